//! The bytes of an `.xlsx` file → its sheets, cell by cell and bounded, as Excel,
//! LibreOffice or another program saved it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::bounds;
use super::{MAX_CELL_TEXT, WorkbookError};

/// Cells visited in one file at most, empty ones counted.
const MAX_CELLS: usize = 2_000_000;
/// Rows with something in them, over all sheets, at most.
const MAX_FILLED_ROWS: usize = 100_000;
/// Text kept of one file at most, in bytes.
const MAX_TEXT: usize = 32 * 1024 * 1024;
/// Columns read of a row; what stands beyond is passed over.
const MAX_COLUMNS: u32 = 256;

/// A sheet as a person filled it in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledSheet {
    /// Name on the tab.
    pub name: String,
    /// The rows with something in them, in the file's order.
    pub rows: Vec<FilledRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledRow {
    /// Its number as the program shows it, from 1.
    pub number: u32,
    /// What stands in it, by column from 0.
    pub cells: BTreeMap<u32, Value>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text as it was typed.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A day.
    Date(NaiveDate),
    /// A formula; what it gave when the file was saved cannot be relied on.
    Formula,
    /// An error value such as `#N/A`, or a time or duration.
    Unreadable,
    /// Longer than a cell can be.
    TooLong,
}

/// Reads every sheet. Formulas are not run and links are not followed.
///
/// # Errors
/// The file is no `.xlsx`, is protected by a password, is damaged, or is larger
/// or holds more than a filled-in sheet can.
pub fn read(bytes: &[u8]) -> Result<Vec<FilledSheet>, WorkbookError> {
    bounds::check(bytes)?;
    // The library trusts some numbers of the file and may panic on odd ones.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes))).unwrap_or_else(|_| {
        Err(WorkbookError::Damaged {
            message: "a value in it makes no sense".to_owned(),
        })
    })
}

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Protected,
            error => Self::Damaged {
                message: error.to_string(),
            },
        }
    }
}

/// What may still be taken in.
struct Room {
    cells: usize,
    rows: usize,
    text: usize,
}

fn sheets(bytes: &[u8]) -> Result<Vec<FilledSheet>, WorkbookError> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let mut room = Room {
        cells: MAX_CELLS,
        rows: MAX_FILLED_ROWS,
        text: MAX_TEXT,
    };
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| sheet(&mut book, name, &mut room))
        .collect()
}

fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    room: &mut Room,
) -> Result<FilledSheet, WorkbookError> {
    let mut cells = match book.worksheet_cells_reader(&name) {
        Ok(cells) => cells,
        // A sheet of charts has no cells.
        Err(XlsxError::WorksheetNotFound(_)) => {
            return Ok(FilledSheet { name, rows: vec![] });
        }
        Err(error) => return Err(error.into()),
    };
    let mut rows: Vec<FilledRow> = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        room.cells = spend(room.cells, 1)?;
        let (row, column) = cell.pos;
        let value = if cell.formula.is_some() {
            Some(Value::Formula)
        } else {
            value(&cell.value, room)?
        };
        let Some(value) = value.filter(|_| column < MAX_COLUMNS) else {
            continue;
        };
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.number != number) {
            room.rows = spend(room.rows, 1)?;
            rows.push(FilledRow {
                number,
                cells: BTreeMap::new(),
            });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.insert(column, value);
        }
    }
    Ok(FilledSheet { name, rows })
}

fn spend(room: usize, cost: usize) -> Result<usize, WorkbookError> {
    room.checked_sub(cost).ok_or(WorkbookError::TooMuch)
}

/// The value of a cell; nothing where it is empty or holds spaces only.
fn value(value: &DataRef<'_>, room: &mut Room) -> Result<Option<Value>, WorkbookError> {
    let text = match value {
        DataRef::Empty => return Ok(None),
        DataRef::Int(number) => return Ok(Some(Value::Number(*number as f64))),
        DataRef::Float(number) => return Ok(Some(Value::Number(*number))),
        DataRef::Bool(flag) => return Ok(Some(Value::Flag(*flag))),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            return Ok(Some(day.map_or(Value::Unreadable, Value::Date)));
        }
        DataRef::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or_default();
            let day = NaiveDate::parse_from_str(day, "%Y-%m-%d");
            return Ok(Some(day.map_or(Value::Unreadable, Value::Date)));
        }
        DataRef::DurationIso(_) | DataRef::Error(_) => return Ok(Some(Value::Unreadable)),
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => text,
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    // Bytes first: counting characters of a very long text many times takes long.
    if text.len() > MAX_CELL_TEXT * 4 || text.encode_utf16().count() > MAX_CELL_TEXT {
        return Ok(Some(Value::TooLong));
    }
    room.text = spend(room.text, text.len())?;
    Ok(Some(Value::Text(text.to_owned())))
}

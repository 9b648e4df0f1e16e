//! A spreadsheet as a plain value, written as `.xlsx` (Office Open XML,
//! ISO/IEC 29500-1) and read back from one.
//!
//! What is written holds no formula, no macro, no hidden sheet and no link: text
//! stays text whatever it begins with, so that a note typed as `=…` is never run
//! by the program that opens the file (CWE-1236).

mod bounds;
mod clean;
mod error;
mod read;
mod write;

use chrono::NaiveDate;

pub use bounds::MAX_BYTES;
pub use error::WorkbookError;
pub use read::{FilledRow, FilledSheet, Value, read};
pub use write::write;

/// The greatest length of the text of one cell, in UTF-16 units (Excel's limit).
pub const MAX_CELL_TEXT: usize = 32_767;

/// The rows a sheet may have, counting head and notes (Excel's limit).
pub const MAX_ROWS: usize = 1_048_576;

/// A spreadsheet to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Title in the file's properties.
    pub title: String,
    /// Author in the file's properties: the unit or agency.
    pub author: String,
    /// The sheets in order; the first is the one shown on opening.
    pub sheets: Vec<Sheet>,
}

/// One sheet: notes, then a table with a head row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name on the tab. What Excel forbids in it is replaced, it is cut at 31
    /// characters and numbered where another sheet has it.
    pub name: String,
    /// Lines above the table, the first in bold as its title; then an empty row.
    pub notes: Vec<String>,
    /// The columns of the table.
    pub columns: Vec<Column>,
    /// The rows of the table. A short row ends early.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns at the left stay in view when scrolling sideways. The
    /// head row always stays.
    pub frozen_columns: u16,
}

/// A column of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What stands in the head row.
    pub title: String,
    /// Width in characters of the standard font, 1 to 255.
    pub width: u16,
    /// The words its cells may hold, offered as a drop-down; empty for any
    /// text. Together at most 255 characters, none with a comma.
    pub choices: Vec<String>,
}

impl Column {
    /// A column for any value.
    pub fn new(title: impl Into<String>, width: u16) -> Self {
        Self {
            title: title.into(),
            width,
            choices: vec![],
        }
    }

    /// The same column offering these words only.
    #[must_use]
    pub fn choosing(self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let choices = words.into_iter().map(Into::into).collect();
        Self { choices, ..self }
    }
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text; a line feed begins a new line. Never a formula.
    Text(String),
    /// Text in bold: a subheading or a sum's name.
    Bold(String),
    /// A whole number. Beyond 15 digits a spreadsheet keeps no number exactly; it
    /// is then written as text.
    Integer(i64),
    /// A number in tenths, shown with one decimal: 875 is 87.5.
    Tenths(i64),
    /// A day, shown as day/month/year.
    Date(NaiveDate),
}

impl Cell {
    /// A cell of text; empty text leaves it empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A cell with a day, or none.
    pub fn date(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

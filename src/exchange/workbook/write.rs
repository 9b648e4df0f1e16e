//! The value → the bytes of an `.xlsx` file.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook as Book, Worksheet, XlsxError,
};

use super::clean::{cell_text, sheet_name};
use super::{Cell, Column, MAX_ROWS, Sheet, Workbook, WorkbookError};

/// A4 in Excel's list of papers.
const A4: u8 = 9;
/// Whole numbers up to here are kept exactly (15 digits).
const MAX_EXACT: u64 = 999_999_999_999_999;

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self::Write {
            message: error.to_string(),
        }
    }
}

/// Writes a spreadsheet. The same value and time give the same bytes.
///
/// # Errors
/// More rows than a sheet can have, or choices a drop-down cannot hold.
pub fn write(book: &Workbook, created: DateTime<FixedOffset>) -> Result<Vec<u8>, WorkbookError> {
    let formats = Formats::new();
    let mut file = Book::new();
    let properties = DocProperties::new()
        .set_title(cell_text(&book.title))
        .set_author(cell_text(&book.author))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(created.timestamp())?);
    file.set_properties(&properties);
    let mut taken = BTreeSet::new();
    for sheet in &book.sheets {
        let page = file.add_worksheet();
        page.set_name(sheet_name(&sheet.name, &mut taken))?;
        write_sheet(page, sheet, &formats)?;
    }
    Ok(file.save_to_buffer()?)
}

struct Formats {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    bold: Format,
    integer: Format,
    tenths: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let plain = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12.0);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Top);
        Self {
            title: plain.clone().set_bold(),
            note: plain,
            head: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E7_EEF5)),
            text: cell.clone().set_text_wrap(),
            bold: cell.clone().set_text_wrap().set_bold(),
            integer: cell.clone().set_num_format("#,##0"),
            tenths: cell.clone().set_num_format("0.0"),
            date: cell
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Center),
        }
    }
}

fn write_sheet(
    page: &mut Worksheet,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<(), WorkbookError> {
    let above = if sheet.notes.is_empty() {
        0
    } else {
        sheet.notes.len() + 1
    };
    let total = above + 1 + sheet.rows.len();
    if total > MAX_ROWS {
        return Err(WorkbookError::TooManyRows {
            sheet: sheet.name.clone(),
            rows: total,
        });
    }
    for (row, note) in (0..).zip(&sheet.notes) {
        let format = if row == 0 {
            &formats.title
        } else {
            &formats.note
        };
        put_text(page, row, 0, note, format)?;
    }
    let head = u32::try_from(above).unwrap_or_default();
    let last = u32::try_from(total - 1).unwrap_or_default();
    for (number, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(number, column.width)?;
        put_text(page, head, number, &column.title, &formats.head)?;
        if last > head && !column.choices.is_empty() {
            page.add_data_validation(head + 1, number, last, number, &choices(column)?)?;
        }
    }
    for (row, cells) in (head + 1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            put(page, row, column, cell, formats)?;
        }
    }
    set_up(page, sheet, head, last)
}

/// What is set for the sheet as a whole: what stays in view, filter, paper.
fn set_up(page: &mut Worksheet, sheet: &Sheet, head: u32, last: u32) -> Result<(), WorkbookError> {
    page.set_freeze_panes(head + 1, sheet.frozen_columns)?;
    if let Some(end) = u16::try_from(sheet.columns.len())
        .ok()
        .and_then(|count| count.checked_sub(1))
    {
        page.autofilter(head, 0, last, end)?;
        page.set_repeat_rows(head, head)?;
    }
    page.set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_footer("&C&P/&N");
    Ok(())
}

fn choices(column: &Column) -> Result<DataValidation, WorkbookError> {
    Ok(DataValidation::new()
        .allow_list_strings(&column.choices)?
        .set_error_style(DataValidationErrorStyle::Stop))
}

fn put(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), WorkbookError> {
    match cell {
        Cell::Empty => {
            page.write_blank(row, column, &formats.text)?;
        }
        Cell::Text(text) => put_text(page, row, column, text, &formats.text)?,
        Cell::Bold(text) => put_text(page, row, column, text, &formats.bold)?,
        Cell::Integer(number) => put_number(page, row, column, (*number, 1), &formats.integer)?,
        Cell::Tenths(tenths) => put_number(page, row, column, (*tenths, 10), &formats.tenths)?,
        Cell::Date(day) => match serial(*day) {
            Some(date) => {
                page.write_datetime_with_format(row, column, &date, &formats.date)?;
            }
            None => put_text(page, row, column, &day.to_string(), &formats.text)?,
        },
    }
    Ok(())
}

/// A fraction whose parts are whole; exactly, or as text.
fn put_number(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    (number, parts): (i64, i64),
    format: &Format,
) -> Result<(), WorkbookError> {
    if number.unsigned_abs() <= MAX_EXACT {
        page.write_number_with_format(row, column, number as f64 / parts as f64, format)?;
        return Ok(());
    }
    put_text(page, row, column, &(number / parts).to_string(), format)
}

fn put_text(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), WorkbookError> {
    let text = cell_text(text);
    // The library takes text of this shape for its own markup of styled text and would
    // write it unescaped; in two styled pieces it is escaped like any other.
    if let Some(rest) = text.strip_prefix('<').filter(|_| text.ends_with("</r>")) {
        let plain = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12.0);
        page.write_rich_string_with_format(row, column, &[(&plain, "<"), (&plain, rest)], format)?;
        return Ok(());
    }
    page.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The day as Excel counts it, from 1900 on.
fn serial(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year())
        .ok()
        .filter(|year| *year >= 1900)?;
    let month = u8::try_from(day.month()).ok()?;
    let day = u8::try_from(day.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

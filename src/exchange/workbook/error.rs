//! Why a spreadsheet was not written or not read.

use thiserror::Error;

use super::MAX_ROWS;
use super::bounds::MAX_BYTES;
use crate::model::text::Language;

/// An error of a whole spreadsheet. What is wrong with single rows is not here.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}", self.text(Language::English))]
pub enum WorkbookError {
    /// More rows than a sheet can have.
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// How many there would be.
        rows: usize,
    },
    /// The library refused what was to be written.
    Write {
        /// Its words, in English.
        message: String,
    },
    /// The file is larger than a filled-in sheet can be.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The file holds more cells, rows or text than a filled-in sheet can.
    TooMuch,
    /// The file is behind a password, or an old `.xls`.
    Protected,
    /// The file is no `.xlsx`, or a damaged one.
    Damaged {
        /// What the reader says, in English.
        message: String,
    },
}

impl WorkbookError {
    /// What is wrong and what to do about it.
    pub fn text(&self, language: Language) -> String {
        let mib = MAX_BYTES / (1024 * 1024);
        let (vi, en) = match self {
            Self::TooManyRows { sheet, rows } => (
                format!(
                    "Trang “{sheet}” cần {rows} dòng, quá {MAX_ROWS} dòng của một trang tính; hãy chia nhỏ dữ liệu."
                ),
                format!(
                    "The sheet “{sheet}” needs {rows} rows, more than the {MAX_ROWS} a sheet can have; split the data."
                ),
            ),
            Self::Write { message } => (
                format!("Không tạo được bảng tính ({message}). Xin báo lỗi chương trình."),
                format!(
                    "The spreadsheet could not be made ({message}). Please report this as a fault of the program."
                ),
            ),
            Self::TooLarge { bytes } => (
                format!("Tệp dài {bytes} byte, quá {mib} MiB; một bảng đã điền không lớn như vậy. Hãy chọn lại tệp."),
                format!("The file has {bytes} bytes, more than {mib} MiB; no filled-in sheet is so large. Choose another file."),
            ),
            Self::TooMuch => (
                "Tệp chứa nhiều ô, dòng hoặc chữ hơn một bảng đã điền có thể có nên không được đọc. Hãy dùng lại bảng do Tukiem xuất ra.".to_owned(),
                "The file holds more cells, rows or text than a filled-in sheet can and was not read. Use the sheet that Tukiem wrote.".to_owned(),
            ),
            Self::Protected => (
                "Tệp có mật khẩu hoặc ở dạng .xls cũ nên không đọc được. Hãy mở bằng Excel hoặc LibreOffice, bỏ mật khẩu rồi lưu thành .xlsx.".to_owned(),
                "The file has a password or is an old .xls and cannot be read. Open it in Excel or LibreOffice, remove the password and save it as .xlsx.".to_owned(),
            ),
            Self::Damaged { message } => (
                format!("Tệp không phải bảng tính .xlsx hoặc đã hỏng ({message}). Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx."),
                format!("The file is no .xlsx spreadsheet or is damaged ({message}). Open it in Excel or LibreOffice and save it as .xlsx again."),
            ),
        };
        match language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }
}

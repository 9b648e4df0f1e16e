//! What can be wrong with a file that enters, or one that leaves.

use std::fmt;

use thiserror::Error;

use super::workbook::WorkbookError;
use crate::model::text::Language;

/// Why a file was not taken or not made.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}", self.text(Language::English))]
pub enum ExchangeError {
    /// Larger than its form may be.
    TooLarge {
        /// Size in bytes.
        bytes: usize,
        /// The greatest size in bytes.
        max: usize,
    },
    /// A submission that would be too large to be read again.
    SubmissionTooLarge {
        /// Size in bytes.
        bytes: usize,
        /// The greatest size in bytes.
        max: usize,
    },
    /// Written in a later version of its form than this program knows.
    NewerVersion {
        /// The version it says it has.
        version: u64,
        /// The latest version known here.
        known: u64,
    },
    /// Not JSON in UTF-8, nested deeper than 128, or a name stands twice.
    Json {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What the JSON reader says, in English.
        message: String,
    },
    /// JSON, but not what is needed. Every finding there is; never empty.
    Invalid(Vec<Finding>),
    /// A value could not be written.
    Write {
        /// What the JSON writer says, in English.
        message: String,
    },
    /// A spreadsheet.
    Workbook(#[from] WorkbookError),
}

/// One thing wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// JSON pointer (RFC 6901) to the value; empty for the whole.
    pub pointer: String,
    /// What is wrong.
    pub kind: FindingKind,
}

/// What is wrong with a value, with its facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// Not of the form the schema describes.
    Form {
        /// What the reader says, in English.
        message: String,
    },
    /// A name the form does not have.
    UnknownName {
        /// The names it has.
        known: Vec<String>,
    },
    /// A name that must be there is not.
    Missing {
        /// The name.
        name: String,
    },
    /// Empty where something must be said.
    Empty,
    /// Longer than allowed.
    TooLong {
        /// Length in characters (of a list: in entries).
        length: usize,
        /// The greatest length.
        max: usize,
    },
    /// A control or direction character.
    ControlCharacter {
        /// Its Unicode number.
        code: u32,
    },
    /// A number outside its range.
    OutOfRange {
        /// The least allowed.
        min: i64,
        /// The greatest allowed.
        max: i64,
    },
    /// Not a day of the calendar as year-month-day.
    BadDate {
        /// What stands there.
        found: String,
    },
    /// The period ends before it begins.
    PeriodReversed,
    /// The catalog has no such item.
    UnknownItem {
        /// The item.
        item: String,
    },
    /// The item has been answered before.
    DoubledItem {
        /// The item.
        item: String,
        /// Pointer to its first answer.
        first: String,
    },
    /// Not applicable without a reason.
    ReasonMissing,
    /// A reason on another answer than not applicable; it belongs into the note.
    ReasonNotUsed,
    /// An evidence path that is not a plain relative name below the evidence directory.
    BadPath {
        /// The path.
        path: String,
    },
    /// Evidence with neither a file nor a name.
    EvidenceNameless,
    /// A fixed value is another one.
    Other {
        /// What stands there.
        found: String,
        /// What must stand there.
        wanted: String,
    },
    /// Not a moment as RFC 3339 writes it.
    BadTime {
        /// What stands there.
        found: String,
    },
    /// Not the 64 lower-case hexadecimal digits of a SHA-256.
    BadDigest {
        /// What stands there.
        found: String,
    },
    /// Not the 32 lower-case hexadecimal digits that name an assessment.
    BadUid {
        /// What stands there.
        found: String,
    },
    /// A number that names one thing names two.
    DoubledNumber {
        /// The number.
        number: i64,
    },
    /// A percentage that is not what its two numbers give.
    BadShare,
}

impl FindingKind {
    /// What is wrong and what to do about it.
    #[allow(clippy::too_many_lines)] // One arm a finding, nothing else.
    pub fn text(&self, language: Language) -> String {
        let (vi, en) = match self {
            Self::Form { message } => (
                format!("không đúng mẫu ({message}); hãy xem lược đồ JSON"),
                format!("not of the right form ({message}); see the JSON schema"),
            ),
            Self::UnknownName { known } => {
                let known = known.join(", ");
                (
                    format!("không có tên này; các tên được dùng: {known}"),
                    format!("there is no such name; the names are: {known}"),
                )
            }
            Self::Missing { name } => (
                format!("thiếu `{name}`; hãy thêm vào"),
                format!("`{name}` is missing; add it"),
            ),
            Self::Empty => (
                "còn trống; hãy điền nội dung".to_owned(),
                "is empty; fill it in".to_owned(),
            ),
            Self::TooLong { length, max } => (
                format!("dài {length}, quá {max}; hãy rút ngắn"),
                format!("is {length} long, more than {max}; shorten it"),
            ),
            Self::ControlCharacter { code } => (
                format!("có ký tự điều khiển U+{code:04X}; hãy xóa"),
                format!("holds the control character U+{code:04X}; delete it"),
            ),
            Self::OutOfRange { min, max } => (
                format!("phải từ {min} đến {max}"),
                format!("must be from {min} to {max}"),
            ),
            Self::BadDate { found } => (
                format!("`{found}` không phải ngày có thật; hãy viết như 2026-12-31"),
                format!("`{found}` is not a date; write it as 2026-12-31"),
            ),
            Self::PeriodReversed => (
                "kỳ đánh giá kết thúc trước khi bắt đầu; hãy sửa ngày".to_owned(),
                "the period ends before it begins; mend the dates".to_owned(),
            ),
            Self::UnknownItem { item } => (
                format!("bộ tiêu chí không có mục `{item}`; hãy sửa mã mục"),
                format!("the catalog has no item `{item}`; mend its id"),
            ),
            Self::DoubledItem { item, first } => (
                format!("mục `{item}` đã được trả lời ở {first}; hãy bỏ một chỗ"),
                format!("item `{item}` is already answered at {first}; remove one"),
            ),
            Self::ReasonMissing => (
                "trả lời không áp dụng phải có `reason`; hãy nêu lý do".to_owned(),
                "not_applicable needs a `reason`; give one".to_owned(),
            ),
            Self::ReasonNotUsed => (
                "`reason` chỉ dùng cho not_applicable; hãy chuyển vào `note`".to_owned(),
                "`reason` goes with not_applicable only; move it into `note`".to_owned(),
            ),
            Self::BadPath { path } => (
                format!(
                    "`{path}` không phải tên tệp tương đối trong thư mục minh chứng; không dùng đường dẫn tuyệt đối, `..`, `\\` hay `:`"
                ),
                format!(
                    "`{path}` is not a relative name below the evidence directory; use no absolute path, `..`, `\\` or `:`"
                ),
            ),
            Self::Other { found, wanted } => (
                format!("có `{found}` ở chỗ phải là `{wanted}`; hãy lấy đúng tệp"),
                format!("has `{found}` where `{wanted}` must stand; take the right file"),
            ),
            Self::BadTime { found } => (
                format!("`{found}` không phải thời điểm; hãy viết như 2026-12-31T08:00:00+07:00"),
                format!("`{found}` is not a moment; write it as 2026-12-31T08:00:00+07:00"),
            ),
            Self::BadDigest { found } => (
                format!("`{found}` không phải mã băm SHA-256 gồm 64 chữ số thập lục phân thường"),
                format!("`{found}` is not a SHA-256 of 64 lower-case hexadecimal digits"),
            ),
            Self::BadUid { found } => (
                format!("`{found}` không phải mã đợt đánh giá gồm 32 chữ số thập lục phân thường"),
                format!("`{found}` is not an assessment's id of 32 lower-case hexadecimal digits"),
            ),
            Self::DoubledNumber { number } => (
                format!("số {number} đã dùng cho mục trước; mỗi mục phải có số riêng"),
                format!("the number {number} is taken by an earlier entry; each needs its own"),
            ),
            Self::BadShare => (
                "tỷ lệ phần trăm không khớp tử số và mẫu số; hãy lấy lại tệp gốc".to_owned(),
                "the percentage is not what its two numbers give; get the original file".to_owned(),
            ),
            Self::EvidenceNameless => (
                "minh chứng phải có `file` hoặc `name`".to_owned(),
                "evidence needs a `file` or a `name`".to_owned(),
            ),
        };
        match language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }
}

impl Finding {
    /// "pointer: what is wrong; what to do".
    pub fn text(&self, language: Language) -> String {
        let pointer = if self.pointer.is_empty() {
            "/"
        } else {
            &self.pointer
        };
        format!("{pointer}: {}", self.kind.text(language))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl ExchangeError {
    /// What is wrong and what to do about it, one finding a line.
    pub fn text(&self, language: Language) -> String {
        let (vi, en) = match self {
            Self::TooLarge { bytes, max } => {
                let mib = max / (1024 * 1024);
                (
                    format!("tệp dài {bytes} byte, quá {mib} MiB; hãy chia nhỏ"),
                    format!("the file has {bytes} bytes, more than {mib} MiB; split it"),
                )
            }
            Self::SubmissionTooLarge { bytes, max } => {
                let mib = max / (1024 * 1024);
                (
                    format!(
                        "dữ liệu kèm theo báo cáo dài {bytes} byte, quá {mib} MiB; hãy rút gọn ghi chú và phần đánh giá của đơn vị"
                    ),
                    format!(
                        "the report's data have {bytes} bytes, more than {mib} MiB; shorten the notes and the unit's remarks"
                    ),
                )
            }
            Self::NewerVersion { version, known } => (
                format!(
                    "dữ liệu thuộc phiên bản {version}, chương trình này chỉ biết đến phiên bản {known}; hãy cập nhật Tukiem rồi thử lại"
                ),
                format!(
                    "the data are of version {version}, this program knows them up to version {known}; update Tukiem and try again"
                ),
            ),
            Self::Json {
                line,
                column,
                message,
            } => (
                format!(
                    "dòng {line}, cột {column}: không phải JSON hợp lệ ({message}); hãy sửa rồi thử lại"
                ),
                format!(
                    "line {line}, column {column}: not valid JSON ({message}); mend it and try again"
                ),
            ),
            Self::Invalid(findings) => {
                let lines: Vec<_> = findings.iter().map(|f| f.text(language)).collect();
                return lines.join("\n");
            }
            Self::Workbook(error) => return error.text(language),
            Self::Write { message } => (
                format!("không ghi được JSON ({message})"),
                format!("cannot write JSON ({message})"),
            ),
        };
        match language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }
}

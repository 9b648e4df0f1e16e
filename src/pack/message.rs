//! The problems in words, Vietnamese and English: what is wrong, then what to do.

use super::load::{MAX_BYTES, MAX_ITEMS, MAX_PROBLEMS};
use super::problem::{ProblemKind, Wanted};
use crate::model::text::Language;

impl Wanted {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Fields => ("(trường: giá trị, …)", "(field: value, …)"),
            Self::List => ("một danh sách […]", "a list […]"),
            Self::Text => ("một chuỗi trong ngoặc kép", "a text in double quotes"),
            Self::Number => (
                "một số nguyên trong phạm vi cho phép",
                "a whole number of the allowed size",
            ),
            Self::Boolean => ("true hoặc false", "true or false"),
            Self::Provision => (
                "(\"7.2\", Assessed) hoặc (\"7.2\", SetAside(Lý do, (vi: …)))",
                "(\"7.2\", Assessed) or (\"7.2\", SetAside(Reason, (vi: …)))",
            ),
            Self::Other => (
                "một giá trị đúng như FORMAT.md mô tả",
                "a value as FORMAT.md describes it",
            ),
        }
    }
}

impl ProblemKind {
    /// What is wrong and what to do about it.
    pub fn text(&self, language: Language) -> String {
        let (vi, en) = self.about_file().unwrap_or_else(|| self.about_rules());
        match language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    /// Problems of the file and its form.
    fn about_file(&self) -> Option<(String, String)> {
        let mib = MAX_BYTES / (1024 * 1024);
        Some(match self {
            Self::NotUtf8 { byte } => (
                format!("tệp không phải UTF-8 từ byte thứ {byte}; hãy lưu lại tệp bằng mã UTF-8"),
                format!("the file is not UTF-8 from byte {byte} on; save it as UTF-8"),
            ),
            Self::Utf16 { big_endian } => {
                let order = if *big_endian { "BE" } else { "LE" };
                (
                    format!("tệp dùng mã UTF-16 {order}; hãy lưu lại tệp bằng mã UTF-8"),
                    format!("the file is UTF-16 {order}; save it as UTF-8"),
                )
            }
            Self::TooLarge { bytes } => (
                format!("tệp dài {bytes} byte, quá {mib} MiB; hãy chia nhỏ hoặc bớt nội dung"),
                format!("the file has {bytes} bytes, more than {mib} MiB; shorten it"),
            ),
            Self::TooManyItems { items } => (
                format!("có {items} mục kiểm tra, quá {MAX_ITEMS}; hãy bớt mục"),
                format!("there are {items} items, more than {MAX_ITEMS}; remove some"),
            ),
            Self::TooManyProblems => (
                format!("có hơn {MAX_PROBLEMS} lỗi; hãy sửa các lỗi đã nêu rồi kiểm tra lại"),
                format!(
                    "there are more than {MAX_PROBLEMS} problems; mend those listed and check again"
                ),
            ),
            Self::TooDeep => (
                "giá trị lồng nhau quá sâu; hãy bớt các lớp ngoặc".to_owned(),
                "values are nested too deep; remove layers of brackets".to_owned(),
            ),
            Self::Syntax { message } => (
                format!(
                    "sai cú pháp RON ({message}); hãy xem dấu ngoặc, dấu phẩy và dấu nháy quanh chỗ này"
                ),
                format!(
                    "RON syntax: {message}; look at the brackets, commas and quotes around here"
                ),
            ),
            Self::WrongKind { wanted } => {
                let (vi, en) = wanted.words();
                (
                    format!("chỗ này phải là {vi}"),
                    format!("{en} must stand here"),
                )
            }
            Self::UnknownField { name, known } => {
                let known = known.join(", ");
                (
                    format!("không có trường `{name}` ở đây; các trường được dùng: {known}"),
                    format!("there is no field `{name}` here; the fields are: {known}"),
                )
            }
            Self::DoubledField { name } => (
                format!("trường `{name}` xuất hiện hai lần; hãy bỏ một"),
                format!("the field `{name}` stands twice; remove one"),
            ),
            Self::MissingField { name } => (
                format!("thiếu trường `{name}`; hãy thêm vào"),
                format!("the field `{name}` is missing; add it"),
            ),
            Self::UnknownWord { found, known } => {
                let known = known.join(", ");
                (
                    format!("không có từ `{found}` ở đây; các từ được dùng: {known}"),
                    format!("there is no word `{found}` here; the words are: {known}"),
                )
            }
            _ => return None,
        })
    }

    /// Problems of what the catalog says.
    #[allow(clippy::too_many_lines)] // One arm a rule, nothing else.
    fn about_rules(&self) -> (String, String) {
        match self {
            Self::BadName { found, signs } => (
                format!(
                    "`{found}` không hợp lệ; chỉ dùng chữ thường không dấu, chữ số và {signs} ở giữa, dài tối đa 80 ký tự"
                ),
                format!(
                    "`{found}` is not a name; use lower-case ASCII letters, digits, and {signs} between them, at most 80 characters"
                ),
            ),
            Self::Doubled { found, first_line } => (
                format!("`{found}` đã có ở dòng {first_line}; hãy bỏ hoặc đổi tên một chỗ"),
                format!("`{found}` already stands on line {first_line}; remove or rename one"),
            ),
            Self::BadReference { message } => (
                format!(
                    "không đọc được điều khoản ({message}); hãy viết như \"7.2\" hoặc \"13.1.đ\""
                ),
                format!("not a provision ({message}); write it as \"7.2\" or \"13.1.đ\""),
            ),
            Self::WrongArticle { provision, article } => (
                format!("`{provision}` không thuộc Điều {article}; hãy chuyển về đúng điều"),
                format!("`{provision}` does not belong to Article {article}; move it to its own"),
            ),
            Self::OutOfOrder { found, after } => (
                format!("`{found}` đứng sau `{after}`; hãy xếp theo thứ tự của văn bản"),
                format!("`{found}` stands after `{after}`; keep the order of the text"),
            ),
            Self::Uncited { provision } => (
                format!(
                    "`{provision}` ghi Assessed nhưng không mục nào viện dẫn; hãy thêm mục hoặc dùng SetAside kèm lý do"
                ),
                format!(
                    "`{provision}` is Assessed but no item cites it; add an item, or SetAside with a reason"
                ),
            ),
            Self::CitesSetAside { provision, line } => (
                format!(
                    "viện dẫn `{provision}`, điều khoản được để ngoài đánh giá ở dòng {line}; hãy bỏ viện dẫn hoặc ghi Assessed ở đó"
                ),
                format!(
                    "cites `{provision}`, which line {line} sets aside; drop the citation or mark it Assessed there"
                ),
            ),
            Self::CitesUnknown { provision } => (
                format!(
                    "viện dẫn `{provision}`, điều khoản không có trong khung văn bản; hãy sửa viện dẫn hoặc thêm vào chapters"
                ),
                format!(
                    "cites `{provision}`, which the skeleton does not have; mend the citation or add it to chapters"
                ),
            ),
            Self::IdNotFromCite { id, first } => (
                format!(
                    "mã `{id}` phải là điều khoản viện dẫn đầu tiên: `{first}`, hoặc `{first}-a`, `{first}-b` …"
                ),
                format!(
                    "the id `{id}` must be the first cited provision: `{first}`, or `{first}-a`, `{first}-b` …"
                ),
            ),
            Self::EmptyText => (
                "chuỗi trống; hãy điền nội dung".to_owned(),
                "the text is empty; fill it in".to_owned(),
            ),
            Self::EmptyList => (
                "danh sách trống; phải có ít nhất một giá trị".to_owned(),
                "the list is empty; it needs at least one value".to_owned(),
            ),
            Self::ControlCharacter { code } => (
                format!("có ký tự điều khiển U+{code:04X} trong chuỗi; hãy xóa"),
                format!("the control character U+{code:04X} stands in the text; delete it"),
            ),
            Self::BadDate { found } => (
                format!(
                    "`{found}` không phải ngày có thật; hãy viết năm-tháng-ngày như 2024-09-25"
                ),
                format!("`{found}` is not a date; write year-month-day as 2024-09-25"),
            ),
            Self::EffectiveBeforeIssued => (
                "ngày hiệu lực trước ngày ban hành; hãy sửa một trong hai".to_owned(),
                "the day in force lies before the day of issue; mend one of them".to_owned(),
            ),
            Self::BadDay { day, month } => (
                format!("không có ngày {day} tháng {month}; hãy sửa day và month"),
                format!("there is no day {day} in month {month}; mend day and month"),
            ),
            Self::UnknownClass { found } => (
                format!("không có mức sự cố `{found}`; hãy dùng một id trong classes"),
                format!("there is no incident class `{found}`; use an id of classes"),
            ),
            Self::OutOfRange { found, min, max } => (
                format!("{found} nằm ngoài khoảng {min}–{max}; hãy sửa số"),
                format!("{found} is not within {min} to {max}; mend the number"),
            ),
            Self::EmptyRange { from, to } => (
                format!("Between({from}, {to}) không phải một khoảng; số đầu phải nhỏ hơn số sau"),
                format!("Between({from}, {to}) is no range; the first number must be the smaller"),
            ),
            Self::BandsNotDescending => (
                "các ngưỡng xếp loại phải giảm dần từ a đến d và không quá 1000".to_owned(),
                "the grade limits must descend from a to d and be at most 1000".to_owned(),
            ),
            Self::ConditionTooDeep { max } => (
                format!("điều kiện lồng nhau quá {max} lớp; hãy viết gọn lại"),
                format!("the condition is nested deeper than {max}; simplify it"),
            ),
            Self::EmptyCondition => (
                "All([]) hoặc Any([]) không có điều kiện nào; hãy thêm hoặc dùng Always".to_owned(),
                "All([]) or Any([]) holds no condition; add one or use Always".to_owned(),
            ),
            Self::UnknownControl { found } => (
                format!(
                    "không có biện pháp kiểm soát `{found}` trong controls.ron; hãy sửa tên hoặc thêm vào đó"
                ),
                format!("controls.ron has no control `{found}`; mend the name or add it there"),
            ),
            // All others are said by `about_file`.
            _ => ("lỗi của tệp".to_owned(), "a problem of the file".to_owned()),
        }
    }
}

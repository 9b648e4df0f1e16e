//! Errors of a collation as sentences.

use super::name;
use crate::app::collate::CollateError;
use crate::i18n::{Language, Translate, integer};

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &CollateError) -> String {
    use CollateError as E;
    match error {
        E::ListEmpty { path } => l.pick(
            format!("Danh sách “{}” không có đơn vị nào. Hãy ghi mỗi dòng một đơn vị.", name(path)),
            format!("The list “{}” names no unit. Write one unit a line.", name(path)),
        ),
        E::ListUnreadable { path } => l.pick(
            format!("Không đọc được danh sách “{}”. Hãy lưu lại ở dạng .xlsx, hoặc .csv, .txt với bảng mã UTF-8.", name(path)),
            format!("The list “{}” cannot be read. Save it as .xlsx, or as .csv or .txt in UTF-8.", name(path)),
        ),
        E::ListCell { path, row } => l.pick(
            format!("Danh sách “{}”, dòng {row}: ô chứa công thức hoặc lỗi. Hãy dán lại thành chữ rồi lưu.", name(path)),
            format!("The list “{}”, row {row}: a cell holds a formula or an error. Paste it as text and save.", name(path)),
        ),
        E::ListTooLarge { path } => l.pick(
            format!("Danh sách “{}” quá lớn. Hãy chỉ để lại tên, mã và loại của các đơn vị.", name(path)),
            format!("The list “{}” is too large. Keep only names, codes and kinds of the units.", name(path)),
        ),
        E::TooManyFiles { folder, limit } => {
            let limit = integer(l, *limit as u64);
            l.pick(
                format!("Thư mục “{}” có hơn {limit} tệp. Hãy chia thành các thư mục nhỏ hơn.", folder.display()),
                format!("The folder “{}” holds more than {limit} files. Split it into smaller ones.", folder.display()),
            )
        }
        E::NothingThere { folder } => l.pick(
            format!("Thư mục “{}” không có tệp PDF hoặc gói .tukiem nào. Hãy chọn thư mục khác.", folder.display()),
            format!("The folder “{}” holds no PDF and no .tukiem package. Choose another one.", folder.display()),
        ),
        E::NothingCollated => l.pick(
            "Chưa có kết quả tổng hợp để lưu. Hãy tổng hợp một thư mục trước.".to_owned(),
            "There is no result to save yet. Collate a folder first.".to_owned(),
        ),
    }
}

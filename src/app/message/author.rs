//! Errors of writing one's own catalog.

use super::AppError;
use crate::i18n::{Language, Translate};

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &AppError) -> String {
    match error {
        AppError::DraftUnsound { count } => l.pick(
            format!("Bản soạn còn {count} chỗ chưa đúng nên chưa đưa vào danh sách được. Hãy sửa các chỗ có dấu đỏ; nội dung đang soạn vẫn được giữ."),
            format!("The draft has {count} problems and was not added to the list. Mend the places marked red; the draft is kept."),
        ),
        AppError::DraftOpen => l.pick(
            "Đang có một bản soạn chưa lưu. Hãy lưu hoặc đóng bản đó trước.".to_owned(),
            "An unsaved draft is open. Save or close it first.".to_owned(),
        ),
        AppError::DraftLost { kept } => l.pick(
            format!("Không đọc lại được bản soạn dở của lần trước. Nội dung được giữ nguyên trong “{}”.", kept.display()),
            format!("The unfinished draft of last time cannot be read. Its text was kept in “{}”.", kept.display()),
        ),
        AppError::UnknownProvision(reference) => l.pick(
            format!("Bản soạn không có {}.", reference.cite(l)),
            format!("The draft has no {}.", reference.cite(l)),
        ),
        AppError::KnownProvision(reference) => l.pick(
            format!("{} đã có trong bản soạn.", reference.cite(l)),
            format!("{} is in the draft already.", reference.cite(l)),
        ),
        AppError::TooManyItems(reference) => l.pick(
            format!("{} đã có quá nhiều mục. Hãy gộp bớt mục.", reference.cite(l)),
            format!("{} has too many items. Merge some.", reference.cite(l)),
        ),
        AppError::VersionTaken { id, version } => l.pick(
            format!("Đã có bộ tiêu chí “{id}” bản {version} với nội dung khác, nên tệp không được thêm. Hãy đề nghị người gửi tăng số phiên bản, hoặc mở tệp để soạn tiếp."),
            format!("Another “{id}” of version {version} is here already; the file was not added. Ask its sender to raise the version, or open the file to edit it."),
        ),
        _ => l.pick(
            "Chưa mở bản soạn nào.".to_owned(),
            "No draft is open.".to_owned(),
        ),
    }
}

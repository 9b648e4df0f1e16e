//! Why a report is not signed, beyond key and signature: its pictures, the file it is.

use super::{name, verification};
use crate::app::error::AppError;
use crate::i18n::{Language, Translate};

/// Most findings of a check that are named in one sentence.
const MOST: usize = 3;

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &AppError) -> String {
    match error {
        AppError::PictureOnPaper { path } => l.pick(
            format!("Ảnh “{}” còn nền giấy trắng. Hãy đánh dấu “Xóa nền giấy trắng” (dòng lệnh: --clear-paper), hoặc chọn ảnh PNG nền trong suốt.", name(path)),
            format!("The picture “{}” still has its white paper. Tick “Take the white paper away” (command line: --clear-paper), or choose a PNG with a transparent background.", name(path)),
        ),
        AppError::PictureGround { path } => l.pick(
            format!("Nền của ảnh “{}” không trong suốt và cũng không phải giấy trắng. Hãy chụp hoặc quét lại trên giấy trắng, hoặc chọn ảnh PNG nền trong suốt.", name(path)),
            format!("The background of “{}” is neither transparent nor white paper. Scan it again on white paper, or choose a PNG with a transparent background.", name(path)),
        ),
        AppError::PictureEmpty { path } => l.pick(
            format!("Ảnh “{}” không có nét nào. Hãy chọn ảnh khác.", name(path)),
            format!("Nothing is drawn on the picture “{}”. Choose another.", name(path)),
        ),
        AppError::LeaderMissing { path } => l.pick(
            format!("Tệp “{}” chưa có chữ ký của lãnh đạo nên chưa đóng dấu được. Hãy để lãnh đạo ký trước, rồi chọn tệp đã ký.", name(path)),
            format!("Nobody has signed “{}” yet, so it cannot be sealed. The leader signs first; then choose the signed file.", name(path)),
        ),
        AppError::NotIntact { path, problems } => {
            let found: Vec<_> = problems.iter().take(MOST).map(|p| verification::problem(l, p)).collect();
            let found = found.join(" ");
            l.pick(
                format!("Tệp “{}” không còn như khi ký nên không được ký tiếp: {found} Không có gì được ghi. Hãy xin lại tệp gốc từ người ký trước.", name(path)),
                format!("“{}” is not as it was signed and is not signed any further: {found} Nothing was written. Ask the earlier signer for the original file.", name(path)),
            )
        }
        other => other.to_string(),
    }
}

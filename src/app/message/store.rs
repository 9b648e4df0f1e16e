//! Errors of the store as sentences.

use crate::i18n::{self, Language, Translate};
use crate::store::StoreError;

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &StoreError) -> String {
    use StoreError as E;
    match error {
        E::AlreadyOpen { path } => l.pick(
            format!("Tệp “{}” đang mở trong một cửa sổ Tukiem khác. Hãy đóng cửa sổ đó rồi mở lại.", path.display()),
            format!("“{}” is open in another Tukiem. Close that one and open it again.", path.display()),
        ),
        E::Newer { path, found, supported } => l.pick(
            format!("Tệp “{}” do bản Tukiem mới hơn tạo ra (phiên bản dữ liệu {found}, bản này đọc đến {supported}). Tệp được giữ nguyên; hãy dùng bản Tukiem mới hơn.", path.display()),
            format!("“{}” was written by a newer Tukiem (data version {found}, this one reads up to {supported}). The file is untouched; use a newer Tukiem.", path.display()),
        ),
        E::Older { path, .. } => l.pick(
            format!("Tệp “{}” thuộc phiên bản cũ. Hãy mở bằng cửa sổ Tukiem một lần để nâng cấp.", path.display()),
            format!("“{}” is of an older version. Open it once in the window to bring it up to date.", path.display()),
        ),
        E::NotADatabase { path } | E::NotOurs { path } => l.pick(
            format!("“{}” không phải tệp dữ liệu của Tukiem và được giữ nguyên. Hãy chọn tệp khác.", path.display()),
            format!("“{}” is not a data file of Tukiem and was left as it is. Choose another file.", path.display()),
        ),
        E::Damaged { path, .. } => l.pick(
            format!("Tệp dữ liệu “{}” bị hỏng; chương trình không sửa gì vào đó. Hãy cất tệp hỏng sang tên khác rồi khôi phục từ bản sao lưu.", path.display()),
            format!("The data file “{}” is damaged; nothing was changed in it. Set it aside under another name and restore a backup.", path.display()),
        ),
        E::Corrupt { .. } => l.pick(
            "Phát hiện tệp dữ liệu bị hỏng khi đang làm việc. Hãy khôi phục từ bản sao lưu.".to_owned(),
            "The data file turned out to be damaged. Restore a backup.".to_owned(),
        ),
        E::ReadOnly { path } if path.as_os_str().is_empty() => l.pick(
            "Tệp dữ liệu không ghi được. Hãy kiểm tra quyền của tệp và thư mục.".to_owned(),
            "The data file cannot be written. Check the permissions of file and folder.".to_owned(),
        ),
        E::ReadOnly { path } => l.pick(
            format!("Không ghi được “{}”. Hãy kiểm tra quyền của tệp và thư mục.", path.display()),
            format!("“{}” cannot be written. Check its permissions.", path.display()),
        ),
        E::DiskFull => l.pick(
            "Ổ đĩa đã đầy. Hãy giải phóng chỗ; chương trình sẽ tự lưu lại phần còn chờ.".to_owned(),
            "The disk is full. Free some space; what waits will be saved by itself.".to_owned(),
        ),
        E::Busy => l.pick(
            "Một chương trình khác đang giữ tệp dữ liệu. Hãy đóng chương trình đó; Tukiem sẽ tự thử lại.".to_owned(),
            "Another program holds the data file. Close it; Tukiem tries again by itself.".to_owned(),
        ),
        E::Io { path, source } => l.pick(
            format!("Lỗi đọc, ghi “{}”: {source}.", path.display()),
            format!("Reading or writing “{}” failed: {source}.", path.display()),
        ),
        E::Exists { path } => l.pick(
            format!("“{}” đã có. Hãy chọn tên khác.", path.display()),
            format!("“{}” exists already. Choose another name.", path.display()),
        ),
        E::NoAssessment { id } => l.pick(
            format!("Không có đợt đánh giá số {id}."),
            format!("There is no assessment number {id}."),
        ),
        E::Frozen => l.pick(
            "Đợt đánh giá đã được duyệt nên không sửa được nữa.".to_owned(),
            "The assessment is approved and can no longer be changed.".to_owned(),
        ),
        E::EvidenceDamaged { sha256 } => l.pick(
            format!("Nội dung minh chứng {} trong kho đã bị hỏng. Hãy thêm lại tệp gốc.", sha256.short()),
            format!("The stored evidence {} is damaged. Add the original file again.", sha256.short()),
        ),
        E::MissingBlob { sha256 } => l.pick(
            format!("Kho không có tệp {}. Hãy thêm lại tệp gốc.", sha256.short()),
            format!("The store has no file {}. Add the original file again.", sha256.short()),
        ),
        E::TooBig { limit } => {
            let limit = i18n::size(l, *limit);
            l.pick(
                format!("Tệp lớn hơn {limit} nên không nhận làm minh chứng."),
                format!("The file is larger than {limit} and was not taken as evidence."),
            )
        }
        other => l.pick(
            format!("Tệp dữ liệu từ chối thao tác: {other}. Dữ liệu đã lưu vẫn nguyên vẹn."),
            format!("The data file refused: {other}. Saved data is intact."),
        ),
    }
}

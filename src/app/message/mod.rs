//! Errors as sentences in both languages: what happened, what was kept, what to do next.

mod author;
mod collate;
mod package;
mod regulation;
mod sheet;
mod sign;
mod signing;
mod stamp;
mod store;
mod submission;
mod token;
mod verification;

use std::io;
use std::path::Path;

use super::edit::MAX_NOTE_CHARS;
use super::error::AppError;
use crate::i18n::{self, Language, Translate};
use crate::model::evidence::MAX_FILE_BYTES;
use crate::report::ReportError;

pub use regulation::{file_remark, text_remark, unplaced_reason};
pub use sheet::{place as sheet_place, problem as sheet_problem};
pub use submission::{attachment, mismatch, recomputed, refused};
pub use token::tries as pin_tries;
pub use verification::{
    change as signature_change, problem as signature_problem, purpose as signature_purpose,
    revocation as signature_revocation, time as signature_time, trust as signature_trust,
};

impl AppError {
    /// The sentence a person reads.
    pub fn message(&self, language: Language) -> String {
        let l = language;
        match self {
            Self::Store(error) => store::message(l, error),
            Self::Catalog(problems) => problems.message(l),
            Self::Exchange(error) => error.text(l),
            Self::Package(error) => package::message(l, error),
            Self::PackageRefused(refusal) => package::refusal(l, refusal),
            Self::Report(error) => report(l, error),
            Self::Oscal(error) => l.pick(
                format!("Chưa xuất được tệp OSCAL và không tệp nào bị thay đổi, do lỗi của chương trình ({error}). Hãy báo lỗi này cho người phát hành Tukiem."),
                format!("The OSCAL files were not written and nothing was changed; this is a fault of the program ({error}). Report it to the makers of Tukiem."),
            ),
            Self::Sign(error) => sign::message(l, error),
            Self::TrustFile { path, error } => {
                format!("“{}”: {}", name(path), sign::message(l, error))
            }
            Self::Collate(error) => collate::message(l, error),
            Self::CatalogWrite(_) => regulation::not_written(l, self),
            Self::RegulationFile { path, error } => regulation::read(l, &name(path), error),
            Self::RegulationText(error) => regulation::parse(l, error),
            Self::FileExists { path } => regulation::exists(l, &name(path)),
            Self::Read { path, kind, detail } => file(l, path, *kind, detail, false),
            Self::Write { path, kind, detail } => file(l, path, *kind, detail, true),
            Self::Picture { path, .. } => l.pick(
                format!("Không đọc được ảnh “{}”. Hãy chọn tệp PNG (nền trong suốt) hoặc JPEG.", name(path)),
                format!("The picture “{}” cannot be read. Choose a PNG (transparent) or JPEG file.", name(path)),
            ),
            Self::PictureOnPaper { .. }
            | Self::PictureGround { .. }
            | Self::PictureEmpty { .. }
            | Self::NotIntact { .. }
            | Self::LeaderMissing { .. } => signing::message(l, self),
            Self::TooLarge { name, size } => {
                let (size, limit) = (i18n::size(l, *size), i18n::size(l, MAX_FILE_BYTES));
                l.pick(
                    format!("Tệp “{name}” nặng {size}, quá mức {limit} cho một minh chứng. Hãy nén hoặc tách tệp."),
                    format!("The file “{name}” is {size}; one piece of evidence may have {limit}. Compress or split it."),
                )
            }
            Self::OutsideFolder { path } => l.pick(
                format!("Tệp “{}” dẫn ra ngoài thư mục minh chứng nên không được nhận. Hãy chép tệp thật vào thư mục đó.", path.display()),
                format!("“{}” leads out of the folder of evidence and was not taken. Copy the file itself into that folder.", path.display()),
            ),
            Self::NoteTooLong { .. } => l.pick(
                format!("Ghi chú dài quá {MAX_NOTE_CHARS} ký tự nên chưa được lưu. Hãy rút gọn hoặc đính kèm tệp."),
                format!("The note has more than {MAX_NOTE_CHARS} characters and was not saved. Shorten it or attach a file."),
            ),
            Self::UnknownItem(id) => l.pick(
                format!("Bộ tiêu chí không có mục “{id}”. Hãy kiểm tra lại mã mục."),
                format!("The catalog has no item “{id}”. Check its id."),
            ),
            Self::UnknownEvidence(id) => l.pick(
                format!("Đợt đánh giá không có minh chứng số {id}."),
                format!("The assessment has no evidence number {id}."),
            ),
            Self::UnknownCatalog(id) => l.pick(
                format!("Không tìm thấy bộ tiêu chí “{id}”. Hãy đặt tệp của bộ tiêu chí vào thư mục “checklists” cạnh tệp dữ liệu."),
                format!("There is no catalog “{id}”. Put its file into the folder “checklists” beside the database."),
            ),
            Self::CatalogBuiltIn { id, path } => l.pick(
                format!("Bỏ qua tệp “{}”: bộ tiêu chí “{id}” đã có sẵn và không bị thay thế. Hãy đặt mã khác.", name(path)),
                format!("“{}” was left out: the catalog “{id}” is built in and is not replaced. Give it another id.", name(path)),
            ),
            Self::WrongState { state } => {
                let state = i18n::state(l, *state);
                l.pick(
                    format!("Đợt đánh giá đang ở trạng thái “{state}” nên không thực hiện được bước này."),
                    format!("The assessment is “{state}”; this step does not start from there."),
                )
            }
            Self::Thread { detail } => l.pick(
                format!("Một tác vụ nền bị dừng ({detail}). Dữ liệu đã lưu vẫn nguyên vẹn; hãy thử lại."),
                format!("A background task stopped ({detail}). Saved data is intact; try again."),
            ),
            Self::DraftUnsound { .. }
            | Self::DraftOpen
            | Self::NoDraft
            | Self::DraftLost { .. }
            | Self::UnknownProvision(_)
            | Self::KnownProvision(_)
            | Self::TooManyItems(_)
            | Self::VersionTaken { .. } => author::message(l, self),
            Self::Sheet(refusal) => sheet::refusal(l, refusal),
            Self::NoSheet | Self::SheetUnsound { .. } | Self::SheetOvertaken { .. } => {
                sheet::not_accepted(l, self)
            }
            Self::Frozen
            | Self::ReasonMissing
            | Self::NameMissing
            | Self::NothingOpen
            | Self::NoMigration
            | Self::Cancelled
            | Self::WriterGone
            | Self::NoHome => short(l, self).to_owned(),
        }
    }
}

/// Errors without facts of their own.
fn short(l: Language, error: &AppError) -> &'static str {
    match error {
        AppError::Frozen => l.pick(
            "Đợt đánh giá đã được duyệt nên không sửa được nữa.",
            "The assessment is approved and can no longer be changed.",
        ),
        AppError::ReasonMissing => l.pick(
            "Hãy ghi lý do không áp dụng; thiếu lý do thì câu trả lời chưa được lưu.",
            "Give the reason why it does not apply; without one the answer is not saved.",
        ),
        AppError::NameMissing => l.pick("Hãy đặt tên cho minh chứng.", "Give the evidence a name."),
        AppError::NothingOpen => l.pick(
            "Hãy mở một đợt đánh giá trước.",
            "Open an assessment first.",
        ),
        AppError::NoMigration => l.pick(
            "Hãy xem trước việc chuyển câu trả lời rồi mới chấp nhận.",
            "Look at how the answers would move first, then accept.",
        ),
        AppError::Cancelled => l.pick("Đã dừng theo yêu cầu.", "Stopped as asked."),
        AppError::NoHome => l.pick(
            "Không xác định được thư mục dữ liệu của người dùng. Hãy chỉ rõ tệp dữ liệu bằng --db.",
            "The user's data folder is not known. Name a database file with --db.",
        ),
        _ => l.pick(
            "Tệp dữ liệu đã đóng. Hãy khởi động lại chương trình; dữ liệu đã lưu vẫn nguyên vẹn.",
            "The database is closed. Restart the program; saved data is intact.",
        ),
    }
}

fn report(l: Language, error: &ReportError) -> String {
    l.pick(
        format!("Chưa lập được báo cáo: {error}."),
        format!("The report could not be made: {error}."),
    )
}

/// A path as people call it: the file's name.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    )
}

fn file(l: Language, path: &Path, kind: io::ErrorKind, detail: &str, writing: bool) -> String {
    let shown = path.display();
    let (vi, en) = match kind {
        io::ErrorKind::NotFound => (
            "không tìm thấy tệp hoặc thư mục",
            "the file or folder does not exist",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            "không có quyền; hãy chọn thư mục khác",
            "permission denied; choose another folder",
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
            "ổ đĩa đã đầy; hãy giải phóng chỗ rồi thử lại",
            "the disk is full; free some space and try again",
        ),
        io::ErrorKind::AlreadyExists => (
            "đây là tệp khác, không bị ghi đè; hãy chọn tên khác",
            "this is another file, which is not overwritten; choose another name",
        ),
        io::ErrorKind::IsADirectory => (
            "đây là thư mục, hãy chọn tệp",
            "this is a folder, choose a file",
        ),
        io::ErrorKind::NotADirectory => (
            "đường dẫn đi qua một tệp; hãy chọn thư mục khác",
            "the path leads through a file; choose another folder",
        ),
        _ => (detail, detail),
    };
    if writing {
        l.pick(
            format!("Không ghi được “{shown}”: {vi}. Tệp cũ (nếu có) vẫn nguyên vẹn."),
            format!("“{shown}” could not be written: {en}. The old file, if any, is untouched."),
        )
    } else {
        l.pick(
            format!("Không đọc được “{shown}”: {vi}."),
            format!("“{shown}” could not be read: {en}."),
        )
    }
}

//! Errors of packages as sentences.

use crate::app::package::PackageRefusal;
use crate::exchange::package::{Fault, PackageError};
use crate::i18n::{Language, Translate};

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &PackageError) -> String {
    use PackageError as E;
    match error {
        E::NotAPackage => l.pick(
            "Tệp này không phải gói của Tự kiểm. Hãy chọn tệp có đuôi .tukiem do Tự kiểm xuất ra.".to_owned(),
            "This file is no package of Tukiem. Choose a .tukiem file that Tukiem has written.".to_owned(),
        ),
        E::Newer { found, supported } => l.pick(
            format!("Gói do bản Tự kiểm mới hơn tạo ra (phiên bản gói {found}, bản này đọc đến {supported}). Chưa nhận gì; hãy dùng bản mới hơn."),
            format!("The package was written by a newer Tukiem (package version {found}, this one reads up to {supported}). Nothing was taken in; use a newer Tukiem."),
        ),
        E::WrongPassphrase => l.pick(
            "Mật khẩu không mở được gói. Hãy kiểm tra bộ gõ, phím Caps Lock rồi gõ lại, hoặc hỏi lại người gửi.".to_owned(),
            "The passphrase does not open the package. Check the keyboard and Caps Lock and type it again, or ask the sender.".to_owned(),
        ),
        E::TooMuchWork { .. } => l.pick(
            "Gói đòi hỏi khối lượng tính toán quá lớn để mở, không gói nào của Tự kiểm cần như vậy. Tệp không được mở; hãy hỏi lại người gửi.".to_owned(),
            "Opening this package would take far more work than any package of Tukiem. It was not opened; ask its sender.".to_owned(),
        ),
        E::Damaged => l.pick(
            "Gói bị hỏng hoặc bị cắt cụt trên đường chuyển. Chưa nhận gì; hãy chép lại tệp từ nơi gửi.".to_owned(),
            "The package is damaged or was cut short on its way. Nothing was taken in; copy the file again from its source.".to_owned(),
        ),
        E::Inconsistent { entry, fault } => {
            let why = self::fault(l, fault);
            l.pick(
                format!("Nội dung gói mâu thuẫn ở “{entry}”: {why}. Chưa nhận gì; hãy đề nghị người gửi xuất lại gói bằng Tự kiểm."),
                format!("The package contradicts itself at “{entry}”: {why}. Nothing was taken in; ask the sender to write it again with Tukiem."),
            )
        }
        E::TooLarge { entry } => l.pick(
            format!("Phần “{entry}” lớn quá mức một gói có thể chứa. Chưa ghi, chưa nhận gì."),
            format!("“{entry}” is larger than a package may hold. Nothing was written or taken in."),
        ),
        E::ShortPassphrase { least } => l.pick(
            format!("Mật khẩu của gói phải có ít nhất {least} ký tự. Chưa ghi gì."),
            format!("The passphrase of a package needs at least {least} characters. Nothing was written."),
        ),
        E::Input(error) => l.pick(
            format!("Không đọc được tệp gói: {error}. Hãy kiểm tra ổ đĩa rồi thử lại."),
            format!("The package could not be read: {error}. Check the disk and try again."),
        ),
        E::Output(error) => l.pick(
            format!("Không ghi được tệp gói: {error}. Tệp cũ (nếu có) vẫn nguyên vẹn."),
            format!("The package could not be written: {error}. The old file, if any, is untouched."),
        ),
    }
}

fn fault(l: Language, fault: &Fault) -> String {
    match fault {
        Fault::OtherEntry { found } => l.pick(
            format!("có phần lạ “{found}”"),
            format!("“{found}” does not belong there"),
        ),
        Fault::Missing => l.pick("bị thiếu".to_owned(), "it is missing".to_owned()),
        Fault::NotPlain => l.pick(
            "được nén hoặc mã hóa khác cách của Tự kiểm".to_owned(),
            "it is compressed or encrypted as no Tukiem does".to_owned(),
        ),
        Fault::Size => l.pick(
            "độ lớn không đúng như đã kê".to_owned(),
            "its size is not the one listed".to_owned(),
        ),
        Fault::Hash => l.pick(
            "nội dung không đúng như đã kê".to_owned(),
            "its content is not the one listed".to_owned(),
        ),
        Fault::Form { detail } => l.pick(
            format!("không đúng mẫu ({detail})"),
            format!("not of its form ({detail})"),
        ),
        Fault::Value { place } => l.pick(
            format!("“{place}” có giá trị không thể có"),
            format!("“{place}” has an impossible value"),
        ),
        Fault::Doubled { place } => l.pick(
            format!("“{place}” có hai lần"),
            format!("“{place}” stands twice"),
        ),
        Fault::Dangling { place } => l.pick(
            format!("“{place}” chỉ tới thứ không có"),
            format!("“{place}” leads to something that is not there"),
        ),
        Fault::Contradiction { place } => l.pick(
            format!("“{place}” không khớp với nội dung thật"),
            format!("“{place}” does not fit what is really inside"),
        ),
    }
}

/// The sentence about a package that opens and is not taken in.
pub(super) fn refusal(l: Language, refusal: &PackageRefusal) -> String {
    use PackageRefusal as R;
    match refusal {
        R::NothingRead => l.pick(
            "Chưa đọc gói nào. Hãy chọn tệp gói trước.".to_owned(),
            "No package has been read. Choose its file first.".to_owned(),
        ),
        R::ForeignCatalog => l.pick(
            "Bộ tiêu chí trong gói không phải bộ mà đợt đánh giá dùng. Chưa nhận gì; hãy đề nghị người gửi xuất lại gói.".to_owned(),
            "The catalog in the package is not the one its assessment was made against. Nothing was taken in; ask the sender to write it again.".to_owned(),
        ),
        R::UnknownItem(item) => l.pick(
            format!("Gói nhắc tới mục “{item}” mà bộ tiêu chí trong gói không có. Chưa nhận gì; hãy đề nghị người gửi xuất lại gói."),
            format!("The package names item “{item}”, which its catalog does not have. Nothing was taken in; ask the sender to write it again."),
        ),
        R::Changed => l.pick(
            "Tệp gói đã thay đổi sau khi xem. Chưa nhận gì; hãy đọc lại gói rồi quyết định.".to_owned(),
            "The package has changed since you looked at it. Nothing was taken in; read it again first.".to_owned(),
        ),
        R::HereAlready => l.pick(
            "Đợt đánh giá này đã có ở đây nên không thêm lần nữa. Hãy chọn cập nhật, hoặc giữ cả hai.".to_owned(),
            "This assessment is here already and was not added again. Choose to update it, or to keep both.".to_owned(),
        ),
        R::NotHere => l.pick(
            "Đợt đánh giá cần cập nhật không có ở đây. Hãy nhận gói như một đợt mới.".to_owned(),
            "The assessment to update is not here. Take the package in as a new one.".to_owned(),
        ),
        R::OtherVersion => l.pick(
            "Đợt đánh giá ở đây dùng bộ tiêu chí hoặc phiên bản khác nên không cập nhật được. Hãy giữ cả hai.".to_owned(),
            "The assessment here uses another catalog or version and cannot be updated. Keep both.".to_owned(),
        ),
        R::CatalogTaken { id, version } => l.pick(
            format!("Ở đây đã có bộ tiêu chí “{id}” bản {version} với nội dung khác, nên gói chưa được nhận. Hãy thống nhất bộ tiêu chí với người gửi trước."),
            format!("Another catalog “{id}” of version {version} is in use here, so the package was not taken in. Agree on the catalog with its sender first."),
        ),
    }
}

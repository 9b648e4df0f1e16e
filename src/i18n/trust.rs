//! Words of the list of trusted certificates.

use chrono::NaiveDate;

use super::{Language, Translate, date};

crate::messages! {
    /// Certificates that are trusted.
    Trust {
        Title: "Chứng thư tin cậy", "Trusted certificates";
        Remark: "Dùng để biết ai bảo đảm cho người ký khi kiểm tra một tệp PDF. Chỉ thêm chứng thư nhận trực tiếp từ nơi cấp (ví dụ Cục Chứng thực số và Bảo mật thông tin) hoặc từ chính người ký; danh sách thu hồi (.crl) cũng thêm ở đây.", "They tell who vouches for a signer when a PDF is checked. Add only certificates that came straight from the issuer (such as the Government's authority) or from the signer; lists of revoked ones (.crl) are added here too.";
        Empty: "Chưa có chứng thư nào: chữ ký vẫn kiểm tra được là nguyên vẹn hay không, nhưng chưa nói được ai bảo đảm cho người ký.", "There are none yet: a signature can be found intact or not, but nobody vouches for its signer.";
        Add: "Thêm chứng thư hoặc danh sách thu hồi…", "Add a certificate or a list of revoked ones…";
    }
}

/// "Thôi dùng goc.pem".
pub fn no_longer_trust(language: Language, file: &str) -> String {
    language.pick(format!("Thôi dùng {file}"), format!("No longer use {file}"))
}

/// A trusted certificate in a sentence.
pub fn anchor(
    language: Language,
    name: &str,
    organization: Option<&str>,
    until: NaiveDate,
    expired: bool,
) -> String {
    let of = organization
        .filter(|o| *o != name)
        .map(|o| format!(", {o}"))
        .unwrap_or_default();
    let day = date(until);
    if expired {
        language.pick(
            format!("{name}{of}: ngoài thời hạn hiệu lực (đến {day}), không dùng được nữa."),
            format!("{name}{of}: out of its validity (until {day}), no longer of use."),
        )
    } else {
        language.pick(
            format!("{name}{of}: có hiệu lực đến {day}."),
            format!("{name}{of}: valid until {day}."),
        )
    }
}

/// A list of revoked certificates in a sentence.
pub fn revocation_list(
    language: Language,
    issuer: &str,
    issued: NaiveDate,
    next: Option<NaiveDate>,
    stale: bool,
) -> String {
    let (issued, next) = (date(issued), next.map(date));
    match (next, stale) {
        (Some(next), true) => language.pick(
            format!("Danh sách thu hồi của {issuer} ngày {issued}: đã cũ từ {next}, hãy thêm bản mới."),
            format!("Revoked certificates of {issuer}, {issued}: out of date since {next}; add the new list."),
        ),
        (Some(next), false) => language.pick(
            format!("Danh sách thu hồi của {issuer} ngày {issued}, dùng đến {next}."),
            format!("Revoked certificates of {issuer}, {issued}, good until {next}."),
        ),
        (None, _) => language.pick(
            format!("Danh sách thu hồi của {issuer} ngày {issued}."),
            format!("Revoked certificates of {issuer}, {issued}."),
        ),
    }
}

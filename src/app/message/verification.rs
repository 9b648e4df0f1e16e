//! What a check of a signed file found, as sentences.

use chrono::{DateTime, FixedOffset, Utc};

use super::sign::{VIETNAM, day};
use crate::i18n::{self, Language, Translate};
use crate::sign::{
    Change, ChangeKind, Distrust, Permission, Problem, Revocation, Shadow, SignatureKind,
    SignatureReport, Subject,
};

/// A finding of the check in words.
#[expect(clippy::too_many_lines, reason = "one arm a finding")]
pub fn problem(l: Language, problem: &Problem) -> String {
    use Problem as P;
    let text = match problem {
        P::Unsigned => l.pick(
            "Tệp chưa có chữ ký số.",
            "The file carries no digital signature.",
        ),
        P::NotPdf { .. } => l.pick(
            "Tệp không phải PDF đọc được.",
            "The file is not a readable PDF.",
        ),
        P::TooLarge { .. } => l.pick("Tệp quá lớn.", "The file is too large."),
        P::Encrypted => l.pick("Tệp PDF đặt mật khẩu.", "The PDF is encrypted."),
        P::TooManySignatures => l.pick(
            "Tệp có quá nhiều chữ ký.",
            "The file has too many signatures.",
        ),
        P::TrailingBytes { .. } => l.pick(
            "Có dữ liệu thêm vào sau cuối tài liệu.",
            "Data was added after the end of the document.",
        ),
        P::HistoryBroken => l.pick(
            "Cấu trúc các lần lưu của tệp bất thường.",
            "The file's revisions are not as they should be.",
        ),
        P::HiddenBytes { .. } => l.pick(
            "Phần thêm sau khi ký có giấu dữ liệu không thuộc đối tượng nào.",
            "What was added after signing hides data that belongs to no object.",
        ),
        P::DuplicateField => l.pick("Có ô chữ ký bị lặp.", "A signature field stands twice."),
        P::ChangedAfterSigning => l.pick(
            "Tài liệu bị thay đổi sau khi ký.",
            "The document was changed after signing.",
        ),
        P::CoversContent { field } => {
            return l.pick(
                format!("Chữ ký thêm sau (ô {field}) che lên nội dung đã ký."),
                format!("A later signature (field {field}) covers what was signed before."),
            );
        }
        P::CertificationBroken { permission } => {
            return l.pick(
                format!(
                    "Người ký đầu {}, nhưng sau đó có thay đổi khác.",
                    permitted(l, *permission)
                ),
                format!(
                    "The first signer {}, but something else was changed.",
                    permitted(l, *permission)
                ),
            );
        }
        P::CertificationMisplaced { field } => {
            return l.pick(
                format!("Chữ ký ở ô {field} tự nhận quyền chứng nhận tài liệu dù không phải chữ ký đầu tiên."),
                format!("The signature in field {field} claims to certify the document without being the first."),
            );
        }
        P::FieldLocked { field } => {
            return l.pick(
                format!("Ô chữ ký {field} đã bị người ký trước khóa mà vẫn được ký."),
                format!("Field {field} was locked by an earlier signer and signed all the same."),
            );
        }
        P::ShadowContent { what, .. } => return shadow(l, *what).to_owned(),
        P::NotWholeFile => l.pick(
            "Chữ ký cuối không bao trùm toàn bộ tệp.",
            "The last signature does not cover the whole file.",
        ),
        P::ByteRangeWrong | P::GapNotContents | P::PaddingNotZero => l.pick(
            "Vùng được ký bị sắp xếp bất thường.",
            "The signed range is not arranged as it should be.",
        ),
        P::UnsupportedFilter { .. } | P::CmsUnreadable => l.pick(
            "Định dạng chữ ký không đọc được.",
            "The signature's format cannot be read.",
        ),
        P::UnsupportedAlgorithm { .. } => l.pick(
            "Thuật toán ký yếu hoặc không hỗ trợ.",
            "The algorithm is weak or not supported.",
        ),
        P::DigestMismatch => l.pick(
            "Nội dung được ký đã bị sửa: mã băm không khớp.",
            "The signed content was changed: its hash does not match.",
        ),
        P::SignatureMismatch => l.pick(
            "Chữ ký không do chứng thư này tạo ra.",
            "The signature was not made with this certificate.",
        ),
        P::SignerCertificateMissing => l.pick(
            "Thiếu chứng thư của người ký.",
            "The signer's certificate is missing.",
        ),
        P::SigningCertificateMismatch | P::SignedAttributesWrong | P::ForeignCertificate => l.pick(
            "Thông tin chứng thư trong chữ ký không khớp.",
            "What the signature says of its certificate does not match.",
        ),
        P::UnsignedAttribute { .. } => l.pick(
            "Chữ ký kèm dữ liệu lạ không được ký.",
            "The signature carries foreign data that nobody signed.",
        ),
        P::TimeStampWrong => l.pick(
            "Dấu thời gian không đúng hoặc là của dữ liệu khác.",
            "The time stamp does not hold or is of something else.",
        ),
        P::CertificateExpired { not_after } => {
            return l.pick(
                format!("Chứng thư đã hết hạn ngày {}.", day(not_after)),
                format!("The certificate expired on {}.", day(not_after)),
            );
        }
        P::CertificateNotYetValid { not_before } => {
            return l.pick(
                format!("Chứng thư chỉ có hiệu lực từ {}.", day(not_before)),
                format!("The certificate is valid only from {}.", day(not_before)),
            );
        }
        P::CertificateNotForSigning => l.pick(
            "Chứng thư không dùng để ký văn bản.",
            "The certificate is not meant for signing documents.",
        ),
        P::CertificateRevoked { name, at } => {
            return l.pick(
                format!("Chứng thư của {name} đã bị thu hồi ngày {}; không có dấu thời gian chứng minh đã ký trước đó.", day(at)),
                format!("The certificate of {name} was revoked on {}; no time stamp shows that it signed before.", day(at)),
            );
        }
    };
    text.to_owned()
}

fn permitted(l: Language, permission: Permission) -> &'static str {
    match permission {
        Permission::Nothing => l.pick("không cho phép thay đổi gì", "allowed no change"),
        Permission::Signing => l.pick(
            "chỉ cho phép ký vào các ô có sẵn",
            "allowed signing the prepared fields only",
        ),
        Permission::Annotating => l.pick(
            "cho phép ký thêm và ghi chú",
            "allowed further signatures and annotations",
        ),
    }
}

fn shadow(l: Language, what: Shadow) -> &'static str {
    match what {
        Shadow::Action => l.pick(
            "Tài liệu có lệnh tự chạy khi mở hoặc bấm; nội dung hiển thị có thể đổi mà chữ ký vẫn nguyên.",
            "The document runs a command when opened or clicked; what is shown can change while the signature holds.",
        ),
        Shadow::External => l.pick(
            "Tài liệu lấy nội dung từ bên ngoài tệp nên phần đó không được ký bảo vệ.",
            "The document takes content from outside the file, which no signature protects.",
        ),
        Shadow::Layers => l.pick(
            "Tài liệu có các lớp ẩn, hiện được; người đọc có thể thấy nội dung khác với người ký.",
            "The document has layers that can be shown and hidden; a reader may see something else than the signer.",
        ),
        Shadow::Annotation => l.pick(
            "Có chú thích đặt đè lên trang từ trước khi ký; phần mềm khác nhau có thể hiện khác nhau.",
            "An annotation lay over the page before signing; programs may show it differently.",
        ),
        Shadow::FormField => l.pick(
            "Tài liệu có ô nhập liệu; giá trị hiển thị có thể thay đổi.",
            "The document has form fields; the values shown can change.",
        ),
        Shadow::LargeField => l.pick(
            "Có ô chữ ký quá lớn, khi ký sẽ che nội dung trang.",
            "A signature field is so large that signing it covers the page.",
        ),
        Shadow::Alternates => l.pick(
            "Có hình mang nhiều bản khác nhau cho màn hình và máy in.",
            "A picture has other versions for screen and printer.",
        ),
    }
}

/// One change after a signature in words.
pub fn change(l: Language, change: &Change) -> String {
    let what = match change.kind {
        ChangeKind::FieldSigned => l.pick("ký vào ô chữ ký có sẵn", "a prepared field was signed"),
        ChangeKind::FieldAdded => l.pick("thêm một ô chữ ký", "a signature field was added"),
        ChangeKind::FieldListed => l.pick(
            "ghi ô chữ ký mới vào danh sách của trang hoặc biểu mẫu",
            "the new field was entered in a list of the page or form",
        ),
        ChangeKind::SignatureAdded => l.pick(
            "thêm một phần của chữ ký",
            "a part of a signature was added",
        ),
        ChangeKind::FormFlags => l.pick(
            "đánh dấu tài liệu đã có chữ ký",
            "the form was marked as signed",
        ),
        ChangeKind::ValidationData => l.pick(
            "thêm dữ liệu để kiểm tra chữ ký về sau",
            "data for checking later was added",
        ),
        ChangeKind::Description => l.pick(
            "cập nhật phần mô tả tệp",
            "the description of the file was renewed",
        ),
        ChangeKind::Bookkeeping => l.pick("bảng mục lục của tệp", "the file's own table"),
        ChangeKind::Added => l.pick("thêm", "added"),
        ChangeKind::Modified => l.pick("sửa", "changed"),
        ChangeKind::Removed => l.pick("xóa", "removed"),
        ChangeKind::Trailer => l.pick(
            "phần cuối tệp trỏ sang nội dung khác",
            "the end of the file points elsewhere",
        ),
        ChangeKind::Unreadable => l.pick("không đọc được", "cannot be read"),
    };
    let what = if matches!(
        change.kind,
        ChangeKind::Added | ChangeKind::Modified | ChangeKind::Removed | ChangeKind::Unreadable
    ) {
        let subject = subject(l, change.subject);
        l.pick(format!("{what} {subject}"), format!("{subject} {what}"))
    } else {
        what.to_owned()
    };
    let object = change.object;
    match (change.allowed, object) {
        (true, _) => l.pick(
            format!("{what} (đối tượng {object}) – được phép"),
            format!("{what} (object {object}) – allowed"),
        ),
        (false, 0) => l.pick(
            format!("{what} – KHÔNG được phép"),
            format!("{what} – NOT allowed"),
        ),
        (false, _) => l.pick(
            format!("{what} (đối tượng {object}) – KHÔNG được phép"),
            format!("{what} (object {object}) – NOT allowed"),
        ),
    }
}

fn subject(l: Language, subject: Subject) -> &'static str {
    match subject {
        Subject::Catalog => l.pick("mục gốc của tài liệu", "the document's root"),
        Subject::PageTree => l.pick("thứ tự các trang", "the order of the pages"),
        Subject::Page => l.pick("một trang", "a page"),
        Subject::Content => l.pick(
            "nội dung trang hoặc dữ liệu khác",
            "page content or other data",
        ),
        Subject::Graphic => l.pick("hình vẽ", "a picture"),
        Subject::Font => l.pick("phông chữ", "a font"),
        Subject::Signature => l.pick("chữ ký hoặc ô chữ ký", "a signature or its field"),
        Subject::Form => l.pick("biểu mẫu hoặc ô nhập liệu", "the form or a field"),
        Subject::Annotation => l.pick("chú thích trên trang", "an annotation"),
        Subject::Attachment => l.pick("tệp đính kèm", "an attached file"),
        Subject::Metadata => l.pick("thông tin mô tả", "the metadata"),
        Subject::Action => l.pick("lệnh tự chạy", "an action"),
        Subject::Layer => l.pick("lớp hiển thị", "a layer"),
        Subject::Structure => l.pick("mục lục hoặc cấu trúc", "the outline or structure"),
        Subject::Table => l.pick("bảng của tệp", "a table of the file"),
        Subject::Other => l.pick("một đối tượng", "an object"),
    }
}

/// What a signature is for, where it is more than a person's or agency's own.
pub fn purpose(l: Language, kind: SignatureKind) -> Option<String> {
    match kind {
        SignatureKind::Approval => None,
        SignatureKind::TimeStamp => Some(
            l.pick(
                "Dấu thời gian cho cả tài liệu",
                "Time stamp over the whole document",
            )
            .to_owned(),
        ),
        SignatureKind::Certification(permission) => Some(l.pick(
            format!("Chữ ký chứng nhận: người ký {}", permitted(l, permission)),
            format!("Certification: the signer {}", permitted(l, permission)),
        )),
    }
}

/// A moment by the clock that the claimed time beside it goes by, else by Vietnam's.
fn moment(time: DateTime<Utc>, beside: Option<DateTime<FixedOffset>>) -> String {
    let offset = beside
        .map(|b| *b.offset())
        .or(FixedOffset::east_opt(VIETNAM));
    match offset {
        Some(offset) => i18n::date_time(time.with_timezone(&offset)),
        None => i18n::date_time(time.fixed_offset()),
    }
}

/// When it was signed: claimed by the signer, or proven by a time stamp.
pub fn time(l: Language, signature: &SignatureReport) -> String {
    let claimed = match signature.time {
        // The service says what time it is; nothing more is to be proven.
        Some(time) if signature.kind == SignatureKind::TimeStamp => {
            return moment(time.to_utc(), None);
        }
        Some(time) => l.pick(
            format!("{} (theo đồng hồ của máy ký)", i18n::date_time(time)),
            format!(
                "{} (by the signing computer's clock)",
                i18n::date_time(time)
            ),
        ),
        None => l.pick("không ghi".to_owned(), "not stated".to_owned()),
    };
    let Some(proven) = &signature.proven else {
        return claimed;
    };
    let (at, by) = (moment(proven.time, signature.time), &proven.authority);
    let proof = match &proven.trusted_by {
        Ok(_) => l.pick(
            format!("dấu thời gian của {by} chứng minh đã ký trước {at}"),
            format!("a time stamp of {by} proves it was signed before {at}"),
        ),
        Err(_) => l.pick(
            format!("có dấu thời gian {at} của {by}, nhưng chưa có cơ sở để tin dịch vụ này"),
            format!("there is a time stamp of {by} for {at}, but nobody trusted vouches for it"),
        ),
    };
    format!("{claimed}; {proof}")
}

/// Who vouches for the signer, or why nobody does.
pub fn trust(l: Language, signature: &SignatureReport) -> String {
    let why = match &signature.trusted_by {
        Ok(anchor) => {
            return l.pick(
                format!("Được tin cậy, nhờ chứng thư {anchor} trong danh sách tin cậy."),
                format!("Trusted, through the certificate {anchor} on the list of trusted ones."),
            );
        }
        Err(why) => why,
    };
    match why {
        Distrust::NoAnchors | Distrust::NoChain { .. } if signature.self_signed => l.pick(
            "Chứng thư tự tạo: người nhận cần biết trước chứng thư này.".to_owned(),
            "A self-made certificate: the recipient must know it.".to_owned(),
        ),
        Distrust::NoAnchors => l.pick(
            "Chưa có chứng thư nào trong danh sách tin cậy để đối chiếu nơi cấp.".to_owned(),
            "There is no trusted certificate yet to hold the issuer against.".to_owned(),
        ),
        Distrust::Broken => l.pick(
            "Chữ ký không nguyên vẹn nên không xét người ký.".to_owned(),
            "The signature does not hold, so the signer was not looked at.".to_owned(),
        ),
        Distrust::NoChain { issuer } => l.pick(
            format!("Chưa tin cậy: nơi cấp {issuer} không dẫn tới chứng thư nào trong danh sách tin cậy."),
            format!("Not trusted: the issuer {issuer} leads to no certificate on the list of trusted ones."),
        ),
        Distrust::OutOfDate { name } => l.pick(
            format!("Chưa tin cậy: chứng thư của {name} không còn hoặc chưa có hiệu lực vào lúc xét."),
            format!("Not trusted: the certificate of {name} was not valid at the time looked at."),
        ),
        Distrust::NotAuthority { name } => l.pick(
            format!("Chưa tin cậy: {name} không có quyền cấp chứng thư."),
            format!("Not trusted: {name} may not issue certificates."),
        ),
        Distrust::ChainTooLong { name } => l.pick(
            format!("Chưa tin cậy: {name} không được ủy quyền qua nhiều cấp như vậy."),
            format!("Not trusted: {name} may not delegate that far."),
        ),
        Distrust::UnknownCondition { name, oid } => l.pick(
            format!("Chưa tin cậy: chứng thư của {name} có điều kiện chưa hiểu được ({oid})."),
            format!("Not trusted: the certificate of {name} has a condition that is not understood ({oid})."),
        ),
        Distrust::WrongPurpose => l.pick(
            "Chưa tin cậy: chứng thư không dùng cho việc này.".to_owned(),
            "Not trusted: the certificate is not for this purpose.".to_owned(),
        ),
        Distrust::Revoked { name } => l.pick(
            format!("Không tin cậy: chứng thư của {name} đã bị thu hồi."),
            format!("Not trusted: the certificate of {name} was revoked."),
        ),
    }
}

/// What revocation lists say; nothing where the signer is not vouched for.
pub fn revocation(l: Language, signature: &SignatureReport) -> Option<String> {
    let text = match &signature.revocation {
        Revocation::Unknown if !signature.trusted => return None,
        Revocation::Unknown => l.pick(
            "Chưa biết chứng thư có bị thu hồi hay không: chưa có danh sách thu hồi của nơi cấp.".to_owned(),
            "Whether the certificate was revoked is not known: there is no list of its issuer.".to_owned(),
        ),
        Revocation::Outdated { since } => l.pick(
            format!("Chưa biết chứng thư có bị thu hồi hay không: danh sách thu hồi đã cũ từ {}.", day(since)),
            format!("Whether the certificate was revoked is not known: the list is out of date since {}.", day(since)),
        ),
        Revocation::Good { listed } => l.pick(
            format!("Chưa bị thu hồi, theo danh sách ngày {}.", day(listed)),
            format!("Not revoked, by the list of {}.", day(listed)),
        ),
        Revocation::Revoked { name, at, after_signing: true } => l.pick(
            format!("Chứng thư của {name} bị thu hồi ngày {}, sau khi đã ký.", day(at)),
            format!("The certificate of {name} was revoked on {}, after signing.", day(at)),
        ),
        // Said among the problems.
        Revocation::Revoked { .. } => return None,
    };
    Some(text)
}

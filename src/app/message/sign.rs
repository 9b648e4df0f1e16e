//! Errors and findings of the signature as sentences.

use chrono::{DateTime, FixedOffset, Utc};

use crate::i18n::{self, Language, Translate};
use crate::sign::SignError;

/// Vietnam's offset: a certificate's dates are read in it.
pub(super) const VIETNAM: i32 = 7 * 3600;

/// The day of a moment, in Vietnam.
pub(super) fn day(moment: &DateTime<Utc>) -> String {
    match FixedOffset::east_opt(VIETNAM) {
        Some(offset) => i18n::date(moment.with_timezone(&offset).date_naive()),
        None => i18n::date(moment.date_naive()),
    }
}

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &SignError) -> String {
    use SignError as E;
    match error {
        E::WrongPassphrase => l.pick(
            "Mật khẩu không mở được tệp khóa. Hãy gõ lại (kiểm tra bộ gõ tiếng Việt và phím Caps Lock).".to_owned(),
            "The passphrase does not open the key file. Type it again (check the input method and Caps Lock).".to_owned(),
        ),
        E::KeyFileUnreadable { .. } | E::KeyFileTooLarge { .. } => l.pick(
            "Không đọc được tệp khóa. Hãy chọn tệp .p12 hoặc .pfx.".to_owned(),
            "The key file cannot be read. Choose a .p12 or .pfx file.".to_owned(),
        ),
        E::NoPrivateKey => l.pick(
            "Tệp khóa không chứa khóa bí mật. Hãy xuất lại tệp kèm khóa.".to_owned(),
            "The key file holds no private key. Export it again with its key.".to_owned(),
        ),
        E::NoCertificate => l.pick(
            "Tệp khóa không chứa chứng thư số. Hãy xuất lại tệp kèm chứng thư.".to_owned(),
            "The key file holds no certificate. Export it again with its certificate.".to_owned(),
        ),
        E::UnsupportedKey => l.pick(
            "Loại khóa này chưa được hỗ trợ. Hãy dùng khóa RSA, ECDSA P-256 hoặc P-384.".to_owned(),
            "This kind of key is not supported. Use RSA, ECDSA P-256 or P-384.".to_owned(),
        ),
        E::UnsupportedRsaSize { bits } => l.pick(
            format!("Khóa RSA {bits} bit không được chấp nhận. Hãy dùng khóa từ 2048 đến 4096 bit."),
            format!("An RSA key of {bits} bits is not accepted. Use 2048 to 4096 bits."),
        ),
        E::KeyDoesNotFit { subject } => l.pick(
            format!("Khóa bí mật không khớp với chứng thư của {subject}."),
            format!("The private key does not belong to the certificate of {subject}."),
        ),
        E::CertificateExpired { subject, not_after } => l.pick(
            format!("Chứng thư của {subject} đã hết hạn ngày {}. Hãy gia hạn rồi ký lại.", day(not_after)),
            format!("The certificate of {subject} expired on {}. Renew it and sign again.", day(not_after)),
        ),
        E::CertificateNotYetValid { subject, not_before } => l.pick(
            format!("Chứng thư của {subject} chỉ có hiệu lực từ {}. Hãy kiểm tra đồng hồ máy tính.", day(not_before)),
            format!("The certificate of {subject} is valid only from {}. Check the computer's clock.", day(not_before)),
        ),
        E::CertificateNotForSigning { subject } => l.pick(
            format!("Chứng thư của {subject} không dùng để ký văn bản. Hãy chọn chứng thư khác."),
            format!("The certificate of {subject} is not meant for signing documents. Choose another."),
        ),
        E::CertificateOfAuthority { subject } => l.pick(
            format!("Chứng thư của {subject} là của tổ chức chứng thực, không ký văn bản được. Hãy chọn chứng thư khác."),
            format!("The certificate of {subject} is an authority's and signs no documents. Choose another."),
        ),
        E::CertificateWeak { subject } => l.pick(
            format!("Chứng thư của {subject} được cấp với thuật toán SHA-1 đã lỗi thời nên không được dùng để ký. Hãy đề nghị cấp chứng thư mới."),
            format!("The certificate of {subject} was issued with the outdated SHA-1 and may not sign. Ask for a new certificate."),
        ),
        E::DigestNotOffered { key, digest } => l.pick(
            format!("Khóa {} trong tệp không ký được với {}. Hãy bỏ lựa chọn thuật toán băm để chương trình tự chọn.", key.name(), digest.name()),
            format!("An {} key in a file cannot sign with {}. Leave the digest out and the fitting one is used.", key.name(), digest.name()),
        ),
        E::Token(error) => super::token::message(l, error),
        E::Stamp(error) => super::stamp::message(l, error),
        E::NameLength { limit } => l.pick(
            format!("Họ tên người ký phải có từ 1 đến {limit} ký tự. Hãy điền họ tên thủ trưởng trong hồ sơ đơn vị."),
            format!("The signer's name must have 1 to {limit} characters. Fill in the head's name in the unit's profile."),
        ),
        E::PassphraseTooShort { least } => l.pick(
            format!("Mật khẩu của khóa phải có ít nhất {least} ký tự."),
            format!("The key's passphrase must have at least {least} characters."),
        ),
        E::FieldAlreadySigned { .. } => l.pick(
            "Ô chữ ký này đã được ký.".to_owned(),
            "This signature field is already signed.".to_owned(),
        ),
        E::CertificateUnreadable { .. } => l.pick(
            "Không đọc được chứng thư. Hãy chọn tệp chứng thư .pem, .crt, .cer hoặc .der.".to_owned(),
            "The certificate cannot be read. Choose a .pem, .crt, .cer or .der file.".to_owned(),
        ),
        E::RevocationListUnreadable { .. } => l.pick(
            "Không đọc được danh sách chứng thư bị thu hồi. Hãy chọn tệp .crl tải đủ từ nơi cấp chứng thư.".to_owned(),
            "The list of revoked certificates cannot be read. Choose a complete .crl file of the issuer.".to_owned(),
        ),
        E::Encrypted => l.pick(
            "Tệp PDF đang đặt mật khẩu. Hãy ký tệp như khi xuất, chưa đặt mật khẩu.".to_owned(),
            "The PDF is encrypted. Sign the file as exported, without a password.".to_owned(),
        ),
        E::PictureUnusable { width, height } => l.pick(
            format!("Ảnh chữ ký {width} × {height} điểm ảnh bị hỏng hoặc quá lớn. Hãy chọn ảnh nhỏ hơn."),
            format!("The signature picture of {width} × {height} pixels is damaged or too large. Choose a smaller one."),
        ),
        other => l.pick(format!("Chưa ký được: {other}."), format!("Could not sign: {other}.")),
    }
}

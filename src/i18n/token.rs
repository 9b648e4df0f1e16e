//! Words of the choice of a USB token.

use super::{Language, Translate};

crate::messages! {
    /// Choosing a token's certificate.
    TokenWord {
        Looking: "Đang tìm USB token…", "Looking for USB tokens…";
        Again: "Tìm lại", "Look again";
        NoModule: "Chưa thấy phần mềm của USB token trên máy này. Hãy cài phần mềm kèm theo token rồi bấm “Tìm lại”, hoặc chọn tệp thư viện ở bên dưới.", "No software of a USB token was found on this computer. Install the software that came with the token and look again, or choose its module below.";
        NoToken: "Chưa thấy USB token. Hãy cắm token rồi bấm “Tìm lại”.", "No USB token is plugged in. Plug it in and look again.";
        NoCertificate: "Token không có chứng thư để ký văn bản. Hãy hỏi nơi cấp token.", "The token holds no certificate that signs documents. Ask who issued it.";
        Module: "Thư viện PKCS#11 (để trống: tự tìm)", "PKCS#11 module (leave empty to search)";
        Other: "Dùng thư viện khác…", "Use another module…";
    }
}

/// "Nơi cấp: Ban Cơ yếu. Dùng đến 01/02/2027. Token “Token 1”."
pub fn certificate_facts(language: Language, issuer: &str, until: &str, label: &str) -> String {
    language.pick(
        format!("Nơi cấp: {issuer}. Dùng đến {until}. Token “{label}”."),
        format!("Issued by {issuer}. Valid until {until}. Token “{label}”."),
    )
}

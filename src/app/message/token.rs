//! Errors of tokens as sentences.

use super::name;
use crate::i18n::{Language, Translate};
use crate::sign::token::{PinState, TokenError};

/// The sentence a person reads.
pub(super) fn message(l: Language, error: &TokenError) -> String {
    use TokenError as E;
    match error {
        E::ModuleMissing { .. }
        | E::WrongArchitecture { .. }
        | E::NotModule { .. }
        | E::ModuleDamaged { .. }
        | E::ModuleNotLoadable { .. } => module(l, error),
        E::NoToken => l.pick(
            "Chưa thấy USB token. Hãy cắm token (đèn sáng) rồi bấm “Tìm lại”.".to_owned(),
            "No token is plugged in. Plug it in (its light is on), then look again.".to_owned(),
        ),
        E::NotRecognized => l.pick(
            "Token đã cắm nhưng thư viện này không nhận ra. Hãy chọn thư viện của hãng sản xuất token.".to_owned(),
            "A token is plugged in, but this module does not recognise it. Choose the module of the token's maker.".to_owned(),
        ),
        E::Removed => l.pick(
            "Token bị rút ra giữa chừng nên chưa ký. Hãy cắm lại rồi ký lại.".to_owned(),
            "The token was taken out meanwhile and nothing was signed. Plug it in and sign again.".to_owned(),
        ),
        E::NoCertificate { label } => l.pick(
            format!("Token “{label}” không có chứng thư đã chọn. Hãy bấm “Tìm lại” rồi chọn chứng thư."),
            format!("The token “{label}” does not hold the chosen certificate. Look again and choose one."),
        ),
        E::NoKey { label, subject } => l.pick(
            format!("Token “{label}” không có khóa bí mật của chứng thư {subject} nên không ký được. Hãy chọn chứng thư khác hoặc liên hệ nơi cấp token."),
            format!("The token “{label}” holds no private key for the certificate of {subject} and cannot sign. Choose another certificate, or ask who issued the token."),
        ),
        E::WrongPin { state } => format!(
            "{} {}",
            l.pick("Sai mã PIN; chưa ký.", "The PIN is wrong; nothing was signed."),
            tries(l, *state)
        ),
        E::PinLocked { label } => l.pick(
            format!("Token “{label}” đã bị khóa do nhập sai mã PIN quá nhiều lần. Hãy liên hệ nơi cấp token để mở khóa."),
            format!("The token “{label}” is locked after too many wrong PINs. Ask who issued the token to unlock it."),
        ),
        E::PinNotSet { label } => l.pick(
            format!("Token “{label}” chưa đặt mã PIN. Hãy đặt mã PIN bằng phần mềm của token rồi ký lại."),
            format!("The token “{label}” has no PIN yet. Set one with the token's own software, then sign again."),
        ),
        E::PinMustChange { label } => l.pick(
            format!("Phải đổi mã PIN của token “{label}” bằng phần mềm của token trước khi ký."),
            format!("The PIN of the token “{label}” must be changed with the token's own software before signing."),
        ),
        E::Busy { label } => l.pick(
            format!("Token “{label}” đang dùng cho một lần ký khác. Hãy đợi lần ký đó xong."),
            format!("The token “{label}” is in use for another signature. Wait until that is done."),
        ),
        E::NoMechanism { label } => l.pick(
            format!("Token “{label}” không ký được với thuật toán đã chọn. Hãy chọn SHA-256 hoặc dùng token khác."),
            format!("The token “{label}” cannot sign with the chosen algorithm. Choose SHA-256 or use another token."),
        ),
        E::Failed { code, .. } => l.pick(
            format!("Token báo lỗi {code}; chưa ký. Hãy rút token, cắm lại rồi thử lại."),
            format!("The token reported {code}; nothing was signed. Unplug the token, plug it in and try again."),
        ),
    }
}

fn module(l: Language, error: &TokenError) -> String {
    use TokenError as E;
    match error {
        E::ModuleMissing { path } => l.pick(
            format!("Không tìm thấy thư viện của token: “{}”. Hãy cài phần mềm của token, hoặc chọn đúng tệp.", path.display()),
            format!("The token's module “{}” does not exist. Install the token's software, or choose the right file.", path.display()),
        ),
        E::WrongArchitecture { path, module, program } => l.pick(
            format!("Thư viện “{}” dành cho {module}, còn chương trình này là bản cho {program}. Hãy cài phần mềm token bản {program}.", name(path)),
            format!("The module “{}” is for {module}, while this program is for {program}. Install the token's software for {program}.", name(path)),
        ),
        E::ModuleNotLoadable { path, detail } => l.pick(
            format!("Không nạp được thư viện “{}” ({detail}). Hãy cài lại phần mềm của token.", name(path)),
            format!("The module “{}” cannot be loaded ({detail}). Install the token's software again.", name(path)),
        ),
        E::ModuleDamaged { path } => l.pick(
            format!("Tệp thư viện “{}” bị hỏng hoặc chép chưa hết. Hãy cài lại phần mềm của token.", name(path)),
            format!("The module “{}” is damaged or was not copied whole. Install the token's software again.", name(path)),
        ),
        E::NotModule { path } => l.pick(
            format!("Tệp “{}” không phải thư viện PKCS#11 của token. Hãy chọn tệp .dll (Windows) hoặc .so (Linux) do hãng token cung cấp.", name(path)),
            format!("“{}” is not a token's PKCS#11 module. Choose the .dll (Windows) or .so (Linux) file of the token's maker.", name(path)),
        ),
        other => other.to_string(),
    }
}

/// What is said about the tries that are left; empty where there is nothing to say.
pub fn tries(l: Language, state: PinState) -> &'static str {
    match state {
        PinState::Ready => l.pick("Hãy gõ lại mã PIN.", "Type the PIN again."),
        PinState::FewTries => l.pick(
            "Chỉ còn ít lần thử: nhập sai nữa token có thể bị khóa.",
            "Few tries are left: more wrong PINs may lock the token.",
        ),
        PinState::LastTry => l.pick(
            "Chỉ còn MỘT lần thử: nhập sai lần nữa token sẽ bị khóa.",
            "ONE try is left: the next wrong PIN locks the token.",
        ),
        PinState::Locked => l.pick(
            "Token đã bị khóa do nhập sai mã PIN quá nhiều lần.",
            "The token is locked after too many wrong PINs.",
        ),
        PinState::NotSet => l.pick("Token chưa đặt mã PIN.", "The token has no PIN yet."),
        PinState::MustChange => l.pick(
            "Phải đổi mã PIN bằng phần mềm của token trước khi ký.",
            "The PIN must be changed with the token's own software before signing.",
        ),
    }
}

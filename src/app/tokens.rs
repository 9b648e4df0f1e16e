//! USB tokens that can be used now: modules at the usual places of their
//! vendors' software, or one the person chose, and what each sees.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::AppError;
use super::key_source::KeySource;
use crate::exchange::token_json::{CertificateForm, ModuleForm, TokenForm, TokensForm};
use crate::i18n::Language;
use crate::sign::SignError;
use crate::sign::token::{self, PinState, Token, TokenCertificate};

/// Where token software puts its module.
#[cfg(windows)]
const PLACES: &[&str] = &[
    // SafeNet Authentication Client: eToken and IDPrime.
    r"C:\Windows\System32\eTPKCS11.dll",
    r"C:\Windows\System32\IDPrimePKCS11.dll",
    // Bit4id.
    r"C:\Windows\System32\bit4xpki.dll",
    r"C:\Windows\System32\bit4ipki.dll",
    // OpenSC, for cards of many makers.
    r"C:\Program Files\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll",
];
/// Folders that programs' libraries lie in, multi-arch ones included.
#[cfg(not(windows))]
const FOLDERS: &[&str] = &[
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/lib/bit4id",
    "/usr/lib/bit4id",
    "/usr/lib/pkcs11",
    "/usr/lib64/pkcs11",
    "/usr/lib/x86_64-linux-gnu/pkcs11",
    "/usr/lib/softhsm",
];
/// Names of modules: SafeNet, Bit4id, OpenSC, SoftHSM.
#[cfg(not(windows))]
const NAMES: &[&str] = &[
    "libeTPkcs11.so",
    "libeToken.so",
    "libIDPrimePKCS11.so",
    "libbit4xpki.so",
    "libbit4ipki.so",
    "opensc-pkcs11.so",
    "libsofthsm2.so",
];

/// A module and what it sees.
#[derive(Clone, Debug)]
pub struct FoundModule {
    /// The module's file.
    pub path: PathBuf,
    /// Its tokens, or why there are none.
    pub tokens: Result<Vec<Token>, Arc<AppError>>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// The modules, in the order of [`find`].
    pub modules: Vec<FoundModule>,
}

/// A certificate that could sign, with its way there.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The module's file.
    pub module: &'a Path,
    /// The token.
    pub token: &'a Token,
    /// The certificate.
    pub certificate: &'a TokenCertificate,
}

impl Seen<'_> {
    /// Where a signature gets this key from.
    pub fn source(&self) -> KeySource {
        KeySource::Token {
            module: self.module.to_owned(),
            slot: self.token.slot,
            id: self.certificate.id.clone(),
        }
    }
}

impl Tokens {
    /// Every certificate of every token, a token that two modules see but once.
    pub fn certificates(&self) -> Vec<Seen<'_>> {
        let (mut seen, mut tokens) = (Vec::new(), BTreeSet::new());
        for module in &self.modules {
            let Ok(found) = &module.tokens else { continue };
            for token in found {
                let name = (&token.serial, &token.label);
                if !token.serial.is_empty() && !tokens.insert(name) {
                    continue;
                }
                seen.extend(token.certificates.iter().map(|certificate| Seen {
                    module: &module.path,
                    token,
                    certificate,
                }));
            }
        }
        seen
    }

    /// Why there is nothing to sign with: the most telling reason, where any is known.
    pub fn reason(&self) -> Option<&Arc<AppError>> {
        let reasons = || self.modules.iter().filter_map(|m| m.tokens.as_ref().err());
        let is_empty = |e: &AppError| {
            let AppError::Sign(SignError::Token(error)) = e else {
                return false;
            };
            *error == token::TokenError::NoToken
        };
        reasons()
            .find(|e| !is_empty(e))
            .or_else(|| reasons().next())
    }
}

/// The modules at their usual places on this computer.
pub fn usual_modules() -> Vec<PathBuf> {
    #[cfg(windows)]
    let places = PLACES.iter().map(PathBuf::from);
    #[cfg(not(windows))]
    let places = NAMES.iter().flat_map(|name| {
        FOLDERS
            .iter()
            .map(move |folder| Path::new(folder).join(name))
    });
    // One file may be reached through several names.
    let mut known = BTreeSet::new();
    places
        .filter(|path| path.is_file())
        .filter(|path| known.insert(path.canonicalize().unwrap_or_else(|_| path.clone())))
        .collect()
}

/// Looks through one module, or through those at their usual places.
pub fn find(module: Option<&Path>) -> Tokens {
    let modules = match module {
        Some(path) => vec![path.to_owned()],
        None => usual_modules(),
    };
    let look = |path: PathBuf| FoundModule {
        tokens: token::list(&path).map_err(|e| Arc::new(SignError::from(e).into())),
        path,
    };
    Tokens {
        modules: modules.into_iter().map(look).collect(),
    }
}

/// The result as the JSON form.
pub fn form(tokens: &Tokens, language: Language) -> TokensForm {
    let modules = tokens.modules.iter().map(|module| ModuleForm {
        path: module.path.display().to_string(),
        problem: module.tokens.as_ref().err().map(|e| e.message(language)),
        tokens: module.tokens.iter().flatten().map(token_form).collect(),
    });
    TokensForm {
        modules: modules.collect(),
    }
}

fn token_form(token: &Token) -> TokenForm {
    TokenForm {
        slot: token.slot,
        label: token.label.clone(),
        serial: token.serial.clone(),
        pin: match token.pin {
            PinState::Ready => "ready",
            PinState::FewTries => "few_tries",
            PinState::LastTry => "last_try",
            PinState::Locked => "locked",
            PinState::NotSet => "not_set",
            PinState::MustChange => "must_change",
        },
        certificates: token
            .certificates
            .iter()
            .map(|stored| CertificateForm {
                id: hex(&stored.id),
                holder: stored.certificate.common_name(),
                organization: stored.certificate.organization(),
                issuer: stored.certificate.issuer_name(),
                valid_from: stored.certificate.not_before().to_rfc3339(),
                valid_until: stored.certificate.not_after().to_rfc3339(),
                sha256: stored.certificate.sha256_hex(),
                key_seen: stored.key_seen,
            })
            .collect(),
    }
}

/// A `CKA_ID` as it is written on the command line.
pub fn hex(id: &[u8]) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a `CKA_ID` written in hexadecimal, with or without colons.
pub fn read_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| *c != ':')
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    if digits.is_empty() || !digits.len().is_multiple_of(2) {
        return None;
    }
    Some(
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::{hex, read_hex};

    #[test]
    fn numbers_of_keys_are_read_as_they_are_written() {
        assert_eq!(read_hex("0a:FF"), Some(vec![10, 255]));
        assert_eq!(read_hex(&hex(&[0, 171])), Some(vec![0, 171]));
        for wrong in ["", "0", "0g", "à0", "0a 0b"] {
            assert_eq!(read_hex(wrong), None, "{wrong}");
        }
    }
}

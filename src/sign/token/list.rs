//! What is plugged in, told before any PIN: tokens, their certificates, and
//! whether a key stands beside them.

use std::path::Path;

use super::pkcs11::Module;
use super::{PinState, TokenError};
use crate::sign::certificate::Certificate;

/// A token that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The slot it is in.
    pub slot: u64,
    /// Its label, as its vendor or owner gave it.
    pub label: String,
    /// Its serial number.
    pub serial: String,
    /// How it stands with its PIN.
    pub pin: PinState,
    /// The PIN is typed on the reader itself, not in the program.
    pub pin_pad: bool,
    /// The certificates of people and bodies on it; those of authorities are left out.
    pub certificates: Vec<TokenCertificate>,
}

/// A certificate on a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenCertificate {
    /// `CKA_ID`, which the key shares.
    pub id: Vec<u8>,
    /// The certificate.
    pub certificate: Certificate,
    /// Whether a key of that number can be seen before the PIN. Many tokens
    /// show keys only after it, so `false` is no proof that there is none.
    pub key_seen: bool,
}

/// Lists the tokens of a module.
///
/// # Errors
/// What loading the module or asking it gives; [`TokenError::NoToken`] and
/// [`TokenError::NotRecognized`] if no token can be used.
pub fn list(module: &Path) -> Result<Vec<Token>, TokenError> {
    let module = Module::open(module)?;
    let mut tokens = Vec::new();
    for (slot, info) in module.tokens()? {
        let session = match module.session(slot) {
            Ok(session) => session,
            // Taken out in this moment.
            Err(TokenError::NoToken | TokenError::Removed) => continue,
            Err(error) => return Err(error),
        };
        let keys = session.key_ids()?;
        let mut certificates: Vec<_> = session
            .certificates()?
            .into_iter()
            // What cannot be read as X.509 cannot sign either.
            .filter_map(|stored| Some((stored.id, Certificate::from_der(&stored.der).ok()?)))
            .filter(|(id, certificate)| !id.is_empty() && !certificate.is_authority())
            .map(|(id, certificate)| TokenCertificate {
                key_seen: keys.contains(&id),
                id,
                certificate,
            })
            .collect();
        // A module lists them in any order.
        certificates.sort_by(|a: &TokenCertificate, b| a.id.cmp(&b.id));
        tokens.push(Token {
            slot,
            label: info.label,
            serial: info.serial,
            pin: info.pin,
            pin_pad: info.pin_pad,
            certificates,
        });
    }
    if tokens.is_empty() {
        return Err(TokenError::NoToken);
    }
    Ok(tokens)
}

//! A key inside a token that is logged in.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::digest;
use chrono::{DateTime, FixedOffset};
use der::asn1::{OctetString, UintRef};
use der::{Encode, Sequence};
use spki::AlgorithmIdentifierOwned;
use zeroize::Zeroizing;

use super::pkcs11::{Module, Pin, PrivateKey, Session, Way, another_way};
use super::{PinState, TokenError};
use crate::sign::algorithm::Digest;
use crate::sign::certificate::Certificate;
use crate::sign::error::SignError;
use crate::sign::key::{self, KeyAlgorithm, SigningKey};

/// Which key to sign with, as [`super::list`] told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenChoice {
    /// The PKCS#11 module.
    pub module: PathBuf,
    /// The slot the token is in.
    pub slot: u64,
    /// `CKA_ID` of certificate and key.
    pub id: Vec<u8>,
}

/// A private key that stays inside its token.
pub(in crate::sign) struct TokenKey {
    // A session may be used by one thread at a time; keys may be shared.
    session: Mutex<Session>,
    key: PrivateKey,
    algorithm: KeyAlgorithm,
    label: String,
    /// Only for a key that asks for it at each signature.
    pin: Option<Pin>,
}

/// Logs in to a token and gives the key. Everything that can be known without
/// the PIN is checked first, so that a certificate that cannot sign at `now`
/// costs no try.
///
/// # Errors
/// [`SignError::Token`] for anything about module, token and PIN; what
/// [`SigningKey::check`] gives; [`SignError::UnsupportedKey`] and
/// [`SignError::UnsupportedRsaSize`].
pub fn open(
    choice: &TokenChoice,
    pin: &Zeroizing<String>,
    now: DateTime<FixedOffset>,
) -> Result<SigningKey, SignError> {
    let module = Module::open(&choice.module)?;
    let info = module.info(choice.slot)?;
    let session = module.session(choice.slot)?;
    let label = info.label;
    let (certificate, others) = certificate(&session, &choice.id, &label, now)?;
    key::may_sign(&certificate, now)?;
    let algorithm = KeyAlgorithm::of(&certificate)?;
    match info.pin {
        PinState::Locked => return Err(TokenError::PinLocked { label }.into()),
        PinState::NotSet => return Err(TokenError::PinNotSet { label }.into()),
        PinState::MustChange => return Err(TokenError::PinMustChange { label }.into()),
        PinState::Ready | PinState::FewTries | PinState::LastTry => {}
    }
    let pin = (!info.pin_pad).then(|| Pin::new(pin));
    session.login(pin.as_ref(), &label)?;
    let key = session.private_key(&choice.id)?;
    let key = key.ok_or_else(|| TokenError::NoKey {
        label: label.clone(),
        subject: certificate.common_name(),
    })?;
    let key = TokenKey {
        session: Mutex::new(session),
        key,
        algorithm,
        label,
        pin: pin.filter(|_| key.always_authenticate),
    };
    Ok(SigningKey::from_token(key, &certificate, &others))
}

/// The chosen certificate and every one the token holds. Of several with one
/// number (a renewed one beside the old) the one that may sign now.
fn certificate(
    session: &Session,
    id: &[u8],
    label: &str,
    now: DateTime<FixedOffset>,
) -> Result<(Certificate, Vec<Certificate>), SignError> {
    let mut all = Vec::new();
    let mut fitting = Vec::new();
    for stored in session.certificates()? {
        match Certificate::from_der(&stored.der) {
            Ok(certificate) => {
                if stored.id == id {
                    fitting.push(certificate.clone());
                }
                all.push(certificate);
            }
            Err(error) if stored.id == id => return Err(error),
            // Another's damaged certificate does not keep this one from signing.
            Err(_) => {}
        }
    }
    let ready = fitting.iter().position(|c| key::may_sign(c, now).is_ok());
    match fitting.into_iter().nth(ready.unwrap_or(0)) {
        Some(certificate) => Ok((certificate, all)),
        None => Err(TokenError::NoCertificate {
            label: label.to_owned(),
        }
        .into()),
    }
}

impl TokenKey {
    pub(in crate::sign) fn algorithm(&self) -> KeyAlgorithm {
        self.algorithm
    }

    /// Signs a message: ECDSA as the DER that certificates and CMS use.
    pub(in crate::sign) fn sign(
        &self,
        digest: Digest,
        message: &[u8],
    ) -> Result<Vec<u8>, SignError> {
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = digest::digest(digest.function(), message);
        let digested = match self.algorithm {
            KeyAlgorithm::Rsa => digest_info(digest, hash.as_ref()).map_err(encoding)?,
            // FIPS 186-5: a digest longer than the group's order is cut to its length.
            curve => hash.as_ref()[..hash.as_ref().len().min(order(curve))].to_vec(),
        };
        let whole = (Way::Message(self.algorithm, digest), message);
        let digested = (Way::Digested(self.algorithm), &digested[..]);
        // Only the ways that digest may be fed in parts, as a key with a PIN of
        // its own needs; ECDSA by the bare digest is what every token knows.
        let ways = match self.algorithm {
            KeyAlgorithm::Rsa => [whole, digested],
            _ if self.key.always_authenticate => [whole, digested],
            _ => [digested, whole],
        };
        let mut last = TokenError::NoMechanism {
            label: self.label.clone(),
        };
        for (way, data) in ways {
            if !session.offers(way) {
                continue;
            }
            match session.sign(way, self.key, data, self.pin.as_ref(), &self.label) {
                Ok(signature) => return self.as_der(signature),
                Err(error) if another_way(&error) => last = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    /// PKCS#11 gives ECDSA as `r ‖ s`; certificates and CMS write a SEQUENCE of both.
    fn as_der(&self, signature: Vec<u8>) -> Result<Vec<u8>, SignError> {
        if self.algorithm == KeyAlgorithm::Rsa {
            return Ok(signature);
        }
        if signature.len() != 2 * order(self.algorithm) {
            return Err(SignError::Crypto {
                step: "read the token's signature",
            });
        }
        let (r, s) = signature.split_at(signature.len() / 2);
        let pair = EcdsaSignature {
            r: UintRef::new(r).map_err(encoding)?,
            s: UintRef::new(s).map_err(encoding)?,
        };
        pair.to_der().map_err(encoding)
    }
}

fn encoding(_: der::Error) -> SignError {
    SignError::Crypto {
        step: "encode the signature",
    }
}

/// Length of the order of the curve's group, in bytes.
fn order(algorithm: KeyAlgorithm) -> usize {
    match algorithm {
        KeyAlgorithm::EcdsaP384 => 48,
        KeyAlgorithm::EcdsaP256 | KeyAlgorithm::Rsa => 32,
    }
}

/// `ECDSA-Sig-Value` (RFC 3279).
#[derive(Sequence)]
struct EcdsaSignature<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// `DigestInfo` (RFC 8017), which RSASSA-PKCS1-v1_5 pads and signs.
#[derive(Sequence)]
struct DigestInfo {
    algorithm: AlgorithmIdentifierOwned,
    digest: OctetString,
}

fn digest_info(digest: Digest, hash: &[u8]) -> der::Result<Vec<u8>> {
    DigestInfo {
        algorithm: AlgorithmIdentifierOwned {
            oid: digest.oid(),
            parameters: Some(der::Any::null()),
        },
        digest: OctetString::new(hash)?,
    }
    .to_der()
}

//! Where a signing key comes from, and opening it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use zeroize::Zeroizing;

use super::error::AppError;
use super::whole_file::write_whole;
use crate::model::profile::Profile;
use crate::sign::token::{self, TokenChoice};
use crate::sign::{self, OwnKeyRequest, SigningKey};

/// Longest name of an organisation in a certificate (X.520), in characters.
const MAX_UNIT: usize = 64;

/// Where the signing key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// A PKCS#12 file the person has.
    Pkcs12(PathBuf),
    /// Tukiem's own key beside the database; made where there is none yet.
    OwnKey(PathBuf),
    /// A key inside a token.
    Token {
        /// The PKCS#11 module.
        module: PathBuf,
        /// The slot the token is in.
        slot: u64,
        /// `CKA_ID` of certificate and key.
        id: Vec<u8>,
    },
}

/// Opens the key and checks that it may sign at `now`. `secret` is the
/// passphrase or the token's PIN; it is not kept. Tukiem's own key is made for
/// the head of `unit` where there is none yet.
///
/// # Errors
/// The file cannot be read, the secret is wrong, the certificate may not sign,
/// the token is not there, or there is no own key and no unit to make it for.
pub fn open(
    source: &KeySource,
    secret: &Zeroizing<String>,
    unit: Option<&Profile>,
    now: DateTime<FixedOffset>,
) -> Result<SigningKey, AppError> {
    let key = match source {
        KeySource::Pkcs12(path) => open_file(path, secret)?,
        KeySource::OwnKey(path) => {
            if let (false, Some(unit)) = (path.exists(), unit) {
                make_own_key(path, unit, secret, now)?;
            }
            open_file(path, secret)?
        }
        KeySource::Token { module, slot, id } => {
            let choice = TokenChoice {
                module: module.clone(),
                slot: *slot,
                id: id.clone(),
            };
            token::open(&choice, secret, now)?
        }
    };
    key.check(now)?;
    Ok(key)
}

fn open_file(path: &Path, secret: &Zeroizing<String>) -> Result<SigningKey, AppError> {
    let bytes = std::fs::read(path).map_err(|e| AppError::read(path, &e))?;
    Ok(sign::open_pkcs12(&bytes, secret)?)
}

/// Makes Tukiem's own key for the head of the unit, valid for three years,
/// and keeps it encrypted to the passphrase.
fn make_own_key(
    path: &Path,
    unit: &Profile,
    passphrase: &Zeroizing<String>,
    now: DateTime<FixedOffset>,
) -> Result<(), AppError> {
    let until = now + chrono::Days::new(3 * 365);
    let request = OwnKeyRequest {
        person: unit.head.name.clone(),
        // X.520 allows 64 characters; the report itself carries the whole name.
        unit: unit.name.chars().take(MAX_UNIT).collect(),
        from: now.date_naive(),
        to: until.date_naive(),
    };
    let bytes = sign::generate_own_key(&request, passphrase)?;
    write_whole(path, &bytes)
}

//! Which key signs, and with which picture: the same words for every command that signs.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use zeroize::Zeroizing;

use crate::app::error::AppError;
use crate::app::key_source::KeySource;
use crate::app::picture::{Motif, PictureChoice};
use crate::app::responder::Responder;
use crate::app::signing::SignWith;
use crate::app::tokens;
use crate::sign::Digest;

/// The key and the picture.
#[derive(Debug, clap::Args)]
pub(super) struct KeyArgs {
    /// Sign with this PKCS#12 file
    #[arg(
        long,
        visible_alias = "sign-p12",
        value_name = "FILE",
        group = "key",
        requires = "pass_file"
    )]
    p12: Option<PathBuf>,
    /// File whose first line is its passphrase
    #[arg(long, value_name = "FILE", requires = "p12")]
    pass_file: Option<PathBuf>,
    /// Sign with a token: its PKCS#11 module (see `token list`)
    #[arg(
        long,
        value_name = "FILE",
        group = "key",
        conflicts_with = "p12",
        requires_all = ["token_slot", "token_id", "pin_file"]
    )]
    token_module: Option<PathBuf>,
    /// The token's slot
    #[arg(long, value_name = "N", requires = "token_module")]
    token_slot: Option<u64>,
    /// The key's id in the token, in hexadecimal
    #[arg(long, value_name = "HEX", requires = "token_module", value_parser = key_id)]
    token_id: Option<KeyId>,
    /// File whose first line is the token's PIN
    #[arg(long, value_name = "FILE", requires = "token_module")]
    pin_file: Option<PathBuf>,
    /// Picture of the handwritten signature or of the seal (PNG, transparent)
    #[arg(long, value_name = "FILE", requires = "key")]
    picture: Option<PathBuf>,
    /// Take the white paper behind the picture away
    #[arg(long, requires = "picture")]
    clear_paper: bool,
    /// The digest; the usual one for the key if left out
    #[arg(long, value_name = "NAME", requires = "key")]
    digest: Option<DigestName>,
    /// Time stamp by this program: it takes the request (RFC 3161) on its standard input or
    /// as {request}, and gives the reply on its standard output or as {reply}
    #[arg(long, value_name = "PROGRAM", requires = "key")]
    tsa_command: Option<String>,
}

/// A digest as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum DigestName {
    /// SHA-256
    Sha256,
    /// SHA-384
    Sha384,
    /// SHA-512
    Sha512,
}

/// `CKA_ID` of a token's key.
#[derive(Clone, Debug)]
struct KeyId(Vec<u8>);

impl KeyArgs {
    /// How to sign, with a picture of this motif; `None` where no key was named.
    ///
    /// # Errors
    /// The file of the passphrase or PIN cannot be read, or no program is named.
    pub(super) fn sign_with(&self, motif: Motif) -> Result<Option<SignWith>, AppError> {
        let token = (
            &self.token_module,
            self.token_slot,
            &self.token_id,
            &self.pin_file,
        );
        let (source, secret) = match ((&self.p12, &self.pass_file), token) {
            ((Some(key), Some(pass)), _) => (KeySource::Pkcs12(key.clone()), pass),
            (_, (Some(module), Some(slot), Some(id), Some(pin))) => {
                let source = KeySource::Token {
                    module: module.clone(),
                    slot,
                    id: id.0.clone(),
                };
                (source, pin)
            }
            _ => return Ok(None),
        };
        let mut with = SignWith::new(source, first_line(secret)?);
        with.picture = self.picture.as_ref().map(|path| PictureChoice {
            path: path.clone(),
            clear_paper: self.clear_paper,
            motif,
        });
        with.digest = self.digest.map(|name| match name {
            DigestName::Sha256 => Digest::Sha256,
            DigestName::Sha384 => Digest::Sha384,
            DigestName::Sha512 => Digest::Sha512,
        });
        with.time_stamp = match &self.tsa_command {
            Some(line) => Some(Responder::parse(line)?),
            None => None,
        };
        Ok(Some(with))
    }
}

/// The first line of a file, without its line end; wiped from memory after use.
pub(super) fn first_line(path: &Path) -> Result<Zeroizing<String>, AppError> {
    let text = std::fs::read_to_string(path).map_err(|e| AppError::read(path, &e))?;
    let text = Zeroizing::new(text);
    Ok(Zeroizing::new(
        text.lines().next().unwrap_or_default().to_owned(),
    ))
}

/// Reads `01ab…`, with or without colons between the bytes.
fn key_id(text: &str) -> Result<KeyId, String> {
    tokens::read_hex(text).map(KeyId).ok_or_else(|| {
        "an id has two hexadecimal digits a byte, as `token list` shows it".to_owned()
    })
}

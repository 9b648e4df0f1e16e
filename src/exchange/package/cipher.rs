//! Encryption to a passphrase, by the age format (C2SP age-encryption.org/v1).

use std::io::{Chain, Cursor, Read, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};
use zeroize::Zeroizing;

use super::error::PackageError;
use crate::model::text::nfc;

/// scrypt with N = 2^17, r = 8: half a second and 128 MiB, as OWASP recommends.
const WORK: u8 = 17;

/// The most that is spent on opening: twice that. What asks for more is refused
/// before any work, so that no file can hang the program or fill its memory.
const MAX_WORK: u8 = 18;

/// How every file of the format begins.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";

/// A header with one passphrase has about 170 bytes; one that does not end here is not ours.
const MAX_HEADER: u64 = 1024;

/// The bytes inside a package.
pub(super) type Plain<R> = StreamReader<Chain<Cursor<Vec<u8>>, R>>;

/// Encrypts what is written to the result; it must be `finish`ed.
pub(super) fn encrypt<W: Write>(passphrase: &str, out: W) -> Result<StreamWriter<W>, PackageError> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK);
    let recipients = std::iter::once(&recipient as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients)
        .map_err(|error| PackageError::Output(std::io::Error::other(error.to_string())))?;
    encryptor.wrap_output(out).map_err(PackageError::Output)
}

/// Decrypts `input` as it is read. An error of the kind `InvalidData` or
/// `UnexpectedEof` then means damage.
pub(super) fn decrypt<R: Read>(mut input: R, passphrase: &str) -> Result<Plain<R>, PackageError> {
    let mut head = Vec::new();
    let mut begin = input.by_ref().take(MAX_HEADER);
    begin.read_to_end(&mut head).map_err(PackageError::Input)?;
    // The header ends with a line of its own. Looking for it first bounds what the parser takes.
    let ends = head.windows(5).any(|window| window == b"\n--- ");
    if !head.starts_with(MAGIC) {
        return Err(PackageError::NotAPackage);
    }
    if !ends {
        return Err(PackageError::Damaged);
    }
    let decryptor = Decryptor::new(Cursor::new(head).chain(input)).map_err(refusal)?;
    if !decryptor.is_scrypt() {
        return Err(PackageError::NotAPackage);
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MAX_WORK);
    let identities = std::iter::once(&identity as &dyn Identity);
    decryptor.decrypt(identities).map_err(refusal)
}

/// The passphrase as both sides spell it: NFC, whatever the keyboard gave. Wiped after use.
fn secret(passphrase: &str) -> SecretString {
    let composed = Zeroizing::new(nfc(passphrase));
    SecretString::from(composed.as_str())
}

fn refusal(error: DecryptError) -> PackageError {
    match error {
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed => PackageError::WrongPassphrase,
        DecryptError::ExcessiveWork { required, .. } => {
            PackageError::TooMuchWork { factor: required }
        }
        DecryptError::UnknownFormat => PackageError::NotAPackage,
        DecryptError::Io(error) => super::read::broken(error),
        _ => PackageError::Damaged,
    }
}

//! PKCS#12 key files (RFC 7292): PBES2 with AES, and the older RC2 and 3DES.

use p12_keystore::error::Error as StoreError;
use p12_keystore::{
    EncryptionAlgorithm, KeyStore, KeyStoreEntry, LocalKeyId, MacAlgorithm, Pkcs12Archive,
    PrivateKey, PrivateKeyChain,
};
use zeroize::Zeroizing;

use super::certificate::Certificate;
use super::error::SignError;
use super::key::SigningKey;

/// Largest key file read, in bytes.
const MAX_FILE: usize = 1024 * 1024;
/// Rounds of key derivation when this program writes a key file (OWASP's figure
/// for PBKDF2-HMAC-SHA-256).
const ITERATIONS: u32 = 600_000;

/// Opens a PKCS#12 file.
///
/// # Errors
/// [`SignError::WrongPassphrase`] if the passphrase does not fit;
/// [`SignError::KeyFileUnreadable`], [`SignError::KeyFileTooLarge`],
/// [`SignError::NoPrivateKey`] and what [`SigningKey::new`] returns.
pub fn open_pkcs12(file: &[u8], passphrase: &Zeroizing<String>) -> Result<SigningKey, SignError> {
    if file.len() > MAX_FILE {
        return Err(SignError::KeyFileTooLarge {
            bytes: file.len(),
            limit: MAX_FILE,
        });
    }
    let archive = Pkcs12Archive::from_pkcs12(file, passphrase).map_err(|e| match e {
        StoreError::MacError(_) | StoreError::UnpadError | StoreError::Pkcs5Error(_) => {
            SignError::WrongPassphrase
        }
        other => SignError::KeyFileUnreadable {
            detail: other.to_string(),
        },
    })?;
    let key = &archive.keys.first().ok_or(SignError::NoPrivateKey)?.key;
    let certificates = archive
        .certs
        .iter()
        .map(|bag| Certificate::from_der(bag.cert.as_der()))
        .collect::<Result<Vec<_>, _>>()?;
    SigningKey::new(key.as_der(), &certificates)
}

/// Writes a key and its certificate, encrypted with AES-256 (PBES2).
pub(super) fn write_pkcs12(
    pkcs8: &[u8],
    certificate: &[u8],
    name: &str,
    passphrase: &Zeroizing<String>,
) -> Result<Vec<u8>, SignError> {
    let failed = |_| SignError::Crypto {
        step: "write the key file",
    };
    let key = PrivateKey::from_der(pkcs8).map_err(failed)?;
    let certificate = p12_keystore::Certificate::from_der(certificate).map_err(failed)?;
    let mut store = KeyStore::new();
    let chain = PrivateKeyChain::new(LocalKeyId(b"tukiem-1".to_vec()), key, [certificate]);
    store.add_entry(name, KeyStoreEntry::PrivateKeyChain(chain));
    store
        .writer(passphrase)
        .encryption_algorithm(EncryptionAlgorithm::PbeWithHmacSha256AndAes256)
        .encryption_iterations(ITERATIONS)
        .mac_algorithm(MacAlgorithm::HmacSha256)
        .mac_iterations(ITERATIONS)
        .write()
        .map_err(failed)
}

//! The fingerprint of a catalog: SHA-256 of its canonical text.

use sha2::Digest;

use super::error::AppError;
use crate::model::catalog::Catalog;
use crate::model::evidence::Sha256;
use crate::pack;

/// SHA-256 of [`pack::write`]'s text. Two catalogs have the same one where they
/// say the same, however their files are written.
///
/// # Errors
/// [`AppError::CatalogWrite`], which no loaded catalog causes.
pub fn catalog_digest(catalog: &Catalog) -> Result<Sha256, AppError> {
    let text = pack::write(catalog)?;
    Ok(digest(text.as_bytes()))
}

/// SHA-256 of bytes (FIPS 180-4).
pub fn digest(bytes: &[u8]) -> Sha256 {
    Sha256(sha2::Sha256::digest(bytes).into())
}

//! Whom the agency trusts: certificates from files, and from folders of files.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::app::error::AppError;
use crate::app::library::Library;
use crate::sign::TrustAnchors;

/// Largest file of certificates read, in bytes.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Endings under which certificates lie in folders.
const ENDINGS: [&str; 4] = ["pem", "crt", "cer", "der"];

/// The anchors, and what tells them from others.
pub(super) struct Trusted {
    pub(super) anchors: TrustAnchors,
    digest: Sha256,
}

/// Reads them.
///
/// # Errors
/// A file cannot be read, or is no certificate.
pub(super) fn read(paths: &[PathBuf]) -> Result<Trusted, AppError> {
    let mut files = Vec::new();
    for path in paths {
        let data = std::fs::metadata(path).map_err(|error| AppError::read(path, &error))?;
        if data.is_dir() {
            files.extend(certificates(path)?);
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    let mut digest = Sha256::new();
    let mut contents = Vec::new();
    for path in files {
        let content = bounded(&path)?;
        digest.update(Sha256::digest(&content));
        contents.push(content);
    }
    let anchors = TrustAnchors::from_files(contents.iter().map(Vec::as_slice))?;
    Ok(Trusted { anchors, digest })
}

fn certificates(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let failed = |error| AppError::read(folder, &error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        if ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
            files.push(path);
        }
    }
    Ok(files)
}

fn bounded(path: &Path) -> Result<Vec<u8>, AppError> {
    let failed = |error| AppError::read(path, &error);
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > MAX_BYTES {
        let name = path.display().to_string();
        return Err(AppError::TooLarge { name, size });
    }
    std::fs::read(path).map_err(failed)
}

impl Trusted {
    /// What the results of reading depend on besides the files: the program, whom it trusts,
    /// the checklists at hand.
    pub(super) fn conditions(&self, library: &Library) -> String {
        let mut digest = self.digest.clone();
        digest.update(env!("CARGO_PKG_VERSION"));
        for entry in library.entries() {
            let catalog = &entry.catalog;
            digest.update(format!("{} {}\n", catalog.id, catalog.content_version));
        }
        let digest = digest.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

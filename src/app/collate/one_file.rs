//! One file: read whole, named by its hash, handed to the one who understands it.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::walk::Source;
use crate::model::ranking::{Carrier, Entry, Finding};
use crate::sign::MAX_PDF;

/// Largest package read, in bytes: evidence travels in it.
pub(super) const MAX_PACKAGE: u64 = 4 * 1024 * 1024 * 1024;

/// Understands reports: checks them and gives what is kept of them. The entry's
/// file is filled in by the caller.
pub trait ReadReport: Sync {
    /// A PDF, from its bytes.
    fn pdf(&self, bytes: &[u8]) -> Result<Entry, Finding>;

    /// A package, read piece by piece.
    fn package(&self, path: &Path) -> Result<Entry, Finding>;
}

/// What came of a file.
pub(super) struct Read {
    /// SHA-256 of its content, hexadecimal; empty where it was not read whole.
    pub(super) sha256: String,
    /// The entry or the finding; `None` where the content is that of the known hash.
    pub(super) outcome: Option<Result<Box<Entry>, Finding>>,
}

impl Read {
    fn refused(finding: Finding) -> Self {
        Self {
            sha256: String::new(),
            outcome: Some(Err(finding)),
        }
    }
}

/// Reads one file. `known` is the hash of a content that has been read before.
pub(super) fn read_file(source: &Source, known: Option<&str>, reader: &dyn ReadReport) -> Read {
    let most = match source.carrier {
        Carrier::SignedPdf => MAX_PDF as u64,
        Carrier::Package => MAX_PACKAGE,
    };
    if source.size > most {
        return Read::refused(Finding::TooLarge { bytes: source.size });
    }
    if source.carrier == Carrier::Package {
        let mut read = Read::refused(Finding::Locked);
        read.outcome = Some(reader.package(&source.path).map(Box::new));
        return read;
    }
    let bytes = match whole(&source.path, most) {
        Ok(bytes) => bytes,
        Err(error) => {
            return Read::refused(Finding::Unreadable {
                detail: error.to_string(),
            });
        }
    };
    // It may have grown since the folder was looked through.
    if bytes.len() as u64 > most {
        return Read::refused(Finding::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    let sha256 = hex(&Sha256::digest(&bytes));
    let outcome = if known == Some(sha256.as_str()) {
        None
    } else {
        Some(reader.pdf(&bytes).map(Box::new))
    };
    Read { sha256, outcome }
}

/// The bytes of a file, at most one more than `most`: what the system says of its
/// size is not relied on.
pub(super) fn whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len().min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

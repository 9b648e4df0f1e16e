//! Reading a package: the texts at once, the evidence as it streams by, each byte
//! held against the manifest and the end of the file against the cipher.

use std::io::{self, Read};

use sha2::Digest;

use super::cipher::{self, Plain};
use super::container::Entries;
use super::error::{Fault, PackageError};
use super::manifest::{FileForm, ManifestForm};
use super::write::{digest, entry, listed, parts};
use super::{ASSESSMENT, CATALOG, CONTROLS, MANIFEST, MAX_MANIFEST, MAX_TEXT, form};
use crate::model::assessment::Assessment;
use crate::model::evidence::Sha256;

/// Receives evidence files. Only after [`Self::end`] is a file known to be what its address says.
pub trait EvidenceSink<E> {
    /// A file of this size begins.
    fn begin(&mut self, sha256: Sha256, size: u64) -> Result<(), E>;
    /// Its next bytes, at most [`super::PART`].
    fn piece(&mut self, bytes: Vec<u8>) -> Result<(), E>;
    /// It is whole, and its SHA-256 is right.
    fn end(&mut self) -> Result<(), E>;
}

/// A package whose texts have been read and checked; its evidence comes next.
pub struct Package<R: Read> {
    /// What it says of itself, held against its content.
    pub manifest: ManifestForm,
    /// The assessment; its number is 0.
    pub assessment: Assessment,
    /// The text of its catalog, not read yet.
    pub catalog: String,
    /// The text of the common controls, not read yet.
    pub controls: String,
    evidence: Vec<(Sha256, u64)>,
    entries: Entries<Plain<R>>,
}

/// Opens a package.
///
/// # Errors
/// Every [`PackageError`] but those of writing.
pub fn open<R: Read>(input: R, passphrase: &str) -> Result<Package<R>, PackageError> {
    let mut entries = Entries::new(cipher::decrypt(input, passphrase)?);
    let manifest = entries
        .next(MANIFEST, MAX_MANIFEST)
        .map_err(|error| match error {
            // What opens with the passphrase and is no such zip was made by something else.
            PackageError::Inconsistent { .. } => PackageError::NotAPackage,
            other => other,
        })?;
    let manifest = ManifestForm::read(&manifest)?;
    let assessment = text(&mut entries, &manifest, 0, ASSESSMENT)?;
    let assessment = form::read(&assessment)?;
    let catalog = utf8(CATALOG, text(&mut entries, &manifest, 1, CATALOG)?)?;
    let controls = utf8(CONTROLS, text(&mut entries, &manifest, 2, CONTROLS)?)?;
    let evidence = listed(&assessment)?;
    let expected: Vec<FileForm> = evidence.iter().map(entry).collect();
    if manifest.files.get(3..) != Some(expected.as_slice()) {
        let place = "files";
        return Err(PackageError::fault(
            MANIFEST,
            Fault::Contradiction { place },
        ));
    }
    manifest.check(&assessment, &expected)?;
    if manifest.catalog.sha256 != digest(catalog.as_bytes()).to_string() {
        return Err(PackageError::fault(CATALOG, Fault::Hash));
    }
    Ok(Package {
        manifest,
        assessment,
        catalog,
        controls,
        evidence: evidence.into_iter().collect(),
        entries,
    })
}

impl<R: Read> Package<R> {
    /// Streams the evidence by and checks it, to the last byte of the file.
    ///
    /// # Errors
    /// As [`open`], and what `sink` says. What it received may then be wrong.
    pub fn evidence<E: From<PackageError>>(
        mut self,
        sink: &mut dyn EvidenceSink<E>,
    ) -> Result<(), E> {
        for (sha256, size) in &self.evidence {
            sink.begin(*sha256, *size)?;
            let mut hasher = sha2::Sha256::new();
            for (name, size) in parts(*sha256, *size) {
                let piece = self.entries.next(&name, size)?;
                if piece.len() as u64 != size {
                    return Err(PackageError::fault(&name, Fault::Size).into());
                }
                hasher.update(&piece);
                sink.piece(piece)?;
            }
            if <[u8; 32]>::from(hasher.finalize()) != sha256.0 {
                let name = entry((sha256, size)).path;
                return Err(PackageError::fault(&name, Fault::Hash).into());
            }
            sink.end()?;
        }
        Ok(self.entries.finish()?)
    }
}

/// The text of this name, the manifest's `n`th entry.
fn text<R: Read>(
    entries: &mut Entries<R>,
    manifest: &ManifestForm,
    n: usize,
    name: &str,
) -> Result<Vec<u8>, PackageError> {
    let listed = manifest.files.get(n).filter(|file| file.path == name);
    let listed = listed.ok_or_else(|| PackageError::fault(name, Fault::Missing))?;
    if listed.size > MAX_TEXT {
        let entry = name.to_owned();
        return Err(PackageError::TooLarge { entry });
    }
    let content = entries.next(name, listed.size)?;
    if content.len() as u64 != listed.size {
        return Err(PackageError::fault(name, Fault::Size));
    }
    if digest(&content).to_string() != listed.sha256 {
        return Err(PackageError::fault(name, Fault::Hash));
    }
    Ok(content)
}

fn utf8(name: &str, content: Vec<u8>) -> Result<String, PackageError> {
    String::from_utf8(content).map_err(|error| {
        let detail = error.to_string();
        PackageError::fault(name, Fault::Form { detail })
    })
}

/// An error of reading: damage where the cipher or a checksum says so, else the disk.
pub(super) fn broken(error: io::Error) -> PackageError {
    match error.kind() {
        io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::Other => PackageError::Damaged,
        _ => PackageError::Input(error),
    }
}

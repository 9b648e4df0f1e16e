//! Writing a package: everything once, from front to end.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{DateTime, FixedOffset};
use sha2::Digest;

use super::container::Writer;
use super::error::{Fault, PackageError};
use super::manifest::{FileForm, ManifestForm};
use super::{
    ASSESSMENT, CATALOG, CONTROLS, EVIDENCE, MANIFEST, MAX_FILES, MAX_TEXT, MIN_PASSPHRASE, PART,
    cipher, form,
};
use crate::model::assessment::Assessment;
use crate::model::evidence::Sha256;

/// What goes into a package besides the evidence files.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The text of the catalog it was made against.
    pub catalog: &'a str,
    /// The text of the common controls.
    pub controls: &'a str,
    /// When the package is made.
    pub created: DateTime<FixedOffset>,
}

/// Writes the content of one evidence file out, as `store` gives it.
pub type Feed<'a, E> = dyn FnMut(Sha256, &mut dyn Write) -> Result<(), E> + 'a;

/// Writes a package to `out`, encrypted to `passphrase`.
///
/// # Errors
/// [`PackageError::ShortPassphrase`], [`PackageError::TooLarge`],
/// [`PackageError::Output`] where `out` fails; what `feed` says; a file whose
/// size is not what the assessment says is [`PackageError::Inconsistent`].
pub fn write<W: Write, E: From<PackageError>>(
    out: W,
    passphrase: &str,
    contents: &Contents<'_>,
    feed: &mut Feed<'_, E>,
) -> Result<W, E> {
    if passphrase.chars().count() < MIN_PASSPHRASE {
        let least = MIN_PASSPHRASE;
        return Err(PackageError::ShortPassphrase { least }.into());
    }
    let assessment = form::write(contents.assessment)?;
    let texts = [
        (ASSESSMENT, assessment.as_slice()),
        (CATALOG, contents.catalog.as_bytes()),
        (CONTROLS, contents.controls.as_bytes()),
    ];
    let evidence = listed(contents.assessment)?;
    let manifest = manifest(contents, &texts, &evidence)?;
    let sealed = cipher::encrypt(passphrase, out)?;
    let mut writer = Writer::new(sealed);
    writer
        .add(MANIFEST, &manifest)
        .map_err(PackageError::Output)?;
    for (name, text) in texts {
        writer.add(name, text).map_err(PackageError::Output)?;
    }
    for (sha256, size) in evidence {
        let mut parts = Parts::new(&mut writer, sha256, size);
        feed(sha256, &mut parts)?;
        parts.finish()?;
    }
    let sealed = writer.finish().map_err(PackageError::Output)?;
    Ok(sealed.finish().map_err(PackageError::Output)?)
}

/// Every file of the evidence once, with its size, in order of content address.
pub(super) fn listed(assessment: &Assessment) -> Result<BTreeMap<Sha256, u64>, PackageError> {
    let mut files = BTreeMap::new();
    for file in assessment.evidence.values().filter_map(|e| e.file.as_ref()) {
        let other = files.insert(file.sha256, file.size);
        if other.is_some_and(|size| size != file.size) {
            let fault = Fault::Value {
                place: format!("{} size", file.sha256.short()),
            };
            return Err(PackageError::fault(ASSESSMENT, fault));
        }
    }
    if files.len() > MAX_FILES {
        let entry = EVIDENCE.to_owned();
        return Err(PackageError::TooLarge { entry });
    }
    Ok(files)
}

fn manifest(
    contents: &Contents<'_>,
    texts: &[(&str, &[u8]); 3],
    evidence: &BTreeMap<Sha256, u64>,
) -> Result<Vec<u8>, PackageError> {
    let mut entries = Vec::new();
    for (name, text) in texts {
        let size = text.len() as u64;
        if size > MAX_TEXT {
            let entry = (*name).to_owned();
            return Err(PackageError::TooLarge { entry });
        }
        entries.push(FileForm {
            path: (*name).to_owned(),
            size,
            sha256: digest(text).to_string(),
        });
    }
    let catalog = digest(contents.catalog.as_bytes()).to_string();
    let evidence = evidence.iter().map(entry).collect();
    let form = ManifestForm::new(
        contents.assessment,
        contents.created,
        (entries, evidence),
        catalog,
    );
    serde_json::to_vec_pretty(&form).map_err(|error| {
        let detail = error.to_string();
        PackageError::fault(MANIFEST, Fault::Form { detail })
    })
}

/// How an evidence file stands in the manifest.
pub(super) fn entry((sha256, size): (&Sha256, &u64)) -> FileForm {
    FileForm {
        path: format!("{EVIDENCE}{sha256}"),
        size: *size,
        sha256: sha256.to_string(),
    }
}

/// The names and sizes of the entries that hold a file of this size.
pub(super) fn parts(sha256: Sha256, size: u64) -> impl Iterator<Item = (String, u64)> {
    let part = PART as u64;
    let count = size.div_ceil(part).max(1);
    (0..count).map(move |n| {
        let name = if count == 1 {
            format!("{EVIDENCE}{sha256}")
        } else {
            format!("{EVIDENCE}{sha256}.{:03}", n + 1)
        };
        (name, part.min(size - n * part))
    })
}

/// SHA-256 of a text.
pub(super) fn digest(bytes: &[u8]) -> Sha256 {
    Sha256(sha2::Sha256::digest(bytes).into())
}

/// Takes one file's content and writes it entry by entry.
struct Parts<'a, W: Write> {
    writer: &'a mut Writer<W>,
    names: Box<dyn Iterator<Item = (String, u64)>>,
    name: String,
    held: Vec<u8>,
    size: u64,
    taken: u64,
}

impl<'a, W: Write> Parts<'a, W> {
    fn new(writer: &'a mut Writer<W>, sha256: Sha256, size: u64) -> Self {
        Self {
            writer,
            names: Box::new(parts(sha256, size)),
            name: format!("{EVIDENCE}{sha256}"),
            held: Vec::new(),
            size,
            taken: 0,
        }
    }

    fn write_part(&mut self) -> io::Result<()> {
        if let Some((name, _)) = self.names.next() {
            self.writer.add(&name, &self.held)?;
        }
        self.held.clear();
        Ok(())
    }

    /// Writes what is left; the file must have had its size.
    fn finish(mut self) -> Result<(), PackageError> {
        if self.taken != self.size {
            return Err(PackageError::fault(&self.name, Fault::Size));
        }
        if !self.held.is_empty() || self.size == 0 {
            self.write_part().map_err(PackageError::Output)?;
        }
        Ok(())
    }
}

impl<W: Write> Write for Parts<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PART - self.held.len();
        let now = &bytes[..room.min(bytes.len())];
        self.held.extend_from_slice(now);
        self.taken += now.len() as u64;
        if self.held.len() == PART {
            self.write_part()?;
        }
        Ok(now.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

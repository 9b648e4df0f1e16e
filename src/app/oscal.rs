//! The open assessment as OSCAL files for programs that assess many: five JSON
//! documents in one folder, all of them or none.

mod words;

use std::path::{Path, PathBuf};

use super::error::AppError;
use super::export::Snapshot;
use super::whole_set::write_set;
use crate::exchange::oscal;
use crate::i18n::Language;
use words::Words;

/// Writes the five documents into `folder`, which is made where it is missing, and
/// gives their paths. Documents of an earlier export are replaced; other files in the
/// folder stay.
///
/// # Errors
/// The folder cannot be written or the disk is full; what was there then stands untouched.
pub fn export(
    snapshot: &Snapshot,
    folder: &Path,
    language: Language,
) -> Result<Vec<PathBuf>, AppError> {
    let files = documents(snapshot, language)?;
    let set: Vec<_> = files
        .iter()
        .map(|file| (file.name.text(), file.text.as_bytes()))
        .collect();
    write_set(folder, &set)
}

/// The five documents as they would be written.
///
/// # Errors
/// A reference in them leads nowhere, which is a fault of the program.
pub fn documents(
    snapshot: &Snapshot,
    language: Language,
) -> Result<Vec<oscal::OscalFile>, AppError> {
    let words = Words { language, snapshot };
    let source = oscal::Source {
        catalog: &snapshot.catalog,
        controls: &snapshot.controls,
        scope: &snapshot.scope,
        assessment: &snapshot.assessment,
        score: &snapshot.score,
        wording: &words,
    };
    Ok(oscal::files(source)?)
}

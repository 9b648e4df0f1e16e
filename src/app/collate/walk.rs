//! The files of a folder and its subfolders that may be reports.
//!
//! Links are not followed: a folder that came from outside must not lead the
//! program to other places of the disk.

use std::fs::{DirEntry, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::error::CollateError;
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::model::ranking::Carrier;
use crate::model::text::is_direction_mark;

/// The most files collated at once.
pub const MAX_FILES: usize = 200_000;

/// The deepest subfolder looked into.
const MAX_DEPTH: usize = 64;

/// A file that may be a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its name from the folder on, with `/` between its parts.
    pub(super) name: String,
    /// Its size in bytes.
    pub(super) size: u64,
    /// When it was last changed, nanoseconds since 1970; 0 where the system does not say.
    pub(super) changed: i64,
    /// What its ending says it is.
    pub(super) carrier: Carrier,
}

/// What is in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Walked {
    /// The files that may be reports, in the order of their names.
    pub(super) sources: Vec<Source>,
    /// How many other files and links there are.
    pub(super) passed_over: usize,
    /// Folders that could not be looked into, each with the system's words.
    pub(super) closed: Vec<(String, String)>,
}

/// Looks through `folder`.
///
/// # Errors
/// The folder itself cannot be read, holds no PDF and no package, or too many files.
pub(super) fn walk(folder: &Path, progress: &Progress) -> Result<Walked, AppError> {
    let mut walked = Walked::default();
    let mut open = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((path, name, depth)) = open.pop() {
        progress.check()?;
        let entries = match std::fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(AppError::read(&path, &error)),
            Err(error) => {
                walked.closed.push((name, error.to_string()));
                continue;
            }
        };
        for entry in entries {
            match entry {
                Ok(entry) => take(&entry, &name, depth, &mut walked, &mut open),
                Err(error) => walked.closed.push((name.clone(), error.to_string())),
            }
            if walked.sources.len() > MAX_FILES {
                return Err(CollateError::TooManyFiles {
                    folder: folder.to_owned(),
                    limit: MAX_FILES,
                }
                .into());
            }
        }
    }
    walked.sources.sort_by(|a, b| a.name.cmp(&b.name));
    walked.closed.sort();
    if walked.sources.is_empty() {
        let folder = folder.to_owned();
        return Err(CollateError::NothingThere { folder }.into());
    }
    Ok(walked)
}

fn take(
    entry: &DirEntry,
    folder: &str,
    depth: usize,
    walked: &mut Walked,
    open: &mut Vec<(PathBuf, String, usize)>,
) {
    let own = shown(&entry.file_name().to_string_lossy());
    let name = if folder.is_empty() {
        own
    } else {
        format!("{folder}/{own}")
    };
    // Of the entry itself, not of what a link leads to.
    let data = match entry.metadata() {
        Ok(data) => data,
        Err(error) => {
            walked.closed.push((name, error.to_string()));
            return;
        }
    };
    if data.is_dir() && depth < MAX_DEPTH {
        open.push((entry.path(), name, depth + 1));
        return;
    }
    match carrier(&name).filter(|_| data.is_file()) {
        Some(carrier) => walked.sources.push(Source {
            path: entry.path(),
            size: data.len(),
            changed: changed(&data),
            name,
            carrier,
        }),
        None => walked.passed_over += 1,
    }
}

/// A file's name on one line and in one direction: it came from outside, and could
/// write lines of the result.
fn shown(name: &str) -> String {
    let is_harmful = |c: char| c.is_control() || is_direction_mark(c);
    let letters = name.chars();
    letters
        .map(|c| {
            if is_harmful(c) {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}

fn carrier(name: &str) -> Option<Carrier> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "pdf" => Some(Carrier::SignedPdf),
        "tukiem" => Some(Carrier::Package),
        _ => None,
    }
}

fn changed(data: &Metadata) -> i64 {
    let since = data.modified().ok();
    let since = since.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let nanoseconds = since.map(|time| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX));
    nanoseconds.unwrap_or_default()
}

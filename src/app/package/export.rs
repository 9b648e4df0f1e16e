//! An assessment onto disk as a package, whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::draft::PackageNews;
use super::named;
use super::passphrase::Passphrase;
use crate::app::error::AppError;
use crate::app::export::Snapshot;
use crate::app::job::Progress;
use crate::app::whole_file::write_whole_with;
use crate::exchange::package::{Contents, write};
use crate::model::evidence::Sha256;
use crate::pack;
use crate::store::{Reader, StoreError};

/// Writes the package to `path`; an existing file is replaced only once all of it is on disk.
///
/// # Errors
/// A short passphrase, evidence that is damaged in the store, a full disk,
/// [`AppError::Cancelled`]; the old file then stands untouched.
pub(in crate::app) fn export(
    snapshot: &Snapshot,
    (reader, path): (&Reader, &Path),
    passphrase: &Passphrase,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<PackageNews, AppError> {
    let catalog = pack::write(&snapshot.catalog)?;
    let contents = Contents {
        assessment: &snapshot.assessment,
        catalog: &catalog,
        controls: pack::CONTROLS.text,
        created: now,
    };
    let files = snapshot.assessment.evidence.values();
    let files = files.filter_map(|evidence| evidence.file.as_ref());
    let total = files.map(|file| file.size).sum();
    let mut done = 0;
    let mut failed = None;
    let written = write_whole_with(path, &mut |file| {
        let mut feed = |sha256: Sha256, out: &mut dyn Write| {
            let mut told = Told {
                out,
                progress,
                done,
                total,
            };
            let read = reader.blob_read(sha256, &mut told);
            done = told.done;
            progress.check()?;
            read.map_err(AppError::from)
        };
        let result = write(file, passphrase.expose(), &contents, &mut feed);
        result.map(drop).map_err(|error| {
            let told = io::Error::other(error.to_string());
            failed = Some(error);
            told
        })
    });
    match (failed, written) {
        (Some(AppError::Store(StoreError::Output(error))), _) => Err(AppError::write(path, &error)),
        (Some(error), _) => Err(named(path, error)),
        (None, Err(error)) => Err(error),
        (None, Ok(())) => {
            let found = std::fs::metadata(path).map_err(|e| AppError::read(path, &e))?;
            Ok(PackageNews::Written {
                path: path.to_owned(),
                size: found.len(),
            })
        }
    }
}

/// A receiver whose bytes are told, and that stops where the person asked to stop.
struct Told<'a> {
    out: &'a mut dyn Write,
    progress: &'a Progress,
    done: u64,
    total: u64,
}

impl Write for Told<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(io::Error::other("stopped"));
        }
        let count = self.out.write(bytes)?;
        self.done += count as u64;
        self.progress.set(self.done, self.total);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

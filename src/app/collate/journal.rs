//! What has been read so far, so that a run that was stopped goes on.
//!
//! A text file: one line of JSON a finished file, after a first line that says
//! under which conditions they were read. It is only ever appended to; a last
//! line that was cut short is left out. A file counts as the same while its
//! path, size and time of change are, or else its SHA-256.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::walk::Source;
use crate::app::error::AppError;
use crate::exchange::reading_json::{MAX_LINE_BYTES, ReadingLine, ResultForm};
use crate::model::ranking::{ArticleName, Reading};

/// What a journal of any version begins with.
const NAME: &str = "tukiem-collate-journal ";

/// The mark of the first line.
const MARK: &str = "tukiem-collate-journal 1";

/// A finished file.
#[derive(Debug)]
struct Finished {
    size: u64,
    changed: i64,
    sha256: String,
    reading: Reading,
}

/// The journal of one folder.
#[derive(Debug, Default)]
pub(super) struct Journal {
    finished: BTreeMap<String, Finished>,
    file: Option<(File, PathBuf)>,
    articles: Articles,
    /// Why it is no longer kept.
    failure: Option<Arc<AppError>>,
}

/// One value for equal names of articles: ten thousand reports share a few dozen.
#[derive(Debug, Default)]
pub(super) struct Articles(BTreeMap<ArticleName, Arc<ArticleName>>);

impl Articles {
    /// The shared value.
    pub(super) fn share(&mut self, name: ArticleName) -> Arc<ArticleName> {
        let shared = self.0.entry(name);
        shared
            .or_insert_with_key(|name| Arc::new(name.clone()))
            .clone()
    }

    /// Makes an entry use the shared values.
    pub(super) fn share_all(&mut self, reading: &mut Reading) {
        let Reading::Report(entry) = reading else {
            return;
        };
        for share in &mut entry.articles {
            share.article = self.share(share.article.as_ref().clone());
        }
    }
}

impl Journal {
    /// Opens the journal at `path` and takes what it holds if it was written under the same
    /// `conditions`; else it begins anew. Without a path nothing is kept.
    pub(super) fn open(path: Option<&Path>, conditions: &str) -> Self {
        let mut journal = Self::default();
        let Some(path) = path else {
            return journal;
        };
        match journal.load(path, conditions) {
            Ok(file) => journal.file = Some((file, path.to_owned())),
            Err(error) => journal.failure = Some(Arc::new(AppError::write(path, &error))),
        }
        journal
    }

    fn load(&mut self, path: &Path, conditions: &str) -> std::io::Result<File> {
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        let mut file = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        let head = format!("{MARK} {conditions}\n");
        let mut reader = BufReader::new(&file);
        let mut line = Vec::new();
        let mut whole = 0;
        let is_whole = next_line(&mut reader, &mut line)?;
        if !line.starts_with(NAME.as_bytes()) && !head.as_bytes().starts_with(&line) {
            // Another file of the user's is never overwritten.
            return Err(ErrorKind::AlreadyExists.into());
        }
        if is_whole && line == head.as_bytes() {
            whole += line.len() as u64;
            while next_line(&mut reader, &mut line)? {
                whole += line.len() as u64;
                self.take(&line);
            }
        }
        // What was cut short, or was read under other conditions, goes.
        file.set_len(whole)?;
        file.seek(SeekFrom::Start(whole))?;
        if whole == 0 {
            file.write_all(head.as_bytes())?;
        }
        Ok(file)
    }

    fn take(&mut self, line: &[u8]) {
        let read = std::str::from_utf8(line).ok();
        let Some(line) = read.and_then(ReadingLine::from_line) else {
            return;
        };
        let articles = &mut self.articles;
        let reading = line
            .result
            .reading(&line.path, &mut |name| articles.share(name));
        if let Some(reading) = reading {
            let finished = Finished {
                size: line.size,
                changed: line.changed,
                sha256: line.sha256,
                reading,
            };
            self.finished.insert(line.path, finished);
        }
    }

    /// What came of a file that has not changed since, as far as its size and time say.
    pub(super) fn unchanged(&mut self, source: &Source) -> Option<Reading> {
        let finished = self.finished.get(&source.name)?;
        if finished.size != source.size || finished.changed != source.changed {
            return None;
        }
        self.finished
            .remove(&source.name)
            .map(|finished| finished.reading)
    }

    /// The hash of the content known under this name, where the size is still the same.
    pub(super) fn hash_of(&self, source: &Source) -> Option<String> {
        let finished = self.finished.get(&source.name)?;
        let same = finished.size == source.size && !finished.sha256.is_empty();
        same.then(|| finished.sha256.clone())
    }

    /// What came of the content known under this name.
    pub(super) fn content(&self, name: &str) -> Option<Reading> {
        let finished = self.finished.get(name)?;
        Some(finished.reading.clone())
    }

    /// Keeps what came of a file. A journal that can no longer be written is given up.
    pub(super) fn keep(&mut self, source: &Source, sha256: &str, reading: &mut Reading) {
        self.articles.share_all(reading);
        let Some((file, path)) = &mut self.file else {
            return;
        };
        let Some(result) = ResultForm::of(reading) else {
            return;
        };
        let line = ReadingLine {
            path: source.name.clone(),
            size: source.size,
            changed: source.changed,
            sha256: sha256.to_owned(),
            result,
        };
        let written = match line.to_line() {
            Ok(line) => file
                .write_all(line.as_bytes())
                .map_err(|error| AppError::write(path, &error)),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = written {
            self.failure = Some(Arc::new(error));
            self.file = None;
        }
    }

    /// Why it is not kept, where it should be.
    pub(super) fn failure(&self) -> Option<&Arc<AppError>> {
        self.failure.as_ref()
    }

    /// The folder was read to its end: the journal is of no more use and holds results of
    /// units, so it is removed.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub(super) fn remove(self) -> Result<(), AppError> {
        let Some((file, path)) = self.file else {
            return Ok(());
        };
        drop(file);
        std::fs::remove_file(&path).map_err(|error| AppError::write(&path, &error))
    }
}

/// Reads the next whole line with its end; what has no end, or is longer than any line of
/// ours, ends the reading.
fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    use std::io::Read;
    line.clear();
    let most = MAX_LINE_BYTES as u64;
    reader.by_ref().take(most).read_until(b'\n', line)?;
    Ok(line.last() == Some(&b'\n'))
}

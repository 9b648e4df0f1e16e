//! Named entries one after another: a zip file (ISO/IEC 21320-1, stored only) that is
//! written through and read from front to end, without its directory.
//!
//! Every entry is small enough to be held, so its size and checksum stand before
//! it and a reader that cannot go back knows where it ends.

use std::io::{Read, Write};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};
use zip::{CompressionMethod, PreparedZipFile};

use super::error::{Fault, PackageError};
use super::read::broken;
use crate::model::text::clean_line;

/// What the end is called where it is wrong.
const END: &str = "end";

/// Writes entries.
pub(super) struct Writer<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W) -> Self {
        // Each entry is complete when it is written, so the writer never goes back.
        let zip = ZipWriter::new(StreamWriter::new(out));
        Self { zip }
    }

    /// Writes one entry.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) -> std::io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let entry = PreparedZipFile::from_data(name, options, content)?;
        Ok(self.zip.add_prepared_file(entry)?)
    }

    /// Writes the directory and gives the receiver back.
    pub(super) fn finish(self) -> std::io::Result<W> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// Reads entries.
pub(super) struct Entries<R: Read> {
    input: R,
}

impl<R: Read> Entries<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input }
    }

    /// The next entry, which must have this name and at most `limit` bytes.
    pub(super) fn next(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, PackageError> {
        let fault = |fault| PackageError::fault(name, fault);
        let entry = zip::read::read_zipfile_from_stream(&mut self.input);
        let mut entry = entry
            .map_err(|error| refusal(name, error))?
            .ok_or_else(|| fault(Fault::Missing))?;
        if entry.name_raw() != name.as_bytes() {
            let found = shown(entry.name_raw());
            return Err(fault(Fault::OtherEntry { found }));
        }
        if entry.compression() != CompressionMethod::Stored || entry.encrypted() {
            return Err(fault(Fault::NotPlain));
        }
        let size = entry.size();
        if size > limit {
            let entry = name.to_owned();
            return Err(PackageError::TooLarge { entry });
        }
        let mut content = Vec::new();
        let mut bounded = entry.by_ref().take(limit + 1);
        bounded.read_to_end(&mut content).map_err(broken)?;
        if content.len() as u64 != size {
            return Err(fault(Fault::Size));
        }
        Ok(content)
    }

    /// The end: no entry follows, and the last byte is what was written.
    pub(super) fn finish(mut self) -> Result<(), PackageError> {
        match zip::read::read_zipfile_from_stream(&mut self.input) {
            Ok(None) => {}
            Ok(Some(entry)) => {
                let found = shown(entry.name_raw());
                return Err(PackageError::fault(
                    &found.clone(),
                    Fault::OtherEntry { found },
                ));
            }
            Err(error) => return Err(refusal(END, error)),
        }
        // The cipher knows whether anything was cut off only when it meets the end.
        std::io::copy(&mut self.input, &mut std::io::sink()).map_err(broken)?;
        Ok(())
    }
}

/// A strange name as it may be shown.
fn shown(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    clean_line(&name).chars().take(80).collect()
}

fn refusal(name: &str, error: ZipError) -> PackageError {
    match error {
        ZipError::Io(error) => broken(error),
        ZipError::UnsupportedArchive(_)
        | ZipError::CompressionMethodNotSupported(_)
        | ZipError::InvalidPassword => PackageError::fault(name, Fault::NotPlain),
        other => {
            let detail = other.to_string();
            PackageError::fault(name, Fault::Form { detail })
        }
    }
}

//! The assessment as files of office programs, for reading and editing.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::error::AppError;
use super::export::Snapshot;
use super::sheet;
use super::whole_file::write_whole;
use crate::exchange::{ExchangeError, workbook};
use crate::report::docx;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfficeFile {
    /// The report as `.docx`.
    Word,
    /// The checklist with its answers as `.xlsx`.
    Excel,
}

impl OfficeFile {
    /// The file's bytes, dated `now`. The same data and time give the same bytes.
    ///
    /// # Errors
    /// See [`crate::report::ReportError`] and [`workbook::WorkbookError`].
    pub fn bytes(
        self,
        snapshot: &Snapshot,
        now: DateTime<FixedOffset>,
    ) -> Result<Vec<u8>, AppError> {
        match self {
            Self::Word => Ok(docx::render(&snapshot.document_without_data(now))?),
            Self::Excel => {
                let book = sheet::workbook(snapshot, now);
                Ok(workbook::write(&book, now).map_err(ExchangeError::from)?)
            }
        }
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// As [`OfficeFile::bytes`], or the disk refuses.
    pub fn write(
        self,
        snapshot: &Snapshot,
        path: &Path,
        now: DateTime<FixedOffset>,
    ) -> Result<(), AppError> {
        write_whole(path, &self.bytes(snapshot, now)?)
    }
}

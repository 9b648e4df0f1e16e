//! The assessment out to office programs, and a filled-in spreadsheet back in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Session;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::office::OfficeFile;
use crate::app::run::Done;
use crate::app::sheet::{self, SheetDraft};
use crate::exchange::ExchangeError;
use crate::exchange::workbook::{MAX_BYTES, WorkbookError};

impl Session {
    pub(super) fn export_office(
        &mut self,
        file: OfficeFile,
        path: PathBuf,
    ) -> Result<(), AppError> {
        let snapshot = self.snapshot().ok_or(AppError::NothingOpen)?;
        let now = self.clock.now();
        self.begin(JobKind::ExportOffice, move || {
            file.write(&snapshot, &path, now)?;
            Ok(Done::Event(Event::OfficeWritten(path)))
        })
    }

    pub(super) fn read_sheet(&mut self, path: PathBuf) -> Result<(), AppError> {
        let snapshot = self.snapshot().ok_or(AppError::NothingOpen)?;
        if !snapshot.assessment.head.state.is_open() {
            return Err(AppError::Frozen);
        }
        self.sheet = None;
        self.begin(JobKind::ReadSheet, move || {
            let bytes = bounded(&path)?;
            let draft = sheet::read(&bytes, &path, &snapshot)?;
            Ok(Done::Sheet(Box::new(draft)))
        })
    }

    /// Another assessment may have been opened meanwhile; the file was not for that one.
    pub(super) fn take_sheet(&mut self, draft: SheetDraft) {
        let open = self.current.as_ref().map(|open| open.assessment.id);
        if open == Some(draft.assessment) {
            self.sheet = Some(Arc::new(draft));
            self.events.push(Event::SheetRead);
        }
    }

    /// All good rows as one step that can be undone.
    pub(super) fn accept_sheet(&mut self, skip_bad: bool) -> Result<(), AppError> {
        let draft = self.sheet.clone().ok_or(AppError::NoSheet)?;
        let current = self.current.as_ref().ok_or(AppError::NothingOpen)?;
        let assessment = &current.assessment;
        if !assessment.head.state.is_open() {
            return Err(AppError::Frozen);
        }
        if !draft.problems.is_empty() && !skip_bad {
            let count = draft.problems.len();
            return Err(AppError::SheetUnsound { count });
        }
        let items = draft.overtaken(assessment);
        if !items.is_empty() {
            return Err(AppError::SheetOvertaken { items });
        }
        let changes = draft.changes(assessment);
        let count = changes.len();
        self.commit(changes)?;
        self.sheet = None;
        self.events.push(Event::SheetTaken(count));
        Ok(())
    }
}

/// The content of a file no larger than a spreadsheet may be.
fn bounded(path: &Path) -> Result<Vec<u8>, AppError> {
    let size = std::fs::metadata(path).map_err(|e| AppError::read(path, &e))?;
    let bytes = usize::try_from(size.len()).unwrap_or(usize::MAX);
    if bytes > MAX_BYTES {
        return Err(ExchangeError::from(WorkbookError::TooLarge { bytes }).into());
    }
    std::fs::read(path).map_err(|e| AppError::read(path, &e))
}

//! Slow work on a named thread over a snapshot, with progress and cancel.
//! Nothing here knows egui: the window hands in a waker.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Builder;

use super::error::AppError;

/// Called when there is something new to show.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// What a job does, for its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Copies files into the store.
    Import,
    /// Writes a piece of evidence to a file, or reads it for a preview.
    ReadEvidence,
    /// Checks every stored file.
    VerifyEvidence,
    /// Lays out the report for its preview.
    Preview,
    /// Writes, signs and checks the report.
    Export,
    /// Signs a field of a file and checks it.
    SignFile,
    /// Reads a picture of a signature or a seal.
    ReadPicture,
    /// Writes the OSCAL files.
    ExportOscal,
    /// Checks a PDF.
    Verify,
    /// Looks for USB tokens.
    FindTokens,
    /// Drafts a catalog from a regulation's text.
    DraftCatalog,
    /// Checks the draft of a catalog after a change.
    CheckDraft,
    /// Reads a regulation's text.
    ReadRegulation,
    /// Writes a file for an office program.
    ExportOffice,
    /// Reads a filled-in spreadsheet.
    ReadSheet,
    /// Reads and ranks a folder of reports.
    Collate,
    /// Writes what was collated to a file.
    SaveCollation,
    /// Writes an assessment as a package.
    WritePackage,
    /// Reads and checks a package.
    ReadPackage,
    /// Takes a package in.
    TakePackage,
}

/// How far a job is; shared with its thread.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Tells how far the job is.
    pub fn set(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Done and total; a total of 0 is not known yet.
    pub fn get(&self) -> (u64, u64) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }

    /// Whether the person asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Asks to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// An error if the person asked to stop.
    pub fn check(&self) -> Result<(), AppError> {
        if self.is_cancelled() {
            Err(AppError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// A running job.
#[derive(Debug)]
pub struct Job<T> {
    /// Number, for cancelling.
    pub id: u64,
    /// What it does.
    pub kind: JobKind,
    /// How far it is.
    pub progress: Arc<Progress>,
    result: Receiver<Result<T, AppError>>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread of its own.
    pub fn start(
        id: u64,
        kind: JobKind,
        wake: Waker,
        work: impl FnOnce(&Progress) -> Result<T, AppError> + Send + 'static,
    ) -> Result<Self, AppError> {
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let shared = progress.clone();
        let run = move || {
            // The window may have closed; then nobody waits for the result.
            drop(sender.send(work(&shared)));
            wake();
        };
        let thread = Builder::new().name(format!("{kind:?}")).spawn(run);
        thread.map_err(|source| AppError::Thread {
            detail: source.to_string(),
        })?;
        Ok(Self {
            id,
            kind,
            progress,
            result,
        })
    }

    /// The result, once there is one. A job whose thread died gives an error.
    pub fn poll(&self) -> Option<Result<T, AppError>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(AppError::Thread {
                detail: format!("{:?}", self.kind),
            })),
        }
    }

    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.progress.cancel();
    }
}

//! What happened since the last frame, for the window to tell.

use std::path::PathBuf;
use std::sync::Arc;

use super::author::AuthorNews;
use super::error::AppError;
use super::export::Exported;
use super::package::PackageNews;
use super::picture::{PictureChoice, Prepared};
use super::signing::SignedFile;
use super::tokens::Tokens;
use crate::model::evidence::Sha256;
use crate::model::id::EvidenceId;
use crate::sign::Verification;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Evidence was added; how many files, and those that could not be.
    Imported {
        /// Numbers of the new evidence.
        added: Vec<EvidenceId>,
        /// Files that were refused, each with the reason.
        refused: Vec<(String, Arc<AppError>)>,
    },
    /// A piece of evidence was written to a file.
    EvidenceSaved(PathBuf),
    /// A picture or text for the preview of evidence.
    EvidencePreview {
        /// Which.
        id: EvidenceId,
        /// Its bytes, at most a few MB.
        bytes: Arc<Vec<u8>>,
    },
    /// Every file was checked; the damaged ones are named.
    EvidenceVerified {
        /// How many files there are.
        files: usize,
        /// Those whose content is not what was stored.
        damaged: Vec<Sha256>,
    },
    /// The report was written and checked.
    Exported(Box<Exported>),
    /// The OSCAL files were written.
    OscalExported(Vec<PathBuf>),
    /// A report that was a file already was signed and checked.
    FileSigned(Box<SignedFile>),
    /// A picture of a signature or a seal was read, or cannot be used.
    PictureRead {
        /// What was asked for.
        choice: PictureChoice,
        /// The picture as it will stand on the page.
        result: Result<Arc<Prepared>, Arc<AppError>>,
    },
    /// A PDF was checked.
    Verified {
        /// The file.
        path: PathBuf,
        /// The result.
        verification: Box<Verification>,
    },
    /// The USB tokens were looked for; they stand in [`super::session::Session::tokens`] too.
    Tokens(Arc<Tokens>),
    /// The pages of the preview are ready in [`super::session::Session::preview`].
    PreviewReady,
    /// A file for an office program was written.
    OfficeWritten(PathBuf),
    /// A filled-in spreadsheet was read and waits in [`super::session::Session::sheet`].
    SheetRead,
    /// A filled-in spreadsheet was taken over; how many items it changed.
    SheetTaken(usize),
    /// Something happened to a catalog of one's own.
    Author(AuthorNews),
    /// A regulation's text was read and waits in [`super::session::Session::copies`].
    RegulationRead,
    /// A folder was collated; the result stands in [`super::session::Session::collation`].
    Collated,
    /// What was collated was written to this file.
    CollationSaved(PathBuf),
    /// Something happened to a package.
    Package(PackageNews),
    /// Something failed.
    Failed(Arc<AppError>),
}

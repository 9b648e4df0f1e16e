//! What can go wrong, with its facts. [`AppError::message`] says it in both languages.

use std::io;
use std::path::{Path, PathBuf};

use super::collate::CollateError;
use super::package::PackageRefusal;
use super::sheet::SheetRefusal;
use crate::exchange::ExchangeError;
use crate::exchange::oscal::OscalError;
use crate::exchange::package::PackageError;
use crate::model::assessment::State;
use crate::model::id::{CatalogId, EvidenceId, ItemId};
use crate::model::provision::ProvisionRef;
use crate::pack::{Problems, WriteError};
use crate::regulation::{ParseError, ReadError};
use crate::report::ReportError;
use crate::sign::{Problem, SignError};
use crate::store::StoreError;

/// An error of a use case.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A catalog.
    #[error(transparent)]
    Catalog(#[from] Problems),
    /// A catalog that cannot be written as text.
    #[error(transparent)]
    CatalogWrite(#[from] WriteError),
    /// A JSON input.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// The OSCAL documents.
    #[error(transparent)]
    Oscal(#[from] OscalError),
    /// A package.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// A package that opens and is not taken in.
    #[error(transparent)]
    PackageRefused(#[from] PackageRefusal),
    /// The report.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// The signature.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// Putting reports together.
    #[error(transparent)]
    Collate(#[from] CollateError),
    /// A file is no text of a regulation that can be read.
    #[error("{}: {error}", path.display())]
    RegulationFile {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ReadError,
    },
    /// A text is not that of one regulation.
    #[error(transparent)]
    RegulationText(#[from] ParseError),
    /// A file that is not overwritten stands there already.
    #[error("{} exists already and is not overwritten", path.display())]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be read.
    #[error("cannot read {}: {detail}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What kind of failure.
        kind: io::ErrorKind,
        /// The system's words.
        detail: String,
    },
    /// A file could not be written; nothing half-written is left.
    #[error("cannot write {}: {detail}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What kind of failure.
        kind: io::ErrorKind,
        /// The system's words.
        detail: String,
    },
    /// A picture could not be decoded.
    #[error("{} is not a readable PNG or JPEG picture: {detail}", path.display())]
    Picture {
        /// The file.
        path: PathBuf,
        /// The decoder's words.
        detail: String,
    },
    /// A picture of a signature or a seal still has its white paper.
    #[error("{} has white paper behind the drawing", path.display())]
    PictureOnPaper {
        /// The file.
        path: PathBuf,
    },
    /// Behind the drawing is something that cannot be taken away.
    #[error("{} has neither a transparent ground nor white paper", path.display())]
    PictureGround {
        /// The file.
        path: PathBuf,
    },
    /// Nothing is drawn on a picture.
    #[error("{} shows nothing", path.display())]
    PictureEmpty {
        /// The file.
        path: PathBuf,
    },
    /// A file is not as it was signed, so it is not signed any further.
    #[error("{} is not as it was signed", path.display())]
    NotIntact {
        /// The file.
        path: PathBuf,
        /// What the check found.
        problems: Vec<Problem>,
    },
    /// The agency's signature stands over the leader's, which is missing.
    #[error("nobody has signed {} yet; the leader signs before the agency", path.display())]
    LeaderMissing {
        /// The file.
        path: PathBuf,
    },
    /// A file is neither a certificate nor a list of revoked ones.
    #[error("{}: {error}", path.display())]
    TrustFile {
        /// The file.
        path: PathBuf,
        /// What was found.
        error: SignError,
    },
    /// A file is larger than evidence may be.
    #[error("{name} is {size} bytes, more than evidence may be")]
    TooLarge {
        /// Its name.
        name: String,
        /// Its size in bytes.
        size: u64,
    },
    /// A file of evidence is not below the folder of evidence.
    #[error("{} leads out of the folder of evidence", path.display())]
    OutsideFolder {
        /// The file as it was named.
        path: PathBuf,
    },
    /// The assessment is approved.
    #[error("the assessment is approved and can no longer be changed")]
    Frozen,
    /// A note is too long.
    #[error("the note is longer than {limit} characters")]
    NoteTooLong {
        /// The limit.
        limit: usize,
    },
    /// Không áp dụng without a reason.
    #[error("not applicable needs a reason")]
    ReasonMissing,
    /// Evidence without a name.
    #[error("the evidence needs a name")]
    NameMissing,
    /// There is no such item in the catalog.
    #[error("there is no item {0} in this catalog")]
    UnknownItem(ItemId),
    /// There is no such evidence.
    #[error("there is no evidence {0} in this assessment")]
    UnknownEvidence(EvidenceId),
    /// The catalog is not at hand.
    #[error("there is no catalog {0}; put its file into the folder of added catalogs")]
    UnknownCatalog(CatalogId),
    /// An added catalog has the id of a built-in one.
    #[error("{}: {id} is built in and is not replaced", path.display())]
    CatalogBuiltIn {
        /// The id.
        id: CatalogId,
        /// The file.
        path: PathBuf,
    },
    /// A draft of a catalog has findings.
    #[error("the draft has {count} findings; mend them first")]
    DraftUnsound {
        /// How many.
        count: usize,
    },
    /// An unsaved draft of a catalog is open.
    #[error("an unsaved draft of a catalog is open; save or close it first")]
    DraftOpen,
    /// No draft of a catalog is open.
    #[error("no draft of a catalog is open")]
    NoDraft,
    /// The unfinished draft of an earlier run cannot be read.
    #[error("the unfinished draft cannot be read; its text was kept as {}", kept.display())]
    DraftLost {
        /// Where its text is now.
        kept: PathBuf,
    },
    /// There is no such provision in the draft.
    #[error("there is no provision {0} in this catalog")]
    UnknownProvision(ProvisionRef),
    /// The provision is in the draft already.
    #[error("the provision {0} is in this catalog already")]
    KnownProvision(ProvisionRef),
    /// A provision can have no more items.
    #[error("the provision {0} has too many items")]
    TooManyItems(ProvisionRef),
    /// A received catalog has the name and version of another that is in use.
    #[error("another catalog {id} of version {version} is here already")]
    VersionTaken {
        /// Its id.
        id: CatalogId,
        /// Its version.
        version: String,
    },
    /// The step does not start from this state.
    #[error("the assessment is not in the right state for this step")]
    WrongState {
        /// Its state.
        state: State,
    },
    /// No assessment is open.
    #[error("no assessment is open")]
    NothingOpen,
    /// A filled-in spreadsheet is not taken at all.
    #[error("the spreadsheet is not taken: {0:?}")]
    Sheet(SheetRefusal),
    /// No filled-in spreadsheet has been read.
    #[error("no spreadsheet has been read")]
    NoSheet,
    /// A filled-in spreadsheet has problems, and its good rows alone were not asked for.
    #[error("the spreadsheet has {count} problems")]
    SheetUnsound {
        /// How many.
        count: usize,
    },
    /// Items of a filled-in spreadsheet have been changed since it was read.
    #[error("{} items have been changed since the spreadsheet was read", items.len())]
    SheetOvertaken {
        /// Which.
        items: Vec<ItemId>,
    },
    /// No migration has been worked out.
    #[error("no migration has been worked out")]
    NoMigration,
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// A thread could not be started, or died.
    #[error("a background task failed: {detail}")]
    Thread {
        /// The system's words.
        detail: String,
    },
    /// The writer thread has ended.
    #[error("the database is closed")]
    WriterGone,
    /// The user's data folder is not known.
    #[error("the user's data folder is not known; name a database file")]
    NoHome,
}

impl From<SheetRefusal> for AppError {
    fn from(refusal: SheetRefusal) -> Self {
        Self::Sheet(refusal)
    }
}

impl AppError {
    /// A failure to read `path`.
    pub fn read(path: &Path, error: &io::Error) -> Self {
        Self::Read {
            path: path.to_owned(),
            kind: error.kind(),
            detail: error.to_string(),
        }
    }

    /// A failure to write `path`.
    pub fn write(path: &Path, error: &io::Error) -> Self {
        Self::Write {
            path: path.to_owned(),
            kind: error.kind(),
            detail: error.to_string(),
        }
    }
}

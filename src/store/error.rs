//! What can go wrong in the store, as facts; `i18n` makes sentences of them.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;
use thiserror::Error;

use crate::model::evidence::Sha256;
use crate::model::id::AssessmentId;

/// Why the store could not do what was asked. Nothing of it was written.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another running Tukiem has the file.
    #[error("{} is already open in another Tukiem; close that one first", path.display())]
    AlreadyOpen {
        /// The data file.
        path: PathBuf,
    },
    /// A newer Tukiem wrote the file; it was left as it is.
    #[error("{} has version {found}, this Tukiem knows up to {supported}; use a newer Tukiem", path.display())]
    Newer {
        /// The data file.
        path: PathBuf,
        /// The file's version.
        found: u32,
        /// The newest version this program knows.
        supported: u32,
    },
    /// A reader cannot bring a file up to date; open it with [`super::Store`] first.
    #[error("{} has version {found} and must be brought to {supported} first", path.display())]
    Older {
        /// The data file.
        path: PathBuf,
        /// The file's version.
        found: u32,
        /// The version needed.
        supported: u32,
    },
    /// The file is no `SQLite` file at all.
    #[error("{} is not a data file of Tukiem; choose another file", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a `SQLite` file of some other program.
    #[error("{} belongs to another program; choose another file", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The data file is damaged and was not touched; [`super::set_aside`] keeps it under another name.
    #[error("{} is damaged ({detail}); set it aside and restore a backup", path.display())]
    Damaged {
        /// The data file.
        path: PathBuf,
        /// `SQLite`'s words.
        detail: String,
    },
    /// Damage was met while working.
    #[error("the data file is damaged ({detail}); restore a backup")]
    Corrupt {
        /// `SQLite`'s words.
        detail: String,
    },
    /// The file or its folder cannot be written.
    #[error("{} cannot be written; check its permissions", path.display())]
    ReadOnly {
        /// The file or folder; empty where `SQLite` does not say.
        path: PathBuf,
    },
    /// No room is left on the disk.
    #[error("the disk is full; make room and try again")]
    DiskFull,
    /// Another program holds the file longer than we wait.
    #[error("another program is using the data file; close it and try again")]
    Busy,
    /// A file could not be opened, read, written or renamed.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The receiver of a file's content refused it.
    #[error("writing the file out failed: {0}")]
    Output(#[source] io::Error),
    /// There is a file already where a copy should go.
    #[error("{} exists already; choose another name", path.display())]
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// No such assessment.
    #[error("there is no assessment {id}")]
    NoAssessment {
        /// Its number.
        id: AssessmentId,
    },
    /// The assessment is approved or signed.
    #[error("the assessment is approved and can no longer change; make a new version of it")]
    Frozen,
    /// Evidence names a file the store does not hold.
    #[error("the store does not hold the file {sha256}")]
    MissingBlob {
        /// Its content address.
        sha256: Sha256,
    },
    /// A link names evidence that does not exist, or evidence was removed with links left.
    #[error("a link names evidence that does not exist")]
    BrokenReference,
    /// The content of a file in the store is not what it was when it was added.
    #[error("the file {sha256} is damaged in the store; add it again")]
    EvidenceDamaged {
        /// Its content address.
        sha256: Sha256,
    },
    /// A file is greater than the store takes; nothing of it was kept.
    #[error("the file is greater than {limit} bytes")]
    TooBig {
        /// The greatest size, in bytes.
        limit: u64,
    },
    /// No upload of this number is under way: it was finished, cancelled or failed.
    #[error("this upload is no longer under way; begin again")]
    NoUpload,
    /// A number is greater than the store can hold.
    #[error("the number in {field} is too great")]
    OutOfRange {
        /// Column.
        field: &'static str,
    },
    /// A column holds a text that this program does not know.
    #[error("{column} holds {value:?}, which is no value of it")]
    BadValue {
        /// Column.
        column: &'static str,
        /// What it holds.
        value: String,
    },
    /// Anything else `SQLite` says.
    #[error("SQLite: {detail}")]
    Sqlite {
        /// Its words.
        detail: String,
    },
}

impl StoreError {
    /// The error of a file operation on `path`.
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path }
            }
            io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::Io { path, source },
        }
    }

    /// Names the file in errors that know only `SQLite`'s words.
    pub(super) fn at(self, path: &Path) -> Self {
        let path = path.to_owned();
        match self {
            Self::Corrupt { detail } => Self::Damaged { path, detail },
            Self::ReadOnly { .. } => Self::ReadOnly { path },
            other => other,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        let rusqlite::Error::SqliteFailure(code, message) = error else {
            return Self::Sqlite { detail };
        };
        match code.code {
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt { detail },
            ErrorCode::ReadOnly => Self::ReadOnly {
                path: PathBuf::new(),
            },
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::ConstraintViolation => match code.extended_code {
                ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::BrokenReference,
                ffi::SQLITE_CONSTRAINT_TRIGGER if message.as_deref() == Some("frozen") => {
                    Self::Frozen
                }
                _ => Self::Sqlite { detail },
            },
            _ => Self::Sqlite { detail },
        }
    }
}

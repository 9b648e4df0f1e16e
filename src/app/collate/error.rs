//! What can keep a collation from being made at all. What is wrong with single
//! files never does.

use std::path::PathBuf;

/// An error of a whole collation.
#[derive(Debug, thiserror::Error)]
pub enum CollateError {
    /// The list of units has none.
    #[error("{}: no unit in this list", path.display())]
    ListEmpty {
        /// The list.
        path: PathBuf,
    },
    /// The list is no text in UTF-8 and no spreadsheet.
    #[error("{}: not a list as text (UTF-8), CSV or XLSX", path.display())]
    ListUnreadable {
        /// The list.
        path: PathBuf,
    },
    /// A cell of the list holds a formula or an error instead of text.
    #[error("{}: row {row} holds a formula or an error", path.display())]
    ListCell {
        /// The list.
        path: PathBuf,
        /// The row, from 1.
        row: u32,
    },
    /// The list is larger than a list may be.
    #[error("{}: too large for a list of units", path.display())]
    ListTooLarge {
        /// The list.
        path: PathBuf,
    },
    /// More files than are collated at once.
    #[error("{}: more than {limit} files", folder.display())]
    TooManyFiles {
        /// The folder.
        folder: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// There is neither a PDF nor a package in the folder.
    #[error("{}: no PDF and no package", folder.display())]
    NothingThere {
        /// The folder.
        folder: PathBuf,
    },
    /// Nothing has been collated yet.
    #[error("nothing has been collated yet")]
    NothingCollated,
}

//! What can be asked of the editor of catalogs, and what it tells.

use std::path::PathBuf;

use super::edit::Edit;
use crate::app::regulation_copy::TextSource;
use crate::model::id::CatalogId;

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorCommand {
    /// Draft a catalog from a regulation's text. A job.
    FromText(TextSource),
    /// Write on: a copy of a built-in catalog under an id of its own, or the
    /// next version of an added one.
    FromCatalog(CatalogId),
    /// Write on what a file holds, finished or not.
    FromFile(PathBuf),
    /// Begin with an empty catalog.
    Blank,
    /// Change the draft.
    Edit(Edit),
    /// Take back the last change of the draft.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Put the draft among the catalogs that can be chosen. It must have no finding.
    Save,
    /// Write a copy of the draft to a file, finished or not.
    SaveCopy(PathBuf),
    /// Close the draft. What was not saved among the catalogs is gone.
    Discard,
    /// Take a finished catalog file received from others among the catalogs.
    AddFile(PathBuf),
    /// Move an added catalog's files aside, so that it is no longer offered.
    SetAside(CatalogId),
    /// Forget why the last file was refused.
    DropRefusal,
}

/// What happened to a catalog, for the window to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorNews {
    /// A draft is open.
    Opened,
    /// The draft is among the catalogs.
    Saved {
        /// Its file.
        path: PathBuf,
        /// The version it got, where the one it had is in use already.
        raised: Option<String>,
    },
    /// A copy was written.
    Copied(PathBuf),
    /// A file of others is among the catalogs.
    Added {
        /// Title of the regulation, Vietnamese.
        title: String,
        /// Its version.
        version: String,
    },
    /// A catalog's files were moved into this folder.
    SetAside(PathBuf),
}

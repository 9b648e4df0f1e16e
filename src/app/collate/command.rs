//! What a person can ask for on the screen of the receiving agency.

use std::path::PathBuf;

use super::CollateRequest;
use super::save::SaveAs;

/// One wish.
#[derive(Clone, Debug)]
pub enum CollateCommand {
    /// Collate a folder. A job; its result stands in the session.
    Start(Box<CollateRequest>),
    /// Write the result to a file. A job.
    Save {
        /// In which form.
        how: SaveAs,
        /// Where to; an existing file is replaced.
        path: PathBuf,
    },
    /// Forget the result.
    Drop,
}

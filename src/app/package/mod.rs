//! An assessment as one encrypted file: written from an assessment, read and
//! checked as a whole, looked at, and only then taken in.
//!
//! Reading goes over the file twice: once to check everything and show it, once
//! to store the evidence when a person has accepted. In between nothing of it is
//! kept but the texts and, to open it again, the passphrase.

mod draft;
mod export;
mod passphrase;
mod read;
mod refusal;
mod relation;
mod store;
mod summary;

pub use draft::{How, PackageDraft, PackageNews};
pub use passphrase::Passphrase;
pub use read::{Received, read};
pub use refusal::PackageRefusal;
pub use relation::{Counts, Difference, Here, Hindrance, Relation};
pub use summary::read_summary;

pub(super) use draft::PackageDone;
pub(super) use export::export;
pub(super) use relation::update;
pub(super) use store::store_evidence;

use std::path::Path;

use super::error::AppError;
use crate::exchange::package::PackageError;

/// Names the file in failures of the disk.
fn named(path: &Path, error: AppError) -> AppError {
    match error {
        AppError::Package(PackageError::Input(error)) => AppError::read(path, &error),
        AppError::Package(PackageError::Output(error)) => AppError::write(path, &error),
        other => other,
    }
}

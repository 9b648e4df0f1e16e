//! Why a package that opens is not taken in.

use thiserror::Error;

use crate::model::id::{CatalogId, ItemId};

/// The reason. Nothing was written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PackageRefusal {
    /// No package has been read.
    #[error("no package has been read")]
    NothingRead,
    /// The catalog inside is not the one that the assessment names.
    #[error("the package does not hold the catalog of its assessment")]
    ForeignCatalog,
    /// The catalog inside has no such item.
    #[error("the package has no item {0}")]
    UnknownItem(ItemId),
    /// The file is no longer the one that was looked at.
    #[error("the file has changed since it was looked at")]
    Changed,
    /// The assessment is here already; it must be updated or kept beside.
    #[error("the assessment is here already")]
    HereAlready,
    /// The assessment is no longer here.
    #[error("the assessment to update is not here")]
    NotHere,
    /// The one here is made against another catalog or version.
    #[error("the assessment here is made against another catalog or version")]
    OtherVersion,
    /// A catalog of the same name and version, with another content, is in use here.
    #[error("another catalog {id} of version {version} is here already")]
    CatalogTaken {
        /// Its id.
        id: CatalogId,
        /// Its version.
        version: String,
    },
}

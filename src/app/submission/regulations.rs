//! The catalogs that submissions are scored against, with their digests.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::app::catalog_digest::catalog_digest;
use crate::app::error::AppError;
use crate::app::library::Library;
use crate::model::catalog::Catalog;
use crate::model::control::Controls;
use crate::model::evidence::Sha256;

/// Catalogs by id and version. Made once; then any number of threads may ask.
#[derive(Debug, Clone, Default)]
pub struct Regulations {
    known: BTreeMap<(String, String), Known>,
    /// The common controls.
    pub(super) controls: Arc<Controls>,
}

/// A catalog with its digest.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) catalog: Arc<Catalog>,
    pub(super) digest: Sha256,
}

impl Regulations {
    /// Those of a library, in all their versions.
    ///
    /// # Errors
    /// A catalog cannot be written as text.
    pub fn of(library: &Library) -> Result<Self, AppError> {
        let mut known = BTreeMap::new();
        for catalog in library.every_version() {
            let key = (catalog.id.to_string(), catalog.content_version.clone());
            let (catalog, digest) = (catalog.clone(), catalog_digest(catalog)?);
            known.insert(key, Known { catalog, digest });
        }
        Ok(Self {
            known,
            controls: library.controls.clone(),
        })
    }

    /// Those built in; they are read once.
    ///
    /// # Errors
    /// A built-in catalog does not load; a test keeps this from ever being released.
    pub fn built_in() -> Result<&'static Self, AppError> {
        static READ: OnceLock<Regulations> = OnceLock::new();
        if let Some(regulations) = READ.get() {
            return Ok(regulations);
        }
        let regulations = Self::of(&Library::built_in()?)?;
        Ok(READ.get_or_init(|| regulations))
    }

    pub(super) fn find(&self, catalog: &str, version: &str) -> Option<&Known> {
        self.known.get(&(catalog.to_owned(), version.to_owned()))
    }
}

//! Certificates that are trusted, in the session.

use std::path::Path;

use super::Session;
use crate::app::error::AppError;
use crate::app::trust::TrustStore;

impl Session {
    pub(super) fn add_trust(&mut self, path: &Path) -> Result<(), AppError> {
        TrustStore::add(&self.database, path)?;
        self.trust = TrustStore::beside(&self.database);
        Ok(())
    }

    pub(super) fn remove_trust(&mut self, path: &Path) -> Result<(), AppError> {
        let removed = self.trust.remove(path);
        self.trust = TrustStore::beside(&self.database);
        removed
    }
}

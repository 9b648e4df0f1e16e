//! Answers from one assessment into a new one.

use std::collections::BTreeSet;

use super::Session;
use crate::app::error::AppError;
use crate::app::migrate::MigrationDraft;
use crate::model::assessment::Head;
use crate::model::id::{AssessmentId, ItemId};

impl Session {
    /// Works a migration out from what is on disk; nothing is written.
    pub(super) fn plan_migration(
        &self,
        from: AssessmentId,
        head: Head,
    ) -> Result<MigrationDraft, AppError> {
        let earlier = self.load(from)?;
        let target = self.library.get(&head.catalog)?;
        Ok(MigrationDraft::new(earlier, head, target, &self.library))
    }

    pub(super) fn accept_migration(
        &mut self,
        confirmed: &BTreeSet<ItemId>,
    ) -> Result<(), AppError> {
        let draft = self.migration.clone().ok_or(AppError::NoMigration)?;
        let changes = draft.changes(confirmed, self.settings.language);
        self.create(draft.head.clone(), changes)?;
        self.migration = None;
        Ok(())
    }
}

//! A migration between two assessments of the unit: worked out, looked at, accepted.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::current::Current;
use super::library::Library;
use crate::i18n::{self, Language};
use crate::model::assessment::{Assessment, Head};
use crate::model::carry::{self, Migration, Proposal};
use crate::model::catalog::Catalog;
use crate::model::change::Change;
use crate::model::crosswalk::Crosswalk;
use crate::model::id::ItemId;
use crate::model::scope::Scope;

/// A migration that has been worked out and not been written.
#[derive(Clone, Debug)]
pub struct MigrationDraft {
    /// The earlier assessment as it is on disk.
    pub earlier: Assessment,
    /// Its catalog.
    pub from: Arc<Catalog>,
    /// The new assessment's head.
    pub head: Head,
    /// Its catalog.
    pub to: Arc<Catalog>,
    /// The crosswalk that was used, if there is one between the two.
    pub crosswalk: Option<Arc<Crosswalk>>,
    /// What would be carried, confirmed, new and dropped.
    pub migration: Migration,
}

impl MigrationDraft {
    pub(super) fn new(earlier: Current, head: Head, to: Arc<Catalog>, library: &Library) -> Self {
        let (from, earlier) = (earlier.catalog, earlier.assessment);
        let crosswalk = library.crosswalk(&from.id, &to.id);
        let scope = Scope::of(&to, &head.profile);
        let migration = carry::plan((&from, &earlier), (&to, &scope), crosswalk.as_deref());
        Self {
            earlier,
            from,
            head,
            to,
            crosswalk,
            migration,
        }
    }

    /// The changes that the new assessment begins with.
    pub fn changes(&self, confirmed: &BTreeSet<ItemId>, language: Language) -> Vec<Change> {
        carry::changes(&self.migration, confirmed, &self.earlier, |proposal| {
            self.origin(proposal, language)
        })
    }

    /// Where an answer that waits for confirmation comes from and what differs, for its note.
    pub fn origin(&self, proposal: &Proposal, language: Language) -> String {
        let sources: Vec<_> = proposal.sources.iter().map(ItemId::as_str).collect();
        let name = &self.earlier.head.name;
        i18n::carried_from(
            language,
            (name, &self.from.instrument, &sources.join(", ")),
            proposal,
        )
    }
}

//! The open assessment with what follows from it.

use std::sync::Arc;

use super::undo::History;
use crate::model::assessment::Assessment;
use crate::model::catalog::{Catalog, Item};
use crate::model::change::Change;
use crate::model::control::Controls;
use crate::model::id::ItemId;
use crate::model::scope::Scope;
use crate::model::scoring::{self, Domains, Score, Tally};

/// The open assessment. Scope and score always fit its answers.
#[derive(Debug)]
pub struct Current {
    /// Its data.
    pub assessment: Assessment,
    /// The catalog it is made against.
    pub catalog: Arc<Catalog>,
    /// Which items concern the unit.
    pub scope: Scope,
    /// The score with its working.
    pub score: Score,
    /// The common controls, whose groups are the domains of the results.
    pub controls: Arc<Controls>,
    /// Which items are in which domain.
    pub domains: Domains,
    /// What each domain adds up to.
    pub by_domain: Vec<Tally>,
    /// Counts up with every change, so that views know when to rebuild what they cache.
    pub revision: u64,
    pub(super) history: History,
}

impl Current {
    /// Opens an assessment.
    pub fn new(assessment: Assessment, catalog: Arc<Catalog>, controls: Arc<Controls>) -> Self {
        let scope = Scope::of(&catalog, &assessment.head.profile);
        let score = scoring::score(&catalog, &scope, &assessment);
        let domains = Domains::of(&catalog, &controls);
        Self {
            by_domain: domains.tallies(&score),
            assessment,
            catalog,
            scope,
            score,
            controls,
            domains,
            revision: 0,
            history: History::default(),
        }
    }

    /// Applies changes and brings scope and score up to date.
    pub(super) fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            change.apply(&mut self.assessment);
        }
        if changes
            .iter()
            .any(|change| matches!(change, Change::Head { .. }))
        {
            self.scope = Scope::of(&self.catalog, &self.assessment.head.profile);
        }
        self.score = scoring::score(&self.catalog, &self.scope, &self.assessment);
        self.by_domain = self.domains.tallies(&self.score);
        self.revision += 1;
    }

    /// The item and its position in the catalog.
    pub fn item(&self, id: &ItemId) -> Option<(usize, &Item)> {
        self.catalog
            .items
            .iter()
            .enumerate()
            .find(|(_, item)| &item.id == id)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }
}

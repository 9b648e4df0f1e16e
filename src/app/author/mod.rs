//! Writing one's own catalog: the draft that the editor shows, its changes as
//! values, and the folder where finished catalogs stand.

mod begin;
mod command;
mod edit;
mod head;
mod item;
mod provision;
mod shelf;
mod words;

use std::sync::Arc;

pub(super) use begin::free_id;
pub use begin::{blank, copy_of};
pub use command::{AuthorCommand, AuthorNews};
pub use edit::Edit;
pub use head::HeadEdit;
pub use shelf::Shelf;
pub(super) use shelf::free_version;
pub use words::{finding as finding_words, is_unwritten};

use super::error::AppError;
use crate::model::catalog::Catalog;
use crate::model::id::ItemId;
use crate::pack::Finding;

/// Steps kept at most for undo; each holds a whole catalog.
const DEPTH: usize = 100;

/// Row of the settings that keeps the unsaved draft.
pub(super) const DRAFT_ROW: &str = "catalog_draft";

/// A catalog that is being written.
#[derive(Debug)]
pub struct Draft {
    catalog: Arc<Catalog>,
    /// Counts up with every change, so that views know when to rebuild what they cache.
    revision: u64,
    /// Whether it differs from what was last saved among the catalogs.
    changed: bool,
    findings: Arc<Vec<Finding>>,
    /// The revision that the findings are of.
    checked: Option<u64>,
    done: Vec<Arc<Catalog>>,
    undone: Vec<Arc<Catalog>>,
    /// The item made last, and in which revision.
    made: Option<(u64, ItemId)>,
}

impl Draft {
    /// Begins to edit a catalog. `changed` says whether it is anything that is not yet saved.
    pub fn new(catalog: Catalog, changed: bool) -> Self {
        Self {
            catalog: Arc::new(catalog),
            revision: 1,
            changed,
            findings: Arc::default(),
            checked: None,
            done: Vec::new(),
            undone: Vec::new(),
            made: None,
        }
    }

    /// The catalog as it stands.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// Counts up with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether it differs from what was last saved among the catalogs.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    /// What is wrong, as of the last check.
    pub fn findings(&self) -> &Arc<Vec<Finding>> {
        &self.findings
    }

    /// Whether the findings are those of the catalog as it stands.
    pub fn is_checked(&self) -> bool {
        self.checked == Some(self.revision)
    }

    /// The item made last, and the revision in which it was.
    pub fn made(&self) -> Option<&(u64, ItemId)> {
        self.made.as_ref()
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Applies an edit as one step. An edit that changes nothing is no step.
    ///
    /// # Errors
    /// The edit names a thing that is not there; nothing has changed.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), AppError> {
        let mut after = (*self.catalog).clone();
        let made = edit.apply(&mut after)?;
        if after == *self.catalog {
            return Ok(());
        }
        if self.done.len() == DEPTH {
            self.done.remove(0);
        }
        self.undone.clear();
        let before = std::mem::replace(&mut self.catalog, Arc::new(after));
        self.done.push(before);
        self.moved();
        if let Some(id) = made {
            self.made = Some((self.revision, id));
        }
        Ok(())
    }

    /// Takes the last step back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.done.pop() else {
            return false;
        };
        self.undone
            .push(std::mem::replace(&mut self.catalog, before));
        self.moved();
        true
    }

    /// Does the last undone step again; `false` where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else {
            return false;
        };
        self.done.push(std::mem::replace(&mut self.catalog, after));
        self.moved();
        true
    }

    fn moved(&mut self) {
        self.revision += 1;
        self.changed = true;
    }

    /// Takes in what a check of one revision found. An older one still says
    /// something and is kept until the newer comes.
    pub(super) fn take_check(&mut self, revision: u64, findings: Vec<Finding>) {
        self.findings = Arc::new(findings);
        self.checked = Some(revision);
    }

    /// It stands among the catalogs now, under this version.
    pub(super) fn saved(&mut self, catalog: Catalog) {
        if *self.catalog != catalog {
            let before = std::mem::replace(&mut self.catalog, Arc::new(catalog));
            self.done.push(before);
            self.undone.clear();
            self.revision += 1;
        }
        self.changed = false;
    }
}

//! The unit's own copies of regulations.

use std::sync::Arc;

use super::Session;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::regulation_copy::{RegulationCopy, TextSource};
use crate::app::run::Done;
use crate::app::writer::Order;
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;

impl Session {
    /// The catalog a text is held against: the open assessment's version of it,
    /// else the newest.
    fn catalog_for(&self, id: &CatalogId) -> Result<Arc<Catalog>, AppError> {
        let open = self.current.as_ref().map(|current| &current.catalog);
        match open.filter(|catalog| catalog.id == *id) {
            Some(catalog) => Ok(catalog.clone()),
            None => self.library.get(id),
        }
    }

    pub(super) fn read_regulation(
        &mut self,
        id: &CatalogId,
        source: TextSource,
    ) -> Result<(), AppError> {
        let catalog = self.catalog_for(id)?;
        self.begin(JobKind::ReadRegulation, move || {
            let copy = RegulationCopy::read(&catalog, &source)?;
            Ok(Done::Regulation(Box::new(copy)))
        })
    }

    pub(super) fn keep_regulation(&mut self) -> Result<(), AppError> {
        let Some(copy) = self.copies.read.clone() else {
            return Ok(());
        };
        let mut copy = Arc::unwrap_or_clone(copy);
        let kept = Box::new(copy.to_keep(self.clock.now()));
        let id = copy.catalog.clone();
        self.writer
            .ask(|reply| Order::KeepRegulation(id, Some(kept), reply))?;
        self.copies.read = None;
        copy.remarks.clear();
        self.copies
            .kept
            .insert(copy.catalog.clone(), Arc::new(copy));
        Ok(())
    }

    pub(super) fn remove_regulation(&mut self, id: &CatalogId) -> Result<(), AppError> {
        let asked = id.clone();
        self.writer
            .ask(|reply| Order::KeepRegulation(asked, None, reply))?;
        self.copies.kept.remove(id);
        Ok(())
    }

    /// The unit's copy of the regulation of a catalog, as the database has it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn regulation_copy(&self, id: &CatalogId) -> Result<Option<RegulationCopy>, AppError> {
        let asked = id.clone();
        let kept = self
            .writer
            .ask(|reply| Order::RegulationText(asked, reply))?;
        let catalog = self.catalog_for(id)?;
        kept.map(|kept| RegulationCopy::kept(&catalog, kept))
            .transpose()
    }

    /// Brings the kept copy of a regulation into [`Session::copies`].
    pub(in crate::app) fn load_copy(&mut self, id: &CatalogId) {
        match self.regulation_copy(id) {
            Ok(Some(copy)) => {
                self.copies.kept.insert(id.clone(), Arc::new(copy));
            }
            Ok(None) => {
                self.copies.kept.remove(id);
            }
            Err(error) => self.events.push(Event::Failed(Arc::new(error))),
        }
    }
}

//! Reports of units put together, for the receiving agency. Needs no assessment.

use std::path::PathBuf;

use super::Session;
use crate::app::collate::{
    self, Agency, CollateCommand, CollateError, CollateRequest, KeepJournal, SaveAs,
};
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::{Job, JobKind};
use crate::app::paths;
use crate::app::run::Done;
use crate::model::bearer::Role;

impl Session {
    pub(super) fn collating(&mut self, command: CollateCommand) -> Result<(), AppError> {
        match command {
            CollateCommand::Start(request) => self.start_collating(*request),
            CollateCommand::Save { how, path } => self.save_collation(how, path),
            CollateCommand::Drop => {
                self.collation = None;
                Ok(())
            }
        }
    }

    fn start_collating(&mut self, mut request: CollateRequest) -> Result<(), AppError> {
        if request.journal == KeepJournal::No {
            let journal = paths::collate_journal(&self.database, &request.folder);
            request.journal = KeepJournal::Until(journal);
        }
        request.known.merge(self.trust.anchors.clone());
        let (library, now) = (self.library.clone(), self.clock.now());
        let (id, wake) = (self.next_job, self.wake.clone());
        let job = Job::start(id, JobKind::Collate, wake, move |progress| {
            let collation = collate::run(&request, &library, now, progress)?;
            Ok(Done::Collated(Box::new(collation)))
        })?;
        self.jobs.push(job);
        self.next_job += 1;
        Ok(())
    }

    fn save_collation(&mut self, how: SaveAs, path: PathBuf) -> Result<(), AppError> {
        let collation = self.collation.clone();
        let collation = collation.ok_or(CollateError::NothingCollated)?;
        let (agency, language) = (self.agency(), self.settings.language);
        self.begin(JobKind::SaveCollation, move || {
            let written = collate::save(&collation, how, &agency, language, &path)?;
            Ok(Done::Event(Event::CollationSaved(written)))
        })
    }

    /// The unit of this database, where it is one to which others report; else the
    /// regulation says who that is.
    fn agency(&self) -> Agency {
        let receives = [Role::SpecialisedDepartment, Role::Police];
        let unit = self.unit.as_ref();
        let unit = unit.filter(|unit| receives.iter().any(|role| unit.roles.contains(role)));
        unit.map_or_else(Agency::default, |unit| Agency {
            name: unit.name.clone(),
            superior: unit.governing_body.clone(),
            place: unit.place.clone(),
        })
    }
}

//! Packages: read, looked at, taken in.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::{Job, JobKind, Progress};
use crate::app::overview::Overview;
use crate::app::package::{
    self, Here, How, PackageDone, PackageDraft, PackageNews, PackageRefusal, Passphrase, Received,
};
use crate::app::run::Done;
use crate::app::saving::Saving;
use crate::app::writer::Order;
use crate::i18n;
use crate::model::assessment::{Assessment, Head, State};
use crate::model::id::AssessmentId;
use crate::pack;
use crate::store::Reader;

impl Session {
    pub(super) fn export_package(
        &mut self,
        path: PathBuf,
        passphrase: Passphrase,
    ) -> Result<(), AppError> {
        let snapshot = self.snapshot().ok_or(AppError::NothingOpen)?;
        let (database, now) = (self.database.clone(), self.clock.now());
        self.begin_package(JobKind::WritePackage, move |progress| {
            let reader = Reader::open(&database)?;
            let to = (&reader, path.as_path());
            let news = package::export(&snapshot, to, &passphrase, now, progress)?;
            Ok(Done::Event(Event::Package(news)))
        })
    }

    pub(super) fn read_package(
        &mut self,
        path: PathBuf,
        passphrase: Passphrase,
    ) -> Result<(), AppError> {
        self.package = None;
        self.begin_package(JobKind::ReadPackage, move |progress| {
            let received = package::read(&path, &passphrase, progress)?;
            Ok(Done::Package(PackageDone::Read {
                path,
                received: Box::new(received),
                passphrase,
            }))
        })
    }

    pub(super) fn accept_package(&mut self, how: How) -> Result<(), AppError> {
        let draft = self.package.clone().ok_or(PackageRefusal::NothingRead)?;
        self.check_way(&draft.received, how)?;
        if how == How::Update {
            // Undo belongs to the open assessment.
            let id = self.here(&draft.received).ok_or(PackageRefusal::NotHere)?;
            let open = self.current.as_ref();
            if open.is_none_or(|current| current.assessment.id != id) {
                self.open_assessment(id)?;
            }
        }
        let orders = self.writer.sender()?;
        self.begin_package(JobKind::TakePackage, move |progress| {
            let received = draft.received.clone();
            package::store_evidence(&orders, &draft.path, &draft.passphrase, &received, progress)?;
            Ok(Done::Package(PackageDone::Stored { received, how }))
        })
    }

    fn begin_package(
        &mut self,
        kind: JobKind,
        work: impl FnOnce(&Progress) -> Result<Done, AppError> + Send + 'static,
    ) -> Result<(), AppError> {
        let job = Job::start(self.next_job, kind, self.wake.clone(), work)?;
        self.jobs.push(job);
        self.next_job += 1;
        Ok(())
    }

    /// Takes in what a job on a package brought.
    pub(super) fn take_package(&mut self, done: PackageDone) {
        let taken = match done {
            PackageDone::Read {
                path,
                received,
                passphrase,
            } => self.look_at(path, Arc::from(received), passphrase),
            PackageDone::Stored { received, how } => self.take_in(&received, how),
        };
        let event = taken.map_or_else(|error| Event::Failed(Arc::new(error)), Event::Package);
        self.events.push(event);
    }

    fn look_at(
        &mut self,
        path: PathBuf,
        received: Arc<Received>,
        passphrase: Passphrase,
    ) -> Result<PackageNews, AppError> {
        let here = match self.here(&received) {
            Some(id) => Some(Here::new(&self.as_it_stands(id)?, &received.assessment)),
            None => None,
        };
        self.package = Some(Arc::new(PackageDraft {
            overview: Overview::of(&received.catalog, &received.assessment),
            path,
            received,
            here,
            passphrase,
        }));
        Ok(PackageNews::Read)
    }

    /// The number of the same assessment in this database.
    fn here(&self, received: &Received) -> Option<AssessmentId> {
        let mut all = self.assessments.iter();
        all.find(|listed| listed.uid == received.assessment.uid)
            .map(|listed| listed.id)
    }

    /// The open assessment as it is on the screen, another one as it is on the disk.
    fn as_it_stands(&self, id: AssessmentId) -> Result<Assessment, AppError> {
        let open = self.current.as_ref();
        match open.filter(|current| current.assessment.id == id) {
            Some(current) => Ok(current.assessment.clone()),
            None => self.writer.ask(|reply| Order::Load(id, reply)),
        }
    }

    /// Refuses what cannot be done before any evidence is stored.
    fn check_way(&self, received: &Received, how: How) -> Result<(), AppError> {
        match (how, self.here(received)) {
            (How::Add, Some(_)) => return Err(PackageRefusal::HereAlready.into()),
            (How::Update, None) => return Err(PackageRefusal::NotHere.into()),
            (How::Update, Some(id)) => {
                let here = self.as_it_stands(id)?;
                if !here.head.state.is_open() {
                    return Err(AppError::Frozen);
                }
                package::update(&here, &received.assessment)?;
            }
            _ => {}
        }
        self.check_catalog(received)
    }

    /// Refuses a package whose catalog has the name and version of another one
    /// in use here: its answers would be read against other questions.
    fn check_catalog(&self, received: &Received) -> Result<(), AppError> {
        let (id, version) = (&received.catalog.id, &received.catalog.content_version);
        let mut known = self.library.version(id, version);
        if known.is_none() {
            let (asked, of) = (id.clone(), version.clone());
            let text = self
                .writer
                .ask(|reply| Order::CatalogText(asked, of, reply))?;
            let read = text.map(|text| pack::load(&format!("{id} {version}"), &text));
            known = read.transpose()?.map(Arc::new);
        }
        match known {
            Some(known) if known != received.catalog => Err(PackageRefusal::CatalogTaken {
                id: id.clone(),
                version: version.clone(),
            }
            .into()),
            _ => Ok(()),
        }
    }

    /// The evidence is stored: now the assessment, as one transaction.
    fn take_in(&mut self, received: &Received, how: How) -> Result<PackageNews, AppError> {
        // Much may have happened since the job began.
        self.check_way(received, how)?;
        let assessment = match how {
            How::Add => self.add(received.assessment.clone(), received)?,
            How::Copy => {
                let copy = self.copy_of(&received.assessment)?;
                self.add(copy, received)?
            }
            How::Update => self.update_from(received)?,
        };
        self.package = None;
        Ok(PackageNews::TakenIn { how, assessment })
    }

    fn add(
        &mut self,
        assessment: Assessment,
        received: &Received,
    ) -> Result<AssessmentId, AppError> {
        let (now, catalog) = (self.clock.now(), received.catalog_text.clone());
        let id = self
            .writer
            .ask(|reply| Order::TakeIn(Box::new(assessment), catalog, now, reply))?;
        self.saving = Saving::Saved(now);
        self.refresh_assessments()?;
        Ok(id)
    }

    /// An assessment of its own: another id, a name that says so, and open again,
    /// for what was approved is the other one.
    fn copy_of(&self, assessment: &Assessment) -> Result<Assessment, AppError> {
        let name = i18n::package::copy_name(self.settings.language, &assessment.head.name);
        Ok(Assessment {
            uid: (self.uids)()?,
            head: Head {
                name,
                state: State::Draft,
                ..assessment.head.clone()
            },
            ..assessment.clone()
        })
    }

    fn update_from(&mut self, received: &Received) -> Result<AssessmentId, AppError> {
        let id = self.here(received).ok_or(PackageRefusal::NotHere)?;
        let here = self.as_it_stands(id)?;
        let changes = package::update(&here, &received.assessment)?;
        let open = self.current.as_ref();
        if open.is_some_and(|current| current.assessment.id == id) {
            self.commit(changes)?;
        } else if !changes.is_empty() {
            // Another assessment was opened meanwhile; the step is in the audit, not in its undo.
            self.writer.send(Order::Apply {
                assessment: id,
                changes,
                actor: here.head.profile.officer.name,
                at: self.clock.now(),
            })?;
        }
        Ok(id)
    }
}

//! What the window shows and asks. Commands change memory at once and go to the
//! writer thread; results of jobs come back as events.

mod author;
mod collating;
mod jobs;
mod moving;
mod packages;
mod sheets;
mod texts;
mod tokens;
mod trust;

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use author::Authoring;

use super::author::DRAFT_ROW;
use super::clock::SharedClock;
use super::collate::Collation;
use super::command::Command;
use super::current::Current;
use super::edit;
use super::error::AppError;
use super::event::Event;
use super::import::Imported;
use super::job::{Job, Waker};
use super::library::Library;
use super::migrate::MigrationDraft;
use super::overview::Overview;
use super::package::PackageDraft;
use super::paths;
use super::regulation_copy::Copies;
use super::run::Done;
use super::saving::Saving;
use super::settings::{Setting, Settings};
use super::sheet::SheetDraft;
use super::tokens::Tokens;
use super::trust::TrustStore;
use super::uid::{self, UidSource};
use super::writer::{Ack, Order, Writer};
use crate::model::assessment::{Head, State};
use crate::model::catalog::Catalog;
use crate::model::change::Change;
use crate::model::evidence::Evidence;
use crate::model::id::{AssessmentId, CatalogId, EvidenceId};
use crate::model::profile::Profile;
use crate::pack;
use crate::report::layout::display::Pages;
use crate::store::{AssessmentSummary, Notice, Store};

/// How many assessments are scored for the list; older ones are scored when opened.
const OVERVIEWS: usize = 20;

/// An open database with everything a person sees of it.
pub struct Session {
    /// The catalogs at hand.
    pub library: Library,
    /// Preferences.
    pub settings: Settings,
    /// Certificates that are trusted, and lists of revoked ones.
    pub trust: TrustStore,
    /// All assessments of the database, the newest first.
    pub assessments: Vec<AssessmentSummary>,
    /// Progress and score of the newest of them.
    pub overviews: BTreeMap<AssessmentId, Overview>,
    /// The unit as it is in the newest of them, for the next one.
    pub unit: Option<Profile>,
    /// The open assessment.
    pub current: Option<Current>,
    /// Whether everything is on disk.
    pub saving: Saving,
    /// Running jobs.
    pub jobs: Vec<Job<Done>>,
    /// What the store had to tell when it was opened.
    pub notice: Option<Notice>,
    /// Copies of regulations: that of the open assessment, and one just read.
    pub copies: Copies,
    /// The USB tokens of the last look.
    pub tokens: Option<Arc<Tokens>>,
    /// A migration that is looked at and not accepted yet.
    pub migration: Option<Arc<MigrationDraft>>,
    /// A filled-in spreadsheet that is looked at and not accepted yet.
    pub sheet: Option<Arc<SheetDraft>>,
    /// A package that was read and not taken in yet.
    pub package: Option<Arc<PackageDraft>>,
    /// A catalog that is being written.
    pub authoring: Authoring,
    /// The folder of reports that was collated last.
    pub collation: Option<Arc<Collation>>,
    /// The pages of the last preview.
    preview: Option<Arc<Pages>>,
    /// Catalogs of versions that only assessments still hold.
    kept: RefCell<BTreeMap<(CatalogId, String), Arc<Catalog>>>,
    database: PathBuf,
    writer: Writer,
    clock: SharedClock,
    uids: UidSource,
    wake: Waker,
    events: Vec<Event>,
    next_job: u64,
}

impl Session {
    /// Opens the database at `path`, making it where there is none.
    ///
    /// # Errors
    /// The file is damaged, newer than this program, open elsewhere or not writable.
    pub fn open(path: &Path, clock: SharedClock, wake: Waker) -> Result<Self, AppError> {
        let mut library = Library::built_in()?;
        library.add_folder(&paths::catalog_folder(path));
        Self::open_with(path, library, clock, wake)
    }

    /// The same with a library already loaded.
    pub fn open_with(
        path: &Path,
        library: Library,
        clock: SharedClock,
        wake: Waker,
    ) -> Result<Self, AppError> {
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|e| AppError::write(path, &e))?;
        }
        let opened = Store::open(path, clock.now())?;
        let settings = Settings::from_rows(|key| opened.store.setting(key).ok().flatten());
        let draft = opened.store.setting(DRAFT_ROW)?.unwrap_or_default();
        let mut session = Self {
            library,
            settings,
            trust: TrustStore::beside(path),
            assessments: Vec::new(),
            overviews: BTreeMap::new(),
            unit: None,
            current: None,
            saving: Saving::default(),
            jobs: Vec::new(),
            notice: opened.notice,
            copies: Copies::default(),
            tokens: None,
            migration: None,
            sheet: None,
            package: None,
            authoring: Authoring::default(),
            collation: None,
            preview: None,
            kept: RefCell::default(),
            database: path.to_owned(),
            writer: Writer::start(opened.store, clock.clone(), wake.clone())?,
            clock,
            uids: uid::random(),
            wake,
            events: Vec::new(),
            next_job: 1,
        };
        session.refresh_assessments()?;
        session.restore_draft(&draft)?;
        Ok(session)
    }

    /// The database file.
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// The file of Tukiem's own signing key, which may not be there yet.
    pub fn own_key(&self) -> PathBuf {
        paths::own_key(&self.database)
    }

    /// Whether Tukiem's own signing key has been made.
    pub fn has_own_key(&self) -> bool {
        self.own_key().exists()
    }

    /// Draws the ids of new assessments from `source` instead of by chance.
    pub fn take_uids_from(&mut self, source: UidSource) {
        self.uids = source;
    }

    /// The clock, for days left and default dates.
    pub fn clock(&self) -> &SharedClock {
        &self.clock
    }

    /// The pages of the last preview.
    pub fn preview(&self) -> Option<&Arc<Pages>> {
        self.preview.as_ref()
    }

    /// Runs one command.
    ///
    /// # Errors
    /// The command is refused and nothing has changed.
    pub fn execute(&mut self, command: Command) -> Result<(), AppError> {
        match command {
            Command::Create(head) => self.create(*head, Vec::new()),
            Command::PlanMigration { from, head } => {
                self.migration = Some(Arc::new(self.plan_migration(from, *head)?));
                Ok(())
            }
            Command::AcceptMigration { confirmed } => self.accept_migration(&confirmed),
            Command::DropMigration => {
                self.migration = None;
                Ok(())
            }
            Command::ExportOffice { file, path } => self.export_office(file, path),
            Command::ReadSheet(path) => self.read_sheet(path),
            Command::AcceptSheet { skip_bad } => self.accept_sheet(skip_bad),
            Command::DropSheet => {
                self.sheet = None;
                Ok(())
            }
            Command::Open(id) => self.open_assessment(id),
            Command::Close => {
                self.current = None;
                self.sheet = None;
                self.preview = None;
                self.refresh_assessments()
            }
            Command::Set(setting) => self.set(setting),
            Command::AddTrust(path) => self.add_trust(&path),
            Command::RemoveTrust(path) => self.remove_trust(&path),
            Command::Author(command) => self.author(command),
            Command::Collating(command) => self.collating(command),
            Command::Undo => self.step_back(super::undo::History::undo),
            Command::Redo => self.step_back(super::undo::History::redo),
            Command::ReadRegulation { catalog, source } => self.read_regulation(&catalog, source),
            Command::KeepRegulation => self.keep_regulation(),
            Command::DropRegulation => {
                self.copies.read = None;
                Ok(())
            }
            Command::RemoveRegulation(catalog) => self.remove_regulation(&catalog),
            Command::LookAtRegulation(catalog) => {
                self.load_copy(&catalog);
                Ok(())
            }
            Command::FindTokens { module } => self.find_tokens(module),
            Command::ExportPackage { path, passphrase } => self.export_package(path, passphrase),
            Command::ReadPackage { path, passphrase } => self.read_package(path, passphrase),
            Command::AcceptPackage(how) => self.accept_package(how),
            Command::DropPackage => {
                self.package = None;
                Ok(())
            }
            Command::CancelJob(id) => {
                self.jobs
                    .iter()
                    .filter(|job| job.id == id)
                    .for_each(Job::cancel);
                Ok(())
            }
            job @ (Command::ImportFiles { .. }
            | Command::ImportPicture { .. }
            | Command::SaveEvidence { .. }
            | Command::PreviewEvidence(_)
            | Command::VerifyEvidence
            | Command::PreviewReport
            | Command::Export(_)
            | Command::SignFile(_)
            | Command::LookAtPicture(_)
            | Command::ExportOscal { .. }
            | Command::Verify(_)) => self.start_job(job),
            edit => {
                let current = self.current.as_ref().ok_or(AppError::NothingOpen)?;
                let changes = edit::changes(current, edit, self.clock.now())?;
                self.commit(changes)
            }
        }
    }

    /// Takes in what the writer and the jobs have to tell, and returns the news.
    pub fn poll(&mut self) -> Vec<Event> {
        while let Some(ack) = self.writer.next_ack() {
            self.take_ack(ack);
        }
        if let Err(error) = self.poll_draft() {
            self.events.push(Event::Failed(Arc::new(error)));
        }
        let (finished, running): (Vec<_>, Vec<_>) = std::mem::take(&mut self.jobs)
            .into_iter()
            .map(|job| (job.poll(), job))
            .partition(|(result, _)| result.is_some());
        self.jobs = running.into_iter().map(|(_, job)| job).collect();
        for result in finished.into_iter().filter_map(|(result, _)| result) {
            match result {
                Ok(done) => self.take_done(done),
                Err(AppError::Cancelled) => {}
                Err(error) => self.events.push(Event::Failed(Arc::new(error))),
            }
        }
        std::mem::take(&mut self.events)
    }

    /// Waits until every change is on disk, at most so long.
    ///
    /// # Errors
    /// The disk refused, or it took too long.
    pub fn flush(&mut self, at_most: std::time::Duration) -> Result<(), AppError> {
        self.settle_draft(at_most)?;
        while !self.writer.is_idle() {
            match self.writer.wait_ack(at_most) {
                Some(Ack::Waiting(error) | Ack::Refused(error)) => return Err(error.into()),
                Some(saved) => self.take_ack(saved),
                None => return Err(AppError::WriterGone),
            }
        }
        Ok(())
    }

    /// Whether every change is on disk.
    pub fn is_saved(&self) -> bool {
        self.writer.is_idle()
    }

    fn create(&mut self, head: Head, changes: Vec<Change>) -> Result<(), AppError> {
        let catalog = self.library.get(&head.catalog)?;
        let text = pack::write(&catalog)?;
        let now = self.clock.now();
        let (kept, version) = (catalog.id.clone(), catalog.content_version.clone());
        self.writer
            .ask(|reply| Order::KeepCatalog(kept, version, text, reply))?;
        let uid = (self.uids)()?;
        let id = self
            .writer
            .ask(|reply| Order::Create(uid, Box::new(head), changes, now, reply))?;
        self.saving = Saving::Saved(self.clock.now());
        self.open_assessment(id)
    }

    fn open_assessment(&mut self, id: AssessmentId) -> Result<(), AppError> {
        let current = self.load(id)?;
        let catalog = current.catalog.id.clone();
        self.current = Some(current);
        self.sheet = None;
        self.load_copy(&catalog);
        self.preview = None;
        self.refresh_assessments()
    }

    fn load(&self, id: AssessmentId) -> Result<Current, AppError> {
        let assessment = self.writer.ask(|reply| Order::Load(id, reply))?;
        let catalog = self.catalog_of(&assessment.head)?;
        let controls = self.library.controls.clone();
        Ok(Current::new(assessment, catalog, controls))
    }

    /// The catalog an assessment was made against: that very version from the
    /// library, or as it was kept, else the newest at hand.
    fn catalog_of(&self, head: &Head) -> Result<Arc<Catalog>, AppError> {
        let (id, version) = (&head.catalog, &head.catalog_version);
        if let Some(found) = self.library.version(id, version) {
            return Ok(found);
        }
        let key = (id.clone(), version.clone());
        if let Some(found) = self.kept.borrow().get(&key) {
            return Ok(found.clone());
        }
        let (asked, of) = key.clone();
        let text = self
            .writer
            .ask(|reply| Order::CatalogText(asked, of, reply))?;
        let Some(text) = text else {
            return self.library.get(id);
        };
        let catalog = Arc::new(pack::load(&format!("{id} {version}"), &text)?);
        self.kept.borrow_mut().insert(key, catalog.clone());
        Ok(catalog)
    }

    fn refresh_assessments(&mut self) -> Result<(), AppError> {
        self.assessments = self.writer.ask(Order::List)?;
        self.assessments
            .sort_by_key(|listed| Reverse((listed.year, listed.id)));
        self.overviews.clear();
        self.unit = None;
        for listed in self.assessments.iter().take(OVERVIEWS) {
            // A catalog that is not at hand leaves its assessments without a score.
            let assessment = self.writer.ask(|reply| Order::Load(listed.id, reply))?;
            let Ok(catalog) = self.catalog_of(&assessment.head) else {
                continue;
            };
            let overview = Overview::of(&catalog, &assessment);
            self.overviews.insert(listed.id, overview);
            self.unit.get_or_insert(assessment.head.profile);
        }
        Ok(())
    }

    fn set(&mut self, setting: Setting) -> Result<(), AppError> {
        let before = self.settings.rows();
        self.settings.apply(setting);
        for (old, new) in before.into_iter().zip(self.settings.rows()) {
            if old != new {
                self.writer.send(Order::Setting(new.0, new.1))?;
            }
        }
        Ok(())
    }

    /// Applies changes as one step that can be undone, and sends them to the disk.
    fn commit(&mut self, changes: Vec<Change>) -> Result<(), AppError> {
        if changes.is_empty() {
            return Ok(());
        }
        self.apply(&changes)?;
        if let Some(current) = &mut self.current {
            if current.assessment.head.state.is_open() {
                current.history.record(changes);
            } else {
                // What was approved is not taken back by a key.
                current.history.clear();
            }
        }
        Ok(())
    }

    fn step_back(
        &mut self,
        step: impl FnOnce(&mut super::undo::History) -> Option<Vec<Change>>,
    ) -> Result<(), AppError> {
        let current = self.current.as_mut().ok_or(AppError::NothingOpen)?;
        let Some(changes) = step(&mut current.history) else {
            return Ok(());
        };
        self.apply(&changes)
    }

    fn apply(&mut self, changes: &[Change]) -> Result<(), AppError> {
        let now = self.clock.now();
        let current = self.current.as_mut().ok_or(AppError::NothingOpen)?;
        self.writer.send(Order::Apply {
            assessment: current.assessment.id,
            changes: changes.to_vec(),
            actor: current.assessment.head.profile.officer.name.clone(),
            at: now,
        })?;
        current.assessment.changed = now;
        current.apply(changes);
        if !matches!(self.saving, Saving::NotSaved(_)) {
            self.saving = Saving::Saving;
        }
        Ok(())
    }

    fn take_ack(&mut self, ack: Ack) {
        self.saving = match ack {
            Ack::Saved(at) if self.writer.is_idle() => Saving::Saved(at),
            Ack::Saved(_) => return,
            Ack::Waiting(error) => Saving::NotSaved(Arc::new(error.into())),
            Ack::Refused(error) => {
                let error = Arc::new(AppError::from(error));
                self.events.push(Event::Failed(error.clone()));
                Saving::NotSaved(error)
            }
        };
    }

    fn take_done(&mut self, done: Done) {
        match done {
            Done::Imported(imported) => self.take_imported(imported),
            Done::Drafted(catalog) => {
                if let Err(error) = self.open_draft(*catalog, true) {
                    self.events.push(Event::Failed(Arc::new(error)));
                }
            }
            Done::Regulation(copy) => {
                self.copies.read = Some(Arc::from(copy));
                self.events.push(Event::RegulationRead);
            }
            Done::Sheet(draft) => self.take_sheet(*draft),
            Done::Collated(collation) => {
                self.collation = Some(Arc::from(collation));
                self.events.push(Event::Collated);
            }
            Done::Package(done) => self.take_package(done),
            Done::Preview(pages) => {
                self.preview = Some(pages);
                self.events.push(Event::PreviewReady);
            }
            Done::Event(event) => {
                if let Event::Tokens(found) = &event {
                    self.tokens = Some(found.clone());
                }
                if let Event::Exported(exported) = &event
                    && exported
                        .verification
                        .as_ref()
                        .is_some_and(|check| check.valid)
                    && let Err(error) = self.mark_signed()
                {
                    self.events.push(Event::Failed(Arc::new(error)));
                }
                self.events.push(event);
            }
        }
    }

    /// An approved assessment whose report was signed is signed.
    fn mark_signed(&mut self) -> Result<(), AppError> {
        let Some(current) = &self.current else {
            return Ok(());
        };
        let before = current.assessment.head.clone();
        if before.state != State::Approved {
            return Ok(());
        }
        let after = Head {
            state: State::Signed,
            ..before.clone()
        };
        self.apply(&[Change::Head {
            before: Box::new(before),
            after: Box::new(after),
        }])
    }

    /// Stored files become evidence, in one step that can be undone.
    fn take_imported(&mut self, imported: Imported) {
        let placed = self.place(imported);
        let event = placed.unwrap_or_else(|error| Event::Failed(Arc::new(error)));
        self.events.push(event);
    }

    /// Adds stored files to the assessment they were imported for, even where
    /// another one has been opened meanwhile.
    fn place(&mut self, imported: Imported) -> Result<Event, AppError> {
        let now = self.clock.now();
        let open = self.current.as_ref();
        let open = open.filter(|current| current.assessment.id == imported.assessment);
        let is_open = open.is_some();
        let elsewhere;
        let target = if let Some(current) = open {
            current
        } else {
            elsewhere = self.load(imported.assessment)?;
            &elsewhere
        };
        if !target.assessment.head.state.is_open() {
            return Err(AppError::Frozen);
        }
        let (mut changes, mut added, mut refused) = (vec![], vec![], imported.refused);
        for (id, file) in (target.assessment.next_evidence().0..).zip(imported.files) {
            let evidence = Evidence {
                id: EvidenceId(id),
                name: file.name.clone(),
                description: String::new(),
                file: Some(file.file),
                fact_date: Some(now.date_naive()),
                added: now,
            };
            added.push(evidence.id);
            match edit::add_evidence(target, evidence, imported.item.clone()) {
                Ok(made) => changes.extend(made),
                Err(error) => refused.push((file.name, Arc::new(error))),
            }
        }
        if is_open {
            self.commit(changes)?;
        } else if !changes.is_empty() {
            let head = &target.assessment.head;
            let actor = head.profile.officer.name.clone();
            self.writer.send(Order::Apply {
                assessment: imported.assessment,
                changes,
                actor,
                at: now,
            })?;
        }
        Ok(Event::Imported { added, refused })
    }
}

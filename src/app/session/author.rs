//! The session's part in writing one's own catalog. The draft is checked on a
//! thread after every change; what the check wrote down goes to the database,
//! so that a crash loses nothing.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Session;
use crate::app::author::{
    self, AuthorCommand, AuthorNews, DRAFT_ROW, Draft, Shelf, free_id, free_version,
};
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::{Job, JobKind};
use crate::app::paths;
use crate::app::regulation;
use crate::app::regulation_copy::TextSource;
use crate::app::run::Done;
use crate::app::saving::Saving;
use crate::app::whole_file::write_whole;
use crate::app::writer::Order;
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::pack::{self, Checked};

/// Number of the checking job, which nobody stops.
const CHECK_JOB: u64 = 0;

/// What stands in the session of writing catalogs.
#[derive(Debug, Default)]
pub struct Authoring {
    /// The draft, while one is open.
    pub draft: Option<Draft>,
    /// Why the last file was not taken.
    pub refused: Option<Arc<AppError>>,
    /// The running check and the revision it looks at.
    check: Option<(u64, Job<Checked>)>,
}

impl Session {
    pub(super) fn author(&mut self, command: AuthorCommand) -> Result<(), AppError> {
        let today = self.clock.now().date_naive();
        match command {
            AuthorCommand::FromText(source) => self.draft_from_text(source),
            AuthorCommand::FromCatalog(id) => {
                let catalog = self.library.get(&id)?;
                let copy = author::copy_of(&catalog, &self.library, today);
                self.open_draft(copy, false)
            }
            AuthorCommand::FromFile(path) => self.draft_from_file(&path),
            AuthorCommand::Blank => self.open_draft(author::blank(&self.library, today), false),
            AuthorCommand::Edit(edit) => {
                self.draft_mut()?.edit(&edit)?;
                self.check_draft()
            }
            AuthorCommand::Undo => {
                self.draft_mut()?.undo();
                self.check_draft()
            }
            AuthorCommand::Redo => {
                self.draft_mut()?.redo();
                self.check_draft()
            }
            AuthorCommand::Save => self.save_draft(),
            AuthorCommand::SaveCopy(path) => {
                let text = pack::write(self.draft_mut()?.catalog())?;
                write_whole(&path, text.as_bytes())?;
                self.tell(AuthorNews::Copied(path));
                Ok(())
            }
            AuthorCommand::Discard => {
                self.authoring.draft = None;
                self.authoring.check = None;
                self.keep_draft(String::new())
            }
            AuthorCommand::AddFile(path) => {
                self.authoring.refused = self.add_file(&path).err().map(Arc::new);
                Ok(())
            }
            AuthorCommand::SetAside(id) => self.set_catalog_aside(&id),
            AuthorCommand::DropRefusal => {
                self.authoring.refused = None;
                Ok(())
            }
        }
    }

    /// Takes up what an earlier run left unfinished.
    pub(super) fn restore_draft(&mut self, text: &str) -> Result<(), AppError> {
        if text.is_empty() {
            return Ok(());
        }
        if let Ok(catalog) = pack::read_draft("", text) {
            return self.open_draft(catalog, true);
        }
        let kept = self.shelf().keep_unreadable(text)?;
        let error = AppError::DraftLost { kept };
        self.events.push(Event::Failed(Arc::new(error)));
        self.keep_draft(String::new())
    }

    /// Opens a draft in place of one that is saved.
    pub(super) fn open_draft(&mut self, catalog: Catalog, changed: bool) -> Result<(), AppError> {
        self.refuse_unsaved()?;
        self.authoring.check = None;
        self.authoring.refused = None;
        self.authoring.draft = Some(Draft::new(catalog, changed));
        self.tell(AuthorNews::Opened);
        self.check_draft()
    }

    /// Starts a check of the draft as it stands, unless one runs: then the next
    /// begins when that one has ended.
    fn check_draft(&mut self) -> Result<(), AppError> {
        let Some(draft) = &self.authoring.draft else {
            return Ok(());
        };
        if self.authoring.check.is_some() || draft.is_checked() {
            return Ok(());
        }
        let catalog = draft.catalog().clone();
        let controls = self.library.controls.ids();
        let job = Job::start(
            CHECK_JOB,
            JobKind::CheckDraft,
            self.wake.clone(),
            move |_| Ok(pack::check(&catalog, Some(&controls))?),
        )?;
        self.authoring.check = Some((draft.revision(), job));
        Ok(())
    }

    /// Takes in a check that has ended, and begins the next where there is need.
    pub(super) fn poll_draft(&mut self) -> Result<(), AppError> {
        let ended = self.authoring.check.as_ref();
        let Some((revision, result)) =
            ended.and_then(|(revision, job)| Some((*revision, job.poll()?)))
        else {
            return Ok(());
        };
        self.authoring.check = None;
        let checked = result?;
        let Some(draft) = &mut self.authoring.draft else {
            return Ok(());
        };
        draft.take_check(revision, checked.findings);
        if draft.is_changed() {
            self.keep_draft(checked.text)?;
        }
        self.check_draft()
    }

    /// Waits until the draft's last change is on its way to the disk.
    pub(super) fn settle_draft(&mut self, at_most: Duration) -> Result<(), AppError> {
        let begin = Instant::now();
        while self.authoring.check.is_some() && begin.elapsed() < at_most {
            self.poll_draft()?;
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// Keeps the draft's text in the database; empty takes it out.
    fn keep_draft(&mut self, text: String) -> Result<(), AppError> {
        self.writer.send(Order::Setting(DRAFT_ROW, text))?;
        if !matches!(self.saving, Saving::NotSaved(_)) {
            self.saving = Saving::Saving;
        }
        Ok(())
    }

    /// Takes a text apart on a thread: a long PDF takes its time.
    fn draft_from_text(&mut self, source: TextSource) -> Result<(), AppError> {
        self.refuse_unsaved()?;
        let wished = match &source {
            TextSource::File(path) => regulation::id_from(path),
            TextSource::Pasted(_) => CatalogId::new("quy-che"),
        };
        let id = free_id(&self.library, wished.as_str());
        let today = self.clock.now().date_naive();
        self.begin(JobKind::DraftCatalog, move || {
            let catalog = regulation::draft(&source.read()?.parsed, id, today);
            Ok(Done::Drafted(Box::new(catalog)))
        })
    }

    fn save_draft(&mut self) -> Result<(), AppError> {
        let mut catalog = (**self.draft_mut()?.catalog()).clone();
        let shelf = self.shelf();
        self.refuse_built_in(&catalog, &shelf.path(&catalog.id, &catalog.content_version))?;
        let checked = pack::check(&catalog, Some(&self.library.controls.ids()))?;
        if !checked.findings.is_empty() {
            let count = checked.findings.len();
            return Err(AppError::DraftUnsound { count });
        }
        let mut text = checked.text;
        let version = free_version(&catalog.content_version, |version| {
            let file = shelf.path(&catalog.id, version);
            let is_own = file.symlink_metadata().is_ok();
            self.is_free(&catalog, version, &text, is_own)
        });
        let raised = (version != catalog.content_version).then(|| version.clone());
        if raised.is_some() {
            catalog.content_version = version;
            text = pack::write(&catalog)?;
        }
        let path = shelf.write(&catalog, &text)?;
        self.library.insert(catalog.clone());
        self.draft_mut()?.saved(catalog);
        self.tell(AuthorNews::Saved { path, raised });
        self.keep_draft(String::new())?;
        self.check_draft()
    }

    /// Whether a version may be written: no assessment uses another text of it,
    /// and no other file holds it.
    fn is_free(&self, catalog: &Catalog, version: &str, text: &str, is_own: bool) -> bool {
        let (id, of) = (catalog.id.clone(), version.to_owned());
        let kept = self
            .writer
            .ask(|reply| Order::CatalogText(id, of, reply))
            .unwrap_or_else(|_| Some(String::new()));
        if kept.is_some_and(|kept| kept != text) {
            return false;
        }
        let here = self.library.version(&catalog.id, version);
        is_own || here.is_none_or(|here| *here == *catalog)
    }

    fn add_file(&mut self, path: &Path) -> Result<(), AppError> {
        let bytes = read_at_most(path)?;
        let catalog = pack::load_bytes(&path.display().to_string(), &bytes)?;
        self.refuse_built_in(&catalog, path)?;
        let text = pack::write(&catalog)?;
        if !self.is_free(&catalog, &catalog.content_version, &text, false) {
            let (id, version) = (catalog.id, catalog.content_version);
            return Err(AppError::VersionTaken { id, version });
        }
        self.shelf().write(&catalog, &text)?;
        self.tell(AuthorNews::Added {
            title: catalog.title.vi.clone(),
            version: catalog.content_version.clone(),
        });
        self.library.insert(catalog);
        Ok(())
    }

    fn draft_from_file(&mut self, path: &Path) -> Result<(), AppError> {
        let name = path.display().to_string();
        let bytes = read_at_most(path)?;
        let read = pack::load_bytes(&name, &bytes).or_else(|problems| {
            // Unfinished work of others breaks rules; it can be written on all the same.
            let text = std::str::from_utf8(&bytes).unwrap_or_default();
            pack::read_draft(&name, text).map_err(|_| problems)
        });
        match read {
            Ok(catalog) => {
                let today = self.clock.now().date_naive();
                let copy = author::copy_of(&catalog, &self.library, today);
                self.open_draft(copy, true)
            }
            Err(problems) => {
                self.authoring.refused = Some(Arc::new(problems.into()));
                Ok(())
            }
        }
    }

    fn set_catalog_aside(&mut self, id: &CatalogId) -> Result<(), AppError> {
        if self.library.is_built_in(id) {
            let path = paths::catalog_folder(&self.database);
            let id = id.clone();
            return Err(AppError::CatalogBuiltIn { id, path });
        }
        let folder = self.shelf().set_aside(id)?;
        self.library.take_out(id);
        self.tell(AuthorNews::SetAside(folder));
        Ok(())
    }

    /// A draft that is not saved is never given up for another.
    fn refuse_unsaved(&self) -> Result<(), AppError> {
        let open = self.authoring.draft.as_ref();
        if open.is_some_and(Draft::is_changed) {
            return Err(AppError::DraftOpen);
        }
        Ok(())
    }

    fn refuse_built_in(&self, catalog: &Catalog, path: &Path) -> Result<(), AppError> {
        if self.library.is_built_in(&catalog.id) {
            let (id, path) = (catalog.id.clone(), path.to_owned());
            return Err(AppError::CatalogBuiltIn { id, path });
        }
        Ok(())
    }

    fn shelf(&self) -> Shelf {
        Shelf::new(paths::catalog_folder(&self.database))
    }

    fn draft_mut(&mut self) -> Result<&mut Draft, AppError> {
        self.authoring.draft.as_mut().ok_or(AppError::NoDraft)
    }

    fn tell(&mut self, news: AuthorNews) {
        self.events.push(Event::Author(news));
    }
}

/// A file's bytes, at most one more than a catalog may have.
fn read_at_most(path: &Path) -> Result<Vec<u8>, AppError> {
    let file = std::fs::File::open(path).map_err(|e| AppError::read(path, &e))?;
    let mut bytes = Vec::new();
    file.take(pack::MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| AppError::read(path, &e))?;
    Ok(bytes)
}

//! Writing one's own catalog without a window: drafts, their checks, the folder
//! of added catalogs, and what is left after a crash.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;
use tukiem::app::author::{AuthorCommand, AuthorNews, Draft, Edit, HeadEdit};
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::error::AppError;
use tukiem::app::event::Event;
use tukiem::app::library::Library;
use tukiem::app::session::Session;
use tukiem::model::assessment::{Head, State};
use tukiem::model::catalog::{Item, SetAsideReason, Status, Treatment};
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::model::profile::Profile;
use tukiem::model::provision::ProvisionRef;
use tukiem::model::text::Text;
use tukiem::pack::{self, Place};

const PATIENCE: Duration = Duration::from_secs(60);

struct Desk {
    session: Session,
    folder: TempDir,
}

fn session(folder: &Path) -> Session {
    let now = DateTime::parse_from_rfc3339("2026-11-21T09:00:00+07:00").unwrap();
    let mut library = Library::built_in().unwrap();
    library.add_folder(&folder.join("checklists"));
    let clock = Arc::new(FixedClock(now));
    Session::open_with(&folder.join("tukiem.db"), library, clock, Arc::new(|| {})).unwrap()
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = session(folder.path());
        Self { session, folder }
    }

    #[track_caller]
    fn ask(&mut self, command: AuthorCommand) {
        self.session.execute(Command::Author(command)).unwrap();
    }

    fn refused(&mut self, command: AuthorCommand) -> AppError {
        self.session.execute(Command::Author(command)).unwrap_err()
    }

    fn edit(&mut self, edit: Edit) {
        self.ask(AuthorCommand::Edit(edit));
    }

    fn draft(&self) -> &Draft {
        self.session.authoring.draft.as_ref().unwrap()
    }

    fn items(&self) -> Vec<&str> {
        let items = self.draft().catalog().items.iter();
        items.map(|item| item.id.as_str()).collect()
    }

    /// What is wrong once everything is checked and on disk.
    fn findings(&mut self) -> Vec<(Place, String)> {
        self.session.flush(PATIENCE).unwrap();
        assert!(self.draft().is_checked());
        let found = self.draft().findings().iter();
        found.map(|f| (f.place, f.field.clone())).collect()
    }

    /// A small sound draft: two provisions, one of them set aside.
    fn begin(&mut self) {
        self.ask(AuthorCommand::Blank);
        for head in [
            HeadEdit::Id("thu-nghiem".to_owned()),
            HeadEdit::Title(text("Quy chế thử nghiệm")),
            HeadEdit::Instrument("01/2026/QĐ-TN".to_owned()),
            HeadEdit::Issuer(text("Trường Thử nghiệm")),
            HeadEdit::Territory(text("nội bộ")),
            HeadEdit::Status(Status::InForce),
        ] {
            self.edit(Edit::Head(head));
        }
        self.edit(Edit::AddProvision(at("2.1")));
        self.edit(Edit::AddProvision(at("1")));
        self.edit(Edit::Treat {
            reference: at("1"),
            treatment: aside(),
        });
        self.edit(Edit::Chapter {
            position: 0,
            number: String::new(),
            title: text("Quy định chung"),
        });
        for number in ["1", "2"] {
            self.edit(Edit::Article {
                number: number.to_owned(),
                title: text("Điều"),
            });
        }
        self.write_item("2.1");
    }

    fn write_item(&mut self, id: &str) {
        let mut item = self.item(id);
        item.question = text("Đơn vị có làm không?");
        item.guidance = text("Xem hồ sơ.\nĐạt: có.");
        item.evidence = vec![text("Quyết định")];
        self.put(id, item);
    }

    fn item(&self, id: &str) -> Item {
        let found = self.draft().catalog().item(&ItemId::new(id));
        found.unwrap().clone()
    }

    fn put(&mut self, id: &str, after: Item) {
        self.edit(Edit::Item {
            id: ItemId::new(id),
            after: Box::new(after),
        });
    }

    fn reopen(self) -> Self {
        let Self {
            session: old,
            folder,
        } = self;
        drop(old);
        let session = session(folder.path());
        Self { session, folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("checklists").join(name)
    }

    fn assess(&mut self) {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let id = CatalogId::new("thu-nghiem");
        let version = self.session.library.get(&id).unwrap();
        let head = Head {
            name: "Năm 2026".to_owned(),
            catalog: id,
            catalog_version: version.content_version.clone(),
            year: 2026,
            period_start: day(1, 1),
            period_end: day(12, 31),
            profile: Profile::default(),
            recipients: vec![],
            remarks: String::new(),
            proposals: String::new(),
            review: String::new(),
            state: State::Draft,
        };
        self.session
            .execute(Command::Create(Box::new(head)))
            .unwrap();
    }
}

fn at(reference: &str) -> ProvisionRef {
    ProvisionRef::parse(reference).unwrap()
}

fn text(vi: &str) -> Text {
    Text {
        vi: vi.to_owned(),
        en: None,
    }
}

fn aside() -> Treatment {
    Treatment::SetAside {
        reason: SetAsideReason::Scope,
        note: text("Nói phạm vi."),
    }
}

#[test]
fn a_blank_draft_grows_into_a_catalog_that_can_be_assessed() {
    let mut desk = Desk::new();
    desk.begin();
    assert_eq!(desk.findings(), []);
    desk.ask(AuthorCommand::Save);
    assert!(desk.path("thu-nghiem@2026.11.ron").exists());
    assert!(!desk.draft().is_changed());
    desk.assess();
    // The file is a catalog like any other, and nothing is left to be restored.
    let desk = desk.reopen();
    assert!(desk.session.authoring.draft.is_none());
    let id = CatalogId::new("thu-nghiem");
    assert_eq!(desk.session.library.get(&id).unwrap().items.len(), 1);
}

#[test]
fn what_is_wrong_is_found_where_it_is_and_keeps_the_draft_out_of_the_list() {
    let mut desk = Desk::new();
    desk.begin();
    let mut item = desk.item("2.1");
    item.question = Text::default();
    desk.put("2.1", item);
    assert_eq!(desk.findings(), [(Place::Item(0), "question".to_owned())]);
    let refused = desk.refused(AuthorCommand::Save);
    assert!(matches!(refused, AppError::DraftUnsound { count: 1 }));
    assert!(!desk.path("thu-nghiem@2026.11.ron").exists());
    desk.write_item("2.1");
    assert_eq!(desk.findings(), []);
    // An assessed provision without an item is named itself.
    desk.edit(Edit::RemoveItem(ItemId::new("2.1")));
    let found = desk.findings();
    assert!(
        found.iter().any(|(place, _)| *place == Place::Provision(1)),
        "{found:?}"
    );
}

#[test]
fn an_unsaved_draft_survives_a_crash() {
    let mut desk = Desk::new();
    desk.begin();
    let mut item = desk.item("2.1");
    item.guidance = Text::default();
    desk.put("2.1", item);
    desk.session.flush(PATIENCE).unwrap();
    let before = desk.draft().catalog().clone();
    let mut desk = desk.reopen();
    assert_eq!(*desk.draft().catalog(), before);
    assert!(desk.draft().is_changed());
    assert_eq!(desk.findings(), [(Place::Item(0), "guidance".to_owned())]);
    assert!(matches!(
        desk.refused(AuthorCommand::Blank),
        AppError::DraftOpen
    ));
    desk.ask(AuthorCommand::Discard);
    desk.session.flush(PATIENCE).unwrap();
    assert!(desk.reopen().session.authoring.draft.is_none());
}

#[test]
fn a_version_in_use_is_never_written_over() {
    let mut desk = Desk::new();
    desk.begin();
    desk.ask(AuthorCommand::Save);
    // Not in use yet: the file is replaced.
    desk.edit(Edit::Head(HeadEdit::Title(text("Tên mới"))));
    desk.ask(AuthorCommand::Save);
    assert!(!desk.path("thu-nghiem@2026.11.1.ron").exists());
    desk.assess();
    let used = std::fs::read(desk.path("thu-nghiem@2026.11.ron")).unwrap();
    desk.edit(Edit::Head(HeadEdit::Title(text("Tên khác nữa"))));
    desk.ask(AuthorCommand::Save);
    let news = desk.session.poll();
    let raised = news.iter().find_map(|event| match event {
        Event::Author(AuthorNews::Saved {
            raised: Some(version),
            ..
        }) => Some(version.as_str()),
        _ => None,
    });
    assert_eq!(raised, Some("2026.11.1"));
    assert_eq!(
        std::fs::read(desk.path("thu-nghiem@2026.11.ron")).unwrap(),
        used
    );
    assert!(desk.path("thu-nghiem@2026.11.1.ron").exists());
    assert_eq!(desk.draft().catalog().content_version, "2026.11.1");
    // Saving again what is saved already raises nothing.
    desk.ask(AuthorCommand::Save);
    assert_eq!(desk.draft().catalog().content_version, "2026.11.1");
}

#[test]
fn a_built_in_catalog_is_copied_under_its_own_name_and_never_replaced() {
    let mut desk = Desk::new();
    let id = desk
        .session
        .library
        .entries()
        .next()
        .unwrap()
        .catalog
        .id
        .clone();
    desk.ask(AuthorCommand::FromCatalog(id.clone()));
    assert_eq!(desk.draft().catalog().id.as_str(), format!("{id}-rieng"));
    desk.edit(Edit::Head(HeadEdit::Id(id.to_string())));
    let refused = desk.refused(AuthorCommand::Save);
    assert!(matches!(refused, AppError::CatalogBuiltIn { .. }));
    assert!(matches!(
        desk.refused(AuthorCommand::SetAside(id)),
        AppError::CatalogBuiltIn { .. }
    ));
}

#[test]
fn files_of_others_are_checked_added_and_set_aside() {
    let mut desk = Desk::new();
    desk.begin();
    let shared = desk.folder.path().join("gửi.ron");
    desk.ask(AuthorCommand::SaveCopy(shared.clone()));
    let broken = desk.folder.path().join("hỏng.ron");
    let written = std::fs::read_to_string(&shared).unwrap();
    std::fs::write(&broken, written.replace("Quyết định", " ")).unwrap();

    let mut other = Desk::new();
    other.ask(AuthorCommand::AddFile(broken.clone()));
    let refusal = other.session.authoring.refused.clone().unwrap();
    let AppError::Catalog(problems) = &*refusal else {
        panic!("{refusal:?}");
    };
    assert_eq!(problems.0.len(), 1);
    assert!(problems.0[0].line > 1);
    // What cannot be added can still be written on.
    other.ask(AuthorCommand::FromFile(broken));
    assert_eq!(other.findings().len(), 1);
    other.ask(AuthorCommand::Discard);

    other.ask(AuthorCommand::AddFile(shared.clone()));
    assert!(other.session.authoring.refused.is_none());
    let id = CatalogId::new("thu-nghiem");
    assert!(other.session.library.get(&id).is_ok());
    other.assess();
    other.ask(AuthorCommand::SetAside(id.clone()));
    assert!(other.session.library.get(&id).is_err());
    assert!(other.path("da-go/thu-nghiem@2026.11.ron").exists());
    // The assessment keeps what it was made against.
    let mut other = other.reopen();
    let assessment = other.session.assessments[0].id;
    other.session.execute(Command::Open(assessment)).unwrap();
    assert_eq!(other.session.current.as_ref().unwrap().catalog.id, id);
    // Another text of the same version is not taken while that one is in use.
    std::fs::write(&shared, written.replace("Quyết định", "Công văn")).unwrap();
    other.ask(AuthorCommand::AddFile(shared));
    let refusal = other.session.authoring.refused.clone().unwrap();
    assert!(
        matches!(*refusal, AppError::VersionTaken { .. }),
        "{refusal:?}"
    );
}

#[test]
fn items_are_named_after_their_first_provision() {
    let mut desk = Desk::new();
    desk.begin();
    desk.edit(Edit::AddProvision(at("2.3")));
    desk.edit(Edit::AddItem(at("2.1")));
    desk.edit(Edit::CopyItem(ItemId::new("2.1")));
    assert_eq!(desk.items(), ["2.1", "2.1-c", "2.1-b", "2.3"]);
    desk.edit(Edit::MoveItem {
        id: ItemId::new("2.1-b"),
        up: true,
    });
    assert_eq!(desk.items(), ["2.1", "2.1-b", "2.1-c", "2.3"]);
    let mut item = desk.item("2.1-b");
    item.cites = vec![at("2.3"), at("2.1")];
    desk.put("2.1-b", item);
    assert_eq!(desk.items(), ["2.1", "2.1-c", "2.3", "2.3-b"]);
    // A provision set aside is cited no longer; what cites nothing else is gone.
    desk.edit(Edit::Treat {
        reference: at("2.3"),
        treatment: aside(),
    });
    assert_eq!(desk.items(), ["2.1", "2.1-c", "2.1-b"]);
    // Assessed again, it gets an item at once.
    desk.edit(Edit::Treat {
        reference: at("2.3"),
        treatment: Treatment::Assessed,
    });
    assert_eq!(desk.items(), ["2.1", "2.1-c", "2.1-b", "2.3"]);
    assert_eq!(desk.draft().made().unwrap().1.as_str(), "2.3");
    desk.edit(Edit::RemoveProvision(at("2.1")));
    assert_eq!(desk.items(), ["2.3"]);
}

#[test]
fn every_step_is_taken_back_and_done_again() {
    let mut desk = Desk::new();
    desk.begin();
    let sound = desk.draft().catalog().clone();
    desk.edit(Edit::RemoveProvision(at("2.1")));
    let bare = desk.draft().catalog().clone();
    assert_ne!(bare, sound);
    desk.ask(AuthorCommand::Undo);
    assert_eq!(*desk.draft().catalog(), sound);
    desk.ask(AuthorCommand::Redo);
    assert_eq!(*desk.draft().catalog(), bare);
    while desk.draft().can_undo() {
        desk.ask(AuthorCommand::Undo);
    }
    assert_eq!(desk.items(), [] as [&str; 0]);
    desk.ask(AuthorCommand::Undo);
    // An edit that changes nothing is no step; one that cannot be is refused whole.
    let title = desk.draft().catalog().title.clone();
    desk.edit(Edit::Head(HeadEdit::Title(title)));
    assert!(desk.draft().can_redo());
    let refused = desk.refused(AuthorCommand::Edit(Edit::AddItem(at("9"))));
    assert!(matches!(refused, AppError::UnknownProvision(_)));
}

#[test]
fn a_draft_that_is_no_draft_is_kept_as_it_is() {
    let desk = Desk::new();
    let path = desk.session.database().to_owned();
    let Desk {
        session: old,
        folder,
    } = desk;
    drop(old);
    let now = DateTime::parse_from_rfc3339("2026-11-21T09:00:00+07:00").unwrap();
    let mut opened = tukiem::store::Store::open(&path, now).unwrap();
    opened
        .store
        .set_setting("catalog_draft", "(bản soạn hỏng")
        .unwrap();
    drop(opened);
    let mut session = session(folder.path());
    let told = session.poll();
    let lost = told.iter().any(|event| match event {
        Event::Failed(error) => matches!(**error, AppError::DraftLost { .. }),
        _ => false,
    });
    assert!(lost);
    let kept = folder.path().join("checklists/ban-soan-khong-doc-duoc.txt");
    assert_eq!(std::fs::read_to_string(kept).unwrap(), "(bản soạn hỏng");
    assert!(pack::read_draft("", "(bản soạn hỏng").is_err());
}

//! Office files in the window: written from the report screen, a filled-in sheet
//! read back, looked at and taken over. The harness panics on a widget without a
//! name and on a letter without a glyph, in both languages.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::export::Snapshot;
use tukiem::app::session::Session;
use tukiem::app::settings::{Setting, Theme};
use tukiem::app::sheet::workbook;
use tukiem::exchange::workbook::{Cell, write};
use tukiem::i18n::formats::Formats;
use tukiem::i18n::package::Package;
use tukiem::i18n::sheet::{Sheet, accept_changes, accept_good};
use tukiem::i18n::{Language, Message, Translate};
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::model::response::Answer;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::{Choice, Chooser};
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];
const ANSWER: usize = 5;
const NOTE: usize = 7;

struct Window {
    harness: Harness<'static, TukiemApp>,
    language: Language,
    folder: TempDir,
}

impl Window {
    /// The report screen of an assessment with one answer; `answers` are those of the file dialogs.
    fn open(language: Language, answers: &[(Choice, &str)], (width, height): (f32, f32)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T14:02:11+07:00").unwrap();
        let path = folder.path().join("tukiem.db");
        let mut session = Session::open(&path, Arc::new(FixedClock(now)), Arc::new(|| {})).unwrap();
        for setting in [Setting::Language(language), Setting::Theme(Theme::Light)] {
            session.execute(Command::Set(setting)).unwrap();
        }
        let catalog = session.library.get(&CatalogId::new(demo::CATALOG)).unwrap();
        let head = demo::head(&catalog, now.date_naive());
        session.execute(Command::Create(Box::new(head))).unwrap();
        let answers = answers.iter();
        let answers = answers.map(|(choice, name)| (*choice, vec![folder.path().join(name)]));
        let mut app = TukiemApp::new(session, Chooser::fake(answers.collect()));
        app.open(Route::Report);
        let harness = Harness::builder()
            .with_size(vec2(width, height))
            .with_max_steps(20)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        let mut window = Self {
            harness,
            language,
            folder,
        };
        window.settle();
        window
    }

    /// Draws until no job runs, at most for a minute.
    fn settle(&mut self) {
        let end = Instant::now() + Duration::from_mins(1);
        loop {
            self.harness.run_steps(3);
            if self.session().jobs.is_empty() {
                self.harness.run_steps(3);
                return;
            }
            assert!(Instant::now() < end, "a job does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn session(&self) -> &Session {
        self.harness.state().session()
    }

    fn route(&self) -> &Route {
        self.harness.state().route()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn t(&self, message: impl Message) -> &'static str {
        self.language.t(message)
    }

    fn click(&mut self, role: Role, label: &str) {
        self.harness
            .get_by_role_and_label(role, label)
            .click_accesskit();
        self.settle();
    }

    fn press(&mut self, message: impl Message) {
        let label = self.t(message);
        self.click(Role::Button, label);
    }

    fn shows(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }

    fn unfold(&mut self, message: impl Message) {
        let label = self.t(message);
        let folded = self
            .harness
            .get_by_role_and_label(Role::DisclosureTriangle, label);
        folded.scroll_to_me();
        self.settle();
        self.click(Role::DisclosureTriangle, label);
    }

    #[track_caller]
    fn must_show(&self, text: &str) {
        assert!(self.shows(text), "not on the screen: {text}");
    }

    /// Items that concern the unit.
    fn items(&self) -> Vec<(usize, ItemId)> {
        let current = self.session().current.as_ref().unwrap();
        let items = current.catalog.items.iter().enumerate();
        items
            .filter(|(at, _)| current.scope.applies(*at))
            .map(|(at, item)| (at, item.id.clone()))
            .collect()
    }

    fn answer(&self, item: &ItemId) -> Option<Answer> {
        let current = self.session().current.as_ref().unwrap();
        current.assessment.response(item).answer
    }

    /// A sheet with two good rows and, if asked, a bad one, as `filled.xlsx`.
    fn fill(&self, bad: bool) {
        let current = self.session().current.as_ref().unwrap();
        let snapshot = Snapshot {
            assessment: current.assessment.clone(),
            catalog: current.catalog.clone(),
            controls: current.controls.clone(),
            scope: current.scope.clone(),
            score: current.score.clone(),
        };
        let now = self.session().clock().now();
        let mut book = workbook(&snapshot, now);
        let items = self.items();
        let rows = &mut book.sheets[0].rows;
        rows[items[0].0][ANSWER] = Cell::text("Đạt");
        rows[items[1].0][ANSWER] = Cell::text("Chưa đạt");
        rows[items[1].0][NOTE] = Cell::text("Ghi ở Excel");
        if bad {
            rows[items[2].0][ANSWER] = Cell::text("có lẽ");
        }
        std::fs::write(self.path("filled.xlsx"), write(&book, now).unwrap()).unwrap();
    }

    fn ask_for_sheet(&mut self) {
        let path = self.path("filled.xlsx");
        self.harness.state_mut().ask(Command::ReadSheet(path));
    }

    /// From the report screen to the preview.
    fn read_back(&mut self) {
        self.unfold(Formats::ReadTitle);
        let label = self.t(Formats::SheetFile);
        let field = self.harness.get_by_role_and_label(Role::TextInput, label);
        field.focus();
        field.type_text("filled.xlsx");
        self.settle();
        self.press(Formats::Read);
        self.settle();
    }
}

#[test]
fn office_files_are_written_where_asked() {
    for language in LANGUAGES {
        let chosen = [(Choice::SaveExcel, "chosen.xlsx")];
        let mut window = Window::open(language, &chosen, (1366.0, 1400.0));
        window.unfold(Formats::Title);
        window.press(Formats::Write);
        let word = std::fs::read(window.path("bao-cao-2026.docx")).unwrap();
        assert!(word.starts_with(b"PK"));
        let excel = window.t(Formats::Excel);
        window.click(Role::RadioButton, excel);
        window.press(Formats::Write);
        let excel = std::fs::read(window.path("bang-kiem-2026.xlsx")).unwrap();
        assert!(excel.starts_with(b"PK"));
        // The folder of the OSCAL files, and the package with its passphrase, are offered too.
        let oscal = window.t(Formats::Oscal);
        window.click(Role::RadioButton, oscal);
        window.press(Formats::Write);
        let files = std::fs::read_dir(window.path("oscal-2026")).unwrap();
        assert_eq!(files.count(), 5);
        window.unfold(Package::Export);
        window.must_show(window.t(Package::DoExport));
    }
}

#[test]
fn a_wrong_name_is_told_before_anything_is_written() {
    let mut window = Window::open(Language::Vietnamese, &[], (1366.0, 1400.0));
    window.unfold(Formats::Title);
    let label = window.t(Formats::File);
    let field = window.harness.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    field.type_text(".pdf");
    window.settle();
    window.press(Formats::Write);
    window.must_show(window.t(Formats::NotDocx));
    let files = std::fs::read_dir(window.folder.path()).unwrap();
    let names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().contains("docx"))
    );
}

#[test]
fn a_sheet_is_looked_at_and_then_taken_over() {
    for language in LANGUAGES {
        let mut window = Window::open(language, &[], (1366.0, 1400.0));
        window.fill(false);
        let items = window.items();
        window.read_back();
        assert_eq!(*window.route(), Route::Sheet);
        window.must_show("filled.xlsx");
        window.must_show("Ghi ở Excel");
        assert_eq!(window.answer(&items[0].1), None, "only shown");
        window.click(Role::Button, &accept_changes(language, 2));
        assert_eq!(*window.route(), Route::Checklist(None));
        assert_eq!(window.answer(&items[0].1), Some(Answer::Met));
        assert_eq!(window.answer(&items[1].1), Some(Answer::NotMet));
        window
            .harness
            .key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
        window.settle();
        assert_eq!(window.answer(&items[0].1), None);
        assert_eq!(window.answer(&items[1].1), None);
    }
}

#[test]
fn problems_stand_first_and_good_rows_can_be_taken_alone() {
    for language in LANGUAGES {
        let mut window = Window::open(language, &[], (1024.0, 700.0));
        window.fill(true);
        let items = window.items();
        window.ask_for_sheet();
        window.settle();
        window.harness.state_mut().open(Route::Sheet);
        window.settle();
        window.must_show(window.t(Sheet::Mend));
        window.must_show("“có lẽ”");
        // The keys go through the lines, and Enter opens an item.
        for key in [Key::J, Key::J, Key::Enter] {
            window.harness.key_press(key);
            window.settle();
        }
        assert_eq!(*window.route(), Route::Checklist(Some(items[0].1.clone())));
        window.harness.state_mut().open(Route::Sheet);
        window.settle();
        window.click(Role::Button, &accept_good(language, 2));
        assert_eq!(window.answer(&items[0].1), Some(Answer::Met));
        assert_eq!(window.answer(&items[2].1), None);
    }
}

#[test]
fn a_dropped_sheet_changes_nothing() {
    let mut window = Window::open(Language::English, &[], (1366.0, 900.0));
    window.harness.state_mut().open(Route::Sheet);
    window.settle();
    window.must_show(window.t(Sheet::EmptyTitle));
    window.press(Sheet::ToReport);
    assert_eq!(*window.route(), Route::Report);
    window.fill(false);
    window.ask_for_sheet();
    window.settle();
    window.harness.state_mut().open(Route::Sheet);
    window.settle();
    window.press(Sheet::Drop);
    assert_eq!(*window.route(), Route::Report);
    assert!(window.session().sheet.is_none());
    let items = window.items();
    assert_eq!(window.answer(&items[0].1), None);
}

//! The unit's own copy of a regulation: brought in, looked at, kept, and shown
//! beside the items. Drawn on a real session; the text is invented.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::session::Session;
use tukiem::app::settings::Setting;
use tukiem::i18n::{Language, Texts, Translate};
use tukiem::model::id::{AssessmentId, CatalogId};
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::{Choice, Chooser};
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

const CATALOG: &str = "hai-duong-39-2024";

/// Article 7 in invented words, glued, half decomposed and cut by a page; an
/// article that the checklist does not have; the others are missing.
const TEXT: &str = "QUY CHẾ\n\nChương II\nQUẢN LÝ**Điều 7. Hạ tầng mạng**\n\n1. Đơn vị phải:\n\na) Giữ sơ đồ mạng;\n\n\
    b) Khóa cửa phòng máy khi ra\n\nvề.\n\n2. Ma\u{323}\u{302}t kha\u{302}\u{309}u mạng không dây được thay mỗi mùa.\n\n\
    Điều 99. Điều lạ\n\nNội dung lạ.\n";

struct Window {
    harness: Harness<'static, TukiemApp>,
    language: Language,
    folder: TempDir,
}

impl Window {
    fn open(language: Language, route: Route, with_assessment: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("quy-che.txt");
        std::fs::write(&file, TEXT).unwrap();
        let mut session = session(folder.path());
        session
            .execute(Command::Set(Setting::Language(language)))
            .unwrap();
        if with_assessment {
            let catalog = session.library.get(&CatalogId::new(CATALOG)).unwrap();
            let head = demo::head(&catalog, "2026-11-21".parse().unwrap());
            session.execute(Command::Create(Box::new(head))).unwrap();
        }
        let chooser = Chooser::fake(vec![(Choice::OpenRegulation, vec![file])]);
        let mut app = TukiemApp::new(session, chooser);
        app.open(route);
        let harness = Harness::builder()
            .with_size(vec2(1366.0, 768.0))
            .with_max_steps(20)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        let mut window = Self {
            harness,
            language,
            folder,
        };
        window.harness.run();
        window
    }

    fn t(&self, message: Texts) -> &'static str {
        self.language.t(message)
    }

    #[track_caller]
    fn click(&mut self, label: &str) {
        self.harness
            .get_by_role_and_label(Role::Button, label)
            .click_accesskit();
        self.harness.run();
    }

    /// Draws until `message` is on the screen.
    #[track_caller]
    fn wait_for(&mut self, text: &str) {
        for _ in 0..200 {
            self.harness.run();
            if self.shows(text) {
                return;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        assert!(self.shows(text), "never on the screen: {text}");
    }

    fn shows(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }
}

fn session(folder: &Path) -> Session {
    let now = DateTime::parse_from_rfc3339("2026-11-21T14:02:11+07:00").unwrap();
    let clock = Arc::new(FixedClock(now));
    Session::open(&folder.join("tukiem.db"), clock, Arc::new(|| {})).unwrap()
}

#[test]
fn a_text_is_looked_at_before_it_is_kept_and_then_stands_beside_its_items() {
    for language in [Language::Vietnamese, Language::English] {
        let route = Route::RegulationText(CatalogId::new(CATALOG));
        let mut window = Window::open(language, route, true);
        let browse = language.pick("Chọn tệp…", "Browse…");
        window.click(browse);
        window.click(window.t(Texts::Read));
        window.wait_for(window.t(Texts::Found));
        // What text and checklist lack of each other is told by name.
        assert!(window.shows(language.pick("Điều 99", "Article 99")));
        assert!(window.shows(window.t(Texts::NotInText)));
        assert!(!window.shows(window.t(Texts::AllMatch)));
        let state = window.harness.state().session();
        assert!(state.copies.kept.is_empty(), "nothing is kept unasked");

        window.click(window.t(Texts::Keep));
        window.wait_for(window.t(Texts::Kept));
        window
            .harness
            .state_mut()
            .open(Route::Checklist(Some(tukiem::model::id::ItemId::new(
                "7.2-a",
            ))));
        window.wait_for(window.t(Texts::Words));
        // Decomposed letters were brought together.
        window.wait_for("Mật khẩu mạng không dây được thay mỗi mùa");

        // The next start has it still; taking it out leaves the file alone.
        let folder = window.folder;
        drop(window.harness);
        let mut again = session(folder.path());
        again.execute(Command::Open(AssessmentId(1))).unwrap();
        let id = CatalogId::new(CATALOG);
        let copy = again.copies.kept.get(&id).unwrap();
        assert_eq!(copy.name, "quy-che.txt");
        again
            .execute(Command::RemoveRegulation(id.clone()))
            .unwrap();
        assert!(again.copies.kept.is_empty());
        assert!(folder.path().join("quy-che.txt").exists());
    }
}

#[test]
fn a_text_that_is_no_regulation_is_refused_and_what_was_pasted_stays() {
    let route = Route::RegulationText(CatalogId::new(CATALOG));
    let mut window = Window::open(Language::Vietnamese, route, false);
    let label = window.t(Texts::Paste);
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, label);
    field.focus();
    field.type_text("Kính gửi quý cơ quan, đây không phải quy chế.");
    window.harness.run();
    window.click(window.t(Texts::ReadPasted));
    window.wait_for("Không tìm thấy “Điều …”");
    assert!(!window.shows(window.t(Texts::Found)));
    let said = "Kính gửi quý cơ quan, đây không phải quy chế.";
    let mut fields = window.harness.query_all_by_value(said);
    assert!(fields.next().is_some());
}

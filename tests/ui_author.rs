//! The editor of catalogs in the window, on a real session: a text becomes a
//! draft, a problem is shown and mended, the catalog is saved and chosen in the
//! wizard; what was not saved is there again after a crash.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;
use tukiem::app::author::{AuthorCommand, Draft, Edit};
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::session::Session;
use tukiem::app::settings::Setting;
use tukiem::i18n::author::{Author, AuthorStart, ItemForm, TextForm, unwritten};
use tukiem::i18n::{Language, Message, Shell, Translate, Wizard};
use tukiem::model::catalog::Treatment;
use tukiem::model::condition::{Condition, Fact};
use tukiem::model::criterion::{Bound, Criterion, Measure};
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::model::interval::{ClockStart, Interval};
use tukiem::model::provision::ProvisionRef;
use tukiem::model::text::Text;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::{Choice, Chooser};
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

/// A small regulation of our own.
const TEXT: &str = "\
ỦY BAN NHÂN DÂN TỈNH THỬ NGHIỆM
QUY CHẾ
Bảo đảm an toàn thông tin của Trường Thử nghiệm

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc bảo đảm an toàn thông tin tại trường.

Chương II
QUY ĐỊNH CỤ THỂ

Điều 2. Mật khẩu
1. Người dùng phải đặt mật khẩu tối thiểu 8 ký tự.
2. Nghiêm cấm cho người khác mượn tài khoản.

Điều 3. Sao lưu
Đơn vị phải sao lưu dữ liệu định kỳ 03 tháng một lần.
";

struct Window {
    harness: Harness<'static, TukiemApp>,
    language: Language,
    folder: TempDir,
}

fn harness(folder: &Path, language: Language, chooser: Chooser) -> Harness<'static, TukiemApp> {
    let now = DateTime::parse_from_rfc3339("2026-11-21T14:02:11+07:00").unwrap();
    let clock = Arc::new(FixedClock(now));
    let mut session = Session::open(&folder.join("tukiem.db"), clock, Arc::new(|| {})).unwrap();
    session
        .execute(Command::Set(Setting::Language(language)))
        .unwrap();
    let app = TukiemApp::new(session, chooser);
    Harness::builder()
        .with_size(vec2(1366.0, 768.0))
        .with_max_steps(40)
        .with_context_setup(fonts::install)
        .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app)
}

impl Window {
    fn choosing(
        language: Language,
        answers: impl Fn(&Path) -> Vec<(Choice, Vec<std::path::PathBuf>)>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let chooser = Chooser::fake(answers(folder.path()));
        let harness = harness(folder.path(), language, chooser);
        let mut window = Self {
            harness,
            language,
            folder,
        };
        window.harness.state_mut().open(Route::Author);
        window.draw();
        window
    }

    /// The program again on the same database, as after a crash.
    fn again(self) -> Self {
        let Self {
            harness: old,
            language,
            folder,
        } = self;
        drop(old);
        let harness = harness(folder.path(), language, Chooser::fake(vec![]));
        let mut window = Self {
            harness,
            language,
            folder,
        };
        window.harness.state_mut().open(Route::Author);
        window.draw();
        window
    }

    fn draw(&mut self) {
        self.harness.run_steps(4);
        self.harness.check_accessibility();
    }

    /// Draws until `done` and the check has ended.
    #[track_caller]
    fn settle(&mut self, done: impl Fn(&Session) -> bool) {
        let begin = Instant::now();
        while !done(self.session()) {
            assert!(begin.elapsed() < Duration::from_secs(60), "nothing came");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.draw();
    }

    fn checked(&mut self) {
        self.settle(|session| {
            let draft = session.authoring.draft.as_ref();
            draft.is_some_and(Draft::is_checked)
        });
    }

    fn session(&self) -> &Session {
        self.harness.state().session()
    }

    fn catalog(&self) -> Arc<tukiem::model::catalog::Catalog> {
        let draft = self.session().authoring.draft.as_ref();
        draft.unwrap().catalog().clone()
    }

    fn t(&self, message: impl Message) -> &'static str {
        self.language.t(message)
    }

    #[track_caller]
    fn click(&mut self, role: Role, label: &str) {
        let mut found = self.harness.query_all_by_role_and_label(role, label);
        found.next().unwrap().click_accesskit();
        drop(found);
        self.draw();
    }

    #[track_caller]
    fn press(&mut self, message: impl Message) {
        let label = self.t(message);
        self.click(Role::Button, label);
    }

    /// Clicks the row whose text begins so.
    #[track_caller]
    fn row(&mut self, text: &str) {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().unwrap().click_accesskit();
        drop(found);
        self.draw();
    }

    /// The provision's words in the question of a drafted item.
    fn gist(&self, at: usize) -> String {
        let question = self.catalog().items[at]
            .question
            .get(self.language)
            .to_owned();
        let (_, words) = question.split_once('“').unwrap();
        words.split_once('”').unwrap().0.to_owned()
    }

    /// Clicks the row of a drafted item.
    #[track_caller]
    fn open_item(&mut self, at: usize) {
        let words = self.gist(at);
        self.row(&words);
    }

    #[track_caller]
    fn fill(&mut self, role: Role, label: &str, text: &str) {
        self.harness.get_by_role_and_label(role, label).focus();
        self.draw();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.draw();
        if text.is_empty() {
            self.harness.key_press(Key::Backspace);
        } else {
            self.harness
                .get_by_role_and_label(role, label)
                .type_text(text);
        }
        self.draw();
    }

    /// Leaves the field that has the keyboard.
    fn blur(&mut self) {
        let label = self.t(Author::Search);
        self.harness
            .get_by_role_and_label(Role::TextInput, label)
            .focus();
        self.draw();
    }

    fn shows(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }

    #[track_caller]
    fn must_show(&self, text: &str) {
        assert!(self.shows(text), "not on the screen: {text}");
    }

    /// Drafts a catalog from the text of a file that is chosen in the dialog.
    fn draft(language: Language) -> Self {
        let mut window = Self::choosing(language, |folder| {
            let file = folder.join("Quy chế trường.txt");
            std::fs::write(&file, TEXT).unwrap();
            vec![(Choice::OpenRegulation, vec![file])]
        });
        let browse = window.t(tukiem::i18n::FileKind::Browse);
        window.click(Role::Button, browse);
        window.press(AuthorStart::MakeFromFile);
        window.checked();
        window
    }
}

#[test]
fn a_text_becomes_a_catalog_that_is_chosen_in_the_wizard() {
    for language in LANGUAGES {
        let mut window = Window::draft(language);
        let catalog = window.catalog();
        assert_eq!(catalog.id.as_str(), "quy-che-truong");
        assert_eq!(catalog.items.len(), 3);
        window.must_show(window.t(Author::Sound));
        // An item is emptied: the problem is counted, marked and said.
        window.must_show(&unwritten(language, 3));
        window.open_item(0);
        let label = window.t(ItemForm::Question);
        window.fill(Role::MultilineTextInput, label, "");
        window.blur();
        window.checked();
        let count = tukiem::i18n::author::findings(language, 1);
        window.must_show(&count);
        window.must_show(&format!("{label}: "));
        assert!(
            window
                .session()
                .authoring
                .draft
                .as_ref()
                .unwrap()
                .findings()
                .len()
                == 1
        );
        // It is mended, as the legacy keyboard types it.
        window.fill(
            Role::MultilineTextInput,
            label,
            "Mâ\u{323}t khẩu có đủ 8 ký tự không?",
        );
        window.blur();
        window.checked();
        assert_eq!(
            window.catalog().items[0].question.vi,
            "Mật khẩu có đủ 8 ký tự không?"
        );
        window.must_show(window.t(Author::Sound));
        window.press(Author::Save);
        window.must_show(window.t(Author::InList));
        let file = window
            .folder
            .path()
            .join("checklists/quy-che-truong@2026.11.ron");
        assert!(file.exists());
        // The wizard offers it at once.
        window.press(Author::Use);
        assert_eq!(*window.harness.state().route(), Route::NewAssessment);
        let title = window.catalog().title.get(language).to_owned();
        for (message, text) in [
            (Wizard::UnitName, "TRƯỜNG THỬ NGHIỆM"),
            (Wizard::Place, "Hà Nam"),
            (Wizard::HeadName, "Nguyễn Văn An"),
            (Wizard::HeadTitle, "Hiệu trưởng"),
            (Wizard::OfficerName, "Trần Thị Bình"),
        ] {
            let label = window.t(message);
            window.fill(Role::TextInput, label, text);
        }
        window.press(Wizard::Next);
        window.click(Role::RadioButton, &title);
    }
}

#[test]
fn what_was_not_saved_is_there_again_after_a_crash() {
    let mut window = Window::draft(Language::Vietnamese);
    window.open_item(1);
    let label = window.t(ItemForm::Guidance);
    window.fill(Role::MultilineTextInput, label, "Hỏi ba người dùng.");
    window.blur();
    window.checked();
    window.settle(Session::is_saved);
    let before = window.catalog();
    let mut window = window.again();
    assert_eq!(window.catalog(), before);
    window.must_show(window.t(Author::Unsaved));
    window.checked();
    // Closing asks first, and drops it only then.
    window.press(Author::CloseDraft);
    window.must_show(window.t(Author::CloseQuestion));
    window.press(Author::CloseAnyway);
    window.must_show(window.t(AuthorStart::FromText));
    window.settle(Session::is_saved);
    assert!(window.again().session().authoring.draft.is_none());
}

#[test]
fn home_says_that_a_draft_is_unfinished() {
    let mut window = Window::draft(Language::Vietnamese);
    window.settle(Session::is_saved);
    let mut window = window.again();
    window.harness.state_mut().open(Route::Home);
    window.draw();
    window.press(Author::GoOn);
    assert_eq!(*window.harness.state().route(), Route::Author);
}

#[test]
fn typing_is_one_step_and_control_z_takes_it_back() {
    let mut window = Window::draft(Language::Vietnamese);
    let before = window.catalog();
    window.open_item(0);
    let label = window.t(ItemForm::Question);
    window.fill(Role::MultilineTextInput, label, "Câu khác?");
    // A click on another row takes the field's text in before the form changes.
    let other = window.gist(1);
    let mut found = window.harness.query_all_by_label_contains(&other);
    found.next().unwrap().click();
    drop(found);
    window.draw();
    assert_eq!(window.catalog().items[0].question.vi, "Câu khác?");
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.draw();
    assert_eq!(window.catalog(), before);
    window.press(Author::Redo);
    assert_eq!(window.catalog().items[0].question.vi, "Câu khác?");
}

#[test]
fn leaving_the_screen_stores_what_was_typed() {
    let mut window = Window::draft(Language::Vietnamese);
    let label = window.t(TextForm::Instrument);
    window.fill(Role::TextInput, label, "12/QĐ-TTN");
    window.press(tukiem::i18n::Screen::Home);
    assert_eq!(window.catalog().instrument, "12/QĐ-TTN");
}

#[test]
fn a_provision_is_assessed_and_set_aside() {
    for language in LANGUAGES {
        let mut window = Window::draft(language);
        let first = ProvisionRef::parse("1").unwrap();
        window.row(&first.cite(language));
        // The article's row begins with the same words; its provision is the next row.
        let provision = |window: &Window| {
            let catalog = window.catalog();
            let mut all = catalog.provisions();
            all.find(|p| p.reference == first)
                .unwrap()
                .treatment
                .clone()
        };
        assert_ne!(provision(&window), Treatment::Assessed);
        let aside = window.t(Author::KindAside);
        window.row(&format!("{} · {aside}", first.cite(language)));
        let assessed = window.t(TextForm::Assessed);
        window.click(Role::RadioButton, assessed);
        assert_eq!(provision(&window), Treatment::Assessed);
        // The item that it needs is made and shown at once, with what it still lacks.
        window.checked();
        let made = ItemId::new("1");
        assert!(window.catalog().item(&made).is_some());
        window.must_show(window.t(ItemForm::Bearers));
        let save = window.t(Author::Save);
        let save = window.harness.get_by_role_and_label(Role::Button, save);
        assert!(save.accesskit_node().is_disabled());
    }
}

#[test]
fn every_part_of_an_item_has_its_field() {
    for language in LANGUAGES {
        let mut window = Window::draft(language);
        let mut item = window.catalog().items[0].clone();
        let nested = Condition::Not(Box::new(Condition::Any(vec![
            Condition::Has(Fact::Wifi),
            Condition::LevelAtLeast(3),
        ])));
        item.applies_if = Condition::All(vec![Condition::LevelAtLeast(2), nested]);
        item.criteria = vec![
            Criterion {
                subject: "password.length".to_owned(),
                bound: Bound::Between(8, 12),
                measure: Measure::Characters,
            },
            Criterion {
                subject: "own.subject".to_owned(),
                bound: Bound::AnyOf(vec!["WPA2".to_owned()]),
                measure: Measure::Names,
            },
        ];
        item.evidence.push(Text::new("Ảnh chụp", "Screenshot"));
        window.open_item(0);
        for interval in [
            Interval::EveryMonths(3),
            Interval::YearlyBefore { day: 1, month: 12 },
            Interval::WithinHours(24, ClockStart::Detection),
            Interval::AtOnce(Text::new("khi có sự cố", "on an incident")),
        ] {
            item.interval = Some(interval);
            let edit = Edit::Item {
                id: item.id.clone(),
                after: Box::new(item.clone()),
            };
            let command = Command::Author(AuthorCommand::Edit(edit));
            window.harness.state_mut().ask(command);
            window.draw();
            assert_eq!(window.catalog().items[0], item, "drawing changes nothing");
        }
        // A control is found by its name and picked.
        let label = window.t(ItemForm::FindControl);
        let control = window.session().library.controls.iter().next().unwrap();
        let (id, name) = (control.id.clone(), control.name.get(language).to_owned());
        window.fill(Role::TextInput, label, &name);
        window.row(&format!("+ {name}"));
        assert_eq!(window.catalog().items[0].controls, [id]);
    }
}

#[test]
fn files_come_in_and_go_out() {
    let mut window = Window::draft(Language::Vietnamese);
    let shared = window.folder.path().join("chia sẻ.ron");
    window.press(Author::Share);
    let label = window.t(Author::SharePath);
    window.fill(Role::TextInput, label, &shared.display().to_string());
    window.press(Author::ShareNow);
    let written = std::fs::read_to_string(&shared).unwrap();
    window.press(Author::CloseDraft);
    window.press(Author::CloseAnyway);
    // A broken file is refused with the place of what is wrong, and nothing is added.
    std::fs::write(&shared, written.replace("force: Duty", "force: Dutty")).unwrap();
    let label = window.t(AuthorStart::AddPath);
    window.fill(Role::TextInput, label, &shared.display().to_string());
    window.press(AuthorStart::Add);
    window.must_show("chia sẻ.ron:");
    window.must_show("Dutty");
    let id = CatalogId::new("quy-che-truong");
    assert!(window.session().library.get(&id).is_err());
    window.press(AuthorStart::Understood);
    std::fs::write(&shared, written).unwrap();
    window.press(AuthorStart::Add);
    assert!(window.session().library.get(&id).is_ok());
    window.press(AuthorStart::TakeAway);
    assert!(window.session().library.get(&id).is_err());
}

#[test]
fn the_editor_is_found_among_the_commands_and_fits_a_small_window() {
    for language in LANGUAGES {
        let mut window = Window::draft(language);
        window.harness.set_size(vec2(1024.0, 700.0));
        window.draw();
        window.harness.state_mut().open(Route::Home);
        window.draw();
        window.must_show(window.t(Author::Restored));
        window
            .harness
            .key_press_modifiers(Modifiers::COMMAND, Key::K);
        window.draw();
        let name = window.t(tukiem::i18n::Screen::Author);
        let label = window.t(Shell::Commands);
        window
            .harness
            .get_by_role_and_label(Role::TextInput, label)
            .type_text(name);
        window.draw();
        window.harness.key_press(Key::Enter);
        window.draw();
        assert_eq!(*window.harness.state().route(), Route::Author);
    }
}

#[test]
fn every_text_has_two_languages() {
    #[track_caller]
    fn both(all: &[impl Message]) {
        for message in all {
            for language in LANGUAGES {
                assert!(!language.t(*message).trim().is_empty());
            }
        }
    }
    both(Author::ALL);
    both(AuthorStart::ALL);
    both(ItemForm::ALL);
    both(TextForm::ALL);
}

//! The window's frame, home, wizard and settings, drawn on a real session over a
//! database in a temporary folder. The harness panics on a widget without a name
//! and on a letter without a glyph, in both languages.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::session::Session;
use tukiem::app::settings::{Setting, Theme};
use tukiem::i18n::{
    FileKind, Home, Language, Preference, Refused, Screen, Shell, Translate, Wizard, Work,
};
use tukiem::model::id::ItemId;
use tukiem::model::profile::UnitType;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

struct Window {
    harness: Harness<'static, TukiemApp>,
    language: Language,
    _folder: TempDir,
}

impl Window {
    fn open(language: Language) -> Self {
        Self::sized(language, 1366.0, 768.0)
    }

    fn sized(language: Language, width: f32, height: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T14:02:11+07:00").unwrap();
        let path = folder.path().join("tukiem.db");
        let mut session = Session::open(&path, Arc::new(FixedClock(now)), Arc::new(|| {})).unwrap();
        session
            .execute(Command::Set(Setting::Language(language)))
            .unwrap();
        let app = TukiemApp::new(session, Chooser::fake(vec![]));
        let harness = Harness::builder()
            .with_size(vec2(width, height))
            .with_max_steps(20)
            .with_context_setup(fonts::install)
            .build_ui_state(|ui, app: &mut TukiemApp| app.frame(ui), app);
        let mut window = Self {
            harness,
            language,
            _folder: folder,
        };
        window.harness.run();
        window
    }

    fn t(&self, message: impl tukiem::i18n::Message) -> &'static str {
        self.language.t(message)
    }

    fn click(&mut self, role: Role, label: &str) {
        self.harness
            .get_by_role_and_label(role, label)
            .click_accesskit();
        self.harness.run();
    }

    fn press(&mut self, message: impl tukiem::i18n::Message) {
        let label = self.t(message);
        self.click(Role::Button, label);
    }

    fn fill(&mut self, message: impl tukiem::i18n::Message, text: &str) {
        let label = self.t(message);
        self.harness
            .get_by_role_and_label(Role::TextInput, label)
            .focus();
        self.harness.run();
        self.harness
            .get_by_role_and_label(Role::TextInput, label)
            .type_text(text);
        self.harness.run();
    }

    fn shows(&self, text: &str) -> bool {
        self.harness
            .query_all_by_label_contains(text)
            .next()
            .is_some()
    }

    #[track_caller]
    fn must_show(&self, text: &str) {
        assert!(self.shows(text), "not on the screen: {text}");
    }

    fn app(&self) -> &TukiemApp {
        self.harness.state()
    }

    /// Fills the wizard from its first step and creates the assessment.
    fn create(&mut self) {
        self.press(Home::New);
        self.fill_unit();
        self.press(Wizard::Next);
        let catalog = self
            .app()
            .session()
            .library
            .entries()
            .next()
            .unwrap()
            .catalog
            .clone();
        let title = catalog.title.get(self.language).to_owned();
        self.click(Role::RadioButton, &title);
        self.press(Wizard::Next);
        self.press(Wizard::Next);
        self.press(Wizard::Create);
    }

    fn fill_unit(&mut self) {
        self.fill(Wizard::UnitName, "ỦY BAN NHÂN DÂN XÃ HÀ NAM");
        self.fill(Wizard::Place, "Hà Nam");
        // As the legacy Windows keyboard types it: letters followed by their tones.
        self.fill(Wizard::HeadName, "Nguye\u{302}\u{303}n Va\u{306}n An");
        self.fill(Wizard::HeadTitle, "Chủ tịch");
        self.fill(Wizard::OfficerName, "Trần Thị Bình");
    }
}

#[test]
fn a_new_unit_is_welcomed_and_led_to_the_wizard() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        for text in [Home::Welcome, Home::Step1, Home::Step2, Home::Step3] {
            window.must_show(window.t(text));
        }
        window.press(Home::New);
        assert_eq!(*window.app().route(), Route::NewAssessment);
        window.must_show(window.t(Wizard::UnitRemark));
    }
}

#[test]
fn the_wizard_makes_an_assessment() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.create();
        let current = window
            .app()
            .session()
            .current
            .as_ref()
            .expect("an open assessment");
        let head = &current.assessment.head;
        assert_eq!(head.profile.name, "ỦY BAN NHÂN DÂN XÃ HÀ NAM");
        assert_eq!(head.profile.head.name, "Nguyễn Văn An", "stored as NFC");
        assert_eq!(head.profile.unit_type, UnitType::Commune);
        assert_eq!(head.profile.symbol, "UBND");
        assert_eq!(head.year, 2026);
        assert!(!head.recipients.is_empty());
        assert_eq!(*window.app().route(), Route::Checklist(None));
        assert_eq!(window.app().session().assessments.len(), 1);
    }
}

#[test]
fn what_is_missing_is_said_by_its_field() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.press(Home::New);
        assert!(!window.shows(window.t(Wizard::NeedUnitName)));
        window.press(Wizard::Next);
        for need in [
            Wizard::NeedUnitName,
            Wizard::NeedPlace,
            Wizard::NeedHeadTitle,
        ] {
            window.must_show(window.t(need));
        }
        window.must_show(window.t(Wizard::UnitRemark));
        window.fill_unit();
        window.press(Wizard::Next);
        window.press(Wizard::Next);
        window.must_show(window.t(Wizard::NeedRegulation));
    }
}

#[test]
fn scoping_answers_change_the_count_at_once() {
    let mut window = Window::open(Language::Vietnamese);
    window.press(Home::New);
    window.fill_unit();
    window.press(Wizard::Next);
    let catalog = window
        .app()
        .session()
        .library
        .entries()
        .next()
        .unwrap()
        .catalog
        .clone();
    window.click(Role::RadioButton, &catalog.title.vi);
    window.press(Wizard::Next);
    let count = |window: &Window| {
        let found = window
            .harness
            .query_all_by_label_contains("mục áp dụng, ")
            .next()
            .unwrap();
        found
            .accesskit_node()
            .label()
            .or(found.value())
            .unwrap_or_default()
    };
    let before = count(&window);
    window.click(Role::CheckBox, "Đơn vị có máy chủ riêng");
    window.click(Role::CheckBox, "Chủ quản hệ thống thông tin");
    assert_ne!(count(&window), before);
    window.click(Role::DisclosureTriangle, window.t(Wizard::WhyNot));
    window.must_show("mục: ");
}

#[test]
fn the_rail_leads_everywhere_once_an_assessment_is_open() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.press(Screen::Plan);
        assert_eq!(*window.app().route(), Route::Home, "nothing is open yet");
        window.create();
        let screens = [
            (Screen::Home, Route::Home),
            (Screen::Checklist, Route::Checklist(None)),
            (Screen::Evidence, Route::Evidence(None)),
            (Screen::Plan, Route::Plan),
            (Screen::Summary, Route::Summary),
            (Screen::Report, Route::Report),
            (Screen::Library, Route::Library),
            (Screen::Collate, Route::Collate),
            (Screen::Settings, Route::Settings),
        ];
        for (number, (screen, route)) in screens.into_iter().enumerate() {
            window.press(screen);
            assert_eq!(*window.app().route(), route);
            let key = [
                Key::Num1,
                Key::Num2,
                Key::Num3,
                Key::Num4,
                Key::Num5,
                Key::Num6,
                Key::Num7,
                Key::Num8,
                Key::Num9,
            ];
            window.press(Screen::Home);
            window
                .harness
                .key_press_modifiers(Modifiers::COMMAND, key[number]);
            window.harness.run();
            assert_eq!(*window.app().route(), route, "Ctrl+{}", number + 1);
        }
    }
}

#[test]
fn home_lists_what_was_made_and_the_next_deadline() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.create();
        window.press(Screen::Home);
        let name = window.app().session().assessments[0].name.clone();
        window.must_show(&name);
        window.must_show("UBND");
        let catalog = window
            .app()
            .session()
            .current
            .as_ref()
            .unwrap()
            .catalog
            .clone();
        if let Some(report) = &catalog.annual_report {
            window.must_show(&format!("{:02}/{:02}/2026", report.day, report.month));
        }
        let open = tukiem::i18n::open_named(language, &name);
        window.click(Role::Button, &open);
        assert_eq!(*window.app().route(), Route::Checklist(None));
    }
}

#[test]
fn settings_take_effect_at_once() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.press(Screen::Settings);
        window.click(Role::RadioButton, window.t(Preference::Dark));
        assert_eq!(window.app().session().settings.theme, Theme::Dark);
        assert!(window.harness.ctx.global_style().visuals.dark_mode);
        let dark = window
            .harness
            .get_by_role_and_label(Role::RadioButton, window.t(Preference::Dark));
        assert_eq!(dark.accesskit_node().toggled(), Some(Toggled::True));
        window.click(Role::RadioButton, "120 %");
        assert!((window.harness.ctx.zoom_factor() - 1.2).abs() < 1e-6);
        let other = language.pick("English", "Tiếng Việt");
        window.click(Role::RadioButton, other);
        assert_ne!(window.app().session().settings.language, language);
        let now = window.app().session().settings.language;
        window.must_show(now.t(Preference::Look));
    }
}

#[test]
fn an_error_becomes_a_sentence_that_can_be_dismissed() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.harness.state_mut().ask(Command::Answer {
            item: ItemId::new("x"),
            answer: None,
        });
        window.harness.run();
        let sentence = tukiem::app::error::AppError::NothingOpen.message(language);
        let toast = window.harness.get_by_role_and_label(Role::Alert, &sentence);
        assert!(toast.accesskit_node().live() != egui::accesskit::Live::Off);
        window.press(Shell::Dismiss);
        assert!(!window.shows(&sentence));
    }
}

#[test]
fn the_command_palette_finds_without_tone_marks() {
    let mut window = Window::open(Language::Vietnamese);
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.harness.run();
    let search = window
        .harness
        .get_by_role_and_label(Role::TextInput, window.t(Shell::Commands));
    search.type_text("cai dat");
    window.harness.run();
    window.must_show(window.t(Screen::Settings));
    window.harness.key_press(Key::Enter);
    window.harness.run();
    assert_eq!(*window.app().route(), Route::Settings);
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.harness.run();
    window.harness.key_press(Key::Escape);
    window.harness.run();
    assert!(!window.shows(window.t(Shell::CommandHint)));
}

#[test]
fn undo_by_keys_takes_an_answer_back() {
    let mut window = Window::open(Language::Vietnamese);
    window.create();
    window.press(Screen::Home);
    let item = window
        .app()
        .session()
        .current
        .as_ref()
        .unwrap()
        .catalog
        .items[0]
        .id
        .clone();
    let answer = Some(tukiem::model::response::Answer::Met);
    window.harness.state_mut().ask(Command::Answer {
        item: item.clone(),
        answer: answer.clone(),
    });
    window.harness.run();
    let read = |window: &Window| {
        window
            .app()
            .session()
            .current
            .as_ref()
            .unwrap()
            .assessment
            .response(&item)
            .answer
    };
    assert_eq!(read(&window), answer);
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.harness.run();
    assert_eq!(read(&window), None);
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::Y);
    window.harness.run();
    assert_eq!(read(&window), answer);
}

#[test]
fn unit_and_scope_can_be_corrected_afterwards() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.create();
        let inside = |window: &Window| {
            window
                .app()
                .session()
                .current
                .as_ref()
                .unwrap()
                .scope
                .counts()
                .0
        };
        let before = inside(&window);
        window.press(Screen::Home);
        window.press(Screen::EditAssessment);
        window.fill(Wizard::OfficerTitle, "Chuyên viên");
        window.press(Wizard::Next);
        window.press(Wizard::Next);
        let servers = language.pick("Đơn vị có máy chủ riêng", "The unit has its own servers");
        window.click(Role::CheckBox, servers);
        window.press(Wizard::Next);
        window.press(Wizard::SaveChanges);
        let head = &window
            .app()
            .session()
            .current
            .as_ref()
            .unwrap()
            .assessment
            .head;
        assert_eq!(head.profile.officer.title, "Chuyên viên");
        assert!(inside(&window) > before);
        assert_eq!(*window.app().route(), Route::Home);
        assert_eq!(window.app().session().assessments.len(), 1);
    }
}

#[test]
fn a_half_filled_wizard_is_not_closed_without_a_word() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.press(Home::New);
        window.fill(Wizard::Place, "Hà Nam");
        let root = window
            .harness
            .input_mut()
            .viewports
            .entry(egui::ViewportId::ROOT);
        root.or_default().events.push(egui::ViewportEvent::Close);
        window.harness.run();
        window
            .harness
            .input_mut()
            .viewports
            .entry(egui::ViewportId::ROOT)
            .or_default()
            .events
            .clear();
        window.must_show(window.t(Shell::WizardUnfinished));
        window.press(Shell::KeepOpen);
        assert!(!window.shows(window.t(Shell::WizardUnfinished)));
        assert_eq!(*window.app().route(), Route::NewAssessment);
    }
}

#[test]
fn the_status_bar_tells_when_all_is_saved() {
    let mut window = Window::open(Language::Vietnamese);
    window.create();
    let until = Instant::now() + Duration::from_secs(10);
    while !window.shows("Đã lưu 14:02:11") {
        assert!(Instant::now() < until, "never told that it was saved");
        std::thread::sleep(Duration::from_millis(10));
        window.harness.run();
    }
}

#[test]
fn an_idle_window_asks_for_no_more_frames() {
    let mut window = Window::open(Language::Vietnamese);
    window.create();
    window.press(Screen::Home);
    window.harness.run();
    let viewport = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
    assert!(
        viewport.repaint_delay > Duration::from_secs(3600),
        "{:?}",
        viewport.repaint_delay
    );
}

#[test]
fn small_windows_and_large_letters_hold_every_screen() {
    for language in LANGUAGES {
        let mut window = Window::sized(language, 1024.0, 700.0);
        window
            .harness
            .state_mut()
            .ask(Command::Set(Setting::TextPercent(150)));
        window.create();
        for screen in [Screen::Home, Screen::Settings] {
            window.press(screen);
        }
    }
}

#[test]
fn every_text_has_two_languages() {
    #[track_caller]
    fn both(all: &[impl tukiem::i18n::Message]) {
        for message in all {
            for language in LANGUAGES {
                assert!(!language.t(*message).trim().is_empty());
            }
        }
    }
    both(Home::ALL);
    both(Shell::ALL);
    both(Screen::ALL);
    both(Work::ALL);
    both(FileKind::ALL);
    both(Refused::ALL);
    both(Wizard::ALL);
    both(Preference::ALL);
}

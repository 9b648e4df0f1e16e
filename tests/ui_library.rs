//! The library screen and its search, drawn on a real session over a database in
//! a temporary folder. The harness panics on a widget without a name and on a
//! letter without a glyph, in both languages.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::session::Session;
use tukiem::app::settings::{Setting, Theme};
use tukiem::i18n::{self, Language, LibraryText, Screen, Translate};
use tukiem::model::assessment::{Head, State};
use tukiem::model::catalog::{Catalog, Treatment};
use tukiem::model::id::CatalogId;
use tukiem::model::profile::Profile;
use tukiem::model::search::Query;
use tukiem::ui::app::TukiemApp;
use tukiem::ui::dialogs::choose::Chooser;
use tukiem::ui::fonts;
use tukiem::ui::route::Route;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];
const HAI_DUONG: &str = "hai-duong-39-2024";

struct Window {
    harness: Harness<'static, TukiemApp>,
    language: Language,
    _folder: TempDir,
}

impl Window {
    fn open(language: Language) -> Self {
        Self::sized(language, Theme::Light, 1366.0, 768.0)
    }

    fn sized(language: Language, theme: Theme, width: f32, height: f32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T14:02:11+07:00").unwrap();
        let path = folder.path().join("tukiem.db");
        let mut session = Session::open(&path, Arc::new(FixedClock(now)), Arc::new(|| {})).unwrap();
        for setting in [Setting::Language(language), Setting::Theme(theme)] {
            session.execute(Command::Set(setting)).unwrap();
        }
        let mut app = TukiemApp::new(session, Chooser::fake(vec![]));
        app.open(Route::Library);
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

    fn catalog(&self, id: &str) -> Arc<Catalog> {
        let library = &self.harness.state().session().library;
        library.get(&CatalogId::new(id)).unwrap()
    }

    fn click(&mut self, role: Role, label: &str) {
        self.harness
            .get_by_role_and_label(role, label)
            .click_accesskit();
        self.harness.run();
    }

    fn search(&mut self, text: &str) {
        let name = self.language.t(LibraryText::Search);
        let field = self.harness.get_by_role_and_label(Role::TextInput, name);
        field.focus();
        field.type_text(text);
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

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    /// An assessment of this catalog is open.
    fn assess(&mut self, id: &str) {
        let catalog = self.catalog(id);
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let profile = Profile {
            name: "UBND xã Tân Phong".to_owned(),
            ..Profile::default()
        };
        let head = Head {
            name: "Năm 2026".to_owned(),
            catalog: catalog.id.clone(),
            catalog_version: catalog.content_version.clone(),
            year: 2026,
            period_start: day(1, 1),
            period_end: day(12, 31),
            profile,
            recipients: vec!["Công an tỉnh".to_owned()],
            remarks: String::new(),
            proposals: String::new(),
            review: String::new(),
            state: State::Draft,
        };
        self.harness
            .state_mut()
            .ask(Command::Create(Box::new(head)));
        self.harness.run();
    }
}

#[test]
fn all_regulations_are_listed_in_vietnamese_order() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        let library = &window.harness.state().session().library;
        let expected: Vec<_> = library
            .in_order()
            .into_iter()
            .map(|entry| i18n::open_regulation(language, &entry.catalog.instrument))
            .collect();
        assert!(expected.len() > 1);
        let mut tops = Vec::new();
        for name in &expected {
            let node = window.harness.get_by_role_and_label(Role::Button, name);
            tops.push(node.rect().top());
        }
        assert!(tops.is_sorted(), "{tops:?}");
        let catalog = window.catalog(HAI_DUONG);
        let (now, _) = catalog.territory.became.clone().unwrap();
        window.must_show(now.get(language));
        let recipient = &catalog.recipients[0];
        window.must_show(recipient.name.get(language));
        window.must_show(recipient.now.as_ref().unwrap().get(language));
        let counts = i18n::catalog_counts(
            language,
            catalog.articles().count(),
            catalog.provisions().count(),
            catalog.items.len(),
        );
        window.must_show(&counts);
        window.press(Key::Escape);
    }
}

#[test]
fn an_open_regulation_shows_items_and_what_is_set_aside() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        let catalog = window.catalog(HAI_DUONG);
        window.click(
            Role::Button,
            &i18n::open_regulation(language, &catalog.instrument),
        );
        let aside = catalog.provisions().find_map(|p| match &p.treatment {
            Treatment::SetAside { reason, note } => Some((*reason, note.get(language).to_owned())),
            Treatment::Assessed => None,
        });
        let (reason, note) = aside.unwrap();
        window.must_show(&note);
        window.must_show(i18n::set_aside_reason(language, reason));
        let article = catalog.articles().find(|a| a.number == "7").unwrap();
        window.click(Role::Button, &i18n::article_line(language, article));
        let item = catalog.items.iter().find(|i| i.article() == "7").unwrap();
        let question = item.question.get(language).to_owned();
        window.click(Role::Button, &question);
        window.must_show(language.t(LibraryText::Guidance));
        let first = i18n::guidance_parts(item.guidance.get(language))[0];
        window.must_show(first);
        window.must_show(item.evidence[0].get(language));
        let controls = &window.harness.state().session().library.controls;
        if let Some(control) = item.controls.first().and_then(|id| controls.get(id)) {
            let name = control.name.get(language).to_owned();
            window.must_show(&name);
        }
        // No assessment is open: there is no checklist to go to.
        assert!(!window.shows(language.t(LibraryText::ToChecklist)));
        window.press(Key::Escape);
        window.must_show(language.t(LibraryText::Remark));
    }
}

#[test]
fn a_result_opens_its_provision_and_leads_to_the_checklist() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.assess(HAI_DUONG);
        window.harness.state_mut().open(Route::Library);
        window.harness.run();
        let typed = language.pick("mat khau", "password");
        window.search(typed);
        let catalog = window.catalog(HAI_DUONG);
        let query = Query::parse(typed);
        let library = &window.harness.state().session().library;
        let found = library.index().search(&query, language);
        window.must_show(&i18n::found_count(language, found.hits.len()));
        let first = &library.in_order()[0].catalog;
        window.must_show(&i18n::open_regulation(language, &first.instrument));
        let item = catalog
            .items
            .iter()
            .find(|item| query.lacking(item.question.get(language)).is_empty())
            .unwrap();
        let question = item.question.get(language).to_owned();
        window.click(Role::Button, &question);
        window.must_show(language.t(LibraryText::Guidance));
        window.click(Role::Button, language.t(LibraryText::ToChecklist));
        let route = window.harness.state().route().clone();
        assert_eq!(route, Route::Checklist(Some(item.id.clone())));
        window.harness.state_mut().open(Route::Library);
        window.harness.run();
        let back = format!("‹ {}", language.t(LibraryText::Results));
        window.click(Role::Button, &back);
        window.must_show(&i18n::found_count(language, found.hits.len()));
    }
}

#[test]
fn another_regulations_provision_offers_no_checklist() {
    let mut window = Window::open(Language::Vietnamese);
    let library = &window.harness.state().session().library;
    let other = library
        .in_order()
        .into_iter()
        .map(|entry| entry.catalog.clone())
        .find(|catalog| catalog.id.as_str() != HAI_DUONG)
        .unwrap();
    window.assess(HAI_DUONG);
    window.harness.state_mut().open(Route::Library);
    window.harness.run();
    window.click(
        Role::Button,
        &i18n::open_regulation(Language::Vietnamese, &other.instrument),
    );
    let article = other
        .articles()
        .find(|a| a.number == other.items[0].article())
        .unwrap();
    let name = i18n::article_line(Language::Vietnamese, article);
    window.click(Role::Button, &name);
    window.click(Role::Button, &other.items[0].question.vi);
    window.must_show(Language::Vietnamese.t(LibraryText::Guidance));
    assert!(!window.shows(Language::Vietnamese.t(LibraryText::ToChecklist)));
}

#[test]
fn nothing_found_says_what_to_do() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.search("zzzz");
        window.must_show(language.t(LibraryText::Nothing));
        window.must_show(language.t(LibraryText::NothingHint));
        window.click(Role::Button, language.t(LibraryText::Clear));
        window.must_show(language.t(LibraryText::Remark));
    }
}

#[test]
fn vietnamese_words_are_found_from_english_too() {
    let mut window = Window::open(Language::English);
    window.search("mật khẩu");
    window.must_show(Language::English.t(LibraryText::InVietnamese));
}

#[test]
fn keys_settings_and_the_slash_lead_here() {
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.click(Role::Button, language.t(Screen::Settings));
        let count = window.harness.state().session().library.entries().count();
        window.click(Role::Button, &i18n::see_regulations(language, count));
        assert_eq!(*window.harness.state().route(), Route::Library);
        window.click(Role::Button, language.t(Screen::Home));
        window
            .harness
            .key_press_modifiers(Modifiers::COMMAND, Key::Num7);
        window.harness.run();
        assert_eq!(*window.harness.state().route(), Route::Library);
        let instrument = window.catalog(HAI_DUONG).instrument.clone();
        let name = i18n::open_regulation(language, &instrument);
        window.click(Role::Button, &name);
        window.harness.ctx.memory_mut(egui::Memory::stop_text_input);
        window.harness.run();
        window.press(Key::Slash);
        let name = language.t(LibraryText::Search);
        let field = window.harness.get_by_role_and_label(Role::TextInput, name);
        assert!(field.accesskit_node().is_focused());
    }
}

#[test]
fn every_size_and_theme_can_be_drawn() {
    for language in LANGUAGES {
        for (theme, width, height) in [
            (Theme::Dark, 1024.0, 700.0),
            (Theme::Light, 860.0, 560.0),
            (Theme::Dark, 520.0, 430.0),
        ] {
            let mut window = Window::sized(language, theme, width, height);
            window.search(language.pick("sao luu", "backup"));
            let catalog = window.catalog(HAI_DUONG);
            window.press(Key::Escape);
            window.press(Key::Escape);
            window.must_show(language.t(LibraryText::Remark));
            let instrument = &catalog.instrument;
            let name = i18n::open_regulation(language, instrument);
            window.click(Role::Button, &name);
            window.must_show(language.t(LibraryText::Issuer));
        }
    }
}

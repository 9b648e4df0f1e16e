//! Moving answers into a new assessment in the window: home offers it, the wizard
//! begins from it, the preview counts it, and what is then written is what was counted.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

#[path = "ui_moving/desk.rs"]
mod desk;

use std::time::Instant;

use desk::{Given, LAST_YEAR, NEXT, NEXT_NUMBER, NEXT_TITLE, OLD, OLD_VERSION, Window};
use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};
use tukiem::app::command::Command;
use tukiem::i18n::migration::{Migration, confirm_answer, create_with, move_to, move_to_version};
use tukiem::i18n::{Language, Screen, Translate, Wizard, relation};
use tukiem::model::carry::Verdict;
use tukiem::model::crosswalk::Relation;
use tukiem::model::id::CatalogId;
use tukiem::model::text::search_key;
use tukiem::ui::route::Route;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

fn answered(window: &Window) -> usize {
    let responses = window.made().responses.values();
    responses.filter(|r| r.answer.is_some()).count()
}

#[test]
fn what_the_preview_counts_is_what_is_written() {
    for language in LANGUAGES {
        let mut window = Window::open(language, Given::Successor);
        window.accept_offer(&move_to(language, NEXT_NUMBER));
        assert_eq!(*window.harness.state().route(), Route::Migration);
        let counts = window.counts();
        assert!(counts.carried > 10 && counts.confirm > 10 && counts.new > 0);
        assert_eq!(counts.dropped, 2);
        for (word, count) in [
            (Migration::Carried, counts.carried),
            (Migration::Confirm, counts.confirm),
            (Migration::New, counts.new),
            (Migration::Dropped, counts.dropped),
        ] {
            window.must_show(&format!("{}: {count}", window.t(word)));
        }
        assert_eq!(window.session().assessments.len(), 1, "nothing is written");
        window.click(Role::Button, &create_with(language, counts.carried));
        assert_eq!(*window.harness.state().route(), Route::Checklist(None));
        assert_eq!(answered(&window), counts.carried);
        let flagged = window.made().responses.values().filter(|r| r.flagged);
        let flagged: Vec<_> = flagged.collect();
        assert_eq!(flagged.len(), counts.confirm);
        assert!(flagged.iter().all(|r| r.note.contains("Năm 2025")));
        assert!(window.session().migration.is_none());
        // The wizard is empty again, and home has nothing more to offer.
        window.press(Screen::Home);
        assert!(!window.shows(&move_to(language, NEXT_NUMBER)));
    }
}

#[test]
fn what_is_confirmed_is_written_too() {
    let language = Language::Vietnamese;
    let mut window = Window::open(language, Given::Successor);
    window.accept_offer(&move_to(language, NEXT_NUMBER));
    let counts = window.counts();
    window.click(
        Role::Button,
        &format!("{}: {}", window.t(Migration::Confirm), counts.confirm),
    );
    let draft = window.session().migration.clone().unwrap();
    let mut proposals = draft.migration.proposals.iter();
    let first = proposals.find(|p| p.verdict == Verdict::Confirm).unwrap();
    let tick = confirm_answer(language, first.answer.as_ref().unwrap());
    let tick = format!("{}: {tick}", first.item);
    let shown = window.harness.get_by_role_and_label(Role::CheckBox, &tick);
    assert_eq!(shown.accesskit_node().toggled(), Some(Toggled::False));
    window.click(Role::CheckBox, &tick);
    window.must_show(&create_with(language, counts.carried + 1));
    window.click(Role::Button, &create_with(language, counts.carried + 1));
    assert_eq!(answered(&window), counts.carried + 1);
    let written = window.made().response(&first.item);
    assert_eq!(written.answer, first.answer);
    assert!(!written.flagged);
}

#[test]
fn all_shown_can_be_confirmed_and_taken_back() {
    for language in LANGUAGES {
        let mut window = Window::open(language, Given::Successor);
        window.accept_offer(&move_to(language, NEXT_NUMBER));
        let counts = window.counts();
        let all = format!("{} ({})", window.t(Migration::ConfirmShown), counts.confirm);
        window.click(Role::Button, &all);
        let both = counts.carried + counts.confirm;
        window.must_show(&create_with(language, both));
        let none = format!(
            "{} ({})",
            window.t(Migration::UnconfirmShown),
            counts.confirm
        );
        window.click(Role::Button, &none);
        window.must_show(&create_with(language, counts.carried));
        window.click(Role::Button, &all);
        window.click(Role::Button, &create_with(language, both));
        assert_eq!(answered(&window), both);
        assert!(window.made().responses.values().all(|r| !r.flagged));
    }
}

#[test]
fn going_back_keeps_the_form_and_what_was_confirmed() {
    let language = Language::Vietnamese;
    let mut window = Window::open(language, Given::Successor);
    window.accept_offer(&move_to(language, NEXT_NUMBER));
    let counts = window.counts();
    let all = format!("{} ({})", window.t(Migration::ConfirmShown), counts.confirm);
    window.click(Role::Button, &all);
    window.press(Migration::Back);
    assert_eq!(*window.harness.state().route(), Route::NewAssessment);
    window.must_show("ỦY BAN NHÂN DÂN XÃ HÀ NAM");
    window.must_show("Năm 2025 · ");
    assert!(window.session().migration.is_some());
    // Home tells of it, and leads there again.
    window.press(Screen::Home);
    window.press(Migration::Resume);
    window.must_show(&create_with(language, counts.carried + counts.confirm));
    // So does the wizard.
    window.harness.key_press(Key::Escape);
    window.harness.run();
    window.press(Wizard::LookAtAnswers);
    window.must_show(&create_with(language, counts.carried + counts.confirm));
    window.press(Screen::Home);
    window.press(Migration::Forget);
    assert!(window.session().migration.is_none());
    window.must_show(&move_to(language, NEXT_NUMBER));
}

#[test]
fn the_sensible_beginning_is_suggested_and_can_be_refused() {
    let language = Language::Vietnamese;
    let mut window = Window::open(language, Given::Successor);
    window.begin_anew();
    // Last year's assessment of the same regulation.
    let library = &window.session().library;
    let old = library.get(&CatalogId::new(OLD)).unwrap().title.vi.clone();
    window.click(Role::RadioButton, &old);
    window.must_show(window.t(Wizard::BeginByNames));
    let others = window.session().library.entries().count() - 1;
    let others = format!("{} ({others})", window.t(Wizard::OtherRegulations));
    window.harness.get_by_label(&others).click_accesskit();
    window.harness.run();
    window.click(Role::RadioButton, NEXT_TITLE);
    window.must_show(window.t(Wizard::BeginByCrosswalk));
    window.click(Role::ComboBox, window.t(Wizard::BeginFrom));
    window.click(Role::Button, window.t(Wizard::BeginBlank));
    window.must_show(window.t(Wizard::BeginBlankRemark));
    window.press(Wizard::Next);
    window.press(Wizard::Next);
    window.press(Wizard::Create);
    assert_eq!(*window.harness.state().route(), Route::Checklist(None));
    assert_eq!(window.made().head.catalog.as_str(), NEXT);
    assert!(window.made().responses.is_empty());
}

#[test]
fn a_new_version_is_offered_as_a_move() {
    for language in LANGUAGES {
        let mut window = Window::open(language, Given::NewVersion);
        let version = window.session().library.get(&CatalogId::new(OLD)).unwrap();
        let version = version.content_version.clone();
        window.must_show(OLD_VERSION);
        window.accept_offer(&move_to_version(language, &version));
        window.must_show(window.t(Migration::ByNames));
        let counts = window.counts();
        assert_eq!((counts.dropped, counts.confirm), (0, 1), "one was reworded");
        window.click(Role::Button, &create_with(language, counts.carried));
        assert_eq!(window.made().head.catalog_version, version);
        assert_ne!(window.made().id, LAST_YEAR);
        assert_eq!(answered(&window), counts.carried);
        window.press(Screen::Home);
        assert!(!window.shows(&move_to_version(language, &version)));
    }
}

#[test]
fn lines_are_filtered_searched_and_reached_by_keys() {
    let language = Language::Vietnamese;
    let mut window = Window::open(language, Given::Successor);
    window.accept_offer(&move_to(language, NEXT_NUMBER));
    let counts = window.counts();
    let all = counts.carried + counts.confirm + counts.new + counts.dropped;
    window.must_show(&format!("Đang hiện {all}/{all}"));
    window.click(Role::Button, &format!("Bỏ lại: {}", counts.dropped));
    window.must_show(&format!("Đang hiện 2/{all}"));
    window.must_show("Câu trả lời cũ vẫn đọc được trong đợt “Năm 2025”.");
    window.must_show("Không còn quy định.");
    window.click(Role::Button, &format!("Bỏ lại: {}", counts.dropped));
    // Without tone marks, in the old note.
    window.harness.key_press(Key::Slash);
    window.harness.run();
    let search = window
        .harness
        .get_by_role_and_label(Role::TextInput, window.t(Migration::Search));
    let draft = window.session().migration.clone().unwrap();
    let mut notes = draft.earlier.responses.values().map(|r| &r.note);
    let note = notes.rfind(|note| !note.is_empty()).unwrap();
    search.type_text(&search_key(note));
    window.harness.run();
    window.must_show(note);
    assert!(!window.shows(&format!("Đang hiện {all}/{all}")));
    search_for(&mut window, " không có mục này");
    window.must_show(window.t(Migration::NothingFound));
    window.press(Migration::ShowAll);
    window.must_show(&format!("Đang hiện {all}/{all}"));
    // The fourth line of the crosswalk asks more; Enter confirms it.
    window.click(Role::Button, &format!("Cần xác nhận: {}", counts.confirm));
    window.must_show(relation(language, Relation::Stricter));
    // Enter leaves the search field.
    window.harness.key_press(Key::Enter);
    window.harness.run();
    window.harness.key_press(Key::ArrowDown);
    window.harness.run();
    window.harness.key_press(Key::Enter);
    window.harness.run();
    window.must_show(&create_with(language, counts.carried + 1));
}

fn search_for(window: &mut Window, text: &str) {
    let search = window
        .harness
        .get_by_role_and_label(Role::TextInput, window.t(Migration::Search));
    search.type_text(text);
    window.harness.run();
}

#[test]
fn what_was_changed_meanwhile_is_worked_out_again() {
    let language = Language::Vietnamese;
    let mut window = Window::open(language, Given::Successor);
    window.accept_offer(&move_to(language, NEXT_NUMBER));
    let before = window.counts();
    let draft = window.session().migration.clone().unwrap();
    let mut proposals = draft.migration.proposals.iter();
    let carried = proposals.find(|p| p.verdict == Verdict::Carry).unwrap();
    let source = carried.sources[0].clone();
    let app = window.harness.state_mut();
    app.ask(Command::Open(LAST_YEAR));
    app.ask(Command::Answer {
        item: source.clone(),
        answer: None,
    });
    app.ask(Command::Note {
        item: source,
        note: String::new(),
    });
    window.settle();
    window.press(Screen::Home);
    window.press(Migration::Resume);
    assert_eq!(window.counts().carried, before.carried - 1);
    window.must_show(&create_with(language, before.carried - 1));
}

#[test]
fn without_a_draft_the_preview_leads_to_the_wizard() {
    let mut window = Window::open(Language::English, Given::Successor);
    window.harness.state_mut().open(Route::Migration);
    window.harness.run();
    window.must_show(window.t(Migration::EmptyTitle));
    window.press(Migration::ToWizard);
    assert_eq!(*window.harness.state().route(), Route::NewAssessment);
}

#[test]
fn ten_thousand_items_stay_smooth() {
    let language = Language::Vietnamese;
    let fastest = |given| {
        let mut window = Window::open(language, given);
        window.accept_offer(&move_to(language, NEXT_NUMBER));
        let frames = (0..12).map(|_| {
            window.harness.key_press(Key::ArrowDown);
            let begin = Instant::now();
            window.harness.step();
            begin.elapsed()
        });
        frames.min().unwrap()
    };
    let (large, small) = (fastest(Given::Large(10_000)), fastest(Given::Successor));
    assert!(
        large < small * 3,
        "{large:?} a frame, and {small:?} with the built-in checklist"
    );
}

#[test]
fn small_windows_large_letters_and_both_languages_hold_it() {
    for language in LANGUAGES {
        let mut window = Window::sized(language, Given::Successor, 1024.0, 700.0);
        let larger = tukiem::app::settings::Setting::TextPercent(150);
        window.harness.state_mut().ask(Command::Set(larger));
        window.harness.run();
        window.accept_offer(&move_to(language, NEXT_NUMBER));
        let counts = window.counts();
        window.must_show(&create_with(language, counts.carried));
        window.must_show(relation(language, Relation::Same));
    }
    for message in Migration::ALL {
        for language in LANGUAGES {
            assert!(!language.t(*message).trim().is_empty());
        }
    }
}

//! Packages in the window: opened, looked at, taken in; written from a form.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

#[path = "ui_package/desk.rs"]
mod desk;

use desk::Window;
use egui::accesskit::Role;
use tukiem::app::command::Command;
use tukiem::app::package::How;
use tukiem::i18n::Language;
use tukiem::i18n::package::Package;
use tukiem::model::id::AssessmentId;
use tukiem::model::response::Answer;
use tukiem::ui::route::Route;

const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

#[test]
fn a_package_is_opened_looked_at_and_taken_in() {
    let sender = desk::sender();
    for language in LANGUAGES {
        let mut window = Window::open(language);
        window.press(Package::Import);
        assert_eq!(*window.route(), Route::Package);
        // Nothing is asked for while something is missing.
        window.press(Package::Read);
        window.must_show(window.t(Package::NeedFile));
        window.write(Package::File, &sender.path().display().to_string());
        window.press(Package::Read);
        window.must_show(window.t(Package::NeedPassphrase));
        window.write(Package::Passphrase, "mat khau sai");
        window.press(Package::Read);
        window.finish();
        window.must_show(window.t(Package::NotRead));
        assert!(window.session().package.is_none());
        assert_eq!(window.value(Package::Passphrase), "", "it was wiped");

        window.write(Package::Passphrase, desk::WORDS);
        window.press(Package::Read);
        window.finish();
        window.must_show(window.t(Package::New));
        window.must_show(&sender.assessment.head.profile.name);
        window.must_show("39/2024/QĐ-UBND");
        assert!(
            window.session().assessments.is_empty(),
            "nothing is written"
        );
        window.press(Package::Add);
        window.finish();
        window.must_show(window.t(Package::Taken));
        assert_eq!(window.session().assessments.len(), 1);
        window.press(Package::Open);
        assert_eq!(*window.route(), Route::Checklist(None));
        let made = &window.session().current.as_ref().unwrap().assessment;
        assert_eq!(made.responses, sender.assessment.responses);

        // Twice: it is said, and there is nothing to do but open it.
        window.harness.state_mut().open(Route::Package);
        window.harness.run();
        window.write(Package::Passphrase, desk::WORDS);
        window.press(Package::Read);
        window.finish();
        window.must_show(window.t(Package::Same));
        assert!(!window.shows(window.t(Package::Add)) && !window.shows(window.t(Package::Update)));
        window.press(Package::Drop);
        assert!(window.session().package.is_none());
        window.press(Package::Back);
        assert_eq!(*window.route(), Route::Home);
        assert_eq!(window.session().assessments.len(), 1);
    }
}

#[test]
fn what_differs_is_shown_and_an_update_can_be_taken_back() {
    let sender = desk::sender();
    let language = Language::Vietnamese;
    let mut window = Window::open(language);
    window.take(sender.path(), How::Add);
    let id = AssessmentId(1);
    window.ask(Command::Open(id));
    let item = sender.assessment.responses.keys().next().unwrap().clone();
    let answer = Some(Answer::NotMet);
    window.ask(Command::Answer {
        item: item.clone(),
        answer: answer.clone(),
    });
    window.harness.state_mut().open(Route::Package);
    window.harness.run();
    window.read(sender.path());
    window.must_show(window.t(Package::Differs));
    window.must_show("1 câu trả lời");
    window.press(Package::Update);
    window.finish();
    window.must_show(window.t(Package::Updated));
    let now = |window: &Window| {
        let current = window.session().current.as_ref().unwrap();
        current.assessment.response(&item).answer
    };
    assert_ne!(now(&window), answer);
    window.ask(Command::Undo);
    assert_eq!(now(&window), answer);

    window.press(Package::Another);
    window.read(sender.path());
    window.press(Package::Copy);
    window.finish();
    assert_eq!(window.session().assessments.len(), 2);
}

#[test]
fn leaving_the_screen_wipes_what_was_typed() {
    let mut window = Window::open(Language::Vietnamese);
    window.press(Package::Import);
    window.write(Package::Passphrase, "bí mật");
    window.press(Package::Back);
    window.press(Package::Import);
    assert_eq!(window.value(Package::Passphrase), "");
}

#[test]
fn the_form_of_an_export_checks_before_it_writes() {
    for language in LANGUAGES {
        let mut form = desk::Form::open(language);
        form.press(Package::DoExport);
        form.must_show(form.t(Package::TooShort));
        form.write(Package::NewPassphrase, desk::WORDS);
        form.write(Package::Confirm, "khác với trên kia");
        form.press(Package::DoExport);
        form.must_show(form.t(Package::NotSame));
        form.write(Package::Confirm, desk::WORDS);
        form.write(Package::File, "a.zip");
        form.press(Package::DoExport);
        form.must_show(form.t(Package::NotTukiem));
        assert!(form.asked().is_empty());
        form.write(Package::File, "a.tukiem");
        form.press(Package::DoExport);
        let asked = form.asked();
        let [Command::ExportPackage { path, .. }] = &asked[..] else {
            panic!("{asked:?}");
        };
        assert!(path.is_absolute() && path.ends_with("a.tukiem"));
        assert!(!format!("{asked:?}").contains(desk::WORDS));
        assert_eq!(form.value(Package::NewPassphrase), "");
        form.tell_written(path.clone());
        form.must_show("a.tukiem");
    }
}

#[test]
fn everything_on_the_screen_can_be_reached_by_key() {
    let mut window = Window::open(Language::Vietnamese);
    window.press(Package::Import);
    let mut reached = Vec::new();
    for _ in 0..40 {
        window.harness.key_press(egui::Key::Tab);
        window.harness.run();
        reached.extend(window.focused());
    }
    for name in [
        Package::File,
        Package::Passphrase,
        Package::Read,
        Package::Back,
    ] {
        let name = window.t(name);
        assert!(
            reached.iter().any(|label| label == name),
            "{name}: {reached:?}"
        );
    }
    assert!(window.has(Role::CheckBox, window.t(Package::Show)));
}

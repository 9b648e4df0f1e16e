//! The summary and the report, driven as a person drives them: the whole window
//! over a real session on a database in a temporary folder.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

#[path = "ui_result/desk.rs"]
mod desk;

use std::path::PathBuf;

use desk::{Desk, PASSPHRASE, Window, now, vi};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tukiem::app::command::Command;
use tukiem::app::settings::{Setting, Theme};
use tukiem::i18n::{self, Language, Report, Signing, Summary, Translate, Working};
use tukiem::model::assessment::State;
use tukiem::sign::{self, TrustAnchors};
use tukiem::ui::route::Route;

#[test]
fn screens_can_be_read_in_both_languages() {
    for (language, theme, size) in [
        (Language::Vietnamese, Theme::Light, [1366.0, 768.0]),
        (Language::English, Theme::Dark, [1024.0, 700.0]),
    ] {
        // Panics on an input without a name and on a missing glyph.
        let mut desk = Desk::new(3, size);
        desk.execute(Command::Set(Setting::Language(language)));
        desk.execute(Command::Set(Setting::Theme(theme)));
        desk.go(Route::Summary);
        assert!(desk.shows(language.t(Summary::ByArticle)));
        assert!(desk.shows("12.500.000 ") || desk.shows("12,500,000 "));
        desk.go(Route::Report);
        desk.unfold(language.t(Report::Content));
        desk.unfold(language.t(Report::Check));
        let pages = |window: &Window| window.state().session().preview().map(|p| p.pages.len());
        desk.wait(|window| pages(window).is_some());
        let count = pages(&desk.window).unwrap();
        assert!(count > 5);
        assert!(desk.shows(&i18n::page_of(language, 1, count)));
    }
}

#[test]
fn a_small_window_cuts_nothing_off() {
    let mut desk = Desk::new(3, [1024.0, 700.0]);
    for language in [Language::Vietnamese, Language::English] {
        desk.execute(Command::Set(Setting::Language(language)));
        desk.go(Route::Summary);
        for text in [Summary::ShowCodes, Summary::Cost] {
            let rect = desk.window.get_by_label(language.t(text)).rect();
            assert!(rect.right() < 1010.0, "{text:?} {rect}");
        }
        desk.go(Route::Report);
        for text in [Report::SignAndExport, Report::File] {
            let rect = desk
                .window
                .query_all_by_label(language.t(text))
                .next()
                .unwrap()
                .rect();
            assert!(rect.right() < 1010.0, "{text:?} {rect}");
        }
    }
}

#[test]
fn the_summary_stands_on_one_page_in_plain_words() {
    let mut desk = Desk::new(3, [1366.0, 768.0]);
    desk.go(Route::Summary);
    let last = desk.window.get_by_label(vi(Summary::OpenPlan)).rect();
    assert!(last.bottom() < 740.0, "{last}");
    assert!(
        !desk.shows("Điều 7"),
        "no provisions before they are asked for"
    );
    desk.window
        .get_by_role_and_label(Role::CheckBox, vi(Summary::ShowCodes))
        .click();
    desk.run();
    assert!(desk.shows("Điều 7"));
    let grade = desk.current().score.grade.unwrap();
    let failures = desk.current().score.critical_failures.len();
    assert!(failures > 0);
    assert!(desk.shows(i18n::grade(Language::Vietnamese, grade)));
    assert!(desk.shows(&i18n::critical_failures(Language::Vietnamese, failures)));
}

#[test]
fn a_number_opens_with_the_sums_of_the_score() {
    let mut desk = Desk::new(3, [1366.0, 768.0]);
    desk.go(Route::Summary);
    let language = Language::Vietnamese;
    let tally = desk.current().score.overall;
    let score = i18n::percent(language, tally.score().unwrap());
    desk.click(&i18n::see_working(language, vi(Summary::Score), &score));
    assert!(desk.shows(vi(Working::Title)));
    let said = [
        (Summary::Score, tally.points, tally.possible, tally.score()),
        (
            Summary::Backed,
            tally.backed_points,
            tally.possible,
            tally.backed_score(),
        ),
        (
            Summary::OnAnswered,
            tally.points,
            tally.answered_possible,
            tally.answered_score(),
        ),
    ];
    for (name, part, whole, figure) in said {
        let figure = i18n::percent(language, figure.unwrap());
        let text = format!("{} = 100 × {part} / {whole} = {figure}", vi(name));
        assert!(desk.shows(&text), "{text}");
    }
    for sum in [
        tally.points.to_string(),
        tally.possible.to_string(),
        tally.met.to_string(),
    ] {
        assert!(
            desk.window.query_all_by_label(&sum).next().is_some(),
            "{sum}"
        );
    }
    assert!(desk.shows("Không phát sinh."), "what left the sum, and why");
    assert!(desk.shows(" mục – Ngoài phạm vi: "));
    desk.window.key_press(egui::Key::Escape);
    desk.run();
    assert!(!desk.shows(vi(Working::Title)));
}

#[test]
fn the_leader_returns_and_approves() {
    let mut desk = Desk::new(2, [1366.0, 768.0]);
    desk.go(Route::Summary);
    desk.click(vi(Summary::Submit));
    assert_eq!(
        desk.state(),
        State::Draft,
        "unanswered items are warned of first"
    );
    desk.click(vi(Summary::SubmitAnyway));
    assert_eq!(desk.state(), State::Submitted);
    desk.click(vi(Summary::Return));
    desk.click(vi(Summary::DoReturn));
    assert!(desk.shows(vi(Summary::NeedComment)));
    desk.fill(
        Role::MultilineTextInput,
        vi(Summary::Comment),
        "Bổ sung minh chứng",
    );
    desk.click(vi(Summary::DoReturn));
    assert_eq!(desk.state(), State::Draft);
    assert_eq!(desk.current().assessment.head.review, "Bổ sung minh chứng");
    desk.execute(Command::Submit);
    desk.run();
    desk.click(vi(Summary::Approve));
    assert_eq!(
        desk.state(),
        State::Submitted,
        "asked first: it cannot be taken back"
    );
    let buttons = desk
        .window
        .get_all_by_role_and_label(Role::Button, vi(Summary::Approve));
    buttons.last().unwrap().click();
    desk.run();
    assert_eq!(desk.state(), State::Approved);
    desk.click(vi(Summary::ToReport));
    assert_eq!(*desk.window.state().route(), Route::Report);
}

#[test]
fn what_is_missing_leads_to_its_field() {
    let mut desk = Desk::new(2, [1366.0, 768.0]);
    let mut head = desk.current().assessment.head.clone();
    head.profile.head.name.clear();
    desk.execute(Command::EditHead(Box::new(head)));
    desk.go(Route::Report);
    desk.click(vi(Report::NeedHeadName));
    let field = desk
        .window
        .get_by_role_and_label(Role::TextInput, vi(Report::HeadName));
    assert!(field.accesskit_node().is_focused());
    field.type_text("Lê Thị Hoa");
    desk.run();
    desk.window.key_press(egui::Key::Tab);
    desk.run();
    assert_eq!(
        desk.current().assessment.head.profile.head.name,
        "Lê Thị Hoa"
    );
    assert!(!desk.shows(vi(Report::NeedHeadName)));
    let end = desk.current().assessment.head.period_end;
    desk.fill(Role::TextInput, vi(Report::PeriodEnd), "31/02/2026");
    desk.window.key_press(egui::Key::Tab);
    desk.run();
    assert!(desk.shows(vi(Report::BadDate)));
    assert_eq!(desk.current().assessment.head.period_end, end);
    desk.click(&i18n::items_unanswered(Language::Vietnamese, 2));
    assert!(matches!(
        desk.window.state().route(),
        Route::Checklist(Some(_))
    ));
}

#[test]
fn the_preview_follows_changes() {
    let mut desk = Desk::new(0, [1366.0, 768.0]);
    desk.go(Route::Report);
    desk.wait(|window| window.state().session().preview().is_some());
    let said = |window: &Window| {
        let pages = window.state().session().preview().unwrap();
        format!("{:?}", pages.pages[0].items).contains("Nơi Khác")
    };
    assert!(!said(&desk.window));
    let mut head = desk.current().assessment.head.clone();
    head.profile.place = "Nơi Khác".to_owned();
    desk.execute(Command::EditHead(Box::new(head)));
    desk.wait(said);
    desk.click(vi(Report::Next));
    let pages = desk.window.state().session().preview().unwrap().pages.len();
    assert!(desk.shows(&i18n::page_of(Language::Vietnamese, 2, pages)));
}

fn written(desk: &Desk) -> Vec<u8> {
    std::fs::read(desk.folder.path().join("bao-cao-2026.pdf")).unwrap()
}

#[test]
fn signs_with_the_own_key_and_tells_a_wrong_passphrase() {
    let mut desk = Desk::new(0, [1366.0, 768.0]);
    desk.go(Route::Report);
    desk.click(vi(Report::SignAndExport));
    assert!(desk.shows(vi(Report::NeedPassphrase)));
    desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), "ngắn");
    desk.click(vi(Report::SignAndExport));
    assert!(desk.shows(vi(Report::TooShort)));
    desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), PASSPHRASE);
    desk.click(vi(Report::SignAndExport));
    assert!(desk.shows(vi(Report::NotSame)));
    // The second time decomposed, as the legacy keyboard types it.
    let decomposed = "ma\u{323}\u{302}t kha\u{302}\u{309}u da\u{300}i 2026";
    desk.fill(Role::PasswordInput, vi(Report::Confirm), decomposed);
    desk.click(vi(Report::SignAndExport));
    desk.wait(|window| window.query_by_label(vi(Report::Valid)).is_some());
    assert!(desk.shows("Chứng thư tự tạo: người nhận cần biết trước chứng thư này."));
    assert!(desk.shows("Bao trùm toàn bộ tệp"));
    assert!(desk.shows("Nguyễn Thị Minh Huệ"));
    let found = sign::verify(&written(&desk), &TrustAnchors::default(), Some(now()));
    assert!(found.valid, "{found:?}");
    assert_eq!(found.signatures[0].signer, "Nguyễn Thị Minh Huệ");
    desk.dismiss();
    assert!(desk.shows(vi(Signing::SealNow)), "the next step is offered");

    // The key is there now: one field, empty after use.
    assert!(!desk.shows(vi(Report::Confirm)));
    let field = desk
        .window
        .get_by_role_and_label(Role::PasswordInput, vi(Report::Passphrase));
    assert_eq!(field.value().unwrap_or_default(), "");
    desk.fill(
        Role::PasswordInput,
        vi(Report::Passphrase),
        "một mật khẩu khác",
    );
    let other = desk.folder.path().join("khác.pdf").display().to_string();
    desk.fill(Role::TextInput, vi(Report::File), &other);
    desk.click(vi(Report::SignAndExport));
    desk.wait(|window| {
        window
            .query_by_label_contains(vi(Report::NotWritten))
            .is_some()
    });
    assert!(!PathBuf::from(&other).exists());
    let path = desk
        .window
        .get_by_role_and_label(Role::TextInput, vi(Report::File))
        .value();
    assert_eq!(path.as_deref(), Some(other.as_str()), "the form is kept");
}

#[test]
fn exports_unsigned_with_one_click_and_checks_any_file() {
    let mut desk = Desk::new(0, [1366.0, 768.0]);
    desk.go(Route::Report);
    desk.click(vi(Signing::ExportUnsigned));
    desk.wait(|window| window.query_by_label(vi(Report::Written)).is_some());
    let path = desk.folder.path().join("bao-cao-2026-chua-ky.pdf");
    let fields = sign::prepared_fields(&std::fs::read(&path).unwrap()).unwrap();
    let names: Vec<_> = fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["ThuTruong", "CoQuan"]);
    assert!(fields.iter().all(|field| !field.signed));
    // Another program may have signed it since: a second click does not replace it.
    std::fs::write(&path, "signed elsewhere").unwrap();
    desk.dismiss();
    desk.click(vi(Signing::ExportUnsigned));
    let second = desk.folder.path().join("bao-cao-2026-chua-ky (2).pdf");
    desk.wait(|_| second.exists());
    assert_eq!(std::fs::read(&path).unwrap(), b"signed elsewhere");
    let path = second;
    desk.wait(|window| window.query_by_label(vi(Report::Written)).is_some());
    desk.dismiss();
    desk.unfold(vi(Report::Check));
    desk.fill(
        Role::TextInput,
        vi(Report::CheckFile),
        &path.display().to_string(),
    );
    desk.click(vi(Report::DoCheck));
    desk.wait(|window| window.query_by_label(vi(Report::NoSignature)).is_some());
    desk.dismiss();
    desk.fill(Role::TextInput, vi(Report::CheckFile), "/không/có.pdf");
    desk.click(vi(Report::DoCheck));
    desk.wait(|window| {
        window
            .query_by_label_contains(vi(Report::NotChecked))
            .is_some()
    });
}

#[test]
fn leaving_the_screen_forgets_the_passphrase() {
    let mut desk = Desk::new(0, [1366.0, 768.0]);
    desk.go(Route::Report);
    desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), PASSPHRASE);
    let typed = |desk: &Desk| {
        let label = vi(Report::NewPassphrase);
        let field = desk
            .window
            .get_by_role_and_label(Role::PasswordInput, label);
        field.value().unwrap_or_default().chars().count()
    };
    assert_eq!(typed(&desk), PASSPHRASE.chars().count());
    desk.go(Route::Summary);
    desk.go(Route::Report);
    assert_eq!(typed(&desk), 0);
}

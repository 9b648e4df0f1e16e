//! Signing in the window: the head signs, the clerk seals, and what is in the way is said.

#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop")]

#[path = "ui_result/desk.rs"]
mod desk;
#[path = "two_signers/pictures.rs"]
#[allow(dead_code, reason = "each test binary uses its own part")]
mod pictures;

use std::path::PathBuf;

use desk::{Desk, PASSPHRASE, now, vi};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tukiem::app::command::Command;
use tukiem::app::settings::Setting;
use tukiem::i18n::{FileKind, Language, Report, Signing, Translate};
use tukiem::report::document::{AGENCY_FIELD, LEADER_FIELD};
use tukiem::sign::{self, OwnKeyRequest, TrustAnchors};
use tukiem::ui::route::Route;
use zeroize::Zeroizing;

/// The report's screen of a finished assessment, with pictures and the agency's key beside it.
fn desk() -> Desk {
    let mut desk = Desk::new(0, [1366.0, 768.0]);
    let folder = desk.folder.path();
    std::fs::write(folder.join("chu-ky.png"), pictures::signature()).unwrap();
    std::fs::write(folder.join("scan.png"), pictures::scan()).unwrap();
    std::fs::write(folder.join("dau.png"), pictures::seal()).unwrap();
    let request = OwnKeyRequest {
        person: "Ủy ban nhân dân xã Tân Minh Mẫu".to_owned(),
        unit: String::new(),
        from: now().date_naive(),
        to: now().date_naive() + chrono::Days::new(900),
    };
    let key = sign::generate_own_key(&request, &Zeroizing::new(PASSPHRASE.to_owned())).unwrap();
    std::fs::write(folder.join("co-quan.p12"), key).unwrap();
    desk.go(Route::Report);
    desk
}

fn radio(desk: &mut Desk, name: Signing) {
    let radio = desk
        .window
        .get_by_role_and_label(Role::RadioButton, vi(name));
    radio.scroll_to_me();
    desk.run();
    desk.window
        .get_by_role_and_label(Role::RadioButton, vi(name))
        .click();
    desk.run();
}

fn lead(desk: &mut Desk) {
    desk.fill(Role::TextInput, vi(Signing::SignaturePicture), "chu-ky.png");
    desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), PASSPHRASE);
    desk.fill(Role::PasswordInput, vi(Report::Confirm), PASSPHRASE);
    desk.wait(|window| window.query_by_label(vi(Signing::ShowPlace)).is_some());
    desk.click(vi(Report::SignAndExport));
    desk.wait(|window| window.query_by_label(vi(Report::Valid)).is_some());
    desk.dismiss();
}

fn secret(desk: &Desk, label: Report) -> String {
    let field = desk
        .window
        .get_by_role_and_label(Role::PasswordInput, vi(label));
    field.value().unwrap_or_default()
}

#[test]
fn the_head_signs_and_the_clerk_seals() {
    let mut desk = desk();
    lead(&mut desk);
    desk.click(vi(Signing::SealNow));
    let file = desk
        .window
        .get_by_role_and_label(Role::TextInput, vi(Signing::FileToSeal));
    assert!(file.value().unwrap().ends_with("bao-cao-2026.pdf"));
    desk.fill(Role::TextInput, vi(Report::KeyFile), "co-quan.p12");
    desk.fill(Role::PasswordInput, vi(Report::Passphrase), PASSPHRASE);
    desk.fill(Role::TextInput, vi(Signing::SealPicture), "dau.png");
    desk.wait(|window| window.query_by_label(vi(Signing::ShowPlace)).is_some());
    desk.click(vi(Signing::DoSeal));
    desk.wait(|window| window.query_by_label(vi(Report::ValidMany)).is_some());
    assert_eq!(secret(&desk, Report::Passphrase), "", "wiped after use");
    let sealed = desk.folder.path().join("bao-cao-2026-da-dong-dau.pdf");
    let sealed = std::fs::read(sealed).unwrap();
    let led = std::fs::read(desk.folder.path().join("bao-cao-2026.pdf")).unwrap();
    assert!(
        sealed.starts_with(&led),
        "the head's file stays, and stands in the sealed one"
    );
    let found = sign::verify(&sealed, &TrustAnchors::default(), Some(now()));
    assert!(found.valid, "{found:#?}");
    let fields: Vec<_> = found.signatures.iter().map(|s| s.field.as_str()).collect();
    assert_eq!(fields, [LEADER_FIELD, AGENCY_FIELD]);
    // What is not secret is there the next time.
    let remembered = &desk.window.state().session().settings.signing;
    assert_eq!(remembered.seal, "dau.png");
    assert_eq!(
        (remembered.signature.as_str(), remembered.seal_mm),
        ("chu-ky.png", 36)
    );
}

#[test]
fn white_paper_is_said_and_taken_away() {
    let mut desk = desk();
    desk.fill(Role::TextInput, vi(Signing::SignaturePicture), "scan.png");
    desk.wait(|window| window.query_by_label(vi(Signing::ClearPaper)).is_some());
    assert!(desk.shows(vi(Signing::Paper)));
    desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), PASSPHRASE);
    desk.fill(Role::PasswordInput, vi(Report::Confirm), PASSPHRASE);
    desk.click(vi(Report::SignAndExport));
    assert!(desk.shows(vi(Signing::NeedClear)));
    assert!(!desk.folder.path().join("bao-cao-2026.pdf").exists());
    desk.window
        .get_by_role_and_label(Role::CheckBox, vi(Signing::ClearPaper))
        .click();
    desk.wait(|window| window.query_by_label(vi(Signing::Paper)).is_none());
    assert!(!desk.shows(vi(Signing::NotBlue)));
    desk.click(vi(Report::SignAndExport));
    desk.wait(|window| window.query_by_label(vi(Report::Valid)).is_some());
}

#[test]
fn a_picture_of_the_wrong_colour_or_none_is_said() {
    let mut desk = desk();
    desk.fill(Role::TextInput, vi(Signing::SignaturePicture), "dau.png");
    desk.wait(|window| window.query_by_label(vi(Signing::NotBlue)).is_some());
    desk.fill(
        Role::TextInput,
        vi(Signing::SignaturePicture),
        "không có.png",
    );
    desk.wait(|window| window.query_by_label_contains("không có.png”: ").is_some());
    assert!(!desk.shows(vi(Signing::NotBlue)));
}

#[test]
fn what_is_missing_to_seal_is_said_in_turn() {
    let mut desk = desk();
    radio(&mut desk, Signing::Agency);
    desk.click(vi(Signing::DoSeal));
    assert!(desk.shows(vi(Signing::NeedFile)));
    assert!(desk.shows(vi(Report::NeedKeyFile)));
    // A file that nobody has signed.
    let unsigned = desk.folder.path().join("p.pdf");
    desk.click(vi(Signing::ExportUnsigned));
    let made = desk.folder.path().join("bao-cao-2026-chua-ky.pdf");
    desk.wait(|_| made.exists());
    desk.wait(|window| window.query_by_label(vi(Report::Written)).is_some());
    desk.dismiss();
    std::fs::rename(&made, &unsigned).unwrap();
    desk.fill(
        Role::TextInput,
        vi(Signing::FileToSeal),
        &unsigned.display().to_string(),
    );
    desk.fill(Role::TextInput, vi(Report::KeyFile), "co-quan.p12");
    desk.fill(Role::PasswordInput, vi(Report::Passphrase), PASSPHRASE);
    desk.click(vi(Signing::DoSeal));
    desk.wait(|window| {
        window
            .query_by_label_contains(vi(Signing::NotSealed))
            .is_some()
    });
    assert!(desk.shows("chưa có chữ ký của lãnh đạo"));
    let names = std::fs::read_dir(desk.folder.path()).unwrap();
    let made = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().contains("dong-dau");
    assert!(!names.flatten().any(made), "nothing was written");
}

#[test]
fn another_kind_of_key_another_road_or_another_screen_forgets_the_passphrase() {
    let mut desk = desk();
    let type_it = |desk: &mut Desk| {
        desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), PASSPHRASE);
        assert_ne!(secret(desk, Report::NewPassphrase), "");
    };
    type_it(&mut desk);
    radio(&mut desk, Signing::Pkcs12);
    assert_eq!(secret(&desk, Report::Passphrase), "");
    radio(&mut desk, Signing::OwnKey);
    assert_eq!(secret(&desk, Report::NewPassphrase), "");
    type_it(&mut desk);
    radio(&mut desk, Signing::Agency);
    radio(&mut desk, Signing::Leader);
    assert_eq!(secret(&desk, Report::NewPassphrase), "");
    type_it(&mut desk);
    desk.go(Route::Summary);
    desk.go(Route::Report);
    assert_eq!(secret(&desk, Report::NewPassphrase), "");
}

/// The whole form by the keyboard: Tab reaches every part of it, in its order.
#[test]
fn every_part_is_reached_by_the_keyboard() {
    let mut desk = desk();
    radio(&mut desk, Signing::Agency);
    desk.window
        .get_by_role_and_label(Role::RadioButton, vi(Signing::Leader))
        .focus();
    desk.run();
    let wanted = [
        vi(Signing::Agency),
        vi(Signing::ExportUnsigned),
        vi(Signing::FileToSeal),
        vi(FileKind::Browse),
        vi(Signing::Pkcs12),
        vi(Report::KeyFile),
        vi(Report::Passphrase),
        vi(Signing::SealPicture),
        vi(Signing::SealSize),
        vi(Signing::FileSealed),
        vi(Signing::DoSeal),
    ];
    let mut wanted = wanted.iter().peekable();
    for _ in 0..40 {
        desk.window.key_press(egui::Key::Tab);
        desk.run();
        let next = wanted.peek();
        let focused = next.is_some_and(|name| {
            let named = desk.window.query_all_by_label(name);
            named
                .into_iter()
                .any(|node| node.accesskit_node().is_focused())
        });
        if focused {
            wanted.next();
        }
    }
    assert_eq!(wanted.next(), None, "not reached");
}

#[test]
fn nothing_is_cut_off_in_a_small_window() {
    for language in [Language::Vietnamese, Language::English] {
        let mut desk = Desk::new(0, [1024.0, 700.0]);
        desk.execute(Command::Set(Setting::Language(language)));
        desk.go(Route::Report);
        let t = |message: Signing| language.t(message);
        for road in [Signing::Leader, Signing::Agency] {
            let labels = [Signing::Leader, Signing::Agency, Signing::ExportUnsigned];
            desk.window
                .get_by_role_and_label(Role::RadioButton, t(road))
                .click();
            desk.run();
            for label in labels.map(t) {
                let rect = desk.window.get_by_label(label).rect();
                assert!(rect.right() < 1010.0, "{label} {rect}");
            }
            let buttons = desk.window.query_all_by_role(Role::Button);
            for button in buttons {
                let rect = button.rect();
                assert!(
                    rect.right() <= 1024.0,
                    "{:?} {rect}",
                    button.accesskit_node().label()
                );
            }
        }
    }
}

#[test]
fn a_wrong_file_name_is_said() {
    let mut desk = desk();
    let path = PathBuf::from("báo cáo.doc");
    desk.fill(Role::PasswordInput, vi(Report::NewPassphrase), PASSPHRASE);
    desk.fill(Role::PasswordInput, vi(Report::Confirm), PASSPHRASE);
    desk.fill(
        Role::TextInput,
        vi(Report::File),
        &path.display().to_string(),
    );
    desk.click(vi(Report::SignAndExport));
    assert!(desk.shows(vi(Report::NotPdf)));
}

//! A person signs with a token in the window.

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rcgen::{CertificateParams, DnType, IsCa, KeyPair, KeyUsagePurpose, date_time_ymd};
use tukiem::app::command::Command;
use tukiem::app::key_source::KeySource;
use tukiem::app::settings::{Setting, SigningChoices};
use tukiem::i18n::{Report, Signing, TokenWord};
use tukiem::sign::{TrustAnchors, verify};
use tukiem::ui::route::Route;

use super::bench::{Bench, PIN, SOFTHSM};
use super::desk::{Desk, now, vi};
use super::support::run;

/// Marks the child process, which sees the bench's tokens.
const CHILD: &str = "TUKIEM_TOKEN_WINDOW";

/// Key and certificate of a holder, valid in 2026 up to that year's `month`.
fn certificate(bench: &Bench, id: &str, holder: &str, month: u8) {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, holder);
    params
        .distinguished_name
        .push(DnType::OrganizationName, "UBND xã Tân Minh Mẫu");
    params.not_before = date_time_ymd(2026, 1, 1);
    params.not_after = date_time_ymd(2026, month, 28);
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    std::fs::write(bench.path(&format!("{id}.pem")), certificate.pem()).unwrap();
    std::fs::write(bench.path(&format!("{id}.key")), key.serialize_pem()).unwrap();
    bench.import("Token UBND", id, holder);
}

/// The report's screen with the token's certificates in view.
fn at_the_tokens(module: &str) -> Desk {
    let mut desk = Desk::new(0, [1366.0, 768.0]);
    let module = module.to_owned();
    desk.execute(Command::Set(Setting::Signing(SigningChoices {
        module,
        ..SigningChoices::default()
    })));
    desk.go(Route::Report);
    let name = vi(Signing::Token);
    let radio = desk.window.get_by_role_and_label(Role::RadioButton, name);
    radio.scroll_to_me();
    desk.run();
    let radio = desk.window.get_by_role_and_label(Role::RadioButton, name);
    radio.click();
    desk.window.step();
    found(&mut desk);
    desk
}

/// Waits until the look for tokens has ended.
fn found(desk: &mut Desk) {
    desk.wait(|window| {
        let mut looking = window.query_all_by_label(vi(TokenWord::Looking));
        looking.next().is_none()
    });
}

#[test]
fn a_person_signs_with_a_token() {
    if std::env::var_os(CHILD).is_some() {
        return sign_in_the_window();
    }
    let bench = Bench::with_token("Token UBND");
    certificate(&bench, "01", "Nguyễn Văn Thử", 12);
    certificate(&bench, "02", "Lê Thị Hết Hạn", 3);
    run(bench
        .command(std::env::current_exe().unwrap())
        .args(["--exact", "window::a_person_signs_with_a_token"])
        .env(CHILD, "1"));
}

fn sign_in_the_window() {
    let mut desk = at_the_tokens(SOFTHSM);
    let holder = "Nguyễn Văn Thử, UBND xã Tân Minh Mẫu";
    assert!(desk.shows("Dùng đến 28/12/2026. Token “Token UBND”."));
    assert!(desk.shows("Chứng thư của Lê Thị Hết Hạn đã hết hạn ngày 28/03/2026"));
    // The only certificate that can sign is chosen already.
    let radio = desk.window.get_by_role_and_label(Role::RadioButton, holder);
    assert_eq!(radio.accesskit_node().toggled(), Some(Toggled::True));
    desk.click(vi(Report::SignAndExport));
    assert!(desk.shows(vi(Signing::NeedPin)));
    desk.fill(Role::PasswordInput, vi(Signing::Pin), "00000000");
    desk.click(vi(Report::SignAndExport));
    desk.wait(|window| {
        window
            .query_all_by_label_contains("Sai mã PIN")
            .next()
            .is_some()
    });
    let pin = desk
        .window
        .get_by_role_and_label(Role::PasswordInput, vi(Signing::Pin));
    assert_eq!(pin.value().unwrap_or_default(), "", "wiped after use");
    // The box has looked again and warns; the choice has stayed.
    desk.dismiss();
    found(&mut desk);
    assert!(desk.shows("Chỉ còn ít lần thử"));
    desk.fill(Role::PasswordInput, vi(Signing::Pin), PIN);
    desk.click(vi(Report::SignAndExport));
    desk.wait(|window| window.query_by_label(vi(Report::Valid)).is_some());
    let signed = std::fs::read(desk.folder.path().join("bao-cao-2026.pdf")).unwrap();
    let found = verify(&signed, &TrustAnchors::default(), Some(now()));
    assert!(found.valid, "{found:#?}");
    assert_eq!(found.signatures[0].signer, "Nguyễn Văn Thử");
}

#[test]
fn what_keeps_a_token_from_being_found_is_said() {
    let desk = at_the_tokens("/khong/co/libtoken.so");
    assert!(desk.shows("Không tìm thấy thư viện của token: “/khong/co/libtoken.so”"));
    assert!(desk.shows(vi(TokenWord::Again)));
}

/// A source says where the key is, never what opens it.
#[test]
fn a_source_holds_no_secret() {
    let source = KeySource::Token {
        module: SOFTHSM.into(),
        slot: 1,
        id: vec![1],
    };
    assert_eq!(
        format!("{source:?}"),
        format!("Token {{ module: {SOFTHSM:?}, slot: 1, id: [1] }}")
    );
}

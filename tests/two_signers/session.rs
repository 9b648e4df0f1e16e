//! The same through the session, as the window goes.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::event::Event;
use tukiem::app::export::{ExportRequest, Exported};
use tukiem::app::headless;
use tukiem::app::key_source::KeySource;
use tukiem::app::picture::{Ground, Ink, Motif, PictureChoice, Prepared};
use tukiem::app::session::Session;
use tukiem::app::signing::{SignFileRequest, SignWith, SignedFile};
use tukiem::model::id::AssessmentId;
use tukiem::report::document::{AGENCY_FIELD, LEADER_FIELD};
use zeroize::Zeroizing;

use super::desk::{Desk, PASSPHRASE};
use super::pictures::scan;
use super::{P256, Rsa, others, ready};

/// Later than the keys, which are made while the test runs.
fn now() -> DateTime<FixedOffset> {
    let zone = FixedOffset::east_opt(7 * 3600).unwrap();
    chrono::Utc::now().with_timezone(&zone) + chrono::Duration::minutes(5)
}

fn open(desk: &Desk) -> Session {
    let clock = Arc::new(FixedClock(now()));
    let mut session = Session::open(&desk.path("a.db"), clock, Arc::new(|| {})).unwrap();
    session.execute(Command::Open(AssessmentId(1))).unwrap();
    session
}

fn with(desk: &Desk, source: KeySource, picture: &str, motif: Motif) -> SignWith {
    let mut with = SignWith::new(source, Zeroizing::new(PASSPHRASE.to_owned()));
    with.picture = Some(PictureChoice {
        path: desk.path(picture),
        clear_paper: true,
        motif,
    });
    with
}

fn lead(session: &mut Session, desk: &Desk, source: KeySource) -> Exported {
    let request = ExportRequest {
        path: desk.path("r.pdf"),
        sign: Some(with(desk, source, "chu-ky.png", Motif::Signature)),
    };
    session.execute(Command::Export(Box::new(request))).unwrap();
    let told = headless::finish(session).unwrap();
    let exported = told.into_iter().find_map(|event| match event {
        Event::Exported(exported) => Some(*exported),
        _ => None,
    });
    exported.unwrap()
}

fn seal(session: &mut Session, desk: &Desk, out: &str) -> SignedFile {
    let source = KeySource::Pkcs12(desk.path("agency.p12"));
    let request = SignFileRequest {
        path: desk.path("r.pdf"),
        out: desk.path(out),
        field: AGENCY_FIELD.to_owned(),
        place: Some("Tân Minh Mẫu".to_owned()),
        with: with(desk, source, "dau.png", Motif::Seal { across: 36 }),
    };
    session
        .execute(Command::SignFile(Box::new(request)))
        .unwrap();
    let told = headless::finish(session).unwrap();
    let signed = told.into_iter().find_map(|event| match event {
        Event::FileSigned(signed) => Some(*signed),
        _ => None,
    });
    signed.unwrap()
}

#[test]
fn the_own_key_leads_and_a_p12_seals() {
    let desk = ready(P256, Rsa);
    let mut session = open(&desk);
    let own = KeySource::OwnKey(session.own_key());
    let exported = lead(&mut session, &desk, own);
    let check = exported.verification.unwrap();
    assert!(check.valid, "{check:#?}");
    let signed = seal(&mut session, &desk, "both.pdf");
    assert!(signed.verification.valid, "{:#?}", signed.verification);
    assert_eq!(signed.scaled, None);
    assert_eq!(signed.size, desk.read("both.pdf").len() as u64);
    let fields: Vec<_> = signed
        .verification
        .signatures
        .iter()
        .map(|s| s.field.as_str())
        .collect();
    assert_eq!(fields, [LEADER_FIELD, AGENCY_FIELD]);
    let said = others::pdfsig(&desk, "both.pdf");
    assert_eq!(said.matches("Signature is Valid").count(), 2, "{said}");
}

/// RSA (PKCS#1 v1.5) signs without randomness: pictures and files come out alike.
#[test]
fn the_same_data_gives_the_same_bytes() {
    let desk = ready(Rsa, Rsa);
    let mut session = open(&desk);
    let key = || KeySource::Pkcs12(desk.path("leader.p12"));
    lead(&mut session, &desk, key());
    let first = desk.read("r.pdf");
    seal(&mut session, &desk, "both.pdf");
    let both = desk.read("both.pdf");
    lead(&mut session, &desk, key());
    assert!(desk.read("r.pdf") == first);
    seal(&mut session, &desk, "again.pdf");
    assert!(desk.read("again.pdf") == both);
}

fn look(session: &mut Session, path: &Path, clear_paper: bool) -> Arc<Prepared> {
    let choice = PictureChoice {
        path: path.to_owned(),
        clear_paper,
        motif: Motif::Signature,
    };
    session
        .execute(Command::LookAtPicture(choice.clone()))
        .unwrap();
    let told = headless::finish(session).unwrap();
    let read = told.into_iter().find_map(|event| match event {
        Event::PictureRead { choice: of, result } if of == choice => Some(result),
        _ => None,
    });
    read.unwrap().unwrap()
}

#[test]
fn a_picture_is_looked_at_before_it_is_signed_with() {
    let desk = ready(P256, P256);
    let mut session = open(&desk);
    let path = desk.write("scan.png", scan());
    let plain = look(&mut session, &path, false);
    assert!(matches!(plain.ground, Ground::Paper(_)) && !plain.is_transparent());
    let cleared = look(&mut session, &path, true);
    assert!(cleared.is_transparent() && cleared.cleared);
    assert_eq!(cleared.ink, Ink::Blue);
    let aspect = f64::from(cleared.width) / f64::from(cleared.height);
    assert!((2.2..2.6).contains(&aspect), "margins are cut: {aspect}");
    assert!(
        cleared.width <= 945 && cleared.height <= 410,
        "400 dots an inch"
    );
    assert_eq!(look(&mut session, &path, true).rgba, cleared.rgba);
}

/// What fails in the job is told once, and the file that stood there stays.
#[test]
fn a_refusal_leaves_what_stood_there() {
    let desk = ready(P256, P256);
    let mut session = open(&desk);
    desk.write("r.pdf", b"%PDF-1.7 but no PDF");
    desk.write("both.pdf", b"older");
    let source = KeySource::Pkcs12(desk.path("agency.p12"));
    let request = SignFileRequest {
        path: desk.path("r.pdf"),
        out: desk.path("both.pdf"),
        field: AGENCY_FIELD.to_owned(),
        place: None,
        with: with(&desk, source, "dau.png", Motif::Seal { across: 36 }),
    };
    session
        .execute(Command::SignFile(Box::new(request)))
        .unwrap();
    headless::finish(&mut session).unwrap_err();
    assert_eq!(desk.read("both.pdf"), b"older");
}

//! The signed report under other people's programs, and under attack.

use std::path::{Path, PathBuf};
use std::process::Command;

use tukiem::app::demo::PASSPHRASE;
use tukiem::report::document::{AGENCY_FIELD, LEADER_FIELD};
use tukiem::sign::{TrustAnchors, open_pkcs12, verify};
use zeroize::Zeroizing;

use super::given::{DEMO, now};
use super::{asked, check_with_qpdf};

/// pyHanko's program: `TUKIEM_PYHANKO`, or the virtual environment of scripts/test.
fn pyhanko() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYHANKO") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/pyhanko");
    assert!(local.is_file(), "run scripts/test");
    local
}

/// The demonstration's report on disk beside its key and certificate.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    let at = desk.path();
    std::fs::write(at.join("r.pdf"), &DEMO.1).unwrap();
    // Another key of Tukiem for the second signature.
    let day = now().date_naive();
    let request = tukiem::sign::OwnKeyRequest {
        person: "Con dấu cơ quan".into(),
        unit: "Ủy ban nhân dân xã Tân Minh Mẫu".into(),
        from: day - chrono::Days::new(400),
        to: day + chrono::Days::new(4000),
    };
    let pass = Zeroizing::new(PASSPHRASE.to_owned());
    let key = tukiem::sign::generate_own_key(&request, &pass).unwrap();
    std::fs::write(at.join("own.p12"), &key).unwrap();
    std::fs::write(at.join("pass"), PASSPHRASE).unwrap();
    let der = open_pkcs12(&key, &pass)
        .unwrap()
        .certificate()
        .der()
        .to_vec();
    std::fs::write(at.join("own.der"), der).unwrap();
    desk
}

/// pyHanko's one line a signature, and its whole answer where there is none.
fn pyhanko_says(at: &Path, file: &str) -> String {
    let words = ["sign", "validate", "--no-revocation-check", file];
    let output = asked(Command::new(pyhanko()).current_dir(at).args(words));
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn pdfsig_says(at: &Path, file: &str) -> String {
    let output = asked(
        Command::new("pdfsig")
            .current_dir(at)
            .args(["-nocert", file]),
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn other_programs_find_the_report_whole_and_signed() {
    let desk = desk();
    check_with_qpdf(&desk.path().join("r.pdf"));
    let said = pdfsig_says(desk.path(), "r.pdf");
    assert!(
        said.contains("Signature is Valid") && said.contains("Total document signed"),
        "{said}"
    );
    let said = pyhanko_says(desk.path(), "r.pdf");
    assert!(
        said.contains(LEADER_FIELD) && said.contains(":INTACT:"),
        "{said}"
    );
    assert!(
        said.contains("UNTOUCHED") && !said.contains("INVALID"),
        "{said}"
    );
}

#[test]
fn a_second_signature_by_another_program_leaves_ours_valid() {
    let desk = desk();
    let at = desk.path();
    let add = [
        "sign",
        "addsig",
        "--field",
        AGENCY_FIELD,
        "--use-pades",
        "pkcs12",
        "--passfile",
        "pass",
    ];
    let output = asked(
        Command::new(pyhanko())
            .current_dir(at)
            .args(add)
            .args(["r.pdf", "both.pdf", "own.p12"]),
    );
    assert!(output.status.success(), "{output:?}");
    let ours = verify(
        &std::fs::read(at.join("both.pdf")).unwrap(),
        &TrustAnchors::none(),
        None,
    );
    assert!(ours.valid, "{ours:#?}");
    let fields: Vec<_> = ours.signatures.iter().map(|s| s.field.as_str()).collect();
    assert_eq!(fields, [LEADER_FIELD, AGENCY_FIELD]);
    let said = pyhanko_says(at, "both.pdf");
    assert_eq!(said.matches(":INTACT:").count(), 2, "{said}");
    assert!(
        said.contains("EXTENDED_WITH_FORM_FILLING,ACCEPTABLE"),
        "{said}"
    );
    assert!(!said.contains("ILLEGAL_MODIFICATIONS"), "{said}");
    let said = pdfsig_says(at, "both.pdf");
    assert_eq!(said.matches("Signature is Valid").count(), 2, "{said}");
    check_with_qpdf(&at.join("both.pdf"));
}

/// One byte changed at twenty places all over the file. We must refuse each;
/// of the others at least one must, but for the zeros that fill the signature.
#[test]
fn one_changed_byte_anywhere_is_refused() {
    let desk = desk();
    let signed = &DEMO.1;
    assert!(verify(signed, &TrustAnchors::none(), None).valid);
    let mut missed = Vec::new();
    for n in 0..20 {
        let place = (signed.len() - 1) * n / 19;
        let mut changed = signed.clone();
        changed[place] ^= 1;
        assert!(
            !verify(&changed, &TrustAnchors::none(), None).valid,
            "we accept a change at {place}"
        );
        std::fs::write(desk.path().join("c.pdf"), changed).unwrap();
        let pdfsig = !pdfsig_says(desk.path(), "c.pdf").contains("Signature is Valid");
        let said = pyhanko_says(desk.path(), "c.pdf");
        let pyhanko = !said.contains(":INTACT:") || said.contains("ILLEGAL_MODIFICATIONS");
        if !pdfsig || !pyhanko {
            missed.push((place, pdfsig, pyhanko));
        }
    }
    println!("of 20 changes (offset, pdfsig refuses, pyHanko refuses), missed by one: {missed:?}");
    let padding = padding(signed);
    for (place, pdfsig, pyhanko) in missed {
        assert!(
            pdfsig || pyhanko || padding.contains(&place),
            "both accept a change at {place}"
        );
    }
}

/// The hexadecimal zeros behind the signature, which no signature covers.
fn padding(signed: &[u8]) -> std::ops::Range<usize> {
    let find = |from: usize, wanted: &[u8]| {
        signed[from..]
            .windows(wanted.len())
            .position(|window| window == wanted)
            .map(|at| from + at)
    };
    let range = find(0, b"/ByteRange").unwrap();
    let contents =
        (0..2).find_map(|back| find(range.saturating_sub(back * 100_000), b"/Contents<"));
    let start = contents.or_else(|| find(0, b"/Contents <")).unwrap();
    let end = find(start, b">").unwrap();
    start..end + 1
}

/// Every digit of the signature's own bytes and of the zeros behind it, in steps.
#[test]
fn changes_inside_the_signature_are_refused() {
    let signed = &DEMO.1;
    let hole = padding(signed);
    for place in hole
        .clone()
        .step_by((hole.len() / 60).max(1))
        .chain([hole.end - 2, hole.end - 1])
    {
        for byte in [b'1', b'f', b' ', b'(', 0] {
            if signed[place] == byte {
                continue;
            }
            let mut changed = signed.clone();
            changed[place] = byte;
            assert!(
                !verify(&changed, &TrustAnchors::none(), None).valid,
                "{byte} at {place}"
            );
        }
    }
}

//! Documents that pyHanko signed, certified, locked and stamped, in our eyes;
//! and what follows ours from its hand.

use tukiem::sign::{
    ChangeKind, Permission, Problem, SignatureKind, TrustAnchors, Verification, sign_pdf, verify,
};

use super::support::{KINDS, Kind, OTHER, pdf, request, signed_once};
use super::tools::Office;

fn check(pdf: &[u8]) -> Verification {
    verify(pdf, &TrustAnchors::none(), None)
}

fn codes(answer: &Verification) -> Vec<&'static str> {
    answer.problems.iter().map(Problem::code).collect()
}

#[test]
fn documents_signed_by_another_program_verify() {
    let office = Office::new();
    let trust = office.trust(&["ca.pem"]);
    for kind in KINDS {
        for mode in ["approve", "pkcs7"] {
            let signed = office.pyhanko(mode, &pdf(kind), "ThuTruong");
            let answer = verify(&signed, &trust, None);
            assert!(answer.valid, "{kind:?} {mode} {answer:#?}");
            let one = &answer.signatures[0];
            assert_eq!(one.kind, SignatureKind::Approval);
            assert_eq!(one.trusted_by, Ok("Goc ca".to_owned()));
            // Ours on top of theirs.
            let twice = sign_pdf(&signed, &request("CoQuan", &OTHER)).unwrap();
            assert!(check(&twice).valid, "{kind:?} {mode}");
        }
    }
}

#[test]
fn a_certification_is_recognised_and_enforced() {
    let office = Office::new();
    let certified = |mode: &str| office.pyhanko(mode, &pdf(Kind::Table), "ThuTruong");
    for (mode, permission, seal_is_fine) in [
        ("certify1", Permission::Nothing, false),
        ("certify2", Permission::Signing, true),
        ("certify3", Permission::Annotating, true),
    ] {
        let first = certified(mode);
        let answer = check(&first);
        assert!(answer.valid, "{mode} {answer:#?}");
        let kind = SignatureKind::Certification(permission);
        assert_eq!(answer.signatures[0].kind, kind);
        let twice = sign_pdf(&first, &request("CoQuan", &OTHER)).unwrap();
        let answer = check(&twice);
        assert_eq!(answer.valid, seal_is_fine, "{mode} {answer:#?}");
        let broken = codes(&answer).contains(&"certification_broken");
        assert_eq!(broken, !seal_is_fine);
        // A time stamp proves what was certified, whatever it allows.
        let stamped = office.pyhanko("stamp", &first, "DauThoiGian");
        assert!(check(&stamped).valid, "{mode} {:#?}", check(&stamped));
    }
    // A new field, which only the third permits.
    for (mode, is_fine) in [("certify2", false), ("certify3", true)] {
        let field =
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(So)/F 132/P 3 0 R/Rect[300 700 420 760]>>";
        let first = certified(mode);
        let tree = lopdf::Document::load_mem(&first).unwrap();
        let list = |id, key: &[u8]| {
            let dict = tree.get_dictionary(id).unwrap();
            let list = dict.get(key).unwrap().as_array().unwrap().iter();
            let list: Vec<_> = list
                .map(|r| format!("{} 0 R", r.as_reference().unwrap().0))
                .collect();
            list.join(" ")
        };
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
             /Resources<</Font<</F1 8 0 R>>>>/Annots[{} 60 0 R]>>",
            list((3, 0), b"Annots")
        );
        let form = format!("<</Fields[{} 60 0 R]/SigFlags 3>>", list((7, 0), b"Fields"));
        let more = [(3, page.as_str()), (7, form.as_str()), (60, field)];
        let info = tree
            .trailer
            .get(b"Info")
            .ok()
            .and_then(|i| i.as_reference().ok());
        let info = info.map_or(String::new(), |(n, _)| format!("/Info {n} 0 R"));
        let appended = super::support::append(&first, &more, &info);
        let signed = sign_pdf(&appended, &request("So", &OTHER)).unwrap();
        let answer = check(&signed);
        assert_eq!(
            codes(&answer).contains(&"certification_broken"),
            !is_fine,
            "{mode} {answer:#?}"
        );
        assert!(is_fine || !answer.valid);
    }
}

#[test]
fn a_locked_field_stays_unsigned() {
    let office = Office::new();
    let locking = office.pyhanko("lock", &pdf(Kind::Table), "Khoa");
    assert!(check(&locking).valid, "{:#?}", check(&locking));
    let free = sign_pdf(&locking, &request("ThuTruong", &OTHER)).unwrap();
    assert!(check(&free).valid, "{:#?}", check(&free));
    let locked = sign_pdf(&locking, &request("CoQuan", &OTHER)).unwrap();
    assert!(codes(&check(&locked)).contains(&"field_locked"));
}

#[test]
fn time_stamps_prove_the_time() {
    let office = Office::new();
    let trust = office.trust(&["ca.pem"]);
    let stamped = office.pyhanko("stamped", &pdf(Kind::Table), "ThuTruong");
    let answer = verify(&stamped, &trust, None);
    assert!(answer.valid, "{answer:#?}");
    let proven = answer.signatures[0].proven.clone().unwrap();
    assert_eq!(proven.authority, "Ten tsa");
    assert_eq!(proven.trusted_by, Ok("Goc ca".to_owned()));
    // Without the anchor the time is said, but nobody vouches for it.
    let unknown = check(&stamped).signatures[0].proven.clone().unwrap();
    assert_eq!((unknown.time, unknown.trusted()), (proven.time, None));
    // Long after the certificate has run out the proof still counts.
    let late = super::support::now() + chrono::Days::new(20_000);
    let one = &verify(&stamped, &trust, Some(late)).signatures[0];
    assert!(one.trusted, "{one:#?}");

    // Over the document, with the certificates for checking later.
    let signed = office.pyhanko("approve", &pdf(Kind::Table), "ThuTruong");
    let stored = office.pyhanko("store", &signed, "");
    let answer = verify(&stored, &trust, None);
    assert!(answer.valid, "{answer:#?}");
    let mut all = answer.changes_after.iter();
    assert!(all.any(|c| c.kind == ChangeKind::ValidationData));
    let stamped = office.pyhanko("stamp", &stored, "DauThoiGian");
    let answer = verify(&stamped, &trust, None);
    assert!(answer.valid, "{answer:#?}");
    assert_eq!(answer.signatures[1].kind, SignatureKind::TimeStamp);
    assert!(
        answer.signatures[0]
            .proven
            .as_ref()
            .is_some_and(|p| p.trusted().is_some())
    );
}

/// A token whose bits were changed proves nothing. Only a step of its chain that
/// nobody at hand has signed is free: a root under another issuer's name, which
/// vouches for nobody.
#[test]
fn a_wrong_time_stamp_is_told() {
    let office = Office::new();
    let stamped = office.pyhanko("stamped", &pdf(Kind::Table), "ThuTruong");
    // id-aa-timeStampToken as digits.
    let lower = stamped.to_ascii_lowercase();
    let token = b"2a864886f70d010910020e";
    let find = |wanted: &[u8], from: usize| {
        let mut windows = lower[from..].windows(wanted.len());
        from + windows.position(|w| w == wanted).unwrap()
    };
    let place = find(token, 0);
    let root = tukiem::sign::Certificate::from_file(&office.read("ca.pem")).unwrap();
    let root: String = root[0].der().iter().map(|b| format!("{b:02x}")).collect();
    let free = find(root.as_bytes(), place);
    let free = free..free + root.len();
    let mut missed = Vec::new();
    for step in (60..2_400).step_by(7) {
        let mut changed = stamped.clone();
        let digit = &mut changed[place + step];
        if !digit.is_ascii_hexdigit() {
            break;
        }
        *digit = if *digit == b'0' { b'1' } else { b'0' };
        if check(&changed).valid && !free.contains(&(place + step)) {
            missed.push(step);
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_number_or_stamp_from_another_program_leaves_ours_valid() {
    let office = Office::new();
    let pyhanko = super::tools::pyhanko();
    let p12 = super::tools::key_file(office.path(), "leaf", "");
    office.write("k.p12", &p12);
    office.write("word", super::support::PASSPHRASE.as_bytes());
    for (place, is_fine) in [
        ("1/300,700,420,760/So", true),
        ("1/100,300,420,460/So", false),
    ] {
        office.write("in.pdf", &signed_once(Kind::Stream));
        let mut command = std::process::Command::new(&pyhanko);
        command
            .current_dir(office.path())
            .args(["sign", "addsig", "--field", place, "--use-pades", "pkcs12"])
            .args(["--passfile", "word", "in.pdf", "out.pdf", "k.p12"]);
        super::support::run(&mut command);
        let answer = check(&office.read("out.pdf"));
        assert_eq!(answer.valid, is_fine, "{place} {answer:#?}");
        assert_eq!(codes(&answer).contains(&"covers_content"), !is_fine);
    }
}

//! Signing and verifying without outside tools, and every attack we know.

#[path = "fixtures/sign/mod.rs"]
mod support;

use proptest::prelude::*;
use support::*;
use tukiem::sign::{
    Appearance, ChangeKind, KeyAlgorithm, Picture, Place, SignError, TrustAnchors, Verification,
    open_pkcs12, sign_pdf, verify,
};
use zeroize::Zeroizing;

fn check(pdf: &[u8]) -> Verification {
    verify(pdf, &TrustAnchors::none(), None)
}

fn codes(answer: &Verification) -> Vec<&'static str> {
    let own = answer.problems.iter().map(tukiem::sign::Problem::code);
    own.chain(
        answer
            .signatures
            .iter()
            .flat_map(|s| s.problems.iter().map(tukiem::sign::Problem::code)),
    )
    .collect()
}

#[test]
fn own_key_signs_and_the_file_verifies() {
    for kind in KINDS {
        let signed = signed_once(kind);
        let answer = check(&signed);
        assert!(answer.valid, "{kind:?} {answer:#?}");
        let [one] = &answer.signatures[..] else {
            panic!("{answer:#?}")
        };
        assert_eq!(one.field, "ThuTruong");
        assert_eq!(one.signer, "Nguyễn Văn Ước");
        assert_eq!(one.organization.as_deref(), Some("UBND xã Tứ Kỳ"));
        assert_eq!(one.issuer, one.signer);
        assert_eq!(one.time, Some(now()));
        assert!(one.intact && one.self_signed && one.covers_whole_file && !one.trusted);
        assert_eq!(one.certificate_sha256, OWN.certificate().sha256_hex());
        assert!(signed.starts_with(&pdf(kind)), "only appended");
    }
}

#[test]
fn own_certificate_says_what_was_asked() {
    let certificate = OWN.certificate();
    assert_eq!(OWN.algorithm(), KeyAlgorithm::EcdsaP256);
    assert!(certificate.may_sign_documents() && !certificate.is_authority());
    assert_eq!(
        certificate.not_before().to_rfc3339(),
        "2025-12-31T17:00:00+00:00"
    );
    assert_eq!(
        certificate.not_after().to_rfc3339(),
        "2031-12-31T16:59:59+00:00"
    );
}

#[test]
fn trust_comes_from_anchors_and_does_not_decide_validity() {
    let anchors = TrustAnchors::from_der([OWN.certificate().der()]).unwrap();
    let signed = signed_once(Kind::Table);
    assert!(verify(&signed, &anchors, None).signatures[0].trusted);
    let late = now() + chrono::Days::new(3650);
    let answer = verify(&signed, &anchors, Some(late));
    assert!(answer.valid && !answer.signatures[0].trusted);
    assert_eq!(codes(&answer), ["certificate_expired"]);
}

#[test]
fn two_signatures_one_after_the_other() {
    for kind in KINDS {
        let answer = check(&signed_twice(kind));
        assert!(answer.valid, "{kind:?} {answer:#?}");
        let fields: Vec<_> = answer.signatures.iter().map(|s| s.field.as_str()).collect();
        assert_eq!(fields, ["ThuTruong", "CoQuan"]);
        assert!(answer.signatures.iter().all(|s| s.intact));
        assert!(!answer.signatures[0].covers_whole_file && answer.signatures[1].covers_whole_file);
        assert!(answer.changes_after.iter().all(|c| c.allowed));
        assert!(
            answer
                .changes_after
                .iter()
                .any(|c| c.kind == ChangeKind::FieldSigned)
        );
    }
}

#[test]
fn every_kind_of_key_file_opens_and_signs() {
    let legacy: &[&str] = &["-legacy"];
    for (key, algorithm) in [
        (RSA, KeyAlgorithm::Rsa),
        (P256, KeyAlgorithm::EcdsaP256),
        (P384, KeyAlgorithm::EcdsaP384),
    ] {
        for export in [&[][..], legacy] {
            let file = Recipe {
                key,
                export,
                ..Recipe::default()
            }
            .make();
            let key = open_pkcs12(&file, &passphrase()).unwrap();
            assert_eq!(key.algorithm(), algorithm);
            let signed = sign_pdf(&pdf(Kind::Table), &request("CoQuan", &key)).unwrap();
            let answer = check(&signed);
            assert!(answer.valid, "{algorithm:?} {export:?} {answer:#?}");
            assert_eq!(answer.signatures[0].signer, "Tran Thi B");
        }
    }
}

#[test]
fn wrong_passphrase_and_no_key_file() {
    let wrong = Zeroizing::new("khong phai".to_owned());
    for export in [&[][..], &["-legacy"]] {
        let file = Recipe {
            export,
            ..Recipe::default()
        }
        .make();
        assert_eq!(
            open_pkcs12(&file, &wrong).unwrap_err(),
            SignError::WrongPassphrase
        );
    }
    assert_eq!(
        open_pkcs12(&OWN_FILE, &wrong).unwrap_err(),
        SignError::WrongPassphrase
    );
    assert_eq!(
        open_pkcs12(b"%PDF-1.7", &wrong).unwrap_err().kind(),
        "key_file_unreadable"
    );
    let no_certificate = Recipe {
        export: &["-nocerts"],
        ..Recipe::default()
    }
    .make();
    assert_eq!(
        open_pkcs12(&no_certificate, &passphrase()).unwrap_err(),
        SignError::NoCertificate
    );
    let no_key = Recipe {
        export: &["-nokeys"],
        ..Recipe::default()
    }
    .make();
    assert_eq!(
        open_pkcs12(&no_key, &passphrase()).unwrap_err(),
        SignError::NoPrivateKey
    );
}

#[test]
fn a_certificate_out_of_date_or_of_another_purpose_does_not_sign() {
    let refusal = |recipe: Recipe, days: i64| {
        let key = open_pkcs12(&recipe.make(), &passphrase()).unwrap();
        let mut request = request("ThuTruong", &key);
        request.time = chrono::Utc::now().fixed_offset() + chrono::TimeDelta::days(days);
        sign_pdf(&pdf(Kind::Table), &request).map_or_else(|e| e.kind(), |_| "signed")
    };
    let extensions = |e| Recipe {
        extensions: e,
        ..Recipe::default()
    };
    assert_eq!(
        refusal(
            Recipe {
                days: Some("30"),
                ..Recipe::default()
            },
            31
        ),
        "certificate_expired"
    );
    assert_eq!(refusal(Recipe::default(), -1), "certificate_not_yet_valid");
    assert_eq!(
        refusal(extensions(&["keyUsage=keyEncipherment"]), 1),
        "certificate_not_for_signing"
    );
    let authority = &[
        "basicConstraints=critical,CA:TRUE",
        "keyUsage=keyCertSign,cRLSign",
    ];
    assert_eq!(
        refusal(extensions(authority), 1),
        "certificate_of_authority"
    );
    assert_eq!(
        refusal(extensions(&["keyUsage=nonRepudiation"]), 1),
        "signed"
    );
}

#[test]
fn a_key_of_another_certificate_or_size_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let der = |bits: &str| {
        openssl(
            at,
            &[
                "genpkey",
                "-algorithm",
                "RSA",
                "-pkeyopt",
                bits,
                "-outform",
                "DER",
                "-out",
                "k.der",
            ],
        );
        openssl(
            at,
            &[
                "pkcs8", "-topk8", "-nocrypt", "-inform", "DER", "-in", "k.der", "-outform", "DER",
                "-out", "p.der",
            ],
        );
        std::fs::read(at.join("p.der")).unwrap()
    };
    let certificates = [OWN.certificate().clone()];
    let error = |pkcs8: &[u8]| {
        tukiem::sign::SigningKey::new(pkcs8, &certificates)
            .unwrap_err()
            .kind()
    };
    assert_eq!(error(&der("rsa_keygen_bits:2048")), "key_does_not_fit");
    assert_eq!(error(&der("rsa_keygen_bits:1024")), "unsupported_key");
    assert_eq!(error(b"garbage"), "unsupported_key");
}

#[test]
fn what_cannot_be_signed_is_named() {
    let refused = |pdf: &[u8], field| sign_pdf(pdf, &request(field, &OWN)).unwrap_err();
    let plain = pdf(Kind::Table);
    assert_eq!(refused(b"khong phai PDF", "CoQuan").kind(), "not_pdf");
    assert_eq!(
        refused(&plain[..plain.len() / 2], "CoQuan").kind(),
        "not_pdf"
    );
    let present = vec!["ThuTruong".to_owned(), "CoQuan".to_owned()];
    let missing = SignError::FieldMissing {
        field: "KeToan".into(),
        present,
    };
    assert_eq!(refused(&plain, "KeToan"), missing);
    let again = SignError::FieldAlreadySigned {
        field: "ThuTruong".into(),
    };
    assert_eq!(refused(&signed_once(Kind::Stream), "ThuTruong"), again);
    let encrypted = append(&plain, &[(9, "<</Filter/Standard>>")], "/Encrypt 9 0 R");
    assert_eq!(refused(&encrypted, "CoQuan"), SignError::Encrypted);
}

#[test]
fn picture_and_lines_are_drawn_and_bad_ones_refused() {
    let picture = |rgba| Picture {
        width: 2,
        height: 1,
        rgba,
        place: Place::Centred,
    };
    let mut with = request("ThuTruong", &OWN);
    let blue = picture(vec![0, 0, 255, 255, 0, 0, 255, 0]);
    let lines = vec!["Ký ngày 10/12/2026".to_owned()];
    with.appearance = Some(Appearance {
        picture: Some(blue),
        lines,
        font: FONT,
    });
    let signed = sign_pdf(&pdf(Kind::Stream), &with).unwrap();
    assert!(check(&signed).valid);
    let text = String::from_utf8_lossy(&signed);
    assert!(text.contains("/SMask") && text.contains("/DeviceGray") && text.contains("/DeviceRGB"));

    with.appearance = Some(Appearance {
        picture: Some(picture(vec![0; 7])),
        lines: vec![],
        font: FONT,
    });
    assert_eq!(
        sign_pdf(&pdf(Kind::Table), &with).unwrap_err().kind(),
        "picture_unusable"
    );
    with.appearance = Some(Appearance {
        picture: None,
        lines: vec![],
        font: b"no font",
    });
    assert_eq!(
        sign_pdf(&pdf(Kind::Table), &with).unwrap_err(),
        SignError::FontUnusable
    );
    with.appearance = None;
    assert!(check(&sign_pdf(&pdf(Kind::Table), &with).unwrap()).valid);
}

#[test]
fn the_file_identifier_keeps_its_first_half_and_renews_its_second() {
    let text = |pdf: &[u8]| String::from_utf8_lossy(pdf).into_owned();
    let last_id = |pdf: &[u8]| text(pdf).rsplit("/ID").next().unwrap()[..80].to_owned();
    let (first, second) = (signed_once(Kind::Table), signed_twice(Kind::Table));
    let kept = "<000102030405060708090a0b0c0d0e0f>";
    assert!(last_id(&first).contains(kept) && last_id(&second).contains(kept));
    assert_ne!(last_id(&first), last_id(&second));
    assert_eq!(
        last_id(&first),
        last_id(&signed_once(Kind::Table)),
        "derived from content"
    );
}

#[test]
fn no_flipped_byte_goes_unnoticed() {
    for signed in [signed_twice(Kind::Table), signed_once(Kind::Stream)] {
        assert!(check(&signed).valid);
        for offset in (0..signed.len()).step_by(97) {
            for mask in [0x01, 0x20, 0xff] {
                let mut changed = signed.clone();
                changed[offset] ^= mask;
                let answer = check(&changed);
                assert!(!answer.valid, "offset {offset} mask {mask:#x}");
            }
        }
    }
}

#[test]
fn no_flipped_byte_of_a_signature_goes_unnoticed() {
    let signed = signed_once(Kind::Table);
    let start = signed
        .windows(11)
        .rposition(|w| w == b"/Contents <")
        .unwrap();
    for offset in (start..start + 2600).step_by(3) {
        for mask in [0x01, 0x20] {
            let mut changed = signed.clone();
            changed[offset] ^= mask;
            assert!(!check(&changed).valid, "offset {offset} mask {mask:#x}");
        }
    }
}

#[test]
fn padding_must_be_zero() {
    let mut signed = signed_once(Kind::Table);
    let end = signed.windows(4).rposition(|w| w == b"00>/").unwrap();
    signed[end - 20] = b'7';
    let answer = check(&signed);
    assert!(!answer.valid);
    assert_eq!(codes(&answer), ["padding_not_zero"]);
}

#[test]
fn changed_page_content_after_signing_is_listed() {
    let signed = signed_once(Kind::Table);
    let white = "<</Length 25>>\nstream\n1 1 1 rg 0 0 595 842 re f\nendstream";
    let answer = check(&append(&signed, &[(4, white)], ""));
    assert!(!answer.valid);
    assert!(answer.signatures[0].intact && !answer.signatures[0].covers_whole_file);
    let [change] = &answer.changes_after[..] else {
        panic!("{answer:#?}")
    };
    assert_eq!(
        (change.kind, change.object, change.allowed),
        (ChangeKind::Modified, 4, false)
    );
    assert_eq!(codes(&answer), ["not_whole_file", "changed_after_signing"]);
}

#[test]
fn a_change_hidden_under_a_second_signature_is_found() {
    let white = "<</Length 25>>\nstream\n1 1 1 rg 0 0 595 842 re f\nendstream";
    let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R/OpenAction<</S/Named/N/Print>>>>";
    let moved = "<</Type/Annot/Subtype/Widget/FT/Sig/T(CoQuan)/F 132/P 3 0 R/Rect[0 0 595 842]>>";
    for (number, body) in [(4, white), (1, catalog), (6, moved), (20, "<</New true>>")] {
        let changed = append(&signed_once(Kind::Table), &[(number, body)], "");
        let twice = sign_pdf(&changed, &request("CoQuan", &OTHER)).unwrap();
        let answer = check(&twice);
        assert!(!answer.valid, "object {number} {answer:#?}");
        assert!(answer.signatures.iter().all(|s| s.intact));
        assert!(
            answer
                .changes_after
                .iter()
                .any(|c| c.object == number && !c.allowed)
        );
    }
}

#[test]
fn another_catalog_in_the_trailer_is_found() {
    let signed = signed_once(Kind::Table);
    let mut other = append(
        &signed,
        &[(20, "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R>>")],
        "",
    );
    let place = other
        .windows(11)
        .rposition(|w| w == b"/Root 1 0 R")
        .unwrap();
    other.splice(place..place + 11, *b"/Root 20 0 R");
    let answer = check(&other);
    assert!(!answer.valid);
    assert!(
        answer
            .changes_after
            .iter()
            .any(|c| c.kind == ChangeKind::Trailer && !c.allowed)
    );
}

#[test]
fn bytes_after_the_end_are_not_covered() {
    let mut signed = signed_once(Kind::Table);
    signed.extend(b"\r\n");
    assert!(check(&signed).valid, "one more end-of-line is no content");
    signed.extend(b"x");
    let answer = check(&signed);
    assert!(!answer.valid);
    assert!(codes(&answer).contains(&"trailing_bytes"));
}

#[test]
fn unsigned_truncated_and_garbage_are_not_valid() {
    assert_eq!(codes(&check(&pdf(Kind::Table))), ["unsigned"]);
    assert_eq!(codes(&check(b"")), ["not_pdf"]);
    assert_eq!(codes(&check(b"%PDF-1.7 nothing more")), ["not_pdf"]);
    let signed = signed_twice(Kind::Stream);
    for end in (0..signed.len() - 1).step_by(211) {
        // Cut behind the first signature's end the file is that revision, or damaged.
        let answer = check(&signed[..end]);
        assert!(
            !answer.valid || answer.signatures.len() == 1,
            "cut at {end}"
        );
    }
    assert!(!check(&signed[..signed.len() - 7]).valid);
}

#[test]
fn a_byte_range_with_another_shape_is_refused() {
    let signed = signed_once(Kind::Table);
    let place = signed
        .windows(12)
        .rposition(|w| w == b"/ByteRange [")
        .unwrap()
        + 12;
    for text in ["1 ", "0 9", "-1"] {
        let mut changed = signed.clone();
        changed[place..place + text.len()].copy_from_slice(text.as_bytes());
        assert!(!check(&changed).valid, "{text}");
    }
}

#[test]
fn a_document_with_object_streams_can_be_signed_twice() {
    let mut packed = Vec::new();
    lopdf::Document::load_mem(&pdf(Kind::Table))
        .unwrap()
        .save_modern(&mut packed)
        .unwrap();
    assert!(
        !packed.windows(5).any(|w| w == b"/Sig("),
        "the fields are inside an object stream"
    );
    let once = sign_pdf(&packed, &request("ThuTruong", &OWN)).unwrap();
    let twice = sign_pdf(&once, &request("CoQuan", &OTHER)).unwrap();
    let answer = check(&twice);
    assert!(answer.valid, "{answer:#?}");
    assert_eq!(answer.signatures.len(), 2);
}

#[test]
fn a_form_inside_the_catalog_and_nested_names_work() {
    let mut parts = objects("x");
    parts[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[9 0 R]>>>>".into();
    parts[4] = parts[4].replace("/FT/Sig", "/Parent 9 0 R");
    parts.push("<</T(Ky)/FT/Sig/Kids[5 0 R 6 0 R]>>".into());
    for kind in KINDS {
        let once = sign_pdf(&build(kind, &parts), &request("Ky.ThuTruong", &OWN)).unwrap();
        let twice = sign_pdf(&once, &request("Ky.CoQuan", &OTHER)).unwrap();
        let answer = check(&twice);
        assert!(answer.valid, "{answer:#?}");
    }
}

#[test]
fn hostile_structures_are_refused_without_harm() {
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let mut circle = objects("x");
    circle[6] = "<</Fields 7 0 R>>".into();
    let mut endless = objects("x");
    endless[4] = "<</FT/Sig/T(a)/Kids[6 0 R]>>".into();
    endless[5] = "<</FT/Sig/T(b)/Kids[5 0 R]>>".into();
    let mut nested = objects("x");
    nested[6] = format!("<</Fields {deep}>>");
    for parts in [circle, endless, nested] {
        let file = build(Kind::Table, &parts);
        assert!(!check(&file).valid);
        assert!(sign_pdf(&file, &request("CoQuan", &OWN)).is_err());
    }
    for xref in [
        "1 0 obj\n<</Type/XRef/W[1 9223372036854775807 2]/Size 9/Root 1 0 R/Length 0>>\nstream\n\nendstream\nendobj",
        "1 0 obj\n<</Type/XRef/W[0 0 0]/Index[0 9223372036854775807]/Size 9/Length 0>>\nstream\n\nendstream\nendobj",
        "1 0 obj\n<</Type/XRef/W[1 2 1]/Size 9/DecodeParms<</Predictor 12/Columns 9223372036854775807/Colors 9>>/Filter/FlateDecode/Length 8>>\nstream\n12345678\nendstream\nendobj",
        "xref\n18446744073709551615 2\n0000000000 65535 f \n0000000000 65535 f \ntrailer\n<</Size 1>>",
        "xref\n4294967295 2\n0000000009 00000 n \n0000000009 00000 n \ntrailer\n<</Size 1/Root 1 0 R>>",
        "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>",
    ] {
        let file = format!("%PDF-1.7\n{xref}\nstartxref\n9\n%%EOF\n");
        assert_eq!(codes(&check(file.as_bytes())), ["not_pdf"], "{xref}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(tail in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(!check(&tail).valid);
        let pdf = [b"%PDF-1.7\n", &tail[..], b"\nstartxref\n9\n%%EOF\n"].concat();
        prop_assert!(!check(&pdf).valid);
        prop_assert!(open_pkcs12(&tail, &passphrase()).is_err());
    }

    #[test]
    fn mutated_signed_files_are_never_valid(
        stream in any::<bool>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of((any::<prop::sample::Index>(), 1_usize..64)),
    ) {
        let whole = if stream { &*SIGNED_STREAM } else { &*SIGNED_TABLE };
        let mut changed = whole.clone();
        for (place, byte) in edits {
            // Half of the edits aim at the structure behind the signature's digits.
            let from = if byte % 2 == 0 { 0 } else { changed.len() * 7 / 8 };
            let at = from + place.index(changed.len() - from);
            changed[at] = byte;
        }
        if let Some((place, length)) = cut {
            let at = place.index(changed.len() - length);
            changed.drain(at..at + length);
        }
        prop_assume!(&changed != whole);
        prop_assert!(!check(&changed).valid);
    }
}

static SIGNED_TABLE: std::sync::LazyLock<Vec<u8>> =
    std::sync::LazyLock::new(|| signed_twice(Kind::Table));
static SIGNED_STREAM: std::sync::LazyLock<Vec<u8>> =
    std::sync::LazyLock::new(|| signed_twice(Kind::Stream));

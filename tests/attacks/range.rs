//! Universal signature forgery and signature wrapping: the byte range, the
//! contents, and the gap between.

use super::given::{check, codes, find, holds, refused, rfind};
use super::support::{KINDS, Kind, build, objects, signed_once};

/// The signed file with `text` in place of what stands between `after` and the
/// next `until`, padded to the same length.
fn replaced(pdf: &[u8], after: &[u8], until: u8, text: &str) -> Vec<u8> {
    let from = rfind(pdf, after) + after.len();
    let to = from + pdf[from..].iter().position(|b| *b == until).unwrap();
    let mut out = pdf.to_vec();
    let padded = format!("{text:<width$}", width = to - from);
    assert_eq!(padded.len(), to - from, "{text}");
    out.splice(from..to, padded.bytes());
    out
}

#[test]
fn a_byte_range_that_is_none_is_refused() {
    for kind in KINDS {
        let signed = signed_once(kind);
        for text in [
            "0 0 0 0",
            "0 1 2 3",
            "-1 10 20 30",
            "0 10 20",
            "0 10 20 30 40 50",
            "0 10 20 99999999",
            "0 20 10 30",
            "1 10 20 30",
            "0 10 12 18446744073709551615",
            "(0 10 20 30)",
            "",
        ] {
            let pdf = replaced(&signed, b"/ByteRange [", b']', text);
            let found = codes(&check(&pdf));
            assert!(
                found.contains(&"byte_range_wrong") || found.contains(&"gap_not_contents"),
                "{text}: {found:?}"
            );
        }
        let mut none = signed.clone();
        let place = rfind(&none, b"/ByteRange");
        none.splice(place..place + 10, *b"/ByteXange");
        refused("no byte range", &none, "byte_range_wrong");
    }
}

#[test]
fn contents_that_hold_no_signature_are_refused() {
    let signed = signed_once(Kind::Table);
    let digits = |text: &str| {
        let from = rfind(&signed, b"/Contents <") + 11;
        let to = from + signed[from..].iter().position(|b| *b == b'>').unwrap();
        let mut out = signed.clone();
        let filled = format!("{text}{}", "0".repeat(to - from - text.len()));
        out.splice(from..to, filled.bytes());
        out
    };
    for text in ["", "00", "3000", "3080", "30820001", "0480", "3003020100"] {
        refused(text, &digits(text), "cms_unreadable");
    }
    let mut renamed = signed.clone();
    let place = rfind(&renamed, b"/Contents <");
    renamed.splice(place..place + 9, *b"/Xontents");
    refused("no contents", &renamed, "gap_not_contents");
}

/// The gap grows and other objects hide in it.
#[test]
fn nothing_but_the_contents_fits_into_the_gap() {
    let signed = signed_once(Kind::Table);
    let open = rfind(&signed, b"/Contents <") + 10;
    let close = open + signed[open..].iter().position(|b| *b == b'>').unwrap() + 1;
    for (from, to, name) in [
        (open - 1, close, "a space before"),
        (open, close + 1, "a byte behind"),
        (open + 2, close, "digits left out"),
        (open - 10, close, "the key inside"),
    ] {
        let pdf = replaced(
            &signed,
            b"/ByteRange [",
            b']',
            &format!("0 {from} {to} {}", signed.len() - to),
        );
        refused(name, &pdf, "gap_not_contents");
    }
    // Wrapping: the second part is moved back, an object stands in between.
    let evil = b"4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n";
    let mut wrapped = signed[..close].to_vec();
    wrapped.extend(evil);
    wrapped.extend(&signed[close..]);
    let pdf = replaced(
        &wrapped,
        b"/ByteRange [",
        b']',
        &format!("0 {open} {} {}", close + evil.len(), signed.len() - close),
    );
    let answer = check(&pdf);
    assert!(!answer.valid);
}

/// A string that looks like the entry, in front of the entry itself.
#[test]
fn contents_inside_a_string_are_no_contents() {
    let signed = signed_once(Kind::Table);
    let mut pdf = signed.clone();
    let place = rfind(&pdf, b"/Contents <");
    // The real key becomes part of another name; a string says it instead.
    pdf.splice(place..place, *b"/Reason(/Contents <00>)");
    assert!(!check(&pdf).valid);
    // The gap may not be chosen inside a string either.
    let mut parts = objects("x");
    parts[3] = "<</Length 9>>\nstream\n/Contents\nendstream".into();
    holds(
        "the word in a stream harms nobody",
        &tukiem::sign::sign_pdf(
            &build(Kind::Table, &parts),
            &super::support::request("ThuTruong", &super::support::OWN),
        )
        .unwrap(),
    );
}

#[test]
fn a_key_twice_in_the_signature_is_refused() {
    let signed = signed_once(Kind::Table);
    // The name's bytes are reused for a second byte range of the same length.
    let place = rfind(&signed, b"/Location");
    let mut pdf = signed.clone();
    pdf.splice(place..place + 9, *b"/Contents");
    let found = codes(&check(&pdf));
    assert!(
        found.contains(&"gap_not_contents") || found.contains(&"not_pdf"),
        "{found:?}"
    );
    assert!(find(&signed, b"/ByteRange") > 0);
}

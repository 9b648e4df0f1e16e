//! Truncated, mutated, oversized and foreign input.

use proptest::prelude::*;
use tukiem::model::text::Text;
use tukiem::pack::{
    MAX_BYTES, MAX_ITEMS, MAX_PROBLEMS, ProblemKind as Kind, Problems, load, load_bytes, write,
};

use super::{GOOD, good, problems};

#[test]
fn no_truncation_panics_or_passes() {
    for cut in (0..GOOD.len() - 3).step_by(50) {
        assert!(
            load_bytes("cut.ron", &GOOD.as_bytes()[..cut]).is_err(),
            "{cut}"
        );
    }
}

#[test]
fn other_encodings_are_named() {
    let only = |bytes: &[u8]| {
        let Problems(found) = load_bytes("x.ron", bytes).unwrap_err();
        assert_eq!(found.len(), 1);
        found[0].clone()
    };
    let little: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(only(&little).kind, Kind::Utf16 { big_endian: false });
    assert_eq!(only(&big).kind, Kind::Utf16 { big_endian: true });
    assert_eq!(
        only(&[&[0xFF, 0xFE], &little[..]].concat()).kind,
        Kind::Utf16 { big_endian: false }
    );
    // "Tỉnh" typed in Latin-1 has bytes that are no UTF-8.
    let latin = [b"(\n  id: \"t".as_slice(), &[0xED], b"nh\")"].concat();
    let problem = only(&latin);
    assert_eq!(problem.kind, Kind::NotUtf8 { byte: 10 });
    assert_eq!((problem.line, problem.column), (2, 9));
}

#[test]
fn hostile_sizes_are_refused_quickly() {
    let big = " ".repeat(MAX_BYTES + 1);
    assert!(matches!(problems(&big)[0].kind, Kind::TooLarge { .. }));
    let deep = format!("(items: {}{})", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(problems(&deep)[0].kind, Kind::TooDeep);
    let many = format!("(items: [{}])", "(),".repeat(MAX_ITEMS + 1));
    assert!(
        problems(&many)
            .iter()
            .any(|p| matches!(p.kind, Kind::TooManyItems { .. }))
    );
    let heavy = format!(
        "(items: [{}\"{}\"{}])",
        "(".repeat(90),
        "x".repeat(7 << 20),
        ")".repeat(90)
    );
    assert!(load("x.ron", &heavy).is_err());
    let bad = format!("(items: [{}])", "(),".repeat(MAX_ITEMS));
    let found = problems(&bad);
    assert_eq!(found.len(), MAX_PROBLEMS + 1);
    assert_eq!(found[MAX_PROBLEMS].kind, Kind::TooManyProblems);
    for text in [
        "",
        "()",
        "[]",
        "5",
        "\"x\"",
        "(items: [])",
        "(chapters: 3, items: 3)",
        "#![enable(x)]",
    ] {
        assert!(load("x.ron", text).is_err(), "{text}");
    }
}

/// Cases a property runs; `TUKIEM_FUZZ_CASES` multiplies them.
fn cases(normal: u32) -> ProptestConfig {
    let times = std::env::var("TUKIEM_FUZZ_CASES");
    let times: u32 = times.ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(normal.saturating_mul(times))
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// Bytes overwritten, doubled and cut out: a catalog or problems, never a panic,
    /// and every place lies in the text.
    #[test]
    fn mutated_catalogs_never_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, "[ -~]|[\\PC]|[\"()\\[\\]:,0-9]"), 1..6)
    ) {
        let mut chars: Vec<char> = GOOD.chars().collect();
        for (at, how, with) in &edits {
            let at = at.index(chars.len());
            match how {
                0 => { chars.splice(at..=at, with.chars()); }
                1 => { chars.remove(at); }
                _ => { chars.splice(at..at, with.chars()); }
            }
        }
        let text: String = chars.into_iter().collect();
        match load("mutated.ron", &text) {
            Ok(catalog) => {
                let written = write(&catalog).unwrap();
                prop_assert_eq!(load("written.ron", &written), Ok(catalog));
            }
            Err(Problems(found)) => {
                prop_assert!(!found.is_empty());
                let lines = text.split('\n').count();
                for problem in found {
                    prop_assert!((1..=lines).contains(&problem.line), "{}", problem);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(30))]

    /// Any texts survive writing and loading.
    #[test]
    fn written_texts_come_back(vi in "[ -~À-ỹ]{1,40}", en in "[ -~]{1,40}") {
        prop_assume!(!vi.trim().is_empty() && !en.trim().is_empty());
        let mut catalog = good();
        catalog.title = Text::new(tukiem::model::text::nfc(&vi), en);
        let text = write(&catalog).unwrap();
        prop_assert_eq!(load("written.ron", &text), Ok(catalog));
    }
}

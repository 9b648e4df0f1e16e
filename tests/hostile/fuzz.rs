//! Bytes at random into everything that reads a file from outside: it may say
//! no, it must not panic. `TUKIEM_FUZZ_CASES` sets the budget (default 48).

use std::sync::LazyLock;

use chrono::DateTime;
use proptest::prelude::*;
use proptest::sample::Index;
use tukiem::exchange::{answers_json, profile_json};
use tukiem::model::catalog::Catalog;
use tukiem::model::evidence::{MAX_NAME_CHARS, safe_file_name};
use tukiem::model::id::AssessmentId;
use tukiem::pack;
use tukiem::sign::{self, TrustAnchors};
use tukiem::store::Store;
use zeroize::Zeroizing;

use super::desk::{Desk, FOR_SIGNING, PASSPHRASE, example};

/// So many times the budget.
fn budget(times: u32) -> ProptestConfig {
    let cases = std::env::var("TUKIEM_FUZZ_CASES").map_or(48, |text| text.parse().unwrap());
    // No file beside the test keeps what failed: the seed is printed.
    ProptestConfig {
        cases: cases * times,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A signed report, its database and its key, made once by the program itself.
static MADE: LazyLock<(Vec<u8>, Vec<u8>, Vec<u8>)> = LazyLock::new(|| {
    let desk = Desk::assessed();
    desk.key("key.p12", FOR_SIGNING, &["-days", "365"]);
    desk.sign("r.pdf", "key.p12").ended(0);
    (desk.read("r.pdf"), desk.read("a.db"), desk.read("key.p12"))
});

static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| pack::load(pack::builtin()[0].file, pack::builtin()[0].text).unwrap());

/// One thing done to bytes.
#[derive(Clone, Debug)]
enum Harm {
    Set(Index, u8),
    Cut(Index),
    Remove(Index, u8),
    Insert(Index, Vec<u8>),
    /// A stretch from one place written over another.
    Copy(Index, Index, u8),
}

fn harms() -> impl Strategy<Value = Vec<Harm>> {
    let place = any::<Index>;
    let harm = prop_oneof![
        4 => (place(), any::<u8>()).prop_map(|(at, byte)| Harm::Set(at, byte)),
        1 => place().prop_map(Harm::Cut),
        2 => (place(), any::<u8>()).prop_map(|(at, count)| Harm::Remove(at, count)),
        2 => (place(), prop::collection::vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Harm::Insert(at, bytes)),
        2 => (place(), place(), any::<u8>()).prop_map(|(from, to, count)| Harm::Copy(from, to, count)),
    ];
    prop::collection::vec(harm, 1..6)
}

fn harmed(bytes: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for harm in harms {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        let end = |at: usize, count: u8| (at + usize::from(count)).min(length);
        match harm {
            Harm::Set(at, byte) => bytes[at.index(length)] = *byte,
            Harm::Cut(at) => bytes.truncate(at.index(length)),
            Harm::Remove(at, count) => {
                drop(bytes.drain(at.index(length)..end(at.index(length), *count)));
            }
            Harm::Insert(at, more) => {
                let at = at.index(length);
                bytes.splice(at..at, more.iter().copied());
            }
            Harm::Copy(from, to, count) => {
                let piece = bytes[from.index(length)..end(from.index(length), *count)].to_vec();
                let to = to.index(length);
                let until = (to + piece.len()).min(length);
                bytes[to..until].copy_from_slice(&piece[..until - to]);
            }
        }
    }
    bytes
}

fn exchange(bytes: &[u8]) {
    drop(answers_json::read(bytes, &CATALOG));
    drop(profile_json::read(bytes));
}

proptest! {
    #![proptest_config(budget(8))]

    #[test]
    fn catalogs(harms in harms()) {
        drop(pack::load_bytes("a.ron", &harmed(include_bytes!("../fixtures/pack/good.ron"), &harms)));
    }

    #[test]
    fn noise_of_every_kind(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        drop(pack::load_bytes("a.ron", &bytes));
        exchange(&bytes);
        prop_assert!(!sign::verify(&bytes, &TrustAnchors::none(), None).valid);
        prop_assert!(sign::open_pkcs12(&bytes, &Zeroizing::new(String::new())).is_err());
        prop_assert!(TrustAnchors::from_files([&bytes[..]]).is_err());
    }

    #[test]
    fn names(name in any::<String>()) {
        let safe = safe_file_name(&name);
        prop_assert!(!safe.is_empty() && safe.chars().count() <= MAX_NAME_CHARS);
        prop_assert!(!safe.contains(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c)));
        prop_assert!(!safe.starts_with(['.', ' ']) && !safe.ends_with(['.', ' ']));
        prop_assert_eq!(safe_file_name(&safe), safe);
    }
}

proptest! {
    #![proptest_config(budget(2))]

    #[test]
    fn answers_and_profiles(harms in harms()) {
        for name in ["answers.json", "profile.json"] {
            exchange(&harmed(&std::fs::read(example(name)).unwrap(), &harms));
        }
    }

    #[test]
    fn keys(harms in harms()) {
        // Most harm breaks the file's own check; what is left must still be a key that fits.
        if let Ok(key) = sign::open_pkcs12(&harmed(&MADE.2, &harms), &Zeroizing::new(PASSPHRASE.to_owned())) {
            prop_assert!(!key.certificate().der().is_empty());
        }
    }
}

proptest! {
    #![proptest_config(budget(1))]

    #[test]
    fn signed_reports(harms in harms()) {
        let bytes = harmed(&MADE.0, &harms);
        let valid = sign::verify(&bytes, &TrustAnchors::none(), None).valid;
        prop_assert_eq!(valid, bytes == MADE.0, "{:?}", harms);
    }

    #[test]
    fn databases(harms in harms()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tukiem.db");
        std::fs::write(&file, harmed(&MADE.1, &harms)).unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap();
        if let Ok(opened) = Store::open(&file, now) {
            drop(opened.store.assessments());
            drop(opened.store.load(AssessmentId(1)));
            drop(opened.store.verify_audit());
            drop(opened.store.integrity_check());
            drop(opened.store.verify_blobs(&mut |_, _| true));
        }
    }
}

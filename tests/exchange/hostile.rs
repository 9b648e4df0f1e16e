//! Values and bytes changed at random.

use proptest::prelude::*;
use serde_json::{Value, json};
use tukiem::exchange::{ExchangeError, answers_json, profile_json};

use super::{catalog_once, good_answers, read};

/// Cases a property runs; `TUKIEM_FUZZ_CASES` multiplies them.
fn cases(normal: u32) -> ProptestConfig {
    let times = std::env::var("TUKIEM_FUZZ_CASES");
    let times: u32 = times.ok().and_then(|n| n.parse().ok()).unwrap_or(1);
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(normal.saturating_mul(times))
    }
}

/// Every pointer into a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(list) => {
            for (n, value) in list.iter().enumerate() {
                pointers(value, &format!("{at}/{n}"), found);
            }
        }
        Value::Object(object) => {
            for (name, value) in object {
                pointers(value, &format!("{at}/{name}"), found);
            }
        }
        _ => {}
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        "[./\\\\a:]{0,8}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
    ]
}

proptest! {
    #![proptest_config(cases(300))]

    /// Values replaced anywhere: answers, or findings that point into the file.
    #[test]
    fn replaced_values_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4)) {
        let mut value = good_answers();
        for (at, new) in edits {
            let mut places = Vec::new();
            pointers(&value, "", &mut places);
            let place = places[at.index(places.len())].clone();
            *value.pointer_mut(&place).unwrap() = new;
        }
        match read(&value) {
            Ok(answers) => {
                let evidence = answers.answers.iter().flat_map(|a| &a.evidence);
                for path in evidence.filter_map(|e| e.file.as_ref()) {
                    let below = path.split('/').all(|part| !["", ".", ".."].contains(&part));
                    prop_assert!(below && !path.contains(['\\', ':']), "{}", path);
                }
            }
            Err(ExchangeError::Invalid(findings)) => prop_assert!(!findings.is_empty()),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    /// Bytes overwritten, cut out and added: never a panic.
    #[test]
    fn mutated_bytes_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6)) {
        let mut bytes = good_answers().to_string().into_bytes();
        for (at, byte, how) in edits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => { bytes.remove(at); }
                _ => bytes.insert(at, byte),
            }
        }
        let catalog = catalog_once();
        let _ = answers_json::read(&bytes, catalog);
        let _ = profile_json::read(&bytes);
    }
}

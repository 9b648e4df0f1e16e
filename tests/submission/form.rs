//! The form: schema, what leaves the unit, reading it back.

use jsonschema::Validator;
use serde_json::{Value, json};
use tukiem::exchange::submission_json::{
    self, Given, MAX_BYTES, SubmissionForm, assessment, form, read,
};
use tukiem::exchange::{ExchangeError, FindingKind as Kind, to_json};
use tukiem::model::assessment::Assessment;
use tukiem::model::evidence::Sha256;
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;

use super::given::{DEMO, data, now};

fn schema() -> Validator {
    let text = include_str!("../../assets/schemas/submission.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).unwrap()
}

#[track_caller]
fn fits(value: &Value) {
    let schema = schema();
    let errors: Vec<_> = schema
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// The submission of changed data of the demonstration.
fn of(assessment: &Assessment) -> SubmissionForm {
    let snapshot = &DEMO.snapshot;
    let scope = Scope::of(&snapshot.catalog, &assessment.head.profile);
    form(Given {
        catalog: &snapshot.catalog,
        catalog_sha256: Sha256([7; 32]),
        controls: &snapshot.controls,
        scope: &scope,
        assessment,
        score: &score(&snapshot.catalog, &scope, assessment),
        created: now(),
    })
}

/// The findings of a reading that must fail with findings.
#[track_caller]
fn findings(value: &Value) -> Vec<(String, Kind)> {
    match read(value.to_string().as_bytes()) {
        Err(ExchangeError::Invalid(findings)) => {
            findings.into_iter().map(|f| (f.pointer, f.kind)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_demonstration_fits_the_schema_and_reads_back_exactly() {
    let (form, bytes) = data();
    fits(&serde_json::from_slice(&bytes).unwrap());
    assert_eq!(read(&bytes).unwrap(), form);
    assert_eq!(to_json(&form).unwrap().into_bytes(), bytes);
    let snapshot = &DEMO.snapshot;
    assert_eq!(form.uid, snapshot.assessment.uid.to_string());
    assert_eq!(form.answers.len(), snapshot.catalog.items.len());
    assert_eq!(form.evidence.len(), snapshot.assessment.evidence.len());
    assert_eq!(form.plan.len(), snapshot.assessment.plan.len());
    assert!(form.plan.len() > 1 && form.evidence.len() > 1);
    // The catalog's digest, by another hand.
    let text = tukiem::pack::write(&snapshot.catalog).unwrap();
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    let digest: String = digest.as_ref().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(form.regulation.sha256, digest);
    // An assessment made of it gives the same submission.
    let again = assessment(&form).unwrap();
    let same = SubmissionForm {
        regulation: form.regulation.clone(),
        ..of(&again)
    };
    assert_eq!(same, form);
}

#[test]
fn what_the_report_does_not_print_stays_with_the_unit() {
    let mut given = DEMO.snapshot.assessment.clone();
    given.head.review = "GIỮ-KÍN lời lãnh đạo".into();
    given.head.name = "GIỮ-KÍN tên riêng".into();
    let item = given.responses.keys().next().unwrap().clone();
    given.responses.get_mut(&item).unwrap().flagged = true;
    let text = to_json(&of(&given)).unwrap();
    assert!(
        !text.contains("GIỮ-KÍN") && !text.contains("flag"),
        "{text}"
    );
    // A note is printed, so it goes.
    given.responses.get_mut(&item).unwrap().note = "in ở Phụ lục I".into();
    assert!(to_json(&of(&given)).unwrap().contains("in ở Phụ lục I"));
    // The answer to an item that no longer concerns the unit does not.
    let outside = Scope::of(&DEMO.snapshot.catalog, &given.head.profile);
    let items = &DEMO.snapshot.catalog.items;
    let outside = items
        .iter()
        .enumerate()
        .find(|(at, _)| !outside.applies(*at));
    let (position, outside) = outside.unwrap();
    let response = Response {
        answer: Some(Answer::Met),
        ..Response::default()
    };
    given.responses.insert(outside.id.clone(), response);
    let form = of(&given);
    assert_eq!(form.answers[position].answer, None);
    fits(&serde_json::to_value(&form).unwrap());
}

#[test]
fn disguising_characters_do_not_leave() {
    let mut given = DEMO.snapshot.assessment.clone();
    given.head.profile.name = "UBND\u{202E} xã\u{7} Mẫu\n".into();
    given.head.remarks = "một\r\nhai\u{1b}[2J\tba\u{2066}".into();
    given.head.recipients = vec!["A\u{0}B".into()];
    let form = of(&given);
    assert_eq!(form.unit.name, "UBND xã Mẫu");
    assert_eq!(form.score.unit, "UBND xã Mẫu");
    assert_eq!(form.remarks, "một\nhai[2J\tba");
    assert_eq!(form.recipients, ["AB"]);
    assert_eq!(read(to_json(&form).unwrap().as_bytes()).unwrap(), form);
    // And none comes in.
    for (pointer, text) in [
        ("/unit/name", "a\u{1b}[31m"),
        ("/unit/head/name", "a\nb"),
        ("/remarks", "a\u{202E}b"),
        ("/answers/0/note", "\u{0}"),
        ("/score/unit", "a\rb"),
    ] {
        let mut value = serde_json::to_value(&form).unwrap();
        *value.pointer_mut(pointer).unwrap() = json!(text);
        let found = findings(&value);
        assert!(
            matches!(&found[..], [(at, Kind::ControlCharacter { .. })] if at == pointer),
            "{pointer}: {found:?}"
        );
    }
}

/// Pointers to all objects of a value.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.push(at.to_owned());
            for (name, value) in map {
                objects(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(list) => {
            // The first two of a list stand for all.
            for (n, value) in list.iter().enumerate().take(2) {
                objects(value, &format!("{at}/{n}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn no_name_is_passed_over_anywhere() {
    let (form, _) = data();
    let value = serde_json::to_value(&form).unwrap();
    let mut places = Vec::new();
    objects(&value, "", &mut places);
    assert!(places.len() > 60, "{places:?}");
    let schema = schema();
    for place in places {
        let mut more = value.clone();
        let object = more.pointer_mut(&place).unwrap().as_object_mut().unwrap();
        let names: Vec<_> = object.keys().cloned().collect();
        object.insert("extra".into(), json!(1));
        assert!(!schema.is_valid(&more), "{place}");
        match read(more.to_string().as_bytes()) {
            Err(ExchangeError::Invalid(found)) => {
                let here = format!("{place}/extra");
                let named = found
                    .iter()
                    .any(|f| f.pointer == here && matches!(f.kind, Kind::UnknownName { .. }));
                // Values of one name (an enum's) cannot have another beside it at all.
                let shape = found.iter().any(|f| matches!(f.kind, Kind::Form { .. }));
                assert!(named || shape, "{place}: {found:?}");
            }
            other => panic!("{place}: {other:?}"),
        }
        for name in names {
            let mut less = value.clone();
            let object = less.pointer_mut(&place).unwrap().as_object_mut().unwrap();
            object.remove(&name);
            assert!(!schema.is_valid(&less), "{place}/{name}");
            assert!(read(less.to_string().as_bytes()).is_err(), "{place}/{name}");
        }
    }
}

#[test]
fn other_versions_and_formats_are_told_apart() {
    let (form, _) = data();
    let mut value = serde_json::to_value(&form).unwrap();
    // A later version may have any shape; it is not complained about name by name.
    value["version"] = json!(2);
    value["new"] = json!({"a": []});
    let newer = read(value.to_string().as_bytes()).unwrap_err();
    assert_eq!(
        newer,
        ExchangeError::NewerVersion {
            version: 2,
            known: 1
        }
    );
    for l in [
        tukiem::i18n::Language::Vietnamese,
        tukiem::i18n::Language::English,
    ] {
        let text = newer.text(l);
        assert!(text.contains('2') && text.contains("Tukiem"), "{text}");
    }
    for wrong in [json!(0), json!(-1), json!("1"), json!(1.5), Value::Null] {
        value["version"] = wrong;
        let found = findings(&value);
        assert!(
            matches!(&found[..], [(at, Kind::OutOfRange { .. })] if at == "/version"),
            "{found:?}"
        );
    }
    value["version"] = json!(1);
    for wrong in [
        json!("tukiem-package"),
        json!(null),
        json!(["tukiem-submission"]),
    ] {
        value["format"] = wrong;
        let found = findings(&value);
        assert!(
            matches!(&found[..], [(at, Kind::Other { .. })] if at == "/format"),
            "{found:?}"
        );
    }
    for value in [json!(null), json!([]), json!("x"), json!({})] {
        findings(&value);
    }
}

#[test]
fn impossible_values_are_named_with_their_place() {
    let (form, _) = data();
    let value = serde_json::to_value(&form).unwrap();
    let digits = "A".repeat(64);
    for (pointer, wrong, fits_schema) in [
        ("/uid", json!("0123"), false),
        ("/created", json!("hôm nay"), false),
        ("/year", json!(1999), false),
        ("/period/end", json!("2026-02-30"), true),
        ("/period/end", json!("2000-01-01"), true),
        ("/regulation/sha256", json!(digits), false),
        ("/regulation/catalog", json!(""), false),
        ("/unit/system_level", json!(6), false),
        ("/answers/1/item", json!(form.answers[0].item), true),
        ("/answers/0/weight", json!(4), false),
        ("/answers/0/answer", json!("not_applicable"), false),
        ("/answers/0/reason", json!("thừa"), false),
        ("/evidence/1/number", json!(form.evidence[0].number), true),
        ("/evidence/0/items/0", json!("không có"), true),
        (
            "/evidence/0/file",
            json!({"size": 1, "sha256": "00"}),
            false,
        ),
        ("/plan/0/item", json!("không có"), true),
        ("/plan/0/deadline", json!("31/12/2026"), false),
        ("/score/overall/percent", json!(12.3), true),
        (
            "/score/overall/denominator",
            json!(9_007_199_254_740_993_u64),
            true,
        ),
        ("/score/overall/numerator", json!(u64::MAX), true),
        (
            "/score/by_article/0/answered/numerator",
            json!(4_000_000),
            true,
        ),
    ] {
        let mut bad = value.clone();
        *bad.pointer_mut(pointer)
            .unwrap_or_else(|| panic!("{pointer}")) = wrong;
        assert_eq!(schema().is_valid(&bad), fits_schema, "{pointer}");
        let found = findings(&bad);
        // The value itself or one it must fit beside it.
        let (beside, _) = pointer.rsplit_once('/').unwrap();
        let near = |at: &str| pointer.starts_with(at) || at.starts_with(beside);
        assert!(found.iter().any(|(at, _)| near(at)), "{pointer}: {found:?}");
    }
    // Not in the schema's reach either: words where numbers stand.
    for (pointer, wrong) in [
        ("/year", json!("2026")),
        ("/score/overall/numerator", json!(1.5)),
        ("/score/counts/met", json!(-1)),
        ("/unit/unit_type", json!("village")),
        ("/answers/0/backed", json!(1)),
    ] {
        let mut bad = value.clone();
        *bad.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema().is_valid(&bad), "{pointer}");
        findings(&bad);
    }
}

#[test]
fn incidents_have_their_shape_already() {
    let (form, _) = data();
    let mut value = serde_json::to_value(&form).unwrap();
    let incident = json!({
        "occurred": null,
        "detected": "2026-05-06T07:08:09+07:00",
        "class": "nghiêm trọng",
        "reported": "2026-05-06T09:00:00+07:00",
        "closed": null,
    });
    value["incidents"] = json!([incident]);
    fits(&value);
    let read = read(value.to_string().as_bytes()).unwrap();
    assert_eq!(read.incidents.len(), 1);
    value["incidents"][0]["detected"] = json!("06/5/2026");
    assert!(!schema().is_valid(&value));
    assert_eq!(findings(&value)[0].0, "/incidents/0/detected");
}

#[test]
fn a_submission_that_could_not_be_read_again_is_not_written() {
    assert!(submission_json::fits(&vec![b' '; MAX_BYTES]).is_ok());
    let error = submission_json::fits(&vec![b' '; MAX_BYTES + 1]).unwrap_err();
    assert!(matches!(error, ExchangeError::SubmissionTooLarge { .. }));
    let mut snapshot = DEMO.snapshot.clone();
    snapshot.assessment.head.remarks = "dài ".repeat(MAX_BYTES / 5);
    let error = snapshot.document(now()).unwrap_err();
    let text = error.message(tukiem::i18n::Language::Vietnamese);
    assert!(text.contains("8 MiB"), "{text}");
}

//! No reference leads nowhere, and one that does is found.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tukiem::app::oscal::documents;
use tukiem::exchange::oscal::{Broken, BrokenKind, FileName, check};

use super::given::{catalog, catalogs, empty, filled, outsider, worst};
use super::read::{EN, VI, made};

#[test]
fn every_kind_of_assessment_has_no_loose_end() {
    for catalog in catalogs() {
        let all = [
            (empty(catalog.clone()), VI),
            (filled(catalog.clone()), EN),
            (worst(catalog.clone()), VI),
            (outsider(&catalog), EN),
        ];
        for (snapshot, language) in all {
            // Checked on the way.
            assert_eq!(documents(&snapshot, language).unwrap().len(), 5);
        }
    }
    let nothing = outsider(&catalog("quang-binh"));
    assert_eq!(nothing.scope.counts().0, 0);
    let profile = &made(&nothing, VI)[&FileName::Profile];
    assert!(profile["imports"][0]["include-all"].is_object());
}

/// Fields that refer to something, by the form of their names: whoever adds one and
/// forgets the check is told here.
fn refers(field: &str) -> bool {
    let suffixes = ["-id", "-ids", "-uuid", "-uuids"];
    let named = suffixes.iter().any(|suffix| field.ends_with(suffix));
    // The name of a thing itself, and of a paper outside.
    named && field != "system-id" && field != "document-ids"
        || field == "href"
        || field == "member-of-organizations"
}

/// Pointers to the first reference of each field, and to every one of a link.
fn references(value: &Value, at: &str, field: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(values) => {
            for (number, value) in values.iter().enumerate() {
                references(value, &format!("{at}/{number}"), field, found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                references(value, &format!("{at}/{name}"), name, found);
            }
        }
        Value::String(text) if refers(field) => {
            // Links of different kinds are told apart by how they begin.
            let kind = if text.starts_with('#') {
                "#"
            } else {
                text.get(..4).unwrap_or("")
            };
            let kind = if field == "href" { kind } else { "" };
            found
                .entry(format!("{field} {kind}"))
                .or_insert(at.to_owned());
        }
        _ => {}
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_found() {
    let files = documents(&filled(catalog("quang-binh")), VI).unwrap();
    assert_eq!(check(&files), []);
    let mut tried = BTreeSet::new();
    for (position, file) in files.iter().enumerate() {
        let value: Value = serde_json::from_str(&file.text).unwrap();
        let mut found = BTreeMap::new();
        references(&value, "", "", &mut found);
        for (kind, pointer) in found {
            let mut broken = value.clone();
            let place = broken.pointer_mut(&pointer).unwrap();
            let loose = format!("{}9", place.as_str().unwrap());
            *place = loose.clone().into();
            let mut files = files.clone();
            files[position].text = broken.to_string();
            let told = check(&files);
            assert_eq!(told.len(), 1, "{kind} at {pointer}: {told:?}");
            let told = &told[0];
            assert_eq!(
                (told.file, &told.pointer, &told.value),
                (file.name, &pointer, &loose)
            );
            tried.insert(kind);
        }
    }
    assert!(tried.len() >= 14, "{tried:?}");
}

#[test]
fn a_thing_that_is_gone_or_there_twice_is_found() {
    let files = documents(&filled(catalog("quang-binh")), VI).unwrap();
    let value = |at: usize| serde_json::from_str::<Value>(&files[at].text).unwrap();
    let told = |at: usize, changed: &Value| {
        let mut files = files.clone();
        files[at].text = changed.to_string();
        check(&files)
    };
    let empty_list = |at: usize, pointer: &str| {
        let mut changed = value(at);
        *changed.pointer_mut(pointer).unwrap() = Value::Array(Vec::new());
        told(at, &changed)
    };
    let kinds = |broken: &[Broken]| broken.iter().map(|b| b.kind).collect::<BTreeSet<_>>();
    let results = "/assessment-results/results/0";
    for (at, pointer, kind) in [
        (
            3,
            format!("{results}/observations"),
            BrokenKind::Observation,
        ),
        (3, format!("{results}/risks"), BrokenKind::Risk),
        (
            3,
            "/assessment-results/back-matter/resources".into(),
            BrokenKind::Href,
        ),
        (
            2,
            "/assessment-plan/metadata/parties".into(),
            BrokenKind::Party,
        ),
        (
            2,
            "/assessment-plan/metadata/roles".into(),
            BrokenKind::Role,
        ),
    ] {
        let broken = empty_list(at, &pointer);
        assert!(kinds(&broken).contains(&kind), "{pointer}: {broken:?}");
    }
    // The finding is named in poam.json, the controls in three documents.
    let broken = empty_list(3, &format!("{results}/findings"));
    assert!(
        broken.iter().all(|b| b.file == FileName::ActionPlan),
        "{broken:?}"
    );
    let broken = empty_list(0, "/catalog/groups");
    let expected = [
        BrokenKind::Control,
        BrokenKind::Objective,
        BrokenKind::Part,
        BrokenKind::Group,
    ];
    assert!(
        kinds(&broken).is_superset(&expected.into()),
        "{:?}",
        kinds(&broken)
    );

    let mut doubled = value(3);
    let first = doubled
        .pointer(&format!("{results}/findings/0"))
        .unwrap()
        .clone();
    let findings = doubled.pointer_mut(&format!("{results}/findings")).unwrap();
    findings.as_array_mut().unwrap().push(first);
    assert_eq!(kinds(&told(3, &doubled)), [BrokenKind::Doubled].into());

    let mut files = files.clone();
    files[4].text.truncate(100);
    assert_eq!(kinds(&check(&files)), [BrokenKind::NotJson].into());
    files.remove(0);
    assert!(
        kinds(&check(&files)).contains(&BrokenKind::Href),
        "the profile's catalog is gone"
    );
}

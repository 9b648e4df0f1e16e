//! The JSON forms: against their schemas, against each other, and hostile input.
#![expect(clippy::unwrap_used, clippy::panic)]

#[path = "exchange/hostile.rs"]
mod hostile;
#[path = "exchange/verification.rs"]
mod verification;

use chrono::{DateTime, NaiveDate};
use jsonschema::Validator;
use serde_json::{Value, json};
use tukiem::exchange::{
    ExchangeError, Finding, FindingKind as Kind, MAX_BYTES, answers_json, catalog_json,
    profile_json, score_json, to_json,
};
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::bearer::Role;
use tukiem::model::catalog::Catalog;
use tukiem::model::condition::Fact;
use tukiem::model::control::Controls;
use tukiem::model::id::{AssessmentId, AssessmentUid, ItemId};
use tukiem::model::profile::{Person, Profile, UnitType};
use tukiem::model::remediation::RemediationStatus;
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;
use tukiem::model::text::Language;
use tukiem::pack;

fn catalog() -> Catalog {
    pack::load("good.ron", include_str!("fixtures/pack/good.ron")).unwrap()
}

fn schema(name: &str) -> Validator {
    let text = match name {
        "answers" => include_str!("../assets/schemas/answers.schema.json"),
        "catalog" => include_str!("../assets/schemas/catalog.schema.json"),
        "profile" => include_str!("../assets/schemas/profile.schema.json"),
        "score" => include_str!("../assets/schemas/score.schema.json"),
        "verify" => include_str!("../assets/schemas/verify.schema.json"),
        _ => panic!("no schema {name}"),
    };
    let schema: Value = serde_json::from_str(text).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{name}");
    jsonschema::draft202012::new(&schema).unwrap()
}

#[track_caller]
fn fits(schema: &Validator, value: &Value) {
    let errors: Vec<_> = schema
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn profile() -> Profile {
    let person = |name: &str, title: &str| Person {
        name: name.into(),
        title: title.into(),
    };
    Profile {
        name: "UBND phường Thử".into(),
        governing_body: "UBND tỉnh Thử".into(),
        unit_type: UnitType::Ward,
        place: "Thử".into(),
        symbol: "UBND".into(),
        head: person("Nguyễn Văn A", "Chủ tịch"),
        officer: person("Trần Thị B", "Công chức"),
        roles: [Role::Operator].into(),
        facts: [Fact::Wifi, Fact::InternalNetwork].into(),
        system_level: 2,
    }
}

fn assessment(catalog: &Catalog) -> Assessment {
    let head = Head {
        name: "Năm 2026".into(),
        catalog: catalog.id.clone(),
        catalog_version: catalog.content_version.clone(),
        year: 2026,
        period_start: day("2026-01-01"),
        period_end: day("2026-12-31"),
        profile: profile(),
        recipients: Vec::new(),
        remarks: String::new(),
        proposals: String::new(),
        review: String::new(),
        state: State::Draft,
    };
    let now = DateTime::parse_from_rfc3339("2026-12-01T08:00:00+07:00").unwrap();
    Assessment::new(AssessmentId(1), AssessmentUid([1; 16]), head, now)
}

fn answered(answer: Answer) -> Response {
    Response {
        answer: Some(answer),
        ..Response::default()
    }
}

/// The catalog, loaded once for the properties.
fn catalog_once() -> &'static Catalog {
    static CATALOG: std::sync::OnceLock<Catalog> = std::sync::OnceLock::new();
    CATALOG.get_or_init(catalog)
}

fn controls() -> Controls {
    let source = tukiem::pack::CONTROLS;
    tukiem::pack::load_controls(source.file, source.text).unwrap()
}

#[test]
fn catalogs_fit_their_schema() {
    let schema = schema("catalog");
    let own = [("good.ron", include_str!("fixtures/pack/good.ron"))];
    let built_in = pack::builtin().iter().map(|s| (s.file, s.text));
    for (file, text) in own.into_iter().chain(built_in) {
        let catalog = pack::load(file, text).unwrap();
        let value = serde_json::to_value(catalog_json::CatalogForm::from(&catalog)).unwrap();
        fits(&schema, &value);
        assert_eq!(
            value["items"].as_array().unwrap().len(),
            catalog.items.len()
        );
        assert_eq!(
            value["provisions"].as_array().unwrap().len(),
            catalog.provisions().count()
        );
    }
}

#[test]
fn a_catalog_has_the_agreed_names_and_values() {
    let value = serde_json::to_value(catalog_json::CatalogForm::from(&catalog())).unwrap();
    assert_eq!(value["status"], "replaced");
    assert_eq!(
        value["provisions"][0],
        json!({"ref": "1", "article": "1", "title": "Phạm vi", "assessed": false,
            "reason": {"kind": "scope", "vi": "Nêu phạm vi.", "en": "States the scope."}})
    );
    assert_eq!(value["provisions"][1]["reason"], Value::Null);
    let item = &value["items"][0];
    assert_eq!(item["bearers"], json!(["unit", "it_officer"]));
    assert_eq!(item["force"], "prohibition");
    assert_eq!(
        item["applies_if"],
        json!({"all": [{"has": "wifi"}, {"any": [{"is": "operator"}, {"level_at_least": 3}]},
            {"not": {"has": "state_secrets"}}, "always"]})
    );
    assert_eq!(
        item["interval"],
        json!({"kind": "every_months", "months": 6})
    );
    assert_eq!(
        item["criteria"][0],
        json!({"subject": "password.length", "bound": {"at_least": 8}, "measure": "characters"})
    );
    assert_eq!(item["criteria"][2]["bound"], json!({"between": [3, 5]}));
    let other = &value["items"][1];
    assert_eq!(other["applies_if"], "always");
    assert_eq!(
        other["interval"],
        json!({"kind": "when", "vi": "khi có người nghỉ việc", "en": "when someone leaves"})
    );
    assert_eq!(
        value["items"][2]["interval"],
        json!({"kind": "within_hours", "hours": 24, "from": "detection"})
    );
}

#[test]
fn a_spoilt_catalog_does_not_fit_its_schema() {
    let schema = schema("catalog");
    let good = serde_json::to_value(catalog_json::CatalogForm::from(&catalog())).unwrap();
    for (pointer, bad) in [
        ("/status", json!("gone")),
        ("/items/0/force", json!("must")),
        ("/items/0/applies_if", json!({"has": "wings"})),
        ("/items/0/interval", json!({"kind": "every_months"})),
        ("/items/0/bearers", json!([])),
        ("/items/0/question", json!("?")),
        ("/provisions/0/ref", json!("x")),
        ("/issued", json!("today")),
    ] {
        let mut value = good.clone();
        *value.pointer_mut(pointer).unwrap() = bad;
        assert!(!schema.is_valid(&value), "{pointer}");
    }
}

#[test]
fn profiles_come_back_and_fit_their_schema() {
    let text = to_json(&profile_json::ProfileForm::from(&profile())).unwrap();
    fits(&schema("profile"), &serde_json::from_str(&text).unwrap());
    assert_eq!(profile_json::read(text.as_bytes()), Ok(profile()));
    let short = json!({"name": "  Tie\u{302}\u{301}ng ", "unit_type": "commune"});
    fits(&schema("profile"), &short);
    let read = profile_json::read(short.to_string().as_bytes()).unwrap();
    assert_eq!(
        (read.name.as_str(), read.unit_type),
        ("Tiếng", UnitType::Commune)
    );
}

#[test]
fn every_fault_of_a_profile_is_found() {
    let bad = json!({"name": " ", "unit_type": "village", "colour": 1, "system_level": 6,
        "head": {"name": 5, "age": 3}, "place": "a\u{202E}b", "roles": ["king"], "facts": "wifi"});
    assert!(!schema("profile").is_valid(&bad));
    let pointers: Vec<_> = findings(profile_json::read(bad.to_string().as_bytes()))
        .into_iter()
        .map(|f| f.pointer)
        .collect();
    assert_eq!(
        pointers,
        [
            "/colour",
            "/name",
            "/place",
            "/unit_type",
            "/head/age",
            "/head/name",
            "/roles",
            "/facts",
            "/system_level"
        ]
    );
}

fn findings<T: std::fmt::Debug>(result: Result<T, ExchangeError>) -> Vec<Finding> {
    match result {
        Err(ExchangeError::Invalid(findings)) => findings,
        other => panic!("{other:?}"),
    }
}

fn good_answers() -> Value {
    json!({
        "year": 2026,
        "period": {"start": "2026-01-01", "end": "2026-12-31"},
        "name": "Năm 2026",
        "recipients": ["Sở Khoa học và Công nghệ"],
        "remarks": "Dòng một\r\nDòng hai",
        "answers": [
            {"item": "2.1-a", "answer": "partial", "note": "Còn hai máy.", "flagged": true,
             "evidence": [
                {"file": "ảnh/màn hình.png", "fact_date": "2026-11-01"},
                {"name": "Quyết định 12", "description": "Tủ A"}
             ],
             "plan": [{"action": "Đổi mật khẩu", "owner": "Trần Thị B", "deadline": "2027-01-31",
                "cost": 2_000_000, "status": "in_progress"}]},
            {"item": "3.2.B1", "answer": "not_applicable", "reason": "Không có sự cố"},
            {"item": "4.1", "answer": "not_met", "note": null}
        ]
    })
}

fn read(value: &Value) -> Result<answers_json::Answers, ExchangeError> {
    answers_json::read(value.to_string().as_bytes(), catalog_once())
}

#[test]
fn answers_become_model_values() {
    fits(&schema("answers"), &good_answers());
    let answers = read(&good_answers()).unwrap();
    assert_eq!(answers.period_end, day("2026-12-31"));
    assert_eq!(answers.remarks.as_deref(), Some("Dòng một\nDòng hai"));
    let [first, second, third] = &answers.answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(first.item, ItemId::new("2.1-a"));
    assert_eq!(first.response.answer, Some(Answer::Partial));
    assert!(first.response.flagged);
    assert_eq!(first.evidence[0].file.as_deref(), Some("ảnh/màn hình.png"));
    assert_eq!(first.evidence[0].name, "màn hình.png");
    assert_eq!(first.evidence[1].file, None);
    assert_eq!(first.plan[0].status, RemediationStatus::InProgress);
    assert_eq!(first.plan[0].cost, Some(2_000_000));
    let reason = "Không có sự cố".to_owned();
    assert_eq!(
        second.response.answer,
        Some(Answer::NotApplicable { reason })
    );
    assert_eq!(third.response.note, "");
}

/// One value of the good answers replaced: exactly this finding, and whether
/// the schema sees it too.
#[track_caller]
fn spoilt(pointer: &str, bad: Value, at: &str, kind: Kind, seen_by_schema: bool) {
    let mut value = good_answers();
    *value.pointer_mut(pointer).unwrap() = bad;
    assert_eq!(
        schema("answers").is_valid(&value),
        !seen_by_schema,
        "{pointer}"
    );
    let expected = Finding {
        pointer: at.into(),
        kind,
    };
    assert_eq!(findings(read(&value)), [expected]);
}

#[test]
fn each_fault_of_answers_has_its_pointer() {
    let date = |found: &str| Kind::BadDate {
        found: found.into(),
    };
    let item = "/answers/0/item";
    let unknown = Kind::UnknownItem { item: "9".into() };
    spoilt(item, json!("9"), item, unknown, false);
    let doubled = Kind::DoubledItem {
        item: "2.1-a".into(),
        first: item.into(),
    };
    spoilt(
        "/answers/2/item",
        json!("2.1-a"),
        "/answers/2/item",
        doubled,
        false,
    );
    let reason = "/answers/1/reason";
    spoilt(reason, json!(" "), reason, Kind::ReasonMissing, true);
    spoilt(
        "/answers/1/answer",
        json!("met"),
        reason,
        Kind::ReasonNotUsed,
        true,
    );
    let (length, max) = (20_001, answers_json::MAX_NOTE);
    let note = "/answers/0/note";
    spoilt(
        note,
        json!("x".repeat(length)),
        note,
        Kind::TooLong { length, max },
        true,
    );
    spoilt(
        note,
        json!("a\u{0}b"),
        note,
        Kind::ControlCharacter { code: 0 },
        false,
    );
    spoilt(
        "/period/end",
        json!("2026-02-30"),
        "/period/end",
        date("2026-02-30"),
        false,
    );
    spoilt(
        "/period/end",
        json!("2025-12-31"),
        "/period",
        Kind::PeriodReversed,
        false,
    );
    let fact = "/answers/0/evidence/0/fact_date";
    spoilt(fact, json!("1/11/2026"), fact, date("1/11/2026"), true);
    let year = Kind::OutOfRange {
        min: 2000,
        max: 2200,
    };
    spoilt("/year", json!(1999), "/year", year, true);
    let nameless = json!({"description": "Tủ A"});
    let at = "/answers/0/evidence/1";
    spoilt(at, nameless, at, Kind::EvidenceNameless, true);
    let empty = "/answers/0/plan/0/owner";
    spoilt(empty, json!(""), empty, Kind::Empty, true);
}

#[test]
fn evidence_paths_stay_below_their_directory() {
    for path in [
        "/etc/passwd",
        "../x",
        "a/../b",
        "a/..",
        "..",
        ".",
        "a//b",
        "a/",
        "",
        "C:x",
        "C:\\x",
        "\\\\server\\x",
        "a\\..\\b",
        "x:stream",
        "a/ .. /b",
        "a/./b",
    ] {
        let file = "/answers/0/evidence/0/file";
        let kind = Kind::BadPath { path: path.into() };
        spoilt(file, json!(path), file, kind, true);
    }
    for path in ["a\nb", "a\u{202E}b", "a\u{0}b"] {
        let mut value = good_answers();
        *value.pointer_mut("/answers/0/evidence/0/file").unwrap() = json!(path);
        assert!(matches!(
            findings(read(&value))[0].kind,
            Kind::BadPath { .. }
        ));
    }
    for path in ["x.pdf", "a/b c/ệ.pdf", "..a/b..", "a...b"] {
        let mut value = good_answers();
        *value.pointer_mut("/answers/0/evidence/0/file").unwrap() = json!(path);
        fits(&schema("answers"), &value);
        assert!(read(&value).is_ok(), "{path}");
    }
}

#[test]
fn all_faults_of_answers_are_found_at_once() {
    let bad = json!({"year": "2026", "period": {"start": "x"}, "note": 1, "answers": [
        {"item": "9", "answer": "met"}, 5, {"answer": "maybe"},
        {"item": "4.1", "answer": "met", "evidence": [{"file": "../x"}, {}], "plan": [{"owner": "B"}]}
    ]});
    assert!(!schema("answers").is_valid(&bad));
    let found = findings(read(&bad));
    let pointers: Vec<_> = found.iter().map(|f| f.pointer.as_str()).collect();
    assert_eq!(
        pointers,
        [
            "/note",
            "/year",
            "/period/start",
            "/period",
            "/answers/0/item",
            "/answers/1",
            "/answers/2",
            "/answers/2/answer",
            "/answers/3/evidence/0/file",
            "/answers/3/evidence/1",
            "/answers/3/plan/0"
        ]
    );
    for finding in found {
        assert_ne!(
            finding.text(Language::Vietnamese),
            finding.text(Language::English)
        );
    }
}

#[test]
fn hostile_json_is_refused() {
    let read = |bytes: &[u8]| answers_json::read(bytes, &catalog()).unwrap_err();
    let large = vec![b' '; MAX_BYTES + 1];
    assert!(matches!(read(&large), ExchangeError::TooLarge { .. }));
    let deep = "[".repeat(100_000);
    for bytes in [
        deep.as_bytes(),
        b"",
        b"{",
        b"{\"year\": 1, \"year\": 2}",
        b"\xFF\xFE{\0}\0",
        b"{\"year\": 1e999}",
        b"{\"name\": \"\xED\"}",
        b"{} {}",
        b"{\"year\": NaN}",
    ] {
        assert!(
            matches!(read(bytes), ExchangeError::Json { .. }),
            "{:?}",
            bytes.get(..20)
        );
    }
    let ExchangeError::Json {
        line,
        column,
        message,
    } = read(b"{\n \"year\": 1,\n \"year\": 2}")
    else {
        panic!()
    };
    assert_eq!(
        (line, message.as_str()),
        (3, "the name `year` stands twice"),
        "{column}"
    );
    for value in [json!(null), json!([]), json!(5), json!({})] {
        findings(answers_json::read(value.to_string().as_bytes(), &catalog()));
    }
    let marked = format!("\u{feff}{}", good_answers());
    assert!(answers_json::read(marked.as_bytes(), &catalog()).is_ok());
}

#[test]
fn scores_fit_their_schema_and_say_their_working() {
    let catalog = catalog();
    let mut assessment = assessment(&catalog);
    let reason = "Không có".to_owned();
    for (item, answer) in [
        ("2.1-a", Answer::NotMet),
        ("2.1-b", Answer::Met),
        ("3.2.B1", Answer::Partial),
        ("[5].1", Answer::NotApplicable { reason }),
    ] {
        assessment
            .responses
            .insert(ItemId::new(item), answered(answer));
    }
    let scope = Scope::of(&catalog, &assessment.head.profile);
    let result = score(&catalog, &scope, &assessment);
    let schema = schema("score");
    let form = |explain| {
        let form = score_json::form(&result, (&catalog, &controls()), &assessment, explain);
        serde_json::to_value(form).unwrap()
    };
    fits(&schema, &form(false));
    assert_eq!(form(false).get("explain"), None);
    let value = form(true);
    fits(&schema, &value);
    // Weights 3, 2, 1, 2 with values 0, 2, 1 and unanswered: 5 of 16.
    assert_eq!(
        value["overall"],
        json!({"percent": 31.3, "numerator": 5, "denominator": 16})
    );
    assert_eq!(
        value["answered"],
        json!({"percent": 41.7, "numerator": 5, "denominator": 12})
    );
    assert_eq!(value["evidence_backed"]["numerator"], 0);
    assert_eq!(
        value["completeness"],
        json!({"percent": 80.0, "numerator": 4, "denominator": 5})
    );
    assert_eq!(value["grade"], "E");
    assert_eq!(value["critical_failures"], json!(["2.1-a"]));
    let lines = value["explain"]["lines"].as_array().unwrap();
    let sum = |name: &str| -> u64 { lines.iter().map(|l| l[name].as_u64().unwrap()).sum() };
    assert_eq!((sum("points"), sum("possible")), (5, 16));
    assert_eq!(
        lines[4]["why_not"],
        json!({"kind": "not_applicable", "reason": "Không có"})
    );
    let formula = value["explain"]["formula"]["vi"].as_str().unwrap();
    assert!(formula.ends_with("100 · 5 / 16 = 31,3."), "{formula}");
    let mut bad = value.clone();
    bad["explain"]["lines"][4]["why_not"] = Value::Null;
    assert!(!schema.is_valid(&bad));
    bad = value;
    bad["overall"]["percent"] = json!(31.25);
    assert!(!schema.is_valid(&bad));
}

#[test]
fn a_score_says_why_items_are_out_of_scope() {
    let catalog = catalog();
    let mut assessment = assessment(&catalog);
    assessment.head.profile.facts.clear();
    let why = |assessment: &Assessment| {
        let scope = Scope::of(&catalog, &assessment.head.profile);
        let result = score(&catalog, &scope, assessment);
        let form = score_json::form(&result, (&catalog, &controls()), assessment, true);
        let value = serde_json::to_value(form).unwrap();
        fits(&schema("score"), &value);
        value["explain"]["lines"][0]["why_not"].clone()
    };
    assert_eq!(why(&assessment)["kind"], "condition_fails");
    assessment.head.profile.roles = [Role::Outsider].into();
    assert_eq!(
        why(&assessment),
        json!({"kind": "others_bear", "bearers": ["unit", "it_officer"]})
    );
}

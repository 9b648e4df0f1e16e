//! The OSCAL export: what the documents hold, that they refer to each other without
//! a gap, and that the same data give the same bytes.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a test cannot set up must stop it"
)]

#[path = "cli/desk.rs"]
mod desk;
#[path = "oscal/given.rs"]
mod given;
#[path = "oscal/read.rs"]
mod read;
#[path = "oscal/references.rs"]
mod references;
#[path = "oscal/written.rs"]
mod written;

use std::collections::{BTreeMap, BTreeSet};

use given::{catalog, catalogs, empty, filled, line, snapshot, worst};
use read::{EN, VI, list, made, parts, prop, walk};
use serde_json::Value;
use tukiem::app::export::Snapshot;
use tukiem::app::oscal::documents;
use tukiem::exchange::oscal::FileName;
use tukiem::model::id::AssessmentId;
use tukiem::model::response::{Answer, Response};
use tukiem::model::scoring::Standing;

#[test]
fn a_catalog_holds_every_provision_and_every_item_once() {
    for catalog in catalogs() {
        let made = made(&empty(catalog.clone()), VI);
        let form = &made[&FileName::Catalog];
        let mut places = 0;
        for name in ["statement", "item", "set-aside"] {
            let labelled = |part: &&&Value| !list(part, "/props").is_empty();
            places += parts(form, name).values().filter(labelled).count();
        }
        assert_eq!(places, catalog.provisions().count(), "{}", catalog.id);

        let objectives = parts(form, "assessment-objective");
        assert_eq!(objectives.len(), catalog.items.len(), "{}", catalog.id);
        let items: BTreeSet<_> = objectives
            .values()
            .map(|o| prop(o, "item").unwrap())
            .collect();
        for item in &catalog.items {
            assert!(items.contains(item.id.as_str()), "{}", item.id);
        }
        assert_eq!(form["metadata"]["version"], catalog.content_version);
        assert_eq!(list(form, "/groups").len(), catalog.chapters.len());
    }
}

#[test]
fn ids_are_tokens_made_from_the_place() {
    let made = made(&empty(catalog("hai-duong")), VI);
    let form = &made[&FileName::Catalog];
    let objectives = parts(form, "assessment-objective");
    assert!(parts(form, "item").contains_key("dieu-13.khoan-1_smt.diem-dd"));
    assert!(objectives.contains_key("dieu-17.khoan-2_obj.buoc-3"));
    assert!(objectives.contains_key("dieu-5.khoan-3_obj-b"));
    let of_draft = read::made(&empty(catalog("tra-vinh")), VI);
    let mut ids = Vec::new();
    for form in [form, &of_draft[&FileName::Catalog]] {
        walk(form, "", &mut |value, _| ids.extend(value["id"].as_str()));
    }
    assert!(
        ids.iter()
            .any(|id| id.starts_with("dieu-25-suy-luan.khoan-3"))
    );
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
    for id in ids {
        assert!(
            id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(plain),
            "{id}"
        );
    }
}

#[test]
fn an_item_brings_its_question_guidance_and_data() {
    let catalog = catalog("hai-duong");
    let made = made(&empty(catalog.clone()), EN);
    let form = &made[&FileName::Catalog];
    let (objectives, guidance) = (parts(form, "assessment-objective"), parts(form, "guidance"));
    let with_all = |item: &&tukiem::model::catalog::Item| {
        item.interval.is_some() && !item.criteria.is_empty() && !item.controls.is_empty()
    };
    let item = catalog.items.iter().find(with_all).unwrap();
    let objective = objectives
        .values()
        .find(|o| prop(o, "item") == Some(item.id.as_str()))
        .unwrap();
    assert_eq!(objective["prose"], *item.question.en.as_ref().unwrap());
    assert_eq!(
        prop(objective, "critical"),
        Some(if item.critical { "yes" } else { "no" })
    );
    assert_eq!(
        prop(objective, "common-control"),
        Some(item.controls[0].as_str())
    );
    let interval: Value = serde_json::from_str(prop(objective, "interval").unwrap()).unwrap();
    assert!(interval["kind"].is_string(), "{interval}");
    let criterion: Value = serde_json::from_str(prop(objective, "criterion").unwrap()).unwrap();
    assert_eq!(criterion["subject"], item.criteria[0].subject);
    let id = objective["id"].as_str().unwrap().replace("_obj", "_gdn");
    assert!(
        guidance[id.as_str()]["prose"]
            .as_str()
            .unwrap()
            .contains("Met:")
    );
}

#[test]
fn the_profile_selects_what_concerns_the_unit_and_says_why_not() {
    let snapshot = empty(catalog("hai-duong"));
    let made = made(&snapshot, VI);
    let profile = &made[&FileName::Profile];
    let left_out: Vec<_> = list(profile, "/metadata/props")
        .iter()
        .filter(|p| p["name"] == "out-of-scope")
        .collect();
    let (inside, outside) = snapshot.scope.counts();
    assert!(inside > 0 && outside > 0);
    assert_eq!(left_out.len(), outside);
    assert!(
        left_out
            .iter()
            .all(|p| p["remarks"].as_str().unwrap().chars().count() > 20)
    );

    let plan = &made[&FileName::Plan];
    let objectives = "/reviewed-controls/control-objective-selections/0/include-objectives";
    assert_eq!(list(plan, objectives).len(), inside);
    let selected = list(profile, "/imports/0/include-controls/0/with-ids");
    let reviewed = list(
        plan,
        "/reviewed-controls/control-selections/0/include-controls",
    );
    let reviewed: Vec<_> = reviewed.iter().map(|c| c["control-id"].clone()).collect();
    assert_eq!(selected, reviewed);
    // What is taken out of a control that stays, and what went with its control, is
    // exactly what does not concern the unit.
    let removed: BTreeSet<_> = list(profile, "/modify/alters")
        .iter()
        .flat_map(|alter| list(alter, "/removes"))
        .filter_map(|remove| remove["by-id"].as_str())
        .collect();
    let catalog = &made[&FileName::Catalog];
    let mut resolved = BTreeSet::new();
    walk(catalog, "", &mut |control, field| {
        if field == "controls" && selected.contains(&control["id"]) {
            let objectives = parts(control, "assessment-objective").into_keys();
            resolved.extend(objectives.filter(|id| !removed.contains(id)));
        }
    });
    let asked: BTreeSet<_> = list(plan, objectives)
        .iter()
        .map(|o| o["objective-id"].as_str().unwrap())
        .collect();
    assert_eq!(resolved, asked);
}

#[test]
fn findings_add_up_to_the_score() {
    for catalog in catalogs() {
        let snapshot = filled(catalog);
        let made = made(&snapshot, VI);
        let result = &made[&FileName::Results]["results"][0];
        let number =
            |value: &Value, name| prop(value, name).map_or(0, |n| n.parse::<u64>().unwrap());
        let (mut points, mut possible) = (0, 0);
        for finding in list(result, "/findings") {
            if prop(finding, "value").is_some() {
                points += number(finding, "weight") * number(finding, "value");
                possible += 2 * number(finding, "weight");
            }
        }
        let tally = &snapshot.score.overall;
        assert_eq!((points, possible), (tally.points, tally.possible));
        assert_eq!(number(result, "score-points"), points);
        assert_eq!(number(result, "score-possible"), possible);
        let share = tally.score().unwrap().0;
        let shown = format!("{}.{}", share / 10, share % 10);
        assert_eq!(prop(result, "score"), Some(shown.as_str()));
        let remarks = result["remarks"].as_str().unwrap();
        assert!(
            remarks.contains(&format!("{points} : {possible}")),
            "{remarks}"
        );
        assert_eq!(
            prop(result, "grade"),
            Some(snapshot.score.grade.unwrap().letter())
        );
    }
}

#[test]
fn each_answer_has_its_state_observation_and_risk() {
    let snapshot = filled(catalog("hau-giang"));
    let made = made(&snapshot, EN);
    let result = &made[&FileName::Results]["results"][0];
    let risks: BTreeMap<_, _> = list(result, "/risks")
        .iter()
        .map(|risk| (risk["uuid"].as_str().unwrap(), risk))
        .collect();
    let mut seen = BTreeSet::new();
    for finding in list(result, "/findings") {
        let answer = prop(finding, "answer").unwrap();
        let status = &finding["target"]["status"];
        let expected = match answer {
            "met" => ("satisfied", "pass", false),
            "partial" => ("not-satisfied", "other", true),
            "not_met" => ("not-satisfied", "fail", true),
            "not_applicable" => ("satisfied", "other", false),
            "unanswered" => ("not-satisfied", "other", false),
            other => panic!("{other}"),
        };
        let state = (
            status["state"].as_str().unwrap(),
            status["reason"].as_str().unwrap(),
        );
        assert_eq!(state, (expected.0, expected.1), "{answer}");
        let of = list(finding, "/related-risks");
        assert_eq!(!of.is_empty(), expected.2, "{answer}");
        if let Some(risk) = of.first() {
            let risk = risks[risk["risk-uuid"].as_str().unwrap()];
            assert_eq!(prop(risk, "item"), prop(finding, "item"));
        }
        seen.insert(answer);
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
    let gaps = snapshot.score.lines.iter();
    let gaps = gaps.filter(|l| matches!(l.standing, Standing::Partial | Standing::NotMet));
    assert_eq!(risks.len(), gaps.count());
}

#[test]
fn evidence_is_named_by_its_digest_and_never_copied() {
    let snapshot = filled(catalog("quang-binh"));
    let made = made(&snapshot, VI);
    let results = &made[&FileName::Results];
    let resources = list(results, "/back-matter/resources");
    assert_eq!(resources.len(), snapshot.assessment.evidence.len());
    for (resource, evidence) in resources.iter().zip(snapshot.assessment.evidence.values()) {
        assert_eq!(resource["title"], evidence.name);
        assert!(resource.get("base64").is_none());
        let Some(file) = &evidence.file else {
            assert!(
                resource["citation"]["text"]
                    .as_str()
                    .unwrap()
                    .contains("văn thư")
            );
            continue;
        };
        let hash = &resource["rlinks"][0]["hashes"][0];
        assert_eq!(hash["algorithm"], "SHA-256");
        assert_eq!(hash["value"], file.sha256.to_string());
    }
    let of_file = list(results, "/results/0/observations").iter();
    let linked = of_file.filter(|o| !list(o, "/relevant-evidence").is_empty());
    let linked: Vec<_> = linked.collect();
    assert!(!linked.is_empty());
    assert!(linked.iter().all(|o| o["methods"][0] == "EXAMINE"));
}

#[test]
fn the_plan_of_action_has_every_line_and_every_gap() {
    let snapshot = filled(catalog("quang-binh"));
    let made = made(&snapshot, VI);
    let plan = &made[&FileName::ActionPlan];
    let items = list(plan, "/poam-items");
    let status = |item: &Value| prop(item, "status").unwrap().to_owned();
    let lines: Vec<_> = items
        .iter()
        .filter(|i| status(i) != "not_planned")
        .collect();
    assert_eq!(lines.len(), snapshot.assessment.plan.len());
    let first = line(&snapshot, 2);
    let item = lines[1];
    assert_eq!(item["title"], first.action);
    assert_eq!(
        prop(item, "cost"),
        first.cost.map(|c| c.to_string()).as_deref()
    );
    assert_eq!(
        prop(item, "deadline"),
        first.deadline.map(|d| d.to_string()).as_deref()
    );

    let risks = list(plan, "/risks");
    let in_results = list(&made[&FileName::Results], "/results/0/risks");
    let uuids = |risks: &[Value]| risks.iter().map(|r| r["uuid"].clone()).collect::<Vec<_>>();
    assert_eq!(uuids(risks), uuids(in_results));
    let named: BTreeSet<_> = items
        .iter()
        .flat_map(|item| list(item, "/related-risks"))
        .map(|risk| risk["risk-uuid"].to_string())
        .collect();
    assert_eq!(named.len(), risks.len(), "every risk is in an item");
    let milestones = risks.iter().flat_map(|risk| list(risk, "/remediations"));
    let milestones = milestones.flat_map(|measure| list(measure, "/tasks"));
    let milestones: Vec<_> = milestones.collect();
    assert!(!milestones.is_empty());
    assert!(
        milestones
            .iter()
            .all(|task| task["timing"]["on-date"]["date"].is_string())
    );
}

#[test]
fn where_nothing_is_to_be_mended_the_plan_says_so() {
    let good = empty(catalog("quang-binh"));
    let mut all_met = good.assessment.clone();
    for item in &good.catalog.items {
        let response = Response {
            answer: Some(Answer::Met),
            ..Response::default()
        };
        all_met.responses.insert(item.id.clone(), response);
    }
    let made = made(&snapshot(good.catalog, all_met), EN);
    let items = list(&made[&FileName::ActionPlan], "/poam-items");
    assert_eq!(items.len(), 1);
    assert_eq!(prop(&items[0], "status"), Some("nothing_to_mend"));
}

#[test]
fn the_same_data_give_the_same_bytes() {
    for language in [VI, EN] {
        let one = filled(catalog("hai-duong"));
        let mut other = filled(catalog("hai-duong"));
        // Another machine numbers it otherwise.
        other.assessment.id = AssessmentId(77);
        assert_eq!(
            documents(&one, language).unwrap(),
            documents(&other, language).unwrap()
        );
    }
    // The catalog does not depend on the unit.
    let text = |snapshot: &Snapshot| documents(snapshot, VI).unwrap().swap_remove(0).text;
    let catalog = catalog("quang-binh");
    assert_eq!(text(&filled(catalog.clone())), text(&worst(catalog)));
}

#[test]
fn things_keep_their_uuid_when_the_answers_and_the_language_change() {
    let before = filled(catalog("quang-binh"));
    let mut after = before.assessment.clone();
    after.changed += chrono::Duration::days(1);
    after
        .responses
        .values_mut()
        .for_each(|r| r.answer = Some(Answer::NotMet));
    let after = snapshot(before.catalog.clone(), after);
    let findings = |snapshot: &Snapshot, language| {
        let made = made(snapshot, language);
        let findings = list(&made[&FileName::Results], "/results/0/findings").iter();
        let uuids = findings.map(|f| f["uuid"].as_str().unwrap().to_owned());
        uuids.collect::<Vec<_>>()
    };
    assert_eq!(findings(&before, VI), findings(&after, VI));
    assert_eq!(findings(&before, VI), findings(&before, EN));
    let modified = |snapshot: &Snapshot| {
        made(snapshot, VI)[&FileName::Results]["metadata"]["last-modified"].clone()
    };
    assert_eq!(modified(&before), "2026-11-21T09:30:05+07:00");
    assert_eq!(modified(&after), "2026-11-22T09:30:05+07:00");
    let document = |language| made(&before, language)[&FileName::Results]["uuid"].clone();
    assert_ne!(
        document(VI),
        document(EN),
        "a translation is another document"
    );
}

#[test]
fn english_speaks_english() {
    let made = made(&empty(catalog("quang-binh")), EN);
    for (name, value) in &made {
        let title = value["metadata"]["title"].as_str().unwrap();
        assert!(
            ["Regulation", "Scope", "Self", "Remediation"]
                .iter()
                .any(|w| title.contains(w)),
            "{name:?}: {title}"
        );
        let language = prop(&value["metadata"], "language");
        assert_eq!(language, Some("en"));
    }
    let text = made[&FileName::Catalog].to_string();
    for word in ["Câu hỏi và hướng dẫn", "\"Điều ", "khoản"] {
        assert!(!text.contains(word), "{word}");
    }
}

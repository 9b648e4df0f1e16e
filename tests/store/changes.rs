//! What is written is what is read.

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::collection::vec;
use proptest::prelude::*;
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::bearer::Role;
use tukiem::model::change::Change;
use tukiem::model::condition::Fact;
use tukiem::model::evidence::Evidence;
use tukiem::model::id::{AssessmentId, EvidenceId, ItemId, RemediationId};
use tukiem::model::profile::{Profile, UnitType};
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::{Answer, Response};
use tukiem::store::{AssessmentSummary, AuditChain, HistoryRow, Reader, StoreError, StoredBlob};

use super::given::*;

#[test]
fn every_value_comes_back() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = store.create(uid(1), &head(), now(), "Thịnh").unwrap();
    let mut memory = Assessment::new(id, uid(1), head(), now());

    let long = "Ghi chú dài: đã kiểm tra từng máy, ".repeat(60);
    let long: String = long.chars().take(2_000).collect();
    let blob = put(&mut store, b"noi dung");
    let mut paper = evidence(2, None);
    paper.fact_date = None;
    let blank = Response::default();
    let skipped = Response {
        answer: Some(Answer::NotApplicable {
            reason: "Không có Wi-Fi".to_owned(),
        }),
        note: String::new(),
        flagged: true,
    };
    let gap = |answer| Response {
        answer: Some(answer),
        ..Response::default()
    };
    let mut bare = line(2, Some(i64::MAX.unsigned_abs()));
    bare.deadline = None;
    bare.status = RemediationStatus::Done;
    let mut changes = vec![
        answer("7.2", &blank, met(&long)),
        answer("11-a", &blank, skipped),
        answer("[25].5", &blank, gap(Answer::Partial)),
        answer("13.1.đ", &blank, gap(Answer::NotMet)),
        new_evidence(&evidence(1, Some(blob))),
        new_evidence(&paper),
        link("7.2", 1, true),
        link("13.1.đ", 1, true),
        new_line(&line(1, None)),
        new_line(&bare),
    ];
    let everything = Head {
        profile: Profile {
            roles: Role::ALL.into(),
            facts: Fact::ALL.into(),
            system_level: 5,
            ..head().profile
        },
        recipients: Vec::new(),
        state: State::Submitted,
        ..head()
    };
    changes.push(Change::Head {
        before: Box::new(head()),
        after: Box::new(everything),
    });
    let later = at("2026-11-22T00:00:00.5+07:00");
    store.apply(id, &changes, later, "Thịnh").unwrap();
    for change in &changes {
        change.apply(&mut memory);
    }
    memory.changed = later;
    assert_eq!(store.load(id).unwrap(), memory);
    assert_eq!(memory.responses[&item("7.2")].note.chars().count(), 2_000);

    drop(store);
    let store = folder.open();
    assert_eq!(store.load(id).unwrap(), memory);
    assert_eq!(
        Reader::open(&folder.file).unwrap().load(id).unwrap(),
        memory
    );
    assert_eq!(
        store.load(id).unwrap().changed.offset().local_minus_utc(),
        7 * 3600
    );
}

#[test]
fn every_kind_of_unit_comes_back() {
    let folder = Folder::new();
    let mut store = folder.open();
    for (number, unit_type) in (1..).zip(UnitType::ALL) {
        let mut head = head();
        head.profile.unit_type = unit_type;
        let id = store.create(uid(number), &head, now(), "a").unwrap();
        assert_eq!(store.load(id).unwrap().head, head);
    }
}

#[test]
fn the_list_shows_the_newest_first() {
    let folder = Folder::new();
    let mut store = folder.open();
    let first = store.create(uid(1), &head(), now(), "a").unwrap();
    let mut next = head();
    next.year = 2027;
    "Năm 2027".clone_into(&mut next.name);
    let second = store.create(uid(2), &next, now(), "a").unwrap();
    let later = at("2026-12-01T10:00:00+07:00");
    let change = answer("7.2", &Response::default(), met(""));
    store.apply(first, &[change], later, "a").unwrap();

    let summary = |(id, number), head: Head, changed| AssessmentSummary {
        id,
        uid: uid(number),
        name: head.name,
        year: head.year,
        catalog: head.catalog,
        catalog_version: head.catalog_version,
        state: head.state,
        changed,
        created: now(),
        unit: head.profile.name,
    };
    let expected = [
        summary((second, 2), next, now()),
        summary((first, 1), head(), later),
    ];
    assert_eq!(store.assessments().unwrap(), expected);
}

#[test]
fn history_tells_who_answered_what() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = store.create(uid(1), &head(), now(), "Thịnh").unwrap();
    let blank = Response::default();
    let first = met("Đã có quy chế");
    let change = answer("7.2", &blank, first.clone());
    let other = answer("7.3", &blank, met("khác"));
    store
        .apply(id, &[change.clone(), other], now(), "Thịnh")
        .unwrap();
    let later = at("2026-12-01T10:00:00+07:00");
    store.apply(id, &[change.inverse()], later, "Ánh").unwrap();

    let row = |at, actor: &str, before: &Response, after: &Response| HistoryRow {
        at,
        actor: actor.to_owned(),
        before: before.clone(),
        after: after.clone(),
    };
    assert_eq!(
        store.history(id, &item("7.2")).unwrap(),
        [
            row(now(), "Thịnh", &blank, &first),
            row(later, "Ánh", &first, &blank)
        ]
    );
    assert_eq!(store.history(id, &item("1.1")).unwrap(), []);
    assert_eq!(store.verify_audit().unwrap(), AuditChain::Whole { rows: 4 });
}

#[test]
fn settings_are_kept() {
    let folder = Folder::new();
    let mut store = folder.open();
    assert_eq!(store.setting("language").unwrap(), None);
    store.set_setting("language", "vi").unwrap();
    store.set_setting("language", "en").unwrap();
    store.set_setting("người", "Đỗ Thị Bưởi").unwrap();
    drop(store);
    let store = folder.open();
    assert_eq!(store.setting("language").unwrap().as_deref(), Some("en"));
    assert_eq!(
        store.setting("người").unwrap().as_deref(),
        Some("Đỗ Thị Bưởi")
    );
}

#[test]
fn what_cannot_be_is_refused_whole() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = full(&mut store);
    let before = store.load(id).unwrap();
    let good = answer("9.9", &Response::default(), met("không được ghi"));
    let mut refused = |bad: Change| {
        store
            .apply(id, &[good.clone(), bad], now(), "a")
            .unwrap_err()
    };

    let nowhere = StoredBlob {
        sha256: tukiem::model::evidence::Sha256([7; 32]),
        size: 1,
    };
    let missing = refused(new_evidence(&evidence(5, Some(nowhere))));
    assert!(matches!(missing, StoreError::MissingBlob { sha256 } if sha256 == nowhere.sha256));
    let dangling = refused(link("7.2", 77, true));
    assert!(matches!(dangling, StoreError::BrokenReference));
    let left = refused(Change::Evidence {
        id: EvidenceId(1),
        before: None,
        after: None,
    });
    assert!(matches!(left, StoreError::BrokenReference));
    let dear = refused(new_line(&line(9, Some(u64::MAX))));
    assert!(matches!(dear, StoreError::OutOfRange { field: "cost" }));

    assert_eq!(store.load(id).unwrap(), before);
    assert_eq!(store.verify_audit().unwrap(), AuditChain::Whole { rows: 5 });
    let nobody = AssessmentId(99);
    for error in [
        store.load(nobody).map(drop).unwrap_err(),
        store.apply(nobody, &[good], now(), "a").unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::NoAssessment { id } if id == nobody));
    }
}

#[test]
fn evidence_and_its_links_go_in_any_order() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = full(&mut store);
    let mut memory = store.load(id).unwrap();
    let gone = Change::Evidence {
        id: EvidenceId(1),
        before: memory.evidence.get(&EvidenceId(1)).cloned(),
        after: None,
    };
    let there = memory.clone();
    let steps = [gone, link("7.2", 1, false)];
    store.apply(id, &steps, now(), "a").unwrap();
    for step in &steps {
        step.apply(&mut memory);
    }
    assert_eq!(store.load(id).unwrap(), memory);
    let back: Vec<Change> = steps.iter().rev().map(Change::inverse).collect();
    store.apply(id, &back, now(), "a").unwrap();
    assert_eq!(store.load(id).unwrap(), there);
}

#[test]
fn an_answer_is_on_the_disk_at_once() {
    let folder = Folder::new();
    let mut store = folder.open();
    let id = store.create(uid(1), &head(), now(), "a").unwrap();
    let mut times: Vec<_> = (0..41)
        .map(|n| {
            let change = answer("7.2", &Response::default(), met(&format!("lần {n}")));
            let start = Instant::now();
            store.apply(id, &[change], now(), "a").unwrap();
            start.elapsed()
        })
        .collect();
    times.sort();
    let median = times[20];
    // 20 ms asked for; ten times that, so that a loaded machine does not fail it.
    assert!(
        median.as_millis() < 200,
        "{median:?}, longest {:?}",
        times[40]
    );
}

/// What a person might do next, before it is fitted to what there is.
#[derive(Clone, Debug)]
enum Step {
    Respond(u8, Response),
    PutEvidence(u8, bool, String),
    DropEvidence(u8),
    Toggle(u8, u8),
    PutLine(u8, String, Option<u64>),
    DropLine(u8),
    Rename(String, Vec<String>, u8),
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zA-Zàáảãạăằắặâầấậđèéẹêềếệìíịòóọôồốộơờớợùúụưừứựỳý0-9 ,.'\"\\\\\n\u{1F600}]{1,60}"
    ]
}

fn response() -> impl Strategy<Value = Response> {
    let answer = prop_oneof![
        Just(Answer::Met),
        Just(Answer::Partial),
        Just(Answer::NotMet),
        words().prop_map(|reason| Answer::NotApplicable { reason }),
    ];
    (proptest::option::of(answer), words(), any::<bool>()).prop_map(|(answer, note, flagged)| {
        Response {
            answer,
            note,
            flagged,
        }
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4_u8, response()).prop_map(|(item, r)| Step::Respond(item, r)),
        2 => (0..4_u8, any::<bool>(), words()).prop_map(|(id, f, n)| Step::PutEvidence(id, f, n)),
        1 => (0..4_u8).prop_map(Step::DropEvidence),
        3 => (0..4_u8, 0..4_u8).prop_map(|(item, id)| Step::Toggle(item, id)),
        2 => (0..4_u8, words(), proptest::option::of(0..1_u64 << 63))
            .prop_map(|(id, text, cost)| Step::PutLine(id, text, cost)),
        1 => (0..4_u8).prop_map(Step::DropLine),
        1 => (words(), vec(words(), 0..3), 0..6_u8).prop_map(|(n, r, l)| Step::Rename(n, r, l)),
    ]
}

/// The changes of a step, as the program would make them.
fn changes(step: Step, now: &Assessment, blob: StoredBlob) -> Vec<Change> {
    let items = ["7.2", "11-a", "13.1.đ", "[25].5"];
    let item = |n: u8| ItemId::new(items[usize::from(n)]);
    match step {
        Step::Respond(n, after) => vec![Change::Response {
            item: item(n),
            before: now.response(&item(n)),
            after,
        }],
        Step::PutEvidence(n, file, name) => {
            let id = EvidenceId(n.into());
            let after = Evidence {
                name,
                ..evidence(id.0, file.then_some(blob))
            };
            vec![Change::Evidence {
                id,
                before: now.evidence.get(&id).cloned(),
                after: Some(after),
            }]
        }
        Step::DropEvidence(n) => {
            let id = EvidenceId(n.into());
            let Some(before) = now.evidence.get(&id).cloned() else {
                return Vec::new();
            };
            let unlink = now.items_of(id).map(|item| Change::Link {
                item: item.clone(),
                evidence: id,
                linked: false,
            });
            unlink
                .chain([Change::Evidence {
                    id,
                    before: Some(before),
                    after: None,
                }])
                .collect()
        }
        Step::Toggle(n, e) => {
            let (item, evidence) = (item(n), EvidenceId(e.into()));
            if !now.evidence.contains_key(&evidence) {
                return Vec::new();
            }
            let linked = !now.links.contains(&(item.clone(), evidence));
            vec![Change::Link {
                item,
                evidence,
                linked,
            }]
        }
        Step::PutLine(n, action, cost) => {
            let id = RemediationId(n.into());
            let after = Remediation {
                action,
                ..line(id.0, cost)
            };
            vec![Change::Plan {
                id,
                before: now.plan.get(&id).cloned(),
                after: Some(after),
            }]
        }
        Step::DropLine(n) => {
            let id = RemediationId(n.into());
            let before = now.plan.get(&id).cloned();
            let change = before.map(|before| Change::Plan {
                id,
                before: Some(before),
                after: None,
            });
            change.into_iter().collect()
        }
        Step::Rename(name, recipients, level) => {
            let mut after = now.head.clone();
            after.name = name;
            after.recipients = recipients;
            after.profile.system_level = level;
            after.profile.facts = BTreeSet::from([Fact::ALL[usize::from(level)]]);
            vec![Change::Head {
                before: Box::new(now.head.clone()),
                after: Box::new(after),
            }]
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any work, and taking it back, is the same in the file as in memory.
    #[test]
    fn the_file_follows_memory(steps in vec(step(), 1..30)) {
        let folder = Folder::new();
        let mut store = folder.open();
        let blob = put(&mut store, b"mot tep");
        let id = store.create(uid(1), &head(), now(), "a").unwrap();
        let start = Assessment::new(id, uid(1), head(), now());
        let mut memory = start.clone();
        let mut done: Vec<Vec<Change>> = Vec::new();
        for step in steps {
            let changes = changes(step, &memory, blob);
            store.apply(id, &changes, now(), "a").unwrap();
            for change in &changes {
                change.apply(&mut memory);
            }
            done.push(changes);
        }
        drop(store);
        let mut store = folder.open();
        prop_assert_eq!(&store.load(id).unwrap(), &memory);

        for changes in done.iter().rev() {
            let back: Vec<Change> = changes.iter().rev().map(Change::inverse).collect();
            store.apply(id, &back, now(), "a").unwrap();
        }
        prop_assert_eq!(store.load(id).unwrap(), start);
        let whole = matches!(store.verify_audit().unwrap(), AuditChain::Whole { .. });
        prop_assert!(whole);
        prop_assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
    }
}

//! Assessments to be exported: of every catalog, empty, filled, and with the worst
//! text a person could write.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use tukiem::app::demo;
use tukiem::app::export::Snapshot;
use tukiem::model::assessment::Assessment;
use tukiem::model::bearer::Role;
use tukiem::model::catalog::Catalog;
use tukiem::model::control::Controls;
use tukiem::model::evidence::{Evidence, Sha256, StoredFile};
use tukiem::model::id::{AssessmentId, AssessmentUid, EvidenceId, ItemId, RemediationId};
use tukiem::model::profile::Person;
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;
use tukiem::pack;

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap()
}

fn today() -> NaiveDate {
    now().date_naive()
}

static CATALOGS: LazyLock<Vec<Arc<Catalog>>> = LazyLock::new(|| {
    let sources = pack::builtin().iter();
    let catalogs = sources.map(|source| Arc::new(pack::load(source.file, source.text).unwrap()));
    catalogs.collect()
});

/// All built-in catalogs.
pub(crate) fn catalogs() -> Vec<Arc<Catalog>> {
    CATALOGS.clone()
}

/// The catalog whose id begins so.
pub(crate) fn catalog(id: &str) -> Arc<Catalog> {
    let found = catalogs()
        .into_iter()
        .find(|c| c.id.as_str().starts_with(id));
    found.unwrap()
}

fn controls() -> Arc<Controls> {
    let source = pack::CONTROLS;
    Arc::new(pack::load_controls(source.file, source.text).unwrap())
}

/// Scope and score that fit the assessment.
pub(crate) fn snapshot(catalog: Arc<Catalog>, assessment: Assessment) -> Snapshot {
    let scope = Scope::of(&catalog, &assessment.head.profile);
    let score = score(&catalog, &scope, &assessment);
    Snapshot {
        assessment,
        catalog,
        controls: controls(),
        scope,
        score,
    }
}

/// The commune of the demonstration, before any answer.
pub(crate) fn empty(catalog: Arc<Catalog>) -> Snapshot {
    let head = demo::head(&catalog, today());
    let assessment = Assessment::new(AssessmentId(1), AssessmentUid([7; 16]), head, now());
    snapshot(catalog, assessment)
}

/// Every kind of answer, evidence with and without a file, gaps with and without a plan.
pub(crate) fn filled(catalog: Arc<Catalog>) -> Snapshot {
    let mut assessment = empty(catalog.clone()).assessment;
    assessment.evidence = (1..=3).map(|n| (EvidenceId(n), evidence(n))).collect();
    for (n, item) in catalog.items.iter().enumerate() {
        let answer = match n % 6 {
            0 | 1 => Some(Answer::Met),
            2 => Some(Answer::Partial),
            3 => Some(Answer::NotMet),
            4 => Some(Answer::NotApplicable {
                reason: "Trong kỳ không phát sinh.".to_owned(),
            }),
            _ => None,
        };
        let note = if n % 2 == 0 {
            format!("Ghi chú {n}: đã kiểm tra.\nCòn hai máy.")
        } else {
            String::new()
        };
        let response = Response {
            answer,
            note,
            flagged: n % 7 == 0,
        };
        assessment.responses.insert(item.id.clone(), response);
        if n % 3 == 0 {
            let id = EvidenceId(i64::try_from(n % 9 / 3).unwrap() + 1);
            assessment.links.insert((item.id.clone(), id));
        }
        if n % 4 < 2 {
            plan(&mut assessment, item.id.clone(), n);
        }
    }
    snapshot(catalog, assessment)
}

fn evidence(n: i64) -> Evidence {
    let byte = u8::try_from(n).unwrap();
    Evidence {
        id: EvidenceId(n),
        name: format!("Biên bản số {n}.pdf"),
        description: "Lưu tại văn thư".to_owned(),
        // One of the three is a paper kept elsewhere.
        file: (n != 2).then(|| StoredFile {
            sha256: Sha256([byte; 32]),
            size: 12_345,
            media_type: "application/pdf".to_owned(),
        }),
        fact_date: today().checked_sub_days(Days::new(40)),
        added: now(),
    }
}

fn plan(assessment: &mut Assessment, item: ItemId, n: usize) {
    let id = assessment.next_remediation();
    let line = Remediation {
        id,
        item,
        action: format!("Mua và cài đặt, đợt {n}"),
        owner: "Trần Văn Đức".to_owned(),
        deadline: (!n.is_multiple_of(8)).then(|| today() + Days::new(30)),
        cost: (n % 8 != 1).then_some(1_500_000),
        status: match n % 3 {
            0 => RemediationStatus::Planned,
            1 => RemediationStatus::InProgress,
            _ => RemediationStatus::Done,
        },
    };
    assessment.plan.insert(id, line);
}

/// Nobody named, text full of marks, lines that say nothing, a plan for an item that
/// the catalog does not have.
pub(crate) fn worst(catalog: Arc<Catalog>) -> Snapshot {
    let mut assessment = filled(catalog.clone()).assessment;
    let head = &mut assessment.head;
    head.profile.officer = Person::default();
    head.profile.head = Person::default();
    head.profile.name = " *Trường* \"A\"\n<b>&\\ {{ insert: param, x }} ".into();
    head.name = "\n".into();
    head.remarks = "# một\n\n- hai\u{0}\u{7}\r\n`ba`".into();
    head.proposals = " \n ".into();
    for response in assessment.responses.values_mut() {
        response.note = "\u{202E}[x](javascript:1)\n\n\n".repeat(50);
    }
    for line in assessment.plan.values_mut() {
        line.action = "\n".into();
        line.owner = "\t".into();
    }
    for evidence in assessment.evidence.values_mut() {
        evidence.name = "../\"x\n_y_".into();
        evidence.description = "\n".into();
    }
    plan(&mut assessment, ItemId::new("999.9-z"), 1);
    snapshot(catalog, assessment)
}

/// An organisation outside the state agencies, whom this regulation asks nothing.
pub(crate) fn outsider(catalog: &Catalog) -> Snapshot {
    let mut catalog = catalog.clone();
    let borne = |item: &tukiem::model::catalog::Item| {
        let outside = tukiem::model::bearer::Bearer::Outsider;
        !item.bearers.contains(&outside)
    };
    catalog.items.retain(borne);
    let catalog = Arc::new(catalog);
    let mut assessment = empty(catalog.clone()).assessment;
    assessment.head.profile.roles = [Role::Outsider].into();
    snapshot(catalog, assessment)
}

/// A line of the plan by its number.
pub(crate) fn line(snapshot: &Snapshot, id: i64) -> &Remediation {
    &snapshot.assessment.plan[&RemediationId(id)]
}

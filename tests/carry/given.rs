//! Catalogs of invented duties, their answers, and crosswalks between them.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::bearer::Bearer;
use tukiem::model::catalog::{Catalog, Force, GradeBands, IncidentScheme, Item, Status, Territory};
use tukiem::model::condition::Condition;
use tukiem::model::criterion::{Bound, Criterion, Measure};
use tukiem::model::crosswalk::{Crosswalk, Relation, Row};
use tukiem::model::evidence::Evidence;
use tukiem::model::id::{
    AssessmentId, AssessmentUid, CatalogId, ControlId, EvidenceId, ItemId, RemediationId,
};
use tukiem::model::interval::Interval;
use tukiem::model::profile::Profile;
use tukiem::model::provision::ProvisionRef;
use tukiem::model::remediation::{Remediation, RemediationStatus};
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::text::Text;

/// One item and what was recorded for it.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    pub(crate) controls: Vec<String>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) interval: Option<Interval>,
    pub(crate) force: Force,
    pub(crate) answer: Option<Answer>,
}

/// A duty of one control that asks for so many characters.
pub(crate) fn duty(control: &str, characters: u32) -> Duty {
    Duty {
        controls: vec![control.to_owned()],
        criteria: vec![Criterion {
            subject: "password.length".to_owned(),
            bound: Bound::AtLeast(characters),
            measure: Measure::Characters,
        }],
        interval: None,
        force: Force::Duty,
        answer: None,
    }
}

pub(crate) fn answered(duty: Duty, answer: Answer) -> Duty {
    Duty {
        answer: Some(answer),
        ..duty
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn item(number: usize, duty: &Duty) -> Item {
    Item {
        id: ItemId::new(number.to_string()),
        cites: vec![ProvisionRef::parse(&number.to_string()).unwrap()],
        question: Text::new("Câu hỏi?", "Question?"),
        guidance: Text::new("Hướng dẫn", "Guidance"),
        evidence: vec![],
        bearers: vec![Bearer::Unit],
        force: duty.force,
        critical: false,
        applies_if: Condition::Always,
        interval: duty.interval.clone(),
        criteria: duty.criteria.clone(),
        controls: duty.controls.iter().map(ControlId::new).collect(),
    }
}

pub(crate) fn catalog(id: &str, duties: &[Duty]) -> Catalog {
    let name = Text::new("Tên", "Name");
    Catalog {
        id: CatalogId::new(id),
        content_version: "1".to_owned(),
        title: name.clone(),
        instrument: "1/2026/QĐ-UBND".to_owned(),
        issuer: name.clone(),
        issued: day("2026-01-01"),
        effective: None,
        status: Status::InForce,
        territory: Territory { name, became: None },
        recipients: vec![],
        annual_report: None,
        incidents: IncidentScheme::default(),
        text_gaps: vec![],
        grade_bands: GradeBands::default(),
        chapters: vec![],
        items: (1..).zip(duties).map(|(n, duty)| item(n, duty)).collect(),
    }
}

pub(crate) fn scope_of(catalog: &Catalog) -> Scope {
    Scope::of(catalog, &Profile::default())
}

/// The answers of `duties`, each with a note, a piece of evidence and a line of the plan.
pub(crate) fn assessment(catalog: &str, duties: &[Duty]) -> Assessment {
    let now = DateTime::parse_from_rfc3339("2026-06-01T08:00:00+07:00").unwrap();
    let head = Head {
        name: "Năm 2026".to_owned(),
        catalog: CatalogId::new(catalog),
        catalog_version: "1".to_owned(),
        year: 2026,
        period_start: day("2026-01-01"),
        period_end: day("2026-12-31"),
        profile: Profile::default(),
        recipients: vec![],
        remarks: String::new(),
        proposals: String::new(),
        review: String::new(),
        state: State::Draft,
    };
    let mut made = Assessment::new(AssessmentId(1), AssessmentUid([1; 16]), head, now);
    for (number, duty) in (1..).zip(duties) {
        let Some(answer) = &duty.answer else { continue };
        let id = ItemId::new(number.to_string());
        let response = Response {
            answer: Some(answer.clone()),
            note: format!("Ghi chú {number}"),
            flagged: false,
        };
        made.responses.insert(id.clone(), response);
        let piece = EvidenceId(number);
        let evidence = Evidence {
            id: piece,
            name: format!("Biên bản {number}"),
            description: String::new(),
            file: None,
            fact_date: None,
            added: now,
        };
        made.evidence.insert(piece, evidence);
        made.links.insert((id.clone(), piece));
        let line = Remediation {
            id: RemediationId(number),
            item: id,
            action: "Sửa".to_owned(),
            owner: String::new(),
            deadline: None,
            cost: None,
            status: RemediationStatus::Planned,
        };
        made.plan.insert(line.id, line);
    }
    made
}

/// Rows by positions from 0.
pub(crate) fn crosswalk(rows: &[(&[usize], &[usize], Relation)]) -> Crosswalk {
    let ids = |positions: &[usize]| {
        let names = positions.iter().map(|at| ItemId::new((at + 1).to_string()));
        names.collect()
    };
    let rows = rows.iter().map(|(from, to, relation)| Row {
        from: ids(from),
        to: ids(to),
        relation: *relation,
        change: Text::new("Thay đổi", "Change"),
    });
    Crosswalk {
        from: CatalogId::new("a"),
        to: CatalogId::new("b"),
        rows: rows.collect(),
    }
}

/// A crosswalk that gives each later item one earlier one, within the lengths.
pub(crate) fn fitting(rows: &[(usize, Relation)], from: usize, to: usize) -> Crosswalk {
    let pairs = rows.iter().take(to).enumerate().filter(|_| from > 0);
    let pairs: Vec<_> = pairs
        .map(|(at, (source, relation))| ([source % from], [at], *relation))
        .collect();
    let rows: Vec<_> = pairs
        .iter()
        .map(|(source, at, relation)| (source.as_slice(), at.as_slice(), *relation))
        .collect();
    crosswalk(&rows)
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let all = vec!["lower".to_owned(), "upper".to_owned(), "digit".to_owned()];
    prop::sample::subsequence(all, 1..=3)
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let bound = prop_oneof![
        (1..12_u32).prop_map(Bound::AtLeast),
        (1..12_u32).prop_map(Bound::AtMost),
        (1..5_u32, 5..9_u32).prop_map(|(low, high)| Bound::Between(low, high)),
        names().prop_map(Bound::AnyOf),
        names().prop_map(Bound::AllOf),
    ];
    let measure = prop::sample::select(vec![Measure::Days, Measure::Months, Measure::Times]);
    (bound, measure, prop::sample::select(vec!["p", "q"])).prop_map(|(bound, measure, subject)| {
        let named = matches!(bound, Bound::AnyOf(_) | Bound::AllOf(_));
        Criterion {
            subject: subject.to_owned(),
            bound,
            measure: if named { Measure::Names } else { measure },
        }
    })
}

fn interval() -> impl Strategy<Value = Option<Interval>> {
    prop_oneof![
        Just(None),
        (1..13_u16).prop_map(|n| Some(Interval::EveryMonths(n))),
        (1..40_u16).prop_map(|n| Some(Interval::EveryDays(n))),
        prop::sample::select(vec![
            Some(Interval::Periodic),
            Some(Interval::Regular),
            Some(Interval::Continuous),
        ]),
    ]
}

fn answer() -> impl Strategy<Value = Option<Answer>> {
    prop::sample::select(vec![
        None,
        Some(Answer::Met),
        Some(Answer::Met),
        Some(Answer::Partial),
        Some(Answer::NotMet),
        Some(Answer::NotApplicable {
            reason: "Không có".to_owned(),
        }),
    ])
}

fn any_duty() -> impl Strategy<Value = Duty> {
    let controls = prop::sample::subsequence(vec!["a.a", "a.b", "b.c"], 1..=2);
    let force = prop::sample::select(vec![Force::Prohibition, Force::Duty, Force::Recommendation]);
    let criteria = prop::collection::vec(criterion(), 0..3);
    (controls, criteria, interval(), force, answer()).prop_map(
        |(controls, criteria, interval, force, answer)| Duty {
            controls: controls.into_iter().map(str::to_owned).collect(),
            criteria,
            interval,
            force,
            answer,
        },
    )
}

pub(crate) fn duties() -> impl Strategy<Value = Vec<Duty>> {
    prop::collection::vec(any_duty(), 0..10)
}

pub(crate) fn rows() -> impl Strategy<Value = Option<Vec<(usize, Relation)>>> {
    let relation = prop::sample::select(vec![
        Relation::Same,
        Relation::Stricter,
        Relation::Looser,
        Relation::Changed,
    ]);
    prop::option::of(prop::collection::vec((0..10_usize, relation), 10))
}

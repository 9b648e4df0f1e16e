//! Catalogs and assessments from rows, and the formula worked by hand.

use chrono::{DateTime, Days, NaiveDate};
use proptest::prelude::*;
use tukiem::model::assessment::{Assessment, Head, State};
use tukiem::model::bearer::Bearer;
use tukiem::model::catalog::{
    Article, Catalog, Chapter, Force, GradeBands, IncidentScheme, Item, Provision, Status,
    Territory, Treatment,
};
use tukiem::model::condition::{Condition, Fact};
use tukiem::model::evidence::Evidence;
use tukiem::model::id::{AssessmentId, AssessmentUid, CatalogId, EvidenceId, ItemId};
use tukiem::model::interval::Interval;
use tukiem::model::profile::Profile;
use tukiem::model::provision::ProvisionRef;
use tukiem::model::response::{Answer, Response};
use tukiem::model::scope::Scope;
use tukiem::model::scoring::score;
use tukiem::model::text::Text;

/// Articles; the first two stand in chapter I, the others in chapter II.
const ARTICLES: usize = 5;

/// One item with everything that concerns its score.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) article: usize,
    /// 3, 2, 1.
    pub(crate) weight: u8,
    pub(crate) critical: bool,
    /// 0 in scope, 1 borne by others, 2 condition fails.
    pub(crate) outside: u8,
    /// 0 unanswered, 1 met, 2 partly, 3 not met, 4 not applicable.
    pub(crate) answer: u8,
    pub(crate) interval: Option<Interval>,
    /// Ages in days of the facts that evidence shows; `None` where undated.
    pub(crate) facts: Vec<Option<i64>>,
}

impl Row {
    /// The next better answer; from unanswered and chưa đạt to partly.
    pub(crate) fn raised(&self) -> Option<Self> {
        let answer = match self.answer {
            0 | 3 => 2,
            2 => 1,
            _ => return None,
        };
        Some(Self {
            answer,
            ..self.clone()
        })
    }
}

/// A duty without evidence.
pub(crate) fn row(article: usize, answer: u8) -> Row {
    Row {
        article,
        weight: 2,
        critical: false,
        outside: 0,
        answer,
        interval: None,
        facts: vec![],
    }
}

pub(crate) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let interval = prop_oneof![
        Just(None),
        (1_u16..24).prop_map(|n| Some(Interval::EveryMonths(n))),
        (1_u16..366).prop_map(|n| Some(Interval::EveryDays(n))),
        Just(Some(Interval::YearlyBefore { day: 25, month: 12 })),
        Just(Some(Interval::Periodic)),
    ];
    let outside = prop_oneof![6 => Just(0_u8), 1 => Just(1), 1 => Just(2)];
    let facts = prop::collection::vec(prop::option::of(-5_i64..900), 0..3);
    let row = (
        1..=ARTICLES,
        1_u8..=3,
        prop::bool::weighted(0.2),
        outside,
        0_u8..5,
        interval,
        facts,
    )
        .prop_map(
            |(article, weight, critical, outside, answer, interval, facts)| Row {
                article,
                weight,
                critical,
                outside,
                answer,
                interval,
                facts,
            },
        );
    prop::collection::vec(row, 0..40)
}

fn text(text: &str) -> Text {
    Text::new(text, text)
}

fn reference(article: usize) -> ProvisionRef {
    ProvisionRef::parse(&format!("{article}.1")).unwrap()
}

fn chapter(number: &str, articles: std::ops::RangeInclusive<usize>) -> Chapter {
    let article = |n: usize| Article {
        number: n.to_string(),
        title: text("Điều"),
        provisions: vec![Provision {
            reference: reference(n),
            treatment: Treatment::Assessed,
        }],
    };
    Chapter {
        number: number.to_owned(),
        title: text("Chương"),
        articles: articles.map(article).collect(),
    }
}

fn item(at: usize, row: &Row) -> Item {
    let bearers = match (row.outside, at % 3) {
        (1, _) => vec![Bearer::Police, Bearer::Operator],
        (_, 0) => vec![Bearer::Unit],
        (_, 1) => vec![Bearer::Staff, Bearer::Police],
        _ => vec![Bearer::Leader, Bearer::ItOfficer],
    };
    Item {
        id: ItemId::new(format!("{}.1-{at}", row.article)),
        cites: vec![reference(row.article)],
        question: text("Có không?"),
        guidance: text("Xem."),
        evidence: vec![],
        bearers,
        force: match row.weight {
            3 => Force::Prohibition,
            2 => Force::Duty,
            _ => Force::Recommendation,
        },
        critical: row.critical,
        applies_if: if row.outside == 2 {
            Condition::Has(Fact::Wifi)
        } else {
            Condition::Always
        },
        interval: row.interval.clone(),
        criteria: vec![],
        controls: vec![],
    }
}

fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 31).unwrap()
}

fn catalog(rows: &[Row]) -> Catalog {
    // Bearers differ by the row itself, not by its place, so that order changes nothing.
    let items = rows
        .iter()
        .map(|row| item(row.facts.len() + usize::from(row.answer), row));
    let items = items.enumerate().map(|(at, item)| Item {
        id: ItemId::new(format!("{}-{at}", item.cites[0])),
        ..item
    });
    Catalog {
        id: CatalogId::new("thu"),
        content_version: "1".into(),
        title: text("Quy chế"),
        instrument: "1/QĐ".into(),
        issuer: text("UBND"),
        issued: last_day(),
        effective: None,
        status: Status::InForce,
        territory: Territory {
            name: text("Thử"),
            became: None,
        },
        recipients: vec![],
        annual_report: None,
        incidents: IncidentScheme::default(),
        text_gaps: vec![],
        grade_bands: GradeBands::default(),
        chapters: vec![chapter("I", 1..=2), chapter("II", 3..=ARTICLES)],
        items: items.collect(),
    }
}

pub(crate) fn build(rows: &[Row]) -> (Catalog, Scope, Assessment) {
    let catalog = catalog(rows);
    let now = DateTime::parse_from_rfc3339("2026-12-31T08:00:00+07:00").unwrap();
    let head = Head {
        name: String::new(),
        catalog: catalog.id.clone(),
        catalog_version: "1".into(),
        year: 2026,
        period_start: last_day(),
        period_end: last_day(),
        profile: Profile::default(),
        recipients: vec![],
        remarks: String::new(),
        proposals: String::new(),
        review: String::new(),
        state: State::Draft,
    };
    let mut assessment = Assessment::new(AssessmentId(1), AssessmentUid([1; 16]), head, now);
    for (row, item) in rows.iter().zip(&catalog.items) {
        let answer = match row.answer {
            1 => Some(Answer::Met),
            2 => Some(Answer::Partial),
            3 => Some(Answer::NotMet),
            4 => Some(Answer::NotApplicable {
                reason: "Không có".into(),
            }),
            _ => None,
        };
        if answer.is_some() {
            assessment.responses.insert(
                item.id.clone(),
                Response {
                    answer,
                    ..Response::default()
                },
            );
        }
        for age in &row.facts {
            let id = assessment.next_evidence();
            let fact_date = age.map(|age| {
                let days = Days::new(age.unsigned_abs());
                if age < 0 {
                    last_day() + days
                } else {
                    last_day() - days
                }
            });
            let evidence = Evidence {
                id,
                name: "Biên bản".into(),
                description: String::new(),
                file: None,
                fact_date,
                added: now,
            };
            assessment.evidence.insert(id, evidence);
            assessment.links.insert((item.id.clone(), EvidenceId(id.0)));
        }
    }
    let scope = Scope::of(&catalog, &assessment.head.profile);
    (catalog, scope, assessment)
}

/// Whether one met item of `interval` with evidence of this age counts as backed.
pub(crate) fn backed(interval: Option<Interval>, age: Option<i64>) -> bool {
    let (catalog, scope, assessment) = build(&[Row {
        interval,
        facts: vec![age],
        ..row(1, 1)
    }]);
    let score = score(&catalog, &scope, &assessment);
    score.lines[0].backed
}

/// The figures as a person with paper would find them.
pub(crate) struct ByHand {
    /// Score, on what was answered, backed, completeness; in tenths of a percent.
    pub(crate) shares: [Option<i128>; 4],
    pub(crate) grade: Option<&'static str>,
    pub(crate) articles: Vec<Option<i128>>,
}

/// 100 · part / whole to one decimal by long division, the half going up.
fn share(part: i128, whole: i128) -> Option<i128> {
    if whole == 0 {
        return None;
    }
    let (quotient, rest) = (1000 * part / whole, 1000 * part % whole);
    Some(if 2 * rest >= whole {
        quotient + 1
    } else {
        quotient
    })
}

fn is_fresh(row: &Row) -> bool {
    row.facts.iter().any(|age| match (&row.interval, age) {
        (Some(Interval::EveryMonths(months)), Some(age)) => {
            *age >= 0 && *age <= 31 * i64::from(*months)
        }
        (Some(Interval::EveryDays(days)), Some(age)) => *age >= 0 && *age <= i64::from(*days),
        (Some(Interval::YearlyBefore { .. }), Some(age)) => *age >= 0 && *age <= 366,
        (
            Some(Interval::EveryMonths(_) | Interval::EveryDays(_) | Interval::YearlyBefore { .. }),
            None,
        ) => false,
        _ => true,
    })
}

pub(crate) fn by_hand(rows: &[Row]) -> ByHand {
    let worth = |row: &&Row| match row.answer {
        1 => i128::from(row.weight) * 2,
        2 => i128::from(row.weight),
        _ => 0,
    };
    let full = |row: &&Row| 2 * i128::from(row.weight);
    let in_scope: Vec<&Row> = rows.iter().filter(|row| row.outside == 0).collect();
    let counted: Vec<&Row> = in_scope
        .iter()
        .copied()
        .filter(|row| row.answer != 4)
        .collect();
    let points: i128 = counted.iter().map(worth).sum();
    let whole: i128 = counted.iter().map(full).sum();
    let answered: i128 = counted.iter().filter(|row| row.answer != 0).map(full).sum();
    let proven: i128 = counted.iter().filter(|row| is_fresh(row)).map(worth).sum();
    let said = in_scope.iter().filter(|row| row.answer != 0).count();
    let overall = share(points, whole);
    let failed = counted.iter().any(|row| row.critical && row.answer == 3);
    let grade = overall.map(|tenths| match tenths {
        650.. if failed => "C",
        900.. => "A",
        800.. => "B",
        650.. => "C",
        500.. => "D",
        _ => "E",
    });
    let article = |number| {
        let inside = || counted.iter().filter(move |row| row.article == number);
        share(inside().map(worth).sum(), inside().map(full).sum())
    };
    ByHand {
        shares: [
            overall,
            share(points, answered),
            share(proven, whole),
            share(said as i128, in_scope.len() as i128),
        ],
        grade,
        articles: (1..=ARTICLES).map(article).collect(),
    }
}

//! A score as `score --json [--explain]` prints it (`score.schema.json`).

use serde::{Deserialize, Serialize};

use super::terms::{ConditionForm, TextForm};
use super::words::{BearerWord, GradeWord, StandingWord};
use crate::model::assessment::Assessment;
use crate::model::catalog::{Catalog, Item};
use crate::model::control::{ControlGroup, Controls};
use crate::model::response::Answer;
use crate::model::scope::{Applicability, applicability};
use crate::model::scoring::{Domains, Line, Score, Standing, Tally, Tenths};

/// The whole score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoreForm {
    /// The catalog.
    pub catalog: String,
    /// Its version.
    pub catalog_version: String,
    /// Name of the unit.
    pub unit: String,
    /// Year reported on.
    pub year: i32,
    /// The day as of which evidence must be fresh, year-month-day.
    pub as_of: String,
    /// All items together.
    #[serde(flatten)]
    pub total: TallyForm,
    /// `A` to `E`; null where no item is in the sum.
    pub grade: Option<GradeWord>,
    /// The grade the score alone would give, where a critical failure lowered it.
    pub grade_before_cap: Option<GradeWord>,
    /// Whether a critical failure lowered the grade.
    pub capped: bool,
    /// Critical items that are not met.
    pub critical_failures: Vec<String>,
    /// By article, in the order of the text.
    pub by_article: Vec<ArticleForm>,
    /// By chapter.
    pub by_chapter: Vec<ChapterForm>,
    /// By bearer; an item of several bearers counts for each.
    pub by_bearer: Vec<BearerForm>,
    /// By domain: the groups of common controls; an item counts once in every
    /// group one of its controls belongs to.
    pub by_domain: Vec<DomainForm>,
    /// The working, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explain: Option<ExplainForm>,
}

/// A share: its percentage with one decimal, and exactly.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct RatioForm {
    /// 100 · numerator / denominator, rounded half up to one decimal; null where
    /// the denominator is 0.
    pub percent: Option<f64>,
    /// The part.
    pub numerator: u64,
    /// The whole.
    pub denominator: u64,
}

/// What a group of items adds up to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TallyForm {
    /// The score: Σ w·v of Σ 2w.
    pub overall: RatioForm,
    /// The score on what was answered.
    pub answered: RatioForm,
    /// Only items with fresh evidence earn their points.
    pub evidence_backed: RatioForm,
    /// Answered items of those in scope.
    pub completeness: RatioForm,
    /// How many items of each standing.
    pub counts: CountsForm,
}

/// How many items of each standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // The names are those of the standings.
pub struct CountsForm {
    pub met: u32,
    pub partial: u32,
    pub not_met: u32,
    pub unanswered: u32,
    pub not_applicable: u32,
    pub out_of_scope: u32,
    /// Items in the sum that have fresh evidence.
    pub backed: u32,
}

/// An article's share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleForm {
    /// Its number.
    pub article: String,
    /// Its title.
    pub title: TextForm,
    /// What its items add up to.
    #[serde(flatten)]
    pub tally: TallyForm,
}

/// A chapter's share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChapterForm {
    /// Its Roman number.
    pub chapter: String,
    /// Its title.
    pub title: TextForm,
    /// What its items add up to.
    #[serde(flatten)]
    pub tally: TallyForm,
}

/// A bearer's share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BearerForm {
    /// Who.
    pub bearer: BearerWord,
    /// What its items add up to.
    #[serde(flatten)]
    pub tally: TallyForm,
}

/// A domain's share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DomainForm {
    /// The group's short name.
    pub domain: String,
    /// Its name.
    pub title: TextForm,
    /// What its items add up to.
    #[serde(flatten)]
    pub tally: TallyForm,
}

/// The working of the score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainForm {
    /// The method and the sum in words.
    pub formula: TextForm,
    /// Every item of the catalog.
    pub lines: Vec<LineForm>,
}

/// What one item contributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineForm {
    /// Which.
    pub item: String,
    /// w: 3, 2 or 1.
    pub weight: u32,
    /// Where it stands.
    pub standing: StandingWord,
    /// v: 0 to 2; null where it is not in the sum.
    pub value: Option<u32>,
    /// w·v.
    pub points: u32,
    /// 2w, or 0 where it is not in the sum.
    pub possible: u32,
    /// Whether fresh evidence backs it.
    pub backed: bool,
    /// Whether it is in the sum.
    pub in_sum: bool,
    /// Why it is not; null where it is.
    pub why_not: Option<WhyNotForm>,
}

/// Why an item is not in the sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WhyNotForm {
    /// Answered not applicable.
    NotApplicable {
        /// The unit's reason.
        reason: String,
    },
    /// The duty is borne by others.
    OthersBear {
        /// By whom.
        bearers: Vec<BearerWord>,
    },
    /// The unit's scoping answers rule it out.
    ConditionFails {
        /// The condition that does not hold.
        condition: ConditionForm,
    },
}

/// The score of `assessment` against `catalog`; with its working where `explain` is set.
pub fn form(
    score: &Score,
    (catalog, controls): (&Catalog, &Controls),
    assessment: &Assessment,
    explain: bool,
) -> ScoreForm {
    let head = &assessment.head;
    let failed = score.critical_failures.iter();
    let failed = failed.filter_map(|position| catalog.items.get(*position));
    let articles = catalog.articles().zip(&score.articles);
    let chapters = catalog.chapters.iter().zip(&score.chapters);
    ScoreForm {
        catalog: catalog.id.to_string(),
        catalog_version: catalog.content_version.clone(),
        unit: head.profile.name.clone(),
        year: head.year,
        as_of: head.period_end.to_string(),
        total: (&score.overall).into(),
        grade: score.grade.map(Into::into),
        grade_before_cap: score.grade_before_cap.map(Into::into),
        capped: score.grade_before_cap.is_some(),
        critical_failures: failed.map(|item| item.id.to_string()).collect(),
        by_article: articles
            .map(|(article, tally)| ArticleForm {
                article: article.number.clone(),
                title: (&article.title).into(),
                tally: tally.into(),
            })
            .collect(),
        by_chapter: chapters
            .map(|(chapter, tally)| ChapterForm {
                chapter: chapter.number.clone(),
                title: (&chapter.title).into(),
                tally: tally.into(),
            })
            .collect(),
        by_bearer: score
            .bearers
            .iter()
            .map(|(bearer, tally)| BearerForm {
                bearer: (*bearer).into(),
                tally: tally.into(),
            })
            .collect(),
        by_domain: domains(score, catalog, controls),
        explain: explain.then(|| working(score, catalog, assessment)),
    }
}

fn domains(score: &Score, catalog: &Catalog, controls: &Controls) -> Vec<DomainForm> {
    let tallies = Domains::of(catalog, controls).tallies(score);
    let groups = controls.groups.iter().zip(tallies);
    let form = |(group, tally): (&ControlGroup, Tally)| DomainForm {
        domain: group.id.clone(),
        title: (&group.name).into(),
        tally: (&tally).into(),
    };
    groups.map(form).collect()
}

impl RatioForm {
    /// A part of a whole; the part times 2000 must fit into 64 bits.
    pub fn of(numerator: u64, denominator: u64) -> Self {
        let tenths = Tenths::of(numerator, denominator);
        Self {
            percent: tenths.map(|Tenths(tenths)| f64::from(tenths) / 10.0),
            numerator,
            denominator,
        }
    }
}

impl From<&Tally> for TallyForm {
    fn from(tally: &Tally) -> Self {
        Self {
            overall: RatioForm::of(tally.points, tally.possible),
            answered: RatioForm::of(tally.points, tally.answered_possible),
            evidence_backed: RatioForm::of(tally.backed_points, tally.possible),
            completeness: RatioForm::of(tally.answered().into(), tally.in_scope().into()),
            counts: CountsForm {
                met: tally.met,
                partial: tally.partial,
                not_met: tally.not_met,
                unanswered: tally.unanswered,
                not_applicable: tally.not_applicable,
                out_of_scope: tally.out_of_scope,
                backed: tally.backed,
            },
        }
    }
}

const METHOD_VI: &str = "Điểm = 100 · Σ w·v / Σ 2w, làm tròn một chữ số thập phân. v: Đạt 2, \
    Đạt một phần 1, Chưa đạt và chưa trả lời 0. w: điều cấm 3, nghĩa vụ 2, khuyến nghị 1. Mục \
    không áp dụng hoặc ngoài phạm vi không tính.";
const METHOD_EN: &str = "Score = 100 · Σ w·v / Σ 2w, rounded half up to one decimal. v: met 2, \
    partly met 1, not met and unanswered 0. w: prohibition 3, duty 2, recommendation 1. Items not \
    applicable or out of scope leave the sum.";

fn working(score: &Score, catalog: &Catalog, assessment: &Assessment) -> ExplainForm {
    let lines = catalog.items.iter().zip(&score.lines);
    let tally = &score.overall;
    let (points, possible) = (tally.points, tally.possible);
    let (here_vi, here_en) = if let Some(Tenths(tenths)) = tally.score() {
        let (whole, tenth) = (tenths / 10, tenths % 10);
        (
            format!("Ở đây: 100 · {points} / {possible} = {whole},{tenth}."),
            format!("Here: 100 · {points} / {possible} = {whole}.{tenth}."),
        )
    } else {
        (
            "Ở đây không mục nào được tính.".to_owned(),
            "Here no item is in the sum.".to_owned(),
        )
    };
    let vi = format!("{METHOD_VI} {here_vi}");
    let en = format!("{METHOD_EN} {here_en}");
    ExplainForm {
        formula: TextForm { vi, en: Some(en) },
        lines: lines.map(|(i, l)| line(i, *l, assessment)).collect(),
    }
}

fn line(item: &Item, line: Line, assessment: &Assessment) -> LineForm {
    let value = line.standing.value();
    let why_not = match line.standing {
        Standing::NotApplicable => {
            let answer = assessment.responses.get(&item.id);
            let reason = match answer.and_then(|r| r.answer.as_ref()) {
                Some(Answer::NotApplicable { reason }) => reason.clone(),
                _ => String::new(),
            };
            Some(WhyNotForm::NotApplicable { reason })
        }
        Standing::OutOfScope => match applicability(item, &assessment.head.profile) {
            Applicability::OthersBear(bearers) => Some(WhyNotForm::OthersBear {
                bearers: bearers.into_iter().map(Into::into).collect(),
            }),
            Applicability::ConditionFails(condition) => Some(WhyNotForm::ConditionFails {
                condition: (&condition).into(),
            }),
            Applicability::Applies => None,
        },
        _ => None,
    };
    LineForm {
        item: item.id.to_string(),
        weight: line.weight,
        standing: line.standing.into(),
        value,
        points: value.map_or(0, |value| line.weight * value),
        possible: value.map_or(0, |_| 2 * line.weight),
        backed: line.backed,
        in_sum: value.is_some(),
        why_not,
    }
}

//! Catalog → RON text, the inverse of [`load`](super::load).

use ron::ser::PrettyConfig;
use serde::Serialize;
use thiserror::Error;

use super::forms::{BoundForm, ConditionForm, IntervalForm, StatusForm, TreatmentForm};
use super::syntax::options;
use super::words::{BearerWord, ClockWord, ForceWord, MeasureWord};
use crate::model::catalog::{Article, Catalog, Chapter, Item, Provision, Status, Treatment};
use crate::model::condition::Condition;
use crate::model::id::ControlId;
use crate::model::interval::Interval;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

/// The catalog cannot be written: its conditions are nested too deep for RON.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the catalog cannot be written as RON ({0}); simplify its conditions")]
pub struct WriteError(String);

/// Writes a catalog in the form of `checklists/FORMAT.md`, one field a line.
/// What [`load`](super::load) accepted comes back from it unchanged.
///
/// # Errors
/// [`WriteError`] where conditions are nested deeper than any loaded catalog's can be.
pub fn write(catalog: &Catalog) -> Result<String, WriteError> {
    let pretty = PrettyConfig::new().new_line("\n").struct_names(false);
    let text = options()
        .to_string_pretty(&CatalogForm::from(catalog), pretty)
        .map_err(|error| WriteError(error.to_string()))?;
    Ok(text + "\n")
}

#[derive(Serialize)]
struct TextForm<'a> {
    vi: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'a str>,
}

impl<'a> From<&'a Text> for TextForm<'a> {
    fn from(text: &'a Text) -> Self {
        Self {
            vi: &text.vi,
            en: text.en.as_deref(),
        }
    }
}

fn texts(list: &[Text]) -> Vec<TextForm<'_>> {
    list.iter().map(Into::into).collect()
}

fn refs(list: &[ProvisionRef]) -> Vec<&str> {
    list.iter().map(ProvisionRef::as_str).collect()
}

#[derive(Serialize)]
struct CatalogForm<'a> {
    id: &'a str,
    content_version: &'a str,
    title: TextForm<'a>,
    instrument: &'a str,
    issuer: TextForm<'a>,
    issued: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<String>,
    status: StatusForm<String>,
    territory: TerritoryForm<'a>,
    recipients: Vec<RecipientForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annual_report: Option<AnnualReportForm<'a>>,
    incidents: IncidentsForm<'a>,
    text_gaps: Vec<TextForm<'a>>,
    grade_bands: BandsForm,
    chapters: Vec<ChapterForm<'a>>,
    items: Vec<ItemForm<'a>>,
}

#[derive(Serialize)]
struct TerritoryForm<'a> {
    name: TextForm<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    became: Option<BecameForm<'a>>,
}

#[derive(Serialize)]
struct BecameForm<'a> {
    name: TextForm<'a>,
    from: String,
}

#[derive(Serialize)]
struct RecipientForm<'a> {
    name: TextForm<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<TextForm<'a>>,
}

#[derive(Serialize)]
struct AnnualReportForm<'a> {
    day: u8,
    month: u8,
    cite: &'a str,
    contents: Vec<TextForm<'a>>,
}

#[derive(Serialize)]
struct IncidentsForm<'a> {
    classes: Vec<ClassForm<'a>>,
    reports: Vec<ReportForm<'a>>,
}

#[derive(Serialize)]
struct ClassForm<'a> {
    id: &'a str,
    name: TextForm<'a>,
    cite: &'a str,
}

#[derive(Serialize)]
struct ReportForm<'a> {
    classes: &'a [String],
    what: TextForm<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<(u16, ClockWord)>,
    cite: &'a str,
}

#[derive(Serialize)]
struct BandsForm {
    a: u32,
    b: u32,
    c: u32,
    d: u32,
}

#[derive(Serialize)]
struct ChapterForm<'a> {
    number: &'a str,
    title: TextForm<'a>,
    articles: Vec<ArticleForm<'a>>,
}

#[derive(Serialize)]
struct ArticleForm<'a> {
    number: &'a str,
    title: TextForm<'a>,
    provisions: Vec<(&'a str, TreatmentForm<TextForm<'a>>)>,
}

#[derive(Serialize)]
struct ItemForm<'a> {
    id: &'a str,
    cites: Vec<&'a str>,
    question: TextForm<'a>,
    guidance: TextForm<'a>,
    evidence: Vec<TextForm<'a>>,
    bearers: Vec<BearerWord>,
    force: ForceWord,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    critical: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    applies_if: Option<ConditionForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<IntervalForm<TextForm<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    criteria: Vec<CriterionForm<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    controls: Vec<&'a str>,
}

#[derive(Serialize)]
struct CriterionForm<'a> {
    subject: &'a str,
    bound: BoundForm,
    measure: MeasureWord,
}

impl<'a> From<&'a Catalog> for CatalogForm<'a> {
    fn from(c: &'a Catalog) -> Self {
        Self {
            id: c.id.as_str(),
            content_version: &c.content_version,
            title: (&c.title).into(),
            instrument: &c.instrument,
            issuer: (&c.issuer).into(),
            issued: c.issued.to_string(),
            effective: c.effective.map(|day| day.to_string()),
            status: status(&c.status),
            territory: TerritoryForm {
                name: (&c.territory.name).into(),
                became: c.territory.became.as_ref().map(|(name, from)| BecameForm {
                    name: name.into(),
                    from: from.to_string(),
                }),
            },
            recipients: c
                .recipients
                .iter()
                .map(|r| RecipientForm {
                    name: (&r.name).into(),
                    now: r.now.as_ref().map(Into::into),
                })
                .collect(),
            annual_report: c.annual_report.as_ref().map(|r| AnnualReportForm {
                day: r.day,
                month: r.month,
                cite: r.cite.as_str(),
                contents: texts(&r.contents),
            }),
            incidents: incidents(c),
            text_gaps: texts(&c.text_gaps),
            grade_bands: BandsForm {
                a: c.grade_bands.a,
                b: c.grade_bands.b,
                c: c.grade_bands.c,
                d: c.grade_bands.d,
            },
            chapters: c.chapters.iter().map(chapter).collect(),
            items: c.items.iter().map(item).collect(),
        }
    }
}

fn status(status: &Status) -> StatusForm<String> {
    match status {
        Status::Draft => StatusForm::Draft,
        Status::InForce => StatusForm::InForce,
        Status::Replaced { by, from } => StatusForm::Replaced {
            by: by.as_ref().map(ToString::to_string),
            from: from.map(|day| day.to_string()),
        },
    }
}

fn incidents(catalog: &Catalog) -> IncidentsForm<'_> {
    let scheme = &catalog.incidents;
    let classes = scheme.classes.iter().map(|class| ClassForm {
        id: &class.id,
        name: (&class.name).into(),
        cite: class.cite.as_str(),
    });
    let reports = scheme.reports.iter().map(|report| ReportForm {
        classes: &report.classes,
        what: (&report.what).into(),
        within: report.within.map(|(hours, from)| (hours, from.into())),
        cite: report.cite.as_str(),
    });
    IncidentsForm {
        classes: classes.collect(),
        reports: reports.collect(),
    }
}

fn chapter(chapter: &Chapter) -> ChapterForm<'_> {
    ChapterForm {
        number: &chapter.number,
        title: (&chapter.title).into(),
        articles: chapter.articles.iter().map(article).collect(),
    }
}

fn article(article: &Article) -> ArticleForm<'_> {
    ArticleForm {
        number: &article.number,
        title: (&article.title).into(),
        provisions: article.provisions.iter().map(provision).collect(),
    }
}

fn provision(provision: &Provision) -> (&str, TreatmentForm<TextForm<'_>>) {
    let treatment = match &provision.treatment {
        Treatment::Assessed => TreatmentForm::Assessed,
        Treatment::SetAside { reason, note } => {
            TreatmentForm::SetAside((*reason).into(), note.into())
        }
    };
    (provision.reference.as_str(), treatment)
}

fn item(item: &Item) -> ItemForm<'_> {
    let always = item.applies_if == Condition::Always;
    let criteria = item.criteria.iter().map(|criterion| CriterionForm {
        subject: &criterion.subject,
        bound: (&criterion.bound).into(),
        measure: criterion.measure.into(),
    });
    ItemForm {
        id: item.id.as_str(),
        cites: refs(&item.cites),
        question: (&item.question).into(),
        guidance: (&item.guidance).into(),
        evidence: texts(&item.evidence),
        bearers: item.bearers.iter().map(|bearer| (*bearer).into()).collect(),
        force: item.force.into(),
        critical: item.critical,
        applies_if: (!always).then(|| (&item.applies_if).into()),
        interval: item.interval.as_ref().map(interval),
        criteria: criteria.collect(),
        controls: item.controls.iter().map(ControlId::as_str).collect(),
    }
}

fn interval(interval: &Interval) -> IntervalForm<TextForm<'_>> {
    match interval {
        Interval::EveryMonths(months) => IntervalForm::EveryMonths(*months),
        Interval::EveryDays(days) => IntervalForm::EveryDays(*days),
        Interval::Periodic => IntervalForm::Periodic,
        Interval::Regular => IntervalForm::Regular,
        Interval::Continuous => IntervalForm::Continuous,
        Interval::AtOnce(event) => IntervalForm::AtOnce(event.into()),
        Interval::Before(event) => IntervalForm::Before(event.into()),
        Interval::When(event) => IntervalForm::When(event.into()),
        Interval::WithinHours(hours, from) => IntervalForm::WithinHours(*hours, (*from).into()),
        Interval::YearlyBefore { day, month } => IntervalForm::YearlyBefore {
            day: *day,
            month: *month,
        },
    }
}

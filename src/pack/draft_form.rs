//! A catalog as [`write`](super::write) wrote it, read without the rules.

use chrono::NaiveDate;
use serde::Deserialize;

use super::forms::{BoundForm, ConditionForm, IntervalForm, StatusForm, TreatmentForm};
use super::words::{BearerWord, ClockWord, ForceWord, MeasureWord};
use crate::model::catalog::{
    AnnualReport, Article, Catalog, Chapter, GradeBands, IncidentClass, IncidentReport,
    IncidentScheme, Item, Provision, Recipient, Status, Territory, Treatment,
};
use crate::model::condition::Condition;
use crate::model::criterion::Criterion;
use crate::model::id::{CatalogId, ControlId, ItemId};
use crate::model::interval::Interval;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

#[derive(Deserialize)]
struct TextForm {
    vi: String,
    #[serde(default)]
    en: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct DraftForm {
    id: String,
    content_version: String,
    title: TextForm,
    instrument: String,
    issuer: TextForm,
    issued: String,
    #[serde(default)]
    effective: Option<String>,
    status: StatusForm<String>,
    territory: TerritoryForm,
    #[serde(default)]
    recipients: Vec<RecipientForm>,
    #[serde(default)]
    annual_report: Option<ReportForm>,
    #[serde(default)]
    incidents: IncidentsForm,
    #[serde(default)]
    text_gaps: Vec<TextForm>,
    #[serde(default)]
    grade_bands: Option<BandsForm>,
    chapters: Vec<ChapterForm>,
    items: Vec<ItemForm>,
}

#[derive(Deserialize)]
struct TerritoryForm {
    name: TextForm,
    #[serde(default)]
    became: Option<BecameForm>,
}

#[derive(Deserialize)]
struct BecameForm {
    name: TextForm,
    from: String,
}

#[derive(Deserialize)]
struct RecipientForm {
    name: TextForm,
    #[serde(default)]
    now: Option<TextForm>,
}

#[derive(Deserialize)]
struct ReportForm {
    day: u8,
    month: u8,
    cite: String,
    contents: Vec<TextForm>,
}

#[derive(Default, Deserialize)]
struct IncidentsForm {
    classes: Vec<ClassForm>,
    reports: Vec<IncidentReportForm>,
}

#[derive(Deserialize)]
struct ClassForm {
    id: String,
    name: TextForm,
    cite: String,
}

#[derive(Deserialize)]
struct IncidentReportForm {
    classes: Vec<String>,
    what: TextForm,
    #[serde(default)]
    within: Option<(u16, ClockWord)>,
    cite: String,
}

#[derive(Deserialize)]
struct BandsForm {
    a: u32,
    b: u32,
    c: u32,
    d: u32,
}

#[derive(Deserialize)]
struct ChapterForm {
    number: String,
    title: TextForm,
    articles: Vec<ArticleForm>,
}

#[derive(Deserialize)]
struct ArticleForm {
    number: String,
    title: TextForm,
    provisions: Vec<(String, TreatmentForm<TextForm>)>,
}

#[derive(Deserialize)]
struct ItemForm {
    id: String,
    cites: Vec<String>,
    question: TextForm,
    guidance: TextForm,
    evidence: Vec<TextForm>,
    bearers: Vec<BearerWord>,
    force: ForceWord,
    #[serde(default)]
    critical: bool,
    #[serde(default)]
    applies_if: Option<ConditionForm>,
    #[serde(default)]
    interval: Option<IntervalForm<TextForm>>,
    #[serde(default)]
    criteria: Vec<CriterionForm>,
    #[serde(default)]
    controls: Vec<String>,
}

#[derive(Deserialize)]
struct CriterionForm {
    subject: String,
    bound: BoundForm,
    measure: MeasureWord,
}

impl From<TextForm> for Text {
    fn from(form: TextForm) -> Self {
        Self {
            vi: form.vi,
            en: form.en,
        }
    }
}

fn texts(list: Vec<TextForm>) -> Vec<Text> {
    list.into_iter().map(Into::into).collect()
}

fn refs(list: &[String]) -> Result<Vec<ProvisionRef>, String> {
    list.iter().map(|text| ProvisionRef::parse(text)).collect()
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a day of the calendar"))
}

impl DraftForm {
    /// The catalog; an error names the reference or day that cannot be read.
    pub(super) fn catalog(self) -> Result<Catalog, String> {
        let annual_report = self.annual_report.map(|form| {
            Ok::<_, String>(AnnualReport {
                day: form.day,
                month: form.month,
                cite: ProvisionRef::parse(&form.cite)?,
                contents: texts(form.contents),
            })
        });
        let bands = self.grade_bands.map(|b| GradeBands {
            a: b.a,
            b: b.b,
            c: b.c,
            d: b.d,
        });
        let chapters = self.chapters.into_iter().map(chapter);
        let items = self.items.into_iter().map(item);
        let became = self.territory.became;
        let became = became.map(|form| Ok::<_, String>((form.name.into(), day(&form.from)?)));
        Ok(Catalog {
            id: CatalogId::new(self.id),
            content_version: self.content_version,
            title: self.title.into(),
            instrument: self.instrument,
            issuer: self.issuer.into(),
            issued: day(&self.issued)?,
            effective: self.effective.as_deref().map(day).transpose()?,
            status: status(self.status)?,
            territory: Territory {
                name: self.territory.name.into(),
                became: became.transpose()?,
            },
            recipients: self.recipients.into_iter().map(recipient).collect(),
            annual_report: annual_report.transpose()?,
            incidents: incidents(self.incidents)?,
            text_gaps: texts(self.text_gaps),
            grade_bands: bands.unwrap_or_default(),
            chapters: chapters.collect::<Result<_, _>>()?,
            items: items.collect::<Result<_, _>>()?,
        })
    }
}

fn recipient(form: RecipientForm) -> Recipient {
    Recipient {
        name: form.name.into(),
        now: form.now.map(Into::into),
    }
}

fn status(form: StatusForm<String>) -> Result<Status, String> {
    Ok(match form {
        StatusForm::Draft => Status::Draft,
        StatusForm::InForce => Status::InForce,
        StatusForm::Replaced { by, from } => Status::Replaced {
            by: by.map(CatalogId::new),
            from: from.as_deref().map(day).transpose()?,
        },
    })
}

fn incidents(form: IncidentsForm) -> Result<IncidentScheme, String> {
    let classes = form.classes.into_iter().map(|class| {
        Ok(IncidentClass {
            id: class.id,
            name: class.name.into(),
            cite: ProvisionRef::parse(&class.cite)?,
        })
    });
    let reports = form.reports.into_iter().map(|report| {
        Ok(IncidentReport {
            classes: report.classes,
            what: report.what.into(),
            within: report.within.map(|(hours, from)| (hours, from.into())),
            cite: ProvisionRef::parse(&report.cite)?,
        })
    });
    Ok(IncidentScheme {
        classes: classes.collect::<Result<_, String>>()?,
        reports: reports.collect::<Result<_, String>>()?,
    })
}

fn chapter(form: ChapterForm) -> Result<Chapter, String> {
    let article = |form: ArticleForm| {
        let provision = |(reference, treatment): (String, TreatmentForm<TextForm>)| {
            Ok::<_, String>(Provision {
                reference: ProvisionRef::parse(&reference)?,
                treatment: match treatment {
                    TreatmentForm::Assessed => Treatment::Assessed,
                    TreatmentForm::SetAside(reason, note) => Treatment::SetAside {
                        reason: reason.into(),
                        note: note.into(),
                    },
                },
            })
        };
        let provisions = form.provisions.into_iter().map(provision);
        Ok::<_, String>(Article {
            number: form.number,
            title: form.title.into(),
            provisions: provisions.collect::<Result<_, _>>()?,
        })
    };
    let articles = form.articles.into_iter().map(article);
    Ok(Chapter {
        number: form.number,
        title: form.title.into(),
        articles: articles.collect::<Result<_, _>>()?,
    })
}

fn item(form: ItemForm) -> Result<Item, String> {
    let criteria = form.criteria.into_iter().map(|criterion| Criterion {
        subject: criterion.subject,
        bound: criterion.bound.into(),
        measure: criterion.measure.into(),
    });
    Ok(Item {
        id: ItemId::new(form.id),
        cites: refs(&form.cites)?,
        question: form.question.into(),
        guidance: form.guidance.into(),
        evidence: texts(form.evidence),
        bearers: form.bearers.into_iter().map(Into::into).collect(),
        force: form.force.into(),
        critical: form.critical,
        applies_if: form.applies_if.map_or(Condition::Always, Into::into),
        interval: form.interval.map(interval),
        criteria: criteria.collect(),
        controls: form.controls.into_iter().map(ControlId::new).collect(),
    })
}

fn interval(form: IntervalForm<TextForm>) -> Interval {
    match form {
        IntervalForm::EveryMonths(months) => Interval::EveryMonths(months),
        IntervalForm::EveryDays(days) => Interval::EveryDays(days),
        IntervalForm::Periodic => Interval::Periodic,
        IntervalForm::Regular => Interval::Regular,
        IntervalForm::Continuous => Interval::Continuous,
        IntervalForm::AtOnce(event) => Interval::AtOnce(event.into()),
        IntervalForm::Before(event) => Interval::Before(event.into()),
        IntervalForm::When(event) => Interval::When(event.into()),
        IntervalForm::WithinHours(hours, from) => Interval::WithinHours(hours, from.into()),
        IntervalForm::YearlyBefore { day, month } => Interval::YearlyBefore { day, month },
    }
}

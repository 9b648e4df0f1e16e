//! A catalog as `catalog show ID --json` prints it (`catalog.schema.json`).

use serde::Serialize;

use super::terms::{ConditionForm, CriterionForm, IntervalForm, ReasonForm, TextForm};
use super::words::{BearerWord, ForceWord};
use crate::model::catalog::{Catalog, Item, Status, Treatment};
use crate::model::text::Text;

/// The whole catalog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CatalogForm {
    /// Its name: `hai-duong-39-2024`.
    pub id: String,
    /// Version of the checklist.
    pub content_version: String,
    /// Whether the regulation binds: `draft`, `in_force` or `replaced`.
    pub status: &'static str,
    /// What replaced it; null unless it is replaced.
    pub replaced: Option<ReplacedForm>,
    /// Title of the regulation.
    pub title: TextForm,
    /// Number and symbol of its instrument.
    pub instrument: String,
    /// Who issued it.
    pub issuer: TextForm,
    /// Day of issue, year-month-day.
    pub issued: String,
    /// First day in force, if known.
    pub effective: Option<String>,
    /// Every provision in the order of the text.
    pub provisions: Vec<ProvisionForm>,
    /// Every item in the order of the checklist.
    pub items: Vec<ItemForm>,
}

/// What replaced a regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReplacedForm {
    /// The catalog of its successor, if there is one.
    pub by: Option<String>,
    /// The day from which it no longer binds, if known.
    pub from: Option<String>,
}

/// One provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProvisionForm {
    /// Its reference: `13.1.đ`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The number of its article, as text.
    pub article: String,
    /// The Vietnamese title of its article.
    pub title: String,
    /// Whether items assess it.
    pub assessed: bool,
    /// Why not, where they do not.
    pub reason: Option<ReasonForm>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemForm {
    /// Its name within the catalog.
    pub id: String,
    /// The provisions it assesses.
    pub cites: Vec<String>,
    /// What is asked.
    pub question: TextForm,
    /// How to check and what counts.
    pub guidance: TextForm,
    /// What proves it.
    pub evidence: Vec<TextForm>,
    /// Who bears it.
    pub bearers: Vec<BearerWord>,
    /// How binding it is.
    pub force: ForceWord,
    /// Whether failing it caps the grade.
    pub critical: bool,
    /// When it applies.
    pub applies_if: ConditionForm,
    /// How often or by when.
    pub interval: Option<IntervalForm>,
    /// Its numbers.
    pub criteria: Vec<CriterionForm>,
    /// The common controls it maps to.
    pub controls: Vec<String>,
}

impl From<&Catalog> for CatalogForm {
    fn from(catalog: &Catalog) -> Self {
        let (status, replaced) = match &catalog.status {
            Status::Draft => ("draft", None),
            Status::InForce => ("in_force", None),
            Status::Replaced { by, from } => {
                let by = by.as_ref().map(ToString::to_string);
                let from = from.map(|day| day.to_string());
                ("replaced", Some(ReplacedForm { by, from }))
            }
        };
        let articles = catalog.articles();
        let provisions = articles.flat_map(|a| a.provisions.iter().map(move |p| (a, p)));
        Self {
            id: catalog.id.to_string(),
            content_version: catalog.content_version.clone(),
            status,
            replaced,
            title: (&catalog.title).into(),
            instrument: catalog.instrument.clone(),
            issuer: (&catalog.issuer).into(),
            issued: catalog.issued.to_string(),
            effective: catalog.effective.map(|day| day.to_string()),
            provisions: provisions
                .map(|(article, provision)| ProvisionForm {
                    reference: provision.reference.to_string(),
                    article: article.number.clone(),
                    title: article.title.vi.clone(),
                    assessed: provision.treatment == Treatment::Assessed,
                    reason: ReasonForm::of(&provision.treatment),
                })
                .collect(),
            items: catalog.items.iter().map(Into::into).collect(),
        }
    }
}

impl From<&Item> for ItemForm {
    fn from(item: &Item) -> Self {
        let texts = |list: &[Text]| list.iter().map(Into::into).collect();
        Self {
            id: item.id.to_string(),
            cites: item.cites.iter().map(ToString::to_string).collect(),
            question: (&item.question).into(),
            guidance: (&item.guidance).into(),
            evidence: texts(&item.evidence),
            bearers: item.bearers.iter().map(|b| (*b).into()).collect(),
            force: item.force.into(),
            critical: item.critical,
            applies_if: (&item.applies_if).into(),
            interval: item.interval.as_ref().map(Into::into),
            criteria: item.criteria.iter().map(Into::into).collect(),
            controls: item.controls.iter().map(ToString::to_string).collect(),
        }
    }
}

//! A regulation turned into a checklist: OSCAL's catalog, with the
//! regulation's own skeleton so that no provision can be forgotten.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bearer::Bearer;
use super::condition::Condition;
use super::criterion::Criterion;
use super::id::{CatalogId, ControlId, ItemId};
use super::interval::{ClockStart, Interval};
use super::provision::ProvisionRef;
use super::text::Text;

/// Whether a regulation binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not issued yet.
    Draft,
    /// Binding.
    InForce,
    /// Replaced.
    Replaced {
        /// The catalog of its successor, if there is one.
        by: Option<CatalogId>,
        /// The day from which it no longer binds, if known.
        from: Option<NaiveDate>,
    },
}

/// Where the regulation applies, and what became of that place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Territory {
    /// The province or city as the text names it.
    pub name: Text,
    /// The province it became part of, and since when.
    pub became: Option<(Text, NaiveDate)>,
}

/// The body a report goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// As the text names it.
    pub name: Text,
    /// The body that does its work today, where that changed.
    pub now: Option<Text>,
}

/// The yearly report a regulation asks of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnualReport {
    /// Must be sent before this day …
    pub day: u8,
    /// … of this month.
    pub month: u8,
    /// The provision that asks for it.
    pub cite: ProvisionRef,
    /// What it must contain.
    pub contents: Vec<Text>,
}

/// One class of the regulation's incident scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentClass {
    /// Short name: `low`, `urgent`.
    pub id: String,
    /// Name as the text has it.
    pub name: Text,
    /// The provision that defines it.
    pub cite: ProvisionRef,
}

/// A report owed when an incident of some class happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentReport {
    /// Classes it is owed for; empty means every incident.
    pub classes: Vec<String>,
    /// What must be reported, to whom.
    pub what: Text,
    /// Hours allowed and from when; `None` means at once or no stated time.
    pub within: Option<(u16, ClockStart)>,
    /// The provision that asks for it.
    pub cite: ProvisionRef,
}

/// How the regulation grades incidents and what must be reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncidentScheme {
    /// From the least to the gravest.
    pub classes: Vec<IncidentClass>,
    /// Reports owed.
    pub reports: Vec<IncidentReport>,
}

/// Why a provision is not assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetAsideReason {
    /// Says what the regulation covers.
    Scope,
    /// Says whom it binds.
    Addressees,
    /// Defines a term.
    Definition,
    /// States a principle.
    Principle,
    /// Sorts things into classes.
    Classification,
    /// Disclaims liability.
    Disclaimer,
    /// Gives information (an address, a hotline).
    Information,
    /// Binds someone who does not assess himself here.
    OutsiderDuty,
    /// Describes a procedure or how the text is put into effect.
    Procedure,
    /// Describes how something is built.
    Description,
    /// Says again what another provision says.
    Repeats,
}

/// What the catalog does with a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// One or more items assess it.
    Assessed,
    /// No item assesses it.
    SetAside {
        /// The kind of reason.
        reason: SetAsideReason,
        /// The reason in one sentence.
        note: Text,
    },
}

/// One citable provision of the regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// Where it stands.
    pub reference: ProvisionRef,
    /// Assessed, or set aside with a reason.
    pub treatment: Treatment,
}

/// Điều.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number, with brackets where it was inferred: "13", "[25]".
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Its provisions in the order of the text.
    pub provisions: Vec<Provision>,
}

/// Chương. A text without chapters has one with an empty number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Roman number.
    pub number: String,
    /// Title.
    pub title: Text,
    /// Articles in the order of the text.
    pub articles: Vec<Article>,
}

/// How binding a duty is; its weight in the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// "Nghiêm cấm", "không được": weight 3.
    Prohibition,
    /// "Phải", "có trách nhiệm": weight 2.
    Duty,
    /// "Cần", "khuyến khích": weight 1.
    Recommendation,
}

impl Force {
    /// The weight in the score.
    pub fn weight(self) -> u32 {
        match self {
            Self::Prohibition => 3,
            Self::Duty => 2,
            Self::Recommendation => 1,
        }
    }
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name within the catalog.
    pub id: ItemId,
    /// The provisions it assesses, the first one being its home.
    pub cites: Vec<ProvisionRef>,
    /// What is asked.
    pub question: Text,
    /// How to check, and what counts as met, partly met, not met.
    pub guidance: Text,
    /// What proves it.
    pub evidence: Vec<Text>,
    /// Who bears it.
    pub bearers: Vec<Bearer>,
    /// How binding it is.
    pub force: Force,
    /// Whether failing it is grave enough to cap the grade at C.
    pub critical: bool,
    /// When it applies.
    pub applies_if: Condition,
    /// How often or by when.
    pub interval: Option<Interval>,
    /// Its numbers.
    pub criteria: Vec<Criterion>,
    /// The common controls it maps to.
    pub controls: Vec<ControlId>,
}

/// Lower limits of the grades A to D in tenths of a percent; below D's is E.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeBands {
    /// Tốt.
    pub a: u32,
    /// Khá.
    pub b: u32,
    /// Trung bình.
    pub c: u32,
    /// Yếu; below it Kém.
    pub d: u32,
}

impl Default for GradeBands {
    fn default() -> Self {
        Self {
            a: 900,
            b: 800,
            c: 650,
            d: 500,
        }
    }
}

/// One regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalog {
    /// Its name in files and commands.
    pub id: CatalogId,
    /// Version of the checklist made from it, such as "2026.11".
    pub content_version: String,
    /// Title of the regulation.
    pub title: Text,
    /// Number and symbol of the instrument that issued it.
    pub instrument: String,
    /// Who issued it.
    pub issuer: Text,
    /// Day of issue.
    pub issued: NaiveDate,
    /// First day in force; `None` for a draft without one.
    pub effective: Option<NaiveDate>,
    /// Whether it binds.
    pub status: Status,
    /// Where.
    pub territory: Territory,
    /// To whom units report.
    pub recipients: Vec<Recipient>,
    /// The yearly report, where the text asks for one.
    pub annual_report: Option<AnnualReport>,
    /// Incidents.
    pub incidents: IncidentScheme,
    /// What is missing or doubtful in the source, in one line each.
    pub text_gaps: Vec<Text>,
    /// Grade bands.
    pub grade_bands: GradeBands,
    /// The regulation's skeleton.
    pub chapters: Vec<Chapter>,
    /// The checklist, in the order of the law.
    pub items: Vec<Item>,
}

impl Catalog {
    /// The item of this name.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// All articles in order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.chapters.iter().flat_map(|chapter| &chapter.articles)
    }

    /// All provisions in order.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        self.articles().flat_map(|article| &article.provisions)
    }

    /// Position of each article (by its number) in [`Self::articles`], and of its chapter.
    pub fn article_positions(&self) -> BTreeMap<&str, (usize, usize)> {
        let numbered = self.chapters.iter().enumerate();
        let articles =
            numbered.flat_map(|(chapter, c)| c.articles.iter().map(move |a| (chapter, a)));
        articles
            .enumerate()
            .map(|(at, (chapter, a))| (a.number.as_str(), (at, chapter)))
            .collect()
    }
}

impl Item {
    /// The article the item belongs to: that of its first provision.
    pub fn article(&self) -> &str {
        self.cites.first().map_or("", ProvisionRef::article)
    }
}

//! Which screen is shown.

use crate::model::id::{AssessmentId, CatalogId, EvidenceId, ItemId};

/// A screen, with what it should show first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of assessments.
    #[default]
    Home,
    /// The wizard.
    NewAssessment,
    /// The wizard, to make an assessment of this catalog that begins from an earlier one.
    BeginFrom(AssessmentId, CatalogId),
    /// The answers that would move into the new assessment, before it is made.
    Migration,
    /// The wizard on the open assessment: unit, period, scope.
    EditAssessment,
    /// The checklist, at an item if one is named.
    Checklist(Option<ItemId>),
    /// The evidence, at one piece if it is named.
    Evidence(Option<EvidenceId>),
    /// The remediation plan.
    Plan,
    /// The summary for the leader.
    Summary,
    /// The report.
    Report,
    /// A filled-in spreadsheet, before it is taken over.
    Sheet,
    /// All regulations and the search over them.
    Library,
    /// The unit's own copy of a regulation.
    RegulationText(CatalogId),
    /// A package, before it is taken in.
    Package,
    /// Reports of units put together, for the agency that receives them.
    Collate,
    /// Preferences, data, about.
    Settings,
    /// Writing one's own catalog.
    Author,
}

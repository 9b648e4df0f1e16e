//! Which screen is shown.

use crate::model::id::{CatalogId, EvidenceId, ItemId};

/// A screen, with what it should show first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of assessments.
    #[default]
    Home,
    /// The wizard.
    NewAssessment,
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
    /// All regulations and the search over them.
    Library,
    /// The unit's own copy of a regulation.
    RegulationText(CatalogId),
    /// Preferences, data, about.
    Settings,
    /// Writing one's own catalog.
    Author,
}

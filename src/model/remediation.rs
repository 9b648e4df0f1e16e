//! The remediation plan (kế hoạch khắc phục; OSCAL's POA&M): one line a gap.

use chrono::NaiveDate;

use super::id::{ItemId, RemediationId};

/// How far a line of the plan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemediationStatus {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    InProgress,
    /// Done.
    Done,
}

/// One thing to be done about a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remediation {
    /// Number within the assessment.
    pub id: RemediationId,
    /// The item it mends.
    pub item: ItemId,
    /// What will be done.
    pub action: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub deadline: Option<NaiveDate>,
    /// Estimated cost in đồng.
    pub cost: Option<u64>,
    /// How far it is.
    pub status: RemediationStatus,
}

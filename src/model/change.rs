//! A change as a value: one thing before and after. It is applied in memory,
//! written as one transaction, and undone by its inverse.

use super::assessment::{Assessment, Head};
use super::evidence::Evidence;
use super::id::{EvidenceId, ItemId, RemediationId};
use super::remediation::Remediation;
use super::response::Response;

/// One change of one assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An item's answer, note or flag.
    Response {
        /// Which item.
        item: ItemId,
        /// What was recorded.
        before: Response,
        /// What is recorded now.
        after: Response,
    },
    /// A piece of evidence was added, edited or removed. Its file stays in the store.
    Evidence {
        /// Which.
        id: EvidenceId,
        /// As it was, `None` where it is new.
        before: Option<Evidence>,
        /// As it is, `None` where it is removed.
        after: Option<Evidence>,
    },
    /// A link between an item and a piece of evidence.
    Link {
        /// The item.
        item: ItemId,
        /// The evidence.
        evidence: EvidenceId,
        /// Whether it is linked now; before it was the opposite.
        linked: bool,
    },
    /// A line of the plan was added, edited or removed.
    Plan {
        /// Which.
        id: RemediationId,
        /// As it was.
        before: Option<Remediation>,
        /// As it is.
        after: Option<Remediation>,
    },
    /// What is said once for the assessment.
    Head {
        /// As it was.
        before: Box<Head>,
        /// As it is.
        after: Box<Head>,
    },
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Response {
                item,
                before,
                after,
            } => Self::Response {
                item,
                before: after,
                after: before,
            },
            Self::Evidence { id, before, after } => Self::Evidence {
                id,
                before: after,
                after: before,
            },
            Self::Link {
                item,
                evidence,
                linked,
            } => Self::Link {
                item,
                evidence,
                linked: !linked,
            },
            Self::Plan { id, before, after } => Self::Plan {
                id,
                before: after,
                after: before,
            },
            Self::Head { before, after } => Self::Head {
                before: after,
                after: before,
            },
        }
    }

    /// Applies the change to an assessment in memory.
    pub fn apply(&self, assessment: &mut Assessment) {
        match self {
            Self::Response { item, after, .. } if after.is_blank() => {
                assessment.responses.remove(item);
            }
            Self::Response { item, after, .. } => {
                assessment.responses.insert(item.clone(), after.clone());
            }
            Self::Evidence { id, after, .. } => match after {
                Some(evidence) => {
                    assessment.evidence.insert(*id, evidence.clone());
                }
                None => {
                    assessment.evidence.remove(id);
                }
            },
            Self::Link {
                item,
                evidence,
                linked,
            } => {
                let link = (item.clone(), *evidence);
                if *linked {
                    assessment.links.insert(link);
                } else {
                    assessment.links.remove(&link);
                }
            }
            Self::Plan { id, after, .. } => match after {
                Some(line) => {
                    assessment.plan.insert(*id, line.clone());
                }
                None => {
                    assessment.plan.remove(id);
                }
            },
            Self::Head { after, .. } => assessment.head = (**after).clone(),
        }
    }
}

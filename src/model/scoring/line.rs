//! What each item contributes.

use super::super::assessment::Assessment;
use super::super::catalog::Catalog;
use super::super::id::EvidenceId;
use super::super::response::Answer;
use super::super::scope::Scope;

/// Where an item stands in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Đạt.
    Met,
    /// Đạt một phần.
    Partial,
    /// Chưa đạt.
    NotMet,
    /// Chưa trả lời: counts as 0.
    Unanswered,
    /// Không áp dụng: not in the sum.
    NotApplicable,
    /// Does not concern the unit: not in the sum.
    OutOfScope,
}

impl Standing {
    /// The value in the sum, 0–2; `None` where the item is not in it.
    pub fn value(self) -> Option<u32> {
        match self {
            Self::Met => Some(2),
            Self::Partial => Some(1),
            Self::NotMet | Self::Unanswered => Some(0),
            Self::NotApplicable | Self::OutOfScope => None,
        }
    }
}

impl From<Option<&Answer>> for Standing {
    fn from(answer: Option<&Answer>) -> Self {
        match answer {
            None => Self::Unanswered,
            Some(Answer::Met) => Self::Met,
            Some(Answer::Partial) => Self::Partial,
            Some(Answer::NotMet) => Self::NotMet,
            Some(Answer::NotApplicable { .. }) => Self::NotApplicable,
        }
    }
}

/// One item's contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// 3, 2 or 1 by force.
    pub weight: u32,
    /// Where it stands.
    pub standing: Standing,
    /// Whether at least one piece of evidence linked to it is still fresh.
    pub backed: bool,
}

/// The lines of all items, in the catalog's order.
pub(super) fn lines(catalog: &Catalog, scope: &Scope, assessment: &Assessment) -> Vec<Line> {
    let as_of = assessment.head.period_end;
    let items = catalog.items.iter().enumerate();
    items
        .map(|(position, item)| {
            let standing = if scope.applies(position) {
                assessment
                    .responses
                    .get(&item.id)
                    .and_then(|r| r.answer.as_ref())
                    .into()
            } else {
                Standing::OutOfScope
            };
            let fresh = |id: &EvidenceId| {
                assessment
                    .evidence
                    .get(id)
                    .is_some_and(|e| e.is_fresh(item.interval.as_ref(), as_of))
            };
            let from = (item.id.clone(), EvidenceId(i64::MIN));
            let mut linked = assessment
                .links
                .range(from..)
                .take_while(|(of, _)| *of == item.id);
            let backed = standing.value().is_some() && linked.any(|(_, id)| fresh(id));
            Line {
                weight: item.force.weight(),
                standing,
                backed,
            }
        })
        .collect()
}

//! What each item contributes.

use super::super::assessment::Assessment;
use super::super::catalog::Catalog;
use super::super::response::Answer;
use super::super::scope::{Row, Scope};

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

/// The lines of all items, in the catalog's order. Items, answers and links are
/// all walked in the order of the items' names, once.
pub(super) fn lines(catalog: &Catalog, scope: &Scope, assessment: &Assessment) -> Vec<Line> {
    let as_of = assessment.head.period_end;
    let blank = |row: &Row| Line {
        weight: row.weight,
        standing: if row.applies {
            Standing::Unanswered
        } else {
            Standing::OutOfScope
        },
        backed: false,
    };
    let mut lines: Vec<_> = scope.rows().iter().map(blank).collect();
    let mut responses = assessment.responses.iter().peekable();
    let mut links = assessment.links.iter().peekable();
    for (name, position) in scope.by_name() {
        let Some(line) = lines.get_mut(position) else {
            continue;
        };
        while responses.next_if(|(id, _)| id.as_str() < name).is_some() {}
        while links.next_if(|(id, _)| id.as_str() < name).is_some() {}
        let response = responses.next_if(|(id, _)| id.as_str() == name);
        if line.standing == Standing::Unanswered {
            line.standing = response
                .and_then(|(_, response)| response.answer.as_ref())
                .into();
        }
        let counts = line.standing.value().is_some();
        while let Some((_, id)) = links.next_if(|(of, _)| of.as_str() == name) {
            let fresh = || {
                let interval = catalog.items.get(position)?.interval.as_ref();
                let evidence = assessment.evidence.get(id)?;
                evidence.is_fresh(interval, as_of).then_some(())
            };
            line.backed = line.backed || counts && fresh().is_some();
        }
    }
    lines
}

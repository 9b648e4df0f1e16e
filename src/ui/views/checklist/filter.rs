//! Which items the middle pane keeps.

use crate::app::current::Current;
use crate::i18n::checklist::Checklist;
use crate::model::scoring::Standing;

/// A way of looking at the checklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every item; those that do not concern the unit stand last in their article.
    #[default]
    All,
    /// In scope, without an answer.
    Unanswered,
    /// Partly met and not met.
    Gaps,
    /// In the sum, without any linked evidence.
    WithoutEvidence,
    /// Marked by the officer.
    Flagged,
    /// Answered Không áp dụng.
    NotApplicable,
    /// Does not concern the unit.
    OutOfScope,
}

impl Filter {
    /// All filters, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Unanswered,
        Self::Gaps,
        Self::WithoutEvidence,
        Self::Flagged,
        Self::NotApplicable,
        Self::OutOfScope,
    ];

    /// Its name.
    pub fn label(self) -> Checklist {
        match self {
            Self::All => Checklist::FilterAll,
            Self::Unanswered => Checklist::FilterUnanswered,
            Self::Gaps => Checklist::FilterGaps,
            Self::WithoutEvidence => Checklist::FilterWithoutEvidence,
            Self::Flagged => Checklist::FilterFlagged,
            Self::NotApplicable => Checklist::FilterNotApplicable,
            Self::OutOfScope => Checklist::FilterOutOfScope,
        }
    }

    /// Whether the item at `position` of the catalog is kept.
    pub fn keeps(self, current: &Current, position: usize) -> bool {
        let Some(line) = current.score.lines.get(position) else {
            return false;
        };
        let Some(item) = current.catalog.items.get(position) else {
            return false;
        };
        match self {
            Self::All => true,
            Self::Unanswered => line.standing == Standing::Unanswered,
            Self::Gaps => matches!(line.standing, Standing::Partial | Standing::NotMet),
            Self::WithoutEvidence => {
                line.standing.value().is_some()
                    && !line.backed
                    && current.assessment.evidence_of(&item.id).next().is_none()
            }
            Self::Flagged => current
                .assessment
                .responses
                .get(&item.id)
                .is_some_and(|r| r.flagged),
            Self::NotApplicable => line.standing == Standing::NotApplicable,
            Self::OutOfScope => line.standing == Standing::OutOfScope,
        }
    }
}

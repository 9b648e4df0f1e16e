//! What the unit answered to one item.

/// The answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Đạt: value 2.
    Met,
    /// Đạt một phần: value 1.
    Partial,
    /// Chưa đạt: value 0.
    NotMet,
    /// Không áp dụng: leaves the sum. Never without a reason.
    NotApplicable {
        /// Why the item does not concern this unit.
        reason: String,
    },
}

impl Answer {
    /// The value in the score, 0–2; `None` where the item leaves the sum.
    pub fn value(&self) -> Option<u32> {
        match self {
            Self::Met => Some(2),
            Self::Partial => Some(1),
            Self::NotMet => Some(0),
            Self::NotApplicable { .. } => None,
        }
    }

    /// Whether the answer is a gap: something to be mended.
    pub fn is_gap(&self) -> bool {
        matches!(self, Self::Partial | Self::NotMet)
    }
}

/// Everything recorded for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The answer; `None` while unanswered.
    pub answer: Option<Answer>,
    /// The officer's note, NFC, may have several lines.
    pub note: String,
    /// Marked to come back to.
    pub flagged: bool,
}

impl Response {
    /// Whether nothing has been recorded.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

//! Sums of weights and values.

use super::line::{Line, Standing};

/// A share in tenths of a percent, 0–1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths(pub u32);

impl Tenths {
    /// `part / whole` rounded half up; `None` where the whole is nothing.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        u32::try_from((2000 * part + whole) / (2 * whole))
            .ok()
            .map(Self)
    }
}

/// What a group of items adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items answered Đạt.
    pub met: u32,
    /// Items answered Đạt một phần.
    pub partial: u32,
    /// Items answered Chưa đạt.
    pub not_met: u32,
    /// Items in scope without an answer.
    pub unanswered: u32,
    /// Items answered Không áp dụng.
    pub not_applicable: u32,
    /// Items that do not concern the unit.
    pub out_of_scope: u32,
    /// Items in the sum that have fresh evidence.
    pub backed: u32,
    /// Σ w·v.
    pub points: u64,
    /// Σ 2w over all items in the sum.
    pub possible: u64,
    /// Σ 2w over the answered items in the sum.
    pub answered_possible: u64,
    /// Σ w·v over items with fresh evidence.
    pub backed_points: u64,
}

impl Tally {
    /// Adds one item.
    pub fn add(&mut self, line: &Line) {
        let counter = match line.standing {
            Standing::Met => &mut self.met,
            Standing::Partial => &mut self.partial,
            Standing::NotMet => &mut self.not_met,
            Standing::Unanswered => &mut self.unanswered,
            Standing::NotApplicable => &mut self.not_applicable,
            Standing::OutOfScope => &mut self.out_of_scope,
        };
        *counter += 1;
        let Some(value) = line.standing.value() else {
            return;
        };
        let points = u64::from(line.weight) * u64::from(value);
        let possible = 2 * u64::from(line.weight);
        self.points += points;
        self.possible += possible;
        if line.standing != Standing::Unanswered {
            self.answered_possible += possible;
        }
        if line.backed {
            self.backed += 1;
            self.backed_points += points;
        }
    }

    /// Items that count in the sum.
    pub fn counted(&self) -> u32 {
        self.met + self.partial + self.not_met + self.unanswered
    }

    /// Items that concern the unit.
    pub fn in_scope(&self) -> u32 {
        self.counted() + self.not_applicable
    }

    /// Items in scope that have an answer of any kind.
    pub fn answered(&self) -> u32 {
        self.in_scope() - self.unanswered
    }

    /// Gaps: partly met and not met.
    pub fn gaps(&self) -> u32 {
        self.partial + self.not_met
    }

    /// Điểm: 100 · Σ w·v / Σ 2w.
    pub fn score(&self) -> Option<Tenths> {
        Tenths::of(self.points, self.possible)
    }

    /// The score on what was answered.
    pub fn answered_score(&self) -> Option<Tenths> {
        Tenths::of(self.points, self.answered_possible)
    }

    /// Điểm có minh chứng: only items with fresh evidence earn their points.
    pub fn backed_score(&self) -> Option<Tenths> {
        Tenths::of(self.backed_points, self.possible)
    }

    /// Mức độ hoàn thành: answered items of those in scope.
    pub fn completeness(&self) -> Option<Tenths> {
        Tenths::of(self.answered().into(), self.in_scope().into())
    }
}

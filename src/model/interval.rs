//! When, or how often, a duty falls due.

use super::text::Text;

/// From which moment a clock of hours runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStart {
    /// From the moment the event happened.
    Occurrence,
    /// From the moment it was found.
    Detection,
}

/// How often or by when a duty must be done, as the provision says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Interval {
    /// At least once in so many months (1–120).
    EveryMonths(u16),
    /// At least once in so many days (1–366).
    EveryDays(u16),
    /// "Định kỳ": periodic, the text names no number.
    Periodic,
    /// "Thường xuyên": regularly, the text names no number.
    Regular,
    /// All the time the system runs.
    Continuous,
    /// "Ngay", "kịp thời": at once, when the event named here happens.
    AtOnce(Text),
    /// Before the event named here.
    Before(Text),
    /// When the event named here happens, without a stated time.
    When(Text),
    /// Within so many hours (1–720).
    WithinHours(u16, ClockStart),
    /// Every year, before this day of this month.
    YearlyBefore {
        /// Day of the month, 1–31.
        day: u8,
        /// Month, 1–12.
        month: u8,
    },
}

impl Interval {
    /// The greatest age in days at which a proof of the duty is still fresh;
    /// `None` where the text sets no number. A month counts as 31 days, so
    /// that a proof is never called stale on the very day of its renewal.
    pub fn fresh_for_days(&self) -> Option<i64> {
        match self {
            Self::EveryMonths(months) => Some(i64::from(*months) * 31),
            Self::EveryDays(days) => Some(i64::from(*days)),
            Self::YearlyBefore { .. } => Some(366),
            _ => None,
        }
    }
}

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

    /// Whether whoever keeps `kept` also keeps this one. Events are compared by
    /// kind and, where `by_event`, by their words too; "định kỳ" is kept by any
    /// number, "thường xuyên" only by itself and by "liên tục".
    pub fn is_implied_by(&self, kept: &Self, by_event: bool) -> bool {
        use Interval as I;
        let same_event = |a: &Text, b: &Text| !by_event || a == b;
        match (self, kept) {
            (I::EveryMonths(asked), I::EveryMonths(had))
            | (I::EveryDays(asked), I::EveryDays(had)) => had <= asked,
            (I::EveryMonths(asked), I::EveryDays(had)) => *had <= asked.saturating_mul(28),
            (
                I::Periodic,
                I::Periodic | I::EveryMonths(_) | I::EveryDays(_) | I::Regular | I::Continuous,
            )
            | (I::Regular, I::Regular | I::Continuous)
            | (I::Continuous, I::Continuous) => true,
            (I::AtOnce(asked), I::AtOnce(had))
            | (I::Before(asked), I::Before(had))
            | (I::When(asked), I::When(had) | I::AtOnce(had)) => same_event(asked, had),
            (I::WithinHours(asked, start), I::WithinHours(had, from)) => {
                had <= asked && (start == from || *from == ClockStart::Occurrence)
            }
            (I::YearlyBefore { .. }, I::YearlyBefore { .. }) => self == kept,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stricter_interval_keeps_a_looser_one_and_not_the_reverse() {
        #[track_caller]
        fn case(strict: &Interval, loose: &Interval) {
            assert!(loose.is_implied_by(strict, true));
            assert!(!strict.is_implied_by(loose, true));
        }
        use Interval as I;
        case(&I::EveryMonths(3), &I::EveryMonths(6));
        case(&I::EveryDays(1), &I::EveryMonths(1));
        case(&I::EveryMonths(12), &I::Periodic);
        case(&I::Continuous, &I::Regular);
        case(
            &I::WithinHours(24, ClockStart::Occurrence),
            &I::WithinHours(24, ClockStart::Detection),
        );
        let event = Text::new("khi có sự cố", "on an incident");
        case(&I::AtOnce(event.clone()), &I::When(event));
        assert!(!I::EveryDays(30).is_implied_by(&I::EveryMonths(1), true));
    }
}

//! Numbers and closed choices of a provision as data, so that two regulations
//! can be compared ("8 characters do not satisfy 11").

/// What a bound is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Characters of a password.
    Characters,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Times an event may happen.
    Times,
    /// Pieces of a thing.
    Pieces,
    /// Names out of a closed list.
    Names,
}

/// The condition itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// This much or more.
    AtLeast(u32),
    /// This much or less.
    AtMost(u32),
    /// From the first to the second, both included.
    Between(u32, u32),
    /// One of these is enough.
    AnyOf(Vec<String>),
    /// All of these are needed.
    AllOf(Vec<String>),
}

/// One measurable condition of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// What is measured, as a dotted name shared by all catalogs: `password.length`.
    pub subject: String,
    /// The condition.
    pub bound: Bound,
    /// What it is counted in.
    pub measure: Measure,
}

impl Measure {
    /// Least and greatest length of one unit in minutes, for measures of time.
    /// A month has 28 to 31 days.
    fn minutes(self) -> Option<(u64, u64)> {
        let day = 24 * 60;
        match self {
            Self::Minutes => Some((1, 1)),
            Self::Hours => Some((60, 60)),
            Self::Days => Some((day, day)),
            Self::Months => Some((28 * day, 31 * day)),
            Self::Characters | Self::Times | Self::Pieces | Self::Names => None,
        }
    }
}

impl Criterion {
    /// Whether whoever meets all of `met` also meets this one, as far as the
    /// numbers alone can tell: 11 characters satisfy 8, 8 do not satisfy 11.
    /// Where measures cannot be compared with certainty the answer is no.
    pub fn is_implied_by(&self, met: &[Self]) -> bool {
        let same: Vec<_> = met.iter().filter(|c| c.subject == self.subject).collect();
        match &self.bound {
            Bound::AnyOf(names) => same.iter().any(|c| match &c.bound {
                Bound::AnyOf(had) => had.iter().all(|name| names.contains(name)),
                Bound::AllOf(had) => had.iter().any(|name| names.contains(name)),
                _ => false,
            }),
            Bound::AllOf(names) => names.iter().all(|name| {
                same.iter().any(|c| match &c.bound {
                    Bound::AllOf(had) => had.contains(name),
                    Bound::AnyOf(had) => had.len() == 1 && had.contains(name),
                    _ => false,
                })
            }),
            Bound::AtLeast(least) => same.iter().any(|c| c.is_at_least(*least, self.measure)),
            Bound::AtMost(most) => same.iter().any(|c| c.is_at_most(*most, self.measure)),
            Bound::Between(least, most) => {
                same.iter().any(|c| c.is_at_least(*least, self.measure))
                    && same.iter().any(|c| c.is_at_most(*most, self.measure))
            }
        }
    }

    fn is_at_least(&self, least: u32, measure: Measure) -> bool {
        let (Bound::AtLeast(had) | Bound::Between(had, _)) = self.bound else {
            return false;
        };
        if self.measure == measure {
            return had >= least;
        }
        let (Some((shortest, _)), Some((_, longest))) = (self.measure.minutes(), measure.minutes())
        else {
            return false;
        };
        u64::from(had) * shortest >= u64::from(least) * longest
    }

    fn is_at_most(&self, most: u32, measure: Measure) -> bool {
        let (Bound::AtMost(had) | Bound::Between(_, had)) = self.bound else {
            return false;
        };
        if self.measure == measure {
            return had <= most;
        }
        let (Some((_, longest)), Some((shortest, _))) = (self.measure.minutes(), measure.minutes())
        else {
            return false;
        };
        u64::from(had) * longest <= u64::from(most) * shortest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(bound: Bound, measure: Measure) -> Criterion {
        Criterion {
            subject: "s".to_owned(),
            bound,
            measure,
        }
    }

    #[track_caller]
    fn case(had: &[(Bound, Measure)], asked: (Bound, Measure), implied: bool) {
        let had: Vec<_> = had.iter().map(|(b, m)| criterion(b.clone(), *m)).collect();
        assert_eq!(criterion(asked.0, asked.1).is_implied_by(&had), implied);
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn numbers_compare_as_the_law_would() {
        use Bound::{AtLeast, AtMost, Between};
        use Measure::{Characters, Days, Months, Times};
        case(
            &[(AtLeast(8), Characters)],
            (AtLeast(11), Characters),
            false,
        );
        case(&[(AtLeast(11), Characters)], (AtLeast(8), Characters), true);
        case(&[(AtMost(3), Months)], (AtMost(6), Months), true);
        case(&[(AtMost(6), Months)], (AtMost(3), Months), false);
        case(&[(AtMost(1), Days)], (AtMost(1), Months), true);
        case(&[(AtMost(30), Days)], (AtMost(1), Months), false);
        case(&[(Between(3, 5), Times)], (AtMost(5), Times), true);
        case(&[(AtMost(5), Times)], (Between(3, 5), Times), false);
        case(&[(AtLeast(8), Characters)], (AtLeast(8), Times), false);
        case(&[], (AtLeast(1), Characters), false);
    }

    #[test]
    fn names_compare_as_sets() {
        use Bound::{AllOf, AnyOf};
        let m = Measure::Names;
        let all = || AllOf(names(&["lower", "upper", "digit", "special"]));
        let either = || AnyOf(names(&["digit", "special"]));
        case(&[(all(), m)], (either(), m), true);
        case(
            &[(AllOf(names(&["lower", "upper"])), m), (either(), m)],
            (all(), m),
            false,
        );
        case(
            &[(AnyOf(names(&["WPA3"])), m)],
            (AnyOf(names(&["WPA2", "WPA3"])), m),
            true,
        );
        case(
            &[(AnyOf(names(&["WPA2", "WPA3"])), m)],
            (AnyOf(names(&["WPA3"])), m),
            false,
        );
    }
}

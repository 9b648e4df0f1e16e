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

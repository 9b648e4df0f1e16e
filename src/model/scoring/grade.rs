//! Grades A to E.

use super::super::catalog::GradeBands;
use super::tally::Tenths;

/// The grade, from best to worst, so that the greater is the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Tốt.
    A,
    /// Khá.
    B,
    /// Trung bình.
    C,
    /// Yếu.
    D,
    /// Kém.
    E,
}

impl Grade {
    /// All of them, the best first.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    /// The grade of a score, compared as it is shown, with one decimal.
    pub fn of(score: Tenths, bands: &GradeBands) -> Self {
        match score.0 {
            tenths if tenths >= bands.a => Self::A,
            tenths if tenths >= bands.b => Self::B,
            tenths if tenths >= bands.c => Self::C,
            tenths if tenths >= bands.d => Self::D,
            _ => Self::E,
        }
    }

    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }
}

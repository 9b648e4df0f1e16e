//! What is found on a report or a unit, with its facts.

use chrono::NaiveDate;

use super::entry::SignedTime;
use crate::model::id::CatalogId;
use crate::model::text::Text;

/// A reason found by another part of the program, kept in its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable snake-case name.
    pub code: String,
    /// What a person reads.
    pub said: Text,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report is not accepted.
    Refused,
    /// The report is sound but does not count here: another one of the unit does, or
    /// it is of another year.
    SetAside,
    /// The report counts; this is to be known.
    Remark,
}

/// One finding. [`Finding::code`] is stable; the fields carry the facts of a
/// translated sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No report of this program: no PDF or package that can be read, or no result inside.
    NotReport {
        /// Why.
        reasons: Vec<Reason>,
    },
    /// Larger than a report may be.
    TooLarge {
        /// Size in bytes.
        bytes: u64,
    },
    /// The system could not read the file.
    Unreadable {
        /// The system's words.
        detail: String,
    },
    /// Reading it stopped the thread that did it.
    Crashed,
    /// A package that the passphrase does not open, or none was given.
    Locked,
    /// A PDF without a signature.
    Unsigned,
    /// The signature is broken, or something was changed after it.
    Altered {
        /// What the check found.
        reasons: Vec<Reason>,
    },
    /// The result inside is not covered by a signature.
    NotCovered {
        /// What the check found.
        reasons: Vec<Reason>,
    },
    /// The figures printed differ from the result inside, or that from its own working.
    FiguresDiffer {
        /// What the check found.
        reasons: Vec<Reason>,
    },
    /// Made against another regulation.
    WrongRegulation {
        /// The one of the report.
        found: CatalogId,
        /// The one that is collated.
        wanted: CatalogId,
    },
    /// Made against another version of the checklist.
    OtherVersion {
        /// The one of the report.
        found: String,
        /// The one that is collated.
        wanted: String,
        /// Whether the person asked for that version; else it is the one of most reports.
        asked: bool,
    },
    /// On another year.
    OtherYear {
        /// The year of the report.
        found: i32,
        /// The year that is ranked.
        wanted: i32,
    },
    /// Signed after the last day.
    Late {
        /// When.
        signed: SignedTime,
        /// The last day.
        deadline: NaiveDate,
    },
    /// No signature says when, so nobody knows whether it was in time.
    Undated,
    /// Another report of the same unit counts.
    Duplicate {
        /// The file that counts.
        counted: String,
    },
    /// The unit is not on the agency's list.
    NotListed,
    /// The unit's name fits several on the list.
    Ambiguous {
        /// Their names.
        candidates: Vec<String>,
    },
    /// A package: nobody has signed for it.
    PackageUnsigned,
    /// A signer's certificate leads to none the agency trusts.
    Untrusted,
}

impl Finding {
    /// Stable snake-case name of the variant.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotReport { .. } => "not_report",
            Self::TooLarge { .. } => "too_large",
            Self::Unreadable { .. } => "unreadable",
            Self::Crashed => "crashed",
            Self::Locked => "locked",
            Self::Unsigned => "unsigned",
            Self::Altered { .. } => "altered",
            Self::NotCovered { .. } => "not_covered",
            Self::FiguresDiffer { .. } => "figures_differ",
            Self::WrongRegulation { .. } => "wrong_regulation",
            Self::OtherVersion { .. } => "other_version",
            Self::OtherYear { .. } => "other_year",
            Self::Late { .. } => "late",
            Self::Undated => "undated",
            Self::Duplicate { .. } => "duplicate",
            Self::NotListed => "not_listed",
            Self::Ambiguous { .. } => "ambiguous",
            Self::PackageUnsigned => "package_unsigned",
            Self::Untrusted => "untrusted",
        }
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NotReport { .. }
            | Self::TooLarge { .. }
            | Self::Unreadable { .. }
            | Self::Crashed
            | Self::Locked
            | Self::Unsigned
            | Self::Altered { .. }
            | Self::NotCovered { .. }
            | Self::FiguresDiffer { .. }
            | Self::WrongRegulation { .. }
            | Self::OtherVersion { asked: true, .. }
            | Self::NotListed
            | Self::Ambiguous { .. } => Severity::Refused,
            Self::OtherYear { .. } | Self::Duplicate { .. } => Severity::SetAside,
            Self::OtherVersion { asked: false, .. }
            | Self::Late { .. }
            | Self::Undated
            | Self::PackageUnsigned
            | Self::Untrusted => Severity::Remark,
        }
    }

    /// What other parts of the program said of it.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::NotReport { reasons }
            | Self::Altered { reasons }
            | Self::NotCovered { reasons }
            | Self::FiguresDiffer { reasons } => reasons,
            _ => &[],
        }
    }
}

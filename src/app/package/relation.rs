//! How a package relates to the same assessment in this database.

use chrono::{DateTime, FixedOffset};

use super::refusal::PackageRefusal;
use crate::model::assessment::{Assessment, Head, State};
use crate::model::change::Change;
use crate::model::difference::difference;
use crate::model::id::AssessmentId;

/// Which of the two is ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// They hold the same, wherever each stands on its way to the receiving agency.
    Same,
    /// The package was changed later.
    Newer,
    /// The one here was changed later.
    Older,
    /// They differ and were last changed at the same moment.
    Differs,
}

/// How many of one kind differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Only in the package.
    pub added: usize,
    /// In both, but not alike.
    pub changed: usize,
    /// Only here; an update takes them out, and undo brings them back.
    pub removed: usize,
}

/// How much differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Items whose answer, note or flag differs.
    pub responses: usize,
    /// Pieces of evidence.
    pub evidence: Counts,
    /// Links between items and evidence.
    pub links: usize,
    /// Lines of the plan.
    pub plan: Counts,
    /// Whether the unit, period or another thing said once differs.
    pub head: bool,
}

/// The same assessment as it is here.
#[derive(Clone, Debug)]
pub struct Here {
    /// Its number.
    pub id: AssessmentId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: State,
    /// When it last changed.
    pub changed: DateTime<FixedOffset>,
    /// Which of the two is ahead.
    pub relation: Relation,
    /// How much differs.
    pub difference: Difference,
    /// Why it cannot be updated, if so: it is frozen ([`None`] in the reason) or of another version.
    pub hindrance: Option<Hindrance>,
}

/// Why the one here cannot be updated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It is approved or signed.
    Frozen,
    /// It is made against another catalog or version.
    OtherVersion,
}

impl Here {
    /// Compares a package with the one here.
    pub(in crate::app) fn new(here: &Assessment, package: &Assessment) -> Self {
        let changes = changes(here, package);
        let relation = match package.changed.cmp(&here.changed) {
            _ if changes.is_empty() => Relation::Same,
            std::cmp::Ordering::Greater => Relation::Newer,
            std::cmp::Ordering::Less => Relation::Older,
            std::cmp::Ordering::Equal => Relation::Differs,
        };
        let (mine, theirs) = (&here.head, &package.head);
        let hindrance = if !mine.state.is_open() {
            Some(Hindrance::Frozen)
        } else if (&mine.catalog, &mine.catalog_version)
            != (&theirs.catalog, &theirs.catalog_version)
        {
            Some(Hindrance::OtherVersion)
        } else {
            None
        };
        Self {
            id: here.id,
            name: mine.name.clone(),
            state: mine.state,
            changed: here.changed,
            relation,
            difference: Difference::of(&changes),
            hindrance,
        }
    }
}

impl Difference {
    fn of(changes: &[Change]) -> Self {
        let mut found = Self::default();
        for change in changes {
            match change {
                Change::Response { .. } => found.responses += 1,
                Change::Link { .. } => found.links += 1,
                Change::Head { .. } => found.head = true,
                Change::Evidence { before, after, .. } => {
                    found.evidence.count(before.is_some(), after.is_some());
                }
                Change::Plan { before, after, .. } => {
                    found.plan.count(before.is_some(), after.is_some());
                }
            }
        }
        found
    }
}

impl Counts {
    fn count(&mut self, before: bool, after: bool) {
        match (before, after) {
            (false, _) => self.added += 1,
            (true, true) => self.changed += 1,
            (true, false) => self.removed += 1,
        }
    }
}

/// The changes that bring the one here to what the package holds. Where it
/// stands is not one of them: approving is a person's act on this machine.
pub(in crate::app) fn changes(here: &Assessment, package: &Assessment) -> Vec<Change> {
    let there = Assessment {
        head: Head {
            state: here.head.state,
            ..package.head.clone()
        },
        ..package.clone()
    };
    difference(here, &there)
}

/// The changes of an update.
///
/// # Errors
/// [`PackageRefusal::OtherVersion`].
pub(in crate::app) fn update(
    here: &Assessment,
    package: &Assessment,
) -> Result<Vec<Change>, PackageRefusal> {
    match Here::new(here, package).hindrance {
        Some(Hindrance::OtherVersion) => Err(PackageRefusal::OtherVersion),
        _ => Ok(changes(here, package)),
    }
}

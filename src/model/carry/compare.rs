//! What a later item asks that the earlier ones did not.

use std::collections::BTreeSet;

use super::super::bearer::Bearer;
use super::super::catalog::{Force, Item};
use super::super::criterion::Criterion;
use super::super::crosswalk::Relation;
use super::super::id::ControlId;
use super::super::interval::Interval;

/// Why an earlier answer cannot be taken without a person's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A number or choice that the earlier duty did not reach.
    Criterion {
        /// What is asked now.
        asked: Criterion,
        /// What was asked of the same subject before.
        had: Vec<Criterion>,
    },
    /// It falls due more often, sooner, or on another occasion.
    Interval {
        /// When it falls due now.
        asked: Interval,
        /// When it fell due before.
        had: Vec<Interval>,
    },
    /// It binds more strongly.
    Force {
        /// How it binds now.
        asked: Force,
        /// How it bound before.
        had: Force,
    },
    /// It binds someone it did not bind before.
    Bearers(Vec<Bearer>),
    /// It touches common controls that the earlier duties did not.
    Controls(Vec<ControlId>),
    /// The crosswalk says that the duty is not the same.
    Relation(Relation),
    /// The question was worded anew.
    Reworded,
    /// The earlier duties were answered differently; the worst is proposed.
    AnswersDiffer,
    /// One of the earlier duties has no answer.
    SomeUnanswered,
    /// The answer was a gap, and less is asked now.
    AsksLess,
}

/// What `item` asks beyond all of `sources` together. Events (“when staff leave”)
/// are compared word for word where `exact`, else by their kind alone.
pub fn asks_more(item: &Item, sources: &[&Item], exact: bool) -> Vec<Difference> {
    let criteria: Vec<_> = sources.iter().flat_map(|s| s.criteria.clone()).collect();
    let unmet = item.criteria.iter().filter(|c| !c.is_implied_by(&criteria));
    let unmet = unmet.map(|asked| Difference::Criterion {
        asked: asked.clone(),
        had: criteria
            .iter()
            .filter(|c| c.subject == asked.subject)
            .cloned()
            .collect(),
    });
    let mut found: Vec<_> = unmet.collect();
    if let Some(asked) = &item.interval {
        let had: Vec<_> = sources.iter().filter_map(|s| s.interval.clone()).collect();
        if !had.iter().any(|had| asked.is_implied_by(had, exact)) {
            let asked = asked.clone();
            found.push(Difference::Interval { asked, had });
        }
    }
    // The forces stand in the order from the strongest, so the smaller binds more.
    if let Some(had) = sources.iter().map(|s| s.force).max()
        && item.force < had
    {
        let asked = item.force;
        found.push(Difference::Force { asked, had });
    }
    let bound: BTreeSet<_> = sources.iter().flat_map(|s| &s.bearers).collect();
    let more: Vec<_> = item.bearers.iter().filter(|b| !bound.contains(b)).collect();
    if !more.is_empty() {
        found.push(Difference::Bearers(more.into_iter().copied().collect()));
    }
    found
}

/// Whether the data of `sources` asked for anything that `item` does not.
pub(super) fn asks_less(item: &Item, sources: &[&Item], exact: bool) -> bool {
    let mut each = sources.iter();
    each.any(|source| !asks_more(source, &[item], exact).is_empty())
}

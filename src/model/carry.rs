//! Moving answers from one assessment to the next: what can be taken as it is,
//! what must be confirmed, what is new, what is left behind.
//!
//! A good answer is taken only where the later item asks no more than the earlier
//! ones did, a gap only where it asks no less either: who fails a strict duty may
//! well meet a looser one.

mod changes;
mod compare;

pub use changes::changes;
pub use compare::{Difference, asks_more};

use std::collections::{BTreeMap, BTreeSet};

use super::assessment::Assessment;
use super::catalog::{Catalog, Item};
use super::crosswalk::{Crosswalk, Relation, Row};
use super::id::{ControlId, ItemId};
use super::response::Answer;
use super::scope::Scope;
use super::text::Text;

/// What is proposed for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The earlier answer holds.
    Carry,
    /// The earlier answer may hold; a person must say so.
    Confirm,
    /// There is no earlier answer.
    New,
}

/// What is proposed for one item of the later catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The item.
    pub item: ItemId,
    /// Its ancestors with anything recorded, in the order of their catalog.
    pub sources: Vec<ItemId>,
    /// The row of the crosswalk it follows from, if there is one: relation and what changed.
    pub row: Option<(Relation, Text)>,
    /// What is proposed.
    pub verdict: Verdict,
    /// The answer proposed: the worst of its ancestors'. `None` for [`Verdict::New`].
    pub answer: Option<Answer>,
    /// Why it must be confirmed.
    pub differences: Vec<Difference>,
}

/// A whole migration, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Migration {
    /// One for each item of the later catalog that concerns the unit, in its order.
    pub proposals: Vec<Proposal>,
    /// Recorded items of the earlier assessment that no proposal takes up, in order.
    pub dropped: Vec<ItemId>,
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Taken as they are.
    pub carried: usize,
    /// To be confirmed.
    pub confirm: usize,
    /// Without an earlier answer.
    pub new: usize,
    /// Left behind.
    pub dropped: usize,
}

impl Migration {
    /// The counts shown first.
    pub fn counts(&self) -> Counts {
        let of = |verdict| {
            let proposals = self.proposals.iter();
            proposals.filter(|p| p.verdict == verdict).count()
        };
        Counts {
            carried: of(Verdict::Carry),
            confirm: of(Verdict::Confirm),
            new: of(Verdict::New),
            dropped: self.dropped.len(),
        }
    }
}

/// Works out a migration. With a crosswalk its rows say which items correspond;
/// within one catalog the items' names do; else their common controls do.
pub fn plan(
    (from, answers): (&Catalog, &Assessment),
    (to, scope): (&Catalog, &Scope),
    crosswalk: Option<&Crosswalk>,
) -> Migration {
    let items = from.items.iter().map(|item| (&item.id, item));
    let mut earlier = Earlier {
        items: items.collect(),
        order: &from.items,
        answers,
        led_by: BTreeMap::new(),
        touching: BTreeMap::new(),
    };
    for (position, item) in from.items.iter().enumerate() {
        if let Some(first) = item.controls.first() {
            earlier.led_by.entry(first).or_default().push(position);
        }
        for control in &item.controls {
            earlier.touching.entry(control).or_default().push(position);
        }
    }
    let rows = crosswalk.map(Crosswalk::by_target);
    let asked = to.items.iter().enumerate();
    let asked = asked.filter(|(position, _)| scope.applies(*position));
    let proposals: Vec<_> = asked
        .map(|(_, item)| match &rows {
            Some(rows) => earlier.by_row(item, rows.get(&item.id).copied()),
            None if from.id == to.id => earlier.by_name(item),
            None => earlier.by_controls(item),
        })
        .collect();
    let used: BTreeSet<_> = proposals.iter().flat_map(|p| &p.sources).collect();
    let left = from.items.iter().map(|item| &item.id);
    let left = left.filter(|id| answers.has_record_of(id));
    let dropped = left.filter(|id| !used.contains(id)).cloned().collect();
    Migration { proposals, dropped }
}

/// The earlier assessment, by item.
struct Earlier<'a> {
    items: BTreeMap<&'a ItemId, &'a Item>,
    order: &'a [Item],
    answers: &'a Assessment,
    /// Positions of the items whose first control this is.
    led_by: BTreeMap<&'a ControlId, Vec<usize>>,
    /// Positions of the items that name this control at all.
    touching: BTreeMap<&'a ControlId, Vec<usize>>,
}

impl<'a> Earlier<'a> {
    fn by_row(&self, item: &Item, row: Option<&Row>) -> Proposal {
        let Some(row) = row else {
            return self.by_controls(item);
        };
        let sources = row.from.iter().filter_map(|id| self.items.get(id).copied());
        let mut proposal = self.propose(item, &sources.collect::<Vec<_>>(), false, |_| {
            (!matches!(row.relation, Relation::Same | Relation::Looser))
                .then_some(Difference::Relation(row.relation))
                .into_iter()
                .collect()
        });
        // The crosswalk says "looser" where the data alone may not show it.
        let is_gap = proposal.answer.as_ref().is_some_and(Answer::is_gap);
        if row.relation == Relation::Looser && is_gap && proposal.verdict == Verdict::Carry {
            proposal.verdict = Verdict::Confirm;
            proposal.differences.push(Difference::AsksLess);
        }
        proposal.row = Some((row.relation, row.change.clone()));
        proposal
    }

    /// A newer version of the same catalog, or the year after.
    fn by_name(&self, item: &Item) -> Proposal {
        let source = self.items.get(&item.id).copied();
        self.propose(
            item,
            &source.into_iter().collect::<Vec<_>>(),
            true,
            |sources| {
                let reworded = sources.iter().any(|s| s.question != item.question);
                reworded
                    .then_some(Difference::Reworded)
                    .into_iter()
                    .collect()
            },
        )
    }

    fn by_controls(&self, item: &Item) -> Proposal {
        let led = item.controls.iter().filter_map(|c| self.led_by.get(c));
        let first = item.controls.first().and_then(|c| self.touching.get(c));
        let positions: BTreeSet<_> = led.chain(first).flatten().collect();
        let sources = positions.into_iter().filter_map(|at| self.order.get(*at));
        let sources: Vec<_> = sources.collect();
        self.propose(item, &sources, true, |sources| {
            let had: BTreeSet<&ControlId> = sources.iter().flat_map(|s| &s.controls).collect();
            let missing = item.controls.iter().filter(|c| !had.contains(c));
            let missing: Vec<_> = missing.cloned().collect();
            let lacking = (!missing.is_empty()).then_some(Difference::Controls(missing));
            lacking.into_iter().collect()
        })
    }

    /// Proposes the worst answer of `sources`; `also` names differences that the
    /// items' data do not show, `exact` says whether events must be the same word for word.
    fn propose(
        &self,
        item: &Item,
        sources: &[&'a Item],
        exact: bool,
        also: impl FnOnce(&[&'a Item]) -> Vec<Difference>,
    ) -> Proposal {
        let recorded = sources.iter().filter(|s| self.answers.has_record_of(&s.id));
        let taken: Vec<_> = recorded.copied().collect();
        let answers: Vec<_> = taken
            .iter()
            .filter_map(|source| self.answers.responses.get(&source.id)?.answer.clone())
            .collect();
        let mut proposal = Proposal {
            item: item.id.clone(),
            sources: taken.iter().map(|source| source.id.clone()).collect(),
            row: None,
            verdict: Verdict::New,
            answer: worst(&answers),
            differences: Vec::new(),
        };
        let Some(answer) = &proposal.answer else {
            return proposal;
        };
        let mut differences = also(&taken);
        differences.extend(asks_more(item, &taken, exact));
        if answers.len() < sources.len() {
            differences.push(Difference::SomeUnanswered);
        }
        if answers.iter().any(|other| other.value() != answer.value()) {
            differences.push(Difference::AnswersDiffer);
        }
        if answer.is_gap() && compare::asks_less(item, &taken, exact) {
            differences.push(Difference::AsksLess);
        }
        proposal.verdict = if differences.is_empty() {
            Verdict::Carry
        } else {
            Verdict::Confirm
        };
        proposal.differences = differences;
        proposal
    }
}

/// The answer that is safe to say of all: the lowest value, and Không áp dụng
/// only where every one of them says so.
fn worst(answers: &[Answer]) -> Option<Answer> {
    let valued = answers.iter().filter(|answer| answer.value().is_some());
    let lowest = valued.min_by_key(|answer| answer.value());
    lowest.or_else(|| answers.first()).cloned()
}

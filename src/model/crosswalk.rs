//! How the items of one regulation correspond to those of the next.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::Catalog;
use super::id::{CatalogId, ItemId};
use super::text::Text;

/// What became of a duty, seen from the later regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Asks the same.
    Same,
    /// Asks more.
    Stricter,
    /// Asks less.
    Looser,
    /// Asks something partly different.
    Changed,
    /// One duty became several.
    Split,
    /// Several duties became one.
    Merged,
    /// Not asked before.
    New,
    /// No longer asked.
    Dropped,
}

impl Relation {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Same,
        Self::Stricter,
        Self::Looser,
        Self::Changed,
        Self::Split,
        Self::Merged,
        Self::New,
        Self::Dropped,
    ];
}

/// One correspondence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Items of the earlier regulation; none where the duty is new.
    pub from: Vec<ItemId>,
    /// Items of the later one; none where the duty was dropped.
    pub to: Vec<ItemId>,
    /// What became of it.
    pub relation: Relation,
    /// What changed, in one line.
    pub change: Text,
}

/// All correspondences between two regulations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crosswalk {
    /// The earlier regulation.
    pub from: CatalogId,
    /// The later one.
    pub to: CatalogId,
    /// The correspondences, in the order of the later regulation, the dropped ones last.
    pub rows: Vec<Row>,
}

/// What is wrong with a crosswalk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// An item of the earlier regulation stands in no row.
    Unaccounted(ItemId),
    /// An item of the later regulation stands in no row.
    Unexplained(ItemId),
    /// An item of the later regulation stands in two rows, or twice in one.
    Twice(ItemId),
    /// An item that its catalog does not have.
    Unknown(ItemId),
    /// An item of the earlier regulation is dropped in one row and kept in another.
    DroppedAndKept(ItemId),
    /// The relation does not fit the number of items on its sides; the row's number from 0.
    Shape(usize),
}

impl Crosswalk {
    /// The row that explains each item of the later regulation.
    pub fn by_target(&self) -> BTreeMap<&ItemId, &Row> {
        let rows = self.rows.iter();
        rows.flat_map(|row| row.to.iter().map(move |id| (id, row)))
            .collect()
    }

    /// Everything wrong with it: each later item must stand in exactly one row,
    /// each earlier one in at least one, and the relations must fit the sides.
    pub fn flaws(&self, from: &Catalog, to: &Catalog) -> Vec<Flaw> {
        let earlier: BTreeSet<_> = from.items.iter().map(|item| &item.id).collect();
        let later: BTreeSet<_> = to.items.iter().map(|item| &item.id).collect();
        let (mut flaws, mut explained) = (Vec::new(), BTreeSet::new());
        let (mut kept, mut dropped) = (BTreeSet::new(), BTreeSet::new());
        for (number, row) in self.rows.iter().enumerate() {
            if !row.has_shape() {
                flaws.push(Flaw::Shape(number));
            }
            for id in &row.from {
                if !earlier.contains(id) {
                    flaws.push(Flaw::Unknown(id.clone()));
                }
                let side = if row.relation == Relation::Dropped {
                    &mut dropped
                } else {
                    &mut kept
                };
                side.insert(id);
            }
            for id in &row.to {
                if !later.contains(id) {
                    flaws.push(Flaw::Unknown(id.clone()));
                } else if !explained.insert(id) {
                    flaws.push(Flaw::Twice(id.clone()));
                }
            }
        }
        let lost = earlier
            .iter()
            .filter(|id| !kept.contains(*id) && !dropped.contains(*id));
        flaws.extend(lost.map(|id| Flaw::Unaccounted((*id).clone())));
        let strange = later.iter().filter(|id| !explained.contains(*id));
        flaws.extend(strange.map(|id| Flaw::Unexplained((*id).clone())));
        let both = kept.intersection(&dropped);
        flaws.extend(both.map(|id| Flaw::DroppedAndKept((*id).clone())));
        flaws
    }
}

impl Row {
    fn has_shape(&self) -> bool {
        let (from, to) = (self.from.len(), self.to.len());
        match self.relation {
            Relation::New => from == 0 && to > 0,
            Relation::Dropped => from > 0 && to == 0,
            Relation::Split => from == 1 && to > 1,
            Relation::Merged => from > 1 && to == 1,
            _ => from > 0 && to > 0,
        }
    }
}

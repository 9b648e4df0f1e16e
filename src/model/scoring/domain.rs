//! Results by domain: the groups of requirements of Circular 12/2022/TT-BTTTT.

use std::collections::BTreeSet;

use super::super::catalog::Catalog;
use super::super::control::Controls;
use super::{Score, Tally};

/// Which items of a catalog touch which group of controls. An item belongs to
/// every group one of its controls belongs to, so groups may overlap; an item
/// without a known control is in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domains {
    /// For each group, in the order of the controls, the positions of its items, ascending.
    pub items: Vec<Vec<usize>>,
}

impl Domains {
    /// Works them out, once for a catalog.
    pub fn of(catalog: &Catalog, controls: &Controls) -> Self {
        let groups = controls.group_positions();
        let mut items = vec![Vec::new(); controls.groups.len()];
        for (position, item) in catalog.items.iter().enumerate() {
            let touched: BTreeSet<_> = item.controls.iter().filter_map(|c| groups.get(c)).collect();
            for group in touched {
                if let Some(group) = items.get_mut(*group) {
                    group.push(position);
                }
            }
        }
        Self { items }
    }

    /// One sum for each group, in their order.
    pub fn tallies(&self, score: &Score) -> Vec<Tally> {
        let sum = |positions: &Vec<usize>| {
            let mut tally = Tally::default();
            let lines = positions.iter().filter_map(|at| score.lines.get(*at));
            lines.for_each(|line| tally.add(line));
            tally
        };
        self.items.iter().map(sum).collect()
    }
}

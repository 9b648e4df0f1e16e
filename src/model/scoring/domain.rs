//! Results by domain: the groups of requirements of Circular 12/2022/TT-BTTTT.

use std::collections::BTreeSet;

use super::super::catalog::Catalog;
use super::super::control::Controls;
use super::{Score, Tally};

/// One sum for each group of `controls`, in their order. An item counts once in
/// every group one of its controls belongs to, so the groups may overlap; an item
/// without a known control is in none.
pub fn domains(catalog: &Catalog, controls: &Controls, score: &Score) -> Vec<Tally> {
    let groups = controls.group_positions();
    let mut tallies = vec![Tally::default(); controls.groups.len()];
    for (item, line) in catalog.items.iter().zip(&score.lines) {
        let touched: BTreeSet<_> = item.controls.iter().filter_map(|c| groups.get(c)).collect();
        for group in touched {
            if let Some(tally) = tallies.get_mut(*group) {
                tally.add(line);
            }
        }
    }
    tallies
}

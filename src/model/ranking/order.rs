//! Who stands before whom.
//!
//! Figures are compared as they are printed, with one decimal, so that the
//! order can be checked on paper. Score, then score backed by evidence, then
//! completeness; units equal in all three share a rank and stand in the order
//! of their names. After two seconds comes a fourth.

use std::cmp::Reverse;

use super::entry::Entry;
use crate::model::collation::Collation;
use crate::model::scoring::Tenths;

type Figures = [Option<Tenths>; 3];

fn figures(entry: &Entry) -> Figures {
    [
        entry.score.tenths(),
        entry.backed.tenths(),
        entry.completeness.tenths(),
    ]
}

/// Positions of the entries in the order of the ranking, each with its rank from 1.
/// `name` is the name under which an entry is shown.
pub(super) fn ranked<'a>(
    entries: &[(usize, &'a Entry)],
    name: &dyn Fn(usize) -> &'a str,
) -> Vec<(usize, usize)> {
    let names = Collation::vietnamese();
    let mut order: Vec<_> = entries
        .iter()
        .map(|(at, entry)| (Reverse(figures(entry)), *at, *entry))
        .collect();
    order.sort_by(|(figures_a, a, entry_a), (figures_b, b, entry_b)| {
        let by_name = || names.compare(name(*a), name(*b));
        let by_file = || entry_a.file.cmp(&entry_b.file);
        figures_a
            .cmp(figures_b)
            .then_with(by_name)
            .then_with(by_file)
    });
    let mut ranked: Vec<(usize, usize)> = Vec::with_capacity(order.len());
    let mut before: Option<(Figures, usize)> = None;
    for (place, (Reverse(figures), at, _)) in order.into_iter().enumerate() {
        let rank = match before {
            Some((same, rank)) if same == figures => rank,
            _ => place + 1,
        };
        before = Some((figures, rank));
        ranked.push((rank, at));
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ranking::entry::{Share, sample};

    fn unit(name: &str, score: u64, backed: u64) -> Entry {
        let share = |part| Share { part, whole: 1000 };
        Entry {
            unit: name.to_owned(),
            file: format!("{name}.pdf"),
            score: share(score),
            backed: share(backed),
            ..sample()
        }
    }

    #[test]
    fn equal_units_share_a_rank_and_the_next_one_is_passed_over() {
        let units = [
            unit("Đông", 700, 500),
            unit("An", 900, 100),
            unit("Dinh", 700, 500),
            unit("Bình", 700, 600),
            unit("Ân", 700, 500),
            unit("Yên", 600, 600),
        ];
        let entries: Vec<_> = units.iter().enumerate().collect();
        let ranked = ranked(&entries, &|at| units[at].unit.as_str());
        let named: Vec<_> = ranked
            .iter()
            .map(|(rank, at)| (*rank, units[*at].unit.as_str()))
            .collect();
        assert_eq!(
            named,
            [
                (1, "An"),
                (2, "Bình"),
                (3, "Ân"),
                (3, "Dinh"),
                (3, "Đông"),
                (6, "Yên")
            ]
        );
    }

    #[test]
    fn what_is_equal_on_paper_is_equal() {
        let exact = |part, whole| Entry {
            score: Share { part, whole },
            ..sample()
        };
        // 66.67 % and 66.7 %, and one with nothing in its sum.
        let units = [exact(2, 3), exact(667, 1000), exact(0, 0)];
        let entries: Vec<_> = units.iter().enumerate().collect();
        let ranked = ranked(&entries, &|_| "x");
        assert_eq!(ranked, [(1, 0), (1, 1), (3, 2)]);
    }
}

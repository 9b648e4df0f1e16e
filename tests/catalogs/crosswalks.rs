//! The crosswalks against the catalogs they join.

use tukiem::model::carry::asks_more;
use tukiem::model::crosswalk::{Crosswalk, Relation};
use tukiem::pack;

use super::catalog;

fn crosswalks() -> Vec<Crosswalk> {
    let sources = pack::CROSSWALKS.iter();
    sources
        .map(|source| pack::load_crosswalk(source.file, source.text).unwrap())
        .collect()
}

#[test]
fn every_item_of_both_sides_is_accounted_for() {
    let all = crosswalks();
    let pairs: Vec<_> = all
        .iter()
        .map(|c| (c.from.as_str(), c.to.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("hai-duong-39-2024", "hai-phong-2026-draft"),
            ("hai-phong-2993-2016", "hai-phong-2026-draft"),
        ]
    );
    for crosswalk in all {
        let (from, to) = (
            catalog(crosswalk.from.as_str()),
            catalog(crosswalk.to.as_str()),
        );
        assert_eq!(crosswalk.flaws(from, to), [], "{}", crosswalk.from);
        for row in &crosswalk.rows {
            assert!(!row.change.vi.is_empty() && row.change.en.is_some());
        }
    }
}

/// What the table calls the same or looser must not ask for a higher number.
#[test]
fn same_and_looser_rows_ask_no_more_in_numbers() {
    for crosswalk in crosswalks() {
        let (from, to) = (
            catalog(crosswalk.from.as_str()),
            catalog(crosswalk.to.as_str()),
        );
        let kept = |relation| matches!(relation, Relation::Same | Relation::Looser);
        for row in crosswalk.rows.iter().filter(|row| kept(row.relation)) {
            let sources: Vec<_> = row.from.iter().map(|id| from.item(id).unwrap()).collect();
            for id in &row.to {
                let more = asks_more(to.item(id).unwrap(), &sources, false);
                let numbers = more
                    .iter()
                    .filter(|d| matches!(d, tukiem::model::carry::Difference::Criterion { .. }));
                assert_eq!(numbers.count(), 0, "{} {id}: {more:?}", crosswalk.from);
            }
        }
    }
}

/// The official comparison table aligns rows by position; the real ancestors are these.
#[test]
fn positional_rows_of_the_official_table_are_corrected() {
    let all = crosswalks();
    let from_articles = |crosswalk: &Crosswalk, article: &str| {
        let rows = crosswalk.rows.iter();
        let rows = rows.filter(|row| {
            let mut to = row.to.iter();
            to.any(|id| id.as_str().split(['.', '-']).next() == Some(article))
        });
        let from = rows.flat_map(|row| &row.from);
        let articles = from.map(|id| id.as_str().split(['.', '-']).next().unwrap().to_owned());
        articles.collect::<std::collections::BTreeSet<_>>()
    };
    let hai_duong = &all[0];
    let incidents = from_articles(hai_duong, "14");
    assert!(incidents.contains("17"), "{incidents:?}");
    assert!(!incidents.contains("14"), "39/2024 Điều 14 is on logs");
    assert!(!from_articles(hai_duong, "11").contains("11"));
    assert!(!from_articles(hai_duong, "16").contains("16"));
    let own = &all[1];
    assert!(from_articles(own, "25").contains("22"), "the yearly report");
    assert!(
        !from_articles(own, "20").contains("20"),
        "2993 Điều 20 is inspection"
    );
}

//! How the units stand compared with the years before.

use std::collections::{BTreeMap, BTreeSet};

use super::name_key::NameKey;
use crate::model::collation::Collation;
use crate::model::scoring::{Grade, Tenths};

/// The most years shown beside each other; the latest ones.
const MAX_YEARS: usize = 5;

/// A unit's result as an earlier collation printed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierUnit {
    /// Name of the unit.
    pub unit: String,
    /// The year.
    pub year: i32,
    /// Score and grade.
    pub score: YearScore,
}

/// A unit's result in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearScore {
    /// The score; `None` where nothing was in the sum.
    pub score: Option<Tenths>,
    /// The grade.
    pub grade: Option<Grade>,
}

/// A unit through the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    /// Its name.
    pub unit: String,
    /// One entry a year of [`Years::years`].
    pub scores: Vec<Option<YearScore>>,
    /// Tenths gained since the last year before with a score; `None` without both.
    pub change: Option<i32>,
}

/// All units in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearTotal {
    /// The year.
    pub year: i32,
    /// Units with a score.
    pub units: usize,
    /// The mean of their scores as printed, rounded half up.
    pub mean: Option<Tenths>,
}

/// Year beside year; empty where there is one year only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The years, ascending, the ranked one last.
    pub years: Vec<i32>,
    /// All units together, by year.
    pub totals: Vec<YearTotal>,
    /// Every unit of the last year or one before, in the order of names.
    pub rows: Vec<YearRow>,
}

/// One result to be entered: who (the form by which a unit is told from others), under
/// which name, when, what.
pub(super) struct Result<'a> {
    pub(super) key: String,
    pub(super) name: &'a str,
    pub(super) year: i32,
    pub(super) score: YearScore,
}

impl EarlierUnit {
    /// The form by which it is told from others where there is no list.
    pub(super) fn key(&self) -> String {
        NameKey::of(&self.unit).marked
    }
}

/// Puts the years up to `last` beside each other. Where a unit has two results for a
/// year, the first one given counts.
pub(super) fn beside<'a>(results: impl Iterator<Item = Result<'a>>, last: i32) -> Years {
    let mut units: BTreeMap<String, (&str, BTreeMap<i32, YearScore>)> = BTreeMap::new();
    let mut years = BTreeSet::new();
    for result in results.filter(|result| result.year <= last) {
        years.insert(result.year);
        let (_, scores) = units
            .entry(result.key)
            .or_insert_with(|| (result.name, BTreeMap::new()));
        scores.entry(result.year).or_insert(result.score);
    }
    let skipped = years.len().saturating_sub(MAX_YEARS);
    let years: Vec<i32> = years.into_iter().skip(skipped).collect();
    if years.len() < 2 {
        return Years::default();
    }
    let mut rows: Vec<YearRow> = units
        .into_values()
        .map(|(name, scores)| row(name, &scores, &years))
        .filter(|row| row.scores.iter().any(Option::is_some))
        .collect();
    let names = Collation::vietnamese();
    rows.sort_by(|a, b| {
        names
            .compare(&a.unit, &b.unit)
            .then_with(|| a.unit.cmp(&b.unit))
    });
    let totals = years.iter().enumerate();
    let totals = totals.map(|(at, year)| total(&rows, at, *year)).collect();
    Years {
        years,
        totals,
        rows,
    }
}

fn row(name: &str, scores: &BTreeMap<i32, YearScore>, years: &[i32]) -> YearRow {
    let scores: Vec<_> = years.iter().map(|year| scores.get(year).copied()).collect();
    let tenths = |score: &Option<YearScore>| score.and_then(|s| s.score).map(|Tenths(t)| t);
    let change = scores.split_last().and_then(|(now, before)| {
        let now = i32::try_from(tenths(now)?).ok()?;
        let before = i32::try_from(before.iter().rev().find_map(tenths)?).ok()?;
        Some(now - before)
    });
    YearRow {
        unit: name.to_owned(),
        scores,
        change,
    }
}

fn total(rows: &[YearRow], at: usize, year: i32) -> YearTotal {
    let scores: Vec<u64> = rows
        .iter()
        .filter_map(|row| row.scores.get(at).copied().flatten()?.score)
        .map(|Tenths(tenths)| tenths.into())
        .collect();
    let (sum, count) = (scores.iter().sum::<u64>(), scores.len() as u64);
    let mean = (2 * sum + count).checked_div(2 * count);
    YearTotal {
        year,
        units: scores.len(),
        mean: mean.and_then(|mean| u32::try_from(mean).ok()).map(Tenths),
    }
}

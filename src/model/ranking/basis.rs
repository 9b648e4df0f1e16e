//! What is collated: one regulation, one year, until one day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::entry::Entry;
use super::unit_list::UnitList;
use crate::model::id::CatalogId;

/// What the person asked for. What is left open is taken from the reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The regulation; else that of most reports.
    pub regulation: Option<CatalogId>,
    /// The version of its checklist; else that of most reports, and others are only remarked.
    pub version: Option<String>,
    /// The year; else the latest there is.
    pub year: Option<i32>,
    /// The last day on which a report is in time; else that of the regulation.
    pub deadline: Option<NaiveDate>,
    /// The units that owe a report.
    pub units: Option<UnitList>,
    /// Whether the agency named whom it trusts, so that others are remarked.
    pub trust_named: bool,
}

/// What was collated in the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The regulation; `None` where no report could be read and none was asked for.
    pub regulation: Option<CatalogId>,
    /// The version of its checklist.
    pub version: Option<String>,
    /// Whether the person asked for that version.
    pub version_asked: bool,
    /// The year.
    pub year: Option<i32>,
    /// The last day on which a report is in time.
    pub deadline: Option<NaiveDate>,
}

impl Basis {
    /// Fills in what was left open. `yearly` gives the last day of a regulation's yearly
    /// report for a year.
    pub(super) fn of(
        rules: &Rules,
        entries: &[&Entry],
        yearly: &dyn Fn(&CatalogId, i32) -> Option<NaiveDate>,
    ) -> Self {
        let regulation = rules
            .regulation
            .clone()
            .or_else(|| most(entries.iter().map(|entry| &entry.catalog)).cloned());
        let of_it = || {
            let same = |entry: &&&Entry| Some(&entry.catalog) == regulation.as_ref();
            entries.iter().filter(same)
        };
        let year = rules.year.or_else(|| of_it().map(|entry| entry.year).max());
        let of_year = of_it().filter(|entry| Some(entry.year) == year);
        let version = rules
            .version
            .clone()
            .or_else(|| most(of_year.map(|entry| &entry.catalog_version)).cloned());
        let deadline = rules.deadline.or_else(|| {
            let (regulation, year) = (regulation.as_ref()?, year?);
            yearly(regulation, year)
        });
        Self {
            regulation,
            version,
            version_asked: rules.version.is_some(),
            year,
            deadline,
        }
    }
}

/// The value that stands there most often, of equals the last in order.
fn most<'a, T: Ord>(values: impl Iterator<Item = &'a T>) -> Option<&'a T> {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let best = counts.into_iter().max_by_key(|(_, count)| *count);
    best.map(|(value, _)| value)
}

//! The whole of it: what counts, what does not and why, who is missing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{FixedOffset, NaiveDate};

use super::article::{WeakArticle, weak_articles};
use super::basis::{Basis, Rules};
use super::choose::{Candidate, replaced};
use super::entry::{Carrier, Entry, Reading, SignedTime};
use super::finding::{Finding, Severity};
use super::name_key::NameKey;
use super::order::ranked;
use super::unit_list::{ListedUnit, Matched};
use super::years::{EarlierUnit, Result as YearResult, YearScore, Years, beside};
use crate::model::id::CatalogId;
use crate::model::scoring::Grade;

/// Vietnam's offset in seconds: the day of a signature is the day there.
const VIETNAM: i32 = 7 * 3600;

/// A report that counts, in the order of the ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its rank from 1; equals share one.
    pub rank: usize,
    /// Position of its report in [`Collated::entries`].
    pub entry: usize,
    /// The name of its unit on the agency's list.
    pub listed_as: Option<String>,
    /// What is to be known of it.
    pub remarks: Vec<Finding>,
}

/// Something found on a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file, from the folder on.
    pub file: String,
    /// Name of the unit, where the report could be read.
    pub unit: Option<String>,
    /// What.
    pub finding: Finding,
}

/// A unit of the list without a report that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingUnit {
    /// The unit.
    pub unit: ListedUnit,
    /// Files of it that do not count.
    pub files: Vec<String>,
}

/// The result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collated {
    /// Regulation, year and last day.
    pub basis: Basis,
    /// How many files were read.
    pub files: usize,
    /// Every report whose data can be relied on, in the order of the files.
    pub entries: Vec<Entry>,
    /// The ranking.
    pub ranking: Vec<Ranked>,
    /// Everything found, the gravest first, then in the order of the files.
    pub findings: Vec<Found>,
    /// How many units the list has; `None` without a list.
    pub listed: Option<usize>,
    /// Names that stood in the list more than once and were taken once.
    pub repeated: Vec<String>,
    /// Units of the list without a report that counts, in the order of the list.
    pub missing: Vec<MissingUnit>,
    /// Where the units are weak.
    pub articles: Vec<WeakArticle>,
    /// Year beside year.
    pub years: Years,
}

impl Collated {
    /// Nothing is missing and nothing was refused.
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty() && self.count(Severity::Refused) == 0
    }

    /// Findings of this weight.
    pub fn count(&self, severity: Severity) -> usize {
        let of = |found: &&Found| found.finding.severity() == severity;
        self.findings.iter().filter(of).count()
    }

    /// Reports that count but came late.
    pub fn late(&self) -> usize {
        let late = |ranked: &&Ranked| {
            let mut remarks = ranked.remarks.iter();
            remarks.any(|remark| matches!(remark, Finding::Late { .. }))
        };
        self.ranking.iter().filter(late).count()
    }

    /// The report of a line of the ranking.
    pub fn entry(&self, ranked: &Ranked) -> Option<&Entry> {
        self.entries.get(ranked.entry)
    }

    /// How many units have which grade.
    pub fn grades(&self) -> BTreeMap<Grade, usize> {
        let mut counts = BTreeMap::new();
        let grades = self.ranking.iter().filter_map(|r| self.entry(r)?.grade);
        for grade in grades {
            *counts.entry(grade).or_default() += 1;
        }
        counts
    }
}

/// Works the ranking out. The readings may come in any order.
///
/// `yearly` gives the last day of a regulation's yearly report for a year, `earlier` the
/// results of collations of earlier years.
pub fn collate(
    mut readings: Vec<Reading>,
    rules: &Rules,
    earlier: &[EarlierUnit],
    yearly: &dyn Fn(&CatalogId, i32) -> Option<NaiveDate>,
) -> Collated {
    readings.sort_by(|a, b| a.file().cmp(b.file()));
    let files = readings.len();
    let (mut entries, mut refused) = (Vec::new(), Vec::new());
    for reading in readings {
        match reading {
            Reading::Report(entry) => entries.push(*entry),
            Reading::Refused { file, finding } => refused.push(Found {
                file,
                unit: None,
                finding,
            }),
        }
    }
    let basis = Basis::of(rules, &entries.iter().collect::<Vec<_>>(), yearly);
    let mut work = Work {
        rules,
        basis: &basis,
        entries: &entries,
        findings: refused,
        files_of: BTreeMap::new(),
    };
    let accepted = work.accept();
    let (current, other_years): (Vec<_>, Vec<_>) = work
        .newest(accepted)
        .into_iter()
        .partition(|accepted| entries.get(accepted.at).map(|entry| entry.year) == basis.year);
    let ranking = work.rank(&current);
    let counted = current
        .iter()
        .filter_map(|accepted| entries.get(accepted.at));
    let articles = weak_articles(counted);
    let years = work.years(&current, &other_years, earlier);
    let missing = work.missing(&current);
    let mut findings = work.findings;
    findings.sort_by(|a, b| {
        let weight = |found: &Found| found.finding.severity();
        weight(a).cmp(&weight(b)).then_with(|| a.file.cmp(&b.file))
    });
    Collated {
        files,
        ranking,
        findings,
        listed: rules.units.as_ref().map(|list| list.units().len()),
        repeated: rules
            .units
            .as_ref()
            .map_or_else(Vec::new, |list| list.repeated().to_vec()),
        missing,
        articles,
        years,
        basis,
        entries,
    }
}

/// A report that is not refused.
struct Accepted {
    at: usize,
    listed: Option<usize>,
    /// The form by which its unit is told from others.
    unit: String,
}

struct Work<'a> {
    rules: &'a Rules,
    basis: &'a Basis,
    entries: &'a [Entry],
    findings: Vec<Found>,
    /// Files that do not count, by the unit of the list.
    files_of: BTreeMap<usize, Vec<String>>,
}

impl<'a> Work<'a> {
    fn find(&mut self, at: usize, listed: Option<usize>, finding: Finding) {
        let Some(entry) = self.entries.get(at) else {
            return;
        };
        if let Some(listed) = listed.filter(|_| finding.severity() != Severity::Remark) {
            self.files_of
                .entry(listed)
                .or_default()
                .push(entry.file.clone());
        }
        self.findings.push(Found {
            file: entry.file.clone(),
            unit: Some(entry.unit.clone()),
            finding,
        });
    }

    /// The reports of the regulation by units of the list, of any year.
    fn accept(&mut self) -> Vec<Accepted> {
        let mut accepted = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let matched = self.rules.units.as_ref().map(|list| list.find(entry));
            let listed = match &matched {
                Some(Matched::Unit(listed)) => Some(*listed),
                _ => None,
            };
            let refusal = self.refusal(entry).or_else(|| self.stranger(matched));
            if let Some(finding) = refusal {
                self.find(at, listed, finding);
                continue;
            }
            let unit = listed.map_or_else(|| NameKey::of(&entry.unit).marked, listed_key);
            accepted.push(Accepted { at, listed, unit });
        }
        accepted
    }

    /// Reports of other years only serve to compare, so they may be of an earlier
    /// regulation or version.
    fn refusal(&self, entry: &Entry) -> Option<Finding> {
        let basis = self.basis;
        if basis.year != Some(entry.year) {
            return None;
        }
        let wanted = basis.regulation.as_ref()?;
        if entry.catalog != *wanted {
            return Some(Finding::WrongRegulation {
                found: entry.catalog.clone(),
                wanted: wanted.clone(),
            });
        }
        self.other_version(entry).filter(|_| basis.version_asked)
    }

    fn other_version(&self, entry: &Entry) -> Option<Finding> {
        let wanted = self.basis.version.as_ref()?;
        (entry.catalog_version != *wanted).then(|| Finding::OtherVersion {
            found: entry.catalog_version.clone(),
            wanted: wanted.clone(),
            asked: self.basis.version_asked,
        })
    }

    fn stranger(&self, matched: Option<Matched>) -> Option<Finding> {
        let units = self.rules.units.as_ref()?.units();
        match matched? {
            Matched::Unit(_) => None,
            Matched::Nobody => Some(Finding::NotListed),
            Matched::Several(found) => {
                let names = found.iter().filter_map(|at| units.get(*at));
                Some(Finding::Ambiguous {
                    candidates: names.map(|unit| unit.name.clone()).collect(),
                })
            }
        }
    }

    /// One report a unit and year; the others are set aside, and so is what is of another year.
    fn newest(&mut self, accepted: Vec<Accepted>) -> Vec<Accepted> {
        let candidates: Vec<_> = accepted
            .iter()
            .filter_map(|accepted| {
                Some(Candidate {
                    at: accepted.at,
                    entry: self.entries.get(accepted.at)?,
                    unit: accepted.unit.clone(),
                })
            })
            .collect();
        let replaced = replaced(&candidates);
        let mut counting = Vec::new();
        for (accepted, counted) in accepted.into_iter().zip(replaced) {
            let counted = counted.and_then(|counted| self.entries.get(counted));
            if let Some(counted) = counted {
                let counted = counted.file.clone();
                self.find(accepted.at, accepted.listed, Finding::Duplicate { counted });
                continue;
            }
            let found = self.entries.get(accepted.at).map(|entry| entry.year);
            if let (Some(found), Some(wanted)) = (found, self.basis.year)
                && found != wanted
            {
                let other = Finding::OtherYear { found, wanted };
                self.find(accepted.at, accepted.listed, other);
            }
            counting.push(accepted);
        }
        counting
    }

    fn rank(&mut self, current: &[Accepted]) -> Vec<Ranked> {
        let entries = self.entries;
        let of = |accepted: &Accepted| Some((accepted.at, entries.get(accepted.at)?));
        let counted: Vec<(usize, &Entry)> = current.iter().filter_map(of).collect();
        let name = |at: usize| entries.get(at).map_or("", |entry| entry.unit.as_str());
        let listed: BTreeMap<usize, Option<usize>> = current
            .iter()
            .map(|accepted| (accepted.at, accepted.listed))
            .collect();
        let mut ranking = Vec::new();
        for (rank, at) in ranked(&counted, &name) {
            let remarks = entries.get(at).map(|entry| self.remarks(entry));
            let remarks = remarks.unwrap_or_default();
            for remark in &remarks {
                self.find(at, None, remark.clone());
            }
            let listed = listed.get(&at).copied().flatten();
            let unit = listed.and_then(|listed| self.rules.units.as_ref()?.units().get(listed));
            ranking.push(Ranked {
                rank,
                entry: at,
                listed_as: unit.map(|unit| unit.name.clone()),
                remarks,
            });
        }
        ranking
    }

    /// What is to be known of a report that counts.
    fn remarks(&self, entry: &Entry) -> Vec<Finding> {
        let mut remarks = Vec::new();
        match (self.basis.deadline, entry.signed) {
            (Some(deadline), Some(signed)) if day(signed) > deadline => {
                remarks.push(Finding::Late { signed, deadline });
            }
            (Some(_), None) if entry.carrier == Carrier::SignedPdf => {
                remarks.push(Finding::Undated);
            }
            _ => {}
        }
        remarks.extend(self.other_version(entry));
        match entry.carrier {
            Carrier::Package => remarks.push(Finding::PackageUnsigned),
            Carrier::SignedPdf if self.rules.trust_named && !entry.trusted => {
                remarks.push(Finding::Untrusted);
            }
            Carrier::SignedPdf => {}
        }
        remarks
    }

    /// The units of the list that no report counts for.
    fn missing(&self, current: &[Accepted]) -> Vec<MissingUnit> {
        let Some(list) = &self.rules.units else {
            return Vec::new();
        };
        let there: BTreeSet<_> = current.iter().filter_map(|a| a.listed).collect();
        let units = list.units().iter().enumerate();
        units
            .filter(|(at, _)| !there.contains(at))
            .map(|(at, unit)| MissingUnit {
                unit: unit.clone(),
                files: self.files_of.get(&at).cloned().unwrap_or_default(),
            })
            .collect()
    }

    fn years(
        &self,
        current: &'a [Accepted],
        other_years: &'a [Accepted],
        earlier: &'a [EarlierUnit],
    ) -> Years {
        let Some(last) = self.basis.year else {
            return Years::default();
        };
        let entries = self.entries;
        let of = |accepted: &'a Accepted| -> Option<YearResult<'a>> {
            let entry = entries.get(accepted.at)?;
            Some(YearResult {
                key: accepted.unit.clone(),
                name: &entry.unit,
                year: entry.year,
                score: YearScore {
                    score: entry.score.tenths(),
                    grade: entry.grade,
                },
            })
        };
        let printed = earlier.iter().filter(|unit| unit.year < last);
        let printed = printed.map(|unit| YearResult {
            key: self.key_of(unit),
            name: &unit.unit,
            year: unit.year,
            score: unit.score,
        });
        let results = current.iter().chain(other_years).filter_map(of);
        beside(results.chain(printed), last)
    }

    /// The unit of an earlier collation, found on the list by its name as a report's is.
    fn key_of(&self, unit: &EarlierUnit) -> String {
        let list = self.rules.units.as_ref();
        match list.map(|list| list.find_name(&unit.unit)) {
            Some(Matched::Unit(listed)) => listed_key(listed),
            _ => unit.key(),
        }
    }
}

/// No name of a unit has this form, so units of the list are never taken for others.
fn listed_key(listed: usize) -> String {
    format!("#{listed}")
}

fn day(signed: SignedTime) -> NaiveDate {
    match FixedOffset::east_opt(VIETNAM) {
        Some(offset) => signed.at.with_timezone(&offset).date_naive(),
        None => signed.at.date_naive(),
    }
}

//! What collating a folder of reports gave, as `collate --json` prints it
//! (`collate.schema.json`), and the part of it that a later collation reads
//! again to compare the years. The command fills these plain values.

use serde::Serialize;

use super::error::{ExchangeError, FindingKind};
use super::inbound::{Findings, Object, parse};
use super::score_json::RatioForm;
use super::words::UnitTypeWord;
use crate::model::ranking::{EarlierUnit, YearScore};
use crate::model::scoring::{Grade, Tenths};

/// The mark by which the form is known.
pub const FORMAT: &str = "tukiem-collation";

/// The version of the form.
pub const VERSION: u32 = 1;

/// The most units read from an earlier collation.
const MAX_UNITS: usize = 200_000;

/// The greatest length of a unit's name, in characters.
const MAX_NAME: usize = 1_000;

/// The result for one folder.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CollateForm {
    /// [`FORMAT`].
    pub format: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// When it was worked out, RFC 3339.
    pub created: String,
    /// The folder, as it was named.
    pub folder: String,
    /// What was collated.
    pub basis: BasisForm,
    /// How many of what.
    pub counts: CollateCountsForm,
    /// The ranking.
    pub ranking: Vec<RankedForm>,
    /// Everything found on files, the gravest first.
    pub findings: Vec<FoundForm>,
    /// Units of the list without a report that counts.
    pub missing: Vec<MissingForm>,
    /// Where the units are weak, the weakest article first.
    pub articles: Vec<WeakForm>,
    /// Year beside year; empty where there is one year only.
    pub years: Vec<YearForm>,
    /// Units through the years.
    pub units_by_year: Vec<UnitYearsForm>,
}

/// What was collated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BasisForm {
    /// The catalog; null where no report could be read and none was asked for.
    pub catalog: Option<String>,
    /// Its version.
    pub catalog_version: Option<String>,
    /// The year that is ranked.
    pub year: Option<i32>,
    /// The last day on which a report is in time, year-month-day.
    pub deadline: Option<String>,
    /// Whether the agency named certificates it trusts.
    pub trust_named: bool,
}

/// How many of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CollateCountsForm {
    /// Files read.
    pub files: usize,
    /// Files of other kinds, and links, that were passed over.
    pub passed_over: usize,
    /// Reports that count.
    pub ranked: usize,
    /// Findings because of which a report does not count.
    pub refused: usize,
    /// Reports set aside: duplicates and other years.
    pub set_aside: usize,
    /// Reports that count but came late.
    pub late: usize,
    /// Units of the list; null without a list.
    pub listed: Option<usize>,
    /// Units of the list without a report that counts.
    pub missing: usize,
}

/// One line of the ranking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankedForm {
    /// From 1; equals share one.
    pub rank: usize,
    /// Name of the unit as its report has it.
    pub unit: String,
    /// Its name on the agency's list.
    pub listed_as: Option<String>,
    /// Its kind.
    pub unit_type: Option<UnitTypeWord>,
    /// The file, from the folder on.
    pub file: String,
    /// The assessment's own name.
    pub uid: String,
    /// The year.
    pub year: i32,
    /// The version of the checklist.
    pub catalog_version: String,
    /// The score.
    pub score: RatioForm,
    /// The score backed by evidence.
    pub evidence_backed: RatioForm,
    /// Answered items of those in scope.
    pub completeness: RatioForm,
    /// `A` to `E`; null where nothing is in the sum.
    pub grade: Option<&'static str>,
    /// Critical items that are not met.
    pub critical_failures: Vec<String>,
    /// When it was signed.
    pub signed: Option<SignedForm>,
    /// Who signed.
    pub signers: Vec<SignerForm>,
    /// Whether every signer's certificate leads to one the agency trusts.
    pub trusted: bool,
    /// What is to be known of it.
    pub remarks: Vec<RemarkForm>,
}

/// When a report was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignedForm {
    /// RFC 3339.
    pub at: String,
    /// Whether a time stamp proves it.
    pub proven: bool,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignerForm {
    /// Holder of the certificate.
    pub name: String,
    /// The holder's organization.
    pub organization: Option<String>,
}

/// A finding on a report that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemarkForm {
    /// Stable name of what was found.
    pub code: &'static str,
    /// In words for a person.
    pub text: String,
}

/// A finding on a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundForm {
    /// The file, from the folder on.
    pub file: String,
    /// Name of the unit, where the report could be read.
    pub unit: Option<String>,
    /// `refused`, `set_aside` or `remark`.
    pub severity: &'static str,
    /// Stable name of what was found.
    pub code: &'static str,
    /// Stable names of the reasons behind it.
    pub reasons: Vec<String>,
    /// In words for a person.
    pub text: String,
}

/// A unit without a report that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingForm {
    /// Its name on the list.
    pub unit: String,
    /// Its code on the list; empty where it has none.
    pub code: String,
    /// Its kind on the list; empty where it has none.
    pub kind: String,
    /// Files of it that do not count.
    pub files: Vec<String>,
}

/// An article across the units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeakForm {
    /// Its number.
    pub article: String,
    /// Its title in Vietnamese.
    pub title: String,
    /// Points lost of those that could be had.
    pub lost: RatioForm,
    /// Units in which it is in the sum.
    pub units: usize,
    /// Units that lost points in it.
    pub losing: usize,
}

/// All units in one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearForm {
    /// The year.
    pub year: i32,
    /// Units with a score.
    pub units: usize,
    /// Mean of the scores; null where there is none.
    pub mean: Option<f64>,
}

/// A unit through the years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitYearsForm {
    /// Its name.
    pub unit: String,
    /// One entry a year in which it has a result.
    pub scores: Vec<YearScoreForm>,
    /// Percentage points gained since the year before; null without both.
    pub change: Option<f64>,
}

/// A unit in one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearScoreForm {
    /// The year.
    pub year: i32,
    /// The score; null where nothing was in the sum.
    pub percent: Option<f64>,
    /// The grade.
    pub grade: Option<&'static str>,
}

/// The results that a collation printed: the units of its ranking, and those it knew from
/// the years before.
///
/// # Errors
/// Not this form, or not of its values, each with its JSON pointer.
pub fn earlier(bytes: &[u8]) -> Result<Vec<EarlierUnit>, ExchangeError> {
    let value = parse(bytes)?;
    let mut findings = Findings::default();
    let known = [
        "format",
        "version",
        "created",
        "folder",
        "basis",
        "counts",
        "ranking",
        "findings",
        "missing",
        "articles",
        "years",
        "units_by_year",
    ];
    let units = Object::open(value, "", &known, &mut findings)
        .map(|mut object| self::units(&mut object, &mut findings));
    findings.pass(units)
}

fn units(object: &mut Object, findings: &mut Findings) -> Vec<EarlierUnit> {
    let format: Option<String> = object.need("format", findings);
    if format.is_some_and(|format| format != FORMAT) {
        let message = format!("not `{FORMAT}`");
        findings.add("/format", FindingKind::Form { message });
    }
    let version: Option<u32> = object.need("version", findings);
    if version.is_some_and(|version| version != VERSION) {
        let (min, max) = (i64::from(VERSION), i64::from(VERSION));
        findings.add("/version", FindingKind::OutOfRange { min, max });
    }
    let mut units = Vec::new();
    for (at, value) in object.list("ranking", MAX_UNITS, findings) {
        units.extend(ranked(value, &at, findings));
    }
    for (at, value) in object.list("units_by_year", MAX_UNITS, findings) {
        units.extend(by_year(value, &at, findings));
    }
    units
}

fn ranked(value: serde_json::Value, at: &str, findings: &mut Findings) -> Option<EarlierUnit> {
    let known = [
        "rank",
        "unit",
        "listed_as",
        "unit_type",
        "file",
        "uid",
        "year",
        "catalog_version",
        "score",
        "evidence_backed",
        "completeness",
        "grade",
        "critical_failures",
        "signed",
        "signers",
        "trusted",
        "remarks",
    ];
    let mut object = Object::open(value, at, &known, findings)?;
    let unit = object.full_line("unit", MAX_NAME, findings)?;
    let year = object.need("year", findings)?;
    let score = object.need("score", findings)?;
    let names = ["percent", "numerator", "denominator"];
    let mut score = Object::open(score, &format!("{at}/score"), &names, findings)?;
    let part: u32 = score.need("numerator", findings)?;
    let whole: u32 = score.need("denominator", findings)?;
    let grade = grade(&mut object, findings);
    let score = YearScore {
        score: Tenths::of(part.min(whole).into(), whole.into()),
        grade,
    };
    Some(EarlierUnit { unit, year, score })
}

fn by_year(value: serde_json::Value, at: &str, findings: &mut Findings) -> Vec<EarlierUnit> {
    let known = ["unit", "scores", "change"];
    let Some(mut object) = Object::open(value, at, &known, findings) else {
        return Vec::new();
    };
    let Some(unit) = object.full_line("unit", MAX_NAME, findings) else {
        return Vec::new();
    };
    let mut units = Vec::new();
    for (at, value) in object.list("scores", 100, findings) {
        let Some(mut score) = Object::open(value, &at, &["year", "percent", "grade"], findings)
        else {
            continue;
        };
        let Some(year) = score.need("year", findings) else {
            continue;
        };
        let percent: Option<f64> = score.may("percent", findings);
        if percent.is_some_and(|percent| !(0.0..=100.0).contains(&percent)) {
            let (min, max) = (0, 100);
            findings.add(&score.at("percent"), FindingKind::OutOfRange { min, max });
            continue;
        }
        let score = YearScore {
            score: percent.map(tenths),
            grade: grade(&mut score, findings),
        };
        let unit = unit.clone();
        units.push(EarlierUnit { unit, year, score });
    }
    units
}

/// 82.4 as 824; a percentage from 0 to 100.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100 percent are 0 to 1000 tenths"
)]
fn tenths(percent: f64) -> Tenths {
    Tenths((percent * 10.0).round() as u32)
}

fn grade(object: &mut Object, findings: &mut Findings) -> Option<Grade> {
    let letter: String = object.may("grade", findings)?;
    let grade = Grade::ALL
        .into_iter()
        .find(|grade| grade.letter() == letter);
    if grade.is_none() {
        let message = "A, B, C, D or E must stand here".to_owned();
        findings.add(&object.at("grade"), FindingKind::Form { message });
    }
    grade
}

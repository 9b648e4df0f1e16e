//! The answers file of `assess --answers FILE` (`answers.schema.json`).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::error::{ExchangeError, FindingKind};
use super::inbound::{Findings, Object, full_line, parse};
use super::words::{AnswerWord, RemediationStatusWord};
use crate::model::catalog::{Catalog, Item};
use crate::model::evidence::{MAX_NAME_CHARS, safe_file_name};
use crate::model::id::ItemId;
use crate::model::remediation::RemediationStatus;
use crate::model::response::{Answer, Response};
use crate::model::text::is_direction_mark;

/// The greatest length of a note, the remarks or the proposals, in characters.
pub const MAX_NOTE: usize = 20_000;

/// The greatest length of a reason, an action, a description, in characters.
pub const MAX_TEXT: usize = 2_000;

/// The greatest length of a name, in characters.
pub const MAX_LINE: usize = 300;

/// The greatest number of answers in one file, and of evidence and plan lines of one answer.
pub const MAX_ANSWERS: usize = 50_000;
const MAX_ENTRIES: usize = 500;

/// The greatest cost of a line of the plan, in đồng.
pub const MAX_COST: u64 = 1_000_000_000_000_000;

/// Everything an answers file says. What was left out is `None` or empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Year reported on.
    pub year: i32,
    /// First day of the period.
    pub period_start: NaiveDate,
    /// Last day of the period.
    pub period_end: NaiveDate,
    /// Name of the assessment in lists.
    pub name: Option<String>,
    /// To whom the report goes.
    pub recipients: Option<Vec<String>>,
    /// Remarks for the body of the report.
    pub remarks: Option<String>,
    /// Proposals to the receiving agency.
    pub proposals: Option<String>,
    /// Answers, one an item at most, in the order of the file.
    pub answers: Vec<AnswerEntry>,
}

/// What the file says of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerEntry {
    /// Which item; it is in the catalog.
    pub item: ItemId,
    /// Answer, note and flag.
    pub response: Response,
    /// Evidence to add and link.
    pub evidence: Vec<EvidenceDraft>,
    /// Lines of the plan to add.
    pub plan: Vec<RemediationDraft>,
}

/// Evidence still without a number and without its file's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceDraft {
    /// Path below the evidence directory with `/` between its parts; never
    /// absolute, no `..`. As written in the file, for the disk may not hold NFC.
    pub file: Option<String>,
    /// Name to show, safe as a file name where there is a file.
    pub name: String,
    /// Where the paper is kept; free text.
    pub description: String,
    /// The day on which the proven fact was true.
    pub fact_date: Option<NaiveDate>,
}

/// A line of the plan still without a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemediationDraft {
    /// What will be done.
    pub action: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub deadline: Option<NaiveDate>,
    /// Estimated cost in đồng.
    pub cost: Option<u64>,
    /// How far it is.
    pub status: RemediationStatus,
}

/// Reads an answers file for the items of `catalog`.
///
/// # Errors
/// Everything that is wrong with it, each with its JSON pointer.
pub fn read(bytes: &[u8], catalog: &Catalog) -> Result<Answers, ExchangeError> {
    let value = parse(bytes)?;
    let mut findings = Findings::default();
    let answers = whole(value, catalog, &mut findings);
    findings.pass(answers)
}

fn whole(value: Value, catalog: &Catalog, findings: &mut Findings) -> Option<Answers> {
    let known = [
        "year",
        "period",
        "name",
        "recipients",
        "remarks",
        "proposals",
        "answers",
    ];
    let mut object = Object::open(value, "", &known, findings)?;
    let year: Option<i32> = object.need("year", findings);
    if year.is_some_and(|year| !(2000..=2200).contains(&year)) {
        let kind = FindingKind::OutOfRange {
            min: 2000,
            max: 2200,
        };
        findings.add("/year", kind);
    }
    let period = object.need("period", findings);
    let period = period.and_then(|value| self::period(value, findings));
    let name = object.line("name", MAX_LINE, findings);
    let recipients = recipients(&mut object, findings);
    let remarks = object.paragraph("remarks", MAX_NOTE, findings);
    let proposals = object.paragraph("proposals", MAX_NOTE, findings);
    let items: BTreeMap<_, _> = catalog.items.iter().map(|i| (i.id.as_str(), i)).collect();
    let (mut answers, mut seen) = (Vec::new(), BTreeMap::new());
    for (at, value) in object.list("answers", MAX_ANSWERS, findings) {
        answers.extend(entry(value, &at, &items, &mut seen, findings));
    }
    let (period_start, period_end) = period?;
    Some(Answers {
        year: year?,
        period_start,
        period_end,
        name,
        recipients,
        remarks,
        proposals,
        answers,
    })
}

fn period(value: Value, findings: &mut Findings) -> Option<(NaiveDate, NaiveDate)> {
    let mut object = Object::open(value, "/period", &["start", "end"], findings)?;
    let start = object.full_date("start", findings);
    let end = object.full_date("end", findings);
    let (start, end) = (start?, end?);
    if end < start {
        findings.add("/period", FindingKind::PeriodReversed);
    }
    Some((start, end))
}

fn recipients(object: &mut Object, findings: &mut Findings) -> Option<Vec<String>> {
    let raw: Vec<String> = object.may("recipients", findings)?;
    let lines = raw.iter().enumerate().filter_map(|(n, raw)| {
        let at = format!("/recipients/{n}");
        full_line(raw, MAX_TEXT, &at, findings)
    });
    Some(lines.collect())
}

fn entry(
    value: Value,
    at: &str,
    items: &BTreeMap<&str, &Item>,
    seen: &mut BTreeMap<ItemId, String>,
    findings: &mut Findings,
) -> Option<AnswerEntry> {
    let known = [
        "item", "answer", "reason", "note", "flagged", "evidence", "plan",
    ];
    let mut object = Object::open(value, at, &known, findings)?;
    let item = item(&mut object, items, seen, findings);
    let answer = answer(&mut object, findings);
    let note = object.paragraph("note", MAX_NOTE, findings);
    let flagged: Option<bool> = object.may("flagged", findings);
    let evidence = object.list("evidence", MAX_ENTRIES, findings);
    let evidence = evidence.into_iter();
    let evidence = evidence.filter_map(|(at, value)| self::evidence(value, &at, findings));
    let evidence = evidence.collect();
    let plan = object.list("plan", MAX_ENTRIES, findings).into_iter();
    let plan = plan.filter_map(|(at, value)| remediation(value, &at, findings));
    let plan = plan.collect();
    Some(AnswerEntry {
        item: item?,
        response: Response {
            answer: Some(answer?),
            note: note.unwrap_or_default(),
            flagged: flagged.unwrap_or_default(),
        },
        evidence,
        plan,
    })
}

fn item(
    object: &mut Object,
    items: &BTreeMap<&str, &Item>,
    seen: &mut BTreeMap<ItemId, String>,
    findings: &mut Findings,
) -> Option<ItemId> {
    let name = object.full_line("item", MAX_LINE, findings)?;
    let at = object.at("item");
    let Some(item) = items.get(name.as_str()) else {
        findings.add(&at, FindingKind::UnknownItem { item: name });
        return None;
    };
    if let Some(first) = seen.get(&item.id) {
        let first = first.clone();
        findings.add(&at, FindingKind::DoubledItem { item: name, first });
        return None;
    }
    seen.insert(item.id.clone(), at);
    Some(item.id.clone())
}

fn answer(object: &mut Object, findings: &mut Findings) -> Option<Answer> {
    let word = object.need("answer", findings);
    let reason = object.paragraph("reason", MAX_TEXT, findings);
    let reason = reason.filter(|reason| !reason.trim().is_empty());
    let answer = match word? {
        AnswerWord::NotApplicable => {
            let Some(reason) = reason else {
                findings.add(&object.at("reason"), FindingKind::ReasonMissing);
                return None;
            };
            return Some(Answer::NotApplicable { reason });
        }
        AnswerWord::Met => Answer::Met,
        AnswerWord::Partial => Answer::Partial,
        AnswerWord::NotMet => Answer::NotMet,
    };
    if reason.is_some() {
        findings.add(&object.at("reason"), FindingKind::ReasonNotUsed);
    }
    Some(answer)
}

fn evidence(value: Value, at: &str, findings: &mut Findings) -> Option<EvidenceDraft> {
    let known = ["file", "name", "description", "fact_date"];
    let mut object = Object::open(value, at, &known, findings)?;
    let file: Option<String> = object.may("file", findings);
    if let Some(path) = file.as_ref().filter(|path| !is_plain_relative(path)) {
        let path = path.chars().take(200).filter(|c| !c.is_control()).collect();
        findings.add(&object.at("file"), FindingKind::BadPath { path });
    }
    let name = object.line("name", MAX_NAME_CHARS, findings);
    let name = name.filter(|name| !name.is_empty());
    let description = object.paragraph("description", MAX_TEXT, findings);
    let fact_date = object.date("fact_date", findings);
    let name = match (name, &file) {
        (Some(name), None) => name,
        (Some(name), Some(_)) => safe_file_name(&name),
        (None, Some(path)) => safe_file_name(path),
        (None, None) => {
            findings.add(at, FindingKind::EvidenceNameless);
            return None;
        }
    };
    Some(EvidenceDraft {
        file,
        name,
        description: description.unwrap_or_default(),
        fact_date,
    })
}

/// Whether a path names something below a directory on every system: parts
/// between `/`, none of them empty, `.` or `..`, no drive, stream or backslash.
fn is_plain_relative(path: &str) -> bool {
    let bad = |c: char| c.is_control() || is_direction_mark(c) || c == '\\' || c == ':';
    path.len() <= 1000
        && !path.contains(bad)
        && path
            .split('/')
            .all(|part| !matches!(part.trim(), "" | "." | ".."))
}

fn remediation(value: Value, at: &str, findings: &mut Findings) -> Option<RemediationDraft> {
    let known = ["action", "owner", "deadline", "cost", "status"];
    let mut object = Object::open(value, at, &known, findings)?;
    let action = object.full_line("action", MAX_TEXT, findings);
    let owner = object.full_line("owner", MAX_LINE, findings);
    let deadline = object.date("deadline", findings);
    let cost: Option<u64> = object.may("cost", findings);
    if cost.is_some_and(|cost| cost > MAX_COST) {
        let max = i64::try_from(MAX_COST).unwrap_or(i64::MAX);
        let kind = FindingKind::OutOfRange { min: 0, max };
        findings.add(&object.at("cost"), kind);
    }
    let status: Option<RemediationStatusWord> = object.may("status", findings);
    Some(RemediationDraft {
        action: action?,
        owner: owner?,
        deadline,
        cost,
        status: status.map(Into::into).unwrap_or_default(),
    })
}

//! What the types of a submission leave open: days, numbers, names that must meet.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};

use super::printed::is_forbidden;
use super::{AnswerForm, EvidenceForm, IncidentForm, PlanForm, SubmissionForm};
use crate::exchange::answers_json::MAX_ANSWERS;
use crate::exchange::error::FindingKind;
use crate::exchange::inbound::Findings;
use crate::exchange::profile_json::PersonForm;
use crate::exchange::score_json::{RatioForm, TallyForm, WhyNotForm};
use crate::exchange::words::AnswerWord;
use crate::model::evidence::Sha256;
use crate::model::id::AssessmentUid;

/// The greatest part or whole of a share: a thousand times a full checklist's.
const MAX_SHARE: u64 = 1_000_000;

pub(super) fn check(form: &SubmissionForm, findings: &mut Findings) {
    if AssessmentUid::from_hex(&form.uid).is_none() {
        let found = excerpt(&form.uid);
        findings.add("/uid", FindingKind::BadUid { found });
    }
    line("/program_version", &form.program_version, findings);
    moment("/created", &form.created, findings);
    unit(form, findings);
    regulation(form, findings);
    if !(2000..=2200).contains(&form.year) {
        let kind = FindingKind::OutOfRange {
            min: 2000,
            max: 2200,
        };
        findings.add("/year", kind);
    }
    let start = day("/period/start", &form.period.start, findings);
    let end = day("/period/end", &form.period.end, findings);
    if start > end {
        findings.add("/period", FindingKind::PeriodReversed);
    }
    for (n, recipient) in form.recipients.iter().enumerate() {
        line(&format!("/recipients/{n}"), recipient, findings);
    }
    paragraphs("/remarks", &form.remarks, findings);
    paragraphs("/proposals", &form.proposals, findings);
    let items = answers(&form.answers, findings);
    evidence(&form.evidence, &items, findings);
    plan(&form.plan, &items, findings);
    for (n, incident) in form.incidents.iter().enumerate() {
        self::incident(&format!("/incidents/{n}"), incident, findings);
    }
    score(form, findings);
}

fn unit(form: &SubmissionForm, findings: &mut Findings) {
    let unit = &form.unit;
    line("/unit/name", &unit.name, findings);
    line("/unit/governing_body", &unit.governing_body, findings);
    line("/unit/place", &unit.place, findings);
    line("/unit/symbol", &unit.symbol, findings);
    let mut person = |at: &str, person: &PersonForm| {
        line(&format!("{at}/name"), &person.name, findings);
        line(&format!("{at}/title"), &person.title, findings);
    };
    person("/unit/head", &unit.head);
    person("/unit/officer", &unit.officer);
    if unit.system_level > 5 {
        let kind = FindingKind::OutOfRange { min: 0, max: 5 };
        findings.add("/unit/system_level", kind);
    }
}

fn regulation(form: &SubmissionForm, findings: &mut Findings) {
    let regulation = &form.regulation;
    let at = |name: &str| format!("/regulation/{name}");
    full_line(&at("catalog"), &regulation.catalog, findings);
    let version = &regulation.content_version;
    full_line(&at("content_version"), version, findings);
    digest(&at("sha256"), &regulation.sha256, findings);
    line(&at("instrument"), &regulation.instrument, findings);
    line(&at("title/vi"), &regulation.title.vi, findings);
    let english = regulation.title.en.as_deref().unwrap_or_default();
    line(&at("title/en"), english, findings);
}

/// Checks the answers; gives the names of their items.
fn answers<'a>(answers: &'a [AnswerForm], findings: &mut Findings) -> BTreeSet<&'a str> {
    if answers.len() > MAX_ANSWERS {
        let (length, max) = (answers.len(), MAX_ANSWERS);
        findings.add("/answers", FindingKind::TooLong { length, max });
    }
    let mut items = BTreeMap::new();
    for (n, answer) in answers.iter().enumerate() {
        let at = |name: &str| format!("/answers/{n}/{name}");
        full_line(&at("item"), &answer.item, findings);
        let first = *items.entry(answer.item.as_str()).or_insert(n);
        if first < n {
            let kind = FindingKind::DoubledItem {
                item: excerpt(&answer.item),
                first: format!("/answers/{first}/item"),
            };
            findings.add(&at("item"), kind);
        }
        for (n, cite) in answer.cites.iter().enumerate() {
            line(&at(&format!("cites/{n}")), cite, findings);
        }
        let reason = answer.reason.as_deref();
        match (answer.answer, reason) {
            (Some(AnswerWord::NotApplicable), None) => {
                findings.add(&at("reason"), FindingKind::ReasonMissing);
            }
            (Some(AnswerWord::NotApplicable), Some(_)) | (_, None) => {}
            _ => findings.add(&at("reason"), FindingKind::ReasonNotUsed),
        }
        paragraphs(&at("reason"), reason.unwrap_or_default(), findings);
        let note = answer.note.as_deref().unwrap_or_default();
        paragraphs(&at("note"), note, findings);
        if !(1..=3).contains(&answer.weight) {
            let kind = FindingKind::OutOfRange { min: 1, max: 3 };
            findings.add(&at("weight"), kind);
        }
    }
    items.into_keys().collect()
}

fn evidence(list: &[EvidenceForm], items: &BTreeSet<&str>, findings: &mut Findings) {
    let mut numbers = BTreeSet::new();
    for (n, entry) in list.iter().enumerate() {
        let at = |name: &str| format!("/evidence/{n}/{name}");
        if !numbers.insert(entry.number) {
            let number = entry.number;
            findings.add(&at("number"), FindingKind::DoubledNumber { number });
        }
        line(&at("name"), &entry.name, findings);
        paragraphs(&at("description"), &entry.description, findings);
        may_day(&at("fact_date"), entry.fact_date.as_deref(), findings);
        if let Some(file) = &entry.file {
            digest(&at("file/sha256"), &file.sha256, findings);
        }
        for (n, item) in entry.items.iter().enumerate() {
            known(&at(&format!("items/{n}")), item, items, findings);
        }
    }
}

fn plan(list: &[PlanForm], items: &BTreeSet<&str>, findings: &mut Findings) {
    let mut numbers = BTreeSet::new();
    for (n, entry) in list.iter().enumerate() {
        let at = |name: &str| format!("/plan/{n}/{name}");
        if !numbers.insert(entry.number) {
            let number = entry.number;
            findings.add(&at("number"), FindingKind::DoubledNumber { number });
        }
        known(&at("item"), &entry.item, items, findings);
        paragraphs(&at("action"), &entry.action, findings);
        line(&at("owner"), &entry.owner, findings);
        may_day(&at("deadline"), entry.deadline.as_deref(), findings);
    }
}

fn incident(at: &str, incident: &IncidentForm, findings: &mut Findings) {
    moment(&format!("{at}/detected"), &incident.detected, findings);
    line(&format!("{at}/class"), &incident.class, findings);
    for (name, value) in [
        ("occurred", &incident.occurred),
        ("reported", &incident.reported),
        ("closed", &incident.closed),
    ] {
        if let Some(value) = value {
            moment(&format!("{at}/{name}"), value, findings);
        }
    }
}

/// The score's own words and numbers; whether they follow from the answers is
/// for the reader who has the catalog.
fn score(form: &SubmissionForm, findings: &mut Findings) {
    let score = &form.score;
    line("/score/catalog", &score.catalog, findings);
    line("/score/catalog_version", &score.catalog_version, findings);
    line("/score/unit", &score.unit, findings);
    day("/score/as_of", &score.as_of, findings);
    for (n, item) in score.critical_failures.iter().enumerate() {
        line(&format!("/score/critical_failures/{n}"), item, findings);
    }
    tally("/score", &score.total, findings);
    for (n, part) in score.by_article.iter().enumerate() {
        let at = format!("/score/by_article/{n}");
        line(&format!("{at}/article"), &part.article, findings);
        line(&format!("{at}/title/vi"), &part.title.vi, findings);
        tally(&at, &part.tally, findings);
    }
    for (n, part) in score.by_chapter.iter().enumerate() {
        let at = format!("/score/by_chapter/{n}");
        line(&format!("{at}/chapter"), &part.chapter, findings);
        line(&format!("{at}/title/vi"), &part.title.vi, findings);
        tally(&at, &part.tally, findings);
    }
    for (n, part) in score.by_bearer.iter().enumerate() {
        tally(&format!("/score/by_bearer/{n}"), &part.tally, findings);
    }
    for (n, part) in score.by_domain.iter().enumerate() {
        let at = format!("/score/by_domain/{n}");
        line(&format!("{at}/domain"), &part.domain, findings);
        line(&format!("{at}/title/vi"), &part.title.vi, findings);
        tally(&at, &part.tally, findings);
    }
    let Some(explain) = &score.explain else {
        let name = "explain".to_owned();
        findings.add("/score", FindingKind::Missing { name });
        return;
    };
    let at = "/score/explain/formula/vi";
    paragraphs(at, &explain.formula.vi, findings);
    for (n, part) in explain.lines.iter().enumerate() {
        let at = format!("/score/explain/lines/{n}");
        line(&format!("{at}/item"), &part.item, findings);
        if let Some(WhyNotForm::NotApplicable { reason }) = &part.why_not {
            paragraphs(&format!("{at}/why_not/reason"), reason, findings);
        }
    }
}

fn tally(at: &str, tally: &TallyForm, findings: &mut Findings) {
    for (name, ratio) in [
        ("overall", &tally.overall),
        ("answered", &tally.answered),
        ("evidence_backed", &tally.evidence_backed),
        ("completeness", &tally.completeness),
    ] {
        share(&format!("{at}/{name}"), *ratio, findings);
    }
}

fn share(at: &str, ratio: RatioForm, findings: &mut Findings) {
    let RatioForm {
        numerator,
        denominator,
        ..
    } = ratio;
    let sound = numerator <= denominator && denominator <= MAX_SHARE;
    if !sound || ratio != RatioForm::of(numerator, denominator) {
        findings.add(at, FindingKind::BadShare);
    }
}

fn known(at: &str, item: &str, items: &BTreeSet<&str>, findings: &mut Findings) {
    if !items.contains(item) {
        let item = excerpt(item);
        findings.add(at, FindingKind::UnknownItem { item });
    }
}

fn full_line(at: &str, text: &str, findings: &mut Findings) {
    if text.trim().is_empty() {
        findings.add(at, FindingKind::Empty);
    }
    line(at, text, findings);
}

fn line(at: &str, text: &str, findings: &mut Findings) {
    clean(at, text, |c| is_forbidden(c) || c.is_control(), findings);
}

fn paragraphs(at: &str, text: &str, findings: &mut Findings) {
    clean(at, text, is_forbidden, findings);
}

fn clean(at: &str, text: &str, forbidden: impl Fn(char) -> bool, findings: &mut Findings) {
    if let Some(c) = text.chars().find(|c| forbidden(*c)) {
        let code = u32::from(c);
        findings.add(at, FindingKind::ControlCharacter { code });
    }
}

fn day(at: &str, text: &str, findings: &mut Findings) -> Option<NaiveDate> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let date = date.filter(|date| date.to_string() == text);
    if date.is_none() {
        let found = excerpt(text);
        findings.add(at, FindingKind::BadDate { found });
    }
    date
}

fn may_day(at: &str, text: Option<&str>, findings: &mut Findings) {
    if let Some(text) = text {
        day(at, text, findings);
    }
}

fn moment(at: &str, text: &str, findings: &mut Findings) {
    if DateTime::parse_from_rfc3339(text).is_err() {
        let found = excerpt(text);
        findings.add(at, FindingKind::BadTime { found });
    }
}

fn digest(at: &str, text: &str, findings: &mut Findings) {
    // The same digest in capitals would compare as another.
    if Sha256::from_hex(text).is_none_or(|digest| digest.to_string() != text) {
        let found = excerpt(text);
        findings.add(at, FindingKind::BadDigest { found });
    }
}

fn excerpt(text: &str) -> String {
    let shown = text.chars().filter(|c| !is_forbidden(*c));
    shown.take(80).collect()
}

//! Model values as the audit keeps them: compact JSON. Private to the store, so
//! that the model needs no serde and the form outlives changes of the model.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::code::Coded;
use super::error::StoreError;
use super::response::{join, split};
use super::value::{codes, moment};
use crate::model::assessment::Head;
use crate::model::evidence::Evidence;
use crate::model::id::EvidenceId;
use crate::model::remediation::Remediation;
use crate::model::response::Response;

#[derive(Serialize, Deserialize)]
struct ResponseRecord<'a> {
    answer: Option<Cow<'a, str>>,
    reason: Option<Cow<'a, str>>,
    note: Cow<'a, str>,
    flagged: bool,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    name: &'a str,
    description: &'a str,
    sha256: Option<String>,
    size: Option<u64>,
    media_type: Option<&'a str>,
    fact_date: Option<String>,
    added: String,
}

#[derive(Serialize)]
struct LinkRecord {
    evidence: i64,
}

#[derive(Serialize)]
struct RemediationRecord<'a> {
    item: &'a str,
    action: &'a str,
    owner: &'a str,
    deadline: Option<String>,
    cost: Option<u64>,
    status: &'a str,
}

#[derive(Serialize)]
struct HeadRecord<'a> {
    name: &'a str,
    catalog: &'a str,
    catalog_version: &'a str,
    year: i32,
    period_start: String,
    period_end: String,
    recipients: &'a [String],
    remarks: &'a str,
    proposals: &'a str,
    review: &'a str,
    state: &'a str,
    unit_name: &'a str,
    governing_body: &'a str,
    unit_type: &'a str,
    place: &'a str,
    symbol: &'a str,
    head_name: &'a str,
    head_title: &'a str,
    officer_name: &'a str,
    officer_title: &'a str,
    roles: String,
    facts: String,
    system_level: u8,
}

/// A value as compact JSON.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Sqlite {
        detail: error.to_string(),
    })
}

/// An answer.
pub(super) fn response(response: &Response) -> Result<String, StoreError> {
    let (answer, reason) = response.answer.as_ref().map(split).unzip();
    json(&ResponseRecord {
        answer: answer.map(Cow::Borrowed),
        reason: reason.flatten().map(Cow::Borrowed),
        note: Cow::Borrowed(&response.note),
        flagged: response.flagged,
    })
}

/// Reads an answer back.
pub(super) fn read_response(text: &str) -> Option<Response> {
    let record: ResponseRecord<'_> = serde_json::from_str(text).ok()?;
    let answer = match record.answer {
        Some(code) => Some(join(&code, record.reason.map(Cow::into_owned))?),
        None => None,
    };
    Some(Response {
        answer,
        note: record.note.into_owned(),
        flagged: record.flagged,
    })
}

/// A piece of evidence.
pub(super) fn evidence(evidence: &Evidence) -> Result<String, StoreError> {
    let file = evidence.file.as_ref();
    json(&EvidenceRecord {
        name: &evidence.name,
        description: &evidence.description,
        sha256: file.map(|file| file.sha256.to_string()),
        size: file.map(|file| file.size),
        media_type: file.map(|file| file.media_type.as_str()),
        fact_date: evidence.fact_date.map(|date| date.to_string()),
        added: moment(evidence.added),
    })
}

/// The evidence at the other end of a link.
pub(super) fn link(evidence: EvidenceId) -> Result<String, StoreError> {
    json(&LinkRecord {
        evidence: evidence.0,
    })
}

/// A line of the plan.
pub(super) fn remediation(line: &Remediation) -> Result<String, StoreError> {
    json(&RemediationRecord {
        item: line.item.as_str(),
        action: &line.action,
        owner: &line.owner,
        deadline: line.deadline.map(|date| date.to_string()),
        cost: line.cost,
        status: line.status.code(),
    })
}

/// What is said once.
pub(super) fn head(head: &Head) -> Result<String, StoreError> {
    let profile = &head.profile;
    json(&HeadRecord {
        name: &head.name,
        catalog: head.catalog.as_str(),
        catalog_version: &head.catalog_version,
        year: head.year,
        period_start: head.period_start.to_string(),
        period_end: head.period_end.to_string(),
        recipients: &head.recipients,
        remarks: &head.remarks,
        proposals: &head.proposals,
        review: &head.review,
        state: head.state.code(),
        unit_name: &profile.name,
        governing_body: &profile.governing_body,
        unit_type: profile.unit_type.code(),
        place: &profile.place,
        symbol: &profile.symbol,
        head_name: &profile.head.name,
        head_title: &profile.head.title,
        officer_name: &profile.officer.name,
        officer_title: &profile.officer.title,
        roles: codes(&profile.roles),
        facts: codes(&profile.facts),
        system_level: profile.system_level,
    })
}

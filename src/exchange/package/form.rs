//! `assessment.json`: everything of an assessment but its files' content and its
//! number, which is only good within one database.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use serde::{Deserialize, Serialize};

use super::error::{Fault, PackageError};
use super::proof::{EvidenceForm, LinkForm};
use super::unit::HeadForm;
use super::{ASSESSMENT, MAX_TEXT};
use crate::exchange::words::{AnswerWord, RemediationStatusWord};
use crate::model::assessment::Assessment;
use crate::model::id::{AssessmentId, AssessmentUid, ItemId, RemediationId};
use crate::model::remediation::Remediation;
use crate::model::response::{Answer, Response};

/// The greatest number of evidence and of lines of the plan; far beyond any real one, yet far from overflow.
const MAX_NUMBER: i64 = 1_000_000_000;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AssessmentForm {
    uid: String,
    created: String,
    changed: String,
    head: HeadForm,
    responses: Vec<ResponseForm>,
    evidence: Vec<EvidenceForm>,
    links: Vec<LinkForm>,
    plan: Vec<RemediationForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResponseForm {
    item: String,
    answer: Option<AnswerWord>,
    reason: Option<String>,
    note: String,
    flagged: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RemediationForm {
    id: i64,
    item: String,
    action: String,
    owner: String,
    deadline: Option<String>,
    cost: Option<u64>,
    status: RemediationStatusWord,
}

/// The assessment as JSON.
pub(super) fn write(assessment: &Assessment) -> Result<Vec<u8>, PackageError> {
    let form = AssessmentForm {
        uid: assessment.uid.to_string(),
        created: moment(assessment.created),
        changed: moment(assessment.changed),
        head: (&assessment.head).into(),
        responses: assessment.responses.iter().map(Into::into).collect(),
        evidence: assessment.evidence.values().map(Into::into).collect(),
        links: assessment.links.iter().map(Into::into).collect(),
        plan: assessment.plan.values().map(Into::into).collect(),
    };
    let text = serde_json::to_vec_pretty(&form).map_err(|error| {
        let detail = error.to_string();
        PackageError::fault(ASSESSMENT, Fault::Form { detail })
    })?;
    if text.len() as u64 > MAX_TEXT {
        let entry = ASSESSMENT.to_owned();
        return Err(PackageError::TooLarge { entry });
    }
    Ok(text)
}

/// Reads it back; its number is 0. What it says of itself holds together; the
/// items it names are the catalog's to judge.
pub(super) fn read(bytes: &[u8]) -> Result<Assessment, PackageError> {
    let read = || {
        let form: AssessmentForm = serde_json::from_slice(bytes).map_err(|error| Fault::Form {
            detail: error.to_string(),
        })?;
        form.into_assessment()
    };
    read().map_err(|fault| PackageError::fault(ASSESSMENT, fault))
}

impl AssessmentForm {
    fn into_assessment(self) -> Result<Assessment, Fault> {
        let uid = AssessmentUid::from_hex(&self.uid).ok_or_else(|| impossible("uid"))?;
        let created = read_moment(&self.created).ok_or_else(|| impossible("created"))?;
        let changed = read_moment(&self.changed).ok_or_else(|| impossible("changed"))?;
        let mut responses = BTreeMap::new();
        for form in self.responses {
            let item = form.item.clone();
            let response = form.into_response()?;
            put(&mut responses, ItemId::new(item.as_str()), response, || {
                format!("response {item}")
            })?;
        }
        let mut evidence = BTreeMap::new();
        for form in self.evidence {
            let piece = form.into_evidence()?;
            let id = piece.id;
            put(&mut evidence, id, piece, || format!("evidence {id}"))?;
        }
        let mut links = BTreeSet::new();
        for form in self.links {
            let (item, id) = form.into_link();
            let place = format!("link {item} {id}");
            if !evidence.contains_key(&id) {
                return Err(Fault::Dangling { place });
            }
            if !links.insert((item, id)) {
                return Err(Fault::Doubled { place });
            }
        }
        let mut plan = BTreeMap::new();
        for form in self.plan {
            let line = form.into_line()?;
            let id = line.id;
            put(&mut plan, id, line, || format!("plan {id}"))?;
        }
        Ok(Assessment {
            id: AssessmentId(0),
            uid,
            created,
            changed,
            head: self.head.into_head()?,
            responses,
            evidence,
            links,
            plan,
        })
    }
}

fn put<K: Ord, V>(
    map: &mut BTreeMap<K, V>,
    key: K,
    value: V,
    place: impl Fn() -> String,
) -> Result<(), Fault> {
    match map.insert(key, value) {
        None => Ok(()),
        Some(_) => Err(Fault::Doubled { place: place() }),
    }
}

impl From<(&ItemId, &Response)> for ResponseForm {
    fn from((item, response): (&ItemId, &Response)) -> Self {
        let reason = match &response.answer {
            Some(Answer::NotApplicable { reason }) => Some(reason.clone()),
            _ => None,
        };
        Self {
            item: item.to_string(),
            answer: response.answer.as_ref().map(Into::into),
            reason,
            note: response.note.clone(),
            flagged: response.flagged,
        }
    }
}

impl ResponseForm {
    fn into_response(self) -> Result<Response, Fault> {
        let answer = match (self.answer, self.reason) {
            (None, None) => None,
            (Some(AnswerWord::Met), None) => Some(Answer::Met),
            (Some(AnswerWord::Partial), None) => Some(Answer::Partial),
            (Some(AnswerWord::NotMet), None) => Some(Answer::NotMet),
            (Some(AnswerWord::NotApplicable), Some(reason)) if !reason.trim().is_empty() => {
                Some(Answer::NotApplicable { reason })
            }
            _ => return Err(impossible(&format!("response {}", self.item))),
        };
        let response = Response {
            answer,
            note: self.note,
            flagged: self.flagged,
        };
        if response.is_blank() {
            return Err(impossible(&format!("response {}", self.item)));
        }
        Ok(response)
    }
}

impl From<&Remediation> for RemediationForm {
    fn from(line: &Remediation) -> Self {
        Self {
            id: line.id.0,
            item: line.item.to_string(),
            action: line.action.clone(),
            owner: line.owner.clone(),
            deadline: line.deadline.map(|date| date.to_string()),
            cost: line.cost,
            status: line.status.into(),
        }
    }
}

impl RemediationForm {
    fn into_line(self) -> Result<Remediation, Fault> {
        let place = |what: &str| impossible(&format!("plan {} {what}", self.id));
        let deadline = self.deadline.as_deref().map(date);
        if deadline == Some(None) {
            return Err(place("deadline"));
        }
        if self.cost.is_some_and(|cost| i64::try_from(cost).is_err()) {
            return Err(place("cost"));
        }
        Ok(Remediation {
            id: RemediationId(number(self.id).ok_or_else(|| place("id"))?),
            item: ItemId::new(self.item),
            action: self.action,
            owner: self.owner,
            deadline: deadline.flatten(),
            cost: self.cost,
            status: self.status.into(),
        })
    }
}

/// A value that no Tukiem writes.
pub(super) fn impossible(place: &str) -> Fault {
    // What stands in a hostile file is not repeated at length.
    let place = place.chars().take(80).collect();
    Fault::Value { place }
}

/// A moment as RFC 3339 text, as exact as it is.
pub(super) fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// Reads a moment.
pub(super) fn read_moment(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// Reads a day.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// A number within an assessment.
pub(super) fn number(number: i64) -> Option<i64> {
    (1..=MAX_NUMBER).contains(&number).then_some(number)
}

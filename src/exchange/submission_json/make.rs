//! From an assessment to its submission.

use chrono::{DateTime, FixedOffset, SecondsFormat};

use super::printed::printed;
use super::{
    AnswerForm, EvidenceForm, FORMAT, FileForm, MAX_BYTES, PeriodForm, PlanForm, RegulationForm,
    SubmissionForm, VERSION,
};
use crate::exchange::error::ExchangeError;
use crate::exchange::score_json;
use crate::model::assessment::Assessment;
use crate::model::catalog::{Catalog, Item};
use crate::model::control::Controls;
use crate::model::evidence::{Evidence, Sha256};
use crate::model::remediation::Remediation;
use crate::model::response::Answer;
use crate::model::scope::Scope;
use crate::model::scoring::{Line, Score};

/// What a submission is made from.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The regulation.
    pub catalog: &'a Catalog,
    /// SHA-256 of the catalog's canonical text.
    pub catalog_sha256: Sha256,
    /// The common controls, whose groups are the domains.
    pub controls: &'a Controls,
    /// What concerns the unit.
    pub scope: &'a Scope,
    /// The answers.
    pub assessment: &'a Assessment,
    /// Their score.
    pub score: &'a Score,
    /// When it is written.
    pub created: DateTime<FixedOffset>,
}

/// Whether a submission is small enough to be read again.
///
/// # Errors
/// [`ExchangeError::SubmissionTooLarge`].
pub fn fits(bytes: &[u8]) -> Result<(), ExchangeError> {
    let (bytes, max) = (bytes.len(), MAX_BYTES);
    if bytes > max {
        return Err(ExchangeError::SubmissionTooLarge { bytes, max });
    }
    Ok(())
}

/// The submission. The same data give the same form.
pub fn form(given: Given<'_>) -> SubmissionForm {
    let Given { catalog, score, .. } = given;
    let assessment = printed(given.assessment, catalog, given.scope);
    let head = &assessment.head;
    let lines = catalog.items.iter().zip(&score.lines);
    SubmissionForm {
        format: FORMAT.to_owned(),
        version: VERSION,
        uid: assessment.uid.to_string(),
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        created: given.created.to_rfc3339_opts(SecondsFormat::Secs, false),
        unit: (&head.profile).into(),
        regulation: RegulationForm {
            catalog: catalog.id.to_string(),
            content_version: catalog.content_version.clone(),
            sha256: given.catalog_sha256.to_string(),
            instrument: catalog.instrument.clone(),
            title: (&catalog.title).into(),
        },
        year: head.year,
        period: PeriodForm {
            start: head.period_start.to_string(),
            end: head.period_end.to_string(),
        },
        recipients: head.recipients.clone(),
        answers: lines.map(|(i, l)| answer(i, *l, &assessment)).collect(),
        evidence: assessment
            .evidence
            .values()
            .map(|entry| evidence(entry, &assessment))
            .collect(),
        plan: assessment.plan.values().map(plan).collect(),
        incidents: Vec::new(),
        remarks: head.remarks.clone(),
        proposals: head.proposals.clone(),
        score: score_json::form(score, (catalog, given.controls), &assessment, true),
    }
}

fn answer(item: &Item, line: Line, assessment: &Assessment) -> AnswerForm {
    let response = assessment.responses.get(&item.id);
    let answer = response.and_then(|r| r.answer.as_ref());
    let note = response.map(|r| r.note.as_str());
    let value = line.standing.value();
    AnswerForm {
        item: item.id.to_string(),
        cites: item.cites.iter().map(ToString::to_string).collect(),
        standing: line.standing.into(),
        answer: answer.map(Into::into),
        reason: match answer {
            Some(Answer::NotApplicable { reason }) => Some(reason.clone()),
            _ => None,
        },
        note: note.filter(|note| !note.is_empty()).map(str::to_owned),
        weight: line.weight,
        value,
        points: value.map_or(0, |value| line.weight * value),
        possible: value.map_or(0, |_| 2 * line.weight),
        backed: line.backed,
    }
}

fn evidence(entry: &Evidence, assessment: &Assessment) -> EvidenceForm {
    let items = assessment.items_of(entry.id);
    EvidenceForm {
        number: entry.id.0,
        name: entry.name.clone(),
        description: entry.description.clone(),
        fact_date: entry.fact_date.map(|day| day.to_string()),
        file: entry.file.as_ref().map(|file| FileForm {
            size: file.size,
            sha256: file.sha256.to_string(),
        }),
        items: items.map(ToString::to_string).collect(),
    }
}

fn plan(entry: &Remediation) -> PlanForm {
    PlanForm {
        number: entry.id.0,
        item: entry.item.to_string(),
        action: entry.action.clone(),
        owner: entry.owner.clone(),
        deadline: entry.deadline.map(|day| day.to_string()),
        cost: entry.cost,
        status: entry.status.into(),
    }
}

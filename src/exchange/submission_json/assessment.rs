//! From a submission back to an assessment, so that the receiver can score it himself.

use chrono::{DateTime, FixedOffset, NaiveDate, ParseResult};

use super::SubmissionForm;
use crate::exchange::words::AnswerWord;
use crate::model::assessment::{Assessment, Head, State};
use crate::model::evidence::{Evidence, Sha256, StoredFile, media_type};
use crate::model::id::{AssessmentId, AssessmentUid, CatalogId, EvidenceId, ItemId, RemediationId};
use crate::model::remediation::Remediation;
use crate::model::response::{Answer, Response};

/// The assessment that a submission was made from, as far as it leaves the unit.
/// It has no number of a database (0), and is signed. `None` for a form that
/// [`read`](super::read()) did not let pass.
pub fn assessment(form: &SubmissionForm) -> Option<Assessment> {
    let uid = AssessmentUid::from_hex(&form.uid)?;
    let created = DateTime::parse_from_rfc3339(&form.created).ok()?;
    let head = Head {
        name: form.year.to_string(),
        catalog: CatalogId::new(&form.regulation.catalog),
        catalog_version: form.regulation.content_version.clone(),
        year: form.year,
        period_start: day(&form.period.start)?,
        period_end: day(&form.period.end)?,
        profile: (&form.unit).into(),
        recipients: form.recipients.clone(),
        remarks: form.remarks.clone(),
        proposals: form.proposals.clone(),
        review: String::new(),
        state: State::Signed,
    };
    let mut assessment = Assessment::new(AssessmentId(0), uid, head, created);
    for entry in &form.answers {
        let response = Response {
            answer: match entry.answer {
                None => None,
                Some(AnswerWord::Met) => Some(Answer::Met),
                Some(AnswerWord::Partial) => Some(Answer::Partial),
                Some(AnswerWord::NotMet) => Some(Answer::NotMet),
                Some(AnswerWord::NotApplicable) => Some(Answer::NotApplicable {
                    reason: entry.reason.clone().unwrap_or_default(),
                }),
            },
            note: entry.note.clone().unwrap_or_default(),
            flagged: false,
        };
        if !response.is_blank() {
            let item = ItemId::new(&entry.item);
            assessment.responses.insert(item, response);
        }
    }
    evidence(form, created, &mut assessment)?;
    for entry in &form.plan {
        let line = Remediation {
            id: RemediationId(entry.number),
            item: ItemId::new(&entry.item),
            action: entry.action.clone(),
            owner: entry.owner.clone(),
            deadline: may_day(entry.deadline.as_deref()).ok()?,
            cost: entry.cost,
            status: entry.status.into(),
        };
        assessment.plan.insert(line.id, line);
    }
    Some(assessment)
}

fn evidence(
    form: &SubmissionForm,
    added: DateTime<FixedOffset>,
    assessment: &mut Assessment,
) -> Option<()> {
    for entry in &form.evidence {
        let id = EvidenceId(entry.number);
        let file = match &entry.file {
            None => None,
            Some(file) => Some(StoredFile {
                sha256: Sha256::from_hex(&file.sha256)?,
                size: file.size,
                media_type: media_type(&entry.name).to_owned(),
            }),
        };
        let evidence = Evidence {
            id,
            name: entry.name.clone(),
            description: entry.description.clone(),
            file,
            fact_date: may_day(entry.fact_date.as_deref()).ok()?,
            added,
        };
        assessment.evidence.insert(id, evidence);
        let items = entry.items.iter().map(|item| (ItemId::new(item), id));
        assessment.links.extend(items);
    }
    Some(())
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// Fails where a day is given that is none.
fn may_day(text: Option<&str>) -> ParseResult<Option<NaiveDate>> {
    let day = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d");
    text.map(day).transpose()
}

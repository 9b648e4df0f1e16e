//! From a command to the changes it means, checked against the open assessment.

use super::command::Command;
use super::current::Current;
use super::error::AppError;
use crate::model::assessment::State;
use crate::model::change::Change;
use crate::model::evidence::{Evidence, safe_file_name};
use crate::model::id::{EvidenceId, ItemId};
use crate::model::remediation::Remediation;
use crate::model::response::{Answer, Response};
use crate::model::text::{clean_line, nfc};

use chrono::{DateTime, FixedOffset};

/// The longest note, in characters.
pub(super) const MAX_NOTE_CHARS: usize = 20_000;

/// The changes a command means; empty where it changes nothing.
///
/// # Errors
/// The assessment is frozen, an item or piece of evidence does not exist, a
/// reason is missing, or a note is too long.
pub(super) fn changes(
    current: &Current,
    command: Command,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Change>, AppError> {
    let state = current.assessment.head.state;
    let is_step = matches!(
        command,
        Command::Submit | Command::Approve | Command::Return { .. }
    );
    if !state.is_open() && !is_step {
        return Err(AppError::Frozen);
    }
    let made = match command {
        Command::Answer { item, answer } => {
            let answer = checked(answer)?;
            response(current, item, |r| r.answer = answer)?
        }
        Command::Note { item, note } => {
            if note.chars().count() > MAX_NOTE_CHARS {
                return Err(AppError::NoteTooLong {
                    limit: MAX_NOTE_CHARS,
                });
            }
            response(current, item, |r| r.note = nfc(&note))?
        }
        Command::Flag { item, flagged } => response(current, item, |r| r.flagged = flagged)?,
        Command::AddReference {
            name,
            description,
            fact_date,
            item,
        } => {
            let evidence = Evidence {
                id: current.assessment.next_evidence(),
                name: clean_line(&name),
                description: nfc(description.trim()),
                file: None,
                fact_date,
                added: now,
            };
            if evidence.name.is_empty() {
                return Err(AppError::NameMissing);
            }
            add_evidence(current, evidence, item)?
        }
        Command::EditEvidence {
            id,
            name,
            description,
            fact_date,
        } => {
            let before = evidence(current, id)?;
            let name = if before.file.is_some() {
                safe_file_name(&name)
            } else {
                clean_line(&name)
            };
            if name.is_empty() {
                return Err(AppError::NameMissing);
            }
            let description = nfc(description.trim());
            let after = Evidence {
                name,
                description,
                fact_date,
                ..before.clone()
            };
            vec![Change::Evidence {
                id,
                before: Some(before),
                after: Some(after),
            }]
        }
        Command::RemoveEvidence(id) => {
            let before = evidence(current, id)?;
            let linked = current.assessment.items_of(id).cloned();
            let mut made: Vec<_> = linked
                .map(|item| Change::Link {
                    item,
                    evidence: id,
                    linked: false,
                })
                .collect();
            made.push(Change::Evidence {
                id,
                before: Some(before),
                after: None,
            });
            made
        }
        Command::Link {
            item,
            evidence: id,
            linked,
        } => {
            evidence(current, id)?;
            known(current, &item)?;
            let is_linked = current.assessment.links.contains(&(item.clone(), id));
            if is_linked == linked {
                vec![]
            } else {
                vec![Change::Link {
                    item,
                    evidence: id,
                    linked,
                }]
            }
        }
        Command::EditPlan { new, line } => plan(current, new, line)?,
        Command::RemovePlan(id) => {
            let before = current.assessment.plan.get(&id).cloned();
            if before.is_some() {
                vec![Change::Plan {
                    id,
                    before,
                    after: None,
                }]
            } else {
                vec![]
            }
        }
        Command::EditHead(after) => {
            let before = current.assessment.head.clone();
            vec![Change::Head {
                before: Box::new(before),
                after,
            }]
        }
        Command::Submit => step(current, State::Draft, State::Submitted, None)?,
        Command::Approve => step(current, State::Submitted, State::Approved, None)?,
        Command::Return { comment } => {
            step(current, State::Submitted, State::Draft, Some(comment))?
        }
        _ => vec![],
    };
    Ok(made
        .into_iter()
        .filter(|change| *change != change.inverse())
        .collect())
}

/// The changes that add a piece of evidence and link it.
pub(super) fn add_evidence(
    current: &Current,
    evidence: Evidence,
    item: Option<ItemId>,
) -> Result<Vec<Change>, AppError> {
    let id = evidence.id;
    let mut made = vec![Change::Evidence {
        id,
        before: None,
        after: Some(evidence),
    }];
    if let Some(item) = item {
        known(current, &item)?;
        made.push(Change::Link {
            item,
            evidence: id,
            linked: true,
        });
    }
    Ok(made)
}

fn checked(answer: Option<Answer>) -> Result<Option<Answer>, AppError> {
    let Some(Answer::NotApplicable { reason }) = answer else {
        return Ok(answer);
    };
    let reason = nfc(reason.trim());
    if reason.is_empty() {
        return Err(AppError::ReasonMissing);
    }
    Ok(Some(Answer::NotApplicable { reason }))
}

fn response(
    current: &Current,
    item: ItemId,
    edit: impl FnOnce(&mut Response),
) -> Result<Vec<Change>, AppError> {
    known(current, &item)?;
    let before = current.assessment.response(&item);
    let mut after = before.clone();
    edit(&mut after);
    Ok(vec![Change::Response {
        item,
        before,
        after,
    }])
}

fn known(current: &Current, item: &ItemId) -> Result<(), AppError> {
    match current.item(item) {
        Some(_) => Ok(()),
        None => Err(AppError::UnknownItem(item.clone())),
    }
}

fn evidence(current: &Current, id: EvidenceId) -> Result<Evidence, AppError> {
    current
        .assessment
        .evidence
        .get(&id)
        .cloned()
        .ok_or(AppError::UnknownEvidence(id))
}

fn plan(current: &Current, new: bool, line: Remediation) -> Result<Vec<Change>, AppError> {
    known(current, &line.item)?;
    let id = if new {
        current.assessment.next_remediation()
    } else {
        line.id
    };
    let after = Remediation {
        id,
        action: nfc(line.action.trim()),
        owner: clean_line(&line.owner),
        ..line
    };
    let before = current.assessment.plan.get(&id).cloned();
    Ok(vec![Change::Plan {
        id,
        before,
        after: Some(after),
    }])
}

/// A step of the assessment on its way; refused where it does not start from `from`.
fn step(
    current: &Current,
    from: State,
    to: State,
    comment: Option<String>,
) -> Result<Vec<Change>, AppError> {
    let before = current.assessment.head.clone();
    if before.state != from {
        return Err(AppError::WrongState {
            state: before.state,
        });
    }
    let mut after = before.clone();
    after.state = to;
    if let Some(comment) = comment {
        after.review = nfc(comment.trim());
    }
    Ok(vec![Change::Head {
        before: Box::new(before),
        after: Box::new(after),
    }])
}

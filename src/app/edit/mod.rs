//! From a command to the changes it means, checked against the open assessment.

mod evidence;
mod head;
mod plan;
mod response;

pub(super) use evidence::add as add_evidence;
pub(super) use response::MAX_NOTE_CHARS;

use chrono::{DateTime, FixedOffset};

use super::command::Command;
use super::current::Current;
use super::error::AppError;
use crate::model::assessment::State;
use crate::model::change::Change;
use crate::model::id::ItemId;

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
    use Command as C;
    let step = matches!(command, C::Submit | C::Approve | C::Return { .. });
    if !current.assessment.head.state.is_open() && !step {
        return Err(AppError::Frozen);
    }
    let made = match command {
        C::Answer { item, answer } => response::answer(current, item, answer)?,
        C::Note { item, note } => response::note(current, item, &note)?,
        C::Flag { item, flagged } => response::flag(current, item, flagged)?,
        C::AddReference {
            name,
            description,
            fact_date,
            item,
        } => {
            let said = evidence::Said {
                name,
                description,
                fact_date,
            };
            evidence::refer(current, &said, item, now)?
        }
        C::EditEvidence {
            id,
            name,
            description,
            fact_date,
        } => evidence::edit(
            current,
            id,
            &evidence::Said {
                name,
                description,
                fact_date,
            },
        )?,
        C::RemoveEvidence(id) => evidence::remove(current, id)?,
        C::Link {
            item,
            evidence: id,
            linked,
        } => evidence::link(current, item, id, linked)?,
        C::EditPlan { new, line } => plan::edit(current, new, line)?,
        C::RemovePlan(id) => plan::remove(current, id),
        C::EditHead(after) => vec![head::replace(current, *after)],
        C::Submit => head::step(current, State::Draft, State::Submitted, None)?,
        C::Approve => head::step(current, State::Submitted, State::Approved, None)?,
        C::Return { comment } => {
            head::step(current, State::Submitted, State::Draft, Some(&comment))?
        }
        _ => vec![],
    };
    Ok(made
        .into_iter()
        .filter(|change| *change != change.inverse())
        .collect())
}

/// Refuses an item that the catalog does not have.
fn known(current: &Current, item: &ItemId) -> Result<(), AppError> {
    match current.item(item) {
        Some(_) => Ok(()),
        None => Err(AppError::UnknownItem(item.clone())),
    }
}

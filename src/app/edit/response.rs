//! Answers, notes and flags.

use super::known;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::model::change::Change;
use crate::model::id::ItemId;
use crate::model::response::{Answer, Response};
use crate::model::text::nfc;

/// The longest note, in characters.
pub(in crate::app) const MAX_NOTE_CHARS: usize = 20_000;

pub(super) fn answer(
    current: &Current,
    item: ItemId,
    answer: Option<Answer>,
) -> Result<Vec<Change>, AppError> {
    let answer = match answer {
        Some(Answer::NotApplicable { reason }) => {
            let reason = nfc(reason.trim());
            if reason.is_empty() {
                return Err(AppError::ReasonMissing);
            }
            Some(Answer::NotApplicable { reason })
        }
        other => other,
    };
    edit(current, item, |response| response.answer = answer)
}

pub(super) fn note(current: &Current, item: ItemId, note: &str) -> Result<Vec<Change>, AppError> {
    if note.chars().count() > MAX_NOTE_CHARS {
        return Err(AppError::NoteTooLong {
            limit: MAX_NOTE_CHARS,
        });
    }
    edit(current, item, |response| response.note = nfc(note))
}

pub(super) fn flag(
    current: &Current,
    item: ItemId,
    flagged: bool,
) -> Result<Vec<Change>, AppError> {
    edit(current, item, |response| response.flagged = flagged)
}

fn edit(
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

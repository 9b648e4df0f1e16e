//! Answers. An item with nothing recorded has no row, as in the model.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::error::StoreError;
use super::value::Columns;
use crate::model::id::{AssessmentId, ItemId};
use crate::model::response::{Answer, Response};

const UPSERT: &str = "INSERT INTO response (assessment, item, answer, reason, note, flagged)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (assessment, item) DO UPDATE SET answer = excluded.answer,
    reason = excluded.reason, note = excluded.note, flagged = excluded.flagged";

/// Writes what is recorded for an item.
pub(super) fn write(
    connection: &Connection,
    id: AssessmentId,
    item: &ItemId,
    response: &Response,
) -> Result<(), StoreError> {
    if response.is_blank() {
        let sql = "DELETE FROM response WHERE assessment = ?1 AND item = ?2";
        connection
            .prepare_cached(sql)?
            .execute(params![id.0, item.as_str()])?;
        return Ok(());
    }
    let (answer, reason) = response.answer.as_ref().map(split).unzip();
    connection.prepare_cached(UPSERT)?.execute(params![
        id.0,
        item.as_str(),
        answer,
        reason.flatten(),
        response.note,
        response.flagged
    ])?;
    Ok(())
}

/// Reads all answers of an assessment.
pub(super) fn read_all(
    connection: &Connection,
    id: AssessmentId,
) -> Result<BTreeMap<ItemId, Response>, StoreError> {
    let sql = "SELECT item, answer, reason, note, flagged FROM response WHERE assessment = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    let mut responses = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Columns(row);
        let answer = match row.get::<Option<String>>("answer")? {
            Some(code) => Some(join(&code, row.get("reason")?).ok_or(StoreError::BadValue {
                column: "answer",
                value: code,
            })?),
            None => None,
        };
        let response = Response {
            answer,
            note: row.get("note")?,
            flagged: row.get("flagged")?,
        };
        responses.insert(ItemId::new(row.get::<String>("item")?), response);
    }
    Ok(responses)
}

/// An answer as its code and, where it has one, its reason.
pub(super) fn split(answer: &Answer) -> (&'static str, Option<&str>) {
    match answer {
        Answer::Met => ("met", None),
        Answer::Partial => ("partial", None),
        Answer::NotMet => ("not-met", None),
        Answer::NotApplicable { reason } => ("not-applicable", Some(reason)),
    }
}

/// The answer of a code and a reason.
pub(super) fn join(code: &str, reason: Option<String>) -> Option<Answer> {
    match (code, reason) {
        ("met", None) => Some(Answer::Met),
        ("partial", None) => Some(Answer::Partial),
        ("not-met", None) => Some(Answer::NotMet),
        ("not-applicable", Some(reason)) => Some(Answer::NotApplicable { reason }),
        _ => None,
    }
}

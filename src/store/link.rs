//! Which evidence proves which item.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::error::StoreError;
use super::value::Columns;
use crate::model::id::{AssessmentId, EvidenceId, ItemId};

/// Makes or removes a link.
pub(super) fn write(
    connection: &Connection,
    id: AssessmentId,
    item: &ItemId,
    evidence: EvidenceId,
    linked: bool,
) -> Result<(), StoreError> {
    let sql = if linked {
        "INSERT INTO evidence_link (assessment, item, evidence) VALUES (?1, ?2, ?3)
            ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM evidence_link WHERE assessment = ?1 AND item = ?2 AND evidence = ?3"
    };
    connection
        .prepare_cached(sql)?
        .execute(params![id.0, item.as_str(), evidence.0])?;
    Ok(())
}

/// Reads all links of an assessment.
pub(super) fn read_all(
    connection: &Connection,
    id: AssessmentId,
) -> Result<BTreeSet<(ItemId, EvidenceId)>, StoreError> {
    let sql = "SELECT item, evidence FROM evidence_link WHERE assessment = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    let mut links = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let row = Columns(row);
        let item = ItemId::new(row.get::<String>("item")?);
        links.insert((item, EvidenceId(row.get("evidence")?)));
    }
    Ok(links)
}

//! Pieces of evidence. Their files are in `blob`, by content.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::blob;
use super::error::StoreError;
use super::value::{Columns, moment, number};
use crate::model::evidence::{Evidence, StoredFile};
use crate::model::id::{AssessmentId, EvidenceId};

const UPSERT: &str = "INSERT INTO evidence (assessment, id, name, description, sha256, size,
    media_type, fact_date, added)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (assessment, id) DO UPDATE SET name = excluded.name,
    description = excluded.description, sha256 = excluded.sha256, size = excluded.size,
    media_type = excluded.media_type, fact_date = excluded.fact_date, added = excluded.added";

/// Writes a piece of evidence; its file must be in the store already.
pub(super) fn write(
    connection: &Connection,
    id: AssessmentId,
    number_in_it: EvidenceId,
    evidence: Option<&Evidence>,
) -> Result<(), StoreError> {
    let Some(evidence) = evidence else {
        let sql = "DELETE FROM evidence WHERE assessment = ?1 AND id = ?2";
        connection
            .prepare_cached(sql)?
            .execute([id.0, number_in_it.0])?;
        return Ok(());
    };
    let file = evidence.file.as_ref();
    if let Some(file) = file
        && blob::find(connection, file.sha256)?.is_none()
    {
        return Err(StoreError::MissingBlob {
            sha256: file.sha256,
        });
    }
    let size = file.map(|file| number(file.size, "size")).transpose()?;
    connection.prepare_cached(UPSERT)?.execute(params![
        id.0,
        number_in_it.0,
        evidence.name,
        evidence.description,
        file.map(|file| file.sha256.0),
        size,
        file.map(|file| &file.media_type),
        evidence.fact_date.map(|date| date.to_string()),
        moment(evidence.added)
    ])?;
    Ok(())
}

/// Reads all evidence of an assessment.
pub(super) fn read_all(
    connection: &Connection,
    id: AssessmentId,
) -> Result<BTreeMap<EvidenceId, Evidence>, StoreError> {
    let sql = "SELECT id, name, description, sha256, size, media_type, fact_date, added
        FROM evidence WHERE assessment = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Columns(row);
        let id = EvidenceId(row.get("id")?);
        let file = match row.get::<Option<[u8; 32]>>("sha256")? {
            Some(_) => Some(StoredFile {
                sha256: row.sha256("sha256")?,
                size: row.size("size")?,
                media_type: row.get("media_type")?,
            }),
            None => None,
        };
        let evidence = Evidence {
            id,
            name: row.get("name")?,
            description: row.get("description")?,
            file,
            fact_date: row.optional_date("fact_date")?,
            added: row.moment("added")?,
        };
        all.insert(id, evidence);
    }
    Ok(all)
}

//! Texts kept beside the assessments: catalogs as they were used, and the unit's
//! own copies of regulations.

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreError;
use super::open::{Reader, Store};
use super::value::{Columns, moment};
use crate::model::id::CatalogId;

/// The unit's own copy of a regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationCopy {
    /// Name of the file it came from; empty where it was pasted.
    pub name: String,
    /// The text as it was read, NFC.
    pub text: String,
    /// When it was imported.
    pub imported: DateTime<FixedOffset>,
}

impl Reader {
    /// The text of a catalog of exactly this version, if an assessment was made against it.
    pub fn catalog_text(
        &self,
        id: &CatalogId,
        version: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT text FROM catalog_text WHERE id = ?1 AND version = ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_row([id.as_str(), version], |row| row.get(0));
        Ok(found.optional()?)
    }

    /// The unit's copy of the regulation behind a catalog, if it has imported one.
    pub fn regulation_text(
        &self,
        catalog: &CatalogId,
    ) -> Result<Option<RegulationCopy>, StoreError> {
        let sql = "SELECT name, text, imported FROM regulation_text WHERE catalog = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([catalog.as_str()])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let row = Columns(row);
        Ok(Some(RegulationCopy {
            name: row.get("name")?,
            text: row.get("text")?,
            imported: row.moment("imported")?,
        }))
    }
}

impl Store {
    /// Keeps the text of a catalog; one that is kept already stays as it is.
    pub fn keep_catalog(
        &mut self,
        id: &CatalogId,
        version: &str,
        text: &str,
    ) -> Result<(), StoreError> {
        keep_catalog(self.connection_mut(), id, version, text)
    }

    /// Keeps the unit's copy of a regulation in place of an earlier one; `None` takes it out.
    pub fn set_regulation_text(
        &mut self,
        catalog: &CatalogId,
        text: Option<&RegulationCopy>,
    ) -> Result<(), StoreError> {
        let connection = self.connection_mut();
        let Some(text) = text else {
            connection
                .prepare_cached("DELETE FROM regulation_text WHERE catalog = ?1")?
                .execute([catalog.as_str()])?;
            return Ok(());
        };
        let sql = "INSERT INTO regulation_text (catalog, name, text, imported)
            VALUES (?1, ?2, ?3, ?4) ON CONFLICT (catalog) DO UPDATE
            SET name = excluded.name, text = excluded.text, imported = excluded.imported";
        let imported = moment(text.imported);
        let values = params![catalog.as_str(), text.name, text.text, imported];
        connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}

/// Keeps the text of a catalog, within the caller's transaction if there is one.
pub(super) fn keep_catalog(
    connection: &Connection,
    id: &CatalogId,
    version: &str,
    text: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO catalog_text (id, version, text) VALUES (?1, ?2, ?3)";
    let mut statement = connection.prepare_cached(sql)?;
    statement.execute([id.as_str(), version, text])?;
    Ok(())
}

//! Whether the data file is whole.

use rusqlite::Connection;

use super::error::StoreError;
use super::open::Reader;

impl Reader {
    /// Every problem `SQLite` finds in the structure of the file and its
    /// references, in its words; empty where it is whole. The content of
    /// evidence is checked by [`Reader::verify_blobs`].
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the damage stops the check itself.
    pub fn integrity_check(&self) -> Result<Vec<String>, StoreError> {
        let connection = self.connection();
        let mut problems = lines(connection, "PRAGMA integrity_check")?;
        let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
        let broken = statement.query_map([], |row| {
            let table: String = row.get(0)?;
            let parent: String = row.get(2)?;
            Ok(format!("{table} refers to a missing row of {parent}"))
        })?;
        for problem in broken {
            problems.push(problem?);
        }
        Ok(problems)
    }
}

/// The check at every start.
pub(super) fn quick_check(connection: &Connection) -> Result<(), StoreError> {
    match lines(connection, "PRAGMA quick_check(1)")?
        .into_iter()
        .next()
    {
        None => Ok(()),
        Some(detail) => Err(StoreError::Corrupt { detail }),
    }
}

fn lines(connection: &Connection, check: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(check)?;
    let lines: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

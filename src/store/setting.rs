//! Settings of the program that belong to the unit, as texts by name.

use rusqlite::OptionalExtension;

use super::error::StoreError;
use super::open::{Reader, Store};

impl Reader {
    /// The value of a setting, `None` where it was never set.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM setting WHERE key = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }
}

impl Store {
    /// Sets a setting.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.connection_mut()
            .prepare_cached(sql)?
            .execute([key, value])?;
        Ok(())
    }
}

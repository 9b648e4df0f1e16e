//! Evidence files in the store, by content.

use std::io::Write;

use rusqlite::{Connection, OptionalExtension};
use sha2::Digest;

use super::error::StoreError;
use super::open::Reader;
use super::value::Columns;
use crate::model::evidence::Sha256;

/// What a check of a file's content found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobState {
    /// It is what was added.
    Whole,
    /// It is not.
    Damaged,
}

impl Reader {
    /// Writes a file's content to `out`, checking it on the way. After an error
    /// the receiver must throw away what it got.
    ///
    /// # Errors
    /// [`StoreError::MissingBlob`]; [`StoreError::EvidenceDamaged`] where the
    /// content is not what was added; [`StoreError::Output`] where `out` fails.
    pub fn blob_read(&self, sha256: Sha256, out: &mut dyn Write) -> Result<(), StoreError> {
        let snapshot = self.connection().unchecked_transaction()?;
        let id = find(&snapshot, sha256)?.ok_or(StoreError::MissingBlob { sha256 })?;
        let damaged = |error| match StoreError::from(error) {
            StoreError::Corrupt { .. } => StoreError::EvidenceDamaged { sha256 },
            other => other,
        };
        let sql = "SELECT data FROM blob_chunk WHERE blob = ?1 ORDER BY seq";
        let mut statement = snapshot.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        let mut hasher = sha2::Sha256::new();
        while let Some(row) = rows.next().map_err(damaged)? {
            let chunk = row.get_ref("data").map_err(damaged)?;
            let chunk = chunk
                .as_blob()
                .map_err(|_| StoreError::EvidenceDamaged { sha256 })?;
            hasher.update(chunk);
            out.write_all(chunk).map_err(StoreError::Output)?;
        }
        if <[u8; 32]>::from(hasher.finalize()) != sha256.0 {
            return Err(StoreError::EvidenceDamaged { sha256 });
        }
        Ok(())
    }

    /// Checks the content of every file. `progress` hears after each file how
    /// many bytes are done out of how many, and stops the check by `false`; then
    /// the answer holds what was checked so far.
    pub fn verify_blobs(
        &self,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Vec<(Sha256, BlobState)>, StoreError> {
        let files = self.files()?;
        let total = files.iter().map(|(_, size)| size).sum();
        let mut done = 0;
        let mut found = Vec::with_capacity(files.len());
        for (sha256, size) in files {
            let state = match self.blob_read(sha256, &mut std::io::sink()) {
                Ok(()) => BlobState::Whole,
                Err(StoreError::EvidenceDamaged { .. }) => BlobState::Damaged,
                Err(error) => return Err(error),
            };
            found.push((sha256, state));
            done += size;
            if !progress(done, total) {
                break;
            }
        }
        Ok(found)
    }

    /// Every finished file and its size in bytes.
    fn files(&self) -> Result<Vec<(Sha256, u64)>, StoreError> {
        let sql = "SELECT sha256, size FROM blob WHERE sha256 IS NOT NULL ORDER BY sha256";
        let mut statement = self.connection().prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            let row = Columns(row);
            files.push((row.sha256("sha256")?, row.size("size")?));
        }
        Ok(files)
    }
}

/// The row of a finished file.
pub(super) fn find(connection: &Connection, sha256: Sha256) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT id FROM blob WHERE sha256 = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement
        .query_row([sha256.0], |row| row.get(0))
        .optional()?)
}

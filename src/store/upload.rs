//! Evidence files on their way into the store. A file comes in pieces, each
//! written for good on its own, so that answers are saved between them; it is
//! there only once it is finished.

use rusqlite::{Connection, TransactionBehavior, params};
use sha2::Digest;

use super::error::StoreError;
use super::open::Store;
use super::value::number;
use crate::model::evidence::{MAX_FILE_BYTES, Sha256};

/// Size of a chunk in the file; the last one may be shorter.
const CHUNK_BYTES: usize = 1024 * 1024;

/// A file being received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UploadId(i64);

/// A file in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredBlob {
    /// Its content address.
    pub sha256: Sha256,
    /// Its size in bytes.
    pub size: u64,
}

/// What is known of a file so far.
pub(super) struct Upload {
    hasher: sha2::Sha256,
    size: u64,
    chunks: i64,
    rest: Vec<u8>,
}

impl Store {
    /// Begins to receive a file.
    pub fn blob_begin(&mut self) -> Result<UploadId, StoreError> {
        let connection = self.connection_mut();
        connection.execute("INSERT INTO blob (sha256, size) VALUES (NULL, 0)", [])?;
        let id = UploadId(connection.last_insert_rowid());
        let upload = Upload {
            hasher: sha2::Sha256::new(),
            size: 0,
            chunks: 0,
            rest: Vec::new(),
        };
        self.uploads.insert(id, upload);
        Ok(id)
    }

    /// Receives the next piece, of any length. On any error the upload is over
    /// and what came of it is removed.
    ///
    /// # Errors
    /// [`StoreError::TooBig`] past [`MAX_FILE_BYTES`], [`StoreError::DiskFull`],
    /// [`StoreError::NoUpload`].
    pub fn blob_append(&mut self, id: UploadId, piece: &[u8]) -> Result<(), StoreError> {
        let mut upload = self.uploads.remove(&id).ok_or(StoreError::NoUpload)?;
        match upload.take(self.connection_mut(), id, piece) {
            Ok(()) => {
                self.uploads.insert(id, upload);
                Ok(())
            }
            Err(error) => Err(self.give_up(id, error)),
        }
    }

    /// Ends the file. From now on evidence may name it. Content that the store
    /// holds already is kept once: the copy that just came stays, which also
    /// mends a damaged older one.
    ///
    /// # Errors
    /// As [`Self::blob_append`].
    pub fn blob_finish(&mut self, id: UploadId) -> Result<StoredBlob, StoreError> {
        let upload = self.uploads.remove(&id).ok_or(StoreError::NoUpload)?;
        match upload.finish(self.connection_mut(), id) {
            Ok(stored) => Ok(stored),
            Err(error) => Err(self.give_up(id, error)),
        }
    }

    /// Drops a file that was being received.
    pub fn blob_cancel(&mut self, id: UploadId) -> Result<(), StoreError> {
        self.uploads.remove(&id).ok_or(StoreError::NoUpload)?;
        remove(self.connection_mut(), id)
    }

    /// Removes what came of a failed upload and gives back the reason. Where
    /// even that fails, the next start sweeps it.
    fn give_up(&mut self, id: UploadId, error: StoreError) -> StoreError {
        let _ = remove(self.connection_mut(), id);
        error
    }
}

impl Upload {
    fn take(
        &mut self,
        connection: &Connection,
        id: UploadId,
        mut piece: &[u8],
    ) -> Result<(), StoreError> {
        self.size = self.size.saturating_add(piece.len() as u64);
        if self.size > MAX_FILE_BYTES {
            return Err(StoreError::TooBig {
                limit: MAX_FILE_BYTES,
            });
        }
        self.hasher.update(piece);
        while !piece.is_empty() {
            let room = CHUNK_BYTES - self.rest.len();
            let (now, later) = piece.split_at(room.min(piece.len()));
            self.rest.extend_from_slice(now);
            piece = later;
            if self.rest.len() == CHUNK_BYTES {
                self.write_chunk(connection, id)?;
            }
        }
        Ok(())
    }

    /// Writes what has gathered, in a transaction of its own.
    fn write_chunk(&mut self, connection: &Connection, id: UploadId) -> Result<(), StoreError> {
        connection
            .prepare_cached("INSERT INTO blob_chunk (blob, seq, data) VALUES (?1, ?2, ?3)")?
            .execute(params![id.0, self.chunks, self.rest])?;
        self.chunks += 1;
        self.rest.clear();
        Ok(())
    }

    fn finish(
        mut self,
        connection: &mut Connection,
        id: UploadId,
    ) -> Result<StoredBlob, StoreError> {
        if !self.rest.is_empty() {
            self.write_chunk(connection, id)?;
        }
        let sha256 = Sha256(self.hasher.finalize().into());
        let size = number(self.size, "size")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // References to the older copy are held to account only at the commit.
        transaction.execute("DELETE FROM blob WHERE sha256 = ?1", [sha256.0])?;
        transaction.execute(
            "UPDATE blob SET sha256 = ?2, size = ?3 WHERE id = ?1",
            params![id.0, sha256.0, size],
        )?;
        transaction.commit()?;
        Ok(StoredBlob {
            sha256,
            size: self.size,
        })
    }
}

/// Removes files that were being received when the program ended.
pub(super) fn sweep(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM blob WHERE sha256 IS NULL", [])?;
    Ok(())
}

fn remove(connection: &Connection, id: UploadId) -> Result<(), StoreError> {
    let sql = "DELETE FROM blob WHERE id = ?1 AND sha256 IS NULL";
    connection.execute(sql, [id.0])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::id::AssessmentId;

    #[test]
    fn a_full_disk_is_told_and_the_store_lives_on() {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap();
        let path = folder.path().join("tukiem.db");
        let mut store = Store::open(&path, now).unwrap().store;
        let connection = store.connection_mut();
        let pages: i64 = connection
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        // SQLite meets this limit with the same error as a full disk.
        connection
            .pragma_update_and_check(None, "max_page_count", pages + 100, |_| Ok(()))
            .unwrap();

        let upload = store.blob_begin().unwrap();
        let mebibyte = vec![7; CHUNK_BYTES];
        store.blob_append(upload, &mebibyte).unwrap();
        let error = store.blob_append(upload, &mebibyte).unwrap_err();
        assert!(matches!(error, StoreError::DiskFull), "{error}");
        let gone = store.blob_append(upload, &mebibyte).unwrap_err();
        assert!(matches!(gone, StoreError::NoUpload));

        let again = store.blob_begin().unwrap();
        store.blob_append(again, &mebibyte).unwrap();
        assert_eq!(store.blob_finish(again).unwrap().size, 1_048_576);
        let nobody = AssessmentId(1);
        assert!(matches!(
            store.load(nobody),
            Err(StoreError::NoAssessment { .. })
        ));
    }
}

//! Exclusive use of a data file by one running program: a lock on a small file
//! beside it. The operating system lets go of it however the program ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::aside::beside;
use super::error::StoreError;

/// A program being started holds its parent's locks for a moment, between fork
/// and exec; so a lock just let go may look taken.
const TRIES: u32 = 15;
const PAUSE: Duration = Duration::from_millis(20);

/// Held as long as the store is open.
pub(super) struct Lock {
    /// Closing it lets go. The file itself stays: removing it would let two programs lock two files.
    _file: File,
}

impl Lock {
    /// Takes the lock of the data file at `database`.
    pub(super) fn take(database: &Path) -> Result<Self, StoreError> {
        let path = beside(database, ".lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| StoreError::io(&path, error))?;
        for attempt in 0..=TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if attempt < TRIES => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(error)) => return Err(StoreError::io(&path, error)),
            }
        }
        Err(StoreError::AlreadyOpen {
            path: database.to_owned(),
        })
    }
}

//! Exclusive use of a data file by one running program: a lock on a small file
//! beside it. The operating system lets go of it however the program ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::aside::beside;
use super::error::StoreError;

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
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyOpen {
                path: database.to_owned(),
            }),
            Err(TryLockError::Error(error)) => Err(StoreError::io(&path, error)),
        }
    }
}

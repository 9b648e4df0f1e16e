//! Whole copies of the data file.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::Connection;

use super::aside::beside;
use super::error::StoreError;
use super::open::{Reader, check_copy};

impl Reader {
    /// Writes a whole copy to `path`. It appears there only when it is complete,
    /// checked and on the disk. Copies what is committed, while others may write.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is a file already; [`StoreError::DiskFull`],
    /// [`StoreError::ReadOnly`], [`StoreError::Io`].
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        copy(self.connection(), path)
    }
}

/// See [`Reader::backup_to`].
pub(super) fn copy(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists {
            path: path.to_owned(),
        });
    }
    let part = beside(path, ".part");
    // A part left by a crash was never promised to anyone.
    remove(&part)?;
    let written = write(connection, &part, path);
    if written.is_err() {
        // The first error is the one to tell; a part that stays is removed next time.
        let _ = remove(&part);
    }
    written
}

fn write(connection: &Connection, part: &Path, path: &Path) -> Result<(), StoreError> {
    let name = part.to_str().ok_or_else(|| StoreError::Io {
        path: part.to_owned(),
        source: std::io::Error::other("the name is not Unicode"),
    })?;
    // SQLite fills an empty file; making it here tells plainly why a folder refuses it.
    File::create_new(part).map_err(|error| StoreError::io(part, error))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    check_copy(part).map_err(|error| error.at(part))?;
    let sync = || {
        File::options().write(true).open(part)?.sync_all()?;
        fs::rename(part, path)?;
        sync_folder(path)
    };
    sync().map_err(|error| StoreError::io(path, error))
}

/// Makes a rename outlive a power cut. Windows offers nothing of the kind and needs none.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io(path, error))
        }
        _ => Ok(()),
    }
}

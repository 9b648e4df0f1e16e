//! A file is written whole or not at all: beside it, synced, then renamed.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::AppError;

/// Writes `bytes` to `path`, replacing what is there only once everything is on disk.
///
/// # Errors
/// The folder cannot be written or the disk is full; the old file then stands untouched.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    write_whole_with(path, &mut |file| file.write_all(bytes))
}

/// The same for content that is produced piece by piece.
pub fn write_whole_with(
    path: &Path,
    fill: &mut dyn FnMut(&mut File) -> std::io::Result<()>,
) -> Result<(), AppError> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|e| AppError::write(path, &e))?;
    }
    let beside = beside(path);
    let written = (|| {
        let mut file = File::create(&beside)?;
        fill(&mut file)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(&beside, path)
    })();
    written.map_err(|error| {
        // The failure is told; the leftover is removed if the disk still allows it.
        drop(std::fs::remove_file(&beside));
        AppError::write(path, &error)
    })?;
    sync_folder(path);
    Ok(())
}

/// A name beside the target, so that the rename stays on one disk.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tam", std::process::id()));
    path.with_file_name(name)
}

/// Makes the rename itself durable where the system can (not on Windows).
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        drop(folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"old").unwrap();
        let failed = write_whole_with(&path, &mut |file| {
            file.write_all(b"half")?;
            Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
        });
        assert!(matches!(failed, Err(AppError::Write { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

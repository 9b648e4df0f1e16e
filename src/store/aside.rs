//! Files kept beside the data file: a damaged one set aside, a copy before an upgrade.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::error::StoreError;
use super::lock::Lock;

/// `SQLite`'s companions of a file. They go first: a new data file must never find an old log.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// Sets a damaged data file aside as `<name>.hong-<yyyymmdd-hhmmss>.db`,
/// together with its log, so that a new one can be made or a backup restored.
/// Not a byte is changed or deleted.
///
/// # Errors
/// [`StoreError::AlreadyOpen`] while another program has the file open;
/// [`StoreError::ReadOnly`] or [`StoreError::Io`] where renaming fails.
pub fn set_aside(path: &Path, now: DateTime<FixedOffset>) -> Result<PathBuf, StoreError> {
    let _lock = Lock::take(path)?;
    let kept = free_name(path, "hong", now)?;
    for companion in COMPANIONS {
        let log = beside(path, companion);
        if log.exists() {
            rename(&log, &beside(&kept, companion))?;
        }
    }
    if path.exists() {
        rename(path, &kept)?;
    }
    Ok(kept)
}

/// `path` with `ending` added to its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A name beside `path` that is not taken: `<name>.<why>-<moment>.db`.
pub(super) fn free_name(
    path: &Path,
    why: &str,
    now: DateTime<FixedOffset>,
) -> Result<PathBuf, StoreError> {
    let moment = now.format("%Y%m%d-%H%M%S");
    let stem = path.file_stem().unwrap_or_default();
    let named = |ending: &str| {
        let mut name = OsString::from(stem);
        name.push(format!(".{why}-{moment}{ending}.db"));
        path.with_file_name(name)
    };
    let taken =
        |name: &PathBuf| name.exists() || COMPANIONS.iter().any(|end| beside(name, end).exists());
    let first = named("");
    if !taken(&first) {
        return Ok(first);
    }
    (2..1_000)
        .map(|n| named(&format!("-{n}")))
        .find(|name| !taken(name))
        .ok_or(StoreError::Exists { path: first })
}

fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::io(from, error))
}

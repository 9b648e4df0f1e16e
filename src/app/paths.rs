//! Where the unit's data is kept.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use sha2::{Digest, Sha256};

use super::error::AppError;

/// The file that is opened where none is named: `tukiem.db` in the user's data folder
/// (`%APPDATA%\tukiem\data` on Windows, `~/.local/share/tukiem` on Linux).
pub fn default_database() -> Result<PathBuf, AppError> {
    let dirs = ProjectDirs::from("", "", "tukiem").ok_or(AppError::NoHome)?;
    Ok(dirs.data_dir().join("tukiem.db"))
}

/// The folder of added catalogs beside a database.
pub fn catalog_folder(database: &Path) -> PathBuf {
    database.with_file_name("checklists")
}

/// The file of Tukiem's own signing key beside a database.
pub fn own_key(database: &Path) -> PathBuf {
    database.with_extension("p12")
}

/// The folder of certificates that are trusted, beside a database.
pub fn trust_folder(database: &Path) -> PathBuf {
    database.with_file_name("tin-cay")
}

/// The folder of lists of revoked certificates, beside a database.
pub fn revocation_folder(database: &Path) -> PathBuf {
    database.with_file_name("crl")
}

/// The journal of an unfinished collation of a folder, beside a database.
pub fn collate_journal(database: &Path, folder: &Path) -> PathBuf {
    // The same folder by whichever way it is named; one that is not there has no journal anyway.
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let name: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    database.with_file_name(format!("tong-hop-{name}.nhat-ky"))
}

/// A file of this name beside a database that is not there yet: the name itself, or with a
/// number, so that one which was signed meanwhile is not replaced.
pub fn unused_beside(database: &Path, name: &str) -> PathBuf {
    let wanted = database.with_file_name(name);
    let stem = wanted.file_stem().unwrap_or_default().to_os_string();
    let numbered = (2..).map(|number: u32| {
        let mut name = stem.clone();
        name.push(format!(" ({number})"));
        name.push(".");
        name.push(wanted.extension().unwrap_or_default());
        wanted.with_file_name(name)
    });
    let mut candidates = std::iter::once(wanted.clone()).chain(numbered);
    candidates.find(|path| !path.exists()).unwrap_or(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_not_named_again() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("tukiem.db");
        let next = || unused_beside(&database, "bao cao.2026.pdf");
        assert_eq!(next(), folder.path().join("bao cao.2026.pdf"));
        std::fs::write(next(), "").unwrap();
        assert_eq!(next(), folder.path().join("bao cao.2026 (2).pdf"));
        std::fs::write(next(), "").unwrap();
        assert_eq!(next(), folder.path().join("bao cao.2026 (3).pdf"));
    }
}

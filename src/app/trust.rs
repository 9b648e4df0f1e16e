//! Whom the person trusts: certificates and lists of revoked ones, as files in
//! two folders beside the database, or as they were named.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::AppError;
use super::paths;
use super::whole_file::write_whole;
use crate::sign::{SignError, TrustAnchors};

/// Largest file read, in bytes.
const MAX_FILE: u64 = 16 * 1024 * 1024;
/// Most files of one folder.
const MAX_FILES: usize = 500;
/// How files of certificates and of revoked ones end.
const ENDINGS: [&str; 5] = ["pem", "crt", "cer", "der", "crl"];

/// The two folders of a database.
#[derive(Debug, Default)]
pub struct TrustStore {
    /// Every file, by name, and what is in it or why it cannot be used.
    pub files: Vec<TrustFile>,
    /// All of them together, without those that cannot be used.
    pub anchors: TrustAnchors,
}

/// One file of certificates or of revoked ones.
#[derive(Debug)]
pub struct TrustFile {
    /// Where it is.
    pub path: PathBuf,
    /// What is in it.
    pub content: Result<TrustAnchors, AppError>,
}

impl TrustStore {
    /// What lies in the folders beside a database. Folders that are not there
    /// hold nothing.
    pub fn beside(database: &Path) -> Self {
        let mut store = Self::default();
        for folder in [
            paths::trust_folder(database),
            paths::revocation_folder(database),
        ] {
            match files_of(&folder) {
                Ok(files) => {
                    for path in files {
                        let content = read(&path);
                        store.files.push(TrustFile { path, content });
                    }
                }
                Err(_) if !folder.exists() => {}
                Err(error) => store.files.push(TrustFile {
                    path: folder,
                    content: Err(error),
                }),
            }
        }
        for file in &store.files {
            if let Ok(content) = &file.content {
                store.anchors.merge(content.clone());
            }
        }
        store
    }

    /// Copies a file into its folder beside the database.
    ///
    /// # Errors
    /// It cannot be read, is neither kind of file, or another file of that name
    /// is there already.
    pub fn add(database: &Path, path: &Path) -> Result<(), AppError> {
        let bytes = read_bounded(path)?;
        let content = parse(path, &bytes)?;
        let folder = if content.lists().is_empty() {
            paths::trust_folder(database)
        } else {
            paths::revocation_folder(database)
        };
        let target = folder.join(path.file_name().unwrap_or_default());
        // A newer list of the same issuer takes the place of the older one.
        if target.exists() && content.lists().is_empty() && read_bounded(&target)? != bytes {
            return Err(AppError::FileExists { path: target });
        }
        write_whole(&target, &bytes)
    }

    /// Deletes a file of these folders.
    ///
    /// # Errors
    /// It is none of them, or the disk refuses.
    pub fn remove(&self, path: &Path) -> Result<(), AppError> {
        if self.files.iter().all(|f| f.path != path) {
            let error = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(AppError::write(path, &error));
        }
        std::fs::remove_file(path).map_err(|e| AppError::write(path, &e))
    }
}

/// Reads the files and folders named: certificates in `anchors`, lists of
/// revoked ones in `lists`.
///
/// # Errors
/// The first that cannot be read or is of another kind.
pub fn named(anchors: &[PathBuf], lists: &[PathBuf]) -> Result<TrustAnchors, AppError> {
    let mut all = TrustAnchors::none();
    for path in expand(anchors)? {
        let told = |error| AppError::TrustFile {
            path: path.clone(),
            error,
        };
        all.add_anchors(&read_bounded(&path)?).map_err(told)?;
    }
    for path in expand(lists)? {
        let told = |error| AppError::TrustFile {
            path: path.clone(),
            error,
        };
        all.add_revocations(&read_bounded(&path)?).map_err(told)?;
    }
    Ok(all)
}

fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, AppError> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            all.extend(files_of(path)?);
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

/// The files of a folder that may be of either kind, by name.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let failed = |e: std::io::Error| AppError::read(folder, &e);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        let fits = ENDINGS.iter().any(|e| ending.eq_ignore_ascii_case(e));
        if fits && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    files.truncate(MAX_FILES);
    Ok(files)
}

fn read(path: &Path) -> Result<TrustAnchors, AppError> {
    parse(path, &read_bounded(path)?)
}

/// A file of certificates, or else a list of revoked ones.
fn parse(path: &Path, bytes: &[u8]) -> Result<TrustAnchors, AppError> {
    let mut content = TrustAnchors::none();
    if content.add_anchors(bytes).is_ok() {
        return Ok(content);
    }
    match content.add_revocations(bytes) {
        Ok(()) => Ok(content),
        Err(revocation) => {
            // What the file calls itself decides which of the two is told.
            let is_list = path
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("crl"));
            let error = if is_list {
                revocation
            } else {
                let detail = "neither a certificate nor a list of revoked ones".to_owned();
                SignError::CertificateUnreadable { detail }
            };
            let path = path.to_owned();
            Err(AppError::TrustFile { path, error })
        }
    }
}

fn read_bounded(path: &Path) -> Result<Vec<u8>, AppError> {
    let failed = |e: std::io::Error| AppError::read(path, &e);
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    let mut limited = file.take(MAX_FILE + 1);
    limited.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

//! The folder of added catalogs: one file a version, never written over while it is in use.

use std::path::{Path, PathBuf};

use crate::app::error::AppError;
use crate::app::library::read_catalog;
use crate::app::whole_file::write_whole;
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;

/// Subfolder of what was set aside.
const ASIDE: &str = "da-go";

/// The folder.
#[derive(Clone, Debug)]
pub struct Shelf(PathBuf);

impl Shelf {
    /// The shelf in this folder, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The file of a version: `quy-che-noi-bo@2026.11.ron`.
    pub fn path(&self, id: &CatalogId, version: &str) -> PathBuf {
        let safe = |c: char| {
            if c.is_ascii_alphanumeric() || ".-_".contains(c) {
                c
            } else {
                '_'
            }
        };
        let id: String = id.as_str().chars().map(safe).collect();
        let version: String = version.chars().map(safe).collect();
        self.0.join(format!("{id}@{version}.ron"))
    }

    /// Writes a catalog's text, whole or not at all.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn write(&self, catalog: &Catalog, text: &str) -> Result<PathBuf, AppError> {
        let path = self.path(&catalog.id, &catalog.content_version);
        write_whole(&path, text.as_bytes())?;
        Ok(path)
    }

    /// Moves every file of a catalog into the subfolder of what was set aside.
    /// Nothing is deleted, and nothing that lies there already is replaced.
    ///
    /// # Errors
    /// A file cannot be moved.
    pub fn set_aside(&self, id: &CatalogId) -> Result<PathBuf, AppError> {
        let aside = self.0.join(ASIDE);
        std::fs::create_dir_all(&aside).map_err(|e| AppError::write(&aside, &e))?;
        for path in self.files() {
            if read_catalog(&path).is_ok_and(|catalog| catalog.id == *id) {
                let to = free_name(&aside, &path);
                std::fs::rename(&path, &to).map_err(|e| AppError::write(&to, &e))?;
            }
        }
        Ok(aside)
    }

    /// Keeps a text that cannot be read as a draft, under a name of its own.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep_unreadable(&self, text: &str) -> Result<PathBuf, AppError> {
        let path = free_name(&self.0, Path::new("ban-soan-khong-doc-duoc.txt"));
        write_whole(&path, text.as_bytes())?;
        Ok(path)
    }

    fn files(&self) -> Vec<PathBuf> {
        let Ok(files) = std::fs::read_dir(&self.0) else {
            return Vec::new();
        };
        let paths = files.filter_map(|file| Some(file.ok()?.path()));
        let mut paths: Vec<_> = paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
            .collect();
        paths.sort();
        paths
    }
}

/// The name of `path` in `folder`, with a number before it where that is taken.
fn free_name(folder: &Path, path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let numbered = (2_u32..).map(|n| folder.join(format!("{n}-{name}")));
    let mut names = std::iter::once(folder.join(&*name)).chain(numbered);
    let free = names.find(|name| name.symlink_metadata().is_err());
    free.unwrap_or_else(|| folder.join(&*name))
}

/// The version itself or the next above it that is free: "2026.11", "2026.11.1", "2026.11.2" …
pub(crate) fn free_version(version: &str, is_free: impl Fn(&str) -> bool) -> String {
    let (stem, from) = match version.rsplit_once('.') {
        Some((stem, last)) if stem.contains('.') => match last.parse::<u32>() {
            Ok(number) => (stem, number.saturating_add(1)),
            Err(_) => (version, 1),
        },
        _ => (version, 1),
    };
    let numbered = (from..).map(|n| format!("{stem}.{n}"));
    let mut versions = std::iter::once(version.to_owned()).chain(numbered);
    let free = versions.find(|version| is_free(version));
    free.unwrap_or_else(|| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_raised_until_it_is_free() {
        #[track_caller]
        fn case(version: &str, taken: &[&str], free: &str) {
            assert_eq!(free_version(version, |v| !taken.contains(&v)), free);
        }
        case("2026.11", &[], "2026.11");
        case("2026.11", &["2026.11"], "2026.11.1");
        case("2026.11", &["2026.11", "2026.11.1"], "2026.11.2");
        case("2026.11.9", &["2026.11.9"], "2026.11.10");
        case("bản 1", &["bản 1"], "bản 1.1");
    }

    #[test]
    fn names_stay_in_the_folder() {
        let shelf = Shelf::new(PathBuf::from("/d"));
        let path = |id: &str, version| shelf.path(&CatalogId::new(id), version);
        assert_eq!(path("a-1", "2026.11"), PathBuf::from("/d/a-1@2026.11.ron"));
        assert_eq!(
            path("a-1", "../../x").parent(),
            Some(std::path::Path::new("/d"))
        );
    }
}

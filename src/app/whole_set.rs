//! Several files that belong together are written all of them or none.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::AppError;

/// Writes named files into `folder`, which is made where it is missing, and gives
/// their paths. Files of the same names are replaced; others stay.
///
/// Everything is on disk under other names before the first file takes its place, so
/// that only a power cut in the moment of renaming can leave a mixture.
///
/// # Errors
/// The folder cannot be written or the disk is full; then every file is as it was.
pub fn write_set(folder: &Path, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>, AppError> {
    fs::create_dir_all(folder).map_err(|e| AppError::write(folder, &e))?;
    let steps: Vec<_> = files
        .iter()
        .map(|(name, _)| Step::of(folder, name))
        .collect();
    let written = steps.iter().zip(files).try_for_each(|(step, (_, bytes))| {
        step.write(bytes)
            .map_err(|error| AppError::write(&step.target, &error))
    });
    let placed = written.and_then(|()| place(&steps));
    // New files that found no place, and old ones that were replaced. A leftover that
    // cannot be removed harms nothing.
    for step in &steps {
        drop(fs::remove_file(&step.new));
        if placed.is_ok() {
            drop(fs::remove_file(&step.old));
        }
    }
    placed?;
    if let Ok(folder) = File::open(folder) {
        // Makes the renames durable where the system can (not on Windows).
        drop(folder.sync_all());
    }
    Ok(steps.into_iter().map(|step| step.target).collect())
}

/// Puts the new files in their places, or takes all of it back.
fn place(steps: &[Step]) -> Result<(), AppError> {
    for (at, step) in steps.iter().enumerate() {
        if let Err(error) = step.replace() {
            steps.iter().take(at).rev().for_each(Step::take_back);
            return Err(AppError::write(&step.target, &error));
        }
    }
    Ok(())
}

/// One file on its way.
struct Step {
    target: PathBuf,
    /// The new content beside the target.
    new: PathBuf,
    /// The old content, until everything is in its place.
    old: PathBuf,
}

impl Step {
    fn of(folder: &Path, name: &str) -> Self {
        let process = std::process::id();
        Self {
            target: folder.join(name),
            new: folder.join(format!("{name}.{process}.tam")),
            old: folder.join(format!("{name}.{process}.cu")),
        }
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(&self.new)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn replace(&self) -> io::Result<()> {
        if self.target.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let had = self.target.exists();
        if had {
            fs::rename(&self.target, &self.old)?;
        }
        let placed = fs::rename(&self.new, &self.target);
        if placed.is_err() && had {
            drop(fs::rename(&self.old, &self.target));
        }
        placed
    }

    fn take_back(&self) {
        if self.old.exists() {
            drop(fs::rename(&self.old, &self.target));
        } else {
            drop(fs::remove_file(&self.target));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_that_cannot_be_placed_leaves_all_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "old").unwrap();
        // A folder stands where the third file should go.
        fs::create_dir(at("c")).unwrap();
        let set: [(&str, &[u8]); 3] = [("a", b"new"), ("b", b"new"), ("c", b"new")];
        let failed = write_set(folder.path(), &set);
        assert!(matches!(failed, Err(AppError::Write { .. })), "{failed:?}");
        assert_eq!(fs::read(at("a")).unwrap(), b"old");
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["a", "c"]);
    }

    #[test]
    fn a_set_replaces_what_has_its_names() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("x/y");
        for text in ["one", "two"] {
            let paths = write_set(&deep, &[("a", text.as_bytes()), ("b", b"b")]).unwrap();
            assert_eq!(fs::read_to_string(&paths[0]).unwrap(), text);
        }
        assert_eq!(fs::read_dir(deep).unwrap().count(), 2);
    }
}

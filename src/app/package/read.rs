//! A package read and checked to its last byte.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::named;
use super::passphrase::Passphrase;
use super::refusal::PackageRefusal;
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::exchange::package::{
    CATALOG, CONTROLS, EvidenceSink, Fault, ManifestForm, Package, PackageError, open,
};
use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::control::Controls;
use crate::model::evidence::Sha256;
use crate::pack::{self, Problems};

/// What a package holds. Its files have been checked, not kept.
#[derive(Clone, Debug)]
pub struct Received {
    /// What it says of itself, which is true.
    pub manifest: ManifestForm,
    /// The assessment; its number is 0.
    pub assessment: Assessment,
    /// The catalog it was made against.
    pub catalog: Arc<Catalog>,
    /// The common controls of the program that wrote it.
    pub controls: Arc<Controls>,
    pub(in crate::app) catalog_text: String,
}

/// Reads a package and checks everything in it: hashes, sizes, counts, its
/// catalog, and that every item, link and line names what is there.
///
/// # Errors
/// [`AppError::Package`], [`AppError::PackageRefused`], the problems of its
/// catalog, a file that cannot be read, [`AppError::Cancelled`].
pub fn read(
    path: &Path,
    passphrase: &Passphrase,
    progress: &Progress,
) -> Result<Received, AppError> {
    let package = open_file(path, passphrase, progress)?;
    let received = texts(&package)?;
    let checked = package.evidence(&mut Check { progress });
    checked.map_err(|error| named(path, error))?;
    Ok(received)
}

/// Opens a package; `progress` follows the bytes of its file.
pub(super) fn open_file<'a>(
    path: &Path,
    passphrase: &Passphrase,
    progress: &'a Progress,
) -> Result<Package<Counted<'a>>, AppError> {
    let failed = |error: io::Error| AppError::read(path, &error);
    let file = File::open(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if found.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let input = Counted {
        file,
        progress,
        done: 0,
        total: found.len(),
    };
    open(input, passphrase.expose()).map_err(|error| named(path, error.into()))
}

fn texts(package: &Package<Counted<'_>>) -> Result<Received, AppError> {
    let assessment = package.assessment.clone();
    let catalog = pack::load(CATALOG, &package.catalog);
    let catalog = catalog.map_err(|problems| unreadable(CATALOG, &problems))?;
    let controls = pack::load_controls(CONTROLS, &package.controls);
    let controls = controls.map_err(|problems| unreadable(CONTROLS, &problems))?;
    let head = &assessment.head;
    if (&catalog.id, &catalog.content_version) != (&head.catalog, &head.catalog_version) {
        return Err(PackageRefusal::ForeignCatalog.into());
    }
    let known: BTreeSet<_> = catalog.items.iter().map(|item| &item.id).collect();
    let answered = assessment.responses.keys();
    let linked = assessment.links.iter().map(|(item, _)| item);
    let planned = assessment.plan.values().map(|line| &line.item);
    let mut named = answered.chain(linked).chain(planned);
    if let Some(item) = named.find(|item| !known.contains(item)) {
        return Err(PackageRefusal::UnknownItem(item.clone()).into());
    }
    Ok(Received {
        manifest: package.manifest.clone(),
        catalog: Arc::new(catalog),
        controls: Arc::new(controls),
        catalog_text: package.catalog.clone(),
        assessment,
    })
}

/// A text of the package that is not what it should be; one problem says enough.
fn unreadable(entry: &str, problems: &Problems) -> AppError {
    let problems = problems.to_string();
    let detail = problems.lines().next().unwrap_or_default().to_owned();
    let entry = entry.to_owned();
    let fault = Fault::Form { detail };
    PackageError::Inconsistent { entry, fault }.into()
}

/// A file whose reading is told.
pub(super) struct Counted<'a> {
    file: File,
    progress: &'a Progress,
    done: u64,
    total: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.done += count as u64;
        self.progress.set(self.done, self.total);
        Ok(count)
    }
}

/// Lets the evidence go by; the package itself checks it.
struct Check<'a> {
    progress: &'a Progress,
}

impl EvidenceSink<AppError> for Check<'_> {
    fn begin(&mut self, _: Sha256, _: u64) -> Result<(), AppError> {
        self.progress.check()
    }

    fn piece(&mut self, _: Vec<u8>) -> Result<(), AppError> {
        self.progress.check()
    }

    fn end(&mut self) -> Result<(), AppError> {
        Ok(())
    }
}

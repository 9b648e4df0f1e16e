//! The catalogs at hand: those built in, and those added from a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::error::AppError;
use crate::model::catalog::{Catalog, Status};
use crate::model::collation::Collation;
use crate::model::control::Controls;
use crate::model::crosswalk::Crosswalk;
use crate::model::id::CatalogId;
use crate::model::search::Index;
use crate::model::validity::{Validity, validity};
use crate::pack;

/// A catalog and where it came from.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// Whether it is built in.
    pub built_in: bool,
}

/// All catalogs, and what is wrong with those that could not be read.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Every version at hand of each catalog, the newest last.
    entries: BTreeMap<CatalogId, Vec<Entry>>,
    /// The common controls.
    pub controls: Arc<Controls>,
    crosswalks: Vec<Arc<Crosswalk>>,
    /// Files of the added folder that were refused.
    pub problems: Vec<Arc<AppError>>,
    /// Made at the first search.
    index: OnceLock<Arc<Index>>,
}

impl Library {
    /// The catalogs built in.
    ///
    /// # Errors
    /// A built-in catalog does not load; a test keeps this from ever being released.
    pub fn built_in() -> Result<Self, AppError> {
        // They never change while the program runs, so they are read once.
        static READ: OnceLock<Library> = OnceLock::new();
        if let Some(library) = READ.get() {
            return Ok(library.clone());
        }
        let library = Self::read_built_in()?;
        Ok(READ.get_or_init(|| library).clone())
    }

    fn read_built_in() -> Result<Self, AppError> {
        let controls = pack::load_controls(pack::CONTROLS.file, pack::CONTROLS.text)?;
        let known = controls.ids();
        let mut library = Self {
            controls: Arc::new(controls),
            ..Self::default()
        };
        // They are large and independent, and the first frame waits for them.
        let loaded = std::thread::scope(|scope| {
            let load = |source: &'static pack::Source| {
                let known = &known;
                scope.spawn(move || pack::load_with_controls(source.file, source.text, Some(known)))
            };
            let threads: Vec<_> = pack::builtin().iter().map(load).collect();
            let joined = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined.collect::<Vec<_>>()
        });
        for result in loaded {
            let catalog = result.map_err(|_| AppError::Thread {
                detail: "reading a built-in catalog".to_owned(),
            })?;
            library.add(catalog?, true);
        }
        for source in pack::CROSSWALKS {
            let crosswalk = pack::load_crosswalk(source.file, source.text)?;
            library.crosswalks.push(Arc::new(crosswalk));
        }
        Ok(library)
    }

    /// Adds every `.ron` file of a folder. A catalog never replaces a built-in
    /// one of the same id; that and unreadable files go to [`Self::problems`].
    pub fn add_folder(&mut self, folder: &Path) {
        let Ok(files) = std::fs::read_dir(folder) else {
            return;
        };
        let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ron"));
        paths.sort();
        for path in paths {
            match read_catalog(&path) {
                Ok(catalog) if self.is_built_in(&catalog.id) => {
                    let id = catalog.id;
                    let error = AppError::CatalogBuiltIn { id, path };
                    self.problems.push(Arc::new(error));
                }
                Ok(catalog) => self.add(catalog, false),
                Err(error) => self.problems.push(Arc::new(error)),
            }
        }
    }

    /// Adds a version of a catalog; the same version twice leaves the one added last.
    fn add(&mut self, catalog: Catalog, built_in: bool) {
        let entry = Entry {
            catalog: Arc::new(catalog),
            built_in,
        };
        let versions = self.entries.entry(entry.catalog.id.clone()).or_default();
        let version = &entry.catalog.content_version;
        versions.retain(|other| other.catalog.content_version != *version);
        versions.push(entry);
        versions.sort_by_cached_key(|entry| version_key(&entry.catalog.content_version));
        self.index = OnceLock::new();
    }

    /// Whether the program itself brings this catalog.
    pub fn is_built_in(&self, id: &CatalogId) -> bool {
        let versions = self.entries.get(id).into_iter().flatten();
        versions.into_iter().any(|entry| entry.built_in)
    }

    /// Adds one catalog that was made in the program.
    pub fn insert(&mut self, catalog: Catalog) {
        self.add(catalog, false);
    }

    /// Takes every version of an added catalog out; a built-in one stays.
    pub fn take_out(&mut self, id: &CatalogId) {
        if !self.is_built_in(id) {
            self.entries.remove(id);
        }
    }

    /// The newest version of a catalog.
    ///
    /// # Errors
    /// There is none of this id.
    pub fn get(&self, id: &CatalogId) -> Result<Arc<Catalog>, AppError> {
        let newest = self.entries.get(id).and_then(|versions| versions.last());
        let entry = newest.ok_or_else(|| AppError::UnknownCatalog(id.clone()))?;
        Ok(entry.catalog.clone())
    }

    /// A catalog of exactly this version, if it is at hand.
    pub fn version(&self, id: &CatalogId, version: &str) -> Option<Arc<Catalog>> {
        let mut versions = self.entries.get(id)?.iter();
        let found = versions.find(|entry| entry.catalog.content_version == version)?;
        Some(found.catalog.clone())
    }

    /// The crosswalk from one catalog to another, if there is one.
    pub fn crosswalk(&self, from: &CatalogId, to: &CatalogId) -> Option<Arc<Crosswalk>> {
        let mut all = self.crosswalks.iter();
        all.find(|c| c.from == *from && c.to == *to).cloned()
    }

    /// The crosswalks that lead away from a catalog.
    pub fn crosswalks_from(&self, from: &CatalogId) -> impl Iterator<Item = &Arc<Crosswalk>> {
        self.crosswalks.iter().filter(move |c| c.from == *from)
    }

    /// Adds a crosswalk; it takes the place of one between the same catalogs.
    pub fn insert_crosswalk(&mut self, crosswalk: Crosswalk) {
        let other = |c: &Arc<Crosswalk>| c.from != crosswalk.from || c.to != crosswalk.to;
        self.crosswalks.retain(other);
        self.crosswalks.push(Arc::new(crosswalk));
    }

    /// What a regulation is on one day.
    pub fn validity(&self, catalog: &Catalog, day: NaiveDate) -> Validity {
        validity(catalog, day, |id| {
            self.get(id)
                .is_ok_and(|successor| successor.status == Status::Draft)
        })
    }

    /// The newest version of every catalog, in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().filter_map(|versions| versions.last())
    }

    /// Every version of every catalog.
    pub fn every_version(&self) -> impl Iterator<Item = &Arc<Catalog>> {
        self.entries.values().flatten().map(|entry| &entry.catalog)
    }

    /// All catalogs as a reader looks for them: by the name of the province or
    /// city, then by title and number, in Vietnamese order.
    pub fn in_order(&self) -> Vec<&Entry> {
        let collation = Collation::vietnamese();
        let mut entries: Vec<_> = self.entries().collect();
        entries.sort_by(|a, b| {
            let (a, b) = (&a.catalog, &b.catalog);
            collation
                .compare(
                    own_name(&a.territory.name.vi),
                    own_name(&b.territory.name.vi),
                )
                .then_with(|| collation.compare(&a.title.vi, &b.title.vi))
                .then_with(|| collation.compare(&a.instrument, &b.instrument))
        });
        entries
    }

    /// The catalogs made ready for searching, in the order of [`Self::in_order`].
    /// The first call takes a moment.
    pub fn index(&self) -> Arc<Index> {
        let make = || {
            let catalogs = self.in_order().into_iter().map(|e| e.catalog.clone());
            Arc::new(Index::new(catalogs.collect(), &self.controls))
        };
        self.index.get_or_init(make).clone()
    }
}

/// "Hải Dương" of "tỉnh Hải Dương": a place is looked for by its own name.
fn own_name(place: &str) -> &str {
    let words = place.split_inclusive(' ');
    let kind: usize = words
        .take_while(|word| word.starts_with(char::is_lowercase))
        .map(str::len)
        .sum();
    place
        .get(kind..)
        .filter(|name| !name.is_empty())
        .unwrap_or(place)
}

/// Orders versions by their numbers, so that "2026.9" comes before "2026.11".
fn version_key(version: &str) -> Vec<(u64, String)> {
    let parts = version.split(['.', '-']);
    parts
        .map(|part| (part.parse().unwrap_or(0), part.to_owned()))
        .collect()
}

/// Reads and checks one catalog file.
pub fn read_catalog(path: &Path) -> Result<Catalog, AppError> {
    let bytes = std::fs::read(path).map_err(|e| AppError::read(path, &e))?;
    Ok(pack::load_bytes(&path.display().to_string(), &bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::search::{Query, Target};
    use crate::model::text::Language;

    #[test]
    fn places_stand_by_their_own_names() {
        assert_eq!(own_name("tỉnh Hải Dương"), "Hải Dương");
        assert_eq!(own_name("thành phố Hải Phòng"), "Hải Phòng");
        assert_eq!(own_name("Đặc khu Cô Tô"), "Đặc khu Cô Tô");
        assert_eq!(own_name("toàn quốc"), "toàn quốc");
        let library = Library::built_in().unwrap();
        let order: Vec<_> = library
            .in_order()
            .into_iter()
            .map(|entry| own_name(&entry.catalog.territory.name.vi).to_owned())
            .collect();
        assert_eq!(order.first().unwrap(), "Hải Dương");
        assert_eq!(order.last().unwrap(), "Trà Vinh");
    }

    #[test]
    fn a_catalog_that_is_added_can_be_found() {
        let mut library = Library::built_in().unwrap();
        let found = |library: &Library, typed: &str| {
            let index = library.index();
            index
                .search(&Query::parse(typed), Language::Vietnamese)
                .hits
        };
        assert!(found(&library, "chiecnondacbiet").is_empty());
        let mut catalog = (*library.in_order()[0].catalog).clone();
        catalog.id = CatalogId::new("added");
        catalog.items[3].question.vi += " chiecnondacbiet";
        library.insert(catalog);
        let hits = found(&library, "chiecnondacbiet");
        assert_eq!(hits.len(), 1);
        assert_eq!(hits[0].target, Target::Item(3));
    }
}

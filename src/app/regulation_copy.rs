//! The unit's own copy of a regulation: read, looked at, kept, shown beside the checklist.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::error::AppError;
use super::regulation::{RegulationText, read_text, take_apart};
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::model::provision::ProvisionRef;
use crate::regulation::{Coverage, Leaf, Parsed, ReadRemark, coverage};
use crate::store;

/// Where the text of a regulation comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextSource {
    /// A file of the unit.
    File(PathBuf),
    /// Pasted text.
    Pasted(String),
}

impl TextSource {
    /// The text taken apart. Slow for a large PDF.
    ///
    /// # Errors
    /// The file cannot be read or holds no regulation.
    pub fn read(&self) -> Result<RegulationText, AppError> {
        match self {
            Self::File(path) => read_text(path),
            Self::Pasted(text) => take_apart(text, Vec::new()),
        }
    }

    /// Name of the file; empty where the text was pasted.
    fn name(&self) -> String {
        match self {
            Self::File(path) => path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into(),
            Self::Pasted(_) => String::new(),
        }
    }
}

/// A text taken apart and held against a catalog.
#[derive(Clone, Debug)]
pub struct RegulationCopy {
    /// The catalog it belongs to.
    pub catalog: CatalogId,
    /// Name of the file it came from; empty where it was pasted.
    pub name: String,
    /// The text itself.
    pub text: String,
    /// Its parts.
    pub parsed: Parsed,
    /// Remarks on the file; none once it is kept.
    pub remarks: Vec<ReadRemark>,
    /// What it and the catalog have of each other.
    pub coverage: Coverage,
}

impl RegulationCopy {
    /// Reads a text for `catalog`. Slow for a large PDF.
    ///
    /// # Errors
    /// The file cannot be read or holds no regulation.
    pub fn read(catalog: &Catalog, source: &TextSource) -> Result<Self, AppError> {
        Ok(Self::of(catalog, source.name(), source.read()?))
    }

    /// The copy as the database keeps it.
    ///
    /// # Errors
    /// The kept text is no regulation, which the import would have refused.
    pub fn kept(catalog: &Catalog, kept: store::RegulationCopy) -> Result<Self, AppError> {
        let text = take_apart(&kept.text, Vec::new())?;
        Ok(Self::of(catalog, kept.name, text))
    }

    fn of(catalog: &Catalog, name: String, text: RegulationText) -> Self {
        Self {
            catalog: catalog.id.clone(),
            name,
            coverage: coverage(catalog, &text.parsed),
            text: text.text,
            parsed: text.parsed,
            remarks: text.remarks,
        }
    }

    /// The provision's own words with what leads to them.
    pub fn leaf(&self, reference: &ProvisionRef) -> Option<Leaf<'_>> {
        self.parsed.leaf(reference)
    }

    pub(super) fn to_keep(&self, now: DateTime<FixedOffset>) -> store::RegulationCopy {
        store::RegulationCopy {
            name: self.name.clone(),
            text: self.text.clone(),
            imported: now,
        }
    }
}

/// What the session knows of copies.
#[derive(Debug, Default)]
pub struct Copies {
    /// Copies in use that were looked at, by their catalog.
    pub kept: BTreeMap<CatalogId, Arc<RegulationCopy>>,
    /// A text that was read and waits for a person's word.
    pub read: Option<Arc<RegulationCopy>>,
}

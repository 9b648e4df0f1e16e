//! `manifest.json`: what a package holds, so that it can be shown and held
//! against what really stands in it (`package.schema.json`).

use serde::{Deserialize, Serialize};

use super::error::{Fault, PackageError};
use super::form::moment;
use super::{MANIFEST, MAX_FILES};
use crate::exchange::words::StateWord;
use crate::model::assessment::Assessment;
use chrono::{DateTime, FixedOffset};

/// What the format calls itself.
const FORMAT: &str = "tukiem-package";

/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// What a package holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestForm {
    /// `tukiem-package`.
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The version of Tukiem that wrote it.
    pub program: String,
    /// When it was written (RFC 3339).
    pub created: String,
    /// The assessment's stable id.
    pub uid: String,
    /// The assessment's name.
    pub name: String,
    /// The unit's name.
    pub unit: String,
    /// Year reported on.
    pub year: i32,
    /// Where the assessment stands.
    pub state: StateWord,
    /// When the assessment last changed (RFC 3339).
    pub changed: String,
    /// The catalog it was made against.
    pub catalog: CatalogForm,
    /// How much of everything there is.
    pub counts: CountsForm,
    /// Every entry after this one, in order; a file in parts stands once.
    pub files: Vec<FileForm>,
}

/// A catalog by name, version and content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogForm {
    /// Its id.
    pub id: String,
    /// Its content version.
    pub version: String,
    /// SHA-256 of its text, 64 hexadecimal digits.
    pub sha256: String,
}

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountsForm {
    /// Items with an answer, note or flag.
    pub responses: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Links between items and evidence.
    pub links: usize,
    /// Lines of the plan.
    pub plan: usize,
    /// Evidence files; the same file twice counts once.
    pub files: usize,
    /// Their size, in bytes.
    pub bytes: u64,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileForm {
    /// Its path in the package.
    pub path: String,
    /// Its size, in bytes.
    pub size: u64,
    /// Its SHA-256, 64 hexadecimal digits.
    pub sha256: String,
}

/// What every version says of itself.
#[derive(Deserialize)]
struct Probe {
    format: String,
    version: u32,
}

impl ManifestForm {
    /// The manifest of an assessment with these entries, the texts first.
    pub(super) fn new(
        assessment: &Assessment,
        created: DateTime<FixedOffset>,
        (texts, evidence): (Vec<FileForm>, Vec<FileForm>),
        catalog_sha256: String,
    ) -> Self {
        let head = &assessment.head;
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            created: moment(created),
            uid: assessment.uid.to_string(),
            name: head.name.clone(),
            unit: head.profile.name.clone(),
            year: head.year,
            state: head.state.into(),
            changed: moment(assessment.changed),
            catalog: CatalogForm {
                id: head.catalog.to_string(),
                version: head.catalog_version.clone(),
                sha256: catalog_sha256,
            },
            counts: counts(assessment, &evidence),
            files: texts.into_iter().chain(evidence).collect(),
        }
    }

    /// Reads a manifest; what it says of the content is not believed yet.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PackageError> {
        let Ok(probe) = serde_json::from_slice::<Probe>(bytes) else {
            return Err(PackageError::NotAPackage);
        };
        if probe.format != FORMAT {
            return Err(PackageError::NotAPackage);
        }
        if probe.version > VERSION {
            return Err(PackageError::Newer {
                found: probe.version,
                supported: VERSION,
            });
        }
        let read: Self = serde_json::from_slice(bytes).map_err(|error| {
            let detail = error.to_string();
            PackageError::fault(MANIFEST, Fault::Form { detail })
        })?;
        if read.files.len() > MAX_FILES {
            let entry = MANIFEST.to_owned();
            return Err(PackageError::TooLarge { entry });
        }
        Ok(read)
    }

    /// Holds what it says against the assessment that came with it. The rest of
    /// the entries, in `evidence`, must be the files the assessment names.
    pub(super) fn check(
        &self,
        assessment: &Assessment,
        evidence: &[FileForm],
    ) -> Result<(), PackageError> {
        let head = &assessment.head;
        let agrees = [
            ("uid", self.uid == assessment.uid.to_string()),
            ("name", self.name == head.name),
            ("unit", self.unit == head.profile.name),
            ("year", self.year == head.year),
            ("state", self.state == head.state.into()),
            ("changed", self.changed == moment(assessment.changed)),
            ("catalog.id", self.catalog.id == head.catalog.as_str()),
            (
                "catalog.version",
                self.catalog.version == head.catalog_version,
            ),
            ("counts", self.counts == counts(assessment, evidence)),
        ];
        match agrees.iter().find(|(_, agrees)| !agrees) {
            None => Ok(()),
            Some((place, _)) => Err(PackageError::fault(
                MANIFEST,
                Fault::Contradiction { place },
            )),
        }
    }
}

fn counts(assessment: &Assessment, evidence: &[FileForm]) -> CountsForm {
    CountsForm {
        responses: assessment.responses.len(),
        evidence: assessment.evidence.len(),
        links: assessment.links.len(),
        plan: assessment.plan.len(),
        files: evidence.len(),
        bytes: evidence
            .iter()
            .map(|file| file.size)
            .fold(0, u64::saturating_add),
    }
}

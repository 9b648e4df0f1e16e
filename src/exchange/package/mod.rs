//! A package (`.tukiem`): one assessment with its evidence files, for another
//! machine or for the archive.
//!
//! ```text
//! age (v1, one scrypt recipient: the passphrase)
//! └─ zip, stored only, in this order
//!    ├─ manifest.json      what is inside, with a size and SHA-256 each
//!    ├─ assessment.json    answers, evidence, links, plan
//!    ├─ catalog.ron        the catalog it was made against
//!    ├─ controls.ron       the common controls of the program that wrote it
//!    └─ evidence/<sha256>  each file once; in parts (.001 …) where it is large
//! ```
//!
//! Both ways it streams: no more than [`PART`] bytes of evidence are in memory,
//! and nothing unencrypted touches the disk. Since nothing in it is compressed, a
//! package is never larger than its file says. The `age` program and any zip
//! program open it without Tukiem.

mod cipher;
mod container;
mod error;
mod form;
mod manifest;
mod proof;
mod read;
mod unit;
mod write;

pub use error::{Fault, PackageError};
pub use manifest::{CatalogForm, CountsForm, FileForm, ManifestForm, VERSION};
pub use read::{EvidenceSink, Package, open};
pub use write::{Contents, Feed, write};

/// The ending of a package's name.
pub const EXTENSION: &str = "tukiem";

/// The least length of a package's passphrase, in characters.
pub const MIN_PASSPHRASE: usize = 8;

/// Bytes of an evidence file in one entry.
pub const PART: usize = 4 * 1024 * 1024;

/// The greatest size of the manifest, in bytes.
const MAX_MANIFEST: u64 = 8 * 1024 * 1024;

/// The greatest size of the assessment, catalog or controls, in bytes.
const MAX_TEXT: u64 = 64 * 1024 * 1024;

/// The greatest number of evidence files.
const MAX_FILES: usize = 20_000;

const MANIFEST: &str = "manifest.json";
const ASSESSMENT: &str = "assessment.json";
/// The entry of the catalog.
pub const CATALOG: &str = "catalog.ron";
/// The entry of the common controls.
pub const CONTROLS: &str = "controls.ron";
const EVIDENCE: &str = "evidence/";

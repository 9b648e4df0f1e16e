//! The report onto disk: made, signed, written whole or not at all, and checked
//! as the receiver will check it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::error::AppError;
use super::job::Progress;
use super::signing::{Ready, SignWith};
use super::whole_file::write_whole;
use super::yearly;
use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::control::Controls;
use crate::model::scope::Scope;
use crate::model::scoring::Score;
use crate::report;
use crate::report::document::{Document, LEADER_FIELD};
use crate::report::fonts::Fonts;
use crate::sign::{self, TrustAnchors, Verification};

/// What to export.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The file to write; an existing one is replaced.
    pub path: PathBuf,
    /// How to sign; `None` leaves both fields empty for other signing tools.
    pub sign: Option<SignWith>,
}

/// What was exported.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// Its number of pages.
    pub pages: usize,
    /// The check of the file just written, where it was signed.
    pub verification: Option<Verification>,
}

/// What the report is made from: a snapshot, so that work goes on meanwhile.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The answers.
    pub assessment: Assessment,
    /// The regulation.
    pub catalog: Arc<Catalog>,
    /// The common controls.
    pub controls: Arc<Controls>,
    /// The scope.
    pub scope: Scope,
    /// The score.
    pub score: Score,
}

impl Snapshot {
    /// The report as a value, dated `now`, with its data.
    ///
    /// # Errors
    /// The data are too large to travel inside.
    pub fn document(&self, now: DateTime<FixedOffset>) -> Result<Document, AppError> {
        yearly::document(self.source(), now)
    }

    /// The same for a kind of file that carries no data.
    pub fn document_without_data(&self, now: DateTime<FixedOffset>) -> Document {
        yearly::without_data(self.source(), now)
    }

    fn source(&self) -> yearly::Source<'_> {
        yearly::Source {
            catalog: &self.catalog,
            controls: &self.controls,
            scope: &self.scope,
            assessment: &self.assessment,
            score: &self.score,
        }
    }
}

/// Makes, signs, writes and checks the report, holding the signer against whom the person
/// trusts.
///
/// # Errors
/// Everything from a wrong passphrase to a full disk; the target is then untouched.
pub fn export(
    snapshot: &Snapshot,
    request: &ExportRequest,
    trust: &TrustAnchors,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<Exported, AppError> {
    progress.set(0, 4);
    let profile = &snapshot.assessment.head.profile;
    // The key first: a wrong passphrase is told before any work.
    let signing = match &request.sign {
        Some(with) => Some(Ready::new(with, Some(profile), now)?),
        None => None,
    };
    progress.set(1, 4);
    progress.check()?;
    let document = snapshot.document(now)?;
    let pages = report::layout(&document, Fonts::embedded()?);
    let unsigned = report::render_pages(&document, &pages)?;
    progress.set(2, 4);
    progress.check()?;
    let bytes = match &signing {
        Some(ready) => ready.sign(&unsigned, LEADER_FIELD, Some(&profile.place), now)?,
        None => unsigned,
    };
    progress.set(3, 4);
    progress.check()?;
    write_whole(&request.path, &bytes)?;
    let written = std::fs::read(&request.path).map_err(|e| AppError::read(&request.path, &e))?;
    let verification = signing
        .is_some()
        .then(|| sign::verify(&written, trust, Some(now)));
    progress.set(4, 4);
    Ok(Exported {
        path: request.path.clone(),
        size: written.len() as u64,
        pages: pages.pages.len(),
        verification,
    })
}

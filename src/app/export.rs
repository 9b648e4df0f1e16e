//! The report onto disk: made, signed, written whole or not at all, and checked
//! as the receiver will check it.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use zeroize::Zeroizing;

use super::error::AppError;
use super::job::Progress;
use super::key_source::{self, KeySource};
use super::whole_file::write_whole;
use super::yearly;
use crate::model::assessment::Assessment;
use crate::model::catalog::Catalog;
use crate::model::control::Controls;
use crate::model::scope::Scope;
use crate::model::scoring::Score;
use crate::report;
use crate::report::document::{Document, LEADER_FIELD};
use crate::report::fonts::{Face, Fonts};
use crate::sign::{self, Appearance, Picture, SignRequest, TrustAnchors, Verification};

/// How to sign.
#[derive(Clone, Debug)]
pub struct SignWith {
    /// The key.
    pub source: KeySource,
    /// Its passphrase, or the token's PIN.
    pub passphrase: Zeroizing<String>,
    /// A picture of the handwritten signature.
    pub picture: Option<PathBuf>,
}

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
    /// The report as a value, dated `now`.
    pub fn document(&self, now: DateTime<FixedOffset>) -> Result<Document, AppError> {
        let source = yearly::Source {
            catalog: &self.catalog,
            controls: &self.controls,
            scope: &self.scope,
            assessment: &self.assessment,
            score: &self.score,
        };
        yearly::document(source, now)
    }
}

/// Makes, signs, writes and checks the report.
///
/// # Errors
/// Everything from a wrong passphrase to a full disk; the target is then untouched.
pub fn export(
    snapshot: &Snapshot,
    request: &ExportRequest,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<Exported, AppError> {
    progress.set(0, 4);
    // The key first: a wrong passphrase is told before any work.
    let signing = match &request.sign {
        Some(with) => {
            let unit = &snapshot.assessment.head.profile;
            let key = key_source::open(&with.source, &with.passphrase, Some(unit), now)?;
            Some((key, picture(with)?))
        }
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
        Some((key, picture)) => {
            let request = SignRequest {
                field: LEADER_FIELD,
                key,
                time: now,
                reason: None,
                location: None,
                contact: None,
                appearance: Some(Appearance {
                    picture: picture.clone(),
                    lines: vec![],
                    font: Face::Regular.bytes(),
                }),
            };
            sign::sign_pdf(&unsigned, &request)?
        }
        None => unsigned,
    };
    progress.set(3, 4);
    progress.check()?;
    write_whole(&request.path, &bytes)?;
    let written = std::fs::read(&request.path).map_err(|e| AppError::read(&request.path, &e))?;
    let verification = signing
        .is_some()
        .then(|| sign::verify(&written, &TrustAnchors::default(), Some(now)));
    progress.set(4, 4);
    Ok(Exported {
        path: request.path.clone(),
        size: written.len() as u64,
        pages: pages.pages.len(),
        verification,
    })
}

/// Decodes the picture of the signature.
fn picture(with: &SignWith) -> Result<Option<Picture>, AppError> {
    let Some(path) = &with.picture else {
        return Ok(None);
    };
    let bytes = std::fs::read(path).map_err(|e| AppError::read(path, &e))?;
    let decoded = image::load_from_memory(&bytes).map_err(|e| AppError::Picture {
        path: path.clone(),
        detail: e.to_string(),
    })?;
    let rgba = decoded.to_rgba8();
    let (width, height) = rgba.dimensions();
    Ok(Some(Picture {
        width,
        height,
        rgba: rgba.into_raw(),
    }))
}

//! What a package hands in, for those who gather the results of many units.

use std::path::Path;

use chrono::DateTime;

use super::passphrase::Passphrase;
use super::read::read;
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::exchange::package::{Fault, PackageError};
use crate::exchange::submission_json::{Given, SubmissionForm, form};
use crate::model::evidence::Sha256;
use crate::model::scope::Scope;
use crate::model::scoring::score;

/// Reads a package as [`read`] does and gives what its report would hand in.
/// Nothing is written anywhere. A package carries no signature: what it says is
/// as its sender made it.
///
/// # Errors
/// As [`read`].
pub fn read_summary(path: &Path, passphrase: &Passphrase) -> Result<SubmissionForm, AppError> {
    let received = read(path, passphrase, &Progress::default())?;
    let strange = |place: &str| {
        let entry = "manifest.json".to_owned();
        let place = place.to_owned();
        let fault = Fault::Value { place };
        AppError::from(PackageError::Inconsistent { entry, fault })
    };
    let manifest = &received.manifest;
    let catalog_sha256 =
        Sha256::from_hex(&manifest.catalog.sha256).ok_or_else(|| strange("catalog.sha256"))?;
    let created =
        DateTime::parse_from_rfc3339(&manifest.created).map_err(|_| strange("created"))?;
    let scope = Scope::of(&received.catalog, &received.assessment.head.profile);
    let score = score(&received.catalog, &scope, &received.assessment);
    Ok(form(Given {
        catalog: &received.catalog,
        catalog_sha256,
        controls: &received.controls,
        scope: &scope,
        assessment: &received.assessment,
        score: &score,
        created,
    }))
}

//! Signing a report that is a file already: the agency's signature over the leader's, or the
//! leader's on another computer than the one that made the report.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::{Ready, SealScaled, SignWith};
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::app::whole_file::write_whole;
use crate::report::document::AGENCY_FIELD;
use crate::sign::{self, MAX_PDF, PreparedField, Problem, SignError, TrustAnchors, Verification};

/// What to sign.
#[derive(Clone, Debug)]
pub struct SignFileRequest {
    /// The PDF; it may have been signed before, by whatever program.
    pub path: PathBuf,
    /// The file to write, replaced as a whole; it may be the same.
    pub out: PathBuf,
    /// The empty field, such as [`AGENCY_FIELD`].
    pub field: String,
    /// Where it is signed, for the list of signatures.
    pub place: Option<String>,
    /// How to sign.
    pub with: SignWith,
}

/// What was signed.
#[derive(Clone, Debug)]
pub struct SignedFile {
    /// The file that was written.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// The field.
    pub field: String,
    /// The check of the file just written.
    pub verification: Verification,
    /// Set where the field is too small for the seal.
    pub scaled: Option<SealScaled>,
}

/// Checks a PDF, signs one of its empty fields, writes it and checks it again, holding the
/// signers against whom the person trusts.
///
/// # Errors
/// [`AppError::NotIntact`] where the file is not as it was signed, [`AppError::LeaderMissing`]
/// where nobody has signed what the agency would seal, and everything from a wrong
/// passphrase to a full disk. Nothing is written then.
pub fn sign_file(
    request: &SignFileRequest,
    trust: &TrustAnchors,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<SignedFile, AppError> {
    progress.set(0, 4);
    let bytes = read(&request.path)?;
    let field = checked(&bytes, request, trust, now)?;
    progress.set(1, 4);
    progress.check()?;
    let ready = Ready::new(&request.with, None, now)?;
    progress.set(2, 4);
    progress.check()?;
    let signed = ready.sign(&bytes, &request.field, request.place.as_deref(), now)?;
    progress.set(3, 4);
    progress.check()?;
    write_whole(&request.out, &signed)?;
    let written = read(&request.out)?;
    let verification = sign::verify(&written, trust, Some(now));
    progress.set(4, 4);
    Ok(SignedFile {
        path: request.out.clone(),
        size: written.len() as u64,
        field: request.field.clone(),
        verification,
        scaled: ready.scaled(&field),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, AppError> {
    let told = |e| AppError::read(path, &e);
    let length = std::fs::metadata(path).map_err(told)?.len();
    let bytes = usize::try_from(length).unwrap_or(usize::MAX);
    if bytes > MAX_PDF {
        let limit = MAX_PDF;
        return Err(SignError::TooLarge { bytes, limit }.into());
    }
    std::fs::read(path).map_err(told)
}

/// Finds the field, and refuses a file that must not be signed any further. A token's PIN is
/// not tried before.
fn checked(
    bytes: &[u8],
    request: &SignFileRequest,
    trust: &TrustAnchors,
    now: DateTime<FixedOffset>,
) -> Result<PreparedField, AppError> {
    let fields = sign::prepared_fields(bytes)?;
    let found = sign::verify(bytes, trust, Some(now));
    let unsigned = found.signatures.is_empty();
    let harmless = unsigned && found.problems.iter().all(|p| *p == Problem::Unsigned);
    if !found.valid && !harmless {
        let signatures = found.signatures.into_iter().flat_map(|s| s.problems);
        return Err(AppError::NotIntact {
            path: request.path.clone(),
            problems: found.problems.into_iter().chain(signatures).collect(),
        });
    }
    let position = fields.iter().position(|field| field.name == request.field);
    let Some(field) = position.and_then(|at| fields.get(at)) else {
        return Err(SignError::FieldMissing {
            field: request.field.clone(),
            present: fields.into_iter().map(|field| field.name).collect(),
        }
        .into());
    };
    if field.signed {
        let field = field.name.clone();
        return Err(SignError::FieldAlreadySigned { field }.into());
    }
    if unsigned && request.field == AGENCY_FIELD {
        return Err(AppError::LeaderMissing {
            path: request.path.clone(),
        });
    }
    Ok(field.clone())
}

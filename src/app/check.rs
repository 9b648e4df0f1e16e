//! Checking a signed PDF file.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::error::AppError;
use super::message::{signature_change, signature_problem};
use crate::exchange::verify_json::{SignatureForm, VerifyForm};
use crate::i18n::Language;
use crate::sign::{self, TrustAnchors, Verification};

/// Checks a file against the certificates in `trust` (PEM or DER files).
///
/// # Errors
/// A file cannot be read, or a certificate is none.
pub fn verify_file(
    file: &Path,
    trust: &[PathBuf],
    now: DateTime<FixedOffset>,
) -> Result<Verification, AppError> {
    let anchors = anchors(trust)?;
    let pdf = std::fs::read(file).map_err(|e| AppError::read(file, &e))?;
    Ok(sign::verify(&pdf, &anchors, Some(now)))
}

/// The certificates of these files (PEM or DER).
///
/// # Errors
/// A file cannot be read, or a certificate is none.
pub fn anchors(trust: &[PathBuf]) -> Result<TrustAnchors, AppError> {
    let read = |path: &PathBuf| std::fs::read(path).map_err(|e| AppError::read(path, &e));
    let files = trust.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(TrustAnchors::from_files(files.iter().map(Vec::as_slice))?)
}

/// The result as the JSON form.
pub fn form(result: &Verification, language: Language) -> VerifyForm {
    let problems = |list: &[sign::Problem]| {
        list.iter()
            .map(|p| signature_problem(language, p))
            .collect()
    };
    VerifyForm {
        valid: result.valid,
        problems: problems(&result.problems),
        signatures: result
            .signatures
            .iter()
            .map(|signature| SignatureForm {
                field: signature.field.clone(),
                signer: signature.signer.clone(),
                organization: signature.organization.clone(),
                issuer: signature.issuer.clone(),
                certificate_sha256: signature.certificate_sha256.clone(),
                time: signature.time.map(|time| time.to_rfc3339()),
                intact: signature.intact,
                trusted: signature.trusted,
                self_signed: signature.self_signed,
                covers_whole_file: signature.covers_whole_file,
                problems: problems(&signature.problems),
            })
            .collect(),
        changes_after: result
            .changes_after
            .iter()
            .map(|c| signature_change(language, c))
            .collect(),
    }
}

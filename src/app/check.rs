//! Checking a signed PDF file.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::error::AppError;
use super::message::{
    signature_change, signature_problem, signature_purpose, signature_revocation, signature_time,
    signature_trust,
};
use super::trust;
use crate::exchange::verify_json::{ChangeForm, ProofForm, SignatureForm, VerifyForm};
use crate::i18n::{Language, Translate};
use crate::sign::{self, MAX_PDF, ProvenTime, SignatureKind, SignatureReport, Verification};

/// Checks a file against the certificates in `anchors` and the lists of revoked
/// ones in `lists`: PEM or DER files, or folders of them.
///
/// # Errors
/// A file cannot be read, or is of another kind.
pub fn verify_file(
    file: &Path,
    anchors: &[PathBuf],
    lists: &[PathBuf],
    now: DateTime<FixedOffset>,
) -> Result<Verification, AppError> {
    let trust = trust::named(anchors, lists)?;
    Ok(sign::verify(&read_pdf(file)?, &trust, Some(now)))
}

/// Reads a file to be checked; of one that is too large only so much that the
/// check says so.
///
/// # Errors
/// It cannot be read.
pub fn read_pdf(path: &Path) -> Result<Vec<u8>, AppError> {
    let failed = |e: std::io::Error| AppError::read(path, &e);
    let file = std::fs::File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let most = u64::try_from(MAX_PDF).unwrap_or(u64::MAX).saturating_add(1);
    let room = usize::try_from(size.min(most)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(room);
    file.take(most).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// One line for a person: valid or not, and why not in one word or two.
pub fn verdict(l: Language, result: &Verification) -> &'static str {
    let is_unsigned = result.problems.contains(&sign::Problem::Unsigned);
    match (result.valid, is_unsigned) {
        (true, _) if result.signatures.iter().all(|s| s.trusted) => l.pick(
            "HỢP LỆ: tài liệu nguyên vẹn như khi ký, người ký được tin cậy.",
            "VALID: the document is as it was signed, by signers that are trusted.",
        ),
        (true, _) => l.pick(
            "HỢP LỆ: tài liệu nguyên vẹn như khi ký; hãy xem ai ký và ai bảo đảm cho người ký.",
            "VALID: the document is as it was signed; see who signed and who vouches for them.",
        ),
        (false, true) => l.pick("CHƯA KÝ.", "NOT SIGNED."),
        (false, false) => l.pick("KHÔNG HỢP LỆ.", "NOT VALID."),
    }
}

/// What a signature covers, as far as it is the file's end.
pub fn scope(l: Language, signature: &SignatureReport) -> &'static str {
    if signature.covers_whole_file {
        l.pick("Bao trùm toàn bộ tệp", "Covers the whole file")
    } else {
        l.pick(
            "Bao trùm phần đầu của tệp; phần sau được thêm sau khi ký",
            "Covers the first part of the file; the rest came after signing",
        )
    }
}

/// The result as the JSON form.
pub fn form(result: &Verification, language: Language) -> VerifyForm {
    let problems = |list: &[sign::Problem]| {
        list.iter()
            .map(|p| signature_problem(language, p))
            .collect()
    };
    let codes = |list: &[sign::Problem]| list.iter().map(|p| p.code().to_owned()).collect();
    VerifyForm {
        valid: result.valid,
        verdict: verdict(language, result).to_owned(),
        problems: problems(&result.problems),
        problem_codes: codes(&result.problems),
        signatures: result
            .signatures
            .iter()
            .map(|signature| SignatureForm {
                field: signature.field.clone(),
                kind: signature.kind.code().to_owned(),
                permits: match signature.kind {
                    SignatureKind::Certification(p) => Some(p.code().to_owned()),
                    SignatureKind::Approval | SignatureKind::TimeStamp => None,
                },
                signer: signature.signer.clone(),
                organization: signature.organization.clone(),
                issuer: signature.issuer.clone(),
                certificate_sha256: signature.certificate_sha256.clone(),
                time: signature.time.map(|time| time.to_rfc3339()),
                proven: signature.proven.as_ref().map(proof),
                intact: signature.intact,
                trusted: signature.trusted,
                trusted_by: signature.trusted_by.clone().ok(),
                distrust: signature
                    .trusted_by
                    .as_ref()
                    .err()
                    .map(|why| why.code().to_owned()),
                revocation: signature.revocation.code().to_owned(),
                self_signed: signature.self_signed,
                covers_whole_file: signature.covers_whole_file,
                problems: problems(&signature.problems),
                problem_codes: codes(&signature.problems),
                remarks: remarks(language, signature),
            })
            .collect(),
        changes_after: result
            .changes_after
            .iter()
            .map(|c| signature_change(language, c))
            .collect(),
        changes: result
            .changes_after
            .iter()
            .map(|c| ChangeForm {
                kind: c.kind.code().to_owned(),
                subject: c.subject.code().to_owned(),
                object: c.object,
                allowed: c.allowed,
                after: c.after,
            })
            .collect(),
    }
}

fn proof(proven: &ProvenTime) -> ProofForm {
    ProofForm {
        time: proven.time.to_rfc3339(),
        authority: proven.authority.clone(),
        trusted: proven.trusted().is_some(),
    }
}

/// What else is said of a signature: its purpose, its time, who vouches for it,
/// whether it was revoked.
pub fn remarks(l: Language, signature: &SignatureReport) -> Vec<String> {
    let purpose = signature_purpose(l, signature.kind);
    let time = signature_time(l, signature);
    let time = l.pick(format!("Thời điểm ký: {time}"), format!("Time: {time}"));
    let revocation = signature_revocation(l, signature);
    purpose
        .into_iter()
        .chain([time, signature_trust(l, signature)])
        .chain(revocation)
        .collect()
}

//! Verification: is this file exactly what was signed, and by whom?

pub(super) mod changes;
pub(super) mod report;
mod signature;
pub(super) mod trust;

use chrono::{DateTime, FixedOffset};
use std::collections::BTreeSet;

use self::changes::Signed;
use self::report::Verification;
use self::signature::Located;
use self::trust::TrustAnchors;
use super::MAX_PDF;
use super::pdf::field::{SignatureField, signature_fields};
use super::pdf::file::{Fault, PdfFile};
use super::pdf::xref;
use super::problem::Problem;

/// Most signatures looked at.
const MAX_SIGNATURES: usize = 32;

/// Whether these bytes are nothing, or one end-of-line too many.
fn is_line_end(bytes: &[u8]) -> bool {
    bytes.len() <= 2 && bytes.iter().all(|b| matches!(b, b'\r' | b'\n'))
}

/// Verifies every signature of a PDF. `at` is the time the certificates are held
/// against; without it, the time each signer claims. Never fails: what is wrong
/// is in the answer. The work is bounded for hostile input.
pub fn verify(pdf: &[u8], trust: &TrustAnchors, at: Option<DateTime<FixedOffset>>) -> Verification {
    let mut answer = Verification::default();
    if let Err(problem) = examine(pdf, trust, at, &mut answer) {
        answer.problems.push(problem);
    }
    let last_covers = answer
        .signatures
        .last()
        .is_some_and(|s| s.covers_whole_file);
    if !answer.signatures.is_empty() && !last_covers {
        answer.problems.push(Problem::NotWholeFile);
    }
    if answer.changes_after.iter().any(|c| !c.allowed) {
        answer.problems.push(Problem::ChangedAfterSigning);
    }
    answer.valid =
        answer.problems.is_empty() && last_covers && answer.signatures.iter().all(|s| s.intact);
    answer
}

fn not_pdf(fault: Fault) -> Problem {
    Problem::NotPdf {
        detail: fault.0.to_owned(),
    }
}

fn examine(
    pdf: &[u8],
    trust: &TrustAnchors,
    at: Option<DateTime<FixedOffset>>,
    answer: &mut Verification,
) -> Result<(), Problem> {
    if pdf.len() > MAX_PDF {
        return Err(Problem::TooLarge { bytes: pdf.len() });
    }
    let file = PdfFile::open(pdf).map_err(not_pdf)?;
    let rest = xref::end_of_document(pdf)
        .and_then(|end| pdf.get(end..))
        .unwrap_or_default();
    if !is_line_end(rest) {
        answer
            .problems
            .push(Problem::TrailingBytes { count: rest.len() });
    }
    if file.sections.iter().any(|s| s.trailer.has(b"Encrypt")) {
        return Err(Problem::Encrypted);
    }
    let fields = signature_fields(&file).map_err(not_pdf)?;
    let signed: Vec<&SignatureField> = fields.iter().filter(|f| f.value().is_some()).collect();
    match signed.len() {
        0 => return Err(Problem::Unsigned),
        1..=MAX_SIGNATURES => {}
        _ => return Err(Problem::TooManySignatures),
    }
    let mut located: Vec<(&SignatureField, Located)> = signed
        .into_iter()
        .map(|field| (field, signature::examine(&file, field, trust, at)))
        .collect();
    located.sort_by_key(|(_, l)| l.end);
    let history = examine_history(&file, &fields, &located, answer);
    answer.signatures = located.into_iter().map(|(_, l)| l.report).collect();
    history
}

/// Compares each signed revision with the next signed one, the last with the file.
fn examine_history(
    file: &PdfFile<'_>,
    fields: &[SignatureField],
    located: &[(&SignatureField, Located)],
    answer: &mut Verification,
) -> Result<(), Problem> {
    let names: BTreeSet<&str> = fields.iter().map(|f| f.name.as_str()).collect();
    let values: BTreeSet<_> = located.iter().map(|(_, l)| l.value).collect();
    let ends: BTreeSet<_> = located.iter().map(|(_, l)| l.end).collect();
    if names.len() < fields.len() || values.len() < located.len() {
        return Err(Problem::DuplicateField);
    }
    if ends.contains(&0) || ends.len() < located.len() {
        return Err(Problem::HistoryBroken);
    }
    let mut previous: Option<PdfFile<'_>> = None;
    for (field, place) in located {
        let prefix = file.bytes.get(..place.end).ok_or(Problem::HistoryBroken)?;
        let revision = PdfFile::open(prefix).map_err(|_| Problem::HistoryBroken)?;
        let value = place.value.ok_or(Problem::HistoryBroken)?;
        let was_signed = signature_fields(&revision)
            .map_err(|_| Problem::HistoryBroken)?
            .iter()
            .any(|f| f.id == field.id && f.name == field.name && f.value() == field.value());
        if !was_signed {
            return Err(Problem::HistoryBroken);
        }
        if let Some(before) = &previous {
            let signed = Signed {
                field: field.id,
                value,
            };
            answer
                .changes_after
                .extend(changes::between(before, &revision, Some(signed))?);
        }
        previous = Some(revision);
    }
    if let Some(last) = &previous {
        answer
            .changes_after
            .extend(changes::between(last, file, None)?);
    }
    Ok(())
}

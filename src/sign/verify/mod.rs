//! Verification: is this file exactly what was signed, and by whom?

pub(super) mod changes;
mod history;
mod reference;
pub(super) mod report;
pub(super) mod shadow;
mod signature;
pub(super) mod time_stamp;
pub(super) mod trust;

use chrono::{DateTime, FixedOffset};

use self::changes::ChangeKind;
use self::report::{SignatureKind, Verification};
use self::signature::Located;
use self::trust::TrustAnchors;
use super::MAX_PDF;
use super::pdf::field::{SignatureField, signature_fields};
use super::pdf::file::{Fault, PdfFile};
use super::pdf::xref;
use super::problem::Problem;

/// Most signatures looked at.
const MAX_SIGNATURES: usize = 32;
/// Most bytes hashed for all signatures together: three signatures of the
/// largest file, or all of them of an ordinary one.
const MAX_HASHED: usize = 3 * MAX_PDF;

/// Whether these bytes are nothing, or one end-of-line too many.
fn is_line_end(bytes: &[u8]) -> bool {
    bytes.len() <= 2 && bytes.iter().all(|b| matches!(b, b'\r' | b'\n'))
}

/// Verifies every signature of a PDF. `at` is the time the certificates are held
/// against where no trusted time stamp proves another; without it, the time each
/// signer claims. Never fails: what is wrong is in the answer. The work is
/// bounded for hostile input.
pub fn verify(pdf: &[u8], trust: &TrustAnchors, at: Option<DateTime<FixedOffset>>) -> Verification {
    let mut answer = Verification::default();
    if let Err(problem) = examine(pdf, trust, at, &mut answer) {
        answer.problems.push(problem);
    }
    if !covers_all(&answer) {
        answer.problems.push(Problem::NotWholeFile);
    }
    if answer.changes_after.iter().any(|c| !c.allowed) {
        answer.problems.push(Problem::ChangedAfterSigning);
    }
    answer.valid = answer.problems.is_empty()
        && !answer.signatures.is_empty()
        && answer.signatures.iter().all(|s| s.intact);
    answer
}

/// Whether the last signature covers the file, or only data for checking it
/// later came after it.
fn covers_all(answer: &Verification) -> bool {
    let Some(last) = answer.signatures.last() else {
        return true;
    };
    let count = answer.signatures.len();
    let mut later = answer.changes_after.iter().filter(|c| c.after == count);
    last.covers_whole_file || later.any(|c| c.kind == ChangeKind::ValidationData)
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
    if !pdf.starts_with(b"%PDF-") {
        return Err(not_pdf(Fault("no %PDF- header")));
    }
    let end = xref::end_of_document(pdf).ok_or_else(|| not_pdf(Fault("no %%EOF")))?;
    let rest = pdf.get(end..).unwrap_or_default();
    if !is_line_end(rest) {
        answer
            .problems
            .push(Problem::TrailingBytes { count: rest.len() });
    }
    let file = PdfFile::open_until(pdf, end).map_err(not_pdf)?;
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
        .map(|field| (field, signature::locate(&file, field)))
        .collect();
    located.sort_by_key(|(_, l)| l.end);
    if located.iter().map(|(_, l)| l.end).sum::<usize>() > MAX_HASHED {
        return Err(Problem::TooManySignatures);
    }
    for (_, one) in &mut located {
        one.check(pdf, trust);
    }
    note_proofs(&mut located);
    for (_, one) in &mut located {
        one.judge(trust, at);
    }
    let history = history::examine(&file, &fields, &located, answer);
    answer.signatures = located.into_iter().map(|(_, l)| l.report).collect();
    history
}

/// A time stamp over the document proves every signature before it.
fn note_proofs(located: &mut [(&SignatureField, Located)]) {
    let mut later = None;
    for (_, one) in located.iter_mut().rev() {
        if let Some(proof) = &later {
            one.note_proof(proof);
        }
        let is_proof = one.report.kind == SignatureKind::TimeStamp && one.report.intact;
        if is_proof
            && one
                .report
                .proven
                .as_ref()
                .is_some_and(|p| p.trusted().is_some())
        {
            later.clone_from(&one.report.proven);
        }
    }
}

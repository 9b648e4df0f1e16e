//! `verify`: is this PDF exactly what was signed, and by whom? Exit 0 only
//! where the document is valid as a whole.

use super::Exit;
use super::args::VerifyTask;
use super::output::Output;
use crate::app::check;
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::message::{signature_change, signature_problem};
use crate::exchange::to_json;
use crate::i18n::{Language, Translate};
use crate::sign::Verification;

pub(super) fn run(
    task: &VerifyTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let verification = check::verify_file(&task.file, &task.trust, &task.crl, clock.now())?;
    let text = if task.json {
        to_json(&check::form(&verification, output.language))?
    } else {
        page(output.language, &verification)
    };
    output.data(&text)?;
    Ok(if verification.valid {
        Exit::Done
    } else {
        Exit::Negative
    })
}

/// The result for a person to read.
pub(super) fn page(l: Language, result: &Verification) -> String {
    let mut page = format!("{}\n", check::verdict(l, result));
    for problem in &result.problems {
        page += &format!("- {}\n", signature_problem(l, problem));
    }
    for signature in &result.signatures {
        let state = if signature.intact {
            l.pick("nguyên vẹn", "intact")
        } else {
            l.pick("KHÔNG nguyên vẹn", "NOT intact")
        };
        page += &format!(
            "{} {}: {}{} – {state}\n",
            l.pick("Chữ ký", "Signature"),
            signature.field,
            signature.signer,
            signature
                .organization
                .as_ref()
                .map(|o| format!(", {o}"))
                .unwrap_or_default(),
        );
        for problem in &signature.problems {
            page += &format!("  - {}\n", signature_problem(l, problem));
        }
        for remark in check::remarks(l, signature) {
            page += &format!("  {remark}\n");
        }
        page += &format!("  {}\n", check::scope(l, signature));
    }
    if !result.changes_after.is_empty() {
        page += l.pick("Thay đổi sau khi ký:\n", "Changed after signing:\n");
    }
    for change in &result.changes_after {
        page += &format!("  {}\n", signature_change(l, change));
    }
    page
}

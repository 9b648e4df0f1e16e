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
use crate::i18n::{self, Language, Translate};
use crate::sign::Verification;

pub(super) fn run(
    task: &VerifyTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let verification = check::verify_file(&task.file, &task.trust, clock.now())?;
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
    let mut page = if result.valid {
        l.pick(
            "HỢP LỆ: tài liệu nguyên vẹn như khi ký.\n",
            "VALID: the document is as it was signed.\n",
        )
    } else {
        l.pick("KHÔNG HỢP LỆ.\n", "NOT VALID.\n")
    }
    .to_owned();
    for problem in &result.problems {
        page += &format!("- {}\n", signature_problem(l, problem));
    }
    for signature in &result.signatures {
        let time = signature.time.map(i18n::date_time).unwrap_or_default();
        let yes_no = |yes: bool| {
            if yes {
                l.pick("có", "yes")
            } else {
                l.pick("không", "no")
            }
        };
        page += &format!(
            "{} {}: {} {time}; {}: {}; {}: {}; {}: {}\n",
            l.pick("Chữ ký", "Signature"),
            signature.field,
            signature.signer,
            l.pick("nguyên vẹn", "intact"),
            yes_no(signature.intact),
            l.pick("người cấp được tin cậy", "issuer trusted"),
            yes_no(signature.trusted),
            l.pick("bao trùm toàn bộ tệp", "covers the whole file"),
            yes_no(signature.covers_whole_file),
        );
        for problem in &signature.problems {
            page += &format!("  - {}\n", signature_problem(l, problem));
        }
    }
    for change in result.changes_after.iter().filter(|change| !change.allowed) {
        page += &format!(
            "{}: {}\n",
            l.pick("Thay đổi sau khi ký", "Changed after signing"),
            signature_change(l, change)
        );
    }
    page
}

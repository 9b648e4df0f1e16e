//! `sign`: puts a signature into an empty field of a report that is a file already, mostly
//! the agency's seal over the leader's signature. Prints the path of the file written.

use super::Exit;
use super::args::SignTask;
use super::output::Output;
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::app::picture::Motif;
use crate::app::signing::{SignFileRequest, sign_file};
use crate::i18n;
use crate::report::document::AGENCY_FIELD;
use crate::sign::TrustAnchors;

pub(super) fn run(task: &SignTask, clock: &SharedClock, output: &Output) -> Result<Exit, AppError> {
    let motif = if task.field == AGENCY_FIELD {
        Motif::Seal {
            across: task.seal_mm,
        }
    } else {
        Motif::Signature
    };
    // The command line asks for a key before it comes here.
    let Some(with) = task.key.sign_with(motif)? else {
        return Ok(Exit::BadInput);
    };
    let request = SignFileRequest {
        path: task.file.clone(),
        out: task.out.clone(),
        field: task.field.clone(),
        place: task.place.clone(),
        with,
    };
    let signed = sign_file(
        &request,
        &TrustAnchors::default(),
        clock.now(),
        &Progress::default(),
    )?;
    output.data(&format!("{}\n", signed.path.display()))?;
    if let Some(scaled) = signed.scaled {
        output.tell(&i18n::seal_scaled(
            output.language,
            scaled.asked,
            scaled.drawn,
        ));
    }
    if signed.verification.valid {
        return Ok(Exit::Done);
    }
    output.tell(&super::verify::page(output.language, &signed.verification));
    Ok(Exit::Signing)
}

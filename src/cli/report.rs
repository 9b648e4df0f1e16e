//! `report`: writes the PDF, signed where a key is given. Prints its path.

use std::path::Path;

use zeroize::Zeroizing;

use super::Exit;
use super::args::ReportTask;
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::export::{ExportRequest, SignWith};
use crate::app::headless;
use crate::app::key_source::KeySource;

pub(super) fn run(
    task: &ReportTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let sign = match (&task.sign_p12, &task.pass_file) {
        (Some(key), Some(pass)) => Some(SignWith {
            source: KeySource::Pkcs12(key.clone()),
            passphrase: first_line(pass)?,
            picture: task.picture.clone(),
        }),
        _ => None,
    };
    let mut session = open(&task.db, task.assessment, clock)?;
    let request = ExportRequest {
        path: task.out.clone(),
        sign,
    };
    session.execute(Command::Export(Box::new(request)))?;
    for event in headless::finish(&mut session)? {
        if let Event::Exported(exported) = event {
            output.data(&format!("{}\n", exported.path.display()))?;
            if let Some(check) = exported.verification.filter(|check| !check.valid) {
                output.tell(&super::verify::page(output.language, &check));
                return Ok(Exit::Signing);
            }
        }
    }
    Ok(Exit::Done)
}

/// The first line of a file, without its line end; wiped from memory after use.
pub(super) fn first_line(path: &Path) -> Result<Zeroizing<String>, AppError> {
    let text = std::fs::read_to_string(path).map_err(|e| AppError::read(path, &e))?;
    let text = Zeroizing::new(text);
    Ok(Zeroizing::new(
        text.lines().next().unwrap_or_default().to_owned(),
    ))
}

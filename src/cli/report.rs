//! `report`: writes the PDF, signed where a key is given. Prints its path.

use super::Exit;
use super::args::ReportTask;
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::export::ExportRequest;
use crate::app::headless;
use crate::app::picture::Motif;

pub(super) fn run(
    task: &ReportTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let sign = task.key.sign_with(Motif::Signature)?;
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

//! `export docx | xlsx`: the assessment as a file of an office program. Prints its path.

use super::Exit;
use super::args::{ExportTask, OfficeTask};
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::headless;
use crate::app::office::OfficeFile;

pub(super) fn run(
    task: &ExportTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    match task {
        ExportTask::Docx(task) => office(task, OfficeFile::Word, clock, output),
        ExportTask::Xlsx(task) => office(task, OfficeFile::Excel, clock, output),
    }
}

fn office(
    task: &OfficeTask,
    file: OfficeFile,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let mut session = open(&task.db, task.assessment, clock)?;
    let path = task.out.clone();
    session.execute(Command::ExportOffice { file, path })?;
    for event in headless::finish(&mut session)? {
        if let Event::OfficeWritten(path) = event {
            output.data(&format!("{}\n", path.display()))?;
        }
    }
    Ok(Exit::Done)
}

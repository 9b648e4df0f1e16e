//! `export`: the assessment in formats of other programs. Prints the paths written.

use super::Exit;
use super::args::{ExportTask, OfficeTask, OscalTask};
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::headless;
use crate::app::office::OfficeFile;

pub(super) fn run(
    task: ExportTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    match task {
        ExportTask::Oscal(task) => oscal(task, clock, output),
        ExportTask::Docx(task) => office(task, OfficeFile::Word, clock, output),
        ExportTask::Xlsx(task) => office(task, OfficeFile::Excel, clock, output),
    }
}

fn oscal(task: OscalTask, clock: &SharedClock, output: &Output) -> Result<Exit, AppError> {
    let mut session = open(&task.db, task.assessment, clock)?;
    session.execute(Command::ExportOscal {
        dir: task.out,
        language: task.language.into(),
    })?;
    for event in headless::finish(&mut session)? {
        if let Event::OscalExported(paths) = event {
            let lines = paths.iter().map(|path| format!("{}\n", path.display()));
            output.data(&lines.collect::<String>())?;
        }
    }
    Ok(Exit::Done)
}

fn office(
    task: OfficeTask,
    file: OfficeFile,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let mut session = open(&task.db, task.assessment, clock)?;
    let path = task.out;
    session.execute(Command::ExportOffice { file, path })?;
    for event in headless::finish(&mut session)? {
        if let Event::OfficeWritten(path) = event {
            output.data(&format!("{}\n", path.display()))?;
        }
    }
    Ok(Exit::Done)
}

//! `export`: the assessment in formats of other programs. Prints the paths written.

use super::Exit;
use super::args::{ExportTask, OscalTask};
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::headless;

pub(super) fn run(
    task: ExportTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    match task {
        ExportTask::Oscal(task) => oscal(task, clock, output),
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

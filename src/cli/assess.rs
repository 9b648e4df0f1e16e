//! `assess`: an assessment from files. Prints its number.

use super::Exit;
use super::args::AssessTask;
use super::output::Output;
use crate::app::assess::{assess, check_files};
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::library::Library;
use crate::app::paths;
use crate::app::session::Session;
use crate::exchange::{answers_json, profile_json};
use crate::model::id::CatalogId;

pub(super) fn run(
    task: &AssessTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let read = |path: &std::path::Path| std::fs::read(path).map_err(|e| AppError::read(path, &e));
    // Everything is read and checked before the database is touched, or made.
    let profile = profile_json::read(&read(&task.profile)?)?;
    let mut library = Library::built_in()?;
    library.add_folder(&paths::catalog_folder(&task.db));
    let catalog = library.get(&CatalogId::new(task.catalog.as_str()))?;
    let answers = answers_json::read(&read(&task.answers)?, &catalog)?;
    check_files(&answers, task.evidence.as_deref())?;
    let wake = std::sync::Arc::new(|| {});
    let mut session = Session::open_with(&task.db, library, clock.clone(), wake)?;
    let id = assess(
        &mut session,
        &catalog,
        profile,
        answers,
        task.evidence.as_deref(),
    )?;
    output.data(&format!("{id}\n"))?;
    Ok(Exit::Done)
}

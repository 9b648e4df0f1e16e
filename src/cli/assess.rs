//! `assess`: an assessment from files. Prints its number.

use super::Exit;
use super::args::AssessTask;
use super::output::Output;
use crate::app::assess::assess;
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::session::Session;
use crate::exchange::{answers_json, profile_json};
use crate::model::id::CatalogId;

pub(super) fn run(
    task: &AssessTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let read = |path: &std::path::Path| std::fs::read(path).map_err(|e| AppError::read(path, &e));
    let profile = profile_json::read(&read(&task.profile)?)?;
    let mut session = Session::open(&task.db, clock.clone(), std::sync::Arc::new(|| {}))?;
    let catalog = session
        .library
        .get(&CatalogId::new(task.catalog.as_str()))?;
    let answers = answers_json::read(&read(&task.answers)?, &catalog)?;
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

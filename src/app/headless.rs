//! Driving a session without a window: run a command's jobs to their end.

use std::sync::Arc;
use std::time::Duration;

use super::error::AppError;
use super::event::Event;
use super::session::Session;

/// How long to wait for the disk before it counts as a failure.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// Waits for all running jobs and gives what they had to tell.
///
/// # Errors
/// The first job that failed, or the first file that was refused.
pub fn finish(session: &mut Session) -> Result<Vec<Event>, AppError> {
    let mut told = Vec::new();
    loop {
        for event in session.poll() {
            match event {
                Event::Failed(error) => return Err(unshared(error)),
                Event::Imported { refused, added } => {
                    if let Some((_, error)) = refused.into_iter().next() {
                        return Err(unshared(error));
                    }
                    told.push(Event::Imported {
                        added,
                        refused: vec![],
                    });
                }
                other => told.push(other),
            }
        }
        if session.jobs.is_empty() {
            return Ok(told);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The error itself; an event's error has no other holder here.
fn unshared(error: Arc<AppError>) -> AppError {
    Arc::try_unwrap(error).unwrap_or_else(|shared| AppError::Thread {
        detail: shared.to_string(),
    })
}

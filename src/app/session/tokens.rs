//! Looking for USB tokens while work goes on.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::run::Done;
use crate::app::tokens;

impl Session {
    /// A module may wait for its reader for seconds, so it is asked in a job.
    pub(super) fn find_tokens(&mut self, module: Option<PathBuf>) -> Result<(), AppError> {
        self.begin(JobKind::FindTokens, move || {
            let found = Arc::new(tokens::find(module.as_deref()));
            Ok(Done::Event(Event::Tokens(found)))
        })
    }
}

//! Slow work is begun here; what it brings back is taken in by the session itself.

use super::Session;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::export::Snapshot;
use crate::app::job::{Job, JobKind};
use crate::app::run::{self, Done};

impl Session {
    /// The open assessment as it is now, for work that goes on beside it.
    pub(super) fn snapshot(&self) -> Option<Snapshot> {
        self.current.as_ref().map(|current| Snapshot {
            assessment: current.assessment.clone(),
            catalog: current.catalog.clone(),
            controls: current.controls.clone(),
            scope: current.scope.clone(),
            score: current.score.clone(),
        })
    }

    pub(super) fn start_job(&mut self, command: Command) -> Result<(), AppError> {
        let snapshot = self.snapshot();
        let orders = self.writer.sender()?;
        let place = run::Place {
            orders,
            database: self.database.clone(),
            now: self.clock.now(),
            id: self.next_job,
            wake: self.wake.clone(),
        };
        self.jobs.push(run::start(command, snapshot, place)?);
        self.next_job += 1;
        Ok(())
    }

    /// Starts a job that needs no snapshot of the open assessment.
    pub(super) fn begin(
        &mut self,
        kind: JobKind,
        work: impl FnOnce() -> Result<Done, AppError> + Send + 'static,
    ) -> Result<(), AppError> {
        let job = Job::start(self.next_job, kind, self.wake.clone(), |_| work())?;
        self.jobs.push(job);
        self.next_job += 1;
        Ok(())
    }
}

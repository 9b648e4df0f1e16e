//! What is measured: the demonstration, made once in a folder of its own.
#![allow(dead_code, reason = "each bench uses its own part")]
#![allow(
    clippy::unwrap_used,
    reason = "a bench without its data measures nothing"
)]

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use tempfile::TempDir;
use tukiem::app::clock::{FixedClock, SharedClock};
use tukiem::app::command::Command;
use tukiem::app::demo;
use tukiem::app::export::Snapshot;
use tukiem::app::session::Session;
use tukiem::model::id::AssessmentId;

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap()
}

pub(crate) fn clock() -> SharedClock {
    Arc::new(FixedClock(now()))
}

/// A filled database, its signed report and its key.
pub(crate) struct Filled {
    folder: TempDir,
}

impl Filled {
    pub(crate) fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        demo::run(folder.path(), clock()).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn session(&self) -> Session {
        let mut session = Session::open(&self.path("tukiem.db"), clock(), Arc::new(|| {})).unwrap();
        session.execute(Command::Open(AssessmentId(1))).unwrap();
        session
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let session = self.session();
        let current = session.current.as_ref().unwrap();
        Snapshot {
            assessment: current.assessment.clone(),
            catalog: current.catalog.clone(),
            controls: current.controls.clone(),
            scope: current.scope.clone(),
            score: current.score.clone(),
        }
    }
}

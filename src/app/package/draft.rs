//! A package that was read and waits for a person's word.

use std::path::PathBuf;
use std::sync::Arc;

use super::passphrase::Passphrase;
use super::read::Received;
use super::relation::{Here, Relation};
use crate::app::overview::Overview;
use crate::model::id::AssessmentId;

/// How a package is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// As a new assessment, with its own id: it is not here yet.
    Add,
    /// Beside the one here, as an assessment of its own.
    Copy,
    /// Into the one here, as one step that can be undone.
    Update,
}

/// A package that was read and checked. Nothing of it is in the database.
#[derive(Clone, Debug)]
pub struct PackageDraft {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub received: Arc<Received>,
    /// The same assessment as it is here; `None` where it is not.
    pub here: Option<Here>,
    /// Progress and score of the one in the package.
    pub overview: Overview,
    pub(in crate::app) passphrase: Passphrase,
}

impl PackageDraft {
    /// The ways in which it can be taken in, the one to offer first at the front.
    /// None where the same is here already.
    pub fn ways(&self) -> &'static [How] {
        match &self.here {
            None => &[How::Add],
            Some(here) if here.relation == Relation::Same => &[],
            Some(here) if here.hindrance.is_some() => &[How::Copy],
            Some(here) if here.relation == Relation::Newer => &[How::Update, How::Copy],
            // What was changed later here is not overwritten by habit.
            Some(_) => &[How::Copy, How::Update],
        }
    }
}

/// What happened to a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageNews {
    /// It was read; it waits in [`crate::app::session::Session::package`].
    Read,
    /// It was written.
    Written {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// It was taken in.
    TakenIn {
        /// How.
        how: How,
        /// The assessment's number here.
        assessment: AssessmentId,
    },
}

/// What a job on a package brings back.
#[derive(Debug)]
pub enum PackageDone {
    /// It was read.
    Read {
        /// The file.
        path: PathBuf,
        /// What it holds.
        received: Box<Received>,
        /// Opens it again.
        passphrase: Passphrase,
    },
    /// Its evidence is in the store, without an assessment so far.
    Stored {
        /// What it holds.
        received: Arc<Received>,
        /// How it is taken in.
        how: How,
    },
}

//! Whether everything typed is on disk.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::error::AppError;

/// The state that the status bar shows.
#[derive(Clone, Debug, Default)]
pub enum Saving {
    /// Nothing was changed since the start.
    #[default]
    Untouched,
    /// Changes are on their way.
    Saving,
    /// Everything is on disk since this moment.
    Saved(DateTime<FixedOffset>),
    /// Not on disk; kept in memory and tried again.
    NotSaved(Arc<AppError>),
}

//! Chance comes in from outside: the one place where new assessments get their stable ids.

use std::sync::Arc;

use super::error::AppError;
use crate::model::id::AssessmentUid;
use crate::sign;

/// Where ids of new assessments come from; threads share it.
pub type UidSource = Arc<dyn Fn() -> Result<AssessmentUid, AppError> + Send + Sync>;

/// Draws each id from the system's random numbers.
pub fn random() -> UidSource {
    Arc::new(|| Ok(AssessmentUid(sign::random_bytes()?)))
}

/// Gives the same id each time: for a database with a single assessment whose
/// documents must come out the same at every run.
pub fn fixed(uid: AssessmentUid) -> UidSource {
    Arc::new(move || Ok(uid))
}

//! What is said once for an assessment, and its way to the leader.

use crate::app::current::Current;
use crate::app::error::AppError;
use crate::model::assessment::{Head, State};
use crate::model::change::Change;
use crate::model::text::nfc;

pub(super) fn replace(current: &Current, after: Head) -> Change {
    let before = Box::new(current.assessment.head.clone());
    Change::Head {
        before,
        after: Box::new(after),
    }
}

/// A step of the assessment on its way; refused where it does not start from `from`.
pub(super) fn step(
    current: &Current,
    from: State,
    to: State,
    comment: Option<&str>,
) -> Result<Vec<Change>, AppError> {
    let mut after = current.assessment.head.clone();
    if after.state != from {
        return Err(AppError::WrongState { state: after.state });
    }
    after.state = to;
    if let Some(comment) = comment {
        after.review = nfc(comment.trim());
    }
    Ok(vec![replace(current, after)])
}

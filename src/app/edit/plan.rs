//! The remediation plan.

use super::known;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::model::change::Change;
use crate::model::id::RemediationId;
use crate::model::remediation::Remediation;
use crate::model::text::{clean_line, nfc};

pub(super) fn edit(
    current: &Current,
    new: bool,
    line: Remediation,
) -> Result<Vec<Change>, AppError> {
    known(current, &line.item)?;
    let id = if new {
        current.assessment.next_remediation()
    } else {
        line.id
    };
    let action = nfc(line.action.trim());
    let after = Remediation {
        id,
        action,
        owner: clean_line(&line.owner),
        ..line
    };
    let before = current.assessment.plan.get(&id).cloned();
    Ok(vec![Change::Plan {
        id,
        before,
        after: Some(after),
    }])
}

pub(super) fn remove(current: &Current, id: RemediationId) -> Vec<Change> {
    let before = current.assessment.plan.get(&id).cloned();
    if before.is_none() {
        return vec![];
    }
    vec![Change::Plan {
        id,
        before,
        after: None,
    }]
}

//! Changes into tables: one transaction a call, one audit row a change.

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior, params};

use super::audit::{self, Entry, Kind};
use super::error::StoreError;
use super::open::Store;
use super::value::moment;
use super::{evidence, head, link, plan, record, response};
use crate::model::change::Change;
use crate::model::id::AssessmentId;

impl Store {
    /// Writes changes in their order, all or none, with an audit row each. When
    /// it returns they are on the disk. What a change says of before goes into
    /// the audit only; the last write wins. No changes, nothing written.
    ///
    /// # Errors
    /// [`StoreError::Frozen`] where the assessment is approved or signed and more
    /// than its state would change; [`StoreError::MissingBlob`] and
    /// [`StoreError::BrokenReference`] for evidence that is not there;
    /// [`StoreError::NoAssessment`]; [`StoreError::DiskFull`].
    pub fn apply(
        &mut self,
        id: AssessmentId,
        changes: &[Change],
        at: DateTime<FixedOffset>,
        actor: &str,
    ) -> Result<(), StoreError> {
        if changes.is_empty() {
            return Ok(());
        }
        let transaction = self
            .connection_mut()
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let touched = transaction
            .prepare_cached("UPDATE assessment SET changed = ?2 WHERE id = ?1")?
            .execute(params![id.0, moment(at)])?;
        if touched == 0 {
            return Err(StoreError::NoAssessment { id });
        }
        write_all(&transaction, id, changes, at, actor)?;
        transaction.commit()?;
        Ok(())
    }
}

/// Writes changes with their audit rows, within the caller's transaction.
pub(super) fn write_all(
    transaction: &Connection,
    id: AssessmentId,
    changes: &[Change],
    at: DateTime<FixedOffset>,
    actor: &str,
) -> Result<(), StoreError> {
    for change in changes {
        write(transaction, id, change)?;
        audit::append(transaction, id, at, actor, &entry(change)?)?;
    }
    Ok(())
}

fn write(connection: &Connection, id: AssessmentId, change: &Change) -> Result<(), StoreError> {
    match change {
        Change::Response { item, after, .. } => response::write(connection, id, item, after),
        Change::Evidence {
            id: which, after, ..
        } => evidence::write(connection, id, *which, after.as_ref()),
        Change::Link {
            item,
            evidence,
            linked,
        } => link::write(connection, id, item, *evidence, *linked),
        Change::Plan {
            id: line, after, ..
        } => plan::write(connection, id, *line, after.as_ref()),
        Change::Head { after, .. } => head::write(connection, id, after),
    }
}

/// What the audit keeps of a change.
fn entry(change: &Change) -> Result<Entry, StoreError> {
    Ok(match change {
        Change::Response {
            item,
            before,
            after,
        } => Entry {
            kind: Kind::Response,
            subject: item.to_string(),
            before: Some(record::response(before)?),
            after: Some(record::response(after)?),
        },
        Change::Evidence { id, before, after } => Entry {
            kind: Kind::Evidence,
            subject: id.to_string(),
            before: before.as_ref().map(record::evidence).transpose()?,
            after: after.as_ref().map(record::evidence).transpose()?,
        },
        Change::Link {
            item,
            evidence,
            linked,
        } => {
            let link = Some(record::link(*evidence)?);
            let (before, after) = if *linked { (None, link) } else { (link, None) };
            Entry {
                kind: Kind::Link,
                subject: item.to_string(),
                before,
                after,
            }
        }
        Change::Plan { id, before, after } => Entry {
            kind: Kind::Plan,
            subject: id.to_string(),
            before: before.as_ref().map(record::remediation).transpose()?,
            after: after.as_ref().map(record::remediation).transpose()?,
        },
        Change::Head { before, after } => Entry {
            kind: Kind::Head,
            subject: String::new(),
            before: Some(record::head(before)?),
            after: Some(record::head(after)?),
        },
    })
}

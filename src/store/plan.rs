//! Lines of the remediation plan.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::code::Coded;
use super::error::StoreError;
use super::value::{Columns, number};
use crate::model::id::{AssessmentId, ItemId, RemediationId};
use crate::model::remediation::Remediation;

const UPSERT: &str = "INSERT INTO remediation (assessment, id, item, action, owner, deadline, cost,
    status)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (assessment, id) DO UPDATE SET item = excluded.item, action = excluded.action,
    owner = excluded.owner, deadline = excluded.deadline, cost = excluded.cost,
    status = excluded.status";

/// Writes a line.
pub(super) fn write(
    connection: &Connection,
    id: AssessmentId,
    line: RemediationId,
    content: Option<&Remediation>,
) -> Result<(), StoreError> {
    let Some(content) = content else {
        let sql = "DELETE FROM remediation WHERE assessment = ?1 AND id = ?2";
        connection.prepare_cached(sql)?.execute([id.0, line.0])?;
        return Ok(());
    };
    let cost = content.cost.map(|cost| number(cost, "cost")).transpose()?;
    connection.prepare_cached(UPSERT)?.execute(params![
        id.0,
        line.0,
        content.item.as_str(),
        content.action,
        content.owner,
        content.deadline.map(|date| date.to_string()),
        cost,
        content.status.code()
    ])?;
    Ok(())
}

/// Reads the plan of an assessment.
pub(super) fn read_all(
    connection: &Connection,
    id: AssessmentId,
) -> Result<BTreeMap<RemediationId, Remediation>, StoreError> {
    let sql = "SELECT id, item, action, owner, deadline, cost, status
        FROM remediation WHERE assessment = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    let mut plan = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Columns(row);
        let id = RemediationId(row.get("id")?);
        let cost = match row.get::<Option<i64>>("cost")? {
            Some(_) => Some(row.size("cost")?),
            None => None,
        };
        let line = Remediation {
            id,
            item: ItemId::new(row.get::<String>("item")?),
            action: row.get("action")?,
            owner: row.get("owner")?,
            deadline: row.optional_date("deadline")?,
            cost,
            status: row.code("status")?,
        };
        plan.insert(id, line);
    }
    Ok(plan)
}

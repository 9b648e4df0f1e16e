//! What was answered to an item before, out of the audit.

use chrono::{DateTime, FixedOffset};
use rusqlite::params;

use super::audit::Kind;
use super::error::StoreError;
use super::open::Reader;
use super::record;
use super::value::Columns;
use crate::model::id::{AssessmentId, ItemId};
use crate::model::response::Response;

/// One change of an item's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub actor: String,
    /// What was recorded.
    pub before: Response,
    /// What was recorded then.
    pub after: Response,
}

impl Reader {
    /// Every change of an item's answer, the oldest first.
    pub fn history(&self, id: AssessmentId, item: &ItemId) -> Result<Vec<HistoryRow>, StoreError> {
        let sql = "SELECT at, actor, before, after FROM audit
            WHERE assessment = ?1 AND kind = ?2 AND subject = ?3 ORDER BY seq";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query(params![id.0, Kind::Response.code(), item.as_str()])?;
        let mut history = Vec::new();
        while let Some(row) = rows.next()? {
            let row = Columns(row);
            history.push(HistoryRow {
                at: row.moment("at")?,
                actor: row.get("actor")?,
                before: row.parsed("before", record::read_response)?,
                after: row.parsed("after", record::read_response)?,
            });
        }
        Ok(history)
    }
}

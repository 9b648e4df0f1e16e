//! The audit: a chain of rows, each with a SHA-256 over itself and the hash of
//! the row before. A row edited, removed from the middle or put in between
//! breaks the chain there. Rows cut off the end, or a chain recomputed as a
//! whole, cannot be seen from inside the file.

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::error::StoreError;
use super::open::Reader;
use super::value::moment;
use crate::model::id::AssessmentId;

/// What the first row follows.
const BEGINNING: [u8; 32] = [0; 32];

/// What happened, as it stands in the column `kind`.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Create,
    Head,
    Response,
    Evidence,
    Link,
    Plan,
}

impl Kind {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Head => "head",
            Self::Response => "response",
            Self::Evidence => "evidence",
            Self::Link => "link",
            Self::Plan => "plan",
        }
    }
}

/// One thing that happened.
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// Item, evidence or line of the plan; empty for the assessment itself.
    pub(super) subject: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What a check of the audit found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditChain {
    /// The chain holds.
    Whole {
        /// How many rows it has.
        rows: u64,
    },
    /// The first row that does not follow from the one before it.
    BrokenAt {
        /// Its number in the audit.
        seq: i64,
    },
}

/// Adds a row at the end of the chain.
pub(super) fn append(
    connection: &Connection,
    assessment: AssessmentId,
    at: DateTime<FixedOffset>,
    actor: &str,
    entry: &Entry,
) -> Result<(), StoreError> {
    let last: Option<(i64, [u8; 32])> = connection
        .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (last, prev_hash) = last.unwrap_or((0, BEGINNING));
    let row = Row {
        seq: last + 1,
        at: moment(at),
        actor: actor.to_owned(),
        assessment: assessment.0,
        kind: entry.kind.code().to_owned(),
        subject: entry.subject.clone(),
        before: entry.before.clone(),
        after: entry.after.clone(),
    };
    let sql = "INSERT INTO audit (seq, at, actor, assessment, kind, subject, before, after,
        prev_hash, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    connection.prepare_cached(sql)?.execute(params![
        row.seq,
        row.at,
        row.actor,
        row.assessment,
        row.kind,
        row.subject,
        row.before,
        row.after,
        prev_hash,
        row.hash(&prev_hash)
    ])?;
    Ok(())
}

impl Reader {
    /// Recomputes the chain of the audit.
    pub fn verify_audit(&self) -> Result<AuditChain, StoreError> {
        let sql = "SELECT seq, at, actor, assessment, kind, subject, before, after, prev_hash, hash
            FROM audit ORDER BY seq";
        let mut statement = self.connection().prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut expected = BEGINNING;
        let mut count = 0;
        while let Some(columns) = rows.next()? {
            let row = Row {
                seq: columns.get("seq")?,
                at: columns.get("at")?,
                actor: columns.get("actor")?,
                assessment: columns.get("assessment")?,
                kind: columns.get("kind")?,
                subject: columns.get("subject")?,
                before: columns.get("before")?,
                after: columns.get("after")?,
            };
            let prev_hash: [u8; 32] = columns.get("prev_hash")?;
            let hash: [u8; 32] = columns.get("hash")?;
            count += 1;
            let follows = row.seq == count && prev_hash == expected;
            if !follows || hash != row.hash(&prev_hash) {
                return Ok(AuditChain::BrokenAt { seq: row.seq });
            }
            expected = hash;
        }
        Ok(AuditChain::Whole {
            rows: count.unsigned_abs(),
        })
    }
}

struct Row {
    seq: i64,
    at: String,
    actor: String,
    assessment: i64,
    kind: String,
    subject: String,
    before: Option<String>,
    after: Option<String>,
}

impl Row {
    /// Each field goes in with its length, so that no two rows give the same bytes.
    fn hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        hasher.update(self.seq.to_le_bytes());
        hasher.update(self.assessment.to_le_bytes());
        let always = [&self.at, &self.actor, &self.kind, &self.subject];
        let fields = always.map(Some).into_iter();
        for field in fields.chain([self.before.as_ref(), self.after.as_ref()]) {
            match field {
                None => hasher.update([0]),
                Some(text) => {
                    hasher.update([1]);
                    hasher.update((text.len() as u64).to_le_bytes());
                    hasher.update(text);
                }
            }
        }
        hasher.finalize().into()
    }
}

//! Whole assessments: making, listing, reading.

use chrono::{DateTime, FixedOffset};
use rusqlite::TransactionBehavior;

use super::apply::write_all;
use super::audit::{self, Entry, Kind};
use super::error::StoreError;
use super::open::{Reader, Store};
use super::value::Columns;
use super::{evidence, head, link, plan, record, response, texts};
use crate::model::assessment::{Assessment, Head, State};
use crate::model::change::Change;
use crate::model::difference::difference;
use crate::model::id::{AssessmentId, AssessmentUid, CatalogId};

/// What a list of assessments shows of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentSummary {
    /// Its number.
    pub id: AssessmentId,
    /// Its name wherever it goes.
    pub uid: AssessmentUid,
    /// Its name.
    pub name: String,
    /// Year reported on.
    pub year: i32,
    /// Its catalog.
    pub catalog: CatalogId,
    /// The version of the catalog that it was made against.
    pub catalog_version: String,
    /// Where it stands.
    pub state: State,
    /// When anything of it last changed.
    pub changed: DateTime<FixedOffset>,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
    /// Name of the unit in it.
    pub unit: String,
}

impl Store {
    /// Makes an empty assessment and gives its number.
    pub fn create(
        &mut self,
        uid: AssessmentUid,
        head: &Head,
        at: DateTime<FixedOffset>,
        actor: &str,
    ) -> Result<AssessmentId, StoreError> {
        self.create_with(uid, head, &[], at, actor)
    }

    /// Makes an assessment that holds these changes from its first moment: all of it or nothing.
    ///
    /// # Errors
    /// As [`Store::apply`].
    pub fn create_with(
        &mut self,
        uid: AssessmentUid,
        head: &Head,
        changes: &[Change],
        at: DateTime<FixedOffset>,
        actor: &str,
    ) -> Result<AssessmentId, StoreError> {
        let transaction = self
            .connection_mut()
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = head::insert(&transaction, uid, head, (at, at))?;
        let entry = Entry {
            kind: Kind::Create,
            subject: String::new(),
            before: None,
            after: Some(record::head(head)?),
        };
        audit::append(&transaction, id, at, actor, &entry)?;
        write_all(&transaction, id, changes, at, actor)?;
        transaction.commit()?;
        Ok(id)
    }
}

impl Store {
    /// Takes in an assessment from elsewhere as it is, with its id, its moments and its
    /// state, and keeps the text of its catalog: all of it or nothing. Its number
    /// is not kept; the new one is given. Its files must be in the store already.
    ///
    /// # Errors
    /// As [`Store::apply`]; [`StoreError::Sqlite`] where its id is here already.
    pub fn take_in(
        &mut self,
        assessment: &Assessment,
        catalog: &str,
        at: DateTime<FixedOffset>,
        actor: &str,
    ) -> Result<AssessmentId, StoreError> {
        let transaction = self
            .connection_mut()
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = &assessment.head;
        texts::keep_catalog(&transaction, &head.catalog, &head.catalog_version, catalog)?;
        // What is frozen takes no answers, so it is frozen last.
        let open = Head {
            state: State::Draft,
            ..head.clone()
        };
        let moments = (assessment.created, assessment.changed);
        let id = head::insert(&transaction, assessment.uid, &open, moments)?;
        let entry = Entry {
            kind: Kind::Create,
            subject: String::new(),
            before: None,
            after: Some(record::head(&open)?),
        };
        audit::append(&transaction, id, at, actor, &entry)?;
        let empty = Assessment::new(id, assessment.uid, open, assessment.created);
        let changes = difference(&empty, assessment);
        write_all(&transaction, id, &changes, at, actor)?;
        transaction.commit()?;
        Ok(id)
    }
}

impl Reader {
    /// All assessments, the one made last first.
    pub fn assessments(&self) -> Result<Vec<AssessmentSummary>, StoreError> {
        let sql = "SELECT id, uid, name, year, catalog, catalog_version, state, changed, created,
            unit_name FROM assessment ORDER BY id DESC";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let row = Columns(row);
            all.push(AssessmentSummary {
                id: AssessmentId(row.get("id")?),
                uid: row.uid("uid")?,
                name: row.get("name")?,
                year: row.get("year")?,
                catalog: CatalogId::new(row.get::<String>("catalog")?),
                catalog_version: row.get("catalog_version")?,
                state: row.code("state")?,
                changed: row.moment("changed")?,
                created: row.moment("created")?,
                unit: row.get("unit_name")?,
            });
        }
        Ok(all)
    }

    /// Reads a whole assessment, as it stood at one moment.
    ///
    /// # Errors
    /// [`StoreError::NoAssessment`]; [`StoreError::BadValue`] where a column
    /// holds what no Tukiem wrote.
    pub fn load(&self, id: AssessmentId) -> Result<Assessment, StoreError> {
        let snapshot = self.connection().unchecked_transaction()?;
        let mut statement = snapshot.prepare_cached("SELECT * FROM assessment WHERE id = ?1")?;
        let mut rows = statement.query([id.0])?;
        let row = Columns(rows.next()?.ok_or(StoreError::NoAssessment { id })?);
        Ok(Assessment {
            id,
            uid: row.uid("uid")?,
            created: row.moment("created")?,
            changed: row.moment("changed")?,
            head: head::read(&row)?,
            responses: response::read_all(&snapshot, id)?,
            evidence: evidence::read_all(&snapshot, id)?,
            links: link::read_all(&snapshot, id)?,
            plan: plan::read_all(&snapshot, id)?,
        })
    }
}

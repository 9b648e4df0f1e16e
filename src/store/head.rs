//! The columns of an assessment that are said once.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::code::Coded;
use super::error::StoreError;
use super::value::{Columns, codes, moment};
use crate::model::assessment::Head;
use crate::model::id::{AssessmentId, AssessmentUid, CatalogId};
use crate::model::profile::{Person, Profile};
use chrono::{DateTime, FixedOffset};

const INSERT: &str = "INSERT INTO assessment (name, catalog, catalog_version, year, period_start,
    period_end, recipients, remarks, proposals, state, unit_name, governing_body, unit_type, place,
    symbol, head_name, head_title, officer_name, officer_title, roles, facts, system_level, review,
    created, changed, uid)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
    ?20, ?21, ?22, ?23, ?24, ?25, ?26)";

const UPDATE: &str =
    "UPDATE assessment SET name = ?1, catalog = ?2, catalog_version = ?3, year = ?4,
    period_start = ?5, period_end = ?6, recipients = ?7, remarks = ?8, proposals = ?9, state = ?10,
    unit_name = ?11, governing_body = ?12, unit_type = ?13, place = ?14, symbol = ?15,
    head_name = ?16, head_title = ?17, officer_name = ?18, officer_title = ?19, roles = ?20,
    facts = ?21, system_level = ?22, review = ?23
    WHERE id = ?24";

/// Adds an assessment that was made and last changed then.
pub(super) fn insert(
    connection: &Connection,
    uid: AssessmentUid,
    head: &Head,
    (created, changed): (DateTime<FixedOffset>, DateTime<FixedOffset>),
) -> Result<AssessmentId, StoreError> {
    let mut values = values(head)?;
    values.push(Value::Text(moment(created)));
    values.push(Value::Text(moment(changed)));
    values.push(Value::Text(uid.to_string()));
    connection.execute(INSERT, params_from_iter(values))?;
    Ok(AssessmentId(connection.last_insert_rowid()))
}

/// Writes what is said once of an assessment.
pub(super) fn write(
    connection: &Connection,
    id: AssessmentId,
    head: &Head,
) -> Result<(), StoreError> {
    let mut values = values(head)?;
    values.push(Value::Integer(id.0));
    connection
        .prepare_cached(UPDATE)?
        .execute(params_from_iter(values))?;
    Ok(())
}

fn values(head: &Head) -> Result<Vec<Value>, StoreError> {
    let text = |text: &str| Value::Text(text.to_owned());
    let profile = &head.profile;
    Ok(vec![
        text(&head.name),
        text(head.catalog.as_str()),
        text(&head.catalog_version),
        Value::Integer(head.year.into()),
        Value::Text(head.period_start.to_string()),
        Value::Text(head.period_end.to_string()),
        Value::Text(super::record::json(&head.recipients)?),
        text(&head.remarks),
        text(&head.proposals),
        text(head.state.code()),
        text(&profile.name),
        text(&profile.governing_body),
        text(profile.unit_type.code()),
        text(&profile.place),
        text(&profile.symbol),
        text(&profile.head.name),
        text(&profile.head.title),
        text(&profile.officer.name),
        text(&profile.officer.title),
        Value::Text(codes(&profile.roles)),
        Value::Text(codes(&profile.facts)),
        Value::Integer(profile.system_level.into()),
        text(&head.review),
    ])
}

/// Reads what is said once from a row of `assessment`.
pub(super) fn read(row: &Columns<'_, '_>) -> Result<Head, StoreError> {
    Ok(Head {
        name: row.get("name")?,
        catalog: CatalogId::new(row.get::<String>("catalog")?),
        catalog_version: row.get("catalog_version")?,
        year: row.get("year")?,
        period_start: row.date("period_start")?,
        period_end: row.date("period_end")?,
        profile: Profile {
            name: row.get("unit_name")?,
            governing_body: row.get("governing_body")?,
            unit_type: row.code("unit_type")?,
            place: row.get("place")?,
            symbol: row.get("symbol")?,
            head: Person {
                name: row.get("head_name")?,
                title: row.get("head_title")?,
            },
            officer: Person {
                name: row.get("officer_name")?,
                title: row.get("officer_title")?,
            },
            roles: row.codes("roles")?,
            facts: row.codes("facts")?,
            system_level: row.get("system_level")?,
        },
        recipients: row.parsed("recipients", |text| serde_json::from_str(text).ok())?,
        remarks: row.get("remarks")?,
        proposals: row.get("proposals")?,
        review: row.get("review")?,
        state: row.code("state")?,
    })
}

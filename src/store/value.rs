//! Model values as text and numbers in columns.

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use rusqlite::Row;
use rusqlite::types::FromSql;

use super::code::Coded;
use super::error::StoreError;
use crate::model::evidence::Sha256;
use crate::model::id::AssessmentUid;

/// A moment as RFC 3339 text.
pub(super) fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

/// A number as `SQLite` has them.
pub(super) fn number(value: u64, field: &'static str) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(|_| StoreError::OutOfRange { field })
}

/// Codes with spaces between.
pub(super) fn codes<T: Coded>(set: &BTreeSet<T>) -> String {
    let codes: Vec<&str> = set.iter().map(|value| value.code()).collect();
    codes.join(" ")
}

/// Columns of a row by name, read as model values.
pub(super) struct Columns<'a, 'b>(pub(super) &'a Row<'b>);

impl Columns<'_, '_> {
    /// A column as it stands.
    pub(super) fn get<T: FromSql>(&self, column: &'static str) -> Result<T, StoreError> {
        Ok(self.0.get(column)?)
    }

    /// A moment.
    pub(super) fn moment(&self, column: &'static str) -> Result<DateTime<FixedOffset>, StoreError> {
        self.parsed(column, |text| DateTime::parse_from_rfc3339(text).ok())
    }

    /// A day.
    pub(super) fn date(&self, column: &'static str) -> Result<NaiveDate, StoreError> {
        self.parsed(column, |text| NaiveDate::from_str(text).ok())
    }

    /// A day, or none.
    pub(super) fn optional_date(
        &self,
        column: &'static str,
    ) -> Result<Option<NaiveDate>, StoreError> {
        match self.get::<Option<String>>(column)? {
            Some(_) => self.date(column).map(Some),
            None => Ok(None),
        }
    }

    /// A code.
    pub(super) fn code<T: Coded>(&self, column: &'static str) -> Result<T, StoreError> {
        self.parsed(column, T::from_code)
    }

    /// Codes with spaces between.
    pub(super) fn codes<T: Coded>(&self, column: &'static str) -> Result<BTreeSet<T>, StoreError> {
        self.parsed(column, |text| {
            text.split_whitespace().map(T::from_code).collect()
        })
    }

    /// A number that is not negative.
    pub(super) fn size(&self, column: &'static str) -> Result<u64, StoreError> {
        let value: i64 = self.get(column)?;
        u64::try_from(value).map_err(|_| bad(column, value.to_string()))
    }

    /// A content address.
    pub(super) fn sha256(&self, column: &'static str) -> Result<Sha256, StoreError> {
        Ok(Sha256(self.get(column)?))
    }

    /// The stable id of an assessment.
    pub(super) fn uid(&self, column: &'static str) -> Result<AssessmentUid, StoreError> {
        self.parsed(column, AssessmentUid::from_hex)
    }

    /// A text that `read` understands.
    pub(super) fn parsed<T>(
        &self,
        column: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        let text: String = self.get(column)?;
        read(&text).ok_or_else(|| bad(column, text))
    }
}

fn bad(column: &'static str, value: String) -> StoreError {
    StoreError::BadValue { column, value }
}

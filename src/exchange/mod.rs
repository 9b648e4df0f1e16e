//! The forms that enter and leave the program. Each JSON form has its schema (JSON
//! Schema 2020-12) in `assets/schemas/<form>.schema.json`; [`workbook`] is a
//! spreadsheet.
//!
//! Forms that enter refuse unknown and doubled names, are bounded in size and
//! depth, and report everything wrong with a JSON pointer (RFC 6901).

pub mod answers_json;
pub mod catalog_json;
pub mod collate_json;
pub mod coverage_json;
mod error;
mod inbound;
pub mod oscal;
pub mod package;
pub mod package_json;
pub mod profile_json;
pub mod reading_json;
pub mod score_json;
pub mod search_json;
pub mod sheet_json;
pub mod submission_json;
mod terms;
pub mod token_json;
pub mod verify_json;
mod words;
pub mod workbook;

pub use error::{ExchangeError, Finding, FindingKind};
pub use inbound::MAX_BYTES;
pub use terms::{BoundForm, ConditionForm, CriterionForm, IntervalForm, ReasonForm, TextForm};
pub use words::{
    AnswerWord, BearerWord, ClockWord, FactWord, ForceWord, GradeWord, MeasureWord, ReasonWord,
    RemediationStatusWord, RoleWord, StandingWord, StateWord, UnitTypeWord,
};

use serde::Serialize;

/// Writes a form as indented JSON with a line end.
///
/// # Errors
/// [`ExchangeError::Write`], which no form of this module causes.
pub fn to_json(form: &impl Serialize) -> Result<String, ExchangeError> {
    match serde_json::to_string_pretty(form) {
        Ok(text) => Ok(text + "\n"),
        Err(error) => Err(ExchangeError::Write {
            message: error.to_string(),
        }),
    }
}

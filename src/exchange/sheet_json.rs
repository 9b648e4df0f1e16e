//! What a filled-in spreadsheet would change, as `import xlsx --json` prints it
//! (`sheet.schema.json`).

use serde::Serialize;

use super::words::StandingWord;
use crate::model::id::ItemId;
use crate::model::response::{Answer, Response};
use crate::model::scoring::Standing;

/// The whole preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetForm {
    /// Name of the file.
    pub file: String,
    /// The items that change, in the order of the file.
    pub changes: Vec<ChangeForm>,
    /// Items that stand in the file as they are recorded.
    pub unchanged: usize,
    /// Items of the unit's scope that do not stand in the file.
    pub absent: usize,
    /// Everything wrong with the file.
    pub problems: Vec<ProblemForm>,
    /// Whether the changes were taken over.
    pub applied: bool,
}

/// An item that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeForm {
    /// The row as the spreadsheet program numbers it.
    pub row: u32,
    /// The item.
    pub item: String,
    /// What is recorded.
    pub before: RecordedForm,
    /// What the file says.
    pub after: RecordedForm,
}

/// An answer with its note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordedForm {
    /// The answer.
    pub answer: StandingWord,
    /// Why it does not apply; null with another answer.
    pub reason: Option<String>,
    /// The note.
    pub note: String,
}

/// One thing wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemForm {
    /// Name of the sheet; empty where it concerns the whole file.
    pub sheet: String,
    /// The row; null where it concerns a whole sheet.
    pub row: Option<u32>,
    /// Title of the column; empty where it concerns the whole row.
    pub column: String,
    /// What is wrong and what to do, in the language of messages.
    pub message: String,
}

impl ChangeForm {
    /// One change.
    pub fn of(row: u32, item: &ItemId, before: &Response, after: &Response) -> Self {
        Self {
            row,
            item: item.to_string(),
            before: before.into(),
            after: after.into(),
        }
    }
}

impl From<&Response> for RecordedForm {
    fn from(response: &Response) -> Self {
        let reason = match &response.answer {
            Some(Answer::NotApplicable { reason }) => Some(reason.clone()),
            _ => None,
        };
        Self {
            answer: Standing::from(response.answer.as_ref()).into(),
            reason,
            note: response.note.clone(),
        }
    }
}

//! What a filled-in spreadsheet would change, looked at before it is taken over.

use std::path::PathBuf;

use super::problem::SheetProblem;
use crate::model::assessment::Assessment;
use crate::model::change::Change;
use crate::model::id::{AssessmentId, ItemId};
use crate::model::response::Response;

/// One item whose answer or note would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The item.
    pub item: ItemId,
    /// Its position in the catalog.
    pub position: usize,
    /// The row as the spreadsheet program numbers it.
    pub row: u32,
    /// What is recorded.
    pub before: Response,
    /// What would be recorded.
    pub after: Response,
}

impl SheetRow {
    /// Whether the answer would change, and not only the note.
    pub fn changes_answer(&self) -> bool {
        self.before.answer != self.after.answer
    }
}

/// A spreadsheet held against an assessment. Nothing has been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetDraft {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The file.
    pub path: PathBuf,
    /// The items that would change, in the order of the file.
    pub rows: Vec<SheetRow>,
    /// Items that stand in the file as they are recorded.
    pub unchanged: usize,
    /// Items of the unit's scope that do not stand in the file; they stay as they are.
    pub absent: usize,
    /// Everything wrong with it, in the order of the file.
    pub problems: Vec<SheetProblem>,
}

impl SheetDraft {
    /// Name of the file.
    pub fn file(&self) -> String {
        let name = self.path.file_name();
        name.unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The rows whose item has been changed otherwise since the file was read.
    pub fn overtaken(&self, assessment: &Assessment) -> Vec<ItemId> {
        let moved = |row: &&SheetRow| {
            let now = assessment.response(&row.item);
            now.answer != row.before.answer || now.note != row.before.note
        };
        let moved = self.rows.iter().filter(moved);
        moved.map(|row| row.item.clone()).collect()
    }

    /// The changes of all good rows. A flag set meanwhile stays.
    pub fn changes(&self, assessment: &Assessment) -> Vec<Change> {
        let change = |row: &SheetRow| {
            let before = assessment.response(&row.item);
            let after = Response {
                flagged: before.flagged,
                ..row.after.clone()
            };
            Change::Response {
                item: row.item.clone(),
                before,
                after,
            }
        };
        self.rows.iter().map(change).collect()
    }
}

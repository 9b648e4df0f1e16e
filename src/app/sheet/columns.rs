//! Where the head row of the checklist stands in a file, and which column is which.

use super::problem::{SheetProblem, SheetProblemKind as Kind};
use super::titles::{ANSWER, CHECKLIST, ITEM, NOTE, REASON};
use super::words::key;
use crate::exchange::workbook::{FilledRow, FilledSheet, Value};

/// The head row is looked for in so many rows from the top.
const HEAD_WITHIN: usize = 50;

/// The columns of a checklist.
pub(super) struct Columns {
    /// The row they are named in.
    pub(super) head: u32,
    pub(super) item: u32,
    pub(super) answer: u32,
    pub(super) reason: Option<u32>,
    pub(super) note: Option<u32>,
}

impl Columns {
    /// The sheet of the checklist with its columns: the one of that name, else
    /// the first that has them.
    pub(super) fn find(sheets: &[FilledSheet]) -> Option<(&FilledSheet, Self)> {
        let named = |sheet: &&FilledSheet| key(&sheet.name) == key(CHECKLIST);
        let first = sheets.iter().filter(named);
        let others = sheets.iter().filter(|sheet| !named(sheet));
        first
            .chain(others)
            .find_map(|sheet| Some((sheet, Self::of(sheet)?)))
    }

    fn of(sheet: &FilledSheet) -> Option<Self> {
        sheet.rows.iter().take(HEAD_WITHIN).find_map(|row| {
            let at = |title: &str| columns(row, title).next();
            Some(Self {
                head: row.number,
                item: at(ITEM)?,
                answer: at(ANSWER)?,
                reason: at(REASON),
                note: at(NOTE),
            })
        })
    }

    /// Columns that are missing or stand twice.
    pub(super) fn problems(&self, sheet: &FilledSheet) -> Vec<SheetProblem> {
        let head = sheet.rows.iter().find(|row| row.number == self.head);
        let problem = |title: &str| {
            let kind = match head.map_or(0, |head| columns(head, title).count()) {
                0 => Kind::ColumnMissing,
                1 => return None,
                _ => Kind::ColumnDoubled,
            };
            Some(SheetProblem {
                sheet: sheet.name.clone(),
                row: Some(self.head),
                column: title.to_owned(),
                kind,
            })
        };
        [ITEM, ANSWER, REASON, NOTE]
            .into_iter()
            .filter_map(problem)
            .collect()
    }
}

/// The columns of a row that hold this title, however it is written.
fn columns<'a>(row: &'a FilledRow, title: &str) -> impl Iterator<Item = u32> + use<'a> {
    let title = key(title);
    let cells = row.cells.iter();
    cells.filter_map(move |(column, value)| match value {
        Value::Text(text) if key(text) == title => Some(*column),
        _ => None,
    })
}

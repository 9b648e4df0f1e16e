//! A filled-in spreadsheet held against the open assessment.

use std::collections::BTreeMap;
use std::path::Path;

use super::columns::Columns;
use super::draft::{SheetDraft, SheetRow};
use super::problem::{SheetProblem, SheetProblemKind as Kind, SheetRefusal};
use super::titles::{ABOUT, ANSWER, CATALOG, FORMAT, ITEM, MARK, NOTE, REASON, UID, VERSION};
use super::words::{Said, answer, key, said};
use crate::app::edit::MAX_NOTE_CHARS;
use crate::app::error::AppError;
use crate::app::export::Snapshot;
use crate::exchange::ExchangeError;
use crate::exchange::answers_json::MAX_TEXT;
use crate::exchange::workbook::{self, FilledRow, FilledSheet, Value};
use crate::model::catalog::Item;
use crate::model::response::{Answer, Response};
use crate::model::scoring::Standing;
use crate::model::text::{clean_line, is_direction_mark, nfc};

/// The problems listed for one file at most.
const MAX_PROBLEMS: usize = 1_000;

/// Reads a spreadsheet for the assessment of `snapshot`. `path` is where it came from.
///
/// # Errors
/// The file cannot be read, holds no checklist, or was made for another
/// regulation or version of it.
pub fn read(bytes: &[u8], path: &Path, snapshot: &Snapshot) -> Result<SheetDraft, AppError> {
    let sheets = workbook::read(bytes).map_err(ExchangeError::from)?;
    let (sheet, columns) = Columns::find(&sheets).ok_or(SheetRefusal::NoChecklist)?;
    let mut reading = Reading {
        snapshot,
        sheet,
        columns,
        problems: about(&sheets, snapshot)?,
        rows: vec![],
        unchanged: 0,
    };
    reading.problems.extend(reading.columns.problems(sheet));
    let seen = reading.rows();
    let in_scope = (0..snapshot.catalog.items.len()).filter(|at| snapshot.scope.applies(*at));
    let absent = in_scope.filter(|at| !seen.contains_key(at)).count();
    reading.problems.sort_by_key(|problem| problem.row);
    reading.problems.truncate(MAX_PROBLEMS);
    Ok(SheetDraft {
        assessment: snapshot.assessment.id,
        path: path.to_owned(),
        rows: reading.rows,
        unchanged: reading.unchanged,
        absent,
        problems: reading.problems,
    })
}

/// What the file says of itself.
fn about(sheets: &[FilledSheet], snapshot: &Snapshot) -> Result<Vec<SheetProblem>, SheetRefusal> {
    let sheet = sheets.iter().find(|sheet| key(&sheet.name) == key(ABOUT));
    let whole_file = |kind| SheetProblem {
        sheet: String::new(),
        row: None,
        column: String::new(),
        kind,
    };
    let said = |name: &str| {
        let mut rows = sheet?.rows.iter();
        rows.find_map(|row| match (row.cells.get(&0), row.cells.get(&1)) {
            (Some(Value::Text(named)), Some(value)) if key(named) == key(name) => plain(value),
            _ => None,
        })
    };
    if said(FORMAT).as_deref() != Some(MARK) {
        return Ok(vec![whole_file(Kind::Unmarked)]);
    }
    let catalog = &snapshot.catalog;
    let found = said(CATALOG).unwrap_or_default();
    if found != catalog.id.as_str() {
        let needed = catalog.id.to_string();
        return Err(SheetRefusal::OtherCatalog { found, needed });
    }
    let found = said(VERSION).unwrap_or_default();
    if found != catalog.content_version {
        let needed = catalog.content_version.clone();
        return Err(SheetRefusal::OtherVersion { found, needed });
    }
    if said(UID) == Some(snapshot.assessment.uid.to_string()) {
        return Ok(vec![]);
    }
    let found = said("Đợt đánh giá")
        .or_else(|| said(UID))
        .unwrap_or_default();
    Ok(vec![whole_file(Kind::OtherAssessment { found })])
}

/// A value of the sheet about the file; a year or version may have become a number.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(clean_line(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

struct Reading<'a> {
    snapshot: &'a Snapshot,
    sheet: &'a FilledSheet,
    columns: Columns,
    problems: Vec<SheetProblem>,
    rows: Vec<SheetRow>,
    unchanged: usize,
}

impl<'a> Reading<'a> {
    /// Reads every row below the head; gives the first row of each item met.
    fn rows(&mut self) -> BTreeMap<usize, u32> {
        let items = self.snapshot.catalog.items.iter().enumerate();
        let items: BTreeMap<&str, (usize, &'a Item)> = items
            .map(|(position, item)| (item.id.as_str(), (position, item)))
            .collect();
        let head = self.columns.head;
        let below = self.sheet.rows.iter().filter(|row| row.number > head);
        let named: Vec<_> = below
            .filter_map(|row| Some((row, self.item(row, &items)?)))
            .collect();
        let mut rows_of: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (row, (position, _)) in &named {
            rows_of.entry(*position).or_default().push(row.number);
        }
        for (row, (position, item)) in named {
            match rows_of.get(&position).map(Vec::as_slice) {
                Some([first, _, ..]) => {
                    let (item, first) = (item.id.clone(), *first);
                    self.problem(row.number, ITEM, Kind::Doubled { item, first });
                }
                _ => self.row(row, position, item),
            }
        }
        rows_of
            .into_iter()
            .filter_map(|(position, rows)| Some((position, *rows.first()?)))
            .collect()
    }

    /// The item a row is about; a row that says nothing is passed over.
    fn item(
        &mut self,
        row: &FilledRow,
        items: &BTreeMap<&str, (usize, &'a Item)>,
    ) -> Option<(usize, &'a Item)> {
        let kind = match row.cells.get(&self.columns.item) {
            Some(Value::Text(text)) => {
                let name = clean_line(text);
                match items.get(name.as_str()) {
                    Some(found) => return Some(*found),
                    None => Kind::UnknownItem {
                        found: short(&name),
                    },
                }
            }
            Some(_) => Kind::ItemChanged,
            None => {
                let columns = [
                    Some(self.columns.answer),
                    self.columns.reason,
                    self.columns.note,
                ];
                let said = columns.iter().flatten();
                if !said
                    .into_iter()
                    .any(|column| row.cells.contains_key(column))
                {
                    return None;
                }
                Kind::ItemMissing
            }
        };
        self.problem(row.number, ITEM, kind);
        None
    }

    fn row(&mut self, row: &FilledRow, position: usize, item: &Item) {
        let before = self.snapshot.assessment.response(&item.id);
        let Some(note) = self.note(row, &before) else {
            return;
        };
        let Some(answer) = self.answer(row, position, item, &before) else {
            return;
        };
        let after = Response {
            answer,
            note,
            flagged: before.flagged,
        };
        if after == before {
            self.unchanged += 1;
            return;
        }
        self.rows.push(SheetRow {
            item: item.id.clone(),
            position,
            row: row.number,
            before,
            after,
        });
    }

    /// The note a row gives; nothing where the row cannot be taken.
    fn note(&mut self, row: &FilledRow, before: &Response) -> Option<String> {
        let Some(column) = self.columns.note else {
            return Some(before.note.clone());
        };
        let text = self.text(row, column, NOTE, MAX_NOTE_CHARS)?;
        Some(unless_same(&before.note, text))
    }

    /// The answer a row gives (`Some(None)`: none); nothing where the row cannot be taken.
    #[expect(
        clippy::option_option,
        reason = "no answer is an answer of the file, too"
    )]
    fn answer(
        &mut self,
        row: &FilledRow,
        position: usize,
        item: &Item,
        before: &Response,
    ) -> Option<Option<Answer>> {
        let word = self.text(row, self.columns.answer, ANSWER, MAX_TEXT)?;
        let reason = match self.columns.reason {
            Some(column) => Some(self.text(row, column, REASON, MAX_TEXT)?),
            None => None,
        };
        let applies = self.snapshot.scope.applies(position);
        let standing = match (said(&word), applies) {
            (Some(Said::Answer(standing)), true) => standing,
            (Some(Said::Nothing), true) => Standing::Unanswered,
            // What Tukiem writes there itself; what is recorded stays.
            (Some(Said::OutOfScope | Said::Nothing), false) => return Some(before.answer.clone()),
            (Some(Said::Answer(_)), false) => {
                let item = item.id.clone();
                self.problem(row.number, ANSWER, Kind::OutOfScope { item });
                return None;
            }
            (Some(Said::OutOfScope), true) | (None, _) => {
                let found = short(&word);
                self.problem(row.number, ANSWER, Kind::BadAnswer { found });
                return None;
            }
        };
        self.reasoned(row, standing, reason, before)
    }

    /// The answer with its reason, which only Không áp dụng has and needs.
    #[expect(
        clippy::option_option,
        reason = "no answer is an answer of the file, too"
    )]
    fn reasoned(
        &mut self,
        row: &FilledRow,
        standing: Standing,
        reason: Option<String>,
        before: &Response,
    ) -> Option<Option<Answer>> {
        let old = match &before.answer {
            Some(Answer::NotApplicable { reason }) => reason.as_str(),
            _ => "",
        };
        let reason = reason.map_or_else(|| old.to_owned(), |new| unless_same(old, new));
        let applies = standing != Standing::NotApplicable;
        if !applies && reason.is_empty() {
            self.problem(row.number, REASON, Kind::ReasonMissing);
            return None;
        }
        // The reason of the earlier answer may stay in its cell.
        if applies && !reason.is_empty() && reason != old {
            self.problem(row.number, REASON, Kind::ReasonNotUsed);
            return None;
        }
        Some(answer(standing, &reason))
    }

    /// The text of a cell, at most `max` characters; nothing where it cannot be read.
    fn text(&mut self, row: &FilledRow, column: u32, title: &str, max: usize) -> Option<String> {
        let kind = match row.cells.get(&column) {
            None => return Some(String::new()),
            Some(Value::Text(text)) => {
                let text = lines(text);
                if text.chars().count() <= max {
                    return Some(text);
                }
                Kind::TooLong { max }
            }
            // A note of figures only.
            Some(Value::Number(number)) => return Some(number.to_string()),
            Some(Value::Date(day)) => return Some(crate::i18n::date(*day)),
            Some(Value::Formula) => Kind::Formula,
            Some(Value::TooLong) => Kind::TooLong { max },
            Some(Value::Flag(_) | Value::Unreadable) => Kind::Unreadable,
        };
        self.problem(row.number, title, kind);
        None
    }

    fn problem(&mut self, row: u32, column: &str, kind: Kind) {
        self.problems.push(SheetProblem {
            sheet: self.sheet.name.clone(),
            row: Some(row),
            column: column.to_owned(),
            kind,
        });
    }
}

/// Text as it is kept: NFC, lines apart by line feeds, nothing unseen, no room at the ends.
fn lines(text: &str) -> String {
    let text = nfc(text).replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| *c == '\n' || *c == '\t' || !(c.is_control() || is_direction_mark(*c));
    text.chars()
        .filter(kept)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The new text, but the old one where both say the same: a spreadsheet may lose
/// room at the ends and signs that cannot be seen.
fn unless_same(old: &str, new: String) -> String {
    if lines(old) == new {
        old.to_owned()
    } else {
        new
    }
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    let line = clean_line(text);
    if line.chars().count() <= 40 {
        return line;
    }
    line.chars().take(39).chain(['…']).collect()
}

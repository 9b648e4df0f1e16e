//! The result as a spreadsheet: one sheet a table.

use super::table::{Table, Value};
use super::{Collation, tables};
use crate::exchange::workbook::{Cell, Column, Sheet, Workbook};
use crate::i18n::collate::Collate as W;
use crate::i18n::{Language, Translate};

/// Ranking, findings, missing units, articles, years; each with its table even where it has
/// no rows, so that who opens the file sees that there is nothing.
pub fn workbook(collation: &Collation, language: Language) -> Workbook {
    let l = language;
    let collated = &collation.collated;
    let mut notes = vec![l.t(W::Title).to_owned()];
    notes.extend(tables::overview(l, collation));
    let made = [
        tables::ranking(l, collated),
        tables::findings(l, collated),
        tables::missing(l, collated),
        tables::articles(l, collated),
        tables::years(l, collated),
    ];
    let mut sheets: Vec<Sheet> = made.into_iter().map(sheet).collect();
    if let Some(first) = sheets.first_mut() {
        first.notes = notes;
        first.frozen_columns = 2;
    }
    Workbook {
        title: l.t(W::Title).to_owned(),
        author: String::new(),
        sheets,
    }
}

fn sheet(table: Table) -> Sheet {
    let columns = table.columns.into_iter();
    let rows = table.rows.into_iter();
    Sheet {
        notes: vec![table.name.clone()],
        name: table.name,
        columns: columns
            .map(|column| Column::new(column.title, column.width))
            .collect(),
        rows: rows
            .map(|row| row.into_iter().map(cell).collect())
            .collect(),
        frozen_columns: 0,
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Text(text) => Cell::text(text),
        Value::Count(count) => Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX)),
        Value::Share(share) => share.map_or(Cell::Empty, |tenths| Cell::Tenths(tenths.0.into())),
        Value::Change(change) => change.map_or(Cell::Empty, |tenths| Cell::Tenths(tenths.into())),
    }
}

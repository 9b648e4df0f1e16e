//! The result as a page of text for a terminal.

use super::table::{Align, Table};
use super::{Collation, tables};
use crate::i18n::collate::Collate as W;
use crate::i18n::{Language, Translate};

/// The widest a column gets, in characters; longer text is cut with "…".
const MAX_WIDTH: usize = 60;

/// Everything, one table below the other; tables without rows are left out.
pub fn text(l: Language, collation: &Collation) -> String {
    let collated = &collation.collated;
    let mut page = format!("{}\n", l.t(W::Title));
    for line in tables::overview(l, collation) {
        page += &format!("{line}\n");
    }
    let tables = [
        tables::ranking(l, collated),
        tables::not_counted(l, collated),
        tables::missing(l, collated),
        tables::articles(l, collated),
        tables::years(l, collated),
    ];
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        page += &format!("\n{} ({})\n", table.name, table.rows.len());
        page += &aligned(l, table);
    }
    page
}

fn aligned(l: Language, table: &Table) -> String {
    let mut lines = vec![
        table
            .columns
            .iter()
            .map(|column| column.title.clone())
            .collect::<Vec<_>>(),
    ];
    let rows = table.rows.iter();
    lines.extend(rows.map(|row| row.iter().map(|cell| cell.shown(l)).collect()));
    let last = table.columns.len().saturating_sub(1);
    let widths: Vec<usize> = (0..=last)
        .map(|at| {
            let cells = lines.iter().filter_map(|line| line.get(at));
            let widest = cells.map(|cell| cell.chars().count()).max();
            widest.unwrap_or_default().min(MAX_WIDTH)
        })
        .collect();
    let mut page = String::new();
    for line in lines {
        let cells = line.iter().zip(&widths).zip(&table.columns).enumerate();
        let cells = cells.map(|(at, ((cell, width), column))| match column.align {
            // The last column may run on: nothing stands behind it.
            Align::Left if at == last => cell.clone(),
            Align::Right => format!("{:>width$}", cut(cell, *width)),
            _ => format!("{:<width$}", cut(cell, *width)),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        page += line.trim_end();
        page.push('\n');
    }
    page
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{kept}…")
}

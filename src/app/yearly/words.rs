//! Short pieces used all over the report.

use crate::i18n::{self, Language};
use crate::model::catalog::{Catalog, Item};
use crate::model::scoring::{Standing, Tenths};
use crate::report::document::{Align, Block, Cell, Column, Run, Table};

/// The report's language.
pub(super) const VI: Language = Language::Vietnamese;

/// "82,4 %", or a dash where nothing is in the sum.
pub(super) fn share(share: Option<Tenths>) -> String {
    share.map_or_else(|| "–".to_owned(), |s| i18n::percent(VI, s))
}

/// "Quyết định số … ngày … của …".
pub(super) fn instrument(catalog: &Catalog) -> String {
    format!(
        "Quyết định số {} {} của {}",
        catalog.instrument,
        i18n::date_in_words(VI, catalog.issued),
        catalog.issuer.vi
    )
}

/// "Điều 7 khoản 2".
pub(super) fn place(item: &Item) -> String {
    i18n::cites(VI, &item.cites)
}

/// "Đạt".
pub(super) fn standing(standing: Standing) -> &'static str {
    i18n::standing(VI, standing)
}

/// A cell of bold text.
pub(super) fn bold(text: impl Into<String>) -> Cell {
    Cell::runs(vec![Run::bold(text)])
}

/// A column.
pub(super) fn column(share: u16, min_mm: u16, align: Align) -> Column {
    Column {
        share,
        min_mm,
        align,
    }
}

/// A table from texts.
pub(super) fn table(
    caption: &str,
    columns: Vec<Column>,
    head: &[&str],
    rows: Vec<Vec<Cell>>,
) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        columns,
        head: vec![head.iter().map(Cell::text).collect()],
        rows,
    })
}

/// Free text of the unit, one paragraph a line.
pub(super) fn paragraphs(text: &str) -> Vec<Block> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(Block::text)
        .collect()
}

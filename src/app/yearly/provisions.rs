//! Annex I: every provision of the regulation, with answer, note and evidence.

use std::collections::BTreeMap;

use super::Source;
use super::words::{VI, column, standing, table};
use crate::i18n;
use crate::model::catalog::{Article, Item, Provision, Treatment};
use crate::model::response::Answer;
use crate::model::scoring::Line;
use crate::report::document::{Align, Block, Cell, Run};

/// An item with its position in the catalog and what it contributes.
type Entry<'a> = (usize, &'a Item, &'a Line);

/// One table an article.
pub(super) fn blocks(source: Source<'_>) -> Vec<Block> {
    let mut by_home: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in source.items() {
        for cite in &entry.1.cites {
            by_home.entry(cite.as_str()).or_default().push(entry);
        }
    }
    let mut blocks = vec![Block::Note(vec![Run::italic(
        "Cột minh chứng ghi số thứ tự trong Phụ lục II. Điều khoản không đánh giá được nêu lý do.",
    )])];
    for chapter in &source.catalog.chapters {
        if !chapter.number.is_empty() {
            blocks.push(Block::heading(
                1,
                format!(
                    "CHƯƠNG {}. {}",
                    chapter.number,
                    chapter.title.vi.to_uppercase()
                ),
            ));
        }
        for article in &chapter.articles {
            blocks.push(Block::heading(
                2,
                format!("Điều {}. {}", article.number, article.title.vi),
            ));
            blocks.push(article_table(source, article, &by_home));
        }
    }
    blocks
}

fn article_table(
    source: Source<'_>,
    article: &Article,
    by_home: &BTreeMap<&str, Vec<Entry<'_>>>,
) -> Block {
    let mut rows = Vec::new();
    for provision in &article.provisions {
        let cite = provision.reference.cite(VI);
        match by_home.get(provision.reference.as_str()) {
            Some(items) => {
                rows.extend(items.iter().map(|entry| item_row(source, &cite, *entry)));
            }
            None => rows.push(set_aside_row(cite, provision)),
        }
    }
    table(
        "",
        vec![
            column(2, 30, Align::Left),
            column(7, 70, Align::Left),
            column(0, 24, Align::Center),
            column(6, 60, Align::Left),
            column(1, 24, Align::Left),
        ],
        &[
            "Điều khoản",
            "Nội dung kiểm tra",
            "Kết quả",
            "Ghi chú, lý do",
            "Minh chứng",
        ],
        rows,
    )
}

fn item_row(source: Source<'_>, cite: &str, (position, item, line): Entry<'_>) -> Vec<Cell> {
    let response = source.assessment.response(&item.id);
    let mut remarks = Vec::new();
    if let Some(Answer::NotApplicable { reason }) = &response.answer {
        remarks.push(format!("Lý do: {reason}"));
    }
    let why = i18n::why_not(VI, source.scope.get(position));
    if !why.is_empty() {
        remarks.push(why);
    }
    if !response.note.trim().is_empty() {
        remarks.push(response.note.clone());
    }
    let numbers: Vec<_> = source
        .assessment
        .evidence_of(&item.id)
        .map(|e| e.id.to_string())
        .collect();
    vec![
        Cell::text(cite),
        Cell::text(&item.question.vi),
        Cell::text(standing(line.standing)),
        Cell::text(remarks.join("\n")),
        Cell::text(numbers.join(", ")),
    ]
}

fn set_aside_row(cite: String, provision: &Provision) -> Vec<Cell> {
    let (reason, note) = match &provision.treatment {
        Treatment::SetAside { reason, note } => {
            (i18n::set_aside_reason(VI, *reason), note.vi.as_str())
        }
        Treatment::Assessed => ("", ""),
    };
    vec![
        Cell::text(cite),
        Cell::runs(vec![Run::italic(reason)]),
        Cell::text("Không đánh giá"),
        Cell::text(note),
        Cell::text(""),
    ]
}

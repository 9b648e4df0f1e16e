//! Annex III: what is not in the sum, and why.

use super::Source;
use super::words::{VI, column, place, table};
use crate::i18n;
use crate::model::response::Answer;
use crate::report::document::{Align, Block, Cell};

/// Both lists.
pub(super) fn blocks(source: Source<'_>) -> Vec<Block> {
    let not_applicable = source.items().filter_map(|(position, item, _)| {
        let answer = source.assessment.responses.get(&item.id)?.answer.as_ref()?;
        let Answer::NotApplicable { reason } = answer else {
            return None;
        };
        source
            .scope
            .applies(position)
            .then(|| row(item, reason.clone()))
    });
    let outside = source.items().filter_map(|(position, item, _)| {
        let why = i18n::why_not(VI, source.scope.get(position));
        (!why.is_empty()).then(|| row(item, why))
    });
    let mut blocks = vec![Block::heading(2, "1. Nội dung đơn vị chọn “Không áp dụng”")];
    blocks.push(list(not_applicable.collect(), "Không có nội dung nào."));
    blocks.push(Block::heading(
        2,
        "2. Nội dung ngoài phạm vi theo hồ sơ đơn vị",
    ));
    blocks.push(list(outside.collect(), "Không có nội dung nào."));
    blocks
}

fn row(item: &crate::model::catalog::Item, reason: String) -> Vec<Cell> {
    vec![
        Cell::text(place(item)),
        Cell::text(&item.question.vi),
        Cell::text(reason),
    ]
}

fn list(rows: Vec<Vec<Cell>>, otherwise: &str) -> Block {
    if rows.is_empty() {
        return Block::text(otherwise);
    }
    let columns = vec![
        column(2, 25, Align::Left),
        column(6, 50, Align::Left),
        column(5, 45, Align::Left),
    ];
    table("", columns, &["Điều khoản", "Nội dung", "Lý do"], rows)
}

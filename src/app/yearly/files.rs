//! Annex II: the evidence with its SHA-256, so that each file can be told from any other.

use super::Source;
use super::words::{VI, column, table};
use crate::i18n;
use crate::report::document::{Align, Block, Cell};

/// The list.
pub(super) fn blocks(source: Source<'_>) -> Vec<Block> {
    let evidence = &source.assessment.evidence;
    if evidence.is_empty() {
        return vec![Block::text("Đơn vị không kèm minh chứng nào.")];
    }
    let rows = evidence.values().map(|entry| {
        let items: Vec<_> = source
            .assessment
            .items_of(entry.id)
            .filter_map(|id| source.catalog.item(id))
            .map(|item| {
                item.cites
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .collect();
        let name = match entry.description.trim() {
            "" => entry.name.clone(),
            description => format!("{}\n{description}", entry.name),
        };
        let (size, hash) = match &entry.file {
            Some(file) => (i18n::size(VI, file.size), file.sha256.to_string()),
            None => ("Tham chiếu".to_owned(), "–".to_owned()),
        };
        vec![
            Cell::text(entry.id.to_string()),
            Cell::text(name),
            Cell::text(entry.fact_date.map(i18n::date).unwrap_or_default()),
            Cell::text(size),
            Cell::text(hash),
            Cell::text(items.join("; ")),
        ]
    });
    let rows = rows.collect();
    vec![
        Block::text(
            "Mỗi tệp được nhận diện bằng mã băm SHA-256; tệp bị sửa dù một ký tự sẽ có mã khác. Cột cuối ghi điều khoản \
             được minh chứng.",
        ),
        table(
            "",
            vec![
                column(0, 13, Align::Center),
                column(5, 60, Align::Left),
                column(0, 25, Align::Center),
                column(0, 22, Align::Center),
                column(4, 60, Align::Left),
                column(2, 30, Align::Left),
            ],
            &[
                "STT",
                "Minh chứng",
                "Ngày",
                "Cỡ tệp",
                "SHA-256",
                "Điều khoản",
            ],
            rows,
        ),
    ]
}

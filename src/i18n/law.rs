//! Citations and the standing of a regulation in words.

use super::{Language, Translate, date};
use crate::model::catalog::{Catalog, Status};
use crate::model::provision::ProvisionRef;

/// "Điều 7 khoản 2; Điều 13 khoản 1 điểm đ".
pub fn cites(language: Language, cites: &[ProvisionRef]) -> String {
    cites
        .iter()
        .map(|cite| cite.cite(language))
        .collect::<Vec<_>>()
        .join("; ")
}

/// "39/2024/QĐ-UBND, 13/09/2024".
pub fn instrument_line(language: Language, catalog: &Catalog) -> String {
    let day = date(catalog.issued);
    language.pick(
        format!("Quyết định số {}, ngày {day}", catalog.instrument),
        format!("Decision No. {}, {day}", catalog.instrument),
    )
}

/// "Đang có hiệu lực", "Dự thảo", "Đã được thay thế".
pub fn status(language: Language, status: &Status) -> &'static str {
    match status {
        Status::Draft => language.pick("Dự thảo", "Draft"),
        Status::InForce => language.pick("Đang có hiệu lực", "In force"),
        Status::Replaced { .. } => language.pick("Đã được thay thế", "Replaced"),
    }
}

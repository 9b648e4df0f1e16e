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

/// The words with which a guidance begins to say what counts as which answer, or to warn.
const TURNS: [&str; 8] = [
    "Lưu ý:",
    "Đạt:",
    "Đạt một phần:",
    "Chưa đạt:",
    "Note:",
    "Met:",
    "Partly met:",
    "Not met:",
];

/// A guidance in the parts a reader looks for: how to check, then each answer's meaning.
pub fn guidance_parts(guidance: &str) -> Vec<&str> {
    let turn = |at: usize| TURNS.iter().any(|turn| guidance[at..].starts_with(turn));
    let after_stop = guidance.match_indices(['.', '\n']).map(|(at, _)| at + 1);
    let starts = after_stop.filter_map(|at| {
        let rest = guidance.get(at..)?;
        Some(at + rest.len() - rest.trim_start().len())
    });
    let mut from = 0;
    let mut parts = Vec::new();
    for at in starts.filter(|at| turn(*at)) {
        parts.push(guidance[from..at].trim());
        from = at;
    }
    parts.push(guidance[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// "Đang có hiệu lực", "Dự thảo", "Đã được thay thế".
pub fn status(language: Language, status: &Status) -> &'static str {
    match status {
        Status::Draft => language.pick("Dự thảo", "Draft"),
        Status::InForce => language.pick("Đang có hiệu lực", "In force"),
        Status::Replaced { .. } => language.pick("Đã được thay thế", "Replaced"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guidance_falls_into_its_parts() {
        let text = "Mở máy. Xem 2.5 chỗ. Lưu ý: văn bản thiếu chữ. Đạt: đủ. Đạt một phần: còn thiếu. Chưa đạt: không có.";
        assert_eq!(
            guidance_parts(text),
            [
                "Mở máy. Xem 2.5 chỗ.",
                "Lưu ý: văn bản thiếu chữ.",
                "Đạt: đủ.",
                "Đạt một phần: còn thiếu.",
                "Chưa đạt: không có.",
            ]
        );
        assert_eq!(guidance_parts("ệ."), ["ệ."]);
    }
}

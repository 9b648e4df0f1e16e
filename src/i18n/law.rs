//! Citations and the standing of a regulation in words.

use chrono::NaiveDate;

use super::{Language, Translate, date};
use crate::model::catalog::{Catalog, Status};
use crate::model::provision::ProvisionRef;
use crate::model::validity::Validity;

/// "Điều 7 khoản 2; Điều 13 khoản 1 điểm đ".
pub fn cites(language: Language, cites: &[ProvisionRef]) -> String {
    cites
        .iter()
        .map(|cite| cite.cite(language))
        .collect::<Vec<_>>()
        .join("; ")
}

/// "Quyết định số 39/2024/QĐ-UBND, ngày 13/09/2024"; a draft has no number yet.
pub fn instrument_line(language: Language, catalog: &Catalog) -> String {
    let day = date(catalog.issued);
    if catalog.status == Status::Draft {
        return language.pick(
            format!("{}, ngày {day}", catalog.instrument),
            format!("{}, {day}", catalog.instrument),
        );
    }
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
pub fn validity(language: Language, validity: &Validity) -> &'static str {
    match validity {
        Validity::Draft => language.pick("Dự thảo", "Draft"),
        Validity::NotYet(_) => language.pick("Chưa có hiệu lực", "Not in force yet"),
        Validity::InForce { .. } => language.pick("Đang có hiệu lực", "In force"),
        Validity::Replaced { .. } => language.pick("Đã được thay thế", "Replaced"),
        Validity::Doubtful { .. } => language.pick("Có thể đã bị thay thế", "May be replaced"),
    }
}

/// " từ ngày 01/07/2026"; nothing where the day is not known.
fn from_day(language: Language, since: Option<NaiveDate>) -> String {
    since.map(date).map_or_else(String::new, |since| {
        language.pick(format!(" từ ngày {since}"), format!(" from {since}"))
    })
}

/// What to heed before working with such a regulation, on the day `day`; `None`
/// where it simply binds. `successor` is the instrument that follows.
pub fn validity_warning(
    language: Language,
    validity: &Validity,
    day: NaiveDate,
    successor: Option<&str>,
) -> Option<String> {
    let day = date(day);
    let next = successor.unwrap_or_default();
    Some(match validity {
        Validity::InForce { until: None } => return None,
        Validity::Draft => language.pick(
            "Văn bản này mới là dự thảo, chưa có hiệu lực. Kết quả chỉ để chuẩn bị.".to_owned(),
            "This text is a draft and not in force. Results only serve to prepare.".to_owned(),
        ),
        Validity::NotYet(first) => {
            let first = date(*first);
            language.pick(
                format!("Ngày {day} văn bản này chưa có hiệu lực; hiệu lực từ ngày {first}."),
                format!("On {day} this text is not in force yet; it is from {first}."),
            )
        }
        Validity::InForce {
            until: Some((_, from)),
        } => {
            let from = date(*from);
            language.pick(
                format!("Ngày {day} văn bản còn hiệu lực; từ ngày {from} có {next} thay thế."),
                format!("On {day} this text is in force; from {from} {next} replaces it."),
            )
        }
        Validity::Replaced { since, .. } => {
            let since = from_day(language, *since);
            language.pick(
                format!("Ngày {day} văn bản này không còn hiệu lực: {next} đã thay thế{since}."),
                format!("On {day} this text no longer binds: {next} has replaced it{since}."),
            )
        }
        Validity::Doubtful { since, .. } => {
            let since = from_day(language, *since);
            // A draft without a number is called by its month: "Dự thảo tháng 5/2026".
            let next = next.strip_prefix("Dự thảo ").unwrap_or(next);
            language.pick(
                format!("Dự thảo {next} dự kiến thay thế văn bản này{since}. Hãy kiểm tra dự thảo đã được ban hành chưa trước khi đánh giá."),
                format!("The draft {next} plans to replace this text{since}. Find out whether the draft was issued before you assess."),
            )
        }
    })
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

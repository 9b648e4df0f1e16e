//! What differs between an earlier duty and a later one, in words.

use super::{Language, Translate, bearer, criterion, force, interval, standing};
use crate::model::carry::{Difference, Proposal};
use crate::model::crosswalk::Relation;
use crate::model::scoring::Standing;

/// "Giữ nguyên", "Chặt hơn".
pub fn relation(language: Language, relation: Relation) -> &'static str {
    match relation {
        Relation::Same => language.pick("Giữ nguyên", "Same"),
        Relation::Stricter => language.pick("Chặt hơn", "Stricter"),
        Relation::Looser => language.pick("Nới hơn", "Looser"),
        Relation::Changed => language.pick("Thay đổi", "Changed"),
        Relation::Split => language.pick("Tách ra", "Split"),
        Relation::Merged => language.pick("Gộp lại", "Merged"),
        Relation::New => language.pick("Mới", "New"),
        Relation::Dropped => language.pick("Bỏ", "Dropped"),
    }
}

/// "Nay ≥ 11 ký tự, trước ≥ 8 ký tự".
pub fn difference(language: Language, difference: &Difference) -> String {
    match difference {
        Difference::Criterion { asked, had } => {
            let had: Vec<_> = had.iter().map(|c| criterion(language, c)).collect();
            now_and_before(language, &criterion(language, asked), &had)
        }
        Difference::Interval { asked, had } => {
            let had: Vec<_> = had.iter().map(|i| interval(language, i)).collect();
            now_and_before(language, &interval(language, asked), &had)
        }
        Difference::Force { asked, had } => {
            let had = force(language, *had).to_lowercase();
            now_and_before(language, &force(language, *asked).to_lowercase(), &[had])
        }
        Difference::Bearers(bearers) => {
            let names: Vec<_> = bearers.iter().map(|b| bearer(language, *b)).collect();
            let names = names.join(", ");
            language.pick(
                format!("nay giao thêm cho: {names}"),
                format!("now also binds: {names}"),
            )
        }
        Difference::Controls(_) => language
            .pick(
                "nội dung chỉ trùng một phần",
                "the duties only overlap in part",
            )
            .to_owned(),
        Difference::Relation(found) => relation(language, *found).to_lowercase(),
        Difference::Reworded => language
            .pick("câu hỏi đã được viết lại", "the question was reworded")
            .to_owned(),
        Difference::AnswersDiffer => language
            .pick(
                "các mục cũ trả lời khác nhau, lấy mức thấp nhất",
                "the earlier items were answered differently; the worst is taken",
            )
            .to_owned(),
        Difference::SomeUnanswered => language
            .pick(
                "có mục cũ chưa trả lời",
                "one of the earlier items was not answered",
            )
            .to_owned(),
        Difference::AsksLess => language
            .pick(
                "nay yêu cầu ít hơn, có thể đã đạt",
                "less is asked now; it may be met",
            )
            .to_owned(),
    }
}

fn now_and_before(language: Language, now: &str, before: &[String]) -> String {
    if before.is_empty() {
        return language.pick(
            format!("nay {now}, trước không quy định"),
            format!("now {now}, before not laid down"),
        );
    }
    let before = before.join(", ");
    language.pick(
        format!("nay {now}, trước {before}"),
        format!("now {now}, before {before}"),
    )
}

/// "Từ “Năm 2025” (39/2024/QĐ-UBND, mục 13.1.đ): Đạt. Cần xác nhận: nay ≥ 11 ký tự, trước ≥ 8 ký tự."
pub fn carried_from(
    language: Language,
    (name, instrument, items): (&str, &str, &str),
    proposal: &Proposal,
) -> String {
    let answer = standing(language, Standing::from(proposal.answer.as_ref()));
    let differences = proposal.differences.iter();
    let differences: Vec<_> = differences.map(|d| difference(language, d)).collect();
    let differences = differences.join("; ");
    language.pick(
        format!("Từ “{name}” ({instrument}, mục {items}): {answer}. Cần xác nhận: {differences}."),
        format!("From “{name}” ({instrument}, item {items}): {answer}. To confirm: {differences}."),
    )
}

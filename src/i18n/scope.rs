//! Why an item does not concern a unit, in words.

use super::{Language, Translate, bearer, fact, role};
use crate::model::condition::Condition;
use crate::model::scope::Applicability;

/// One sentence that says why; empty where the item applies.
pub fn why_not(language: Language, applicability: &Applicability) -> String {
    match applicability {
        Applicability::Applies => String::new(),
        Applicability::OthersBear(bearers) => {
            let names: Vec<_> = bearers.iter().map(|b| bearer(language, *b)).collect();
            let names = names.join(", ");
            language.pick(
                format!("Nghĩa vụ thuộc về: {names}; đơn vị không giữ vai trò này."),
                format!("This duty is borne by: {names}; the unit does not hold that role."),
            )
        }
        Applicability::ConditionFails(condition_) => {
            let needed = condition(language, condition_);
            language.pick(
                format!("Chỉ áp dụng khi {needed}; theo hồ sơ phạm vi, đơn vị không thuộc trường hợp này."),
                format!("Applies only where {needed}; by its scoping answers the unit is not such a case."),
            )
        }
    }
}

/// A condition as a phrase: "đơn vị có Wi-Fi và có máy chủ riêng".
pub fn condition(language: Language, condition_: &Condition) -> String {
    let join = |parts: &[Condition], word: &str| {
        parts
            .iter()
            .map(|part| condition(language, part))
            .collect::<Vec<_>>()
            .join(word)
    };
    match condition_ {
        Condition::Always => language.pick("luôn luôn", "always").to_owned(),
        Condition::Has(f) => fact(language, *f).to_owned(),
        Condition::Is(r) => {
            format!(
                "{} {}",
                language.pick("đơn vị là", "the unit is:"),
                role(language, *r)
            )
        }
        Condition::LevelAtLeast(level) => language.pick(
            format!("hệ thống có cấp độ từ {level} trở lên"),
            format!("a system has level {level} or higher"),
        ),
        Condition::All(parts) => join(parts, language.pick(" và ", " and ")),
        Condition::Any(parts) => join(parts, language.pick(" hoặc ", " or ")),
        Condition::Not(part) => {
            format!(
                "{} {}",
                language.pick("không phải", "not:"),
                condition(language, part)
            )
        }
    }
}

//! What kind of provision it is.

use super::scan::{begins, says};
use crate::model::catalog::{Force, SetAsideReason};
use crate::regulation::parsed::Leaf;

/// What becomes of a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is assessed, with this force.
    Assessed(Force),
    /// It is set aside.
    Aside(SetAsideReason),
}

pub(super) fn kind(leaf: &Leaf<'_>) -> Kind {
    let title = leaf.article.title.to_lowercase();
    let lead = leaf.clause.map_or("", |clause| clause.words.as_str());
    let lead = format!("{lead} {}", leaf.article.words).to_lowercase();
    let words = leaf.words.to_lowercase();
    match aside(&title, &lead, &words) {
        Some(reason) => Kind::Aside(reason),
        None => Kind::Assessed(force(&title, &lead, &words)),
    }
}

fn aside(title: &str, lead: &str, words: &str) -> Option<SetAsideReason> {
    use SetAsideReason as Why;
    let addressees = "đối tượng áp dụng";
    if says(title, &["phạm vi điều chỉnh", "phạm vi áp dụng"]) {
        // "Phạm vi điều chỉnh, đối tượng áp dụng" holds both.
        let whom = title.contains(addressees)
            && (lead.contains(addressees) || words.starts_with(addressees));
        return Some(if whom { Why::Addressees } else { Why::Scope });
    }
    let by_title = [
        (Why::Addressees, &[addressees][..]),
        (
            Why::Definition,
            &["giải thích từ ngữ", "giải thích thuật ngữ"],
        ),
        (Why::Principle, &["nguyên tắc"]),
        (
            Why::Procedure,
            &[
                "điều khoản thi hành",
                "hiệu lực",
                "tổ chức thực hiện",
                "khen thưởng",
                "xử lý vi phạm",
                "kinh phí",
            ],
        ),
        (Why::Classification, &["phân loại"]),
    ];
    if let Some((reason, _)) = by_title.iter().find(|(_, named)| says(title, named)) {
        // "Yêu cầu … và xử lý vi phạm" may still oblige; a title that begins so does not.
        return Some(*reason);
    }
    if says(lead, &["phân loại mức độ", "được phân loại", "nguyên tắc"]) && !says(words, &["phải "])
    {
        let principle = lead.contains("nguyên tắc");
        return Some(if principle {
            Why::Principle
        } else {
            Why::Classification
        });
    }
    if says(words, &["không chịu trách nhiệm"]) {
        return Some(Why::Disclaimer);
    }
    if begins(
        words,
        &["đường dây nóng", "địa chỉ liên hệ", "thông tin liên hệ"],
    ) {
        return Some(Why::Information);
    }
    None
}

fn force(title: &str, lead: &str, words: &str) -> Force {
    let forbidden = [
        "nghiêm cấm",
        "bị cấm",
        "không được",
        "tuyệt đối không",
        "không tự ý",
    ];
    if says(title, &["cấm"]) || says(words, &forbidden) || begins(words, &["cấm ", "không "]) {
        return Force::Prohibition;
    }
    if says(lead, &["nghiêm cấm"]) {
        return Force::Prohibition;
    }
    let duty = says(words, &["phải ", "có trách nhiệm", "bắt buộc"]);
    if !duty && says(words, &["khuyến khích", "nên ", " cần "]) {
        return Force::Recommendation;
    }
    Force::Duty
}

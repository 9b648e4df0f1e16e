//! What is wrong with a draft, in words for someone who sees a form and no file.

use crate::i18n::regulation::{Drafting, drafting};
use crate::i18n::{Language, Translate};
use crate::model::catalog::Item;
use crate::model::provision::ProvisionRef;
use crate::pack::{Finding, ProblemKind};

/// The sentence a person reads.
pub fn finding(language: Language, finding: &Finding) -> String {
    let cite = |provision: &str| {
        ProvisionRef::parse(provision).map_or_else(|_| provision.to_owned(), |p| p.cite(language))
    };
    let (vi, en) = match &finding.kind {
        ProblemKind::EmptyText => (
            "còn để trống; hãy ghi nội dung".to_owned(),
            "is empty; write something".to_owned(),
        ),
        ProblemKind::EmptyList => (
            "chưa có dòng nào; hãy thêm ít nhất một".to_owned(),
            "has nothing in it; add at least one".to_owned(),
        ),
        ProblemKind::Uncited { provision } => (
            format!(
                "{} chưa có mục kiểm tra; hãy thêm mục hoặc để “không đánh giá”",
                cite(provision)
            ),
            format!("{} has no item; add one or set it aside", cite(provision)),
        ),
        ProblemKind::CitesSetAside { provision, .. } => (
            format!(
                "viện dẫn {} là điều khoản không đánh giá; hãy bỏ viện dẫn hoặc đánh giá điều khoản đó",
                cite(provision)
            ),
            format!(
                "cites {}, which is set aside; drop the citation or assess it",
                cite(provision)
            ),
        ),
        ProblemKind::CitesUnknown { provision } => (
            format!(
                "viện dẫn {} không có trong văn bản; hãy sửa viện dẫn hoặc thêm điều khoản",
                cite(provision)
            ),
            format!(
                "cites {}, which is not in the text; mend it or add the provision",
                cite(provision)
            ),
        ),
        ProblemKind::Doubled { found, .. } => (
            format!("“{found}” bị lặp; hãy bỏ một"),
            format!("“{found}” stands twice; drop one"),
        ),
        ProblemKind::UnknownControl { found } => (
            format!("không có biện pháp chung “{found}”; hãy bỏ"),
            format!("there is no common control “{found}”; drop it"),
        ),
        other => return other.text(language),
    };
    language.pick(vi, en)
}

/// Whether an item still says what the program put there when it drafted a text:
/// nobody has written yet how it is checked or what proves it.
pub fn is_unwritten(item: &Item) -> bool {
    item.guidance == drafting(Drafting::Guidance)
        || item.evidence.contains(&drafting(Drafting::Evidence))
}

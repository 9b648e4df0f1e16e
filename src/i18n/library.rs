//! Words of the library: all regulations, and the search over them.

use super::{Language, Translate, article_named, chapter_named};
use crate::model::catalog::{Article, Chapter};

crate::messages! {
    /// The library screen.
    LibraryText {
        Title: "Quy chế", "Regulations";
        Remark: "Mọi quy chế trong chương trình: hiệu lực, nơi áp dụng, nơi nhận báo cáo và từng điều khoản.", "Every regulation in the program: its standing, where it applies, who receives reports, and each provision.";
        Search: "Tìm trong mọi quy chế", "Search all regulations";
        SearchHint: "Từ cần tìm, có dấu hay không dấu; hoặc điều 13, 13.1.đ", "Words, with or without tone marks; or article 13, 13.1.đ";
        Clear: "Xoá nội dung tìm", "Clear the search";
        Nothing: "Không có điều khoản nào chứa tất cả các từ này.", "No provision holds all of these words.";
        NothingHint: "Hãy bớt từ, gõ không dấu hoặc tìm theo điều khoản, ví dụ “điều 13”.", "Use fewer words, leave out the marks, or look for a place such as “article 13”.";
        InVietnamese: "Không có trong bản tiếng Anh; kết quả dưới đây là bản tiếng Việt.", "Not found in the English texts; these results are in Vietnamese.";
        InEnglish: "Không có trong bản tiếng Việt; kết quả dưới đây là bản tiếng Anh.", "Not found in the Vietnamese texts; these results are in English.";
        All: "Tất cả quy chế", "All regulations";
        Results: "Kết quả tìm", "Search results";
        Contents: "Mục lục", "Contents";
        About: "Về quy chế này", "About this regulation";
        Territory: "Nơi áp dụng", "Applies in";
        Recipients: "Nơi nhận báo cáo", "Reports go to";
        Issuer: "Cơ quan ban hành", "Issued by";
        Effective: "Hiệu lực từ", "In force from";
        Gaps: "Chỗ thiếu hoặc chưa rõ trong văn bản gốc", "Gaps and doubts in the source text";
        NotAssessed: "Không đánh giá", "Not assessed";
        Whole: "Cả điều", "Whole article";
        Guidance: "Cách kiểm tra", "How to check";
        Evidence: "Minh chứng cần có", "Expected evidence";
        Controls: "Biện pháp chung", "Common controls";
        ToChecklist: "Đến mục này trong danh mục kiểm tra", "Go to this item in the checklist";
    }
}

/// "12 kết quả".
pub fn found_count(language: Language, results: usize) -> String {
    language.pick(
        format!("{results} kết quả"),
        format!("{results} result{}", if results == 1 { "" } else { "s" }),
    )
}

/// "25 điều, 126 điều khoản, 98 mục kiểm tra".
pub fn catalog_counts(
    language: Language,
    articles: usize,
    provisions: usize,
    items: usize,
) -> String {
    language.pick(
        format!("{articles} điều, {provisions} điều khoản, {items} mục kiểm tra"),
        format!("{articles} articles, {provisions} provisions, {items} items"),
    )
}

/// "Mở Quy chế … (39/2024/QĐ-UBND)".
pub fn open_regulation(language: Language, instrument: &str) -> String {
    language.pick(
        format!("Mở quy chế {instrument}"),
        format!("Open regulation {instrument}"),
    )
}

/// "Đánh giá tại mục 7.2".
pub fn assessed_by(language: Language, items: &str) -> String {
    language.pick(
        format!("Đánh giá tại mục {items}"),
        format!("Assessed by item {items}"),
    )
}

/// "Điều 7. Tài khoản truy cập".
pub fn article_line(language: Language, article: &Article) -> String {
    let place = article_named(language, &article.number);
    format!("{place}. {}", article.title.get(language))
}

/// "Chương II. Quy định cụ thể".
pub fn chapter_line(language: Language, chapter: &Chapter) -> String {
    let place = chapter_named(language, &chapter.number);
    format!("{place}. {}", chapter.title.get(language))
}

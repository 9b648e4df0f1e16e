//! Words of the screen on which a unit brings in its own copy of a regulation.

use super::{Language, Translate};

crate::messages! {
    /// The screen, and the pane beside the checklist.
    Texts {
        Title: "Văn bản gốc của quy chế", "The regulation's own text";
        Remark: "Nhập bản của đơn vị (.docx, .txt, .md hoặc PDF có chữ); từ đó lời văn từng điều khoản hiện cạnh mục kiểm tra. Văn bản chỉ lưu trong tệp dữ liệu của đơn vị.", "Bring in the unit's copy (.docx, .txt, .md or a PDF with text); from then on the words of each provision stand beside its item. The text stays in the unit's data file.";
        File: "Tệp văn bản", "File of the text";
        Read: "Đọc văn bản", "Read the text";
        Reading: "Đang đọc văn bản…", "Reading the text…";
        Paste: "Hoặc dán toàn văn vào đây", "Or paste the whole text here";
        ReadPasted: "Đọc phần đã dán", "Read what was pasted";
        Kept: "Bản đang dùng", "The copy in use";
        Found: "Đã đọc được", "What was found";
        Keep: "Dùng văn bản này", "Use this text";
        Drop: "Bỏ, chọn bản khác", "Discard, choose another";
        Remove: "Gỡ văn bản", "Take the text out";
        Replace: "Thay bằng bản khác", "Replace it by another copy";
        ToChecklist: "Về danh mục kiểm tra", "Back to the checklist";
        ToLibrary: "Về thư viện quy chế", "Back to the library";
        AllMatch: "Văn bản và bộ tiêu chí khớp nhau hoàn toàn.", "Text and checklist match completely.";
        WithoutPlace: "Điều khoản có trong văn bản, không có trong bộ tiêu chí", "Provisions of the text without a place in the checklist";
        WithoutItem: "Điều khoản được đánh giá nhưng không có mục kiểm tra", "Assessed provisions without an item";
        CitesNotInText: "Mục kiểm tra viện dẫn điều khoản không có trong văn bản", "Items citing a provision that is not in the text";
        NotInText: "Điều khoản của bộ tiêu chí không có trong văn bản", "Provisions of the checklist that are not in the text";
        Unplaced: "Dòng chưa xếp được vào điều khoản nào", "Lines without a place";
        Remarks: "Những chỗ cần biết", "Worth knowing";
        Pasted: "văn bản dán", "pasted text";
        Words: "Lời văn của quy chế", "Words of the regulation";
        NoText: "Nhập văn bản gốc để xem lời văn ở đây", "Bring in the text to see its words here";
        NotThere: "Văn bản đã nhập không có điều khoản này.", "The imported text lacks this provision.";
        About: "Văn bản gốc…", "Original text…";
    }
}

/// "5 chương, 25 điều, 76 khoản, 54 điểm; 126 điều khoản trích dẫn được, 126 khớp với bộ tiêu chí."
pub fn parts_found(
    language: Language,
    [chapters, articles, clauses, points]: [usize; 4],
    (leaves, matched): (usize, usize),
) -> String {
    language.pick(
        format!("{chapters} chương, {articles} điều, {clauses} khoản, {points} điểm; {leaves} điều khoản trích dẫn được, {matched} khớp với bộ tiêu chí."),
        format!("{chapters} chapters, {articles} articles, {clauses} clauses, {points} points; {leaves} citable provisions, {matched} of them in the checklist."),
    )
}

/// "Dòng 405".
pub fn at_line(language: Language, line: usize) -> String {
    language.pick(format!("Dòng {line}"), format!("Line {line}"))
}

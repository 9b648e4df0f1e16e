//! Words about a regulation's own text: coverage, drafted catalogs.

use super::{Language, Translate, set_aside_reason};
use crate::model::catalog::SetAsideReason;
use crate::model::text::Text;

crate::messages! {
    /// The lists of a coverage.
    Covering {
        WithoutPlace: "Có trong văn bản, không có trong bộ tiêu chí", "In the text, not in the catalog";
        WithoutItem: "Phải đánh giá nhưng chưa có mục nào", "To be assessed, without an item";
        CitesNotInText: "Mục viện dẫn điều khoản không có trong văn bản", "Item citing what is not in the text";
        NotInText: "Có trong bộ tiêu chí, không có trong văn bản", "In the catalog, not in the text";
        Unplaced: "Dòng chưa xếp được vào đâu", "Line without a place";
        Complete: "Văn bản và bộ tiêu chí khớp nhau hoàn toàn.", "Text and catalog match completely.";
        Line: "dòng", "line";
    }
}

crate::messages! {
    /// What a drafted catalog says where the text says nothing.
    Drafting {
        Question: "Theo {cite}, đơn vị đã thực hiện đầy đủ nội dung sau chưa: “{words}”?", "Under {cite}, does the unit do all of the following: “{words}”?";
        Prohibition: "Theo {cite}, đơn vị có bảo đảm không để xảy ra vi phạm nội dung cấm sau không: “{words}”?", "Under {cite}, does the unit make sure that this prohibition is kept: “{words}”?";
        Guidance: "[Bản nháp] Ghi cách kiểm tra tại đơn vị. Đạt: ghi thế nào là đủ. Đạt một phần: ghi còn thiếu gì. Chưa đạt: ghi thế nào là không thực hiện.", "[Draft] Say how to check this in the unit. Met: say what is enough. Partly met: say what is still missing. Not met: say what counts as not done.";
        Evidence: "[Bản nháp] Ghi tên văn bản, ảnh chụp hoặc nhật ký chứng minh", "[Draft] Name the document, picture or log that proves it";
        Untitled: "(không có tiêu đề trong văn bản)", "(no title in the text)";
        NoInstrument: "(chưa rõ số)", "(number unknown)";
        NoIssuer: "(chưa rõ cơ quan ban hành)", "(issuer unknown)";
        NoTerritory: "(chưa rõ địa bàn)", "(territory unknown)";
        Drafted: "Bản nháp do chương trình lập từ văn bản: loại, người chịu trách nhiệm, thời hạn và con số đều là phỏng đoán, cần người rà soát.", "Drafted by the program from the text: kind, bearer, interval and figures are guesses that a person must go over.";
        NoDay: "Không tìm thấy ngày ban hành trong văn bản; ngày ghi ở đây là ngày lập bản nháp.", "No day of issue was found in the text; the day given is that of the draft.";
        Unplaced: "Một số dòng của văn bản chưa xếp được vào điều khoản nào; hãy xem bằng lệnh catalog coverage.", "Some lines of the text have no place in any provision; see them with catalog coverage.";
        ReportContents: "[Bản nháp] Ghi nội dung báo cáo mà văn bản yêu cầu", "[Draft] List what the text wants in the report";
    }
}

/// A text of a drafted catalog in both languages.
pub fn drafting(message: Drafting) -> Text {
    Text::new(
        Language::Vietnamese.t(message),
        Language::English.t(message),
    )
}

/// Why a provision of this kind is set aside in a draft.
pub fn drafted_aside(reason: SetAsideReason) -> Text {
    let vi = set_aside_reason(Language::Vietnamese, reason);
    let en = set_aside_reason(Language::English, reason);
    Text::new(
        format!("[Bản nháp] {vi}: không phải nghĩa vụ để đánh giá."),
        format!("[Draft] {en}: no duty to be assessed."),
    )
}

/// "Văn bản: 126 điều khoản; bộ tiêu chí: 126; khớp: 126."
pub fn covered(language: Language, in_text: usize, in_catalog: usize, matched: usize) -> String {
    language.pick(
        format!("Văn bản: {in_text} điều khoản; bộ tiêu chí: {in_catalog}; khớp: {matched}."),
        format!("Text: {in_text} provisions; catalog: {in_catalog}; the same: {matched}."),
    )
}

/// "Đã lập bản nháp: 126 điều khoản, 88 mục."
pub fn drafted(language: Language, provisions: usize, items: usize) -> String {
    language.pick(
        format!("Đã lập bản nháp: {provisions} điều khoản, {items} mục. Hãy rà soát từng mục trước khi dùng."),
        format!("Drafted: {provisions} provisions, {items} items. Go over each item before use."),
    )
}

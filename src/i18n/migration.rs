//! Words of the migration preview: which answers move into a new assessment.

use super::{Language, Translate, date, standing};
use crate::model::response::Answer;
use crate::model::scoring::Standing;
use crate::model::validity::Validity;

crate::messages! {
    /// The preview's fixed texts.
    Migration {
        Title: "Xem trước câu trả lời mang sang", "Answers to be brought over";
        ByCrosswalk: "Đối chiếu từng mục theo bảng đối chiếu giữa hai quy chế. Chưa có gì được ghi.", "Items are matched by the crosswalk between the two regulations. Nothing is written yet.";
        ByNames: "Cùng một quy chế: mỗi mục nhận câu trả lời của chính mục đó. Chưa có gì được ghi.", "One regulation: each item takes its own answer. Nothing is written yet.";
        ByControls: "Hai quy chế chưa có bảng đối chiếu nên các mục được ghép qua biện pháp chung. Chưa có gì được ghi.", "No crosswalk joins the two regulations, so items are matched by their common controls. Nothing is written yet.";
        Carried: "Mang sang", "Carried over";
        CarriedHint: "Quy chế mới không đòi hỏi hơn: câu trả lời cũ được ghi vào đợt mới.", "The new regulation asks no more: the earlier answer is written into the new assessment.";
        Confirm: "Cần xác nhận", "To confirm";
        ConfirmHint: "Yêu cầu đã khác: câu trả lời cũ chỉ được ghi khi bạn xác nhận.", "What is asked has changed: the earlier answer is written only if you confirm it.";
        New: "Mới", "New";
        NewHint: "Chưa có câu trả lời cũ: bạn trả lời trong đợt mới.", "There is no earlier answer: you answer in the new assessment.";
        Dropped: "Bỏ lại", "Left behind";
        DroppedHint: "Không còn mục nhận: câu trả lời cũ ở lại đợt cũ và vẫn đọc được.", "No item takes it up: the earlier answer stays in its assessment and can be read there.";
        All: "Tất cả", "All";
        Search: "Tìm mục, câu hỏi, ghi chú", "Search items, questions, notes";
        SearchHint: "Tìm (có dấu hoặc không dấu)", "Search";
        Keys: "↓ ↑ chuyển dòng · Enter xác nhận · / tìm · Esc quay lại", "↓ ↑ move · Enter confirms · / searches · Esc goes back";
        Earlier: "Đợt trước", "Earlier assessment";
        Later: "Đợt mới", "New assessment";
        ConfirmShown: "Xác nhận tất cả đang hiện", "Confirm all shown";
        UnconfirmShown: "Bỏ xác nhận tất cả đang hiện", "Unconfirm all shown";
        NoAncestor: "Đợt trước không có mục tương ứng.", "The earlier assessment has no such item.";
        Unanswered: "Mục tương ứng ở đợt trước chưa được trả lời.", "The matching item was not answered in the earlier assessment.";
        NotAsked: "Quy chế mới không còn mục này.", "The new regulation no longer has this item.";
        NoMatch: "Không ghép được với mục nào của quy chế mới.", "It could not be matched with any item of the new regulation.";
        OutOfScope: "Mục tương ứng không áp dụng với đơn vị theo phạm vi đã khai.", "By its scoping answers the matching item does not concern the unit.";
        Create: "Tạo đợt đánh giá", "Create the assessment";
        Back: "Quay lại", "Back";
        NothingFound: "Không có mục nào như vậy.", "There is no such item.";
        ShowAll: "Hiện tất cả", "Show all";
        EmptyTitle: "Chưa có gì để xem trước", "Nothing to look at yet";
        EmptyText: "Khi tạo đợt đánh giá, chọn bắt đầu từ một đợt trước; những câu trả lời sẽ mang sang hiện ở đây trước khi ghi.", "Choose an earlier assessment to begin from when you make a new one; the answers to be brought over are shown here before anything is written.";
        ToWizard: "Tạo đợt đánh giá mới", "Make a new assessment";
        Resume: "Xem tiếp", "Look on";
        Forget: "Bỏ việc này", "Forget it";
    }
}

/// The filled button: "Tạo đợt đánh giá với 92 câu trả lời".
pub fn create_with(language: Language, answers: usize) -> String {
    match (language, answers) {
        (Language::Vietnamese, n) => format!("Tạo đợt đánh giá với {n} câu trả lời"),
        (Language::English, 1) => "Create the assessment with 1 answer".to_owned(),
        (Language::English, n) => format!("Create the assessment with {n} answers"),
    }
}

/// "87 mang sang + 5 đã xác nhận. 7 mục chưa xác nhận sẽ được gắn cờ để xem lại."
pub fn sum(language: Language, carried: usize, confirmed: usize, waiting: usize) -> String {
    let taken = language.pick(
        format!("{carried} mang sang + {confirmed} đã xác nhận."),
        format!("{carried} carried over + {confirmed} confirmed."),
    );
    if waiting == 0 {
        return taken;
    }
    language.pick(
        format!(
            "{taken} {waiting} mục chưa xác nhận sẽ để trống, gắn cờ và ghi nguồn trong ghi chú."
        ),
        format!("{taken} {waiting} unconfirmed stay open, flagged, with their origin in the note."),
    )
}

/// The tick of a row: "Xác nhận câu trả lời cũ vẫn đúng: Đạt".
pub fn confirm_answer(language: Language, answer: &Answer) -> String {
    let answer = standing(language, Standing::from(Some(answer)));
    language.pick(
        format!("Xác nhận câu trả lời cũ vẫn đúng: {answer}"),
        format!("Confirm that the earlier answer still holds: {answer}"),
    )
}

/// "Câu trả lời cũ vẫn đọc được trong đợt “Năm 2025”."
pub fn stays_readable(language: Language, name: &str) -> String {
    language.pick(
        format!("Câu trả lời cũ vẫn đọc được trong đợt “{name}”."),
        format!("The earlier answer can still be read in “{name}”."),
    )
}

/// "12/126 mục".
pub fn shown_of(language: Language, shown: usize, all: usize) -> String {
    language.pick(
        format!("Đang hiện {shown}/{all}"),
        format!("{shown} of {all} shown"),
    )
}

/// Said where an assessment was made against a version of the catalog that is no longer at hand.
pub fn other_version(language: Language, old: &str, now: &str) -> String {
    language.pick(
        format!("Đợt trước làm theo phiên bản {old} của bộ tiêu chí, nay là {now}. Nội dung cũ không còn ở đây để so từng câu; hãy xem lại các mục mang sang."),
        format!("The earlier assessment was made against version {old} of this checklist; this is {now}. The old wording is not at hand to compare, so look the answers over."),
    )
}

/// A move that was looked at and not accepted: "Đang chuyển từ “Năm 2025” sang “Năm 2026” (12/2026/QĐ-UBND), chưa ghi."
pub fn unfinished(language: Language, from: &str, to: &str, instrument: &str) -> String {
    language.pick(
        format!("Đang xem trước việc mang câu trả lời từ “{from}” sang “{to}” ({instrument}); chưa ghi gì."),
        format!("A move of answers from “{from}” to “{to}” ({instrument}) is waiting; nothing is written."),
    )
}

/// Why the newest assessment should move on: its regulation `old` is followed by `next`.
pub fn why_move(language: Language, why: &Validity, old: &str, next: &str) -> String {
    match why {
        Validity::InForce {
            until: Some((_, from)),
        } => {
            let from = date(*from);
            language.pick(
                format!("Từ ngày {from}, {old} được thay thế bằng {next}."),
                format!("From {from}, {next} replaces {old}."),
            )
        }
        Validity::Replaced {
            since: Some(since), ..
        } => {
            let since = date(*since);
            language.pick(
                format!("{old} đã được {next} thay thế từ ngày {since}."),
                format!("{next} has replaced {old} since {since}."),
            )
        }
        Validity::Replaced { since: None, .. } => language.pick(
            format!("{old} đã được {next} thay thế."),
            format!("{next} has replaced {old}."),
        ),
        Validity::Doubtful { .. } => language.pick(
            format!("{old} có thể đã được thay thế ({next}); hãy kiểm tra đã ban hành chưa."),
            format!("{old} may have been replaced ({next}); find out whether that was issued."),
        ),
        _ => crosswalk_leads(language, old, next),
    }
}

/// Said where only a crosswalk tells of a successor.
pub fn crosswalk_leads(language: Language, old: &str, next: &str) -> String {
    language.pick(
        format!("Có bảng đối chiếu từ {old} sang {next}."),
        format!("A crosswalk leads from {old} to {next}."),
    )
}

/// Said where the library holds another version of the checklist in use.
pub fn newer_version(language: Language, instrument: &str, old: &str, now: &str) -> String {
    language.pick(
        format!("Bộ tiêu chí {instrument} có phiên bản {now}; đợt mới nhất làm theo phiên bản {old}."),
        format!("The checklist of {instrument} is at version {now}; the newest assessment was made against {old}."),
    )
}

/// The button: "Chuyển sang 12/2026/QĐ-UBND".
pub fn move_to(language: Language, next: &str) -> String {
    language.pick(format!("Chuyển sang {next}"), format!("Move to {next}"))
}

/// The button: "Chuyển sang phiên bản 2026.12".
pub fn move_to_version(language: Language, version: &str) -> String {
    language.pick(
        format!("Chuyển sang phiên bản {version}"),
        format!("Move to version {version}"),
    )
}

//! Words of the checklist.

use chrono::{Datelike, NaiveDate};

use super::{Language, Translate, date};
use crate::model::evidence::Evidence;
use crate::model::interval::Interval;
use crate::model::scoring::{Line, Standing};

crate::messages! {
    /// The checklist's fixed texts.
    Checklist {
        NothingOpen: "Chưa mở đợt đánh giá nào.", "No assessment is open.";
        GoHome: "Về danh sách đợt đánh giá", "Back to the list of assessments";
        Returned: "Lãnh đạo trả lại:", "Returned by the leader:";
        Frozen: "Đợt đánh giá đã được duyệt nên chỉ để xem; câu trả lời, ghi chú và minh chứng không sửa được nữa.", "The assessment is approved and read-only: answers, notes and evidence can no longer be changed.";
        WholeRegulation: "Toàn bộ quy chế", "Whole regulation";
        Place: "Chương, điều đang xem", "Chapter and article shown";
        Chapter: "Chương", "Chapter";
        Article: "Điều", "Article";
        Filter: "Lọc", "Filter";
        FilterAll: "Tất cả", "All";
        FilterUnanswered: "Chưa trả lời", "Unanswered";
        FilterGaps: "Tồn tại", "Gaps";
        FilterWithoutEvidence: "Chưa có minh chứng", "Without evidence";
        FilterFlagged: "Đã đánh dấu", "Flagged";
        FilterNotApplicable: "Không áp dụng", "Not applicable";
        FilterOutOfScope: "Ngoài phạm vi", "Out of scope";
        SearchHint: "Tìm ( / )", "Search ( / )";
        Search: "Tìm trong câu hỏi, hướng dẫn, điều khoản, ghi chú", "Search questions, guidance, citations and notes";
        NextUnanswered: "Mục chưa trả lời tiếp theo", "Next unanswered item";
        OpenPlan: "Lập kế hoạch khắc phục", "Plan the remediation";
        OpenSummary: "Xem tổng hợp", "See the summary";
        NothingFound: "Không có mục nào khớp với bộ lọc và từ tìm kiếm.", "No item matches the filter and the search.";
        NothingLeft: "Không còn mục nào ở đây. Tốt lắm!", "Nothing is left here. Well done!";
        ShowAll: "Hiện tất cả các mục", "Show all items";
        Keys: "Phím: 1–4 trả lời · 0 xóa · J/K mục sau, trước · Enter mở · E minh chứng · N ghi chú · F đánh dấu · / tìm", "Keys: 1–4 answer · 0 clear · J/K next, previous · Enter open · E evidence · N note · F flag · / search";
        OpenItem: "Mở mục", "Open item";
        CloseItem: "Đóng mục", "Close item";
        Critical: "Điểm liệt", "Critical";
        CriticalHint: "Chưa đạt mục này thì xếp loại chung không vượt quá Trung bình.", "Failing this item caps the overall grade at Average.";
        Flagged: "Đã đánh dấu", "Flagged";
        Flag: "Đánh dấu", "Flag";
        Unflag: "Bỏ đánh dấu", "Unflag";
        Note: "Ghi chú", "Note";
        Reason: "Lý do không áp dụng", "Reason why it does not apply";
        ReasonHint: "Ví dụ: đơn vị không có máy chủ riêng", "For example: the unit has no server of its own";
        ReasonNeeded: "Cần ghi lý do thì mới lưu được “Không áp dụng”. Câu trả lời cũ vẫn được giữ.", "“Not applicable” is saved only with a reason. The earlier answer stays until then.";
        SaveReason: "Lưu lý do", "Save the reason";
        EditReason: "Sửa lý do", "Edit the reason";
        Cancel: "Bỏ", "Cancel";
        NoItem: "Chọn một mục để xem cách kiểm tra, minh chứng và điểm.", "Choose an item to see how to check it, its evidence and its score.";
        BorneBy: "Người chịu trách nhiệm", "Borne by";
        HowBinding: "Mức độ ràng buộc", "How binding";
        Due: "Thời hạn, chu kỳ", "When due";
        Numbers: "Con số phải đạt", "Figures to be met";
        HowToCheck: "Cách kiểm tra", "How to check";
        Expected: "Minh chứng cần có", "Evidence expected";
        Attached: "Minh chứng đã gắn", "Evidence attached";
        NoEvidence: "Chưa gắn minh chứng nào.", "No evidence is attached yet.";
        DropHint: "Kéo thả tệp vào cửa sổ, dán ảnh (Ctrl+V), hoặc:", "Drop files on the window, paste a picture (Ctrl+V), or:";
        DropHere: "Thả tệp để gắn làm minh chứng cho mục đang chọn", "Drop the files to attach them to the chosen item";
        Browse: "Chọn tệp…", "Browse…";
        PathHint: "Hoặc gõ, dán đường dẫn tệp", "Or type or paste a file path";
        Path: "Đường dẫn tệp minh chứng", "Path of the evidence file";
        AddPath: "Gắn tệp này", "Attach this file";
        Existing: "Gắn minh chứng đã có", "Attach evidence already here";
        Unlink: "Gỡ khỏi mục này", "Detach from this item";
        Reference: "Tài liệu giấy, tài liệu lưu nơi khác", "Paper or document kept elsewhere";
        ReferenceName: "Tên tài liệu", "Name of the document";
        ReferenceWhere: "Số, ngày, nơi lưu", "Number, date, where it is kept";
        FactDate: "Ngày của sự việc (ngày/tháng/năm)", "Date of the fact (day/month/year)";
        BadDate: "Ngày chưa đúng. Ghi theo dạng 25/12/2026, hoặc để trống.", "This is not a date. Write it like 25/12/2026, or leave it empty.";
        AddReference: "Thêm tài liệu", "Add the document";
        NameNeeded: "Cần ghi tên tài liệu.", "The document needs a name.";
        Plan: "Kế hoạch khắc phục", "Remediation plan";
        NoPlan: "Chưa có việc nào trong kế hoạch cho mục này.", "The plan has no line for this item yet.";
        Score: "Điểm của mục này", "Score of this item";
    }
}

/// "12/18": answered of those in scope.
pub fn answered(answered: u32, in_scope: u32) -> String {
    format!("{answered}/{in_scope}")
}

/// "3 tồn tại".
pub fn gaps(language: Language, gaps: u32) -> String {
    match (language, gaps) {
        (Language::Vietnamese, n) => format!("{n} tồn tại"),
        (Language::English, 1) => "1 gap".to_owned(),
        (Language::English, n) => format!("{n} gaps"),
    }
}

/// "126 mục".
pub fn items(language: Language, items: usize) -> String {
    match (language, items) {
        (Language::Vietnamese, n) => format!("{n} mục"),
        (Language::English, 1) => "1 item".to_owned(),
        (Language::English, n) => format!("{n} items"),
    }
}

/// "Minh chứng: 2".
pub fn evidence_count(language: Language, count: usize) -> String {
    language.pick(format!("Minh chứng: {count}"), format!("Evidence: {count}"))
}

/// "Còn 39 mục chưa trả lời".
pub fn left(language: Language, left: u32) -> String {
    match (language, left) {
        (Language::Vietnamese, n) => format!("Còn {n} mục chưa trả lời"),
        (Language::English, 1) => "1 item is still unanswered".to_owned(),
        (Language::English, n) => format!("{n} items are still unanswered"),
    }
}

/// Why a piece of evidence no longer proves a duty of this interval; `None`
/// where it does, or where the text sets no number.
pub fn staleness(
    language: Language,
    evidence: &Evidence,
    interval: Option<&Interval>,
    as_of: NaiveDate,
) -> Option<String> {
    if evidence.is_fresh(interval, as_of) {
        return None;
    }
    let interval = interval?;
    let limit_days = interval.fresh_for_days()?;
    let limit = match interval {
        Interval::EveryMonths(n) => language.pick(format!("{n} tháng"), format!("{n} months")),
        Interval::YearlyBefore { .. } => language.pick("12 tháng", "12 months").to_owned(),
        _ => language.pick(format!("{limit_days} ngày"), format!("{limit_days} days")),
    };
    let Some(day) = evidence.fact_date else {
        return Some(language.pick(
            format!("Minh chứng chưa ghi ngày của sự việc; mục này cần minh chứng ≤ {limit}."),
            format!("The evidence has no date; this item needs proof ≤ {limit} old."),
        ));
    };
    if day > as_of {
        let end = date(as_of);
        return Some(language.pick(
            format!("Ngày của minh chứng sau ngày cuối kỳ ({end}) nên không tính cho kỳ này."),
            format!(
                "The evidence is dated after the end of the period ({end}) and does not count."
            ),
        ));
    }
    let months = whole_months(day, as_of);
    let in_months = match interval {
        Interval::EveryMonths(n) => months > i64::from(*n),
        Interval::YearlyBefore { .. } => months > 12,
        _ => false,
    };
    Some(if in_months {
        language.pick(
            format!("Minh chứng đã {months} tháng, cần ≤ {limit} tính đến cuối kỳ."),
            format!(
                "The proof is {months} months old, must be ≤ {limit} at the end of the period."
            ),
        )
    } else {
        let days = (as_of - day).num_days();
        language.pick(
            format!("Minh chứng đã {days} ngày, cần ≤ {limit_days} ngày tính đến cuối kỳ."),
            format!("The proof is {days} days old, must be ≤ {limit_days} days at the end of the period."),
        )
    })
}

/// Whole months from `from` to `to`.
fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months =
        i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    if to.day() < from.day() {
        months - 1
    } else {
        months
    }
}

/// "Trọng số 2 × giá trị 1 = 2 điểm, tối đa 4." or why the item is not in the sum.
pub fn contribution(language: Language, line: &Line) -> String {
    let Some(value) = line.standing.value() else {
        return match line.standing {
            Standing::OutOfScope => language.pick(
                "Không tính vào điểm: mục này ngoài phạm vi của đơn vị.",
                "Not in the score: the item is out of the unit's scope.",
            ),
            _ => language.pick(
                "Không tính vào điểm: mục này được trả lời là không áp dụng.",
                "Not in the score: the item is answered not applicable.",
            ),
        }
        .to_owned();
    };
    let (weight, points, most) = (line.weight, line.weight * value, line.weight * 2);
    language.pick(
        format!("Trọng số {weight} × giá trị {value} = {points} điểm, tối đa {most}."),
        format!("Weight {weight} × value {value} = {points} points of at most {most}."),
    )
}

/// What keeps points from the score, in one sentence; empty where nothing does.
pub fn withheld(language: Language, line: &Line) -> &'static str {
    match line.standing {
        Standing::Unanswered => language.pick(
            "Chưa trả lời nên được tính 0 điểm.",
            "Unanswered counts as 0 points.",
        ),
        Standing::Met | Standing::Partial if !line.backed => language.pick(
            "Chưa tính vào “Điểm có minh chứng” vì chưa có minh chứng còn hạn.",
            "Not in the evidence-backed score: no evidence that is still fresh.",
        ),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::EvidenceId;

    #[test]
    fn old_proof_says_how_old() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let said = |fact_date, interval: Interval| {
            let evidence = Evidence {
                id: EvidenceId(1),
                name: "Biên bản".to_owned(),
                description: String::new(),
                file: None,
                fact_date,
                added: day(8, 1)
                    .and_hms_opt(0, 0, 0)
                    .unwrap()
                    .and_utc()
                    .fixed_offset(),
            };
            staleness(
                Language::Vietnamese,
                &evidence,
                Some(&interval),
                day(12, 31),
            )
        };
        let quarterly = Interval::EveryMonths(3);
        assert_eq!(said(Some(day(11, 1)), quarterly.clone()), None);
        assert_eq!(said(Some(day(1, 1)), Interval::Regular), None);
        assert_eq!(
            said(Some(day(8, 31)), quarterly.clone()).unwrap(),
            "Minh chứng đã 4 tháng, cần ≤ 3 tháng tính đến cuối kỳ."
        );
        assert_eq!(
            said(Some(day(12, 1)), Interval::EveryDays(7)).unwrap(),
            "Minh chứng đã 30 ngày, cần ≤ 7 ngày tính đến cuối kỳ."
        );
        assert!(said(None, quarterly).unwrap().contains("chưa ghi ngày"));
    }
}

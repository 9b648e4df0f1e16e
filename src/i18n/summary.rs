//! Words of the summary for the leader.

use super::{Language, Translate};

crate::messages! {
    /// The summary.
    Summary {
        Title: "Tổng hợp cho lãnh đạo", "Summary for the head";
        Remark: "Bấm vào bất kỳ con số nào để xem cách tính.", "Click any number to see how it was worked out.";
        Score: "Điểm tổng", "Overall score";
        Backed: "Điểm có minh chứng", "Score with evidence";
        OnAnswered: "Điểm trên phần đã trả lời", "Score on what was answered";
        Completeness: "Mức độ hoàn thành", "Completeness";
        Grade: "Xếp loại", "Grade";
        NoGrade: "Chưa xếp loại", "No grade yet";
        NoScore: "Chưa có mục nào được tính", "Nothing counts yet";
        NoCritical: "Không có điểm liệt.", "There is no critical failure.";
        ByChapter: "Kết quả theo chương", "Results by chapter";
        ByArticle: "Kết quả theo điều", "Results by article";
        ByDomain: "Theo lĩnh vực", "By domain";
        InDetail: "Chi tiết", "In detail";
        DomainRemark: "Nhóm yêu cầu của Thông tư 12/2022/TT-BTTTT; một mục có thể thuộc nhiều nhóm.", "Groups of requirements of Circular 12/2022/TT-BTTTT; an item may belong to several.";
        Gaps: "Tồn tại cần xử lý trước", "Gaps to mend first";
        NoGaps: "Không có nội dung nào chưa đạt hoặc đạt một phần.", "Nothing is unmet or only partly met.";
        ShowCodes: "Hiện điều khoản", "Show provisions";
        Deadline: "Thời hạn", "Deadline";
        Cost: "Kinh phí", "Cost";
        NoPlan: "chưa có kế hoạch", "not planned";
        NoDeadline: "chưa định hạn", "no deadline";
        NoCost: "chưa dự toán", "no estimate";
        Critical: "Điểm liệt", "Critical failure";
        Grave: "Trọng yếu", "Critical";
        OpenPlan: "Xem kế hoạch", "Open the plan";
        Submit: "Trình lãnh đạo", "Submit to the head";
        Approve: "Phê duyệt", "Approve";
        Return: "Trả lại…", "Return…";
        ToReport: "Đi tới báo cáo", "Go to the report";
        BeforeSubmit: "Còn mục chưa trả lời", "Some items are unanswered";
        AnswerThem: "Trả lời tiếp", "Answer them";
        SubmitAnyway: "Vẫn trình", "Submit anyway";
        BeforeApprove: "Phê duyệt kết quả này?", "Approve this result?";
        ApproveText: "Sau khi phê duyệt, câu trả lời, minh chứng và kế hoạch không sửa được nữa. Bước tiếp theo là ký và xuất báo cáo.", "Once approved, answers, evidence and the plan can no longer be changed. The next step is to sign and export the report.";
        ReturnTitle: "Trả lại cho cán bộ phụ trách", "Return it to the officer";
        ReturnText: "Đợt đánh giá trở lại trạng thái đang thực hiện. Ý kiến được thêm vào phần đánh giá của đơn vị.", "The assessment becomes a draft again. The comment is added to the unit's remarks.";
        Comment: "Ý kiến của lãnh đạo", "Comment of the head";
        NeedComment: "Hãy ghi ý kiến để cán bộ biết cần sửa gì.", "Say what is to be corrected.";
        DoReturn: "Trả lại", "Return";
        Back: "Quay lại", "Back";
        Close: "Đóng", "Close";
    }
}

crate::messages! {
    /// The window that shows the working of a number.
    Working {
        Title: "Cách tính", "How it was worked out";
        Whole: "Toàn bộ đợt đánh giá", "The whole assessment";
        Formula: "Mỗi câu trả lời có giá trị v: Đạt 2, Đạt một phần 1, Chưa đạt 0, Chưa trả lời 0. Mỗi mục có trọng số w theo mức bắt buộc: điều cấm 3, bắt buộc 2, khuyến nghị 1.", "Each answer has a value v: met 2, partly met 1, not met 0, unanswered 0. Each item has a weight w by its force: prohibition 3, duty 2, recommendation 1.";
        Force: "Mức bắt buộc", "Force";
        Weight: "w", "w";
        Points: "Điểm đạt Σ w·v", "Points Σ w·v";
        Possible: "Tối đa Σ 2w", "Most Σ 2w";
        Sum: "Cộng", "Sum";
        LeftOut: "Những mục không tính vào tổng", "Items that left the sum";
        NothingLeft: "Mọi mục đều được tính.", "Every item counts.";
        GradeHow: "Xếp loại", "Grade";
        NoWhole: "Không có mục nào trong tổng, nên không có điểm.", "No item is in the sum, so there is no score.";
        ScoreRule: "tính cả mục chưa trả lời, giá trị 0", "unanswered items count as 0";
        AnsweredRule: "chỉ tính mục đã trả lời", "only items that were answered";
        BackedRule: "mục chỉ được điểm khi có ít nhất một minh chứng còn trong hạn vào ngày cuối kỳ", "an item earns points only with evidence still fresh on the last day of the period";
        CompleteRule: "mục đã trả lời chia cho mục thuộc phạm vi", "answered items of those in scope";
    }
}

/// "2 điểm liệt: xếp loại không thể cao hơn C cho đến khi khắc phục."
pub fn critical_failures(language: Language, failures: usize) -> String {
    language.pick(
        format!("{failures} nội dung trọng yếu chưa đạt (điểm liệt); khi còn điểm liệt, xếp loại không vượt quá C:"),
        format!("{failures} critical requirements are not met; while one is, the grade is C at best:"),
    )
}

/// "và 3 nội dung khác".
pub fn and_more(language: Language, more: usize) -> String {
    language.pick(
        format!("và {more} nội dung khác"),
        format!("and {more} more"),
    )
}

/// The sentence of the warning before an incomplete assessment is submitted.
pub fn unanswered_warning(language: Language, unanswered: u32) -> String {
    language.pick(
        format!("Còn {unanswered} mục chưa trả lời; mỗi mục được tính 0 điểm. Vẫn có thể trình, nhưng lãnh đạo sẽ thấy điểm thấp hơn thực tế."),
        format!("{unanswered} items are unanswered and count as 0. It can still be submitted, but the head will see a lower score than is due."),
    )
}

/// "Điểm 85,1 % ứng với B (Khá)."
pub fn grade_earned(language: Language, score: &str, letter: &str, name: &str) -> String {
    language.pick(
        format!("Điểm {score} ứng với loại {letter} ({name})."),
        format!("A score of {score} earns {letter} ({name})."),
    )
}

/// "Vì có điểm liệt, xếp loại bị hạ từ B xuống C."
pub fn grade_capped(language: Language, from: &str, to: &str) -> String {
    language.pick(
        format!("Vì có điểm liệt, xếp loại bị hạ từ {from} xuống {to}:"),
        format!("Because of a critical failure the grade falls from {from} to {to}:"),
    )
}

/// "A Tốt: từ 90,0 %".
pub fn grade_band(language: Language, letter: &str, name: &str, from: &str) -> String {
    language.pick(
        format!("{letter} ({name}) từ {from}"),
        format!("{letter} ({name}) from {from}"),
    )
}

/// "E (Kém) dưới 50,0 %".
pub fn grade_below(language: Language, letter: &str, name: &str, below: &str) -> String {
    language.pick(
        format!("{letter} ({name}) dưới {below}"),
        format!("{letter} ({name}) below {below}"),
    )
}

/// "60 trong 73 mục được tính có minh chứng còn trong hạn."
pub fn backed_items(language: Language, backed: u32, counted: u32) -> String {
    language.pick(
        format!("{backed} trong {counted} mục được tính có minh chứng còn trong hạn."),
        format!("{backed} of {counted} counted items have fresh evidence."),
    )
}

/// The accessible name of a number that opens: "Điểm tổng 85,1 %, xem cách tính".
pub fn see_working(language: Language, name: &str, value: &str) -> String {
    language.pick(
        format!("{name}: {value}. Xem cách tính"),
        format!("{name}: {value}. See how it was worked out"),
    )
}

/// "Không áp dụng (3)": a group of items that left the sum.
pub fn left_out_group(language: Language, items: usize, why: &str) -> String {
    language.pick(
        format!("{items} mục – {why}"),
        format!("{items} items – {why}"),
    )
}

/// "Chương II".
pub fn chapter_named(language: Language, number: &str) -> String {
    language.pick(format!("Chương {number}"), format!("Chapter {number}"))
}

/// "Điều 7".
pub fn article_named(language: Language, number: &str) -> String {
    language.pick(format!("Điều {number}"), format!("Article {number}"))
}

/// "10 trong 14 tồn tại".
pub fn first_gaps(language: Language, shown: usize, all: usize) -> String {
    language.pick(
        format!("{shown} trong {all} tồn tại, nghiêm trọng nhất trước"),
        format!("{shown} of {all} gaps, the gravest first"),
    )
}

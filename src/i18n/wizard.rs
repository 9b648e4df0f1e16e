//! Words of the wizard that makes an assessment.

use super::{Language, Translate};

crate::messages! {
    /// The four steps.
    Wizard {
        Title: "Tạo đợt đánh giá", "New assessment";
        StepUnit: "Đơn vị", "Unit";
        StepRegulation: "Quy chế và kỳ", "Regulation and period";
        StepScope: "Phạm vi", "Scope";
        StepReview: "Kiểm tra lại", "Review";
        Back: "Quay lại", "Back";
        Next: "Tiếp tục", "Next";
        Create: "Tạo đợt đánh giá", "Create the assessment";
        EditTitle: "Sửa đơn vị, kỳ và phạm vi", "Edit unit, period and scope";
        SaveChanges: "Lưu thay đổi", "Save the changes";
        EditReviewRemark: "Kiểm tra lại; câu trả lời và minh chứng đã có không bị mất.", "Look once more; answers and evidence are kept.";
        UnitRemark: "Thông tin này đứng đầu báo cáo.", "This heads the report.";
        UnitName: "Tên đơn vị", "Name of the unit";
        UnitNameHint: "Như ghi ở đầu văn bản, ví dụ: ỦY BAN NHÂN DÂN XÃ HÀ NAM", "As it heads documents, such as ỦY BAN NHÂN DÂN XÃ HÀ NAM";
        UnitType: "Loại đơn vị", "Kind of unit";
        GoverningBody: "Cơ quan chủ quản", "Governing body";
        GoverningBodyHint: "Để trống nếu không có", "Leave empty where there is none";
        Place: "Địa danh", "Place name";
        PlaceHint: "Ghi trước ngày tháng trong báo cáo", "Printed before the date of the report";
        Symbol: "Chữ viết tắt trong số, ký hiệu", "Letters in document numbers";
        SymbolHint: "Phần sau BC-, ví dụ UBND trong /BC-UBND", "What follows BC-, such as UBND in /BC-UBND";
        Head: "Thủ trưởng đơn vị", "Head of the unit";
        HeadName: "Họ và tên thủ trưởng", "Full name of the head";
        HeadTitle: "Chức vụ của thủ trưởng", "Position of the head";
        Officer: "Cán bộ phụ trách CNTT", "IT officer";
        OfficerName: "Họ và tên cán bộ", "Full name of the officer";
        OfficerTitle: "Chức vụ của cán bộ", "Position of the officer";
        RegulationRemark: "Chọn quy chế mà đơn vị phải chấp hành.", "Pick the regulation that binds the unit.";
        Regulation: "Quy chế", "Regulation";
        Name: "Tên đợt đánh giá", "Name of the assessment";
        Year: "Năm báo cáo", "Year reported on";
        PeriodStart: "Từ ngày", "From";
        PeriodEnd: "Đến ngày", "To";
        DateHint: "ngày/tháng/năm", "day/month/year";
        Recipients: "Nơi nhận báo cáo", "Recipients of the report";
        RecipientsHint: "Mỗi dòng một cơ quan; sửa lại nếu cơ quan đã đổi tên", "One body a line; correct it where a body was renamed";
        OtherRegulations: "Quy chế khác", "Other regulations";
        UseSuccessor: "Chọn văn bản thay thế", "Choose its successor";
        NoReportDate: "Không quy định hạn báo cáo năm", "No date set for a yearly report";
        ScopeRemark: "Câu trả lời quyết định mục nào áp dụng với đơn vị.", "The answers decide which items apply to the unit.";
        Roles: "Vai trò của đơn vị", "Roles of the unit";
        RolesRemark: "Mọi đơn vị đều chịu các nghĩa vụ chung. Đánh dấu thêm nếu đơn vị còn là:", "Every unit bears the common duties. Tick what the unit is besides:";
        Facts: "Thực tế tại đơn vị", "Facts about the unit";
        FactsRemark: "Đánh dấu những điều đúng với đơn vị.", "Tick what is true of the unit.";
        Level: "Cấp độ cao nhất của hệ thống đã được phê duyệt", "Highest approved level of the unit's systems";
        NoLevel: "Chưa có hệ thống được phê duyệt cấp độ", "None has an approved level";
        WhyNot: "Vì sao các mục khác không áp dụng", "Why the other items do not apply";
        ReviewRemark: "Kiểm tra lần cuối; vẫn sửa được sau khi tạo.", "A last look; it can still be corrected afterwards.";
        Scope: "Phạm vi", "Scope";
        Period: "Kỳ báo cáo", "Period";
        NeedUnitName: "Hãy ghi tên đơn vị.", "Give the name of the unit.";
        NeedPlace: "Hãy ghi địa danh.", "Give the place name.";
        NeedSymbol: "Hãy ghi chữ viết tắt.", "Give the letters.";
        NeedHeadName: "Hãy ghi họ và tên thủ trưởng.", "Give the name of the head.";
        NeedHeadTitle: "Hãy ghi chức vụ của thủ trưởng.", "Give the position of the head.";
        NeedOfficerName: "Hãy ghi họ và tên cán bộ phụ trách.", "Give the name of the officer.";
        NeedRegulation: "Hãy chọn một quy chế.", "Pick a regulation.";
        NeedName: "Hãy ghi tên đợt đánh giá.", "Name the assessment.";
        NeedYear: "Năm phải là số có bốn chữ số, từ 2000 đến 2100.", "The year must be a number from 2000 to 2100.";
        NeedDate: "Ngày phải có dạng ngày/tháng/năm, ví dụ 31/12/2026.", "The date must read day/month/year, such as 31/12/2026.";
        NeedOrder: "Ngày cuối kỳ phải sau ngày đầu kỳ.", "The last day must come after the first.";
        NeedRecipient: "Hãy ghi ít nhất một nơi nhận.", "Give at least one recipient.";
        BeginFrom: "Bắt đầu từ một đợt trước", "Begin from an earlier assessment";
        BeginBlank: "Không, trả lời lại từ đầu", "No, answer everything anew";
        BeginBlankRemark: "Đợt mới chưa có câu trả lời nào.", "The new assessment begins without answers.";
        BeginByNames: "Cùng quy chế: mỗi mục nhận câu trả lời, ghi chú, minh chứng và kế hoạch của chính mục đó. Bạn xem trước rồi mới ghi.", "Same regulation: each item takes its own answer, note, evidence and plan. You look first; only then is anything written.";
        BeginByCrosswalk: "Có bảng đối chiếu giữa hai quy chế: phần giữ nguyên được mang sang, phần thay đổi chờ bạn xác nhận. Bạn xem trước rồi mới ghi.", "A crosswalk joins the two regulations: what stayed is carried over, what changed waits for your word. You look first; only then is anything written.";
        BeginByControls: "Chưa có bảng đối chiếu giữa hai quy chế: câu trả lời được ghép qua biện pháp chung. Bạn xem trước rồi mới ghi.", "No crosswalk joins the two regulations: answers are matched by common controls. You look first; only then is anything written.";
        LookAtAnswers: "Xem trước câu trả lời mang sang", "Look at the answers to be brought over";
        StartAfresh: "Xoá nội dung đã điền", "Clear the form";
    }
}

/// "Bước 2/4: Quy chế và kỳ".
pub fn step_of(language: Language, at: usize, of: usize, name: &str) -> String {
    language.pick(
        format!("Bước {at}/{of}: {name}"),
        format!("Step {at} of {of}: {name}"),
    )
}

/// "88 mục áp dụng, 38 mục không áp dụng".
pub fn scope_count(language: Language, inside: usize, outside: usize) -> String {
    language.pick(
        format!("{inside} mục áp dụng, {outside} mục không áp dụng"),
        format!("{inside} items apply, {outside} do not"),
    )
}

/// "12 mục: Nghĩa vụ thuộc về …".
pub fn outside_because(language: Language, items: usize, reason: &str) -> String {
    language.pick(
        format!("{items} mục: {reason}"),
        format!("{items} items: {reason}"),
    )
}

/// "Nơi nhận theo quy chế: Sở … (nay là Sở …)".
pub fn renamed_body(language: Language, before: &str, now: &str) -> String {
    language.pick(
        format!("{before} (nay là {now})"),
        format!("{before} (now {now})"),
    )
}

/// "Báo cáo năm trước ngày 25/12".
pub fn yearly_before(language: Language, day: u8, month: u8) -> String {
    language.pick(
        format!("Báo cáo năm trước ngày {day:02}/{month:02}"),
        format!("Yearly report before {day:02}/{month:02}"),
    )
}

/// "126 mục kiểm tra".
pub fn item_count(language: Language, items: usize) -> String {
    language.pick(format!("{items} mục kiểm tra"), format!("{items} items"))
}

/// "Cấp độ 3".
pub fn level_named(language: Language, level: u8) -> String {
    language.pick(format!("Cấp độ {level}"), format!("Level {level}"))
}

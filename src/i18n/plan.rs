//! Words of the remediation plan, and costs as people write them.

use super::{Language, Translate, money};

crate::messages! {
    /// The plan's fixed texts.
    Plan {
        Title: "Kế hoạch khắc phục", "Remediation plan";
        Remark: "Mỗi tồn tại một việc: làm gì, ai làm, xong khi nào, hết bao nhiêu. Kế hoạch đi vào báo cáo năm.", "One line a gap: what is done, by whom, by when, at what cost. The plan goes into the yearly report.";
        PlanNext: "Lập việc cho tồn tại tiếp theo", "Plan the next gap";
        ToReport: "Sang báo cáo", "Go on to the report";
        EmptyTitle: "Chưa có tồn tại nào", "No gaps yet";
        EmptyText: "Mục nào trả lời “Đạt một phần” hoặc “Chưa đạt” sẽ hiện ở đây để lập kế hoạch khắc phục.", "Items answered “Partly met” or “Not met” appear here so that their remediation can be planned.";
        ToChecklist: "Mở danh mục kiểm tra", "Open the checklist";
        Unplanned: "Tồn tại chưa có kế hoạch", "Gaps without a plan";
        Overdue: "Quá hạn", "Overdue";
        Planned: "Chưa bắt đầu", "Planned";
        InProgress: "Đang thực hiện", "In progress";
        Done: "Đã xong", "Done";
        AddWork: "Thêm việc", "Add a line";
        Add: "Thêm vào kế hoạch", "Add to the plan";
        Cancel: "Bỏ", "Cancel";
        Action: "Việc cần làm", "What will be done";
        ActionHint: "Ví dụ: đặt mật khẩu mới cho toàn bộ tài khoản dùng chung", "For example: set new passwords for all shared accounts";
        ActionNeeded: "Cần ghi việc cần làm.", "Say what will be done.";
        Owner: "Người thực hiện", "Who does it";
        Deadline: "Hạn (ngày/tháng/năm)", "Deadline (day/month/year)";
        BadDeadline: "Hạn chưa đúng. Ghi theo dạng 25/12/2026, hoặc để trống.", "This is not a date. Write it like 25/12/2026, or leave it empty.";
        Cost: "Chi phí (đồng)", "Cost (VND)";
        BadCost: "Chi phí chưa đúng. Chỉ ghi số, ví dụ 1.500.000, hoặc để trống.", "This is not a sum. Write figures only, like 1,500,000, or leave it empty.";
        Status: "Tình trạng", "Status";
        Remove: "Xóa việc này khỏi kế hoạch", "Take this line out of the plan";
        Frozen: "Đợt đánh giá đã được duyệt nên kế hoạch chỉ để xem.", "The assessment is approved, so the plan is read-only.";
    }
}

/// "Tổng chi phí dự kiến: 12.000.000 đồng (còn phải chi 8.000.000 đồng)".
pub fn total_cost(language: Language, all: u64, open: u64) -> String {
    let (all_said, open_said) = (money(language, all), money(language, open));
    if all == open {
        return language.pick(
            format!("Tổng chi phí dự kiến: {all_said}"),
            format!("Estimated cost: {all_said}"),
        );
    }
    language.pick(
        format!("Tổng chi phí dự kiến: {all_said}, trong đó việc chưa xong: {open_said}"),
        format!("Estimated cost: {all_said}, of which not done yet: {open_said}"),
    )
}

/// "12 việc, 3 quá hạn, 4 tồn tại chưa có kế hoạch".
pub fn overview(language: Language, lines: usize, overdue: usize, unplanned: usize) -> String {
    let one = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    language.pick(
        format!("{lines} việc · {overdue} quá hạn · {unplanned} tồn tại chưa có kế hoạch"),
        format!(
            "{} · {overdue} overdue · {} without a plan",
            one(lines, "line", "lines"),
            one(unplanned, "gap", "gaps")
        ),
    )
}

/// "quá hạn 5 ngày", "còn 12 ngày".
pub fn days_left(language: Language, days: i64) -> String {
    match days {
        0 => language.pick("hạn hôm nay", "due today").to_owned(),
        1.. => language.pick(format!("còn {days} ngày"), format!("{days} days left")),
        _ => {
            let late = -days;
            language.pick(
                format!("quá hạn {late} ngày"),
                format!("{late} days overdue"),
            )
        }
    }
}

/// Reads 1500000, 1.500.000, 1,500,000 or 1 500 000 đồng; `None` where it is not a sum
/// below a million billion.
pub fn parse_cost(text: &str) -> Option<u64> {
    let text = text.trim().to_lowercase();
    let figures = ["đồng", "vnđ", "vnd", "đ", "₫"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(&text)
        .trim_end();
    let groups: Vec<&str> = figures.split(['.', ',', ' ']).collect();
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    let digits: String = groups.concat();
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !grouped || !is_number {
        return None;
    }
    digits
        .parse()
        .ok()
        .filter(|cost| *cost <= 1_000_000_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_read_as_people_write_them() {
        for text in [
            "1500000",
            "1.500.000",
            "1,500,000 ",
            "1 500 000 đồng",
            "1.500.000đ",
        ] {
            assert_eq!(parse_cost(text), Some(1_500_000), "{text}");
        }
        for text in [
            "",
            "1,5",
            "1.5 triệu",
            "-3",
            "99999999999999999999",
            "..",
            "đồng",
        ] {
            assert_eq!(parse_cost(text), None, "{text}");
        }
    }
}

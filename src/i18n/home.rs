//! Words of the home screen.

use super::{Language, Translate};

crate::messages! {
    /// The list of assessments.
    Home {
        Title: "Các đợt đánh giá", "Assessments";
        Remark: "Mỗi đợt là một lần tự đánh giá theo một quy chế, kết thúc bằng báo cáo năm có ký số.", "Each one is a self-assessment against one regulation, ending in a digitally signed yearly report.";
        New: "Tạo đợt đánh giá", "New assessment";
        Open: "Mở", "Open";
        Continue: "Tiếp tục", "Continue";
        Year: "Năm", "Year";
        Name: "Đợt đánh giá", "Assessment";
        Regulation: "Quy chế", "Regulation";
        State: "Trạng thái", "State";
        Progress: "Hoàn thành", "Progress";
        Score: "Điểm", "Score";
        Changed: "Sửa lần cuối", "Last change";
        Deadlines: "Thời hạn sắp tới", "Next deadlines";
        OpenToSee: "Chưa tính được vì quy chế của đợt này không có ở đây", "Not known: its regulation is not at hand";
        Unscored: "Chưa có điểm", "No score yet";
        Welcome: "Chào mừng đến với Tự kiểm", "Welcome to Tukiem";
        WelcomeText: "Phần mềm giúp đơn vị tự đánh giá việc chấp hành quy chế an toàn, an ninh mạng của tỉnh. Mọi dữ liệu nằm trên máy này; phần mềm không bao giờ nối mạng.", "It helps a unit assess how well it obeys its province's cybersecurity regulation. All data stays on this computer; the program never goes online.";
        Step1: "Khai thông tin đơn vị và chọn quy chế", "Describe the unit and pick its regulation";
        Step1Text: "Bốn bước ngắn. Phần mềm cho biết ngay mục nào áp dụng với đơn vị và vì sao.", "Four short steps. The program says at once which items apply to the unit, and why.";
        Step2: "Trả lời từng mục, kèm minh chứng", "Answer each item, with evidence";
        Step2Text: "Mỗi thay đổi được lưu ngay, không cần bấm lưu.", "Every change is saved at once; there is nothing to press.";
        Step3: "Trình thủ trưởng duyệt, xuất báo cáo ký số", "Have the head approve it and export the signed report";
        Step3Text: "Báo cáo PDF theo thể thức văn bản hành chính, gửi được ngay cho cơ quan nhận.", "A PDF in the state's form, ready for the receiving agency.";
    }
}

/// "Báo cáo năm: trước 25/12/2026, còn 34 ngày".
pub fn yearly_report_due(language: Language, instrument: &str, day: &str, left: i64) -> String {
    match left {
        1.. => language.pick(
            format!("Báo cáo năm theo {instrument}: trước {day}, còn {left} ngày"),
            format!("Yearly report under {instrument}: before {day}, {left} days left"),
        ),
        0 => language.pick(
            format!("Báo cáo năm theo {instrument}: hạn là hôm nay, {day}"),
            format!("Yearly report under {instrument}: due today, {day}"),
        ),
        _ => language.pick(
            format!(
                "Báo cáo năm theo {instrument}: đã quá hạn {day} {} ngày",
                -left
            ),
            format!(
                "Yearly report under {instrument}: {} days past {day}",
                -left
            ),
        ),
    }
}

/// What an upgrade of the database did.
pub fn upgraded(language: Language, from: u32, to: u32, copy: &str) -> String {
    language.pick(
        format!("Tệp dữ liệu đã được nâng cấp từ phiên bản {from} lên {to}. Bản cũ được giữ tại {copy}."),
        format!("The data file was upgraded from version {from} to {to}. The file as it was is kept at {copy}."),
    )
}

/// The accessible name of the button that opens an assessment.
pub fn open_named(language: Language, name: &str) -> String {
    language.pick(format!("Mở {name}"), format!("Open {name}"))
}

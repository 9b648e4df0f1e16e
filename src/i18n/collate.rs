//! Words of the screen on which the receiving agency puts reports together,
//! and of the tables and files that come out of it.

mod finding;

pub use finding::{finding, severity};

use super::{Language, Translate, date, date_time, integer, percent};
use crate::model::scoring::Tenths;

crate::messages! {
    /// The screen and the tables.
    Collate {
        Title: "Tổng hợp báo cáo của các đơn vị", "Collate the units' reports";
        Remark: "Dành cho cơ quan nhận báo cáo: kiểm tra chữ ký từng tệp, đọc kết quả bên trong và xếp hạng. Chỉ đọc, không sửa tệp nào.", "For the agency that receives the reports: checks each file's signature, reads the result inside and ranks the units. Files are only read.";
        EmptyTitle: "Thả vào đây thư mục chứa báo cáo PDF đã ký", "Drop the folder of signed PDF reports here";
        EmptyText: "Gồm cả thư mục con và các gói .tukiem. Mỗi đơn vị một báo cáo; nếu một đơn vị gửi nhiều lần, bản ký sau cùng được tính.", "With its subfolders and .tukiem packages. One report a unit counts; where a unit sent several, the one signed last.";
        DropHere: "Thả thư mục báo cáo vào đây", "Drop the folder of reports here";
        ChooseFolder: "Chọn thư mục…", "Choose a folder…";
        Folder: "Thư mục báo cáo", "Folder of reports";
        List: "Danh sách đơn vị phải báo cáo (không bắt buộc)", "List of the units that owe a report (optional)";
        ListHint: "Tệp .txt (mỗi dòng một đơn vị), .csv hoặc .xlsx; có thể thêm cột mã, loại, tên gọi khác", ".txt (one unit a line), .csv or .xlsx; columns for code, kind and other names may be added";
        Regulation: "Quy chế", "Regulation";
        AnyRegulation: "Theo phần lớn báo cáo", "That of most reports";
        Year: "Năm", "Year";
        YearHint: "mới nhất", "latest";
        Deadline: "Hạn gửi", "Last day";
        DeadlineHint: "theo quy chế", "by the regulation";
        Trust: "Chứng thư tin cậy (tệp hoặc thư mục, không bắt buộc)", "Trusted certificates (file or folder, optional)";
        Earlier: "Kết quả tổng hợp năm trước (.json, không bắt buộc)", "Result of an earlier year (.json, optional)";
        Passphrase: "Mật khẩu mở gói .tukiem (nếu có)", "Passphrase of the .tukiem packages (if any)";
        More: "Thêm lựa chọn", "More options";
        Start: "Bắt đầu tổng hợp", "Start";
        Again: "Tổng hợp lại", "Collate again";
        OtherFolder: "Thư mục khác…", "Another folder…";
        Running: "Đang đọc và kiểm tra các báo cáo", "Reading and checking the reports";
        Looking: "Đang tìm báo cáo trong thư mục…", "Looking for reports in the folder…";
        Resumable: "Có thể dừng bất cứ lúc nào; lần sau sẽ đọc tiếp từ chỗ dừng.", "You can stop at any time; the next run goes on from there.";
        Cancel: "Dừng", "Stop";
        Failed: "Chưa tổng hợp được.", "Nothing was collated.";
        BadYear: "Năm phải là số từ 2000 đến 2200.", "The year must be a number from 2000 to 2200.";
        BadDeadline: "Hạn phải có dạng ngày/tháng/năm.", "The last day must read day/month/year.";
        NeedFolder: "Hãy chọn thư mục báo cáo.", "Choose the folder of reports.";
        Ranking: "Xếp hạng", "Ranking";
        NotAccepted: "Không được tính", "Not counted";
        Missing: "Chưa nộp", "Missing";
        Articles: "Theo điều", "By article";
        Years: "Qua các năm", "Year on year";
        Findings: "Phát hiện", "Findings";
        Overview: "Tổng quan", "Overview";
        Rank: "Hạng", "Rank";
        Unit: "Đơn vị", "Unit";
        UnitType: "Loại hình", "Kind";
        Score: "Điểm", "Score";
        Backed: "Có minh chứng", "With evidence";
        Completeness: "Hoàn thành", "Completeness";
        Grade: "Xếp loại", "Grade";
        Critical: "Điểm liệt", "Critical failures";
        Signed: "Ngày ký", "Signed on";
        Signers: "Người ký", "Signers";
        Notes: "Cần biết", "To be known";
        File: "Tệp", "File";
        Weight: "Kết luận", "Conclusion";
        Why: "Lý do", "Reason";
        Code: "Mã", "Code";
        Files: "Tệp không được tính", "Files that do not count";
        Number: "STT", "No.";
        Article: "Điều", "Article";
        ArticleTitle: "Nội dung", "Title";
        LostShare: "Tỷ lệ điểm mất", "Share of points lost";
        Lost: "Điểm mất", "Points lost";
        Possible: "Điểm tối đa", "Points possible";
        Losing: "Đơn vị mất điểm", "Units losing points";
        Units: "Số đơn vị", "Units";
        Change: "Thay đổi", "Change";
        AllUnits: "Trung bình các đơn vị", "Mean of the units";
        NothingRanked: "Chưa có báo cáo nào được tính. Xem lý do ở thẻ “Không được tính”.", "No report counts. The tab “Not counted” says why.";
        NothingRefused: "Mọi báo cáo đều được tính.", "Every report counts.";
        NothingMissing: "Không đơn vị nào còn thiếu báo cáo.", "No unit's report is missing.";
        NoList: "Chưa có danh sách đơn vị nên không biết ai còn thiếu. Hãy thêm danh sách rồi tổng hợp lại.", "Without a list of units nobody knows who is missing. Add one and collate again.";
        NoArticles: "Chưa có số liệu theo điều.", "There are no figures by article.";
        OneYear: "Chỉ có báo cáo của một năm. Để so sánh, hãy để báo cáo năm trước trong thư mục hoặc chọn kết quả tổng hợp năm trước.", "There are reports of one year only. To compare, keep last year's reports in the folder or choose an earlier result.";
        NobodyTrusted: "Chưa chọn chứng thư tin cậy: chữ ký được kiểm tra là nguyên vẹn, nhưng chưa biết có đúng của đơn vị hay không.", "No trusted certificates were named: signatures are checked to be intact, but not whose they are.";
        SaveXlsx: "Lưu Excel…", "Save as Excel…";
        SavePdf: "Lưu PDF…", "Save as PDF…";
        SaveJson: "Lưu dữ liệu (JSON)…", "Save the data (JSON)…";
        Search: "Tìm đơn vị hoặc tệp", "Find a unit or file";
        Nothing: "Không có dòng nào phù hợp.", "No line fits.";
        ChooseOne: "Chọn một dòng để xem chi tiết.", "Choose a line to see its details.";
        Trusted: "Người ký được tin cậy", "The signers are trusted";
        NotTrusted: "Chưa rõ người ký có được tin cậy", "The signers are not known to be trusted";
        Claimed: "theo đồng hồ của máy ký", "by the clock of the signing computer";
        Proven: "có dấu thời gian xác nhận", "proven by a time stamp";
        NoTime: "không ghi thời điểm ký", "says no time of signing";
        Package: "Gói .tukiem, không có chữ ký", "A .tukiem package, without a signature";
        ListedAs: "Tên trong danh sách", "Name on the list";
        Uid: "Mã đợt đánh giá", "Assessment";
        Version: "Phiên bản bộ tiêu chí", "Version of the checklist";
        Repeated: "Danh sách ghi lặp, chỉ tính một lần", "Stands in the list more than once and was taken once";
        JournalLost: "Không ghi được nhật ký nên nếu dừng giữa chừng sẽ phải đọc lại từ đầu.", "The journal could not be written; a run that stops begins again from the start.";
    }
}

/// How far a collation is: "Đã đọc 1.204/10.000 tệp, 180 tệp mỗi giây, còn khoảng 49 giây".
pub fn progress(language: Language, done: u64, total: u64, per_second: Option<u64>) -> String {
    let (so_far, all) = (integer(language, done), integer(language, total));
    let mut said = language.pick(
        format!("Đã đọc {so_far}/{all} tệp"),
        format!("{so_far} of {all} files read"),
    );
    if let Some(speed) = per_second.filter(|speed| *speed > 0) {
        let left = total.saturating_sub(done).div_ceil(speed);
        let (speed, left) = (integer(language, speed), integer(language, left));
        said += &language.pick(
            format!(", {speed} tệp mỗi giây, còn khoảng {left} giây"),
            format!(", {speed} a second, about {left} seconds left"),
        );
    }
    said
}

/// "Xếp hạng (102)".
pub fn tab(language: Language, name: Collate, count: usize) -> String {
    let count = integer(language, count as u64);
    format!("{} ({count})", language.t(name))
}

/// "+2,3" percentage points, with a true minus sign.
pub fn change(language: Language, tenths: i32) -> String {
    let sign = match tenths {
        0 => "",
        1.. => "+",
        _ => "\u{2212}",
    };
    let whole = integer(language, u64::from(tenths.unsigned_abs() / 10));
    let point = language.pick(',', '.');
    format!("{sign}{whole}{point}{}", tenths.unsigned_abs() % 10)
}

/// A share, or a dash where there is none.
pub fn share(language: Language, share: Option<Tenths>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| percent(language, share))
}

/// The sentences above the tables.
pub struct Figures {
    /// Files read.
    pub files: usize,
    /// Reports that count.
    pub ranked: usize,
    /// Refused files.
    pub refused: usize,
    /// Reports set aside.
    pub set_aside: usize,
    /// Late ones among those that count.
    pub late: usize,
    /// Units of the list, and how many of them are missing.
    pub listed: Option<(usize, usize)>,
    /// Files of other kinds that were passed over.
    pub passed_over: usize,
}

/// "Đã đọc 118 tệp: 102 báo cáo được tính, …".
pub fn overview(language: Language, figures: &Figures) -> String {
    let n = |count: usize| integer(language, count as u64);
    let mut said = language.pick(
        format!(
            "Đã đọc {} tệp: {} báo cáo được tính (trong đó {} nộp muộn), {} không nhận, {} không tính.",
            n(figures.files), n(figures.ranked), n(figures.late), n(figures.refused), n(figures.set_aside),
        ),
        format!(
            "{} files were read: {} reports count ({} of them late), {} are not accepted, {} not counted.",
            n(figures.files), n(figures.ranked), n(figures.late), n(figures.refused), n(figures.set_aside),
        ),
    );
    if let Some((listed, missing)) = figures.listed {
        said += &language.pick(
            format!(
                " Danh sách có {} đơn vị, {} đơn vị chưa nộp.",
                n(listed),
                n(missing)
            ),
            format!(
                " The list has {} units; {} are missing.",
                n(listed),
                n(missing)
            ),
        );
    }
    if figures.passed_over > 0 {
        said += &language.pick(
            format!(
                " Bỏ qua {} tệp không phải PDF hoặc gói.",
                n(figures.passed_over)
            ),
            format!(
                " {} files that are neither PDF nor package were passed over.",
                n(figures.passed_over)
            ),
        );
    }
    said
}

/// "Quy chế hai-duong-39-2024, phiên bản 2026.11; năm 2026; hạn đến hết ngày 24/12/2026."
pub fn basis(
    language: Language,
    regulation: Option<&str>,
    version: Option<&str>,
    year: Option<i32>,
    deadline: Option<chrono::NaiveDate>,
) -> String {
    let mut parts = Vec::new();
    if let Some(regulation) = regulation {
        parts.push(language.pick(
            format!("Quy chế {regulation}"),
            format!("Regulation {regulation}"),
        ));
    }
    if let Some(version) = version {
        parts.push(language.pick(
            format!("bộ tiêu chí phiên bản {version}"),
            format!("checklist version {version}"),
        ));
    }
    if let Some(year) = year {
        parts.push(language.pick(format!("năm {year}"), format!("year {year}")));
    }
    if let Some(deadline) = deadline {
        let day = date(deadline);
        parts.push(language.pick(format!("hạn đến hết ngày {day}"), format!("last day {day}")));
    }
    parts.join("; ")
}

/// The moment of signing with what stands behind it.
pub fn signed(
    language: Language,
    at: chrono::DateTime<chrono::FixedOffset>,
    proven: bool,
) -> String {
    let how = if proven {
        Collate::Proven
    } else {
        Collate::Claimed
    };
    format!("{} ({})", date_time(at), language.t(how))
}

/// "tong-hop-2026.xlsx": the name suggested for a file of the result.
pub fn collation_file(year: Option<i32>, ending: &str) -> String {
    match year {
        Some(year) => format!("tong-hop-{year}.{ending}"),
        None => format!("tong-hop.{ending}"),
    }
}

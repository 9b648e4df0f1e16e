//! Words of a filled-in spreadsheet's preview.

use super::{Language, Translate};

crate::messages! {
    /// The preview.
    Sheet {
        Title: "Nhận bảng Excel đã điền", "Take over a filled-in Excel sheet";
        EmptyTitle: "Chưa đọc bảng nào", "No sheet has been read";
        EmptyText: "Xuất bảng Excel ở màn hình Báo cáo, gửi người khác điền, rồi đọc lại tại đây. Chưa có gì được ghi trước khi bạn xem và đồng ý.", "Write the Excel sheet on the report screen, have it filled in, then read it back here. Nothing is recorded before you have looked at it and agreed.";
        ToReport: "Mở màn hình Báo cáo", "Open the report screen";
        Reading: "Đang đọc bảng…", "Reading the sheet…";
        NothingToTake: "Không có thay đổi nào để nhận.", "There is nothing to take over.";
        ReasonWord: "Lý do", "Reason";
        NoteWord: "Ghi chú", "Note";
        ReadAgain: "Đọc lại tệp", "Read the file again";
        Drop: "Bỏ, không nhận", "Drop it";
        Mend: "Hãy sửa tệp rồi đọc lại, hoặc chỉ nhận các dòng đúng; các dòng có lỗi được giữ nguyên như hiện nay.", "Mend the file and read it again, or take the good rows only; rows with problems stay as they are.";
        OneStep: "Các thay đổi được ghi cùng một lúc và lấy lại được bằng Ctrl+Z.", "All changes are recorded at once and can be taken back with Ctrl+Z.";
        Keys: "J/K: xuống/lên · Enter: mở mục · Esc: về báo cáo", "J/K: down/up · Enter: open the item · Esc: back to the report";
    }
}

/// "12 mục thay đổi, 80 mục giữ nguyên, 3 mục không có trong bảng, 2 chỗ cần sửa".
pub fn counts(
    language: Language,
    changes: usize,
    unchanged: usize,
    absent: usize,
    problems: usize,
) -> String {
    language.pick(
        format!("{changes} mục thay đổi, {unchanged} mục giữ nguyên, {absent} mục không có trong bảng, {problems} chỗ cần sửa"),
        format!("{changes} items change, {unchanged} stay, {absent} are not in the sheet, {problems} problems"),
    )
}

/// "7.2: Chưa trả lời → Đạt (ghi chú thay đổi)".
pub fn changed_item(
    language: Language,
    item: &str,
    before: &str,
    after: &str,
    note: bool,
) -> String {
    let note = if note {
        language.pick(" (ghi chú thay đổi)", " (the note changes)")
    } else {
        ""
    };
    format!("{item}: {before} → {after}{note}")
}

/// "Đã nhận 12 mục từ bảng Excel."
pub fn taken(language: Language, items: usize) -> String {
    language.pick(
        format!("Đã nhận {items} mục từ bảng Excel."),
        format!("{items} items were taken over from the Excel sheet."),
    )
}

/// "dòng 12".
pub fn row_number(language: Language, row: u32) -> String {
    language.pick(format!("dòng {row}"), format!("row {row}"))
}

/// "Nhận 12 thay đổi".
pub fn accept_changes(language: Language, changes: usize) -> String {
    language.pick(
        format!("Nhận {changes} thay đổi"),
        format!("Take {changes} changes over"),
    )
}

/// "Chỉ nhận 12 dòng đúng".
pub fn accept_good(language: Language, changes: usize) -> String {
    language.pick(
        format!("Chỉ nhận {changes} dòng đúng"),
        format!("Take the {changes} good rows only"),
    )
}

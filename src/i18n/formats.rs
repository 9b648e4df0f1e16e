//! Words of the report screen's other formats.

use super::Language;

crate::messages! {
    /// Other formats.
    Formats {
        Title: "Định dạng khác", "Other formats";
        Word: "Word (.docx): báo cáo để chỉnh sửa", "Word (.docx): the report for editing";
        Excel: "Excel (.xlsx): bảng kiểm, điền rồi đọc lại được", "Excel (.xlsx): the checklist, to be filled in and read back";
        Oscal: "OSCAL 1.2: năm tệp JSON cho phần mềm quản lý an toàn thông tin", "OSCAL 1.2: five JSON files for security tools";
        Unsigned: "Tệp này không có chữ ký số; bản có giá trị là tệp PDF đã ký.", "This file carries no signature; what counts is the signed PDF.";
        File: "Tệp cần ghi", "File to write";
        FileHint: "Tệp đã có cùng tên sẽ được thay thế.", "A file of the same name is replaced.";
        Folder: "Thư mục cần ghi", "Folder to write into";
        FolderHint: "Thư mục được tạo nếu chưa có; tệp cùng tên trong đó sẽ được thay thế.", "The folder is made where it is missing; files of the same names in it are replaced.";
        NeedPath: "Hãy ghi tên tệp hoặc thư mục.", "Name the file or folder.";
        NotDocx: "Tên tệp phải kết thúc bằng .docx.", "The file's name must end in .docx.";
        NotXlsx: "Tên tệp phải kết thúc bằng .xlsx.", "The file's name must end in .xlsx.";
        Write: "Ghi tệp", "Write the file";
        Writing: "Đang ghi tệp…", "Writing the file…";
        ReadTitle: "Đọc lại bảng Excel đã điền…", "Read a filled-in sheet back…";
        ReadHint: "Bạn được xem trước từng thay đổi; chưa có gì được ghi trước khi đồng ý.", "You see every change first; nothing is recorded before you agree.";
        SheetFile: "Bảng Excel đã điền (.xlsx)", "Filled-in Excel sheet (.xlsx)";
        Read: "Đọc và xem trước", "Read and preview";
        Reading: "Đang đọc bảng…", "Reading the sheet…";
        Look: "Xem các thay đổi", "Look at the changes";
        Frozen: "Đợt đánh giá đã được duyệt nên không nhận bảng nữa.", "The assessment is approved and takes no sheet.";
    }
}

/// "bao-cao-2026.docx": the name suggested for the Word file.
pub fn word_file(year: i32) -> String {
    format!("bao-cao-{year}.docx")
}

/// "bang-kiem-2026.xlsx": the name suggested for the Excel file.
pub fn excel_file(year: i32) -> String {
    format!("bang-kiem-{year}.xlsx")
}

/// "oscal-2026": the folder suggested for the OSCAL files.
pub fn oscal_folder(year: i32) -> String {
    format!("oscal-{year}")
}

/// "Bảng “bang-kiem.xlsx” đã đọc, đang chờ xem."
pub fn sheet_waits(language: Language, file: &str) -> String {
    match language {
        Language::Vietnamese => format!("Bảng “{file}” đã đọc, đang chờ xem."),
        Language::English => format!("The sheet “{file}” was read and waits to be looked at."),
    }
}

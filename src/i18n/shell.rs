//! Words of the window's frame: rail, bars, commands, dialogs.

use super::{Language, Translate};

crate::messages! {
    /// The screens.
    Screen {
        Home: "Trang chủ", "Home";
        NewAssessment: "Tạo đợt đánh giá", "New assessment";
        Migration: "Xem trước câu trả lời mang sang", "Answers to be brought over";
        EditAssessment: "Sửa đơn vị, kỳ và phạm vi", "Edit unit, period and scope";
        Checklist: "Danh mục", "Checklist";
        Evidence: "Minh chứng", "Evidence";
        Plan: "Kế hoạch", "Plan";
        Summary: "Tổng hợp", "Summary";
        Report: "Báo cáo", "Report";
        Library: "Quy chế", "Regulations";
        Collate: "Các đơn vị", "Units";
        Settings: "Cài đặt", "Settings";
        Author: "Tự soạn bộ tiêu chí", "Write a catalog";
    }
}

crate::messages! {
    /// The frame around every screen.
    Shell {
        Title: "Tự kiểm", "Tukiem";
        NeedsOpen: "Hãy mở hoặc tạo một đợt đánh giá trước.", "Open or create an assessment first.";
        NothingOpen: "Chưa mở đợt đánh giá nào", "No assessment is open";
        Untouched: "Chưa có thay đổi", "No changes yet";
        Saving: "Đang lưu…", "Saving…";
        KeptInMemory: "Nội dung vẫn được giữ trong bộ nhớ và sẽ tự lưu lại; đừng đóng cửa sổ.", "Everything is kept in memory and will be saved again; do not close the window.";
        Cancel: "Huỷ", "Cancel";
        Dismiss: "Đóng thông báo", "Dismiss";
        Progress: "Mức độ hoàn thành", "Progress";
        LanguageSwitch: "English", "Tiếng Việt";
        LanguageSwitchHint: "Chuyển sang tiếng Anh", "Switch to Vietnamese";
        Database: "Tệp dữ liệu", "Data file";
        Commands: "Lệnh", "Commands";
        CommandHint: "Gõ tên màn hình hoặc lệnh, có dấu hay không dấu đều được", "Type the name of a screen or command";
        NothingFound: "Không có lệnh nào như vậy.", "There is no such command.";
        Undo: "Hoàn tác", "Undo";
        Redo: "Làm lại", "Redo";
        NothingToUndo: "Không có gì để hoàn tác.", "There is nothing to undo.";
        NothingToRedo: "Không có gì để làm lại.", "There is nothing to redo.";
        CloseAssessment: "Đóng đợt đánh giá", "Close the assessment";
        VerifyEvidence: "Kiểm tra toàn vẹn mọi minh chứng", "Verify all evidence";
        PreviewReport: "Lập lại bản xem trước báo cáo", "Lay out the report again";
        LightTheme: "Giao diện sáng", "Light theme";
        DarkTheme: "Giao diện tối", "Dark theme";
        LargerText: "Chữ to hơn", "Larger text";
        SmallerText: "Chữ nhỏ hơn", "Smaller text";
        Quit: "Thoát", "Quit";
        BeforeClosing: "Trước khi đóng", "Before closing";
        WizardUnfinished: "Đợt đánh giá đang tạo chưa hoàn tất; những gì đã điền sẽ mất nếu đóng bây giờ.", "The new assessment is not finished; what was filled in is lost if you close now.";
        JobsRunning: "Còn việc đang chạy; đóng bây giờ sẽ dừng việc đó, các câu trả lời không bị ảnh hưởng.", "Work is still running; closing now stops it. Answers are not affected.";
        SaveFailed: "Chưa lưu được những thay đổi cuối cùng:", "The last changes could not be saved:";
        TryAgain: "Thử lại", "Try again";
        CloseAnyway: "Vẫn đóng", "Close anyway";
        KeepOpen: "Quay lại", "Keep open";
        Close: "Đóng", "Close";
    }
}

crate::messages! {
    /// What a running job does.
    Work {
        Import: "Đang nạp minh chứng", "Adding evidence";
        ReadEvidence: "Đang đọc minh chứng", "Reading evidence";
        VerifyEvidence: "Đang kiểm tra minh chứng", "Verifying evidence";
        Preview: "Đang lập bản xem trước báo cáo", "Laying out the report";
        Export: "Đang xuất báo cáo", "Exporting the report";
        SignFile: "Đang ký tệp", "Signing the file";
        ReadPicture: "Đang đọc ảnh", "Reading the picture";
        ExportOscal: "Đang xuất tệp OSCAL", "Writing the OSCAL files";
        Verify: "Đang kiểm tra chữ ký", "Checking the signature";
        FindTokens: "Đang tìm USB token", "Looking for USB tokens";
        DraftCatalog: "Đang lập bộ tiêu chí nháp từ văn bản", "Drafting a catalog from the text";
        CheckDraft: "Đang kiểm tra bộ tiêu chí", "Checking the catalog";
        ReadRegulation: "Đang đọc văn bản quy chế", "Reading the regulation's text";
        ExportOffice: "Đang ghi tệp Word, Excel", "Writing the office file";
        ReadSheet: "Đang đọc bảng Excel", "Reading the Excel sheet";
        Collate: "Đang đọc và kiểm tra báo cáo", "Reading and checking reports";
        SaveCollation: "Đang lưu kết quả tổng hợp", "Saving the result";
        WritePackage: "Đang xuất gói", "Exporting the package";
        ReadPackage: "Đang mở và kiểm tra gói", "Opening and checking the package";
        TakePackage: "Đang nhận gói", "Taking the package in";
    }
}

crate::messages! {
    /// File dialogs.
    FileKind {
        Browse: "Chọn tệp…", "Browse…";
        BrowseFolder: "Chọn…", "Browse…";
        ChooseEvidence: "Chọn minh chứng", "Choose evidence";
        ChooseKey: "Chọn tệp khóa ký số", "Choose a signing key";
        ChoosePicture: "Chọn ảnh chữ ký", "Choose a picture of the signature";
        ChooseSeal: "Chọn ảnh con dấu", "Choose a picture of the seal";
        ChooseTrust: "Chọn chứng thư hoặc danh sách thu hồi", "Choose a certificate or a list of revoked ones";
        Trusted: "Chứng thư và danh sách thu hồi", "Certificates and lists of revoked ones";
        ChoosePdf: "Chọn báo cáo đã ký", "Choose a signed report";
        Texts: "Văn bản (Word, PDF, chữ)", "Documents (Word, PDF, text)";
        ChooseDatabase: "Chọn tệp dữ liệu", "Choose a data file";
        SaveEvidence: "Lưu minh chứng thành tệp", "Save evidence as a file";
        SaveReport: "Lưu báo cáo", "Save the report";
        SaveWord: "Lưu báo cáo dạng Word", "Save the report for Word";
        SaveExcel: "Lưu bảng kiểm dạng Excel", "Save the checklist for Excel";
        ChooseFolder: "Chọn thư mục", "Choose a folder";
        ChooseSheet: "Chọn bảng Excel đã điền", "Choose a filled-in Excel sheet";
        Word: "Tài liệu Word", "Word documents";
        Excel: "Bảng tính Excel", "Excel sheets";
        Keys: "Khóa ký số (PKCS#12)", "Signing keys (PKCS#12)";
        ChooseModule: "Chọn thư viện của USB token", "Choose the token's module";
        Modules: "Thư viện PKCS#11", "PKCS#11 modules";
        Pictures: "Ảnh", "Pictures";
        Pdf: "Báo cáo PDF", "PDF reports";
        Databases: "Tệp dữ liệu Tự kiểm", "Tukiem data files";
        ChooseRegulation: "Chọn văn bản quy chế", "Choose the text of a regulation";
        ChooseCatalog: "Chọn tệp bộ tiêu chí", "Choose a catalog file";
        SaveCatalog: "Chia sẻ bộ tiêu chí thành tệp", "Share the catalog as a file";
        ChoosePackage: "Chọn gói", "Choose a package";
        SavePackage: "Xuất gói", "Export a package";
        Packages: "Gói Tự kiểm", "Tukiem packages";
        Catalogs: "Bộ tiêu chí Tự kiểm", "Tukiem catalogs";
        ChooseReports: "Chọn thư mục báo cáo", "Choose the folder of reports";
        ChooseUnitList: "Chọn danh sách đơn vị", "Choose the list of units";
        UnitLists: "Danh sách (Excel, CSV, chữ)", "Lists (Excel, CSV, text)";
        Certificates: "Chứng thư số", "Certificates";
        ChooseCollation: "Chọn kết quả tổng hợp năm trước", "Choose an earlier result";
        SaveCollation: "Lưu kết quả tổng hợp", "Save the result";
        Spreadsheets: "Bảng tính Excel", "Excel spreadsheets";
        Data: "Dữ liệu (JSON)", "Data (JSON)";
    }
}

crate::messages! {
    /// The window that stands in for the program when the database cannot be opened.
    Refused {
        Heading: "Chưa mở được dữ liệu", "The data cannot be opened";
        Untouched: "Tệp dữ liệu không bị thay đổi.", "The data file was not changed.";
        SetAsideHint: "Có thể đổi tên tệp hỏng để giữ lại và bắt đầu với tệp mới. Không có gì bị xoá; sau này vẫn khôi phục được từ tệp đã giữ hoặc từ bản sao lưu.", "The damaged file can be renamed and kept, and a new one started. Nothing is deleted; it can still be restored from the kept file or from a backup.";
        SetAside: "Đổi tên tệp hỏng và tạo mới", "Rename the damaged file and start a new one";
    }
}

/// "Đã lưu 14:02:11".
pub fn saved_at(language: Language, time: &str) -> String {
    language.pick(format!("Đã lưu {time}"), format!("Saved {time}"))
}

/// "CHƯA LƯU — …".
pub fn not_saved(language: Language, reason: &str) -> String {
    language.pick(
        format!("CHƯA LƯU — {reason}"),
        format!("NOT SAVED — {reason}"),
    )
}

/// "87/126 mục đã trả lời".
pub fn answered_of(language: Language, answered: usize, applicable: usize) -> String {
    language.pick(
        format!("{answered}/{applicable} mục đã trả lời"),
        format!("{answered} of {applicable} items answered"),
    )
}

/// "Năm 2026".
pub fn year_named(language: Language, year: i32) -> String {
    language.pick(format!("Năm {year}"), format!("Year {year}"))
}

/// "3 tệp đã được thêm".
pub fn files_added(language: Language, files: usize) -> String {
    language.pick(
        format!("Đã thêm {files} minh chứng."),
        format!("{files} pieces of evidence were added."),
    )
}

/// A file that could not be added, and why.
pub fn file_refused(language: Language, name: &str, reason: &str) -> String {
    language.pick(
        format!("Không thêm được “{name}”: {reason}"),
        format!("“{name}” could not be added: {reason}"),
    )
}

/// Where something was written.
pub fn written_to(language: Language, path: &str) -> String {
    language.pick(format!("Đã ghi {path}"), format!("Written to {path}"))
}

/// The result of checking every stored file.
pub fn evidence_intact(language: Language, files: usize) -> String {
    language.pick(
        format!("Đã kiểm tra {files} tệp minh chứng: tất cả nguyên vẹn."),
        format!("{files} evidence files were checked: all are intact."),
    )
}

/// The result of checking every stored file, where some are damaged.
pub fn evidence_damaged(language: Language, files: usize, hashes: &str) -> String {
    language.pick(
        format!("Đã kiểm tra {files} tệp minh chứng; hỏng: {hashes}. Hãy khôi phục từ bản sao lưu hoặc thêm lại tệp gốc."),
        format!("{files} evidence files were checked; damaged: {hashes}. Restore them from a backup or add the original files again."),
    )
}

/// Why the open assessment was reopened elsewhere in the list.
pub fn opened_aside(language: Language, kept: &str) -> String {
    language.pick(
        format!("Tệp hỏng được giữ nguyên tại {kept}. Dữ liệu mới đang trống."),
        format!("The damaged file is kept at {kept}. The new data file is empty."),
    )
}

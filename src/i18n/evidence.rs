//! Words of the evidence screen.

use super::{Language, Translate, integer, size};
use crate::model::evidence::Evidence;

crate::messages! {
    /// The evidence screen's fixed texts.
    EvidenceText {
        Title: "Minh chứng", "Evidence";
        Remark: "Tệp và tài liệu giấy chứng minh cho câu trả lời. Một tệp chỉ lưu một lần, kèm mã SHA-256 để biết có bị thay đổi không.", "Files and paper documents that prove the answers. A file is kept once, with its SHA-256, so that any change is noticed.";
        AddFiles: "Thêm tệp…", "Add files…";
        Path: "Đường dẫn tệp", "File path";
        PathHint: "hoặc gõ đường dẫn, Enter", "or type a path, Enter";
        AddReference: "Thêm tài liệu giấy", "Add a paper document";
        ReferenceTitle: "Tài liệu giấy hoặc lưu ở nơi khác", "Paper or document kept elsewhere";
        Verify: "Kiểm tra toàn vẹn", "Check all files";
        VerifyHint: "Đọc lại từng tệp và so mã SHA-256", "Reads every file again and compares its SHA-256";
        Verifying: "Đang kiểm tra…", "Checking…";
        EmptyTitle: "Chưa có minh chứng nào", "No evidence yet";
        EmptyText: "Kéo thả tệp vào đây, dán ảnh chụp màn hình (Ctrl+V), hoặc chọn tệp. Sau đó gắn với mục kiểm tra.", "Drop files here, paste a screenshot (Ctrl+V), or choose files. Then link them to items.";
        DropHere: "Thả tệp vào đây để thêm minh chứng", "Drop the files here to add them as evidence";
        SearchHint: "Tìm tên, mô tả, mã SHA-256", "Search name, description, SHA-256";
        Search: "Tìm minh chứng", "Search the evidence";
        Show: "Hiện", "Show";
        All: "Tất cả", "All";
        Unlinked: "Chưa gắn mục nào", "Not linked";
        Stale: "Quá hạn cho một mục", "Too old for an item";
        Papers: "Tài liệu giấy", "Paper documents";
        Name: "Tên", "Name";
        Kind: "Loại", "Type";
        Size: "Cỡ", "Size";
        FactDate: "Ngày sự việc", "Date of fact";
        Hash: "SHA-256", "SHA-256";
        Links: "Mục", "Items";
        Nothing: "Không có minh chứng nào khớp.", "No evidence matches.";
        ShowAll: "Hiện tất cả", "Show all";
        ChooseOne: "Chọn một minh chứng để xem, sửa và gắn với mục kiểm tra.", "Choose a piece of evidence to see, correct and link it.";
        Description: "Mô tả, số văn bản, nơi lưu", "Description, document number, where it is kept";
        DateLabel: "Ngày của sự việc (ngày/tháng/năm)", "Date of the fact (day/month/year)";
        BadDate: "Ngày chưa đúng. Ghi theo dạng 25/12/2026, hoặc để trống. Ngày cũ được giữ.", "This is not a date. Write it like 25/12/2026, or leave it empty. The old date is kept.";
        EmptyName: "Tên không được để trống. Tên cũ được giữ.", "The name must not be empty. The old name is kept.";
        Linked: "Gắn với các mục", "Linked to items";
        NoLinks: "Chưa gắn với mục nào nên chưa chứng minh được gì.", "Not linked to any item, so it proves nothing yet.";
        Unlink: "Gỡ khỏi mục", "Detach from";
        LinkMore: "Tìm mục để gắn (điều khoản hoặc câu hỏi)", "Find an item to link (citation or question)";
        NoItemFound: "Không có mục nào khớp.", "No item matches.";
        Preview: "Xem trước", "Preview";
        ShowPreview: "Xem nội dung", "Show the content";
        NoPreview: "Loại tệp này không xem trước được. Lưu một bản rồi mở bằng chương trình của máy.", "This type of file has no preview. Save a copy and open it in the system's program.";
        LoadingPreview: "Đang đọc…", "Reading…";
        Unreadable: "Không đọc được nội dung này. Lưu một bản rồi mở bằng chương trình khác.", "This content cannot be read. Save a copy and open it in another program.";
        LongText: "… (còn nữa; lưu một bản để xem hết)", "… (there is more; save a copy to see it all)";
        SaveCopy: "Lưu một bản ra ngoài", "Save a copy";
        SaveTo: "Lưu vào đường dẫn", "Save to this path";
        Save: "Lưu", "Save";
        Remove: "Xóa minh chứng này", "Remove this evidence";
        RemoveHint: "Có thể lấy lại bằng Ctrl+Z", "Ctrl+Z brings it back";
        Paper: "Tài liệu giấy", "Paper";
        Frozen: "Đợt đánh giá đã được duyệt nên minh chứng chỉ để xem.", "The assessment is approved, so the evidence is read-only.";
        FullHash: "Mã SHA-256", "SHA-256";
    }
}

/// "PDF", "Ảnh PNG", "Tài liệu giấy".
pub fn kind(language: Language, evidence: &Evidence) -> String {
    let Some(file) = &evidence.file else {
        return language.t(EvidenceText::Paper).to_owned();
    };
    match file.media_type.as_str() {
        "application/pdf" => "PDF".to_owned(),
        "image/png" => language.pick("Ảnh PNG", "PNG picture").to_owned(),
        "image/jpeg" => language.pick("Ảnh JPEG", "JPEG picture").to_owned(),
        "text/plain" => language.pick("Văn bản thuần", "Plain text").to_owned(),
        "text/csv" => "CSV".to_owned(),
        _ => match evidence.name.rsplit_once('.') {
            Some((_, ending)) if (1..=5).contains(&ending.chars().count()) => ending.to_uppercase(),
            _ => language.pick("Tệp khác", "Other file").to_owned(),
        },
    }
}

/// "24 minh chứng · 132,5 MB".
pub fn overview(language: Language, count: usize, bytes: u64) -> String {
    let figures = integer(language, u64::try_from(count).unwrap_or(u64::MAX));
    let word = match count {
        1 => language.pick("minh chứng", "piece of evidence"),
        _ => language.pick("minh chứng", "pieces of evidence"),
    };
    format!("{figures} {word} · {}", size(language, bytes))
}

/// The result of checking every file, in one sentence.
pub fn verified(language: Language, files: usize, damaged: usize) -> String {
    match (files, damaged) {
        (0, _) => language
            .pick("Chưa có tệp nào để kiểm tra.", "There is no file to check yet.")
            .to_owned(),
        (_, 0) => language.pick(
            format!("Đã kiểm tra {files} tệp: tất cả còn nguyên vẹn."),
            format!("{files} files checked: all are intact."),
        ),
        _ => language.pick(
            format!("Đã kiểm tra {files} tệp: {damaged} tệp bị hỏng hoặc bị thay đổi. Hãy thêm lại từ bản gốc, hoặc khôi phục từ bản sao lưu."),
            format!("{files} files checked: {damaged} damaged or altered. Add them again from the originals, or restore a backup."),
        ),
    }
}

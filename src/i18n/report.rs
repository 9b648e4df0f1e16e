//! Words of the report's screen: preview, what is missing, export, signature.

use super::{Language, Translate};

crate::messages! {
    /// The report.
    Report {
        Title: "Báo cáo", "Report";
        LayingOut: "Đang lập bản xem trước…", "Laying out the report…";
        PreviewFailed: "Chưa lập được bản xem trước.", "The preview could not be made.";
        TryAgain: "Thử lại", "Try again";
        Previous: "Trang trước", "Previous page";
        Next: "Trang sau", "Next page";
        Smaller: "Thu nhỏ", "Zoom out";
        Larger: "Phóng to", "Zoom in";
        FitWidth: "Vừa chiều rộng", "Fit width";
        Missing: "Còn thiếu", "What is missing";
        NothingMissing: "Không thiếu gì. Có thể xuất báo cáo.", "Nothing is missing. The report can be exported.";
        HeadName: "Họ và tên thủ trưởng", "Full name of the head";
        HeadTitle: "Chức vụ của thủ trưởng", "Position of the head";
        Place: "Địa danh ghi trước ngày tháng", "Place name before the date";
        Symbol: "Chữ viết tắt trong số, ký hiệu", "Letters in the document number";
        SymbolHint: "Phần sau BC-, ví dụ UBND trong /BC-UBND", "What follows BC-, such as UBND in /BC-UBND";
        Recipients: "Kính gửi (mỗi dòng một cơ quan)", "Addressed to (one body a line)";
        Remarks: "Đánh giá của đơn vị (mục V)", "Remarks of the unit (part V)";
        Proposals: "Đề xuất, kiến nghị (mục VI)", "Proposals (part VI)";
        PeriodStart: "Kỳ đánh giá từ ngày", "Period from";
        PeriodEnd: "đến ngày", "to";
        BadDate: "Ngày phải có dạng ngày/tháng/năm và ngày cuối sau ngày đầu; chưa lưu.", "The date must read day/month/year, the last after the first; not saved.";
        NeedHeadName: "Chưa có họ tên thủ trưởng", "The head's name is missing";
        NeedHeadTitle: "Chưa có chức vụ thủ trưởng", "The head's position is missing";
        NeedPlace: "Chưa có địa danh", "The place name is missing";
        NeedSymbol: "Chưa có ký hiệu của đơn vị trong số văn bản", "The unit's letters in the document number are missing";
        NeedRecipients: "Chưa có nơi nhận", "There is no recipient";
        NoRemarks: "Chưa có đánh giá của đơn vị", "The unit has made no remarks";
        NoProposals: "Chưa có đề xuất, kiến nghị", "There are no proposals";
        NotSubmitted: "Chưa trình lãnh đạo", "Not submitted to the head";
        NotApproved: "Chờ lãnh đạo phê duyệt", "Waiting for the head's approval";
        Content: "Nội dung báo cáo", "Contents of the report";
        Frozen: "Đã phê duyệt nên không sửa được nữa.", "Approved: it can no longer be changed.";
        Export: "Xuất báo cáo", "Export";
        KeyFile: "Tệp khóa (.p12, .pfx)", "Key file (.p12, .pfx)";
        Passphrase: "Mật khẩu của khóa", "Passphrase of the key";
        NewPassphrase: "Đặt mật khẩu cho khóa mới", "Passphrase for the new key";
        Confirm: "Gõ lại mật khẩu", "Type the passphrase again";
        Show: "Hiện mật khẩu", "Show the passphrase";
        NewKeyHint: "Ít nhất 8 ký tự. Hãy nhớ kỹ: quên mật khẩu thì không ai mở lại được khóa.", "At least 8 characters. Remember it: nobody can open the key without it.";
        NeedPassphrase: "Hãy gõ mật khẩu của khóa.", "Type the passphrase of the key.";
        TooShort: "Mật khẩu phải có ít nhất 8 ký tự.", "The passphrase must have at least 8 characters.";
        NotSame: "Hai lần gõ không giống nhau.", "The two passphrases differ.";
        NeedKeyFile: "Hãy chọn tệp khóa.", "Choose a key file.";
        NeedPath: "Hãy ghi tên tệp báo cáo.", "Name the file of the report.";
        NotPdf: "Tên tệp phải kết thúc bằng .pdf.", "The file's name must end in .pdf.";
        File: "Tệp báo cáo", "File of the report";
        FileHint: "Tệp đã có cùng tên sẽ được thay thế.", "A file of the same name is replaced.";
        SignAndExport: "Ký và xuất báo cáo", "Sign and export the report";
        Exporting: "Đang xuất báo cáo…", "Exporting the report…";
        DraftWarning: "Kết quả chưa được phê duyệt: chỉ nên xuất để xem.", "The result is not approved yet: export it for reading only.";
        NotWritten: "Chưa xuất được báo cáo.", "The report was not exported.";
        Written: "Đã ghi báo cáo, chưa ký", "The report was written, unsigned";
        WrittenHint: "Hai ô chữ ký để trống cho phần mềm ký khác.", "Both signature fields are empty for another signing tool.";
        Valid: "Chữ ký hợp lệ", "The signature is valid";
        ValidMany: "Các chữ ký hợp lệ", "The signatures are valid";
        Invalid: "Chữ ký KHÔNG hợp lệ", "The signature is NOT valid";
        NoSignature: "Tệp không có chữ ký số", "The file carries no digital signature";
        Signer: "Người ký", "Signer";
        Organization: "Cơ quan", "Organisation";
        Issuer: "Nơi cấp chứng thư", "Issued by";
        Time: "Thời điểm ký", "Time of signing";
        Scope: "Phạm vi", "Scope";
        Certificate: "SHA-256 của chứng thư", "SHA-256 of the certificate";
        Changes: "Thay đổi sau khi ký", "Changes after signing";
        Unknown: "không rõ", "unknown";
        Check: "Kiểm tra một tệp PDF đã ký…", "Check a signed PDF…";
        CheckFile: "Tệp PDF đã ký", "Signed PDF";
        DoCheck: "Kiểm tra chữ ký", "Check the signature";
        Checking: "Đang kiểm tra chữ ký…", "Checking the signature…";
        NotChecked: "Chưa kiểm tra được tệp.", "The file could not be checked.";
    }
}

/// "và 3 thay đổi khác không được phép; 5 thay đổi được phép".
pub fn other_changes(language: Language, refused: usize, allowed: usize) -> String {
    let more = language.pick(
        format!("Còn {refused} thay đổi khác không được phép"),
        format!("{refused} more that are not allowed"),
    );
    let fine = language.pick(
        format!("{allowed} thay đổi khác được phép"),
        format!("{allowed} others that are allowed"),
    );
    match (refused, allowed) {
        (0, _) => fine,
        (_, 0) => more,
        _ => format!("{more}; {fine}"),
    }
}

/// "Trang 3/58".
pub fn page_of(language: Language, page: usize, pages: usize) -> String {
    language.pick(
        format!("Trang {page}/{pages}"),
        format!("Page {page} of {pages}"),
    )
}

/// "Còn 5 mục chưa trả lời".
pub fn items_unanswered(language: Language, items: u32) -> String {
    language.pick(
        format!("Còn {items} mục chưa trả lời"),
        format!("{items} items are unanswered"),
    )
}

/// "3 tồn tại chưa có trong kế hoạch khắc phục".
pub fn gaps_unplanned(language: Language, gaps: usize) -> String {
    language.pick(
        format!("{gaps} tồn tại chưa có trong kế hoạch khắc phục"),
        format!("{gaps} gaps are not in the plan"),
    )
}

/// "12 mục đạt chưa có minh chứng còn trong hạn".
pub fn met_unbacked(language: Language, items: usize) -> String {
    language.pick(
        format!("{items} mục đã ghi Đạt nhưng chưa có minh chứng còn trong hạn"),
        format!("{items} items are said to be met without fresh evidence"),
    )
}

/// What the first signature with Tukiem's own key does.
pub fn new_key(language: Language, person: &str, path: &str) -> String {
    language.pick(
        format!("Đơn vị chưa có khóa. Khóa mới được tạo cho {person}, dùng được 3 năm, lưu tại {path}."),
        format!("There is no key yet. A new one is made for {person}, valid for 3 years and kept at {path}."),
    )
}

/// "58 trang, 412,3 KB".
pub fn pages_and_size(language: Language, pages: usize, size: &str) -> String {
    language.pick(
        format!("{pages} trang, {size}"),
        format!("{pages} pages, {size}"),
    )
}

/// "bao-cao-2026.pdf": the name suggested for the report's file.
pub fn report_file(year: i32) -> String {
    format!("bao-cao-{year}.pdf")
}

//! Words of writing one's own catalog.

use super::{Language, Translate};
use crate::model::criterion::Measure;

crate::messages! {
    /// Where a draft begins.
    AuthorStart {
        Title: "Tự soạn bộ tiêu chí", "Write your own catalog";
        Remark: "Soạn bộ tiêu chí cho một quy chế chưa có sẵn: của tỉnh khác, của bộ, hoặc quy chế nội bộ. Bản soạn được giữ lại từng thay đổi; bộ tiêu chí có sẵn không bao giờ bị sửa.", "Write a catalog for a regulation that is not built in: of another province, a ministry, or your own. Every change of the draft is kept; built-in catalogs are never changed.";
        FromText: "Từ văn bản quy chế", "From the text of a regulation";
        FromTextHint: "Chương trình tách chương, điều, khoản, điểm và lập sẵn một mục cho mỗi điều khoản; bạn chỉ sửa lại.", "The program takes chapters, articles, clauses and points apart and drafts one item a provision; you mend it.";
        TextFile: "Tệp văn bản (.docx, .pdf có chữ, .txt, .md)", "Text file (.docx, .pdf with text, .txt, .md)";
        MakeFromFile: "Lập bản nháp từ tệp", "Draft from the file";
        Paste: "Hoặc dán nội dung văn bản vào đây", "Or paste the text here";
        MakeFromPaste: "Lập bản nháp từ nội dung đã dán", "Draft from the pasted text";
        FromCatalog: "Từ bộ tiêu chí đã có", "From a catalog at hand";
        FromCatalogHint: "Bộ có sẵn được chép thành bản riêng với mã mới; bộ tự thêm được soạn tiếp thành bản mới.", "A built-in catalog is copied under an id of its own; an added one goes on as its next version.";
        Choose: "Chọn bộ tiêu chí", "Choose a catalog";
        Copy: "Soạn từ bộ này", "Write on this one";
        FromFile: "Từ tệp bộ tiêu chí (.ron)", "From a catalog file (.ron)";
        FromFileHint: "Mở tệp của người khác gửi, kể cả bản chưa xong, để soạn tiếp.", "Opens a file someone sent, finished or not, to write on.";
        CatalogFile: "Tệp bộ tiêu chí cần soạn tiếp", "Catalog file to write on";
        OpenFile: "Mở để soạn", "Open to write";
        Blank: "Bắt đầu từ trang trắng", "Begin with nothing";
        BlankHint: "Tự thêm từng điều khoản và từng mục.", "Add every provision and item yourself.";
        MakeBlank: "Tạo bản trắng", "Make a blank one";
        Added: "Bộ tiêu chí đã thêm", "Added catalogs";
        NoneAdded: "Chưa thêm bộ tiêu chí nào.", "No catalog has been added yet.";
        AddFile: "Thêm tệp bộ tiêu chí…", "Add a catalog file…";
        AddFileHint: "Nhận bộ tiêu chí hoàn chỉnh do nơi khác soạn; tệp được kiểm tra rồi chép vào thư mục quy chế bổ sung.", "Takes a finished catalog written elsewhere; the file is checked and copied into the folder of added regulations.";
        AddPath: "Đường dẫn tệp cần thêm", "Path of the file to add";
        Add: "Thêm tệp này", "Add this file";
        Refused: "Tệp chưa được nhận. Các chỗ chưa đúng (dòng:cột):", "The file was not taken. What is wrong (line:column):";
        Understood: "Đã hiểu", "Understood";
        TakeAway: "Gỡ khỏi danh sách", "Take off the list";
        TakeAwayHint: "Tệp được chuyển vào thư mục con, không bị xoá. Đợt đánh giá đang dùng bộ này vẫn mở được như cũ.", "The file moves to a subfolder and is not deleted. Assessments that use it still open.";
        WriteOn: "Soạn tiếp", "Write on";
    }
}

crate::messages! {
    /// The editor.
    Author {
        Restored: "Có một bộ tiêu chí đang soạn dở, chưa lưu vào danh sách.", "A catalog is being written and is not in the list yet.";
        GoOn: "Soạn tiếp bộ tiêu chí", "Go on writing the catalog";
        Unsaved: "Chưa đưa vào danh sách", "Not in the list yet";
        InList: "Đã ở trong danh sách", "In the list";
        Sound: "Không còn chỗ nào chưa đúng", "Nothing is wrong";
        Checking: "Đang kiểm tra…", "Checking…";
        Save: "Lưu vào danh sách", "Save to the list";
        SaveHint: "Sau khi lưu, chọn được bộ tiêu chí này khi tạo đợt đánh giá.", "Once saved, it can be chosen for a new assessment.";
        SaveBlocked: "Hãy sửa các chỗ có dấu đỏ trước; bản soạn vẫn được giữ.", "Mend what is marked red first; the draft is kept.";
        Share: "Chia sẻ tệp…", "Share as a file…";
        SharePath: "Lưu bản sao vào tệp", "Write a copy to the file";
        ShareNow: "Ghi tệp", "Write the file";
        Use: "Tạo đợt đánh giá", "New assessment";
        CloseDraft: "Đóng bản soạn", "Close the draft";
        CloseQuestion: "Bản soạn chưa được lưu vào danh sách. Đóng bây giờ sẽ bỏ hẳn nội dung này.", "The draft is not saved to the list. Closing now drops it for good.";
        CloseAnyway: "Bỏ bản soạn", "Drop the draft";
        KeepWriting: "Soạn tiếp", "Keep writing";
        Undo: "Hoàn tác (Ctrl+Z)", "Undo (Ctrl+Z)";
        Redo: "Làm lại (Ctrl+Shift+Z)", "Redo (Ctrl+Shift+Z)";
        Next: "Chỗ chưa đúng tiếp theo", "Next problem";
        Search: "Tìm trong bản soạn", "Search the draft";
        OnlyProblems: "Chỉ chỗ chưa đúng", "Only problems";
        OnlyUnwritten: "Chỉ mục chưa soạn", "Only items not written yet";
        UnwrittenHint: "Mục còn nguyên lời nháp của chương trình: chưa ghi cách kiểm tra hoặc minh chứng.", "Items that still hold the program's own draft: how to check or the evidence is not written yet.";
        NextUnwritten: "Mục chưa soạn tiếp theo", "Next item to write";
        NothingFound: "Không có gì khớp.", "Nothing matches.";
        Head: "Thông tin chung", "General";
        English: "Tiếng Anh (không bắt buộc)", "English (optional)";
        KindDuty: "Nghĩa vụ", "Duty";
        KindProhibition: "Cấm", "Prohibition";
        KindRecommendation: "Khuyến nghị", "Recommendation";
        KindAside: "Không đánh giá", "Not assessed";
        AddProvision: "Thêm điều khoản", "Add a provision";
        AddProvisionHint: "Ví dụ: 7 là Điều 7, 7.2 là khoản 2, 7.2.a là điểm a", "For example: 7 is Article 7, 7.2 its clause 2, 7.2.a point a";
        BadReference: "Chưa đọc được điều khoản. Ghi như 7, 7.2 hoặc 7.2.a.", "This is no provision. Write 7, 7.2 or 7.2.a.";
        Add: "Thêm", "Add";
        Remove: "Bỏ", "Remove";
        Empty: "Chưa có điều khoản nào. Hãy thêm điều khoản đầu tiên ở ô phía dưới.", "There is no provision yet. Add the first one below.";
    }
}

crate::messages! {
    /// The form of an item.
    ItemForm {
        Item: "Mục kiểm tra", "Item";
        Question: "Câu hỏi", "Question";
        QuestionHint: "Hỏi đơn vị một điều; trả lời “có” nghĩa là Đạt.", "Ask one thing; yes means met.";
        Guidance: "Cách kiểm tra", "How to check";
        GuidanceHint: "Xem ở đâu, hỏi ai, rồi ghi: Đạt: … Đạt một phần: … Chưa đạt: …", "Where to look, whom to ask, then: Met: … Partly met: … Not met: …";
        Evidence: "Minh chứng cần có", "Evidence expected";
        EvidenceLine: "Minh chứng", "Evidence";
        AddEvidence: "Thêm dòng minh chứng", "Add a line of evidence";
        Cites: "Viện dẫn", "Cites";
        CitesHint: "Cách nhau bằng dấu phẩy: 7.2, 13.1.đ. Mục mang mã của điều khoản đầu tiên.", "Separated by commas: 7.2, 13.1.đ. The item is named after the first.";
        Bearers: "Người chịu trách nhiệm", "Borne by";
        Force: "Mức độ ràng buộc", "How binding";
        Critical: "Điểm liệt: chưa đạt mục này thì xếp loại không quá Trung bình", "Critical: failing it caps the grade at Average";
        AppliesIf: "Áp dụng khi", "Applies when";
        Always: "Mọi đơn vị", "Every unit";
        Has: "Đơn vị có …", "The unit has …";
        Is: "Đơn vị là …", "The unit is …";
        Level: "Hệ thống từ cấp độ …", "A system of level …";
        AllOf: "Tất cả điều kiện sau", "All of these";
        AnyOf: "Một trong các điều kiện sau", "Any of these";
        Not: "Trừ khi …", "Unless …";
        AddCondition: "Thêm điều kiện", "Add a condition";
        Interval: "Thời hạn, chu kỳ", "When due";
        NoInterval: "Không nêu", "Not stated";
        EveryMonths: "Mỗi … tháng", "Every … months";
        EveryDays: "Mỗi … ngày", "Every … days";
        Periodic: "Định kỳ (không nêu số)", "Periodically (no number)";
        Regular: "Thường xuyên", "Regularly";
        Continuous: "Liên tục", "Continuously";
        AtOnce: "Ngay khi …", "At once when …";
        Before: "Trước khi …", "Before …";
        When: "Khi …", "When …";
        WithinHours: "Trong … giờ", "Within … hours";
        Yearly: "Hằng năm trước ngày …", "Every year before …";
        Number: "Số", "Number";
        BadNumber: "Hãy ghi một số nguyên.", "Write a whole number.";
        Event: "Sự việc", "Event";
        FromOccurrence: "từ khi xảy ra", "from occurrence";
        FromDetection: "từ khi phát hiện", "from detection";
        Day: "Ngày", "Day";
        Month: "Tháng", "Month";
        Criteria: "Con số phải đạt", "Figures to be met";
        AddCriterion: "Thêm con số", "Add a figure";
        Subject: "Đối tượng đo", "What is measured";
        OtherSubject: "Khác, gõ bên cạnh", "Another, type it beside";
        Bound: "Điều kiện", "Condition";
        AtLeast: "ít nhất", "at least";
        AtMost: "không quá", "at most";
        Between: "từ … đến …", "from … to …";
        AnyName: "một trong", "any of";
        AllNames: "gồm đủ", "all of";
        To: "Đến", "To";
        Names: "Các tên, cách nhau bằng dấu phẩy", "Names, separated by commas";
        Measure: "Đơn vị đo", "Unit";
        Controls: "Biện pháp chung", "Common controls";
        ControlsHint: "Mục dùng chung biện pháp thì câu trả lời dùng lại được giữa các quy chế.", "Items of one control let an answer serve several regulations.";
        FindControl: "Tìm biện pháp để thêm", "Find a control to add";
        NoControl: "Chưa gắn biện pháp nào.", "No control yet.";
        Copy: "Nhân đôi", "Duplicate";
        Delete: "Xoá mục", "Delete the item";
        Up: "Lên", "Up";
        Down: "Xuống", "Down";
        MoreItems: "Chi tiết thêm: thời hạn, con số, điều kiện, biện pháp chung", "More: when due, figures, conditions, common controls";
    }
}

crate::messages! {
    /// The forms of head, chapter, article and provision.
    TextForm {
        Provision: "Điều khoản", "Provision";
        Assessed: "Đánh giá", "Assessed";
        SetAside: "Không đánh giá", "Not assessed";
        Reason: "Lý do", "Reason";
        Note: "Giải thích một câu", "Why, in one sentence";
        Items: "Các mục của điều khoản này", "Items of this provision";
        AddItem: "Thêm mục", "Add an item";
        DeleteProvision: "Xoá điều khoản", "Delete the provision";
        DeleteProvisionHint: "Các mục chỉ viện dẫn điều khoản này cũng bị bỏ. Hoàn tác được bằng Ctrl+Z.", "Items that cite nothing else go too. Ctrl+Z brings them back.";
        Chapter: "Chương", "Chapter";
        ChapterNumber: "Số chương (để trống nếu văn bản không chia chương)", "Chapter number (empty where the text has no chapters)";
        ChapterTitle: "Tên chương", "Chapter title";
        Article: "Điều", "Article";
        ArticleTitle: "Tên điều", "Article title";
        Id: "Mã", "Id";
        IdHint: "Chữ thường không dấu, chữ số, dấu gạch nối; ví dụ quang-nam-12-2025", "Lower-case letters, digits, hyphens; such as quang-nam-12-2025";
        Version: "Phiên bản bộ tiêu chí", "Version of the catalog";
        VersionHint: "Tự tăng khi lưu nếu bản cũ đang được dùng.", "Raised on saving where the old one is in use.";
        Title: "Tên văn bản", "Title of the regulation";
        Instrument: "Số, ký hiệu", "Number and symbol";
        Issuer: "Cơ quan ban hành", "Issued by";
        Issued: "Ngày ban hành", "Day of issue";
        Effective: "Ngày có hiệu lực (để trống nếu chưa rõ)", "In force from (empty where unknown)";
        BadDate: "Ngày chưa đúng. Ghi theo dạng 25/12/2026.", "This is not a date. Write it like 25/12/2026.";
        Status: "Hiệu lực", "Force";
        Draft: "Dự thảo", "Draft";
        InForce: "Đang có hiệu lực", "In force";
        Replaced: "Đã bị thay thế", "Replaced";
        Territory: "Nơi áp dụng", "Where it applies";
        Recipients: "Nơi nhận báo cáo", "Recipients of the report";
        Recipient: "Cơ quan nhận", "Recipient";
        AddRecipient: "Thêm nơi nhận", "Add a recipient";
        Yearly: "Có báo cáo hằng năm", "A yearly report is owed";
        YearlyCite: "Theo điều khoản", "By provision";
        YearlyContents: "Nội dung báo cáo", "Contents of the report";
        YearlyLine: "Nội dung", "Content";
        AddContent: "Thêm nội dung", "Add a line";
        Gaps: "Chỗ thiếu, chỗ nghi ngờ trong văn bản gốc", "Gaps and doubts in the source";
        Gap: "Chỗ cần lưu ý", "Remark";
        AddGap: "Thêm lưu ý", "Add a remark";
    }
}

/// "5 chỗ chưa đúng".
pub fn findings(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Vietnamese, n) => format!("{n} chỗ chưa đúng"),
        (Language::English, 1) => "1 problem".to_owned(),
        (Language::English, n) => format!("{n} problems"),
    }
}

/// The content version of a catalog and its number of items.
pub fn facts(language: Language, version: &str, items: usize) -> String {
    language.pick(
        format!("bản {version}, {items} mục"),
        format!("version {version}, {items} items"),
    )
}

/// "104 mục chưa soạn".
pub fn unwritten(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Vietnamese, n) => format!("{n} mục chưa soạn"),
        (Language::English, 1) => "1 item to write".to_owned(),
        (Language::English, n) => format!("{n} items to write"),
    }
}

/// "65 điều khoản · 54 mục".
pub fn sizes(language: Language, provisions: usize, items: usize) -> String {
    language.pick(
        format!("{provisions} điều khoản · {items} mục"),
        format!("{provisions} provisions · {items} items"),
    )
}

/// What was saved, and that its version was raised.
pub fn saved(language: Language, raised: Option<&str>) -> String {
    let said = language.pick(
        "Đã lưu vào danh sách; chọn được khi tạo đợt đánh giá.",
        "Saved to the list; it can be chosen for a new assessment.",
    );
    match raised {
        None => said.to_owned(),
        Some(version) => language.pick(
            format!("{said} Bản cũ đang được dùng nên giữ nguyên; bản này là {version}."),
            format!("{said} The old version is in use and stays; this one is {version}."),
        ),
    }
}

/// A received catalog is in the list.
pub fn added(language: Language, title: &str, version: &str) -> String {
    language.pick(
        format!("Đã thêm “{title}” bản {version}."),
        format!("“{title}”, version {version}, was added."),
    )
}

/// A catalog was taken off the list.
pub fn set_aside(language: Language, folder: &str) -> String {
    language.pick(
        format!("Đã gỡ khỏi danh sách; tệp nằm trong “{folder}”."),
        format!("Taken off the list; its file is in “{folder}”."),
    )
}

/// The name of a field of the format, as the forms call it.
pub fn field(language: Language, name: &str) -> &'static str {
    match name {
        "question" => language.t(ItemForm::Question),
        "guidance" => language.t(ItemForm::Guidance),
        "evidence" => language.t(ItemForm::Evidence),
        "cites" => language.t(ItemForm::Cites),
        "bearers" => language.t(ItemForm::Bearers),
        "applies_if" => language.t(ItemForm::AppliesIf),
        "interval" => language.t(ItemForm::Interval),
        "criteria" => language.t(ItemForm::Criteria),
        "controls" => language.t(ItemForm::Controls),
        "id" => language.t(TextForm::Id),
        "content_version" => language.t(TextForm::Version),
        "title" => language.pick("Tên", "Title"),
        "instrument" => language.t(TextForm::Instrument),
        "issuer" => language.t(TextForm::Issuer),
        "issued" => language.t(TextForm::Issued),
        "effective" => language.t(TextForm::Effective),
        "status" => language.t(TextForm::Status),
        "territory" => language.t(TextForm::Territory),
        "recipients" => language.t(TextForm::Recipients),
        "annual_report" => language.t(TextForm::Yearly),
        "text_gaps" => language.t(TextForm::Gaps),
        "chapters" => language.pick("Điều khoản", "Provisions"),
        "items" => language.pick("Các mục", "Items"),
        _ => "",
    }
}

/// What a bound is counted in.
pub fn measure(language: Language, measure: Measure) -> &'static str {
    match measure {
        Measure::Characters => language.pick("ký tự", "characters"),
        Measure::Minutes => language.pick("phút", "minutes"),
        Measure::Hours => language.pick("giờ", "hours"),
        Measure::Days => language.pick("ngày", "days"),
        Measure::Months => language.pick("tháng", "months"),
        Measure::Times => language.pick("lần", "times"),
        Measure::Pieces => language.pick("chiếc", "pieces"),
        Measure::Names => language.pick("tên", "names"),
    }
}

/// What a subject of the shared list measures; `None` for one that is not in it.
pub fn subject(language: Language, subject: &str) -> Option<&'static str> {
    let (_, vi, en) = SUBJECTS.iter().find(|(name, ..)| *name == subject)?;
    Some(language.pick(vi, en))
}

/// The names of the shared subjects, in the order of `checklists/FORMAT.md`.
pub fn subjects() -> impl Iterator<Item = &'static str> {
    SUBJECTS.iter().map(|(name, ..)| *name)
}

const SUBJECTS: [(&str, &str, &str); 27] = [
    ("password.length", "độ dài mật khẩu", "password length"),
    (
        "password.classes",
        "loại ký tự của mật khẩu",
        "kinds of characters in passwords",
    ),
    ("password.change", "chu kỳ đổi mật khẩu", "password change"),
    ("wifi.encryption", "mã hoá Wi-Fi", "Wi-Fi encryption"),
    (
        "wifi.password.change",
        "chu kỳ đổi mật khẩu Wi-Fi",
        "Wi-Fi password change",
    ),
    ("screen.lock", "khoá màn hình", "screen lock"),
    ("account.review", "rà soát tài khoản", "review of accounts"),
    ("login.failures", "số lần đăng nhập sai", "failed logins"),
    ("login.lockout", "thời gian khoá đăng nhập", "lockout time"),
    ("backup.interval", "chu kỳ sao lưu", "backup interval"),
    ("backup.data", "dữ liệu phải sao lưu", "data to back up"),
    ("log.retention", "thời gian lưu nhật ký", "log retention"),
    ("log.events", "sự kiện phải ghi", "events to log"),
    ("log.sources", "nguồn nhật ký", "sources of logs"),
    ("patch.interval", "chu kỳ cập nhật bản vá", "patch interval"),
    ("malware.scan", "chu kỳ quét mã độc", "malware scan"),
    (
        "vulnerability.check",
        "chu kỳ dò quét lỗ hổng",
        "vulnerability check",
    ),
    ("training.interval", "chu kỳ tập huấn", "training interval"),
    ("drill.interval", "chu kỳ diễn tập", "drill interval"),
    (
        "camera.retention",
        "thời gian lưu hình camera",
        "camera retention",
    ),
    ("ups.duration", "thời gian lưu điện", "UPS duration"),
    (
        "internet.links",
        "số đường truyền Internet",
        "Internet links",
    ),
    (
        "secret.computers",
        "máy tính soạn tài liệu mật",
        "computers for secrets",
    ),
    (
        "maintenance.interval",
        "chu kỳ bảo trì",
        "maintenance interval",
    ),
    ("report.interval", "chu kỳ báo cáo", "report interval"),
    (
        "incident.report",
        "thời hạn báo cáo sự cố",
        "incident report",
    ),
    (
        "incident.forms",
        "mẫu báo cáo sự cố",
        "forms of incident reports",
    ),
];

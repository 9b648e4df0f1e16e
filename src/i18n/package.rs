//! Words of packages: writing one, reading one, taking it in.

use super::{Language, Translate};

crate::messages! {
    /// Packages.
    Package {
        Title: "Nhập gói", "Take in a package";
        Remark: "Gói .tukiem chứa một đợt đánh giá cùng toàn bộ minh chứng, khóa bằng mật khẩu. Nội dung được kiểm tra và cho xem trước; chỉ khi đồng ý thì dữ liệu mới được ghi.", "A .tukiem package holds one assessment with all its evidence, locked by a passphrase. It is checked and shown first; nothing is written before you agree.";
        Import: "Nhập gói…", "Take in a package…";
        File: "Tệp gói (.tukiem)", "Package (.tukiem)";
        Passphrase: "Mật khẩu của gói", "Passphrase of the package";
        Show: "Hiện mật khẩu", "Show the passphrase";
        Read: "Mở và kiểm tra", "Open and check";
        Reading: "Đang mở và kiểm tra gói…", "Opening and checking the package…";
        NotRead: "Chưa mở được gói.", "The package was not opened.";
        NeedFile: "Hãy chọn tệp gói.", "Choose a package.";
        NeedPassphrase: "Hãy gõ mật khẩu của gói.", "Type the passphrase of the package.";
        Inside: "Trong gói có", "Inside the package";
        Here: "Ở đây đang có", "Already here";
        Name: "Đợt đánh giá", "Assessment";
        Unit: "Đơn vị", "Unit";
        Regulation: "Quy chế", "Regulation";
        State: "Trạng thái", "State";
        Changed: "Sửa lần cuối", "Last change";
        Responses: "Câu trả lời", "Answers";
        Evidence: "Minh chứng", "Evidence";
        Plan: "Kế hoạch khắc phục", "Plan";
        Written: "Gói được tạo", "Package written";
        New: "Đợt đánh giá này chưa có ở đây.", "This assessment is not here yet.";
        Same: "Đợt đánh giá này đã có ở đây với cùng nội dung. Không cần nhận gì.", "This assessment is here with the same content. There is nothing to take in.";
        Newer: "Đợt đánh giá này đã có ở đây; bản trong gói được sửa sau.", "This assessment is here; the package was changed later.";
        Older: "Đợt đánh giá này đã có ở đây và được sửa SAU bản trong gói.", "This assessment is here and was changed AFTER the package.";
        Differs: "Đợt đánh giá này đã có ở đây với nội dung khác.", "This assessment is here with another content.";
        OtherUnit: "Gói thuộc một đơn vị khác với đơn vị đang làm việc ở đây.", "The package belongs to another unit than the one at work here.";
        Difference: "Khác nhau", "Differences";
        HeadDiffers: "thông tin đơn vị, kỳ báo cáo hoặc nhận xét", "unit, period or remarks";
        Frozen: "Bản ở đây đã được duyệt nên không cập nhật được; có thể giữ cả hai.", "The one here is approved and cannot be updated; you can keep both.";
        OtherVersion: "Bản ở đây dùng bộ tiêu chí hoặc phiên bản khác nên không cập nhật được; có thể giữ cả hai.", "The one here uses another catalog or version and cannot be updated; you can keep both.";
        Add: "Nhận đợt đánh giá này", "Take this assessment in";
        Copy: "Giữ cả hai (thêm một bản sao)", "Keep both (add a copy)";
        Update: "Cập nhật bản ở đây theo gói", "Update the one here from the package";
        UpdateHint: "Cập nhật là một bước, có thể hoàn tác bằng Ctrl+Z. Trạng thái ở đây giữ nguyên.", "The update is one step and can be undone with Ctrl+Z. The state here stays.";
        CopyHint: "Bản sao là một đợt riêng, ở trạng thái đang làm.", "The copy is an assessment of its own, open for work.";
        Drop: "Không nhận", "Do not take it in";
        TakingIn: "Đang nhận gói…", "Taking the package in…";
        Taken: "Đã nhận đợt đánh giá từ gói", "The assessment was taken in";
        Updated: "Đã cập nhật đợt đánh giá theo gói", "The assessment was updated from the package";
        Open: "Mở đợt đánh giá", "Open the assessment";
        Another: "Nhập gói khác", "Take in another package";
        Back: "Về danh sách", "Back to the list";
        Export: "Xuất gói (.tukiem)", "Export a package (.tukiem)";
        ExportRemark: "Một tệp chứa đợt đánh giá cùng toàn bộ minh chứng, để chuyển sang máy khác hoặc lưu trữ.", "One file with the assessment and all its evidence, for another computer or for the archive.";
        NewPassphrase: "Đặt mật khẩu cho gói", "Passphrase for the package";
        Confirm: "Gõ lại mật khẩu của gói", "Type the package's passphrase again";
        NobodyHint: "Ít nhất 8 ký tự. Quên mật khẩu thì không ai mở được gói, kể cả người viết phần mềm.", "At least 8 characters. Without it nobody can open the package, not even the makers of this program.";
        TooShort: "Mật khẩu phải có ít nhất 8 ký tự.", "The passphrase must have at least 8 characters.";
        NotSame: "Hai lần gõ không giống nhau.", "The two passphrases differ.";
        NeedPath: "Hãy ghi tên tệp gói.", "Name the package's file.";
        NotTukiem: "Tên tệp phải kết thúc bằng .tukiem.", "The file's name must end in .tukiem.";
        Replaces: "Tệp đã có cùng tên sẽ được thay thế.", "A file of the same name is replaced.";
        DoExport: "Xuất gói", "Export the package";
        Exporting: "Đang xuất gói…", "Exporting the package…";
    }
}

/// The name of a copy that is kept beside the assessment.
pub fn copy_name(language: Language, name: &str) -> String {
    language.pick(
        format!("{name} (bản sao từ gói)"),
        format!("{name} (copy from a package)"),
    )
}

/// "danh-gia-2026.tukiem": the name suggested for a package's file.
pub fn package_file(year: i32) -> String {
    format!("danh-gia-{year}.tukiem")
}

/// "12 minh chứng, 10 tệp, 3,4 MB".
pub fn evidence(language: Language, pieces: usize, files: usize, size: &str) -> String {
    language.pick(
        format!("{pieces} minh chứng, {files} tệp, {size}"),
        format!("{pieces} pieces, {files} files, {size}"),
    )
}

/// "105/120 mục": how many items were answered.
pub fn answered(language: Language, answered: u32, all: u32) -> String {
    language.pick(
        format!("{answered}/{all} mục"),
        format!("{answered} of {all} items"),
    )
}

/// "4 việc".
pub fn plan_lines(language: Language, lines: usize) -> String {
    let plural = if lines == 1 { "line" } else { "lines" };
    language.pick(format!("{lines} việc"), format!("{lines} {plural}"))
}

/// "3 câu trả lời".
pub fn answers_differ(language: Language, count: usize) -> String {
    let plural = if count == 1 { "answer" } else { "answers" };
    language.pick(format!("{count} câu trả lời"), format!("{count} {plural}"))
}

/// "minh chứng: thêm 2, sửa 1, bớt 0".
pub fn evidence_differs(
    language: Language,
    (added, changed, removed): (usize, usize, usize),
) -> String {
    language.pick(
        format!("minh chứng: thêm {added}, sửa {changed}, bớt {removed}"),
        format!("evidence: {added} added, {changed} changed, {removed} taken out"),
    )
}

/// "kế hoạch: thêm 2, sửa 1, bớt 0".
pub fn plan_differs(
    language: Language,
    (added, changed, removed): (usize, usize, usize),
) -> String {
    language.pick(
        format!("kế hoạch: thêm {added}, sửa {changed}, bớt {removed}"),
        format!("plan: {added} added, {changed} changed, {removed} taken out"),
    )
}

/// "5 liên kết minh chứng".
pub fn links_differ(language: Language, count: usize) -> String {
    let plural = if count == 1 { "link" } else { "links" };
    language.pick(
        format!("{count} liên kết minh chứng"),
        format!("{count} {plural} to evidence"),
    )
}

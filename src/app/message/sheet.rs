//! A filled-in spreadsheet: why it is not taken, and what is wrong in it.

use crate::app::error::AppError;
use crate::app::sheet::{SheetProblem, SheetProblemKind as Kind, SheetRefusal};
use crate::i18n::{Language, Translate};
use crate::model::id::ItemId;

/// Why the whole file is not taken.
pub(super) fn refusal(l: Language, refusal: &SheetRefusal) -> String {
    match refusal {
        SheetRefusal::NoChecklist => l.pick(
            "Không tìm thấy bảng kiểm trong tệp: cần một trang có dòng tiêu đề chứa cột “Mã mục” và “Trả lời”. Hãy dùng tệp Excel do Tukiem xuất ra.".to_owned(),
            "There is no checklist in the file: a sheet needs a head row with the columns “Mã mục” and “Trả lời”. Use the Excel file that Tukiem wrote.".to_owned(),
        ),
        SheetRefusal::OtherCatalog { found, needed } => l.pick(
            format!("Bảng được lập cho bộ tiêu chí “{found}”, còn đợt đánh giá đang mở theo “{needed}” nên không nhận. Hãy mở đúng đợt đánh giá hoặc xuất bảng mới."),
            format!("The sheet was made for the catalog “{found}”; the open assessment is against “{needed}”, so nothing was taken. Open the right assessment or write a new sheet."),
        ),
        SheetRefusal::OtherVersion { found, needed } => l.pick(
            format!("Bảng được lập theo phiên bản “{found}” của bộ tiêu chí, còn đợt đánh giá đang mở theo phiên bản “{needed}”; mã mục có thể đã đổi nghĩa nên không nhận. Hãy xuất bảng mới rồi điền lại."),
            format!("The sheet was made for version “{found}” of the catalog; the open assessment is against version “{needed}”. Items may mean something else, so nothing was taken. Write a new sheet and fill it in."),
        ),
    }
}

/// Why what was read is not taken over.
pub(super) fn not_accepted(l: Language, error: &AppError) -> String {
    match error {
        AppError::SheetUnsound { count } => l.pick(
            format!("Bảng có {count} chỗ cần sửa nên chưa nhận gì. Hãy sửa tệp rồi đọc lại, hoặc chọn chỉ nhận các dòng đúng."),
            format!("The sheet has {count} problems, so nothing was taken. Mend the file and read it again, or choose to take the good rows only."),
        ),
        AppError::SheetOvertaken { items } => {
            let named: Vec<_> = items.iter().take(10).map(ItemId::as_str).collect();
            let more = if items.len() > named.len() { ", …" } else { "" };
            let named = named.join(", ");
            l.pick(
                format!("Từ lúc đọc bảng, {} mục đã được sửa trong chương trình ({named}{more}) nên chưa nhận gì. Hãy đọc lại bảng để xem khác biệt mới.", items.len()),
                format!("{} items have been changed in the program since the sheet was read ({named}{more}), so nothing was taken. Read the sheet again to see the differences now.", items.len()),
            )
        }
        _ => l
            .pick(
                "Chưa có bảng nào được đọc. Hãy chọn tệp Excel đã điền trước.",
                "No sheet has been read. Choose a filled-in Excel file first.",
            )
            .to_owned(),
    }
}

/// "Bảng kiểm, dòng 12, cột “Trả lời”".
pub fn place(l: Language, problem: &SheetProblem) -> String {
    let mut parts = Vec::new();
    if problem.sheet.is_empty() {
        parts.push(l.pick("Cả tệp", "The whole file").to_owned());
    } else {
        parts.push(problem.sheet.clone());
    }
    if let Some(row) = problem.row {
        parts.push(l.pick(format!("dòng {row}"), format!("row {row}")));
    }
    if !problem.column.is_empty() {
        let column = &problem.column;
        parts.push(l.pick(format!("cột “{column}”"), format!("column “{column}”")));
    }
    parts.join(", ")
}

/// What is wrong and what to do, without the place.
pub fn problem(l: Language, kind: &Kind) -> String {
    match kind {
        Kind::Unmarked => l.pick(
            "Trang “Thông tin” bị thiếu hoặc bị sửa nên không biết bảng thuộc đợt đánh giá nào. Chỉ nhận nếu chắc chắn đúng bảng.".to_owned(),
            "The sheet “Thông tin” is missing or was changed, so it is not known which assessment the file belongs to. Take it only if you are sure.".to_owned(),
        ),
        Kind::OtherAssessment { found } => l.pick(
            format!("Bảng thuộc đợt đánh giá khác (“{found}”). Chỉ nhận nếu muốn chép câu trả lời từ đợt đó."),
            format!("The file belongs to another assessment (“{found}”). Take it only if its answers are meant for this one."),
        ),
        Kind::ColumnMissing => l.pick(
            "Không có cột này (có thể đã bị đổi tên); nội dung tương ứng được giữ nguyên. Muốn nhận, hãy đặt lại tên cột.".to_owned(),
            "This column is missing or was renamed; what it holds stays as it is. To take it over, give the column its name back.".to_owned(),
        ),
        Kind::ColumnDoubled => l.pick(
            "Có hai cột cùng tên; chỉ cột đầu được đọc. Hãy xóa hoặc đổi tên cột thừa.".to_owned(),
            "Two columns have this name; only the first is read. Remove or rename the other.".to_owned(),
        ),
        Kind::ItemMissing => l.pick(
            "Dòng có nội dung nhưng thiếu mã mục. Hãy ghi mã mục hoặc xóa dòng.".to_owned(),
            "The row says something but names no item. Give the item or remove the row.".to_owned(),
        ),
        Kind::UnknownItem { found } => l.pick(
            format!("Bộ tiêu chí không có mục “{found}”. Hãy sửa mã mục."),
            format!("The catalog has no item “{found}”. Mend its id."),
        ),
        Kind::ItemChanged => l.pick(
            "Mã mục đã bị bảng tính đổi thành số, ngày hoặc công thức. Hãy định dạng ô là văn bản rồi gõ lại mã mục.".to_owned(),
            "The spreadsheet program has made a number, day or formula of the item's id. Format the cell as text and type the id again.".to_owned(),
        ),
        Kind::Doubled { item, first } => l.pick(
            format!("Mục “{item}” có nhiều dòng (lần đầu ở dòng {first}) nên không dòng nào được nhận. Hãy để lại một dòng."),
            format!("Item “{item}” has several rows (the first is row {first}), so none is taken. Leave one."),
        ),
        Kind::OutOfScope { item } => l.pick(
            format!("Mục “{item}” nằm ngoài phạm vi của đơn vị nên không nhận câu trả lời. Nếu mục này có áp dụng, hãy sửa phạm vi của đợt đánh giá."),
            format!("Item “{item}” is out of the unit's scope and takes no answer. If it does apply, edit the assessment's scope."),
        ),
        Kind::BadAnswer { found } => l.pick(
            format!("“{found}” không phải câu trả lời. Hãy chọn: Đạt, Đạt một phần, Chưa đạt, Không áp dụng, hoặc để trống."),
            format!("“{found}” is no answer. Choose: Đạt, Đạt một phần, Chưa đạt, Không áp dụng, or leave it empty."),
        ),
        Kind::ReasonMissing => l.pick(
            "“Không áp dụng” phải có lý do. Hãy ghi lý do.".to_owned(),
            "“Không áp dụng” (not applicable) needs a reason. Give one.".to_owned(),
        ),
        Kind::ReasonNotUsed => l.pick(
            "Lý do chỉ dùng cho câu trả lời “Không áp dụng”. Hãy chuyển nội dung sang cột “Ghi chú”.".to_owned(),
            "A reason goes with the answer “Không áp dụng” only. Move it to the column “Ghi chú”.".to_owned(),
        ),
        Kind::TooLong { max } => l.pick(
            format!("Nội dung dài quá {max} ký tự. Hãy rút gọn."),
            format!("The text has more than {max} characters. Shorten it."),
        ),
        Kind::Formula => l.pick(
            "Ô chứa công thức. Hãy thay bằng chữ (sao chép rồi dán giá trị).".to_owned(),
            "The cell holds a formula. Replace it by text (copy, then paste values).".to_owned(),
        ),
        Kind::Unreadable => l.pick(
            "Ô chứa giá trị lỗi hoặc không phải chữ. Hãy gõ lại.".to_owned(),
            "The cell holds an error or no text. Type it again.".to_owned(),
        ),
    }
}

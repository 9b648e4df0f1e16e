//! A regulation's text: why it cannot be read, and what was met in it.

use crate::app::error::AppError;
use crate::i18n::{Language, Translate};
use crate::regulation::{
    LegacyEncoding, MAX_FILE_BYTES, ParseError, ReadError, ReadRemark, Remark, UnplacedReason,
};

/// Megabytes, rounded down.
const MAX_MB: usize = MAX_FILE_BYTES / 1_000_000;

pub(super) fn read(l: Language, name: &str, error: &ReadError) -> String {
    let (vi, en) = match error {
        ReadError::TooLarge { .. } => (
            format!("tệp lớn hơn {MAX_MB} MB. Hãy chọn đúng tệp văn bản quy định"),
            format!("the file is larger than {MAX_MB} MB. Choose the file of the regulation's text"),
        ),
        ReadError::Bomb => (
            "tệp bung ra quá lớn, có thể đã hỏng hoặc là tệp độc hại".to_owned(),
            "the file unpacks to far too much; it is damaged or hostile".to_owned(),
        ),
        ReadError::Empty => ("tệp không có chữ nào".to_owned(), "there is no text in it".to_owned()),
        ReadError::UnknownKind { extension } => (
            format!("chưa đọc được loại tệp “{extension}”. Hãy lưu thành .docx, .txt hoặc PDF có chữ"),
            format!("files of kind “{extension}” cannot be read. Save it as .docx, .txt or a PDF with text"),
        ),
        ReadError::OldWord => (
            "đây là tệp .doc cũ hoặc tệp Word có mật khẩu. Hãy mở bằng Word, LibreOffice rồi lưu thành .docx không mật khẩu".to_owned(),
            "this is an old .doc or locked Word file. Open it in Word or LibreOffice and save it as .docx without password".to_owned(),
        ),
        ReadError::NotUnicode { byte } => (
            format!("văn bản không phải Unicode (byte {byte}). Hãy lưu lại với bảng mã UTF-8"),
            format!("the text is not Unicode (byte {byte}). Save it as UTF-8"),
        ),
        ReadError::Legacy(encoding) => legacy(*encoding),
        ReadError::Docx { detail } => (
            format!("tệp Word bị hỏng ({detail}). Hãy mở bằng Word rồi lưu lại"),
            format!("the Word file is damaged ({detail}). Open it in Word and save it again"),
        ),
        ReadError::Pdf { detail } => (
            format!("tệp PDF bị hỏng ({detail}). Hãy tải lại hoặc dùng tệp Word"),
            format!("the PDF is damaged ({detail}). Fetch it again or use the Word file"),
        ),
        ReadError::PdfLocked => (
            "tệp PDF có mật khẩu. Hãy lưu bản không mật khẩu".to_owned(),
            "the PDF is locked with a password. Save a copy without it".to_owned(),
        ),
        ReadError::Scanned { pages } => (
            format!("PDF {pages} trang này là ảnh quét, không có chữ. Hãy dùng bản Word, bản PDF gốc hoặc nhận dạng chữ (OCR) trước"),
            format!("this PDF of {pages} pages is a scan without text. Use the Word file, the original PDF, or recognise its text (OCR) first"),
        ),
    };
    l.pick(
        format!("Không đọc được văn bản “{name}”: {vi}."),
        format!("The text “{name}” cannot be read: {en}."),
    )
}

fn legacy(encoding: LegacyEncoding) -> (String, String) {
    let name = match encoding {
        LegacyEncoding::Tcvn3 => "TCVN3 (ABC, .VnTime)",
        LegacyEncoding::Vni => "VNI",
    };
    (
        format!(
            "văn bản dùng bảng mã cũ {name}. Hãy chuyển sang Unicode (chẳng hạn bằng UniKey Toolkit) rồi thử lại"
        ),
        format!(
            "the text is in the legacy encoding {name}. Convert it to Unicode (for example with UniKey Toolkit) and try again"
        ),
    )
}

pub(super) fn parse(l: Language, error: &ParseError) -> String {
    match error {
        ParseError::Empty => l.pick("Văn bản trống.".to_owned(), "The text is empty.".to_owned()),
        ParseError::TooLong { .. } => l.pick(
            "Văn bản quá dài, không thể là một quy định. Hãy chọn đúng tệp.".to_owned(),
            "The text is too long for a regulation. Choose the right file.".to_owned(),
        ),
        ParseError::Legacy(encoding) => {
            let (vi, en) = legacy(*encoding);
            l.pick(format!("Chưa đọc được: {vi}."), format!("Not read: {en}."))
        }
        ParseError::NoArticle => l.pick(
            "Không tìm thấy “Điều …” nào trong văn bản. Hãy kiểm tra xem đây có phải toàn văn quy định không.".to_owned(),
            "No article (“Điều …”) was found. Check that this is the full text of a regulation.".to_owned(),
        ),
        ParseError::SideBySideTable { doubled, articles } => l.pick(
            format!("Tệp có vẻ đặt nhiều quy định cạnh nhau ({doubled} trong {articles} số điều xuất hiện nhiều lần), như một bảng so sánh. Hãy chép riêng từng quy định (từng cột) vào một tệp rồi nhập từng tệp."),
            format!("The file seems to hold several regulations side by side ({doubled} of {articles} article numbers stand more than once), as a table of comparison does. Copy each regulation (each column) into a file of its own and import that."),
        ),
    }
}

pub(super) fn exists(l: Language, name: &str) -> String {
    l.pick(
        format!("Tệp “{name}” đã có và không bị ghi đè. Hãy chọn tên khác."),
        format!("“{name}” is there already and is not overwritten. Choose another name."),
    )
}

pub(super) fn not_written(l: Language, error: &AppError) -> String {
    l.pick(
        format!("Chưa ghi được bộ tiêu chí: {error}."),
        format!("The catalog could not be written: {error}."),
    )
}

/// Why a line has no place.
pub fn unplaced_reason(l: Language, reason: UnplacedReason) -> &'static str {
    match reason {
        UnplacedReason::BeforeArticle => l.pick(
            "đứng trước điều đầu tiên của chương",
            "stands before the chapter's first article",
        ),
        UnplacedReason::ArticleTwice => l.pick(
            "số điều này đã có ở trên",
            "an article of this number stands above",
        ),
        UnplacedReason::ArticleNumber => l.pick(
            "số điều có chữ (như 12a) chưa dùng được",
            "an article number with a letter cannot be used",
        ),
        UnplacedReason::ClauseTwice => l.pick(
            "số khoản lặp lại mà không thiếu điều nào",
            "the clause number starts again, yet no article is missing",
        ),
        UnplacedReason::PointTwice => l.pick(
            "chữ của điểm lặp lại hoặc sai thứ tự",
            "the point's letter stands again or out of order",
        ),
    }
}

/// A remark on the text as a sentence.
pub fn text_remark(l: Language, remark: &Remark) -> String {
    let line = remark.line();
    let (vi, en) = match remark {
        Remark::Joined { .. } => (
            "nối lại câu bị ngắt".to_owned(),
            "a cut sentence was joined".to_owned(),
        ),
        Remark::PageNumber { .. } => (
            "bỏ số trang".to_owned(),
            "a page number was dropped".to_owned(),
        ),
        Remark::GluedHeading { .. } => (
            "tách tiêu đề dính liền với chữ trước nó".to_owned(),
            "a heading glued to the text before it was split off".to_owned(),
        ),
        Remark::InferredArticle { number, .. } => (
            format!("số khoản bắt đầu lại: mất tiêu đề, tạm gọi là Điều {number}"),
            format!("clause numbers start again: a heading is lost, taken for Article {number}"),
        ),
        Remark::MissingArticles { from, to, .. } if from == to => (
            format!("thiếu Điều {from}"),
            format!("Article {from} is missing"),
        ),
        Remark::MissingArticles { from, to, .. } => (
            format!("thiếu Điều {from} đến Điều {to}"),
            format!("Articles {from} to {to} are missing"),
        ),
        Remark::OutOfOrder { number, .. } => (
            format!("Điều {number} đứng sau điều có số lớn hơn"),
            format!("Article {number} stands after a greater number"),
        ),
        Remark::ArticleTwice { number, .. } => (
            format!("Điều {number} xuất hiện lần thứ hai"),
            format!("Article {number} stands a second time"),
        ),
        Remark::MissingClauses {
            reference, from, ..
        } => (
            format!(
                "{}: thiếu từ khoản {from}",
                reference.cite(Language::Vietnamese)
            ),
            format!(
                "{}: clauses are missing from {from} on",
                reference.cite(Language::English)
            ),
        ),
        Remark::MissingPoints { reference, .. } => (
            format!(
                "{}: thiếu điểm ngay trước",
                reference.cite(Language::Vietnamese)
            ),
            format!(
                "{}: points before it are missing",
                reference.cite(Language::English)
            ),
        ),
        Remark::PointsWithoutClause { article, .. } => (
            format!(
                "{} có điểm mà không có khoản; giữ chung trong lời của điều",
                article.cite(Language::Vietnamese)
            ),
            format!(
                "{} has points without a clause; they stay in its words",
                article.cite(Language::English)
            ),
        ),
        Remark::DecimalNumber { .. } => (
            "số dạng 1.1 được giữ trong lời của khoản".to_owned(),
            "a number such as 1.1 stays in the words of its clause".to_owned(),
        ),
        Remark::Annex { .. } => (
            "phụ lục, biểu mẫu từ đây không được tách".to_owned(),
            "annexes and forms from here on are not taken apart".to_owned(),
        ),
    };
    l.pick(format!("dòng {line}: {vi}"), format!("line {line}: {en}"))
}

/// A remark on the file as a sentence.
pub fn file_remark(l: Language, remark: ReadRemark) -> String {
    match remark {
        ReadRemark::NumbersRestored { paragraphs: n } => l.pick(
            format!("{n} đoạn được Word đánh số tự động; số đã được viết lại, hãy đối chiếu với bản gốc."),
            format!("Word numbers {n} paragraphs itself; the numbers were written out, compare them with the original."),
        ),
        ReadRemark::NumbersLost { paragraphs: n } => l.pick(
            format!("{n} đoạn được Word đánh số theo cách không đọc được; hãy chuyển số thành chữ thường trong Word rồi lưu lại."),
            format!("Word numbers {n} paragraphs in a way that cannot be read; turn the numbers into text in Word and save again."),
        ),
        ReadRemark::Tables { tables: n } => l.pick(
            format!("Tệp có {n} bảng; các ô được đọc lần lượt theo hàng."),
            format!("The file has {n} tables; their cells are read row by row."),
        ),
        ReadRemark::PagesWithoutText { pages: n } => l.pick(
            format!("{n} trang không có chữ (có thể là ảnh quét)."),
            format!("{n} pages have no text (perhaps scans)."),
        ),
        ReadRemark::SideTextLeftOut { pieces: n } => l.pick(
            format!("Bỏ qua {n} khung chữ (text box)."),
            format!("{n} text boxes were left out."),
        ),
    }
}

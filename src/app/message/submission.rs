//! What is wrong with a report's data, as sentences.

use crate::app::submission::{Mismatch, Recomputed, Refused};
use crate::i18n::{self, Language, Translate};
use crate::model::scoring::Tenths;
use crate::sign::AttachmentProblem;

/// Why no data are given back, one reason a line.
pub fn refused(l: Language, refused: &Refused) -> Vec<String> {
    match refused {
        Refused::NotValid {
            verification,
            attachment,
        } => {
            let mut reasons = vec![
                l.pick(
                    "Dữ liệu không được đọc: báo cáo không có chữ ký số hợp lệ. Hãy lấy bản gốc đã ký từ đơn vị.",
                    "The data are not read: the report has no valid signature. Get the signed original from the unit.",
                )
                .to_owned(),
            ];
            reasons.extend(problems(l, verification));
            // An unsigned file's data are covered by nothing, which has just been said.
            let attachment = attachment
                .as_ref()
                .filter(|problem| **problem != AttachmentProblem::Unsigned);
            reasons.extend(attachment.map(|problem| self::attachment(l, problem)));
            reasons
        }
        Refused::Attachment(problem) => vec![attachment(l, problem)],
        Refused::Data(error) => {
            let mut reasons = vec![
                l.pick(
                    "Tệp dữ liệu trong báo cáo không đúng mẫu. Hãy đề nghị đơn vị xuất lại báo cáo.",
                    "The data file in the report is not of the right form. Ask the unit to export the report again.",
                )
                .to_owned(),
            ];
            let text = error.text(l);
            // The first few tell what kind of file it is.
            reasons.extend(text.lines().take(20).map(str::to_owned));
            reasons
        }
        Refused::Program(error) => vec![error.message(l)],
    }
}

fn problems(l: Language, verification: &crate::sign::Verification) -> Vec<String> {
    let mut all: Vec<String> = verification
        .problems
        .iter()
        .map(|problem| super::signature_problem(l, problem))
        .collect();
    for signature in verification.signatures.iter().filter(|s| !s.intact) {
        let own = signature.problems.iter();
        let own = own.filter(|problem| problem.breaks_integrity());
        let name = l.pick("Chữ ký", "Signature");
        all.extend(own.map(|problem| {
            let text = super::signature_problem(l, problem);
            format!("{name} {}: {text}", signature.field)
        }));
    }
    let changes = verification.changes_after.iter();
    let name = l.pick("Thay đổi sau khi ký", "Changed after signing");
    all.extend(
        changes
            .filter(|change| !change.allowed)
            .take(20)
            .map(|change| format!("{name}: {}", super::signature_change(l, change))),
    );
    all
}

/// What is wrong with the attached file.
pub fn attachment(l: Language, problem: &AttachmentProblem) -> String {
    use AttachmentProblem as P;
    match problem {
        P::Unsigned => l.pick(
            "Báo cáo chưa được ký nên dữ liệu kèm theo không được bảo đảm. Hãy yêu cầu bản đã ký.".to_owned(),
            "The report is not signed, so nothing vouches for its data. Ask for the signed one.".to_owned(),
        ),
        P::Missing => l.pick(
            "Báo cáo không kèm tệp tukiem-submission.json. Hãy đề nghị đơn vị xuất lại bằng bản Tukiem mới.".to_owned(),
            "The report carries no tukiem-submission.json. Ask the unit to export it again with a current Tukiem.".to_owned(),
        ),
        P::Doubled => l.pick(
            "Báo cáo kèm hai tệp dữ liệu cùng tên nên không biết tệp nào đúng. Hãy lấy bản gốc từ đơn vị.".to_owned(),
            "The report carries two data files of one name, and nothing tells which is right. Get the original from the unit.".to_owned(),
        ),
        P::NotAssociated => l.pick(
            "Tệp dữ liệu có trong báo cáo nhưng không được khai là tệp kèm theo (/AF). Hãy lấy bản gốc từ đơn vị.".to_owned(),
            "The data file is in the report but not declared as associated with it (/AF). Get the original from the unit.".to_owned(),
        ),
        P::WrongRelationship { found } => {
            let found = quoted(found);
            l.pick(
                format!("Tệp kèm theo được khai là {found}, không phải dữ liệu (Data). Hãy lấy bản gốc từ đơn vị."),
                format!("The associated file is declared as {found}, not as Data. Get the original from the unit."),
            )
        }
        P::WrongType { found } => {
            let found = quoted(found);
            l.pick(
                format!("Tệp kèm theo thuộc loại {found}, không phải application/json. Hãy lấy bản gốc từ đơn vị."),
                format!("The associated file is of the type {found}, not application/json. Get the original from the unit."),
            )
        }
        P::AddedLater => l.pick(
            "Tệp dữ liệu được thêm vào sau khi ký. Hãy lấy bản gốc từ đơn vị.".to_owned(),
            "The data file was added after signing. Get the original from the unit.".to_owned(),
        ),
        P::ChangedLater => l.pick(
            "Tệp dữ liệu bị thay đổi sau khi ký. Hãy lấy bản gốc từ đơn vị.".to_owned(),
            "The data file was changed after signing. Get the original from the unit.".to_owned(),
        ),
        P::TooLarge { max } => {
            let max = i18n::size(l, u64::try_from(*max).unwrap_or(u64::MAX));
            l.pick(
                format!("Tệp dữ liệu lớn quá {max}, không phải do Tukiem lập. Không mở tệp này."),
                format!("The data file has more than {max}; Tukiem did not make it. Do not open it."),
            )
        }
        P::Damaged { detail } => l.pick(
            format!("Không đọc được tệp dữ liệu trong báo cáo ({detail}). Hãy lấy bản gốc từ đơn vị."),
            format!("The data file in the report cannot be read ({detail}). Get the original from the unit."),
        ),
    }
}

fn quoted(found: &str) -> String {
    if found.is_empty() {
        "“–”".to_owned()
    } else {
        format!("“{}”", found.escape_default())
    }
}

/// What does not fit between the data and the pages, or the answers.
pub fn mismatch(l: Language, mismatch: &Mismatch) -> String {
    let share =
        |share: &Option<Tenths>| share.map_or_else(|| "–".to_owned(), |s| i18n::percent(l, s));
    match mismatch {
        Mismatch::PagesUnreadable => l.pick(
            "Các trang in kết quả không do Tukiem vẽ nên không đối chiếu được với dữ liệu. Hãy so bằng mắt hoặc lấy bản gốc.".to_owned(),
            "The pages with the results were not drawn by Tukiem and cannot be compared with the data. Compare by eye or get the original.".to_owned(),
        ),
        Mismatch::DigestNotPrinted => l.pick(
            "Báo cáo không in mã băm của tệp dữ liệu ở Phụ lục IV. Hãy lấy bản gốc từ đơn vị.".to_owned(),
            "Annex IV does not print the data file's hash. Get the original from the unit.".to_owned(),
        ),
        Mismatch::DigestDiffers { printed } => {
            let printed = printed.escape_default();
            l.pick(
                format!("Mã băm in ở Phụ lục IV ({printed}) là của một tệp dữ liệu khác. Hãy lấy bản gốc từ đơn vị."),
                format!("The hash printed in Annex IV ({printed}) is another data file's. Get the original from the unit."),
            )
        }
        Mismatch::FiguresDiffer(shown) => l.pick(
            format!("Phụ lục IV in “{}”, dữ liệu là “{}”. Hãy hỏi lại đơn vị.", shown.printed, shown.data),
            format!("Annex IV prints “{}”, the data say “{}”. Ask the unit.", shown.printed, shown.data),
        ),
        Mismatch::VerdictDiffers(shown) => l.pick(
            format!("Phần kết quả in “{}”, dữ liệu là “{}”. Hãy hỏi lại đơn vị.", shown.printed, shown.data),
            format!("The results print “{}”, the data say “{}”. Ask the unit.", shown.printed, shown.data),
        ),
        Mismatch::ScoreWrong { stated, correct } => {
            let (stated, correct) = (share(stated), share(correct));
            l.pick(
                format!("Điểm hoặc số mục ghi trong dữ liệu ({stated}) không khớp các câu trả lời (tính lại được {correct}). Hãy hỏi lại đơn vị."),
                format!("The score or the counts in the data ({stated}) do not follow from the answers (which give {correct}). Ask the unit."),
            )
        }
        Mismatch::WorkingWrong => l.pick(
            "Cách tính ghi trong dữ liệu không đúng với bộ tiêu chí. Hãy hỏi lại đơn vị.".to_owned(),
            "The working in the data is not that of the regulation's checklist. Ask the unit.".to_owned(),
        ),
        Mismatch::CatalogDiffers { catalog, version } => l.pick(
            format!("Đơn vị dùng bộ tiêu chí “{catalog}” bản {version} có nội dung khác bản ở đây. Hãy hỏi đơn vị đã lấy bộ tiêu chí ở đâu."),
            format!("The unit used a catalog “{catalog}” of version {version} whose content is not that of the one here. Ask where it came from."),
        ),
    }
}

/// What the receiver should know where the score was not worked out by the catalog.
pub fn recomputed(l: Language, recomputed: Recomputed) -> Option<&'static str> {
    match recomputed {
        Recomputed::ByCatalog => None,
        Recomputed::SumsOnly => Some(l.pick(
            "Máy này không có đúng bản bộ tiêu chí của báo cáo nên chỉ cộng lại được các điểm thành phần.",
            "The report's version of the catalog is not here, so only its sums were added up again.",
        )),
    }
}

//! What is found on reports, as sentences.

use crate::i18n::{Language, Translate, date, size};
use crate::model::ranking::{Finding, Reason, Severity};

/// What a finding means for its report.
pub fn severity(language: Language, severity: Severity) -> &'static str {
    match severity {
        Severity::Refused => language.pick("Không nhận", "Not accepted"),
        Severity::SetAside => language.pick("Không tính", "Not counted"),
        Severity::Remark => language.pick("Được tính", "Counted"),
    }
}

fn joined(language: Language, sentence: &str, reasons: &[Reason]) -> String {
    let mut said = sentence.to_owned();
    for reason in reasons {
        said.push(' ');
        said.push_str(reason.said.get(language));
    }
    said
}

/// A finding in words: what it is, and what to do where something can be done.
pub fn finding(language: Language, finding: &Finding) -> String {
    on_file(language, finding).unwrap_or_else(|| on_unit(language, finding))
}

/// What is wrong with a file by itself.
fn on_file(l: Language, finding: &Finding) -> Option<String> {
    use Finding as F;
    let with = |vi, en, reasons: &[Reason]| joined(l, l.pick(vi, en), reasons);
    Some(match finding {
        F::NotReport { reasons } => with(
            "Không phải báo cáo của Tự kiểm, hoặc tệp đã hỏng.",
            "Not a report made by Tukiem, or damaged.",
            reasons,
        ),
        F::TooLarge { bytes } => {
            let weight = size(l, *bytes);
            l.pick(
                format!("Tệp nặng {weight}, quá mức cho một báo cáo nên không đọc."),
                format!("The file is {weight}, more than a report may be, and was not read."),
            )
        }
        F::Unreadable { detail } => l.pick(
            format!("Hệ điều hành không đọc được tệp ({detail}). Hãy kiểm tra quyền truy cập rồi chạy lại."),
            format!("The system could not read the file ({detail}). Check the access rights and run again."),
        ),
        F::Crashed => l.pick(
            "Tệp làm bộ đọc dừng đột ngột nên không được nhận. Xin đề nghị đơn vị xuất lại báo cáo.",
            "The file stopped its reader and was not accepted. Ask the unit to export the report again.",
        )
        .to_owned(),
        F::Locked => l.pick(
            "Gói không mở được: chưa có mật khẩu hoặc mật khẩu sai. Hãy nhập mật khẩu của gói rồi chạy lại.",
            "The package does not open: no passphrase was given, or a wrong one. Give it and run again.",
        )
        .to_owned(),
        F::Unsigned => l.pick(
            "Báo cáo chưa ký số. Đề nghị đơn vị ký rồi gửi lại.",
            "The report is not signed. Ask the unit to sign it and send it again.",
        )
        .to_owned(),
        F::Altered { reasons } => with(
            "Tệp không còn nguyên vẹn như khi ký.",
            "The file is no longer as it was signed.",
            reasons,
        ),
        F::NotCovered { reasons } => with(
            "Dữ liệu kèm theo không được chữ ký bảo vệ nên không dùng được.",
            "The data inside are not covered by the signature and cannot be used.",
            reasons,
        ),
        F::FiguresDiffer { reasons } => with(
            "Số liệu trong báo cáo không khớp nhau.",
            "The figures of the report do not agree with each other.",
            reasons,
        ),
        _ => return None,
    })
}

/// What is to be said of a report beside the others and the agency's list.
fn on_unit(l: Language, finding: &Finding) -> String {
    use Finding as F;
    match finding {
        F::WrongRegulation { found, wanted } => l.pick(
            format!("Báo cáo theo quy chế “{found}”, không phải “{wanted}” đang tổng hợp."),
            format!("The report is made against “{found}”, not “{wanted}” which is collated."),
        ),
        F::OtherVersion { found, wanted, asked: true } => l.pick(
            format!("Báo cáo theo phiên bản bộ tiêu chí {found}, không phải {wanted}."),
            format!("The report is made against version {found} of the checklist, not {wanted}."),
        ),
        F::OtherVersion { found, wanted, asked: false } => l.pick(
            format!("Phiên bản bộ tiêu chí {found}, phần lớn đơn vị dùng {wanted}; điểm có thể không so sánh được hoàn toàn."),
            format!("Version {found} of the checklist, while most units use {wanted}; scores may not compare exactly."),
        ),
        F::OtherYear { found, wanted } => l.pick(
            format!("Báo cáo của năm {found}, không phải {wanted}; chỉ dùng để so sánh các năm."),
            format!("The report is of {found}, not {wanted}; it only serves to compare the years."),
        ),
        F::Late { signed, deadline } => {
            let (on, last) = (date(signed.at.date_naive()), date(*deadline));
            let claimed = !signed.proven;
            let note = l.pick(
                " (theo đồng hồ của máy ký)",
                " (by the clock of the signing computer)",
            );
            let note = if claimed { note } else { "" };
            l.pick(
                format!("Nộp muộn: ký ngày {on}{note}, hạn đến hết ngày {last}."),
                format!("Late: signed on {on}{note}, the last day was {last}."),
            )
        }
        F::Undated => l.pick(
            "Chữ ký không ghi thời điểm nên không biết có đúng hạn.",
            "The signature says no time, so nobody knows whether it was in time.",
        )
        .to_owned(),
        F::Duplicate { counted } => l.pick(
            format!("Đơn vị đã có báo cáo khác được tính: {counted}."),
            format!("Another report of the unit counts: {counted}."),
        ),
        F::NotListed => l.pick(
            "Đơn vị không có trong danh sách. Nếu tên đã đổi, hãy thêm tên gọi khác vào danh sách.",
            "The unit is not on the list. If its name has changed, add the other name to the list.",
        )
        .to_owned(),
        F::Ambiguous { candidates } => {
            let names = candidates.join("; ");
            l.pick(
                format!("Chưa rõ là đơn vị nào trong danh sách: {names}. Hãy ghi tên đúng dấu hoặc thêm tên gọi khác vào danh sách."),
                format!("It is not clear which unit of the list this is: {names}. Write its name with the right marks, or add the other name to the list."),
            )
        }
        F::PackageUnsigned => l.pick(
            "Gói dữ liệu không có chữ ký số: chưa ai chịu trách nhiệm về số liệu.",
            "A package carries no signature: nobody has answered for its figures.",
        )
        .to_owned(),
        F::Untrusted => l.pick(
            "Chữ ký nguyên vẹn nhưng chứng thư không thuộc danh sách tin cậy.",
            "The signature is intact, but its certificate leads to none that is trusted.",
        )
        .to_owned(),
        // The others are said by `on_file`.
        other => other.code().to_owned(),
    }
}

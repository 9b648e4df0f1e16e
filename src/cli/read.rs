//! `read`: the data of a signed report. Where no valid signature covers them, or
//! they are not what the pages print, nothing goes to stdout: exit 1.

use super::Exit;
use super::args::ReadTask;
use super::output::Output;
use crate::app::check;
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::message;
use crate::app::submission::{self, Opened};
use crate::app::trust;
use crate::app::yearly::binding::Figures;
use crate::exchange::submission_json::SubmissionForm;
use crate::i18n::{self, Language, Translate};
use crate::model::scoring::{Grade, Tenths};

pub(super) fn run(task: &ReadTask, clock: &SharedClock, output: &Output) -> Result<Exit, AppError> {
    let l = output.language;
    let pdf = check::read_pdf(&task.file)?;
    let trust = trust::named(&task.trust, &task.crl)?;
    let opened = match submission::open(&pdf, &trust, clock.now()) {
        Ok(opened) => opened,
        Err(refused) => {
            for reason in message::refused(l, &refused) {
                output.tell(&reason);
            }
            return Ok(Exit::Negative);
        }
    };
    let binding = &opened.binding;
    if !binding.holds() {
        output.tell(l.pick(
            "Dữ liệu không được đọc: dữ liệu kèm theo không khớp bản in hoặc câu trả lời.",
            "The data are not read: they are not what the pages print or the answers give.",
        ));
        for mismatch in &binding.mismatches {
            output.tell(&message::mismatch(l, mismatch));
        }
        return Ok(Exit::Negative);
    }
    if let Some(remark) = message::recomputed(l, binding.recomputed) {
        output.tell(remark);
    }
    if task.json {
        output.data(&String::from_utf8_lossy(&opened.bytes))?;
    } else {
        output.data(&page(l, &opened))?;
    }
    Ok(Exit::Done)
}

/// The data for a person to read.
fn page(l: Language, opened: &Opened) -> String {
    let form = &opened.submission;
    let mut page = String::new();
    let mut line = |name: &str, value: &str| page += &format!("{name}: {value}\n");
    line(l.pick("Đơn vị", "Unit"), &form.unit.name);
    if !form.unit.governing_body.is_empty() {
        let name = l.pick("Cơ quan chủ quản", "Governing body");
        line(name, &form.unit.governing_body);
    }
    let regulation = &form.regulation;
    let title = match (l, &regulation.title.en) {
        (Language::English, Some(title)) => title,
        _ => &regulation.title.vi,
    };
    line(
        l.pick("Quy chế", "Regulation"),
        &format!("{} – {title}", regulation.instrument),
    );
    line(
        l.pick("Bộ tiêu chí", "Catalog"),
        &format!("{} {}", regulation.catalog, regulation.content_version),
    );
    line(l.pick("Năm", "Year"), &form.year.to_string());
    figures(l, form, &mut line);
    for signature in &opened.verification.signatures {
        let time = signature.time.map(i18n::date_time).unwrap_or_default();
        let trusted = if signature.trusted {
            l.pick("người cấp được tin cậy", "issuer trusted")
        } else {
            l.pick("người cấp chưa được tin cậy", "issuer not trusted")
        };
        let name = l.pick("Người ký", "Signed by");
        line(name, &format!("{} {time} ({trusted})", signature.signer));
    }
    line(
        l.pick("Mã băm dữ liệu", "Hash of the data"),
        &opened.binding.digest.to_string(),
    );
    page
}

fn figures(l: Language, form: &SubmissionForm, line: &mut impl FnMut(&str, &str)) {
    let share =
        |share: Option<Tenths>| share.map_or_else(|| "–".to_owned(), |s| i18n::percent(l, s));
    let figures = Figures::from(&form.score);
    let backed = form.score.total.evidence_backed;
    let backed = Tenths::of(backed.numerator, backed.denominator);
    line(l.pick("Điểm tổng", "Score"), &share(figures.score));
    line(
        l.pick("Điểm có minh chứng", "Evidence-backed score"),
        &share(backed),
    );
    line(
        l.pick("Mức độ hoàn thành", "Completeness"),
        &share(figures.completeness),
    );
    let graded = |grade: Grade| format!("{} ({})", grade.letter(), i18n::grade(l, grade));
    let grade = figures.grade.map_or_else(|| "–".to_owned(), graded);
    line(l.pick("Xếp loại", "Grade"), &grade);
    let counts = &form.score.total.counts;
    line(
        l.pick("Câu trả lời", "Answers"),
        &l.pick(
            format!(
                "đạt {}, một phần {}, chưa đạt {}, chưa trả lời {}, không áp dụng {}, ngoài phạm vi {}",
                counts.met,
                counts.partial,
                counts.not_met,
                counts.unanswered,
                counts.not_applicable,
                counts.out_of_scope
            ),
            format!(
                "met {}, partly {}, not met {}, unanswered {}, not applicable {}, out of scope {}",
                counts.met,
                counts.partial,
                counts.not_met,
                counts.unanswered,
                counts.not_applicable,
                counts.out_of_scope
            ),
        ),
    );
    let evidence = form.evidence.len().to_string();
    line(l.pick("Minh chứng", "Evidence"), &evidence);
    let plan = form.plan.len().to_string();
    line(l.pick("Việc khắc phục", "Remediation"), &plan);
}

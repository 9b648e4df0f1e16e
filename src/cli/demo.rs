//! `demo`: a made-up commune from an empty folder to a signed PDF. Prints the PDF's path.

use super::Exit;
use super::args::DemoTask;
use super::output::Output;
use crate::app::clock::SharedClock;
use crate::app::demo;
use crate::app::error::AppError;
use crate::i18n::Translate;

pub(super) fn run(task: &DemoTask, clock: &SharedClock, output: &Output) -> Result<Exit, AppError> {
    let made = demo::run(&task.out, clock.clone())?;
    let (answered, evidence, pages) = (made.answered, made.evidence, made.report.pages);
    let database = made.database.display();
    output.tell(&output.language.pick(
        format!("Đã trả lời {answered} mục, {evidence} minh chứng, báo cáo {pages} trang; dữ liệu: {database}"),
        format!("{answered} items answered, {evidence} pieces of evidence, {pages} pages; data: {database}"),
    ));
    output.data(&format!("{}\n", made.report.path.display()))?;
    let valid = made.report.verification.is_some_and(|check| check.valid);
    Ok(if valid { Exit::Done } else { Exit::Signing })
}

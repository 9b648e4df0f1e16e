//! `import xlsx`: what a filled-in spreadsheet would change; with `--apply` it is taken over.

use super::Exit;
use super::args::{ImportTask, SheetTask};
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::headless;
use crate::app::message::{sheet_place, sheet_problem};
use crate::app::sheet::{SheetDraft, SheetProblem, SheetRow};
use crate::exchange::{sheet_json, to_json};
use crate::i18n::sheet::{changed_item, counts, taken};
use crate::i18n::{Language, standing};
use crate::model::scoring::Standing;

pub(super) fn run(
    task: &ImportTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    match task {
        ImportTask::Xlsx(task) => sheet(task, clock, output),
    }
}

fn sheet(task: &SheetTask, clock: &SharedClock, output: &Output) -> Result<Exit, AppError> {
    let l = output.language;
    let mut session = open(&task.db, task.assessment, clock)?;
    session.execute(Command::ReadSheet(task.file.clone()))?;
    headless::finish(&mut session)?;
    let draft = session.sheet.clone().ok_or(AppError::NoSheet)?;
    for problem in &draft.problems {
        output.tell(&line(l, problem));
    }
    let sound = draft.problems.is_empty();
    let apply = task.apply && (sound || task.skip_bad);
    if apply {
        let skip_bad = task.skip_bad;
        session.execute(Command::AcceptSheet { skip_bad })?;
        session.flush(headless::PATIENCE)?;
        output.tell(&taken(l, draft.rows.len()));
    }
    if task.json {
        output.data(&to_json(&form(l, &draft, apply))?)?;
    } else {
        output.data(&page(l, &draft))?;
    }
    if task.apply && !apply {
        return Err(AppError::SheetUnsound {
            count: draft.problems.len(),
        });
    }
    Ok(if sound { Exit::Done } else { Exit::Negative })
}

/// "Bảng kiểm, dòng 12, cột “Trả lời”: …".
fn line(l: Language, problem: &SheetProblem) -> String {
    format!(
        "{}: {}",
        sheet_place(l, problem),
        sheet_problem(l, &problem.kind)
    )
}

/// The counts, then one line an item that changes.
fn page(l: Language, draft: &SheetDraft) -> String {
    let mut page = format!(
        "{}\n",
        counts(
            l,
            draft.rows.len(),
            draft.unchanged,
            draft.absent,
            draft.problems.len()
        )
    );
    for row in &draft.rows {
        let (before, after) = (answer(l, row, false), answer(l, row, true));
        let note = row.before.note != row.after.note;
        page += &format!(
            "{}\n",
            changed_item(l, row.item.as_str(), before, after, note)
        );
    }
    page
}

fn answer(l: Language, row: &SheetRow, after: bool) -> &'static str {
    let response = if after { &row.after } else { &row.before };
    standing(l, Standing::from(response.answer.as_ref()))
}

fn form(l: Language, draft: &SheetDraft, applied: bool) -> sheet_json::SheetForm {
    let problem = |problem: &SheetProblem| sheet_json::ProblemForm {
        sheet: problem.sheet.clone(),
        row: problem.row,
        column: problem.column.clone(),
        message: sheet_problem(l, &problem.kind),
    };
    sheet_json::SheetForm {
        file: draft.file(),
        changes: draft
            .rows
            .iter()
            .map(|row| sheet_json::ChangeForm::of(row.row, &row.item, &row.before, &row.after))
            .collect(),
        unchanged: draft.unchanged,
        absent: draft.absent,
        problems: draft.problems.iter().map(problem).collect(),
        applied,
    }
}

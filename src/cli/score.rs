//! `score`: the score, as a page or as JSON.

use super::Exit;
use super::args::ScoreTask;
use super::output::Output;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::app::session::Session;
use crate::exchange::{score_json, to_json};
use crate::i18n::{self, Language, Translate};
use crate::model::id::AssessmentId;
use crate::model::scoring::{Standing, Tally, Tenths};

pub(super) fn run(
    task: &ScoreTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let session = open(&task.db, task.assessment, clock)?;
    let current = session.current.as_ref().ok_or(AppError::NothingOpen)?;
    let text = if task.json {
        let form = score_json::form(
            &current.score,
            (&current.catalog, &current.controls),
            &current.assessment,
            task.explain,
        );
        to_json(&form)?
    } else {
        page(output.language, current, task.explain)
    };
    output.data(&text)?;
    Ok(Exit::Done)
}

/// Opens an assessment of an existing database.
pub(super) fn open(
    db: &std::path::Path,
    id: i64,
    clock: &SharedClock,
) -> Result<Session, AppError> {
    std::fs::metadata(db).map_err(|e| AppError::read(db, &e))?;
    let mut session = Session::open(db, clock.clone(), std::sync::Arc::new(|| {}))?;
    session.execute(Command::Open(AssessmentId(id)))?;
    Ok(session)
}

fn page(l: Language, current: &Current, explain: bool) -> String {
    let score = &current.score;
    let tally = &score.overall;
    let mut page = format!("{}\n", current.assessment.head.profile.name);
    let mut line = |name: &str, share: Option<Tenths>, part: u64, whole: u64| {
        page += &format!("{name}: {} ({part}/{whole})\n", share_text(l, share));
    };
    line(
        l.pick("Điểm tổng", "Score"),
        tally.score(),
        tally.points,
        tally.possible,
    );
    let answered = l.pick("Điểm trên phần đã trả lời", "Score on what was answered");
    line(
        answered,
        tally.answered_score(),
        tally.points,
        tally.answered_possible,
    );
    let backed = l.pick("Điểm có minh chứng", "Evidence-backed score");
    line(
        backed,
        tally.backed_score(),
        tally.backed_points,
        tally.possible,
    );
    let complete = l.pick("Mức độ hoàn thành", "Completeness");
    line(
        complete,
        tally.completeness(),
        tally.answered().into(),
        tally.in_scope().into(),
    );
    if let Some(grade) = score.grade {
        let name = l.pick("Xếp loại", "Grade");
        page += &format!("{name}: {} ({})\n", grade.letter(), i18n::grade(l, grade));
    }
    for item in score
        .critical_failures
        .iter()
        .filter_map(|at| current.catalog.items.get(*at))
    {
        page += &format!(
            "{}: {} {}\n",
            l.pick("Điểm liệt", "Critical"),
            item.id,
            item.question.get(l)
        );
    }
    page += &articles(l, current);
    if explain {
        page + &lines(l, current)
    } else {
        page
    }
}

fn share_text(l: Language, share: Option<Tenths>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| i18n::percent(l, share))
}

fn articles(l: Language, current: &Current) -> String {
    let articles = current.catalog.articles().zip(&current.score.articles);
    let counted = articles.filter(|(_, tally)| tally.counted() > 0);
    let row = |(article, tally): (&crate::model::catalog::Article, &Tally)| {
        format!(
            "{} {}: {} ({}/{})\n",
            l.pick("Điều", "Article"),
            article.number,
            share_text(l, tally.score()),
            tally.points,
            tally.possible
        )
    };
    counted.map(row).collect()
}

/// The working: one line an item, `weight × value`.
fn lines(l: Language, current: &Current) -> String {
    let items = current
        .catalog
        .items
        .iter()
        .zip(&current.score.lines)
        .enumerate();
    items
        .map(|(position, (item, line))| {
            let standing = i18n::standing(l, line.standing);
            let worth = line.standing.value().map_or_else(
                || l.pick("không tính", "not in the sum").to_owned(),
                |value| {
                    format!(
                        "{} × {value} = {} / {}",
                        line.weight,
                        line.weight * value,
                        2 * line.weight
                    )
                },
            );
            let why = match line.standing {
                Standing::OutOfScope => {
                    format!("; {}", i18n::why_not(l, current.scope.get(position)))
                }
                _ => String::new(),
            };
            format!("{}\t{standing}\t{worth}{why}\n", item.id)
        })
        .collect()
}

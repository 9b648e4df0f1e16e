//! `package` and `unpackage`: an assessment with its evidence as one encrypted file.

use std::path::Path;
use std::sync::Arc;

use super::Exit;
use super::args::{PackageTask, UnpackageTask};
use super::key::first_line;
use super::output::Output;
use super::score::open;
use crate::app::clock::SharedClock;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::headless;
use crate::app::job::Progress;
use crate::app::package::{
    self, Here, How, PackageDraft, PackageNews, PackageRefusal, Passphrase, Relation,
};
use crate::app::session::Session;
use crate::exchange::package::ManifestForm;
use crate::exchange::package_json::{DoneWord, PackageForm, RelationWord};
use crate::exchange::to_json;
use crate::i18n::{self, Language, Translate};
use crate::model::id::AssessmentId;

/// Writes a package and prints its path.
pub(super) fn write(
    task: &PackageTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let passphrase = passphrase(&task.pass_file)?;
    let mut session = open(&task.db, task.assessment, clock)?;
    let path = task.out.clone();
    session.execute(Command::ExportPackage { path, passphrase })?;
    for news in finish(&mut session)? {
        if let PackageNews::Written { path, .. } = news {
            output.data(&format!("{}\n", path.display()))?;
        }
    }
    Ok(Exit::Done)
}

/// Shows a package; takes it in where a database is named. Exit 1 where the
/// assessment is there already and nothing was said of what to do.
pub(super) fn read(
    task: &UnpackageTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let passphrase = passphrase(&task.pass_file)?;
    let Some(database) = &task.into else {
        let received = package::read(&task.file, &passphrase, &Progress::default())?;
        let form = PackageForm {
            package: received.manifest,
            here: None,
            done: None,
            assessment: None,
        };
        return show(task, &form, output).map(|()| Exit::Done);
    };
    if !database.exists() {
        // A file that is no package makes no database.
        package::read(&task.file, &passphrase, &Progress::default())?;
    }
    let mut session = Session::open(database, clock.clone(), Arc::new(|| {}))?;
    let path = task.file.clone();
    session.execute(Command::ReadPackage { path, passphrase })?;
    finish(&mut session)?;
    let draft = session.package.clone().ok_or(PackageRefusal::NothingRead)?;
    let way = way(task, &draft);
    let mut taken = None;
    if let Some(how) = way {
        session.execute(Command::AcceptPackage(how))?;
        taken = finish(&mut session)?
            .into_iter()
            .find_map(|news| match news {
                PackageNews::TakenIn { how, assessment } => Some((how, assessment)),
                _ => None,
            });
        session.flush(headless::PATIENCE)?;
    }
    let form = form(&draft, taken);
    show(task, &form, output)?;
    if way.is_none() && form.here != Some(RelationWord::Same) {
        output.tell(output.language.pick(
            "Đợt đánh giá đã có trong tệp dữ liệu nên chưa nhận gì. Dùng --update để cập nhật, --copy để giữ cả hai.",
            "The assessment is in the database already; nothing was taken in. Use --update to update it, --copy to keep both.",
        ));
        return Ok(Exit::Negative);
    }
    Ok(Exit::Done)
}

/// What to do; `None` where nothing is to be done, or nothing was said of it.
fn way(task: &UnpackageTask, draft: &PackageDraft) -> Option<How> {
    match draft.here {
        None => Some(How::Add),
        Some(Here {
            relation: Relation::Same,
            ..
        }) => None,
        Some(_) if task.update => Some(How::Update),
        Some(_) if task.copy => Some(How::Copy),
        Some(_) => None,
    }
}

fn form(draft: &PackageDraft, taken: Option<(How, AssessmentId)>) -> PackageForm {
    let here = draft.here.as_ref().map(|here| here.id.0);
    PackageForm {
        package: draft.received.manifest.clone(),
        here: Some(match draft.here.as_ref().map(|here| here.relation) {
            None => RelationWord::New,
            Some(Relation::Same) => RelationWord::Same,
            Some(Relation::Newer) => RelationWord::Newer,
            Some(Relation::Older) => RelationWord::Older,
            Some(Relation::Differs) => RelationWord::Differs,
        }),
        done: taken.map(|(how, _)| match how {
            How::Add => DoneWord::Added,
            How::Copy => DoneWord::Copied,
            How::Update => DoneWord::Updated,
        }),
        assessment: taken.map(|(_, id)| id.0).or(here),
    }
}

fn show(task: &UnpackageTask, form: &PackageForm, output: &Output) -> Result<(), AppError> {
    let text = if task.json {
        to_json(form)?
    } else {
        page(output.language, form)
    };
    output.data(&text)
}

fn page(l: Language, form: &PackageForm) -> String {
    let ManifestForm {
        unit,
        name,
        year,
        state,
        changed,
        created,
        catalog,
        counts,
        uid,
        ..
    } = &form.package;
    let state = i18n::state(l, (*state).into());
    let size = i18n::size(l, counts.bytes);
    let mut page = format!("{unit}\n{name} ({year}), {state}\n");
    let mut line = |what: &str, value: &str| page += &format!("{what}: {value}\n");
    line(
        l.pick("Bộ tiêu chí", "Catalog"),
        &format!("{} {}", catalog.id, catalog.version),
    );
    line(
        l.pick("Câu trả lời", "Answers"),
        &counts.responses.to_string(),
    );
    line(
        l.pick("Minh chứng", "Evidence"),
        &i18n::package::evidence(l, counts.evidence, counts.files, &size),
    );
    line(
        l.pick("Kế hoạch", "Plan"),
        &i18n::package::plan_lines(l, counts.plan),
    );
    line(l.pick("Sửa lần cuối", "Last change"), changed);
    line(l.pick("Gói được tạo", "Package written"), created);
    line(l.pick("Mã đợt đánh giá", "Assessment id"), uid);
    if let Some(here) = form.here {
        use i18n::package::Package as P;
        let said = match here {
            RelationWord::New => P::New,
            RelationWord::Same => P::Same,
            RelationWord::Newer => P::Newer,
            RelationWord::Older => P::Older,
            RelationWord::Differs => P::Differs,
        };
        page += &format!("{}\n", l.t(said));
    }
    let number = form.assessment.unwrap_or_default();
    match form.done {
        Some(DoneWord::Added | DoneWord::Copied) => {
            page += &l.pick(
                format!("Đã nhận thành đợt đánh giá số {number}.\n"),
                format!("Taken in as assessment number {number}.\n"),
            );
        }
        Some(DoneWord::Updated) => {
            page += &l.pick(
                format!("Đã cập nhật đợt đánh giá số {number}.\n"),
                format!("Assessment number {number} was updated.\n"),
            );
        }
        None => {}
    }
    page
}

fn passphrase(file: &Path) -> Result<Passphrase, AppError> {
    first_line(file).map(Passphrase::new)
}

/// Waits for the jobs and gives what they had to tell of packages.
fn finish(session: &mut Session) -> Result<Vec<PackageNews>, AppError> {
    let told = headless::finish(session)?.into_iter();
    Ok(told
        .filter_map(|event| match event {
            Event::Package(news) => Some(news),
            _ => None,
        })
        .collect())
}

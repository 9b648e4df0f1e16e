//! `collate`: a folder of reports checked, read and ranked. Exit 0 only where
//! nothing is missing and nothing was refused.

use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;

use super::Exit;
use super::args::CollateTask;
use super::key::first_line;
use super::output::Output;
use crate::app::clock::SharedClock;
use crate::app::collate::{
    self, Agency, CollateRequest, Collation, KeepJournal, SaveAs, form, save, text,
};
use crate::app::error::AppError;
use crate::app::job::{Job, JobKind};
use crate::app::library::Library;
use crate::app::package::Passphrase;
use crate::app::paths;
use crate::exchange::to_json;
use crate::i18n;
use crate::model::id::CatalogId;

/// How often the terminal is told how far it is.
const TELL: Duration = Duration::from_secs(1);

/// How often the job is asked whether it has ended.
const LOOK: Duration = Duration::from_millis(20);

pub(super) fn run(
    task: &CollateTask,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let mut library = Library::built_in()?;
    if let Some(folder) = &task.catalogs {
        library.add_folder(folder);
        for problem in &library.problems {
            output.tell(&problem.message(output.language));
        }
    }
    let collation = watched(request(task)?, library, clock, output)?;
    let agency = Agency {
        name: task.agency.clone().unwrap_or_default(),
        ..Agency::default()
    };
    let files = [(SaveAs::Xlsx, &task.xlsx), (SaveAs::Pdf, &task.pdf)];
    let mut written = false;
    for (how, path) in files {
        if let Some(path) = path {
            let path = save(&collation, how, &agency, output.language, path)?;
            output.data(&format!("{}\n", path.display()))?;
            written = true;
        }
    }
    if task.json {
        output.data(&to_json(&form(&collation, output.language))?)?;
    } else if !written {
        output.data(&text(output.language, &collation))?;
    }
    Ok(if collation.collated.is_clean() {
        Exit::Done
    } else {
        Exit::Negative
    })
}

fn request(task: &CollateTask) -> Result<CollateRequest, AppError> {
    let regulation = task.regulation.as_deref().map(|named| {
        let (id, version) = named.split_once('@').unwrap_or((named, ""));
        (CatalogId::new(id), version.to_owned())
    });
    let (regulation, version) = regulation.unzip();
    let journal = match &task.journal {
        Some(path) => KeepJournal::Always(path.clone()),
        // Without a home there is no place for one; the run then only cannot be resumed.
        None => paths::default_database().map_or(KeepJournal::No, |database| {
            KeepJournal::Until(paths::collate_journal(&database, &task.folder))
        }),
    };
    Ok(CollateRequest {
        folder: task.folder.clone(),
        units: task.expect.clone(),
        regulation,
        version: version.filter(|version| !version.is_empty()),
        year: task.year,
        deadline: task.deadline,
        trust: task.trust.clone(),
        revoked: task.crl.clone(),
        earlier: task.earlier.clone(),
        passphrase: match &task.pass_file {
            Some(path) => Some(Passphrase::new(first_line(path)?)),
            None => None,
        },
        journal,
        ..CollateRequest::default()
    })
}

/// Runs it as the window does, and tells a terminal how far it is.
fn watched(
    request: CollateRequest,
    library: Library,
    clock: &SharedClock,
    output: &Output,
) -> Result<Collation, AppError> {
    let now = clock.now();
    let job = Job::start(1, JobKind::Collate, Arc::new(|| {}), move |progress| {
        collate::run(&request, &library, now, progress)
    })?;
    let told = std::io::stderr().is_terminal();
    let mut waited = Duration::ZERO;
    loop {
        if let Some(result) = job.poll() {
            return result;
        }
        std::thread::sleep(LOOK);
        waited += LOOK;
        if told && waited >= TELL {
            waited = Duration::ZERO;
            let (done, total) = job.progress.get();
            output.tell(&i18n::collate::progress(output.language, done, total, None));
        }
    }
}

//! A folder of reports for the agency that receives them: each file checked and
//! read, the units ranked ([`crate::model::ranking`]).
//!
//! Files are read on all cores, one in hand a thread; of each only a small value
//! is kept, so memory does not grow with what the reports weigh. A bad file
//! becomes a finding and stops nothing.

mod command;
mod conditions;
mod document;
mod error;
mod form;
mod journal;
mod one_file;
mod pool;
mod reader;
mod save;
mod table;
mod tables;
mod text;
mod unit_list;
mod walk;
mod workbook;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

pub use command::CollateCommand;
pub use document::{Agency, document};
pub use error::CollateError;
pub use form::form;
pub use one_file::ReadReport;
pub use save::{SaveAs, save};
pub use table::{Align, Column, Table, Value};
pub use tables::{articles, findings, missing, not_counted, overview, ranking, years};
pub use text::text;
pub use unit_list::read_unit_list;
pub use walk::MAX_FILES;
pub use workbook::workbook;

use self::journal::Journal;
use self::reader::Reader;
use super::error::AppError;
use super::job::Progress;
use super::library::Library;
use super::package::Passphrase;
use super::submission::Regulations;
use super::trust;
use crate::exchange::{ExchangeError, MAX_BYTES, collate_json};
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::model::ranking::{self, Collated, EarlierUnit, Finding, Reading, Rules};
use crate::sign::TrustAnchors;

/// What to collate.
#[derive(Clone, Debug, Default)]
pub struct CollateRequest {
    /// The folder of reports; its subfolders belong to it.
    pub folder: PathBuf,
    /// The list of units that owe a report.
    pub units: Option<PathBuf>,
    /// The regulation; else that of most reports.
    pub regulation: Option<CatalogId>,
    /// The version of its checklist; else that of most reports.
    pub version: Option<String>,
    /// The year; else the latest there is.
    pub year: Option<i32>,
    /// The last day on which a report is in time; else that of the regulation.
    pub deadline: Option<NaiveDate>,
    /// Certificates the agency trusts: files, or folders of files.
    pub trust: Vec<PathBuf>,
    /// Lists of revoked certificates: files, or folders of files.
    pub revoked: Vec<PathBuf>,
    /// What it trusts besides.
    pub known: TrustAnchors,
    /// Results of earlier years (JSON).
    pub earlier: Vec<PathBuf>,
    /// The passphrase of the packages.
    pub passphrase: Option<Passphrase>,
    /// Where an unfinished run is kept.
    pub journal: KeepJournal,
}

/// Where an unfinished run is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeepJournal {
    /// Nowhere.
    #[default]
    No,
    /// Here, until the run has ended.
    Until(PathBuf),
    /// Here; it stays, so that the next run reads only what is new.
    Always(PathBuf),
}

impl KeepJournal {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::No => None,
            Self::Until(path) | Self::Always(path) => Some(path),
        }
    }
}

/// A folder that was collated.
#[derive(Clone, Debug)]
pub struct Collation {
    /// The folder.
    pub folder: PathBuf,
    /// When.
    pub created: DateTime<FixedOffset>,
    /// The regulation, where it is at hand.
    pub catalog: Option<Arc<Catalog>>,
    /// The result.
    pub collated: Collated,
    /// Whether the agency named certificates it trusts.
    pub trust_named: bool,
    /// Files of other kinds, and links, that were passed over.
    pub passed_over: usize,
    /// What should be told besides, such as a journal that cannot be written.
    pub journal_failure: Option<Arc<AppError>>,
}

/// Collates a folder.
///
/// # Errors
/// The folder, the list, an earlier result or a certificate cannot be read, or the person
/// stopped it; what was read so far stands in the journal.
pub fn run(
    request: &CollateRequest,
    library: &Library,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<Collation, AppError> {
    let mut anchors = trust::named(&request.trust, &request.revoked)?;
    anchors.merge(request.known.clone());
    let conditions = conditions::conditions(&anchors, library);
    let passphrase = request.passphrase.clone();
    let regulations = Regulations::of(library)?;
    let reader = Reader::new(anchors, regulations, passphrase, now);
    run_with(request, library, &reader, &conditions, now, progress)
}

/// The same with another reader of reports, for tests and measurements. `conditions` names
/// what its results depend on: a journal written under others is not used.
///
/// # Errors
/// As [`run`].
pub fn run_with(
    request: &CollateRequest,
    library: &Library,
    reader: &dyn ReadReport,
    conditions: &str,
    now: DateTime<FixedOffset>,
    progress: &Progress,
) -> Result<Collation, AppError> {
    // What is small first: a wrong list is told before any work.
    let units = match &request.units {
        Some(path) => Some(read_unit_list(path)?),
        None => None,
    };
    let earlier = earlier(&request.earlier)?;
    if let Some(regulation) = &request.regulation {
        library.get(regulation)?;
    }
    let walked = walk::walk(&request.folder, progress)?;
    let mut journal = Journal::open(request.journal.path(), conditions);
    let mut readings = pool::read_all(&walked.sources, reader, &mut journal, progress)?;
    readings.extend(walked.closed.into_iter().map(|(file, detail)| {
        let finding = Finding::Unreadable { detail };
        Reading::Refused { file, finding }
    }));
    let mut journal_failure = journal.failure().cloned();
    if matches!(request.journal, KeepJournal::Until(_))
        && let Err(error) = journal.remove()
    {
        journal_failure = Some(Arc::new(error));
    }
    let rules = Rules {
        regulation: request.regulation.clone(),
        version: request.version.clone(),
        year: request.year,
        deadline: request.deadline,
        units,
        trust_named: !request.trust.is_empty() || !request.known.anchors().is_empty(),
    };
    let yearly = |id: &CatalogId, year: i32| library.get(id).ok().and_then(|c| last_day(&c, year));
    let collated = ranking::collate(readings, &rules, &earlier, &yearly);
    let regulation = collated.basis.regulation.as_ref();
    Ok(Collation {
        folder: request.folder.clone(),
        created: now,
        catalog: regulation.and_then(|id| library.get(id).ok()),
        collated,
        trust_named: rules.trust_named,
        passed_over: walked.passed_over,
        journal_failure,
    })
}

/// The last day on which the yearly report of a regulation is in time: it must be sent
/// before the day the text names.
fn last_day(catalog: &Catalog, year: i32) -> Option<NaiveDate> {
    let report = catalog.annual_report.as_ref()?;
    let before = NaiveDate::from_ymd_opt(year, report.month.into(), report.day.into())?;
    let last = before.pred_opt()?;
    // "Before 1 January" is the end of the year before.
    (last.year() == year).then_some(last)
}

fn earlier(paths: &[PathBuf]) -> Result<Vec<EarlierUnit>, AppError> {
    let mut units = Vec::new();
    for path in paths {
        let bytes = one_file::whole(path, MAX_BYTES as u64);
        let bytes = bytes.map_err(|error| AppError::read(path, &error))?;
        if bytes.len() > MAX_BYTES {
            let (bytes, max) = (bytes.len(), MAX_BYTES);
            return Err(ExchangeError::TooLarge { bytes, max }.into());
        }
        units.extend(collate_json::earlier(&bytes)?);
    }
    Ok(units)
}

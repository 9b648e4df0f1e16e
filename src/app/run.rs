//! Starts the job that a command asks for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use chrono::{DateTime, FixedOffset};

use super::check;
use super::collate::Collation;
use super::command::Command;
use super::error::AppError;
use super::event::Event;
use super::export::{self, Snapshot};
use super::import::{self, Imported, ImportedFile};
use super::job::{Job, JobKind, Progress, Waker};
use super::oscal;
use super::package::PackageDone;
use super::picture;
use super::regulation_copy::RegulationCopy;
use super::sheet::SheetDraft;
use super::signing;
use super::trust::TrustStore;
use super::whole_file::write_whole_with;
use super::writer::Order;
use crate::model::catalog::Catalog;
use crate::model::evidence::{Evidence, StoredFile};
use crate::model::id::EvidenceId;
use crate::report::fonts::Fonts;
use crate::report::layout;
use crate::report::layout::display::Pages;
use crate::sign::{self, TrustAnchors};
use crate::store::{BlobState, Reader};

/// The largest file that is read for a preview, in bytes.
const MAX_PREVIEW: u64 = 20 * 1024 * 1024;

/// What a job brings back.
#[derive(Debug)]
pub enum Done {
    /// Files are in the store.
    Imported(Imported),
    /// A catalog was drafted from a text.
    Drafted(Box<Catalog>),
    /// A regulation's text was read.
    Regulation(Box<RegulationCopy>),
    /// A filled-in spreadsheet was read.
    Sheet(Box<SheetDraft>),
    /// The pages of the report.
    Preview(Arc<Pages>),
    /// A folder of reports was collated.
    Collated(Box<Collation>),
    /// A package was read, or its evidence stored.
    Package(PackageDone),
    /// Something to tell.
    Event(Event),
}

/// What a job may use besides its snapshot.
pub(super) struct Place {
    pub(super) orders: Sender<Order>,
    pub(super) database: PathBuf,
    pub(super) now: DateTime<FixedOffset>,
    pub(super) id: u64,
    pub(super) wake: Waker,
}

/// Starts the job.
///
/// # Errors
/// Nothing is open that the job needs, or no thread can be started.
pub(super) fn start(
    command: Command,
    snapshot: Option<Snapshot>,
    place: Place,
) -> Result<Job<Done>, AppError> {
    let Place {
        orders,
        database,
        now,
        id,
        wake,
    } = place;
    let need = |snapshot: Option<Snapshot>| snapshot.ok_or(AppError::NothingOpen);
    match command {
        Command::ImportFiles { paths, item } => {
            let target = (need(snapshot)?.assessment.id, item);
            Job::start(id, JobKind::Import, wake, move |progress| {
                let imported = import::import_files(&orders, &paths, target, progress);
                Ok(Done::Imported(imported))
            })
        }
        Command::ImportPicture { png, item } => {
            let assessment = need(snapshot)?.assessment.id;
            Job::start(id, JobKind::Import, wake, move |_| {
                let name = format!("anh-chup-{}.png", now.format("%Y%m%d-%H%M%S"));
                let file = import::import_bytes(&orders, &name, &png)?;
                let files = vec![ImportedFile { name, file }];
                Ok(Done::Imported(Imported {
                    assessment,
                    item,
                    files,
                    refused: vec![],
                }))
            })
        }
        Command::SaveEvidence { id: evidence, path } => {
            let (_, file) = stored(need(snapshot)?, evidence)?;
            Job::start(id, JobKind::ReadEvidence, wake, move |_| {
                save_evidence(&Reader::open(&database)?, &file, &path)?;
                Ok(Done::Event(Event::EvidenceSaved(path)))
            })
        }
        Command::PreviewEvidence(evidence) => {
            let (entry, file) = stored(need(snapshot)?, evidence)?;
            Job::start(id, JobKind::ReadEvidence, wake, move |_| {
                if file.size > MAX_PREVIEW {
                    return Err(AppError::TooLarge {
                        name: entry.name,
                        size: file.size,
                    });
                }
                let mut bytes = Vec::new();
                Reader::open(&database)?.blob_read(file.sha256, &mut bytes)?;
                Ok(Done::Event(Event::EvidencePreview {
                    id: evidence,
                    bytes: Arc::new(bytes),
                }))
            })
        }
        Command::VerifyEvidence => Job::start(id, JobKind::VerifyEvidence, wake, move |progress| {
            let states = Reader::open(&database)?.verify_blobs(&mut |done, total| {
                progress.set(done, total);
                !progress.is_cancelled()
            })?;
            progress.check()?;
            let files = states.len();
            let damaged = states
                .into_iter()
                .filter(|(_, state)| *state != BlobState::Whole);
            let damaged = damaged.map(|(sha256, _)| sha256).collect();
            Ok(Done::Event(Event::EvidenceVerified { files, damaged }))
        }),
        Command::PreviewReport => {
            let snapshot = need(snapshot)?;
            Job::start(id, JobKind::Preview, wake, move |_| {
                let document = snapshot.document(now)?;
                let pages = layout(&document, Fonts::embedded()?);
                Ok(Done::Preview(Arc::new(pages)))
            })
        }
        Command::Export(request) => {
            let snapshot = need(snapshot)?;
            Job::start(id, JobKind::Export, wake, move |progress: &Progress| {
                let trust = trust(&database);
                let exported = export::export(&snapshot, &request, &trust, now, progress)?;
                Ok(Done::Event(Event::Exported(Box::new(exported))))
            })
        }
        Command::ExportOscal { dir, language } => {
            let snapshot = need(snapshot)?;
            Job::start(id, JobKind::ExportOscal, wake, move |_| {
                let paths = oscal::export(&snapshot, &dir, language)?;
                Ok(Done::Event(Event::OscalExported(paths)))
            })
        }
        command => of_file(command, database, (now, id), wake),
    }
}

/// Jobs on files alone, which need nothing open.
fn of_file(
    command: Command,
    database: PathBuf,
    (now, id): (DateTime<FixedOffset>, u64),
    wake: Waker,
) -> Result<Job<Done>, AppError> {
    match command {
        Command::SignFile(request) => {
            Job::start(id, JobKind::SignFile, wake, move |progress: &Progress| {
                let signed = signing::sign_file(&request, &trust(&database), now, progress)?;
                Ok(Done::Event(Event::FileSigned(Box::new(signed))))
            })
        }
        Command::LookAtPicture(choice) => Job::start(id, JobKind::ReadPicture, wake, move |_| {
            // What is wrong with a picture is said beside it, not as a failure of the work.
            let result = picture::prepare(&choice).map(Arc::new).map_err(Arc::new);
            Ok(Done::Event(Event::PictureRead { choice, result }))
        }),
        Command::Verify(path) => Job::start(id, JobKind::Verify, wake, move |_| {
            // As the folders are now: files may have been laid into them by hand.
            let trust = trust(&database);
            let bytes = check::read_pdf(&path)?;
            let verification = Box::new(sign::verify(&bytes, &trust, Some(now)));
            Ok(Done::Event(Event::Verified { path, verification }))
        }),
        _ => Err(AppError::NothingOpen),
    }
}

/// Who is trusted, by the folders beside the database as they are now.
fn trust(database: &Path) -> TrustAnchors {
    TrustStore::beside(database).anchors
}

/// The evidence and its stored file.
fn stored(snapshot: Snapshot, id: EvidenceId) -> Result<(Evidence, StoredFile), AppError> {
    let mut assessment = snapshot.assessment;
    let evidence = assessment
        .evidence
        .remove(&id)
        .ok_or(AppError::UnknownEvidence(id))?;
    let file = evidence.file.clone().ok_or(AppError::UnknownEvidence(id))?;
    Ok((evidence, file))
}

/// Writes a stored file out, checking its hash on the way.
fn save_evidence(reader: &Reader, file: &StoredFile, path: &Path) -> Result<(), AppError> {
    let mut damage = None;
    let written = write_whole_with(path, &mut |target| {
        reader.blob_read(file.sha256, target).map_err(|error| {
            let told = std::io::Error::other(error.to_string());
            damage = Some(error);
            told
        })
    });
    match damage {
        Some(error) => Err(error.into()),
        None => written,
    }
}

//! What a person can ask for, as values. The window pushes them while it
//! draws; they run once after the frame.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::author::AuthorCommand;
use super::collate::CollateCommand;
use super::export::ExportRequest;
use super::office::OfficeFile;
use super::package::{How, Passphrase};
use super::picture::PictureChoice;
use super::regulation_copy::TextSource;
use super::settings::Setting;
use super::signing::SignFileRequest;
use crate::model::assessment::Head;
use crate::model::id::{AssessmentId, CatalogId, EvidenceId, ItemId, RemediationId};
use crate::model::remediation::Remediation;
use crate::model::response::Answer;
use crate::model::text::Language;

/// One wish.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make an assessment and open it.
    Create(Box<Head>),
    /// Open an assessment.
    Open(AssessmentId),
    /// Close the open assessment.
    Close,
    /// Set or clear (`None`) an answer. Không áp dụng needs a reason.
    Answer {
        /// The item.
        item: ItemId,
        /// The answer.
        answer: Option<Answer>,
    },
    /// Replace an item's note.
    Note {
        /// The item.
        item: ItemId,
        /// The whole note.
        note: String,
    },
    /// Set or clear an item's flag.
    Flag {
        /// The item.
        item: ItemId,
        /// Whether it is flagged.
        flagged: bool,
    },
    /// Copy files into the store as evidence, linked to `item` if given. A job.
    ImportFiles {
        /// The files.
        paths: Vec<PathBuf>,
        /// The item they prove.
        item: Option<ItemId>,
    },
    /// Take a picture from the clipboard as evidence (PNG bytes). A job.
    ImportPicture {
        /// The picture, encoded as PNG.
        png: Vec<u8>,
        /// The item it proves.
        item: Option<ItemId>,
    },
    /// Add a reference to a paper kept elsewhere.
    AddReference {
        /// What it is called.
        name: String,
        /// Where it is kept.
        description: String,
        /// The day the fact was true.
        fact_date: Option<NaiveDate>,
        /// The item it proves.
        item: Option<ItemId>,
    },
    /// Correct what is said about a piece of evidence.
    EditEvidence {
        /// Which.
        id: EvidenceId,
        /// New name.
        name: String,
        /// New description.
        description: String,
        /// New date.
        fact_date: Option<NaiveDate>,
    },
    /// Take a piece of evidence out, with its links. Undo brings it back.
    RemoveEvidence(EvidenceId),
    /// Link or unlink evidence and item.
    Link {
        /// The item.
        item: ItemId,
        /// The evidence.
        evidence: EvidenceId,
        /// Whether it shall be linked.
        linked: bool,
    },
    /// Write a piece of evidence to a file. A job.
    SaveEvidence {
        /// Which.
        id: EvidenceId,
        /// Where to; an existing file is replaced.
        path: PathBuf,
    },
    /// Read a picture or text for its preview. A job.
    PreviewEvidence(EvidenceId),
    /// Check the hash of every file in the store. A job.
    VerifyEvidence,
    /// Add a line to the plan (its id is ignored) or replace the line of that id.
    EditPlan {
        /// Whether it is a new line.
        new: bool,
        /// The line.
        line: Remediation,
    },
    /// Take a line out of the plan.
    RemovePlan(RemediationId),
    /// Replace what is said once for the assessment.
    EditHead(Box<Head>),
    /// Hand the assessment to the leader.
    Submit,
    /// The leader approves: answers are frozen.
    Approve,
    /// The leader returns it, with a comment for the officer.
    Return {
        /// Why.
        comment: String,
    },
    /// Work out how an assessment's answers would move into a new one with this
    /// head. Nothing is written; the result stands in the session.
    PlanMigration {
        /// The earlier assessment.
        from: AssessmentId,
        /// The new assessment.
        head: Box<Head>,
    },
    /// Make the new assessment of the migration that was worked out, and open it.
    AcceptMigration {
        /// The items whose answers a person confirmed.
        confirmed: BTreeSet<ItemId>,
    },
    /// Forget the migration that was worked out.
    DropMigration,
    /// Write the assessment as a file of an office program. A job.
    ExportOffice {
        /// Which file.
        file: OfficeFile,
        /// Where to; an existing file is replaced.
        path: PathBuf,
    },
    /// Read a filled-in spreadsheet. A job; what it would change waits in the
    /// session until it is accepted or dropped.
    ReadSheet(PathBuf),
    /// Take over what the spreadsheet that was read says, as one step.
    AcceptSheet {
        /// Whether rows with problems are left out; otherwise one problem stops all.
        skip_bad: bool,
    },
    /// Forget the spreadsheet that was read.
    DropSheet,
    /// Read a regulation's text and hold it against a catalog. A job; the result
    /// waits in the session until it is kept or dropped.
    ReadRegulation {
        /// The catalog.
        catalog: CatalogId,
        /// Where the text comes from.
        source: TextSource,
    },
    /// Keep the text that was read as the unit's copy.
    KeepRegulation,
    /// Forget the text that was read.
    DropRegulation,
    /// Bring the kept copy of a regulation's text up, for its screen.
    LookAtRegulation(CatalogId),
    /// Take the unit's copy of a regulation out; the file it came from stays.
    RemoveRegulation(CatalogId),
    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Write one's own catalog.
    Author(AuthorCommand),
    /// Put reports of units together.
    Collating(CollateCommand),
    /// Change a setting.
    Set(Setting),
    /// Lay out the report for its preview. A job.
    PreviewReport,
    /// Write the report to a file, signed or not, and check it. A job.
    Export(Box<ExportRequest>),
    /// Trust the certificates of a file, or hold certificates against the list of
    /// revoked ones in it: the file is copied beside the database.
    AddTrust(PathBuf),
    /// No longer use a file of certificates or of revoked ones; it is deleted
    /// from the folder beside the database.
    RemoveTrust(PathBuf),
    /// Write the assessment as OSCAL files into a folder, all of them or none. A job.
    ExportOscal {
        /// The folder; made where it is missing.
        dir: PathBuf,
        /// The language of titles and sentences.
        language: Language,
    },
    /// Sign an empty field of a report that is a file already, and check the result. A job.
    SignFile(Box<SignFileRequest>),
    /// Read a picture of a signature or a seal, to show it where it will stand. A job.
    LookAtPicture(PictureChoice),
    /// Look for USB tokens: in one module, or in those at their usual places. A job.
    FindTokens {
        /// The PKCS#11 module.
        module: Option<PathBuf>,
    },
    /// Check a signed PDF. A job.
    Verify(PathBuf),
    /// Write the open assessment with its evidence as a package, encrypted to a
    /// passphrase; an existing file is replaced. A job.
    ExportPackage {
        /// The file to write.
        path: PathBuf,
        /// What opens it again.
        passphrase: Passphrase,
    },
    /// Read and check a package. A job; the result waits in the session until it
    /// is accepted or dropped, and nothing is written.
    ReadPackage {
        /// The file.
        path: PathBuf,
        /// What opens it.
        passphrase: Passphrase,
    },
    /// Take in the package that was read. A job.
    AcceptPackage(How),
    /// Forget the package that was read.
    DropPackage,
    /// Stop the running job of this number.
    CancelJob(u64),
}

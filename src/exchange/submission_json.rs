//! What a unit hands in, as data (`submission.schema.json`): the file
//! `tukiem-submission.json` that travels inside the report.
//!
//! It says what the report prints and nothing more: the officer's flags, the
//! leader's comment on returning the assessment and the content of evidence
//! files stay with the unit.

mod assessment;
mod check;
mod make;
mod printed;
mod read;

pub use assessment::assessment;
pub use make::{Given, fits, form};
pub use read::read;

use serde::{Deserialize, Serialize};

use super::profile_json::ProfileForm;
use super::score_json::ScoreForm;
use super::terms::TextForm;
use super::words::{AnswerWord, RemediationStatusWord, StandingWord};

/// What [`SubmissionForm::format`] says.
pub const FORMAT: &str = "tukiem-submission";

/// The latest version of the form; this program writes it.
pub const VERSION: u64 = 1;

/// The greatest size of a submission in bytes: 8 MiB, some forty times that of a full one.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The whole submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SubmissionForm {
    /// Always [`FORMAT`].
    pub format: String,
    /// Version of the form.
    pub version: u64,
    /// The assessment's own name, the same for every report made of it: 32
    /// lower-case hexadecimal digits.
    pub uid: String,
    /// Version of the program that wrote it.
    pub program_version: String,
    /// When it was written, RFC 3339.
    pub created: String,
    /// The unit as it is in this assessment.
    pub unit: ProfileForm,
    /// The regulation assessed against.
    pub regulation: RegulationForm,
    /// Year reported on.
    pub year: i32,
    /// The days reported on.
    pub period: PeriodForm,
    /// To whom the report goes.
    pub recipients: Vec<String>,
    /// Every item of the catalog, in its order.
    pub answers: Vec<AnswerForm>,
    /// Evidence, by number.
    pub evidence: Vec<EvidenceForm>,
    /// The remediation plan, by number.
    pub plan: Vec<PlanForm>,
    /// Incidents of the period.
    pub incidents: Vec<IncidentForm>,
    /// Remarks of the unit.
    pub remarks: String,
    /// Proposals to the receiving agency.
    pub proposals: String,
    /// The score with its working, as `score --json --explain` prints it.
    pub score: ScoreForm,
}

/// The regulation, and exactly which checklist was made from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegulationForm {
    /// Name of the catalog.
    pub catalog: String,
    /// Its version.
    pub content_version: String,
    /// SHA-256 of the catalog's canonical text ([`crate::pack::write`]), hexadecimal.
    pub sha256: String,
    /// Number and symbol of the instrument.
    pub instrument: String,
    /// Title of the regulation.
    pub title: TextForm,
}

/// First and last day, year-month-day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodForm {
    /// First day.
    pub start: String,
    /// Last day: evidence must be fresh on it.
    pub end: String,
}

/// What the unit says of one item, and what it contributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerForm {
    /// Which.
    pub item: String,
    /// The provisions it assesses.
    pub cites: Vec<String>,
    /// Where it stands.
    pub standing: StandingWord,
    /// The answer; null where there is none or the item does not concern the unit.
    pub answer: Option<AnswerWord>,
    /// Why it does not apply; null beside any other answer.
    pub reason: Option<String>,
    /// The note printed in the report; null where there is none.
    pub note: Option<String>,
    /// w: 3, 2 or 1.
    pub weight: u32,
    /// v: 0 to 2; null where it is not in the sum.
    pub value: Option<u32>,
    /// w·v.
    pub points: u32,
    /// 2w, or 0 where it is not in the sum.
    pub possible: u32,
    /// Whether fresh evidence backs it.
    pub backed: bool,
}

/// A piece of evidence: what it is called and how to tell it from any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceForm {
    /// Number within the assessment.
    pub number: i64,
    /// Name of the file or of the paper.
    pub name: String,
    /// Where the paper is kept; empty where nothing is said.
    pub description: String,
    /// The day on which the proven fact was true, year-month-day.
    pub fact_date: Option<String>,
    /// The file; null for a paper kept elsewhere.
    pub file: Option<FileForm>,
    /// The items it proves.
    pub items: Vec<String>,
}

/// A file by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileForm {
    /// Size in bytes.
    pub size: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// A line of the remediation plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanForm {
    /// Number within the assessment.
    pub number: i64,
    /// The item it mends.
    pub item: String,
    /// What will be done.
    pub action: String,
    /// Who does it.
    pub owner: String,
    /// By when, year-month-day.
    pub deadline: Option<String>,
    /// Estimated cost in đồng.
    pub cost: Option<u64>,
    /// How far it is.
    pub status: RemediationStatusWord,
}

/// An incident of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentForm {
    /// When it occurred, RFC 3339, where that is known.
    pub occurred: Option<String>,
    /// When it was detected, RFC 3339.
    pub detected: String,
    /// Its class in the regulation's scheme.
    pub class: String,
    /// When it was reported, RFC 3339; null where it was not.
    pub reported: Option<String>,
    /// When it was closed, RFC 3339; null while it is open.
    pub closed: Option<String>,
}

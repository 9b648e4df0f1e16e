//! The receiving side: the data of a signed report, given back only where the
//! signatures cover them, and held against what the pages print.

mod printed;
mod recomputed;
mod regulations;

use chrono::{DateTime, FixedOffset};
use thiserror::Error;

pub use printed::Shown;
pub use recomputed::Recomputed;
pub use regulations::Regulations;

use super::catalog_digest::digest;
use super::error::AppError;
use super::yearly::{ATTACHMENT, ATTACHMENT_TYPE};
use crate::exchange::ExchangeError;
use crate::exchange::submission_json::{self, MAX_BYTES, SubmissionForm};
use crate::model::evidence::Sha256;
use crate::model::id::CatalogId;
use crate::model::scoring::Tenths;
use crate::sign::{self, AttachmentProblem, TrustAnchors, Verification};

/// What a signed report holds.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The check of its signatures; valid, or there would be no data.
    pub verification: Verification,
    /// The data.
    pub submission: SubmissionForm,
    /// The attached file itself, as it was signed.
    pub bytes: Vec<u8>,
    /// Whether the data are what the pages print and what the answers give.
    pub binding: Binding,
}

/// Whether the data of a report are what its pages print, and what its answers give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// SHA-256 of the attached file.
    pub digest: Sha256,
    /// How far the score could be worked out again.
    pub recomputed: Recomputed,
    /// What does not fit; empty where all of it does.
    pub mismatches: Vec<Mismatch>,
}

impl Binding {
    /// Whether everything that could be held against the data fits.
    pub fn holds(&self) -> bool {
        self.mismatches.is_empty()
    }
}

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The pages that print the figures are not drawn as Tukiem draws them.
    PagesUnreadable,
    /// No page prints a digest of the data.
    DigestNotPrinted,
    /// The printed digest is of another file.
    DigestDiffers {
        /// The printed digits, or what stands in their place.
        printed: String,
    },
    /// The figures beside the printed digest are not those of the data.
    FiguresDiffer(Shown),
    /// The verdict at the head of the results is not that of the data.
    VerdictDiffers(Shown),
    /// The answers do not give the score the data state.
    ScoreWrong {
        /// The score stated.
        stated: Option<Tenths>,
        /// The score that the answers give.
        correct: Option<Tenths>,
    },
    /// The score is right, but its working or the answers' weights are not those of the regulation.
    WorkingWrong,
    /// The catalog has the name and version of one at hand, but other content.
    CatalogDiffers {
        /// Its id.
        catalog: CatalogId,
        /// Its version.
        version: String,
    },
}

impl Mismatch {
    /// Stable snake-case name of the variant.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PagesUnreadable => "pages_unreadable",
            Self::DigestNotPrinted => "digest_not_printed",
            Self::DigestDiffers { .. } => "digest_differs",
            Self::FiguresDiffer(_) => "figures_differ",
            Self::VerdictDiffers(_) => "verdict_differs",
            Self::ScoreWrong { .. } => "score_wrong",
            Self::WorkingWrong => "working_wrong",
            Self::CatalogDiffers { .. } => "catalog_differs",
        }
    }
}

/// Why no data are given back. [`AppError::message`]'s neighbour
/// [`message::refused`](super::message::refused) says it in both languages.
#[derive(Debug, Error)]
pub enum Refused {
    /// There is no valid signature: not signed, or not as it was signed.
    #[error("the report carries no valid signature")]
    NotValid {
        /// What is wrong.
        verification: Verification,
        /// What is wrong with the attached file on top of that.
        attachment: Option<AttachmentProblem>,
    },
    /// The signatures hold, but there is no file of data under them.
    #[error(transparent)]
    Attachment(AttachmentProblem),
    /// The attached file is no submission.
    #[error(transparent)]
    Data(ExchangeError),
    /// The built-in catalogs cannot be read; a test keeps this from ever being released.
    #[error(transparent)]
    Program(#[from] AppError),
}

/// Opens a signed report against the built-in catalogs. `now` is the time the
/// certificates are held against. The work is bounded for hostile input.
///
/// # Errors
/// See [`Refused`].
pub fn open(
    pdf: &[u8],
    trust: &TrustAnchors,
    now: DateTime<FixedOffset>,
) -> Result<Opened, Box<Refused>> {
    let covered = Covered::read(pdf, trust, now)?;
    // Only now: a file that is refused needs no catalog.
    let regulations = Regulations::built_in().map_err(|error| Box::new(error.into()))?;
    Ok(covered.bind(regulations, pdf))
}

/// The same against the catalogs at hand.
///
/// # Errors
/// See [`Refused`].
pub fn open_against(
    regulations: &Regulations,
    pdf: &[u8],
    trust: &TrustAnchors,
    now: DateTime<FixedOffset>,
) -> Result<Opened, Box<Refused>> {
    Ok(Covered::read(pdf, trust, now)?.bind(regulations, pdf))
}

/// Data under a valid signature, not yet held against anything.
struct Covered {
    verification: Verification,
    submission: SubmissionForm,
    bytes: Vec<u8>,
}

impl Covered {
    fn read(
        pdf: &[u8],
        trust: &TrustAnchors,
        now: DateTime<FixedOffset>,
    ) -> Result<Self, Box<Refused>> {
        let verification = sign::verify(pdf, trust, Some(now));
        let attached = sign::covered_attachment(pdf, ATTACHMENT, ATTACHMENT_TYPE, MAX_BYTES);
        if !verification.valid {
            return Err(Box::new(Refused::NotValid {
                verification,
                attachment: attached.err(),
            }));
        }
        let bytes = attached.map_err(|problem| Box::new(Refused::Attachment(problem)))?;
        let submission = submission_json::read(&bytes);
        let submission = submission.map_err(|error| Box::new(Refused::Data(error)))?;
        Ok(Self {
            verification,
            submission,
            bytes,
        })
    }

    fn bind(self, regulations: &Regulations, pdf: &[u8]) -> Opened {
        let digest = digest(&self.bytes);
        let mut mismatches = printed::compare(pdf, &self.submission, digest);
        let recomputed = recomputed::compare(regulations, &self.submission, &mut mismatches);
        Opened {
            verification: self.verification,
            submission: self.submission,
            bytes: self.bytes,
            binding: Binding {
                digest,
                recomputed,
                mismatches,
            },
        }
    }
}

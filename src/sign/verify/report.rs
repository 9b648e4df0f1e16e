//! The answer of a verification.

use chrono::{DateTime, FixedOffset};

use super::changes::{Change, Permission};
use super::time_stamp::ProvenTime;
use super::trust::{Distrust, Revocation};
use crate::sign::problem::Problem;

/// Whether a file is exactly what was signed, by whom, and what came after.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// At least one signature; all of them intact; nothing but signing and what
    /// belongs to it happened after the first; nothing signed can look different.
    /// Trust plays no part.
    pub valid: bool,
    /// One report a signature, in the order of signing.
    pub signatures: Vec<SignatureReport>,
    /// What increments after a signature did, allowed or not.
    pub changes_after: Vec<Change>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<Problem>,
}

/// What a signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignatureKind {
    /// A person or an agency signs.
    #[default]
    Approval,
    /// The first signature, which says what may be changed later (`DocMDP`).
    Certification(Permission),
    /// A time stamp over the document (`ETSI.RFC3161`).
    TimeStamp,
}

impl SignatureKind {
    /// Stable snake-case name of the variant.
    pub fn code(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Certification(_) => "certification",
            Self::TimeStamp => "time_stamp",
        }
    }
}

/// One signature.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent facts of a report"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureReport {
    /// Name of the field.
    pub field: String,
    /// What it is for.
    pub kind: SignatureKind,
    /// Holder of the certificate (CN); empty if no certificate could be read.
    pub signer: String,
    /// Organization of the holder (O).
    pub organization: Option<String>,
    /// Issuer of the certificate; empty if no certificate could be read.
    pub issuer: String,
    /// Time of signing as the signer's PC claims it (/M); of a time stamp over
    /// the document the time it attests.
    pub time: Option<DateTime<FixedOffset>>,
    /// By when the signature was there, as a time stamp attests.
    pub proven: Option<ProvenTime>,
    /// The signed bytes are unchanged and the signature fits the certificate.
    pub intact: bool,
    /// The certificate chains to a given anchor, was in its dates and purpose,
    /// and was not revoked.
    pub trusted: bool,
    /// Holder of the anchor that vouches for the signer, or why nobody does.
    pub trusted_by: Result<String, Distrust>,
    /// What revocation lists say.
    pub revocation: Revocation,
    /// The certificate signed itself.
    pub self_signed: bool,
    /// The signature covers the file to its end.
    pub covers_whole_file: bool,
    /// SHA-256 of the certificate, lower-case hexadecimal; empty if unreadable.
    pub certificate_sha256: String,
    /// What is wrong with this signature.
    pub problems: Vec<Problem>,
}

impl SignatureReport {
    /// A report that knows nothing but the field's name.
    pub(super) fn of(field: &str) -> Self {
        Self {
            field: field.to_owned(),
            kind: SignatureKind::default(),
            signer: String::new(),
            organization: None,
            issuer: String::new(),
            time: None,
            proven: None,
            intact: false,
            trusted: false,
            trusted_by: Err(Distrust::Broken),
            revocation: Revocation::Unknown,
            self_signed: false,
            covers_whole_file: false,
            certificate_sha256: String::new(),
            problems: Vec::new(),
        }
    }
}

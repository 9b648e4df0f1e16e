//! The answer of a verification.

use chrono::{DateTime, FixedOffset};

use super::changes::Change;
use crate::sign::problem::Problem;

/// Whether a file is exactly what was signed, by whom, and what came after.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// At least one signature; all of them intact; the last one covers the whole
    /// file; nothing but signing happened between them. Trust plays no part.
    pub valid: bool,
    /// One report a signature, in the order of signing.
    pub signatures: Vec<SignatureReport>,
    /// What increments after a signature did, allowed or not.
    pub changes_after: Vec<Change>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<Problem>,
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
    /// Holder of the certificate (CN); empty if no certificate could be read.
    pub signer: String,
    /// Organization of the holder (O).
    pub organization: Option<String>,
    /// Issuer of the certificate; empty if no certificate could be read.
    pub issuer: String,
    /// Time of signing as the signer's PC claims it (/M).
    pub time: Option<DateTime<FixedOffset>>,
    /// The signed bytes are unchanged and the signature fits the certificate.
    pub intact: bool,
    /// The certificate chains to a given anchor and was in its dates and purpose.
    pub trusted: bool,
    /// The certificate signed itself.
    pub self_signed: bool,
    /// The signature covers the file to its end.
    pub covers_whole_file: bool,
    /// SHA-256 of the certificate, lower-case hexadecimal; empty if unreadable.
    pub certificate_sha256: String,
    /// What is wrong with this signature.
    pub problems: Vec<Problem>,
}

//! What verifying a signed report found, as `verify --json` prints it
//! (`verify.schema.json`). The command fills these plain values.

use serde::Serialize;

/// The result for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerifyForm {
    /// Whether there is a signature, every one is intact, nothing was changed
    /// after them that they do not allow, and nothing signed can look different.
    pub valid: bool,
    /// The same in words for a person.
    pub verdict: String,
    /// Every signature in the order of signing.
    pub signatures: Vec<SignatureForm>,
    /// Changes made after a signature, one line each.
    pub changes_after: Vec<String>,
    /// The same as facts, in the same order.
    pub changes: Vec<ChangeForm>,
    /// What speaks against the file as a whole, in words for a person.
    pub problems: Vec<String>,
    /// The same as stable names, in the same order.
    pub problem_codes: Vec<String>,
}

/// One signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools)] // Findings of a reader, not a state.
pub struct SignatureForm {
    /// Name of its field.
    pub field: String,
    /// `approval`, `certification` or `time_stamp`.
    pub kind: String,
    /// What a certification allows afterwards: `nothing`, `signing`, `annotating`.
    pub permits: Option<String>,
    /// Who signed: the common name of the certificate's subject.
    pub signer: String,
    /// The signer's organisation, where the certificate names one.
    pub organization: Option<String>,
    /// Who issued the certificate.
    pub issuer: String,
    /// SHA-256 of the certificate, hexadecimal; empty where none could be read.
    pub certificate_sha256: String,
    /// The time it states, RFC 3339; null where it states none.
    pub time: Option<String>,
    /// The time a time stamp attests; null without one.
    pub proven: Option<ProofForm>,
    /// Whether the signed bytes are as they were signed.
    pub intact: bool,
    /// Whether the certificate leads to one the reader trusts.
    pub trusted: bool,
    /// The trusted certificate it leads to; null where it leads to none.
    pub trusted_by: Option<String>,
    /// Why it is not trusted; null where it is.
    pub distrust: Option<String>,
    /// `unknown`, `outdated`, `good`, `revoked_later` or `revoked`.
    pub revocation: String,
    /// Whether the signer issued the certificate to himself.
    pub self_signed: bool,
    /// Whether the signature covers the whole file as it is.
    pub covers_whole_file: bool,
    /// What speaks against it, in words for a person.
    pub problems: Vec<String>,
    /// The same as stable names, in the same order.
    pub problem_codes: Vec<String>,
    /// Purpose, time, trust and revocation, in words for a person.
    pub remarks: Vec<String>,
}

/// What a time stamp attests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ProofForm {
    /// By when the signature was there, RFC 3339.
    pub time: String,
    /// Who says so.
    pub authority: String,
    /// Whether the reader trusts that.
    pub trusted: bool,
}

/// One change after a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChangeForm {
    /// What was done.
    pub kind: String,
    /// To what kind of thing.
    pub subject: String,
    /// Number of the object in the file; 0 for the end of the file.
    pub object: u32,
    /// Whether a later signature explains it and the earlier ones permit it.
    pub allowed: bool,
    /// How many signatures stood before it.
    pub after: usize,
}

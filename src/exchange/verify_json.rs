//! What verifying a signed report found, as `verify --json` prints it
//! (`verify.schema.json`). The command fills these plain values.

use serde::Serialize;

/// The result for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerifyForm {
    /// Whether there is a signature, every one is intact, and nothing was changed
    /// after them that they do not allow.
    pub valid: bool,
    /// Every signature in the order of signing.
    pub signatures: Vec<SignatureForm>,
    /// Changes made after the last signature, one line each.
    pub changes_after: Vec<String>,
}

/// One signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools)] // Findings of a reader, not a state.
pub struct SignatureForm {
    /// Name of its field.
    pub field: String,
    /// Who signed: the certificate's subject.
    pub signer: String,
    /// Who issued the certificate.
    pub issuer: String,
    /// Serial number of the certificate, hexadecimal.
    pub serial: String,
    /// The time it states, RFC 3339; null where it states none.
    pub time: Option<String>,
    /// Whether the time comes from a time-stamping authority (RFC 3161) and not
    /// from the signer's clock.
    pub time_stamped: bool,
    /// Signature and digest algorithms, such as `RSA-PSS SHA-256`.
    pub algorithm: String,
    /// Whether the signed bytes are as they were signed.
    pub intact: bool,
    /// Whether the certificate leads to a root the reader trusts.
    pub trusted: bool,
    /// Whether the certificate was valid at the stated time.
    pub certificate_in_time: bool,
    /// Whether the signature covers the whole file as it is.
    pub covers_whole_file: bool,
    /// What speaks against it, in words for a person.
    pub problems: Vec<String>,
}

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
    /// Changes made after a signature, one line each.
    pub changes_after: Vec<String>,
    /// What speaks against the file as a whole, in words for a person.
    pub problems: Vec<String>,
}

/// One signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools)] // Findings of a reader, not a state.
pub struct SignatureForm {
    /// Name of its field.
    pub field: String,
    /// Who signed: the common name of the certificate's subject.
    pub signer: String,
    /// The signer's organisation, where the certificate names one.
    pub organization: Option<String>,
    /// Who issued the certificate.
    pub issuer: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub certificate_sha256: String,
    /// The time it states, RFC 3339; null where it states none.
    pub time: Option<String>,
    /// Whether the signed bytes are as they were signed.
    pub intact: bool,
    /// Whether the certificate leads to one the reader trusts.
    pub trusted: bool,
    /// Whether the signer issued the certificate to himself.
    pub self_signed: bool,
    /// Whether the signature covers the whole file as it is.
    pub covers_whole_file: bool,
    /// What speaks against it, in words for a person.
    pub problems: Vec<String>,
}

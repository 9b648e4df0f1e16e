//! The USB tokens that are plugged in, as `token list --json` prints them
//! (`tokens.schema.json`). The command fills these plain values.

use serde::Serialize;

/// Everything that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TokensForm {
    /// The PKCS#11 modules that were asked.
    pub modules: Vec<ModuleForm>,
}

/// One module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ModuleForm {
    /// Its file.
    pub path: String,
    /// Why it shows no token, in words for a person; null where it shows some.
    pub problem: Option<String>,
    /// Its tokens.
    pub tokens: Vec<TokenForm>,
}

/// One token.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TokenForm {
    /// The slot it is in.
    pub slot: u64,
    /// Its label.
    pub label: String,
    /// Its serial number.
    pub serial: String,
    /// How it stands with its PIN: `ready`, `few_tries`, `last_try`, `locked`,
    /// `not_set` or `must_change`.
    pub pin: &'static str,
    /// Its certificates, without those of authorities.
    pub certificates: Vec<CertificateForm>,
}

/// One certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CertificateForm {
    /// `CKA_ID` in hexadecimal, by which it is chosen.
    pub id: String,
    /// Name of the holder.
    pub holder: String,
    /// The holder's organisation, where the certificate names one.
    pub organization: Option<String>,
    /// Who issued it.
    pub issuer: String,
    /// Start of validity, RFC 3339.
    pub valid_from: String,
    /// End of validity, RFC 3339.
    pub valid_until: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
    /// Whether its key can be seen before the PIN; `false` is no proof that it lacks.
    pub key_seen: bool,
}

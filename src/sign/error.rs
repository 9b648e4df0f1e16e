//! What can go wrong between a key file and a signed report.

use chrono::{DateTime, NaiveDate, Utc};

use super::algorithm::Digest;
use super::key::KeyAlgorithm;
use super::timestamp::StampError;
use super::token::TokenError;

/// A reason why no signature was made. Each variant carries the facts a
/// translated sentence needs; [`SignError::kind`] is the stable name of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The passphrase does not open the key file.
    #[error("the passphrase does not open the key file; type it again")]
    WrongPassphrase,
    /// The key file is not PKCS#12, is damaged, or uses an unknown cipher.
    #[error("the key file cannot be read ({detail}); choose a .p12 or .pfx file")]
    KeyFileUnreadable {
        /// What the reader found, in English.
        detail: String,
    },
    /// The key file is larger than any key file is.
    #[error("the key file is {bytes} bytes long; a key file is smaller than {limit} bytes")]
    KeyFileTooLarge {
        /// Size found, in bytes.
        bytes: usize,
        /// Largest size accepted, in bytes.
        limit: usize,
    },
    /// The key file holds no private key.
    #[error("the key file holds no private key; export it again with its key")]
    NoPrivateKey,
    /// The key file holds no certificate.
    #[error("the key file holds no certificate; export it again with its certificate")]
    NoCertificate,
    /// The key is neither RSA nor ECDSA on P-256 or P-384.
    #[error("this kind of key is not supported; use RSA, ECDSA P-256 or ECDSA P-384")]
    UnsupportedKey,
    /// The RSA key is shorter than 2048 or longer than 4096 bits.
    #[error("an RSA key of {bits} bits is not accepted; use 2048 to 4096 bits")]
    UnsupportedRsaSize {
        /// Length of the modulus in bits.
        bits: usize,
    },
    /// No certificate belongs to the private key.
    #[error("the private key does not belong to the certificate of {subject}")]
    KeyDoesNotFit {
        /// Common name of the certificate that does not fit.
        subject: String,
    },
    /// The certificate is not DER X.509 version 3.
    #[error("the certificate cannot be read ({detail})")]
    CertificateUnreadable {
        /// What the reader found, in English.
        detail: String,
    },
    /// The certificate's last day has passed.
    #[error("the certificate of {subject} expired at {not_after}; renew it")]
    CertificateExpired {
        /// Common name of the holder.
        subject: String,
        /// End of validity.
        not_after: DateTime<Utc>,
    },
    /// The certificate's first day has not come, or the PC's clock is wrong.
    #[error("the certificate of {subject} is valid only from {not_before}; check the clock")]
    CertificateNotYetValid {
        /// Common name of the holder.
        subject: String,
        /// Start of validity.
        not_before: DateTime<Utc>,
    },
    /// keyUsage allows neither digitalSignature nor nonRepudiation.
    #[error("the certificate of {subject} is not meant for signing documents; use another")]
    CertificateNotForSigning {
        /// Common name of the holder.
        subject: String,
    },
    /// The certificate belongs to a certification authority, not to a signer.
    #[error("the certificate of {subject} is an authority's and signs no documents; use another")]
    CertificateOfAuthority {
        /// Common name of the holder.
        subject: String,
    },
    /// The certificate was signed with MD2, MD5 or SHA-1.
    #[error(
        "the certificate of {subject} was issued with a broken digest (SHA-1); ask for another"
    )]
    CertificateWeak {
        /// Common name of the holder.
        subject: String,
    },
    /// The key cannot sign over this digest.
    #[error("a key of kind {} cannot sign over {}", key.name(), digest.name())]
    DigestNotOffered {
        /// What kind of key it is.
        key: KeyAlgorithm,
        /// The digest asked for.
        digest: Digest,
    },
    /// A token, or its PKCS#11 module.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The signature's time stamp.
    #[error(transparent)]
    Stamp(#[from] StampError),
    /// A new key was asked for without a name, or with one too long.
    #[error("a signer's name must have 1 to {limit} characters")]
    NameLength {
        /// Longest name X.520 allows, in characters.
        limit: usize,
    },
    /// A new key was asked for with a last day before its first, or beyond 9999.
    #[error("a certificate cannot be valid from {from} to {to}")]
    ValidityPeriod {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// A new key was asked for without a passphrase.
    #[error("a key needs a passphrase of at least {least} characters")]
    PassphraseTooShort {
        /// Least number of characters.
        least: usize,
    },
    /// The revocation list is not DER or PEM, or narrower than this program understands.
    #[error("the revocation list cannot be read ({detail})")]
    RevocationListUnreadable {
        /// What the reader found, in English.
        detail: String,
    },
    /// The file is not a PDF this program can extend.
    #[error("the file is not a PDF that can be signed ({detail}); export the report again")]
    NotPdf {
        /// What the reader found, in English.
        detail: String,
    },
    /// The PDF is encrypted; a signature would need its password.
    #[error("the PDF is encrypted; sign the file as exported, without a password")]
    Encrypted,
    /// The PDF is larger than the limit.
    #[error("the PDF has {bytes} bytes; the limit is {limit}")]
    TooLarge {
        /// Size found, in bytes.
        bytes: usize,
        /// Largest size accepted, in bytes.
        limit: usize,
    },
    /// The PDF has no signature field of that name.
    #[error("the PDF has no signature field {field}; export the report again")]
    FieldMissing {
        /// Name asked for.
        field: String,
        /// Names of the signature fields the PDF has.
        present: Vec<String>,
    },
    /// The field already holds a signature.
    #[error("the field {field} is already signed")]
    FieldAlreadySigned {
        /// Name of the field.
        field: String,
    },
    /// Width × height does not match the pixels, or the picture is too large.
    #[error("the signature picture of {width} × {height} pixels is damaged or too large")]
    PictureUnusable {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The font for the visible signature cannot be read.
    #[error("the font of the visible signature cannot be read")]
    FontUnusable,
    /// The cryptographic library refused.
    #[error("the cryptographic step “{step}” failed; try again")]
    Crypto {
        /// Which step, in English.
        step: &'static str,
    },
}

impl SignError {
    /// Stable snake-case name of the variant.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong_passphrase",
            Self::KeyFileUnreadable { .. } => "key_file_unreadable",
            Self::KeyFileTooLarge { .. } => "key_file_too_large",
            Self::NoPrivateKey => "no_private_key",
            Self::NoCertificate => "no_certificate",
            Self::UnsupportedKey => "unsupported_key",
            Self::UnsupportedRsaSize { .. } => "unsupported_rsa_size",
            Self::KeyDoesNotFit { .. } => "key_does_not_fit",
            Self::CertificateUnreadable { .. } => "certificate_unreadable",
            Self::CertificateExpired { .. } => "certificate_expired",
            Self::CertificateNotYetValid { .. } => "certificate_not_yet_valid",
            Self::CertificateNotForSigning { .. } => "certificate_not_for_signing",
            Self::CertificateOfAuthority { .. } => "certificate_of_authority",
            Self::CertificateWeak { .. } => "certificate_weak",
            Self::DigestNotOffered { .. } => "digest_not_offered",
            Self::Token(error) => error.kind(),
            Self::Stamp(error) => error.kind(),
            Self::NameLength { .. } => "name_length",
            Self::ValidityPeriod { .. } => "validity_period",
            Self::PassphraseTooShort { .. } => "passphrase_too_short",
            Self::RevocationListUnreadable { .. } => "revocation_list_unreadable",
            Self::NotPdf { .. } => "not_pdf",
            Self::Encrypted => "encrypted",
            Self::TooLarge { .. } => "too_large",
            Self::FieldMissing { .. } => "field_missing",
            Self::FieldAlreadySigned { .. } => "field_already_signed",
            Self::PictureUnusable { .. } => "picture_unusable",
            Self::FontUnusable => "font_unusable",
            Self::Crypto { .. } => "crypto",
        }
    }
}

//! What is wrong with a signature or a signed file.

use chrono::{DateTime, Utc};

/// One finding of [`verify`](super::verify). [`Problem::code`] is stable;
/// the fields carry the facts of a translated sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file carries no signature at all.
    Unsigned,
    /// The file is not a PDF this program can read safely.
    NotPdf {
        /// What the reader found, in English.
        detail: String,
    },
    /// The file is larger than [`MAX_PDF`](super::MAX_PDF).
    TooLarge {
        /// Size in bytes.
        bytes: usize,
    },
    /// The PDF is encrypted.
    Encrypted,
    /// More than 32 signatures.
    TooManySignatures,
    /// Bytes follow the end of the document.
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// A file structure in the history is not one the program can follow.
    HistoryBroken,
    /// Two signature fields share a name or a value.
    DuplicateField,
    /// Something was changed after a signature; see `changes_after`.
    ChangedAfterSigning,
    /// The last signature leaves part of the file uncovered.
    NotWholeFile,
    /// `/ByteRange` is not `[0 a b c]` up to the end of a revision.
    ByteRangeWrong,
    /// The gap of `/ByteRange` is not exactly the /Contents string.
    GapNotContents,
    /// Something other than zeros follows the signature in /Contents.
    PaddingNotZero,
    /// The signature dictionary has a filter this program does not know.
    UnsupportedFilter {
        /// The /`SubFilter` found.
        name: String,
    },
    /// The CMS structure is not exactly one DER signed-data.
    CmsUnreadable,
    /// The algorithm is unknown, weak or does not fit the key.
    UnsupportedAlgorithm {
        /// Object identifier, dotted.
        oid: String,
    },
    /// The signed bytes were changed.
    DigestMismatch,
    /// The signature was not made with the certificate's key.
    SignatureMismatch,
    /// The signer's certificate is not inside.
    SignerCertificateMissing,
    /// The certificate is not the one the signer signed for.
    SigningCertificateMismatch,
    /// A required signed attribute is missing, doubled or wrong.
    SignedAttributesWrong,
    /// A certificate that is not of the signer's chain came along.
    ForeignCertificate,
    /// The certificate had expired at the time looked at.
    CertificateExpired {
        /// End of validity.
        not_after: DateTime<Utc>,
    },
    /// The certificate was not yet valid at the time looked at.
    CertificateNotYetValid {
        /// Start of validity.
        not_before: DateTime<Utc>,
    },
    /// keyUsage does not allow signing documents.
    CertificateNotForSigning,
}

impl Problem {
    /// Stable snake-case name of the variant.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::NotPdf { .. } => "not_pdf",
            Self::TooLarge { .. } => "too_large",
            Self::Encrypted => "encrypted",
            Self::TooManySignatures => "too_many_signatures",
            Self::TrailingBytes { .. } => "trailing_bytes",
            Self::HistoryBroken => "history_broken",
            Self::DuplicateField => "duplicate_field",
            Self::ChangedAfterSigning => "changed_after_signing",
            Self::NotWholeFile => "not_whole_file",
            Self::ByteRangeWrong => "byte_range_wrong",
            Self::GapNotContents => "gap_not_contents",
            Self::PaddingNotZero => "padding_not_zero",
            Self::UnsupportedFilter { .. } => "unsupported_filter",
            Self::CmsUnreadable => "cms_unreadable",
            Self::UnsupportedAlgorithm { .. } => "unsupported_algorithm",
            Self::DigestMismatch => "digest_mismatch",
            Self::SignatureMismatch => "signature_mismatch",
            Self::SignerCertificateMissing => "signer_certificate_missing",
            Self::SigningCertificateMismatch => "signing_certificate_mismatch",
            Self::SignedAttributesWrong => "signed_attributes_wrong",
            Self::ForeignCertificate => "foreign_certificate",
            Self::CertificateExpired { .. } => "certificate_expired",
            Self::CertificateNotYetValid { .. } => "certificate_not_yet_valid",
            Self::CertificateNotForSigning => "certificate_not_for_signing",
        }
    }

    /// Whether the signature itself is broken by it. The certificate's dates and
    /// purpose speak about trust, not about the bytes.
    pub fn breaks_integrity(&self) -> bool {
        !matches!(
            self,
            Self::CertificateExpired { .. }
                | Self::CertificateNotYetValid { .. }
                | Self::CertificateNotForSigning
        )
    }
}

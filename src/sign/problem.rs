//! What is wrong with a signature or a signed file.

use chrono::{DateTime, Utc};

use super::verify::changes::Permission;
use super::verify::shadow::Shadow;

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
    /// More than 32 signatures, or more bytes under them than are worth hashing.
    TooManySignatures,
    /// Bytes follow the end of the document.
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// A file structure in the history is not one the program can follow.
    HistoryBroken,
    /// An increment holds bytes that belong to no object it lists.
    HiddenBytes {
        /// Offset of the first of them.
        offset: usize,
    },
    /// Two signature fields share a name or a value.
    DuplicateField,
    /// Something was changed after a signature; see `changes_after`.
    ChangedAfterSigning,
    /// A later signature's place on the page covers what was signed before.
    CoversContent {
        /// The later signature's field.
        field: String,
    },
    /// The first signature allows less than what was done after it.
    CertificationBroken {
        /// What it allows.
        permission: Permission,
    },
    /// A signature that is not the first claims to say what may be changed.
    CertificationMisplaced {
        /// Its field.
        field: String,
    },
    /// An earlier signature locked the field that was signed later.
    FieldLocked {
        /// The locked field.
        field: String,
    },
    /// What was signed can look different without the signature breaking.
    ShadowContent {
        /// What can change.
        what: Shadow,
        /// Number of the first object of that kind.
        object: u32,
    },
    /// The last signature leaves part of the file uncovered.
    NotWholeFile,
    /// `/ByteRange` is not `[0 a b c]` up to the end of a revision.
    ByteRangeWrong,
    /// The gap of `/ByteRange` is not exactly the /Contents string.
    GapNotContents,
    /// Something other than zeros follows the signature in /Contents.
    PaddingNotZero,
    /// The signature dictionary has a filter or a reference this program does not know.
    UnsupportedFilter {
        /// The /`SubFilter` or /`TransformMethod` found.
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
    /// An attribute that no signature covers, and that is no time stamp.
    UnsignedAttribute {
        /// Its object identifier, dotted.
        oid: String,
    },
    /// A certificate that is not of the signer's chain came along.
    ForeignCertificate,
    /// The time stamp does not hold or is of something else.
    TimeStampWrong,
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
    /// A certificate of the chain was revoked, and no trusted time stamp shows
    /// that the signature is older.
    CertificateRevoked {
        /// Its holder.
        name: String,
        /// When.
        at: DateTime<Utc>,
    },
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
            Self::HiddenBytes { .. } => "hidden_bytes",
            Self::DuplicateField => "duplicate_field",
            Self::ChangedAfterSigning => "changed_after_signing",
            Self::CoversContent { .. } => "covers_content",
            Self::CertificationBroken { .. } => "certification_broken",
            Self::CertificationMisplaced { .. } => "certification_misplaced",
            Self::FieldLocked { .. } => "field_locked",
            Self::ShadowContent { .. } => "shadow_content",
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
            Self::UnsignedAttribute { .. } => "unsigned_attribute",
            Self::ForeignCertificate => "foreign_certificate",
            Self::TimeStampWrong => "time_stamp_wrong",
            Self::CertificateExpired { .. } => "certificate_expired",
            Self::CertificateNotYetValid { .. } => "certificate_not_yet_valid",
            Self::CertificateNotForSigning => "certificate_not_for_signing",
            Self::CertificateRevoked { .. } => "certificate_revoked",
        }
    }

    /// Whether the signature itself is broken by it. The certificate's dates,
    /// purpose and revocation speak about trust, not about the bytes.
    pub fn breaks_integrity(&self) -> bool {
        !matches!(
            self,
            Self::CertificateExpired { .. }
                | Self::CertificateNotYetValid { .. }
                | Self::CertificateNotForSigning
                | Self::CertificateRevoked { .. }
        )
    }
}

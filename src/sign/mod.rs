//! Keys, `PAdES` signatures as incremental updates, and their verification.
//!
//! Everything works on bytes: no file, no clock, no network. Randomness comes
//! from aws-lc where cryptography needs it. One exception: [`token`] loads the
//! vendor's PKCS#11 module from its file.
//!
//! - [`open_pkcs12`], [`generate_own_key`] and [`token::open`] give a [`SigningKey`].
//! - [`sign_pdf`] fills one empty signature field (`PAdES` baseline B-B);
//!   [`timestamp`] makes it B-T.
//! - [`verify()`] says whether a file is exactly what was signed, and by whom.
//! - [`covered_attachment`] and [`page_texts`] give what a receiver reads of a report.
//!
//! `valid` speaks about the bytes; `trusted` about who issued the certificate.
//! Anchors, revocation lists and time stamps come from files: nothing is fetched.

mod algorithm;
mod certificate;
mod cms;
mod crl;
mod error;
mod hex;
mod key;
mod own_key;
mod pdf;
mod pkcs12;
mod problem;
mod random;
pub mod timestamp;
pub mod token;
mod verify;

pub use algorithm::Digest;
pub use certificate::Certificate;
pub use crl::RevocationList;
pub use error::SignError;
pub use key::{KeyAlgorithm, SigningKey, may_sign};
pub use own_key::{OwnKeyRequest, generate_own_key};
pub use pdf::appearance::{Appearance, Picture};
pub use pdf::attachment::{AttachmentProblem, covered_attachment};
pub use pdf::page_text::{PageTexts, page_texts};
pub use pdf::prepared::{PreparedField, prepared_fields};
pub use pdf::sign::{SignRequest, sign_pdf, sign_pdf_stamped};
pub use pdf::standing::{Place, Spot};
pub use pkcs12::open_pkcs12;
pub use problem::Problem;
pub use random::random_bytes;
pub use verify::changes::{Change, ChangeKind, Permission, Subject};
pub use verify::report::{SignatureKind, SignatureReport, Verification};
pub use verify::shadow::Shadow;
pub use verify::time_stamp::ProvenTime;
pub use verify::trust::{Distrust, Revocation, TrustAnchors};
pub use verify::verify;

/// Largest PDF signed or verified, in bytes.
pub const MAX_PDF: usize = 200 * 1024 * 1024;

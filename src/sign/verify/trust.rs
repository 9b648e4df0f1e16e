//! Chains from a signer to certificates the user trusts.

use chrono::{DateTime, Utc};

use crate::sign::certificate::Certificate;
use crate::sign::error::SignError;

/// Longest chain followed.
const MAX_CHAIN: usize = 8;

/// Certificates trusted by choice of the user: roots, or signers themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustAnchors {
    anchors: Vec<Certificate>,
}

impl TrustAnchors {
    /// Trusts nobody.
    pub fn none() -> Self {
        Self::default()
    }

    /// Trusts these DER certificates.
    ///
    /// # Errors
    /// [`SignError::CertificateUnreadable`] for the first that cannot be read.
    pub fn from_der<'a>(
        certificates: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Self, SignError> {
        let anchors = certificates
            .into_iter()
            .map(Certificate::from_der)
            .collect::<Result<_, _>>()?;
        Ok(Self { anchors })
    }

    /// Trusts the certificates of these files, PEM (one or several) or DER.
    ///
    /// # Errors
    /// [`SignError::CertificateUnreadable`] for the first that cannot be read.
    pub fn from_files<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, SignError> {
        let mut anchors = Vec::new();
        for file in files {
            anchors.extend(Certificate::from_file(file)?);
        }
        Ok(Self { anchors })
    }

    /// Whether `signer` is an anchor or chains to one through `others`, every
    /// step valid at `at` and allowed to issue.
    pub(crate) fn reaches(
        &self,
        signer: &Certificate,
        others: &[Certificate],
        at: DateTime<Utc>,
    ) -> bool {
        let mut current = signer;
        for _ in 0..MAX_CHAIN {
            if !current.is_valid_at(at) {
                return false;
            }
            if self.anchors.contains(current) {
                return true;
            }
            let may_be_next =
                |c: &&Certificate| c.may_issue() && c.is_valid_at(at) && c.has_issued(current);
            if self.anchors.iter().any(|c| may_be_next(&c)) {
                return true;
            }
            match others.iter().find(may_be_next) {
                Some(issuer) if issuer != current => current = issuer,
                _ => return false,
            }
        }
        false
    }
}

//! Chains from a signer to certificates the user trusts (RFC 5280 section 6),
//! and what the revocation lists from files say of them.

use chrono::{DateTime, Utc};

use crate::sign::certificate::Certificate;
use crate::sign::crl::RevocationList;
use crate::sign::error::SignError;

/// Longest chain followed.
const MAX_CHAIN: usize = 8;
/// Most signatures of certificates checked for one chain.
const MAX_STEPS: usize = 64;

/// Certificates trusted by choice of the user: roots, or signers themselves;
/// and lists of revoked certificates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustAnchors {
    anchors: Vec<Certificate>,
    lists: Vec<RevocationList>,
}

/// Why a certificate is not trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Distrust {
    /// The user trusts nobody yet.
    NoAnchors,
    /// The signature does not hold, so nothing can be said of its signer.
    Broken,
    /// No certificate of the issuer is at hand, or none that leads to an anchor.
    NoChain {
        /// The issuer that was looked for.
        issuer: String,
    },
    /// A certificate of the chain was not valid at the time looked at.
    OutOfDate {
        /// Its holder.
        name: String,
    },
    /// A certificate issued another without being an authority's.
    NotAuthority {
        /// Its holder.
        name: String,
    },
    /// An authority stands above more others than its certificate allows.
    ChainTooLong {
        /// Its holder.
        name: String,
    },
    /// A certificate carries a condition this program does not know.
    UnknownCondition {
        /// Its holder.
        name: String,
        /// The extension's object identifier, dotted.
        oid: String,
    },
    /// The certificate is not for what it was used for.
    WrongPurpose,
    /// A certificate of the chain was revoked.
    Revoked {
        /// Its holder.
        name: String,
    },
}

impl Distrust {
    /// Stable snake-case name of the variant.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoAnchors => "no_anchors",
            Self::Broken => "broken",
            Self::NoChain { .. } => "no_chain",
            Self::OutOfDate { .. } => "out_of_date",
            Self::NotAuthority { .. } => "not_authority",
            Self::ChainTooLong { .. } => "chain_too_long",
            Self::UnknownCondition { .. } => "unknown_condition",
            Self::WrongPurpose => "wrong_purpose",
            Self::Revoked { .. } => "revoked",
        }
    }
}

/// What the revocation lists say of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revocation {
    /// No list at hand speaks of every certificate of the chain.
    Unknown,
    /// A list speaks of it but is out of date.
    Outdated {
        /// When it should have been replaced.
        since: DateTime<Utc>,
    },
    /// Nobody of the chain is listed.
    Good {
        /// When the oldest of the lists used was issued.
        listed: DateTime<Utc>,
    },
    /// A certificate of the chain was revoked.
    Revoked {
        /// Its holder.
        name: String,
        /// When.
        at: DateTime<Utc>,
        /// A trusted time stamp shows that the signature is older.
        after_signing: bool,
    },
}

impl Revocation {
    /// Stable snake-case name of the variant.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Outdated { .. } => "outdated",
            Self::Good { .. } => "good",
            Self::Revoked {
                after_signing: true,
                ..
            } => "revoked_later",
            Self::Revoked { .. } => "revoked",
        }
    }
}

/// A chain that holds: the signer first, the anchor last.
pub(super) struct Chain<'c>(Vec<&'c Certificate>);

impl Chain<'_> {
    /// The anchor's holder.
    pub(super) fn anchor(&self) -> String {
        self.0.last().map_or_else(String::new, |c| c.common_name())
    }
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
        let lists = Vec::new();
        Ok(Self { anchors, lists })
    }

    /// Trusts the certificates of these files, PEM (one or several) or DER.
    ///
    /// # Errors
    /// [`SignError::CertificateUnreadable`] for the first that cannot be read.
    pub fn from_files<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, SignError> {
        let mut trust = Self::none();
        for file in files {
            trust.add_anchors(file)?;
        }
        Ok(trust)
    }

    /// Trusts the certificates of one more file, PEM (one or several) or DER.
    ///
    /// # Errors
    /// [`SignError::CertificateUnreadable`] if it cannot be read.
    pub fn add_anchors(&mut self, file: &[u8]) -> Result<(), SignError> {
        self.anchors.extend(Certificate::from_file(file)?);
        Ok(())
    }

    /// Holds certificates against one more list of revoked ones, PEM or DER.
    ///
    /// # Errors
    /// [`SignError::RevocationListUnreadable`] if it cannot be read.
    pub fn add_revocations(&mut self, file: &[u8]) -> Result<(), SignError> {
        self.lists.push(RevocationList::from_file(file)?);
        Ok(())
    }

    /// Takes what another holds in addition.
    pub fn merge(&mut self, other: Self) {
        self.anchors.extend(other.anchors);
        self.lists.extend(other.lists);
    }

    /// The revocation lists at hand.
    pub fn lists(&self) -> &[RevocationList] {
        &self.lists
    }

    /// The certificates trusted.
    pub fn anchors(&self) -> &[Certificate] {
        &self.anchors
    }

    /// The chain from `signer` to an anchor through `others`, every step valid
    /// at `at` and allowed to issue; or why there is none.
    pub(super) fn chain<'c>(
        &'c self,
        signer: &'c Certificate,
        others: &'c [Certificate],
        at: DateTime<Utc>,
    ) -> Result<Chain<'c>, Distrust> {
        if self.anchors.is_empty() {
            return Err(Distrust::NoAnchors);
        }
        refusal(signer, at).map_or(Ok(()), Err)?;
        let mut open = vec![vec![signer]];
        let mut steps = 0;
        let mut why = None;
        while let Some(chain) = open.pop() {
            let Some(current) = chain.last() else {
                continue;
            };
            if self.anchors.contains(current) {
                return Ok(Chain(chain));
            }
            if chain.len() == MAX_CHAIN {
                continue;
            }
            // Anchors come last, so that they are tried first.
            for issuer in others.iter().chain(&self.anchors) {
                if chain.contains(&issuer) || !issuer.is_named_by(current) {
                    continue;
                }
                steps += 1;
                if steps > MAX_STEPS || !issuer.has_issued(current) {
                    continue;
                }
                match refusal_as_issuer(issuer, chain.len() - 1, at) {
                    Some(refused) => why = Some(refused),
                    None => open.push(chain.iter().copied().chain([issuer]).collect()),
                }
            }
        }
        Err(why.unwrap_or_else(|| Distrust::NoChain {
            issuer: signer.issuer_name(),
        }))
    }

    /// What the lists say of a chain. `at` is the time the lists are held
    /// against, `proven` a time by which the signature was surely made.
    pub(super) fn revocation(
        &self,
        chain: &Chain<'_>,
        at: DateTime<Utc>,
        proven: Option<DateTime<Utc>>,
    ) -> Revocation {
        let mut oldest: Option<DateTime<Utc>> = None;
        let mut worst = None;
        let mut later = None;
        for pair in chain.0.windows(2) {
            let [subject, issuer] = pair else { continue };
            let lists: Vec<_> = self.lists.iter().filter(|l| l.is_of(issuer)).collect();
            if let Some(revoked) = lists.iter().filter_map(|l| l.revocation(subject)).min() {
                let found = Revocation::Revoked {
                    name: subject.common_name(),
                    at: revoked,
                    after_signing: proven.is_some_and(|p| p < revoked),
                };
                if found.code() == "revoked" {
                    return found;
                }
                later = Some(found);
            }
            // A list issued after that time names what was revoked before it too.
            match lists.iter().max_by_key(|l| l.issued()) {
                None => worst = Some(Revocation::Unknown),
                Some(list) => match list.next() {
                    Some(since) if since < at && worst.is_none() => {
                        worst = Some(Revocation::Outdated { since });
                    }
                    _ => oldest = Some(oldest.map_or(list.issued(), |o| o.min(list.issued()))),
                },
            }
        }
        match (later, worst, oldest) {
            (Some(later), _, _) => later,
            (None, Some(worst), _) => worst,
            (None, None, Some(listed)) => Revocation::Good { listed },
            (None, None, None) => Revocation::Unknown,
        }
    }
}

/// Why a certificate cannot be part of a chain at all.
fn refusal(certificate: &Certificate, at: DateTime<Utc>) -> Option<Distrust> {
    let name = certificate.common_name();
    if !certificate.is_valid_at(at) {
        return Some(Distrust::OutOfDate { name });
    }
    let oid = certificate.unknown_critical()?.to_string();
    Some(Distrust::UnknownCondition { name, oid })
}

/// Why a certificate cannot stand above `below` others of authorities.
fn refusal_as_issuer(
    certificate: &Certificate,
    below: usize,
    at: DateTime<Utc>,
) -> Option<Distrust> {
    let name = certificate.common_name();
    if !certificate.may_issue() {
        return Some(Distrust::NotAuthority { name });
    }
    if certificate.path_limit().is_some_and(|limit| below > limit) {
        return Some(Distrust::ChainTooLong { name });
    }
    refusal(certificate, at)
}

//! Certificate revocation lists from files (RFC 5280 section 5).

use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use der::asn1::BitString;
use der::{Any, Decode, Encode, Sequence};
use spki::AlgorithmIdentifierOwned;
use std::collections::BTreeMap;
use x509_cert::crl::CertificateList;
use x509_cert::ext::Extensions;
use x509_cert::ext::pkix::KeyUsage;
use x509_cert::name::Name;

use super::algorithm;
use super::certificate::{Certificate, display_name};
use super::error::SignError;

/// Largest list read, in bytes.
const MAX_DER: usize = 16 * 1024 * 1024;
/// What a PEM list begins with.
const PEM: &[u8] = b"-----BEGIN";
/// id-ce-issuingDistributionPoint (RFC 5280 5.2.5).
const ISSUING_POINT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.28");

/// The outer layer with the signed part left as it came.
#[derive(Sequence)]
struct Envelope {
    signed: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// One list, its signature not checked yet: that needs the issuer.
#[derive(Clone, PartialEq, Eq)]
pub struct RevocationList {
    der: Vec<u8>,
    issuer: Name,
    issued: DateTime<Utc>,
    next: Option<DateTime<Utc>>,
    revoked: BTreeMap<Vec<u8>, DateTime<Utc>>,
}

impl std::fmt::Debug for RevocationList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RevocationList({}, {})", self.issuer, self.issued)
    }
}

impl RevocationList {
    /// Reads a DER or PEM list.
    ///
    /// # Errors
    /// [`SignError::RevocationListUnreadable`] if it is neither, is larger than
    /// 16 MiB, or carries a critical extension this program does not know:
    /// such a list does not speak of all certificates of its issuer.
    pub(crate) fn from_file(file: &[u8]) -> Result<Self, SignError> {
        let unreadable = |detail: String| SignError::RevocationListUnreadable { detail };
        if file.len() > MAX_DER {
            return Err(unreadable("larger than 16 MiB".to_owned()));
        }
        let der = if file.trim_ascii_start().starts_with(PEM) {
            let text = file.trim_ascii();
            let (_, der) = der::pem::decode_vec(text).map_err(|e| unreadable(e.to_string()))?;
            der
        } else {
            file.to_vec()
        };
        let list = CertificateList::from_der(&der).map_err(|e| unreadable(e.to_string()))?;
        let list = list.tbs_cert_list;
        if has_unknown_critical(list.crl_extensions.as_ref()) {
            return Err(unreadable("a critical extension is not known".to_owned()));
        }
        let mut revoked = BTreeMap::new();
        for entry in list.revoked_certificates.unwrap_or_default() {
            if has_unknown_critical(entry.crl_entry_extensions.as_ref()) {
                return Err(unreadable("a critical extension is not known".to_owned()));
            }
            let at = entry.revocation_date.to_system_time().into();
            revoked.insert(entry.serial_number.as_bytes().to_vec(), at);
        }
        Ok(Self {
            der,
            issuer: list.issuer,
            issued: list.this_update.to_system_time().into(),
            next: list.next_update.map(|t| t.to_system_time().into()),
            revoked,
        })
    }

    /// Who issued it: the CN, or the O, or the whole name.
    pub fn issuer_name(&self) -> String {
        display_name(&self.issuer)
    }

    /// When it was issued.
    pub fn issued(&self) -> DateTime<Utc> {
        self.issued
    }

    /// When the next one comes.
    pub fn next(&self) -> Option<DateTime<Utc>> {
        self.next
    }

    /// Whether the list speaks of certificates of that issuer and carries its signature.
    pub(crate) fn is_of(&self, issuer: &Certificate) -> bool {
        let body = &issuer.parsed().tbs_certificate;
        let may_sign = match body.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.crl_sign(),
            Ok(None) => true,
            Err(_) => false,
        };
        if self.issuer != body.subject || !may_sign {
            return false;
        }
        let Ok(envelope) = Envelope::from_der(&self.der) else {
            return false;
        };
        let (Ok(signed), Some(signature)) =
            (envelope.signed.to_der(), envelope.signature.as_bytes())
        else {
            return false;
        };
        algorithm::for_certificate(envelope.algorithm.oid, issuer.public_key_curve())
            .is_some_and(|how| how.verify(issuer.public_key(), &signed, signature))
    }

    /// When the certificate was revoked, if it is listed.
    pub(crate) fn revocation(&self, certificate: &Certificate) -> Option<DateTime<Utc>> {
        let serial = certificate
            .parsed()
            .tbs_certificate
            .serial_number
            .as_bytes();
        self.revoked.get(serial).copied()
    }
}

/// Critical extensions narrow a list down (RFC 5280 5.2, 5.3). The place it was
/// issued at narrows nothing by itself, so it may stand there if it says only that.
fn has_unknown_critical(extensions: Option<&Extensions>) -> bool {
    let mut all = extensions.into_iter().flatten();
    all.any(|e| {
        e.critical && !(e.extn_id == ISSUING_POINT && names_only_a_place(e.extn_value.as_bytes()))
    })
}

/// Whether an issuingDistributionPoint holds nothing but its `[0]` distribution point.
fn names_only_a_place(value: &[u8]) -> bool {
    match value {
        [0x30, length, 0xa0, inner, rest @ ..] => {
            usize::from(*length) == rest.len() + 2 && usize::from(*inner) == rest.len()
        }
        _ => false,
    }
}

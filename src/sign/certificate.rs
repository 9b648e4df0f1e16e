//! One X.509 certificate (RFC 5280): its facts, and whether it signed another.

use aws_lc_rs::digest;
use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{
    ID_CE_BASIC_CONSTRAINTS, ID_CE_CERTIFICATE_POLICIES, ID_CE_EXT_KEY_USAGE, ID_CE_KEY_USAGE,
    ID_CE_SUBJECT_ALT_NAME, ID_KP_OCSP_SIGNING, ID_KP_TIME_STAMPING,
};
use der::asn1::BitString;
use der::{Any, Decode, Encode, Sequence, Tag, Tagged};
use spki::AlgorithmIdentifierOwned;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use x509_cert::name::Name;

use super::algorithm;
use super::error::SignError;
use crate::model::text::clean_line;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
/// No real certificate comes near this size, in bytes.
const MAX_DER: usize = 64 * 1024;

/// The outer layer of a certificate with the signed part left as it came.
#[derive(Sequence)]
struct Envelope {
    signed: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// A parsed certificate together with its exact DER bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    parsed: x509_cert::Certificate,
}

impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Certificate({}, {})",
            self.common_name(),
            self.sha256_hex()
        )
    }
}

impl Certificate {
    /// Reads one DER certificate.
    ///
    /// # Errors
    /// [`SignError::CertificateUnreadable`] if it is not DER X.509 or larger than 64 KiB.
    pub fn from_der(der: &[u8]) -> Result<Self, SignError> {
        if der.len() > MAX_DER {
            let detail = "larger than 64 KiB".to_owned();
            return Err(SignError::CertificateUnreadable { detail });
        }
        let parsed = x509_cert::Certificate::from_der(der).map_err(|e| {
            SignError::CertificateUnreadable {
                detail: e.to_string(),
            }
        })?;
        Ok(Self {
            der: der.to_vec(),
            parsed,
        })
    }

    /// Reads a certificate file: PEM with one or several certificates, or one DER certificate.
    ///
    /// # Errors
    /// [`SignError::CertificateUnreadable`] as [`Self::from_der`], or for damaged or empty PEM.
    pub fn from_file(file: &[u8]) -> Result<Vec<Self>, SignError> {
        if !file.trim_ascii_start().starts_with(b"-----BEGIN") {
            return Ok(vec![Self::from_der(file)?]);
        }
        let unreadable = |detail: String| SignError::CertificateUnreadable { detail };
        let chain =
            x509_cert::Certificate::load_pem_chain(file).map_err(|e| unreadable(e.to_string()))?;
        if chain.is_empty() {
            return Err(unreadable("no certificate in the file".to_owned()));
        }
        let read = |parsed: x509_cert::Certificate| {
            let der = parsed.to_der().map_err(|e| unreadable(e.to_string()))?;
            Ok(Self { der, parsed })
        };
        chain.into_iter().map(read).collect()
    }

    /// The exact DER bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Name of the holder: subject's CN, or its O, or the whole name.
    pub fn common_name(&self) -> String {
        display_name(&self.parsed.tbs_certificate.subject)
    }

    /// Organization (O) of the holder, if the subject names one.
    pub fn organization(&self) -> Option<String> {
        attribute(&self.parsed.tbs_certificate.subject, ORGANIZATION)
    }

    /// Name of the issuer: its CN, or its O, or the whole name.
    pub fn issuer_name(&self) -> String {
        display_name(&self.parsed.tbs_certificate.issuer)
    }

    /// Start of validity.
    pub fn not_before(&self) -> DateTime<Utc> {
        self.parsed
            .tbs_certificate
            .validity
            .not_before
            .to_system_time()
            .into()
    }

    /// End of validity.
    pub fn not_after(&self) -> DateTime<Utc> {
        self.parsed
            .tbs_certificate
            .validity
            .not_after
            .to_system_time()
            .into()
    }

    /// SHA-256 of the DER bytes.
    pub fn sha256(&self) -> [u8; 32] {
        let mut out = [0; 32];
        out.copy_from_slice(digest::digest(&digest::SHA256, &self.der).as_ref());
        out
    }

    /// SHA-256 of the DER bytes in lower-case hexadecimal.
    pub fn sha256_hex(&self) -> String {
        super::hex::encode(&self.sha256())
    }

    /// Whether subject and issuer are one name and the certificate signed itself.
    pub fn is_self_signed(&self) -> bool {
        self.has_issued(self)
    }

    /// Whether `child` names this certificate's holder as its issuer.
    pub(super) fn is_named_by(&self, child: &Self) -> bool {
        child.parsed.tbs_certificate.issuer == self.parsed.tbs_certificate.subject
    }

    /// Whether `child` names this certificate as issuer and carries its signature.
    pub fn has_issued(&self, child: &Self) -> bool {
        if !self.is_named_by(child) {
            return false;
        }
        let Ok(envelope) = Envelope::from_der(&child.der) else {
            return false;
        };
        let (Ok(signed), Some(signature)) =
            (envelope.signed.to_der(), envelope.signature.as_bytes())
        else {
            return false;
        };
        algorithm::for_certificate(envelope.algorithm.oid, self.public_key_curve())
            .is_some_and(|how| how.verify(self.public_key(), &signed, signature))
    }

    /// Whether it names itself as its issuer and does not carry its own signature.
    /// A root signed in a way that proves nothing any more cannot be told.
    pub(super) fn is_altered_root(&self) -> bool {
        let is_weak = algorithm::is_broken(self.parsed.signature_algorithm.oid);
        self.is_named_by(self) && !is_weak && !self.is_self_signed()
    }

    /// Whether basicConstraints says `cA` (RFC 5280 4.2.1.9).
    pub fn is_authority(&self) -> bool {
        let constraints = self.parsed.tbs_certificate.get::<BasicConstraints>();
        matches!(constraints, Ok(Some((_, c))) if c.ca)
    }

    /// Whether keyUsage is absent or allows digitalSignature or nonRepudiation
    /// (RFC 5280 4.2.1.3), and it is no time stamp or status service's. An
    /// unreadable extension allows nothing.
    pub fn may_sign_documents(&self) -> bool {
        if self.is_a_service() {
            return false;
        }
        match self.parsed.tbs_certificate.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
            Ok(None) => !self.is_authority(),
            Err(_) => false,
        }
    }

    /// Whether it may issue certificates: `cA`, and keyCertSign where keyUsage is given.
    pub fn may_issue(&self) -> bool {
        let usage_allows = match self.parsed.tbs_certificate.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.key_cert_sign(),
            Ok(None) => true,
            Err(_) => false,
        };
        self.is_authority() && usage_allows
    }

    /// Most certificates of authorities that may stand between it and a signer
    /// (pathLenConstraint, RFC 5280 4.2.1.9); `None` is no limit.
    pub(super) fn path_limit(&self) -> Option<usize> {
        match self.parsed.tbs_certificate.get::<BasicConstraints>() {
            Ok(Some((_, c))) => c.path_len_constraint.map(usize::from),
            _ => None,
        }
    }

    /// The first critical extension this program does not act on; by RFC 5280
    /// 4.2 such a certificate may not be used.
    pub(super) fn unknown_critical(&self) -> Option<ObjectIdentifier> {
        let known = [
            ID_CE_BASIC_CONSTRAINTS,
            ID_CE_KEY_USAGE,
            ID_CE_EXT_KEY_USAGE,
            // A policy binds only where someone asks for one; nobody does here.
            ID_CE_CERTIFICATE_POLICIES,
            // Other names of the holder, which are not used.
            ID_CE_SUBJECT_ALT_NAME,
        ];
        let all = self.parsed.tbs_certificate.extensions.iter().flatten();
        all.filter(|e| e.critical)
            .map(|e| e.extn_id)
            .find(|id| !known.contains(id))
    }

    /// Whether extKeyUsage is critical and says timeStamping alone (RFC 3161 2.3).
    pub(super) fn is_time_stamper(&self) -> bool {
        let usage = self.parsed.tbs_certificate.get::<ExtendedKeyUsage>();
        matches!(usage, Ok(Some((true, usage))) if usage.0 == [ID_KP_TIME_STAMPING])
    }

    /// Whether extKeyUsage says it serves time stamps or status answers only.
    fn is_a_service(&self) -> bool {
        let service = [ID_KP_TIME_STAMPING, ID_KP_OCSP_SIGNING];
        match self.parsed.tbs_certificate.get::<ExtendedKeyUsage>() {
            Ok(Some((_, usage))) => usage.0.iter().all(|u| service.contains(u)),
            Ok(None) => false,
            Err(_) => true,
        }
    }

    /// Whether `at` lies within the validity, both ends included.
    pub fn is_valid_at(&self, at: DateTime<Utc>) -> bool {
        self.not_before() <= at && at <= self.not_after()
    }

    /// Content of the public key: PKCS#1 for RSA, the point for ECDSA.
    pub(super) fn public_key(&self) -> &[u8] {
        self.parsed
            .tbs_certificate
            .subject_public_key_info
            .subject_public_key
            .raw_bytes()
    }

    /// Algorithm of the public key.
    pub(super) fn public_key_algorithm(&self) -> ObjectIdentifier {
        self.parsed
            .tbs_certificate
            .subject_public_key_info
            .algorithm
            .oid
    }

    /// Named curve of an ECDSA key.
    pub(super) fn public_key_curve(&self) -> Option<ObjectIdentifier> {
        let parameters = &self
            .parsed
            .tbs_certificate
            .subject_public_key_info
            .algorithm
            .parameters;
        parameters.as_ref().and_then(|p| p.decode_as().ok())
    }

    /// The crate's own view, for the CMS structures.
    pub(super) fn parsed(&self) -> &x509_cert::Certificate {
        &self.parsed
    }
}

/// The CN, or the O, or the whole name.
pub(super) fn display_name(name: &Name) -> String {
    attribute(name, COMMON_NAME)
        .or_else(|| attribute(name, ORGANIZATION))
        .unwrap_or_else(|| clean_line(&name.to_string()))
}

fn attribute(name: &Name, oid: ObjectIdentifier) -> Option<String> {
    let all = name.0.iter().flat_map(|rdn| rdn.0.iter());
    all.filter(|a| a.oid == oid).map(|a| text(&a.value)).next()
}

/// Text of a directory string, whichever of its encodings was used; one line, for
/// whoever makes a certificate could write lines of the check's answer into it.
fn text(value: &Any) -> String {
    let bytes = value.value();
    let text = match value.tag() {
        Tag::BmpString => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|c| u16::from_be_bytes([c[0], c[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        Tag::TeletexString => bytes.iter().map(|&b| char::from(b)).collect(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    clean_line(&text)
}

#[cfg(test)]
mod tests {
    use super::text;
    use der::{Any, Tag};

    #[test]
    fn a_name_is_one_line() {
        let name = "Minh\nTin c\u{1EAD}y\u{1b}[2J\u{202e}";
        let value = Any::new(Tag::Utf8String, name.as_bytes());
        let shown = value.map(|value| text(&value));
        assert_eq!(shown.ok().as_deref(), Some("MinhTin cậy[2J"));
    }
}

//! Checking a signature that came in: over a document, or a time stamp's own.

use cms::content_info::CmsVersion;
use cms::signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST};
use der::asn1::OctetString;
use der::{Any, Encode};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attributes;
use x509_cert::ext::pkix::name::GeneralName;

use super::received::{TIME_STAMP_INFO, TIME_STAMP_TOKEN, read};
use super::{
    IssuerSerial, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2, SigningCertificate,
    SigningCertificateV2,
};
use crate::sign::algorithm;
use crate::sign::certificate::Certificate;
use crate::sign::problem::Problem;

/// Most certificates looked at in one signature.
const MAX_CERTIFICATES: usize = 16;

/// What a CMS structure says and whether it holds.
#[derive(Default)]
pub(in crate::sign) struct Checked {
    /// The certificate the signer identifier points at.
    pub(in crate::sign) signer: Option<Certificate>,
    /// Every certificate that came along, the signer's included.
    pub(in crate::sign) certificates: Vec<Certificate>,
    /// The signature itself, which a time stamp covers.
    pub(in crate::sign) signature: Vec<u8>,
    /// Time stamp tokens (DER) that came along; not checked yet.
    pub(in crate::sign) time_stamps: Vec<Vec<u8>>,
    /// The content, where the structure holds it itself.
    pub(in crate::sign) content: Vec<u8>,
    /// Why it does not hold; empty when it does.
    pub(in crate::sign) problems: Vec<Problem>,
}

/// Length of the DER value `bytes` begins with, header included.
pub(in crate::sign) fn der_length(bytes: &[u8]) -> Option<usize> {
    let header = match *bytes {
        [0x30, short @ 0..=0x7f, ..] => return Some(2 + usize::from(short)),
        [0x30, long, ..] => usize::from(long & 0x7f),
        _ => return None,
    };
    if header == 0 || header > 4 {
        return None;
    }
    let digits = bytes.get(2..2 + header)?;
    Some(2 + header + digits.iter().fold(0, |sum, d| sum << 8 | usize::from(*d)))
}

/// What a structure is signed over.
#[derive(Clone, Copy)]
enum Over<'a> {
    /// The concatenation of these parts of a file; the structure holds nothing.
    Parts(&'a [&'a [u8]]),
    /// The time stamp's facts inside the structure.
    TimeStamp,
}

/// Checks a detached CMS signature over the concatenation of `parts`. `CAdES`
/// needs the signingCertificateV2 attribute; older PDF signatures may lack it.
pub(in crate::sign) fn check(cms: &[u8], parts: &[&[u8]], needs_certificate_id: bool) -> Checked {
    let mut checked = Checked::default();
    let over = Over::Parts(parts);
    if let Err(problem) = examine(cms, over, needs_certificate_id, &mut checked) {
        checked.problems.push(problem);
    }
    checked
}

/// Checks a time stamp token as a signature over its own facts, which stand in
/// [`Checked::content`] afterwards.
pub(in crate::sign) fn check_time_stamp(token: &[u8]) -> Checked {
    let mut checked = Checked::default();
    if let Err(problem) = examine(token, Over::TimeStamp, true, &mut checked) {
        checked.problems.push(problem);
    }
    checked
}

fn examine(
    cms: &[u8],
    over: Over<'_>,
    needs_certificate_id: bool,
    checked: &mut Checked,
) -> Result<(), Problem> {
    let data = read(cms).ok_or(Problem::CmsUnreadable)?;
    let certificates = data.certificates.as_deref().unwrap_or_default();
    if certificates.len() > MAX_CERTIFICATES {
        return Err(Problem::CmsUnreadable);
    }
    for any in certificates {
        let raw = any.to_der().map_err(|_| Problem::CmsUnreadable)?;
        checked
            .certificates
            .push(Certificate::from_der(&raw).map_err(|_| Problem::CmsUnreadable)?);
    }
    let [signer] = data.signers.as_slice() else {
        return Err(Problem::CmsUnreadable);
    };
    let signer_version = match signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
    };
    let (kind, version) = match over {
        Over::Parts(_) => (ID_DATA, signer_version),
        // Any content that is not plain data asks for version 3 (RFC 5652 5.1).
        Over::TimeStamp => (TIME_STAMP_INFO, CmsVersion::V3),
    };
    let held = content(&data.content)?;
    if signer.version != signer_version
        || data.version != version
        || data.content.econtent_type != kind
        || held.is_some() != matches!(over, Over::TimeStamp)
        || data.revocations.is_some()
        || !data
            .digest_algorithms
            .as_slice()
            .iter()
            .all(|a| a.oid == signer.digest_alg.oid)
        || data.digest_algorithms.is_empty()
    {
        return Err(Problem::CmsUnreadable);
    }
    checked.content = held.unwrap_or_default();
    checked.signature = signer.signature.as_bytes().to_vec();
    let certificate = find_signer(&signer.sid, &checked.certificates)
        .ok_or(Problem::SignerCertificateMissing)?
        .clone();
    checked.signer = Some(certificate.clone());
    let own = [checked.content.as_slice()];
    let parts = match over {
        Over::Parts(parts) => parts,
        Over::TimeStamp => &own,
    };
    check_signer(signer, &certificate, kind, parts)?;
    let has_old = |a: &Attributes| {
        let has = |oid| a.iter().any(|a| a.oid == oid);
        has(SIGNING_CERTIFICATE) && !has(SIGNING_CERTIFICATE_V2)
    };
    if matches!(over, Over::TimeStamp) && signer.signed_attrs.as_ref().is_some_and(has_old) {
        check_old_certificate_id(signer, &certificate)?;
    } else {
        check_certificate_id(signer, &certificate, needs_certificate_id)?;
    }
    check_others(&certificate, &checked.certificates)?;
    checked.time_stamps = time_stamps(signer)?;
    Ok(())
}

/// The octets a structure holds itself.
fn content(held: &EncapsulatedContentInfo) -> Result<Option<Vec<u8>>, Problem> {
    let Some(any) = &held.econtent else {
        return Ok(None);
    };
    let octets: OctetString = any.decode_as().map_err(|_| Problem::CmsUnreadable)?;
    Ok(Some(octets.as_bytes().to_vec()))
}

/// The tokens among the attributes that are not signed. Another attribute there
/// could carry anything, so there may be none.
fn time_stamps(signer: &SignerInfo) -> Result<Vec<Vec<u8>>, Problem> {
    let Some(attributes) = &signer.unsigned_attrs else {
        return Ok(Vec::new());
    };
    let mut tokens = Vec::new();
    for attribute in attributes.iter() {
        if attribute.oid != TIME_STAMP_TOKEN {
            return Err(Problem::UnsignedAttribute {
                oid: attribute.oid.to_string(),
            });
        }
        for value in attribute.values.iter() {
            tokens.push(value.to_der().map_err(|_| Problem::CmsUnreadable)?);
        }
    }
    match tokens.len() {
        1 => Ok(tokens),
        _ => Err(Problem::CmsUnreadable),
    }
}

fn find_signer<'a>(sid: &SignerIdentifier, all: &'a [Certificate]) -> Option<&'a Certificate> {
    all.iter().find(|c| {
        let body = &c.parsed().tbs_certificate;
        match sid {
            SignerIdentifier::IssuerAndSerialNumber(id) => {
                body.issuer == id.issuer && body.serial_number == id.serial_number
            }
            SignerIdentifier::SubjectKeyIdentifier(id) => {
                matches!(body.get::<x509_cert::ext::pkix::SubjectKeyIdentifier>(), Ok(Some((_, own))) if own == *id)
            }
        }
    })
}

fn check_signer(
    signer: &SignerInfo,
    who: &Certificate,
    content_type: ObjectIdentifier,
    parts: &[&[u8]],
) -> Result<(), Problem> {
    let unsupported = || Problem::UnsupportedAlgorithm {
        oid: signer.signature_algorithm.oid.to_string(),
    };
    let no_parameters = |a: &AlgorithmIdentifierOwned| {
        a.parameters
            .as_ref()
            .is_none_or(|p| p.to_der().is_ok_and(|d| d == [5, 0]))
    };
    if !no_parameters(&signer.digest_alg) || !no_parameters(&signer.signature_algorithm) {
        return Err(unsupported());
    }
    let digest = algorithm::digest_by_oid(signer.digest_alg.oid).ok_or_else(unsupported)?;
    let how = algorithm::for_signer(
        signer.digest_alg.oid,
        signer.signature_algorithm.oid,
        who.public_key_algorithm(),
        who.public_key_curve(),
    )
    .ok_or_else(unsupported)?;
    let attributes = signer
        .signed_attrs
        .as_ref()
        .ok_or(Problem::SignedAttributesWrong)?;
    let kind: ObjectIdentifier = only(attributes, ID_CONTENT_TYPE)?
        .decode_as()
        .map_err(|_| Problem::SignedAttributesWrong)?;
    if kind != content_type {
        return Err(Problem::SignedAttributesWrong);
    }
    let claimed: OctetString = only(attributes, ID_MESSAGE_DIGEST)?
        .decode_as()
        .map_err(|_| Problem::SignedAttributesWrong)?;
    let mut context = aws_lc_rs::digest::Context::new(digest);
    for part in parts {
        context.update(part);
    }
    if context.finish().as_ref() != claimed.as_bytes() {
        return Err(Problem::DigestMismatch);
    }
    let message = attributes
        .to_der()
        .map_err(|_| Problem::SignedAttributesWrong)?;
    if how.verify(who.public_key(), &message, signer.signature.as_bytes()) {
        Ok(())
    } else {
        Err(Problem::SignatureMismatch)
    }
}

/// The single value of the single attribute of that type.
fn only(attributes: &Attributes, oid: ObjectIdentifier) -> Result<&Any, Problem> {
    let mut found = attributes.iter().filter(|a| a.oid == oid);
    match (found.next().map(|a| a.values.as_slice()), found.next()) {
        (Some([value]), None) => Ok(value),
        _ => Err(Problem::SignedAttributesWrong),
    }
}

fn check_certificate_id(
    signer: &SignerInfo,
    who: &Certificate,
    needed: bool,
) -> Result<(), Problem> {
    let attributes = signer
        .signed_attrs
        .as_ref()
        .ok_or(Problem::SignedAttributesWrong)?;
    if !needed && attributes.iter().all(|a| a.oid != SIGNING_CERTIFICATE_V2) {
        return Ok(());
    }
    let value = only(attributes, SIGNING_CERTIFICATE_V2)?;
    let list: SigningCertificateV2 = value
        .decode_as()
        .map_err(|_| Problem::SignedAttributesWrong)?;
    let first = list
        .certificates
        .first()
        .ok_or(Problem::SigningCertificateMismatch)?;
    let digest = match &first.hash_algorithm {
        None => &aws_lc_rs::digest::SHA256,
        Some(a) => algorithm::digest_by_oid(a.oid).ok_or(Problem::SigningCertificateMismatch)?,
    };
    let hash = aws_lc_rs::digest::digest(digest, who.der());
    let same = hash.as_ref() == first.hash.as_bytes();
    if same && issuer_fits(first.issuer_serial.as_ref(), who) {
        Ok(())
    } else {
        Err(Problem::SigningCertificateMismatch)
    }
}

/// The older attribute, as most time stamping services still write it.
fn check_old_certificate_id(signer: &SignerInfo, who: &Certificate) -> Result<(), Problem> {
    let attributes = signer
        .signed_attrs
        .as_ref()
        .ok_or(Problem::SignedAttributesWrong)?;
    let list: SigningCertificate = only(attributes, SIGNING_CERTIFICATE)?
        .decode_as()
        .map_err(|_| Problem::SignedAttributesWrong)?;
    let first = list
        .certificates
        .first()
        .ok_or(Problem::SigningCertificateMismatch)?;
    let sha1 = &aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY;
    let hash = aws_lc_rs::digest::digest(sha1, who.der());
    let same = hash.as_ref() == first.hash.as_bytes();
    if same && issuer_fits(first.issuer_serial.as_ref(), who) {
        Ok(())
    } else {
        Err(Problem::SigningCertificateMismatch)
    }
}

fn issuer_fits(named: Option<&IssuerSerial>, who: &Certificate) -> bool {
    let body = &who.parsed().tbs_certificate;
    named.is_none_or(|i| {
        i.serial == body.serial_number
            && i.issuer == [GeneralName::DirectoryName(body.issuer.clone())]
    })
}

/// Certificates are not signed content; each must at least be one step of the
/// signer's own chain, proven by the signature below it.
fn check_others(signer: &Certificate, all: &[Certificate]) -> Result<(), Problem> {
    let mut chain = vec![signer];
    loop {
        let next = all
            .iter()
            .find(|c| !chain.contains(c) && chain.last().is_some_and(|last| c.has_issued(last)));
        match next {
            Some(issuer) => chain.push(issuer),
            None => break,
        }
    }
    // The last of them is proven by nobody else; a root proves itself.
    let is_altered = chain.last().is_some_and(|last| last.is_altered_root());
    if chain.len() == all.len() && !is_altered {
        Ok(())
    } else {
        Err(Problem::ForeignCertificate)
    }
}

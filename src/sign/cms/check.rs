//! Checking a signature that came in.

use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA};
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode, Encode, Sequence};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attributes;
use x509_cert::ext::pkix::name::GeneralName;

use super::{SIGNING_CERTIFICATE_V2, SigningCertificateV2};
use crate::sign::algorithm;
use crate::sign::certificate::Certificate;
use crate::sign::problem::Problem;

/// Most certificates looked at in one signature.
const MAX_CERTIFICATES: usize = 16;

/// `SignedData` with its certificates left as the bytes they came in.
#[derive(Sequence)]
struct ReceivedSignedData {
    version: CmsVersion,
    digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    content: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<SetOfVec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    revocations: Option<SetOfVec<Any>>,
    signers: SetOfVec<SignerInfo>,
}

/// What a CMS structure says and whether it holds.
#[derive(Default)]
pub(in crate::sign) struct Checked {
    /// The certificate the signer identifier points at.
    pub(in crate::sign) signer: Option<Certificate>,
    /// Every certificate that came along, the signer's included.
    pub(in crate::sign) certificates: Vec<Certificate>,
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

/// Checks a detached CMS signature over the concatenation of `parts`. `CAdES`
/// needs the signingCertificateV2 attribute; older PDF signatures may lack it.
pub(in crate::sign) fn check(cms: &[u8], parts: &[&[u8]], needs_certificate_id: bool) -> Checked {
    let mut checked = Checked::default();
    if let Err(problem) = examine(cms, parts, needs_certificate_id, &mut checked) {
        checked.problems.push(problem);
    }
    checked
}

fn examine(
    cms: &[u8],
    parts: &[&[u8]],
    needs_certificate_id: bool,
    checked: &mut Checked,
) -> Result<(), Problem> {
    let unreadable = |_| Problem::CmsUnreadable;
    let info = ContentInfo::from_der(cms).map_err(unreadable)?;
    if info.content_type != ID_SIGNED_DATA {
        return Err(Problem::CmsUnreadable);
    }
    let data: ReceivedSignedData = info.content.decode_as().map_err(unreadable)?;
    // What is parsed must be all there is: encoding it again gives the same bytes.
    let again = ContentInfo {
        content_type: ID_SIGNED_DATA,
        content: Any::encode_from(&data).map_err(unreadable)?,
    };
    if again.to_der().map_err(unreadable)? != cms {
        return Err(Problem::CmsUnreadable);
    }
    let certificates = data
        .certificates
        .as_ref()
        .map_or(&[][..], SetOfVec::as_slice);
    if certificates.len() > MAX_CERTIFICATES {
        return Err(Problem::CmsUnreadable);
    }
    for any in certificates {
        let raw = any.to_der().map_err(unreadable)?;
        checked
            .certificates
            .push(Certificate::from_der(&raw).map_err(|_| Problem::CmsUnreadable)?);
    }
    let [signer] = data.signers.as_slice() else {
        return Err(Problem::CmsUnreadable);
    };
    let version_fits = match signer.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => signer.version == CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => signer.version == CmsVersion::V3,
    };
    if !version_fits
        || data.version != signer.version
        || data.content.econtent_type != ID_DATA
        || data.content.econtent.is_some()
        || data.revocations.is_some()
        || !data
            .digest_algorithms
            .as_slice()
            .iter()
            .all(|a| *a == signer.digest_alg)
        || data.digest_algorithms.is_empty()
    {
        return Err(Problem::CmsUnreadable);
    }
    let certificate = find_signer(&signer.sid, &checked.certificates)
        .ok_or(Problem::SignerCertificateMissing)?
        .clone();
    checked.signer = Some(certificate.clone());
    check_signer(signer, &certificate, parts)?;
    check_certificate_id(signer, &certificate, needs_certificate_id)?;
    check_others(&certificate, &checked.certificates)
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

fn check_signer(signer: &SignerInfo, who: &Certificate, parts: &[&[u8]]) -> Result<(), Problem> {
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
    if kind != ID_DATA {
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
    let body = &who.parsed().tbs_certificate;
    let issuer_fits = first.issuer_serial.as_ref().is_none_or(|i| {
        i.serial == body.serial_number
            && i.issuer == [GeneralName::DirectoryName(body.issuer.clone())]
    });
    let hash = aws_lc_rs::digest::digest(digest, who.der());
    if hash.as_ref() == first.hash.as_bytes() && issuer_fits {
        Ok(())
    } else {
        Err(Problem::SigningCertificateMismatch)
    }
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
    if chain.len() == all.len() {
        Ok(())
    } else {
        Err(Problem::ForeignCertificate)
    }
}

//! Making the signature.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA};
use der::asn1::{Null, OctetString, SetOfVec};
use der::{Any, Encode, Tag};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::ext::pkix::name::GeneralName;

use super::{CertificateId, IssuerSerial, SIGNING_CERTIFICATE_V2, SigningCertificateV2};
use crate::sign::algorithm;
use crate::sign::certificate::Certificate;
use crate::sign::error::SignError;
use crate::sign::key::{KeyAlgorithm, SigningKey};
use crate::sign::timestamp::{self, Stamp, TimeStamper};

fn plain(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    }
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    let mut values = SetOfVec::new();
    values.insert(value)?;
    Ok(Attribute { oid, values })
}

/// Signs a detached content of the given digest; returns DER. With a
/// `stamper` the signature carries a time stamp (`PAdES` B-T).
pub(in crate::sign) fn sign(
    key: &SigningKey,
    content_digest: &[u8],
    stamper: Option<&dyn TimeStamper>,
) -> Result<Vec<u8>, SignError> {
    let encoding = |_| SignError::Crypto {
        step: "encode the signature",
    };
    let attributes = signed_attributes(key.certificate(), content_digest).map_err(encoding)?;
    let signature = key.sign(&attributes.to_der().map_err(encoding)?)?;
    let stamp = match stamper {
        Some(stamper) => Some(stamp(stamper, &signature)?),
        None => None,
    };
    assemble(key, attributes, signature, stamp).map_err(encoding)
}

fn stamp(stamper: &dyn TimeStamper, signature: &[u8]) -> Result<Stamp, SignError> {
    let reply = stamper.reply(&timestamp::request(signature)?)?;
    Ok(timestamp::accept(&reply, signature)?)
}

fn signed_attributes(signer: &Certificate, content_digest: &[u8]) -> der::Result<Attributes> {
    let body = &signer.parsed().tbs_certificate;
    let id = CertificateId {
        hash_algorithm: None,
        hash: OctetString::new(signer.sha256())?,
        issuer_serial: Some(IssuerSerial {
            issuer: vec![GeneralName::DirectoryName(body.issuer.clone())],
            serial: body.serial_number.clone(),
        }),
    };
    let signing = SigningCertificateV2 {
        certificates: vec![id],
        policies: None,
    };
    let mut attributes = Attributes::new();
    attributes.insert(attribute(ID_CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?)?;
    attributes.insert(attribute(
        ID_MESSAGE_DIGEST,
        Any::new(Tag::OctetString, content_digest)?,
    )?)?;
    attributes.insert(attribute(
        SIGNING_CERTIFICATE_V2,
        Any::encode_from(&signing)?,
    )?)?;
    Ok(attributes)
}

fn assemble(
    key: &SigningKey,
    attributes: Attributes,
    signature: Vec<u8>,
    stamp: Option<Stamp>,
) -> der::Result<Vec<u8>> {
    let unsigned = match stamp {
        Some(stamp) => {
            let mut unsigned = Attributes::new();
            unsigned.insert(super::stamp::attribute(&stamp.token)?)?;
            Some(unsigned)
        }
        None => None,
    };
    let digest = plain(key.digest().oid());
    let how = AlgorithmIdentifierOwned {
        oid: algorithm::signature_oid(key.algorithm(), key.digest()),
        // RFC 4055 asks for NULL beside RSA, RFC 5758 for nothing beside ECDSA.
        parameters: match key.algorithm() {
            KeyAlgorithm::Rsa => Some(Any::encode_from(&Null)?),
            KeyAlgorithm::EcdsaP256 | KeyAlgorithm::EcdsaP384 => None,
        },
    };
    let body = &key.certificate().parsed().tbs_certificate;
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: body.issuer.clone(),
            serial_number: body.serial_number.clone(),
        }),
        digest_alg: digest.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: how,
        signature: OctetString::new(signature)?,
        unsigned_attrs: unsigned,
    };
    let mut certificates = SetOfVec::new();
    for certificate in std::iter::once(key.certificate()).chain(key.issuers()) {
        certificates.insert(CertificateChoices::Certificate(
            certificate.parsed().clone(),
        ))?;
    }
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![digest])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: ID_DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet(certificates)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo {
        content_type: ID_SIGNED_DATA,
        content: Any::encode_from(&data)?,
    }
    .to_der()
}

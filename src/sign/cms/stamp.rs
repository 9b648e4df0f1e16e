//! The time stamp's place in a signature: the unsigned attribute
//! id-aa-timeStampToken (RFC 3161 appendix A, EN 319 122-1).

use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignerInfo};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;
use der::asn1::SetOfVec;
use der::{Any, Decode, Encode, Sequence};
use x509_cert::attr::{Attribute, Attributes};

/// id-aa-timeStampToken.
const TIME_STAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
/// id-ct-TSTInfo.
const TIME_STAMP_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// `SignedData` whose certificates are left as the bytes and in the order they came in.
#[derive(Sequence)]
struct SignedData {
    version: CmsVersion,
    digest_algorithms: SetOfVec<Any>,
    content: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<Vec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    revocations: Option<Vec<Any>>,
    signers: SetOfVec<SignerInfo>,
}

impl SignedData {
    fn read(structure: &[u8]) -> Option<Self> {
        let info = ContentInfo::from_der(structure).ok()?;
        if info.content_type != ID_SIGNED_DATA {
            return None;
        }
        info.content.decode_as().ok()
    }

    fn write(&self) -> Option<Vec<u8>> {
        let info = ContentInfo {
            content_type: ID_SIGNED_DATA,
            content: Any::encode_from(self).ok()?,
        };
        info.to_der().ok()
    }

    fn only_signer(&self) -> Option<&SignerInfo> {
        match self.signers.as_slice() {
            [signer] => Some(signer),
            _ => None,
        }
    }
}

/// The signature value, which a time stamp is given to.
pub(in crate::sign) fn signature_value(structure: &[u8]) -> Option<Vec<u8>> {
    let data = SignedData::read(structure)?;
    Some(data.only_signer()?.signature.as_bytes().to_vec())
}

/// Whether the signature carries a time stamp.
pub(in crate::sign) fn has_time_stamp(structure: &[u8]) -> bool {
    let data = SignedData::read(structure);
    data.is_some_and(|data| {
        let attributes = data
            .signers
            .iter()
            .filter_map(|s| s.unsigned_attrs.as_ref());
        attributes
            .flat_map(Attributes::iter)
            .any(|a| a.oid == TIME_STAMP_TOKEN)
    })
}

/// The same structure with a time stamp token (DER) beside its signature; `None`
/// where writing the structure again would change more than that.
pub(in crate::sign) fn with_time_stamp(structure: &[u8], token: &[u8]) -> Option<Vec<u8>> {
    let mut data = SignedData::read(structure)?;
    if data.write()? != structure {
        return None;
    }
    let mut signer = data.only_signer()?.clone();
    let mut attributes = signer.unsigned_attrs.take().unwrap_or_default();
    attributes.insert(attribute(token).ok()?).ok()?;
    signer.unsigned_attrs = Some(attributes);
    data.signers = SetOfVec::try_from(vec![signer]).ok()?;
    data.write()
}

/// The attribute that carries a token.
pub(super) fn attribute(token: &[u8]) -> der::Result<Attribute> {
    let mut values = SetOfVec::new();
    values.insert(Any::from_der(token)?)?;
    Ok(Attribute {
        oid: TIME_STAMP_TOKEN,
        values,
    })
}

/// The `TSTInfo` (DER) inside a time stamp token.
pub(in crate::sign) fn time_stamp_info(token: &[u8]) -> Option<Vec<u8>> {
    let data = SignedData::read(token)?;
    let content = data.content.econtent?;
    let octets: der::asn1::OctetString = content.decode_as().ok()?;
    (data.content.econtent_type == TIME_STAMP_INFO).then(|| octets.into_bytes())
}

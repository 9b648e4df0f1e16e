//! The time stamp's place in a signature: the unsigned attribute
//! id-aa-timeStampToken (RFC 3161 appendix A, EN 319 122-1).

use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode};
use x509_cert::attr::{Attribute, Attributes};

use super::received::{TIME_STAMP_INFO, TIME_STAMP_TOKEN, read};

/// The signature value, which a time stamp is given to.
pub(in crate::sign) fn signature_value(structure: &[u8]) -> Option<Vec<u8>> {
    match read(structure)?.signers.as_slice() {
        [signer] => Some(signer.signature.as_bytes().to_vec()),
        _ => None,
    }
}

/// Whether the signature carries a time stamp.
pub(in crate::sign) fn has_time_stamp(structure: &[u8]) -> bool {
    read(structure).is_some_and(|data| {
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
    let mut data = read(structure)?;
    let [signer] = data.signers.as_slice() else {
        return None;
    };
    let mut signer = signer.clone();
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
    let content = read(token)?.content;
    let octets: OctetString = content.econtent?.decode_as().ok()?;
    (content.econtent_type == TIME_STAMP_INFO).then(|| octets.into_bytes())
}

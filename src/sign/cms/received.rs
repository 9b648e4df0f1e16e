//! A structure that came in, taken apart so that it can be put together again
//! byte by byte.

use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignerInfo};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;
use der::asn1::SetOfVec;
use der::{Any, Decode, Encode, Sequence};
use spki::AlgorithmIdentifierOwned;

/// id-aa-timeStampToken (RFC 3161 appendix A).
pub(super) const TIME_STAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
/// id-ct-TSTInfo (RFC 3161 2.4.2).
pub(super) const TIME_STAMP_INFO: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// `SignedData` with its certificates left as the bytes they came in, and in
/// the order they came in: many programs do not sort them as DER asks.
#[derive(Sequence)]
pub(super) struct ReceivedSignedData {
    pub(super) version: CmsVersion,
    pub(super) digest_algorithms: SetOfVec<AlgorithmIdentifierOwned>,
    pub(super) content: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub(super) certificates: Option<Vec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub(super) revocations: Option<SetOfVec<Any>>,
    pub(super) signers: SetOfVec<SignerInfo>,
}

/// Reads a structure of which what is parsed is all there is: encoding it again
/// gives the same bytes.
pub(super) fn read(cms: &[u8]) -> Option<ReceivedSignedData> {
    let info = ContentInfo::from_der(cms).ok()?;
    if info.content_type != ID_SIGNED_DATA {
        return None;
    }
    let data: ReceivedSignedData = info.content.decode_as().ok()?;
    (data.write()? == cms).then_some(data)
}

impl ReceivedSignedData {
    /// The structure as DER.
    pub(super) fn write(&self) -> Option<Vec<u8>> {
        let info = ContentInfo {
            content_type: ID_SIGNED_DATA,
            content: Any::encode_from(self).ok()?,
        };
        info.to_der().ok()
    }
}

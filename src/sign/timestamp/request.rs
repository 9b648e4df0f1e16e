//! What is asked of a time stamping service, and whether the reply answers it.

use aws_lc_rs::digest::{self, SHA256};
use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::ID_SHA_256;
use der::asn1::{Int, OctetString};
use der::{Any, Decode, Encode, FixedTag, Tagged};
use spki::AlgorithmIdentifierOwned;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion};

use super::{MAX_REPLY, StampError};
use crate::sign::cms;
use crate::sign::error::SignError;
use crate::sign::verify::time_stamp::generalized_time;

/// `PKIStatus` up to which a stamp was given (RFC 3161 2.4.2).
const GRANTED_WITH_MODS: u8 = 1;
/// Most characters kept of what a service says.
const MOST_SAID: usize = 200;

/// A stamp that fits a signature. Who made it is not checked here.
pub(in crate::sign) struct Stamp {
    /// The token, DER as it came.
    pub(in crate::sign) token: Vec<u8>,
    /// The time it attests.
    pub(in crate::sign) time: DateTime<Utc>,
}

/// The request for a signature value: SHA-256, with nonce, and with the wish
/// for the service's certificates. The nonce follows from the signature, which
/// is itself fresh, so that a reply that comes by file can be held against it.
pub(in crate::sign) fn request(signature: &[u8]) -> Result<Vec<u8>, SignError> {
    let build = || {
        TimeStampReq {
            version: TspVersion::V1,
            message_imprint: MessageImprint {
                hash_algorithm: AlgorithmIdentifierOwned {
                    oid: ID_SHA_256,
                    parameters: Some(Any::null()),
                },
                hashed_message: OctetString::new(imprint(signature).as_ref())?,
            },
            req_policy: None,
            nonce: Some(nonce(signature)?),
            cert_req: true,
            extensions: None,
        }
        .to_der()
    };
    build().map_err(|_| SignError::Crypto {
        step: "encode the time stamp request",
    })
}

/// Takes a reply for a signature value apart.
///
/// # Errors
/// [`StampError::ReplyTooLarge`], [`StampError::ReplyUnreadable`],
/// [`StampError::Refused`], [`StampError::OtherSignature`],
/// [`StampError::OtherRequest`].
pub(in crate::sign) fn accept(reply: &[u8], signature: &[u8]) -> Result<Stamp, StampError> {
    if reply.len() > MAX_REPLY {
        return Err(StampError::ReplyTooLarge { limit: MAX_REPLY });
    }
    let unreadable = |_| StampError::ReplyUnreadable;
    let reply = TimeStampResp::from_der(reply).map_err(unreadable)?;
    let status = reply.status.status as u8;
    let Some(token) = reply
        .time_stamp_token
        .filter(|_| status <= GRANTED_WITH_MODS)
    else {
        let words = reply.status.status_string.unwrap_or_default();
        let words = words.iter().map(|text| text.as_str()).collect::<Vec<_>>();
        return Err(StampError::Refused {
            status,
            said: shown(&words.join(" ")),
        });
    };
    let token = token.to_der().map_err(unreadable)?;
    let info = cms::time_stamp_info(&token).ok_or(StampError::ReplyUnreadable)?;
    let facts = Facts::read(&info).ok_or(StampError::ReplyUnreadable)?;
    let expected = imprint(signature);
    if facts.algorithm != ID_SHA_256 || facts.hash.as_bytes() != expected.as_ref() {
        return Err(StampError::OtherSignature);
    }
    if facts.nonce != nonce(signature).ok() {
        return Err(StampError::OtherRequest);
    }
    let time = facts.time;
    Ok(Stamp { token, time })
}

fn imprint(signature: &[u8]) -> digest::Digest {
    digest::digest(&SHA256, signature)
}

/// Eight bytes, positive and without a leading zero, as DER wants an INTEGER.
fn nonce(signature: &[u8]) -> der::Result<Int> {
    let mut context = digest::Context::new(&SHA256);
    context.update(b"tukiem time stamp nonce");
    context.update(signature);
    let digest = context.finish();
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest.as_ref()[..8]);
    bytes[0] = bytes[0] & 0x7f | 0x40;
    Int::new(&bytes)
}

/// What a service said, on one line and of a length that can be shown.
fn shown(text: &str) -> String {
    let line = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    line.take(MOST_SAID).collect::<String>().trim().to_owned()
}

/// What is needed of a `TSTInfo` (RFC 3161 2.4.2), read field by field: the
/// crate's own type knows no fractions of a second, which services give.
struct Facts {
    algorithm: ObjectIdentifier,
    hash: OctetString,
    time: DateTime<Utc>,
    nonce: Option<Int>,
}

impl Facts {
    fn read(info: &[u8]) -> Option<Self> {
        let fields = Vec::<Any>::from_der(info).ok()?;
        let [_version, _policy, imprint, _serial, time, options @ ..] = &fields[..] else {
            return None;
        };
        let imprint: MessageImprint = imprint.decode_as().ok()?;
        // accuracy is a SEQUENCE, ordering a BOOLEAN: the only INTEGER is the nonce.
        let nonce = options.iter().find(|any| any.tag() == Int::TAG);
        Some(Self {
            algorithm: imprint.hash_algorithm.oid,
            hash: imprint.hashed_message,
            time: generalized_time(time)?,
            nonce: nonce.and_then(|any| any.decode_as().ok()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{nonce, request, shown};
    use der::Decode;
    use x509_tsp::TimeStampReq;

    #[test]
    fn the_same_signature_asks_the_same_and_another_asks_otherwise() {
        let one = request(b"signature").unwrap_or_default();
        assert!(!one.is_empty());
        assert_eq!(Ok(&one), request(b"signature").as_ref());
        let read = TimeStampReq::from_der(&one).ok();
        let read = read.map(|r| (r.cert_req, r.nonce.is_some()));
        assert_eq!(read, Some((true, true)));
        assert_ne!(nonce(b"signature").ok(), nonce(b"another").ok());
    }

    #[test]
    fn what_a_service_says_is_one_short_line() {
        assert_eq!(shown("no\r\npolicy\u{1b}[0m "), "no  policy [0m");
        assert_eq!(shown(&"x".repeat(9000)).len(), 200);
    }
}

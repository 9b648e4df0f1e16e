//! Time stamps (RFC 3161): by when something was surely there, and who says so.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Any, Decode, Encode, Sequence, Tag, Tagged};
use spki::AlgorithmIdentifierOwned;

use super::trust::{Distrust, TrustAnchors};
use crate::sign::certificate::Certificate;
use crate::sign::{algorithm, cms};

/// A time that a time stamping service attests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenTime {
    /// The time it gave.
    pub time: DateTime<Utc>,
    /// Who gave it: the holder of the service's certificate.
    pub authority: String,
    /// The anchor that vouches for the service, or why nobody does.
    pub trusted_by: Result<String, Distrust>,
}

impl ProvenTime {
    /// The time, if it may be relied on.
    pub fn trusted(&self) -> Option<DateTime<Utc>> {
        self.trusted_by.is_ok().then_some(self.time)
    }
}

#[derive(Sequence)]
struct Imprint {
    algorithm: AlgorithmIdentifierOwned,
    hash: OctetString,
}

/// `TSTInfo` up to the time; what follows is not needed and kept as it is, so
/// that fractions of a second and other options pass.
struct Facts {
    imprint: Imprint,
    time: DateTime<Utc>,
}

/// Checks a token over the concatenation of `parts`; `None` where it does not
/// hold, is of something else, or was not made by a time stamping service.
pub(super) fn check(token: &[u8], parts: &[&[u8]], trust: &TrustAnchors) -> Option<ProvenTime> {
    let checked = cms::check_time_stamp(token);
    let signer = checked.signer.filter(|_| checked.problems.is_empty())?;
    let facts = facts(&checked.content)?;
    let digest = algorithm::digest_by_oid(facts.imprint.algorithm.oid)?;
    let mut context = aws_lc_rs::digest::Context::new(digest);
    for part in parts {
        context.update(part);
    }
    let fits = context.finish().as_ref() == facts.imprint.hash.as_bytes();
    if !fits || !signer.is_time_stamper() || !checked.time_stamps.is_empty() {
        return None;
    }
    let trusted_by = vouch(&signer, &checked.certificates, facts.time, trust);
    Some(ProvenTime {
        time: facts.time,
        authority: signer.common_name(),
        trusted_by,
    })
}

fn vouch(
    signer: &Certificate,
    others: &[Certificate],
    at: DateTime<Utc>,
    trust: &TrustAnchors,
) -> Result<String, Distrust> {
    let chain = trust.chain(signer, others, at)?;
    match trust.revocation(&chain, at, None) {
        super::trust::Revocation::Revoked { name, .. } => Err(Distrust::Revoked { name }),
        _ => Ok(chain.anchor()),
    }
}

/// Reads `TSTInfo` (RFC 3161 2.4.2).
fn facts(content: &[u8]) -> Option<Facts> {
    let all = Vec::<Any>::from_der(content).ok()?;
    let [version, policy, imprint, serial, time, ..] = &all[..] else {
        return None;
    };
    let is_first_version = version.to_der().ok()? == [2, 1, 1];
    let shaped = policy.decode_as::<ObjectIdentifier>().is_ok() && serial.tag() == Tag::Integer;
    if !is_first_version || !shaped {
        return None;
    }
    Some(Facts {
        imprint: imprint.decode_as().ok()?,
        time: generalized_time(time)?,
    })
}

/// `YYYYMMDDhhmmss[.f…]Z`.
pub(in crate::sign) fn generalized_time(value: &Any) -> Option<DateTime<Utc>> {
    if value.tag() != Tag::GeneralizedTime {
        return None;
    }
    let text = std::str::from_utf8(value.value()).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let time = NaiveDateTime::parse_from_str(whole, "%Y%m%d%H%M%S").ok()?;
    let nanoseconds: i64 = format!("{fraction:0<9}").parse().ok()?;
    time.and_utc()
        .checked_add_signed(TimeDelta::nanoseconds(nanoseconds))
}

#[cfg(test)]
mod tests {
    use super::generalized_time;
    use der::{Any, Tag};

    #[test]
    fn times_are_read_with_and_without_fractions() {
        let read = |text: &str| {
            let value = Any::new(Tag::GeneralizedTime, text.as_bytes()).ok();
            let time = value.and_then(|v| generalized_time(&v));
            time.map(|t| t.to_rfc3339())
        };
        let whole = Some("2026-12-10T01:30:05+00:00".to_owned());
        assert_eq!(read("20261210013005Z"), whole);
        let part = Some("2026-12-10T01:30:05.250+00:00".to_owned());
        assert_eq!(read("20261210013005.25Z"), part);
        for text in [
            "20261210013005",
            "2026121001300Z",
            "20261310013005Z",
            "20261210013005.Z+",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

//! One signature dictionary: its place in the bytes, its CMS structure, and
//! what is known of its signer.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use lopdf::{Dictionary, Object, ObjectId};

use super::reference::{self, Reference};
use super::report::{SignatureKind, SignatureReport};
use super::time_stamp::{self, ProvenTime};
use super::trust::{Distrust, Revocation, TrustAnchors};
use crate::sign::certificate::Certificate;
use crate::sign::pdf::field::SignatureField;
use crate::sign::pdf::field::shown;
use crate::sign::pdf::file::PdfFile;
use crate::sign::pdf::syntax;
use crate::sign::pdf::xref::{self, Entry};
use crate::sign::problem::Problem;
use crate::sign::{cms, hex};

/// Largest /Contents accepted, in bytes.
const MAX_CONTENTS: usize = 1024 * 1024;

/// A signature as far as it could be located.
pub(super) struct Located {
    /// Where the bytes it covers end; 0 if it could not be located.
    pub(super) end: usize,
    /// The signature dictionary's object.
    pub(super) value: Option<ObjectId>,
    /// What it says about changes.
    pub(super) references: Vec<Reference>,
    /// The findings.
    pub(super) report: SignatureReport,
    place: Option<Place>,
    signer: Option<Certificate>,
    certificates: Vec<Certificate>,
}

/// The gap of the byte range and what it holds.
struct Place {
    open: usize,
    close: usize,
    contents: Vec<u8>,
    format: Format,
}

/// What /`SubFilter` says of /Contents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    /// `ETSI.CAdES.detached`.
    Cades,
    /// `adbe.pkcs7.detached`.
    Pkcs7,
    /// `ETSI.RFC3161`.
    TimeStamp,
}

/// Finds the value of one signature field; nothing is hashed yet.
pub(super) fn locate(file: &PdfFile<'_>, field: &SignatureField) -> Located {
    let mut located = Located {
        end: 0,
        value: None,
        references: Vec::new(),
        report: SignatureReport::of(&field.shown()),
        place: None,
        signer: None,
        certificates: Vec::new(),
    };
    match find(file, field, &mut located) {
        Ok(place) => located.place = Some(place),
        Err(problem) => located.report.problems.push(problem),
    }
    located
}

fn find(
    file: &PdfFile<'_>,
    field: &SignatureField,
    located: &mut Located,
) -> Result<Place, Problem> {
    let Some(Object::Reference(id)) = field.value() else {
        return Err(Problem::GapNotContents);
    };
    let Ok(Object::Dictionary(dict)) = file.get(*id) else {
        return Err(Problem::GapNotContents);
    };
    located.value = Some(*id);
    located.report.time = dict
        .get(b"M")
        .ok()
        .and_then(|m| m.as_str().ok())
        .and_then(parse_time);
    let (open, close, end) = byte_range(file.bytes, &dict).ok_or(Problem::ByteRangeWrong)?;
    located.end = end;
    located.report.covers_whole_file = file.bytes.get(end..).is_some_and(super::is_line_end);
    let format = match dict.get(b"SubFilter").and_then(Object::as_name) {
        Ok(b"ETSI.CAdES.detached") => Format::Cades,
        Ok(b"adbe.pkcs7.detached") => Format::Pkcs7,
        Ok(b"ETSI.RFC3161") => Format::TimeStamp,
        other => {
            let name = shown(other.unwrap_or_default());
            return Err(Problem::UnsupportedFilter { name });
        }
    };
    located.references = reference::all(file, &dict)?;
    located.report.kind = match (format, reference::permission(&located.references)) {
        (Format::TimeStamp, _) => SignatureKind::TimeStamp,
        (_, Some(permission)) => SignatureKind::Certification(permission),
        (_, None) => SignatureKind::Approval,
    };
    let contents = contents(file, &dict, *id, open, close).ok_or(Problem::GapNotContents)?;
    Ok(Place {
        open,
        close,
        contents,
        format,
    })
}

/// `[0 open close rest]`, ending where a revision ends.
fn byte_range(bytes: &[u8], dict: &Dictionary) -> Option<(usize, usize, usize)> {
    let Ok(Object::Array(numbers)) = dict.get(b"ByteRange") else {
        return None;
    };
    let numbers = numbers
        .iter()
        .map(|n| usize::try_from(n.as_i64().ok()?).ok())
        .collect::<Option<Vec<_>>>()?;
    let [0, open, close, rest] = numbers[..] else {
        return None;
    };
    let end = close.checked_add(rest)?;
    let covered = bytes.get(..end)?;
    let in_order = open > 0 && open.checked_add(2)? < close && rest > 0;
    (in_order && xref::ends_a_revision(covered)).then_some((open, close, end))
}

/// The bytes of /Contents if the gap is exactly that string of this dictionary.
fn contents(
    file: &PdfFile<'_>,
    dict: &Dictionary,
    id: ObjectId,
    open: usize,
    close: usize,
) -> Option<Vec<u8>> {
    let Some(Entry::At { offset, .. }) = file.entry(id.0) else {
        return None;
    };
    let object = syntax::indirect(file.bytes, offset).ok()?;
    let place = syntax::value_of(file.bytes, object.body.start, b"Contents")?;
    if place != (open..close) {
        return None;
    }
    let gap = file.bytes.get(place)?;
    let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    if digits.len() > MAX_CONTENTS * 2 {
        return None;
    }
    let value = hex::decode(digits)?;
    let parsed = dict.get(b"Contents").and_then(Object::as_str).ok()?;
    (parsed == value).then_some(value)
}

impl Located {
    /// Holds the signature against the bytes of the file. A time stamp's service
    /// is judged at once: the time it gives does not depend on others.
    pub(super) fn check(&mut self, bytes: &[u8], trust: &TrustAnchors) {
        if let Some(place) = self.place.take()
            && let Err(problem) = self.check_place(bytes, &place, trust)
        {
            self.report.problems.push(problem);
        }
        let mut problems = self.report.problems.iter();
        self.report.intact = !problems.any(Problem::breaks_integrity);
    }

    fn check_place(
        &mut self,
        bytes: &[u8],
        place: &Place,
        trust: &TrustAnchors,
    ) -> Result<(), Problem> {
        let length = cms::der_length(&place.contents).unwrap_or(usize::MAX);
        let (structure, padding) = place
            .contents
            .split_at_checked(length)
            .ok_or(Problem::CmsUnreadable)?;
        if padding.iter().any(|b| *b != 0) {
            self.report.problems.push(Problem::PaddingNotZero);
        }
        let (Some(first), Some(second)) =
            (bytes.get(..place.open), bytes.get(place.close..self.end))
        else {
            return Err(Problem::ByteRangeWrong);
        };
        let parts = [first, second];
        if place.format == Format::TimeStamp {
            let proven = time_stamp::check(structure, &parts, trust);
            let checked = cms::check_time_stamp(structure);
            self.report.problems.extend(checked.problems);
            if let Some(signer) = &checked.signer {
                self.describe(signer);
            }
            let proven = proven.ok_or(Problem::TimeStampWrong)?;
            self.report.time = Some(proven.time.fixed_offset());
            self.report.trusted = proven.trusted_by.is_ok();
            self.report.trusted_by.clone_from(&proven.trusted_by);
            self.report.proven = Some(proven);
            return Ok(());
        }
        let checked = cms::check(structure, &parts, place.format == Format::Cades);
        self.report.problems.extend(checked.problems);
        let Some(signer) = checked.signer else {
            return Ok(());
        };
        self.describe(&signer);
        if !signer.may_sign_documents() {
            self.report.problems.push(Problem::CertificateNotForSigning);
        }
        for token in &checked.time_stamps {
            let proven = time_stamp::check(token, &[&checked.signature], trust);
            self.report.proven = Some(proven.ok_or(Problem::TimeStampWrong)?);
        }
        self.signer = Some(signer);
        self.certificates = checked.certificates;
        Ok(())
    }

    fn describe(&mut self, signer: &Certificate) {
        self.report.signer = signer.common_name();
        self.report.organization = signer.organization();
        self.report.issuer = signer.issuer_name();
        self.report.self_signed = signer.is_self_signed();
        self.report.certificate_sha256 = signer.sha256_hex();
    }

    /// A time stamp over the whole document that came later is a proof too.
    pub(super) fn note_proof(&mut self, later: &ProvenTime) {
        let own = self.report.proven.as_ref();
        let is_better = later.trusted().is_some() && own.is_none_or(|p| p.trusted().is_none());
        if is_better || own.is_none() {
            self.report.proven = Some(later.clone());
        }
    }

    /// Says who vouches for the signer. The time looked at is the proven one;
    /// without a proof `at`, or at last the time the signer claims.
    pub(super) fn judge(&mut self, trust: &TrustAnchors, at: Option<DateTime<FixedOffset>>) {
        let Some(signer) = self.signer.take() else {
            return;
        };
        let proven = self.report.proven.as_ref().and_then(ProvenTime::trusted);
        let claimed = at.or(self.report.time).map(|t| t.with_timezone(&Utc));
        let Some(time) = proven.or(claimed) else {
            return;
        };
        let (not_before, not_after) = (signer.not_before(), signer.not_after());
        if time < not_before {
            let problem = Problem::CertificateNotYetValid { not_before };
            self.report.problems.push(problem);
        } else if time > not_after {
            let problem = Problem::CertificateExpired { not_after };
            self.report.problems.push(problem);
        }
        let vouched = self.vouch(trust, &signer, time, proven);
        self.report.trusted = vouched.is_ok();
        self.report.trusted_by = vouched;
    }

    fn vouch(
        &mut self,
        trust: &TrustAnchors,
        signer: &Certificate,
        time: DateTime<Utc>,
        proven: Option<DateTime<Utc>>,
    ) -> Result<String, Distrust> {
        if self.report.problems.iter().any(Problem::breaks_integrity) {
            return Err(Distrust::Broken);
        }
        if !signer.may_sign_documents() {
            return Err(Distrust::WrongPurpose);
        }
        let chain = trust.chain(signer, &self.certificates, time)?;
        self.report.revocation = trust.revocation(&chain, time, proven);
        if let Revocation::Revoked {
            name,
            at,
            after_signing: false,
        } = self.report.revocation.clone()
        {
            let problem = Problem::CertificateRevoked {
                name: name.clone(),
                at,
            };
            self.report.problems.push(problem);
            return Err(Distrust::Revoked { name });
        }
        Ok(chain.anchor())
    }
}

/// Reads `D:YYYYMMDDHHmmSS` with `Z`, `+HH'mm'`, `+HH'mm` or nothing after it.
fn parse_time(text: &[u8]) -> Option<DateTime<FixedOffset>> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("D:")?;
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?)?;
    let local = day.and_hms_opt(number(8, 10)?, number(10, 12)?, number(12, 14)?)?;
    let zone = text.get(14..)?;
    let offset = match zone.get(..1) {
        None | Some("Z") => 0,
        Some(sign @ ("+" | "-")) => {
            let hours: i32 = zone.get(1..3)?.parse().ok()?;
            let minutes: i32 = zone.get(4..6).map_or(Ok(0), str::parse).ok()?;
            let seconds = hours * 3600 + minutes * 60;
            if sign == "-" { -seconds } else { seconds }
        }
        Some(_) => return None,
    };
    local
        .and_local_timezone(FixedOffset::east_opt(offset)?)
        .single()
}

#[cfg(test)]
mod tests {
    use super::parse_time;

    #[test]
    fn pdf_times_are_read_with_and_without_a_zone() {
        let read = |text: &str| parse_time(text.as_bytes()).map(|t| t.to_rfc3339());
        let expected = Some("2026-12-10T08:30:05+07:00".to_owned());
        assert_eq!(read("D:20261210083005+07'00'"), expected);
        assert_eq!(read("D:20261210083005+07'00"), expected);
        assert_eq!(
            read("D:20261210083005Z"),
            Some("2026-12-10T08:30:05+00:00".to_owned())
        );
        assert_eq!(
            read("D:20261210083005-03'30'"),
            Some("2026-12-10T08:30:05-03:30".to_owned())
        );
        assert_eq!(read("D:20261310083005Z"), None);
        assert_eq!(read("hôm nay"), None);
    }
}

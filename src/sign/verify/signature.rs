//! One signature dictionary: its place in the bytes and its CMS structure.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use lopdf::{Dictionary, Object, ObjectId};

use super::report::SignatureReport;
use super::trust::TrustAnchors;
use crate::sign::pdf::field::SignatureField;
use crate::sign::pdf::file::PdfFile;
use crate::sign::pdf::scan;
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
    /// The findings.
    pub(super) report: SignatureReport,
}

/// Examines the value of one signature field.
pub(super) fn examine(
    file: &PdfFile<'_>,
    field: &SignatureField,
    trust: &TrustAnchors,
    at: Option<DateTime<FixedOffset>>,
) -> Located {
    let mut located = Located {
        end: 0,
        value: None,
        report: SignatureReport {
            field: field.name.clone(),
            signer: String::new(),
            organization: None,
            issuer: String::new(),
            time: None,
            intact: false,
            trusted: false,
            self_signed: false,
            covers_whole_file: false,
            certificate_sha256: String::new(),
            problems: Vec::new(),
        },
    };
    match locate(file, field, &mut located) {
        Ok(place) => check(file.bytes, &place, &mut located.report, trust, at),
        Err(problem) => located.report.problems.push(problem),
    }
    located.report.intact = !located
        .report
        .problems
        .iter()
        .any(Problem::breaks_integrity);
    located
}

/// The gap of the byte range and what it holds.
struct Place {
    open: usize,
    close: usize,
    end: usize,
    contents: Vec<u8>,
    needs_certificate_id: bool,
}

fn locate(
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
    let needs_certificate_id = match dict.get(b"SubFilter").and_then(Object::as_name) {
        Ok(b"ETSI.CAdES.detached") => true,
        Ok(b"adbe.pkcs7.detached") => false,
        other => {
            let name = String::from_utf8_lossy(other.unwrap_or_default()).into_owned();
            return Err(Problem::UnsupportedFilter { name });
        }
    };
    let contents = contents(file, &dict, *id, open, close).ok_or(Problem::GapNotContents)?;
    Ok(Place {
        open,
        close,
        end,
        contents,
        needs_certificate_id,
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
    let document_end = xref::end_of_document(covered)?;
    let in_order = open > 0 && open.checked_add(2)? < close && rest > 0 && close < document_end;
    (in_order && super::is_line_end(covered.get(document_end..)?)).then_some((open, close, end))
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
    let before = file.bytes.get(offset..open)?;
    let named = before.trim_ascii_end().ends_with(b"/Contents");
    let one_object =
        scan::find(before, b"endobj").is_none() && scan::find(before, b"stream").is_none();
    let gap = file.bytes.get(open..close)?;
    let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    if !named || !one_object || digits.len() > MAX_CONTENTS * 2 {
        return None;
    }
    let value = hex::decode(digits)?;
    let parsed = dict.get(b"Contents").and_then(Object::as_str).ok()?;
    (parsed == value).then_some(value)
}

fn check(
    bytes: &[u8],
    place: &Place,
    report: &mut SignatureReport,
    trust: &TrustAnchors,
    at: Option<DateTime<FixedOffset>>,
) {
    let length = cms::der_length(&place.contents).unwrap_or(usize::MAX);
    let Some((structure, padding)) = place.contents.split_at_checked(length) else {
        report.problems.push(Problem::CmsUnreadable);
        return;
    };
    if padding.iter().any(|b| *b != 0) {
        report.problems.push(Problem::PaddingNotZero);
    }
    let (Some(first), Some(second)) = (bytes.get(..place.open), bytes.get(place.close..place.end))
    else {
        report.problems.push(Problem::ByteRangeWrong);
        return;
    };
    let checked = cms::check(structure, &[first, second], place.needs_certificate_id);
    report.problems.extend(checked.problems);
    let Some(signer) = checked.signer else { return };
    report.signer = signer.common_name();
    report.organization = signer.organization();
    report.issuer = signer.issuer_name();
    report.self_signed = signer.is_self_signed();
    report.certificate_sha256 = signer.sha256_hex();
    let purpose_fits = signer.may_sign_documents();
    if !purpose_fits {
        report.problems.push(Problem::CertificateNotForSigning);
    }
    if let Some(at) = at.or(report.time).map(|t| t.with_timezone(&Utc)) {
        let (not_before, not_after) = (signer.not_before(), signer.not_after());
        if at < not_before {
            report
                .problems
                .push(Problem::CertificateNotYetValid { not_before });
        } else if at > not_after {
            report
                .problems
                .push(Problem::CertificateExpired { not_after });
        }
        let unbroken = !report.problems.iter().any(Problem::breaks_integrity);
        report.trusted =
            unbroken && purpose_fits && trust.reaches(&signer, &checked.certificates, at);
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

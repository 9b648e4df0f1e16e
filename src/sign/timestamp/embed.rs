//! A time stamp into a file that is signed already: into the room its last
//! signature keeps, which no signature covers. Every byte outside that room
//! stays as it is.

use chrono::{DateTime, Utc};
use lopdf::Object;

use super::StampError;
use super::request::{accept, request};
use crate::sign::error::SignError;
use crate::sign::pdf::field::{self, SignatureField};
use crate::sign::pdf::file::{Fault, PdfFile};
use crate::sign::{MAX_PDF, cms, hex};

/// A file whose last signature carries a time stamp now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// The file.
    pub bytes: Vec<u8>,
    /// Name of the field whose signature was stamped.
    pub field: String,
    /// The time the stamp attests; who attests it is for the check to say.
    pub time: DateTime<Utc>,
}

/// The request (DER, for a `.tsq` file) for the last signature of a PDF.
///
/// # Errors
/// As [`embed`], without what concerns the reply.
pub fn request_for(pdf: &[u8]) -> Result<Vec<u8>, SignError> {
    let last = Last::find(pdf)?;
    request(&last.signature()?)
}

/// Puts the stamp of a reply (DER, from a `.tsr` file) to the last signature of a PDF.
///
/// # Errors
/// [`SignError::NotPdf`], [`SignError::TooLarge`], and [`SignError::Stamp`] with
/// what keeps this reply or this signature from fitting.
pub fn embed(pdf: &[u8], reply: &[u8]) -> Result<Stamped, SignError> {
    let last = Last::find(pdf)?;
    let stamp = accept(reply, &last.signature()?)?;
    let field = || last.field.clone();
    let extended = cms::with_time_stamp(&last.structure, &stamp.token)
        .ok_or_else(|| StampError::NotExtensible { field: field() })?;
    if extended.len() > last.room {
        return Err(StampError::NoRoom {
            bytes: extended.len(),
            room: last.room,
        }
        .into());
    }
    let digits = hex::encode(&extended);
    let mut bytes = pdf.to_vec();
    let place = bytes.get_mut(last.place..last.place + digits.len());
    place
        .ok_or(StampError::NoSignature)?
        .copy_from_slice(digits.as_bytes());
    Ok(Stamped {
        bytes,
        field: field(),
        time: stamp.time,
    })
}

/// The last signature of a file: the one that covers the most of it.
struct Last {
    field: String,
    /// Where the hexadecimal digits of /Contents begin.
    place: usize,
    /// Room between the angle brackets, in bytes of the structure.
    room: usize,
    /// Where the bytes it covers end.
    end: usize,
    /// Its CMS structure, without the padding.
    structure: Vec<u8>,
}

impl Last {
    fn find(pdf: &[u8]) -> Result<Self, SignError> {
        if pdf.len() > MAX_PDF {
            return Err(SignError::TooLarge {
                bytes: pdf.len(),
                limit: MAX_PDF,
            });
        }
        let not_pdf = |fault: Fault| SignError::NotPdf {
            detail: fault.0.to_owned(),
        };
        let file = PdfFile::open(pdf).map_err(not_pdf)?;
        let mut last: Option<Self> = None;
        for field in field::signature_fields(&file).map_err(not_pdf)? {
            let Some(found) = Self::of(&file, &field) else {
                continue;
            };
            match &last {
                Some(other) if other.end == found.end => {
                    return Err(StampError::Covered { field: field.name }.into());
                }
                Some(other) if other.end > found.end => {}
                _ => last = Some(found),
            }
        }
        let last = last.ok_or(StampError::NoSignature)?;
        if cms::has_time_stamp(&last.structure) {
            return Err(StampError::AlreadyStamped { field: last.field }.into());
        }
        Ok(last)
    }

    /// The signature of one field; `None` if it is empty or not laid out as a
    /// signature is, which the check of the file says in full.
    fn of(file: &PdfFile<'_>, field: &SignatureField) -> Option<Self> {
        let Object::Dictionary(dict) = file.resolve(field.value()?).ok()? else {
            return None;
        };
        let Ok(Object::Array(range)) = dict.get(b"ByteRange") else {
            return None;
        };
        let numbers = range
            .iter()
            .map(|n| usize::try_from(n.as_i64().ok()?).ok())
            .collect::<Option<Vec<_>>>()?;
        let [0, open, close, rest] = numbers[..] else {
            return None;
        };
        let end = close
            .checked_add(rest)
            .filter(|end| *end <= file.bytes.len())?;
        let gap = file.bytes.get(open..close)?;
        let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
        let contents = hex::decode(digits)?;
        let said = dict.get(b"Contents").and_then(Object::as_str).ok()?;
        let length = cms::der_length(&contents)?;
        let (structure, padding) = contents.split_at_checked(length)?;
        if said != contents || padding.iter().any(|byte| *byte != 0) {
            return None;
        }
        Some(Self {
            field: field.name.clone(),
            place: open + 1,
            room: contents.len(),
            end,
            structure: structure.to_vec(),
        })
    }

    fn signature(&self) -> Result<Vec<u8>, StampError> {
        cms::signature_value(&self.structure).ok_or_else(|| StampError::NotExtensible {
            field: self.field.clone(),
        })
    }
}

//! Signing one field of a PDF: `PAdES` baseline B-B in an incremental update.

use aws_lc_rs::digest::Context;
use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Object, ObjectId};

use super::appearance::{self, Appearance};
use super::emit;
use super::field::{self, SignatureField};
use super::file::{Fault, PdfFile};
use super::increment::Increment;
use super::sealed;
use super::standing::Spot;
use super::xref;
use crate::sign::error::SignError;
use crate::sign::key::SigningKey;
use crate::sign::timestamp::{self, StampError, TimeStamper};
use crate::sign::{MAX_PDF, cms, hex};

/// Least room kept for the CMS structure, in bytes.
const LEAST_ROOM: usize = 8 * 1024;
/// Room for everything in the CMS structure but certificates, in bytes.
const OTHER_ROOM: usize = 4 * 1024;
/// Width of the placeholder after `[0 ` in `/ByteRange`.
const RANGE_WIDTH: usize = 36;

/// What to sign, with what, and how it looks.
#[derive(Debug)]
pub struct SignRequest<'a> {
    /// Name of the empty signature field, for example `ThuTruong`.
    pub field: &'a str,
    /// Key and certificate.
    pub key: &'a SigningKey,
    /// Time of signing as this PC knows it; goes into /M and is held against
    /// the certificate's validity.
    pub time: DateTime<FixedOffset>,
    /// Why it is signed (/Reason).
    pub reason: Option<&'a str>,
    /// Where it is signed (/Location).
    pub location: Option<&'a str>,
    /// How to reach the signer (`/ContactInfo`).
    pub contact: Option<&'a str>,
    /// What is seen on the page; `None` leaves the place empty.
    pub appearance: Option<Appearance<'a>>,
}

/// Signs an empty field and returns the file with one more increment.
///
/// # Errors
/// What [`SigningKey::check`] returns, [`SignError::NotPdf`],
/// [`SignError::Encrypted`], [`SignError::TooLarge`], [`SignError::FieldMissing`],
/// [`SignError::FieldAlreadySigned`], [`SignError::PictureUnusable`],
/// [`SignError::FontUnusable`], [`SignError::Crypto`].
pub fn sign_pdf(pdf: &[u8], request: &SignRequest<'_>) -> Result<Vec<u8>, SignError> {
    sign_with(pdf, request, None)
}

/// The same with a time stamp beside the signature (`PAdES` baseline B-T).
///
/// # Errors
/// As [`sign_pdf`]; [`SignError::Stamp`] if no stamp was given, then nothing is signed.
pub fn sign_pdf_stamped(
    pdf: &[u8],
    request: &SignRequest<'_>,
    stamper: &dyn TimeStamper,
) -> Result<Vec<u8>, SignError> {
    sign_with(pdf, request, Some(stamper))
}

fn sign_with(
    pdf: &[u8],
    request: &SignRequest<'_>,
    stamper: Option<&dyn TimeStamper>,
) -> Result<Vec<u8>, SignError> {
    if pdf.len() > MAX_PDF {
        return Err(SignError::TooLarge {
            bytes: pdf.len(),
            limit: MAX_PDF,
        });
    }
    request.key.check(request.time)?;
    let file = PdfFile::open(pdf).map_err(not_pdf)?;
    if xref::end_of_document(pdf) != Some(pdf.len()) {
        return Err(not_pdf(Fault("bytes after the end")));
    }
    if file.sections.iter().any(|s| s.trailer.has(b"Encrypt")) {
        return Err(SignError::Encrypted);
    }
    let field = find_field(&file, request.field)?;
    let mut increment = Increment::after(&file).map_err(not_pdf)?;
    let value = increment.reserve();
    put_field(&mut increment, &file, field, value, request)?;
    put_flags(&mut increment, &file).map_err(not_pdf)?;
    let room = room_for(request.key);
    let draft = Draft::new(request, room);
    increment.put_bytes(value, draft.body.clone());
    let (mut out, place) = increment.append(&file, value).map_err(not_pdf)?;
    draft.fill(&mut out, place, request.key, stamper)?;
    Ok(out)
}

pub(super) fn not_pdf(fault: Fault) -> SignError {
    SignError::NotPdf {
        detail: fault.0.to_owned(),
    }
}

fn find_field(file: &PdfFile<'_>, name: &str) -> Result<SignatureField, SignError> {
    let mut fields = field::signature_fields(file).map_err(not_pdf)?;
    match fields.iter().position(|f| f.name == name) {
        None => Err(SignError::FieldMissing {
            field: name.to_owned(),
            present: fields.iter().map(SignatureField::shown).collect(),
        }),
        Some(i) => {
            let field = fields.swap_remove(i);
            if field.value().is_some() {
                return Err(SignError::FieldAlreadySigned { field: field.name });
            }
            Ok(field)
        }
    }
}

/// Points the field at its value and its appearance.
fn put_field(
    increment: &mut Increment,
    file: &PdfFile<'_>,
    mut field: SignatureField,
    value: ObjectId,
    request: &SignRequest<'_>,
) -> Result<(), SignError> {
    field.dict.set("V", value);
    let area = sealed::spot_of(file, &field.dict).unwrap_or(Spot::sized(0.0, 0.0));
    let (width, height) = (area.width, area.height);
    if width > 0.0 && height > 0.0 {
        let form = match &request.appearance {
            Some(appearance) => {
                let time = request.time.format("%d/%m/%Y %H:%M:%S %:z").to_string();
                let fallback = [request.key.certificate().common_name(), time];
                let under = sealed::under(file, &field, area, appearance);
                appearance::draw(increment, appearance, &fallback, (width, height), under)?
            }
            None => appearance::empty(increment, (width, height)),
        };
        let mut states = Dictionary::new();
        states.set("N", form);
        field.dict.set("AP", states);
    }
    increment.put(field.id, &Object::Dictionary(field.dict));
    Ok(())
}

/// Sets `SigFlags` 3 (signatures exist, append only) where it is not set yet.
fn put_flags(increment: &mut Increment, file: &PdfFile<'_>) -> Result<(), Fault> {
    let (id, mut form) = field::form(file)?.ok_or(Fault("form"))?;
    if matches!(form.get(b"SigFlags"), Ok(Object::Integer(3))) {
        return Ok(());
    }
    form.set("SigFlags", 3);
    if let Some(id) = id {
        increment.put(id, &Object::Dictionary(form));
    } else {
        let (id, mut catalog) = file.catalog()?;
        catalog.set("AcroForm", form);
        increment.put(id, &Object::Dictionary(catalog));
    }
    Ok(())
}

fn room_for(key: &SigningKey) -> usize {
    let issuers: usize = key.issuers().iter().map(|c| c.der().len()).sum();
    (key.certificate().der().len() + issuers + OTHER_ROOM).max(LEAST_ROOM) + timestamp::ROOM
}

/// The signature dictionary with its two holes.
struct Draft {
    body: Vec<u8>,
    range: usize,
    contents: usize,
    room: usize,
}

impl Draft {
    fn new(request: &SignRequest<'_>, room: usize) -> Self {
        let mut body =
            b"<</Type /Sig/Filter /Adobe.PPKLite/SubFilter /ETSI.CAdES.detached/ByteRange [0 "
                .to_vec();
        let range = body.len();
        body.extend(vec![b' '; RANGE_WIDTH]);
        body.extend(b"]/Contents ");
        let contents = body.len();
        body.push(b'<');
        body.extend(vec![b'0'; room * 2]);
        body.push(b'>');
        let name = request.key.certificate().common_name();
        let time = request
            .time
            .format("D:%Y%m%d%H%M%S%:z")
            .to_string()
            .replace(':', "'")
            + "'";
        let time = time.replacen("D'", "D:", 1);
        let texts = [
            ("M", Some(time.as_str())),
            ("Name", Some(name.as_str())),
            ("Reason", request.reason),
            ("Location", request.location),
            ("ContactInfo", request.contact),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                body.extend(format!("/{key} ").bytes());
                emit::object(&mut body, &emit::text(text));
            }
        }
        body.extend(b">>");
        Self {
            body,
            range,
            contents,
            room,
        }
    }

    /// Writes the byte range, then the signature over everything but its hole.
    fn fill(
        &self,
        out: &mut [u8],
        place: usize,
        key: &SigningKey,
        stamper: Option<&dyn TimeStamper>,
    ) -> Result<(), SignError> {
        let broken = || SignError::Crypto {
            step: "place the signature",
        };
        let open = place + self.contents;
        let close = open + self.room * 2 + 2;
        let rest = out.len().checked_sub(close).ok_or_else(broken)?;
        let range = format!("{open} {close} {rest}");
        put(out, place + self.range, range.as_bytes()).ok_or_else(broken)?;
        let mut context = Context::new(key.digest().function());
        context.update(out.get(..open).ok_or_else(broken)?);
        context.update(out.get(close..).ok_or_else(broken)?);
        let cms = cms::sign(key, context.finish().as_ref(), stamper)?;
        if cms.len() > self.room {
            let (bytes, room) = (cms.len(), self.room);
            return Err(match stamper {
                Some(_) => StampError::NoRoom { bytes, room }.into(),
                None => broken(),
            });
        }
        put(out, open + 1, hex::encode(&cms).as_bytes()).ok_or_else(broken)
    }
}

fn put(out: &mut [u8], at: usize, text: &[u8]) -> Option<()> {
    out.get_mut(at..at + text.len())?.copy_from_slice(text);
    Some(())
}

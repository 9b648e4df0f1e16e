//! Which signature fields a file has, to choose one and to know how large it is.

use super::field;
use super::file::PdfFile;
use super::sealed::spot_of;
use crate::sign::MAX_PDF;
use crate::sign::error::SignError;

/// A signature field of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparedField {
    /// Its name.
    pub name: String,
    /// Whether it holds a signature already.
    pub signed: bool,
    /// Width in points; 0 where it is not seen.
    pub width: f32,
    /// Height in points; 0 where it is not seen.
    pub height: f32,
}

/// The signature fields in the form's order.
///
/// # Errors
/// [`SignError::TooLarge`], [`SignError::NotPdf`].
pub fn prepared_fields(pdf: &[u8]) -> Result<Vec<PreparedField>, SignError> {
    if pdf.len() > MAX_PDF {
        return Err(SignError::TooLarge {
            bytes: pdf.len(),
            limit: MAX_PDF,
        });
    }
    let file = PdfFile::open(pdf).map_err(super::sign::not_pdf)?;
    let fields = field::signature_fields(&file).map_err(super::sign::not_pdf)?;
    let told = fields.into_iter().map(|field| {
        let area = spot_of(&file, &field.dict);
        PreparedField {
            signed: field.value().is_some(),
            width: area.map_or(0.0, |area| area.width),
            height: area.map_or(0.0, |area| area.height),
            name: field.name,
        }
    });
    Ok(told.collect())
}

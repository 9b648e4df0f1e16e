//! A time stamp that goes by file: the request for a signed PDF is written, a
//! service answers it somewhere else, and the answer is put into the PDF.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::error::AppError;
use super::whole_file::write_whole;
use crate::sign::timestamp;

/// Writes the request (`.tsq`) for the last signature of a PDF.
///
/// # Errors
/// The PDF cannot be read, carries no signature that can be stamped, or the
/// request cannot be written.
pub fn write_request(pdf: &Path, request: &Path) -> Result<(), AppError> {
    write_whole(request, &timestamp::request_for(&read(pdf)?)?)
}

/// Puts the answer (`.tsr`) to the last signature of a PDF and writes the result
/// to `out`, which may be the PDF itself. Gives the field and the attested time.
///
/// # Errors
/// A file cannot be read or written, or the answer is not of this signature; the
/// target is then untouched.
pub fn add_reply(
    pdf: &Path,
    reply: &Path,
    out: &Path,
) -> Result<(String, DateTime<Utc>), AppError> {
    let stamped = timestamp::embed(&read(pdf)?, &read(reply)?)?;
    write_whole(out, &stamped.bytes)?;
    Ok((stamped.field, stamped.time))
}

fn read(path: &Path) -> Result<Vec<u8>, AppError> {
    std::fs::read(path).map_err(|e| AppError::read(path, &e))
}

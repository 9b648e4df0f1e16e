//! What a file may unpack to, held before a library that trusts the file reads it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::WorkbookError;

/// The greatest size of the file, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// What its parts may hold together once unpacked, in bytes.
const MAX_UNPACKED: u64 = 48 * 1024 * 1024;
/// The parts it may have.
const MAX_PARTS: usize = 2_000;
/// The texts a table of shared texts may announce; room for so many is made at once.
const MAX_ANNOUNCED: u64 = 2_000_000;
/// How a compound file begins: an old `.xls`, or a file behind a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The attribute that announces the number of shared texts.
const ANNOUNCEMENT: &[u8] = b"uniqueCount";

/// Refuses what is no zip file or unpacks to too much.
///
/// # Errors
/// See [`WorkbookError`].
pub(super) fn check(bytes: &[u8]) -> Result<(), WorkbookError> {
    if bytes.len() > MAX_BYTES {
        let bytes = bytes.len();
        return Err(WorkbookError::TooLarge { bytes });
    }
    if bytes.starts_with(COMPOUND) {
        return Err(WorkbookError::Protected);
    }
    let damaged = |error: &dyn std::fmt::Display| WorkbookError::Damaged {
        message: error.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    if archive.len() > MAX_PARTS {
        return Err(WorkbookError::TooMuch);
    }
    let mut room = MAX_UNPACKED;
    let mut part = Vec::new();
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|e| damaged(&e))?;
        part.clear();
        // What the file says of its sizes is not relied on.
        file.take(room + 1)
            .read_to_end(&mut part)
            .map_err(|e| damaged(&e))?;
        room = room
            .checked_sub(part.len() as u64)
            .ok_or(WorkbookError::TooMuch)?;
        if announced(&part).any(|count| count > MAX_ANNOUNCED) {
            return Err(WorkbookError::TooMuch);
        }
    }
    Ok(())
}

/// Every number of shared texts that a part announces, whatever the part is.
fn announced(part: &[u8]) -> impl Iterator<Item = u64> {
    let places = part
        .windows(ANNOUNCEMENT.len())
        .enumerate()
        .filter(|(_, window)| *window == ANNOUNCEMENT);
    places.map(|(at, _)| {
        let after = part.iter().skip(at + ANNOUNCEMENT.len());
        let digits = after
            .skip_while(|byte| {
                byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+')
            })
            .take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |number: u64, digit| {
            number
                .saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        })
    })
}

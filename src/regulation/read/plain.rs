//! Plain text: UTF-8, or UTF-16 with its byte order mark.

use super::ReadError;
use crate::regulation::legacy::legacy;

pub(super) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let text = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    match std::str::from_utf8(text) {
        // UTF-16 without its mark is UTF-8 full of zeros.
        Ok(text) if !text.contains('\0') => Ok(text.to_owned()),
        Ok(text) => Err(ReadError::NotUnicode {
            byte: text.find('\0').unwrap_or(0),
        }),
        Err(error) => {
            // The legacy encodings put Vietnamese where Windows-1252 has Latin letters.
            let latin: String = text.iter().take(1 << 20).map(|b| char::from(*b)).collect();
            Err(match legacy(&latin) {
                Some(encoding) => ReadError::Legacy(encoding),
                None => ReadError::NotUnicode {
                    byte: error.valid_up_to() + (bytes.len() - text.len()),
                },
            })
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len());
    for (at, decoded) in char::decode_utf16(units).enumerate() {
        let wrong = ReadError::NotUnicode { byte: 2 + at * 2 };
        text.push(decoded.map_err(|_| wrong)?);
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(ReadError::NotUnicode {
            byte: 1 + bytes.len(),
        })
    }
}

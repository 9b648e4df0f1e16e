//! Text strings and dates in the file's notation.

use chrono::{DateTime, FixedOffset};
use lopdf::{Object, StringFormat};
use unicode_normalization::UnicodeNormalization;

/// Text fit for a property: NFC on one line, without characters that XML
/// cannot hold, so that the Info dictionary and XMP say the same.
pub(super) fn property(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}');
    line.nfc().filter(shown).collect()
}

/// A text string: ASCII as it is, else UTF-16BE with a byte order mark
/// (ISO 32000-1, 7.9.2.2).
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// A date (ISO 32000-1, 7.9.4).
pub(super) fn date(time: &DateTime<FixedOffset>) -> Object {
    let zone = time.format("%:z").to_string().replace(':', "'");
    Object::string_literal(format!("D:{}{zone}'", time.format("%Y%m%d%H%M%S")))
}

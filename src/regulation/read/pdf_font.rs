//! A font of a PDF as far as reading needs it: characters and widths of codes.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// The greatest number of widths kept of a font.
const MAX_WIDTHS: usize = 70_000;

pub(super) struct Font {
    /// The font's dictionary; without its `Encoding` where `ToUnicode` says it better.
    dictionary: Dictionary,
    /// Text of each code, found as codes come up.
    texts: BTreeMap<u16, String>,
    /// Widths by code, in thousandths of the size.
    widths: BTreeMap<u16, f64>,
    default_width: f64,
    /// Whether codes have two bytes.
    wide: bool,
}

fn resolved<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    document
        .dereference(dictionary.get(key).ok()?)
        .ok()
        .map(|(_, object)| object)
}

fn whole(object: &Object) -> Option<u16> {
    u16::try_from(object.as_i64().ok()?).ok()
}

impl Font {
    /// `None` for a font whose codes cannot be turned into characters.
    pub(super) fn read(document: &Document, font: &Dictionary, limit: usize) -> Option<Self> {
        let wide = font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
        let mapped = font.has(b"ToUnicode");
        if wide && !mapped {
            return None;
        }
        let mut dictionary = font.clone();
        if mapped {
            dictionary.remove(b"Encoding");
        }
        let mut this = Self {
            dictionary,
            texts: BTreeMap::new(),
            widths: BTreeMap::new(),
            default_width: if wide { 1000.0 } else { 500.0 },
            wide,
        };
        if wide {
            this.read_wide(document, font);
        } else {
            this.read_simple(document, font);
        }
        this.read_texts(document, limit)?;
        Some(this)
    }

    fn read_simple(&mut self, document: &Document, font: &Dictionary) {
        let first = resolved(document, font, b"FirstChar")
            .and_then(whole)
            .unwrap_or(0);
        let widths = resolved(document, font, b"Widths").and_then(|o| o.as_array().ok());
        for (code, width) in (first..).zip(widths.into_iter().flatten().take(256)) {
            self.widths
                .extend(width.as_float().ok().map(|w| (code, f64::from(w))));
        }
    }

    /// `DW` and `W` of the descendant font (ISO 32000-2, 9.7.4.3). Codes are taken
    /// for glyph numbers, as they are under Identity-H.
    fn read_wide(&mut self, document: &Document, font: &Dictionary) {
        let fonts = resolved(document, font, b"DescendantFonts").and_then(|o| o.as_array().ok());
        let Some(descendant) = fonts
            .and_then(|fonts| fonts.first())
            .and_then(|font| document.dereference(font).ok())
            .and_then(|(_, font)| font.as_dict().ok())
        else {
            return;
        };
        if let Some(Ok(width)) = resolved(document, descendant, b"DW").map(Object::as_float) {
            self.default_width = width.into();
        }
        let widths = resolved(document, descendant, b"W").and_then(|o| o.as_array().ok());
        let mut parts = widths.map(Vec::as_slice).unwrap_or_default();
        while let [first, second, rest @ ..] = parts {
            let (Some(from), Ok((_, second))) = (whole(first), document.dereference(second)) else {
                return;
            };
            if let Ok(list) = second.as_array() {
                for (code, width) in (from..).zip(list) {
                    self.widths
                        .extend(width.as_float().ok().map(|w| (code, f64::from(w))));
                }
                parts = rest;
            } else {
                let ([width, rest @ ..], Some(to)) = (rest, whole(second)) else {
                    return;
                };
                let width = width.as_float().unwrap_or_default();
                self.widths
                    .extend((from..=to).map(|code| (code, f64::from(width))));
                parts = rest;
            }
            if self.widths.len() > MAX_WIDTHS {
                return;
            }
        }
    }

    /// Looks every code up once: encodings borrow the document, fonts outlive them.
    fn read_texts(&mut self, document: &Document, limit: usize) -> Option<()> {
        let encoding = self
            .dictionary
            .get_font_encoding_with_limit(document, limit)
            .ok()?;
        let wide = self.wide && matches!(encoding, Encoding::UnicodeMapEncoding(_));
        let last = if wide { u16::MAX } else { 255 };
        for code in 0..=last {
            let bytes = code.to_be_bytes();
            let bytes = if wide {
                bytes.as_slice()
            } else {
                bytes.get(1..)?
            };
            let text = encoding.bytes_to_string(bytes).unwrap_or_default();
            let said = text.chars().any(|c| c != '\u{fffd}' && !c.is_control());
            if said && text.len() <= 64 {
                self.texts.insert(code, text);
            }
        }
        Some(())
    }

    /// Text, width in thousandths of the size, and number of codes of a string.
    pub(super) fn decode(&self, bytes: &[u8]) -> (String, f64, usize) {
        let mut text = String::new();
        let mut width = 0.0;
        let mut codes = 0;
        for code in bytes.chunks(if self.wide { 2 } else { 1 }) {
            let code = match code {
                [high, low] => u16::from_be_bytes([*high, *low]),
                [single] => u16::from(*single),
                _ => continue,
            };
            text.push_str(self.texts.get(&code).map_or("", String::as_str));
            width += self
                .widths
                .get(&code)
                .copied()
                .unwrap_or(self.default_width);
            codes += 1;
        }
        (text, width, codes)
    }
}

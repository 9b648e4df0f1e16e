//! Cleaning of text before it is measured.

use unicode_normalization::UnicodeNormalization;

use super::fonts::{Face, Fonts};

/// What stands for a character the font lacks: shown, so that nothing vanishes
/// unseen.
pub const MISSING: char = '\u{25A1}';

/// Text as it will be shown and copied: NFC; white space as plain spaces;
/// without control, bidi and other invisible format characters; [`MISSING`]
/// for what the face lacks.
pub fn clean(fonts: &Fonts, face: Face, text: &str) -> String {
    text.nfc()
        .filter_map(|c| clean_char(fonts, face, c))
        .collect()
}

fn clean_char(fonts: &Fonts, face: Face, c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if is_invisible(c) => None,
        // A reader could not tell a private character's meaning (ISO 19005-3, 6.2.11.7.3).
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' => Some(MISSING),
        _ if fonts.glyph(face, c).is_some() => Some(c),
        _ if c.is_whitespace() => Some(' '),
        _ => Some(MISSING),
    }
}

/// Text as it is said, for a file that names fonts and does not hold them: NFC;
/// white space as plain spaces; without what [`clean`] drops or XML 1.0 cannot hold.
pub fn tidy(text: &str) -> String {
    let kept = |c: char| match c {
        _ if c.is_whitespace() && c != '\u{A0}' => Some(' '),
        '\u{FFFE}' | '\u{FFFF}' => None,
        _ if is_invisible(c) => None,
        _ => Some(c),
    };
    text.nfc().filter_map(kept).collect()
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether the character sits on the one before it, so that no line may break
/// between the two.
pub fn joins_previous(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_what_could_mislead() {
        let fonts = Fonts::embedded().unwrap();
        let clean = |text| clean(fonts, Face::Regular, text);
        assert_eq!(
            clean("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"),
            "Tiếng Việt"
        );
        assert_eq!(clean("a\u{202E}b\u{200B}c\u{7}d\ne"), "abcd e");
        assert_eq!(clean("x😀y\u{E123}z"), "x□y□z");
    }
}

//! Text in two languages, and the one form in which text is kept: NFC.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The language a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Tiếng Việt, the language of the law and the default.
    #[default]
    Vietnamese,
    /// English.
    English,
}

/// A text in Vietnamese and, where it has been written, English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Vietnamese, always present.
    pub vi: String,
    /// English; a catalog made in the field may lack it.
    pub en: Option<String>,
}

impl Text {
    /// Both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: Some(en.into()),
        }
    }

    /// The text in `language`, Vietnamese where there is no translation.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => self.en.as_deref().unwrap_or(&self.vi),
            Language::Vietnamese => &self.vi,
        }
    }
}

/// Brings text to NFC. The legacy Windows keyboard and pasted text arrive
/// decomposed, and decomposed tones are lost by many fonts.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A line as a person meant it: NFC, no control or invisible direction
/// characters, no space at either end.
pub fn clean_line(text: &str) -> String {
    let kept: String = text
        .nfc()
        .filter(|c| !c.is_control() && !is_direction_mark(*c))
        .collect();
    kept.trim().to_owned()
}

/// Characters that change the direction of what follows and can disguise a name
/// (Unicode Technical Report 36, bidirectional text spoofing).
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The form in which text is searched: no tone or vowel marks, đ as d, lower
/// case. "Mật khẩu" and "mat khau" give the same key.
pub fn search_key(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_finds_with_and_without_marks() {
        #[track_caller]
        fn case(text: &str, key: &str) {
            assert_eq!(search_key(text), key);
        }
        case("Mật khẩu", "mat khau");
        case("ĐƯỜNG dây nóng", "duong day nong");
        case("Ma\u{323}\u{302}t", "mat");
    }

    #[test]
    fn lines_lose_what_disguises_them() {
        assert_eq!(clean_line(" báo\u{202E}fdp.exe\u{7} "), "báofdp.exe");
        assert_eq!(clean_line("Tie\u{302}\u{301}ng"), "Tiếng");
    }
}

//! Words as they are searched: letters apart from the marks on them.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A word taken apart, so that "mat", "mật" and "Mâ\u{323}t" can be told alike or apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Small letters and digits without any mark, đ as d.
    pub(super) base: String,
    /// What stands on them.
    pub(super) marks: Marks,
}

/// The marks of one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// What makes another letter of each character of the word: ˘ ^ the horn, the bar of đ; 0 for none.
    letters: Vec<u8>,
    /// The tone of the syllable, wherever it is written (hoà, hòa); 0 for none.
    tone: u8,
}

impl Word {
    /// Takes a word apart.
    pub(super) fn of(text: &str) -> Self {
        let mut word = Self::default();
        for c in text.chars().flat_map(char::to_lowercase) {
            decompose_canonical(c, |part| word.push(part));
        }
        // "03 tháng" and "3 tháng" are the same.
        if word.is_number() {
            let value = word.base.trim_start_matches('0');
            word.base = if value.is_empty() { "0" } else { value }.to_owned();
            word.marks.letters.truncate(word.base.len());
        }
        word
    }

    fn push(&mut self, part: char) {
        let letter = match part {
            '\u{306}' => 1,
            '\u{302}' => 2,
            '\u{31B}' => 3,
            _ => 0,
        };
        let tone = match part {
            '\u{300}' => 1,
            '\u{309}' => 2,
            '\u{303}' => 3,
            '\u{301}' => 4,
            '\u{323}' => 5,
            _ => 0,
        };
        if letter > 0 {
            if let Some(last) = self.marks.letters.last_mut() {
                *last = letter;
            }
        } else if tone > 0 {
            self.marks.tone = tone;
        } else if part == 'đ' {
            self.base.push('d');
            self.marks.letters.push(4);
        } else if !is_combining_mark(part) {
            self.base.push(part);
            self.marks.letters.push(0);
        }
    }

    /// What stands after the last point: "đ" of "13.1.đ".
    pub(super) fn last_part(&self) -> Self {
        let base = self.base.rsplit('.').next().unwrap_or_default().to_owned();
        let skipped = self.base.chars().count() - base.chars().count();
        let letters = self.marks.letters.iter().skip(skipped).copied().collect();
        let tone = self.marks.tone;
        Self {
            base,
            marks: Marks { letters, tone },
        }
    }

    /// Whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        !self.base.is_empty() && self.base.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether this word as typed finds `other`: it is its beginning (a number is
    /// all of it), and every mark that was typed is there. Marks not typed may be.
    pub(super) fn finds(&self, other: &Self) -> bool {
        let begins = if self.is_number() {
            self.base == other.base
        } else {
            other.base.starts_with(&self.base)
        };
        begins && self.marks.are_in(&other.marks)
    }
}

impl Marks {
    /// Whether each of these marks is among `other`'s at the same place.
    pub(super) fn are_in(&self, other: &Self) -> bool {
        let mut pairs = self.letters.iter().zip(&other.letters);
        (self.tone == 0 || self.tone == other.tone) && pairs.all(|(a, b)| *a == 0 || a == b)
    }
}

/// The words of a text with their places in it, in bytes. A number keeps its
/// points ("1.2", "13.1.đ"); parts joined by a hyphen are words, and so is the whole.
pub(super) fn words(text: &str) -> Vec<(Range<usize>, Word)> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !is_part(first) {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut last = first;
        while let Some(&(at, c)) = chars.peek() {
            let inner = c == '.' && last.is_ascii_digit() && is_followed(text, at + 1);
            let joined = c == '-' && is_followed(text, at + 1);
            if !is_part(c) && !inner && !joined {
                break;
            }
            last = c;
            end = at + c.len_utf8();
            chars.next();
        }
        push(text, start..end, &mut found);
    }
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<(Range<usize>, Word)>) {
    let Some(whole) = text.get(range.clone()) else {
        return;
    };
    if whole.contains('-') {
        let mut start = range.start;
        for part in whole.split('-') {
            found.push((start..start + part.len(), Word::of(part)));
            start += part.len() + 1;
        }
    }
    found.push((range, Word::of(&whole.replace('-', ""))));
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_followed(text: &str, at: usize) -> bool {
    let rest = text.get(at..).and_then(|rest| rest.chars().next());
    rest.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(typed: &str, text: &str, found: bool) {
        assert_eq!(
            Word::of(typed).finds(&Word::of(text)),
            found,
            "{typed} / {text}"
        );
    }

    #[test]
    fn marks_that_are_typed_must_be_there() {
        case("mat", "mật", true);
        case("mâ", "Mật", true);
        case("mât", "mật", true);
        case("mật", "MẬT", true);
        case("mật", "Ma\u{323}\u{302}t", true);
        case("mật", "mất", false);
        case("mật", "mạt", false);
        case("mật", "mat", false);
        case("hòa", "hoà", true);
        case("duong", "đường", true);
        case("đuong", "đường", true);
        case("đuong", "dương", false);
        case("khâu", "khẩu", true);
        case("mang", "ma", false);
    }

    #[test]
    fn a_number_is_found_whole() {
        case("1", "12", false);
        case("12", "12", true);
        case("3", "03", true);
        case("00", "0", true);
        case("1.2", "1.2", true);
        case("wpa", "WPA2", true);
    }

    #[test]
    fn words_know_their_places() {
        #[track_caller]
        fn case(text: &str, expected: &[&str]) {
            let found: Vec<_> = words(text).into_iter().map(|(_, w)| w.base).collect();
            assert_eq!(found, expected);
        }
        case("Mật khẩu, ≥ 8 ký tự.", &["mat", "khau", "8", "ky", "tu"]);
        case(
            "TLS 1.2 (13.1.đ). Wi-Fi",
            &["tls", "1.2", "13.1.d", "wi", "fi", "wifi"],
        );
        case("– -a- .", &["a"]);
        let text = "Ma\u{323}\u{302}t khẩu";
        assert_eq!(&text[words(text)[1].0.clone()], "khẩu");
        assert_eq!(&text[words(text)[0].0.clone()], "Ma\u{323}\u{302}t");
    }
}

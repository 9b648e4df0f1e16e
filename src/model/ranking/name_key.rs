//! The forms in which names of units are compared.
//!
//! Names are typed by many people: "UBND xã Hòa Bình", "Uỷ ban nhân dân xã Hoà
//! Bình", "UY BAN NHAN DAN XA HOA BINH". Case, spaces, punctuation, the place of
//! the tone mark within its syllable (both ways are in use) and the usual short
//! forms make no difference; tone marks do, as long as both sides have them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::text::search_key;

/// The tone marks, decomposed; the other marks belong to the letter.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Short forms and what they stand for.
const SHORT_FORMS: [(&str, &str); 3] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("tp", "thành phố"),
];

/// The words before the place in the name of a People's Committee.
const COMMITTEE: &str = "ủy ban nhân dân";

/// A name in the forms in which it is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey {
    /// With tone marks.
    pub marked: String,
    /// The same without the words "Ủy ban nhân dân" at its beginning.
    pub marked_place: String,
    /// Without any marks ([`search_key`]).
    pub bare: String,
    /// The same without "uy ban nhan dan" at its beginning.
    pub bare_place: String,
    /// Whether it was written with marks, so that marks tell it from others.
    pub has_marks: bool,
}

impl NameKey {
    /// The forms of a name.
    pub fn of(name: &str) -> Self {
        let marked = marked(name);
        let place = without(&marked, &self::marked(COMMITTEE));
        let (bare, bare_place) = (search_key(&marked), search_key(&place));
        Self {
            marked,
            marked_place: place,
            bare,
            bare_place,
            has_marks: name
                .nfd()
                .filter(|c| !is_ignorable(*c))
                .any(|c| is_combining_mark(c) || matches!(c, 'đ' | 'Đ')),
        }
    }

    /// Whether nothing of the name is left.
    pub fn is_empty(&self) -> bool {
        self.bare.is_empty()
    }
}

/// Lower case, one space between words, the tone mark at the end of its word,
/// short forms written out.
fn marked(name: &str) -> String {
    let seen = name.nfd().filter(|c| !is_ignorable(*c));
    let lower: String = seen.flat_map(char::to_lowercase).collect();
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let words = lower.split(|c| !is_part(c)).filter(|word| !word.is_empty());
    let words = words.flat_map(|word| {
        let composed: String = word.nfc().collect();
        let meant = SHORT_FORMS.iter().find(|(short, _)| *short == composed);
        let meant = meant.map_or(composed, |(_, long)| (*long).to_owned());
        meant.split(' ').map(tone_last).collect::<Vec<_>>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Characters without a shape (Default_Ignorable_Code_Point of UAX #44): with one of
/// them a name would look the same and be another.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// "hoà" and "hòa" as one word: letters with their own marks, then the tone.
fn tone_last(word: &str) -> String {
    let (tones, letters): (String, String) = word.nfd().partition(|c| TONES.contains(c));
    letters + &tones
}

/// The name without words it begins with, unless nothing would be left.
fn without(name: &str, words: &str) -> String {
    let rest = name.strip_prefix(words).map(str::trim_start);
    match rest {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_name_are_one() {
        let meant = NameKey::of("Ủy ban nhân dân xã Hòa Bình");
        for written in [
            "UBND xã Hòa Bình",
            "Uỷ ban nhân dân xã Hoà Bình",
            " ỦY BAN NHÂN DÂN  XÃ HÒA BÌNH. ",
            "UBND xã Hò\u{200b}a B\u{feff}ình\u{34f}",
            "U\u{309}y ban nha\u{302}n da\u{302}n xa\u{303} Ho\u{300}a Bi\u{300}nh",
        ] {
            assert_eq!(NameKey::of(written), meant, "{written}");
        }
        let untoned = NameKey::of("uy ban nhan dan xa hoa binh");
        assert_ne!(untoned.marked, meant.marked);
        assert_eq!(untoned.bare, meant.bare);
        assert_eq!(NameKey::of("Xã Hòa Bình").marked, meant.marked_place);
    }

    #[test]
    fn other_names_stay_others() {
        let key = |name: &str| NameKey::of(name).marked;
        assert_ne!(key("xã Tân Minh"), key("xã Tản Minh"));
        assert_ne!(key("xã Hòa Bình"), key("xã Hoa Bình"));
        assert_ne!(key("Sở Đ"), key("Sở D"));
        assert!(NameKey::of(" – ").is_empty());
    }
}

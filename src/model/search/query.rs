//! What was asked for: words, and places of a regulation.

use std::ops::Range;

use super::word::{Word, words};
use crate::model::provision::ProvisionRef;

/// A search as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Every one of these must occur.
    pub(super) words: Vec<Word>,
    /// Where it must be, if a place was named: "điều 13", "khoản 2 điều 7".
    pub(super) place: Place,
    /// Numbers with points: a place ("13.1.đ") or a figure in the text ("1.2").
    pub(super) dotted: Vec<(Place, Word)>,
}

/// A place, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    article: Option<String>,
    clause: Option<String>,
    point: Option<Word>,
}

/// The words that name a part of a place, without marks.
const ARTICLE: [&str; 2] = ["dieu", "article"];
const CLAUSE: [&str; 2] = ["khoan", "clause"];
const POINT: [&str; 2] = ["diem", "point"];
const STEP: [&str; 2] = ["buoc", "step"];

impl Query {
    /// Reads what was typed. Any text is a query; an empty one asks for nothing.
    pub fn parse(typed: &str) -> Self {
        let typed: Vec<Word> = words(typed).into_iter().map(|(_, word)| word).collect();
        let mut query = Self::default();
        let mut rest = typed.as_slice();
        while let [word, after @ ..] = rest {
            rest = after;
            let is = |names: [&str; 2]| names.contains(&word.base.as_str());
            match after.first() {
                Some(next) if is(ARTICLE) && next.is_number() => {
                    query.place.article = Some(next.base.clone());
                    rest = &after[1..];
                }
                Some(next) if is(CLAUSE) && next.is_number() => {
                    query.place.clause = Some(next.base.clone());
                    rest = &after[1..];
                }
                Some(next) if is(STEP) && next.is_number() && query.place.is_some() => {
                    query.place.point = Some(Word::of(&format!("b{}", next.base)));
                    rest = &after[1..];
                }
                // "điểm yếu" is no place; a point is asked for within its clause or article.
                Some(next)
                    if is(POINT) && next.base.chars().count() == 1 && query.place.is_some() =>
                {
                    query.place.point = Some(next.clone());
                    rest = &after[1..];
                }
                _ if word.base.contains('.') => {
                    query.dotted.push((Place::dotted(word), word.clone()));
                }
                _ => query.words.push(word.clone()),
            }
        }
        query
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && !self.place.is_some() && self.dotted.is_empty()
    }

    /// The places in `text`, in bytes and in order, of words that were asked for.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let asked = || self.words.iter().chain(self.dotted.iter().map(|(_, w)| w));
        let mut marks: Vec<Range<usize>> = Vec::new();
        for (range, word) in words(text) {
            if !asked().any(|asked| asked.finds(&word)) {
                continue;
            }
            // The whole of hyphened parts comes after them and takes their place.
            marks.retain(|mark| mark.start < range.start);
            marks.push(range);
        }
        marks
    }

    /// What of it is not in `text`: the words that must be elsewhere.
    #[must_use]
    pub fn lacking(&self, text: &str) -> Self {
        let there = words(text);
        let missing = |asked: &&Word| !there.iter().any(|(_, word)| asked.finds(word));
        Self {
            words: self.words.iter().filter(missing).cloned().collect(),
            ..Self::default()
        }
    }
}

impl Place {
    /// "13.1.đ".
    fn dotted(word: &Word) -> Self {
        let mut parts = word.base.split('.');
        let article = parts.next().map(str::to_owned);
        let clause = parts.next().map(str::to_owned);
        let point = parts.next().map(|_| word.last_part());
        Self {
            article,
            clause,
            point,
        }
    }

    pub(super) fn is_some(&self) -> bool {
        self.article.is_some() || self.clause.is_some() || self.point.is_some()
    }

    /// Whether a provision stands at this place or inside it.
    pub(super) fn holds(&self, reference: &ProvisionRef) -> bool {
        let mut parts = reference.as_str().split('.');
        let article = parts.next().map(|part| part.trim_matches(['[', ']']));
        let clause = parts.next();
        let point = parts.next().map(Word::of);
        let same = |asked: &Option<String>, there: Option<&str>| {
            asked.as_deref().is_none_or(|asked| Some(asked) == there)
        };
        same(&self.article, article)
            && same(&self.clause, clause)
            && self.point.as_ref().is_none_or(|asked| {
                point.is_some_and(|there| asked.base == there.base && asked.finds(&there))
            })
    }

    /// Whether the article of this number, as a whole, is the place.
    pub(super) fn is_article(&self, number: &str) -> bool {
        let number = number.trim_matches(['[', ']']);
        self.clause.is_none() && self.point.is_none() && self.article.as_deref() == Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_from_words() {
        #[track_caller]
        fn case(typed: &str, reference: &str, at: bool) {
            let query = Query::parse(typed);
            let place = query
                .dotted
                .first()
                .map_or(&query.place, |(place, _)| place);
            assert!(place.is_some() && query.words.is_empty(), "{query:?}");
            let reference = ProvisionRef::parse(reference).unwrap();
            assert_eq!(place.holds(&reference), at, "{typed} / {reference}");
        }
        case("điều 13", "13.1.đ", true);
        case("Dieu 13", "13", true);
        case("điều 1", "13", false);
        case("điều 25", "[25].5", true);
        case("khoản 1 điều 13", "13.1.đ", true);
        case("khoản 2 Điều 13", "13.1.đ", false);
        case("điều 13 khoản 1 điểm đ", "13.1.đ", true);
        case("điều 13 khoản 1 điểm đ", "13.1.d", false);
        case("13.1.đ", "13.1.đ", true);
        case("13.1.đ", "13.1.d", false);
        case("13.1.d", "13.1.đ", true);
        case("13.1", "13.1.đ", true);
        case("13.1", "13.10", false);
        case("17.2.b3", "17.2.B3", true);
        case("điều 17 khoản 2 bước 3", "17.2.B3", true);
        let weak = Query::parse("điểm yếu của điều hành");
        assert!(!weak.place.is_some());
        assert_eq!(weak.words.len(), 5);
        assert!(Query::parse(" . – ").is_empty());
    }

    #[test]
    fn found_words_are_marked() {
        let query = Query::parse("mat wifi");
        let text = "Mật khẩu Wi-Fi, mặt";
        let marked: Vec<_> = query.marks(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(marked, ["Mật", "Wi-Fi", "mặt"]);
        assert!(!query.lacking("mật khẩu").is_empty());
        assert!(query.lacking("Wi-Fi mật").is_empty());
    }
}

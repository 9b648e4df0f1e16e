//! The order in which a Vietnamese reader looks for a name.
//!
//! Letters first, in the order of the alphabet (a ă â b c d đ e ê … o ô ơ … u ư …);
//! names of the same letters by their tones (ngang, huyền, hỏi, ngã, sắc, nặng); small
//! letters before capitals only where nothing else differs. Words are compared one
//! after the other and numbers by their value: "Ảnh 2" stands before "Ảnh 10".
//! Source: the collation for `vi` of Unicode's CLDR, applied by the one crate named here.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// Compares names. Making one takes a few lookups; it serves a whole sort.
pub struct Collation(Option<CollatorBorrowed<'static>>);

impl Collation {
    /// The Vietnamese order, used in both languages: the names are Vietnamese.
    pub fn vietnamese() -> Self {
        let mut wanted = CollatorPreferences::from(locale!("vi"));
        wanted.numeric_ordering = Some(CollationNumericOrdering::True);
        // The data are compiled in. Were they ever not, names would still have one order: that of their code points.
        Self(Collator::try_new(wanted, CollatorOptions::default()).ok())
    }

    /// Which of two names comes first. Names that a reader cannot tell apart
    /// (composed and decomposed letters) have the same place.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}

/// Sorts things by their names; those of the same name keep their order.
pub fn sort_by_name<T>(things: &mut [T], name: impl Fn(&T) -> &str) {
    let collation = Collation::vietnamese();
    things.sort_by(|a, b| collation.compare(name(a), name(b)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_vietnamese_alphabet() {
        let order = [
            "1", "2", "10", "an", "An", "àn", "ản", "ãn", "án", "ạn", "ăn", "ẳn", "ân", "ấn", "bà",
            "da", "dạ", "Dạ", "đa", "Đà", "e", "ê", "ga", "o", "ô", "ố", "ơ", "u", "ư", "y", "ý",
        ];
        let mut sorted: Vec<&str> = order.into_iter().rev().collect();
        sort_by_name(&mut sorted, |name| name);
        assert_eq!(sorted, order);
    }

    #[test]
    fn names_of_several_words_are_compared_word_by_word() {
        let order = [
            "thành phố Cần Thơ",
            "thành phố Đà Nẵng",
            "thành phố Hải Phòng",
            "tỉnh Hà Nam",
            "tỉnh Hà Tĩnh",
            "tỉnh Hải Dương",
            "tỉnh Hậu Giang",
            "tỉnh Quảng Bình",
            "tỉnh Trà Vinh",
            "Ủy ban nhân dân phường 2",
            "Ủy ban nhân dân phường 10",
        ];
        let mut sorted: Vec<&str> = order.into_iter().rev().collect();
        sort_by_name(&mut sorted, |name| name);
        assert_eq!(sorted, order);
    }

    #[test]
    fn decomposed_letters_have_the_place_of_composed_ones() {
        let order = Collation::vietnamese();
        let decomposed = "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t";
        assert_eq!(order.compare(decomposed, "Tiếng Việt"), Ordering::Equal);
        assert_eq!(order.compare(decomposed, "Tiếng Việu"), Ordering::Less);
        assert_eq!(order.compare("\u{111}a", "d\u{323}a"), Ordering::Greater);
    }
}

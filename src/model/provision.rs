//! A place in a regulation: Điều (article), khoản (clause), điểm (point), Bước (step).

use std::cmp::Ordering;
use std::fmt;

use super::text::Language;

/// A citable provision as `article[.clause[.point]]`: `5.1`, `13.1.đ`, `17.2.B3`
/// (Bước 3), `11` where an article has no clause. An article recovered from a
/// damaged source stands in brackets: `[25].5`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProvisionRef(String);

impl ProvisionRef {
    /// Reads a reference.
    ///
    /// # Errors
    /// Names what is wrong with it: empty, more than three parts, an article or
    /// clause that is not a number, or a point that is neither a letter nor `B` and a number.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('.').collect();
        let number = |part: &str| {
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
        };
        let article = parts.first().copied().unwrap_or_default();
        let article = article
            .strip_prefix('[')
            .and_then(|a| a.strip_suffix(']'))
            .unwrap_or(article);
        if !number(article) {
            return Err(format!(
                "`{text}` does not begin with the number of an article"
            ));
        }
        if let Some(clause) = parts.get(1)
            && !number(clause)
        {
            return Err(format!("`{text}`: the clause `{clause}` is not a number"));
        }
        if let Some(point) = parts.get(2) {
            let step = point.strip_prefix('B').is_some_and(number);
            let mut letters = point.chars();
            let letter = letters.next().is_some_and(char::is_lowercase) && letters.next().is_none();
            if !step && !letter {
                return Err(format!(
                    "`{text}`: the point `{point}` is not one lower-case letter or a step such as `B2`"
                ));
            }
        }
        if parts.len() > 3 {
            return Err(format!(
                "`{text}` has more parts than article, clause and point"
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// The reference as it stands in the catalog.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The article's part, with its brackets if it has them.
    pub fn article(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }

    /// Article, clause and point in words: "Điều 13 khoản 1 điểm đ".
    pub fn cite(&self, language: Language) -> String {
        let words = match language {
            Language::Vietnamese => ["Điều", "khoản", "điểm", "Bước"],
            Language::English => ["Article", "clause", "point", "step"],
        };
        let mut parts = self.0.split('.');
        let mut cited = format!("{} {}", words[0], parts.next().unwrap_or_default());
        if let Some(clause) = parts.next() {
            cited += &format!(" {} {clause}", words[1]);
        }
        match parts.next() {
            Some(point) if point.starts_with('B') => {
                cited += &format!(" {} {}", words[3], &point[1..]);
            }
            Some(point) => cited += &format!(" {} {point}", words[2]),
            None => {}
        }
        cited
    }

    fn key(&self) -> (u32, u32, u32) {
        let mut parts = self.0.split('.');
        let number = |part: Option<&str>| {
            part.map_or(0, |p| {
                p.trim_matches(['[', ']']).parse().unwrap_or(u32::MAX)
            })
        };
        let article = number(parts.next());
        let clause = number(parts.next());
        let point = parts
            .next()
            .map_or(0, |p| match p.strip_prefix('B').map(str::parse::<u32>) {
                Some(Ok(step)) => step,
                _ => p.chars().next().map_or(0, alphabet_rank),
            });
        (article, clause, point)
    }
}

/// Rank of a point's letter in the Vietnamese alphabet: a b c d đ e g h i k …
fn alphabet_rank(letter: char) -> u32 {
    if letter == 'đ' {
        u32::from('d') * 2 + 1
    } else {
        u32::from(letter) * 2
    }
}

impl Ord for ProvisionRef {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key()
            .cmp(&other.key())
            .then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for ProvisionRef {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ProvisionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_references_read_and_cite() {
        #[track_caller]
        fn case(text: &str, cited: &str) {
            assert_eq!(
                ProvisionRef::parse(text)
                    .unwrap()
                    .cite(Language::Vietnamese),
                cited
            );
        }
        case("11", "Điều 11");
        case("5.1", "Điều 5 khoản 1");
        case("13.1.đ", "Điều 13 khoản 1 điểm đ");
        case("17.2.B3", "Điều 17 khoản 2 Bước 3");
        case("[25].5", "Điều [25] khoản 5");
    }

    #[test]
    fn bad_references_say_why() {
        for text in ["", "a", "5.", "5.x", "5.1.AB", "5.1.a.b", "5.1.B", "1234"] {
            assert!(ProvisionRef::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn order_is_that_of_the_law() {
        let order = [
            "2", "5.1", "13.1.d", "13.1.đ", "13.1.e", "13.2", "17.2.B2", "17.2.B10",
        ];
        let mut sorted: Vec<_> = order
            .iter()
            .map(|t| ProvisionRef::parse(t).unwrap())
            .collect();
        sorted.reverse();
        sorted.sort();
        assert_eq!(
            sorted.iter().map(ProvisionRef::as_str).collect::<Vec<_>>(),
            order
        );
    }
}

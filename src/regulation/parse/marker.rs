//! How the parts of a Vietnamese legal text begin (Nghị định 78/2025/NĐ-CP
//! numbers them Chương, Mục, Điều, khoản, điểm).

/// The beginning of a part, with what follows it in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker<'a> {
    /// "Chương II".
    Chapter(&'a str, &'a str),
    /// "Mục 2": the whole line.
    Section,
    /// "Điều 12." with its number as it stands ("12", "12a").
    Article(&'a str, &'a str),
    /// "3." or "3)".
    Clause(u32, &'a str),
    /// "1.2." and deeper.
    Decimal,
    /// "đ)", "f,", "a.", a dash before it aside; whether a bracket closed it.
    Point(char, bool, &'a str),
    /// "Bước 2:".
    Step(u32, &'a str),
    /// "- …": the text behind the dash.
    Dash(&'a str),
    /// Anything else.
    Text,
}

/// What the line begins. `emphasised` headings may lack the dot.
pub(super) fn marker(text: &str, emphasised: bool) -> Marker<'_> {
    if let Some((number, rest)) = chapter(text, emphasised) {
        return Marker::Chapter(number, rest);
    }
    if section(text) {
        return Marker::Section;
    }
    if let Some((number, rest)) = article(text, emphasised) {
        return Marker::Article(number, rest);
    }
    let behind_dash = dash(text);
    let inner = behind_dash.unwrap_or(text);
    if let Some((number, rest)) = step(inner) {
        return Marker::Step(number, rest);
    }
    if let Some((letter, closed, rest)) = point(inner) {
        return Marker::Point(letter, closed, rest);
    }
    if let Some(rest) = behind_dash {
        return Marker::Dash(rest);
    }
    clause(text).unwrap_or(Marker::Text)
}

/// The text behind a keyword of any case.
fn keyword<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let end = text.char_indices().nth(word.chars().count())?.0;
    let (head, rest) = text.split_at_checked(end)?;
    let same = head.to_lowercase() == word;
    (same && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// The digits a text begins with, as text, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&end).then(|| text.split_at_checked(end))?
}

fn chapter(text: &str, emphasised: bool) -> Option<(&str, &str)> {
    let rest = keyword(text, "chương")?;
    let end = rest.find([' ', '.', ':', '-', '–']).unwrap_or(rest.len());
    let (number, rest) = rest.split_at_checked(end)?;
    let roman =
        !number.is_empty() && number.len() <= 7 && number.chars().all(|c| "IVXL".contains(c));
    if !(roman || digits(number).is_some_and(|(_, rest)| rest.is_empty())) {
        return None;
    }
    let title = rest.trim_start_matches([' ', '.', ':', '-', '–']);
    let set_off = title.is_empty() || is_capitals(title) || emphasised;
    (set_off || rest.starts_with([':', '.'])).then_some((number, title))
}

fn section(text: &str) -> bool {
    let Some(rest) = keyword(text, "mục") else {
        return false;
    };
    let Some((_, rest)) = digits(rest) else {
        return false;
    };
    let title = rest.trim_start_matches([' ', '.', ':']);
    title.is_empty() || is_capitals(title) || rest.starts_with(['.', ':'])
}

fn article(text: &str, emphasised: bool) -> Option<(&str, &str)> {
    let rest = keyword(text, "điều")?;
    let (plain, after) = digits(rest)?;
    let letters: usize = after
        .chars()
        .take_while(|c| c.is_lowercase())
        .map(char::len_utf8)
        .sum();
    let (number, after) = rest.split_at_checked(plain.len() + letters)?;
    let closed = after.trim_start().strip_prefix(['.', ':']);
    let title = closed.unwrap_or(after).trim();
    let alone = after.trim().is_empty();
    let set_off = emphasised && after.starts_with(' ') && letters == 0;
    (letters <= 2 && (closed.is_some() || alone || set_off)).then_some((number, title))
}

fn dash(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '–', '—', '•', '+', '\u{f0b7}'])?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some(rest)
}

fn step(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = digits(keyword(text, "bước")?)?;
    let rest = rest.trim_start().strip_prefix([':', '.'])?;
    Some((number.parse().ok()?, rest.trim()))
}

fn point(text: &str) -> Option<(char, bool, &str)> {
    let mut chars = text.chars();
    let letter = chars.next().filter(|c| c.is_lowercase())?;
    let rest = chars.as_str().trim_start();
    let closed = rest.starts_with(')');
    let rest = rest.strip_prefix([')', '.', ','])?;
    // "v.v.", "e.g." are words.
    let word = !closed && !rest.starts_with(' ');
    (!word && !rest.trim().is_empty()).then(|| (letter, closed, rest.trim()))
}

fn clause(text: &str) -> Option<Marker<'_>> {
    let (number, rest) = digits(text)?;
    let rest = rest.trim_start();
    let (closing, behind) = (rest.chars().next()?, rest.get(1..)?);
    match closing {
        '.' if behind.starts_with(|c: char| c.is_ascii_digit()) => {
            let (_, behind) = digits(behind)?;
            // 1.1. or 1.1 Text; not 12.000 or 1.5%.
            (behind.starts_with(['.', ' ']) && behind.len() > 1).then_some(Marker::Decimal)
        }
        '.' | ')' => Some(Marker::Clause(number.parse().ok()?, behind.trim())),
        _ => None,
    }
}

/// Whether a text has letters and none of them is small.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Splits off a heading that stands behind other text: "QUY ĐỊNH CHUNGĐiều 1. …".
pub(super) fn unglue(text: &str) -> Vec<String> {
    let first_small = text.find(char::is_lowercase).unwrap_or(text.len());
    // "Điều" has small letters itself: only what stands before it counts.
    for (at, _) in text.match_indices("Điều ").filter(|(at, _)| *at > 0) {
        let (Some(before), Some(heading)) = (text.get(..at), text.get(at..)) else {
            continue;
        };
        let glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ';'));
        let dotted = article(heading, false).is_some_and(|(_, title)| !title.is_empty());
        let capitals = at <= first_small && before.contains(char::is_alphabetic);
        if dotted && (glued || capitals) {
            return vec![before.trim().to_owned(), heading.to_owned()];
        }
    }
    vec![text.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_told_apart() {
        #[track_caller]
        fn case(text: &str, expected: &Marker<'_>) {
            assert_eq!(&marker(text, false), expected, "{text}");
        }
        case("Chương IV", &Marker::Chapter("IV", ""));
        case("CHƯƠNG I QUY ĐỊNH", &Marker::Chapter("I", "QUY ĐỊNH"));
        case("Chương I của Quy chế này", &Marker::Text);
        case("Điều 7. Mạng", &Marker::Article("7", "Mạng"));
        case("ĐIỀU 7: Mạng", &Marker::Article("7", "Mạng"));
        case("Điều 12a. Mạng", &Marker::Article("12a", "Mạng"));
        case("Điều 4 Luật An toàn", &Marker::Text);
        case("4.TCVN", &Marker::Clause(4, "TCVN"));
        case("2) Có", &Marker::Clause(2, "Có"));
        case("1.2. Có", &Marker::Decimal);
        case("1.500 máy", &Marker::Decimal);
        case("2015. Sau đó", &Marker::Text);
        case("đ) Có", &Marker::Point('đ', true, "Có"));
        case("f, Có", &Marker::Point('f', false, "Có"));
        case("- a) Có", &Marker::Point('a', true, "Có"));
        case("v.v. và", &Marker::Text);
        case("Bước 2: Có", &Marker::Step(2, "Có"));
        case("- Có", &Marker::Dash("Có"));
    }

    #[test]
    fn glued_headings_come_apart() {
        assert_eq!(unglue("QUY ĐỊNH CHUNGĐiều 1. Phạm vi").len(), 2);
        assert_eq!(unglue("QUY ĐỊNH CHUNG Điều 1. Phạm vi").len(), 2);
        assert_eq!(unglue("theo khoản 1 Điều 1. Sau đó").len(), 1);
    }
}

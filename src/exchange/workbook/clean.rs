//! Text and names as a spreadsheet can hold them.

use std::collections::BTreeSet;

use super::MAX_CELL_TEXT;
use crate::model::text::{is_direction_mark, nfc};

/// The longest name of a sheet, in UTF-16 units.
const MAX_NAME: usize = 31;

/// Text for a cell: NFC, lines kept, without what XML 1.0 or Excel cannot hold.
/// Text past [`MAX_CELL_TEXT`] is cut and ends with "…", so that the cut is seen.
pub(super) fn cell_text(text: &str) -> String {
    let kept = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        c => !c.is_control() && !is_direction_mark(*c),
    };
    let text: String = nfc(text)
        .replace("\r\n", "\n")
        .chars()
        .filter(kept)
        .collect();
    if text.encode_utf16().count() <= MAX_CELL_TEXT {
        return text;
    }
    cut(&text, MAX_CELL_TEXT - 1) + "…"
}

/// The longest beginning of at most `most` UTF-16 units.
fn cut(text: &str, most: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= most
    };
    text.chars().take_while(fits).collect()
}

/// A name for a tab that no other sheet has: Excel forbids `[ ] : * ? / \`, an
/// apostrophe at either end, and takes upper and lower case for the same.
pub(super) fn sheet_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let name: String = cell_text(name)
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\n' | '\t' => ' ',
            c => c,
        })
        .collect();
    let name = trimmed(&cut(&name, MAX_NAME));
    // "History" is Excel's own.
    let name = match name.to_lowercase().as_str() {
        "" => "-".to_owned(),
        "history" => format!("{name}_"),
        _ => name,
    };
    let mut unique = name.clone();
    let mut number = 2;
    while !taken.insert(unique.to_lowercase()) {
        let ending = format!(" ({number})");
        unique = trimmed(&cut(&name, MAX_NAME - ending.len())) + &ending;
        number += 1;
    }
    unique
}

fn trimmed(name: &str) -> String {
    name.trim_matches(|c: char| c.is_whitespace() || c == '\'')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_obey_the_rules_of_tabs() {
        let mut taken = BTreeSet::new();
        let mut case = |name: &str, expected: &str| {
            assert_eq!(sheet_name(name, &mut taken), expected);
        };
        case("Kết quả", "Kết quả");
        case("KẾT QUẢ", "KẾT QUẢ (2)");
        case("'a/b:[c]'", "a b  c");
        case("", "-");
        case("history", "history_");
        let long = "ă".repeat(40);
        case(&long, &"ă".repeat(31));
        case(&long, &format!("{} (2)", "ă".repeat(27)));
    }

    #[test]
    fn text_is_cut_where_it_can_be_seen() {
        let cut = cell_text(&"😀".repeat(20_000));
        assert!(cut.encode_utf16().count() <= MAX_CELL_TEXT);
        assert!(cut.ends_with('…'));
        assert_eq!(cell_text("a\u{7}\r\nb\u{202E}\u{FFFF}c"), "a\nbc");
    }
}

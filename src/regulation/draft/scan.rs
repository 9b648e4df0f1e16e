//! Looking for words and numbers in a provision. Texts come in small letters.

/// Whether any of the words stands in the text.
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether the text begins with any of the words.
pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Every number that stands before `unit`, with the text before the number:
/// "tối thiểu 08 ký tự" gives 8 before "ký tự". "01 (một) năm" is one number.
pub(super) fn before_unit<'a>(text: &'a str, unit: &str) -> Vec<(u32, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(unit) {
        let Some(head) = text.get(..at) else { continue };
        let head = head.trim_end();
        // A number in words may repeat it in brackets.
        let head = match head.strip_suffix(')').and_then(|h| h.rsplit_once('(')) {
            Some((head, _)) => head.trim_end(),
            None => head,
        };
        let start = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (Some(before), Some(digits)) = (head.get(..start), head.get(start..)) else {
            continue;
        };
        if digits.len() <= 4
            && !before.ends_with(['/', '.'])
            && let Ok(number) = digits.parse()
        {
            found.push((number, before.trim_end()));
        }
    }
    found
}

/// The last `count` characters of a text.
pub(super) fn tail(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().take(count).last();
    from.map_or("", |(at, _)| text.get(at..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_before_their_unit() {
        assert_eq!(
            before_unit("tối thiểu 08 ký tự", "ký tự"),
            [(8, "tối thiểu")]
        );
        assert_eq!(before_unit("ít nhất 01 (một) năm", "năm"), [(1, "ít nhất")]);
        assert_eq!(before_unit("ngày 13/9/2024 năm", "năm"), []);
        assert_eq!(tail("đổi mật khẩu", 4), "khẩu");
    }
}

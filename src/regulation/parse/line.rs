//! Physical lines made plain: NFC, one kind of space, no marks of layout.

use crate::model::text::{is_direction_mark, nfc};

use super::marker;
use crate::regulation::Remark;

/// One line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Line of the source, from 1.
    pub(super) number: usize,
    /// The plain text; never empty.
    pub(super) text: String,
    /// Whether the source set it off as a heading or in bold.
    pub(super) emphasised: bool,
    /// What stands between it and the line before.
    pub(super) gap: Gap,
}

/// What parts two lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but the line end.
    #[default]
    None,
    /// The end of a page, which parts nothing that is printed.
    Page,
    /// An empty line.
    Empty,
}

/// The lines of a text that say something.
pub(super) fn lines(text: &str, remarks: &mut Vec<Remark>) -> Vec<Line> {
    let text = nfc(text.strip_prefix('\u{feff}').unwrap_or(text));
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Vec::new();
    let mut gap = Gap::None;
    for (at, raw) in text.split('\n').enumerate() {
        let number = at + 1;
        if raw.is_empty() {
            gap = Gap::Empty;
        }
        for raw in raw.split_inclusive('\u{c}') {
            let (plain, emphasised) = plain(raw);
            if plain.is_empty() {
                if !raw.ends_with('\u{c}') {
                    gap = Gap::Empty;
                }
            } else if is_page_number(&plain) {
                remarks.push(Remark::PageNumber { line: number });
                gap = gap.max(Gap::Page);
            } else {
                let parts = marker::unglue(&plain);
                if parts.len() > 1 {
                    remarks.push(Remark::GluedHeading { line: number });
                }
                for text in parts {
                    lines.push(Line {
                        number,
                        text,
                        emphasised,
                        gap,
                    });
                    gap = Gap::None;
                }
            }
            if raw.ends_with('\u{c}') {
                gap = gap.max(Gap::Page);
            }
        }
    }
    lines
}

/// A line without Markdown and Word residue, and whether that set it off.
fn plain(raw: &str) -> (String, bool) {
    let mut text: String = raw
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect();
    if text.contains(BOOKMARK) {
        text = without_bookmarks(&text);
    }
    let trimmed = text.trim();
    let hashes = trimmed.bytes().take_while(|b| *b == b'#').count();
    let heading = (1..=6).contains(&hashes) && trimmed.as_bytes().get(hashes) == Some(&b' ');
    let body = if heading {
        trimmed.get(hashes..).unwrap_or_default()
    } else {
        trimmed
    };
    let bold = body.trim_start().starts_with("**");
    // A bullet of one star is a dash.
    let body = match body.trim_start().strip_prefix("* ") {
        Some(rest) => format!("- {rest}"),
        None => body.to_owned(),
    };
    let text = unescape(&without_stars(&body.replace("**", "")));
    let words: Vec<&str> = text.split_whitespace().collect();
    (words.join(" "), heading || bold)
}

/// Soft hyphens, zero-width characters and direction marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    ) || is_direction_mark(c)
}

/// How Word's bookmarks begin where a table was copied as text.
const BOOKMARK: &str = "[bookmark:";

/// The text without `[bookmark: …]`; one that is never closed stays.
fn without_bookmarks(text: &str) -> String {
    let mut parts = text.split(BOOKMARK);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((_, after)) => kept.push_str(after),
            None => kept.extend([BOOKMARK, part]),
        }
    }
    kept
}

/// Stars of emphasis go; a star between two letters or before a dot (`*.exe`) stays.
fn without_stars(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let inner = |at: usize| {
        let side = |i: Option<usize>| i.and_then(|i| chars.get(i)).copied().unwrap_or(' ');
        let (before, after) = (side(at.checked_sub(1)), side(Some(at + 1)));
        after == '.' && !before.is_alphanumeric() || (before == ' ' && after == ' ')
    };
    let kept = chars.iter().enumerate();
    kept.filter(|(at, c)| **c != '*' || inner(*at))
        .map(|(_, c)| *c)
        .collect()
}

/// `\$` → `$`, `<https://…>` → `https://…`, `&nbsp;` and `<br>` → space.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {}
            _ => plain.push(c),
        }
    }
    let plain = plain.replace("&nbsp;", " ").replace("<br>", " ");
    match plain.split_once("<http") {
        Some((before, rest)) => format!("{before}http{}", rest.replacen('>', "", 1)),
        None => plain,
    }
}

/// "3", "- 3 -", "Trang 3/12".
fn is_page_number(text: &str) -> bool {
    let text = text.trim_matches(['-', '–', ' ']);
    let text = text.strip_prefix("Trang ").unwrap_or(text);
    let number = |t: &str| !t.is_empty() && t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('/') {
        Some((page, pages)) => number(page) && number(pages),
        None => number(text),
    }
}

//! The caption of a regulation: "QUY CHẾ" and its title.

use super::line::Line;
use super::marker::is_capitals;
use crate::model::text::search_key;

/// Kinds of regulation that a decision issues.
const KINDS: [(&str, &str); 6] = [
    ("quy che", "Quy chế"),
    ("quy dinh", "Quy định"),
    ("noi quy", "Nội quy"),
    ("quy trinh", "Quy trình"),
    ("dieu le", "Điều lệ"),
    ("huong dan", "Hướng dẫn"),
];

/// The kind that a line in capitals names, "QUY CHẾ" alone or with the title behind it.
fn kind(text: &str) -> Option<(&'static str, &str)> {
    if !is_capitals(text) {
        return None;
    }
    let key = search_key(text);
    let (_, name) = KINDS.iter().find(|(kind, _)| {
        key.strip_prefix(kind)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })?;
    let end = text.char_indices().nth(name.chars().count());
    Some((
        name,
        end.map_or("", |(at, _)| text.get(at..).unwrap_or_default().trim()),
    ))
}

/// Whether a line is the caption alone ("QUY CHẾ"). "QUY ĐỊNH CHUNG" is a chapter's title.
pub(super) fn is_caption(text: &str) -> bool {
    if text.starts_with('(') {
        let key = search_key(text);
        return key.starts_with("(ban hanh kem theo") || key.starts_with("(kem theo quyet dinh");
    }
    kind(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Title from the lines of a caption: "Quy chế" + what stands until the bracket.
pub(super) fn title(lines: &[Line]) -> Option<String> {
    let at = lines.iter().position(|line| kind(&line.text).is_some())?;
    let (name, rest) = kind(&lines.get(at)?.text)?;
    let mut words = vec![rest.to_owned()];
    for line in lines.get(at + 1..)?.iter().take(6) {
        if line.text.starts_with('(') || line.text.len() > 600 {
            break;
        }
        words.push(line.text.clone());
    }
    let words = words.join(" ");
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    Some(format!("{name} {}", lower_first(words)))
}

/// Title from the decision's own: "Ban hành Quy chế …" until a line in capitals or a basis.
pub(super) fn title_of_decision(lines: &[Line]) -> Option<String> {
    let at = lines.iter().position(|line| {
        let key = search_key(&line.text);
        key.starts_with("ban hanh ") || key.starts_with("ve viec ban hanh ")
    })?;
    let mut words = Vec::new();
    for line in lines.get(at..)? {
        let key = search_key(&line.text);
        if !words.is_empty() && (is_capitals(&line.text) || key.starts_with("can cu")) {
            break;
        }
        words.push(line.text.as_str());
    }
    let joined = words.join(" ");
    let from = joined.find("hành ")? + "hành ".len();
    joined.get(from..).map(|title| title.trim().to_owned())
}

/// Capitals become small letters but the first; a small-lettered title keeps its own.
fn lower_first(text: &str) -> String {
    if is_capitals(text) {
        return text.to_lowercase();
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

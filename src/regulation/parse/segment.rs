//! Where the covering decision ends and the regulation begins.

use std::collections::BTreeMap;

use super::ParseError;
use super::caption::is_caption;
use super::line::Line;
use super::marker::{Marker, is_capitals, marker};
use crate::model::text::search_key;

/// The text in its three parts.
pub(super) struct Parts<'a> {
    /// Before the decision's first article, or before the regulation where there is none.
    pub(super) opening: &'a [Line],
    /// The decision's own articles with its recipients and signature; may be empty.
    pub(super) decision: &'a [Line],
    /// Caption between the decision and the regulation's first chapter or article.
    pub(super) caption: &'a [Line],
    /// The regulation.
    pub(super) regulation: &'a [Line],
}

/// Position and number of every heading "Điều".
fn headings(lines: &[Line]) -> Vec<(usize, &str)> {
    let numbered = lines.iter().enumerate();
    numbered
        .filter_map(|(at, line)| match marker(&line.text, line.emphasised) {
            Marker::Article(number, _) => Some((at, number)),
            _ => None,
        })
        .collect()
}

pub(super) fn segment(lines: &[Line]) -> Result<Parts<'_>, ParseError> {
    let headings = headings(lines);
    let (first, _) = *headings.first().ok_or(ParseError::NoArticle)?;
    let second = decision_end(lines, &headings);
    let start = with_chapter(lines, second.unwrap_or(first));
    let (opening_end, caption) = if second.is_some() {
        let from = lines.get(first..start).unwrap_or_default();
        let caption = from.iter().position(|line| is_caption(&line.text));
        (first, caption.map_or(start, |at| first + at))
    } else {
        (start, start)
    };
    let part = |from: usize, to: usize| lines.get(from..to).unwrap_or_default();
    Ok(Parts {
        opening: part(0, opening_end),
        decision: part(opening_end, caption),
        caption: part(caption, start),
        regulation: part(start, lines.len()),
    })
}

/// The regulation's first heading, where a decision with articles of its own stands before it.
fn decision_end(lines: &[Line], headings: &[(usize, &str)]) -> Option<usize> {
    let (first, _) = *headings.first()?;
    let behind = lines.get(first..).unwrap_or_default();
    let caption = behind.iter().position(|line| is_caption(&line.text));
    let behind_caption = |at: usize| caption.is_some_and(|caption| first + caption < at);
    let second = headings
        .iter()
        .skip(1)
        .find(|(at, number)| *number == "1" || behind_caption(*at))
        .map(|(at, _)| *at)?;
    // A text that merely numbers badly has no words of a decision.
    let words = lines.get(..second).unwrap_or_default().iter();
    let decides = words.map(|line| search_key(&line.text)).any(|key| {
        key.contains("ban hanh kem theo") || key == "quyet dinh:" || key == "quyet nghi:"
    });
    decides.then_some(second)
}

/// From the heading back over "Chương I" and its title, if they stand right before it.
fn with_chapter(lines: &[Line], heading: usize) -> usize {
    let before = lines.get(..heading).unwrap_or_default();
    for (back, line) in before.iter().rev().take(6).enumerate() {
        match marker(&line.text, line.emphasised) {
            Marker::Chapter(..) => return heading - back - 1,
            Marker::Text | Marker::Section if line.text.len() < 300 => {}
            _ => break,
        }
    }
    heading
}

/// Refuses a text in which most article numbers stand several times.
pub(super) fn refuse_side_by_side(lines: &[Line]) -> Result<(), ParseError> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, number) in headings(lines) {
        *counts.entry(number).or_default() += 1;
    }
    let doubled = counts.values().filter(|count| **count > 1).count();
    let articles = counts.len();
    if doubled >= 3 && doubled * 2 > articles {
        return Err(ParseError::SideBySideTable { doubled, articles });
    }
    Ok(())
}

/// "Nơi nhận", a signature's first line, an annex: the regulation's articles are over.
pub(super) fn closes(text: &str) -> bool {
    // A long line of prose is never one of these; it need not be searched.
    if text.len() > 200 {
        return false;
    }
    let key = search_key(text);
    let signed = ["tm.", "kt.", "tl.", "tuq.", "t/m ", "k/t "];
    key.starts_with("noi nhan") && text.len() < 40
        || is_capitals(text)
            && (signed.iter().any(|word| key.starts_with(word))
                || matches!(
                    key.as_str(),
                    "chu tich" | "pho chu tich" | "giam doc" | "bo truong"
                ))
        || is_annex(text)
}

/// "PHỤ LỤC", "Phụ lục II", "MẪU SỐ 01".
pub(super) fn is_annex(text: &str) -> bool {
    let key = search_key(text);
    let named = key.starts_with("phu luc") || key.starts_with("mau so");
    named && text.chars().count() < 60 && (is_capitals(text) || !text.ends_with(['.', ';', ',']))
}

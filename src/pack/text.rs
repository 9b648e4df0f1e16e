//! Texts, names, dates and references: read, brought to NFC and checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::node::{At, Node, Sink};
use super::problem::{ProblemKind, Wanted};
use crate::model::provision::ProvisionRef;
use crate::model::text::{Text, is_direction_mark, nfc};

/// Whether a text may have several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    Allowed,
    Forbidden,
}

/// A text in one language.
pub(super) fn string<'a>(node: Node<'a>, breaks: Breaks, sink: &mut Sink<'a>) -> Option<String> {
    let raw: String = node.read_as(Wanted::Text, sink)?;
    plain(&raw, node.at, breaks, sink)
}

/// Checks a text that has been read already.
pub(super) fn plain(raw: &str, at: usize, breaks: Breaks, sink: &mut Sink<'_>) -> Option<String> {
    // A checkout on Windows may have turned the line ends of the file.
    let text = nfc(raw).replace("\r\n", "\n");
    if text.trim().is_empty() {
        sink.add(at, ProblemKind::EmptyText);
        return None;
    }
    let bad = |c: &char| {
        let broken = *c == '\n' && breaks == Breaks::Allowed;
        (c.is_control() && !broken) || is_direction_mark(*c)
    };
    if let Some(c) = text.chars().find(bad) {
        let code = u32::from(c);
        sink.add(at, ProblemKind::ControlCharacter { code });
        return None;
    }
    Some(text)
}

/// A text of one line.
pub(super) fn line<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<String> {
    string(node, Breaks::Forbidden, sink)
}

/// `(vi: "…", en: "…")`, English optional.
pub(super) fn both<'a>(node: Node<'a>, breaks: Breaks, sink: &mut Sink<'a>) -> Option<Text> {
    let fields = node.fields(&["vi", "en"], sink)?;
    let vi = fields
        .need("vi", sink)
        .and_then(|n| string(n, breaks, sink));
    let en = match fields.may("en") {
        None => None,
        Some(node) => Some(string(node, breaks, sink)?),
    };
    Some(Text { vi: vi?, en })
}

/// A text of one line in both languages.
pub(super) fn text<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Text> {
    both(node, Breaks::Forbidden, sink)
}

/// Every element that can be read; `None` only where the list itself cannot.
pub(super) fn each<'a, T>(
    list: Option<Vec<Node<'a>>>,
    sink: &mut Sink<'a>,
    mut read: impl FnMut(Node<'a>, &mut Sink<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let list = list?;
    Some(list.into_iter().filter_map(|n| read(n, sink)).collect())
}

/// The greatest length of a name.
const MAX_NAME: usize = 80;

/// A name of lower-case ASCII letters and digits with single `signs` between
/// them, of at most [`MAX_NAME`] characters.
pub(super) fn name<'a>(
    node: Node<'a>,
    signs: &'static str,
    sink: &mut Sink<'a>,
) -> Option<At<String>> {
    let value: String = node.read_as(Wanted::Text, sink)?;
    let word = |part: &str| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        !part.is_empty() && part.bytes().all(plain)
    };
    if value.len() > MAX_NAME || !value.split(|c| signs.contains(c)).all(word) {
        let found = value.chars().take(MAX_NAME).collect();
        sink.add(node.at, ProblemKind::BadName { found, signs });
        return None;
    }
    Some(At { value, at: node.at })
}

/// A reference to a provision.
pub(super) fn reference<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<At<ProvisionRef>> {
    let raw: String = node.read_as(Wanted::Text, sink)?;
    // A hostile reference must not flood the message.
    let raw: String = nfc(&raw).chars().take(40).collect();
    match ProvisionRef::parse(&raw) {
        Ok(value) => Some(At { value, at: node.at }),
        Err(message) => {
            sink.add(node.at, ProblemKind::BadReference { message });
            None
        }
    }
}

/// A day written `2024-09-25`, in the years 1945 to 2200.
pub(super) fn date<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<NaiveDate> {
    let raw: String = node.read_as(Wanted::Text, sink)?;
    let form = raw.len() == 10 && raw.starts_with(|c: char| c.is_ascii_digit());
    let parsed = NaiveDate::parse_from_str(&raw, "%Y-%m-%d").ok();
    let range = NaiveDate::from_ymd_opt(1945, 1, 1)..NaiveDate::from_ymd_opt(2201, 1, 1);
    let good = parsed.filter(|_| form && range.contains(&parsed));
    if good.is_none() {
        let found = raw.chars().take(40).collect();
        sink.add(node.at, ProblemKind::BadDate { found });
    }
    good
}

/// A day of a month that exists in every year.
pub(super) fn day_of_year(day: u8, month: u8, at: usize, sink: &mut Sink<'_>) -> bool {
    let real = NaiveDate::from_ymd_opt(2023, month.into(), day.into()).is_some();
    if !real {
        sink.add(at, ProblemKind::BadDay { day, month });
    }
    real
}

/// A number within its range.
pub(super) fn in_range(found: u64, min: u64, max: u64, at: usize, sink: &mut Sink<'_>) {
    if !(min..=max).contains(&found) {
        sink.add(at, ProblemKind::OutOfRange { found, min, max });
    }
}

/// Reports whatever stands a second time.
pub(super) fn once<'b, K: Ord + ToString + 'b>(
    found: impl Iterator<Item = (&'b K, usize)>,
    sink: &mut Sink<'_>,
) {
    let mut seen = BTreeMap::new();
    for (key, at) in found {
        if let Some(first) = seen.get(key) {
            let first_line = sink.line(*first);
            let found = key.to_string();
            sink.add(at, ProblemKind::Doubled { found, first_line });
        } else {
            seen.insert(key, at);
        }
    }
}

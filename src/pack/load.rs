//! The whole way from bytes or text to a catalog.

use std::collections::BTreeSet;

use super::check::across;
use super::head::{Head, head};
use super::item::{Traces, item};
use super::node::{Node, Sink};
use super::place::Lines;
use super::problem::{Problem, ProblemKind, Problems};
use super::skeleton::{Skeleton, skeleton};
use super::syntax::{options, understand};
use crate::model::catalog::{Catalog, Item};
use crate::model::id::ControlId;

/// The greatest size of a catalog file in bytes: 8 MiB, sixty times a real one.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The greatest number of items in a catalog.
pub const MAX_ITEMS: usize = 50_000;

/// The greatest number of problems listed for one file.
pub const MAX_PROBLEMS: usize = 1000;

const FIELDS: &[&str] = &[
    "id",
    "content_version",
    "title",
    "instrument",
    "issuer",
    "issued",
    "effective",
    "status",
    "territory",
    "recipients",
    "annual_report",
    "incidents",
    "text_gaps",
    "grade_bands",
    "chapters",
    "items",
];

/// Reads and checks a catalog. `name` is what problems call the file. A byte
/// order mark is passed over; every text is brought to NFC.
///
/// # Errors
/// Everything that is wrong with it (see the [module](super) for what is guaranteed).
pub fn load(name: &str, text: &str) -> Result<Catalog, Problems> {
    load_with_controls(name, text, None)
}

/// [`load`] of a file's bytes, which may be in another encoding than UTF-8.
///
/// # Errors
/// As [`load`]; one problem where the bytes are not UTF-8 or the file is too large.
pub fn load_bytes(name: &str, bytes: &[u8]) -> Result<Catalog, Problems> {
    let at_start = |kind| single(name, (1, 1), kind);
    if bytes.len() > MAX_BYTES {
        let bytes = bytes.len();
        return Err(at_start(ProblemKind::TooLarge { bytes }));
    }
    // A byte order mark, or an opening bracket or slash in two bytes.
    let big_endian = match bytes {
        [0xFE, 0xFF, ..] | [0, b'(' | b'/' | b'#', ..] => Some(true),
        [0xFF, 0xFE, ..] | [b'(' | b'/' | b'#', 0, ..] => Some(false),
        _ => None,
    };
    if let Some(big_endian) = big_endian {
        return Err(at_start(ProblemKind::Utf16 { big_endian }));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => load(name, text),
        Err(error) => {
            let byte = error.valid_up_to();
            let sound = bytes.get(..byte).unwrap_or_default();
            let sound = std::str::from_utf8(sound).unwrap_or_default();
            let place = Lines::of(sound).place(byte);
            Err(single(name, place, ProblemKind::NotUtf8 { byte }))
        }
    }
}

/// [`load`] that also checks that every control of an item is in `controls`.
///
/// # Errors
/// As [`load`].
pub fn load_with_controls(
    name: &str,
    text: &str,
    controls: Option<&BTreeSet<ControlId>>,
) -> Result<Catalog, Problems> {
    read_whole(name, text, |root, sink| read(&root, controls, sink))
}

/// Opens a whole file as one value and reads it; the problems come with their places.
pub(super) fn read_whole<T>(
    name: &str,
    text: &str,
    read: impl for<'a> FnOnce(Node<'a>, &mut Sink<'a>) -> Option<T>,
) -> Result<T, Problems> {
    if text.len() > MAX_BYTES {
        let bytes = text.len();
        return Err(single(name, (1, 1), ProblemKind::TooLarge { bytes }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sink = Sink::new(text);
    // First the syntax alone: behind a stray bracket every other message would mislead.
    if let Err(error) = options().from_str::<serde::de::IgnoredAny>(text) {
        let (at, kind) = understand(text, &error);
        sink.add(at, kind);
        return Err(placed(name, text, sink.problems));
    }
    let root = sink.root();
    match read(root, &mut sink) {
        Some(value) if sink.problems.is_empty() => Ok(value),
        _ => Err(placed(name, text, sink.problems)),
    }
}

fn read<'a>(
    root: &Node<'a>,
    controls: Option<&BTreeSet<ControlId>>,
    sink: &mut Sink<'a>,
) -> Option<Catalog> {
    let root = root.fields(FIELDS, sink)?;
    let head = head(&root, sink);
    let skeleton = root
        .need("chapters", sink)
        .and_then(|node| skeleton(node, sink));
    let mut traces = Traces {
        ids: Vec::new(),
        cites: Vec::new(),
        controls: Vec::new(),
    };
    let mut items = Vec::new();
    let list = root.need("items", sink);
    let list = list.and_then(|node| Some((node, node.full_list(sink)?)));
    if let Some((node, list)) = list {
        if list.len() > MAX_ITEMS {
            let items = list.len();
            sink.add(node.at, ProblemKind::TooManyItems { items });
            return None;
        }
        items.extend(
            list.into_iter()
                .filter_map(|node| item(node, &mut traces, sink)),
        );
        across(&head.cites, skeleton.as_ref(), &traces, controls, sink);
    }
    whole(head, skeleton?, items)
}

fn whole(head: Head, skeleton: Skeleton, items: Vec<Item>) -> Option<Catalog> {
    Some(Catalog {
        id: head.id?,
        content_version: head.content_version?,
        title: head.title?,
        instrument: head.instrument?,
        issuer: head.issuer?,
        issued: head.issued?,
        effective: head.effective,
        status: head.status?,
        territory: head.territory?,
        recipients: head.recipients?,
        annual_report: head.annual_report,
        incidents: head.incidents?,
        text_gaps: head.text_gaps?,
        grade_bands: head.grade_bands,
        chapters: skeleton.chapters,
        items,
    })
}

fn single(name: &str, (line, column): (usize, usize), kind: ProblemKind) -> Problems {
    Problems(vec![Problem {
        file: name.to_owned(),
        line,
        column,
        kind,
    }])
}

/// The problems in the order of the text, at most [`MAX_PROBLEMS`].
fn placed(name: &str, text: &str, mut found: Vec<(usize, ProblemKind)>) -> Problems {
    found.sort_by_key(|(at, _)| *at);
    if found.len() > MAX_PROBLEMS {
        found.truncate(MAX_PROBLEMS);
        let last = found.last().map_or(0, |(at, _)| *at);
        found.push((last, ProblemKind::TooManyProblems));
    }
    let lines = Lines::of(text);
    let mut last = (0, (1, 1));
    let placed = found.into_iter().map(|(at, kind)| {
        let (line, column) = lines.place_after(last, at);
        last = (at, (line, column));
        Problem {
            file: name.to_owned(),
            line,
            column,
            kind,
        }
    });
    Problems(placed.collect())
}

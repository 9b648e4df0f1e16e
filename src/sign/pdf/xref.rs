//! The chain of cross-reference sections, newest first (ISO 32000-1 7.5.4–7.5.8).
//!
//! Hostile files aim at this part: every width, count and offset is bounded
//! before anything is allocated, and each section is visited once.

use lopdf::xref::{Xref, XrefEntry, XrefType};
use lopdf::{Dictionary, Document, Object, ObjectId, Reader};
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::file::Fault;
use super::scan::{self, Scan};
use super::syntax;

/// Most sections (revisions) followed.
const MAX_SECTIONS: usize = 128;
/// Highest object number accepted.
const MAX_OBJECT: usize = 2_000_000;
/// Longest trailer dictionary, in bytes.
const MAX_TRAILER: usize = 64 * 1024;
/// Largest decoded cross-reference stream, in bytes.
const MAX_STREAM: usize = 8 * 1024 * 1024;
/// Most entries of all sections together.
const MAX_ENTRIES: usize = 1_000_000;

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Nowhere.
    Free,
    /// At a byte offset.
    At {
        /// Offset from the start of the file.
        offset: usize,
        /// Generation number.
        generation: u16,
    },
    /// Inside an object stream.
    In {
        /// Object number of the stream.
        container: u32,
    },
}

/// One cross-reference section with its trailer.
pub(crate) struct Section {
    /// Where `xref` or the stream's object begins.
    pub(crate) offset: usize,
    /// Where its trailer or its stream object ends.
    pub(crate) end: usize,
    /// The stream's object number, if it is a stream.
    pub(crate) stream: Option<u32>,
    /// Whether every program reads it alike: it begins at its offset, a table's
    /// rows have their exact form, and its /Size is above every number in it.
    pub(crate) exact: bool,
    /// Its entries, by number.
    entries: Vec<(u32, Entry)>,
    /// Its trailer dictionary.
    pub(crate) trailer: Dictionary,
}

impl Section {
    /// What it says of an object; `None` if it says nothing.
    pub(crate) fn entry(&self, number: u32) -> Option<Entry> {
        let place = self.entries.binary_search_by_key(&number, |(n, _)| *n);
        self.entries.get(place.ok()?).map(|(_, entry)| *entry)
    }

    /// Its entries in the order of their numbers.
    pub(crate) fn entries(&self) -> &[(u32, Entry)] {
        &self.entries
    }

    /// Offset of the section before this one.
    fn previous(&self) -> Result<Option<usize>, Fault> {
        match self.trailer.get(b"Prev") {
            Err(_) => Ok(None),
            Ok(Object::Integer(n)) => usize::try_from(*n).map(Some).map_err(|_| Fault("Prev")),
            Ok(_) => Err(Fault("Prev")),
        }
    }
}

/// Offset after the last `%%EOF` and its end-of-line.
pub(crate) fn end_of_document(bytes: &[u8]) -> Option<usize> {
    let marker = scan::find_last(bytes, b"%%EOF")? + 5;
    let line_end = match bytes.get(marker..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    };
    Some(marker + line_end)
}

/// Whether `bytes` end with `%%EOF` and at most one end-of-line and one more.
pub(crate) fn ends_a_revision(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    for _ in 0..4 {
        match rest {
            [before @ .., b'\r' | b'\n'] => rest = before,
            _ => break,
        }
    }
    rest.ends_with(b"%%EOF")
}

/// All sections, newest first. `end` is after the last `%%EOF`.
pub(crate) fn read_chain(bytes: &[u8], end: usize) -> Result<Vec<Section>, Fault> {
    let mut next = Some(start(bytes, end)?);
    let mut seen = BTreeSet::new();
    let mut sections = Vec::new();
    let mut entries = 0;
    while let Some(offset) = next {
        if sections.len() == MAX_SECTIONS || !seen.insert(offset) || offset >= bytes.len() {
            return Err(Fault("chain of cross-references"));
        }
        let section = read_section(bytes, offset, MAX_ENTRIES - entries)?;
        next = section.previous()?;
        entries += section.entries.len();
        sections.push(section);
    }
    Ok(sections)
}

/// The offset after the last `startxref` before the `%%EOF` that ends at `end`.
pub(crate) fn start(bytes: &[u8], end: usize) -> Result<usize, Fault> {
    let window = end.saturating_sub(96);
    let tail = bytes.get(window..end).unwrap_or_default();
    let marker = scan::find_last(tail, b"%%EOF").ok_or(Fault("no %%EOF"))?;
    let before = tail.get(..marker).unwrap_or_default();
    let place = scan::find_last(before, b"startxref").ok_or(Fault("no startxref"))?;
    let mut scan = Scan::new(bytes, window + place + b"startxref".len());
    let offset = scan.number().ok_or(Fault("startxref"))?;
    scan.space();
    if scan.at == window + marker {
        Ok(offset)
    } else {
        Err(Fault("startxref"))
    }
}

fn read_section(bytes: &[u8], offset: usize, most: usize) -> Result<Section, Fault> {
    let mut scan = Scan::new(bytes, offset);
    let mut section = if scan.word(b"xref").is_some() {
        read_table(bytes, offset, scan, most)?
    } else {
        read_stream(bytes, offset, most)?
    };
    // Objects beyond /Size are none to a program that follows ISO 32000-1 7.5.5.
    let size = section.trailer.get(b"Size").and_then(Object::as_i64);
    let last = section.entries.last().map_or(0, |(n, _)| i64::from(*n));
    section.exact &= size.is_ok_and(|size| size > last);
    if section.trailer.has(b"XRefStm") {
        return Err(Fault("hybrid cross-references"));
    }
    Ok(section)
}

/// Entries in the order they come; ordered and checked at the end.
struct Entries {
    list: Vec<(u32, Entry)>,
    most: usize,
}

impl Entries {
    fn push(&mut self, id: usize, entry: Entry) -> Result<(), Fault> {
        if self.list.len() >= self.most {
            return Err(Fault("too many objects"));
        }
        let id = u32::try_from(id).map_err(|_| Fault("object number"))?;
        self.list.push((id, entry));
        Ok(())
    }

    fn ordered(mut self) -> Result<Vec<(u32, Entry)>, Fault> {
        self.list.sort_unstable_by_key(|(id, _)| *id);
        if self
            .list
            .windows(2)
            .any(|w| matches!(w, [a, b] if a.0 == b.0))
        {
            return Err(Fault("object listed twice"));
        }
        Ok(self.list)
    }
}

fn read_table(
    bytes: &[u8],
    offset: usize,
    mut scan: Scan<'_>,
    most: usize,
) -> Result<Section, Fault> {
    const WHAT: Fault = Fault("cross-reference table");
    let list = Vec::new();
    let mut entries = Entries { list, most };
    while scan.word(b"trailer").is_none() {
        let first = scan.number().ok_or(WHAT)?;
        let count = scan.number().ok_or(WHAT)?;
        if first.saturating_add(count) > MAX_OBJECT {
            return Err(WHAT);
        }
        for id in first..first + count {
            let place = scan.number().ok_or(WHAT)?;
            let generation = scan
                .number()
                .and_then(|g| u16::try_from(g).ok())
                .ok_or(WHAT)?;
            let entry = if scan.word(b"n").is_some() {
                Entry::At {
                    offset: place,
                    generation,
                }
            } else {
                scan.word(b"f").ok_or(WHAT)?;
                Entry::Free
            };
            entries.push(id, entry)?;
        }
    }
    let body = syntax::value(bytes, scan.at)?;
    let text = bytes.get(body.clone()).ok_or(WHAT)?;
    if text.len() > MAX_TRAILER {
        return Err(WHAT);
    }
    match parse(text)? {
        Object::Dictionary(trailer) => Ok(Section {
            offset,
            exact: bytes.get(offset..body.start).is_some_and(is_exact),
            end: body.end,
            stream: None,
            entries: entries.ordered()?,
            trailer,
        }),
        _ => Err(WHAT),
    }
}

/// Whether a table, from `xref` to its trailer's dictionary, is written as ISO
/// 32000-1 7.5.4 asks. A program that meets another form may give up the table
/// and look for objects by itself.
fn is_exact(table: &[u8]) -> bool {
    const ROW: usize = 20;
    let is_row = |row: &[u8]| {
        row.iter().enumerate().all(|(at, byte)| match at {
            10 | 16 => *byte == b' ',
            17 => matches!(byte, b'n' | b'f'),
            18 => matches!(byte, b' ' | b'\r'),
            19 => matches!(byte, b'\r' | b'\n'),
            _ => byte.is_ascii_digit(),
        })
    };
    let mut scan = Scan::new(table, b"xref".len());
    if !table.starts_with(b"xref") || !table.get(scan.at).is_some_and(|b| scan::is_space(*b)) {
        return false;
    }
    while scan.word(b"trailer").is_none() {
        let (Some(_), Some(count)) = (scan.number(), scan.number()) else {
            return false;
        };
        if !table.get(scan.at).is_some_and(|b| scan::is_space(*b)) {
            return false;
        }
        scan.space();
        let rows = count.checked_mul(ROW).and_then(|n| scan.at.checked_add(n));
        let rows = rows.and_then(|end| table.get(scan.at..end).map(|rows| (rows, end)));
        let Some((rows, end)) = rows else {
            return false;
        };
        if !rows.chunks_exact(ROW).all(is_row) {
            return false;
        }
        scan.at = end;
    }
    true
}

/// Parses one direct object whose extent was walked before.
pub(crate) fn parse(text: &[u8]) -> Result<Object, Fault> {
    let wrapped = [b"1 0 obj\n", text, b"\nendobj\n"].concat();
    let id: ObjectId = (1, 0);
    let place = XrefEntry::Normal {
        offset: 0,
        generation: 0,
    };
    let mut document = Document::new();
    let mut table = Xref::new(0, XrefType::CrossReferenceTable);
    table.entries = BTreeMap::from([(id.0, place)]);
    document.reference_table = table;
    let reader = Reader {
        buffer: &wrapped,
        document,
        encryption_state: None,
        raw_objects: BTreeMap::new(),
        password: None,
        strict: true,
        max_decompressed_size: Some(MAX_STREAM),
    };
    reader
        .get_object(id, &mut HashSet::new())
        .map_err(|_| Fault("damaged object"))
}

fn read_stream(bytes: &[u8], offset: usize, most: usize) -> Result<Section, Fault> {
    const WHAT: Fault = Fault("cross-reference stream");
    let extent = syntax::indirect(bytes, offset).map_err(|_| WHAT)?;
    let data = extent.data.ok_or(WHAT)?;
    let text = bytes.get(extent.body).ok_or(WHAT)?;
    let Object::Dictionary(trailer) = parse(text)? else {
        return Err(WHAT);
    };
    if !trailer.has_type(b"XRef") {
        return Err(WHAT);
    }
    let length = trailer.get(b"Length").and_then(Object::as_i64);
    let length = usize::try_from(length.map_err(|_| WHAT)?).map_err(|_| WHAT)?;
    let stop = data.checked_add(length).ok_or(WHAT)?;
    let end = syntax::stream_end(bytes, stop)?;
    let content = decode(&trailer, bytes.get(data..stop).ok_or(WHAT)?, MAX_STREAM)?;
    let list = rows(&trailer, &content, most)?;
    Ok(Section {
        offset,
        end,
        exact: bytes.get(offset).is_some_and(u8::is_ascii_digit),
        stream: Some(extent.id.0),
        entries: list.ordered()?,
        trailer,
    })
}

/// The rows of a cross-reference stream (ISO 32000-1 7.5.8.3).
fn rows(trailer: &Dictionary, content: &[u8], most: usize) -> Result<Entries, Fault> {
    const WHAT: Fault = Fault("cross-reference stream");
    let widths = integers(trailer.get(b"W").map_err(|_| WHAT)?).ok_or(WHAT)?;
    let [kind_width, second_width, third_width] = widths[..] else {
        return Err(WHAT);
    };
    let is_wide = widths.iter().any(|w| *w > 8);
    let row = kind_width
        .saturating_add(second_width)
        .saturating_add(third_width);
    if is_wide || row == 0 {
        return Err(WHAT);
    }
    let index = if let Ok(index) = trailer.get(b"Index") {
        integers(index).ok_or(WHAT)?
    } else {
        let size = trailer.get(b"Size").and_then(Object::as_i64);
        vec![
            0,
            usize::try_from(size.map_err(|_| WHAT)?).map_err(|_| WHAT)?,
        ]
    };
    let mut rows = content.chunks_exact(row);
    let list = Vec::new();
    let mut entries = Entries { list, most };
    for pair in index.chunks(2) {
        let [first, count] = *pair else {
            return Err(WHAT);
        };
        if first.saturating_add(count) > MAX_OBJECT {
            return Err(WHAT);
        }
        for id in first..first + count {
            let (kind, rest) = rows
                .next()
                .and_then(|r| r.split_at_checked(kind_width))
                .ok_or(WHAT)?;
            let (second, third) = rest.split_at_checked(second_width).ok_or(WHAT)?;
            let (second, third) = (big_endian(second), big_endian(third));
            let entry = match if kind_width == 0 { 1 } else { big_endian(kind) } {
                0 => Entry::Free,
                1 => Entry::At {
                    offset: second,
                    generation: u16::try_from(third).map_err(|_| WHAT)?,
                },
                2 => Entry::In {
                    container: u32::try_from(second).map_err(|_| WHAT)?,
                },
                _ => return Err(WHAT),
            };
            entries.push(id, entry)?;
        }
    }
    if rows.next().is_some() {
        return Err(WHAT);
    }
    Ok(entries)
}

fn integers(object: &Object) -> Option<Vec<usize>> {
    let list = object.as_array().ok()?;
    list.iter()
        .map(|n| usize::try_from(n.as_i64().ok()?).ok())
        .collect()
}

fn big_endian(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, b| sum << 8 | usize::from(*b))
}

/// Decodes a stream; only plain or Flate with a small PNG predictor, because
/// lopdf multiplies the predictor's numbers unchecked.
pub(crate) fn decode(dict: &Dictionary, content: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    let filter_known = match dict.get(b"Filter") {
        Err(_) => true,
        Ok(Object::Name(name)) => name == b"FlateDecode",
        Ok(_) => false,
    };
    let parameters_known = match dict.get(b"DecodeParms") {
        Err(_) => true,
        Ok(Object::Dictionary(d)) => {
            let small = |key: &[u8], most: i64| match d.get(key) {
                Err(_) => true,
                Ok(Object::Integer(n)) => (1..=most).contains(n),
                Ok(_) => false,
            };
            small(b"Columns", 64) && small(b"Colors", 1) && small(b"BitsPerComponent", 8)
        }
        Ok(_) => false,
    };
    // Flate makes at most about a thousand bytes of one: a longer input than
    // the limit is a bomb of another kind, and is not even copied.
    if !filter_known || !parameters_known || content.len() > limit {
        return Err(Fault("filter of a stream"));
    }
    lopdf::Stream::new(dict.clone(), content.to_vec())
        .decompressed_content_with_limit(limit)
        .map_err(|_| Fault("compressed stream"))
}

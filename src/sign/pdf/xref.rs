//! The chain of cross-reference sections, newest first (ISO 32000-1 7.5.4–7.5.8).
//!
//! Hostile files aim at this part: every width, count and offset is bounded
//! before anything is allocated, and each section is visited once.

use lopdf::xref::{Xref, XrefEntry, XrefType};
use lopdf::{Dictionary, Document, Object, ObjectId, Reader};
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::file::Fault;
use super::scan::{self, Scan};

/// Most sections (revisions) followed.
const MAX_SECTIONS: usize = 64;
/// Highest object number accepted.
const MAX_OBJECT: usize = 2_000_000;
/// Longest trailer dictionary, in bytes.
const MAX_TRAILER: usize = 64 * 1024;
/// Largest decoded cross-reference stream, in bytes.
const MAX_STREAM: usize = 16 * 1024 * 1024;
/// Most entries of all sections together.
const MAX_ENTRIES: usize = 4_000_000;

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
    /// The stream's object number, if it is a stream.
    pub(crate) stream: Option<u32>,
    /// Its entries.
    pub(crate) entries: BTreeMap<u32, Entry>,
    /// Its trailer dictionary.
    pub(crate) trailer: Dictionary,
}

impl Section {
    /// Offset of the section before this one.
    pub(crate) fn previous(&self) -> Result<Option<usize>, Fault> {
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

/// All sections, newest first. `bytes` must end with `%%EOF` and its end-of-line.
pub(crate) fn read_chain(bytes: &[u8]) -> Result<Vec<Section>, Fault> {
    let mut next = Some(start(bytes)?);
    let mut seen = BTreeSet::new();
    let mut sections = Vec::new();
    let mut entries = 0;
    while let Some(offset) = next {
        if sections.len() == MAX_SECTIONS || !seen.insert(offset) || offset >= bytes.len() {
            return Err(Fault("chain of cross-references"));
        }
        let section = read_section(bytes, offset)?;
        next = section.previous()?;
        entries += section.entries.len();
        if entries > MAX_ENTRIES {
            return Err(Fault("too many objects"));
        }
        sections.push(section);
    }
    Ok(sections)
}

/// The offset after the last `startxref`.
fn start(bytes: &[u8]) -> Result<usize, Fault> {
    let marker = scan::find_last(bytes, b"%%EOF").ok_or(Fault("no %%EOF"))?;
    let window = marker.saturating_sub(64);
    let tail = bytes.get(window..marker).unwrap_or_default();
    let place = scan::find_last(tail, b"startxref").ok_or(Fault("no startxref"))?;
    let mut scan = Scan::new(bytes, window + place + b"startxref".len());
    let offset = scan.number().ok_or(Fault("startxref"))?;
    scan.space();
    if scan.at == marker {
        Ok(offset)
    } else {
        Err(Fault("startxref"))
    }
}

fn read_section(bytes: &[u8], offset: usize) -> Result<Section, Fault> {
    let mut scan = Scan::new(bytes, offset);
    let section = if scan.word(b"xref").is_some() {
        read_table(bytes, offset, scan)?
    } else {
        read_stream(bytes, offset)?
    };
    if section.trailer.has(b"XRefStm") {
        return Err(Fault("hybrid cross-references"));
    }
    Ok(section)
}

fn read_table(bytes: &[u8], offset: usize, mut scan: Scan<'_>) -> Result<Section, Fault> {
    const WHAT: Fault = Fault("cross-reference table");
    let mut entries = BTreeMap::new();
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
            insert(&mut entries, id, entry)?;
        }
    }
    let window = bytes.get(scan.at..).unwrap_or_default();
    let window = window.get(..MAX_TRAILER).unwrap_or(window);
    let text = scan::find(window, b"startxref")
        .and_then(|stop| window.get(..stop))
        .ok_or(WHAT)?;
    let wrapped = [b"1 0 obj\n", text, b"\nendobj\n"].concat();
    match read_object(&wrapped, 0, (1, 0))? {
        Object::Dictionary(trailer) => Ok(Section {
            offset,
            stream: None,
            entries,
            trailer,
        }),
        _ => Err(WHAT),
    }
}

/// Parses one object that needs no other object to be read.
fn read_object(bytes: &[u8], offset: usize, id: ObjectId) -> Result<Object, Fault> {
    let entry = XrefEntry::Normal {
        offset: u32::try_from(offset).map_err(|_| Fault("offset"))?,
        generation: id.1,
    };
    let table = BTreeMap::from([(id.0, entry)]);
    reader(bytes, table)
        .get_object(id, &mut HashSet::new())
        .map_err(|_| Fault("object"))
}

/// lopdf's object reader over a table of our own.
pub(crate) fn reader(bytes: &[u8], entries: BTreeMap<u32, XrefEntry>) -> Reader<'_> {
    let mut document = Document::new();
    let mut table = Xref::new(0, XrefType::CrossReferenceTable);
    table.entries = entries;
    document.reference_table = table;
    Reader {
        buffer: bytes,
        document,
        encryption_state: None,
        raw_objects: BTreeMap::new(),
        password: None,
        strict: true,
        max_decompressed_size: Some(MAX_STREAM),
    }
}

fn read_stream(bytes: &[u8], offset: usize) -> Result<Section, Fault> {
    const WHAT: Fault = Fault("cross-reference stream");
    let mut scan = Scan::new(bytes, offset);
    let number = scan
        .number()
        .and_then(|n| u32::try_from(n).ok())
        .ok_or(WHAT)?;
    let generation = scan
        .number()
        .and_then(|g| u16::try_from(g).ok())
        .ok_or(WHAT)?;
    scan.word(b"obj").ok_or(WHAT)?;
    let Object::Stream(stream) = read_object(bytes, offset, (number, generation))? else {
        return Err(WHAT);
    };
    if !stream.dict.has_type(b"XRef") {
        return Err(WHAT);
    }
    let content = decode(&stream, MAX_STREAM)?;
    let widths = integers(stream.dict.get(b"W").map_err(|_| WHAT)?).ok_or(WHAT)?;
    let [kind_width, second_width, third_width] = widths[..] else {
        return Err(WHAT);
    };
    let row = kind_width + second_width + third_width;
    if widths.iter().any(|w| *w > 8) || row == 0 {
        return Err(WHAT);
    }
    let size = stream
        .dict
        .get(b"Size")
        .ok()
        .and_then(|s| integers(&Object::Array(vec![s.clone()])));
    let index = match stream.dict.get(b"Index") {
        Ok(index) => integers(index).ok_or(WHAT)?,
        Err(_) => vec![0, *size.as_deref().and_then(<[usize]>::first).ok_or(WHAT)?],
    };
    let mut rows = content.chunks_exact(row);
    let mut entries = BTreeMap::new();
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
            insert(&mut entries, id, entry)?;
        }
    }
    if rows.next().is_some() {
        return Err(WHAT);
    }
    Ok(Section {
        offset,
        stream: Some(number),
        entries,
        trailer: stream.dict,
    })
}

fn insert(entries: &mut BTreeMap<u32, Entry>, id: usize, entry: Entry) -> Result<(), Fault> {
    let id = u32::try_from(id).map_err(|_| Fault("object number"))?;
    match entries.insert(id, entry) {
        None => Ok(()),
        Some(_) => Err(Fault("object listed twice")),
    }
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
pub(crate) fn decode(stream: &lopdf::Stream, limit: usize) -> Result<Vec<u8>, Fault> {
    let filter_known = match stream.dict.get(b"Filter") {
        Err(_) => true,
        Ok(Object::Name(name)) => name == b"FlateDecode",
        Ok(_) => false,
    };
    let parameters_known = match stream.dict.get(b"DecodeParms") {
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
    if !filter_known || !parameters_known {
        return Err(Fault("filter of a stream"));
    }
    stream
        .decompressed_content_with_limit(limit)
        .map_err(|_| Fault("compressed stream"))
}

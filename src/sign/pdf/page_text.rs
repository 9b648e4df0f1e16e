//! What the pages of a Tukiem report print, as far as a receiver compares it with
//! the data inside.
//!
//! The report's content codes are the characters' own UTF-16 codes, which its
//! fonts' maps to Unicode confirm. A page drawn in any other way is not read at all.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::file::{Fault, PdfFile};
use super::xref;
use crate::sign::MAX_PDF;

/// Most pages of a report.
const MAX_PAGES: usize = 10_000;
/// Deepest nesting of the page tree.
const MAX_DEPTH: usize = 16;
/// Longest drawing of a page, and longest map of a font, in bytes.
const MAX_STREAM: usize = 1024 * 1024;

/// The text of the first and last pages, in the order of drawing, without blanks
/// and line ends. `None` for a page that Tukiem did not draw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageTexts {
    /// The first pages, in order.
    pub first: Vec<Option<String>>,
    /// The last pages, the very last one first.
    pub last: Vec<Option<String>>,
}

/// Reads the first and the last pages of a PDF, so many of each. `None` where its
/// pages cannot be found.
pub fn page_texts(pdf: &[u8], first: usize, last: usize) -> Option<PageTexts> {
    if pdf.len() > MAX_PDF {
        return None;
    }
    let file = PdfFile::open(pdf).ok()?;
    let pages = pages(&file).ok()?;
    let mut reader = PageReader {
        file: &file,
        fonts: BTreeMap::new(),
    };
    let mut text = |id: &ObjectId| reader.text(*id).ok();
    Some(PageTexts {
        first: pages.iter().take(first).map(&mut text).collect(),
        last: pages.iter().rev().take(last).map(&mut text).collect(),
    })
}

/// All pages in order.
fn pages(file: &PdfFile<'_>) -> Result<Vec<ObjectId>, Fault> {
    let (_, catalog) = file.catalog()?;
    let root = catalog.get(b"Pages").and_then(Object::as_reference);
    let root = root.map_err(|_| Fault("pages"))?;
    let mut open = vec![(root, 0)];
    let mut found = Vec::new();
    let mut visited = 0;
    while let Some((id, depth)) = open.pop() {
        visited += 1;
        if visited > 2 * MAX_PAGES || depth > MAX_DEPTH {
            return Err(Fault("pages"));
        }
        let Object::Dictionary(node) = file.get(id)? else {
            return Err(Fault("pages"));
        };
        if !node.has_type(b"Pages") {
            found.push(id);
            continue;
        }
        let kids = node.get(b"Kids").map_err(|_| Fault("pages"))?;
        let Object::Array(kids) = file.resolve(kids)? else {
            return Err(Fault("pages"));
        };
        if open.len() + kids.len() > MAX_PAGES {
            return Err(Fault("pages"));
        }
        for kid in kids.iter().rev() {
            let kid = kid.as_reference().map_err(|_| Fault("pages"))?;
            open.push((kid, depth + 1));
        }
    }
    Ok(found)
}

struct PageReader<'f, 'a> {
    file: &'f PdfFile<'a>,
    /// Whether the codes of a font are the characters' own.
    fonts: BTreeMap<ObjectId, bool>,
}

impl PageReader<'_, '_> {
    fn text(&mut self, page: ObjectId) -> Result<String, Fault> {
        const WHAT: Fault = Fault("page");
        let Object::Dictionary(page) = self.file.get(page)? else {
            return Err(WHAT);
        };
        let resources = self.entry(&page, b"Resources")?;
        let resources = resources.as_dict().map_err(|_| WHAT)?;
        let fonts = self.entry(resources, b"Font")?;
        for (_, font) in fonts.as_dict().map_err(|_| WHAT)? {
            if !self.speaks_plainly(font.as_reference().map_err(|_| WHAT)?)? {
                return Err(WHAT);
            }
        }
        let content = Content::decode(&self.drawing(&page)?).map_err(|_| WHAT)?;
        let mut text = String::new();
        for operation in &content.operations {
            draw(operation, &mut text).ok_or(WHAT)?;
        }
        Ok(text)
    }

    /// The page's drawing; a program that signs may have cut it into several streams.
    fn drawing(&self, page: &Dictionary) -> Result<Vec<u8>, Fault> {
        const WHAT: Fault = Fault("page");
        let parts = match self.entry(page, b"Contents")? {
            Object::Array(parts) => parts,
            whole => vec![whole],
        };
        let mut drawing = Vec::new();
        for part in &parts {
            let Object::Stream(part) = self.file.resolve(part)? else {
                return Err(WHAT);
            };
            drawing.extend(unpacked(&part)?);
            drawing.push(b'\n');
            if drawing.len() > 2 * MAX_STREAM {
                return Err(WHAT);
            }
        }
        Ok(drawing)
    }

    fn entry(&self, dictionary: &Dictionary, key: &[u8]) -> Result<Object, Fault> {
        let entry = dictionary.get(key).map_err(|_| Fault("page"))?;
        self.file.resolve(entry)
    }

    /// Whether the font's map to Unicode says that every code is its own character.
    fn speaks_plainly(&mut self, id: ObjectId) -> Result<bool, Fault> {
        if let Some(known) = self.fonts.get(&id) {
            return Ok(*known);
        }
        let Object::Dictionary(font) = self.file.get(id)? else {
            return Err(Fault("font"));
        };
        let encoding = font.get(b"Encoding").and_then(Object::as_name).ok();
        let plain = encoding == Some(b"Identity-H")
            && match self.entry(&font, b"ToUnicode") {
                Ok(Object::Stream(map)) => is_identity(&unpacked(&map)?),
                _ => false,
            };
        self.fonts.insert(id, plain);
        Ok(plain)
    }
}

fn unpacked(stream: &Stream) -> Result<Vec<u8>, Fault> {
    if !stream.dict.has(b"Filter") && stream.content.len() > MAX_STREAM {
        return Err(Fault("stream"));
    }
    xref::decode(&stream.dict, &stream.content, MAX_STREAM)
}

/// Whether a map (ISO 32000-2, 9.10.3) sends every code to itself.
fn is_identity(map: &[u8]) -> bool {
    let Ok(map) = std::str::from_utf8(map) else {
        return false;
    };
    if map.contains("beginbfrange") || map.contains("usecmap") {
        return false;
    }
    let mut sections = map.split("beginbfchar").skip(1).peekable();
    let pairs = |section: &str| {
        let section = section.split("endbfchar").next().unwrap_or_default();
        let codes: Vec<_> = section.split_ascii_whitespace().collect();
        codes.len() % 2 == 0
            && codes
                .chunks_exact(2)
                .all(|pair| pair[0].eq_ignore_ascii_case(pair[1]))
    };
    sections.peek().is_some() && sections.all(pairs)
}

/// Takes the text of one operator; `None` for one that the report does not use,
/// such as a picture or invisible text.
fn draw(operation: &Operation, text: &mut String) -> Option<()> {
    let operands = operation.operands.as_slice();
    match operation.operator.as_str() {
        "Tj" => show(operands.first()?, text),
        "TJ" => {
            for piece in operands.first()?.as_array().ok()? {
                if matches!(piece, Object::String(..)) {
                    show(piece, text)?;
                }
            }
            Some(())
        }
        "BT" | "ET" | "Tf" | "Tm" | "Td" | "Tc" | "Tw" | "TL" | "BMC" | "BDC" | "EMC" | "q"
        | "Q" | "rg" | "RG" | "g" | "G" | "w" | "m" | "l" | "h" | "re" | "f" | "S" | "n" | "J"
        | "j" | "d" | "M" => Some(()),
        _ => None,
    }
}

fn show(string: &Object, text: &mut String) -> Option<()> {
    let bytes = string.as_str().ok()?;
    if bytes.len() % 2 != 0 {
        return None;
    }
    let units = bytes.chunks_exact(2);
    let units = units.map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    for c in char::decode_utf16(units) {
        let c = c.ok()?;
        if !c.is_whitespace() {
            text.push(c);
        }
    }
    Some(())
}

//! Word documents (ECMA-376 WordprocessingML): paragraphs, tables, numbers of lists.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::numbering::{Numbering, value};
use super::{MAX_UNPACKED_BYTES, ReadError, ReadRemark, Reading};

/// Paragraphs longer than this are never headings, whatever their print.
const MAX_HEADING: usize = 300;

pub(super) fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut names = Vec::new();
    for name in archive.file_names() {
        names.extend(name.ok().map(std::borrow::Cow::into_owned));
    }
    let main = names
        .iter()
        .find(|name| name.starts_with("word/document") && name.ends_with(".xml"))
        .ok_or_else(|| ReadError::Docx {
            detail: "there is no word/document.xml in it".to_owned(),
        })?;
    let document = part(&mut archive, main)?;
    let mut optional = |name: &str| {
        let there = names.iter().any(|other| other == name);
        if there {
            part(&mut archive, name)
        } else {
            Ok(String::new())
        }
    };
    let numbering = optional("word/numbering.xml")?;
    let styles = optional("word/styles.xml")?;
    let numbering = Numbering::read(&numbering, &styles).map_err(broken)?;
    text(&document, numbering)
}

fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::Docx {
        detail: error.to_string().chars().take(200).collect(),
    }
}

/// One file of the archive as text, bounded in its unpacked size.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, ReadError> {
    let file = archive.by_name(name).map_err(broken)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_UNPACKED_BYTES).unwrap_or(u64::MAX);
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(broken)?;
    if bytes.len() > MAX_UNPACKED_BYTES {
        return Err(ReadError::Bomb);
    }
    String::from_utf8(bytes).map_err(broken)
}

/// What is known of the paragraph being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    bold_chars: usize,
}

#[derive(Default)]
struct Body {
    out: String,
    paragraph: Paragraph,
    bold: bool,
    in_text: bool,
    /// Depth of elements whose content is left out: text boxes, second versions of drawings.
    skipped: usize,
    /// Depth of tables, and whether the next paragraph begins a cell.
    tables: usize,
    cell_begins: bool,
    table_count: usize,
    side_texts: usize,
    restored: usize,
    lost: usize,
}

fn text(document: &str, mut numbering: Numbering) -> Result<Reading, ReadError> {
    let mut reader = Reader::from_str(document);
    let mut body = Body::default();
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => break,
            Event::Start(tag) => body.start(&tag),
            Event::Empty(tag) => body.empty(&tag, &mut numbering),
            Event::End(tag) => body.end(tag.local_name().as_ref(), &mut numbering),
            Event::Text(text) if body.in_text => {
                let text = text.decode().map_err(broken)?;
                body.say(&text);
            }
            Event::CData(text) if body.in_text => {
                let text = text.decode().map_err(broken)?;
                body.say(&text);
            }
            Event::GeneralRef(reference) if body.in_text => {
                body.say(&entity(&reference).unwrap_or_default());
            }
            _ => {}
        }
    }
    Ok(body.finish())
}

/// One of XML's five entities or a character by its number.
fn entity(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c.to_string());
    }
    let name = reference.decode().ok()?;
    let text = match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(text.to_owned())
}

impl Body {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let side = matches!(name.as_ref(), b"txbxContent" | b"Fallback");
        if self.skipped > 0 || side {
            if side {
                self.skipped += 1;
                self.side_texts +=
                    usize::from(name.as_ref() == b"txbxContent" && self.skipped == 1);
            }
            return;
        }
        match name.as_ref() {
            b"p" => self.paragraph = Paragraph::default(),
            b"r" => self.bold = false,
            b"t" => self.in_text = true,
            b"tbl" => {
                self.tables += 1;
                self.table_count += 1;
            }
            b"tc" => self.cell_begins = true,
            _ => self.property(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>, numbering: &mut Numbering) {
        if self.skipped > 0 {
            return;
        }
        match tag.local_name().as_ref() {
            // An empty paragraph parts the ones around it.
            b"p" => {
                self.paragraph = Paragraph::default();
                self.close(numbering);
            }
            b"tab" => self.say(" "),
            b"br" if value(tag, b"type").is_some_and(|kind| kind == "page") => self.say("\u{c}"),
            b"br" | b"cr" => self.say("\n"),
            b"noBreakHyphen" => self.say("-"),
            _ => self.property(tag),
        }
    }

    fn property(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            b"pStyle" => self.paragraph.style = value(tag, b"val"),
            b"numId" => self.paragraph.list = value(tag, b"val"),
            b"ilvl" => self.paragraph.level = value(tag, b"val").and_then(|v| v.parse().ok()),
            b"b" => {
                let off = value(tag, b"val").is_some_and(|v| matches!(v.as_str(), "0" | "false"));
                self.bold = !off;
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], numbering: &mut Numbering) {
        if self.skipped > 0 {
            self.skipped -= usize::from(matches!(name, b"txbxContent" | b"Fallback"));
            return;
        }
        match name {
            b"p" => self.close(numbering),
            b"t" => self.in_text = false,
            b"tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        self.paragraph.text.push_str(text);
        if self.bold {
            self.paragraph.bold_chars += text.trim().len();
        }
    }

    /// Writes the paragraph out: number, heading marks, and what parts it from the next.
    fn close(&mut self, numbering: &mut Numbering) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let text = paragraph.text.trim_matches(' ');
        if self.tables > 0 && self.cell_begins {
            self.out.push('\t');
            self.cell_begins = false;
        }
        let label = if text.is_empty() {
            None
        } else {
            let style = paragraph.style.as_deref();
            numbering.label(style, paragraph.list.as_deref(), paragraph.level)
        };
        let heading = paragraph.bold_chars > 0
            && paragraph.bold_chars
                >= text
                    .replace([' ', '\n'], "")
                    .len()
                    .min(paragraph.bold_chars + 1)
            && text.len() <= MAX_HEADING
            && !text.contains(['\n', '*']);
        let stars = if heading { "**" } else { "" };
        match label {
            Some(Ok(label)) => {
                self.restored += 1;
                self.out += &format!("{stars}{label} {text}{stars}");
            }
            Some(Err(())) => {
                self.lost += 1;
                self.out += &format!("{stars}{text}{stars}");
            }
            None => self.out += &format!("{stars}{text}{stars}"),
        }
        // Paragraphs are real here: an empty line keeps them apart.
        self.out
            .push_str(if self.tables > 0 { "\n" } else { "\n\n" });
    }

    fn finish(self) -> Reading {
        let mut remarks = Vec::new();
        let mut remark = |count: usize, remark: ReadRemark| {
            if count > 0 {
                remarks.push(remark);
            }
        };
        let (restored, lost) = (self.restored, self.lost);
        remark(
            restored,
            ReadRemark::NumbersRestored {
                paragraphs: restored,
            },
        );
        remark(lost, ReadRemark::NumbersLost { paragraphs: lost });
        let tables = self.table_count;
        remark(tables, ReadRemark::Tables { tables });
        let pieces = self.side_texts;
        remark(pieces, ReadRemark::SideTextLeftOut { pieces });
        Reading {
            text: self.out,
            remarks,
        }
    }
}

//! Text of a PDF, line by line as it is printed (ISO 32000-2, 9.4).

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::content::{Content, Operation};
use lopdf::{Document, LoadOptions, Object, ObjectId};

use super::pdf_font::Font;
use super::{ReadError, ReadRemark, Reading};

/// The greatest unpacked size of one stream (page, font table, object stream): 8 MiB.
const MAX_STREAM: usize = 8 * 1024 * 1024;
/// Pages and bytes of text after which a file is no regulation any more.
const MAX_PAGES: usize = 3000;
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// How deep graphics states may be saved.
const MAX_STATES: usize = 256;

pub(super) fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    // The library is well kept and fuzzed, yet a damaged file of a stranger must never
    // take the program down with it.
    catch_unwind(AssertUnwindSafe(|| unguarded(bytes))).unwrap_or_else(|_| {
        Err(ReadError::Pdf {
            detail: "its structure is damaged".to_owned(),
        })
    })
}

fn broken(error: impl std::fmt::Display) -> ReadError {
    ReadError::Pdf {
        detail: error.to_string().chars().take(200).collect(),
    }
}

fn unguarded(bytes: &[u8]) -> Result<Reading, ReadError> {
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, options) {
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => {
            return Err(ReadError::PdfLocked);
        }
        other => other.map_err(broken)?,
    };
    if document.is_encrypted() {
        return Err(ReadError::PdfLocked);
    }
    let pages: Vec<ObjectId> = document.page_iter().take(MAX_PAGES).collect();
    let mut text = String::new();
    let mut without = 0;
    for page in &pages {
        let printed = page_text(&document, *page)?;
        without += usize::from(printed.trim().is_empty());
        text += &printed;
        text.push_str("\u{c}\n");
        if text.len() > MAX_TEXT {
            return Err(ReadError::Bomb);
        }
    }
    if without == pages.len() {
        let pages = pages.len();
        return Err(match pages {
            0 => broken("it has no pages"),
            _ => ReadError::Scanned { pages },
        });
    }
    let remark = ReadRemark::PagesWithoutText { pages: without };
    Ok(Reading {
        text,
        remarks: if without > 0 {
            vec![remark]
        } else {
            Vec::new()
        },
    })
}

fn page_text(document: &Document, page: ObjectId) -> Result<String, ReadError> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let fonts: BTreeMap<Vec<u8>, Font> = fonts
        .into_iter()
        .filter_map(|(name, font)| Some((name, Font::read(document, font, MAX_STREAM)?)))
        .collect();
    let content = document.get_page_content_with_limit(page, MAX_STREAM);
    let content = content.map_err(|_| ReadError::Bomb)?;
    // A page whose drawing cannot be read is a page without text.
    let Ok(content) = Content::decode(&content) else {
        return Ok(String::new());
    };
    let mut printer = Printer::new(&fonts);
    for operation in &content.operations {
        printer.run(operation);
    }
    Ok(printer.out)
}

/// A transformation `[a b c d e f]` (ISO 32000-2, 8.3.3).
type Matrix = [f64; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn number(object: Option<&Object>) -> f64 {
    object
        .and_then(|o| o.as_float().ok())
        .map_or(0.0, f64::from)
}

/// Follows the text operators of a page and writes its lines.
struct Printer<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    font: Option<&'a Font>,
    size: f64,
    leading: f64,
    char_space: f64,
    word_space: f64,
    page: Matrix,
    saved: Vec<Matrix>,
    line: Matrix,
    at: Matrix,
    /// Where the last text ended, and its height.
    last: Option<(f64, f64, f64)>,
    out: String,
}

impl<'a> Printer<'a> {
    fn new(fonts: &'a BTreeMap<Vec<u8>, Font>) -> Self {
        Self {
            fonts,
            font: None,
            size: 0.0,
            leading: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            page: UNIT,
            saved: Vec::new(),
            line: UNIT,
            at: UNIT,
            last: None,
            out: String::new(),
        }
    }

    fn run(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        let n = |at: usize| number(operands.get(at));
        let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
        match operation.operator.as_str() {
            "q" if self.saved.len() < MAX_STATES => self.saved.push(self.page),
            "Q" => self.page = self.saved.pop().unwrap_or(self.page),
            "cm" => self.page = times(matrix(), self.page),
            "BT" => self.set(UNIT),
            "Tm" => self.set(matrix()),
            "Td" => self.step(n(0), n(1)),
            "TD" => {
                self.leading = -n(1);
                self.step(n(0), n(1));
            }
            "TL" => self.leading = n(0),
            "T*" => self.step(0.0, -self.leading),
            "Tc" => self.char_space = n(0),
            "Tw" => self.word_space = n(0),
            "Tf" => {
                let name = operands.first().and_then(|o| o.as_name().ok());
                self.font = name.and_then(|name| self.fonts.get(name));
                self.size = n(1);
            }
            "Tj" => self.show(operands.first()),
            "'" => {
                self.step(0.0, -self.leading);
                self.show(operands.first());
            }
            "\"" => {
                self.word_space = n(0);
                self.char_space = n(1);
                self.step(0.0, -self.leading);
                self.show(operands.get(2));
            }
            "TJ" => {
                let pieces = operands.first().and_then(|o| o.as_array().ok());
                for piece in pieces.into_iter().flatten() {
                    match piece {
                        Object::String(..) => self.show(Some(piece)),
                        // Thousandths of the size, backwards.
                        shift => self.advance(-number(Some(shift)) / 1000.0 * self.size),
                    }
                }
            }
            _ => {}
        }
    }

    fn set(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.at = matrix;
    }

    fn step(&mut self, x: f64, y: f64) {
        self.set(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn advance(&mut self, x: f64) {
        self.at = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.at);
    }

    fn show(&mut self, string: Option<&Object>) {
        let (Some(font), Some(bytes)) = (self.font, string.and_then(|o| o.as_str().ok())) else {
            return;
        };
        let (text, width, codes) = font.decode(bytes);
        let from = times(self.at, self.page);
        let height = (self.size * from[3].hypot(from[2])).abs().max(1.0);
        let spaces = text.matches(' ').count() as f64;
        self.advance(
            width / 1000.0 * self.size + codes as f64 * self.char_space + spaces * self.word_space,
        );
        let to = times(self.at, self.page);
        if let Some((x, y, last_height)) = self.last {
            let tall = height.max(last_height);
            if (from[5] - y).abs() > tall * 0.4 || from[4] < x - tall * 2.0 {
                self.out.push('\n');
            } else if from[4] - x > tall * 0.18
                && !self.out.ends_with([' ', '\n'])
                && !text.starts_with(' ')
            {
                self.out.push(' ');
            }
        }
        self.out.push_str(&text);
        self.last = Some((to[4], to[5], height));
    }
}

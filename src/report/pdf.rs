//! Draws the display list with printpdf. The only file that names printpdf;
//! what that library lacks (PDF/A, tags, fields, attachments) is added to its
//! object tree in [`super::pdfa`].

use std::collections::BTreeMap;

use printpdf::{
    Color as PdfColor, FontId, FontMetrics, Line, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, Rgb, TextItem,
    TextMatrix,
};

use super::ReportError;
use super::document::Document;
use super::fonts::Fonts;
use super::layout::display::{Color, Fill, Item, Mark, Page, Pages, Rule, TextItem as Text};
use super::layout::structure::{ElementId, Structure};
use super::pdfa::{self, Drawn, embedding::EmbeddedFace};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// Draws and finishes the file.
pub(super) fn write(
    document: &Document,
    pages: &Pages,
    fonts: &Fonts,
) -> Result<Vec<u8>, ReportError> {
    let faces = pdfa::embedding::subset(fonts, pages)?;
    let mut pdf = PdfDocument::new("");
    for face in &faces {
        let font = PdfFont::new(parsed(face));
        pdf.resources
            .fonts
            .map
            .insert(FontId(face.resource.to_owned()), font);
    }
    let mut marks = Vec::with_capacity(pages.pages.len());
    for page in &pages.pages {
        let (ops, elements) = draw(page, &pages.structure);
        pdf.pages
            .push(PdfPage::new(Mm(page.width / MM), Mm(page.height / MM), ops));
        marks.push(elements);
    }
    let options = PdfSaveOptions {
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let tree = printpdf::serialize::to_lopdf_doc(&pdf, &options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(ReportError::Pdf(warning.msg.clone()));
    }
    pdfa::finish(document, pages, Drawn { tree, marks, faces })
}

/// The subset under the codes the content uses; measures in thousandths of the
/// type size, as the font descriptor wants them.
fn parsed(face: &EmbeddedFace) -> ParsedFont {
    let codes = face
        .codes
        .iter()
        .map(|(&code, _)| (u32::from(code), code))
        .collect();
    let widths = face
        .codes
        .iter()
        .map(|(&code, glyph)| (code, glyph.advance))
        .collect();
    let metrics = FontMetrics {
        ascent: face.ascent,
        descent: face.descent,
    };
    let name = Some(face.base_font.clone());
    let mut font =
        ParsedFont::with_glyph_data(face.program.clone(), 0, name, codes, widths, 1000, metrics);
    let [x_min, y_min, x_max, y_max] = face.bbox;
    let about = &mut font.pdf_font_metrics;
    (about.x_min, about.y_min, about.x_max, about.y_max) = (x_min, y_min, x_max, y_max);
    (about.caret_slope_rise, about.caret_slope_run) = face.caret_slope;
    about.us_weight_class = face.weight;
    font
}

/// Operators of a page, and the element of each marked-content id.
fn draw(page: &Page, structure: &Structure) -> (Vec<Op>, Vec<ElementId>) {
    let mut ops = Vec::new();
    let mut elements = Vec::new();
    let mut open: Option<Mark> = None;
    let mut pen = Pen {
        height: page.height,
        fill: None,
    };
    for item in &page.items {
        let mark = item.mark();
        if open != Some(mark) {
            if open.is_some() {
                ops.push(Op::EndMarkedContent);
            }
            ops.push(begin(mark, structure, &mut elements));
            open = Some(mark);
        }
        match item {
            Item::Text(text) => pen.text(&mut ops, text),
            Item::Rule(rule) => pen.rule(&mut ops, rule),
            Item::Fill(fill) => pen.fill(&mut ops, fill),
        }
    }
    if open.is_some() {
        ops.push(Op::EndMarkedContent);
    }
    (ops, elements)
}

fn begin(mark: Mark, structure: &Structure, elements: &mut Vec<ElementId>) -> Op {
    match mark {
        Mark::Artifact => Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        },
        Mark::Element(element) => {
            let id = i64::try_from(elements.len()).unwrap_or(i64::MAX);
            elements.push(element);
            let map = BTreeMap::from([("MCID".to_owned(), printpdf::DictItem::Int(id))]);
            let role = structure
                .elements
                .get(element.0)
                .map_or("Span", |it| it.role.name());
            let properties = printpdf::DictItem::Dict { map };
            Op::BeginMarkedContentWithProperties {
                tag: role.to_owned(),
                properties,
            }
        }
    }
}

/// Turns y upwards and remembers the fill colour.
struct Pen {
    height: f32,
    fill: Option<Color>,
}

impl Pen {
    fn text(&mut self, ops: &mut Vec<Op>, text: &Text) {
        self.color(ops, Color::BLACK);
        let font = PdfFontHandle::External(FontId(pdfa::embedding::resource(text.face).to_owned()));
        let (x, y) = (Pt(short(text.x)), Pt(short(self.height - text.baseline)));
        ops.extend([
            Op::StartTextSection,
            Op::SetFont {
                font,
                size: Pt(text.size),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Translate(x, y),
            },
            Op::ShowText { items: show(text) },
            Op::EndTextSection,
        ]);
    }

    fn rule(&mut self, ops: &mut Vec<Op>, rule: &Rule) {
        let point = |(x, y): (f32, f32)| LinePoint {
            p: self.point(x, y),
            bezier: false,
        };
        let points = vec![point(rule.from), point(rule.to)];
        ops.extend([
            Op::SetOutlineColor {
                col: rgb(rule.color),
            },
            Op::SetOutlineThickness {
                pt: Pt(rule.thickness),
            },
            Op::DrawLine {
                line: Line {
                    points,
                    is_closed: false,
                },
            },
        ]);
    }

    fn fill(&mut self, ops: &mut Vec<Op>, fill: &Fill) {
        self.color(ops, fill.color);
        let Point { x, y } = self.point(fill.frame.left, fill.frame.bottom);
        let (width, height) = (
            Pt(short(fill.frame.width())),
            Pt(short(fill.frame.height())),
        );
        let mode = Some(PaintMode::Fill);
        let rectangle = Rect {
            x,
            y,
            width,
            height,
            mode,
            winding_order: None,
        };
        ops.push(Op::DrawRectangle { rectangle });
    }

    fn color(&mut self, ops: &mut Vec<Op>, color: Color) {
        if self.fill != Some(color) {
            ops.push(Op::SetFillColor { col: rgb(color) });
            self.fill = Some(color);
        }
    }

    fn point(&self, x: f32, y: f32) -> Point {
        Point {
            x: Pt(short(x)),
            y: Pt(short(self.height - y)),
        }
    }
}

/// Text with its word gaps. The word spacing operator has no effect on fonts
/// with two-byte codes, so every blank is followed by a shift.
fn show(text: &Text) -> Vec<TextItem> {
    if text.word_gap == 0.0 {
        return vec![TextItem::Text(text.text.clone())];
    }
    let shift = short(-text.word_gap * 1000.0 / text.size);
    let mut items = Vec::new();
    for word in text.text.split_inclusive(' ') {
        items.push(TextItem::Text(word.to_owned()));
        if word.ends_with(' ') {
            items.push(TextItem::Offset(shift));
        }
    }
    items
}

fn rgb(Color(r, g, b): Color) -> PdfColor {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    PdfColor::Rgb(Rgb {
        r: part(r),
        g: part(g),
        b: part(b),
        icc_profile: None,
    })
}

/// A hundredth of a point is finer than any printer.
fn short(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

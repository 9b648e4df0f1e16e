//! Paragraphs: their look and their pieces of text.

use super::markup::Markup;
use super::section::Section;
use crate::report::document::{Align, Run};
use crate::report::fonts::{Face, Fonts};
use crate::report::text::tidy;

/// Twentieths of a point, Word's unit of length, in a point.
pub(super) const POINT: f32 = 20.0;

/// A length in points as Word counts it.
pub(super) fn twips(points: f32) -> String {
    format!("{:.0}", points * POINT)
}

/// How a paragraph looks beyond its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// The style's id; see [`super::styles`].
    pub(super) style: &'static str,
    /// Place of the text, where it is not the style's.
    pub(super) align: Option<Align>,
    /// Room above in points, where it is not the style's.
    pub(super) before: Option<f32>,
    /// Moved in from both sides by so many points; a rule stands below.
    pub(super) rule: Option<f32>,
    /// Moved in from the left, in points.
    pub(super) left: Option<f32>,
    /// Size in points, where it is not the style's.
    pub(super) size: Option<f32>,
    /// Whether the outline leaves a heading out.
    pub(super) unlisted: bool,
}

impl Look {
    /// A style as it is.
    pub(super) fn of(style: &'static str) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }

    /// A line of the form: the plain style, placed.
    pub(super) fn line(align: Align, size: f32, before: f32) -> Self {
        Self {
            style: "Normal",
            align: Some(align),
            size: Some(size),
            before: Some(before),
            ..Self::default()
        }
    }
}

/// Writes the main part.
pub(super) struct Writer<'a> {
    pub(super) xml: Markup,
    pub(super) fonts: &'a Fonts,
    pub(super) section: Section,
    /// Whether what is written now stays with what follows.
    pub(super) keep: bool,
    /// Whether the next paragraph begins a page.
    pub(super) page_break: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(xml: Markup, fonts: &'a Fonts, section: Section) -> Self {
        Self {
            xml,
            fonts,
            section,
            keep: false,
            page_break: false,
        }
    }

    /// An element with what stands in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.xml.open(name, attributes);
        inside(self);
        self.xml.close(name);
    }

    /// A paragraph of styled pieces.
    pub(super) fn paragraph(&mut self, look: Look, runs: &[Run]) {
        let page_break = std::mem::take(&mut self.page_break);
        let keep = self.keep;
        self.xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| properties(xml, look, keep, page_break));
            for run in runs.iter().filter(|run| !run.text.is_empty()) {
                piece(xml, run, look.size);
            }
        });
    }

    /// A paragraph of one piece.
    pub(super) fn line(&mut self, look: Look, run: &Run) {
        self.paragraph(look, std::slice::from_ref(run));
    }

    /// A rule centred in `width` under a line of text, `part` of the line long.
    pub(super) fn rule_under(&mut self, (run, size): (&Run, f32), width: f32, part: f32) {
        let text = self
            .fonts
            .width(Face::of(run.bold, run.italic), size, &tidy(&run.text));
        let side = (width - text.min(width) * part) / 2.0;
        let look = Look {
            style: "Rule",
            rule: Some(side),
            ..Look::default()
        };
        self.paragraph(look, &[]);
    }

    /// A paragraph that only carries what Word wants to hang on one.
    pub(super) fn tiny(&mut self, inside: impl FnOnce(&mut Markup)) {
        self.xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "Rule");
                inside(xml);
            });
        });
    }
}

/// In the order of the standard's `CT_PPr`.
fn properties(xml: &mut Markup, look: Look, keep: bool, page_break: bool) {
    xml.value("w:pStyle", look.style);
    if keep {
        xml.empty("w:keepNext", &[]);
    }
    if page_break {
        xml.empty("w:pageBreakBefore", &[]);
    }
    if look.rule.is_some() {
        xml.element("w:pBdr", &[], |xml| {
            let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "1")];
            xml.empty(
                "w:bottom",
                &[line[0], line[1], line[2], ("w:color", "auto")],
            );
        });
    }
    if let Some(before) = look.before {
        xml.empty("w:spacing", &[("w:before", &twips(before))]);
    }
    if let Some(side) = look.rule.map(twips) {
        xml.empty("w:ind", &[("w:left", &side), ("w:right", &side)]);
    }
    if let Some(left) = look.left {
        xml.empty("w:ind", &[("w:left", &twips(left))]);
    }
    if let Some(align) = look.align {
        xml.value("w:jc", placed(align));
    }
    if look.unlisted {
        // Level 9 is body text.
        xml.value("w:outlineLvl", "9");
    }
}

fn placed(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

/// One run of text.
fn piece(xml: &mut Markup, run: &Run, size: Option<f32>) {
    xml.element("w:r", &[], |xml| {
        if run.bold || run.italic || size.is_some() {
            xml.element("w:rPr", &[], |xml| {
                if run.bold {
                    xml.empty("w:b", &[]);
                }
                if run.italic {
                    xml.empty("w:i", &[]);
                }
                if let Some(size) = size {
                    // Half points.
                    xml.value("w:sz", &format!("{:.0}", size * 2.0));
                    xml.value("w:szCs", &format!("{:.0}", size * 2.0));
                }
            });
        }
        xml.element("w:t", &[("xml:space", "preserve")], |xml| {
            xml.text(&run.text);
        });
    });
}

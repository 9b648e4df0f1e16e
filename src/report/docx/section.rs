//! Sections: paper, margins, page numbers (Decree 30/2020/NĐ-CP, Annex I, section I).

use super::markup::Markup;
use super::paragraph::{Writer, twips};
use crate::report::document::Annex;
use crate::report::layout::Geometry;
use crate::report::layout::display::Frame;

/// The header's distance from the paper's upper edge: the number stands in the
/// middle of a margin of 20 mm.
const HEADER: f32 = 26.0;

/// How the pages of a part lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// A4 upright.
    Upright,
    /// A4 on its long side.
    Wide,
}

impl Section {
    /// The section of an annex.
    pub(super) fn of(annex: &Annex) -> Self {
        if annex.landscape {
            Self::Wide
        } else {
            Self::Upright
        }
    }

    fn geometry(self) -> Geometry {
        match self {
            Self::Upright => Geometry::portrait(),
            Self::Wide => Geometry::landscape(),
        }
    }

    /// The room inside the margins.
    pub(super) fn frame(self) -> Frame {
        self.geometry().frame
    }

    /// The width inside the margins, in points.
    pub(super) fn width(self) -> f32 {
        self.frame().width()
    }

    /// In the order of the standard's `CT_SectPr`. Every part is numbered by
    /// itself, and its first page bears no number.
    fn properties(self, xml: &mut Markup) {
        let geometry = self.geometry();
        let frame = geometry.frame;
        let (width, height) = (twips(geometry.width), twips(geometry.height));
        let mut paper = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if self == Self::Wide {
            paper.push(("w:orient", "landscape"));
        }
        let margins = [
            ("w:top", twips(frame.top)),
            ("w:right", twips(geometry.width - frame.right)),
            ("w:bottom", twips(geometry.height - frame.bottom)),
            ("w:left", twips(frame.left)),
            ("w:header", twips(HEADER)),
            ("w:footer", twips(HEADER)),
            ("w:gutter", "0".to_owned()),
        ];
        let margins: Vec<_> = margins
            .iter()
            .map(|(name, of)| (*name, of.as_str()))
            .collect();
        xml.element("w:sectPr", &[], |xml| {
            xml.empty(
                "w:headerReference",
                &[("w:type", "default"), ("r:id", "rIdHeader")],
            );
            xml.value("w:type", "nextPage");
            xml.empty("w:pgSz", &paper);
            xml.empty("w:pgMar", &margins);
            xml.empty("w:pgNumType", &[("w:start", "1")]);
            xml.empty("w:titlePg", &[]);
        });
    }
}

impl Writer<'_> {
    /// Ends a section that another one follows.
    pub(super) fn end_section(&mut self, section: Section) {
        self.tiny(|xml| section.properties(xml));
    }

    /// Begins the next section.
    pub(super) fn begin(&mut self, section: Section) {
        self.section = section;
        self.page_break = false;
    }

    /// Ends the last section, whose properties stand in the body itself.
    pub(super) fn last_section(&mut self, section: Section) {
        section.properties(&mut self.xml);
    }
}

/// `word/header1.xml`: the page's number, centred.
pub(super) fn header() -> Markup {
    let mut part = Markup::part();
    part.element("w:hdr", &[super::WORD], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Header"));
            xml.element("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.element("w:r", &[], |xml| {
                    xml.element("w:t", &[], |xml| xml.text("2"));
                });
            });
        });
    });
    part
}

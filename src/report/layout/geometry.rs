//! Paper and margins of Decree 30/2020/NĐ-CP, Annex I, section I: A4; top and
//! bottom 20 to 25 mm, left 30 to 35 mm, right 15 to 20 mm.

use super::display::Frame;

/// Size of the body text ("13 to 14").
pub(super) const BODY: f32 = 14.0;
/// Size of text in tables and charts.
pub(super) const SMALL: f32 = 12.0;
/// Size of page numbers ("13 to 14").
pub(super) const PAGE_NUMBER_SIZE: f32 = 13.0;
/// Baseline of page numbers: in the middle of the top margin.
pub(super) const PAGE_NUMBER_BASELINE: f32 = 12.0 * MM;
/// First line of a paragraph ("1 cm or 1.27 cm").
pub(super) const INDENT: f32 = 12.7 * MM;
/// Room between paragraphs ("at least 6 pt").
pub(super) const PARAGRAPH_GAP: f32 = 6.0;
/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// Paper and text frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::report) struct Geometry {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Inside the margins.
    pub frame: Frame,
}

impl Geometry {
    /// Upright A4.
    pub(in crate::report) fn portrait() -> Self {
        Self::of(210.0 * MM, 297.0 * MM)
    }

    /// A4 on its long side.
    pub(in crate::report) fn landscape() -> Self {
        Self::of(297.0 * MM, 210.0 * MM)
    }

    fn of(width: f32, height: f32) -> Self {
        let frame = Frame {
            left: 30.0 * MM,
            top: 20.0 * MM,
            right: width - 15.0 * MM,
            bottom: height - 20.0 * MM,
        };
        Self {
            width,
            height,
            frame,
        }
    }
}

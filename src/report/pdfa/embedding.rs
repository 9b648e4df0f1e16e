//! Subsetting of the faces, before drawing.
//!
//! Content codes are the characters' UTF-16 codes themselves, so two
//! characters that share a glyph stay apart when the text is copied; a map
//! from code to glyph (see [`super::fonts`]) leads to the subset's outlines.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::report::ReportError;
use crate::report::fonts::{Face, FaceMetrics, Fonts, Glyph};
use crate::report::layout::display::{Item, Pages};

/// A face cut down to the characters used. Lengths are thousandths of the type
/// size.
pub(in crate::report) struct EmbeddedFace {
    /// Name in the pages' resources.
    pub resource: &'static str,
    /// Name with the tag that marks a subset (ISO 32000-1, 9.6.4).
    pub base_font: String,
    /// The subset, a TrueType file.
    pub program: Vec<u8>,
    /// Glyph in the subset, and advance, of each code.
    pub codes: BTreeMap<u16, Glyph>,
    /// `xMin yMin xMax yMax` of the whole face.
    pub bbox: [i16; 4],
    /// Height above the baseline.
    pub ascent: i16,
    /// Depth below the baseline, negative.
    pub descent: i16,
    /// Rise and run of the slant.
    pub caret_slope: (i16, i16),
    /// 400 or 700.
    pub weight: u16,
}

/// Name of a face in the pages' resources.
pub(in crate::report) fn resource(face: Face) -> &'static str {
    match face {
        Face::Regular => "Tr",
        Face::Bold => "Tb",
        Face::Italic => "Ti",
        Face::BoldItalic => "Tbi",
    }
}

/// Cuts every face that the pages use.
pub(in crate::report) fn subset(
    fonts: &Fonts,
    pages: &Pages,
) -> Result<Vec<EmbeddedFace>, ReportError> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(text) = item {
            used.entry(text.face).or_default().extend(text.text.chars());
        }
    }
    used.into_iter()
        .map(|(face, chars)| embed(fonts, face, &chars))
        .collect()
}

fn embed(fonts: &Fonts, face: Face, chars: &BTreeSet<char>) -> Result<EmbeddedFace, ReportError> {
    let mut remapper = GlyphRemapper::new();
    let mut codes = BTreeMap::new();
    let mut digest = Sha256::new();
    for &c in chars {
        let glyph = fonts.glyph(face, c);
        if let (Some(glyph), Ok(code)) = (glyph, u16::try_from(u32::from(c))) {
            codes.insert(
                code,
                Glyph {
                    gid: remapper.remap(glyph.gid),
                    ..glyph
                },
            );
            digest.update(code.to_be_bytes());
        }
    }
    let program = subsetter::subset(face.bytes(), 0, &remapper)
        .map_err(|error| ReportError::Font(format!("{}: {error}", face.name())))?;
    let tag = digest
        .finalize()
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect::<String>();
    let metrics = fonts.metrics(face);
    Ok(EmbeddedFace {
        resource: resource(face),
        base_font: format!("{tag}+{}", face.name()),
        program,
        codes,
        bbox: metrics.bbox.map(|value| per_mille(metrics, value)),
        ascent: per_mille(metrics, metrics.ascent),
        descent: per_mille(metrics, metrics.descent),
        caret_slope: caret_slope(metrics.italic_angle),
        weight: metrics.weight,
    })
}

fn per_mille(metrics: &FaceMetrics, units: i16) -> i16 {
    let value = i32::from(units) * 1000 / i32::from(metrics.units_per_em.max(1));
    i16::try_from(value).unwrap_or(if units < 0 { i16::MIN } else { i16::MAX })
}

/// Rise and run for a slant in degrees.
fn caret_slope(angle: f32) -> (i16, i16) {
    let run = (-angle).to_radians().tan() * 1000.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range of i16"
    )]
    let run = run.round().clamp(-10_000.0, 10_000.0) as i16;
    if run == 0 { (1, 0) } else { (1000, run) }
}

//! The four Tinos faces (metric twin of Times New Roman, SIL OFL 1.1) and
//! their advance widths.

use std::sync::OnceLock;

use super::ReportError;

/// A face of the report's type family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Upright, normal weight.
    Regular,
    /// Upright, bold.
    Bold,
    /// Italic, normal weight.
    Italic,
    /// Italic, bold.
    BoldItalic,
}

impl Face {
    /// All faces, in the order of their indexes.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The face for a style.
    pub fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }

    /// `PostScript` name of the face.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "Tinos-Regular",
            Self::Bold => "Tinos-Bold",
            Self::Italic => "Tinos-Italic",
            Self::BoldItalic => "Tinos-BoldItalic",
        }
    }

    /// The whole font file (TrueType).
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Tinos-Regular.ttf"),
            Self::Bold => include_bytes!("../../assets/fonts/Tinos-Bold.ttf"),
            Self::Italic => include_bytes!("../../assets/fonts/Tinos-Italic.ttf"),
            Self::BoldItalic => include_bytes!("../../assets/fonts/Tinos-BoldItalic.ttf"),
        }
    }
}

/// A glyph of one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Glyph index in the whole font file.
    pub gid: u16,
    /// Advance in thousandths of the type size, rounded down as PDF's `/W` has it.
    pub advance: u16,
}

/// Measures of one face.
#[derive(Debug)]
pub struct FaceMetrics {
    /// By UTF-16 code; `None` where the font has no glyph.
    glyphs: Vec<Option<Glyph>>,
    /// Font units an em.
    pub units_per_em: u16,
    /// `xMin yMin xMax yMax` of all glyphs, in font units.
    pub bbox: [i16; 4],
    /// Height above the baseline, in font units.
    pub ascent: i16,
    /// Depth below the baseline, in font units (negative).
    pub descent: i16,
    /// Weight class, 400 or 700.
    pub weight: u16,
    /// Slant in degrees, negative for italics.
    pub italic_angle: f32,
}

/// The measured faces.
#[derive(Debug)]
pub struct Fonts {
    faces: [FaceMetrics; 4],
}

impl Fonts {
    /// The built-in faces, measured once in the life of the program.
    ///
    /// # Errors
    /// [`ReportError::Font`] if a built-in file is damaged.
    pub fn embedded() -> Result<&'static Self, ReportError> {
        static FONTS: OnceLock<Result<Fonts, String>> = OnceLock::new();
        FONTS
            .get_or_init(Self::measure)
            .as_ref()
            .map_err(|why| ReportError::Font(why.clone()))
    }

    fn measure() -> Result<Self, String> {
        let [regular, bold, italic, bold_italic] = Face::ALL;
        Ok(Self {
            faces: [
                measure(regular)?,
                measure(bold)?,
                measure(italic)?,
                measure(bold_italic)?,
            ],
        })
    }

    /// Measures of one face.
    pub fn metrics(&self, face: Face) -> &FaceMetrics {
        let [regular, bold, italic, bold_italic] = &self.faces;
        match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Italic => italic,
            Face::BoldItalic => bold_italic,
        }
    }

    /// The glyph of a character, if the face has one.
    pub fn glyph(&self, face: Face, c: char) -> Option<Glyph> {
        self.metrics(face).glyphs.get(c as usize).copied().flatten()
    }

    /// Advance of a character in thousandths of the type size; 0 without a glyph.
    pub fn advance(&self, face: Face, c: char) -> f32 {
        self.glyph(face, c)
            .map_or(0.0, |glyph| f32::from(glyph.advance))
    }

    /// Width of a text on one line, in points at the size given.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        text.chars().map(|c| self.advance(face, c)).sum::<f32>() * size / 1000.0
    }
}

fn measure(face: Face) -> Result<FaceMetrics, String> {
    let parsed = ttf_parser::Face::parse(face.bytes(), 0)
        .map_err(|error| format!("{}: {error}", face.name()))?;
    let upem = parsed.units_per_em();
    let mut glyphs = vec![None; 0x1_0000];
    let subtables = parsed
        .tables()
        .cmap
        .into_iter()
        .flat_map(|cmap| cmap.subtables);
    for subtable in subtables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        subtable.codepoints(|code| {
            let gid = subtable.glyph_index(code).filter(|gid| gid.0 != 0);
            let slot = usize::try_from(code)
                .ok()
                .and_then(|code| glyphs.get_mut(code));
            if let (Some(slot), Some(gid)) = (slot, gid) {
                let units = u32::from(parsed.glyph_hor_advance(gid).unwrap_or(0));
                let advance = units * 1000 / u32::from(upem.max(1));
                *slot = u16::try_from(advance).ok().map(|advance| Glyph {
                    gid: gid.0,
                    advance,
                });
            }
        });
    }
    let bbox = parsed.global_bounding_box();
    Ok(FaceMetrics {
        glyphs,
        units_per_em: upem,
        bbox: [bbox.x_min, bbox.y_min, bbox.x_max, bbox.y_max],
        ascent: parsed.ascender(),
        descent: parsed.descender(),
        weight: parsed.weight().to_number(),
        italic_angle: parsed.italic_angle(),
    })
}

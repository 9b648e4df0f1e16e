//! Text drawn as glyph outlines, so that a signature needs no font object.

use ttf_parser::{Face, OutlineBuilder};

use crate::sign::error::SignError;

/// A font to draw from.
pub(crate) struct Outliner<'a> {
    face: Face<'a>,
}

impl<'a> Outliner<'a> {
    /// Reads a TrueType or OpenType font.
    pub(crate) fn new(font: &'a [u8]) -> Result<Self, SignError> {
        let face = Face::parse(font, 0).map_err(|_| SignError::FontUnusable)?;
        if face.units_per_em() == 0 {
            Err(SignError::FontUnusable)
        } else {
            Ok(Self { face })
        }
    }

    /// Width of a line at size 1.
    pub(crate) fn width(&self, line: &str) -> f32 {
        let units: u32 = line.chars().map(|c| u32::from(self.advance(c))).sum();
        // Widths are far below 2^24, so f32 holds them exactly.
        #[expect(clippy::cast_precision_loss)]
        let units = units as f32;
        units / f32::from(self.face.units_per_em())
    }

    fn advance(&self, c: char) -> u16 {
        let glyph = self.face.glyph_index(c).unwrap_or_default();
        self.face.glyph_hor_advance(glyph).unwrap_or(0)
    }

    /// Appends path operators for a line whose baseline begins at `(x, y)`, filled.
    pub(crate) fn draw(&self, out: &mut String, line: &str, size: f32, x: f32, y: f32) {
        let scale = size / f32::from(self.face.units_per_em());
        let mut path = Path {
            out,
            scale,
            x,
            y,
            last: (0.0, 0.0),
        };
        for c in line.chars() {
            let glyph = self.face.glyph_index(c).unwrap_or_default();
            self.face.outline_glyph(glyph, &mut path);
            path.x += f32::from(self.advance(c)) * scale;
        }
        path.out.push_str("f\n");
    }
}

/// Translates font units into PDF path operators.
struct Path<'o> {
    out: &'o mut String,
    scale: f32,
    x: f32,
    y: f32,
    last: (f32, f32),
}

impl Path<'_> {
    fn point(&mut self, (x, y): (f32, f32)) {
        let (x, y) = (self.x + x * self.scale, self.y + y * self.scale);
        let numbers = format!("{x:.3} {y:.3} ");
        self.out.push_str(&numbers);
    }
}

impl OutlineBuilder for Path<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point((x, y));
        self.out.push_str("m\n");
        self.last = (x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point((x, y));
        self.out.push_str("l\n");
        self.last = (x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let towards = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
        let first = (towards(self.last.0, x1), towards(self.last.1, y1));
        let second = (towards(x, x1), towards(y, y1));
        self.curve_to(first.0, first.1, second.0, second.1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point((x1, y1));
        self.point((x2, y2));
        self.point((x, y));
        self.out.push_str("c\n");
        self.last = (x, y);
    }

    fn close(&mut self) {
        self.out.push_str("h\n");
    }
}

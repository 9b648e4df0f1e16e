//! Where a picture stands in its field (Decree 30/2020/NĐ-CP, Annex I, section II, 7d
//! and 8a). The file and the window's preview ask here, so that they agree.

/// A rectangle in points: its corner with the least coordinates, and its size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Left edge.
    pub x: f32,
    /// Lower edge in a PDF, upper edge on a screen.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// How a picture stands in its field.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Place {
    /// In the middle, as large as the field allows: a handwritten signature.
    #[default]
    Centred,
    /// A seal of its real size over the left third of another field's picture.
    Seal {
        /// The longer side of the seal in points.
        across: f32,
        /// Name of the field whose picture is sealed.
        over: String,
    },
}

impl Spot {
    /// An area from the origin.
    pub(crate) fn sized(width: f32, height: f32) -> Self {
        Self {
            x: 0.0,
            y: 0.0,
            width,
            height,
        }
    }

    /// The largest area of a picture's aspect in the middle of this one.
    #[must_use]
    pub fn centred(self, picture: (u32, u32)) -> Self {
        let (width, height) = pixels(picture);
        let scale = (self.width / width).min(self.height / height);
        self.middle(width * scale, height * scale)
    }

    /// Where a seal stands in this field: so many points across, but never larger than the
    /// field, its right edge a third into `under`, as far as the field allows.
    /// Without anything under it, in the middle.
    #[must_use]
    pub fn sealed(self, picture: (u32, u32), across: f32, under: Option<Self>) -> Self {
        let (width, height) = pixels(picture);
        let real = across / width.max(height);
        let scale = real.min(self.width / width).min(self.height / height);
        let middle = self.middle(width * scale, height * scale);
        let Some(under) = under else {
            return middle;
        };
        let wanted = under.x + under.width / 3.0 - middle.width;
        let last = self.x + self.width - middle.width;
        Self {
            x: wanted.max(self.x).min(last),
            ..middle
        }
    }

    fn middle(self, width: f32, height: f32) -> Self {
        Self {
            x: self.x + (self.width - width) / 2.0,
            y: self.y + (self.height - height) / 2.0,
            width,
            height,
        }
    }
}

/// The sides of a picture; one of no size counts as one pixel.
fn pixels((width, height): (u32, u32)) -> (f32, f32) {
    // Pixel counts of a picture are exact enough in f32 for a page.
    #[expect(clippy::cast_precision_loss)]
    let sides = (width.max(1) as f32, height.max(1) as f32);
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    const MM: f32 = 72.0 / 25.4;

    /// The fields of the report, in millimetres: the signature's 60 × 26 and the seal's
    /// 40 × 40, which laps over 24 mm of it.
    fn fields() -> (Spot, Spot) {
        let leader = Spot {
            x: 100.0 * MM,
            y: 0.0,
            width: 60.0 * MM,
            height: 26.0 * MM,
        };
        let agency = Spot {
            x: 84.0 * MM,
            y: -7.0 * MM,
            width: 40.0 * MM,
            height: 40.0 * MM,
        };
        (leader, agency)
    }

    #[test]
    fn a_seal_covers_about_a_third_of_a_signature_of_any_shape() {
        let (leader, agency) = fields();
        for (width, height) in [(600, 260), (600, 100), (400, 200), (300, 200), (200, 200)] {
            let signature = leader.centred((width, height));
            let seal = agency.sealed((700, 700), 36.0 * MM, Some(signature));
            let covered = (seal.x + seal.width - signature.x) / signature.width;
            assert!(
                (0.26..0.34).contains(&covered),
                "{width}×{height}: {covered}"
            );
            assert!(seal.x < signature.x, "on its left");
            assert!((seal.width - 36.0 * MM).abs() < 0.01, "of its real size");
            let (middle, other) = (seal.y + seal.height / 2.0, leader.height / 2.0);
            assert!((middle - other).abs() < 0.01, "{middle} {other}");
        }
    }

    #[test]
    fn a_seal_larger_than_its_field_is_brought_into_it() {
        let (leader, agency) = fields();
        let seal = agency.sealed((500, 500), 45.0 * MM, Some(leader));
        assert!((seal.width - agency.width).abs() < 0.01);
        assert!((seal.x - agency.x).abs() < 0.01);
    }

    #[test]
    fn a_picture_keeps_its_aspect() {
        let area = Spot::sized(100.0, 50.0).centred((30, 60));
        assert_eq!((area.width, area.height), (25.0, 50.0));
        assert_eq!((area.x, area.y), (37.5, 0.0));
    }
}

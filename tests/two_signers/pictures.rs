//! Pictures as people scan them: a blue signature, a red seal.

use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};

/// A pen stroke: a wave across the picture.
fn stroke(x: u32, y: u32, (width, height): (u32, u32)) -> bool {
    let (across, down) = (
        f64::from(x) / f64::from(width),
        f64::from(y) / f64::from(height),
    );
    let wave = 0.5 + 0.42 * (across * 11.0).sin();
    (0.02..0.98).contains(&across) && (down - wave).abs() < 0.06
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A transparent blue signature of 600 × 250 pixels.
pub(crate) fn signature() -> Vec<u8> {
    let size = (600, 250);
    png(&RgbaImage::from_fn(size.0, size.1, |x, y| {
        if stroke(x, y, size) {
            Rgba([18, 45, 160, 255])
        } else {
            Rgba([255, 255, 255, 0])
        }
    }))
}

/// The same as a scan: on a large sheet of slightly uneven white paper.
pub(crate) fn scan() -> Vec<u8> {
    let size = (600, 250);
    png(&RgbaImage::from_fn(1200, 800, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13) % 5).unwrap();
        let inside = (300..900).contains(&x) && (250..500).contains(&y);
        if inside && stroke(x - 300, y - 250, size) {
            Rgba([40, 60, 170, 255])
        } else {
            Rgba([246 - grain, 245 - grain, 241 - grain, 255])
        }
    }))
}

/// A transparent red seal of 600 × 600 pixels: two rings and a disc.
pub(crate) fn seal() -> Vec<u8> {
    png(&RgbaImage::from_fn(600, 600, |x, y| {
        let (dx, dy) = (f64::from(x) - 299.5, f64::from(y) - 299.5);
        let away = dx.hypot(dy);
        if (283.0..300.0).contains(&away) || (200.0..207.0).contains(&away) || away < 60.0 {
            Rgba([205, 20, 30, 235])
        } else {
            Rgba([255, 255, 255, 0])
        }
    }))
}

/// A photograph: no paper, nothing transparent.
pub(crate) fn photograph() -> Vec<u8> {
    png(&RgbaImage::from_fn(300, 200, |x, y| {
        let shade = |n: u32| u8::try_from(n % 200).unwrap();
        Rgba([shade(x * 3), shade(y * 2), shade(x + y), 255])
    }))
}

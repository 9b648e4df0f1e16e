//! What a signature shows on the page (decree 30/2020, annex I, part II): a
//! picture, lines of text, or a small box with the signer's name and the time.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::increment::Increment;
use super::outline::Outliner;
use super::standing::{Place, Spot};
use crate::sign::error::SignError;

/// Most pixels of a picture.
const MAX_PIXELS: u64 = 40_000_000;
/// Largest text size, in points.
const MAX_SIZE: f32 = 11.0;
/// Line height over text size.
const LEADING: f32 = 1.25;
/// Space between the box and what it holds, in points.
const PADDING: f32 = 3.0;

/// A picture in rows from the top, four bytes (red, green, blue, alpha) a pixel.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `width` × `height` × 4 bytes.
    pub rgba: Vec<u8>,
    /// How it stands in its field.
    pub place: Place,
}

/// The visible part of a signature. With neither picture nor lines it is a
/// small framed box with the signer's name and the time.
#[derive(Debug, Clone, PartialEq)]
pub struct Appearance<'a> {
    /// Scan of the signature or of the seal; keeps its aspect.
    pub picture: Option<Picture>,
    /// Lines of text, drawn right of or below the picture.
    pub lines: Vec<String>,
    /// TrueType font for the text.
    pub font: &'a [u8],
}

/// Draws an appearance of `width` × `height` points; returns the form `XObject`.
/// `under` is the picture a seal stands over, in the field's own coordinates.
pub(crate) fn draw(
    increment: &mut Increment,
    appearance: &Appearance<'_>,
    fallback: &[String],
    (width, height): (f32, f32),
    under: Option<Spot>,
) -> Result<ObjectId, SignError> {
    let all = Spot::sized(width, height);
    let boxed = appearance.picture.is_none() && appearance.lines.is_empty();
    let lines = if boxed { fallback } else { &appearance.lines };
    let (picture_area, text_area) = split(all);

    let mut content = String::new();
    let mut resources = Dictionary::new();
    if let Some(picture) = &appearance.picture {
        let area = if lines.is_empty() { all } else { picture_area };
        let image = add_picture(increment, picture)?;
        let mut objects = Dictionary::new();
        objects.set("Im", image);
        resources.set("XObject", objects);
        let size = (picture.width, picture.height);
        let area = match picture.place {
            Place::Centred => area.centred(size),
            Place::Seal { across, .. } => area.sealed(size, across, under),
        };
        content.push_str(&show_picture(area));
    }
    if boxed {
        let (w, h) = (width - 1.0, height - 1.0);
        let frame = format!("q 0.6 w 0.1 0.2 0.5 RG 0.5 0.5 {w:.3} {h:.3} re S Q\n");
        content.push_str(&frame);
    }
    if !lines.is_empty() {
        let area = if appearance.picture.is_some() {
            text_area
        } else {
            all
        };
        draw_lines(&mut content, &Outliner::new(appearance.font)?, lines, area);
    }
    Ok(add_form(
        increment,
        content.into_bytes(),
        resources,
        (width, height),
    ))
}

/// An empty appearance, which PDF/A wants of every visible field.
pub(crate) fn empty(increment: &mut Increment, size: (f32, f32)) -> ObjectId {
    add_form(increment, Vec::new(), Dictionary::new(), size)
}

/// Halves for picture and text: side by side in a wide box, else one over the other.
fn split(all: Spot) -> (Spot, Spot) {
    if all.width >= 1.5 * all.height {
        let width = all.width * 0.4;
        let rest = Spot {
            x: width,
            width: all.width - width,
            ..all
        };
        (Spot { width, ..all }, rest)
    } else {
        let height = all.height * 0.4;
        (
            Spot {
                y: height,
                height: all.height - height,
                ..all
            },
            Spot { height, ..all },
        )
    }
}

fn show_picture(area: Spot) -> String {
    let Spot {
        x,
        y,
        width,
        height,
    } = area;
    format!("q {width:.3} 0 0 {height:.3} {x:.3} {y:.3} cm /Im Do Q\n")
}

/// Where the content of an appearance drawn here shows its picture.
pub(crate) fn shown_picture(content: &[u8]) -> Option<Spot> {
    let line = content.split(|byte| *byte == b'\n').next()?;
    let line = std::str::from_utf8(line).ok()?;
    let words: Vec<&str> = line.split(' ').collect();
    let ["q", width, "0", "0", height, x, y, "cm", "/Im", "Do", "Q"] = words[..] else {
        return None;
    };
    let number = |word: &str| word.parse::<f32>().ok().filter(|n| n.is_finite());
    Some(Spot {
        x: number(x)?,
        y: number(y)?,
        width: number(width)?,
        height: number(height)?,
    })
}

fn draw_lines(out: &mut String, font: &Outliner<'_>, lines: &[String], area: Spot) {
    let widest = lines.iter().map(|l| font.width(l)).fold(0.01, f32::max);
    // A page holds few lines; the count is exact in f32.
    #[expect(clippy::cast_precision_loss)]
    let count = lines.len() as f32;
    let room = (area.width - 2.0 * PADDING, area.height - 2.0 * PADDING);
    let size = MAX_SIZE
        .min(room.0 / widest)
        .min(room.1 / (count * LEADING))
        .max(0.5);
    let top = area.y + area.height / 2.0 + count * LEADING * size / 2.0;
    out.push_str("q 0 0 0 rg\n");
    let mut baseline = top - size;
    for line in lines {
        font.draw(out, line, size, area.x + PADDING, baseline);
        baseline -= LEADING * size;
    }
    out.push_str("Q\n");
}

fn add_form(
    increment: &mut Increment,
    content: Vec<u8>,
    resources: Dictionary,
    (width, height): (f32, f32),
) -> ObjectId {
    let mut dict = Dictionary::new();
    dict.set("Type", "XObject");
    dict.set("Subtype", "Form");
    let corners = [0.0, 0.0, width, height];
    dict.set("BBox", corners.map(Object::Real).to_vec());
    dict.set("Resources", resources);
    increment.add(&packed(dict, content))
}

fn add_picture(increment: &mut Increment, picture: &Picture) -> Result<ObjectId, SignError> {
    let Picture {
        width,
        height,
        rgba,
        ..
    } = picture;
    let pixels = u64::from(*width) * u64::from(*height);
    if pixels == 0 || pixels > MAX_PIXELS || u64::try_from(rgba.len()) != Ok(pixels * 4) {
        return Err(SignError::PictureUnusable {
            width: *width,
            height: *height,
        });
    }
    let (mut colour, mut alpha) = (Vec::new(), Vec::new());
    for pixel in rgba.chunks_exact(4) {
        if let [red, green, blue, opacity] = pixel {
            colour.extend([red, green, blue]);
            alpha.push(*opacity);
        }
    }
    let mask = increment.add(&packed(picture_dict(picture, "DeviceGray"), alpha));
    let mut dict = picture_dict(picture, "DeviceRGB");
    dict.set("SMask", mask);
    Ok(increment.add(&packed(dict, colour)))
}

fn picture_dict(picture: &Picture, space: &str) -> Dictionary {
    let mut dict = Dictionary::new();
    dict.set("Type", "XObject");
    dict.set("Subtype", "Image");
    dict.set("Width", picture.width);
    dict.set("Height", picture.height);
    dict.set("BitsPerComponent", 8);
    dict.set("ColorSpace", space);
    dict
}

/// A stream, compressed where that helps.
fn packed(dict: Dictionary, content: Vec<u8>) -> Object {
    let mut stream = Stream::new(dict, content);
    // A stream that cannot be compressed stays plain, which is as good.
    let _ = stream.compress();
    Object::Stream(stream)
}

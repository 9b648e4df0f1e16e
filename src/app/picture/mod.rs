//! Pictures of a handwritten signature or of a seal, made ready for the page: white paper
//! taken away where the person wants it, margins cut, huge scans made smaller.
//!
//! Decree 30/2020/NĐ-CP, Annex I, section II, 7d and 8a: a PNG without a background, the
//! signature blue, the seal red. Everything happens in memory and without randomness.

mod ink;
mod paper;
mod shrink;

use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

pub use ink::Ink;
pub use paper::Ground;

use super::error::AppError;
use crate::sign::SignError;
use shrink::shrunk;

/// Largest file of a picture, in bytes.
const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Most pixels of a picture: A4 at 600 dots an inch has 35 million.
const MAX_PIXELS: u64 = 40_000_000;
/// Most memory the decoder may take, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// Dots an inch on paper: sharp in print, and the file stays small.
const SHARPNESS: f32 = 400.0;
/// Millimetres in an inch.
const INCH: f32 = 25.4;

/// The size of a seal where nobody has given another, in millimetres across.
pub const SEAL_MM: u16 = 36;
/// Sizes a seal may have, in millimetres across.
pub const SEAL_SIZES: std::ops::RangeInclusive<u16> = 20..=60;

/// What a picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Motif {
    /// The leader's handwritten signature.
    Signature,
    /// The agency's seal, so many millimetres across on paper.
    Seal {
        /// The longer side in millimetres.
        across: u16,
    },
}

/// A picture that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureChoice {
    /// Its file: PNG or JPEG.
    pub path: PathBuf,
    /// Whether white paper behind it is taken away.
    pub clear_paper: bool,
    /// What it is of.
    pub motif: Motif,
}

/// A picture as it will stand on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four bytes (red, green, blue, alpha) a pixel, rows from the top.
    pub rgba: Vec<u8>,
    /// What was behind it in the file.
    pub ground: Ground,
    /// Whether paper was taken away.
    pub cleared: bool,
    /// The colour it is drawn in.
    pub ink: Ink,
}

impl Prepared {
    /// Whether nothing but the drawing is left, so that it may be signed with.
    pub fn is_transparent(&self) -> bool {
        self.cleared || self.ground == Ground::Transparent
    }
}

/// Reads a picture and makes it ready. A picture on paper that is not to be cleared comes
/// back with its paper, so that the window can show it.
///
/// # Errors
/// The file cannot be read, is no PNG or JPEG, or is too large; paper was to be cleared and
/// there is none; nothing is drawn on it.
pub fn prepare(choice: &PictureChoice) -> Result<Prepared, AppError> {
    let path = &choice.path;
    let (mut pixels, size) = decoded(path)?;
    let ground = paper::ground(&pixels, size);
    let mut cleared = false;
    if choice.clear_paper {
        match ground {
            Ground::Transparent => {}
            Ground::Paper(colour) => {
                paper::clear(&mut pixels, colour);
                cleared = true;
            }
            Ground::Other => return Err(AppError::PictureGround { path: path.clone() }),
        }
    }
    let mut size = size;
    if cleared || ground == Ground::Transparent {
        (pixels, size) = shrink::trimmed(pixels, size)
            .ok_or_else(|| AppError::PictureEmpty { path: path.clone() })?;
    }
    let (pixels, (width, height)) = shrunk(pixels, size, most_pixels(choice.motif));
    Ok(Prepared {
        ink: Ink::of(&pixels),
        rgba: pixels,
        width,
        height,
        ground,
        cleared,
    })
}

/// The same for signing: a picture with something behind it is refused.
///
/// # Errors
/// What [`prepare`] returns; [`AppError::PictureOnPaper`], [`AppError::PictureGround`].
pub fn prepare_to_sign(choice: &PictureChoice) -> Result<Prepared, AppError> {
    let prepared = prepare(choice)?;
    let path = choice.path.clone();
    match prepared.ground {
        _ if prepared.is_transparent() => Ok(prepared),
        Ground::Paper(_) => Err(AppError::PictureOnPaper { path }),
        _ => Err(AppError::PictureGround { path }),
    }
}

/// Most pixels a side for its size on paper.
fn most_pixels(motif: Motif) -> (u32, u32) {
    let (width, height) = match motif {
        Motif::Signature => (60.0, 26.0),
        Motif::Seal { across } => (f32::from(across), f32::from(across)),
    };
    // Sides of a few hundred millimetres at most.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let dots = |millimetres: f32| (millimetres / INCH * SHARPNESS).ceil().max(1.0) as u32;
    (dots(width), dots(height))
}

/// The pixels of a file, turned as its camera says.
fn decoded(path: &Path) -> Result<(Vec<u8>, (u32, u32)), AppError> {
    let told = |detail: String| AppError::Picture {
        path: path.to_owned(),
        detail,
    };
    let length = std::fs::metadata(path).map_err(|e| AppError::read(path, &e))?;
    if length.len() > MAX_FILE {
        return Err(told(format!("{} bytes", length.len())));
    }
    let bytes = std::fs::read(path).map_err(|e| AppError::read(path, &e))?;
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let reader = reader
        .with_guessed_format()
        .map_err(|e| AppError::read(path, &e))?;
    let mut decoder = reader.into_decoder().map_err(|e| told(e.to_string()))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(SignError::PictureUnusable { width, height }.into());
    }
    let turned = decoder.orientation().map_err(|e| told(e.to_string()))?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|e| told(e.to_string()))?;
    picture.apply_orientation(turned);
    let pixels = picture.into_rgba8();
    let size = pixels.dimensions();
    Ok((pixels.into_raw(), size))
}

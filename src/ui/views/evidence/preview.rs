//! The content of a piece of evidence, as far as the window can show it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Builder;

use egui::{ColorImage, Context, Image, Label, RichText, TextureHandle, TextureOptions, Ui};
use image::{ImageReader, Limits};

use crate::i18n::evidence::EvidenceText;
use crate::model::evidence::Evidence;
use crate::model::id::EvidenceId;
use crate::model::text::{is_direction_mark, nfc};
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Tone, banner, side_remark};

/// A picture is shown at most so wide or high, in pixels.
const LONGEST_SIDE: u32 = 1400;
/// A picture of more pixels a side is not decoded.
const LARGEST_SIDE: u32 = 20_000;
/// Memory the decoder may take, in bytes.
const DECODER_MEMORY: u64 = 512 * 1024 * 1024;
/// Text is shown up to here, in bytes.
const LONGEST_TEXT: usize = 64 * 1024;

/// What can be shown of a file, judged by its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewable {
    /// PNG or JPEG.
    Picture,
    /// Plain text.
    Text,
}

impl Viewable {
    /// Judges a piece of evidence; `None` where it cannot be shown.
    pub(super) fn of(evidence: &Evidence) -> Option<Self> {
        match evidence.file.as_ref()?.media_type.as_str() {
            "image/png" | "image/jpeg" => Some(Self::Picture),
            "text/plain" | "text/csv" => Some(Self::Text),
            _ => None,
        }
    }
}

/// What there is to show.
#[derive(Default)]
enum Content {
    #[default]
    Nothing,
    /// The file is being read.
    Asked,
    /// The file was read.
    Read(Arc<Vec<u8>>),
    /// The picture is being decoded.
    Decoding(Receiver<Option<ColorImage>>),
    Picture(TextureHandle),
    Text {
        text: String,
        cut: bool,
    },
    Broken,
}

/// The preview of one piece of evidence at a time.
#[derive(Default)]
pub(super) struct Preview {
    of: Option<EvidenceId>,
    content: Content,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("of", &self.of)
            .finish_non_exhaustive()
    }
}

impl Preview {
    /// Turns to a piece of evidence. Returns whether it was another one before.
    pub(super) fn turn_to(&mut self, id: EvidenceId) -> bool {
        let other = self.of != Some(id);
        if other {
            *self = Self {
                of: Some(id),
                content: Content::Nothing,
            };
        }
        other
    }

    /// Says that the file was asked for.
    pub(super) fn ask(&mut self) {
        self.content = Content::Asked;
    }

    /// Whether nothing was asked for yet.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.content, Content::Nothing)
    }

    /// Takes the bytes that were read.
    pub(super) fn take(&mut self, id: EvidenceId, bytes: &Arc<Vec<u8>>) {
        if self.of == Some(id) {
            self.content = Content::Read(bytes.clone());
        }
    }

    /// Gives up waiting, because reading failed.
    pub(super) fn failed(&mut self) {
        if matches!(self.content, Content::Asked) {
            self.content = Content::Broken;
        }
    }

    /// Draws what there is.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, viewable: Viewable) {
        self.advance(ui.ctx(), viewable);
        match &self.content {
            Content::Nothing => {}
            Content::Asked | Content::Read(_) | Content::Decoding(_) => {
                side_remark(ui, cx.palette, cx.t(EvidenceText::LoadingPreview));
            }
            Content::Picture(texture) => {
                let room = egui::vec2(ui.available_width(), 460.0);
                let picture = Image::new(texture).alt_text(cx.t(EvidenceText::Preview));
                ui.add(picture.max_size(room).maintain_aspect_ratio(true));
            }
            Content::Text { text, cut } => {
                ui.add(
                    Label::new(RichText::new(text).monospace())
                        .wrap()
                        .selectable(true),
                );
                if *cut {
                    side_remark(ui, cx.palette, cx.t(EvidenceText::LongText));
                }
            }
            Content::Broken => {
                banner(
                    ui,
                    cx.palette,
                    Tone::Warning,
                    cx.t(EvidenceText::Unreadable),
                );
            }
        }
    }

    fn advance(&mut self, ctx: &Context, viewable: Viewable) {
        let next = match &self.content {
            Content::Read(bytes) => match viewable {
                Viewable::Text => readable(bytes),
                Viewable::Picture => start(ctx, bytes.clone()),
            },
            Content::Decoding(result) => match result.try_recv() {
                Ok(Some(picture)) => Content::Picture(ctx.load_texture(
                    "evidence preview",
                    picture,
                    TextureOptions::LINEAR,
                )),
                Ok(None) | Err(TryRecvError::Disconnected) => Content::Broken,
                Err(TryRecvError::Empty) => return,
            },
            _ => return,
        };
        self.content = next;
    }
}

/// The beginning of a text file, without marks that could disguise it.
fn readable(bytes: &[u8]) -> Content {
    let cut = bytes.len() > LONGEST_TEXT;
    let head = bytes.get(..LONGEST_TEXT).unwrap_or(bytes);
    let text: String = nfc(&String::from_utf8_lossy(head))
        .chars()
        .filter(|c| (!c.is_control() || matches!(c, '\n' | '\t')) && !is_direction_mark(*c))
        .filter(|c| *c != '\u{FEFF}')
        .collect();
    Content::Text { text, cut }
}

/// Decodes on a thread of its own: a photograph takes a moment.
fn start(ctx: &Context, bytes: Arc<Vec<u8>>) -> Content {
    let (sender, result) = channel();
    let ctx = ctx.clone();
    let work = move || {
        // The view may have turned to another file; then nobody waits for this one.
        drop(sender.send(decode(&bytes)));
        ctx.request_repaint();
    };
    match Builder::new()
        .name("evidence preview".to_owned())
        .spawn(work)
    {
        Ok(_) => Content::Decoding(result),
        Err(_) => Content::Broken,
    }
}

/// Decodes a picture within limits and makes it small enough to show.
fn decode(bytes: &[u8]) -> Option<ColorImage> {
    let mut reader = ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(DECODER_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let picture = if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
    } else {
        picture
    };
    let pixels = picture.to_rgba8();
    let size = [
        pixels.width().try_into().ok()?,
        pixels.height().try_into().ok()?,
    ];
    Some(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_decode_and_rubbish_does_not() {
        let mut png = Vec::new();
        let picture = image::DynamicImage::new_rgb8(2000, 10);
        let mut target = std::io::Cursor::new(&mut png);
        picture
            .write_to(&mut target, image::ImageFormat::Png)
            .unwrap();
        let shown = decode(&png).unwrap();
        assert_eq!(shown.size[0], 1400);
        assert!(decode(b"rubbish").is_none());
        assert!(decode(&png[..png.len() / 2]).is_none());
    }

    #[test]
    fn text_is_cut_and_cleaned() {
        let long = "a".repeat(LONGEST_TEXT + 1);
        let Content::Text { text, cut } = readable(long.as_bytes()) else {
            panic!("text")
        };
        assert!(cut && text.len() == LONGEST_TEXT);
        let Content::Text { text, .. } = readable("Tie\u{302}\u{301}ng\u{202E}\r\n".as_bytes())
        else {
            panic!("text")
        };
        assert_eq!(text, "Tiếng\n");
    }
}

//! What a person drops on the window or pastes into it.

use std::path::PathBuf;

use egui::{Align2, Context, Event, FontId, Id, LayerId, Order, Stroke, StrokeKind, Ui};
use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use crate::ui::theme::{Palette, SECTION};

/// The files dropped this frame.
pub fn dropped(ctx: &Context) -> Vec<PathBuf> {
    ctx.input(|input| {
        input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_owned())
            .collect()
    })
}

/// Says over the whole view that files may be dropped, while some hover above it.
pub fn overlay(ui: &Ui, palette: &Palette, text: &str) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let layer = LayerId::new(Order::Foreground, Id::unique("drop here"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.max_rect().shrink(8.0);
    let line = Stroke::new(3.0, palette.accent);
    painter.rect(rect, 12.0, palette.accent_soft, line, StrokeKind::Inside);
    let font = FontId::proportional(SECTION);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        font,
        palette.text,
    );
}

/// A picture pasted this frame, as PNG. One that cannot be encoded is left out;
/// memory is the only thing that can run short here.
pub fn pasted(ctx: &Context) -> Option<Vec<u8>> {
    let picture = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::PasteImage(picture) => Some(picture.clone()),
            _ => None,
        })
    })?;
    let [width, height] = picture.size;
    let pixels: Vec<u8> = picture
        .pixels
        .iter()
        .flat_map(egui::Color32::to_srgba_unmultiplied)
        .collect();
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    let colours = image::ExtendedColorType::Rgba8;
    encoder.write_image(&pixels, width, height, colours).ok()?;
    Some(png)
}

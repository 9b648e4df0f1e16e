//! A remark across the screen.

use egui::{CornerRadius, Frame, Margin, RichText, Ui};

use super::chip::Tone;
use super::icon::icon;
use crate::ui::theme::Palette;

/// A sentence with its icon on a soft ground, as wide as the room it has.
pub fn banner(ui: &mut Ui, palette: &Palette, tone: Tone, text: &str) {
    let frame = Frame::new()
        .fill(tone.ground(palette))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(12, 9));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            icon(ui, tone.icon(), tone.ink(palette));
            ui.add(egui::Label::new(RichText::new(text).color(palette.text)).wrap());
        });
    });
}

//! The frame of a screen that scrolls as a whole, and its titles.

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use crate::ui::fonts;
use crate::ui::theme::{self, Palette};

/// A screen with margins that scrolls from top to bottom, at most `width` points wide.
pub fn page<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin {
                    left: 28,
                    right: 28,
                    top: 22,
                    bottom: 28,
                })
                .show(ui, |ui| {
                    ui.set_max_width(width.min(ui.available_width()));
                    ui.set_min_width(ui.available_width());
                    add(ui)
                })
                .inner
        })
        .inner
}

/// The title of a screen, with one line below it that says what it is for.
pub fn title(ui: &mut Ui, palette: &Palette, text: &str, remark: &str) {
    ui.heading(text);
    if !remark.is_empty() {
        side_remark(ui, palette, remark);
    }
    ui.add_space(10.0);
}

/// The title of a section.
pub fn section(ui: &mut Ui, text: &str) {
    ui.add_space(14.0);
    ui.label(RichText::new(text).font(fonts::bold(theme::SECTION)));
    ui.add_space(2.0);
}

/// A line of small, quiet text.
pub fn side_remark(ui: &mut Ui, palette: &Palette, text: &str) {
    let words = RichText::new(text).size(theme::SMALL).color(palette.weak);
    ui.add(egui::Label::new(words).wrap());
}

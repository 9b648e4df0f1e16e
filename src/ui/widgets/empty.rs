//! What a screen shows while there is nothing on it.

use egui::{RichText, Ui};

use super::button::primary;
use super::icon::Icon;
use super::page::section;
use crate::ui::theme::Palette;

/// Says what belongs here and offers the step that brings it, if there is one.
/// Returns whether that step was chosen.
pub fn empty(
    ui: &mut Ui,
    palette: &Palette,
    mark: Icon,
    title: &str,
    text: &str,
    action: Option<&str>,
) -> bool {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.22).clamp(12.0, 140.0));
        ui.set_max_width(460.0);
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(44.0), egui::Sense::hover());
        mark.paint(ui.painter(), rect, palette.weak);
        section(ui, title);
        ui.add(egui::Label::new(RichText::new(text).color(palette.weak)).wrap());
        ui.add_space(10.0);
        action.is_some_and(|action| primary(ui, palette, action).clicked())
    })
    .inner
}

//! Buttons: one filled button a screen, the rest outlined or plain.

use egui::{Button, Color32, Rect, Response, RichText, Sense, Stroke, TextStyle, Ui, WidgetInfo};
use egui::{Role, WidgetText, vec2};

use super::icon::Icon;
use crate::ui::theme::{self, Palette};

/// The one filled button of a screen: its next step.
pub fn primary(ui: &mut Ui, palette: &Palette, text: &str) -> Response {
    primary_if(ui, palette, true, text)
}

/// The filled button, which can be used only while `enabled`.
pub fn primary_if(ui: &mut Ui, palette: &Palette, enabled: bool, text: &str) -> Response {
    filled(
        ui,
        enabled,
        text,
        palette.accent,
        palette.on_accent,
        palette.text,
    )
}

/// The button of a step that cannot be taken back.
pub fn danger(ui: &mut Ui, palette: &Palette, text: &str) -> Response {
    filled(ui, true, text, palette.bad, palette.on_accent, palette.text)
}

/// An outlined button that can be used only while `enabled`.
pub fn secondary_if(ui: &mut Ui, enabled: bool, text: &str) -> Response {
    ui.add_enabled(enabled, Button::new(text))
}

/// A button that looks like a link: it leads somewhere.
pub fn link(ui: &mut Ui, palette: &Palette, text: &str) -> Response {
    let text = RichText::new(text).color(palette.accent);
    let response = ui.add(Button::new(text).frame(false).wrap());
    underline_on_focus(ui, &response, palette);
    response
}

/// The same in small text, for bars.
pub fn small_link(ui: &mut Ui, palette: &Palette, text: &str) -> Response {
    let text = RichText::new(text).size(theme::SMALL).color(palette.accent);
    let response = ui.add(Button::new(text).frame(false));
    underline_on_focus(ui, &response, palette);
    response
}

/// A button that is only an icon; `name` is read aloud and shown on hover.
pub fn icon_button(ui: &mut Ui, palette: &Palette, icon: Icon, name: &str) -> Response {
    let side = ui.spacing().interact_size.y;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, palette.hover);
    }
    ring(ui, &response, palette);
    let inner = Rect::from_center_size(rect.center(), vec2(17.0, 17.0));
    icon.paint(ui.painter(), inner, fade(ui, palette.weak));
    response.on_hover_text(name)
}

/// An outlined button with an icon before its text.
pub fn icon_text_button(ui: &mut Ui, palette: &Palette, icon: Icon, text: &str) -> Response {
    let galley = WidgetText::from(text).into_galley(ui, None, f32::INFINITY, TextStyle::Button);
    let padding = ui.spacing().button_padding;
    let size = vec2(
        padding.x * 2.0 + 17.0 + 8.0 + galley.size().x,
        ui.spacing()
            .interact_size
            .y
            .max(galley.size().y + padding.y * 2.0),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), text));
    let visuals = *ui.style().interact(&response);
    let painter = ui.painter();
    let inside = egui::StrokeKind::Inside;
    painter.rect(
        rect,
        visuals.corner_radius,
        visuals.weak_bg_fill,
        visuals.bg_stroke,
        inside,
    );
    let icon_at = egui::pos2(rect.left() + padding.x + 8.5, rect.center().y);
    icon.paint(
        painter,
        Rect::from_center_size(icon_at, vec2(17.0, 17.0)),
        fade(ui, palette.weak),
    );
    let text_at = egui::pos2(icon_at.x + 16.5, rect.center().y - galley.size().y / 2.0);
    painter.galley(text_at, galley, visuals.text_color());
    response
}

/// The ring around what has the keyboard.
pub(super) fn ring(ui: &Ui, response: &Response, palette: &Palette) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(response.rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
}

fn underline_on_focus(ui: &Ui, response: &Response, palette: &Palette) {
    if response.hovered() || response.has_focus() {
        let rect = response.rect;
        let stroke = Stroke::new(if response.has_focus() { 2.0 } else { 1.0 }, palette.accent);
        ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
    }
}

fn fade(ui: &Ui, colour: Color32) -> Color32 {
    if ui.is_enabled() {
        colour
    } else {
        colour.gamma_multiply(0.55)
    }
}

fn filled(
    ui: &mut Ui,
    enabled: bool,
    text: &str,
    fill: Color32,
    ink: Color32,
    ring: Color32,
) -> Response {
    let button = |ui: &mut Ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for state in [
            &mut widgets.inactive,
            &mut widgets.hovered,
            &mut widgets.active,
        ] {
            state.weak_bg_fill = fill;
            state.fg_stroke.color = ink;
            state.bg_stroke = Stroke::new(1.0, fill);
        }
        widgets.hovered.bg_stroke = Stroke::new(2.0, ring.gamma_multiply(0.6));
        widgets.active.bg_stroke = Stroke::new(2.0, ring);
        ui.add_enabled(enabled, Button::new(text))
    };
    ui.scope(button).inner
}

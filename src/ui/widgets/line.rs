//! A labelled field of a form that is not stored yet: the wizard, the report's options.

use egui::{Response, RichText, TextEdit, Ui};

use super::icon::{Icon, icon};
use crate::model::text::nfc;
use crate::ui::theme::{self, Palette};

/// A field with its label above it, and a hint or what is wrong below it.
#[must_use = "call show"]
pub struct Line<'a> {
    label: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    width: f32,
    rows: usize,
    secret: bool,
}

impl<'a> Line<'a> {
    /// A field of one line.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            hint: "",
            error: None,
            width: f32::INFINITY,
            rows: 1,
            secret: false,
        }
    }

    /// A remark below the field.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// What is wrong, in place of the remark.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Width in points; by default the room there is.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Several lines.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Shows dots in place of what is typed.
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// Draws it. The text becomes NFC when the field loses the keyboard.
    pub fn show(self, ui: &mut Ui, palette: &Palette, text: &mut String) -> Response {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = ui.label(self.label);
            let width = self.width.min(ui.available_width());
            let edit = if self.rows > 1 {
                TextEdit::multiline(text).desired_rows(self.rows)
            } else {
                TextEdit::singleline(text).password(self.secret)
            };
            let response = ui.add(edit.desired_width(width)).labelled_by(label.id);
            if let Some(error) = self.error {
                ui.horizontal_top(|ui| {
                    icon(ui, Icon::Warning, palette.bad);
                    let words = RichText::new(error).size(theme::SMALL).color(palette.bad);
                    ui.add(egui::Label::new(words).wrap());
                });
            } else if !self.hint.is_empty() {
                let words = RichText::new(self.hint)
                    .size(theme::SMALL)
                    .color(palette.weak);
                ui.add(egui::Label::new(words).wrap());
            }
            if response.lost_focus() && !self.secret {
                *text = nfc(text);
            }
            response
        })
        .inner
    }
}

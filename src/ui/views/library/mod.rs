//! The library: every regulation at hand, what it says provision by provision,
//! and one search over all of them.

mod catalogs;
mod provision;
mod reading;
mod results;

use egui::{CentralPanel, Frame, Key, Margin, RichText, TextEdit, Ui};

use crate::i18n::{LibraryText, Screen, found_count};
use crate::model::search::Query;
use crate::model::validity::Validity;
use crate::ui::context::ViewContext;
use crate::ui::route::Route;
use crate::ui::shortcuts;
use crate::ui::theme::SMALL;
use crate::ui::widgets::{Icon, Tone, icon, icon_button, icon_text_button, link, side_remark};
use reading::Reading;
use results::Results;

/// The screen's own state.
#[derive(Debug, Default)]
pub struct LibraryView {
    typed: String,
    /// Whether the search field is to get the keyboard.
    ask_search: bool,
    results: Results,
    /// The regulation that is open.
    reading: Option<Reading>,
}

impl LibraryView {
    /// Comes to the screen, ready to search.
    pub fn open(&mut self) {
        self.ask_search = self.reading.is_none();
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        self.keys(ui);
        self.results.update(cx, &self.typed);
        let frame = Frame::new().inner_margin(Margin {
            left: 28,
            right: 12,
            top: 18,
            bottom: 8,
        });
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            self.head(ui, cx);
            self.results.update(cx, &self.typed);
            if let Some(reading) = &mut self.reading {
                reading.show(ui, cx, self.results.query());
                return;
            }
            if !self.results.is_asked() {
                let write = cx.t(Screen::Author);
                if icon_text_button(ui, cx.palette, Icon::Note, write).clicked() {
                    cx.go(Route::Author);
                }
                ui.add_space(4.0);
            }
            let chosen = if self.results.is_asked() {
                self.results.show(ui, cx)
            } else {
                catalogs::show(ui, cx).map(|catalog| (catalog, None))
            };
            if let Some((catalog, target)) = chosen {
                self.reading = Some(Reading::new(catalog, target));
            }
        });
    }

    fn keys(&mut self, ui: &Ui) {
        if egui::Popup::is_any_open(ui.ctx())
            || ui.ctx().memory(|memory| memory.top_modal_layer().is_some())
        {
            return;
        }
        if !shortcuts::typing(ui.ctx()) && ui.input(|input| input.key_pressed(Key::Slash)) {
            // The stroke must not land in the field.
            let is_text = |event: &egui::Event| matches!(event, egui::Event::Text(_));
            ui.input_mut(|input| input.events.retain(|event| !is_text(event)));
            self.ask_search = true;
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) && self.reading.take().is_none() {
            self.typed.clear();
        }
    }

    /// The title, the search field, and the way back from an open regulation.
    fn head(&mut self, ui: &mut Ui, cx: &ViewContext<'_>) {
        ui.heading(cx.t(LibraryText::Title));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            icon(ui, Icon::Search, cx.palette.weak);
            let room = (ui.available_width() - 190.0).clamp(160.0, 620.0);
            let hint = RichText::new(cx.t(LibraryText::SearchHint)).color(cx.palette.weak);
            let field = TextEdit::singleline(&mut self.typed)
                .hint_text(hint)
                .desired_width(room);
            let field = ui.add(field).accessible_name(cx.t(LibraryText::Search));
            if std::mem::take(&mut self.ask_search) {
                field.request_focus();
            }
            if field.changed() {
                self.reading = None;
            }
            if !self.typed.is_empty() {
                if icon_button(ui, cx.palette, Icon::Close, cx.t(LibraryText::Clear)).clicked() {
                    self.typed.clear();
                    self.reading = None;
                    field.request_focus();
                }
                let count = found_count(cx.language, self.results.count());
                let count = RichText::new(count).size(SMALL).color(cx.palette.weak);
                ui.label(count);
            }
        });
        ui.add_space(2.0);
        if self.reading.is_some() {
            let back = if Query::parse(&self.typed).is_empty() {
                LibraryText::All
            } else {
                LibraryText::Results
            };
            let back = format!("‹ {}", cx.t(back));
            if link(ui, cx.palette, &back).clicked() {
                self.reading = None;
            }
        } else if !self.results.is_asked() {
            side_remark(ui, cx.palette, cx.t(LibraryText::Remark));
        }
        ui.add_space(4.0);
    }
}

/// The tone of a regulation's standing.
pub(super) fn validity_tone(validity: &Validity) -> Tone {
    match validity {
        Validity::InForce { .. } => Tone::Ok,
        _ => Tone::Warning,
    }
}

//! Short news in a corner of the window. Errors stay until they are dismissed.

use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, Ui, vec2};

use super::theme::Palette;
use super::widgets::{Icon, Tone, icon, icon_button};
use crate::i18n::{Language, Shell, Translate};

/// Seconds that good news stays.
const STAY: f64 = 6.0;
/// News shown at once; older ones go first.
const MOST: usize = 5;

struct Toast {
    id: u64,
    tone: Tone,
    text: String,
    /// When it goes by itself, in egui's seconds.
    until: Option<f64>,
}

/// The news on show.
#[derive(Default)]
pub(super) struct Toasts {
    shown: Vec<Toast>,
    next: u64,
}

impl Toasts {
    /// Good news; goes by itself.
    pub(super) fn tell(&mut self, ctx: &Context, text: String) {
        let until = Some(ctx.time() + STAY);
        self.push(Tone::Ok, text, until);
    }

    /// Something a person must have seen; stays until it is dismissed.
    pub(super) fn keep(&mut self, text: String) {
        self.push(Tone::Accent, text, None);
    }

    /// An error; stays until it is dismissed. The same sentence is not shown twice.
    pub(super) fn warn(&mut self, text: String) {
        if !self.shown.iter().any(|toast| toast.text == text) {
            self.push(Tone::Bad, text, None);
        }
    }

    fn push(&mut self, tone: Tone, text: String, until: Option<f64>) {
        self.next += 1;
        self.shown.push(Toast {
            id: self.next,
            tone,
            text,
            until,
        });
        if self.shown.len() > MOST {
            self.shown.remove(0);
        }
    }

    /// Draws them above the status bar.
    pub(super) fn show(&mut self, ctx: &Context, palette: &Palette, language: Language) {
        let now = ctx.time();
        self.shown
            .retain(|toast| toast.until.is_none_or(|until| now < until));
        let next = self
            .shown
            .iter()
            .filter_map(|toast| toast.until)
            .fold(f64::MAX, f64::min);
        if next < f64::MAX {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.0)));
        }
        if self.shown.is_empty() {
            return;
        }
        let area = Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -46.0));
        let mut dismissed = None;
        area.show(ctx, |ui| {
            for toast in &self.shown {
                if show_one(ui, palette, language, toast) {
                    dismissed = Some(toast.id);
                }
            }
        });
        self.shown.retain(|toast| Some(toast.id) != dismissed);
    }
}

/// Draws one; true once it is dismissed.
fn show_one(ui: &mut Ui, palette: &Palette, language: Language, toast: &Toast) -> bool {
    let ink = toast.tone.ink(palette);
    let frame = Frame::new()
        .fill(toast.tone.ground(palette))
        .stroke(Stroke::new(1.0, ink))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8));
    frame
        .show(ui, |ui| {
            ui.set_width(420.0_f32.min(ui.ctx().content_rect().width() - 60.0));
            ui.horizontal_top(|ui| {
                ui.add_space(1.0);
                icon(ui, toast.tone.icon(), ink);
                let words = RichText::new(&toast.text).color(palette.text);
                let room = ui.available_width() - 44.0;
                let told = ui
                    .allocate_ui(vec2(room, 0.0), |ui| {
                        ui.set_width(room);
                        ui.add(egui::Label::new(words).wrap())
                    })
                    .inner;
                // Screen readers speak it as soon as it appears.
                ui.ctx().accesskit_node_builder(told.id, |node| {
                    node.set_role(Role::Alert);
                    node.set_label(toast.text.as_str());
                    node.set_live(Live::Assertive);
                });
                icon_button(ui, palette, Icon::Close, language.t(Shell::Dismiss)).clicked()
            })
            .inner
        })
        .inner
}

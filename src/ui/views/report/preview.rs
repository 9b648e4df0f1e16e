//! The pages on the left: asked for when they are missing or old, zoomed and leafed through.

use std::sync::Arc;
use std::time::Duration;

use egui::{Align, Key, Layout, Pos2, Rect, RichText, ScrollArea, Ui, Vec2, pos2, vec2};

use super::fields;
use super::page::{self, Inks};
use super::picture_field::Shown;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::i18n::{self, Report};
use crate::model::id::AssessmentId;
use crate::report::layout::display::Pages;
use crate::ui::context::ViewContext;
use crate::ui::shortcuts::typing;
use crate::ui::theme;
use crate::ui::widgets::{Icon, Tone, banner, icon_button};

/// Seconds without a change after which the pages are laid out again.
const PAUSE: f64 = 0.7;
/// Room around and between pages, in points.
const GAP: f32 = 16.0;
/// The same beside the buttons above the pages.
const BAR_MARGIN: i8 = 16;
/// Smallest and largest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.4..=3.0;
/// One step of zooming.
const STEP: f32 = 1.2;

/// Which data the pages show.
type Version = (AssessmentId, u64);

/// The preview with what it remembers.
#[derive(Default)]
pub(super) struct Preview {
    /// The version last asked for.
    asked: Option<Version>,
    /// The version on screen and since when it is unchanged, in egui's seconds.
    seen: Option<(Version, f64)>,
    running: bool,
    failed: Option<Arc<AppError>>,
    /// Points of the screen a point of paper; `None` fits each page to the width.
    zoom: Option<f32>,
    /// The scale of the page looked at.
    scale: f32,
    /// The page looked at.
    page: usize,
    jump: Option<usize>,
    /// The signature fields shall be brought into view.
    look: bool,
}

impl Preview {
    /// Whether pages were asked for and have not come.
    pub(super) fn is_running(&self) -> bool {
        self.running
    }

    /// The job has ended, with an error or not.
    pub(super) fn ended(&mut self, error: Option<Arc<AppError>>) {
        self.running = false;
        self.failed = error;
    }

    /// Brings the signature fields into view.
    pub(super) fn look_at_fields(&mut self) {
        self.look = true;
    }

    /// Draws it, asking for new pages where needed. `pictures` stand where they will be signed.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        pictures: &[Shown],
    ) {
        self.watch(ui, cx, current);
        if let Some(error) = &self.failed {
            let text = format!(
                "{} {}",
                cx.t(Report::PreviewFailed),
                error.message(cx.language)
            );
            banner(ui, cx.palette, Tone::Bad, &text);
            if ui.button(cx.t(Report::TryAgain)).clicked() {
                self.failed = None;
                self.asked = None;
            }
        }
        let Some(pages) = cx.session.preview().cloned() else {
            if self.failed.is_none() {
                ui.centered_and_justified(|ui| {
                    ui.label(RichText::new(cx.t(Report::LayingOut)).color(cx.palette.weak))
                });
            }
            return;
        };
        self.bar(ui, cx, pages.pages.len());
        self.paper(ui, cx, &pages, pictures);
    }

    /// Asks for pages: at once where there are none, after a pause where they are old.
    fn watch(&mut self, ui: &Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let version = (current.assessment.id, current.revision);
        if self.running || (self.failed.is_some() && self.asked == Some(version)) {
            return;
        }
        let now = ui.input(|input| input.time);
        if self.seen.is_none_or(|(seen, _)| seen != version) {
            self.seen = Some((version, now));
        }
        let missing = cx.session.preview().is_none();
        if !missing && self.asked == Some(version) {
            return;
        }
        let left = self.seen.map_or(0.0, |(_, since)| since + PAUSE - now);
        if !missing && left > 0.0 {
            ui.request_repaint_after(Duration::from_secs_f64(left));
            return;
        }
        self.asked = Some(version);
        self.failed = None;
        self.running = true;
        cx.push(Command::PreviewReport);
    }

    /// Page number, leafing and zoom.
    fn bar(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, pages: usize) {
        self.page = self.page.min(pages.saturating_sub(1));
        let (mut back, mut on) = (false, false);
        if !typing(ui.ctx()) {
            ui.input(|input| {
                back = input.key_pressed(Key::PageUp);
                on = input.key_pressed(Key::PageDown);
            });
        }
        let frame = egui::Frame::new()
            .fill(cx.palette.surface)
            .inner_margin(egui::Margin::symmetric(BAR_MARGIN, 4));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                back |= icon_button(ui, cx.palette, Icon::Left, cx.t(Report::Previous)).clicked();
                let label = i18n::page_of(cx.language, self.page + 1, pages);
                ui.label(label);
                on |= icon_button(ui, cx.palette, Icon::Right, cx.t(Report::Next)).clicked();
                if self.running {
                    let said = RichText::new(cx.t(Report::LayingOut)).size(theme::SMALL);
                    ui.label(said.color(cx.palette.weak));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.zooming(ui, cx);
                });
            });
        });
        if back && self.page > 0 {
            self.jump = Some(self.page - 1);
        }
        if on && self.page + 1 < pages {
            self.jump = Some(self.page + 1);
        }
    }

    fn zooming(&mut self, ui: &mut Ui, cx: &ViewContext<'_>) {
        let zoom = self.scale;
        let fits = self.zoom.is_none();
        if ui.selectable_label(fits, cx.t(Report::FitWidth)).clicked() {
            self.zoom = None;
            self.jump = Some(self.page);
        }
        let sign = |ui: &mut Ui, sign: &str, name| {
            let button = ui.add(egui::Button::new(sign).min_size(vec2(30.0, 0.0)));
            button.on_hover_text(name).accessible_name(name).clicked()
        };
        let larger = sign(ui, "+", cx.t(Report::Larger));
        ui.label(format!("{:.0} %", zoom * 100.0));
        let smaller = sign(ui, "–", cx.t(Report::Smaller));
        let step = match (larger, smaller) {
            (true, _) => STEP,
            (_, true) => 1.0 / STEP,
            _ => return,
        };
        self.zoom = Some((zoom * step).clamp(*ZOOM.start(), *ZOOM.end()));
        self.jump = Some(self.page);
    }

    /// The pages below one another; only those in view are painted.
    fn paper(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, pages: &Pages, pictures: &[Shown]) {
        let bar = ui.spacing().scroll.bar_width + 8.0;
        let room = (ui.available_width() - bar - 2.0 * GAP).max(120.0);
        let places = places(pages, room, self.zoom);
        self.scale = places.get(self.page).map_or(1.0, |place| place.scale);
        let size = places
            .last()
            .map_or(Vec2::ZERO, |last| vec2(0.0, last.rect.bottom() + GAP));
        let widest = places
            .iter()
            .map(|place| place.rect.right())
            .fold(room, f32::max);
        let size = vec2(widest + 2.0 * GAP, size.y);
        let jump = self.jump.take();
        let look = std::mem::take(&mut self.look);
        let area = ScrollArea::both().auto_shrink(false).id_salt("pages");
        let seen = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(size);
            let origin = ui.min_rect().min.to_vec2() + vec2(GAP, 0.0);
            if let Some(place) = jump.and_then(|page| places.get(page)) {
                let target = place.rect.translate(origin).expand2(vec2(0.0, GAP / 2.0));
                let top = Rect::from_min_size(target.min, vec2(target.width(), 1.0));
                ui.scroll_to_rect(top, Some(Align::Min));
            }
            let field = pages.fields.first().filter(|_| look);
            if let Some((field, place)) = field.and_then(|f| Some((f, places.get(f.page)?))) {
                let rect = page::placed(field.frame, place.rect.translate(origin), place.scale);
                ui.scroll_to_rect(rect, Some(Align::Center));
            }
            let inks = Inks::new(cx.palette);
            for (at, place) in places.iter().enumerate() {
                let (rect, Some(page)) = (place.rect, pages.pages.get(at)) else {
                    continue;
                };
                if rect.bottom() < viewport.top() || rect.top() > viewport.bottom() {
                    continue;
                }
                let name = i18n::page_of(cx.language, at + 1, pages.pages.len());
                let rect = rect.translate(origin);
                page::paint(ui, &inks, page, rect, place.scale, &name);
                let fields: Vec<_> = pages.fields.iter().filter(|f| f.page == at).collect();
                fields::paint(ui, &inks, &fields, pictures, (rect, place.scale));
            }
            looked_at(&places, viewport)
        });
        if jump.is_none() && self.page != seen.inner {
            self.page = seen.inner;
            ui.request_repaint();
        }
        if let Some(page) = jump {
            self.page = page;
            ui.request_repaint();
        }
    }
}

/// Where a page stands in the scrolled content.
struct Place {
    rect: Rect,
    scale: f32,
}

fn places(pages: &Pages, room: f32, zoom: Option<f32>) -> Vec<Place> {
    let mut top = GAP;
    let placed = pages.pages.iter().map(|page| {
        let scale = zoom.unwrap_or(room / page.width.max(1.0));
        let size = vec2(page.width, page.height) * scale;
        let left = ((room - size.x) / 2.0).max(0.0);
        let rect = Rect::from_min_size(pos2(left, top), size);
        top = rect.bottom() + GAP;
        Place { rect, scale }
    });
    placed.collect()
}

/// The page that takes the upper third of the view.
fn looked_at(places: &[Place], viewport: Rect) -> usize {
    let eye = Pos2::new(0.0, viewport.top() + viewport.height() / 3.0).y;
    let at = places
        .iter()
        .position(|place| place.rect.bottom() + GAP >= eye);
    at.unwrap_or(places.len().saturating_sub(1))
}

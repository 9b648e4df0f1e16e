//! The counts, shown first: large figures that filter the list.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::listing::Kind;
use crate::i18n::migration::Migration;
use crate::model::carry::Counts;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{Icon, Tone};

/// Size of a figure in points.
const FIGURE: f32 = 26.0;
const WIDEST: f32 = 230.0;

/// A kind's word, what it means, its colour and icon.
pub(super) fn look(kind: Kind) -> (Migration, Migration, Tone, Icon) {
    match kind {
        Kind::Carried => (
            Migration::Carried,
            Migration::CarriedHint,
            Tone::Ok,
            Icon::Tick,
        ),
        Kind::Confirm => (
            Migration::Confirm,
            Migration::ConfirmHint,
            Tone::Warning,
            Icon::Warning,
        ),
        Kind::New => (Migration::New, Migration::NewHint, Tone::Accent, Icon::Plus),
        Kind::Dropped => (
            Migration::Dropped,
            Migration::DroppedHint,
            Tone::Neutral,
            Icon::NotApplicable,
        ),
    }
}

/// Draws the figures; `kind` is the filter they set. `low` saves height.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    counts: Counts,
    kind: &mut Option<Kind>,
    low: bool,
) {
    let gap = 10.0;
    let width = ((ui.available_width() - 3.0 * gap) / 4.0).min(WIDEST);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for one in Kind::ALL {
            let count = match one {
                Kind::Carried => counts.carried,
                Kind::Confirm => counts.confirm,
                Kind::New => counts.new,
                Kind::Dropped => counts.dropped,
            };
            let chosen = *kind == Some(one);
            let size = vec2(width, if low { 38.0 } else { 60.0 });
            if figure(ui, cx, one, count, chosen, size) {
                *kind = (!chosen).then_some(one);
            }
        }
    });
}

fn figure(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    kind: Kind,
    count: usize,
    chosen: bool,
    size: egui::Vec2,
) -> bool {
    let (word, hint, tone, mark) = look(kind);
    let (word, palette) = (cx.t(word), cx.palette);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let said = format!("{word}: {count}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &said));
    let painter = ui.painter();
    let fill = if chosen {
        palette.accent_soft
    } else if response.hovered() {
        palette.hover
    } else {
        palette.panel
    };
    let line = if response.has_focus() {
        Stroke::new(2.0, palette.accent)
    } else if chosen {
        Stroke::new(1.5, palette.accent)
    } else {
        Stroke::new(1.0, palette.stroke)
    };
    painter.rect(rect, 8.0, fill, line, StrokeKind::Inside);
    let ink = if count == 0 {
        palette.weak
    } else {
        tone.ink(palette)
    };
    let middle = rect.center().y;
    let font = fonts::bold(FIGURE);
    let figure = painter.layout_no_wrap(count.to_string(), font, ink);
    let at = pos2(rect.left() + 14.0, middle - figure.size().y / 2.0);
    let after = at.x + figure.size().x + 12.0;
    painter.galley(at, figure, ink);
    let side = 16.0;
    let icon = Rect::from_center_size(pos2(after + side / 2.0, middle), vec2(side, side));
    mark.paint(painter, icon, ink);
    let room = rect.right() - 8.0 - icon.right() - 6.0;
    let text = egui::RichText::new(word)
        .size(theme::BODY)
        .color(palette.text);
    let galley = egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room.max(10.0),
        egui::TextStyle::Body,
    );
    let at = pos2(icon.right() + 6.0, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text);
    response.on_hover_text(cx.t(hint)).clicked()
}

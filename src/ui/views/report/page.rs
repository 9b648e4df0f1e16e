//! One page of the preview, painted from the same display list as the PDF.

use std::sync::Arc;

use egui::{
    Color32, FontFamily, FontId, Galley, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::report::fonts::{Face, Fonts};
use crate::report::layout::display::{Color, Frame, Item, Page, TextItem};
use crate::ui::fonts::TINOS;
use crate::ui::theme::Palette;

/// Paper is white in every theme: it shows what will be printed.
const PAPER: Color = Color(0xFF, 0xFF, 0xFF);

/// Families and colours of the paper.
pub(super) struct Inks {
    families: [FontFamily; 4],
    fonts: Option<&'static Fonts>,
    edge: Color32,
}

impl Inks {
    /// The inks for a frame.
    pub(super) fn new(palette: &Palette) -> Self {
        Self {
            families: TINOS.map(|name| FontFamily::Name(name.into())),
            // Damaged fonts are told by the layout that made these pages.
            fonts: Fonts::embedded().ok(),
            edge: palette.outline,
        }
    }

    pub(super) fn font(&self, face: Face, size: f32) -> FontId {
        let [regular, bold, italic, bold_italic] = &self.families;
        let family = match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Italic => italic,
            Face::BoldItalic => bold_italic,
        };
        FontId::new(size, family.clone())
    }
}

fn ink(color: Color) -> Color32 {
    Color32::from_rgb(color.0, color.1, color.2)
}

/// Paints a page into `rect`, `scale` points of the screen a point of paper.
pub(super) fn paint(ui: &Ui, inks: &Inks, page: &Page, rect: Rect, scale: f32, name: &str) {
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, ink(PAPER));
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let view = painter.clip_rect();
    for item in &page.items {
        match item {
            Item::Fill(fill) => {
                let part = placed(fill.frame, rect, scale);
                painter.rect_filled(part, 0.0, ink(fill.color));
            }
            Item::Rule(rule) => {
                let at = |(x, y): (f32, f32)| rect.min + vec2(x, y) * scale;
                let width = (rule.thickness * scale).max(0.6);
                let stroke = Stroke::new(width, ink(rule.color));
                painter.line_segment([at(rule.from), at(rule.to)], stroke);
            }
            Item::Text(text) => {
                let baseline = rect.top() + text.baseline * scale;
                let high = text.size * scale * 1.5;
                if baseline > view.top() - high && baseline < view.bottom() + high {
                    paint_text(&painter, inks, text, pos2(rect.left(), baseline), scale);
                }
            }
        }
    }
    let edge = Stroke::new(1.0, inks.edge);
    ui.painter()
        .rect_stroke(rect, 0.0, edge, StrokeKind::Outside);
}

/// Paints a line word by word, each where the PDF has it: the window's own
/// advances differ by fractions that would add up along a line.
fn paint_text(painter: &Painter, inks: &Inks, text: &TextItem, at: egui::Pos2, scale: f32) {
    let font = inks.font(text.face, text.size * scale);
    let mut x = text.x;
    let space = width(inks, text, " ") + text.word_gap;
    for word in text.text.split(' ') {
        if !word.is_empty() {
            let black = ink(Color::BLACK);
            let galley = painter.layout_no_wrap(word.to_owned(), font.clone(), black);
            let top = at.y - baseline(&galley);
            painter.galley(pos2(at.x + x * scale, top), galley, black);
            x += width(inks, text, word);
        }
        x += space;
    }
}

fn width(inks: &Inks, text: &TextItem, word: &str) -> f32 {
    inks.fonts
        .map_or(0.0, |fonts| fonts.width(text.face, text.size, word))
}

/// Height of the baseline below the galley's upper edge.
fn baseline(galley: &Arc<Galley>) -> f32 {
    let row = galley.rows.first();
    row.and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or(0.0)
}

/// Where a part of the paper stands on the screen.
pub(super) fn placed(frame: Frame, page: Rect, scale: f32) -> Rect {
    Rect::from_min_max(
        page.min + vec2(frame.left, frame.top) * scale,
        page.min + vec2(frame.right, frame.bottom) * scale,
    )
}

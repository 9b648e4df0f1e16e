//! Bars. The figures stand beside them as text; a bar alone says nothing.

use egui::{Color32, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::scoring::Tenths;
use crate::ui::theme::Palette;

/// `part` of `whole` as a share from 0 to 1, in steps of a tenth of a percent.
pub fn share(part: u64, whole: u64) -> f32 {
    let tenths = Tenths::of(part.min(whole), whole).map_or(0, |share| share.0);
    u16::try_from(tenths).map_or(1.0, f32::from) / 1000.0
}

/// A bar of this width filled to `share` (0–1). `name` is what is read aloud.
pub fn bar(
    ui: &mut Ui,
    palette: &Palette,
    width: f32,
    share: f32,
    colour: Color32,
    name: &str,
) -> Response {
    stacked_bar(ui, palette, width, &[(share, colour)], name)
}

/// A bar of parts one after another, each a share of the whole (0–1) in its colour.
pub fn stacked_bar(
    ui: &mut Ui,
    palette: &Palette,
    width: f32,
    parts: &[(f32, Color32)],
    name: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, palette.neutral_soft);
    let mut left = rect.left();
    for &(share, colour) in parts {
        let right = (left + rect.width() * share.clamp(0.0, 1.0)).min(rect.right());
        if right - left >= 0.5 {
            let part = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
            painter.rect_filled(part, 4.0, colour);
        }
        left = right;
    }
    response
}

//! The four answers as buttons: icon, word and colour.

use egui::{Color32, Rect, Response, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo};
use egui::{Role, WidgetText, pos2, vec2};

use crate::i18n::{Language, standing};
use crate::model::response::Answer;
use crate::model::scoring::Standing;
use crate::ui::theme::Palette;
use crate::ui::widgets::Icon;

/// The four, in the order of their keys 1 to 4.
pub(super) const ANSWERS: [Standing; 4] = [
    Standing::Met,
    Standing::Partial,
    Standing::NotMet,
    Standing::NotApplicable,
];

/// Side of the icon in points.
const ICON: f32 = 16.0;

/// The answer a button stands for; `None` for Không áp dụng, which needs a reason first.
pub(super) fn plain(of: Standing) -> Option<Answer> {
    match of {
        Standing::Met => Some(Answer::Met),
        Standing::Partial => Some(Answer::Partial),
        Standing::NotMet => Some(Answer::NotMet),
        _ => None,
    }
}

/// The background that goes with an answer's colour.
pub(super) fn soft(palette: &Palette, of: Standing) -> Color32 {
    match of {
        Standing::Met => palette.ok_soft,
        Standing::Partial => palette.partial_soft,
        Standing::NotMet => palette.bad_soft,
        _ => palette.neutral_soft,
    }
}

/// What the buttons tell.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    /// The answer that was clicked.
    pub(super) answer: Option<Standing>,
    /// Whether the keyboard came to one of them.
    pub(super) focused: bool,
}

/// Draws the four buttons; `chosen` is lit, and Không áp dụng is framed while
/// its reason is being written.
pub(super) fn buttons(
    ui: &mut Ui,
    palette: &Palette,
    language: Language,
    chosen: Standing,
    pending: bool,
) -> Pressed {
    let mut pressed = Pressed::default();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (key, answer) in (1..).zip(ANSWERS) {
            let waits = pending && answer == Standing::NotApplicable;
            let response = button(ui, palette, language, answer, chosen == answer, waits);
            let response =
                response.on_hover_text(format!("{} ({key})", standing(language, answer)));
            pressed.focused |= response.gained_focus();
            if response.clicked() {
                pressed.answer = Some(answer);
            }
        }
    });
    pressed
}

fn button(
    ui: &mut Ui,
    palette: &Palette,
    language: Language,
    answer: Standing,
    lit: bool,
    waits: bool,
) -> Response {
    let word = standing(language, answer);
    let galley = WidgetText::from(word).into_galley(ui, None, f32::INFINITY, TextStyle::Button);
    let size = vec2(galley.size().x + ICON + 6.0 + 18.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), lit, word));
    let visuals = *ui.style().interact(&response);
    let colour = palette.standing(answer);
    let (fill, line, ink) = match (lit, waits) {
        (true, _) => (soft(palette, answer), Stroke::new(1.5, colour), colour),
        (false, true) => (visuals.weak_bg_fill, Stroke::new(1.5, colour), colour),
        (false, false) => (
            visuals.weak_bg_fill,
            visuals.bg_stroke,
            visuals.text_color(),
        ),
    };
    let line = if response.has_focus() {
        Stroke::new(2.5, palette.accent)
    } else {
        line
    };
    let painter = ui.painter();
    painter.rect(rect, 6.0, fill, line, StrokeKind::Inside);
    let at = pos2(rect.left() + 9.0 + ICON / 2.0, rect.center().y);
    let mark = if ui.is_enabled() {
        colour
    } else {
        colour.gamma_multiply(0.6)
    };
    Icon::of(answer).paint(painter, Rect::from_center_size(at, vec2(ICON, ICON)), mark);
    let text_at = pos2(
        at.x + ICON / 2.0 + 6.0,
        rect.center().y - galley.size().y / 2.0,
    );
    painter.galley_with_override_text_color(text_at, galley, ink);
    response
}

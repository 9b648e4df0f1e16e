//! What is missing, said below the field it is missing from.

use egui::{Label, RichText, Ui};

use crate::i18n::Message;
use crate::ui::context::ViewContext;
use crate::ui::theme;
use crate::ui::widgets::{Icon, icon};

/// Says it where there is something to say, and whether there was.
pub(super) fn complain(ui: &mut Ui, cx: &ViewContext<'_>, problem: Option<impl Message>) -> bool {
    if let Some(problem) = problem {
        complain_in_words(ui, cx, cx.t(problem));
        return true;
    }
    false
}

/// The same for a sentence made on the spot.
pub(super) fn complain_in_words(ui: &mut Ui, cx: &ViewContext<'_>, text: &str) {
    ui.horizontal_top(|ui| {
        icon(ui, Icon::Warning, cx.palette.bad);
        let words = RichText::new(text).size(theme::SMALL).color(cx.palette.bad);
        ui.add(Label::new(words).wrap());
    });
}

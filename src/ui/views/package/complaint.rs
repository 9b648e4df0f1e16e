//! What is missing in a form, beside its field.

use egui::{Label, RichText, Ui};

use crate::i18n::package::Package;
use crate::ui::context::ViewContext;
use crate::ui::theme;
use crate::ui::widgets::{Icon, icon};

/// Says what is wrong, if it is one of `mine`; returns whether it was said.
pub(super) fn complaint(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    problem: Option<Package>,
    mine: &[Package],
) -> bool {
    let Some(problem) = problem.filter(|problem| mine.contains(problem)) else {
        return false;
    };
    ui.horizontal_top(|ui| {
        icon(ui, Icon::Warning, cx.palette.bad);
        let words = RichText::new(cx.t(problem))
            .size(theme::SMALL)
            .color(cx.palette.bad);
        ui.add(Label::new(words).wrap());
    });
    true
}

//! All regulations, one below the other, with what tells them apart.

use std::sync::Arc;

use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui};

use super::validity_tone;
use crate::app::library::Entry;
use crate::i18n::{self, LibraryText, Preference};
use crate::model::catalog::Catalog;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::{Icon, Tone, banner, chip, section, side_remark};

/// Draws them; gives the one that was chosen.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>) -> Option<Arc<Catalog>> {
    let mut chosen = None;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(980.0_f32.min(ui.available_width()));
        for entry in cx.session.library.in_order() {
            if card(ui, cx, entry) {
                chosen = Some(entry.catalog.clone());
            }
        }
        let problems = &cx.session.library.problems;
        if !problems.is_empty() {
            section(ui, cx.t(Preference::Problems));
            for problem in problems {
                banner(ui, cx.palette, Tone::Bad, &problem.message(cx.language));
            }
        }
    });
    chosen
}

/// One regulation; whether it was chosen.
fn card(ui: &mut Ui, cx: &ViewContext<'_>, entry: &Entry) -> bool {
    let catalog = &entry.catalog;
    let frame = Frame::new()
        .fill(cx.palette.panel)
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 10));
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let title = RichText::new(catalog.title.get(cx.language)).font(fonts::bold(BODY));
        let title = egui::Button::new(title.color(cx.palette.accent));
        let name = i18n::open_regulation(cx.language, &catalog.instrument);
        let title = ui.add(title.frame(false).wrap()).accessible_name(name);
        standing(ui, cx, entry);
        places(ui, cx, catalog);
        title.clicked()
    });
    ui.add_space(4.0);
    drawn.inner
}

/// Whether it binds today, its number, its counts.
pub(super) fn standing(ui: &mut Ui, cx: &ViewContext<'_>, entry: &Entry) {
    let catalog = &entry.catalog;
    let today = cx.session.clock().now().date_naive();
    let validity = cx.session.library.validity(catalog, today);
    ui.horizontal_wrapped(|ui| {
        let tone = validity_tone(&validity);
        let words = i18n::validity(cx.language, &validity);
        chip(ui, cx.palette, tone, Some(tone.icon()), words);
        let origin = if entry.built_in {
            Preference::BuiltIn
        } else {
            Preference::Added
        };
        chip(ui, cx.palette, Tone::Neutral, None, cx.t(origin));
        if !catalog.text_gaps.is_empty() {
            let gaps = cx.t(LibraryText::Gaps);
            let gaps = format!("{gaps} ({})", catalog.text_gaps.len());
            chip(ui, cx.palette, Tone::Warning, Some(Icon::Info), &gaps);
        }
    });
    let counts = i18n::catalog_counts(
        cx.language,
        catalog.articles().count(),
        catalog.provisions().count(),
        catalog.items.len(),
    );
    let number = i18n::instrument_line(cx.language, catalog);
    side_remark(ui, cx.palette, &format!("{number} · {counts}"));
    let successor = validity.successor();
    let successor = successor.and_then(|id| cx.session.library.get(id).ok());
    let next = successor.as_ref().map(|next| next.instrument.as_str());
    if let Some(warning) = i18n::validity_warning(cx.language, &validity, today, next) {
        let warning = RichText::new(warning).size(SMALL).color(cx.palette.partial);
        ui.add(Label::new(warning).wrap());
    }
}

/// Where it applies and who receives reports, then and now.
pub(super) fn places(ui: &mut Ui, cx: &ViewContext<'_>, catalog: &Catalog) {
    let l = cx.language;
    let place = catalog.territory.name.get(l);
    let place = match &catalog.territory.became {
        Some((now, _)) => i18n::renamed_body(l, place, now.get(l)),
        None => place.to_owned(),
    };
    let told = format!("{}: {place}", cx.t(LibraryText::Territory));
    side_remark(ui, cx.palette, &told);
    let bodies = catalog.recipients.iter().map(|body| match &body.now {
        Some(now) => i18n::renamed_body(l, body.name.get(l), now.get(l)),
        None => body.name.get(l).to_owned(),
    });
    let bodies = bodies.collect::<Vec<_>>().join("; ");
    if !bodies.is_empty() {
        let told = format!("{}: {bodies}", cx.t(LibraryText::Recipients));
        side_remark(ui, cx.palette, &told);
    }
}

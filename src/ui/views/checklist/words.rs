//! The provision's own words, from the unit's copy of the regulation.

use egui::{CollapsingHeader, Label, RichText, Ui};

use crate::app::current::Current;
use crate::i18n::Texts;
use crate::model::catalog::Item;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::{side_remark, small_link};

/// Draws the words of every provision the item cites, or the way to bring the text in.
pub(super) fn show(ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current, item: &Item) {
    let id = &current.catalog.id;
    ui.add_space(6.0);
    let Some(copy) = cx.session.copies.kept.get(id).cloned() else {
        if small_link(ui, cx.palette, cx.t(Texts::NoText)).clicked() {
            cx.go(Route::RegulationText(id.clone()));
        }
        return;
    };
    let heading = RichText::new(cx.t(Texts::Words)).font(fonts::bold(BODY));
    let header = CollapsingHeader::new(heading).default_open(true);
    header
        .id_salt("words of the law")
        .show_unindented(ui, |ui| {
            for cite in &item.cites {
                let place = RichText::new(cite.cite(cx.language)).size(SMALL);
                ui.label(place.color(cx.palette.weak));
                let Some(leaf) = copy.leaf(cite) else {
                    side_remark(ui, cx.palette, cx.t(Texts::NotThere));
                    continue;
                };
                // What leads to a point is needed to understand it.
                let leads = [leaf.article.words.as_str()].into_iter();
                let leads = leads.chain(leaf.clause.map(|clause| clause.words.as_str()));
                for lead in leads.filter(|lead| !lead.is_empty() && *lead != leaf.words) {
                    let lead = RichText::new(lead).color(cx.palette.weak);
                    ui.add(Label::new(lead).wrap().selectable(true));
                }
                ui.add(Label::new(leaf.words).wrap().selectable(true));
            }
        });
}

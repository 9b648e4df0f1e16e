//! The common controls of an item: search and pick.

use egui::{Label, RichText, TextEdit, Ui};

use super::fields::{Form, small};
use crate::i18n::author::{Author, ItemForm};
use crate::model::catalog::Item;
use crate::model::text::search_key;
use crate::ui::context::ViewContext;
use crate::ui::theme::SMALL;
use crate::ui::widgets::{Icon, icon_button, link};

/// How many found controls are offered at once.
const OFFERED: usize = 8;

/// Draws them; `search` is what is typed to find one.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut Form<'_, Item>,
    search: &mut String,
) {
    let controls = &cx.session.library.controls;
    let chosen = &form.before.controls;
    ui.label(small(cx, cx.t(ItemForm::Controls)));
    let mut gone = None;
    for id in chosen {
        ui.horizontal_wrapped(|ui| {
            let name = controls.get(id).map(|control| &control.name);
            let said = name.map_or(id.as_str(), |name| name.get(cx.language));
            if icon_button(ui, cx.palette, Icon::Bin, cx.t(Author::Remove)).clicked() {
                gone = Some(id.clone());
            }
            ui.add(Label::new(said).wrap());
        });
    }
    if chosen.is_empty() {
        ui.label(small(cx, cx.t(ItemForm::NoControl)));
    }
    if let Some(gone) = gone {
        form.change(|item| item.controls.retain(|id| *id != gone));
    }
    let hint = RichText::new(cx.t(ItemForm::FindControl)).color(cx.palette.weak);
    let edit = TextEdit::singleline(search)
        .hint_text(hint)
        .desired_width(320.0);
    ui.add(edit).accessible_name(cx.t(ItemForm::FindControl));
    let wanted = search_key(search.trim());
    if wanted.is_empty() {
        ui.label(small(cx, cx.t(ItemForm::ControlsHint)));
        return;
    }
    let groups = controls.groups.iter();
    let all = groups.flat_map(|group| group.controls.iter().map(move |control| (group, control)));
    let found = all.filter(|(_, control)| {
        let said = [&control.name, &control.description].map(|text| text.get(cx.language));
        !chosen.contains(&control.id)
            && wanted
                .split_whitespace()
                .all(|word| search_key(&said.join(" ")).contains(word))
    });
    let mut picked = None;
    for (group, control) in found.take(OFFERED) {
        ui.horizontal_wrapped(|ui| {
            let name = format!("+ {}", control.name.get(cx.language));
            if link(ui, cx.palette, &name)
                .on_hover_text(control.description.get(cx.language))
                .clicked()
            {
                picked = Some(control.id.clone());
            }
            let group = RichText::new(group.name.get(cx.language)).size(SMALL);
            ui.label(group.color(cx.palette.weak));
        });
    }
    if let Some(id) = picked {
        search.clear();
        form.change(|item| item.controls.push(id));
    }
}

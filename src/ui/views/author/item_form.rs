//! The form of an item.

use egui::{CollapsingHeader, Ui};

use super::fields::{Fields, Form, small};
use super::{condition, controls, criteria, interval};
use crate::app::author::Edit;
use crate::i18n::author::{Author, ItemForm, TextForm};
use crate::i18n::{bearer, force};
use crate::model::bearer::Bearer;
use crate::model::catalog::{Catalog, Force, Item};
use crate::model::interval::Interval;
use crate::model::text::Text;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Icon, icon_button, icon_text_button, secondary_if, section};

/// Draws it; gives what is asked for.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    catalog: &Catalog,
    item: &Item,
    fields: &mut Fields,
    search: &mut String,
) -> Vec<Edit> {
    let asked = tools(ui, cx, catalog, item);
    let mut form = Form::new(item, fields);
    let f = &mut form;
    let line = |message| cx.t(message);
    let (label, hint) = (line(ItemForm::Question), line(ItemForm::QuestionHint));
    f.field(ui, cx, label, hint, ("question", 0), 3);
    let (label, hint) = (line(ItemForm::Guidance), line(ItemForm::GuidanceHint));
    f.field(ui, cx, label, hint, ("guidance", 0), 6);
    evidence(ui, cx, f);
    binding(ui, cx, f);
    bearers(ui, cx, f);
    let (label, hint) = (line(ItemForm::Cites), line(ItemForm::CitesHint));
    f.field(ui, cx, label, hint, ("cites", 0), 1);
    f.complain(ui, cx, &[("cites", 0)], cx.t(Author::BadReference));
    section(ui, line(ItemForm::MoreItems));
    interval::show(ui, cx, f);
    ui.add_space(8.0);
    criteria::show(ui, cx, f);
    ui.add_space(8.0);
    if let Some(condition) = condition::show(ui, cx, &f.before.applies_if) {
        f.change(|item| item.applies_if = condition);
    }
    ui.add_space(8.0);
    controls::show(ui, cx, f, search);
    english(ui, cx, f);
    // What was typed comes first: it may be what is to be doubled.
    let mut edits = form.done();
    edits.extend(asked);
    edits
}

/// Moving, doubling, deleting.
fn tools(ui: &mut Ui, cx: &ViewContext<'_>, catalog: &Catalog, item: &Item) -> Vec<Edit> {
    let mut edits = Vec::new();
    let same = catalog.items.iter();
    let same = same.filter(|other| other.cites.first() == item.cites.first());
    let same: Vec<_> = same.map(|other| &other.id).collect();
    let (first, last) = (same.first().copied(), same.last().copied());
    let id = || item.id.clone();
    ui.horizontal_wrapped(|ui| {
        if secondary_if(ui, first != Some(&item.id), cx.t(ItemForm::Up)).clicked() {
            edits.push(Edit::MoveItem { id: id(), up: true });
        }
        if secondary_if(ui, last != Some(&item.id), cx.t(ItemForm::Down)).clicked() {
            edits.push(Edit::MoveItem {
                id: id(),
                up: false,
            });
        }
        if let Some(home) = item.cites.first()
            && icon_text_button(ui, cx.palette, Icon::Plus, cx.t(TextForm::AddItem)).clicked()
        {
            edits.push(Edit::AddItem(home.clone()));
        }
        if ui.button(cx.t(ItemForm::Copy)).clicked() {
            edits.push(Edit::CopyItem(id()));
        }
        if icon_text_button(ui, cx.palette, Icon::Bin, cx.t(ItemForm::Delete)).clicked() {
            edits.push(Edit::RemoveItem(id()));
        }
    });
    edits
}

fn evidence(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    ui.label(small(cx, cx.t(ItemForm::Evidence)));
    let mut gone = None;
    for at in 0..form.before.evidence.len() {
        ui.horizontal(|ui| {
            if icon_button(ui, cx.palette, Icon::Bin, cx.t(Author::Remove)).clicked() {
                gone = Some(at);
            }
            let name = format!("{} {}", cx.t(ItemForm::EvidenceLine), at + 1);
            form.bare(ui, &name, ("evidence", at));
        });
    }
    if let Some(at) = gone {
        form.change_lines("evidence", |item| {
            item.evidence.remove(at);
        });
    }
    if ui.button(cx.t(ItemForm::AddEvidence)).clicked() {
        form.change(|item| item.evidence.push(Text::default()));
    }
}

fn binding(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    ui.label(small(cx, cx.t(ItemForm::Force)));
    let is = form.before.force;
    ui.horizontal_wrapped(|ui| {
        for offered in [Force::Prohibition, Force::Duty, Force::Recommendation] {
            if ui
                .radio(is == offered, force(cx.language, offered))
                .clicked()
                && is != offered
            {
                form.change(|item| item.force = offered);
            }
        }
    });
    let mut critical = form.before.critical;
    if ui
        .checkbox(&mut critical, cx.t(ItemForm::Critical))
        .changed()
    {
        form.change(|item| item.critical = critical);
    }
}

fn bearers(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    ui.label(small(cx, cx.t(ItemForm::Bearers)));
    ui.columns(2, |columns| {
        let half = Bearer::ALL.len().div_ceil(2);
        for (column, offered) in columns.iter_mut().zip(Bearer::ALL.chunks(half)) {
            column.spacing_mut().item_spacing.y = 2.0;
            column.spacing_mut().interact_size.y = 25.0;
            for offered in offered {
                let mut on = form.before.bearers.contains(offered);
                let said = bearer(cx.language, *offered);
                if column.checkbox(&mut on, said).changed() {
                    form.change(|item| {
                        item.bearers.retain(|bearer| bearer != offered);
                        if on {
                            item.bearers.push(*offered);
                        }
                    });
                }
            }
        }
    });
}

fn english(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    ui.add_space(8.0);
    let header = CollapsingHeader::new(cx.t(Author::English));
    header.id_salt("item english").show(ui, |ui| {
        let label = cx.t(ItemForm::Question);
        form.field(ui, cx, label, "", ("question.en", 0), 2);
        let label = cx.t(ItemForm::Guidance);
        form.field(ui, cx, label, "", ("guidance.en", 0), 4);
        for at in 0..form.before.evidence.len() {
            let name = format!("{} {}", cx.t(ItemForm::EvidenceLine), at + 1);
            form.line(ui, cx, &name, ("evidence.en", at));
        }
        let interval = &form.before.interval;
        if let Some(Interval::AtOnce(_) | Interval::Before(_) | Interval::When(_)) = interval {
            form.line(ui, cx, cx.t(ItemForm::Event), ("interval.event.en", 0));
        }
    });
}

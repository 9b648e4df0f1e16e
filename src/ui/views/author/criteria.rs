//! The figures of an item, one row each.

use egui::{ComboBox, Ui};

use super::fields::{Form, small};
use crate::i18n::author::{Author, ItemForm, measure, subject, subjects};
use crate::model::catalog::Item;
use crate::model::criterion::{Bound, Criterion, Measure};
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Icon, icon_button};

const BOUNDS: [ItemForm; 5] = [
    ItemForm::AtLeast,
    ItemForm::AtMost,
    ItemForm::Between,
    ItemForm::AnyName,
    ItemForm::AllNames,
];

const MEASURES: [Measure; 7] = [
    Measure::Characters,
    Measure::Minutes,
    Measure::Hours,
    Measure::Days,
    Measure::Months,
    Measure::Times,
    Measure::Pieces,
];

fn kind_of(bound: &Bound) -> ItemForm {
    match bound {
        Bound::AtLeast(_) => ItemForm::AtLeast,
        Bound::AtMost(_) => ItemForm::AtMost,
        Bound::Between(..) => ItemForm::Between,
        Bound::AnyOf(_) => ItemForm::AnyName,
        Bound::AllOf(_) => ItemForm::AllNames,
    }
}

/// A bound of a kind, keeping the numbers or names of the one before it.
fn of_kind(kind: ItemForm, before: &Bound) -> Bound {
    let low = match before {
        Bound::AtLeast(n) | Bound::AtMost(n) | Bound::Between(n, _) => *n,
        Bound::AnyOf(_) | Bound::AllOf(_) => 1,
    };
    let names = match before {
        Bound::AnyOf(names) | Bound::AllOf(names) => names.clone(),
        _ => Vec::new(),
    };
    match kind {
        ItemForm::AtMost => Bound::AtMost(low),
        ItemForm::Between => Bound::Between(low, low.saturating_add(1)),
        ItemForm::AnyName => Bound::AnyOf(names),
        ItemForm::AllNames => Bound::AllOf(names),
        _ => Bound::AtLeast(low),
    }
}

/// Draws them.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>) {
    ui.label(small(cx, cx.t(ItemForm::Criteria)));
    for at in 0..form.before.criteria.len() {
        row(ui, cx, form, at);
    }
    if ui.button(cx.t(ItemForm::AddCriterion)).clicked() {
        form.change_lines("criteria", |item| {
            item.criteria.push(Criterion {
                subject: subjects().next().unwrap_or_default().to_owned(),
                bound: Bound::AtLeast(8),
                measure: Measure::Characters,
            });
        });
    }
}

fn row(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Item>, at: usize) {
    let Some(criterion) = form.before.criteria.get(at).cloned() else {
        return;
    };
    let mut after = criterion.clone();
    ui.horizontal_wrapped(|ui| {
        choose_subject(ui, cx, form, at, &mut after);
        let kind = kind_of(&after.bound);
        let mut chosen = kind;
        let list = ComboBox::from_id_salt(("bound", at)).width(110.0);
        let shown = list.selected_text(cx.t(kind)).show_ui(ui, |ui| {
            for offered in BOUNDS {
                ui.selectable_value(&mut chosen, offered, cx.t(offered));
            }
        });
        shown.response.accessible_name(cx.t(ItemForm::Bound));
        if chosen != kind {
            after.bound = of_kind(chosen, &after.bound);
            let names = matches!(after.bound, Bound::AnyOf(_) | Bound::AllOf(_));
            match (names, after.measure) {
                (true, _) => after.measure = Measure::Names,
                (false, Measure::Names) => after.measure = Measure::Times,
                _ => {}
            }
        }
        figures(ui, cx, form, at, &criterion);
        choose_measure(ui, cx, at, &mut after);
        if icon_button(ui, cx.palette, Icon::Bin, cx.t(Author::Remove)).clicked() {
            form.change_lines("criteria", |item| {
                item.criteria.remove(at);
            });
        }
    });
    let keys = [("criteria.low", at), ("criteria.high", at)];
    form.complain(ui, cx, &keys, cx.t(ItemForm::BadNumber));
    if after != criterion {
        form.change_lines("criteria", |item| {
            if let Some(criterion) = item.criteria.get_mut(at) {
                *criterion = after;
            }
        });
    }
}

fn choose_subject(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut Form<'_, Item>,
    at: usize,
    after: &mut Criterion,
) {
    let known = subject(cx.language, &after.subject);
    let list = ComboBox::from_id_salt(("subject", at)).width(190.0);
    let said = known.unwrap_or(cx.t(ItemForm::OtherSubject));
    let shown = list.selected_text(said).show_ui(ui, |ui| {
        for offered in subjects() {
            let said = subject(cx.language, offered).unwrap_or(offered);
            let here = after.subject == offered;
            if ui.selectable_label(here, said).clicked() {
                offered.clone_into(&mut after.subject);
            }
        }
        if ui
            .selectable_label(known.is_none(), cx.t(ItemForm::OtherSubject))
            .clicked()
            && known.is_some()
        {
            after.subject.clear();
        }
    });
    shown.response.accessible_name(cx.t(ItemForm::Subject));
    if known.is_none() {
        narrow(ui, 150.0, |ui| {
            form.bare(ui, cx.t(ItemForm::Subject), ("criteria.subject", at));
        });
    }
}

fn figures(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut Form<'_, Item>,
    at: usize,
    criterion: &Criterion,
) {
    let number = cx.t(ItemForm::Number);
    match criterion.bound {
        Bound::AtLeast(_) | Bound::AtMost(_) => {
            narrow(ui, 60.0, |ui| form.bare(ui, number, ("criteria.low", at)));
        }
        Bound::Between(..) => {
            narrow(ui, 60.0, |ui| form.bare(ui, number, ("criteria.low", at)));
            ui.label("–");
            let to = cx.t(ItemForm::To);
            narrow(ui, 60.0, |ui| form.bare(ui, to, ("criteria.high", at)));
        }
        Bound::AnyOf(_) | Bound::AllOf(_) => {
            let names = cx.t(ItemForm::Names);
            narrow(ui, 230.0, |ui| {
                form.bare(ui, names, ("criteria.names", at));
            });
        }
    }
}

fn choose_measure(ui: &mut Ui, cx: &ViewContext<'_>, at: usize, after: &mut Criterion) {
    if after.measure == Measure::Names {
        return;
    }
    let list = ComboBox::from_id_salt(("measure", at)).width(90.0);
    let said = measure(cx.language, after.measure);
    let shown = list.selected_text(said).show_ui(ui, |ui| {
        for offered in MEASURES {
            let said = measure(cx.language, offered);
            ui.selectable_value(&mut after.measure, offered, said);
        }
    });
    shown.response.accessible_name(cx.t(ItemForm::Measure));
}

/// A part of a row with a width of its own.
fn narrow(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(width, ui.spacing().interact_size.y);
    ui.allocate_ui(size, |ui| {
        ui.set_width(width);
        add(ui);
    });
}

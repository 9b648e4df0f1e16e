//! When an item applies: one condition, or a list of them. What is nested
//! deeper is shown in words and can be taken out.

use egui::{ComboBox, Label, Ui};

use super::fields::small;
use crate::i18n::author::{Author, ItemForm};
use crate::i18n::{condition as in_words, fact, role};
use crate::model::bearer::Role;
use crate::model::condition::{Condition, Fact};
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Icon, icon_button};

const SINGLE: [ItemForm; 4] = [
    ItemForm::Always,
    ItemForm::Has,
    ItemForm::Is,
    ItemForm::Level,
];

const ALL: [ItemForm; 7] = [
    ItemForm::Always,
    ItemForm::Has,
    ItemForm::Is,
    ItemForm::Level,
    ItemForm::AllOf,
    ItemForm::AnyOf,
    ItemForm::Not,
];

fn kind_of(condition: &Condition) -> ItemForm {
    match condition {
        Condition::Always => ItemForm::Always,
        Condition::Has(_) => ItemForm::Has,
        Condition::Is(_) => ItemForm::Is,
        Condition::LevelAtLeast(_) => ItemForm::Level,
        Condition::All(_) => ItemForm::AllOf,
        Condition::Any(_) => ItemForm::AnyOf,
        Condition::Not(_) => ItemForm::Not,
    }
}

/// A condition of a kind, keeping what the one before it says where it can.
fn of_kind(kind: ItemForm, before: &Condition) -> Condition {
    let parts = || match before {
        Condition::All(parts) | Condition::Any(parts) => parts.clone(),
        Condition::Always => vec![Condition::Has(Fact::InternalNetwork)],
        other => vec![other.clone()],
    };
    match kind {
        ItemForm::Has => Condition::Has(Fact::InternalNetwork),
        ItemForm::Is => Condition::Is(Role::SystemOwner),
        ItemForm::Level => Condition::LevelAtLeast(3),
        ItemForm::AllOf => Condition::All(parts()),
        ItemForm::AnyOf => Condition::Any(parts()),
        ItemForm::Not => Condition::Not(Box::new(match before {
            Condition::Always => Condition::Has(Fact::InternalNetwork),
            other => other.clone(),
        })),
        _ => Condition::Always,
    }
}

/// Draws it; gives the condition once it is changed.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, condition: &Condition) -> Option<Condition> {
    let mut after = condition.clone();
    ui.spacing_mut().item_spacing.y = 3.0;
    let label = ui.label(small(cx, cx.t(ItemForm::AppliesIf)));
    ui.horizontal_wrapped(|ui| {
        choose(ui, cx, &mut after, &ALL, "applies", label.id);
        single(ui, cx, &mut after, "applies");
    });
    match &mut after {
        Condition::All(parts) | Condition::Any(parts) => list(ui, cx, parts),
        Condition::Not(part) => {
            ui.horizontal_wrapped(|ui| {
                ui.add_space(18.0);
                inner(ui, cx, part, "not");
            });
        }
        _ => {}
    }
    (after != *condition).then_some(after)
}

fn list(ui: &mut Ui, cx: &ViewContext<'_>, parts: &mut Vec<Condition>) {
    let mut gone = None;
    let removable = parts.len() > 1;
    for (at, part) in parts.iter_mut().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(18.0);
            inner(ui, cx, part, &format!("part {at}"));
            if removable && icon_button(ui, cx.palette, Icon::Bin, cx.t(Author::Remove)).clicked() {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        parts.remove(at);
    }
    ui.horizontal(|ui| {
        ui.add_space(18.0);
        if ui.button(cx.t(ItemForm::AddCondition)).clicked() {
            parts.push(Condition::Has(Fact::Wifi));
        }
    });
}

/// A part of a list: a single condition to be edited, or words.
fn inner(ui: &mut Ui, cx: &ViewContext<'_>, part: &mut Condition, salt: &str) {
    if SINGLE.contains(&kind_of(part)) {
        let label = ui.label("•");
        choose(ui, cx, part, &SINGLE[1..], salt, label.id);
        single(ui, cx, part, salt);
    } else {
        ui.add(Label::new(in_words(cx.language, part)).wrap());
    }
}

fn choose(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    condition: &mut Condition,
    offered: &[ItemForm],
    salt: &str,
    label: egui::Id,
) {
    let kind = kind_of(condition);
    let mut chosen = kind;
    let list = ComboBox::from_id_salt((salt, "kind")).width(205.0);
    let shown = list.selected_text(cx.t(kind)).show_ui(ui, |ui| {
        for kind in offered {
            ui.selectable_value(&mut chosen, *kind, cx.t(*kind));
        }
    });
    shown.response.labelled_by(label);
    if chosen != kind {
        *condition = of_kind(chosen, condition);
    }
}

/// What a single condition is about.
fn single(ui: &mut Ui, cx: &ViewContext<'_>, condition: &mut Condition, salt: &str) {
    let language = cx.language;
    let list = ComboBox::from_id_salt((salt, "what")).width(330.0);
    let name = cx.t(ItemForm::AppliesIf);
    match condition {
        Condition::Has(about) => {
            let shown = list
                .selected_text(fact(language, *about))
                .show_ui(ui, |ui| {
                    for offered in Fact::ALL {
                        ui.selectable_value(about, offered, fact(language, offered));
                    }
                });
            shown.response.accessible_name(name);
        }
        Condition::Is(about) => {
            let shown = list
                .selected_text(role(language, *about))
                .show_ui(ui, |ui| {
                    for offered in Role::ALL {
                        ui.selectable_value(about, offered, role(language, offered));
                    }
                });
            shown.response.accessible_name(name);
        }
        Condition::LevelAtLeast(level) => {
            for offered in 1..=5 {
                if ui.radio(*level == offered, offered.to_string()).clicked() {
                    *level = offered;
                }
            }
        }
        _ => {}
    }
}

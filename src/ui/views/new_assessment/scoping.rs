//! Step 3: roles and facts, with the live count of what they bring in.

use std::collections::{BTreeMap, BTreeSet};

use egui::{CollapsingHeader, ComboBox, Label, RichText, Ui};

use super::form::Form;
use crate::i18n::{self, Language, Wizard};
use crate::model::bearer::Role;
use crate::model::catalog::Catalog;
use crate::model::condition::Fact;
use crate::model::scope::Scope;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{section, side_remark};

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form) {
    side_remark(ui, cx.palette, cx.t(Wizard::ScopeRemark));
    count(ui, cx, form);
    section(ui, cx.t(Wizard::Facts));
    side_remark(ui, cx.palette, cx.t(Wizard::FactsRemark));
    ticks(ui, &Fact::ALL, &mut form.profile.facts, |fact| {
        i18n::fact(cx.language, fact)
    });
    ui.add_space(6.0);
    level(ui, cx, form);
    section(ui, cx.t(Wizard::Roles));
    side_remark(ui, cx.palette, cx.t(Wizard::RolesRemark));
    ticks(ui, &Role::ALL, &mut form.profile.roles, |role| {
        i18n::role(cx.language, role)
    });
}

/// The count as a sentence, once a regulation is picked.
pub(super) fn counted(cx: &ViewContext<'_>, form: &mut Form) -> Option<String> {
    let catalog = cx.session.library.get(form.catalog.as_ref()?).ok()?;
    let (inside, outside) = form.scope(&catalog).counts();
    Some(i18n::scope_count(cx.language, inside, outside))
}

fn count(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form) {
    let Some(id) = form.catalog.clone() else {
        return;
    };
    let Ok(catalog) = cx.session.library.get(&id) else {
        return;
    };
    let scope = form.scope(&catalog);
    let (inside, outside) = scope.counts();
    let text = i18n::scope_count(cx.language, inside, outside);
    ui.add_space(4.0);
    let text = RichText::new(text)
        .font(fonts::bold(theme::SECTION))
        .color(cx.palette.accent);
    ui.label(text);
    if outside == 0 {
        return;
    }
    CollapsingHeader::new(cx.t(Wizard::WhyNot))
        .id_salt("why not")
        .show(ui, |ui| {
            for (reason, items) in reasons(&catalog, scope, cx.language) {
                let head = i18n::outside_because(cx.language, items.len(), &reason);
                ui.add(Label::new(head).wrap());
                side_remark(ui, cx.palette, &items.join(", "));
            }
        });
}

/// The items that do not apply, by why; what keeps out the most comes first.
fn reasons(catalog: &Catalog, scope: &Scope, language: Language) -> Vec<(String, Vec<String>)> {
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (position, item) in catalog.items.iter().enumerate() {
        let applicability = scope.get(position);
        if !applicability.applies() {
            let why = i18n::why_not(language, applicability);
            reasons.entry(why).or_default().push(item.id.to_string());
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    reasons
}

/// Statements to tick, in two columns.
fn ticks<T: Copy + Ord>(
    ui: &mut Ui,
    all: &[T],
    ticked: &mut BTreeSet<T>,
    name: impl Fn(T) -> &'static str,
) {
    let half = all.len().div_ceil(2);
    ui.columns(2, |columns| {
        for (column, part) in columns.iter_mut().zip(all.chunks(half)) {
            for &one in part {
                let mut on = ticked.contains(&one);
                if column.checkbox(&mut on, capital(name(one))).changed() {
                    if on {
                        ticked.insert(one)
                    } else {
                        ticked.remove(&one)
                    };
                }
            }
        }
    });
}

/// A phrase as the beginning of a line.
fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn level(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(cx.t(Wizard::Level));
        let name = |level: u8| match level {
            0 => cx.t(Wizard::NoLevel).to_owned(),
            level => i18n::level_named(cx.language, level),
        };
        let combo = ComboBox::from_id_salt("level").width(280.0);
        let shown = combo
            .selected_text(name(form.profile.system_level))
            .show_ui(ui, |ui| {
                for level in 0..=5 {
                    ui.selectable_value(&mut form.profile.system_level, level, name(level));
                }
            });
        shown.response.labelled_by(label.id);
    });
}

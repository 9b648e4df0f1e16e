//! Step 4: everything once more.

use egui::{Grid, Label, RichText, Ui};

use super::begin;
use super::check::Problem;
use super::form::Form;
use crate::i18n::{self, Wizard};
use crate::model::profile::Person;
use crate::model::scope::Scope;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Tone, banner, side_remark};

/// Draws it; `problems` keep it from being made.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &Form, problems: &[Problem]) {
    let remark = if form.is_edit() {
        Wizard::EditReviewRemark
    } else {
        Wizard::ReviewRemark
    };
    side_remark(ui, cx.palette, cx.t(remark));
    for problem in problems {
        banner(ui, cx.palette, Tone::Bad, cx.t(*problem));
    }
    ui.add_space(6.0);
    let profile = &form.profile;
    let mut rows = vec![
        (Wizard::UnitName, profile.name.clone()),
        (
            Wizard::UnitType,
            i18n::unit_type(cx.language, profile.unit_type).to_owned(),
        ),
        (Wizard::GoverningBody, profile.governing_body.clone()),
        (Wizard::Place, profile.place.clone()),
        (Wizard::Symbol, profile.symbol.clone()),
        (Wizard::Head, person(&profile.head)),
        (Wizard::Officer, person(&profile.officer)),
    ];
    let catalog = form
        .catalog
        .as_ref()
        .and_then(|id| cx.session.library.get(id).ok());
    if let Some(catalog) = catalog {
        let name = catalog.title.get(cx.language);
        let line = i18n::instrument_line(cx.language, &catalog);
        rows.push((Wizard::Regulation, format!("{name}\n{line}")));
        let (inside, outside) = Scope::of(&catalog, profile).counts();
        rows.push((
            Wizard::Scope,
            i18n::scope_count(cx.language, inside, outside),
        ));
    }
    rows.push((Wizard::Name, form.name.clone()));
    rows.push((Wizard::Period, format!("{} – {}", form.start, form.end)));
    if let Some(from) = begin::chosen(cx, form) {
        rows.push((Wizard::BeginFrom, begin::name(cx, from)));
    }
    rows.push((Wizard::Recipients, form.recipient_lines().join("\n")));
    let room = ui.available_width() - 240.0;
    Grid::new("review")
        .num_columns(2)
        .spacing([24.0, 9.0])
        .show(ui, |ui| {
            for (name, value) in rows
                .into_iter()
                .filter(|(_, value)| !value.trim().is_empty())
            {
                // Both cells start at the top: a value may have several lines.
                ui.vertical(|ui| {
                    let name = RichText::new(cx.t(name)).color(cx.palette.weak);
                    ui.add(Label::new(name).extend())
                });
                ui.vertical(|ui| {
                    ui.set_max_width(room.max(200.0));
                    ui.add(Label::new(value).wrap());
                });
                ui.end_row();
            }
        });
}

fn person(person: &Person) -> String {
    let said = [person.name.trim(), person.title.trim()];
    said.into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

//! Step 2: the regulation, the period, the recipients.

use egui::{Label, RichText, Ui};

use super::check::Problem;
use super::form::Form;
use super::unit::Fields;
use crate::i18n::{self, Wizard};
use crate::model::catalog::Catalog;
use crate::model::validity::Validity;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::views::library::validity_tone;
use crate::ui::widgets::{Line, Tone, banner, chip, section, side_remark};

/// Draws it; `problems` are shown by their fields.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form, problems: &[Problem]) {
    side_remark(ui, cx.palette, cx.t(Wizard::RegulationRemark));
    if problems.contains(&Wizard::NeedRegulation) {
        banner(ui, cx.palette, Tone::Bad, cx.t(Wizard::NeedRegulation));
    }
    let entries = cx.session.library.entries();
    let kept = form.catalog.clone().filter(|_| form.is_edit());
    for entry in entries.filter(|entry| kept.as_ref().is_none_or(|id| *id == entry.catalog.id)) {
        card(ui, cx, form, &entry.catalog);
    }
    section(ui, cx.t(Wizard::Period));
    period(ui, cx, form, problems);
    ui.add_space(6.0);
    recipients(ui, cx, form, problems);
}

/// One regulation as a choice, with what tells it from the others.
fn card(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form, catalog: &Catalog) {
    let language = cx.language;
    let picked = form.catalog.as_ref() == Some(&catalog.id);
    ui.add_space(4.0);
    let name = RichText::new(catalog.title.get(language)).font(fonts::bold(theme::BODY));
    if ui.add(egui::RadioButton::new(picked, name)).clicked() && !picked {
        form.pick(catalog);
    }
    ui.horizontal(|ui| {
        ui.add_space(26.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            side_remark(ui, cx.palette, &facts(cx, catalog));
            ui.horizontal_wrapped(|ui| {
                let day = form.day(cx.session.clock().now().date_naive());
                let validity = cx.session.library.validity(catalog, day);
                let words = i18n::validity(language, &validity);
                chip(ui, cx.palette, validity_tone(&validity), None, words);
                let deadline = match &catalog.annual_report {
                    Some(report) => i18n::yearly_before(language, report.day, report.month),
                    None => cx.t(Wizard::NoReportDate).to_owned(),
                };
                chip(ui, cx.palette, Tone::Neutral, None, &deadline);
                let items = i18n::item_count(language, catalog.items.len());
                chip(ui, cx.palette, Tone::Neutral, None, &items);
            });
            if picked {
                warnings(ui, cx, form, catalog);
            }
        });
    });
}

/// Number, date, place and what became of it.
fn facts(cx: &ViewContext<'_>, catalog: &Catalog) -> String {
    let place = catalog.territory.name.get(cx.language);
    let place = match &catalog.territory.became {
        Some((now, _)) => i18n::renamed_body(cx.language, place, now.get(cx.language)),
        None => place.to_owned(),
    };
    format!("{} · {place}", i18n::instrument_line(cx.language, catalog))
}

/// What the regulation is on the last day of the period, and a way to its successor.
fn warnings(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form, catalog: &Catalog) {
    let day = form.day(cx.session.clock().now().date_naive());
    let validity = cx.session.library.validity(catalog, day);
    let next = match &validity {
        Validity::InForce {
            until: Some((by, _)),
        }
        | Validity::Doubtful { by, .. } => Some(by),
        Validity::Replaced { by, .. } => by.as_ref(),
        _ => None,
    };
    let next = next.and_then(|id| cx.session.library.get(id).ok());
    let name = next.as_ref().map(|next| next.instrument.as_str());
    let Some(warning) = i18n::validity_warning(cx.language, &validity, day, name) else {
        return;
    };
    banner(ui, cx.palette, Tone::Warning, &warning);
    if let Some(next) = next.filter(|_| !form.is_edit()) {
        let words = format!("{}: {}", cx.t(Wizard::UseSuccessor), next.instrument);
        if ui.button(words).clicked() {
            form.pick(&next);
        }
    }
}

fn period(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form, problems: &[Problem]) {
    let field = Fields { cx, problems };
    ui.columns(4, |columns| {
        let [year, name, start, end] = columns else {
            return;
        };
        let before = form.year();
        field.line(
            year,
            Wizard::Year,
            None,
            Some(Wizard::NeedYear),
            &mut form.year,
        );
        if let Some(now) = form.year().filter(|now| Some(*now) != before) {
            form.set_year(now, cx.language);
        }
        field.line(
            name,
            Wizard::Name,
            None,
            Some(Wizard::NeedName),
            &mut form.name,
        );
        let hint = Some(Wizard::DateHint);
        field.line(
            start,
            Wizard::PeriodStart,
            hint,
            Some(Wizard::NeedDate),
            &mut form.start,
        );
        let need = if problems.contains(&Wizard::NeedOrder) {
            Wizard::NeedOrder
        } else {
            Wizard::NeedDate
        };
        field.line(end, Wizard::PeriodEnd, hint, Some(need), &mut form.end);
    });
}

fn recipients(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form, problems: &[Problem]) {
    let missing = problems.contains(&Wizard::NeedRecipient);
    Line::new(cx.t(Wizard::Recipients))
        .rows(3)
        .hint(cx.t(Wizard::RecipientsHint))
        .error(missing.then(|| cx.t(Wizard::NeedRecipient)))
        .show(ui, cx.palette, &mut form.recipients);
    let catalog = form
        .catalog
        .as_ref()
        .and_then(|id| cx.session.library.get(id).ok());
    for body in catalog.iter().flat_map(|catalog| &catalog.recipients) {
        if let Some(now) = &body.now {
            let (before, now) = (body.name.get(cx.language), now.get(cx.language));
            let words = RichText::new(i18n::renamed_body(cx.language, before, now));
            let words = words.size(theme::SMALL).color(cx.palette.weak);
            ui.add(Label::new(words).wrap());
        }
    }
}

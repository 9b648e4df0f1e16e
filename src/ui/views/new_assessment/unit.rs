//! Step 1: the unit and its people.

use egui::{ComboBox, Ui};

use super::check::Problem;
use super::form::Form;
use crate::i18n::{Wizard, unit_type};
use crate::model::profile::UnitType;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Line, section, side_remark};

/// Draws it; `problems` are shown by their fields.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form, problems: &[Problem]) {
    side_remark(ui, cx.palette, cx.t(Wizard::UnitRemark));
    let field = Fields { cx, problems };
    field.line(
        ui,
        Wizard::UnitName,
        Some(Wizard::UnitNameHint),
        Some(Wizard::NeedUnitName),
        &mut form.profile.name,
    );
    ui.add_space(6.0);
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        kind(left, cx, form);
        let body = &mut form.profile.governing_body;
        field.line(
            right,
            Wizard::GoverningBody,
            Some(Wizard::GoverningBodyHint),
            None,
            body,
        );
    });
    ui.add_space(6.0);
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let profile = &mut form.profile;
        field.line(
            left,
            Wizard::Place,
            Some(Wizard::PlaceHint),
            Some(Wizard::NeedPlace),
            &mut profile.place,
        );
        field.line(
            right,
            Wizard::Symbol,
            Some(Wizard::SymbolHint),
            Some(Wizard::NeedSymbol),
            &mut profile.symbol,
        );
    });
    section(ui, cx.t(Wizard::Head));
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let head = &mut form.profile.head;
        field.line(
            left,
            Wizard::HeadName,
            None,
            Some(Wizard::NeedHeadName),
            &mut head.name,
        );
        field.line(
            right,
            Wizard::HeadTitle,
            None,
            Some(Wizard::NeedHeadTitle),
            &mut head.title,
        );
    });
    section(ui, cx.t(Wizard::Officer));
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let officer = &mut form.profile.officer;
        field.line(
            left,
            Wizard::OfficerName,
            None,
            Some(Wizard::NeedOfficerName),
            &mut officer.name,
        );
        field.line(right, Wizard::OfficerTitle, None, None, &mut officer.title);
    });
}

fn kind(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(cx.t(Wizard::UnitType));
        let chosen = form.profile.unit_type;
        let combo = ComboBox::from_id_salt("unit type")
            .width(ui.available_width())
            .truncate()
            .selected_text(unit_type(cx.language, chosen));
        let shown = combo.show_ui(ui, |ui| {
            for kind in UnitType::ALL {
                ui.selectable_value(
                    &mut form.profile.unit_type,
                    kind,
                    unit_type(cx.language, kind),
                );
            }
        });
        shown.response.labelled_by(label.id);
        if form.profile.unit_type != chosen {
            form.suggest_symbol();
        }
    });
}

/// Draws fields with their trouble.
pub(super) struct Fields<'a, 'c> {
    pub(super) cx: &'a ViewContext<'c>,
    pub(super) problems: &'a [Problem],
}

impl Fields<'_, '_> {
    /// A labelled line; `need` is the trouble it can have.
    pub(super) fn line(
        &self,
        ui: &mut Ui,
        label: Wizard,
        hint: Option<Wizard>,
        need: Option<Problem>,
        text: &mut String,
    ) -> egui::Response {
        let error = need
            .filter(|need| self.problems.contains(need))
            .map(|need| self.cx.t(need));
        Line::new(self.cx.t(label))
            .hint(hint.map_or("", |hint| self.cx.t(hint)))
            .error(error)
            .show(ui, self.cx.palette, text)
    }
}

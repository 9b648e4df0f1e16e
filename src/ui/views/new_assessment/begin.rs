//! Which earlier assessment of the unit the new one begins from.

use egui::{ComboBox, Ui};

use super::form::Form;
use crate::app::succession::Basis;
use crate::i18n::Wizard;
use crate::store::AssessmentSummary;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{section, side_remark};

/// Draws the choice; nothing where the unit has no earlier assessment.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form) {
    let mut offered = offered(cx).peekable();
    if offered.peek().is_none() {
        return;
    }
    section(ui, cx.t(Wizard::BeginFrom));
    let blank = cx.t(Wizard::BeginBlank).to_owned();
    let shown = chosen(cx, form).map_or_else(|| blank.clone(), |from| name(cx, from));
    let before = form.from;
    let mut clicked = false;
    let list = ComboBox::from_id_salt("begin from")
        .width(ui.available_width().min(560.0))
        .height(300.0)
        .truncate()
        .selected_text(shown);
    let list = list.show_ui(ui, |ui| {
        clicked |= ui.selectable_value(&mut form.from, None, blank).clicked();
        for summary in offered {
            let value = ui.selectable_value(&mut form.from, Some(summary.id), name(cx, summary));
            clicked |= value.clicked();
        }
    });
    list.response.accessible_name(cx.t(Wizard::BeginFrom));
    form.from_chosen |= clicked || form.from != before;
    side_remark(ui, cx.palette, cx.t(remark(cx, form)));
}

/// The assessment that the form begins from.
pub(super) fn chosen<'a>(cx: &ViewContext<'a>, form: &Form) -> Option<&'a AssessmentSummary> {
    offered(cx).find(|summary| Some(summary.id) == form.from)
}

/// "Năm 2025 · 39/2024/QĐ-UBND".
pub(super) fn name(cx: &ViewContext<'_>, summary: &AssessmentSummary) -> String {
    let catalog = cx.session.library.get(&summary.catalog);
    let instrument = catalog.map_or_else(
        |_| summary.catalog.to_string(),
        |catalog| catalog.instrument.clone(),
    );
    format!("{} · {instrument}", summary.name)
}

/// The assessments whose catalog is at hand; the others cannot be read.
fn offered<'a>(cx: &ViewContext<'a>) -> impl Iterator<Item = &'a AssessmentSummary> + use<'a> {
    let session = cx.session;
    let all = session.assessments.iter();
    all.filter(|summary| session.library.get(&summary.catalog).is_ok())
}

/// How the answers will be matched.
fn remark(cx: &ViewContext<'_>, form: &Form) -> Wizard {
    let Some((from, to)) = chosen(cx, form).zip(form.catalog.as_ref()) else {
        return Wizard::BeginBlankRemark;
    };
    match Basis::between(&cx.session.library, &from.catalog, to) {
        Basis::Names => Wizard::BeginByNames,
        Basis::Crosswalk => Wizard::BeginByCrosswalk,
        Basis::Controls => Wizard::BeginByControls,
    }
}

//! The right pane: what the law says of the item, its evidence, its plan, its score.

use egui::{Label, RichText, Ui};

use super::proof::Proof;
use super::words;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::checklist::{Checklist, contribution, withheld};
use crate::i18n::{
    Language, Translate, bearer, cites, criterion, date, force, guidance_parts, interval,
    remediation_status, why_not,
};
use crate::model::catalog::Item;
use crate::model::remediation::Remediation;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::views::plan::form::PlanForm;
use crate::ui::widgets::{link, side_remark, standing_chip};

/// What is being typed in the details.
#[derive(Debug, Default)]
pub(super) struct Details {
    /// Evidence.
    pub(super) proof: Proof,
    plan: PlanForm,
}

impl Details {
    /// Draws the details of the item at `position` of the catalog.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        position: usize,
        editable: bool,
    ) {
        let Some(item) = current.catalog.items.get(position) else {
            return;
        };
        ui.spacing_mut().item_spacing.y = 5.0;
        law(ui, cx, current, position, item);
        words::show(ui, cx, current, item);
        heading(ui, cx.t(Checklist::HowToCheck));
        for part in guidance_parts(item.guidance.get(cx.language)) {
            paragraph(ui, part);
        }
        if !item.evidence.is_empty() {
            heading(ui, cx.t(Checklist::Expected));
            for expected in &item.evidence {
                paragraph(ui, &format!("• {}", expected.get(cx.language)));
            }
        }
        heading(ui, cx.t(Checklist::Attached));
        self.proof.show(ui, cx, current, item, editable);
        heading(ui, cx.t(Checklist::Plan));
        self.plan(ui, cx, current, item, editable);
        heading(ui, cx.t(Checklist::Score));
        score(ui, cx, current, position);
    }

    fn plan(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        item: &Item,
        editable: bool,
    ) {
        let mut lines = current.assessment.plan_of(&item.id).peekable();
        if lines.peek().is_none() {
            side_remark(ui, cx.palette, cx.t(Checklist::NoPlan));
        }
        for line in lines {
            if link(ui, cx.palette, &line.action).clicked() {
                cx.go(Route::Plan);
            }
            side_remark(ui, cx.palette, &who_and_when(cx.language, line));
        }
        if !editable {
            return;
        }
        let title = cx.t(crate::i18n::plan::Plan::AddWork);
        ui.collapsing(title, |ui| {
            if let Some(line) = self.plan.show(ui, cx.palette, cx.language, &item.id, false) {
                cx.push(Command::EditPlan { new: true, line });
            }
        });
    }
}

fn law(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current, position: usize, item: &Item) {
    let language = cx.language;
    let place = RichText::new(cites(language, &item.cites)).font(fonts::bold(BODY + 1.0));
    ui.add(Label::new(place).wrap());
    let title = current
        .catalog
        .articles()
        .find(|article| article.number == item.article());
    if let Some(article) = title {
        side_remark(ui, cx.palette, article.title.get(language));
    }
    if let Some(line) = current.score.lines.get(position) {
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            standing_chip(ui, cx.palette, language, line.standing);
        });
    }
    ui.add_space(2.0);
    let bearers: Vec<_> = item.bearers.iter().map(|b| bearer(language, *b)).collect();
    fact(ui, cx, Checklist::BorneBy, &bearers.join(", "));
    let mut binding = force(language, item.force).to_owned();
    if item.critical {
        binding = format!("{binding} · {}", language.t(Checklist::Critical));
    }
    fact(ui, cx, Checklist::HowBinding, &binding);
    if let Some(due) = &item.interval {
        fact(ui, cx, Checklist::Due, &interval(language, due));
    }
    if !item.criteria.is_empty() {
        let figures: Vec<_> = item
            .criteria
            .iter()
            .map(|c| criterion(language, c))
            .collect();
        fact(ui, cx, Checklist::Numbers, &figures.join("; "));
    }
}

/// A small label, and what it says below it.
fn fact(ui: &mut Ui, cx: &ViewContext<'_>, label: Checklist, text: &str) {
    let label = RichText::new(cx.t(label))
        .size(SMALL)
        .color(cx.palette.weak);
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.label(label);
    paragraph(ui, text);
    ui.spacing_mut().item_spacing.y = 5.0;
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(fonts::bold(BODY)));
}

fn paragraph(ui: &mut Ui, text: &str) {
    ui.add(Label::new(text).wrap().selectable(true));
}

fn score(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current, position: usize) {
    let Some(line) = current.score.lines.get(position) else {
        return;
    };
    paragraph(ui, &contribution(cx.language, line));
    let scope = current.scope.get(position);
    if !scope.applies() {
        side_remark(ui, cx.palette, &why_not(cx.language, scope));
    }
    let withheld = withheld(cx.language, line);
    if !withheld.is_empty() {
        side_remark(ui, cx.palette, withheld);
    }
}

/// "Nguyễn Văn An · 25/12/2026 · Đang thực hiện".
fn who_and_when(language: Language, line: &Remediation) -> String {
    let owner = (!line.owner.is_empty()).then(|| line.owner.clone());
    let status = remediation_status(language, line.status).to_owned();
    let parts = owner
        .into_iter()
        .chain(line.deadline.map(date))
        .chain([status]);
    parts.collect::<Vec<_>>().join(" · ")
}

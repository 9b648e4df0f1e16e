//! One line of the plan, edited in place.

use chrono::NaiveDate;
use egui::{Align, ComboBox, Layout, RichText, Ui};

use super::board::Group;
use super::form::optional;
use super::gap;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::plan::{Plan, days_left, parse_cost};
use crate::i18n::{Language, date, integer, parse_date, remediation_status};
use crate::model::remediation::{Remediation, RemediationStatus};
use crate::ui::context::ViewContext;
use crate::ui::theme::SMALL;
use crate::ui::widgets::{
    Draft, Icon, Named, Tone, Typed, chip, icon_button, text_area, text_field,
};

/// What is being typed into the fields of a line.
#[derive(Debug, Default)]
pub(super) struct LineDrafts {
    action: Draft,
    owner: Draft,
    deadline: Draft,
    cost: Draft,
    /// What was typed last is not a date.
    bad_deadline: bool,
    /// What was typed last is not a sum.
    bad_cost: bool,
}

impl LineDrafts {
    /// The line with what was typed and not yet committed; `None` where that changes nothing.
    pub(super) fn take(&mut self, line: &Remediation) -> Option<Remediation> {
        let typed = [
            self.action.take(),
            self.owner.take(),
            self.deadline.take(),
            self.cost.take(),
        ];
        self.changed(line, typed)
    }

    fn changed(&mut self, line: &Remediation, typed: [Option<String>; 4]) -> Option<Remediation> {
        let [action, owner, deadline, cost] = typed;
        let mut after = line.clone();
        if let Some(action) = action.filter(|action| !action.trim().is_empty()) {
            after.action = action;
        }
        if let Some(owner) = owner {
            after.owner = owner;
        }
        if let Some(read) = deadline.map(|text| optional(&text, parse_date)) {
            self.bad_deadline = read.is_err();
            after.deadline = read.unwrap_or(after.deadline);
        }
        if let Some(read) = cost.map(|text| optional(&text, parse_cost)) {
            self.bad_cost = read.is_err();
            after.cost = read.unwrap_or(after.cost);
        }
        (after != *line).then_some(after)
    }
}

/// What a line is drawn from.
pub(super) struct LineEditor<'a> {
    /// The line as it is stored.
    pub(super) line: &'a Remediation,
    /// The day on which it is or is not overdue.
    pub(super) today: NaiveDate,
    /// Whether it may change.
    pub(super) editable: bool,
}

impl LineEditor<'_> {
    /// Draws the line and asks for what was changed.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        drafts: &mut LineDrafts,
    ) {
        let (line, language) = (self.line, cx.language);
        if let Some((position, _)) = current.item(&line.item) {
            let days = self.days_left();
            gap(ui, cx, current, position, &mut |ui, cx| {
                if let Some(days) = days {
                    said_left(ui, cx, cx.language, days);
                }
            });
        }
        ui.add_enabled_ui(self.editable, |ui| {
            let action = named(ui, cx, Plan::Action, |ui, named| {
                text_area(ui, named, 1, &mut drafts.action, &line.action)
            });
            let mut typed = [action.commit, None, None, None];
            let mut status = line.status;
            let columns = Layout::left_to_right(Align::Min).with_main_wrap(true);
            ui.with_layout(columns, |ui| {
                ui.spacing_mut().item_spacing = egui::vec2(10.0, 6.0);
                typed[1] = column(ui, 190.0, |ui| {
                    field(ui, cx, Plan::Owner, &mut drafts.owner, &line.owner)
                });
                let deadline = line.deadline.map(date).unwrap_or_default();
                typed[2] = column(ui, 185.0, |ui| {
                    field(ui, cx, Plan::Deadline, &mut drafts.deadline, &deadline)
                });
                let cost = line
                    .cost
                    .map(|cost| integer(language, cost))
                    .unwrap_or_default();
                typed[3] = column(ui, 130.0, |ui| {
                    field(ui, cx, Plan::Cost, &mut drafts.cost, &cost)
                });
                column(ui, 160.0, |ui| self.status(ui, cx, &mut status));
                column(ui, 34.0, |ui| self.remove(ui, cx));
            });
            if drafts.bad_deadline {
                ui.colored_label(cx.palette.bad, cx.t(Plan::BadDeadline));
            }
            if drafts.bad_cost {
                ui.colored_label(cx.palette.bad, cx.t(Plan::BadCost));
            }
            let after = drafts.changed(line, typed);
            let mut after = after.unwrap_or_else(|| line.clone());
            after.status = status;
            if after != *line {
                cx.push(Command::EditPlan {
                    new: false,
                    line: after,
                });
            }
        });
    }

    fn status(&self, ui: &mut Ui, cx: &ViewContext<'_>, status: &mut RemediationStatus) {
        let label = ui.label(small(cx, cx.t(Plan::Status)));
        let list = ComboBox::from_id_salt(("status", self.line.id.0)).width(156.0);
        let list = list.selected_text(remediation_status(cx.language, *status));
        let shown = list.show_ui(ui, |ui| {
            use RemediationStatus::{Done, InProgress, Planned};
            for offered in [Planned, InProgress, Done] {
                let said = remediation_status(cx.language, offered);
                ui.selectable_value(status, offered, said);
            }
        });
        shown.response.labelled_by(label.id);
    }

    fn remove(&self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        ui.label(small(cx, ""));
        if icon_button(ui, cx.palette, Icon::Bin, cx.t(Plan::Remove)).clicked() {
            cx.push(Command::RemovePlan(self.line.id));
        }
    }

    /// How many days are left, where that still matters.
    fn days_left(&self) -> Option<i64> {
        let open = Group::of(self.line, self.today) != Group::Done;
        let deadline = self.line.deadline.filter(|_| open)?;
        Some((deadline - self.today).num_days())
    }
}

/// A part of a row of fields: as high as a small label and a field.
fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(width, 56.0);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.set_min_height(size.y);
        ui.spacing_mut().item_spacing.y = 3.0;
        add(ui)
    })
    .inner
}

fn field(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    label: Plan,
    draft: &mut Draft,
    stored: &str,
) -> Option<String> {
    named(ui, cx, label, |ui, named| {
        text_field(ui, named, draft, stored)
    })
    .commit
}

fn said_left(ui: &mut Ui, cx: &ViewContext<'_>, language: Language, days: i64) {
    let (tone, mark) = match days {
        ..0 => (Tone::Bad, Icon::Warning),
        0..=7 => (Tone::Warning, Icon::Clock),
        _ => (Tone::Neutral, Icon::Clock),
    };
    chip(ui, cx.palette, tone, Some(mark), &days_left(language, days));
}

fn small(cx: &ViewContext<'_>, text: &str) -> RichText {
    RichText::new(text).size(SMALL).color(cx.palette.weak)
}

/// A small label with its field below.
fn named(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    label: Plan,
    add: impl FnOnce(&mut Ui, Named<'_>) -> Typed,
) -> Typed {
    ui.spacing_mut().item_spacing.y = 3.0;
    let label = ui.label(small(cx, cx.t(label)));
    add(ui, Named::By(label.id))
}

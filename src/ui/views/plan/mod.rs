//! The remediation plan: gaps without a plan first, then its lines by how urgent they are.

mod board;
pub mod form;
mod line;

use std::collections::BTreeMap;

use egui::{Frame, Label, Margin, RichText, Ui};

use board::{Board, Group, PlanRow};
use form::PlanForm;
use line::{LineDrafts, LineEditor};

use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::event::Event;
use crate::i18n::checklist::Checklist;
use crate::i18n::cites;
use crate::i18n::plan::{Plan, overview, total_cost};
use crate::model::id::{AssessmentId, ItemId, RemediationId};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{SECTION, SMALL};
use crate::ui::widgets::virtual_list::{Rows, VirtualList};
use crate::ui::widgets::{
    Icon, Tone, banner, empty, link, primary, side_remark, standing_chip, title,
};

/// The plan's own state.
#[derive(Debug, Default)]
pub struct PlanView {
    of: Option<AssessmentId>,
    board: Board,
    list: VirtualList,
    /// The gap that a line is being written for.
    adding: Option<ItemId>,
    form: PlanForm,
    take_keyboard: bool,
    drafts: BTreeMap<RemediationId, LineDrafts>,
}

impl PlanView {
    /// Takes note of what happened. The plan shows everything from the session.
    pub fn event(&mut self, _event: &Event) {}

    /// Hands out what was typed and not yet committed.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>) {
        let drafts = std::mem::take(&mut self.drafts);
        let session = cx.session;
        let current = session.current.as_ref();
        let Some(current) = current.filter(|current| Some(current.assessment.id) == self.of) else {
            return;
        };
        for (id, mut drafts) in drafts {
            if let Some(line) = current.assessment.plan.get(&id)
                && let Some(line) = drafts.take(line)
            {
                cx.push(Command::EditPlan { new: false, line });
            }
        }
    }

    /// Draws the view.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        let Some(current) = &session.current else {
            let (said, action) = (cx.t(Checklist::NothingOpen), cx.t(Checklist::GoHome));
            if empty(ui, cx.palette, Icon::Plan, said, "", Some(action)) {
                cx.go(Route::Home);
            }
            return;
        };
        if self.of != Some(current.assessment.id) {
            *self = Self {
                of: Some(current.assessment.id),
                ..Self::default()
            };
        }
        let today = session.clock().now().date_naive();
        if self.board.update(current, today) {
            self.list.rows_changed();
        }
        let frame = Frame::new().inner_margin(Margin {
            left: 28,
            right: 20,
            top: 18,
            bottom: 8,
        });
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            if self.board.rows().is_empty() {
                let (said, text) = (cx.t(Plan::EmptyTitle), cx.t(Plan::EmptyText));
                let action = cx.t(Plan::ToChecklist);
                if empty(ui, cx.palette, Icon::Plan, said, text, Some(action)) {
                    cx.go(Route::Checklist(None));
                }
                return;
            }
            self.head(ui, cx, current);
            self.rows(ui, cx, current);
        });
    }

    fn head(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        title(ui, cx.palette, cx.t(Plan::Title), cx.t(Plan::Remark));
        let editable = current.assessment.head.state.is_open();
        if !editable {
            banner(ui, cx.palette, Tone::Accent, cx.t(Plan::Frozen));
        }
        let (all, open) = self.board.costs();
        ui.horizontal_wrapped(|ui| {
            let first = self.board.first_unplanned().filter(|_| editable);
            let text = if first.is_some() {
                Plan::PlanNext
            } else {
                Plan::ToReport
            };
            if primary(ui, cx.palette, cx.t(text)).clicked() {
                match first.and_then(|position| current.catalog.items.get(position)) {
                    Some(item) => self.add_for(item.id.clone()),
                    None => cx.go(Route::Report),
                }
            }
            let lines = current.assessment.plan.len();
            let (overdue, unplanned) = (self.board.overdue(), self.board.unplanned());
            ui.label(overview(cx.language, lines, overdue, unplanned));
        });
        side_remark(ui, cx.palette, &total_cost(cx.language, all, open));
        ui.separator();
    }

    fn add_for(&mut self, item: ItemId) {
        if self.adding.as_ref() != Some(&item) {
            self.form = PlanForm::default();
        }
        self.adding = Some(item);
        self.take_keyboard = true;
        if let Some(row) = self.board.first_unplanned_row() {
            self.list.scroll_to(row);
        }
    }

    fn rows(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let Self {
            board,
            list,
            adding,
            form,
            take_keyboard,
            drafts,
            ..
        } = self;
        let rows = board.rows();
        let items = current.catalog.items.len();
        let last = current
            .assessment
            .plan
            .keys()
            .next_back()
            .map_or(0, |id| slot_of(*id));
        let spec = Rows {
            count: rows.len(),
            slot: &|row| match rows.get(row) {
                Some(PlanRow::Heading(group, _)) => *group as usize,
                Some(PlanRow::Gap(position)) => Group::COUNT + position,
                Some(PlanRow::Line(id)) => Group::COUNT + items + slot_of(*id),
                None => 0,
            },
            slots: Group::COUNT + items + last + 1,
            estimate: &|row| match rows.get(row) {
                Some(PlanRow::Heading(..)) => 34.0,
                Some(PlanRow::Gap(_)) => 74.0,
                _ => 150.0,
            },
        };
        let editable = current.assessment.head.state.is_open();
        list.show(ui, &spec, &mut |ui, row| match rows.get(row) {
            Some(PlanRow::Heading(group, count)) => {
                ui.add_space(6.0);
                let said = format!("{} ({count})", cx.t(group.label()));
                ui.label(RichText::new(said).font(fonts::bold(SECTION)));
            }
            Some(&PlanRow::Gap(position)) => {
                let Some(item) = current.catalog.items.get(position) else {
                    return;
                };
                card(ui, cx, |ui, cx| {
                    gap(ui, cx, current, position, &mut |_, _| {});
                    if adding.as_ref() == Some(&item.id) && editable {
                        let ask = std::mem::take(take_keyboard);
                        let line = form.show(ui, cx.palette, cx.language, &item.id, ask);
                        if let Some(line) = line {
                            *adding = None;
                            cx.push(Command::EditPlan { new: true, line });
                        } else if ui.button(cx.t(Plan::Cancel)).clicked() {
                            *adding = None;
                        }
                    } else if editable && ui.button(cx.t(Plan::AddWork)).clicked() {
                        *form = PlanForm::default();
                        *adding = Some(item.id.clone());
                        *take_keyboard = true;
                    }
                });
            }
            Some(PlanRow::Line(id)) => {
                let Some(line) = current.assessment.plan.get(id) else {
                    return;
                };
                let drafts = drafts.entry(*id).or_default();
                let editor = LineEditor {
                    line,
                    today: board.today(),
                    editable,
                };
                card(ui, cx, |ui, cx| editor.show(ui, cx, current, drafts));
            }
            None => {}
        });
    }
}

/// A position of the list for a line of the plan.
fn slot_of(id: RemediationId) -> usize {
    usize::try_from(id.0).unwrap_or_default()
}

/// A frame around one thing of the plan.
fn card(ui: &mut Ui, cx: &mut ViewContext<'_>, add: impl FnOnce(&mut Ui, &mut ViewContext<'_>)) {
    let line = egui::Stroke::new(1.0, cx.palette.stroke);
    let frame = Frame::new().stroke(line).corner_radius(8);
    frame
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            add(ui, cx);
        });
}

/// Which item is meant, with its standing and what else is put beside it.
fn gap(
    ui: &mut Ui,
    cx: &mut ViewContext<'_>,
    current: &Current,
    position: usize,
    beside: &mut dyn FnMut(&mut Ui, &ViewContext<'_>),
) {
    let Some(item) = current.catalog.items.get(position) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        if link(ui, cx.palette, &cites(cx.language, &item.cites)).clicked() {
            cx.go(Route::Checklist(Some(item.id.clone())));
        }
        if let Some(line) = current.score.lines.get(position) {
            standing_chip(ui, cx.palette, cx.language, line.standing);
        }
        beside(ui, cx);
    });
    let question = RichText::new(item.question.get(cx.language)).size(SMALL + 1.0);
    ui.add(Label::new(question).wrap());
}

//! A new line of the plan while it is written.

use egui::{TextEdit, Ui};

use crate::i18n::plan::{Plan, parse_cost};
use crate::i18n::{Language, Translate, parse_date};
use crate::model::id::{ItemId, RemediationId};
use crate::model::remediation::{Remediation, RemediationStatus};
use crate::ui::theme::Palette;
use crate::ui::widgets::Line;

/// What was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanForm {
    action: String,
    owner: String,
    deadline: String,
    cost: String,
    /// It was to be added while something was wrong: from then on that is said.
    tried: bool,
}

impl PlanForm {
    /// Draws the fields and the button; gives the line once it is right.
    /// `take_keyboard` puts the cursor into the first field.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        palette: &Palette,
        language: Language,
        item: &ItemId,
        take_keyboard: bool,
    ) -> Option<Remediation> {
        let wrong = |bad: bool, message: Plan| (self.tried && bad).then(|| language.t(message));
        let action_error = wrong(self.action.trim().is_empty(), Plan::ActionNeeded);
        let deadline_error = wrong(self.deadline().is_err(), Plan::BadDeadline);
        let cost_error = wrong(self.cost().is_err(), Plan::BadCost);
        let label = ui.label(language.t(Plan::Action));
        let action = TextEdit::multiline(&mut self.action)
            .desired_rows(2)
            .hint_text(language.t(Plan::ActionHint))
            .desired_width(f32::INFINITY);
        let action = ui.add(action).labelled_by(label.id);
        if take_keyboard {
            action.request_focus();
        }
        if let Some(error) = action_error {
            ui.colored_label(palette.bad, error);
        }
        Line::new(language.t(Plan::Owner)).show(ui, palette, &mut self.owner);
        let deadline = Line::new(language.t(Plan::Deadline)).error(deadline_error);
        deadline.show(ui, palette, &mut self.deadline);
        let cost = Line::new(language.t(Plan::Cost)).error(cost_error);
        cost.show(ui, palette, &mut self.cost);
        if !ui.button(language.t(Plan::Add)).clicked() {
            return None;
        }
        let line = self.line(item);
        self.tried = line.is_none();
        if line.is_some() {
            *self = Self::default();
        }
        line
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        [&self.action, &self.owner, &self.deadline, &self.cost]
            .iter()
            .all(|t| t.is_empty())
    }

    fn line(&self, item: &ItemId) -> Option<Remediation> {
        if self.action.trim().is_empty() {
            return None;
        }
        Some(Remediation {
            id: RemediationId(0),
            item: item.clone(),
            action: self.action.clone(),
            owner: self.owner.clone(),
            deadline: self.deadline().ok()?,
            cost: self.cost().ok()?,
            status: RemediationStatus::default(),
        })
    }

    fn deadline(&self) -> Result<Option<chrono::NaiveDate>, Unreadable> {
        optional(&self.deadline, parse_date)
    }

    fn cost(&self) -> Result<Option<u64>, Unreadable> {
        optional(&self.cost, parse_cost)
    }
}

/// There is text, and it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Reads a field that may be left empty.
///
/// # Errors
/// There is text that `read` does not understand.
pub fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Unreadable> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        read(text).map(Some).ok_or(Unreadable)
    }
}

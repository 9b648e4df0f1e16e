//! A reference to a paper kept elsewhere, while it is written.

use egui::Ui;

use crate::app::command::Command;
use crate::i18n::checklist::Checklist;
use crate::i18n::evidence::EvidenceText;
use crate::i18n::parse_date;
use crate::model::text::clean_line;
use crate::ui::context::ViewContext;
use crate::ui::views::plan::form::optional;
use crate::ui::widgets::{Line, section};

/// What was typed so far.
#[derive(Debug, Default)]
pub(super) struct PaperForm {
    name: String,
    place: String,
    date: String,
    refused: bool,
}

impl PaperForm {
    /// Draws the form; gives whether the paper was added.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) -> bool {
        section(ui, cx.t(EvidenceText::ReferenceTitle));
        ui.set_max_width(560.0);
        let name = clean_line(&self.name);
        let fact_date = optional(&self.date, parse_date);
        let wrong = |bad: bool| self.refused && bad;
        let name_error = wrong(name.is_empty()).then(|| cx.t(Checklist::NameNeeded));
        let date_error = wrong(fact_date.is_err()).then(|| cx.t(Checklist::BadDate));
        let field = Line::new(cx.t(Checklist::ReferenceName)).error(name_error);
        field.show(ui, cx.palette, &mut self.name);
        let field = Line::new(cx.t(Checklist::ReferenceWhere));
        field.show(ui, cx.palette, &mut self.place);
        let field = Line::new(cx.t(Checklist::FactDate)).error(date_error);
        field.show(ui, cx.palette, &mut self.date);
        if !ui.button(cx.t(Checklist::AddReference)).clicked() {
            return false;
        }
        match fact_date {
            Ok(fact_date) if !name.is_empty() => {
                let description = std::mem::take(&mut self.place);
                cx.push(Command::AddReference {
                    name,
                    description,
                    fact_date,
                    item: None,
                });
                *self = Self::default();
                true
            }
            _ => {
                self.refused = true;
                false
            }
        }
    }
}

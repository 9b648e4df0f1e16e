//! What is said once for the whole report, edited beside its preview.

use std::collections::BTreeMap;

use egui::{CollapsingHeader, RichText, Ui};

use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::{self, Report};
use crate::model::assessment::Head;
use crate::model::id::AssessmentId;
use crate::model::text::clean_line;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{Draft, Named, Tone, banner, side_remark, text_area, text_field};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    HeadName,
    HeadTitle,
    Place,
    Symbol,
    Recipients,
    Remarks,
    Proposals,
    PeriodStart,
    PeriodEnd,
}

impl Field {
    const ALL: [Self; 9] = [
        Self::HeadName,
        Self::HeadTitle,
        Self::Place,
        Self::Symbol,
        Self::Recipients,
        Self::Remarks,
        Self::Proposals,
        Self::PeriodStart,
        Self::PeriodEnd,
    ];

    fn label(self) -> Report {
        match self {
            Self::HeadName => Report::HeadName,
            Self::HeadTitle => Report::HeadTitle,
            Self::Place => Report::Place,
            Self::Symbol => Report::Symbol,
            Self::Recipients => Report::Recipients,
            Self::Remarks => Report::Remarks,
            Self::Proposals => Report::Proposals,
            Self::PeriodStart => Report::PeriodStart,
            Self::PeriodEnd => Report::PeriodEnd,
        }
    }

    /// Rows of the field; 1 is a line.
    fn rows(self) -> usize {
        match self {
            Self::Recipients => 2,
            Self::Remarks | Self::Proposals => 5,
            _ => 1,
        }
    }

    fn is_date(self) -> bool {
        matches!(self, Self::PeriodStart | Self::PeriodEnd)
    }

    /// What is stored.
    pub(super) fn get(self, head: &Head) -> String {
        match self {
            Self::HeadName => head.profile.head.name.clone(),
            Self::HeadTitle => head.profile.head.title.clone(),
            Self::Place => head.profile.place.clone(),
            Self::Symbol => head.profile.symbol.clone(),
            Self::Recipients => head.recipients.join("\n"),
            Self::Remarks => head.remarks.clone(),
            Self::Proposals => head.proposals.clone(),
            Self::PeriodStart => i18n::date(head.period_start),
            Self::PeriodEnd => i18n::date(head.period_end),
        }
    }

    /// Stores what was typed; `false` where it is no date, or the period would end before it begins.
    fn set(self, head: &mut Head, text: String) -> bool {
        match self {
            Self::HeadName => head.profile.head.name = text,
            Self::HeadTitle => head.profile.head.title = text,
            Self::Place => head.profile.place = text,
            Self::Symbol => head.profile.symbol = text,
            Self::Recipients => {
                let lines = text.lines().map(clean_line);
                head.recipients = lines.filter(|line| !line.is_empty()).collect();
            }
            Self::Remarks => head.remarks = text,
            Self::Proposals => head.proposals = text,
            Self::PeriodStart | Self::PeriodEnd => {
                let Some(day) = i18n::parse_date(&text) else {
                    return false;
                };
                let (start, end) = match self {
                    Self::PeriodStart => (day, head.period_end),
                    _ => (head.period_start, day),
                };
                if start > end {
                    return false;
                }
                (head.period_start, head.period_end) = (start, end);
            }
        }
        true
    }
}

/// The form with what is being typed.
#[derive(Default)]
pub(super) struct HeadForm {
    of: Option<AssessmentId>,
    drafts: BTreeMap<Field, Draft>,
    /// Dates as typed that could not be stored.
    refused: BTreeMap<Field, String>,
    focus: Option<Field>,
}

impl HeadForm {
    /// Opens the form at a field.
    pub(super) fn jump(&mut self, field: Field) {
        self.focus = Some(field);
    }

    /// Commits what was typed and not stored yet.
    pub(super) fn leave(&mut self, cx: &mut ViewContext<'_>, current: &Current) {
        if self.of != Some(current.assessment.id) {
            return;
        }
        let typed = self.drafts.iter_mut();
        let typed: Vec<_> = typed
            .filter_map(|(field, draft)| Some((*field, draft.take()?)))
            .collect();
        self.store(cx, current, typed);
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if self.of != Some(current.assessment.id) {
            *self = Self {
                of: Some(current.assessment.id),
                ..Self::default()
            };
        }
        ui.add_space(10.0);
        let title = RichText::new(cx.t(Report::Content)).font(fonts::bold(theme::SECTION));
        let header = CollapsingHeader::new(title).id_salt("report content");
        header
            .open(self.focus.map(|_| true))
            .show_unindented(ui, |ui| self.fields(ui, cx, current));
    }

    fn fields(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let open = current.assessment.head.state.is_open();
        if !open {
            banner(ui, cx.palette, Tone::Neutral, cx.t(Report::Frozen));
        }
        let mut typed = Vec::new();
        ui.add_enabled_ui(open, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for field in Field::ALL {
                if let Some(text) = self.field(ui, cx, &current.assessment.head, field) {
                    typed.push((field, text));
                }
                ui.add_space(5.0);
            }
        });
        self.store(cx, current, typed);
    }

    fn field(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        head: &Head,
        field: Field,
    ) -> Option<String> {
        let label = ui.label(cx.t(field.label())).id;
        let stored = field.get(head);
        let draft = self
            .drafts
            .entry(field)
            .or_insert_with(|| Draft::new(&stored));
        let named = Named::By(label);
        let typed = match field.rows() {
            1 => text_field(ui, named, draft, &stored),
            rows => text_area(ui, named, rows, draft, &stored),
        };
        if self.focus == Some(field) {
            self.focus = None;
            typed.response.request_focus();
            typed.response.scroll_to_me(Some(egui::Align::Center));
        }
        if self
            .refused
            .get(&field)
            .is_some_and(|refused| refused == draft.text())
        {
            let words = RichText::new(cx.t(Report::BadDate)).size(theme::SMALL);
            ui.add(egui::Label::new(words.color(cx.palette.bad)).wrap());
        } else if field == Field::Symbol {
            side_remark(ui, cx.palette, cx.t(Report::SymbolHint));
        }
        typed.commit
    }

    fn store(&mut self, cx: &mut ViewContext<'_>, current: &Current, typed: Vec<(Field, String)>) {
        let mut head = current.assessment.head.clone();
        for (field, text) in typed {
            if field.set(&mut head, text.clone()) {
                self.refused.remove(&field);
            } else if field.is_date() {
                self.refused.insert(field, text);
            }
        }
        if head != current.assessment.head {
            cx.push(Command::EditHead(Box::new(head)));
        }
    }
}

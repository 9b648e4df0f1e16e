//! One line: something wrong with its place, or an item with its old and its new answer.

use egui::{Frame, Label, Margin, RichText, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::app::current::Current;
use crate::app::message::{sheet_place, sheet_problem};
use crate::app::sheet::{SheetProblem, SheetRow};
use crate::i18n::sheet::{Sheet, row_number};
use crate::i18n::{Language, Translate, cites};
use crate::model::response::{Answer, Response};
use crate::model::scoring::Standing;
use crate::ui::fonts;
use crate::ui::theme::{BODY, Palette, SMALL};
use crate::ui::widgets::{Icon, icon, small_link, standing_chip};

/// Below this width in points the new answer stands below the old one.
const TWO_COLUMNS: f32 = 620.0;

/// What a line is about.
#[derive(Clone, Copy)]
pub(super) enum Line<'a> {
    /// Something wrong.
    Problem(&'a SheetProblem),
    /// An item that would change.
    Change(&'a SheetRow),
}

/// What a line is drawn from.
pub(super) struct Drawn<'a> {
    /// The line.
    pub(super) line: Line<'a>,
    /// The open assessment, for the item's words.
    pub(super) current: &'a Current,
    /// Colours.
    pub(super) palette: &'a Palette,
    /// Language.
    pub(super) language: Language,
    /// Whether the keys act on it.
    pub(super) focused: bool,
}

impl Drawn<'_> {
    /// Draws it. Returns whether it was clicked, and whether its item shall be opened.
    pub(super) fn show(&self, ui: &mut Ui) -> (bool, bool) {
        let palette = self.palette;
        let (fill, line) = if self.focused {
            (
                palette.accent_soft.gamma_multiply(0.45),
                Stroke::new(1.5, palette.accent),
            )
        } else {
            (palette.surface, Stroke::new(1.0, palette.stroke))
        };
        let area = UiBuilder::new()
            .sense(Sense::CLICK)
            .accessibility_role(egui::accesskit::Role::ListItem)
            .accessibility_label(self.name());
        let mut open = false;
        let shown = ui.scope_builder(area, |ui| {
            let frame = Frame::new().fill(fill).stroke(line).corner_radius(8);
            frame.inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
                ui.spacing_mut().interact_size.y = 22.0;
                match self.line {
                    Line::Problem(problem) => self.problem(ui, problem),
                    Line::Change(row) => open = self.change(ui, row),
                }
            });
        });
        (shown.response.clicked(), open)
    }

    /// What a screen reader says of it.
    fn name(&self) -> String {
        match self.line {
            Line::Problem(problem) => sheet_place(self.language, problem),
            Line::Change(row) => {
                format!("{} · {}", row.item, row_number(self.language, row.row))
            }
        }
    }

    fn problem(&self, ui: &mut Ui, problem: &SheetProblem) {
        ui.horizontal_top(|ui| {
            icon(ui, Icon::Warning, self.palette.partial);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let place = sheet_place(self.language, problem);
                ui.label(RichText::new(place).font(fonts::bold(SMALL)));
                let said = sheet_problem(self.language, &problem.kind);
                ui.add(Label::new(RichText::new(said).size(BODY - 0.5)).wrap());
            });
        });
    }

    fn change(&self, ui: &mut Ui, row: &SheetRow) -> bool {
        let item = self.current.catalog.items.get(row.position);
        let mut open = false;
        ui.horizontal_wrapped(|ui| {
            open = small_link(ui, self.palette, row.item.as_str()).clicked();
            let place = item.map_or_else(String::new, |item| cites(self.language, &item.cites));
            let place = format!("{place} · {}", row_number(self.language, row.row));
            ui.label(RichText::new(place).size(SMALL).color(self.palette.weak));
        });
        if let Some(item) = item {
            let question = RichText::new(item.question.get(self.language)).size(BODY - 0.5);
            ui.add(Label::new(question).wrap());
        }
        if ui.available_width() >= TWO_COLUMNS {
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                self.recorded(left, row, false);
                self.recorded(right, row, true);
            });
        } else {
            self.recorded(ui, row, false);
            self.recorded(ui, row, true);
        }
        open
    }

    /// One side of a change: the old answer, or the new one after an arrow.
    fn recorded(&self, ui: &mut Ui, row: &SheetRow, new: bool) {
        let (shown, other) = if new {
            (&row.after, &row.before)
        } else {
            (&row.before, &row.after)
        };
        ui.horizontal_top(|ui| {
            if new {
                icon(ui, Icon::Right, self.palette.weak);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                let standing = Standing::from(shown.answer.as_ref());
                standing_chip(ui, self.palette, self.language, standing);
                if reason(shown) != reason(other) {
                    self.text(ui, Sheet::ReasonWord, reason(shown));
                }
                if shown.note != other.note {
                    self.text(ui, Sheet::NoteWord, &shown.note);
                }
            });
        });
    }

    fn text(&self, ui: &mut Ui, word: Sheet, text: &str) {
        let word = self.language.t(word);
        let (said, colour) = if text.is_empty() {
            (format!("{word}: –"), self.palette.weak)
        } else {
            (format!("{word}: {text}"), self.palette.text)
        };
        let said = RichText::new(said).size(SMALL).color(colour);
        ui.add(Label::new(said).wrap());
    }
}

/// Why the item does not apply; empty with another answer.
fn reason(response: &Response) -> &str {
    match &response.answer {
        Some(Answer::NotApplicable { reason }) => reason,
        _ => "",
    }
}

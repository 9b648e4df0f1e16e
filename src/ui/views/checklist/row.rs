//! One item of the middle pane, closed or open in place.

use super::act::{Act, Reason};
use super::answer;
use crate::app::current::Current;
use crate::i18n::checklist::{Checklist, evidence_count};
use crate::i18n::{Language, Translate, cites, force, interval, why_not};
use crate::model::catalog::{Force, Item};
use crate::model::response::{Answer, Response};
use crate::model::scoring::Standing;
use crate::ui::fonts;
use crate::ui::theme::{Palette, SMALL};
use crate::ui::widgets::{Icon, Tone, chip, primary};

/// The longest interval that is said on a chip, in characters; a longer one stands in the details.
const LONGEST_CHIP: usize = 28;

/// What a row is drawn from.
pub(super) struct ItemRow<'a> {
    /// The open assessment.
    pub(super) current: &'a Current,
    /// Colours.
    pub(super) palette: &'a Palette,
    /// Language.
    pub(super) language: Language,
    /// Position of the item in the catalog.
    pub(super) position: usize,
    /// Whether the details show this item.
    pub(super) focused: bool,
    /// Whether it is open in place.
    pub(super) open: bool,
    /// Whether answers may change.
    pub(super) editable: bool,
}

impl ItemRow<'_> {
    /// Draws the row. `body` is drawn below an open item.
    pub(super) fn show(
        &self,
        ui: &mut egui::Ui,
        reason: Option<&mut Reason>,
        acts: &mut Vec<Act>,
        body: &mut dyn FnMut(&mut egui::Ui, &Response, &mut Vec<Act>),
    ) {
        let Some(item) = self.current.catalog.items.get(self.position) else {
            return;
        };
        let palette = self.palette;
        let (fill, line) = if self.focused {
            (
                palette.accent_soft.gamma_multiply(0.45),
                egui::Stroke::new(1.5, palette.accent),
            )
        } else {
            (palette.surface, egui::Stroke::new(1.0, palette.stroke))
        };
        let area = egui::UiBuilder::new()
            .sense(egui::Sense::CLICK)
            .accessibility_role(egui::accesskit::Role::ListItem)
            .accessibility_label(cites(self.language, &item.cites));
        let shown = ui.scope_builder(area, |ui| {
            let margin = egui::Margin::symmetric(12, 9);
            let frame = egui::Frame::new().fill(fill).stroke(line).corner_radius(8);
            frame.inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
                self.content(ui, item, reason, acts, body);
            });
        });
        if shown.response.clicked() {
            acts.push(Act::Focus(self.position));
        }
    }

    fn content(
        &self,
        ui: &mut egui::Ui,
        item: &Item,
        reason: Option<&mut Reason>,
        acts: &mut Vec<Act>,
        body: &mut dyn FnMut(&mut egui::Ui, &Response, &mut Vec<Act>),
    ) {
        let scope = self.current.scope.get(self.position);
        let response = self.current.assessment.response(&item.id);
        self.head(ui, item, &response, acts);
        self.question(ui, item, scope.applies(), acts);
        if !scope.applies() {
            let why = egui::RichText::new(why_not(self.language, scope)).size(SMALL);
            ui.label(why.color(self.palette.weak));
            if self.open {
                body(ui, &response, acts);
            }
            return;
        }
        ui.add_enabled_ui(self.editable, |ui| {
            let standing = Standing::from(response.answer.as_ref());
            let pending = reason.is_some();
            let pressed = answer::buttons(ui, self.palette, self.language, standing, pending);
            if pressed.focused {
                acts.push(Act::Focus(self.position));
            }
            match pressed.answer {
                Some(Standing::NotApplicable) => acts.push(Act::AskReason(self.position)),
                Some(other) => acts.push(Act::Answer(self.position, answer::plain(other))),
                None => {}
            }
            match reason {
                Some(reason) => self.reason_field(ui, reason, acts),
                None => self.reason_said(ui, response.answer.as_ref(), acts),
            }
        });
        if self.open {
            body(ui, &response, acts);
        } else if !response.note.is_empty() {
            let said = format!("{}: {}", self.language.t(Checklist::Note), response.note);
            let said = said.replace('\n', " ");
            let text = egui::RichText::new(said)
                .size(SMALL)
                .color(self.palette.weak);
            ui.add(egui::Label::new(text).truncate());
        }
    }

    /// Where it stands in the law, and its chips.
    fn head(&self, ui: &mut egui::Ui, item: &Item, response: &Response, acts: &mut Vec<Act>) {
        let language = self.language;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
            ui.spacing_mut().interact_size.y = 20.0;
            let place = cites(language, &item.cites);
            let (mark, said) = if self.open {
                ("▼", language.t(Checklist::CloseItem))
            } else {
                ("▶", language.t(Checklist::OpenItem))
            };
            let text = egui::RichText::new(format!("{mark} {place}"));
            let text = text.font(fonts::bold(SMALL)).color(self.palette.accent);
            let button = ui.add(egui::Button::new(text).frame(false));
            let button = button.on_hover_text(format!("{said} {place}"));
            if button.gained_focus() {
                acts.push(Act::Focus(self.position));
            }
            if button.clicked() {
                acts.push(Act::Toggle(self.position));
            }
            self.chips(ui, item, response);
            let flaggable = self.editable && (self.focused || response.flagged);
            if flaggable && self.current.scope.applies(self.position) {
                let word = if response.flagged {
                    Checklist::Unflag
                } else {
                    Checklist::Flag
                };
                let text = egui::RichText::new(language.t(word)).size(SMALL);
                let button = egui::Button::new(text.color(self.palette.weak)).frame(false);
                if ui.add(button).on_hover_text("F").clicked() {
                    acts.push(Act::Flag(self.position, !response.flagged));
                }
            }
        });
    }

    fn chips(&self, ui: &mut egui::Ui, item: &Item, response: &Response) {
        let (palette, language) = (self.palette, self.language);
        if item.critical {
            let said = language.t(Checklist::Critical);
            let shown = ui.scope(|ui| chip(ui, palette, Tone::Bad, Some(Icon::Warning), said));
            shown
                .response
                .on_hover_text(language.t(Checklist::CriticalHint));
        }
        if item.force != Force::Duty {
            chip(
                ui,
                palette,
                Tone::Neutral,
                None,
                force(language, item.force),
            );
        }
        if let Some(due) = &item.interval {
            let said = interval(language, due);
            if said.chars().count() <= LONGEST_CHIP {
                chip(ui, palette, Tone::Neutral, Some(Icon::Clock), &said);
            }
        }
        let count = self.current.assessment.evidence_of(&item.id).count();
        if count > 0 {
            let backed = self
                .current
                .score
                .lines
                .get(self.position)
                .is_some_and(|l| l.backed);
            let tone = if backed { Tone::Ok } else { Tone::Warning };
            chip(
                ui,
                palette,
                tone,
                Some(Icon::Evidence),
                &evidence_count(language, count),
            );
        }
        if response.flagged {
            let said = language.t(Checklist::Flagged);
            chip(ui, palette, Tone::Accent, Some(Icon::Flag), said);
        }
    }

    fn question(&self, ui: &mut egui::Ui, item: &Item, applies: bool, acts: &mut Vec<Act>) {
        let colour = if applies {
            self.palette.text
        } else {
            self.palette.weak
        };
        let text = egui::RichText::new(item.question.get(self.language)).color(colour);
        let label = egui::Label::new(text).wrap().sense(egui::Sense::CLICK);
        let label = ui
            .add(label)
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        if label.clicked() {
            acts.push(Act::Toggle(self.position));
        }
    }

    fn reason_said(&self, ui: &mut egui::Ui, answer: Option<&Answer>, acts: &mut Vec<Act>) {
        let Some(Answer::NotApplicable { reason }) = answer else {
            return;
        };
        ui.horizontal_wrapped(|ui| {
            let said = format!("{}: {reason}", self.language.t(Checklist::Reason));
            ui.label(egui::RichText::new(said).size(SMALL));
            let edit = egui::RichText::new(self.language.t(Checklist::EditReason)).size(SMALL);
            let button = egui::Button::new(edit.color(self.palette.accent)).frame(false);
            if ui.add(button).clicked() {
                acts.push(Act::AskReason(self.position));
            }
        });
    }

    fn reason_field(&self, ui: &mut egui::Ui, reason: &mut Reason, acts: &mut Vec<Act>) {
        let language = self.language;
        let label = ui.label(language.t(Checklist::Reason));
        let field = egui::TextEdit::singleline(&mut reason.text)
            .hint_text(language.t(Checklist::ReasonHint))
            .desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        if std::mem::take(&mut reason.take_keyboard) {
            field.request_focus();
        }
        if field.changed() {
            reason.refused = false;
        }
        let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if reason.refused {
            ui.colored_label(self.palette.bad, language.t(Checklist::ReasonNeeded));
        }
        ui.horizontal_wrapped(|ui| {
            if primary(ui, self.palette, language.t(Checklist::SaveReason)).clicked() || enter {
                acts.push(Act::SaveReason);
            }
            if ui.button(language.t(Checklist::Cancel)).clicked() {
                acts.push(Act::DropReason);
            }
        });
    }
}

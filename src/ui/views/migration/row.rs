//! One line: the earlier item with its answer, the later item with what it would get.

use std::collections::BTreeSet;

use egui::{Checkbox, Frame, Label, Margin, RichText, Sense, Stroke, Ui, UiBuilder, vec2};

use super::figures;
use super::listing::{Kind, Left, Line, Listing};
use crate::app::migrate::MigrationDraft;
use crate::i18n::checklist::evidence_count;
use crate::i18n::migration::{Migration, confirm_answer, stays_readable};
use crate::i18n::{Language, Translate, cites, difference, relation};
use crate::model::carry::{Difference, Proposal};
use crate::model::catalog::Item;
use crate::model::crosswalk::Relation;
use crate::model::id::ItemId;
use crate::model::response::Answer;
use crate::model::scoring::Standing;
use crate::ui::fonts;
use crate::ui::theme::{BODY, Palette, SMALL};
use crate::ui::widgets::{Icon, Tone, chip, icon, side_remark, standing_chip};

/// Below this width in points the later item stands below the earlier one.
const TWO_COLUMNS: f32 = 620.0;

/// What a line is drawn from.
pub(super) struct DrawnLine<'a> {
    /// All lines.
    pub(super) listing: &'a Listing,
    /// This one.
    pub(super) line: &'a Line,
    /// Colours.
    pub(super) palette: &'a Palette,
    /// Language.
    pub(super) language: Language,
    /// Whether the keys act on it.
    pub(super) focused: bool,
}

impl DrawnLine<'_> {
    /// Draws it; a tick changes `confirmed`. Returns whether it was clicked.
    pub(super) fn show(&self, ui: &mut Ui, confirmed: &mut BTreeSet<ItemId>) -> bool {
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
        let shown = ui.scope_builder(area, |ui| {
            let frame = Frame::new().fill(fill).stroke(line).corner_radius(8);
            frame.inner_margin(Margin::symmetric(12, 9)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing = vec2(8.0, 5.0);
                ui.spacing_mut().interact_size.y = 22.0;
                self.content(ui, confirmed);
            });
        });
        shown.response.clicked()
    }

    fn draft(&self) -> &MigrationDraft {
        &self.listing.draft
    }

    /// The number and citation of the item that the line is about.
    fn name(&self) -> String {
        let item = match self.line {
            Line::Proposal { item, .. } => self.draft().to.items.get(*item),
            Line::Dropped { item, .. } => self.draft().from.items.get(*item),
        };
        item.map_or_else(String::new, |item| {
            format!("{} · {}", item.id, cites(self.language, &item.cites))
        })
    }

    fn content(&self, ui: &mut Ui, confirmed: &mut BTreeSet<ItemId>) {
        self.head(ui);
        if ui.available_width() >= TWO_COLUMNS {
            ui.spacing_mut().item_spacing.x = 28.0;
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                // A column by itself would stretch the words to its width.
                left.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    self.old(ui);
                });
                right.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    self.later(ui, confirmed);
                });
            });
        } else {
            self.caption(ui, Migration::Earlier);
            self.old(ui);
            ui.add_space(4.0);
            self.caption(ui, Migration::Later);
            self.later(ui, confirmed);
        }
    }

    fn caption(&self, ui: &mut Ui, words: Migration) {
        let text = RichText::new(self.language.t(words)).font(fonts::bold(SMALL));
        ui.label(text.color(self.palette.weak));
    }

    /// What becomes of it, and what changed.
    fn head(&self, ui: &mut Ui) {
        let found = self.listing.relation(self.line);
        ui.horizontal_wrapped(|ui| {
            let kind = self.listing.kind(self.line);
            if let Some(kind) = kind {
                let (word, _, tone, mark) = figures::look(kind);
                chip(ui, self.palette, tone, Some(mark), self.language.t(word));
            }
            if let Some((found, change)) = found {
                // "New" and "dropped" would only say the same again.
                let said = matches!(
                    (found, kind),
                    (Relation::New, Some(Kind::New)) | (Relation::Dropped, Some(Kind::Dropped))
                );
                if !said {
                    let word = relation(self.language, found);
                    chip(ui, self.palette, Tone::Neutral, None, word);
                }
                let change = RichText::new(change.get(self.language)).size(SMALL);
                ui.add(Label::new(change.color(self.palette.weak)).wrap());
            }
        });
    }

    /// The earlier side.
    fn old(&self, ui: &mut Ui) {
        let (sources, has_ancestor) = match self.line {
            Line::Proposal {
                sources,
                has_ancestor,
                ..
            } => (sources.as_slice(), *has_ancestor),
            Line::Dropped { item, .. } => (std::slice::from_ref(item), true),
        };
        if sources.is_empty() {
            let why = if has_ancestor {
                Migration::Unanswered
            } else {
                Migration::NoAncestor
            };
            side_remark(ui, self.palette, self.language.t(why));
        }
        let items = sources
            .iter()
            .filter_map(|at| self.draft().from.items.get(*at));
        for (number, item) in items.enumerate() {
            if number > 0 {
                ui.add_space(4.0);
            }
            self.source(ui, item);
        }
    }

    fn source(&self, ui: &mut Ui, item: &Item) {
        let earlier = &self.draft().earlier;
        let response = earlier.responses.get(&item.id);
        let answer = response.and_then(|response| response.answer.as_ref());
        ui.horizontal_wrapped(|ui| {
            self.cited(ui, item);
            standing_chip(ui, self.palette, self.language, Standing::from(answer));
            let pieces = earlier.evidence_of(&item.id).count();
            if pieces > 0 {
                let said = evidence_count(self.language, pieces);
                chip(ui, self.palette, Tone::Neutral, None, &said);
            }
        });
        self.question(ui, item, self.palette.weak);
        if let Some(Answer::NotApplicable { reason }) = answer {
            self.note(ui, reason);
        }
        if let Some(response) = response.filter(|response| !response.note.is_empty()) {
            self.note(ui, &response.note);
        }
    }

    fn note(&self, ui: &mut Ui, text: &str) {
        ui.horizontal_top(|ui| {
            icon(ui, Icon::Note, self.palette.weak);
            let text = RichText::new(text).size(SMALL).color(self.palette.text);
            ui.add(Label::new(text).wrap());
        });
    }

    fn cited(&self, ui: &mut Ui, item: &Item) {
        let id = RichText::new(item.id.as_str()).font(fonts::bold(SMALL));
        ui.label(id.color(self.palette.text));
        let cited = RichText::new(cites(self.language, &item.cites)).size(SMALL);
        ui.label(cited.color(self.palette.weak));
    }

    fn question(&self, ui: &mut Ui, item: &Item, colour: egui::Color32) {
        let question = item.question.get(self.language);
        let question = RichText::new(question).size(BODY - 0.5).color(colour);
        ui.add(Label::new(question).wrap());
    }

    /// The later side.
    fn later(&self, ui: &mut Ui, confirmed: &mut BTreeSet<ItemId>) {
        match self.line {
            Line::Proposal { item, .. } => {
                let item = self.draft().to.items.get(*item);
                let proposal = self.listing.proposal(self.line);
                if let Some((item, proposal)) = item.zip(proposal) {
                    self.target(ui, item, proposal, confirmed);
                }
            }
            Line::Dropped { why, .. } => {
                let why = match why {
                    Left::NotAsked => Migration::NotAsked,
                    Left::OutOfScope => Migration::OutOfScope,
                    Left::NoMatch => Migration::NoMatch,
                };
                let name = &self.draft().earlier.head.name;
                let stays = stays_readable(self.language, name);
                let said = format!("{} {stays}", self.language.t(why));
                side_remark(ui, self.palette, &said);
            }
        }
    }

    fn target(
        &self,
        ui: &mut Ui,
        item: &Item,
        proposal: &Proposal,
        confirmed: &mut BTreeSet<ItemId>,
    ) {
        let waits = self.listing.kind(self.line) == Some(Kind::Confirm);
        let ticked = waits && confirmed.contains(&item.id);
        let written = proposal.answer.as_ref().filter(|_| !waits || ticked);
        ui.horizontal_wrapped(|ui| {
            self.cited(ui, item);
            standing_chip(ui, self.palette, self.language, Standing::from(written));
        });
        self.question(ui, item, self.palette.text);
        let told = proposal.differences.iter().filter(|found| {
            // The chip says it already.
            !matches!(found, Difference::Relation(_)) || proposal.row.is_none()
        });
        for found in told {
            ui.horizontal_top(|ui| {
                icon(ui, Icon::Info, self.palette.partial);
                let words = sentence(&difference(self.language, found));
                let words = RichText::new(words).size(SMALL).color(self.palette.partial);
                ui.add(Label::new(words).wrap());
            });
        }
        if let Some(answer) = proposal.answer.as_ref().filter(|_| waits) {
            let mut on = ticked;
            let words = confirm_answer(self.language, answer);
            let name = format!("{}: {words}", item.id);
            let tick = ui.add(Checkbox::new(&mut on, words));
            if tick.accessible_name(name).changed() {
                if on {
                    confirmed.insert(item.id.clone());
                } else {
                    confirmed.remove(&item.id);
                }
            }
        }
    }
}

/// A phrase as a sentence.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

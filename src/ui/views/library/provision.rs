//! One provision: the item that assesses it, or why none does.

use std::ops::Range;

use egui::text::LayoutJob;
use egui::{Button, Frame, Label, Margin, RichText, Stroke, Ui};

use crate::i18n::checklist::Checklist;
use crate::i18n::{self, LibraryText};
use crate::model::catalog::{Catalog, Item, Provision, Treatment};
use crate::model::provision::ProvisionRef;
use crate::model::search::Query;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::{Icon, Tone, chip, icon_text_button, marked_text, side_remark};

/// Where a row stands, and what is marked in it.
pub(super) struct Part<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) query: &'a Query,
    /// Whether it is the part that was asked for.
    pub(super) marked: bool,
}

impl Part<'_> {
    /// The title of an article.
    pub(super) fn heading(&self, ui: &mut Ui, cx: &ViewContext<'_>, name: &str) {
        let marks = self.marks(name);
        let font = fonts::bold(BODY + 0.5);
        let job = marked_text(cx.palette, name, &marks, &font, cx.palette.text);
        ui.add(Label::new(job).wrap());
    }

    /// An item; whether it is to be opened or closed.
    pub(super) fn item(
        &self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        item: &Item,
        open: bool,
    ) -> bool {
        self.frame(ui, cx, |ui, cx| {
            let l = cx.language;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 18.0;
                place(ui, cx, &i18n::cites(l, &item.cites));
                chip(
                    ui,
                    cx.palette,
                    Tone::Neutral,
                    None,
                    i18n::force(l, item.force),
                );
                if item.critical {
                    let mark = Some(Icon::Warning);
                    chip(ui, cx.palette, Tone::Bad, mark, cx.t(Checklist::Critical));
                }
                if let Some(interval) = &item.interval {
                    let due = i18n::interval(l, interval);
                    if due.chars().count() <= 40 {
                        chip(ui, cx.palette, Tone::Accent, Some(Icon::Clock), &due);
                    }
                }
            });
            let question = self.text(cx, item.question.get(l), BODY);
            let clicked = ui.add(Button::new(question).frame(false).wrap()).clicked();
            if open {
                self.details(ui, cx, item);
            }
            clicked
        })
    }

    fn details(&self, ui: &mut Ui, cx: &mut ViewContext<'_>, item: &Item) {
        let l = cx.language;
        self.to_checklist(ui, cx, item);
        heading(ui, cx.t(LibraryText::Guidance));
        for part in i18n::guidance_parts(item.guidance.get(l)) {
            ui.add(Label::new(self.text(cx, part, BODY)).wrap());
        }
        if !item.evidence.is_empty() {
            heading(ui, cx.t(LibraryText::Evidence));
            for text in &item.evidence {
                let text = format!("• {}", text.get(l));
                ui.add(Label::new(self.text(cx, &text, BODY)).wrap());
            }
        }
        ui.add_space(4.0);
        let bearers = item.bearers.iter().map(|b| i18n::bearer(l, *b));
        self.fact(ui, cx, cx.t(Checklist::BorneBy), &list(bearers));
        if let Some(interval) = &item.interval {
            self.fact(ui, cx, cx.t(Checklist::Due), &i18n::interval(l, interval));
        }
        let figures: Vec<_> = item
            .criteria
            .iter()
            .map(|c| i18n::criterion(l, c))
            .collect();
        self.fact(ui, cx, cx.t(Checklist::Numbers), &figures.join("; "));
        let controls = &cx.session.library.controls;
        let named = item.controls.iter().filter_map(|id| controls.get(id));
        let named = list(named.map(|control| control.name.get(l)));
        self.fact(ui, cx, cx.t(LibraryText::Controls), &named);
    }

    /// Where the open assessment follows this regulation: the way to its item.
    fn to_checklist(&self, ui: &mut Ui, cx: &mut ViewContext<'_>, item: &Item) {
        let current = cx.session.current.as_ref();
        let same = current.is_some_and(|current| {
            current.catalog.id == self.catalog.id && current.item(&item.id).is_some()
        });
        if !same {
            return;
        }
        ui.add_space(4.0);
        let words = cx.t(LibraryText::ToChecklist);
        if icon_text_button(ui, cx.palette, Icon::Checklist, words).clicked() {
            cx.go(Route::Checklist(Some(item.id.clone())));
        }
    }

    /// A provision that is set aside, with the reason.
    pub(super) fn set_aside(&self, ui: &mut Ui, cx: &mut ViewContext<'_>, provision: &Provision) {
        let Treatment::SetAside { reason, note } = &provision.treatment else {
            return;
        };
        self.frame(ui, cx, |ui, cx| {
            let l = cx.language;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 18.0;
                place(ui, cx, &provision.reference.cite(l));
                let reason = i18n::set_aside_reason(l, *reason);
                let reason = format!("{}: {reason}", cx.t(LibraryText::NotAssessed));
                chip(ui, cx.palette, Tone::Neutral, None, &reason);
            });
            let note = note.get(l);
            let (marks, font) = (self.marks(note), egui::FontId::proportional(BODY));
            let job = marked_text(cx.palette, note, &marks, &font, cx.palette.weak);
            ui.add(Label::new(job).wrap());
        });
    }

    /// A provision that an item of another one assesses.
    pub(super) fn elsewhere(
        &self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        reference: &ProvisionRef,
    ) {
        let items = self.catalog.items.iter();
        let items = items.filter(|item| item.cites.contains(reference));
        let items = list(items.map(|item| item.id.as_str()));
        self.frame(ui, cx, |ui, cx| {
            place(ui, cx, &reference.cite(cx.language));
            side_remark(ui, cx.palette, &i18n::assessed_by(cx.language, &items));
        });
    }

    /// A row as wide as the room; the one that was asked for has an edge.
    fn frame<'c, R>(
        &self,
        ui: &mut Ui,
        cx: &mut ViewContext<'c>,
        add: impl FnOnce(&mut Ui, &mut ViewContext<'c>) -> R,
    ) -> R {
        let line = if self.marked {
            Stroke::new(1.5, cx.palette.accent)
        } else {
            Stroke::new(1.0, cx.palette.stroke)
        };
        let frame = Frame::new()
            .stroke(line)
            .corner_radius(6)
            .inner_margin(Margin::symmetric(10, 7));
        frame
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 3.0;
                ui.spacing_mut().interact_size.y = 20.0;
                add(ui, cx)
            })
            .inner
    }

    fn fact(&self, ui: &mut Ui, cx: &ViewContext<'_>, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let line = format!("{label}: {text}");
        ui.add(Label::new(self.text(cx, &line, SMALL)).wrap());
    }

    fn text(&self, cx: &ViewContext<'_>, text: &str, size: f32) -> LayoutJob {
        let font = egui::FontId::proportional(size);
        marked_text(cx.palette, text, &self.marks(text), &font, cx.palette.text)
    }

    fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.query.marks(text)
    }
}

fn place(ui: &mut Ui, cx: &ViewContext<'_>, place: &str) {
    let place = RichText::new(place).font(fonts::bold(SMALL));
    ui.label(place.color(cx.palette.weak));
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(text).font(fonts::bold(SMALL)));
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

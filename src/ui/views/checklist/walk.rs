//! Going through the checklist with the keyboard.

use egui::{Context, Event, Ui};

use super::ChecklistView;
use super::act::Act;
use super::answer::plain;
use super::filter::Filter;
use super::keys::{KeyWish, wishes};
use super::rows::Place;
use crate::app::current::Current;
use crate::ui::context::ViewContext;
use crate::ui::shortcuts;

impl ChecklistView {
    /// Does what the keys ask for, unless a text field has the keyboard.
    pub(super) fn keyboard(&mut self, ui: &Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if shortcuts::typing(ui.ctx()) || is_covered(ui.ctx()) {
            return;
        }
        let wishes = wishes(ui.ctx());
        if wishes.is_empty() {
            return;
        }
        // The letter of a key that opens a text field must not land in it.
        let is_text = |event: &Event| matches!(event, Event::Text(_));
        ui.input_mut(|input| input.events.retain(|event| !is_text(event)));
        for wish in wishes {
            self.follow_key(cx, current, wish);
        }
    }

    fn follow_key(&mut self, cx: &mut ViewContext<'_>, current: &Current, wish: KeyWish) {
        match wish {
            KeyWish::Search => self.ask_search = true,
            KeyWish::Close => self.close(current, cx),
            KeyWish::Step { forward } => self.step(cx, current, forward),
            _ => self.change_focused(cx, current, wish),
        }
    }

    fn change_focused(&mut self, cx: &mut ViewContext<'_>, current: &Current, wish: KeyWish) {
        let Some(focus) = self
            .focus
            .filter(|focus| self.rows.row_of(*focus).is_some())
        else {
            return;
        };
        if wish == KeyWish::Toggle {
            self.perform(current, Act::Toggle(focus), cx.commands);
            return self.bring_into_view();
        }
        if !current.assessment.head.state.is_open() || !current.scope.applies(focus) {
            return;
        }
        let item = current.catalog.items.get(focus);
        let response = item.and_then(|item| current.assessment.responses.get(&item.id));
        let act = match wish {
            KeyWish::Answer(answer) => match plain(answer) {
                Some(answer) => Act::Answer(focus, Some(answer)),
                None => Act::AskReason(focus),
            },
            KeyWish::Clear => Act::Answer(focus, None),
            KeyWish::Flag => Act::Flag(focus, !response.is_some_and(|r| r.flagged)),
            KeyWish::Evidence => return self.browse(cx, focus),
            KeyWish::Note => {
                if self.open != Some(focus) {
                    self.take_note(current, cx.commands);
                }
                self.open = Some(focus);
                self.ask_note = true;
                return self.bring_into_view();
            }
            _ => return,
        };
        self.perform(current, act, cx.commands);
        self.bring_into_view();
    }

    fn close(&mut self, current: &Current, cx: &mut ViewContext<'_>) {
        if self.reason.take().is_some() {
            return;
        }
        self.take_note(current, cx.commands);
        if self.open.take().is_none() {
            self.wanted.search.clear();
        }
    }

    /// The next or previous item that concerns the unit; past the end of an
    /// article comes the next one.
    fn step(&mut self, cx: &mut ViewContext<'_>, current: &Current, forward: bool) {
        let here = self
            .focus
            .filter(|focus| self.rows.row_of(*focus).is_some());
        let next = match here {
            Some(focus) => self
                .beyond(current, focus, forward)
                .or_else(|| self.turn(current, forward)),
            None => self.rows.first(),
        };
        if let Some(next) = next {
            self.perform(current, Act::Focus(next), cx.commands);
            self.update_rows(current);
            self.bring_into_view();
        }
    }

    /// Whether the keys stop at an item: those out of scope are passed over,
    /// unless the filter asks for them.
    fn stops_at(&self, current: &Current, position: usize) -> bool {
        self.wanted.filter == Filter::OutOfScope || current.scope.applies(position)
    }

    fn beyond(&self, current: &Current, from: usize, forward: bool) -> Option<usize> {
        let mut at = self.rows.step(from, forward)?;
        while !self.stops_at(current, at) {
            at = self.rows.step(at, forward)?;
        }
        Some(at)
    }

    /// Turns to the next or previous article with an item to stop at, and gives
    /// its first or last such item.
    fn turn(&mut self, current: &Current, forward: bool) -> Option<usize> {
        let Place::Article(shown) = self.wanted.place else {
            return None;
        };
        if self.wanted.filter != Filter::All || !self.wanted.search.trim().is_empty() {
            return None;
        }
        let stop = |items: &[usize]| {
            let mut inside = items
                .iter()
                .copied()
                .filter(|at| self.stops_at(current, *at));
            if forward {
                inside.next()
            } else {
                inside.next_back()
            }
        };
        let mut groups = self.index.groups().iter().filter_map(|(article, items)| {
            let article = (*article)?;
            let is_beyond = if forward {
                article > shown
            } else {
                article < shown
            };
            is_beyond
                .then(|| stop(items))
                .flatten()
                .map(|position| (article, position))
        });
        let (article, position) = if forward {
            groups.next()
        } else {
            groups.next_back()
        }?;
        self.wanted.place = Place::Article(article);
        self.update_rows(current);
        Some(position)
    }
}

/// Whether a menu or a dialog lies over the view.
fn is_covered(ctx: &Context) -> bool {
    egui::Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some())
}

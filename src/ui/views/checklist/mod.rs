//! The checklist: chapters and articles on the left, items in the middle,
//! details of the focused item on the right.

mod act;
mod answer;
mod articles;
mod attach;
mod details;
mod filter;
mod frame;
mod index;
mod keys;
mod proof;
mod row;
mod rows;
mod walk;
mod words;

use act::{Act, Reason};
use articles::Articles;
use details::Details;
pub use filter::Filter;
use index::Index;
pub use proof::typed_path;
use rows::{Place, Rows, Wanted};

use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::event::Event;
use crate::i18n::checklist::Checklist;
use crate::model::id::{AssessmentId, ItemId};
use crate::model::response::Answer;
use crate::model::scoring::Standing;
use crate::ui::context::ViewContext;
use crate::ui::route::Route;
use crate::ui::widgets::virtual_list::VirtualList;
use crate::ui::widgets::{Draft, Icon, empty};

/// The checklist's own state. Nothing here is the only copy of an answer.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a wish of its own for the next frame"
)]
pub struct ChecklistView {
    /// The assessment that the rest belongs to.
    of: Option<AssessmentId>,
    /// An item to come to when the view is next drawn.
    asked: Option<ItemId>,
    index: Index,
    articles: Articles,
    wanted: Wanted,
    rows: Rows,
    list: VirtualList,
    /// Position of the item the details show.
    focus: Option<usize>,
    /// Position of the item that is open in place.
    open: Option<usize>,
    reason: Option<Reason>,
    note: Draft,
    /// Whether the note of the open item is to get the keyboard.
    ask_note: bool,
    ask_search: bool,
    details: Details,
    /// Pane widths of the last frame.
    panes: Option<(u16, u16)>,
    /// Whether a pane's handle is being dragged.
    dragged: bool,
    /// Whether the details stand inside the open item, for want of room.
    inline: bool,
}

impl ChecklistView {
    /// Comes to an item, or stays where it was.
    pub fn open(&mut self, item: Option<ItemId>) {
        self.asked = item.or(self.asked.take());
    }

    /// Looks at the checklist through a filter.
    pub fn set_filter(&mut self, filter: Filter) {
        self.wanted.filter = filter;
        self.wanted.kept = None;
        if filter != Filter::All {
            self.wanted.place = Place::Everything;
        }
    }

    /// Shows the whole regulation.
    pub fn show_everything(&mut self) {
        self.wanted = Wanted::default();
    }

    /// Takes note of what happened. The checklist shows everything from the session.
    pub fn event(&mut self, _event: &Event) {}

    /// Hands out what was typed and not yet committed.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        if let Some(current) = &session.current {
            self.hand_out(current, cx.commands);
        }
    }

    fn hand_out(&mut self, current: &Current, commands: &mut Vec<Command>) {
        if Some(current.assessment.id) != self.of {
            return;
        }
        self.take_note(current, commands);
        if self
            .reason
            .as_ref()
            .is_some_and(|reason| !reason.text.trim().is_empty())
        {
            self.save_reason(current, commands);
        }
        self.reason = None;
    }

    /// Draws the view.
    pub fn show(&mut self, ui: &mut egui::Ui, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        let Some(current) = &session.current else {
            let (title, action) = (cx.t(Checklist::NothingOpen), cx.t(Checklist::GoHome));
            if empty(ui, cx.palette, Icon::Checklist, title, "", Some(action)) {
                cx.go(Route::Home);
            }
            return;
        };
        self.follow(current);
        self.update_rows(current);
        self.keyboard(ui, cx, current);
        self.update_rows(current);
        let mut acts = Vec::new();
        self.frame(ui, cx, current, &mut acts);
        for act in acts {
            self.perform(current, act, cx.commands);
        }
        self.attach(ui, cx, current);
    }

    /// Comes to the open assessment, and to an item that was asked for.
    fn follow(&mut self, current: &Current) {
        let id = current.assessment.id;
        let other_catalog = self.index.update(&current.catalog);
        if self.of != Some(id) || other_catalog {
            let asked = self.asked.take();
            let index = std::mem::take(&mut self.index);
            *self = Self {
                of: Some(id),
                asked,
                index,
                ..Self::default()
            };
            self.articles.rebuild(current);
            let first = first_unanswered(current, 0)
                .or((0..current.catalog.items.len()).find(|at| current.scope.applies(*at)))
                .or(current.catalog.items.first().map(|_| 0));
            self.come_to(current, first, false);
        }
        if let Some(item) = self.asked.take()
            && let Some((position, _)) = current.item(&item)
        {
            self.come_to(current, Some(position), true);
        }
    }

    /// Shows an item in its article, whatever the filter was.
    fn come_to(&mut self, current: &Current, position: Option<usize>, open: bool) {
        let Some(position) = position else { return };
        self.update_rows(current);
        if self.rows.row_of(position).is_none() || self.focus.is_none() {
            let article = self.index.article_of(position);
            let place = article.map_or(Place::Everything, Place::Article);
            self.wanted = Wanted {
                place,
                ..Wanted::default()
            };
            self.update_rows(current);
        }
        self.focus = Some(position);
        if open {
            self.open = Some(position);
        }
        self.bring_into_view();
    }

    fn bring_into_view(&mut self) {
        if let Some(row) = self.focus.and_then(|focus| self.rows.row_of(focus)) {
            self.list.scroll_to(row);
        }
    }

    fn update_rows(&mut self, current: &Current) {
        if self.rows.update(current, &mut self.index, &self.wanted) {
            self.list.rows_changed();
        }
    }

    fn perform(&mut self, current: &Current, act: Act, commands: &mut Vec<Command>) {
        let id = |position: usize| {
            current
                .catalog
                .items
                .get(position)
                .map(|item| item.id.clone())
        };
        match act {
            Act::Focus(position) => self.focus_on(current, position, commands),
            Act::Toggle(position) => {
                self.focus_on(current, position, commands);
                self.take_note(current, commands);
                self.open = (self.open != Some(position)).then_some(position);
            }
            Act::Answer(position, answer) => {
                self.focus_on(current, position, commands);
                self.reason = None;
                self.wanted.kept = Some(position);
                commands.extend(id(position).map(|item| Command::Answer { item, answer }));
            }
            Act::AskReason(position) => {
                self.focus_on(current, position, commands);
                let text = match answer_at(current, position) {
                    Some(Answer::NotApplicable { reason }) => reason.clone(),
                    _ => String::new(),
                };
                self.reason = Some(Reason {
                    position,
                    text,
                    take_keyboard: true,
                    refused: false,
                });
            }
            Act::SaveReason => self.save_reason(current, commands),
            Act::DropReason => self.reason = None,
            Act::Flag(position, flagged) => {
                self.focus_on(current, position, commands);
                self.wanted.kept = Some(position);
                commands.extend(id(position).map(|item| Command::Flag { item, flagged }));
            }
            Act::Note(position, note) => {
                commands.extend(id(position).map(|item| Command::Note { item, note }));
            }
        }
    }

    fn focus_on(&mut self, current: &Current, position: usize, commands: &mut Vec<Command>) {
        if self.focus == Some(position) {
            return;
        }
        self.hand_out(current, commands);
        self.focus = Some(position);
        self.wanted.kept = None;
    }

    fn take_note(&mut self, current: &Current, commands: &mut Vec<Command>) {
        let item = self.open.and_then(|open| current.catalog.items.get(open));
        if let (Some(item), Some(note)) = (item, self.note.take()) {
            commands.push(Command::Note {
                item: item.id.clone(),
                note,
            });
        }
        self.note = Draft::default();
    }

    fn save_reason(&mut self, current: &Current, commands: &mut Vec<Command>) {
        let Some(mut reason) = self.reason.take() else {
            return;
        };
        if reason.text.trim().is_empty() {
            reason.refused = true;
            reason.take_keyboard = true;
            self.reason = Some(reason);
            return;
        }
        self.wanted.kept = Some(reason.position);
        if let Some(item) = current.catalog.items.get(reason.position) {
            let answer = Some(Answer::NotApplicable {
                reason: reason.text,
            });
            commands.push(Command::Answer {
                item: item.id.clone(),
                answer,
            });
        }
    }
}

fn answer_at(current: &Current, position: usize) -> Option<&Answer> {
    let item = current.catalog.items.get(position)?;
    current.assessment.responses.get(&item.id)?.answer.as_ref()
}

/// The first unanswered item at `from` or after it, or else from the beginning.
fn first_unanswered(current: &Current, from: usize) -> Option<usize> {
    let lines = &current.score.lines;
    let open = |position: &usize| {
        lines
            .get(*position)
            .is_some_and(|line| line.standing == Standing::Unanswered)
    };
    (from..lines.len())
        .find(open)
        .or_else(|| (0..from.min(lines.len())).find(open))
}

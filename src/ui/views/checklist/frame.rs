//! The three panes, and the tools above the list.

use egui::{
    CentralPanel, ComboBox, Frame, Label, Margin, Panel, RichText, ScrollArea, TextEdit, Ui,
};

use super::act::Act;
use super::articles;
use super::filter::Filter;
use super::row::ItemRow;
use super::rows::{Place, Row};
use super::{ChecklistView, first_unanswered};
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::settings::Setting;
use crate::i18n::checklist::{Checklist, items, left};
use crate::model::assessment::State;
use crate::model::response::Response;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::virtual_list::Rows;
use crate::ui::widgets::{Draft, Named, Tone, banner, primary, side_remark, text_area};

/// Below this width in points the articles are a drop-down list.
const WITHOUT_LEFT: f32 = 880.0;
/// Below this width in points the details stand inside the open item.
const WITHOUT_RIGHT: f32 = 720.0;
/// Below this height in points the line that names the keys is left out.
const WITH_KEYS: f32 = 400.0;
/// What the middle keeps at least where there are panes beside it, in points.
const MIDDLE: f32 = 380.0;

impl ChecklistView {
    /// Draws everything.
    pub(super) fn frame(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        acts: &mut Vec<Act>,
    ) {
        let width = ui.available_width();
        let has_left = width >= WITHOUT_LEFT;
        self.inline = width < WITHOUT_RIGHT;
        let settings = &cx.session.settings;
        let (mut left_width, mut right_width) = (settings.left_pane, settings.right_pane);
        let side = Frame::new()
            .fill(cx.palette.panel)
            .inner_margin(Margin::same(10));
        if has_left {
            let most = (width - MIDDLE - 240.0).clamp(160.0, 500.0);
            let panel = Panel::left("checklist articles")
                .frame(side)
                .resizable(true);
            let panel = panel
                .default_size(f32::from(left_width))
                .size_range(160.0..=most);
            let shown = panel.show(ui, |ui| {
                let place = self.wanted.place;
                self.articles
                    .show(ui, cx.palette, cx.language, current, place)
            });
            left_width = whole(shown.response.rect.width());
            self.go_to(current, shown.inner, cx.commands);
        }
        if !self.inline {
            let most = (ui.available_width() - MIDDLE).clamp(240.0, 700.0);
            let panel = Panel::right("checklist details").frame(side.inner_margin(14));
            let panel = panel.resizable(true).default_size(f32::from(right_width));
            let shown = panel
                .size_range(240.0..=most)
                .show(ui, |ui| self.right(ui, cx, current));
            right_width = whole(shown.response.rect.width());
        }
        self.keep_panes(ui, cx, has_left.then_some(left_width), right_width);
        let middle = Frame::new()
            .fill(cx.palette.surface)
            .inner_margin(Margin::symmetric(14, 10));
        CentralPanel::default().frame(middle).show(ui, |ui| {
            self.tools(ui, cx, current, has_left);
            if ui.available_height() > WITH_KEYS {
                Self::footer(ui, cx);
            }
            self.list(ui, cx, current, acts);
        });
    }

    /// Keeps the widths once a handle is let go.
    fn keep_panes(&mut self, ui: &Ui, cx: &mut ViewContext<'_>, left: Option<u16>, right: u16) {
        let settings = &cx.session.settings;
        let panes = (left.unwrap_or(settings.left_pane), right);
        let before = self.panes.replace(panes);
        let dragged = ui.input(|input| input.pointer.is_decidedly_dragging());
        self.dragged |= dragged && before.is_some_and(|before| before != panes);
        if self.dragged && !ui.input(|input| input.pointer.any_down()) {
            self.dragged = false;
            cx.push(Command::Set(Setting::Panes {
                left: panes.0,
                right: panes.1,
            }));
        }
    }

    fn go_to(&mut self, current: &Current, place: Option<Place>, commands: &mut Vec<Command>) {
        let Some(place) = place else { return };
        self.wanted.place = place;
        self.wanted.kept = None;
        self.update_rows(current);
        self.list.rewind();
        if let Some(first) = self.rows.first() {
            self.perform(current, Act::Focus(first), commands);
        }
    }

    fn right(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let editable = current.assessment.head.state.is_open();
        let area = ScrollArea::vertical()
            .auto_shrink(false)
            .id_salt(self.focus);
        area.show(ui, |ui| match self.focus {
            Some(focus) => self.details.show(ui, cx, current, focus, editable),
            None => side_remark(ui, cx.palette, cx.t(Checklist::NoItem)),
        });
    }

    fn tools(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current, has_left: bool) {
        let tally = &current.score.overall;
        if !current.assessment.head.state.is_open() {
            banner(ui, cx.palette, Tone::Accent, cx.t(Checklist::Frozen));
        }
        let head = &current.assessment.head;
        if head.state == State::Draft && !head.review.is_empty() {
            let said = format!("{} {}", cx.t(Checklist::Returned), head.review);
            banner(ui, cx.palette, Tone::Warning, &said);
        }
        if !has_left {
            let place = articles::picker(ui, cx.language, current, self.wanted.place);
            self.go_to(current, place, cx.commands);
        }
        ui.horizontal_wrapped(|ui| {
            // A button that has no room goes to the next line whole.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            self.search_field(ui, cx, current);
            self.filter_list(ui, cx, current);
            self.next_step(ui, cx, current);
        });
        ui.horizontal_wrapped(|ui| {
            let small = |text: String| RichText::new(text).size(SMALL).color(cx.palette.weak);
            let mut shown = items(cx.language, self.rows.items());
            if has_left {
                let place = match self.wanted.place {
                    Place::Article(article) => articles::title_at(current, cx.language, article),
                    Place::Everything => cx.t(Checklist::WholeRegulation).to_owned(),
                };
                shown = format!("{place} · {shown}");
            }
            ui.add(Label::new(small(shown)).truncate());
            if tally.unanswered > 0 {
                ui.label(small(left(cx.language, tally.unanswered)));
            }
        });
        ui.separator();
    }

    fn search_field(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let room = (ui.available_width() - 400.0).clamp(150.0, 420.0);
        let field = TextEdit::singleline(&mut self.wanted.search)
            .hint_text(cx.t(Checklist::SearchHint))
            .desired_width(room);
        let field = ui.add(field).accessible_name(cx.t(Checklist::Search));
        let field = field.on_hover_text(cx.t(Checklist::Search));
        if std::mem::take(&mut self.ask_search) {
            field.request_focus();
        }
        if field.changed() {
            self.look_anew(current);
        }
    }

    fn filter_list(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let mut filter = self.wanted.filter;
        let label = format!("{}: {}", cx.t(Checklist::Filter), cx.t(filter.label()));
        let list = ComboBox::from_id_salt("filter")
            .selected_text(label)
            .height(320.0);
        let shown = list.show_ui(ui, |ui| {
            for offered in Filter::ALL {
                ui.selectable_value(&mut filter, offered, cx.t(offered.label()));
            }
        });
        shown.response.on_hover_text(cx.t(Checklist::Filter));
        if filter != self.wanted.filter {
            self.wanted.filter = filter;
            self.look_anew(current);
        }
    }

    /// A new filter or search looks through the whole regulation.
    fn look_anew(&mut self, current: &Current) {
        self.wanted.kept = None;
        let seeks = self.wanted.filter != Filter::All || !self.wanted.search.trim().is_empty();
        if seeks {
            self.wanted.place = Place::Everything;
        }
        self.update_rows(current);
        match self.focus.and_then(|focus| self.rows.row_of(focus)) {
            Some(row) => self.list.scroll_to(row),
            None => self.list.rewind(),
        }
    }

    /// The one filled button.
    fn next_step(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let from = self.focus.map_or(0, |focus| focus + 1);
        match first_unanswered(current, from) {
            Some(next) if current.assessment.head.state.is_open() => {
                if primary(ui, cx.palette, cx.t(Checklist::NextUnanswered)).clicked() {
                    self.hand_out(current, cx.commands);
                    self.come_to(current, Some(next), false);
                }
            }
            _ => {
                let gaps = current.score.overall.gaps() > 0;
                let (text, route) = if gaps {
                    (Checklist::OpenPlan, Route::Plan)
                } else {
                    (Checklist::OpenSummary, Route::Summary)
                };
                if primary(ui, cx.palette, cx.t(text)).clicked() {
                    cx.go(route);
                }
            }
        }
    }

    fn footer(ui: &mut Ui, cx: &ViewContext<'_>) {
        let frame = Frame::new().inner_margin(Margin {
            top: 4,
            ..Margin::ZERO
        });
        let panel = Panel::bottom("checklist keys")
            .frame(frame)
            .resizable(false);
        panel.show_separator_line(false).show(ui, |ui| {
            let keys = RichText::new(cx.t(Checklist::Keys))
                .size(SMALL)
                .color(cx.palette.weak);
            ui.add(Label::new(keys).truncate());
        });
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        acts: &mut Vec<Act>,
    ) {
        if self.rows.items() == 0 {
            self.nothing(ui, cx, current);
            return;
        }
        let editable = current.assessment.head.state.is_open();
        let (focus, open, inline) = (self.focus, self.open, self.inline);
        let (palette, language) = (cx.palette, cx.language);
        let Self {
            rows,
            list,
            reason,
            note,
            details,
            ask_note,
            ..
        } = self;
        let rows = rows.as_slice();
        let count = current.catalog.items.len();
        let width = ui.available_width() - 40.0;
        let spec = Rows {
            count: rows.len(),
            slot: &|row| match rows.get(row) {
                Some(Row::Item(position)) => *position,
                Some(Row::Heading(article)) => count + article,
                None => count + current.score.articles.len(),
            },
            slots: count + current.score.articles.len() + 1,
            estimate: &|row| likely_height(current, language, rows.get(row), width),
        };
        list.show(ui, &spec, &mut |ui, row| match rows.get(row) {
            Some(Row::Heading(article)) => {
                let title = articles::title_at(current, language, *article);
                ui.add_space(6.0);
                ui.add(Label::new(RichText::new(title).font(fonts::bold(BODY))).wrap());
            }
            Some(&Row::Item(position)) => {
                let drawn = ItemRow {
                    current,
                    palette,
                    language,
                    position,
                    focused: focus == Some(position),
                    open: open == Some(position),
                    editable,
                };
                let reason = reason.as_mut().filter(|reason| reason.position == position);
                drawn.show(ui, reason, acts, &mut |ui, response, acts| {
                    if current.scope.applies(position) {
                        let ask = std::mem::take(ask_note);
                        note_field(ui, cx, response, note, ask, editable, &mut |text| {
                            acts.push(Act::Note(position, text));
                        });
                    }
                    if inline {
                        ui.separator();
                        details.show(ui, cx, current, position, editable);
                    }
                });
            }
            None => {}
        });
    }

    fn nothing(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let searched = !self.wanted.search.trim().is_empty();
        let text = if searched {
            Checklist::NothingFound
        } else {
            Checklist::NothingLeft
        };
        ui.add_space(24.0);
        ui.vertical_centered(|ui| {
            ui.label(cx.t(text));
            if ui.button(cx.t(Checklist::ShowAll)).clicked() {
                self.wanted.search.clear();
                self.wanted.filter = Filter::All;
                self.look_anew(current);
            }
        });
    }
}

fn note_field(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    response: &Response,
    note: &mut Draft,
    take_keyboard: bool,
    editable: bool,
    commit: &mut dyn FnMut(String),
) {
    let label = ui.label(
        RichText::new(cx.t(Checklist::Note))
            .size(SMALL)
            .color(cx.palette.weak),
    );
    ui.add_enabled_ui(editable, |ui| {
        let typed = text_area(ui, Named::By(label.id), 2, note, &response.note);
        if take_keyboard {
            typed.response.request_focus();
        }
        if let Some(text) = typed.commit {
            commit(text);
        }
    });
}

/// The height a row will likely have, from the length of its question.
fn likely_height(
    current: &Current,
    language: crate::i18n::Language,
    row: Option<&Row>,
    width: f32,
) -> f32 {
    let Some(Row::Item(position)) = row else {
        return 28.0;
    };
    let item = current.catalog.items.get(*position);
    let characters = item.map_or(0, |item| item.question.get(language).chars().count());
    #[expect(
        clippy::cast_precision_loss,
        reason = "a question has far fewer characters"
    )]
    let lines = (characters as f32 * 7.4 / width.max(100.0)).ceil().max(1.0);
    18.0 + 20.0 + 6.0 + lines * 19.0 + 6.0 + 28.0
}

/// Points as the settings keep them.
fn whole(points: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a pane is at most 700 points wide"
    )]
    let whole = points.round().clamp(0.0, 1000.0) as u16;
    whole
}

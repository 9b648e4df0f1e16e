//! What a filled-in spreadsheet would change: what is wrong first, then item by
//! item, old beside new. Nothing is recorded until it is accepted.

mod keys;
mod line;

use std::sync::Arc;

use egui::{Frame, Label, Margin, Panel, RichText, Ui};

use self::keys::KeyWish;
use self::line::{Drawn, Line};
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::job::JobKind;
use crate::app::sheet::SheetDraft;
use crate::i18n::sheet::{Sheet, accept_changes, accept_good, counts};
use crate::model::id::ItemId;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::virtual_list::{Rows, VirtualList};
use crate::ui::widgets::{Icon, Tone, banner, empty, primary_if, side_remark};

/// Below this width in points the line that names the keys is left out.
const WITH_KEYS: f32 = 900.0;

/// The screen.
#[derive(Default)]
pub struct SheetView {
    /// What is listed.
    of: Option<Arc<SheetDraft>>,
    list: VirtualList,
    /// The line the keys act on.
    focus: Option<usize>,
    /// The changes were asked for.
    asked: bool,
}

impl SheetView {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let asked = std::mem::take(&mut self.asked);
        let draft = cx.session.sheet.clone();
        let (Some(draft), Some(current)) = (draft, cx.session.current.as_ref()) else {
            self.of = None;
            if asked {
                cx.go(Route::Checklist(None));
            } else {
                nothing(ui, cx);
            }
            return;
        };
        self.follow(&draft);
        self.obey(ui, cx, &draft);
        Frame::new()
            .inner_margin(Margin {
                left: 28,
                right: 20,
                top: 16,
                bottom: 0,
            })
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.foot(ui, cx, &draft);
                head(ui, cx, &draft);
                self.lines(ui, cx, current, &draft);
            });
    }

    /// Takes another draft in.
    fn follow(&mut self, draft: &Arc<SheetDraft>) {
        let known = self.of.as_ref();
        if known.is_some_and(|known| Arc::ptr_eq(known, draft)) {
            return;
        }
        self.of = Some(draft.clone());
        self.focus = None;
        self.list.rows_changed();
        self.list.rewind();
    }

    fn obey(&mut self, ui: &Ui, cx: &mut ViewContext<'_>, draft: &SheetDraft) {
        let count = draft.problems.len() + draft.rows.len();
        for wish in keys::wishes(ui.ctx()) {
            match wish {
                KeyWish::Back => cx.go(Route::Report),
                KeyWish::Next | KeyWish::Previous if count == 0 => {}
                KeyWish::Next => {
                    let next = self.focus.map_or(0, |at| (at + 1).min(count - 1));
                    self.focus_on(next);
                }
                KeyWish::Previous => {
                    let previous = self.focus.map_or(0, |at| at.saturating_sub(1));
                    self.focus_on(previous);
                }
                KeyWish::Open => {
                    let item = self.focus.and_then(|at| item_of(draft, at));
                    if let Some(item) = item {
                        cx.go(Route::Checklist(Some(item)));
                    }
                }
            }
        }
    }

    fn focus_on(&mut self, at: usize) {
        self.focus = Some(at);
        self.list.scroll_to(at);
    }

    fn lines(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        draft: &SheetDraft,
    ) {
        let problems = draft.problems.len();
        let count = problems + draft.rows.len();
        if count == 0 {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| ui.label(cx.t(Sheet::NothingToTake)));
            return;
        }
        let spec = Rows {
            count,
            slot: &|at| at,
            slots: count,
            estimate: &|at| if at < problems { 62.0 } else { 118.0 },
        };
        let mut clicked = None;
        let mut wanted = None;
        let (list, focus) = (&mut self.list, self.focus);
        list.show(ui, &spec, &mut |ui, at| {
            let Some(line) = line_at(draft, at) else {
                return;
            };
            let drawn = Drawn {
                line,
                current,
                palette: cx.palette,
                language: cx.language,
                focused: focus == Some(at),
            };
            let (hit, open) = drawn.show(ui);
            if hit {
                clicked = Some(at);
            }
            if open {
                wanted = item_of(draft, at);
            }
        });
        self.focus = clicked.or(self.focus);
        if let Some(item) = wanted {
            cx.go(Route::Checklist(Some(item)));
        }
    }

    fn foot(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &SheetDraft) {
        let frame = Frame::new().inner_margin(Margin::symmetric(0, 10));
        Panel::bottom("sheet foot")
            .frame(frame)
            .resizable(false)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    if ui.button(cx.t(Sheet::Drop)).clicked() {
                        cx.push(Command::DropSheet);
                        cx.go(Route::Report);
                    }
                    if ui.button(cx.t(Sheet::ReadAgain)).clicked() {
                        cx.push(Command::ReadSheet(draft.path.clone()));
                    }
                    let skip_bad = !draft.problems.is_empty();
                    let changes = draft.rows.len();
                    let words = if skip_bad {
                        accept_good(cx.language, changes)
                    } else {
                        accept_changes(cx.language, changes)
                    };
                    if primary_if(ui, cx.palette, changes > 0, &words).clicked() {
                        cx.push(Command::AcceptSheet { skip_bad });
                        self.asked = true;
                    }
                    let said = RichText::new(cx.t(Sheet::OneStep)).size(SMALL);
                    ui.add(Label::new(said.color(cx.palette.weak)).wrap());
                });
            });
    }
}

fn nothing(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let reads = |kind| kind == JobKind::ReadSheet;
    if cx.session.jobs.iter().any(|job| reads(job.kind)) {
        ui.centered_and_justified(|ui| ui.label(cx.t(Sheet::Reading)));
        return;
    }
    let (said, text) = (cx.t(Sheet::EmptyTitle), cx.t(Sheet::EmptyText));
    let action = cx.t(Sheet::ToReport);
    if empty(ui, cx.palette, Icon::Checklist, said, text, Some(action)) {
        cx.go(Route::Report);
    }
}

fn head(ui: &mut Ui, cx: &ViewContext<'_>, draft: &SheetDraft) {
    ui.heading(cx.t(Sheet::Title));
    ui.label(RichText::new(draft.file()).font(fonts::bold(BODY)))
        .on_hover_text(draft.path.display().to_string());
    let problems = draft.problems.len();
    let said = counts(
        cx.language,
        draft.rows.len(),
        draft.unchanged,
        draft.absent,
        problems,
    );
    let narrow = ui.ctx().content_rect().width() < WITH_KEYS;
    if narrow {
        side_remark(ui, cx.palette, &said);
    } else {
        side_remark(ui, cx.palette, &format!("{said}.  {}", cx.t(Sheet::Keys)));
    }
    if problems > 0 {
        banner(ui, cx.palette, Tone::Warning, cx.t(Sheet::Mend));
    }
    ui.separator();
}

/// Problems first, then changes.
fn line_at(draft: &SheetDraft, at: usize) -> Option<Line<'_>> {
    let problems = draft.problems.len();
    if at < problems {
        draft.problems.get(at).map(Line::Problem)
    } else {
        draft.rows.get(at - problems).map(Line::Change)
    }
}

fn item_of(draft: &SheetDraft, at: usize) -> Option<ItemId> {
    match line_at(draft, at)? {
        Line::Change(row) => Some(row.item.clone()),
        Line::Problem(_) => None,
    }
}

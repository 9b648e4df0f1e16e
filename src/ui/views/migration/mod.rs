//! What would move from an earlier assessment into a new one: counts first, then
//! item by item, old beside new. Nothing is written until it is accepted.

mod figures;
mod keys;
mod listing;
mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Frame, Label, Margin, Panel, RichText, TextEdit, Ui};

use self::keys::KeyWish;
use self::listing::{Line, Listing, Wanted};
use self::row::DrawnLine;
use crate::app::command::Command;
use crate::app::migrate::MigrationDraft;
use crate::i18n::migration::{Migration, create_with, other_version, shown_of, sum};
use crate::model::carry::{Counts, Verdict};
use crate::model::id::ItemId;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::virtual_list::{Rows, VirtualList};
use crate::ui::widgets::{Icon, Tone, banner, empty, icon, primary, side_remark};

/// Below this height in points what can be spared at the top is left out.
const LOW: f32 = 520.0;
/// Below this width in points the line that names the keys is left out.
const WITH_KEYS: f32 = 900.0;

/// The screen.
#[derive(Default)]
pub struct MigrationView {
    listing: Option<Listing>,
    counts: Counts,
    /// The items whose answers a person confirmed.
    confirmed: BTreeSet<ItemId>,
    wanted: Wanted,
    list: VirtualList,
    /// The line that the keys act on, by its position among all.
    focus: Option<usize>,
    ask_search: bool,
    /// A route has led here; the earlier assessment may have changed since.
    arrived: bool,
    /// The new assessment was asked for.
    asked: bool,
}

impl MigrationView {
    /// A route leads here.
    pub fn open(&mut self) {
        self.arrived = true;
    }

    /// Draws it. Returns whether the new assessment has been made.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) -> bool {
        let asked = std::mem::take(&mut self.asked);
        let Some(draft) = cx.session.migration.clone() else {
            if asked {
                *self = Self::default();
                cx.go(Route::Checklist(None));
                return true;
            }
            self.nothing(ui, cx);
            return false;
        };
        self.follow(&draft);
        if std::mem::take(&mut self.arrived) {
            plan_again(cx, &draft);
        }
        self.obey(ui, cx);
        Frame::new()
            .inner_margin(Margin {
                left: 28,
                right: 20,
                top: 16,
                bottom: 0,
            })
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.foot(ui, cx);
                self.head(ui, cx, &draft);
                self.lines(ui, cx);
            });
        false
    }

    /// Takes a new draft in. What was confirmed stays confirmed where nothing about it changed.
    fn follow(&mut self, draft: &Arc<MigrationDraft>) {
        let known = self.listing.as_ref().map(|listing| &listing.draft);
        if known.is_some_and(|known| Arc::ptr_eq(known, draft)) {
            return;
        }
        let same = known.filter(|known| known.earlier.id == draft.earlier.id);
        let before = same.map_or(&[][..], |known| &known.migration.proposals);
        let before: BTreeMap<_, _> = before.iter().map(|p| (&p.item, p)).collect();
        let now = draft.migration.proposals.iter();
        let unchanged = now.filter(|p| before.get(&p.item) == Some(p));
        let kept = unchanged.filter(|p| self.confirmed.contains(&p.item));
        self.confirmed = kept.map(|p| p.item.clone()).collect();
        self.counts = draft.migration.counts();
        self.listing = Some(Listing::new(draft.clone()));
        self.focus = None;
        self.list.rows_changed();
        self.list.rewind();
    }

    fn nothing(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let (said, text) = (cx.t(Migration::EmptyTitle), cx.t(Migration::EmptyText));
        let action = cx.t(Migration::ToWizard);
        if empty(ui, cx.palette, Icon::Checklist, said, text, Some(action)) {
            cx.go(Route::NewAssessment);
        }
    }

    fn obey(&mut self, ui: &Ui, cx: &mut ViewContext<'_>) {
        for wish in keys::wishes(ui.ctx()) {
            match wish {
                KeyWish::Next => self.step(true),
                KeyWish::Previous => self.step(false),
                KeyWish::Confirm => self.confirm_focused(),
                KeyWish::Search => self.ask_search = true,
                KeyWish::Back => cx.go(Route::NewAssessment),
            }
        }
    }

    fn step(&mut self, forward: bool) {
        let Some(listing) = &self.listing else { return };
        let shown = listing.shown();
        let here = self
            .focus
            .and_then(|f| shown.iter().position(|at| *at == f));
        let row = match (here, forward) {
            (None, _) => 0,
            (Some(row), true) => (row + 1).min(shown.len().saturating_sub(1)),
            (Some(row), false) => row.saturating_sub(1),
        };
        self.focus = shown.get(row).copied();
        self.list.scroll_to(row);
    }

    fn confirm_focused(&mut self) {
        let Some(listing) = &self.listing else { return };
        let line = self.focus.and_then(|at| listing.line(at));
        let proposal = line.and_then(|line| listing.proposal(line));
        if let Some(proposal) = proposal.filter(|p| p.verdict == Verdict::Confirm)
            && !self.confirmed.remove(&proposal.item)
        {
            self.confirmed.insert(proposal.item.clone());
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &MigrationDraft) {
        let low = ui.available_height() < LOW;
        ui.heading(cx.t(Migration::Title));
        names(ui, cx, draft);
        if !low {
            let how = if draft.crosswalk.is_some() {
                Migration::ByCrosswalk
            } else if draft.from.id == draft.to.id {
                Migration::ByNames
            } else {
                Migration::ByControls
            };
            side_remark(ui, cx.palette, cx.t(how));
        }
        let old = &draft.earlier.head.catalog_version;
        if *old != draft.from.content_version {
            let said = other_version(cx.language, old, &draft.from.content_version);
            banner(ui, cx.palette, Tone::Warning, &said);
        }
        ui.add_space(2.0);
        figures::show(ui, cx, self.counts, &mut self.wanted.kind, low);
        ui.add_space(2.0);
        self.tools(ui, cx);
    }

    fn tools(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            let room = (ui.available_width() - 520.0).clamp(180.0, 380.0);
            let field = TextEdit::singleline(&mut self.wanted.search)
                .hint_text(cx.t(Migration::SearchHint))
                .desired_width(room);
            let field = ui.add(field).accessible_name(cx.t(Migration::Search));
            let field = field.on_hover_text(cx.t(Migration::Search));
            if std::mem::take(&mut self.ask_search) {
                field.request_focus();
            }
            self.find();
            let Some(listing) = &self.listing else { return };
            let waiting = listing.waiting();
            if !waiting.is_empty() {
                let all = waiting.iter().all(|item| self.confirmed.contains(item));
                let words = if all {
                    Migration::UnconfirmShown
                } else {
                    Migration::ConfirmShown
                };
                let words = format!("{} ({})", cx.t(words), waiting.len());
                if ui.button(words).clicked() {
                    if all {
                        for item in waiting {
                            self.confirmed.remove(item);
                        }
                    } else {
                        self.confirmed.extend(waiting.iter().cloned());
                    }
                }
            }
            let shown = shown_of(cx.language, listing.shown().len(), listing.count());
            ui.label(RichText::new(shown).size(SMALL).color(cx.palette.weak));
            if ui.available_width() > 330.0 && ui.ctx().content_rect().width() > WITH_KEYS {
                let keys = RichText::new(cx.t(Migration::Keys)).size(SMALL);
                ui.label(keys.color(cx.palette.weak));
            }
        });
        ui.separator();
    }

    /// Brings the lines shown up to date.
    fn find(&mut self) {
        let Some(listing) = &mut self.listing else {
            return;
        };
        if !listing.show(&self.wanted) {
            return;
        }
        self.list.rows_changed();
        let shown = listing.shown();
        let row = self
            .focus
            .and_then(|focus| shown.iter().position(|at| *at == focus));
        if let Some(row) = row {
            self.list.scroll_to(row);
        } else {
            self.focus = None;
            self.list.rewind();
        }
    }

    fn lines(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let Self {
            listing: Some(listing),
            list,
            confirmed,
            focus,
            wanted,
            ..
        } = self
        else {
            return;
        };
        let shown = listing.shown();
        if shown.is_empty() {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.label(cx.t(Migration::NothingFound));
                if ui.button(cx.t(Migration::ShowAll)).clicked() {
                    *wanted = Wanted::default();
                }
            });
            return;
        }
        let spec = Rows {
            count: shown.len(),
            slot: &|row| shown.get(row).copied().unwrap_or_default(),
            slots: listing.count(),
            estimate: &|row| {
                let line = shown.get(row).and_then(|at| listing.line(*at));
                match line {
                    Some(Line::Proposal { sources, .. }) if sources.len() > 1 => 200.0,
                    Some(Line::Proposal { .. }) => 130.0,
                    _ => 104.0,
                }
            },
        };
        let mut clicked = None;
        list.show(ui, &spec, &mut |ui, row| {
            let Some(at) = shown.get(row).copied() else {
                return;
            };
            let Some(line) = listing.line(at) else { return };
            let drawn = DrawnLine {
                listing,
                line,
                palette: cx.palette,
                language: cx.language,
                focused: *focus == Some(at),
            };
            if drawn.show(ui, confirmed) {
                clicked = Some(at);
            }
        });
        *focus = clicked.or(*focus);
    }

    fn foot(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let frame = Frame::new().inner_margin(Margin::symmetric(0, 10));
        Panel::bottom("migration foot")
            .frame(frame)
            .resizable(false)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    if ui.button(cx.t(Migration::Back)).clicked() {
                        cx.go(Route::NewAssessment);
                    }
                    let confirmed = self.confirmed.len();
                    let answers = self.counts.carried + confirmed;
                    let words = create_with(cx.language, answers);
                    if primary(ui, cx.palette, &words).clicked() {
                        self.asked = true;
                        let confirmed = self.confirmed.clone();
                        cx.push(Command::AcceptMigration { confirmed });
                    }
                    let waiting = self.counts.confirm.saturating_sub(confirmed);
                    let said = sum(cx.language, self.counts.carried, confirmed, waiting);
                    let said = RichText::new(said).size(SMALL).color(cx.palette.weak);
                    ui.add(Label::new(said).wrap());
                });
            });
    }
}

/// "Năm 2025 · 39/2024/QĐ-UBND → Năm 2026 · 12/2026/QĐ-UBND".
fn names(ui: &mut Ui, cx: &ViewContext<'_>, draft: &MigrationDraft) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        let (mut before, mut after) = (String::new(), String::new());
        if draft.from.id == draft.to.id && draft.from.content_version != draft.to.content_version {
            before = format!(" ({})", draft.from.content_version);
            after = format!(" ({})", draft.to.content_version);
        }
        let (from, to) = (&draft.from.instrument, &draft.to.instrument);
        let old = format!("{} · {from}{before}", draft.earlier.head.name);
        ui.label(RichText::new(old).font(fonts::bold(BODY)))
            .on_hover_text(draft.from.title.get(cx.language));
        icon(ui, Icon::Right, cx.palette.weak);
        let new = format!("{} · {to}{after}", draft.head.name);
        ui.label(RichText::new(new).font(fonts::bold(BODY)))
            .on_hover_text(draft.to.title.get(cx.language));
    });
}

/// The earlier assessment may have been changed while the preview was left.
fn plan_again(cx: &mut ViewContext<'_>, draft: &MigrationDraft) {
    let earlier = &draft.earlier;
    let open = cx.session.current.as_ref();
    let open = open.map(|current| &current.assessment);
    let changed = if let Some(open) = open.filter(|open| open.id == earlier.id) {
        open.responses != earlier.responses
            || open.evidence != earlier.evidence
            || open.links != earlier.links
            || open.plan != earlier.plan
    } else {
        let mut listed = cx.session.assessments.iter();
        listed.any(|listed| listed.id == earlier.id && listed.changed > earlier.changed)
    };
    if changed {
        cx.push(Command::PlanMigration {
            from: draft.earlier.id,
            head: Box::new(draft.head.clone()),
        });
    }
}

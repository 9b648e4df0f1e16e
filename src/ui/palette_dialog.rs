//! Ctrl+K: every screen and command by name, with and without tone marks.

use egui::{Context, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::shortcuts::Action;
use super::theme::{self, Palette};
use crate::app::session::Session;
use crate::i18n::{Shell, Translate};
use crate::model::text::search_key;

/// The dialog; closed while `None`.
#[derive(Default)]
pub(super) struct PaletteDialog(Option<Open>);

#[derive(Default)]
struct Open {
    typed: String,
    selected: usize,
}

impl PaletteDialog {
    /// Opens it afresh, or closes it.
    pub(super) fn toggle(&mut self) {
        self.0 = if self.0.is_some() {
            None
        } else {
            Some(Open::default())
        };
    }

    /// Draws it while it is open, and gives what was chosen.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        palette: &Palette,
        session: &Session,
    ) -> Option<Action> {
        let open = self.0.as_mut()?;
        let found = found(session, &open.typed);
        open.selected = open.selected.min(found.len().saturating_sub(1));
        let confirmed = keys(ctx, open, found.len());
        let modal = Modal::new(Id::unique("commands")).backdrop_color(palette.backdrop);
        let response = modal.show(ctx, |ui| {
            ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 80.0));
            search(ui, palette, session, open);
            list(ui, palette, session, &found, open.selected)
        });
        let chosen = response.inner.or(if confirmed {
            found.get(open.selected)
        } else {
            None
        });
        let chosen = chosen
            .filter(|action| action.refused(session).is_none())
            .cloned();
        if chosen.is_some() || response.should_close() {
            self.0 = None;
        }
        chosen
    }
}

/// The actions whose name holds every typed word.
fn found(session: &Session, typed: &str) -> Vec<Action> {
    let typed = search_key(typed);
    let matches = |action: &Action| {
        let name = search_key(&action.label(session));
        typed.split_whitespace().all(|word| name.contains(word))
    };
    Action::all(session).into_iter().filter(matches).collect()
}

/// Moves the selection; true when it is confirmed.
fn keys(ctx: &Context, open: &mut Open, found: usize) -> bool {
    ctx.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) && open.selected + 1 < found {
            open.selected += 1;
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            open.selected = open.selected.saturating_sub(1);
        }
        input.consume_key(Modifiers::NONE, Key::Enter)
    })
}

fn search(ui: &mut Ui, palette: &Palette, session: &Session, open: &mut Open) {
    let language = session.settings.language;
    let edit = TextEdit::singleline(&mut open.typed).desired_width(f32::INFINITY);
    let hint = RichText::new(language.t(Shell::CommandHint)).color(palette.weak);
    let response = ui
        .add(edit.hint_text(hint))
        .accessible_name(language.t(Shell::Commands));
    if response.changed() {
        open.selected = 0;
    }
    if !response.has_focus() {
        response.request_focus();
    }
}

/// Draws the list; gives what was clicked.
fn list<'a>(
    ui: &mut Ui,
    palette: &Palette,
    session: &Session,
    found: &'a [Action],
    selected: usize,
) -> Option<&'a Action> {
    let language = session.settings.language;
    if found.is_empty() {
        ui.label(RichText::new(language.t(Shell::NothingFound)).color(palette.weak));
        return None;
    }
    let mut clicked = None;
    ScrollArea::vertical()
        .max_height(320.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, action) in found.iter().enumerate() {
                let refused = action.refused(session);
                let keys = action.keys().map(|keys| ui.ctx().format_shortcut(&keys));
                let keys = RichText::new(keys.unwrap_or_default()).size(theme::SMALL);
                let button = egui::Button::new(action.label(session))
                    .selected(at == selected)
                    .frame_when_inactive(at == selected)
                    .min_size(egui::vec2(ui.available_width(), 0.0))
                    .shortcut_text(keys);
                let mut response = ui.add_enabled(refused.is_none(), button);
                if let Some(reason) = refused {
                    response = response.on_disabled_hover_text(language.t(reason));
                }
                if at == selected {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(action);
                }
            }
        });
    clicked
}

//! One quiet line: a move that waits to be accepted, or one that is worth making.

use egui::{Label, RichText, Ui};

use crate::app::command::Command;
use crate::app::migrate::MigrationDraft;
use crate::app::succession::{Move, Why, next_move};
use crate::i18n::migration::{
    Migration, crosswalk_leads, move_to, move_to_version, newer_version, unfinished, why_move,
};
use crate::ui::context::ViewContext;
use crate::ui::route::Route;
use crate::ui::widgets::{Icon, icon};

/// Draws it, where there is something to say.
pub(super) fn show(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    if let Some(draft) = cx.session.migration.clone() {
        waiting(ui, cx, &draft);
        return;
    }
    let today = cx.session.clock().now().date_naive();
    if let Some(next) = next_move(cx.session, today) {
        offer(ui, cx, &next);
    }
}

fn waiting(ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &MigrationDraft) {
    let (from, to) = (&draft.earlier.head.name, &draft.head.name);
    let text = unfinished(cx.language, from, to, &draft.to.instrument);
    let buttons = [cx.t(Migration::Resume), cx.t(Migration::Forget)];
    match line(ui, cx, &text, &buttons) {
        Some(0) => cx.go(Route::Migration),
        Some(_) => cx.push(Command::DropMigration),
        None => {}
    }
}

fn offer(ui: &mut Ui, cx: &mut ViewContext<'_>, next: &Move) {
    let (old, new) = (&next.old.instrument, &next.to.instrument);
    let mut button = move_to(cx.language, new);
    let text = match &next.why {
        Why::OtherVersion => {
            let newest = cx.session.assessments.first();
            let before = newest.map_or("", |newest| &newest.catalog_version);
            let now = &next.to.content_version;
            button = move_to_version(cx.language, now);
            newer_version(cx.language, old, before, now)
        }
        Why::Succession(validity) => why_move(cx.language, validity, old, new),
        Why::Crosswalk => crosswalk_leads(cx.language, old, new),
    };
    if line(ui, cx, &text, &[&button]).is_some() {
        cx.go(Route::BeginFrom(next.from, next.to.id.clone()));
    }
}

/// The sentence with its buttons; gives the button that was pressed.
fn line(ui: &mut Ui, cx: &ViewContext<'_>, text: &str, buttons: &[&str]) -> Option<usize> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        icon(ui, Icon::Info, cx.palette.weak);
        ui.add(Label::new(RichText::new(text).color(cx.palette.weak)).wrap());
        for (at, words) in buttons.iter().enumerate() {
            if ui.button(*words).clicked() {
                pressed = Some(at);
            }
        }
    });
    ui.add_space(10.0);
    pressed
}

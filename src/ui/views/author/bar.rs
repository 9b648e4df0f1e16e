//! The strip above the editor: what is written, what is wrong, what can be done with it.

use egui::{Label, RichText, Ui};

use super::AuthorView;
use crate::app::author::{AuthorCommand, Draft};
use crate::app::command::Command;
use crate::i18n::author::{Author, findings, sizes, unwritten};
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{SECTION, SMALL};
use crate::ui::widgets::{
    Icon, Tone, banner, chip, danger, icon_text_button, path_field, primary_if, secondary_if,
};

impl AuthorView {
    /// Draws it.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &Draft) {
        let catalog = draft.catalog();
        let title = catalog.title.get(cx.language);
        let name = if title.is_empty() {
            catalog.id.as_str()
        } else {
            title
        };
        let name = RichText::new(name).font(fonts::bold(SECTION));
        ui.add(Label::new(name).truncate());
        let wrong = draft.findings().len();
        ui.horizontal_wrapped(|ui| {
            state(ui, cx, draft);
            let size = sizes(
                cx.language,
                catalog.provisions().count(),
                catalog.items.len(),
            );
            let size = RichText::new(size).size(SMALL).color(cx.palette.weak);
            ui.label(size);
            let left = self.tree.unwritten();
            if left > 0 {
                let said = unwritten(cx.language, left);
                let mark = Some(Icon::Note);
                let shown = ui.scope(|ui| chip(ui, cx.palette, Tone::Warning, mark, &said));
                let shown = shown.response;
                shown.on_hover_text(cx.t(Author::UnwrittenHint));
            }
            let problems = wrong > 0;
            let text = if problems {
                Author::Next
            } else {
                Author::NextUnwritten
            };
            if (problems || left > 0) && ui.button(cx.t(text)).clicked() {
                self.search.clear();
                self.tree.update(draft, "", self.filter, &self.selected);
                let next = self.tree.next(catalog, &self.selected, !problems);
                self.next = next.or(self.next.take());
                self.reveal = true;
            }
        });
        ui.horizontal_wrapped(|ui| {
            let sound = wrong == 0 && draft.is_checked();
            let save = primary_if(ui, cx.palette, sound, cx.t(Author::Save));
            let save = save
                .on_hover_text(cx.t(Author::SaveHint))
                .on_disabled_hover_text(cx.t(Author::SaveBlocked));
            if save.clicked() {
                ask(cx, AuthorCommand::Save);
            }
            if !draft.is_changed() && cx.session.library.get(&catalog.id).is_ok() {
                let used = icon_text_button(ui, cx.palette, Icon::Plus, cx.t(Author::Use));
                if used.clicked() {
                    cx.go(Route::NewAssessment);
                }
            }
            if ui.button(cx.t(Author::Share)).clicked() {
                self.sharing = !self.sharing;
            }
            if secondary_if(ui, draft.can_undo(), cx.t(Author::Undo)).clicked() {
                ask(cx, AuthorCommand::Undo);
            }
            if secondary_if(ui, draft.can_redo(), cx.t(Author::Redo)).clicked() {
                ask(cx, AuthorCommand::Redo);
            }
            if ui.button(cx.t(Author::CloseDraft)).clicked() {
                if draft.is_changed() {
                    self.closing = true;
                } else {
                    ask(cx, AuthorCommand::Discard);
                }
            }
        });
        self.share(ui, cx, draft);
        self.close(ui, cx);
    }

    fn share(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &Draft) {
        if !self.sharing {
            return;
        }
        let suggested = format!("{}.ron", draft.catalog().id);
        let label = cx.t(Author::SharePath);
        let path = &mut self.share_path;
        path_field(ui, cx, label, Choice::SaveCatalog, Some(&suggested), path);
        let path = self.share_path.trim();
        if secondary_if(ui, !path.is_empty(), cx.t(Author::ShareNow)).clicked() {
            ask(cx, AuthorCommand::SaveCopy(path.into()));
            self.sharing = false;
        }
    }

    fn close(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        if !self.closing {
            return;
        }
        banner(ui, cx.palette, Tone::Warning, cx.t(Author::CloseQuestion));
        ui.horizontal(|ui| {
            if ui.button(cx.t(Author::KeepWriting)).clicked() {
                self.closing = false;
            }
            if danger(ui, cx.palette, cx.t(Author::CloseAnyway)).clicked() {
                self.closing = false;
                ask(cx, AuthorCommand::Discard);
            }
        });
    }
}

/// Whether it is sound, and whether it is in the list.
fn state(ui: &mut Ui, cx: &ViewContext<'_>, draft: &Draft) {
    let wrong = draft.findings().len();
    let (tone, said) = match (draft.is_checked(), wrong) {
        (_, 1..) => (Tone::Bad, findings(cx.language, wrong)),
        (true, 0) => (Tone::Ok, cx.t(Author::Sound).to_owned()),
        (false, 0) => (Tone::Neutral, cx.t(Author::Checking).to_owned()),
    };
    chip(ui, cx.palette, tone, Some(tone.icon()), &said);
    let known = cx.session.library.get(&draft.catalog().id).is_ok();
    if known && !draft.is_changed() {
        chip(ui, cx.palette, Tone::Accent, None, cx.t(Author::InList));
    } else {
        chip(ui, cx.palette, Tone::Neutral, None, cx.t(Author::Unsaved));
    }
}

fn ask(cx: &mut ViewContext<'_>, command: AuthorCommand) {
    cx.push(Command::Author(command));
}

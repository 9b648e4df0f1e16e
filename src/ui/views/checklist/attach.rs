//! Files dropped on the checklist, pictures pasted into it, and answers of the
//! file dialog: all become evidence of the focused item.

use egui::Ui;

use super::ChecklistView;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::checklist::Checklist;
use crate::model::id::ItemId;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::views::evidence::incoming;

impl ChecklistView {
    /// Opens the file dialog for the item at `position` and readies the typed path.
    pub(super) fn browse(&mut self, cx: &mut ViewContext<'_>, position: usize) {
        if self.inline {
            self.open = Some(position);
        }
        self.details.proof.browse(cx);
    }

    /// Takes in what arrived this frame.
    pub(super) fn attach(&mut self, ui: &Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let item = self
            .focus
            .and_then(|focus| current.catalog.items.get(focus));
        let Some(item) = item.filter(|_| current.assessment.head.state.is_open()) else {
            return;
        };
        incoming::overlay(ui, cx.palette, cx.t(Checklist::DropHere));
        let mut paths = incoming::dropped(ui.ctx());
        paths.extend(cx.chosen(Choice::OpenEvidence).unwrap_or_default());
        let item: Option<ItemId> = Some(item.id.clone());
        if !paths.is_empty() {
            cx.push(Command::ImportFiles {
                paths,
                item: item.clone(),
            });
        }
        if let Some(png) = incoming::pasted(ui.ctx()) {
            cx.push(Command::ImportPicture { png, item });
        }
    }
}

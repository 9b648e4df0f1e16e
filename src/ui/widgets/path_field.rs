//! A path that can be typed or chosen: a file dialog may be missing on this computer.

use egui::{Button, Response, TextEdit, Ui};

use crate::i18n::FileKind;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;

/// A labelled path with a Browse button. `suggested` is the file name a save
/// dialog starts with. The answer of the dialog is written into `path`; the
/// response then says that it changed.
pub fn path_field(
    ui: &mut Ui,
    cx: &mut ViewContext<'_>,
    label: &str,
    choice: Choice,
    suggested: Option<&str>,
    path: &mut String,
) -> Response {
    let chosen = cx.chosen(choice).and_then(|paths| paths.into_iter().next());
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(label);
        ui.horizontal(|ui| {
            let (browse, button) = if choice.is_folder() {
                (FileKind::BrowseFolder, 150.0)
            } else {
                (FileKind::Browse, 120.0)
            };
            let browse = cx.t(browse);
            let room = (ui.available_width() - button).max(120.0);
            let mut response = ui
                .add(TextEdit::singleline(path).desired_width(room))
                .labelled_by(label.id);
            if ui
                .add_enabled(!cx.chooser.is_open(), Button::new(browse))
                .clicked()
            {
                cx.chooser.open(choice, suggested, cx.language);
            }
            if let Some(chosen) = chosen {
                *path = chosen.display().to_string();
                response.mark_changed();
            }
            response
        })
        .inner
    })
    .inner
}

//! Text fields that commit when a person pauses or leaves, never per keystroke.

use std::time::Duration;

use egui::{Event, Id, ImeEvent, Response, TextEdit, Ui};

use super::draft::{Draft, PAUSE};

/// How a field gets its accessible name.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    /// By the visible label of this id (`ui.label(…).id`).
    By(Id),
    /// By these words, where nothing visible names it.
    As(&'a str),
}

/// What a field tells its view.
pub struct Typed {
    /// The field.
    pub response: Response,
    /// A text to store: NFC and different from what is stored.
    pub commit: Option<String>,
}

/// A field of one line, as wide as the room it has. `stored` is the stored text.
pub fn text_field(ui: &mut Ui, named: Named<'_>, draft: &mut Draft, stored: &str) -> Typed {
    draft.multiline = false;
    let edit = |draft: &mut Draft, ui: &mut Ui| {
        ui.add(TextEdit::singleline(&mut draft.text).desired_width(f32::INFINITY))
    };
    field(ui, named, draft, stored, edit)
}

/// A field of several lines, `rows` high at least.
pub fn text_area(
    ui: &mut Ui,
    named: Named<'_>,
    rows: usize,
    draft: &mut Draft,
    stored: &str,
) -> Typed {
    draft.multiline = true;
    let edit = |draft: &mut Draft, ui: &mut Ui| {
        let edit = TextEdit::multiline(&mut draft.text).desired_rows(rows);
        ui.add(edit.desired_width(f32::INFINITY))
    };
    field(ui, named, draft, stored, edit)
}

fn field(
    ui: &mut Ui,
    named: Named<'_>,
    draft: &mut Draft,
    stored: &str,
    edit: impl FnOnce(&mut Draft, &mut Ui) -> Response,
) -> Typed {
    draft.follow(stored);
    let response = edit(draft, ui);
    let response = match named {
        Named::By(label) => response.labelled_by(label),
        Named::As(name) => response.accessible_name(name),
    };
    let now = ui.input(|input| input.time);
    if response.changed() {
        draft.mark_typed(now);
    }
    if response.has_focus() {
        watch_input_method(ui, draft);
    } else {
        draft.composing = false;
    }
    if response.lost_focus() {
        let commit = draft.take();
        draft.settle();
        return Typed { response, commit };
    }
    let mut commit = None;
    if draft.is_typed() && !draft.composing {
        let left = draft.typed_at + PAUSE - now;
        if left <= 0.0 {
            commit = draft.take();
        } else {
            ui.request_repaint_after(Duration::from_secs_f64(left));
        }
    }
    Typed { response, commit }
}

/// An unfinished word of an input method is in the text already; it must not be stored.
fn watch_input_method(ui: &Ui, draft: &mut Draft) {
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => draft.composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => draft.composing = false,
                _ => {}
            }
        }
    });
}

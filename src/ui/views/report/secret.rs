//! A passphrase while it is typed. It is wiped after use and when the screen is left.

use egui::{Label, RichText, TextEdit, Ui};
use zeroize::{Zeroize, Zeroizing};

use crate::model::text::nfc;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::{Icon, icon};

/// Longest passphrase in characters. The room is taken at once, so that the
/// text never moves in memory and leaves a copy behind.
const MOST: usize = 200;

/// What is typed.
pub(in crate::ui) struct Secret(Zeroizing<String>);

impl Default for Secret {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(4 * MOST)))
    }
}

impl Secret {
    /// Overwrites what was typed.
    pub(in crate::ui) fn wipe(&mut self) {
        self.0.zeroize();
    }

    /// What was typed, NFC: the same keys give the same passphrase with every input method.
    pub(in crate::ui) fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(nfc(&self.0))
    }

    /// Draws the field: dots unless `shown`.
    pub(in crate::ui) fn field(
        &mut self,
        ui: &mut Ui,
        palette: &Palette,
        label: &str,
        shown: bool,
        error: Option<&str>,
    ) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(label).id;
        let edit = TextEdit::singleline(&mut *self.0)
            .password(!shown)
            .char_limit(MOST);
        let response = ui.add(edit.desired_width(f32::INFINITY)).labelled_by(label);
        // The undo of text fields keeps copies.
        if let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) {
            state.clear_undoer();
            state.store(ui.ctx(), response.id);
        }
        if let Some(error) = error {
            ui.horizontal_top(|ui| {
                icon(ui, Icon::Warning, palette.bad);
                let words = RichText::new(error).size(theme::SMALL).color(palette.bad);
                ui.add(Label::new(words).wrap());
            });
        }
    }
}

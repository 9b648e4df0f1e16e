//! Temporary.
use crate::app::key_source::KeySource;
use crate::ui::context::ViewContext;
use egui::Ui;

/// Tokens.
#[derive(Default)]
pub(super) struct TokenBox;

impl TokenBox {
    /// Draws it.
    pub(super) fn show(&mut self, _: &mut Ui, _: &mut ViewContext<'_>) {}
    /// The key.
    pub(super) fn source(&self) -> Option<KeySource> {
        None
    }
}

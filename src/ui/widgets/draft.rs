//! What is being typed into a field, apart from what is stored.

use crate::model::text::{clean_line, nfc};

/// Seconds without a keystroke after which what was typed is committed.
pub(super) const PAUSE: f64 = 0.8;

/// The text of one field while a person types. It follows the stored text
/// until something is typed, and hands out what was typed as NFC: when the
/// field loses the keyboard, after a pause, or when the view that owns it
/// calls [`Self::take`]. A view calls that before it is left, before it shows
/// another thing in the same field, and before the window closes, so that
/// nothing typed is lost.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub(super) text: String,
    stored: String,
    /// Something was typed that has not been handed out.
    typed: bool,
    /// When the last key was pressed, in egui's seconds; 0 after the field lost the keyboard.
    pub(super) typed_at: f64,
    /// An input method is in the middle of a word.
    pub(super) composing: bool,
    /// Line breaks are kept.
    pub(super) multiline: bool,
}

impl Draft {
    /// A draft of a stored text.
    pub fn new(stored: &str) -> Self {
        Self {
            text: stored.to_owned(),
            stored: stored.to_owned(),
            ..Self::default()
        }
    }

    /// What stands in the field.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether something was typed that has not been handed out.
    pub fn is_typed(&self) -> bool {
        self.typed
    }

    /// What was typed and not handed out yet.
    pub fn take(&mut self) -> Option<String> {
        if !std::mem::take(&mut self.typed) {
            return None;
        }
        self.composing = false;
        let text = self.normal();
        (text != self.stored).then_some(text)
    }

    /// Follows the stored text. What comes back of one's own typing does not
    /// move the cursor; a refused text stays in the field.
    pub(super) fn follow(&mut self, stored: &str) {
        if self.stored == stored {
            return;
        }
        stored.clone_into(&mut self.stored);
        let own = self.typed_at > 0.0 && self.normal() == stored;
        if !self.typed && !own {
            stored.clone_into(&mut self.text);
        }
    }

    /// The field lost the keyboard: what stands in it may be cleaned now.
    pub(super) fn settle(&mut self) {
        self.typed_at = 0.0;
        self.text = self.normal();
    }

    pub(super) fn mark_typed(&mut self, now: f64) {
        self.typed = true;
        self.typed_at = now;
    }

    fn normal(&self) -> String {
        if self.multiline {
            nfc(&self.text)
        } else {
            clean_line(&self.text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_handed_out_once_and_normal() {
        let mut draft = Draft::new("cũ");
        assert_eq!(draft.take(), None);
        draft.text = " Tie\u{302}\u{301}ng ".to_owned();
        draft.mark_typed(1.0);
        assert_eq!(draft.take().as_deref(), Some("Tiếng"));
        assert_eq!(draft.take(), None);
    }

    #[test]
    fn another_change_replaces_only_what_was_not_typed() {
        let mut draft = Draft::new("a");
        draft.follow("b");
        assert_eq!(draft.text(), "b");
        draft.text.push('!');
        draft.mark_typed(1.0);
        draft.follow("c");
        assert_eq!(draft.text(), "b!");
        assert_eq!(draft.take().as_deref(), Some("b!"));
        draft.follow("b!");
        assert_eq!(draft.text(), "b!");
    }
}

//! What a person did in the checklist this frame; done after everything is drawn.

use crate::model::response::Answer;

/// One thing done to the item at a position of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Come to the item.
    Focus(usize),
    /// Open or close it in place.
    Toggle(usize),
    /// Set or clear its answer.
    Answer(usize, Option<Answer>),
    /// Begin the reason for Không áp dụng.
    AskReason(usize),
    /// Save the reason that was written.
    SaveReason,
    /// Give up the reason.
    DropReason,
    /// Set or clear its flag.
    Flag(usize, bool),
    /// Replace its note.
    Note(usize, String),
}

/// The reason for Không áp dụng while it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reason {
    /// Position of the item in the catalog.
    pub(super) position: usize,
    /// As typed.
    pub(super) text: String,
    /// Whether the field is to get the keyboard.
    pub(super) take_keyboard: bool,
    /// Whether it was to be saved while empty.
    pub(super) refused: bool,
}

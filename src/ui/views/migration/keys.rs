//! The preview's keys. They rest while a text field has the keyboard; Enter and
//! Space belong to the widget that has it.

use egui::{Context, Key, Modifiers};

use crate::ui::shortcuts::typing;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyWish {
    /// Go to the next line.
    Next,
    /// Go to the line before.
    Previous,
    /// Confirm the line, or take that back.
    Confirm,
    /// Go to the search field.
    Search,
    /// Go back to the wizard.
    Back,
}

const KEYS: [(Key, KeyWish); 6] = [
    (Key::J, KeyWish::Next),
    (Key::ArrowDown, KeyWish::Next),
    (Key::K, KeyWish::Previous),
    (Key::ArrowUp, KeyWish::Previous),
    (Key::Slash, KeyWish::Search),
    (Key::Escape, KeyWish::Back),
];

/// The wishes of this frame.
pub(super) fn wishes(ctx: &Context) -> Vec<KeyWish> {
    if typing(ctx) {
        return Vec::new();
    }
    let idle = ctx.memory(|memory| memory.focused().is_none());
    ctx.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let own = [
            (Key::Enter, KeyWish::Confirm),
            (Key::Space, KeyWish::Confirm),
        ];
        // Escape first lets go of the widget that has the keyboard.
        let known = KEYS.iter().filter(|(key, _)| idle || *key != Key::Escape);
        let all = known.chain(own.iter().filter(|_| idle));
        all.filter(|(key, _)| pressed(*key))
            .map(|(_, wish)| *wish)
            .collect()
    })
}

//! The preview's keys. They rest while a text field has the keyboard; Enter
//! belongs to the widget that has it.

use egui::{Context, Key, Modifiers};

use crate::ui::shortcuts::typing;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyWish {
    /// Go to the next line.
    Next,
    /// Go to the line before.
    Previous,
    /// Open the line's item in the checklist.
    Open,
    /// Go back to the report.
    Back,
}

const KEYS: [(Key, KeyWish); 4] = [
    (Key::J, KeyWish::Next),
    (Key::ArrowDown, KeyWish::Next),
    (Key::K, KeyWish::Previous),
    (Key::ArrowUp, KeyWish::Previous),
];

/// What rests while a widget has the keyboard: Escape first lets go of it.
const IDLE: [(Key, KeyWish); 2] = [(Key::Enter, KeyWish::Open), (Key::Escape, KeyWish::Back)];

/// The wishes of this frame.
pub(super) fn wishes(ctx: &Context) -> Vec<KeyWish> {
    if typing(ctx) {
        return Vec::new();
    }
    let idle = ctx.memory(|memory| memory.focused().is_none());
    ctx.input_mut(|input| {
        let all = KEYS.iter().chain(IDLE.iter().filter(|_| idle));
        all.filter(|(key, _)| input.consume_key(Modifiers::NONE, *key))
            .map(|(_, wish)| *wish)
            .collect()
    })
}

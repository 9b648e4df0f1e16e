//! The checklist's single keys. They rest while a text field has the keyboard.

use egui::{Context, Key, Modifiers};

use crate::model::scoring::Standing;

/// What a key asks for, of the focused item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyWish {
    /// Set this answer; Không áp dụng opens its reason.
    Answer(Standing),
    /// Clear the answer.
    Clear,
    /// Go to the next (or previous) item.
    Step {
        /// Forward or back.
        forward: bool,
    },
    /// Open or close in place.
    Toggle,
    /// Close.
    Close,
    /// Attach evidence.
    Evidence,
    /// Write the note.
    Note,
    /// Set or clear the flag.
    Flag,
    /// Go to the search field.
    Search,
}

const KEYS: &[(Key, KeyWish)] = &[
    (Key::Num1, KeyWish::Answer(Standing::Met)),
    (Key::Num2, KeyWish::Answer(Standing::Partial)),
    (Key::Num3, KeyWish::Answer(Standing::NotMet)),
    (Key::Num4, KeyWish::Answer(Standing::NotApplicable)),
    (Key::Num0, KeyWish::Clear),
    (Key::J, KeyWish::Step { forward: true }),
    (Key::ArrowDown, KeyWish::Step { forward: true }),
    (Key::K, KeyWish::Step { forward: false }),
    (Key::ArrowUp, KeyWish::Step { forward: false }),
    (Key::Escape, KeyWish::Close),
    (Key::E, KeyWish::Evidence),
    (Key::N, KeyWish::Note),
    (Key::F, KeyWish::Flag),
    (Key::Slash, KeyWish::Search),
];

/// The wishes of this frame, in the order of the table; a key is taken once.
pub fn wishes(ctx: &Context) -> Vec<KeyWish> {
    // Enter and Space belong to the widget that has the keyboard.
    let idle = ctx.memory(|memory| memory.focused().is_none());
    ctx.input_mut(|input| {
        let mut wishes = Vec::new();
        for (key, wish) in KEYS {
            for _ in 0..input.count_and_consume_key(Modifiers::NONE, *key) {
                wishes.push(*wish);
            }
        }
        if idle && input.consume_key(Modifiers::NONE, Key::Enter) {
            wishes.push(KeyWish::Toggle);
        }
        wishes
    })
}

//! The checklist's single keys. They rest while a text field has the keyboard.

use egui::{Context, Event, Key};

use crate::model::scoring::Standing;

/// What a key asks for, of the focused item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyWish {
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

/// The wishes of this frame in the order in which the keys were pressed; a key is taken once.
pub(super) fn wishes(ctx: &Context) -> Vec<KeyWish> {
    // Enter belongs to the widget that has the keyboard.
    let idle = ctx.memory(|memory| memory.focused().is_none());
    let mut wishes = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                modifiers,
                pressed: true,
                ..
            } = event
            else {
                return true;
            };
            let wish = if modifiers.any() {
                None
            } else {
                wish(*key, idle)
            };
            wishes.extend(wish);
            wish.is_none()
        });
    });
    wishes
}

fn wish(key: Key, idle: bool) -> Option<KeyWish> {
    if key == Key::Enter {
        return idle.then_some(KeyWish::Toggle);
    }
    KEYS.iter()
        .find(|(known, _)| *known == key)
        .map(|(_, wish)| *wish)
}

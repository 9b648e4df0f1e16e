//! The checklist's single keys. They rest while a text field has the keyboard.

use egui::{Context, Event, Key, Modifiers};

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

impl KeyWish {
    /// Whether a text field gets the keyboard.
    fn opens_a_field(self) -> bool {
        let asks = Self::Answer(Standing::NotApplicable);
        self == asks || matches!(self, Self::Evidence | Self::Note | Self::Search)
    }
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

/// The wishes of this frame in the order of the keys, so that on a slow computer
/// "next, then met" never answers the item before; a key is taken once. What
/// follows a key that opens a text field is meant for that field.
pub(super) fn wishes(ctx: &Context) -> Vec<KeyWish> {
    // Enter and Space belong to the widget that has the keyboard.
    let idle = ctx.memory(|memory| memory.focused().is_none());
    let meant = |event: &Event| match event {
        Event::Key {
            key: Key::Enter,
            pressed: true,
            modifiers: Modifiers::NONE,
            ..
        } if idle => Some(KeyWish::Toggle),
        Event::Key {
            key,
            pressed: true,
            modifiers: Modifiers::NONE,
            ..
        } => {
            let found = KEYS.iter().find(|(known, _)| known == key);
            found.map(|(_, wish)| *wish)
        }
        _ => None,
    };
    ctx.input_mut(|input| {
        let mut wishes = Vec::new();
        input.events.retain(|event| {
            let open = wishes
                .last()
                .is_some_and(|wish: &KeyWish| wish.opens_a_field());
            let wish = meant(event).filter(|_| !open);
            wishes.extend(wish);
            wish.is_none()
        });
        wishes
    })
}

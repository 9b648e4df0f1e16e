//! Undo within a session: every step is a list of changes and is taken back by their inverses.

use crate::model::change::Change;

/// Steps kept at most; the oldest are forgotten first.
const DEPTH: usize = 1000;

/// What was done and what was taken back.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Vec<Change>>,
    undone: Vec<Vec<Change>>,
}

impl History {
    /// Remembers a step that was just done. Typing in the same note is one step.
    pub(super) fn record(&mut self, step: Vec<Change>) {
        self.undone.clear();
        if let Some(merged) = self.done.last().and_then(|last| merge_notes(last, &step)) {
            self.done.pop();
            self.done.push(merged);
            return;
        }
        if self.done.len() == DEPTH {
            self.done.remove(0);
        }
        self.done.push(step);
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The changes that take the last step back.
    pub(super) fn undo(&mut self) -> Option<Vec<Change>> {
        let step = self.done.pop()?;
        let back = step.iter().rev().map(Change::inverse).collect();
        self.undone.push(step);
        Some(back)
    }

    /// The changes that do the last undone step again.
    pub(super) fn redo(&mut self) -> Option<Vec<Change>> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Two steps that only type on in the same note, as one; `None` where they are more than that.
fn merge_notes(last: &[Change], next: &[Change]) -> Option<Vec<Change>> {
    let (
        [
            Change::Response {
                item: a,
                before,
                after: middle,
            },
        ],
        [Change::Response { item: b, after, .. }],
    ) = (last, next)
    else {
        return None;
    };
    let only_note = |x: &crate::model::response::Response, y: &crate::model::response::Response| {
        x.note != y.note && x.answer == y.answer && x.flagged == y.flagged
    };
    let typing_on = a == b && only_note(before, middle) && only_note(middle, after);
    (typing_on && after.note.starts_with(middle.note.as_str())).then(|| {
        vec![Change::Response {
            item: a.clone(),
            before: before.clone(),
            after: after.clone(),
        }]
    })
}

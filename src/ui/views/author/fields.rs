//! What is typed into the forms of the editor. A form works on a thing of the
//! catalog whose texts have keys, so that the same code stores what was typed
//! when a field is left and when the whole screen is.

use std::collections::{BTreeMap, BTreeSet};

use egui::{RichText, Ui};

use crate::app::author::Edit;
use crate::ui::context::ViewContext;
use crate::ui::theme::SMALL;
use crate::ui::widgets::{Draft, Named, text_area, text_field};

/// Names one text of a thing; the number tells lines of a list apart.
pub(super) type Key = (&'static str, usize);

/// A thing whose texts are edited in fields.
pub(super) trait Texts: Clone + PartialEq {
    /// The text of a key as it stands in its field.
    fn get(&self, key: Key) -> String;

    /// Takes a typed text in; `false` where it cannot be read.
    fn set(&mut self, key: Key, text: &str) -> bool;

    /// The edits that make `before` into this.
    fn edits(self, before: &Self) -> Vec<Edit>;
}

/// What is being typed into the fields of the form on show.
#[derive(Debug, Default)]
pub(super) struct Fields {
    drafts: BTreeMap<Key, Draft>,
    bad: BTreeSet<Key>,
}

impl Fields {
    /// Hands out what was typed into the fields of `thing` and not committed.
    pub(super) fn take<T: Texts>(&mut self, thing: &T) -> Vec<Edit> {
        let mut after = thing.clone();
        for (key, mut draft) in std::mem::take(&mut self.drafts) {
            if let Some(text) = draft.take() {
                after.set(key, &text);
            }
        }
        self.bad.clear();
        if after == *thing {
            return Vec::new();
        }
        after.edits(thing)
    }

    /// Forgets fields whose lines are others now.
    pub(super) fn forget(&mut self, name: &str) {
        self.drafts.retain(|key, _| !key.0.starts_with(name));
        self.bad.retain(|key| !key.0.starts_with(name));
    }
}

/// A form over a thing for one frame.
pub(super) struct Form<'a, T> {
    /// The thing as it stands.
    pub(super) before: &'a T,
    after: Option<T>,
    fields: &'a mut Fields,
}

impl<'a, T: Texts> Form<'a, T> {
    /// A form over `thing`.
    pub(super) fn new(thing: &'a T, fields: &'a mut Fields) -> Self {
        Self {
            before: thing,
            after: None,
            fields,
        }
    }

    /// Changes the thing.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut T)) {
        change(self.after.get_or_insert_with(|| self.before.clone()));
    }

    /// Changes a list of lines: the fields of lines called `name…` begin anew.
    pub(super) fn change_lines(&mut self, name: &str, change: impl FnOnce(&mut T)) {
        self.fields.forget(name);
        self.change(change);
    }

    /// A labelled field of one line.
    pub(super) fn line(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, label: &str, key: Key) {
        self.field(ui, cx, label, "", key, 1);
    }

    /// A labelled field, of several lines where `rows` is more than 1, with a remark below.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        label: &str,
        remark: &str,
        key: Key,
        rows: usize,
    ) {
        let stored = self.before.get(key);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let label = ui.label(small(cx, label));
            let draft = self.fields.drafts.entry(key).or_default();
            let named = Named::By(label.id);
            let typed = if rows > 1 {
                text_area(ui, named, rows, draft, &stored)
            } else {
                text_field(ui, named, draft, &stored)
            };
            if let Some(text) = typed.commit {
                self.store(key, &text);
            }
            if !remark.is_empty() {
                ui.add(egui::Label::new(small(cx, remark)).wrap());
            }
        });
    }

    /// A field without a label of its own, called `name`; gives whether it is empty.
    pub(super) fn bare(&mut self, ui: &mut Ui, name: &str, key: Key) {
        let stored = self.before.get(key);
        let draft = self.fields.drafts.entry(key).or_default();
        let typed = text_field(ui, Named::As(name), draft, &stored);
        if let Some(text) = typed.commit {
            self.store(key, &text);
        }
    }

    fn store(&mut self, key: Key, text: &str) {
        let mut read = false;
        self.change(|thing| read = thing.set(key, text));
        if read {
            self.fields.bad.remove(&key);
        } else {
            self.fields.bad.insert(key);
        }
    }

    /// Says what is wrong with the text last typed into one of these fields.
    pub(super) fn complain(&self, ui: &mut Ui, cx: &ViewContext<'_>, keys: &[Key], what: &str) {
        if keys.iter().any(|key| self.fields.bad.contains(key)) {
            ui.colored_label(cx.palette.bad, what);
        }
    }

    /// The edits that were made in this frame.
    pub(super) fn done(self) -> Vec<Edit> {
        match self.after {
            Some(after) if after != *self.before => after.edits(self.before),
            _ => Vec::new(),
        }
    }
}

/// The small, quiet letters of labels.
pub(super) fn small(cx: &ViewContext<'_>, text: &str) -> RichText {
    RichText::new(text).size(SMALL).color(cx.palette.weak)
}

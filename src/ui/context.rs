//! What a view may see and ask for. Views borrow the session; wishes are pushed
//! and run once, after the frame.

use std::path::PathBuf;

use super::dialogs::choose::{Choice, Chooser};
use super::route::Route;
use super::theme::Palette;
use crate::app::command::Command;
use crate::app::session::Session;
use crate::i18n::{Language, Message, Translate};

/// Handed to every view, every frame.
pub struct ViewContext<'a> {
    /// Everything shown is read from here.
    pub session: &'a Session,
    /// The language of this frame.
    pub language: Language,
    /// Colours of this frame's theme.
    pub palette: &'a Palette,
    /// Wishes of this frame.
    pub commands: &'a mut Vec<Command>,
    /// Where to go after this frame.
    pub go: &'a mut Option<Route>,
    /// Opens file dialogs on a thread of their own.
    pub chooser: &'a mut Chooser,
}

impl ViewContext<'_> {
    /// A text in the language of this frame.
    pub fn t(&self, message: impl Message) -> &'static str {
        self.language.t(message)
    }

    /// Asks for a command to be run after the frame.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Goes to another screen after the frame.
    pub fn go(&mut self, route: Route) {
        *self.go = Some(route);
    }

    /// Takes the answer to a file dialog that was opened for `choice`, if it has come.
    pub fn chosen(&mut self, choice: Choice) -> Option<Vec<PathBuf>> {
        self.chooser.take(choice)
    }
}

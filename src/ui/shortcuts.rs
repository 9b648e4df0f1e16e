//! Everything that can be asked from anywhere, as one table for keys, command
//! palette and rail; and the keys themselves.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::route::Route;
use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::settings::{Setting, Theme};
use crate::i18n::package::Package;
use crate::i18n::{Language, Screen, Shell, Translate, open_named};
use crate::model::id::AssessmentId;

/// Whether a text field has the keyboard. Single letters act only while this is
/// false: Vietnamese typing programs send letters and backspaces of their own.
pub fn typing(ctx: &Context) -> bool {
    ctx.text_edit_focused()
}

/// One thing that can be asked from anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Go(Route),
    Open(AssessmentId, String),
    Undo,
    Redo,
    Commands,
    CloseAssessment,
    VerifyEvidence,
    PreviewReport,
    Theme(Theme),
    Language(Language),
    TextPercent(u16),
    Quit,
}

/// The screens of the rail, in its order; Ctrl+1 is the first.
pub(super) const SCREENS: [(Route, Screen, Key); 9] = [
    (Route::Home, Screen::Home, Key::Num1),
    (Route::Checklist(None), Screen::Checklist, Key::Num2),
    (Route::Evidence(None), Screen::Evidence, Key::Num3),
    (Route::Plan, Screen::Plan, Key::Num4),
    (Route::Summary, Screen::Summary, Key::Num5),
    (Route::Report, Screen::Report, Key::Num6),
    (Route::Library, Screen::Library, Key::Num7),
    (Route::Collate, Screen::Collate, Key::Num8),
    (Route::Settings, Screen::Settings, Key::Num9),
];

impl Action {
    /// All of them as the session stands.
    pub(super) fn all(session: &Session) -> Vec<Self> {
        let mut all: Vec<_> = SCREENS
            .iter()
            .map(|(route, ..)| Self::Go(route.clone()))
            .collect();
        all.extend([
            Self::Go(Route::NewAssessment),
            Self::Go(Route::EditAssessment),
            Self::Go(Route::Package),
            Self::Go(Route::Author),
        ]);
        let moving = session.migration.as_ref();
        all.extend(moving.map(|_| Self::Go(Route::Migration)));
        let others = session.assessments.iter();
        all.extend(others.map(|summary| Self::Open(summary.id, summary.name.clone())));
        all.extend([Self::Undo, Self::Redo, Self::CloseAssessment]);
        all.extend([Self::VerifyEvidence, Self::PreviewReport]);
        let settings = &session.settings;
        all.push(match settings.theme {
            Theme::Light => Self::Theme(Theme::Dark),
            Theme::Dark => Self::Theme(Theme::Light),
        });
        all.push(Self::Language(other(settings.language)));
        all.push(Self::TextPercent(settings.text_percent + 10));
        all.push(Self::TextPercent(settings.text_percent.saturating_sub(10)));
        all.push(Self::Quit);
        all
    }

    /// Its name.
    pub(super) fn label(&self, session: &Session) -> String {
        let language = session.settings.language;
        let known = match self {
            Self::Open(_, name) => return open_named(language, name),
            Self::Go(Route::NewAssessment) => return language.t(Screen::NewAssessment).to_owned(),
            Self::Go(Route::Migration) => return language.t(Screen::Migration).to_owned(),
            Self::Go(Route::EditAssessment) => {
                return language.t(Screen::EditAssessment).to_owned();
            }
            Self::Go(Route::Package) => return language.t(Package::Title).to_owned(),
            Self::Go(Route::Author) => return language.t(Screen::Author).to_owned(),
            Self::Go(route) => return screen_name(language, route).to_owned(),
            Self::Undo => Shell::Undo,
            Self::Redo => Shell::Redo,
            Self::Commands => Shell::Commands,
            Self::CloseAssessment => Shell::CloseAssessment,
            Self::VerifyEvidence => Shell::VerifyEvidence,
            Self::PreviewReport => Shell::PreviewReport,
            Self::Theme(Theme::Light) => Shell::LightTheme,
            Self::Theme(Theme::Dark) => Shell::DarkTheme,
            Self::Language(_) => Shell::LanguageSwitchHint,
            Self::TextPercent(percent) if *percent > session.settings.text_percent => {
                Shell::LargerText
            }
            Self::TextPercent(_) => Shell::SmallerText,
            Self::Quit => Shell::Quit,
        };
        language.t(known).to_owned()
    }

    /// Why it cannot be done now.
    pub(super) fn refused(&self, session: &Session) -> Option<Shell> {
        let current = session.current.as_ref();
        match self {
            Self::Go(route) if needs_open(route) && current.is_none() => Some(Shell::NeedsOpen),
            Self::CloseAssessment | Self::PreviewReport if current.is_none() => {
                Some(Shell::NeedsOpen)
            }
            Self::Undo if !current.is_some_and(super::super::app::current::Current::can_undo) => {
                Some(Shell::NothingToUndo)
            }
            Self::Redo if !current.is_some_and(super::super::app::current::Current::can_redo) => {
                Some(Shell::NothingToRedo)
            }
            _ => None,
        }
    }

    /// Its keys.
    pub(super) fn keys(&self) -> Option<KeyboardShortcut> {
        let control = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        match self {
            Self::Go(route) => {
                let found = SCREENS.iter().find(|(screen, ..)| screen == route);
                found.and_then(|(_, _, key)| control(*key))
            }
            Self::Undo => control(Key::Z),
            Self::Redo => Some(KeyboardShortcut::new(
                Modifiers::COMMAND | Modifiers::SHIFT,
                Key::Z,
            )),
            Self::Commands => control(Key::K),
            Self::Quit => control(Key::Q),
            _ => None,
        }
    }

    /// The command it means, for those that are one.
    pub(super) fn command(&self) -> Option<Command> {
        match self {
            Self::Open(id, _) => Some(Command::Open(*id)),
            Self::Undo => Some(Command::Undo),
            Self::Redo => Some(Command::Redo),
            Self::CloseAssessment => Some(Command::Close),
            Self::VerifyEvidence => Some(Command::VerifyEvidence),
            Self::PreviewReport => Some(Command::PreviewReport),
            Self::Theme(theme) => Some(Command::Set(Setting::Theme(*theme))),
            Self::Language(language) => Some(Command::Set(Setting::Language(*language))),
            Self::TextPercent(percent) => Some(Command::Set(Setting::TextPercent(*percent))),
            Self::Go(_) | Self::Commands | Self::Quit => None,
        }
    }
}

/// Whether a screen shows the open assessment.
pub(super) fn needs_open(route: &Route) -> bool {
    !matches!(
        route,
        Route::Home
            | Route::NewAssessment
            | Route::Library
            | Route::Collate
            | Route::RegulationText(_)
            | Route::BeginFrom(..)
            | Route::Migration
            | Route::Package
            | Route::Settings
            | Route::Author
    )
}

/// The language that is not `language`.
pub(super) fn other(language: Language) -> Language {
    language.pick(Language::English, Language::Vietnamese)
}

/// The name of the screen that a route leads to.
pub(super) fn screen_name(language: Language, route: &Route) -> &'static str {
    let same = |screen: &Route| std::mem::discriminant(screen) == std::mem::discriminant(route);
    let found = SCREENS.iter().find(|(screen, ..)| same(screen));
    language.t(found.map_or(Screen::NewAssessment, |(_, screen, _)| *screen))
}

/// Takes the keys of this frame that mean an action.
pub(super) fn pressed(ctx: &Context, session: &Session) -> Vec<Action> {
    let mut wanted = Vec::new();
    let percent = session.settings.text_percent;
    let typing = typing(ctx);
    ctx.input_mut(|input| {
        let mut key = |modifiers, key, action: Action| {
            if input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)) {
                wanted.push(action);
            }
        };
        if !typing {
            key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, Action::Redo);
            key(Modifiers::COMMAND, Key::Y, Action::Redo);
            key(Modifiers::COMMAND, Key::Z, Action::Undo);
        }
        key(Modifiers::COMMAND, Key::K, Action::Commands);
        key(Modifiers::COMMAND, Key::Q, Action::Quit);
        for larger in [Key::Plus, Key::Equals] {
            key(
                Modifiers::COMMAND,
                larger,
                Action::TextPercent(percent + 10),
            );
        }
        key(
            Modifiers::COMMAND,
            Key::Minus,
            Action::TextPercent(percent.saturating_sub(10)),
        );
        key(Modifiers::COMMAND, Key::Num0, Action::TextPercent(100));
        for (route, _, digit) in SCREENS {
            key(Modifiers::COMMAND, digit, Action::Go(route));
        }
    });
    wanted
}

//! What stands in the window when the database cannot be opened: the sentence,
//! and what can be done about it.

use std::path::{Path, PathBuf};

use egui::{CentralPanel, Frame, Label, Margin, Ui, ViewportCommand};

use super::shortcuts::other;
use super::theme::{self, Palette};
use super::widgets::{Tone, banner, link, primary};
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::settings::{Setting, Settings};
use crate::i18n::{Refused, Shell, Translate};
use crate::store::{StoreError, set_aside};

/// How to go on.
pub(super) enum Next {
    /// Open the same file again.
    Again,
    /// The damaged file was set aside under this name; start a new one.
    SetAside(PathBuf),
}

/// The window's content.
pub(super) struct RefusedWindow {
    error: AppError,
    settings: Settings,
    applied: bool,
}

impl RefusedWindow {
    /// Shows this error.
    pub(super) fn new(error: AppError) -> Self {
        Self {
            error,
            settings: Settings::default(),
            applied: false,
        }
    }

    /// Draws it; gives how to go on once that is chosen.
    pub(super) fn show(&mut self, ui: &mut Ui, clock: &SharedClock) -> Option<Next> {
        if !self.applied {
            theme::apply(ui.ctx(), &self.settings);
            self.applied = true;
        }
        let palette = Palette::of(self.settings.theme);
        let language = self.settings.language;
        let mut next = None;
        let frame = Frame::new()
            .fill(palette.surface)
            .inner_margin(Margin::same(40));
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            ui.set_max_width(640.0);
            ui.heading(language.t(Refused::Heading));
            ui.add_space(8.0);
            banner(ui, palette, Tone::Bad, &self.error.message(language));
            ui.add(Label::new(language.t(Refused::Untouched)).wrap());
            let damaged = self.damaged();
            if damaged.is_some() {
                ui.add(Label::new(language.t(Refused::SetAsideHint)).wrap());
            }
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                let again = match damaged {
                    Some(path) => {
                        if primary(ui, palette, language.t(Refused::SetAside)).clicked() {
                            next = self.set_aside(&path, clock);
                        }
                        ui.button(language.t(Shell::TryAgain)).clicked()
                    }
                    None => primary(ui, palette, language.t(Shell::TryAgain)).clicked(),
                };
                if again {
                    next = Some(Next::Again);
                }
                if ui.button(language.t(Shell::Close)).clicked() {
                    ui.ctx().send_viewport_cmd(ViewportCommand::Close);
                }
            });
            ui.add_space(18.0);
            if link(ui, palette, language.t(Shell::LanguageSwitch)).clicked() {
                self.settings.apply(Setting::Language(other(language)));
            }
        });
        next
    }

    /// The damaged file, where that is the trouble.
    fn damaged(&self) -> Option<PathBuf> {
        match &self.error {
            AppError::Store(StoreError::Damaged { path, .. }) => Some(path.clone()),
            _ => None,
        }
    }

    fn set_aside(&mut self, path: &Path, clock: &SharedClock) -> Option<Next> {
        match set_aside(path, clock.now()) {
            Ok(kept) => Some(Next::SetAside(kept)),
            Err(error) => {
                self.error = error.into();
                None
            }
        }
    }
}

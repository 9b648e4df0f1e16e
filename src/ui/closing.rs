//! Closing the window: nothing may be lost without a word.

use std::time::Duration;

use egui::{Context, Id, Modal, RichText, ViewportCommand};

use super::fonts;
use super::theme::{self, Palette};
use super::widgets::danger;
use crate::app::session::Session;
use crate::i18n::{Shell, Translate};

/// How long to wait for the last changes to reach the disk.
const WAIT: Duration = Duration::from_secs(5);

/// Why the window is still open although it was asked to close.
#[derive(Default)]
pub(super) struct Closing {
    reasons: Vec<String>,
    confirmed: bool,
}

impl Closing {
    /// The window was asked to close: saves, and holds it open where something would be lost.
    pub(super) fn asked(&mut self, ctx: &Context, session: &mut Session, unfinished: bool) {
        if self.confirmed {
            return;
        }
        let language = session.settings.language;
        self.reasons.clear();
        if let Err(error) = session.flush(WAIT) {
            let reason = error.message(language);
            self.reasons
                .push(format!("{} {reason}", language.t(Shell::SaveFailed)));
        }
        if !session.jobs.is_empty() {
            self.reasons.push(language.t(Shell::JobsRunning).to_owned());
        }
        if unfinished {
            self.reasons
                .push(language.t(Shell::WizardUnfinished).to_owned());
        }
        if !self.reasons.is_empty() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Asks, while there is something to ask.
    pub(super) fn show(&mut self, ctx: &Context, palette: &Palette, session: &Session) {
        if self.reasons.is_empty() || self.confirmed {
            return;
        }
        let language = session.settings.language;
        let modal = Modal::new(Id::unique("closing")).backdrop_color(palette.backdrop);
        let response = modal.show(ctx, |ui| {
            ui.set_width(440.0);
            let heading = RichText::new(language.t(Shell::BeforeClosing));
            ui.label(heading.font(fonts::bold(theme::SECTION)));
            for reason in &self.reasons {
                ui.label(reason);
            }
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let keep = ui.button(language.t(Shell::KeepOpen)).clicked();
                let again = ui.button(language.t(Shell::TryAgain)).clicked();
                let close = danger(ui, palette, language.t(Shell::CloseAnyway)).clicked();
                (keep, again, close)
            })
            .inner
        });
        let (keep, again, close) = response.inner;
        if keep || again || response.should_close() {
            self.reasons.clear();
        }
        if again || close {
            self.confirmed = close;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

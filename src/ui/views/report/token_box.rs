//! The USB tokens that are plugged in, and which certificate signs. The PIN is
//! the caller's.

use std::path::PathBuf;

use egui::{CollapsingHeader, Label, RadioButton, RichText, Spinner, Ui};

use super::export_box::beside;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::job::JobKind;
use crate::app::key_source::KeySource;
use crate::app::message::pin_tries;
use crate::app::tokens::{Seen, Tokens};
use crate::i18n::{self, TokenWord};
use crate::model::text::clean_line;
use crate::sign::{self, token::PinState};
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::theme;
use crate::ui::widgets::{Tone, banner, path_field, secondary_if, side_remark};

/// The choice.
#[derive(Default)]
pub(super) struct TokenBox {
    /// The module that was typed or chosen; empty means those at their usual places.
    module: String,
    chosen: Option<KeySource>,
    /// Tokens were looked for since the box was first shown.
    looked: bool,
    /// A signature is on its way; after it the token may tell otherwise of its PIN.
    signing: bool,
}

impl TokenBox {
    /// Starts with the module of the last time; empty means those at their usual places.
    pub(super) fn with_module(module: &str) -> Self {
        Self {
            module: module.to_owned(),
            ..Self::default()
        }
    }

    /// The module that was typed or chosen, for the next time.
    pub(super) fn module(&self) -> &str {
        self.module.trim()
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let runs = |kind: JobKind| cx.session.jobs.iter().any(|job| job.kind == kind);
        let looking = runs(JobKind::FindTokens);
        let signing = runs(JobKind::Export) || runs(JobKind::SignFile);
        if !self.looked && !looking {
            self.look(cx);
        }
        if std::mem::replace(&mut self.signing, signing) && !signing {
            self.look(cx);
        }
        match cx.session.tokens.clone() {
            Some(found) if !looking => self.found(ui, cx, &found),
            _ => {
                ui.horizontal(|ui| {
                    ui.add(Spinner::new().size(16.0));
                    ui.label(cx.t(TokenWord::Looking));
                });
            }
        }
        ui.add_space(2.0);
        if secondary_if(ui, !looking, cx.t(TokenWord::Again)).clicked() {
            self.look(cx);
        }
        let title = RichText::new(cx.t(TokenWord::Other)).size(theme::SMALL);
        let other = CollapsingHeader::new(title).id_salt("token module");
        other.show_unindented(ui, |ui| {
            let label = cx.t(TokenWord::Module);
            let field = path_field(ui, cx, label, Choice::OpenModule, None, &mut self.module);
            let done = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if done || (field.changed() && !field.has_focus()) {
                self.look(cx);
            }
        });
    }

    /// The key that was chosen, if it can be used.
    pub(super) fn source(&self) -> Option<KeySource> {
        self.chosen.clone()
    }

    fn look(&mut self, cx: &mut ViewContext<'_>) {
        self.looked = true;
        let typed = clean_line(&self.module);
        let module: Option<PathBuf> =
            (!typed.is_empty()).then(|| beside(cx.session.database(), &typed));
        cx.push(Command::FindTokens { module });
    }

    fn found(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, found: &Tokens) {
        let certificates = found.certificates();
        if certificates.is_empty() {
            self.chosen = None;
            return nothing(ui, cx, found);
        }
        let mut rows: Vec<_> = certificates
            .iter()
            .map(|seen| (refusal(cx, seen), seen))
            .collect();
        // What can sign stands first.
        rows.sort_by_key(|(refusal, _)| refusal.is_some());
        let mut usable = rows.iter().filter(|(refusal, _)| refusal.is_none());
        let (first, second) = (usable.next(), usable.next());
        let mut sources = rows.iter().filter(|(refusal, _)| refusal.is_none());
        if !sources.any(|(_, seen)| Some(seen.source()) == self.chosen) {
            // The only one that can sign needs no choice.
            self.chosen = first
                .filter(|_| second.is_none())
                .map(|(_, seen)| seen.source());
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 24.0;
            for (refusal, seen) in rows {
                self.row(ui, cx, seen, refusal);
            }
        });
    }

    fn row(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, seen: &Seen<'_>, refusal: Option<String>) {
        let certificate = &seen.certificate.certificate;
        let source = seen.source();
        let mut name = certificate.common_name();
        if let Some(organization) = certificate.organization() {
            name = format!("{name}, {organization}");
        }
        let is_chosen = self.chosen.as_ref() == Some(&source);
        let until = i18n::date(certificate.not_after().date_naive());
        let issuer = certificate.issuer_name();
        let facts = i18n::certificate_facts(cx.language, &issuer, &until, &seen.token.label);
        let button = RadioButton::new(is_chosen, &name);
        let radio = ui.add_enabled(refusal.is_none(), button);
        if radio.on_hover_text(&facts).clicked() {
            self.chosen = Some(source);
        }
        ui.indent("facts", |ui| {
            side_remark(ui, cx.palette, &facts);
            match refusal {
                Some(why) => {
                    let why = RichText::new(why).size(theme::SMALL).color(cx.palette.bad);
                    ui.add(Label::new(why).wrap());
                }
                None if seen.token.pin != PinState::Ready => {
                    banner(
                        ui,
                        cx.palette,
                        Tone::Warning,
                        pin_tries(cx.language, seen.token.pin),
                    );
                }
                None => {}
            }
        });
    }
}

/// Why the certificate cannot sign; `None` if it can.
fn refusal(cx: &ViewContext<'_>, seen: &Seen<'_>) -> Option<String> {
    let now = cx.session.clock().now();
    if let Err(error) = sign::may_sign(&seen.certificate.certificate, now) {
        return Some(AppError::from(error).message(cx.language));
    }
    let shut = matches!(
        seen.token.pin,
        PinState::Locked | PinState::NotSet | PinState::MustChange
    );
    shut.then(|| pin_tries(cx.language, seen.token.pin).to_owned())
}

/// Says why there is nothing to choose and what to do.
fn nothing(ui: &mut Ui, cx: &ViewContext<'_>, found: &Tokens) {
    let has_token = found.modules.iter().any(|module| module.tokens.is_ok());
    let told = match found.reason() {
        _ if has_token => cx.t(TokenWord::NoCertificate).to_owned(),
        _ if found.modules.is_empty() => cx.t(TokenWord::NoModule).to_owned(),
        Some(error) => error.message(cx.language),
        None => cx.t(TokenWord::NoToken).to_owned(),
    };
    banner(ui, cx.palette, Tone::Neutral, &told);
}

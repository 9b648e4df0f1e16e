//! Which key signs, and what opens it.

use egui::Ui;

use super::complaint::complain;
use super::export_box::beside;
use super::secret::Secret;
use super::token_box::TokenBox;
use crate::app::key_source::KeySource;
use crate::app::signing::SignWith;
use crate::i18n::{self, Report, Signing};
use crate::model::profile::Profile;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::widgets::{path_field, side_remark};

/// Least length of a new key's passphrase, in characters.
const LEAST: usize = 8;

/// Where the key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Own,
    Pkcs12,
    Token,
}

/// What is missing or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyProblem {
    /// Said below the key file, the passphrase or its repetition.
    Said(Report),
    /// Said below the token.
    Token(Signing),
}

/// The form.
pub(super) struct KeyForm {
    kinds: &'static [Kind],
    kind: Kind,
    key_file: String,
    secret: Secret,
    confirm: Secret,
    shown: bool,
    token: TokenBox,
    /// Whether Tukiem's own key is there; looked for when the screen opens and after an export.
    has_key: Option<bool>,
}

impl KeyForm {
    /// A person's keys, Tukiem's own among them.
    pub(super) fn of_person(module: &str) -> Self {
        Self::new(module, &[Kind::Own, Kind::Pkcs12, Kind::Token])
    }

    /// An agency's keys: Tukiem's own key names the head, so it does not seal.
    pub(super) fn of_agency(module: &str) -> Self {
        Self::new(module, &[Kind::Pkcs12, Kind::Token])
    }

    fn new(module: &str, kinds: &'static [Kind]) -> Self {
        Self {
            kinds,
            kind: kinds.first().copied().unwrap_or(Kind::Pkcs12),
            key_file: String::new(),
            secret: Secret::default(),
            confirm: Secret::default(),
            shown: false,
            token: TokenBox::with_module(module),
            has_key: None,
        }
    }

    /// The token's module that was typed or chosen, for the next time; `None` where no token
    /// is signed with.
    pub(super) fn module(&self) -> Option<&str> {
        (self.kind == Kind::Token).then(|| self.token.module())
    }

    /// The key may have been made or taken away meanwhile.
    pub(super) fn look_again(&mut self) {
        self.has_key = None;
    }

    /// Forgets passphrase and PIN.
    pub(super) fn wipe(&mut self) {
        self.secret.wipe();
        self.confirm.wipe();
        self.shown = false;
    }

    /// Draws it; `problem` is what a press of the button found. Says whether another kind
    /// of key was chosen.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        holder: &Profile,
        problem: Option<KeyProblem>,
    ) -> bool {
        let has_key = *self.has_key.get_or_insert_with(|| cx.session.has_own_key());
        let changed = self.kinds(ui, cx);
        ui.add_space(4.0);
        match self.kind {
            Kind::Own if has_key => self.passphrase(ui, cx, Report::Passphrase, problem),
            Kind::Own => self.new_key(ui, cx, holder, problem),
            Kind::Pkcs12 => {
                let label = cx.t(Report::KeyFile);
                path_field(ui, cx, label, Choice::OpenPkcs12, None, &mut self.key_file);
                let missing = Some(KeyProblem::Said(Report::NeedKeyFile)) == problem;
                complain(ui, cx, missing.then_some(Report::NeedKeyFile));
                self.passphrase(ui, cx, Report::Passphrase, problem);
            }
            Kind::Token => self.token_and_pin(ui, cx, problem),
        }
        changed
    }

    fn kinds(&mut self, ui: &mut Ui, cx: &ViewContext<'_>) -> bool {
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(14.0, 1.0);
            ui.spacing_mut().interact_size.y = 24.0;
            for kind in self.kinds {
                let name = match kind {
                    Kind::Own => Signing::OwnKey,
                    Kind::Pkcs12 => Signing::Pkcs12,
                    Kind::Token => Signing::Token,
                };
                changed |= ui.radio_value(&mut self.kind, *kind, cx.t(name)).changed();
            }
        });
        if changed {
            self.wipe();
        }
        changed
    }

    fn new_key(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        holder: &Profile,
        problem: Option<KeyProblem>,
    ) {
        let path = cx.session.own_key().display().to_string();
        let told = i18n::new_key(cx.language, &holder.head.name, &path);
        side_remark(ui, cx.palette, &told);
        self.passphrase(ui, cx, Report::NewPassphrase, problem);
        side_remark(ui, cx.palette, cx.t(Report::NewKeyHint));
        let error = said(problem, &[Report::NotSame]).map(|p| cx.t(p));
        let label = cx.t(Report::Confirm);
        ui.scope(|ui| self.confirm.field(ui, cx.palette, label, self.shown, error));
    }

    fn passphrase(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        label: Report,
        problem: Option<KeyProblem>,
    ) {
        let mine = [Report::NeedPassphrase, Report::TooShort];
        let error = said(problem, &mine).map(|p| cx.t(p));
        let label = cx.t(label);
        ui.scope(|ui| self.secret.field(ui, cx.palette, label, self.shown, error));
        ui.checkbox(&mut self.shown, cx.t(Report::Show));
    }

    fn token_and_pin(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        problem: Option<KeyProblem>,
    ) {
        self.token.show(ui, cx);
        let of_token = Some(KeyProblem::Token(Signing::NeedToken)) == problem;
        complain(ui, cx, of_token.then_some(Signing::NeedToken));
        let of_pin = Some(KeyProblem::Token(Signing::NeedPin)) == problem;
        let error = of_pin.then(|| cx.t(Signing::NeedPin));
        let label = cx.t(Signing::Pin);
        ui.scope(|ui| self.secret.field(ui, cx.palette, label, self.shown, error));
        ui.checkbox(&mut self.shown, cx.t(Signing::ShowPin));
    }

    /// The first thing that is missing or wrong.
    pub(super) fn problem(&self) -> Option<KeyProblem> {
        let secret = self.secret.text();
        let new = self.kind == Kind::Own && self.has_key == Some(false);
        let report = match self.kind {
            Kind::Token if self.token.source().is_none() => {
                return Some(KeyProblem::Token(Signing::NeedToken));
            }
            Kind::Token => {
                return secret
                    .is_empty()
                    .then_some(KeyProblem::Token(Signing::NeedPin));
            }
            Kind::Pkcs12 if self.key_file.trim().is_empty() => Some(Report::NeedKeyFile),
            _ if secret.is_empty() => Some(Report::NeedPassphrase),
            _ if new && secret.chars().count() < LEAST => Some(Report::TooShort),
            _ if new && *secret != *self.confirm.text() => Some(Report::NotSame),
            _ => None,
        };
        report.map(KeyProblem::Said)
    }

    /// The key with what opens it; `None` while something is missing.
    pub(super) fn with(&self, cx: &ViewContext<'_>) -> Option<SignWith> {
        let source = match self.kind {
            Kind::Own => KeySource::OwnKey(cx.session.own_key()),
            Kind::Pkcs12 => KeySource::Pkcs12(beside(cx.session.database(), &self.key_file)),
            Kind::Token => self.token.source()?,
        };
        Some(SignWith::new(source, self.secret.text()))
    }
}

/// The problem, if it is one of `mine`.
fn said(problem: Option<KeyProblem>, mine: &[Report]) -> Option<Report> {
    match problem {
        Some(KeyProblem::Said(report)) if mine.contains(&report) => Some(report),
        _ => None,
    }
}

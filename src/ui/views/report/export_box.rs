//! Where the report goes and how it is signed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ProgressBar, RichText, Ui};

use super::outcome::{self, Outcome};
use super::secret::Secret;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::app::export::{ExportRequest, Exported, SignWith};
use crate::app::job::JobKind;
use crate::app::key_source::KeySource;
use crate::i18n::{self, Report};
use crate::model::id::AssessmentId;
use crate::model::text::clean_line;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::theme;
use crate::ui::widgets::{Icon, icon, path_field, primary_if, side_remark};

/// Least length of a new key's passphrase, in characters.
const LEAST: usize = 8;

/// How the report is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum How {
    #[default]
    OwnKey,
    Pkcs12,
    Unsigned,
}

/// The form and what came of it.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four separate facts of a form"
)]
pub(super) struct ExportBox {
    of: Option<AssessmentId>,
    how: How,
    path: String,
    key_file: String,
    picture: String,
    passphrase: Secret,
    confirm: Secret,
    shown: bool,
    /// Whether Tukiem's own key is there; looked for when the screen opens and after an export.
    has_key: Option<bool>,
    /// The button was pressed while something was missing.
    complain: bool,
    running: bool,
    outcome: Option<Outcome>,
    /// The outcome has just come and shall be brought into view.
    fresh: bool,
}

impl ExportBox {
    /// The key may have been made or taken away meanwhile.
    pub(super) fn look_for_key_again(&mut self) {
        self.has_key = None;
    }

    /// Forgets the passphrases.
    pub(super) fn wipe(&mut self) {
        self.passphrase.wipe();
        self.confirm.wipe();
        self.shown = false;
    }

    /// Whether an export was asked for and has not ended.
    pub(super) fn is_running(&self) -> bool {
        self.running
    }

    /// The report was written.
    pub(super) fn done(&mut self, exported: &Exported) {
        self.running = false;
        self.has_key = None;
        self.fresh = true;
        self.outcome = Some(Outcome::Exported(Box::new(exported.clone())));
    }

    /// The export ended without a file: it failed, or the person stopped it.
    pub(super) fn ended(&mut self, error: Option<Arc<AppError>>) {
        self.running = false;
        self.has_key = None;
        self.fresh = error.is_some();
        self.outcome = error.map(Outcome::Failed);
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if self.of != Some(current.assessment.id) {
            let path = report_path(cx.session.database(), current.assessment.head.year);
            *self = Self {
                of: Some(current.assessment.id),
                path: path.display().to_string(),
                ..Self::default()
            };
        }
        let has_key = *self.has_key.get_or_insert_with(|| cx.session.has_own_key());
        if current.assessment.head.state.is_open() {
            side_remark(ui, cx.palette, cx.t(Report::DraftWarning));
        }
        ui.add_enabled_ui(!self.running, |ui| self.form(ui, cx, current, has_key));
        ui.add_space(8.0);
        self.button(ui, cx, has_key);
        if let Some(result) = &self.outcome {
            ui.add_space(8.0);
            let drawn = ui
                .scope(|ui| outcome::show(ui, cx, result, Report::NotWritten))
                .response;
            if std::mem::take(&mut self.fresh) {
                drawn.scroll_to_me(Some(egui::Align::Max));
            }
        }
    }

    fn form(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current, has_key: bool) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 24.0;
            for (how, text) in [
                (How::OwnKey, Report::OwnKey),
                (How::Pkcs12, Report::Pkcs12),
                (How::Unsigned, Report::Unsigned),
            ] {
                if ui.radio_value(&mut self.how, how, cx.t(text)).changed() {
                    self.wipe();
                    self.complain = false;
                }
            }
        });
        ui.add_space(4.0);
        let problem = self.complain.then(|| self.problem(has_key)).flatten();
        match self.how {
            How::OwnKey => self.own_key(ui, cx, current, has_key, problem),
            How::Pkcs12 => {
                let label = cx.t(Report::KeyFile);
                path_field(ui, cx, label, Choice::OpenPkcs12, None, &mut self.key_file);
                complaint(ui, cx, problem, &[Report::NeedKeyFile]);
                self.passphrase(ui, cx, Report::Passphrase, problem);
            }
            How::Unsigned => {}
        }
        if self.how != How::Unsigned {
            ui.checkbox(&mut self.shown, cx.t(Report::Show));
            let label = cx.t(Report::Picture);
            path_field(ui, cx, label, Choice::OpenPicture, None, &mut self.picture);
        }
        let suggested = i18n::report_file(current.assessment.head.year);
        let label = cx.t(Report::File);
        let field = path_field(
            ui,
            cx,
            label,
            Choice::SaveReport,
            Some(&suggested),
            &mut self.path,
        );
        field.on_hover_text(&self.path);
        if !complaint(ui, cx, problem, &[Report::NeedPath, Report::NotPdf]) {
            side_remark(ui, cx.palette, cx.t(Report::FileHint));
        }
    }

    fn own_key(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        current: &Current,
        has_key: bool,
        problem: Option<Report>,
    ) {
        if has_key {
            self.passphrase(ui, cx, Report::Passphrase, problem);
            return;
        }
        let person = &current.assessment.head.profile.head.name;
        let path = cx.session.own_key().display().to_string();
        side_remark(ui, cx.palette, &i18n::new_key(cx.language, person, &path));
        self.passphrase(ui, cx, Report::NewPassphrase, problem);
        side_remark(ui, cx.palette, cx.t(Report::NewKeyHint));
        let error = problem.filter(|p| *p == Report::NotSame).map(|p| cx.t(p));
        let label = cx.t(Report::Confirm);
        ui.scope(|ui| self.confirm.field(ui, cx.palette, label, self.shown, error));
    }

    fn passphrase(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        label: Report,
        problem: Option<Report>,
    ) {
        let mine = [Report::NeedPassphrase, Report::TooShort];
        let error = problem.filter(|p| mine.contains(p)).map(|p| cx.t(p));
        let label = cx.t(label);
        ui.scope(|ui| {
            self.passphrase
                .field(ui, cx.palette, label, self.shown, error);
        });
    }

    /// The first thing that is missing or wrong.
    fn problem(&self, has_key: bool) -> Option<Report> {
        let passphrase = self.passphrase.text();
        let new = self.how == How::OwnKey && !has_key;
        let path = clean_line(&self.path);
        let is_pdf = path.to_lowercase().ends_with(".pdf");
        match self.how {
            How::Pkcs12 if self.key_file.trim().is_empty() => Some(Report::NeedKeyFile),
            How::OwnKey | How::Pkcs12 if passphrase.is_empty() => Some(Report::NeedPassphrase),
            _ if new && passphrase.chars().count() < LEAST => Some(Report::TooShort),
            _ if new && *passphrase != *self.confirm.text() => Some(Report::NotSame),
            _ if path.is_empty() => Some(Report::NeedPath),
            _ if !is_pdf => Some(Report::NotPdf),
            _ => None,
        }
    }

    fn button(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, has_key: bool) {
        if self.running {
            let job = cx
                .session
                .jobs
                .iter()
                .find(|job| job.kind == JobKind::Export);
            let (done, total) = job.map_or((0, 0), |job| job.progress.get());
            let share = if total == 0 {
                0.0
            } else {
                done as f32 / total as f32
            };
            let name = cx.t(Report::Exporting);
            ui.label(RichText::new(name).size(theme::SMALL));
            let bar = ProgressBar::new(share)
                .desired_height(8.0)
                .fill(cx.palette.accent);
            ui.add(bar).accessible_name(name);
            return;
        }
        let text = match self.how {
            How::Unsigned => Report::ExportUnsigned,
            _ => Report::SignAndExport,
        };
        if !primary_if(ui, cx.palette, true, cx.t(text)).clicked() {
            return;
        }
        self.complain = self.problem(has_key).is_some();
        if !self.complain {
            let request = self.request(cx);
            cx.push(Command::Export(Box::new(request)));
            self.running = true;
            self.outcome = None;
            self.wipe();
        }
    }

    fn request(&self, cx: &ViewContext<'_>) -> ExportRequest {
        let database = cx.session.database();
        let beside = |text: &str| beside(database, text);
        let source = match self.how {
            How::OwnKey => Some(KeySource::OwnKey(cx.session.own_key())),
            How::Pkcs12 => Some(KeySource::Pkcs12(beside(&self.key_file))),
            How::Unsigned => None,
        };
        ExportRequest {
            path: beside(&self.path),
            sign: source.map(|source| SignWith {
                source,
                passphrase: self.passphrase.text(),
                picture: (!self.picture.trim().is_empty()).then(|| beside(&self.picture)),
            }),
        }
    }
}

/// What is wrong, if it is one of `mine`; returns whether it was said.
fn complaint(ui: &mut Ui, cx: &ViewContext<'_>, problem: Option<Report>, mine: &[Report]) -> bool {
    let Some(problem) = problem.filter(|problem| mine.contains(problem)) else {
        return false;
    };
    ui.horizontal_top(|ui| {
        icon(ui, Icon::Warning, cx.palette.bad);
        let words = RichText::new(cx.t(problem))
            .size(theme::SMALL)
            .color(cx.palette.bad);
        ui.add(egui::Label::new(words).wrap());
    });
    true
}

/// The file suggested for the report: beside the database.
fn report_path(database: &Path, year: i32) -> PathBuf {
    database.with_file_name(i18n::report_file(year))
}

/// A typed path; a name alone means a file beside the database. A folder's name
/// is kept as the system has it, composed or not.
pub(in crate::ui) fn beside(database: &Path, typed: &str) -> PathBuf {
    let typed = Path::new(typed.trim());
    database
        .parent()
        .map_or_else(|| typed.to_owned(), |folder| folder.join(typed))
}

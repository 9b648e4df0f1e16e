//! The open assessment as a package: where to, and the passphrase, typed twice.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{ProgressBar, Ui};

use super::complaint::complaint;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::package::{PackageNews, Passphrase};
use crate::exchange::package::{EXTENSION, MIN_PASSPHRASE};
use crate::i18n::{self, package::Package};
use crate::model::id::AssessmentId;
use crate::model::text::clean_line;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::views::report::Secret;
use crate::ui::views::report::beside;
use crate::ui::widgets::{Tone, banner, path_field, secondary_if, share, side_remark};

/// The form and what came of it. The screen that shows it hands it its news
/// ([`Self::event`]) and calls [`Self::wipe`] when it is left.
#[derive(Default)]
pub struct PackageExport {
    of: Option<AssessmentId>,
    path: String,
    passphrase: Secret,
    confirm: Secret,
    shown: bool,
    /// The button was pressed while something was missing.
    complain: bool,
    waiting: bool,
    written: Option<(PathBuf, u64)>,
    failed: Option<Arc<AppError>>,
}

impl PackageExport {
    /// Forgets the passphrases.
    pub fn wipe(&mut self) {
        self.passphrase.wipe();
        self.confirm.wipe();
        self.shown = false;
    }

    /// News: what was written, or failed.
    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Package(PackageNews::Written { path, size }) => {
                self.waiting = false;
                self.written = Some((path.clone(), *size));
            }
            Event::Failed(error) if self.waiting => {
                self.waiting = false;
                self.failed = Some(error.clone());
            }
            _ => {}
        }
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let id = current.assessment.id;
        let suggested = i18n::package::package_file(current.assessment.head.year);
        if self.of != Some(id) {
            let path = cx.session.database().with_file_name(&suggested);
            *self = Self {
                of: Some(id),
                path: path.display().to_string(),
                ..Self::default()
            };
        }
        side_remark(ui, cx.palette, cx.t(Package::ExportRemark));
        let job = cx.session.jobs.iter();
        let job = job.clone().find(|job| job.kind == JobKind::WritePackage);
        if let Some(job) = job {
            let (done, total) = job.progress.get();
            let bar = ProgressBar::new(share(done, total)).desired_height(8.0);
            side_remark(ui, cx.palette, cx.t(Package::Exporting));
            ui.add(bar.fill(cx.palette.accent))
                .accessible_name(cx.t(Package::Exporting));
            return;
        }
        self.form(ui, cx, &suggested);
        ui.add_space(8.0);
        if secondary_if(ui, true, cx.t(Package::DoExport)).clicked() {
            self.complain = self.problem().is_some();
            if !self.complain {
                cx.push(Command::ExportPackage {
                    path: beside(cx.session.database(), &self.path),
                    passphrase: Passphrase::new(self.passphrase.text()),
                });
                self.waiting = true;
                self.written = None;
                self.failed = None;
                self.wipe();
            }
        }
        self.outcome(ui, cx);
    }

    fn form(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, suggested: &str) {
        let problem = self.complain.then(|| self.problem()).flatten();
        let label = cx.t(Package::File);
        let choice = Choice::SavePackage;
        path_field(ui, cx, label, choice, Some(suggested), &mut self.path);
        if !complaint(ui, cx, problem, &[Package::NeedPath, Package::NotTukiem]) {
            side_remark(ui, cx.palette, cx.t(Package::Replaces));
        }
        let said = |mine: &[Package]| problem.filter(|p| mine.contains(p)).map(|p| cx.t(p));
        let error = said(&[Package::TooShort]);
        let label = cx.t(Package::NewPassphrase);
        ui.scope(|ui| {
            self.passphrase
                .field(ui, cx.palette, label, self.shown, error);
        });
        side_remark(ui, cx.palette, cx.t(Package::NobodyHint));
        let error = said(&[Package::NotSame]);
        let label = cx.t(Package::Confirm);
        ui.scope(|ui| self.confirm.field(ui, cx.palette, label, self.shown, error));
        ui.checkbox(&mut self.shown, cx.t(Package::Show));
    }

    /// The first thing that is missing or wrong.
    fn problem(&self) -> Option<Package> {
        let path = clean_line(&self.path).to_lowercase();
        let passphrase = self.passphrase.text();
        if path.is_empty() {
            Some(Package::NeedPath)
        } else if !path.ends_with(&format!(".{EXTENSION}")) {
            Some(Package::NotTukiem)
        } else if passphrase.chars().count() < MIN_PASSPHRASE {
            Some(Package::TooShort)
        } else if *passphrase != *self.confirm.text() {
            Some(Package::NotSame)
        } else {
            None
        }
    }

    fn outcome(&self, ui: &mut Ui, cx: &ViewContext<'_>) {
        let (tone, said) = if let Some((path, size)) = &self.written {
            let size = i18n::size(cx.language, *size);
            let path = path.display().to_string();
            let written = i18n::written_to(cx.language, &path);
            (Tone::Ok, format!("{written} ({size})"))
        } else if let Some(error) = &self.failed {
            (Tone::Bad, error.message(cx.language))
        } else {
            return;
        };
        ui.add_space(8.0);
        banner(ui, cx.palette, tone, &said);
    }
}

//! A package on its way in: opened with its passphrase, looked at, taken in or
//! not. [`PackageExport`] is the way out, for the screen that offers it.

mod complaint;
mod contents;
mod export;

use std::sync::Arc;

pub use export::PackageExport;

use egui::Ui;

use self::complaint::complaint;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::package::{Hindrance, How, PackageDraft, PackageNews, Passphrase, Relation};
use crate::i18n::package::Package;
use crate::model::id::AssessmentId;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::route::Route;
use crate::ui::views::report::Secret;
use crate::ui::views::report::beside;
use crate::ui::widgets::{
    Tone, banner, link, page, path_field, primary, primary_if, secondary_if, side_remark, title,
};

/// The screen with what was typed on it.
#[derive(Default)]
pub struct PackageView {
    path: String,
    passphrase: Secret,
    shown: bool,
    /// The button was pressed while something was missing.
    complain: bool,
    /// A package was asked for and nothing has come of it yet.
    waiting: bool,
    failed: Option<Arc<AppError>>,
    taken: Option<(How, AssessmentId)>,
}

impl PackageView {
    /// A route leads here.
    pub fn open(&mut self) {
        self.taken = None;
        self.failed = None;
    }

    /// News: what was read, taken in, or failed.
    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Package(PackageNews::Read) => self.waiting = false,
            Event::Package(PackageNews::TakenIn { how, assessment }) => {
                self.waiting = false;
                self.taken = Some((*how, *assessment));
            }
            Event::Failed(error) if self.waiting => {
                self.waiting = false;
                self.failed = Some(error.clone());
            }
            _ => {}
        }
    }

    /// Another screen is shown: nothing secret stays behind.
    pub fn leave(&mut self) {
        self.passphrase.wipe();
        self.shown = false;
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        page(ui, 860.0, |ui| {
            title(ui, cx.palette, cx.t(Package::Title), cx.t(Package::Remark));
            if let Some((how, id)) = self.taken {
                self.result(ui, cx, how, id);
            } else if let Some(draft) = cx.session.package.clone() {
                self.draft(ui, cx, &draft);
            } else {
                self.form(ui, cx);
            }
            ui.add_space(18.0);
            if link(ui, cx.palette, cx.t(Package::Back)).clicked() {
                cx.go(Route::Home);
            }
        });
    }

    fn form(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let busy = runs(cx, JobKind::ReadPackage);
        if !busy && self.waiting {
            // Stopped by the person: no news comes of that.
            self.waiting = false;
        }
        let problem = self.complain.then(|| self.problem()).flatten();
        ui.add_enabled_ui(!busy, |ui| {
            let label = cx.t(Package::File);
            path_field(ui, cx, label, Choice::OpenPackage, None, &mut self.path);
            complaint(ui, cx, problem, &[Package::NeedFile]);
            ui.add_space(4.0);
            let error = problem.filter(|p| *p == Package::NeedPassphrase);
            let error = error.map(|p| cx.t(p));
            let label = cx.t(Package::Passphrase);
            ui.scope(|ui| {
                self.passphrase
                    .field(ui, cx.palette, label, self.shown, error);
            });
            ui.checkbox(&mut self.shown, cx.t(Package::Show));
        });
        ui.add_space(8.0);
        if busy {
            side_remark(ui, cx.palette, cx.t(Package::Reading));
            return;
        }
        if let Some(error) = &self.failed {
            let said = format!("{} {}", cx.t(Package::NotRead), error.message(cx.language));
            banner(ui, cx.palette, Tone::Bad, &said);
            ui.add_space(8.0);
        }
        if primary_if(ui, cx.palette, true, cx.t(Package::Read)).clicked() {
            self.complain = self.problem().is_some();
            if !self.complain {
                let path = beside(cx.session.database(), &self.path);
                let passphrase = Passphrase::new(self.passphrase.text());
                cx.push(Command::ReadPackage { path, passphrase });
                self.waiting = true;
                self.failed = None;
                self.leave();
            }
        }
    }

    /// The first thing that is missing.
    fn problem(&self) -> Option<Package> {
        if self.path.trim().is_empty() {
            Some(Package::NeedFile)
        } else if self.passphrase.text().is_empty() {
            Some(Package::NeedPassphrase)
        } else {
            None
        }
    }

    /// What was read, before it is taken in.
    fn draft(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &PackageDraft) {
        let (tone, said) = match draft.here.as_ref().map(|here| here.relation) {
            None => (Tone::Accent, Package::New),
            Some(Relation::Same) => (Tone::Ok, Package::Same),
            Some(Relation::Newer) => (Tone::Accent, Package::Newer),
            Some(Relation::Older) => (Tone::Warning, Package::Older),
            Some(Relation::Differs) => (Tone::Warning, Package::Differs),
        };
        banner(ui, cx.palette, tone, cx.t(said));
        let unit = cx.session.unit.as_ref();
        if unit.is_some_and(|unit| unit.name != draft.received.manifest.unit) {
            ui.add_space(4.0);
            banner(ui, cx.palette, Tone::Warning, cx.t(Package::OtherUnit));
        }
        ui.add_space(8.0);
        contents::show(ui, cx, draft);
        ui.add_space(12.0);
        if runs(cx, JobKind::TakePackage) {
            side_remark(ui, cx.palette, cx.t(Package::TakingIn));
            return;
        }
        if let Some(error) = &self.failed {
            banner(ui, cx.palette, Tone::Bad, &error.message(cx.language));
            ui.add_space(8.0);
        }
        self.ways(ui, cx, draft);
    }

    fn ways(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, draft: &PackageDraft) {
        let ways = draft.ways();
        ui.horizontal_wrapped(|ui| {
            for (at, how) in ways.iter().enumerate() {
                let words = cx.t(match how {
                    How::Add => Package::Add,
                    How::Copy => Package::Copy,
                    How::Update => Package::Update,
                });
                let pressed = if at == 0 {
                    primary(ui, cx.palette, words).clicked()
                } else {
                    secondary_if(ui, true, words).clicked()
                };
                if pressed {
                    cx.push(Command::AcceptPackage(*how));
                    self.waiting = true;
                    self.failed = None;
                }
            }
            if let (true, Some(here)) = (ways.is_empty(), &draft.here)
                && primary(ui, cx.palette, cx.t(Package::Open)).clicked()
            {
                cx.push(Command::DropPackage);
                open(cx, here.id);
            }
            if secondary_if(ui, true, cx.t(Package::Drop)).clicked() {
                cx.push(Command::DropPackage);
                self.failed = None;
            }
        });
        let hindrance = draft.here.as_ref().and_then(|here| here.hindrance);
        let hint = hindrance.filter(|_| !ways.is_empty()).map(|why| match why {
            Hindrance::Frozen => Package::Frozen,
            Hindrance::OtherVersion => Package::OtherVersion,
        });
        let update = ways.contains(&How::Update).then_some(Package::UpdateHint);
        let copy = ways.contains(&How::Copy).then_some(Package::CopyHint);
        for hint in [hint, update, copy].into_iter().flatten() {
            side_remark(ui, cx.palette, cx.t(hint));
        }
    }

    fn result(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, how: How, id: AssessmentId) {
        let said = match how {
            How::Update => Package::Updated,
            How::Add | How::Copy => Package::Taken,
        };
        let name = cx.session.assessments.iter().find(|listed| listed.id == id);
        let name = name.map_or("", |listed| listed.name.as_str());
        let said = format!("{}: {name}.", cx.t(said));
        banner(ui, cx.palette, Tone::Ok, &said);
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if primary(ui, cx.palette, cx.t(Package::Open)).clicked() {
                open(cx, id);
            }
            if secondary_if(ui, true, cx.t(Package::Another)).clicked() {
                *self = Self::default();
            }
        });
    }
}

/// Opens an assessment. The one that is open stays so, with what can be undone in it.
fn open(cx: &mut ViewContext<'_>, id: AssessmentId) {
    let current = cx.session.current.as_ref();
    if current.is_none_or(|current| current.assessment.id != id) {
        cx.push(Command::Open(id));
    }
    cx.go(Route::Checklist(None));
}

/// Whether such a job runs.
fn runs(cx: &ViewContext<'_>, kind: JobKind) -> bool {
    cx.session.jobs.iter().any(|job| job.kind == kind)
}

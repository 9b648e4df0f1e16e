//! The roads from the report to a file: the head signs now, another program signs, or the
//! agency seals what the head has signed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{RichText, Ui};

use super::leader_road::LeaderRoad;
use super::outcome::{self, Outcome};
use super::picture_field::Shown;
use super::running::running;
use super::seal_road::SealRoad;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::error::AppError;
use crate::app::export::{ExportRequest, Exported};
use crate::app::job::JobKind;
use crate::app::paths;
use crate::app::picture::{PictureChoice, Prepared};
use crate::app::settings::{Setting, SigningChoices};
use crate::app::signing::SignedFile;
use crate::i18n::{self, Report, Signing};
use crate::model::id::AssessmentId;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{Tone, banner, primary, secondary_if, side_remark};

/// Which form is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Road {
    #[default]
    Leader,
    Agency,
}

/// The forms and what came of them.
#[derive(Default)]
pub(super) struct ExportBox {
    forms: Option<Forms>,
    road: Road,
    /// The job that was asked for and has not ended.
    waits_for: Option<JobKind>,
    /// The job that was asked for last: what a failure means depends on it.
    last: Option<JobKind>,
    outcome: Option<Outcome>,
    /// A remark on what was written.
    remark: Option<(f32, f32)>,
    /// The file the head has signed just now, to be sealed next.
    to_seal: Option<PathBuf>,
    /// The outcome has just come and shall be brought into view.
    fresh: bool,
    /// The place of the signatures shall be shown in the preview.
    look: bool,
}

/// The forms for one assessment.
struct Forms {
    of: AssessmentId,
    leader: LeaderRoad,
    agency: SealRoad,
}

impl ExportBox {
    /// The own key may have been made or taken away meanwhile.
    pub(super) fn look_for_key_again(&mut self) {
        if let Some(forms) = &mut self.forms {
            forms.leader.key.look_again();
            forms.agency.key.look_again();
        }
    }

    /// Forgets passphrases and PINs.
    pub(super) fn wipe(&mut self) {
        if let Some(forms) = &mut self.forms {
            forms.leader.key.wipe();
            forms.agency.key.wipe();
        }
    }

    /// The job that was asked for and has not ended.
    pub(super) fn waits_for(&self) -> Option<JobKind> {
        self.waits_for
    }

    /// Whether the preview shall show the place of the signatures; told once.
    pub(super) fn take_look(&mut self) -> bool {
        std::mem::take(&mut self.look)
    }

    /// The pictures that were chosen, for the preview.
    pub(super) fn pictures(&mut self, ui: &Ui) -> Vec<Shown> {
        let Some(forms) = &mut self.forms else {
            return Vec::new();
        };
        let both = [&mut forms.leader.picture, &mut forms.agency.picture];
        both.into_iter()
            .filter_map(|field| field.shown(ui))
            .collect()
    }

    /// The report was written.
    pub(super) fn exported(&mut self, exported: &Exported) {
        let signed = exported.verification.as_ref().is_some_and(|v| v.valid);
        self.ended_with(Outcome::Exported(Box::new(exported.clone())));
        if signed {
            self.to_seal = Some(exported.path.clone());
        }
    }

    /// A file was signed for the agency.
    pub(super) fn sealed(&mut self, signed: &SignedFile) {
        self.ended_with(Outcome::Verified {
            path: signed.path.clone(),
            verification: Box::new(signed.verification.clone()),
        });
        self.remark = signed.scaled.map(|scaled| (scaled.asked, scaled.drawn));
    }

    /// A picture was read for one of the forms.
    pub(super) fn picture_read(
        &mut self,
        choice: &PictureChoice,
        result: &Result<Arc<Prepared>, Arc<AppError>>,
    ) {
        if let Some(forms) = &mut self.forms {
            forms.leader.picture.read(choice, result);
            forms.agency.picture.read(choice, result);
        }
    }

    /// The work ended without a file: it failed, or the person stopped it.
    pub(super) fn ended(&mut self, error: Option<Arc<AppError>>) {
        self.waits_for = None;
        self.look_for_key_again();
        self.fresh = error.is_some();
        self.outcome = error.map(Outcome::Failed);
    }

    fn ended_with(&mut self, outcome: Outcome) {
        self.waits_for = None;
        self.look_for_key_again();
        self.fresh = true;
        self.to_seal = None;
        self.remark = None;
        self.outcome = Some(outcome);
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let of = current.assessment.id;
        if self.forms.as_ref().is_none_or(|forms| forms.of != of) {
            let forms = Forms {
                of,
                leader: LeaderRoad::new(cx.session, current.assessment.head.year),
                agency: SealRoad::new(cx.session),
            };
            *self = Self {
                forms: Some(forms),
                ..Self::default()
            };
        }
        if current.assessment.head.state.is_open() {
            side_remark(ui, cx.palette, cx.t(Report::DraftWarning));
        }
        let busy = self.waits_for.is_some();
        ui.add_enabled_ui(!busy, |ui| {
            self.roads(ui, cx, current);
            self.form(ui, cx, current);
        });
        ui.add_space(8.0);
        self.step(ui, cx, current);
        self.result(ui, cx);
    }

    fn roads(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let before = self.road;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 24.0;
            for (road, name) in [
                (Road::Leader, Signing::Leader),
                (Road::Agency, Signing::Agency),
            ] {
                ui.radio_value(&mut self.road, road, cx.t(name));
            }
        });
        if self.road != before {
            self.wipe();
            self.outcome = None;
        }
        self.unsigned(ui, cx, current);
        ui.add_space(2.0);
        ui.separator();
    }

    /// One click: the report with its two empty fields.
    fn unsigned(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        ui.add_space(4.0);
        let name = i18n::unsigned_file(current.assessment.head.year);
        let hint = i18n::unsigned_hint(cx.language, &name);
        let button = secondary_if(ui, true, cx.t(Signing::ExportUnsigned));
        if button.on_hover_text(hint).clicked() {
            let path = paths::unused_beside(cx.session.database(), &name);
            let request = ExportRequest { path, sign: None };
            self.start(cx, Command::Export(Box::new(request)), JobKind::Export);
        }
        side_remark(ui, cx.palette, cx.t(Signing::ForOtherTools));
    }

    fn form(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        let Some(forms) = &mut self.forms else { return };
        let look = match self.road {
            Road::Leader => forms.leader.show(ui, cx, current),
            Road::Agency => forms.agency.show(ui, cx, current),
        };
        self.look |= look;
    }

    /// The button of the open form, or how far its work is.
    fn step(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if let Some(kind) = self.waits_for {
            let name = match kind {
                JobKind::SignFile => cx.t(Signing::Sealing),
                _ => cx.t(Report::Exporting),
            };
            running(ui, cx, kind, name);
            return;
        }
        let name = match self.road {
            Road::Leader => cx.t(Report::SignAndExport),
            Road::Agency => cx.t(Signing::DoSeal),
        };
        // Once the head has signed, sealing is the next step and has the filled button.
        let pressed = if self.road == Road::Leader && self.to_seal.is_some() {
            secondary_if(ui, true, name).clicked()
        } else {
            primary(ui, cx.palette, name).clicked()
        };
        let Some(forms) = self.forms.as_mut().filter(|_| pressed) else {
            return;
        };
        let (command, kind) = match self.road {
            Road::Leader => {
                let request = forms.leader.request(cx);
                let command = request.map(|r| Command::Export(Box::new(r)));
                (command, JobKind::Export)
            }
            Road::Agency => {
                let request = forms.agency.request(cx, current);
                let command = request.map(|r| Command::SignFile(Box::new(r)));
                (command, JobKind::SignFile)
            }
        };
        if let Some(command) = command {
            self.remember(cx);
            self.start(cx, command, kind);
        }
    }

    fn start(&mut self, cx: &mut ViewContext<'_>, command: Command, kind: JobKind) {
        cx.push(command);
        self.waits_for = Some(kind);
        self.last = Some(kind);
        self.outcome = None;
        self.to_seal = None;
        self.remark = None;
        self.wipe();
    }

    /// Keeps what was chosen, but for everything secret.
    fn remember(&self, cx: &mut ViewContext<'_>) {
        let Some(forms) = &self.forms else { return };
        let known = &cx.session.settings.signing;
        let module = match self.road {
            Road::Leader => forms.leader.key.module(),
            Road::Agency => forms.agency.key.module(),
        };
        let chosen = SigningChoices {
            module: module.unwrap_or(&known.module).to_owned(),
            signature: forms.leader.picture.path().to_owned(),
            seal: forms.agency.picture.path().to_owned(),
            seal_mm: forms.agency.across(),
        };
        if chosen != *known {
            cx.push(Command::Set(Setting::Signing(chosen)));
        }
    }

    /// What came of it, and what comes next.
    fn result(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let Some(result) = &self.outcome else { return };
        let failed = (self.last == Some(JobKind::SignFile)).then(|| cx.t(Signing::NotSealed));
        ui.add_space(8.0);
        let drawn = ui.scope(|ui| match (failed, result) {
            (Some(failed), Outcome::Failed(error)) => {
                let text = format!("{failed} {}", error.message(cx.language));
                banner(ui, cx.palette, Tone::Bad, &text);
            }
            _ => outcome::show(ui, cx, result, Report::NotWritten),
        });
        if let Some((asked, drawn)) = self.remark {
            let text = i18n::seal_scaled(cx.language, asked, drawn);
            banner(ui, cx.palette, Tone::Warning, &text);
        }
        let next = ui.scope(|ui| self.next_step(ui, cx)).response;
        if std::mem::take(&mut self.fresh) {
            let whole = drawn.response.union(next);
            whole.scroll_to_me(Some(egui::Align::Max));
        }
    }

    /// The head has signed: seal it here, or hand it over.
    fn next_step(&mut self, ui: &mut Ui, cx: &ViewContext<'_>) {
        if self.road != Road::Leader || self.waits_for.is_some() {
            return;
        }
        let Some(path) = self.to_seal.clone() else {
            return;
        };
        ui.add_space(6.0);
        let title = RichText::new(cx.t(Signing::NextStep)).font(fonts::bold(theme::BODY));
        ui.label(title);
        if primary(ui, cx.palette, cx.t(Signing::SealNow)).clicked() {
            if let Some(forms) = &mut self.forms {
                forms.agency.take_file(&path);
            }
            self.road = Road::Agency;
            self.outcome = None;
            self.to_seal = None;
            self.wipe();
        }
        side_remark(ui, cx.palette, cx.t(Signing::HandOver));
    }
}

/// A typed path; a name alone means a file beside the database. A folder's name
/// is kept as the system has it, composed or not.
pub(in crate::ui) fn beside(database: &Path, typed: &str) -> PathBuf {
    let typed = Path::new(typed.trim());
    database
        .parent()
        .map_or_else(|| typed.to_owned(), |folder| folder.join(typed))
}

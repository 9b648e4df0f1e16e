//! Checking a signed PDF of anyone.

use std::path::Path;
use std::sync::Arc;

use egui::{CollapsingHeader, RichText, Ui};

use super::export_box::beside;
use super::outcome::{self, Outcome};
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::i18n::Report;
use crate::sign::Verification;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{path_field, secondary_if, side_remark};

/// The file and what came of it.
#[derive(Default)]
pub(super) struct VerifyBox {
    path: String,
    running: bool,
    outcome: Option<Outcome>,
    /// The outcome has just come and shall be brought into view.
    fresh: bool,
}

impl VerifyBox {
    /// Whether a check was asked for and has not ended.
    pub(super) fn is_running(&self) -> bool {
        self.running
    }

    /// A file was checked.
    pub(super) fn done(&mut self, path: &Path, verification: &Verification) {
        self.running = false;
        self.fresh = true;
        let (path, verification) = (path.to_owned(), Box::new(verification.clone()));
        self.outcome = Some(Outcome::Verified { path, verification });
    }

    /// The check ended without a result.
    pub(super) fn ended(&mut self, error: Option<Arc<AppError>>) {
        self.running = false;
        self.outcome = error.map(Outcome::Failed);
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        ui.add_space(14.0);
        let dropped = dropped_pdf(ui);
        let was_dropped = dropped.is_some();
        if let Some(path) = dropped {
            self.path = path;
        }
        let title = RichText::new(cx.t(Report::Check)).font(fonts::bold(theme::BODY));
        let header = CollapsingHeader::new(title)
            .id_salt("check a file")
            .open(was_dropped.then_some(true));
        header.show_unindented(ui, |ui| {
            let label = cx.t(Report::CheckFile);
            path_field(ui, cx, label, Choice::OpenPdf, None, &mut self.path);
            let ready = !self.running && !self.path.trim().is_empty();
            let asked = secondary_if(ui, ready, cx.t(Report::DoCheck)).clicked();
            if asked || (was_dropped && ready) {
                cx.push(Command::Verify(beside(cx.session.database(), &self.path)));
                self.running = true;
                self.outcome = None;
            }
            if self.running {
                side_remark(ui, cx.palette, cx.t(Report::Checking));
            }
            if let Some(result) = &self.outcome {
                ui.add_space(4.0);
                let drawn = ui.scope(|ui| outcome::show(ui, cx, result, Report::NotChecked));
                if std::mem::take(&mut self.fresh) {
                    drawn.response.scroll_to_me(Some(egui::Align::Max));
                }
            }
        });
    }
}

/// A PDF that was dropped on the window in this frame.
fn dropped_pdf(ui: &Ui) -> Option<String> {
    ui.input(|input| {
        let mut files = input.raw.dropped_files.iter();
        files.find_map(|file| {
            let path = file.path();
            let is_pdf = path
                .extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
            is_pdf.then(|| path.display().to_string())
        })
    })
}

//! The head signs the report as it is written.

use std::path::Path;

use egui::Ui;

use super::complaint::complain;
use super::export_box::beside;
use super::key_form::KeyForm;
use super::picture_field::PictureField;
use crate::app::current::Current;
use crate::app::export::ExportRequest;
use crate::app::picture::Motif;
use crate::app::session::Session;
use crate::i18n::{self, Report};
use crate::model::text::clean_line;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::widgets::{path_field, side_remark};

/// The form.
pub(super) struct LeaderRoad {
    pub(super) key: KeyForm,
    pub(super) picture: PictureField,
    path: String,
    /// The button was pressed while something was missing.
    complain: bool,
}

impl LeaderRoad {
    /// The form for the open assessment.
    pub(super) fn new(session: &Session, year: i32) -> Self {
        let path = session.database().with_file_name(i18n::report_file(year));
        Self {
            key: KeyForm::of_person(&session.settings.signing.module),
            picture: PictureField::with_path(&session.settings.signing.signature),
            path: path.display().to_string(),
            complain: false,
        }
    }

    /// Draws it. Says whether the place of the picture shall be shown.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
    ) -> bool {
        let profile = &current.assessment.head.profile;
        let problem = self.complain.then(|| self.key.problem()).flatten();
        if self.key.show(ui, cx, profile, problem) {
            self.complain = false;
        }
        let look = self.picture.show(ui, cx, Motif::Signature);
        if self.complain {
            self.picture.complain(ui, cx);
        }
        let suggested = i18n::report_file(current.assessment.head.year);
        let label = cx.t(Report::File);
        let choice = Choice::SaveReport;
        path_field(ui, cx, label, choice, Some(&suggested), &mut self.path)
            .on_hover_text(&self.path);
        let problem = self.complain.then(|| path_problem(&self.path)).flatten();
        if !complain(ui, cx, problem) {
            side_remark(ui, cx.palette, cx.t(Report::FileHint));
        }
        look
    }

    /// What to export, or `None` while something is missing, which is then said.
    pub(super) fn request(&mut self, cx: &ViewContext<'_>) -> Option<ExportRequest> {
        self.complain = self.key.problem().is_some()
            || self.picture.problem().is_some()
            || path_problem(&self.path).is_some();
        if self.complain {
            return None;
        }
        let database: &Path = cx.session.database();
        let mut with = self.key.with(cx)?;
        with.picture = self.picture.choice(database, Motif::Signature);
        Some(ExportRequest {
            path: beside(database, &self.path),
            sign: Some(with),
        })
    }
}

/// What is wrong with the name of a file to write.
pub(super) fn path_problem(path: &str) -> Option<Report> {
    let path = clean_line(path);
    if path.is_empty() {
        Some(Report::NeedPath)
    } else if path.to_lowercase().ends_with(".pdf") {
        None
    } else {
        Some(Report::NotPdf)
    }
}

//! The clerk puts the agency's signature with its seal into a file that the head has signed.

use std::path::Path;

use egui::{DragValue, Ui};

use super::complaint::complain;
use super::export_box::beside;
use super::key_form::KeyForm;
use super::leader_road::path_problem;
use super::picture_field::PictureField;
use crate::app::current::Current;
use crate::app::picture::{Motif, SEAL_SIZES};
use crate::app::session::Session;
use crate::app::signing::SignFileRequest;
use crate::i18n::{self, Signing};
use crate::report::document::AGENCY_FIELD;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::widgets::path_field;

/// The form.
pub(super) struct SealRoad {
    pub(super) key: KeyForm,
    pub(super) picture: PictureField,
    across: u16,
    file: String,
    out: String,
    /// The name suggested last; another one was typed.
    suggested: String,
    /// The button was pressed while something was missing.
    complain: bool,
}

impl SealRoad {
    /// An empty form with the seal of the last time.
    pub(super) fn new(session: &Session) -> Self {
        let remembered = &session.settings.signing;
        Self {
            key: KeyForm::of_agency(&remembered.module),
            picture: PictureField::with_path(&remembered.seal),
            across: remembered.seal_mm,
            file: String::new(),
            out: String::new(),
            suggested: String::new(),
            complain: false,
        }
    }

    /// Size of the seal in millimetres across.
    pub(super) fn across(&self) -> u16 {
        self.across
    }

    /// Takes the file that was signed just now.
    pub(super) fn take_file(&mut self, path: &Path) {
        self.file = path.display().to_string();
        self.suggest();
    }

    /// Draws it. Says whether the place of the seal shall be shown.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
    ) -> bool {
        let label = cx.t(Signing::FileToSeal);
        let file = path_field(ui, cx, label, Choice::OpenSigned, None, &mut self.file);
        if file.changed() {
            self.suggest();
        }
        file.on_hover_text(&self.file);
        let missing = self.complain && self.file.trim().is_empty();
        complain(ui, cx, missing.then_some(Signing::NeedFile));
        let profile = &current.assessment.head.profile;
        let problem = self.complain.then(|| self.key.problem()).flatten();
        if self.key.show(ui, cx, profile, problem) {
            self.complain = false;
        }
        let look = self.picture.show(ui, cx, self.motif());
        if self.complain {
            self.picture.complain(ui, cx);
        }
        ui.horizontal(|ui| {
            let label = ui.label(cx.t(Signing::SealSize)).id;
            let value = DragValue::new(&mut self.across)
                .range(SEAL_SIZES)
                .suffix(" mm");
            ui.add(value).labelled_by(label);
        });
        let label = cx.t(Signing::FileSealed);
        let suggested = Path::new(&self.suggested).file_name();
        let suggested = suggested.map(|name| name.to_string_lossy().into_owned());
        let choice = Choice::SaveSealed;
        path_field(ui, cx, label, choice, suggested.as_deref(), &mut self.out)
            .on_hover_text(&self.out);
        let problem = self.complain.then(|| path_problem(&self.out)).flatten();
        complain(ui, cx, problem);
        look
    }

    /// What to sign, or `None` while something is missing, which is then said.
    pub(super) fn request(
        &mut self,
        cx: &ViewContext<'_>,
        current: &Current,
    ) -> Option<SignFileRequest> {
        self.complain = self.file.trim().is_empty()
            || self.key.problem().is_some()
            || self.picture.problem().is_some()
            || path_problem(&self.out).is_some();
        if self.complain {
            return None;
        }
        let database = cx.session.database();
        let mut with = self.key.with(cx)?;
        with.picture = self.picture.choice(database, self.motif());
        Some(SignFileRequest {
            path: beside(database, &self.file),
            out: beside(database, &self.out),
            field: AGENCY_FIELD.to_owned(),
            place: Some(current.assessment.head.profile.place.clone()),
            with,
        })
    }

    fn motif(&self) -> Motif {
        Motif::Seal {
            across: self.across,
        }
    }

    /// Suggests a name beside the file, unless another one was typed: the file the head
    /// signed stays as it is.
    fn suggest(&mut self) {
        let file = Path::new(self.file.trim());
        let stem = file.file_stem().map(|stem| stem.to_string_lossy());
        let name = i18n::sealed_file(stem.as_deref().unwrap_or_default());
        let suggested = file.with_file_name(name).display().to_string();
        if self.out.trim().is_empty() || self.out == self.suggested {
            self.out.clone_from(&suggested);
        }
        self.suggested = suggested;
    }
}

//! The assessment in other formats, and a filled-in spreadsheet back in.

use std::path::{Path, PathBuf};

use egui::{CollapsingHeader, RichText, Ui};

use super::complaint::complain;
use super::export_box::beside;
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::office::OfficeFile;
use crate::i18n::formats::{Formats, excel_file, oscal_folder, sheet_waits, word_file};
use crate::i18n::package::Package;
use crate::model::id::AssessmentId;
use crate::model::text::clean_line;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme;
use crate::ui::views::package::PackageExport;
use crate::ui::widgets::{path_field, secondary_if, side_remark};

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Word,
    Excel,
    Oscal,
}

/// The forms and what they remember.
#[derive(Default)]
pub(super) struct FormatsBox {
    of: Option<AssessmentId>,
    format: Format,
    /// Where the Word file, the Excel file and the OSCAL files go.
    word: String,
    excel: String,
    oscal: String,
    /// The button was pressed while something was wrong with the path.
    complain: bool,
    /// The way out as a package.
    package: PackageExport,
    /// The filled-in file.
    sheet: String,
    /// A sheet was asked for; its preview is shown once it is there.
    asked: bool,
}

impl FormatsBox {
    /// News for the package's form.
    pub(super) fn event(&mut self, event: &Event) {
        self.package.event(event);
    }

    /// Forgets the package's passphrases.
    pub(super) fn wipe(&mut self) {
        self.package.wipe();
    }

    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if self.of != Some(current.assessment.id) {
            let year = current.assessment.head.year;
            let beside = |name: String| cx.session.database().with_file_name(name);
            *self = Self {
                of: Some(current.assessment.id),
                word: beside(word_file(year)).display().to_string(),
                excel: beside(excel_file(year)).display().to_string(),
                oscal: beside(oscal_folder(year)).display().to_string(),
                ..Self::default()
            };
        }
        ui.add_space(14.0);
        heading(ui, cx.t(Formats::Title), "other formats", |ui| {
            self.write(ui, cx, current);
        });
        ui.add_space(6.0);
        heading(ui, cx.t(Formats::ReadTitle), "filled-in sheet", |ui| {
            self.read(ui, cx, current);
        });
        self.follow(cx);
        ui.add_space(6.0);
        heading(ui, cx.t(Package::Export), "package", |ui| {
            self.package.show(ui, cx, current);
        });
    }

    fn write(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 24.0;
            for (format, text) in [
                (Format::Word, Formats::Word),
                (Format::Excel, Formats::Excel),
                (Format::Oscal, Formats::Oscal),
            ] {
                let chosen = ui.radio_value(&mut self.format, format, cx.t(text));
                if chosen.changed() {
                    self.complain = false;
                }
            }
        });
        ui.add_space(4.0);
        let year = current.assessment.head.year;
        let (choice, suggested, label, hint) = match self.format {
            Format::Word => (
                Choice::SaveWord,
                Some(word_file(year)),
                Formats::File,
                Formats::FileHint,
            ),
            Format::Excel => (
                Choice::SaveExcel,
                Some(excel_file(year)),
                Formats::File,
                Formats::FileHint,
            ),
            Format::Oscal => (
                Choice::OscalFolder,
                None,
                Formats::Folder,
                Formats::FolderHint,
            ),
        };
        let (label, suggested) = (cx.t(label), suggested.as_deref());
        let field = path_field(ui, cx, label, choice, suggested, self.path());
        field.on_hover_text(self.path().as_str());
        let problem = self.problem().filter(|_| self.complain);
        if !complain(ui, cx, problem) {
            side_remark(ui, cx.palette, cx.t(hint));
        }
        if self.format == Format::Word {
            side_remark(ui, cx.palette, cx.t(Formats::Unsigned));
        }
        let writes = [JobKind::ExportOffice, JobKind::ExportOscal];
        if writes.into_iter().any(|kind| runs(cx, kind)) {
            side_remark(ui, cx.palette, cx.t(Formats::Writing));
        } else if secondary_if(ui, true, cx.t(Formats::Write)).clicked() {
            self.complain = self.problem().is_some();
            if !self.complain {
                self.ask(cx);
            }
        }
    }

    fn ask(&mut self, cx: &mut ViewContext<'_>) {
        let path = beside(cx.session.database(), self.path());
        let office = |file| Command::ExportOffice {
            file,
            path: path.clone(),
        };
        let command = match self.format {
            Format::Word => office(OfficeFile::Word),
            Format::Excel => office(OfficeFile::Excel),
            Format::Oscal => Command::ExportOscal {
                dir: path,
                language: cx.language,
            },
        };
        cx.push(command);
    }

    fn path(&mut self) -> &mut String {
        match self.format {
            Format::Word => &mut self.word,
            Format::Excel => &mut self.excel,
            Format::Oscal => &mut self.oscal,
        }
    }

    /// What is wrong with the path.
    fn problem(&mut self) -> Option<Formats> {
        let path = clean_line(self.path()).to_lowercase();
        match self.format {
            _ if path.is_empty() => Some(Formats::NeedPath),
            Format::Word if !path.ends_with(".docx") => Some(Formats::NotDocx),
            Format::Excel if !path.ends_with(".xlsx") => Some(Formats::NotXlsx),
            Format::Word | Format::Excel | Format::Oscal => None,
        }
    }

    fn read(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        if !current.assessment.head.state.is_open() {
            side_remark(ui, cx.palette, cx.t(Formats::Frozen));
            return;
        }
        side_remark(ui, cx.palette, cx.t(Formats::ReadHint));
        let label = cx.t(Formats::SheetFile);
        path_field(ui, cx, label, Choice::OpenSheet, None, &mut self.sheet);
        let running = runs(cx, JobKind::ReadSheet);
        let ready = !running && !self.sheet.trim().is_empty();
        if secondary_if(ui, ready, cx.t(Formats::Read)).clicked() {
            let path = self.chosen(cx.session.database());
            cx.push(Command::ReadSheet(path));
            self.asked = true;
        } else if running {
            side_remark(ui, cx.palette, cx.t(Formats::Reading));
        } else if let Some(draft) = cx.session.sheet.clone().filter(|_| !self.asked) {
            side_remark(ui, cx.palette, &sheet_waits(cx.language, &draft.file()));
            if secondary_if(ui, true, cx.t(Formats::Look)).clicked() {
                cx.go(Route::Sheet);
            }
        }
    }

    fn chosen(&self, database: &Path) -> PathBuf {
        beside(database, &self.sheet)
    }

    /// Shows the preview once the sheet that was asked for has been read. A failure
    /// is told as a toast.
    fn follow(&mut self, cx: &mut ViewContext<'_>) {
        if !self.asked || runs(cx, JobKind::ReadSheet) || !cx.commands.is_empty() {
            return;
        }
        self.asked = false;
        if cx.session.sheet.is_some() {
            cx.go(Route::Sheet);
        }
    }
}

/// A part that is folded away until it is wanted.
fn heading(ui: &mut Ui, title: &str, salt: &str, add: impl FnOnce(&mut Ui)) {
    let title = RichText::new(title).font(fonts::bold(theme::BODY));
    let header = CollapsingHeader::new(title).id_salt(salt);
    let drawn = header.show_unindented(ui, add).header_response;
    if drawn.clicked() {
        // What unfolds would otherwise stand below the edge of the screen.
        drawn.scroll_to_me(Some(egui::Align::Min));
    }
}

fn runs(cx: &ViewContext<'_>, kind: JobKind) -> bool {
    cx.session.jobs.iter().any(|job| job.kind == kind)
}

//! The unit's own copy of a regulation: read, looked at, kept.

mod coverage;

use egui::{Label, RichText, ScrollArea, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::job::JobKind;
use crate::app::regulation_copy::{RegulationCopy, TextSource};
use crate::i18n::Texts;
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::BODY;
use crate::ui::views::report::beside;
use crate::ui::widgets::{link, page, path_field, primary_if, secondary_if, section, side_remark};

/// The screen with what was typed on it.
#[derive(Debug, Default)]
pub struct RegulationTextView {
    path: String,
    pasted: String,
    /// Another copy is wanted in place of the one in use.
    replace: bool,
    /// The kept copy was asked for.
    asked: bool,
}

impl RegulationTextView {
    /// A route leads here.
    pub fn open(&mut self) {
        (self.replace, self.asked) = (false, false);
    }

    /// Draws it for the regulation of `id`.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, id: &CatalogId) {
        let session = cx.session;
        let open = session.current.as_ref().map(|current| &current.catalog);
        let open = open.filter(|catalog| catalog.id == *id).cloned();
        let Some(catalog) = open.or_else(|| session.library.get(id).ok()) else {
            return;
        };
        if !std::mem::replace(&mut self.asked, true) {
            cx.push(Command::LookAtRegulation(id.clone()));
        }
        page(ui, 900.0, |ui| {
            ui.heading(cx.t(Texts::Title));
            let name = RichText::new(catalog.title.get(cx.language)).font(fonts::bold(BODY));
            ui.add(Label::new(name).wrap());
            side_remark(ui, cx.palette, cx.t(Texts::Remark));
            ui.add_space(6.0);
            let read = session.copies.read.clone();
            let kept = session.copies.kept.get(id).cloned();
            if let Some(copy) = read.filter(|copy| copy.catalog == *id) {
                self.found(ui, cx, &catalog, &copy);
            } else if let Some(copy) = kept.filter(|_| !self.replace) {
                self.kept(ui, cx, &catalog, &copy);
            } else {
                self.choose(ui, cx, id);
            }
            ui.add_space(16.0);
            back(ui, cx, id);
        });
    }

    fn choose(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, id: &CatalogId) {
        let running = cx.session.jobs.iter();
        let busy = running
            .clone()
            .any(|job| job.kind == JobKind::ReadRegulation);
        let label = cx.t(Texts::File);
        let choice = Choice::OpenRegulation;
        path_field(ui, cx, label, choice, None, &mut self.path);
        let ready = !busy && !self.path.trim().is_empty();
        if primary_if(ui, cx.palette, ready, cx.t(Texts::Read)).clicked() {
            let path = beside(cx.session.database(), &self.path);
            read(cx, id, TextSource::File(path));
        }
        ui.add_space(12.0);
        let label = ui.label(cx.t(Texts::Paste));
        let area = ScrollArea::vertical()
            .id_salt("pasted text")
            .max_height(220.0);
        area.show(ui, |ui| {
            let edit = TextEdit::multiline(&mut self.pasted).desired_rows(8);
            ui.add(edit.desired_width(f32::INFINITY))
                .labelled_by(label.id);
        });
        let ready = !busy && !self.pasted.trim().is_empty();
        if secondary_if(ui, ready, cx.t(Texts::ReadPasted)).clicked() {
            read(cx, id, TextSource::Pasted(self.pasted.clone()));
        }
        if busy {
            side_remark(ui, cx.palette, cx.t(Texts::Reading));
        }
    }

    /// What was read, before it is kept.
    fn found(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        catalog: &Catalog,
        copy: &RegulationCopy,
    ) {
        section(ui, cx.t(Texts::Found));
        coverage::show(ui, cx, catalog, copy);
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if primary_if(ui, cx.palette, true, cx.t(Texts::Keep)).clicked() {
                *self = Self {
                    asked: true,
                    ..Self::default()
                };
                cx.push(Command::KeepRegulation);
            }
            if secondary_if(ui, true, cx.t(Texts::Drop)).clicked() {
                cx.push(Command::DropRegulation);
            }
        });
    }

    fn kept(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        catalog: &Catalog,
        copy: &RegulationCopy,
    ) {
        section(ui, cx.t(Texts::Kept));
        coverage::show(ui, cx, catalog, copy);
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if secondary_if(ui, true, cx.t(Texts::Replace)).clicked() {
                self.replace = true;
            }
            if secondary_if(ui, true, cx.t(Texts::Remove)).clicked() {
                cx.push(Command::RemoveRegulation(copy.catalog.clone()));
            }
        });
    }
}

/// Asks for a text to be read; what was typed stays until it is kept.
fn read(cx: &mut ViewContext<'_>, id: &CatalogId, source: TextSource) {
    let catalog = id.clone();
    cx.push(Command::ReadRegulation { catalog, source });
}

fn back(ui: &mut Ui, cx: &mut ViewContext<'_>, id: &CatalogId) {
    let open = cx.session.current.as_ref();
    if open.is_some_and(|current| current.catalog.id == *id) {
        if link(ui, cx.palette, cx.t(Texts::ToChecklist)).clicked() {
            cx.go(Route::Checklist(None));
        }
    } else if link(ui, cx.palette, cx.t(Texts::ToLibrary)).clicked() {
        cx.go(Route::Library);
    }
}

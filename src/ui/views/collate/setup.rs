//! What to collate: the folder first, everything else as it is usually left.

use std::ffi::OsStr;
use std::path::PathBuf;

use egui::{CollapsingHeader, ComboBox, RichText, ScrollArea, Ui};

use crate::app::collate::{CollateRequest, KeepJournal};
use crate::app::error::AppError;
use crate::app::package::Passphrase;
use crate::app::session::Session;
use crate::i18n::collate::Collate as W;
use crate::i18n::{Language, parse_date};
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::views::report::{Secret, beside};
use crate::ui::widgets::{
    Icon, Line, Tone, banner, icon, path_field, primary_if, side_remark, title,
};

/// Widest the form gets, in points.
const WIDTH: f32 = 760.0;

/// Endings of a list of units that is dropped.
const LISTS: [&str; 3] = ["xlsx", "csv", "txt"];

/// The form.
#[derive(Default)]
pub(super) struct Setup {
    folder: String,
    list: String,
    regulation: Option<CatalogId>,
    year: String,
    deadline: String,
    trust: String,
    earlier: String,
    passphrase: Secret,
    /// The button was pressed while something was missing.
    complain: bool,
}

impl Setup {
    /// Forgets the passphrase.
    pub(super) fn wipe(&mut self) {
        self.passphrase.wipe();
    }

    /// Takes what was dropped: a list of units, a result of another year, else a folder.
    pub(super) fn take(&mut self, dropped: Vec<PathBuf>) {
        for path in dropped {
            let ending = path.extension().map(OsStr::to_ascii_lowercase);
            let is = |known: &str| ending.as_deref().is_some_and(|ending| ending == known);
            let shown = path.display().to_string();
            if LISTS.into_iter().any(is) {
                self.list = shown;
            } else if is("json") {
                self.earlier = shown;
            } else if is("pdf") || is("tukiem") {
                let folder = path.parent().map(|folder| folder.display().to_string());
                self.folder = folder.unwrap_or_default();
            } else {
                self.folder = shown;
            }
        }
    }

    /// What was asked for; `None` while something is missing or wrong.
    pub(super) fn request(&mut self, session: &Session) -> Option<CollateRequest> {
        self.complain = true;
        if self.problem().is_some() {
            return None;
        }
        self.complain = false;
        let database = session.database();
        let path = |typed: &str| (!typed.trim().is_empty()).then(|| beside(database, typed));
        let passphrase = self.passphrase.text();
        Some(CollateRequest {
            folder: path(&self.folder)?,
            units: path(&self.list),
            regulation: self.regulation.clone(),
            version: None,
            year: self.year.trim().parse().ok(),
            deadline: parse_date(&self.deadline),
            trust: path(&self.trust).into_iter().collect(),
            earlier: path(&self.earlier).into_iter().collect(),
            passphrase: (!passphrase.is_empty()).then(|| Passphrase::new(passphrase)),
            journal: KeepJournal::No,
            ..CollateRequest::default()
        })
    }

    fn problem(&self) -> Option<W> {
        let year = self.year.trim();
        let is_year = |text: &str| text.parse().is_ok_and(|year| (2000..=2200).contains(&year));
        if self.folder.trim().is_empty() {
            Some(W::NeedFolder)
        } else if !year.is_empty() && !is_year(year) {
            Some(W::BadYear)
        } else if !self.deadline.trim().is_empty() && parse_date(&self.deadline).is_none() {
            Some(W::BadDeadline)
        } else {
            None
        }
    }

    /// Draws it; whether to start.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        failure: Option<&AppError>,
    ) -> bool {
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show(ui, |ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            title(ui, cx.palette, cx.t(W::Title), cx.t(W::Remark));
            if let Some(failure) = failure {
                let said = format!("{} {}", cx.t(W::Failed), failure.message(cx.language));
                banner(ui, cx.palette, Tone::Bad, &said);
                ui.add_space(6.0);
            }
            // It stays: fields that move while one types into them lose the keyboard.
            invitation(ui, cx);
            let problem = self.problem().filter(|_| self.complain);
            let label = cx.t(W::Folder);
            path_field(ui, cx, label, Choice::OpenReports, None, &mut self.folder);
            complaint(ui, cx, problem.filter(|problem| *problem == W::NeedFolder));
            let label = cx.t(W::List);
            path_field(ui, cx, label, Choice::OpenUnitList, None, &mut self.list);
            side_remark(ui, cx.palette, cx.t(W::ListHint));
            ui.add_space(4.0);
            self.basis(ui, cx, problem);
            ui.add_space(4.0);
            let more = RichText::new(cx.t(W::More)).font(fonts::bold(theme::BODY));
            CollapsingHeader::new(more)
                .id_salt("collate more")
                .show_unindented(ui, |ui| self.more(ui, cx));
            ui.add_space(10.0);
            primary_if(ui, cx.palette, true, cx.t(W::Start)).clicked()
        })
        .inner
    }

    /// Regulation, year and last day: left open, they are taken from the reports.
    fn basis(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, problem: Option<W>) {
        let entries = cx.session.library.in_order();
        let named = |catalog: &Catalog| name(catalog, cx.language);
        let chosen = entries
            .iter()
            .map(|entry| &entry.catalog)
            .find(|catalog| Some(&catalog.id) == self.regulation.as_ref());
        let shown = chosen.map_or(cx.t(W::AnyRegulation).to_owned(), |catalog| named(catalog));
        let label = ui.label(cx.t(W::Regulation));
        let list = ComboBox::from_id_salt("collate regulation")
            .selected_text(shown)
            .width(420.0_f32.min(ui.available_width()))
            .truncate();
        let list = list.show_ui(ui, |ui| {
            ui.selectable_value(&mut self.regulation, None, cx.t(W::AnyRegulation));
            for entry in &entries {
                let id = Some(entry.catalog.id.clone());
                ui.selectable_value(&mut self.regulation, id, named(&entry.catalog));
            }
        });
        list.response.labelled_by(label.id);
        ui.add_space(2.0);
        ui.horizontal_top(|ui| {
            let error = problem.filter(|problem| *problem == W::BadYear);
            Line::new(cx.t(W::Year))
                .hint(cx.t(W::YearHint))
                .error(error.map(|error| cx.t(error)))
                .width(150.0)
                .show(ui, cx.palette, &mut self.year);
            ui.add_space(16.0);
            let error = problem.filter(|problem| *problem == W::BadDeadline);
            Line::new(cx.t(W::Deadline))
                .hint(cx.t(W::DeadlineHint))
                .error(error.map(|error| cx.t(error)))
                .width(150.0)
                .show(ui, cx.palette, &mut self.deadline);
        });
    }

    fn more(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let label = cx.t(W::Trust);
        path_field(ui, cx, label, Choice::OpenTrust, None, &mut self.trust);
        let label = cx.t(W::Earlier);
        path_field(
            ui,
            cx,
            label,
            Choice::OpenCollation,
            None,
            &mut self.earlier,
        );
        let label = cx.t(W::Passphrase);
        ui.scope(|ui| {
            ui.set_max_width(320.0);
            self.passphrase.field(ui, cx.palette, label, false, None);
        });
    }
}

/// What belongs here, with the step that brings it.
fn invitation(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let frame = egui::Frame::new()
        .fill(cx.palette.panel)
        .corner_radius(8)
        .inner_margin(egui::Margin::symmetric(18, 14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            icon(ui, Icon::Ranking, cx.palette.accent);
            ui.label(RichText::new(cx.t(W::EmptyTitle)).font(fonts::bold(theme::SECTION)));
        });
        side_remark(ui, cx.palette, cx.t(W::EmptyText));
        ui.add_space(4.0);
        let free = !cx.chooser.is_open();
        let choose = egui::Button::new(cx.t(W::ChooseFolder));
        if ui.add_enabled(free, choose).clicked() {
            cx.chooser.open(Choice::OpenReports, None, cx.language);
        }
    });
    ui.add_space(8.0);
}

fn complaint(ui: &mut Ui, cx: &ViewContext<'_>, problem: Option<W>) {
    let Some(problem) = problem else { return };
    ui.horizontal_top(|ui| {
        icon(ui, Icon::Warning, cx.palette.bad);
        let words = RichText::new(cx.t(problem)).size(theme::SMALL);
        ui.add(egui::Label::new(words.color(cx.palette.bad)).wrap());
    });
}

/// "39/2024/QĐ-UBND · tỉnh Hải Dương".
fn name(catalog: &Catalog, language: Language) -> String {
    let place = catalog.territory.name.get(language);
    format!("{} · {place}", catalog.instrument)
}

//! Where a draft begins: a text, a catalog at hand, a file, or nothing; and the
//! catalogs that were added.

use egui::{Button, ComboBox, Label, RichText, ScrollArea, TextEdit, Ui};

use crate::app::author::AuthorCommand;
use crate::app::command::Command;
use crate::app::regulation_copy::TextSource;
use crate::i18n::author::{AuthorStart, facts};
use crate::model::id::CatalogId;
use crate::model::text::nfc;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::theme::BODY;
use crate::ui::widgets::{
    Tone, banner, page, path_field, primary_if, secondary_if, section, side_remark, title,
};

/// Of a long list of problems so many lines are shown.
const SHOWN: usize = 12;

/// What is filled in there.
#[derive(Debug, Default)]
pub(super) struct Start {
    text_file: String,
    pasted: String,
    catalog: Option<CatalogId>,
    catalog_file: String,
    added_file: String,
}

impl Start {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        page(ui, 900.0, |ui| {
            title(
                ui,
                cx.palette,
                cx.t(AuthorStart::Title),
                cx.t(AuthorStart::Remark),
            );
            refusal(ui, cx);
            self.begin_with_text(ui, cx);
            ui.add_space(6.0);
            self.begin_with_catalog(ui, cx);
            self.begin_with_file(ui, cx);
            section(ui, cx.t(AuthorStart::Blank));
            side_remark(ui, cx.palette, cx.t(AuthorStart::BlankHint));
            if ui.button(cx.t(AuthorStart::MakeBlank)).clicked() {
                ask(cx, AuthorCommand::Blank);
            }
            self.added(ui, cx);
        });
    }

    fn begin_with_text(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        section(ui, cx.t(AuthorStart::FromText));
        side_remark(ui, cx.palette, cx.t(AuthorStart::FromTextHint));
        let label = cx.t(AuthorStart::TextFile);
        path_field(
            ui,
            cx,
            label,
            Choice::OpenRegulation,
            None,
            &mut self.text_file,
        );
        let file = self.text_file.trim();
        let make = cx.t(AuthorStart::MakeFromFile);
        if primary_if(ui, cx.palette, !file.is_empty(), make).clicked() {
            let path = file.into();
            ask(cx, AuthorCommand::FromText(TextSource::File(path)));
        }
        ui.add_space(4.0);
        let label = ui.label(cx.t(AuthorStart::Paste));
        // A whole regulation is pasted here: the field keeps its height and scrolls.
        ScrollArea::vertical()
            .id_salt("pasted")
            .max_height(96.0)
            .show(ui, |ui| {
                let edit = TextEdit::multiline(&mut self.pasted).desired_rows(3);
                ui.add(edit.desired_width(f32::INFINITY))
                    .labelled_by(label.id);
            });
        let is_there = !self.pasted.trim().is_empty();
        if secondary_if(ui, is_there, cx.t(AuthorStart::MakeFromPaste)).clicked() {
            let text = TextSource::Pasted(nfc(&self.pasted));
            ask(cx, AuthorCommand::FromText(text));
        }
    }

    fn begin_with_catalog(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        section(ui, cx.t(AuthorStart::FromCatalog));
        side_remark(ui, cx.palette, cx.t(AuthorStart::FromCatalogHint));
        let entries = cx.session.library.entries();
        let catalogs: Vec<_> = entries.map(|entry| entry.catalog.clone()).collect();
        let chosen = catalogs
            .iter()
            .find(|c| Some(&c.id) == self.catalog.as_ref());
        let said = chosen.map_or_else(
            || cx.t(AuthorStart::Choose).to_owned(),
            |c| name_of(&c.instrument, c.title.get(cx.language)),
        );
        ui.horizontal_wrapped(|ui| {
            let list = ComboBox::from_id_salt("catalog").width(560.0).truncate();
            let shown = list.selected_text(said).show_ui(ui, |ui| {
                for catalog in &catalogs {
                    let here = self.catalog.as_ref() == Some(&catalog.id);
                    let said = name_of(&catalog.instrument, catalog.title.get(cx.language));
                    if ui.selectable_label(here, said).clicked() {
                        self.catalog = Some(catalog.id.clone());
                    }
                }
            });
            shown.response.accessible_name(cx.t(AuthorStart::Choose));
            let copy = secondary_if(ui, chosen.is_some(), cx.t(AuthorStart::Copy));
            if let Some(chosen) = chosen.filter(|_| copy.clicked()) {
                ask(cx, AuthorCommand::FromCatalog(chosen.id.clone()));
            }
        });
    }

    fn begin_with_file(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        section(ui, cx.t(AuthorStart::FromFile));
        side_remark(ui, cx.palette, cx.t(AuthorStart::FromFileHint));
        let label = cx.t(AuthorStart::CatalogFile);
        let path = &mut self.catalog_file;
        path_field(ui, cx, label, Choice::OpenCatalog, None, path);
        let file = self.catalog_file.trim();
        if secondary_if(ui, !file.is_empty(), cx.t(AuthorStart::OpenFile)).clicked() {
            ask(cx, AuthorCommand::FromFile(file.into()));
        }
    }

    fn added(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        section(ui, cx.t(AuthorStart::Added));
        let entries = cx.session.library.entries();
        let own: Vec<_> = entries.filter(|entry| !entry.built_in).cloned().collect();
        if own.is_empty() {
            side_remark(ui, cx.palette, cx.t(AuthorStart::NoneAdded));
        }
        for entry in own {
            let catalog = &entry.catalog;
            let name = RichText::new(catalog.title.get(cx.language)).font(fonts::bold(BODY));
            ui.add(Label::new(name).wrap());
            ui.horizontal_wrapped(|ui| {
                let version = &catalog.content_version;
                let facts = facts(cx.language, version, catalog.items.len());
                ui.label(format!("{} · {facts}", catalog.id));
                if ui.button(cx.t(AuthorStart::WriteOn)).clicked() {
                    ask(cx, AuthorCommand::FromCatalog(catalog.id.clone()));
                }
                let away = ui.button(cx.t(AuthorStart::TakeAway));
                let away = away.on_hover_text(cx.t(AuthorStart::TakeAwayHint));
                if away.clicked() {
                    ask(cx, AuthorCommand::SetAside(catalog.id.clone()));
                }
            });
        }
        ui.add_space(6.0);
        ui.label(RichText::new(cx.t(AuthorStart::AddFile)).font(fonts::bold(BODY)));
        side_remark(ui, cx.palette, cx.t(AuthorStart::AddFileHint));
        let label = cx.t(AuthorStart::AddPath);
        path_field(
            ui,
            cx,
            label,
            Choice::AddCatalog,
            None,
            &mut self.added_file,
        );
        let file = self.added_file.trim();
        if secondary_if(ui, !file.is_empty(), cx.t(AuthorStart::Add)).clicked() {
            ask(cx, AuthorCommand::AddFile(file.into()));
        }
    }
}

/// Why the last file was not taken.
fn refusal(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let Some(error) = cx.session.authoring.refused.clone() else {
        return;
    };
    let message = error.message(cx.language);
    let lines: Vec<_> = message.lines().collect();
    let mut said = format!("{}\n", cx.t(AuthorStart::Refused));
    said += &lines
        .iter()
        .take(SHOWN)
        .copied()
        .collect::<Vec<_>>()
        .join("\n");
    if lines.len() > SHOWN {
        said += &format!("\n… (+{})", lines.len() - SHOWN);
    }
    banner(ui, cx.palette, Tone::Bad, &said);
    if ui.add(Button::new(cx.t(AuthorStart::Understood))).clicked() {
        ask(cx, AuthorCommand::DropRefusal);
    }
}

fn name_of(instrument: &str, title: &str) -> String {
    format!("{instrument} · {title}")
}

fn ask(cx: &mut ViewContext<'_>, command: AuthorCommand) {
    cx.push(Command::Author(command));
}

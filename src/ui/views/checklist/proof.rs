//! The evidence of one item: what is attached, and the ways to attach more.

use std::path::PathBuf;

use egui::{Label, RichText, TextEdit, Ui};

use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::checklist::{Checklist, staleness};
use crate::i18n::{Language, Translate, date, parse_date, size};
use crate::model::catalog::Item;
use crate::model::evidence::Evidence;
use crate::model::id::EvidenceId;
use crate::model::text::{clean_line, search_key};
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::route::Route;
use crate::ui::theme::SMALL;
use crate::ui::views::plan::form::optional;
use crate::ui::widgets::{Icon, Line, icon, icon_button, icon_text_button, link, side_remark};

/// How many pieces of evidence already here are offered at a time.
const OFFERED: usize = 8;

/// What is being typed in the section.
#[derive(Debug, Default)]
pub(super) struct Proof {
    path: String,
    existing: String,
    name: String,
    place: String,
    date: String,
    refused: bool,
    /// Whether the path field is to get the keyboard.
    pub(super) take_keyboard: bool,
}

impl Proof {
    /// Draws the section.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        item: &Item,
        editable: bool,
    ) {
        let language = cx.language;
        let attached: Vec<&Evidence> = current.assessment.evidence_of(&item.id).collect();
        if attached.is_empty() {
            side_remark(ui, cx.palette, cx.t(Checklist::NoEvidence));
        }
        for evidence in attached {
            attached_line(ui, cx, current, item, evidence, editable);
        }
        if !editable {
            return;
        }
        ui.add_space(4.0);
        side_remark(ui, cx.palette, language.t(Checklist::DropHint));
        self.add_file(ui, cx, item);
        if !current.assessment.evidence.is_empty() {
            let title = language.t(Checklist::Existing);
            ui.collapsing(title, |ui| self.link_existing(ui, cx, current, item));
        }
        ui.collapsing(language.t(Checklist::Reference), |ui| {
            self.add_reference(ui, cx, item);
        });
    }

    /// Opens the system's file dialog and readies the typed path beside it.
    pub(super) fn browse(&mut self, cx: &mut ViewContext<'_>) {
        cx.chooser.open(Choice::OpenEvidence, None, cx.language);
        self.take_keyboard = true;
    }

    fn add_file(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, item: &Item) {
        let browse = cx.t(Checklist::Browse);
        let free = !cx.chooser.is_open();
        let clicked = ui.add_enabled_ui(free, |ui| {
            icon_text_button(ui, cx.palette, Icon::Evidence, browse)
                .on_hover_text("E")
                .clicked()
        });
        if clicked.inner {
            cx.chooser.open(Choice::OpenEvidence, None, cx.language);
        }
        let field = TextEdit::singleline(&mut self.path)
            .hint_text(cx.t(Checklist::PathHint))
            .desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name(cx.t(Checklist::Path));
        if std::mem::take(&mut self.take_keyboard) {
            field.request_focus();
        }
        let path = typed_path(&self.path);
        let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if let Some(path) = path
            && (ui.button(cx.t(Checklist::AddPath)).clicked() || enter)
        {
            self.path.clear();
            cx.push(Command::ImportFiles {
                paths: vec![path],
                item: Some(item.id.clone()),
            });
        }
    }

    fn link_existing(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        item: &Item,
    ) {
        let field = TextEdit::singleline(&mut self.existing).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(cx.t(Checklist::Existing));
        let needle = search_key(self.existing.trim());
        let linked = |id: EvidenceId| current.assessment.links.contains(&(item.id.clone(), id));
        let offered = current.assessment.evidence.values().rev();
        let offered = offered.filter(|e| search_key(&e.name).contains(&needle) && !linked(e.id));
        for evidence in offered.take(OFFERED) {
            if link(ui, cx.palette, &evidence.name).clicked() {
                let (item, evidence) = (item.id.clone(), evidence.id);
                cx.push(Command::Link {
                    item,
                    evidence,
                    linked: true,
                });
            }
        }
    }

    fn add_reference(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, item: &Item) {
        let (language, palette) = (cx.language, cx.palette);
        let wrong = |bad: bool, message| (self.refused && bad).then(|| language.t(message));
        let name = clean_line(&self.name);
        let fact_date = optional(&self.date, parse_date);
        let name_error = wrong(name.is_empty(), Checklist::NameNeeded);
        let date_error = wrong(fact_date.is_err(), Checklist::BadDate);
        let field = Line::new(language.t(Checklist::ReferenceName)).error(name_error);
        field.show(ui, palette, &mut self.name);
        Line::new(language.t(Checklist::ReferenceWhere)).show(ui, palette, &mut self.place);
        let field = Line::new(language.t(Checklist::FactDate)).error(date_error);
        field.show(ui, palette, &mut self.date);
        if !ui.button(language.t(Checklist::AddReference)).clicked() {
            return;
        }
        match fact_date {
            Ok(fact_date) if !name.is_empty() => {
                let description = std::mem::take(&mut self.place);
                let item = Some(item.id.clone());
                cx.push(Command::AddReference {
                    name,
                    description,
                    fact_date,
                    item,
                });
                *self = Self::default();
            }
            _ => self.refused = true,
        }
    }
}

/// A path as typed or pasted; Windows puts quotes around what "Copy as path" gives.
pub fn typed_path(text: &str) -> Option<PathBuf> {
    let path = text.trim().trim_matches('"').trim();
    (!path.is_empty()).then(|| PathBuf::from(path))
}

fn attached_line(
    ui: &mut Ui,
    cx: &mut ViewContext<'_>,
    current: &Current,
    item: &Item,
    evidence: &Evidence,
    editable: bool,
) {
    let (language, palette) = (cx.language, cx.palette);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        icon(ui, Icon::Evidence, palette.weak);
        let room = ui.available_width() - if editable { 36.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width(room);
            let name = RichText::new(&evidence.name).color(palette.accent);
            let name = ui.add(egui::Button::new(name).frame(false).truncate());
            if name.on_hover_text(&evidence.name).clicked() {
                cx.go(Route::Evidence(Some(evidence.id)));
            }
        });
        if editable {
            let told = format!("{}: {}", language.t(Checklist::Unlink), evidence.name);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, palette, Icon::Close, &told).clicked() {
                    let (item, evidence) = (item.id.clone(), evidence.id);
                    cx.push(Command::Link {
                        item,
                        evidence,
                        linked: false,
                    });
                }
            });
        }
    });
    let told = RichText::new(facts(language, evidence))
        .size(SMALL)
        .color(palette.weak);
    ui.add(Label::new(told).wrap());
    let as_of = current.assessment.head.period_end;
    if let Some(stale) = staleness(language, evidence, item.interval.as_ref(), as_of) {
        ui.horizontal_top(|ui| {
            icon(ui, Icon::Warning, palette.partial);
            ui.add(Label::new(RichText::new(stale).size(SMALL).color(palette.partial)).wrap());
        });
    }
}

/// "12/11/2026 · 1,4 MB".
fn facts(language: Language, evidence: &Evidence) -> String {
    let day = evidence.fact_date.map(date);
    let bytes = evidence.file.as_ref().map(|file| size(language, file.size));
    let place = (evidence.file.is_none() && !evidence.description.is_empty())
        .then(|| evidence.description.replace('\n', " "));
    day.into_iter()
        .chain(bytes)
        .chain(place)
        .collect::<Vec<_>>()
        .join(" · ")
}

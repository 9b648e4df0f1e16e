//! One piece of evidence: what is said about it, what it proves, what is in it.

use egui::{Button, Label, RichText, TextEdit, Ui};

use super::preview::{Preview, Viewable};
use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::checklist::staleness;
use crate::i18n::evidence::{EvidenceText, kind};
use crate::i18n::{Language, cites, date, date_time, parse_date, size};
use crate::model::catalog::Item;
use crate::model::evidence::Evidence;
use crate::model::id::{EvidenceId, ItemId};
use crate::model::text::search_key;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::views::checklist::typed_path;
use crate::ui::views::plan::form::optional;
use crate::ui::widgets::{
    Draft, Icon, Named, Typed, icon_button, icon_text_button, link, path_field, side_remark,
    text_area, text_field,
};

/// How many items are offered for a link at a time.
const OFFERED: usize = 8;
/// A file up to this size is previewed without being asked, in bytes.
const SMALL_FILE: u64 = 4 * 1024 * 1024;

/// What is being typed about one piece.
#[derive(Debug, Default)]
pub(super) struct Details {
    of: Option<EvidenceId>,
    name: Draft,
    description: Draft,
    date: Draft,
    empty_name: bool,
    bad_date: bool,
    find: String,
    found: Option<(String, Vec<ItemId>)>,
    save_path: String,
}

impl Details {
    /// Hands out what was typed and not yet committed, and turns away from the piece.
    pub(super) fn hand_out(&mut self, current: &Current, commands: &mut Vec<Command>) {
        let mut left = std::mem::take(self);
        let Some(evidence) = left.of.and_then(|id| current.assessment.evidence.get(&id)) else {
            return;
        };
        let typed = [left.name.take(), left.description.take(), left.date.take()];
        commands.extend(left.edit(evidence, typed));
    }

    /// The command for what was typed; a name or date that cannot be is left out and said.
    fn edit(&mut self, evidence: &Evidence, typed: [Option<String>; 3]) -> Option<Command> {
        let [name, description, day] = typed;
        let mut after = evidence.clone();
        if let Some(name) = name {
            self.empty_name = name.trim().is_empty();
            if !self.empty_name {
                after.name = name;
            }
        }
        if let Some(description) = description {
            after.description = description;
        }
        if let Some(read) = day.map(|text| optional(&text, parse_date)) {
            self.bad_date = read.is_err();
            after.fact_date = read.unwrap_or(after.fact_date);
        }
        let Evidence {
            id,
            name,
            description,
            fact_date,
            ..
        } = after.clone();
        (after != *evidence).then_some(Command::EditEvidence {
            id,
            name,
            description,
            fact_date,
        })
    }

    /// Draws everything about a piece.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        evidence: &Evidence,
        preview: &mut Preview,
        editable: bool,
    ) {
        if self.of != Some(evidence.id) {
            *self = Self {
                of: Some(evidence.id),
                ..Self::default()
            };
        }
        ui.spacing_mut().item_spacing.y = 5.0;
        ui.add_enabled_ui(editable, |ui| self.fields(ui, cx, evidence));
        facts(ui, cx, evidence);
        heading(ui, cx.t(EvidenceText::Linked));
        self.links(ui, cx, current, evidence, editable);
        if evidence.file.is_some() {
            heading(ui, cx.t(EvidenceText::Preview));
            show_preview(ui, cx, evidence, preview);
            heading(ui, cx.t(EvidenceText::SaveCopy));
            self.save(ui, cx, evidence);
        }
        if editable {
            ui.add_space(14.0);
            let remove = icon_text_button(ui, cx.palette, Icon::Bin, cx.t(EvidenceText::Remove));
            if remove
                .on_hover_text(cx.t(EvidenceText::RemoveHint))
                .clicked()
            {
                *self = Self::default();
                cx.push(Command::RemoveEvidence(evidence.id));
            }
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, evidence: &Evidence) {
        let name = named(ui, cx, EvidenceText::Name, |ui, named| {
            text_field(ui, named, &mut self.name, &evidence.name)
        });
        if self.empty_name {
            ui.colored_label(cx.palette.bad, cx.t(EvidenceText::EmptyName));
        }
        let description = named(ui, cx, EvidenceText::Description, |ui, named| {
            text_area(ui, named, 2, &mut self.description, &evidence.description)
        });
        let stored = evidence.fact_date.map(date).unwrap_or_default();
        let day = named(ui, cx, EvidenceText::DateLabel, |ui, named| {
            text_field(ui, named, &mut self.date, &stored)
        });
        if self.bad_date && !day.response.has_focus() {
            ui.colored_label(cx.palette.bad, cx.t(EvidenceText::BadDate));
        }
        let typed = [name.commit, description.commit, day.commit];
        cx.commands.extend(self.edit(evidence, typed));
    }

    fn links(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewContext<'_>,
        current: &Current,
        evidence: &Evidence,
        editable: bool,
    ) {
        let mut linked = current.assessment.items_of(evidence.id).peekable();
        if linked.peek().is_none() {
            side_remark(ui, cx.palette, cx.t(EvidenceText::NoLinks));
        }
        for id in linked {
            if let Some((_, item)) = current.item(id) {
                linked_item(ui, cx, current, evidence, item, editable);
            }
        }
        if !editable {
            return;
        }
        let label = ui.label(small(cx, EvidenceText::LinkMore));
        let field = TextEdit::singleline(&mut self.find).desired_width(f32::INFINITY);
        ui.add(field).labelled_by(label.id);
        let needle = search_key(self.find.trim());
        if needle.is_empty() {
            return;
        }
        if self.found.as_ref().is_none_or(|(of, _)| *of != needle) {
            self.found = Some((needle.clone(), find(current, &needle)));
        }
        let Some((_, found)) = &self.found else {
            return;
        };
        let is_new = |id: &&ItemId| {
            !current
                .assessment
                .links
                .contains(&((*id).clone(), evidence.id))
        };
        let offered: Vec<_> = found.iter().filter(is_new).take(OFFERED).collect();
        if offered.is_empty() {
            side_remark(ui, cx.palette, cx.t(EvidenceText::NoItemFound));
        }
        for id in offered {
            let Some((_, item)) = current.item(id) else {
                continue;
            };
            if link(ui, cx.palette, &said(cx.language, item)).clicked() {
                let (item, evidence) = (id.clone(), evidence.id);
                cx.push(Command::Link {
                    item,
                    evidence,
                    linked: true,
                });
            }
        }
    }

    fn save(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, evidence: &Evidence) {
        let label = cx.t(EvidenceText::SaveTo);
        let name = Some(evidence.name.as_str());
        path_field(
            ui,
            cx,
            label,
            Choice::SaveEvidence,
            name,
            &mut self.save_path,
        );
        let path = typed_path(&self.save_path);
        let button = Button::new(cx.t(EvidenceText::Save));
        if ui.add_enabled(path.is_some(), button).clicked()
            && let Some(path) = path
        {
            cx.push(Command::SaveEvidence {
                id: evidence.id,
                path,
            });
        }
    }
}

/// The items whose citation or question holds `needle`, some more than are offered.
fn find(current: &Current, needle: &str) -> Vec<ItemId> {
    let holds = |item: &&Item| {
        [Language::Vietnamese, Language::English]
            .iter()
            .any(|language| search_key(&said(*language, item)).contains(needle))
    };
    let found = current
        .catalog
        .items
        .iter()
        .filter(holds)
        .map(|item| item.id.clone());
    found.take(OFFERED * 8).collect()
}

/// "Điều 7 khoản 2: Mật khẩu …".
fn said(language: Language, item: &Item) -> String {
    format!(
        "{}: {}",
        cites(language, &item.cites),
        item.question.get(language)
    )
}

fn linked_item(
    ui: &mut Ui,
    cx: &mut ViewContext<'_>,
    current: &Current,
    evidence: &Evidence,
    item: &Item,
    editable: bool,
) {
    ui.horizontal(|ui| {
        let place = cites(cx.language, &item.cites);
        if link(ui, cx.palette, &place)
            .on_hover_text(item.question.get(cx.language))
            .clicked()
        {
            cx.go(Route::Checklist(Some(item.id.clone())));
        }
        let told = format!("{} {place}", cx.t(EvidenceText::Unlink));
        if editable && icon_button(ui, cx.palette, Icon::Close, &told).clicked() {
            let (item, evidence) = (item.id.clone(), evidence.id);
            cx.push(Command::Link {
                item,
                evidence,
                linked: false,
            });
        }
    });
    side_remark(ui, cx.palette, item.question.get(cx.language));
    let as_of = current.assessment.head.period_end;
    if let Some(stale) = staleness(cx.language, evidence, item.interval.as_ref(), as_of) {
        let stale = RichText::new(stale).size(SMALL).color(cx.palette.partial);
        ui.add(Label::new(stale).wrap());
    }
}

fn show_preview(ui: &mut Ui, cx: &mut ViewContext<'_>, evidence: &Evidence, preview: &mut Preview) {
    preview.turn_to(evidence.id);
    let Some(viewable) = Viewable::of(evidence) else {
        side_remark(ui, cx.palette, cx.t(EvidenceText::NoPreview));
        return;
    };
    if preview.is_blank() {
        let small = evidence
            .file
            .as_ref()
            .is_some_and(|file| file.size <= SMALL_FILE);
        if small || ui.button(cx.t(EvidenceText::ShowPreview)).clicked() {
            preview.ask();
            cx.push(Command::PreviewEvidence(evidence.id));
        }
    }
    preview.show(ui, cx, viewable);
}

fn facts(ui: &mut Ui, cx: &ViewContext<'_>, evidence: &Evidence) {
    let mut said = vec![kind(cx.language, evidence)];
    said.extend(
        evidence
            .file
            .as_ref()
            .map(|file| size(cx.language, file.size)),
    );
    said.push(date_time(evidence.added));
    side_remark(ui, cx.palette, &said.join(" · "));
    if let Some(file) = &evidence.file {
        ui.label(small(cx, EvidenceText::FullHash));
        let hash = RichText::new(file.sha256.to_string()).monospace();
        ui.add(Label::new(hash).wrap().selectable(true));
    }
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    ui.label(RichText::new(text).font(fonts::bold(BODY)));
}

fn small(cx: &ViewContext<'_>, text: EvidenceText) -> RichText {
    RichText::new(cx.t(text)).size(SMALL).color(cx.palette.weak)
}

fn named(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    label: EvidenceText,
    add: impl FnOnce(&mut Ui, Named<'_>) -> Typed,
) -> Typed {
    let label = ui.label(small(cx, label));
    add(ui, Named::By(label.id))
}

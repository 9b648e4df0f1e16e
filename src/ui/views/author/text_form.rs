//! The forms of a chapter, an article and a provision.

use egui::{CollapsingHeader, ComboBox, Label, Ui};

use super::fields::{Fields, Form, small};
use super::select::Selected;
use super::texts::{ArticleText, ChapterText};
use crate::app::author::Edit;
use crate::i18n::author::{Author, TextForm};
use crate::i18n::set_aside_reason;
use crate::model::catalog::{Catalog, Provision, SetAsideReason, Treatment};
use crate::model::text::Text;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Icon, icon_text_button, link, side_remark};

const REASONS: [SetAsideReason; 11] = [
    SetAsideReason::Scope,
    SetAsideReason::Addressees,
    SetAsideReason::Definition,
    SetAsideReason::Principle,
    SetAsideReason::Classification,
    SetAsideReason::Disclaimer,
    SetAsideReason::Information,
    SetAsideReason::OutsiderDuty,
    SetAsideReason::Procedure,
    SetAsideReason::Description,
    SetAsideReason::Repeats,
];

/// Draws a chapter's form.
pub(super) fn chapter(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    chapter: &ChapterText,
    fields: &mut Fields,
) -> Vec<Edit> {
    let mut form = Form::new(chapter, fields);
    form.line(ui, cx, cx.t(TextForm::ChapterNumber), ("number", 0));
    form.line(ui, cx, cx.t(TextForm::ChapterTitle), ("title", 0));
    CollapsingHeader::new(cx.t(Author::English)).show(ui, |ui| {
        form.line(ui, cx, cx.t(TextForm::ChapterTitle), ("title.en", 0));
    });
    form.done()
}

/// Draws an article's form.
pub(super) fn article(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    article: &ArticleText,
    fields: &mut Fields,
) -> Vec<Edit> {
    let mut form = Form::new(article, fields);
    form.line(ui, cx, cx.t(TextForm::ArticleTitle), ("title", 0));
    CollapsingHeader::new(cx.t(Author::English)).show(ui, |ui| {
        form.line(ui, cx, cx.t(TextForm::ArticleTitle), ("title.en", 0));
    });
    form.done()
}

/// Draws a provision's form: assessed or set aside, and its items.
pub(super) fn provision(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    catalog: &Catalog,
    provision: &Provision,
    fields: &mut Fields,
    next: &mut Option<Selected>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut form = Form::new(provision, fields);
    let assessed = provision.treatment == Treatment::Assessed;
    ui.horizontal(|ui| {
        if ui.radio(assessed, cx.t(TextForm::Assessed)).clicked() && !assessed {
            form.change(|provision| provision.treatment = Treatment::Assessed);
        }
        if ui.radio(!assessed, cx.t(TextForm::SetAside)).clicked() && assessed {
            form.change(|provision| {
                provision.treatment = Treatment::SetAside {
                    reason: SetAsideReason::Description,
                    note: Text::default(),
                };
            });
        }
    });
    if let Treatment::SetAside { reason, .. } = provision.treatment {
        aside(ui, cx, &mut form, reason);
    } else {
        ui.add_space(6.0);
        ui.label(small(cx, cx.t(TextForm::Items)));
        for (at, item) in catalog.items.iter().enumerate() {
            if !item.cites.contains(&provision.reference) {
                continue;
            }
            let question = item.question.get(cx.language);
            let said = format!("{} · {question}", item.id);
            if link(ui, cx.palette, &said).clicked() {
                *next = Some(Selected::Item(item.id.clone(), at));
            }
        }
        if icon_text_button(ui, cx.palette, Icon::Plus, cx.t(TextForm::AddItem)).clicked() {
            edits.push(Edit::AddItem(provision.reference.clone()));
        }
    }
    ui.add_space(14.0);
    let delete = cx.t(TextForm::DeleteProvision);
    if icon_text_button(ui, cx.palette, Icon::Bin, delete).clicked() {
        edits.push(Edit::RemoveProvision(provision.reference.clone()));
    }
    side_remark(ui, cx.palette, cx.t(TextForm::DeleteProvisionHint));
    let mut all = form.done();
    all.extend(edits);
    all
}

fn aside(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut Form<'_, Provision>,
    reason: SetAsideReason,
) {
    let mut chosen = reason;
    let label = ui.add(Label::new(small(cx, cx.t(TextForm::Reason))));
    let list = ComboBox::from_id_salt("reason").width(300.0);
    let said = set_aside_reason(cx.language, reason);
    let shown = list.selected_text(said).show_ui(ui, |ui| {
        for offered in REASONS {
            let said = set_aside_reason(cx.language, offered);
            ui.selectable_value(&mut chosen, offered, said);
        }
    });
    shown.response.labelled_by(label.id);
    if chosen != reason {
        form.change(|provision| {
            if let Treatment::SetAside { reason, .. } = &mut provision.treatment {
                *reason = chosen;
            }
        });
    }
    form.line(ui, cx, cx.t(TextForm::Note), ("note", 0));
    CollapsingHeader::new(cx.t(Author::English)).show(ui, |ui| {
        form.line(ui, cx, cx.t(TextForm::Note), ("note.en", 0));
    });
}

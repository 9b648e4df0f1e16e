//! The form of what stands once in a catalog.

use egui::{CollapsingHeader, Ui};

use super::fields::{Fields, Form, small};
use crate::app::author::Edit;
use crate::i18n::author::{Author, ItemForm, TextForm};
use crate::model::catalog::{AnnualReport, Catalog, Recipient, Status};
use crate::model::text::Text;
use crate::ui::context::ViewContext;
use crate::ui::widgets::{Icon, icon_button};

/// Draws it.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    catalog: &Catalog,
    fields: &mut Fields,
) -> Vec<Edit> {
    let mut form = Form::new(catalog, fields);
    let f = &mut form;
    f.field(ui, cx, cx.t(TextForm::Title), "", ("title", 0), 2);
    pair(ui, |left, right| {
        f.line(left, cx, cx.t(TextForm::Instrument), ("instrument", 0));
        f.line(right, cx, cx.t(TextForm::Issuer), ("issuer", 0));
    });
    pair(ui, |left, right| {
        f.line(left, cx, cx.t(TextForm::Issued), ("issued", 0));
        f.line(right, cx, cx.t(TextForm::Effective), ("effective", 0));
    });
    let days = [("issued", 0), ("effective", 0)];
    f.complain(ui, cx, &days, cx.t(TextForm::BadDate));
    status(ui, cx, f);
    f.line(ui, cx, cx.t(TextForm::Territory), ("territory", 0));
    recipients(ui, cx, f);
    yearly(ui, cx, f);
    gaps(ui, cx, f);
    ui.add_space(8.0);
    pair(ui, |left, right| {
        let (label, hint) = (cx.t(TextForm::Id), cx.t(TextForm::IdHint));
        f.field(left, cx, label, hint, ("id", 0), 1);
        let (label, hint) = (cx.t(TextForm::Version), cx.t(TextForm::VersionHint));
        f.field(right, cx, label, hint, ("version", 0), 1);
    });
    CollapsingHeader::new(cx.t(Author::English)).show(ui, |ui| {
        f.line(ui, cx, cx.t(TextForm::Title), ("title.en", 0));
        f.line(ui, cx, cx.t(TextForm::Issuer), ("issuer.en", 0));
        f.line(ui, cx, cx.t(TextForm::Territory), ("territory.en", 0));
    });
    form.done()
}

fn pair(ui: &mut Ui, add: impl FnOnce(&mut Ui, &mut Ui)) {
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            add(left, right);
        }
    });
}

fn status(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Catalog>) {
    ui.label(small(cx, cx.t(TextForm::Status)));
    let status = &form.before.status;
    let replaced = match status {
        Status::Replaced { .. } => status.clone(),
        _ => Status::Replaced {
            by: None,
            from: None,
        },
    };
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for (offered, said) in [
            (Status::Draft, TextForm::Draft),
            (Status::InForce, TextForm::InForce),
            (replaced, TextForm::Replaced),
        ] {
            let here = *status == offered;
            if ui.radio(here, cx.t(said)).clicked() && !here {
                chosen = Some(offered);
            }
        }
    });
    if let Some(chosen) = chosen {
        form.change(|catalog| catalog.status = chosen);
    }
}

/// Lines that can be added and taken out; gives the one to take out, and whether one is added.
fn lines(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    form: &mut Form<'_, Catalog>,
    (label, name, add): (TextForm, TextForm, TextForm),
    (key, count): (&'static str, usize),
) -> (Option<usize>, bool) {
    ui.label(small(cx, cx.t(label)));
    let mut gone = None;
    for at in 0..count {
        ui.horizontal(|ui| {
            if icon_button(ui, cx.palette, Icon::Bin, cx.t(Author::Remove)).clicked() {
                gone = Some(at);
            }
            form.bare(ui, &format!("{} {}", cx.t(name), at + 1), (key, at));
        });
    }
    (gone, ui.button(cx.t(add)).clicked())
}

fn recipients(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Catalog>) {
    let count = form.before.recipients.len();
    let words = (
        TextForm::Recipients,
        TextForm::Recipient,
        TextForm::AddRecipient,
    );
    let (gone, added) = lines(ui, cx, form, words, ("recipients", count));
    if let Some(at) = gone {
        form.change_lines("recipients", |catalog| {
            catalog.recipients.remove(at);
        });
    }
    if added {
        form.change(|catalog| {
            catalog.recipients.push(Recipient {
                name: Text::default(),
                now: None,
            });
        });
    }
}

fn gaps(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Catalog>) {
    let count = form.before.text_gaps.len();
    let words = (TextForm::Gaps, TextForm::Gap, TextForm::AddGap);
    let (gone, added) = lines(ui, cx, form, words, ("gaps", count));
    if let Some(at) = gone {
        form.change_lines("gaps", |catalog| {
            catalog.text_gaps.remove(at);
        });
    }
    if added {
        form.change(|catalog| catalog.text_gaps.push(Text::default()));
    }
}

fn yearly(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut Form<'_, Catalog>) {
    let report = form.before.annual_report.as_ref();
    let contents = report.map(|report| report.contents.len());
    let first = form.before.provisions().next();
    let first = first.map(|provision| provision.reference.clone());
    let mut on = contents.is_some();
    // A report is owed by some provision; without one there is nothing to name.
    let possible = on || first.is_some();
    let toggled = ui.add_enabled_ui(possible, |ui| {
        ui.checkbox(&mut on, cx.t(TextForm::Yearly)).changed()
    });
    if toggled.inner {
        form.change_lines("report", |catalog| {
            catalog.annual_report = first.filter(|_| on).map(|cite| AnnualReport {
                day: 15,
                month: 12,
                cite,
                contents: vec![Text::default()],
            });
        });
    }
    let Some(count) = contents else { return };
    ui.horizontal(|ui| {
        for (label, key, width) in [
            (cx.t(ItemForm::Day), "report.day", 70.0),
            (cx.t(ItemForm::Month), "report.month", 70.0),
            (cx.t(TextForm::YearlyCite), "report.cite", 150.0),
        ] {
            ui.vertical(|ui| {
                ui.set_width(width);
                form.line(ui, cx, label, (key, 0));
            });
        }
    });
    let keys = [("report.day", 0), ("report.month", 0)];
    form.complain(ui, cx, &keys, cx.t(ItemForm::BadNumber));
    form.complain(ui, cx, &[("report.cite", 0)], cx.t(Author::BadReference));
    let words = (
        TextForm::YearlyContents,
        TextForm::YearlyLine,
        TextForm::AddContent,
    );
    let (gone, added) = lines(ui, cx, form, words, ("report.contents", count));
    if let Some(at) = gone {
        form.change_lines("report.contents", |catalog| {
            if let Some(report) = &mut catalog.annual_report {
                report.contents.remove(at);
            }
        });
    }
    if added {
        form.change(|catalog| {
            if let Some(report) = &mut catalog.annual_report {
                report.contents.push(Text::default());
            }
        });
    }
}

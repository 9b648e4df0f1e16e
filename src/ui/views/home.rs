//! The list of assessments, the next deadlines, and the first steps of a new unit.

mod moving;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use egui::{Align, Label, Layout, RichText, Sense, Ui, vec2};
use egui_extras::{Column, TableBuilder};

use crate::app::author::Draft;
use crate::app::command::Command;
use crate::app::session::Session;
use crate::i18n::author::Author;
use crate::i18n::package::Package;
use crate::i18n::{self, Home, Screen};
use crate::model::catalog::{AnnualReport, Catalog};
use crate::model::scoring::Tally;
use crate::store::{AssessmentSummary, Notice};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::frame::state_tone;
use crate::ui::route::Route;
use crate::ui::theme;
use crate::ui::widgets::{
    Icon, Tone, banner, bar, chip, icon, icon_text_button, link, page, primary, share, side_remark,
    title,
};

const ROW_HEIGHT: f32 = 46.0;

/// The screen; it remembers nothing.
#[derive(Default)]
pub struct HomeView;

impl HomeView {
    /// Draws it.
    #[allow(clippy::unused_self, reason = "every view is shown the same way")]
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        page(ui, 1120.0, |ui| {
            notice(ui, cx);
            unfinished_draft(ui, cx);
            if cx.session.assessments.is_empty() {
                welcome(ui, cx);
                return;
            }
            ui.horizontal(|ui| {
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - 230.0).max(240.0));
                    title(ui, cx.palette, cx.t(Home::Title), cx.t(Home::Remark));
                });
                ui.with_layout(Layout::top_down(Align::Max), |ui| {
                    new_button(ui, cx);
                    import_button(ui, cx);
                });
            });
            deadlines(ui, cx);
            moving::show(ui, cx);
            table(ui, cx);
            edit_button(ui, cx);
        });
    }
}

/// The way to correct the open assessment's unit, period and scope.
fn edit_button(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let Some(open) = &cx.session.current else {
        return;
    };
    ui.add_space(16.0);
    let can = open.assessment.head.state.is_open();
    let button = |ui: &mut Ui| {
        icon_text_button(ui, cx.palette, Icon::Note, cx.t(Screen::EditAssessment)).clicked()
    };
    if ui.add_enabled_ui(can, button).inner {
        cx.go(Route::EditAssessment);
    }
}

fn new_button(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    if primary(ui, cx.palette, cx.t(Home::New)).clicked() {
        cx.go(Route::NewAssessment);
    }
}

/// The way in for an assessment from another machine.
fn import_button(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    if link(ui, cx.palette, cx.t(Package::Import)).clicked() {
        cx.go(Route::Package);
    }
}

/// What the store had to tell when it was opened.
fn notice(ui: &mut Ui, cx: &ViewContext<'_>) {
    if let Some(Notice::Upgraded { from, to, copy }) = &cx.session.notice {
        let text = i18n::upgraded(cx.language, *from, *to, &copy.display().to_string());
        banner(ui, cx.palette, Tone::Accent, &text);
        ui.add_space(8.0);
    }
}

/// A catalog that is being written, and the way back to it.
fn unfinished_draft(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let draft = cx.session.authoring.draft.as_ref();
    if !draft.is_some_and(Draft::is_changed) {
        return;
    }
    banner(ui, cx.palette, Tone::Accent, cx.t(Author::Restored));
    if icon_text_button(ui, cx.palette, Icon::Note, cx.t(Author::GoOn)).clicked() {
        cx.go(Route::Author);
    }
    ui.add_space(8.0);
}

fn welcome(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    ui.add_space((ui.available_height() * 0.08).clamp(0.0, 60.0));
    let width = ui.available_width().min(660.0);
    let size = vec2(width, ui.available_height());
    ui.allocate_ui(size, |ui| {
        ui.set_width(width);
        first_steps(ui, cx);
    });
}

fn first_steps(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    title(ui, cx.palette, cx.t(Home::Welcome), "");
    ui.add(Label::new(cx.t(Home::WelcomeText)).wrap());
    ui.add_space(14.0);
    let steps = [
        (Home::Step1, Home::Step1Text),
        (Home::Step2, Home::Step2Text),
        (Home::Step3, Home::Step3Text),
    ];
    for (number, (name, text)) in (1..).zip(steps) {
        ui.horizontal_top(|ui| {
            number_mark(ui, cx, number);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let name = RichText::new(cx.t(name)).font(fonts::bold(theme::BODY));
                ui.add(Label::new(name).wrap());
                side_remark(ui, cx.palette, cx.t(text));
            });
        });
        ui.add_space(8.0);
    }
    ui.add_space(10.0);
    new_button(ui, cx);
    import_button(ui, cx);
}

fn number_mark(ui: &mut Ui, cx: &ViewContext<'_>, number: u8) {
    let (rect, _) = ui.allocate_exact_size(vec2(34.0, 34.0), Sense::hover());
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 15.0, cx.palette.accent_soft);
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        number,
        fonts::bold(theme::BODY),
        cx.palette.accent,
    );
}

/// Days left to the yearly report of each regulation in use.
fn deadlines(ui: &mut Ui, cx: &ViewContext<'_>) {
    let today = cx.session.clock().now().date_naive();
    let mut due = BTreeMap::new();
    for summary in &cx.session.assessments {
        let Ok(catalog) = cx.session.library.get(&summary.catalog) else {
            continue;
        };
        let Some(report) = &catalog.annual_report else {
            continue;
        };
        // An old year whose report is long due is not a next deadline.
        if summary.state.is_open() && summary.year >= today.year() - 1 {
            let line = deadline(cx, &catalog, report, summary.year, today);
            due.extend(line.map(|(day, left, text)| ((day, text), left)));
        }
    }
    if due.is_empty() {
        return;
    }
    for ((_, text), left) in due {
        ui.horizontal(|ui| {
            let (mark, colour) = match left {
                ..0 => (Icon::Warning, cx.palette.bad),
                0..=30 => (Icon::Clock, cx.palette.partial),
                _ => (Icon::Clock, cx.palette.weak),
            };
            icon(ui, mark, colour);
            ui.add(Label::new(RichText::new(text).color(colour)).wrap());
        });
    }
    ui.add_space(10.0);
}

fn deadline(
    cx: &ViewContext<'_>,
    catalog: &Catalog,
    report: &AnnualReport,
    year: i32,
    today: NaiveDate,
) -> Option<(NaiveDate, i64, String)> {
    let day = NaiveDate::from_ymd_opt(year, report.month.into(), report.day.into())?;
    let left = (day - today).num_days();
    let date = i18n::date(day);
    Some((
        day,
        left,
        i18n::yearly_report_due(cx.language, &catalog.instrument, &date, left),
    ))
}

/// The columns that fit into this width, in points.
fn columns(width: f32) -> &'static [Home] {
    match width {
        ..660.0 => &[Home::Name, Home::State, Home::Progress, Home::Score],
        ..880.0 => &[
            Home::Year,
            Home::Name,
            Home::Regulation,
            Home::State,
            Home::Progress,
            Home::Score,
        ],
        _ => &[
            Home::Year,
            Home::Name,
            Home::Regulation,
            Home::State,
            Home::Progress,
            Home::Score,
            Home::Changed,
        ],
    }
}

fn table(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let session = cx.session;
    let columns = columns(ui.available_width());
    let mut builder = TableBuilder::new(ui)
        .id_salt("assessments")
        .vscroll(false)
        .cell_layout(Layout::left_to_right(Align::Center));
    for column in columns {
        builder = builder.column(match column {
            Home::Name => Column::remainder().at_least(120.0).clip(true),
            Home::Year => Column::exact(50.0),
            Home::Score => Column::exact(76.0),
            Home::Progress => Column::exact(112.0),
            _ => Column::exact(154.0).clip(true),
        });
    }
    builder
        .header(28.0, |mut header| {
            for column in columns {
                header.col(|ui| {
                    let text = RichText::new(cx.t(*column)).size(theme::SMALL);
                    ui.label(text.color(cx.palette.weak));
                });
            }
        })
        .body(|mut body| {
            for summary in &session.assessments {
                body.row(ROW_HEIGHT, |mut row| {
                    for column in columns {
                        row.col(|ui| cell(ui, cx, summary, *column));
                    }
                });
            }
        });
}

fn cell(ui: &mut Ui, cx: &mut ViewContext<'_>, summary: &AssessmentSummary, column: Home) {
    match column {
        Home::Year => drop(ui.label(summary.year.to_string())),
        Home::Name => name(ui, cx, summary),
        Home::Regulation => regulation(ui, cx, summary),
        Home::State => {
            let word = i18n::state(cx.language, summary.state);
            chip(ui, cx.palette, state_tone(summary.state), None, word);
        }
        Home::Progress => progress(ui, cx, summary),
        Home::Score => score(ui, cx, summary),
        _ => side_remark(ui, cx.palette, &i18n::date_time(summary.changed)),
    }
}

fn name(ui: &mut Ui, cx: &mut ViewContext<'_>, summary: &AssessmentSummary) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add_space(4.0);
        let label = i18n::open_named(cx.language, &summary.name);
        if link(ui, cx.palette, &summary.name)
            .accessible_name(label)
            .clicked()
        {
            open(cx, summary);
            cx.go(Route::Checklist(None));
        }
        let unit = RichText::new(&summary.unit)
            .size(theme::SMALL)
            .color(cx.palette.weak);
        ui.add(Label::new(unit).truncate());
    });
}

fn regulation(ui: &mut Ui, cx: &ViewContext<'_>, summary: &AssessmentSummary) {
    let (short, long) = match cx.session.library.get(&summary.catalog) {
        Ok(catalog) => (
            catalog.instrument.clone(),
            catalog.title.get(cx.language).to_owned(),
        ),
        Err(error) => (summary.catalog.to_string(), error.message(cx.language)),
    };
    ui.add(Label::new(short).truncate()).on_hover_text(long);
}

/// The sums of an assessment: as they stand for the open one, as listed for the others.
fn tally<'a>(cx: &ViewContext<'a>, summary: &AssessmentSummary) -> Option<&'a Tally> {
    let session: &'a Session = cx.session;
    let open = session.current.as_ref();
    let open = open.filter(|current| current.assessment.id == summary.id);
    let listed = session.overviews.get(&summary.id);
    open.map(|current| &current.score.overall)
        .or(listed.map(|overview| &overview.tally))
}

fn progress(ui: &mut Ui, cx: &ViewContext<'_>, summary: &AssessmentSummary) {
    let Some(tally) = tally(cx, summary) else {
        unknown(ui, cx);
        return;
    };
    let (answered, all) = (tally.answered(), tally.in_scope());
    let said = i18n::answered_of(cx.language, answered as usize, all as usize);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.add_space(7.0);
        ui.label(format!("{answered}/{all}")).on_hover_text(&said);
        let done = share(answered.into(), all.into());
        bar(ui, cx.palette, 100.0, done, cx.palette.accent, &said);
    });
}

/// The score; it leads to the summary, where its working is.
fn score(ui: &mut Ui, cx: &mut ViewContext<'_>, summary: &AssessmentSummary) {
    let Some(tally) = tally(cx, summary) else {
        unknown(ui, cx);
        return;
    };
    let Some(score) = tally.score() else {
        side_remark(ui, cx.palette, cx.t(Home::Unscored));
        return;
    };
    if link(ui, cx.palette, &i18n::percent(cx.language, score)).clicked() {
        open(cx, summary);
        cx.go(Route::Summary);
    }
}

/// Opens an assessment. The one that is open stays so, with what can be undone in it.
fn open(cx: &mut ViewContext<'_>, summary: &AssessmentSummary) {
    let current = cx.session.current.as_ref();
    if current.is_none_or(|current| current.assessment.id != summary.id) {
        cx.push(Command::Open(summary.id));
    }
}

/// An assessment whose catalog is not at hand cannot be counted.
fn unknown(ui: &mut Ui, cx: &ViewContext<'_>) {
    let dash = RichText::new("–").color(cx.palette.weak);
    ui.label(dash).on_hover_text(cx.t(Home::OpenToSee));
}

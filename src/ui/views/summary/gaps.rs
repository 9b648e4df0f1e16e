//! The ten gaps to mend first, with what the plan says of them.

use std::cmp::Reverse;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, FontFamily, FontId, Label, Layout, RichText, TextFormat, Ui, vec2};

use crate::app::current::Current;
use crate::i18n::{self, Summary};
use crate::model::catalog::Item;
use crate::model::remediation::{Remediation, RemediationStatus};
use crate::model::scoring::Standing;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme;
use crate::ui::widgets::{Icon, icon, link, side_remark};

/// How many gaps are shown.
const SHOWN: usize = 10;
/// Width of a deadline.
const DEADLINE: f32 = 84.0;
/// Width of a cost.
const COST: f32 = 112.0;

/// Draws them.
pub(super) fn show(ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current, codes: &mut bool) {
    let all = ranked(current);
    ui.horizontal(|ui| {
        let title = RichText::new(cx.t(Summary::Gaps)).font(fonts::bold(theme::SECTION));
        ui.label(title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.checkbox(codes, cx.t(Summary::ShowCodes));
        });
    });
    if all.is_empty() {
        ui.horizontal(|ui| {
            icon(ui, Icon::Met, cx.palette.ok);
            ui.add(Label::new(cx.t(Summary::NoGaps)).wrap());
        });
        return;
    }
    let width = ui.available_width();
    let question = (width - DEADLINE - COST - 20.0).max(120.0);
    ui.spacing_mut().item_spacing = vec2(10.0, 5.0);
    ui.spacing_mut().interact_size.y = 16.0;
    heads(ui, cx, question);
    for (position, item) in all.iter().take(SHOWN) {
        row(ui, cx, current, *position, item, question, *codes);
    }
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        if link(ui, cx.palette, cx.t(Summary::OpenPlan)).clicked() {
            cx.go(Route::Plan);
        }
        if all.len() > SHOWN {
            side_remark(
                ui,
                cx.palette,
                &i18n::first_gaps(cx.language, SHOWN, all.len()),
            );
        }
    });
}

/// All gaps: critical ones first, then by weight, then what is not met at all.
fn ranked(current: &Current) -> Vec<(usize, &Item)> {
    let items = current
        .catalog
        .items
        .iter()
        .zip(&current.score.lines)
        .enumerate();
    let gaps = items
        .filter(|(_, (_, line))| matches!(line.standing, Standing::Partial | Standing::NotMet));
    let mut gaps: Vec<_> = gaps.collect();
    gaps.sort_by_key(|(position, (item, line))| {
        (
            !item.critical,
            Reverse(line.weight),
            Reverse(line.standing),
            *position,
        )
    });
    gaps.into_iter()
        .map(|(position, (item, _))| (position, item))
        .collect()
}

fn heads(ui: &mut Ui, cx: &ViewContext<'_>, question: f32) {
    ui.horizontal(|ui| {
        ui.add_space(question + ui.spacing().item_spacing.x);
        cell(ui, DEADLINE, |ui| {
            side_remark(ui, cx.palette, cx.t(Summary::Deadline));
        });
        cell(ui, COST, |ui| {
            side_remark(ui, cx.palette, cx.t(Summary::Cost));
        });
    });
}

fn row(
    ui: &mut Ui,
    cx: &mut ViewContext<'_>,
    current: &Current,
    position: usize,
    item: &Item,
    question: f32,
    codes: bool,
) {
    let Some(line) = current.score.lines.get(position) else {
        return;
    };
    let (deadline, cost) = planned(current, cx, item);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            vec2(question, 16.0),
            Layout::left_to_right(Align::Min),
            |ui| {
                ui.set_width(question);
                let colour = cx.palette.standing(line.standing);
                icon(ui, Icon::of(line.standing), colour);
                let full = item.question.get(cx.language);
                let mut job = LayoutJob {
                    wrap: two_lines(ui),
                    ..LayoutJob::default()
                };
                let font = FontId::new(theme::SMALL, FontFamily::Proportional);
                let strong = FontId::new(theme::SMALL, FontFamily::Name(fonts::BOLD.into()));
                if item.critical {
                    let failed = line.standing == Standing::NotMet;
                    let word = if failed {
                        Summary::Critical
                    } else {
                        Summary::Grave
                    };
                    let said = format!("{}. ", cx.t(word));
                    job.append(&said, 0.0, TextFormat::simple(strong, colour));
                }
                if codes {
                    let cited = format!("{}. ", i18n::cites(cx.language, &item.cites));
                    job.append(
                        &cited,
                        0.0,
                        TextFormat::simple(font.clone(), cx.palette.weak),
                    );
                }
                job.append(full, 0.0, TextFormat::simple(font, cx.palette.text));
                let word = i18n::standing(cx.language, line.standing);
                let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
                ui.add(Label::new(galley))
                    .on_hover_text(format!("{word}. {full}"));
            },
        );
        cell(ui, DEADLINE, |ui| small(ui, cx, &deadline));
        cell(ui, COST, |ui| small(ui, cx, &cost));
    });
}

/// Two lines at most, the rest behind an ellipsis.
fn two_lines(ui: &Ui) -> TextWrapping {
    TextWrapping {
        max_width: ui.available_width(),
        max_rows: 2,
        ..TextWrapping::default()
    }
}

/// Deadline and cost of what the plan still has to do about the item.
fn planned(current: &Current, cx: &ViewContext<'_>, item: &Item) -> (String, String) {
    let lines: Vec<&Remediation> = current
        .assessment
        .plan_of(&item.id)
        .filter(|line| line.status != RemediationStatus::Done)
        .collect();
    if lines.is_empty() {
        return (cx.t(Summary::NoPlan).to_owned(), "–".to_owned());
    }
    let deadline = lines.iter().filter_map(|line| line.deadline).min();
    let costs = lines.iter().filter_map(|line| line.cost);
    let cost = costs.reduce(u64::saturating_add);
    (
        deadline.map_or_else(|| cx.t(Summary::NoDeadline).to_owned(), i18n::date),
        cost.map_or_else(
            || cx.t(Summary::NoCost).to_owned(),
            |cost| i18n::money(cx.language, cost),
        ),
    )
}

fn small(ui: &mut Ui, cx: &ViewContext<'_>, text: &str) {
    let text = RichText::new(text)
        .size(theme::SMALL)
        .color(cx.palette.text);
    ui.add(Label::new(text).wrap());
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 16.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        add(ui);
    });
}

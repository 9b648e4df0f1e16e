//! The figures at the top, and the critical failures in plain words.

use egui::{Button, Color32, FontId, Label, RichText, Ui, vec2};

use super::explain::Explanation;
use super::subject::{Measure, Subject, figure};
use crate::app::current::Current;
use crate::i18n::{self, Summary};
use crate::model::scoring::{Standing, Tally};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{Icon, Tone, banner, icon};

/// Size of the score in points.
const LARGE: f32 = 44.0;
/// Size of the figures beside it.
const MIDDLE: f32 = 24.0;
/// From this width the counts stand beside the figures.
const WIDE: f32 = 1080.0;
/// Critical failures named before "and n more".
const NAMED: usize = 2;

/// Score, grade, the other three figures and the counts.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    current: &Current,
    explanation: &mut Explanation,
) {
    let tally = &current.score.overall;
    let wide = ui.available_width() >= WIDE;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = if wide { 34.0 } else { 24.0 };
        let (colour, grade) = match current.score.grade {
            Some(grade) => (
                cx.palette.grade(grade),
                Some((grade.letter(), i18n::grade(cx.language, grade))),
            ),
            None => (cx.palette.weak, None),
        };
        number(ui, cx, Measure::Score, current, LARGE, colour, explanation);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            label(ui, cx, cx.t(Summary::Grade));
            let (letter, name) = grade.unwrap_or(("–", cx.t(Summary::NoGrade)));
            let said = format!("{letter} – {name}");
            if opens(ui, &said, cx.t(Summary::Grade), cx, LARGE, colour, letter) {
                explanation.open(Subject::Whole, Measure::Score);
            }
            ui.label(
                RichText::new(name)
                    .font(fonts::bold(theme::BODY))
                    .color(colour),
            );
        });
        for measure in [Measure::Backed, Measure::OnAnswered, Measure::Completeness] {
            number(
                ui,
                cx,
                measure,
                current,
                MIDDLE,
                cx.palette.text,
                explanation,
            );
        }
        if wide {
            counts(ui, cx, tally, 2, explanation);
        }
    });
    if !wide {
        counts(ui, cx, tally, 6, explanation);
    }
}

/// How many items have which answer, so many in a row.
fn counts(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    tally: &Tally,
    in_a_row: usize,
    explanation: &mut Explanation,
) {
    let counts = [
        (Standing::Met, tally.met),
        (Standing::Partial, tally.partial),
        (Standing::NotMet, tally.not_met),
        (Standing::Unanswered, tally.unanswered),
        (Standing::NotApplicable, tally.not_applicable),
        (Standing::OutOfScope, tally.out_of_scope),
    ];
    ui.vertical(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().button_padding.x = 3.0;
        egui::Grid::new("counts")
            .spacing([14.0, 4.0])
            .show(ui, |ui| {
                for (at, (standing, count)) in counts.into_iter().enumerate() {
                    count_of(ui, cx, standing, count, explanation);
                    if (at + 1) % in_a_row == 0 {
                        ui.end_row();
                    }
                }
            });
    });
}

fn count_of(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    standing: Standing,
    count: u32,
    explanation: &mut Explanation,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        icon(ui, Icon::of(standing), cx.palette.standing(standing));
        let word = i18n::standing(cx.language, standing);
        let text = RichText::new(count.to_string()).font(fonts::bold(theme::BODY));
        let said = i18n::see_working(cx.language, word, &count.to_string());
        let button = Button::new(text).frame(false).min_size(vec2(24.0, 18.0));
        let response = ui.add(button).on_hover_text(&said);
        if response.accessible_name(said).clicked() {
            explanation.open(Subject::Whole, Measure::Score);
        }
        ui.label(
            RichText::new(word)
                .size(theme::SMALL)
                .color(cx.palette.weak),
        );
    });
}

fn number(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    measure: Measure,
    current: &Current,
    size: f32,
    colour: Color32,
    explanation: &mut Explanation,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let name = cx.t(measure.name());
        label(ui, cx, name);
        let value = figure(cx.language, measure.of(&current.score.overall));
        if size < LARGE {
            ui.add_space(9.0);
        }
        if opens(ui, &value, name, cx, size, colour, &value) {
            explanation.open(Subject::Whole, measure);
        }
    });
}

fn label(ui: &mut Ui, cx: &ViewContext<'_>, text: &str) {
    ui.label(
        RichText::new(text)
            .size(theme::SMALL)
            .color(cx.palette.weak),
    );
}

/// A number that opens; returns whether it was asked to.
fn opens(
    ui: &mut Ui,
    value: &str,
    name: &str,
    cx: &ViewContext<'_>,
    size: f32,
    colour: Color32,
    text: &str,
) -> bool {
    let font: FontId = fonts::bold(size);
    let text = RichText::new(text).font(font).color(colour);
    let mut style = ui.style().as_ref().clone();
    style.spacing.button_padding = vec2(0.0, 0.0);
    let said = i18n::see_working(cx.language, name, value);
    ui.scope(|ui| {
        ui.set_style(style);
        let response = ui.add(Button::new(text).frame(false));
        if response.hovered() || response.has_focus() {
            let stroke = egui::Stroke::new(1.5, cx.palette.accent);
            let rect = response.rect;
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 2.0, stroke);
        }
        response
            .on_hover_text(&said)
            .accessible_name(said)
            .clicked()
    })
    .inner
}

/// Critical failures, or the sentence that there is none.
pub(super) fn critical(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current, codes: bool) {
    let failures = &current.score.critical_failures;
    if failures.is_empty() {
        ui.horizontal(|ui| {
            icon(ui, Icon::Met, cx.palette.ok);
            ui.label(cx.t(Summary::NoCritical));
        });
        return;
    }
    let mut text = i18n::critical_failures(cx.language, failures.len());
    for &position in failures.iter().take(NAMED) {
        if let Some(item) = current.catalog.items.get(position) {
            text += "\n• ";
            if codes {
                text += &i18n::cites(cx.language, &item.cites);
                text += ": ";
            }
            text += item.question.get(cx.language);
        }
    }
    if failures.len() > NAMED {
        text += "\n";
        text += &i18n::and_more(cx.language, failures.len() - NAMED);
    }
    let all: Vec<_> = failures
        .iter()
        .filter_map(|at| current.catalog.items.get(*at))
        .collect();
    let all: Vec<_> = all
        .iter()
        .map(|item| format!("• {}", item.question.get(cx.language)))
        .collect();
    let response = ui
        .scope(|ui| banner(ui, cx.palette, Tone::Bad, &text))
        .response;
    response.on_hover_ui(|ui| drop(ui.add(Label::new(all.join("\n")).wrap())));
}

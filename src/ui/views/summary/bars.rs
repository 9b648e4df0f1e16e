//! Results by chapter and by article as bars with their figures.

use egui::{Button, Label, RichText, Ui, vec2};

use super::explain::Explanation;
use super::subject::{Measure, Subject, figure};
use crate::app::current::Current;
use crate::i18n::{self, Summary};
use crate::model::scoring::{Grade, Tally};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{bar, section};

/// Width of a figure.
const FIGURE: f32 = 60.0;

/// Draws both.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    current: &Current,
    codes: bool,
    explanation: &mut Explanation,
) {
    section(ui, cx.t(Summary::ByChapter));
    let drawing = Drawing { cx, current, codes };
    let chapters = (0..current.score.chapters.len()).map(Subject::Chapter);
    let width = ui.available_width();
    ui.spacing_mut().interact_size.y = 22.0;
    for subject in chapters.filter(|subject| subject.tally(current).counted() > 0) {
        drawing.row(ui, subject, width, width * 0.52, theme::BODY, explanation);
    }
    section(ui, cx.t(Summary::ByArticle));
    let articles: Vec<_> = (0..current.score.articles.len())
        .map(Subject::Article)
        .filter(|subject| subject.tally(current).counted() > 0)
        .collect();
    let gap = 26.0;
    let column = (width - gap) / 2.0;
    let half = articles.len().div_ceil(2).max(1);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for part in articles.chunks(half) {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 1.0);
                ui.spacing_mut().interact_size.y = 18.0;
                ui.set_width(column);
                for &subject in part {
                    drawing.row(ui, subject, column, column * 0.6, theme::SMALL, explanation);
                }
            });
        }
    });
}

struct Drawing<'a, 'c> {
    cx: &'a ViewContext<'c>,
    current: &'a Current,
    codes: bool,
}

impl Drawing<'_, '_> {
    /// Name, bar and figure on one line.
    fn row(
        &self,
        ui: &mut Ui,
        subject: Subject,
        width: f32,
        name_width: f32,
        size: f32,
        explanation: &mut Explanation,
    ) {
        let (cx, current) = (self.cx, self.current);
        let tally = subject.tally(current);
        let name = subject.name(current, cx.language, self.codes);
        let value = figure(cx.language, tally.score());
        let said = i18n::see_working(cx.language, &name, &value);
        ui.horizontal(|ui| {
            let height = ui.spacing().interact_size.y;
            let text = RichText::new(&name).size(size);
            let cell = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(vec2(name_width, height), cell, |ui| {
                ui.set_width(name_width);
                ui.add(Label::new(text).truncate()).on_hover_text(&name);
            });
            let spacing = ui.spacing().item_spacing.x * 2.0;
            let room = (width - name_width - FIGURE - spacing).max(24.0);
            let share = tally.score().map_or(0.0, |score| score.0 as f32 / 1000.0);
            bar(ui, cx.palette, room, share, self.colour(&tally), &said);
            let text = RichText::new(value).font(fonts::bold(size));
            let mut style = ui.style().as_ref().clone();
            style.spacing.button_padding = vec2(0.0, 0.0);
            ui.set_style(style);
            let button = Button::new(text)
                .frame(false)
                .min_size(vec2(FIGURE, height));
            let response = ui.add(button).on_hover_text(&said);
            if response.accessible_name(said).clicked() {
                explanation.open(subject, Measure::Score);
            }
        });
    }

    /// The colour of the grade a group would have by itself.
    fn colour(&self, tally: &Tally) -> egui::Color32 {
        let grade = tally
            .score()
            .map(|score| Grade::of(score, &self.current.catalog.grade_bands));
        grade.map_or(self.cx.palette.weak, |grade| self.cx.palette.grade(grade))
    }
}

//! Results by chapter, by article and by domain as bars with their figures.

use egui::{Button, Label, RichText, Ui, vec2};

use super::explain::Explanation;
use super::subject::{Measure, Subject, figure};
use crate::app::current::Current;
use crate::i18n::{self, Summary};
use crate::model::scoring::{Grade, Tally};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{bar, section, side_remark};

/// Width of a figure.
const FIGURE: f32 = 60.0;

/// What the lower bars sum up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    #[default]
    Article,
    Domain,
}

/// Draws the chapters, where there are several, and articles or domains below.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    current: &Current,
    (codes, by): (bool, &mut By),
    explanation: &mut Explanation,
) {
    let drawing = Drawing { cx, current, codes };
    let width = ui.available_width();
    if current.score.chapters.len() > 1 {
        section(ui, cx.t(Summary::ByChapter));
        let chapters = (0..current.score.chapters.len()).map(Subject::Chapter);
        ui.spacing_mut().interact_size.y = 22.0;
        for subject in chapters.filter(|subject| subject.tally(current).counted() > 0) {
            drawing.row(ui, subject, width, width * 0.52, theme::BODY, explanation);
        }
    }
    section(ui, cx.t(Summary::InDetail));
    ui.horizontal(|ui| {
        for (choice, words) in [
            (By::Article, Summary::ByArticle),
            (By::Domain, Summary::ByDomain),
        ] {
            ui.selectable_value(by, choice, cx.t(words));
        }
    });
    let subjects: Vec<_> = match by {
        By::Article => (0..current.score.articles.len())
            .map(Subject::Article)
            .collect(),
        By::Domain => (0..current.by_domain.len()).map(Subject::Domain).collect(),
    };
    let counted = subjects
        .into_iter()
        .filter(|s| s.tally(current).counted() > 0);
    let subjects: Vec<_> = counted.collect();
    if *by == By::Domain {
        side_remark(ui, cx.palette, cx.t(Summary::DomainRemark));
    }
    // Few domains with long names stand in one column, many articles in two.
    let gap = 26.0;
    let (columns, share) = match by {
        By::Article => (2, 0.6),
        By::Domain => (1, 0.52),
    };
    let column = if columns == 2 {
        (width - gap) / 2.0
    } else {
        width
    };
    let half = subjects.len().div_ceil(columns).max(1);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for part in subjects.chunks(half) {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 1.0);
                ui.spacing_mut().interact_size.y = 18.0;
                ui.set_width(column);
                for &subject in part {
                    drawing.row(
                        ui,
                        subject,
                        column,
                        column * share,
                        theme::SMALL,
                        explanation,
                    );
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

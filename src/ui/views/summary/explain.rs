//! The working of a number: formula, counts times weights, sums, what left the
//! sum and why, grade bands and cap. Everything is read from the score; the
//! lines are added up by the same [`Tally`] that made it.

use std::collections::BTreeMap;

use egui::{Context, Frame, Grid, Id, Label, Modal, RichText, ScrollArea, Ui};

use super::subject::{Measure, Subject, figure};
use crate::app::current::Current;
use crate::i18n::{self, Language, Summary, Working};
use crate::model::catalog::Force;
use crate::model::response::Answer;
use crate::model::scoring::{Grade, Standing, Tally, Tenths};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{Icon, icon, section, side_remark};

const WIDTH: f32 = 760.0;

/// Which number is open.
#[derive(Default)]
pub(super) struct Explanation(Option<(Subject, Measure)>);

impl Explanation {
    /// Opens the working of a number.
    pub(super) fn open(&mut self, subject: Subject, measure: Measure) {
        self.0 = Some((subject, measure));
    }

    /// Closes it.
    pub(super) fn close(&mut self) {
        self.0 = None;
    }

    /// Draws it while it is open.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        cx: &ViewContext<'_>,
        current: &Current,
        codes: bool,
    ) {
        let Some((subject, measure)) = self.0 else {
            return;
        };
        let screen = ctx.content_rect().size();
        let modal = Modal::new(Id::unique("working"))
            .backdrop_color(cx.palette.backdrop)
            .frame(Frame::popup(&ctx.global_style()).inner_margin(20));
        let response = modal.show(ctx, |ui| {
            ui.set_width(WIDTH.min(screen.x - 80.0));
            let heading = RichText::new(cx.t(Working::Title)).font(fonts::bold(theme::TITLE));
            ui.label(heading);
            let name = subject.name(current, cx.language, codes);
            ui.add(Label::new(RichText::new(name).color(cx.palette.weak)).wrap());
            ui.add_space(4.0);
            ScrollArea::vertical()
                .max_height((screen.y - 220.0).max(160.0))
                .auto_shrink([false, true])
                .show(ui, |ui| working(ui, cx, current, subject, measure, codes));
            ui.add_space(6.0);
            ui.button(cx.t(Summary::Close)).clicked()
        });
        if response.inner || response.should_close() {
            self.close();
        }
    }
}

fn working(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    current: &Current,
    subject: Subject,
    asked: Measure,
    codes: bool,
) {
    let tally = subject.tally(current);
    quotient(ui, cx, &tally, asked, true);
    side_remark(ui, cx.palette, cx.t(Working::Formula));
    ui.add_space(6.0);
    table(ui, cx, current, subject, &tally);
    ui.add_space(6.0);
    for measure in Measure::ALL.into_iter().filter(|measure| *measure != asked) {
        quotient(ui, cx, &tally, measure, false);
    }
    side_remark(
        ui,
        cx.palette,
        &i18n::backed_items(cx.language, tally.backed, tally.counted()),
    );
    if subject == Subject::Whole {
        grade(ui, cx, current, codes);
    }
    left_out(ui, cx, current, subject, codes);
}

/// "Điểm tổng = 100 × 123 / 150 = 82,0 %" and what it counts.
fn quotient(ui: &mut Ui, cx: &ViewContext<'_>, tally: &Tally, measure: Measure, large: bool) {
    let (part, whole) = measure.fraction(tally);
    let (name, rule) = (cx.t(measure.name()), cx.t(measure.rule()));
    let value = figure(cx.language, measure.of(tally));
    let text = match measure.of(tally) {
        Some(_) => format!("{name} = 100 × {part} / {whole} = {value}"),
        None => format!("{name}: {}", cx.t(Working::NoWhole)),
    };
    let size = if large { theme::SECTION } else { theme::BODY };
    ui.add(Label::new(RichText::new(text).font(fonts::bold(size))).wrap());
    side_remark(ui, cx.palette, rule);
}

/// Counts by force and answer, with their points.
fn table(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current, subject: Subject, sum: &Tally) {
    let mut by_force: BTreeMap<Force, Tally> = BTreeMap::new();
    for (_, item, line) in subject.lines(current) {
        by_force.entry(item.force).or_default().add(line);
    }
    let l = cx.language;
    let heads = [
        cx.t(Working::Force).to_owned(),
        cx.t(Working::Weight).to_owned(),
        format!("{} (2)", i18n::standing(l, Standing::Met)),
        format!("{} (1)", i18n::standing(l, Standing::Partial)),
        format!("{} (0)", i18n::standing(l, Standing::NotMet)),
        format!("{} (0)", i18n::standing(l, Standing::Unanswered)),
        cx.t(Working::Points).to_owned(),
        cx.t(Working::Possible).to_owned(),
    ];
    let cells = |tally: &Tally| {
        [tally.met, tally.partial, tally.not_met, tally.unanswered].map(|n| n.to_string())
    };
    Grid::new("working")
        .striped(true)
        .spacing([18.0, 6.0])
        .show(ui, |ui| {
            for head in heads {
                ui.label(
                    RichText::new(head)
                        .size(theme::SMALL)
                        .color(cx.palette.weak),
                );
            }
            ui.end_row();
            for (force, tally) in by_force.iter().filter(|(_, tally)| tally.counted() > 0) {
                ui.label(i18n::force(l, *force));
                ui.label(force.weight().to_string());
                for cell in cells(tally) {
                    ui.label(cell);
                }
                ui.label(tally.points.to_string());
                ui.label(tally.possible.to_string());
                ui.end_row();
            }
            let strong = |text: String| RichText::new(text).font(fonts::bold(theme::BODY));
            ui.label(strong(cx.t(Working::Sum).to_owned()));
            ui.label("");
            for cell in cells(sum) {
                ui.label(strong(cell));
            }
            ui.label(strong(sum.points.to_string()));
            ui.label(strong(sum.possible.to_string()));
            ui.end_row();
        });
}

/// Bands, the grade, and what capped it.
fn grade(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current, codes: bool) {
    let score = &current.score;
    let (Some(grade), Some(earned)) = (score.grade, score.overall.score()) else {
        return;
    };
    section(ui, cx.t(Working::GradeHow));
    let l = cx.language;
    let by_score = score.grade_before_cap.unwrap_or(grade);
    let value = i18n::percent(l, earned);
    ui.label(i18n::grade_earned(
        l,
        &value,
        by_score.letter(),
        i18n::grade(l, by_score),
    ));
    side_remark(ui, cx.palette, &bands(l, current));
    if let Some(before) = score.grade_before_cap {
        ui.label(i18n::grade_capped(l, before.letter(), grade.letter()));
        for item in score
            .critical_failures
            .iter()
            .filter_map(|at| current.catalog.items.get(*at))
        {
            let cited = if codes {
                format!("{}: ", i18n::cites(l, &item.cites))
            } else {
                String::new()
            };
            ui.horizontal_top(|ui| {
                icon(ui, Icon::NotMet, cx.palette.bad);
                ui.add(Label::new(format!("{cited}{}", item.question.get(l))).wrap());
            });
        }
    }
}

fn bands(l: Language, current: &Current) -> String {
    let bands = &current.catalog.grade_bands;
    let from = [
        (Grade::A, bands.a),
        (Grade::B, bands.b),
        (Grade::C, bands.c),
        (Grade::D, bands.d),
    ];
    let mut said: Vec<_> = from
        .iter()
        .map(|(grade, from)| {
            let from = i18n::percent(l, Tenths(*from));
            i18n::grade_band(l, grade.letter(), i18n::grade(l, *grade), &from)
        })
        .collect();
    let below = i18n::percent(l, Tenths(bands.d));
    said.push(i18n::grade_below(
        l,
        Grade::E.letter(),
        i18n::grade(l, Grade::E),
        &below,
    ));
    format!("{}.", said.join("; "))
}

/// Items that left the sum, grouped by the reason.
fn left_out(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current, subject: Subject, codes: bool) {
    section(ui, cx.t(Working::LeftOut));
    let l = cx.language;
    let mut groups: BTreeMap<(Standing, String), Vec<String>> = BTreeMap::new();
    for (position, item, line) in subject.lines(current) {
        let why = match line.standing {
            Standing::NotApplicable => {
                let response = current.assessment.responses.get(&item.id);
                match response.and_then(|response| response.answer.as_ref()) {
                    Some(Answer::NotApplicable { reason }) => reason.clone(),
                    _ => String::new(),
                }
            }
            Standing::OutOfScope => i18n::why_not(l, current.scope.get(position)),
            _ => continue,
        };
        let cited = if codes {
            format!("{}: ", i18n::cites(l, &item.cites))
        } else {
            String::new()
        };
        let said = format!("{cited}{}", item.question.get(l));
        groups.entry((line.standing, why)).or_default().push(said);
    }
    if groups.is_empty() {
        ui.label(cx.t(Working::NothingLeft));
        return;
    }
    for ((standing, why), items) in groups {
        let why = format!("{}: {why}", i18n::standing(l, standing));
        let title = i18n::left_out_group(l, items.len(), &why);
        ui.add(Label::new(RichText::new(title).font(fonts::bold(theme::SMALL))).wrap());
        for item in items {
            side_remark(ui, cx.palette, &format!("• {item}"));
        }
        ui.add_space(4.0);
    }
}

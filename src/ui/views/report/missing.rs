//! What the report lacks, each with the way to it.

use egui::{Label, Ui};

use super::head_form::Field;
use crate::app::current::Current;
use crate::i18n::{self, Language, Report, Translate};
use crate::model::assessment::State;
use crate::model::id::ItemId;
use crate::model::scoring::{Line, Standing};
use crate::ui::context::ViewContext;
use crate::ui::route::Route;
use crate::ui::widgets::{Icon, icon, link, section};

/// Where a lack is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Jump {
    /// On another screen.
    Go(Route),
    /// In the form on this screen.
    Field(Field),
}

struct Lack {
    text: String,
    jump: Jump,
    /// The report should not go out like this.
    grave: bool,
}

/// Draws the list; returns the jump that was chosen.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current) -> Option<Jump> {
    section(ui, cx.t(Report::Missing));
    let lacks = lacks(cx.language, current);
    let mut chosen = None;
    if lacks.is_empty() {
        ui.horizontal(|ui| {
            icon(ui, Icon::Met, cx.palette.ok);
            ui.add(Label::new(cx.t(Report::NothingMissing)).wrap());
        });
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 22.0;
        ui.spacing_mut().button_padding = egui::vec2(0.0, 3.0);
        for lack in lacks {
            ui.horizontal_top(|ui| {
                let (mark, colour) = if lack.grave {
                    (Icon::Warning, cx.palette.partial)
                } else {
                    (Icon::Info, cx.palette.weak)
                };
                ui.vertical(|ui| {
                    ui.add_space(4.0);
                    icon(ui, mark, colour);
                });
                if link(ui, cx.palette, &lack.text).clicked() {
                    chosen = Some(lack.jump);
                }
            });
        }
    });
    chosen
}

fn lacks(language: Language, current: &Current) -> Vec<Lack> {
    let mut found = Vec::new();
    answers(language, current, &mut found);
    let head = &current.assessment.head;
    let fields = [
        (Field::HeadName, Report::NeedHeadName, true),
        (Field::HeadTitle, Report::NeedHeadTitle, true),
        (Field::Place, Report::NeedPlace, true),
        (Field::Symbol, Report::NeedSymbol, true),
        (Field::Recipients, Report::NeedRecipients, true),
        (Field::Remarks, Report::NoRemarks, false),
        (Field::Proposals, Report::NoProposals, false),
    ];
    for (field, text, grave) in fields {
        if head.state.is_open() && field.get(head).trim().is_empty() {
            let text = language.t(text).to_owned();
            found.push(Lack {
                text,
                jump: Jump::Field(field),
                grave,
            });
        }
    }
    let step = match head.state {
        State::Draft => Some(Report::NotSubmitted),
        State::Submitted => Some(Report::NotApproved),
        State::Approved | State::Signed => None,
    };
    found.extend(step.map(|text| Lack {
        text: language.t(text).to_owned(),
        jump: Jump::Go(Route::Summary),
        grave: true,
    }));
    found
}

/// What is missing of answers, plan and evidence.
fn answers(language: Language, current: &Current, found: &mut Vec<Lack>) {
    let unanswered = current.score.overall.unanswered;
    if unanswered > 0 {
        let first = items(current, |line| line.standing == Standing::Unanswered).next();
        found.push(Lack {
            text: i18n::items_unanswered(language, unanswered),
            jump: Jump::Go(Route::Checklist(first)),
            grave: true,
        });
    }
    if !current.assessment.head.state.is_open() {
        return;
    }
    let gap = |line: &Line| matches!(line.standing, Standing::Partial | Standing::NotMet);
    let unplanned = items(current, gap)
        .filter(|item| current.assessment.plan_of(item).next().is_none())
        .count();
    if unplanned > 0 {
        found.push(Lack {
            text: i18n::gaps_unplanned(language, unplanned),
            jump: Jump::Go(Route::Plan),
            grave: false,
        });
    }
    let unbacked = |line: &Line| line.standing == Standing::Met && !line.backed;
    let first = items(current, unbacked).next();
    if first.is_some() {
        found.push(Lack {
            text: i18n::met_unbacked(language, items(current, unbacked).count()),
            jump: Jump::Go(Route::Checklist(first)),
            grave: false,
        });
    }
}

fn items(current: &Current, pick: impl Fn(&Line) -> bool + Copy) -> impl Iterator<Item = ItemId> {
    let all = current.catalog.items.iter().zip(&current.score.lines);
    all.filter(move |(_, line)| pick(line))
        .map(|(item, _)| item.id.clone())
}

//! The next step by the assessment's state, and what is asked before it.

use egui::{Context, Frame, Id, Label, Modal, RichText, Ui};

use crate::app::command::Command;
use crate::app::current::Current;
use crate::i18n::{self, Summary};
use crate::model::assessment::State;
use crate::model::scoring::Standing;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme;
use crate::ui::widgets::{Line, primary};

/// What is being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    /// Submit although items are unanswered.
    Submit,
    /// Approve, which cannot be taken back.
    Approve,
    /// Why it is returned.
    Return,
}

/// The dialogs before a step.
#[derive(Default)]
pub(super) struct Steps {
    asking: Option<Question>,
    comment: String,
    complain: bool,
}

impl Steps {
    /// The buttons, from right to left.
    pub(super) fn buttons(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) {
        match current.assessment.head.state {
            State::Draft => {
                if primary(ui, cx.palette, cx.t(Summary::Submit)).clicked() {
                    if current.score.overall.unanswered > 0 {
                        self.asking = Some(Question::Submit);
                    } else {
                        cx.push(Command::Submit);
                    }
                }
            }
            State::Submitted => {
                if primary(ui, cx.palette, cx.t(Summary::Approve)).clicked() {
                    self.asking = Some(Question::Approve);
                }
                if ui.button(cx.t(Summary::Return)).clicked() {
                    self.asking = Some(Question::Return);
                }
            }
            State::Approved | State::Signed => {
                if primary(ui, cx.palette, cx.t(Summary::ToReport)).clicked() {
                    cx.go(Route::Report);
                }
            }
        }
    }

    /// What is asked before a step, while it is asked.
    pub(super) fn dialogs(&mut self, ctx: &Context, cx: &mut ViewContext<'_>, current: &Current) {
        let Some(question) = self.asking else {
            return;
        };
        let modal = Modal::new(Id::unique("step"))
            .backdrop_color(cx.palette.backdrop)
            .frame(Frame::popup(&ctx.global_style()).inner_margin(20));
        let response = modal.show(ctx, |ui| {
            ui.set_width(460.0);
            match question {
                Question::Submit => submit(ui, cx, current),
                Question::Approve => approve(ui, cx),
                Question::Return => self.give_back(ui, cx),
            }
        });
        if response.inner || response.should_close() {
            self.asking = None;
            self.complain = false;
        }
    }

    /// Asks for the comment; it stays typed while the dialog is closed and opened again.
    fn give_back(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) -> bool {
        heading(ui, cx.t(Summary::ReturnTitle), cx.t(Summary::ReturnText));
        let empty = self.comment.trim().is_empty();
        let error = (self.complain && empty).then(|| cx.t(Summary::NeedComment));
        let line = Line::new(cx.t(Summary::Comment)).rows(4).error(error);
        line.show(ui, cx.palette, &mut self.comment);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let back = ui.button(cx.t(Summary::Back)).clicked();
            if !primary(ui, cx.palette, cx.t(Summary::DoReturn)).clicked() {
                return back;
            }
            self.complain = empty;
            if !empty {
                let comment = std::mem::take(&mut self.comment);
                cx.push(Command::Return { comment });
            }
            !empty
        })
        .inner
    }
}

fn submit(ui: &mut Ui, cx: &mut ViewContext<'_>, current: &Current) -> bool {
    let unanswered = current.score.overall.unanswered;
    let text = i18n::unanswered_warning(cx.language, unanswered);
    heading(ui, cx.t(Summary::BeforeSubmit), &text);
    ui.horizontal(|ui| {
        let anyway = ui.button(cx.t(Summary::SubmitAnyway)).clicked();
        if anyway {
            cx.push(Command::Submit);
        }
        let answer = primary(ui, cx.palette, cx.t(Summary::AnswerThem)).clicked();
        if answer {
            let lines = current.score.lines.iter();
            let first = lines.zip(&current.catalog.items);
            let first = first
                .into_iter()
                .find(|(line, _)| line.standing == Standing::Unanswered);
            cx.go(Route::Checklist(first.map(|(_, item)| item.id.clone())));
        }
        anyway || answer
    })
    .inner
}

fn approve(ui: &mut Ui, cx: &mut ViewContext<'_>) -> bool {
    heading(ui, cx.t(Summary::BeforeApprove), cx.t(Summary::ApproveText));
    ui.horizontal(|ui| {
        let back = ui.button(cx.t(Summary::Back)).clicked();
        let approve = primary(ui, cx.palette, cx.t(Summary::Approve)).clicked();
        if approve {
            cx.push(Command::Approve);
        }
        back || approve
    })
    .inner
}

fn heading(ui: &mut Ui, title: &str, text: &str) {
    ui.label(RichText::new(title).font(fonts::bold(theme::SECTION)));
    ui.add(Label::new(text).wrap());
    ui.add_space(8.0);
}

//! The wizard: unit, regulation and period, scope, review. What is filled in
//! stays until the assessment is made or the form is cleared.

mod check;
mod form;
mod regulation;
mod review;
mod scoping;
mod unit;

use egui::{Align, Layout, RichText, Ui};

use self::check::Problem;
use self::form::Form;
use crate::app::command::Command;
use crate::i18n::{Wizard, step_of};
use crate::model::id::AssessmentId;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::route::Route;
use crate::ui::theme;
use crate::ui::widgets::{Icon, icon, page, primary};

/// A screen of the wizard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    #[default]
    Unit,
    Regulation,
    Scope,
    Review,
}

impl Step {
    const ALL: [Self; 4] = [Self::Unit, Self::Regulation, Self::Scope, Self::Review];

    fn name(self) -> Wizard {
        match self {
            Self::Unit => Wizard::StepUnit,
            Self::Regulation => Wizard::StepRegulation,
            Self::Scope => Wizard::StepScope,
            Self::Review => Wizard::StepReview,
        }
    }

    fn number(self) -> usize {
        self as usize + 1
    }

    fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    fn back(self) -> Option<Self> {
        self.number()
            .checked_sub(2)
            .and_then(|at| Self::ALL.get(at).copied())
    }
}

/// The screen.
#[derive(Default)]
pub struct NewAssessmentView {
    step: Step,
    form: Option<Form>,
    /// Next was pressed on this step while something was missing.
    complain: bool,
    /// The assessment that was open when Create was pressed.
    asked: Option<Option<AssessmentId>>,
}

impl NewAssessmentView {
    /// Whether something was filled in that is not an assessment yet.
    pub fn is_begun(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_touched)
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        if self.is_made(cx) {
            *self = Self::default();
            cx.go(Route::Checklist(None));
            return;
        }
        let mut form = self.form.take().unwrap_or_else(|| Form::new(cx.session));
        let problems = check::problems(&form, self.step);
        let shown: &[Problem] = if self.complain { &problems } else { &[] };
        page(ui, 820.0, |ui| {
            self.head(ui, cx, &mut form);
            ui.add_space(6.0);
            match self.step {
                Step::Unit => unit::show(ui, cx, &mut form, shown),
                Step::Regulation => regulation::show(ui, cx, &mut form, shown),
                Step::Scope => scoping::show(ui, cx, &mut form),
                Step::Review => review::show(ui, cx, &form, shown),
            }
            ui.add_space(18.0);
            self.buttons(ui, cx, &mut form, problems.is_empty());
        });
        self.form = Some(form);
    }

    /// Create was pressed and another assessment is open now.
    fn is_made(&self, cx: &ViewContext<'_>) -> bool {
        let open = cx
            .session
            .current
            .as_ref()
            .map(|current| current.assessment.id);
        self.asked.is_some_and(|before| before != open)
    }

    fn head(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, form: &mut Form) {
        ui.heading(cx.t(Wizard::Title));
        ui.add_space(4.0);
        let at = self.step;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for step in Step::ALL {
                let (colour, bold) = if step == at {
                    (cx.palette.accent, true)
                } else {
                    (cx.palette.weak, false)
                };
                if step < at {
                    icon(ui, Icon::Tick, cx.palette.ok);
                }
                let mut name = format!("{}. {}", step.number(), cx.t(step.name()));
                if ui.ctx().content_rect().width() < 760.0 && step != at {
                    name = step.number().to_string();
                }
                let mut text = RichText::new(name).size(theme::SMALL).color(colour);
                if bold {
                    text = text.font(fonts::bold(theme::SMALL));
                }
                let label = ui.label(text);
                if step == at {
                    let said = step_of(cx.language, step.number(), 4, cx.t(step.name()));
                    label.on_hover_text(said);
                }
                if step != Step::Review {
                    icon(ui, Icon::Right, cx.palette.stroke);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let clear = RichText::new(cx.t(Wizard::StartAfresh)).size(theme::SMALL);
                let begun = form.is_touched();
                if ui.add_enabled(begun, egui::Button::new(clear)).clicked() {
                    *form = Form::new(cx.session);
                    self.step = Step::Unit;
                    self.complain = false;
                }
            });
        });
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, form: &mut Form, complete: bool) {
        ui.horizontal(|ui| {
            if let Some(back) = self.step.back()
                && ui.button(cx.t(Wizard::Back)).clicked()
            {
                self.step = back;
                self.complain = false;
            }
            let text = if self.step == Step::Review {
                Wizard::Create
            } else {
                Wizard::Next
            };
            let clicked = primary(ui, cx.palette, cx.t(text)).clicked();
            if self.step == Step::Scope {
                // The count above may be scrolled away while the last boxes are ticked.
                let counted = scoping::counted(cx, form).unwrap_or_default();
                ui.label(RichText::new(counted).color(cx.palette.weak));
            }
            if !clicked {
                return;
            }
            self.complain = !complete;
            if !complete {
                return;
            }
            match self.step.next() {
                Some(next) => self.step = next,
                None => self.create(cx, form),
            }
        });
    }

    fn create(&mut self, cx: &mut ViewContext<'_>, form: &Form) {
        if let Some(head) = form.head(&cx.session.library) {
            self.asked = Some(cx.session.current.as_ref().map(|open| open.assessment.id));
            cx.push(Command::Create(Box::new(head)));
        }
    }
}

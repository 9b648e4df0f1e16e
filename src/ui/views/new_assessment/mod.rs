//! The wizard: unit, regulation and period, scope, review. What is filled in
//! stays until the assessment is made or the form is cleared.

mod begin;
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
use crate::model::assessment::Head;
use crate::model::id::{AssessmentId, CatalogId};
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
    /// The assessment that is corrected.
    of: Option<AssessmentId>,
    /// The head that was asked to be stored.
    saved: Option<Box<Head>>,
    /// The assessment that was open when Create was pressed.
    #[expect(
        clippy::option_option,
        reason = "not asked, asked with none open, asked with one open"
    )]
    asked: Option<Option<AssessmentId>>,
    /// What a route asked to begin with, until it is taken into the form.
    preset: Option<(AssessmentId, CatalogId)>,
}

impl NewAssessmentView {
    /// Whether something was filled in that is not an assessment yet.
    pub fn is_begun(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_touched)
    }

    /// Begins an assessment of the catalog `to` from the answers of `from`;
    /// what was filled in about the unit stays.
    pub fn begin_from(&mut self, from: AssessmentId, to: CatalogId) {
        self.preset = Some((from, to));
    }

    fn take_preset(&mut self, cx: &ViewContext<'_>, form: &mut Form) {
        let Some((from, to)) = self.preset.take() else {
            return;
        };
        let Ok(catalog) = cx.session.library.get(&to) else {
            return;
        };
        form.pick(&catalog);
        (form.from, form.from_chosen) = (Some(from), true);
        let known = check::problems(form, Step::Unit).is_empty();
        self.step = if known { Step::Regulation } else { Step::Unit };
        self.complain = false;
    }

    /// Draws the wizard that makes an assessment.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let open = cx
            .session
            .current
            .as_ref()
            .map(|current| current.assessment.id);
        if self.asked.is_some_and(|before| before != open) {
            *self = Self::default();
            cx.go(Route::Checklist(None));
            return;
        }
        let mut form = self.form.take().unwrap_or_else(|| Form::new(cx.session));
        self.take_preset(cx, &mut form);
        form.suggest_from(cx.session);
        self.draw(ui, cx, form);
    }

    /// Draws the wizard on the open assessment.
    pub fn show_edit(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let Some(current) = &cx.session.current else {
            return;
        };
        let head = &current.assessment.head;
        let mut form = self
            .form
            .take()
            .filter(|_| self.of == Some(current.assessment.id));
        // Another screen or Undo changed it, and nothing is filled in here.
        form = form.filter(|form| form.is_touched() || form.fits(head));
        if form.is_none() {
            *self = Self {
                of: Some(current.assessment.id),
                ..Self::default()
            };
        }
        if self.saved.as_deref() == Some(head) {
            *self = Self::default();
            cx.go(Route::Home);
            return;
        }
        self.draw(ui, cx, form.unwrap_or_else(|| Form::of(head)));
    }

    fn draw(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, mut form: Form) {
        let problems = check::problems(&form, self.step);
        let shown: &[Problem] = if self.complain { &problems } else { &[] };
        // Each step begins at its own top.
        let step = self.step.number();
        ui.push_id(step, |ui| {
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
        });
        self.form = Some(form);
    }

    fn head(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, form: &mut Form) {
        ui.heading(cx.t(if form.is_edit() {
            Wizard::EditTitle
        } else {
            Wizard::Title
        }));
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
                    *form = form.afresh().unwrap_or_else(|| Form::new(cx.session));
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
            let text = match (self.step, form.is_edit()) {
                (Step::Review, false) if form.from.is_some() => Wizard::LookAtAnswers,
                (Step::Review, false) => Wizard::Create,
                (Step::Review, true) => Wizard::SaveChanges,
                _ => Wizard::Next,
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
        let open = cx.session.current.as_ref();
        let stored = open
            .filter(|_| form.is_edit())
            .map(|current| &current.assessment.head);
        let Some(head) = form.head(&cx.session.library, stored) else {
            return;
        };
        // A migration that was worked out for an earlier state of the form is over.
        if !form.is_edit() && cx.session.migration.is_some() {
            cx.push(Command::DropMigration);
        }
        if form.is_edit() {
            self.saved = Some(Box::new(head.clone()));
            cx.push(Command::EditHead(Box::new(head)));
        } else if let Some(from) = form.from {
            let head = Box::new(head);
            cx.push(Command::PlanMigration { from, head });
            cx.go(Route::Migration);
        } else {
            self.asked = Some(open.map(|current| current.assessment.id));
            cx.push(Command::Create(Box::new(head)));
        }
    }
}

//! Reports of units put together, for the agency that receives them: choose a
//! folder, watch it being read, look at the result. Needs no open assessment.

mod details;
mod listing;
mod results;
mod running;
mod setup;

use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Ui};

use self::results::Results;
use self::running::Running;
use self::setup::Setup;
use super::evidence::incoming;
use crate::app::collate::CollateCommand;
use crate::app::command::Command;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::i18n::collate::Collate as W;
use crate::ui::context::ViewContext;

/// The screen with what it remembers.
#[derive(Default)]
pub struct CollateView {
    setup: Setup,
    running: Running,
    results: Results,
    /// Asked for, and not ended as far as this screen knows.
    waiting: bool,
    /// Failures told since the last frame, not yet known to be whose.
    failures: Vec<Arc<AppError>>,
    /// Why the last run gave nothing.
    failure: Option<Arc<AppError>>,
}

impl CollateView {
    /// Takes note of what happened.
    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Collated => {
                self.waiting = false;
                self.failure = None;
                self.setup.wipe();
                self.results.fresh();
            }
            Event::Failed(error) if self.waiting => self.failures.push(error.clone()),
            _ => {}
        }
    }

    /// Another screen is shown: nothing secret stays behind.
    pub fn leave(&mut self) {
        self.setup.wipe();
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let session = cx.session;
        let job = session.jobs.iter().find(|job| job.kind == JobKind::Collate);
        self.settle(job.is_some());
        if job.is_none() {
            incoming::overlay(ui, cx.palette, cx.t(W::DropHere));
            let dropped = incoming::dropped(ui.ctx());
            if !dropped.is_empty() {
                self.setup.take(dropped);
                if session.collation.is_some() {
                    cx.push(Command::Collating(CollateCommand::Drop));
                }
            }
        }
        let frame = Frame::new().fill(cx.palette.surface).inner_margin(Margin {
            left: 28,
            right: 14,
            top: 18,
            bottom: 8,
        });
        match (job, &session.collation) {
            (Some(job), _) => {
                let middle = CentralPanel::no_frame().frame(frame);
                middle.show(ui, |ui| self.running.show(ui, cx, job));
            }
            (None, Some(collation)) => {
                let collation = collation.clone();
                if self.results.show(ui, cx, frame, &collation) {
                    self.start(cx);
                }
            }
            (None, None) => {
                let middle = CentralPanel::no_frame().frame(frame);
                let failure = self.failure.clone();
                let asked = middle.show(ui, |ui| self.setup.show(ui, cx, failure.as_deref()));
                if asked.inner {
                    self.start(cx);
                }
            }
        }
    }

    fn start(&mut self, cx: &mut ViewContext<'_>) {
        let Some(request) = self.setup.request(cx.session) else {
            return;
        };
        let start = CollateCommand::Start(Box::new(request));
        cx.push(Command::Collating(start));
        self.waiting = true;
        self.failure = None;
        self.running = Running::default();
    }

    /// A failure belongs to the job that was asked for here and is gone without a result.
    fn settle(&mut self, runs: bool) {
        let failures = std::mem::take(&mut self.failures);
        if self.waiting && !runs && !failures.is_empty() {
            self.waiting = false;
            self.failure = failures.into_iter().next();
        }
    }
}

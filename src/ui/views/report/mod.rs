//! The report: its pages as they will be printed, what is missing, and the
//! signed file.

mod complaint;
mod export_box;
mod fields;
mod formats_box;
mod head_form;
mod key_form;
mod leader_road;
mod missing;
mod outcome;
mod page;
mod picture_field;
mod preview;
mod running;
mod seal_road;
mod secret;
mod token_box;
mod verify_box;

pub(in crate::ui) use export_box::beside;
pub(in crate::ui) use secret::Secret;

use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use self::export_box::ExportBox;
use self::formats_box::FormatsBox;
use self::head_form::HeadForm;
use self::missing::Jump;
use self::preview::Preview;
use self::verify_box::VerifyBox;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::job::JobKind;
use crate::app::session::Session;
use crate::i18n::Report;
use crate::ui::context::ViewContext;
use crate::ui::widgets::section;

/// The screen with what it remembers.
#[derive(Default)]
pub struct ReportView {
    preview: Preview,
    form: HeadForm,
    export: ExportBox,
    formats: FormatsBox,
    verify: VerifyBox,
    /// Failures told since the last frame, not yet known to be whose.
    failures: Vec<Arc<AppError>>,
}

impl ReportView {
    /// A route leads here.
    pub fn open(&mut self) {
        self.export.look_for_key_again();
    }

    /// Another screen is shown: nothing secret stays behind.
    pub fn close(&mut self) {
        self.export.wipe();
        self.formats.wipe();
    }

    /// News: what was exported, checked, or failed.
    pub fn event(&mut self, event: &Event) {
        self.formats.event(event);
        match event {
            Event::Exported(exported) => self.export.exported(exported),
            Event::FileSigned(signed) => self.export.sealed(signed),
            Event::PictureRead { choice, result } => self.export.picture_read(choice, result),
            Event::Verified { path, verification } => self.verify.done(path, verification),
            Event::Failed(error) if self.is_waiting() => self.failures.push(error.clone()),
            _ => {}
        }
    }

    /// Commits what was typed and forgets passphrases and PINs.
    pub fn leave(&mut self, cx: &mut ViewContext<'_>) {
        if let Some(current) = cx.session.current.as_ref() {
            self.form.leave(cx, current);
        }
        self.close();
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>) {
        let Some(current) = cx.session.current.as_ref() else {
            return;
        };
        self.settle(cx.session);
        let width = (ui.available_width() * 0.36).clamp(320.0, 410.0);
        let side = Frame::new().fill(cx.palette.surface).inner_margin(Margin {
            left: 18,
            right: 6,
            top: 12,
            bottom: 12,
        });
        Panel::right("report side")
            .resizable(false)
            .exact_size(width)
            .frame(side)
            .show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    Frame::new()
                        .inner_margin(Margin {
                            right: 14,
                            ..Margin::ZERO
                        })
                        .show(ui, |ui| {
                            ui.set_width(ui.available_width());
                            if let Some(jump) = missing::show(ui, cx, current) {
                                self.jump(cx, jump);
                            }
                            self.form.show(ui, cx, current);
                            section(ui, cx.t(Report::Export));
                            self.export.show(ui, cx, current);
                            self.formats.show(ui, cx, current);
                            self.verify.show(ui, cx);
                        });
                });
            });
        let middle = CentralPanel::no_frame().frame(Frame::new().fill(cx.palette.panel));
        let pictures = self.export.pictures(ui);
        if self.export.take_look() {
            self.preview.look_at_fields();
        }
        middle.show(ui, |ui| self.preview.show(ui, cx, current, &pictures));
    }

    fn jump(&mut self, cx: &mut ViewContext<'_>, jump: Jump) {
        match jump {
            Jump::Go(route) => cx.go(route),
            Jump::Field(field) => self.form.jump(field),
        }
    }

    fn is_waiting(&self) -> bool {
        self.export.waits_for().is_some() || self.verify.is_running() || self.preview.is_running()
    }

    /// A failure belongs to the job that was asked for here and is gone without a result.
    fn settle(&mut self, session: &Session) {
        let mut failures = std::mem::take(&mut self.failures).into_iter();
        if self
            .export
            .waits_for()
            .is_some_and(|kind| !runs(session, kind))
        {
            self.export.ended(failures.next());
        }
        if self.verify.is_running() && !runs(session, JobKind::Verify) {
            self.verify.ended(failures.next());
        }
        if self.preview.is_running() && !runs(session, JobKind::Preview) {
            self.preview.ended(failures.next());
        }
    }
}

fn runs(session: &Session, kind: JobKind) -> bool {
    session.jobs.iter().any(|job| job.kind == kind)
}

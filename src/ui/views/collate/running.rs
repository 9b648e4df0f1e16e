//! A folder being read: how far, how fast, and the way out.

use egui::{ProgressBar, RichText, Ui};

use crate::app::command::Command;
use crate::app::job::Job;
use crate::app::run::Done;
use crate::i18n::collate::{Collate as W, progress};
use crate::ui::context::ViewContext;
use crate::ui::theme::SECTION;
use crate::ui::widgets::{share, side_remark, title};
use crate::ui::{fonts, theme};

/// Seconds before a speed is said: the first files say little.
const SETTLED: f64 = 1.0;

/// When the reading began, and with how many files behind it.
#[derive(Default)]
pub(super) struct Running {
    began: Option<(f64, u64)>,
}

impl Running {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ViewContext<'_>, job: &Job<Done>) {
        let (done, total) = job.progress.get();
        title(ui, cx.palette, cx.t(W::Title), "");
        ui.set_max_width(620.0_f32.min(ui.available_width()));
        ui.add_space(20.0);
        ui.label(RichText::new(cx.t(W::Running)).font(fonts::bold(SECTION)));
        let bar = ProgressBar::new(share(done, total))
            .desired_height(10.0)
            .fill(cx.palette.accent);
        ui.add(bar).accessible_name(cx.t(W::Running));
        let said = if total == 0 {
            cx.t(W::Looking).to_owned()
        } else {
            progress(cx.language, done, total, self.speed(ui, done))
        };
        ui.label(RichText::new(said).size(theme::BODY));
        side_remark(ui, cx.palette, cx.t(W::Resumable));
        ui.add_space(10.0);
        let stoppable = !job.progress.is_cancelled();
        let stop = egui::Button::new(cx.t(W::Cancel));
        if ui.add_enabled(stoppable, stop).clicked() {
            cx.push(Command::CancelJob(job.id));
        }
    }

    /// Files a second since the reading began.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a speed of files fits"
    )]
    fn speed(&mut self, ui: &Ui, done: u64) -> Option<u64> {
        let now = ui.input(|input| input.time);
        let (since, before) = *self.began.get_or_insert((now, done));
        let seconds = now - since;
        let files = done.saturating_sub(before);
        (seconds >= SETTLED).then(|| (files as f64 / seconds).round() as u64)
    }
}

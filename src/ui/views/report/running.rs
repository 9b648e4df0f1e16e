//! Work that goes on: how far it is, and a way to stop it.

use egui::{ProgressBar, RichText, Ui};

use crate::app::command::Command;
use crate::app::job::JobKind;
use crate::i18n::Shell;
use crate::ui::context::ViewContext;
use crate::ui::theme;
use crate::ui::widgets::secondary_if;

/// Draws the bar of the running job of this kind.
pub(super) fn running(ui: &mut Ui, cx: &mut ViewContext<'_>, kind: JobKind, name: &str) {
    let job = cx.session.jobs.iter().find(|job| job.kind == kind);
    let (id, (done, total)) = job.map_or((None, (0, 0)), |job| (Some(job.id), job.progress.get()));
    let share = if total == 0 {
        0.0
    } else {
        done as f32 / total as f32
    };
    ui.label(RichText::new(name).size(theme::SMALL));
    let bar = ProgressBar::new(share)
        .desired_height(8.0)
        .fill(cx.palette.accent);
    ui.add(bar).accessible_name(name);
    if secondary_if(ui, id.is_some(), cx.t(Shell::Cancel)).clicked()
        && let Some(id) = id
    {
        cx.push(Command::CancelJob(id));
    }
}

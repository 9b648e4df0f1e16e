//! The bars above and below every screen.

use std::time::Duration;

use egui::{Align, Frame, Label, Layout, Margin, Panel, ProgressBar, RichText, Ui, vec2};

use super::context::ViewContext;
use super::fonts;
use super::shortcuts::other;
use super::theme;
use super::widgets::{Icon, Tone, bar, chip, icon, share, small_link};
use crate::app::command::Command;
use crate::app::current::Current;
use crate::app::job::JobKind;
use crate::app::saving::Saving;
use crate::app::settings::Setting;
use crate::i18n::{Shell, Work, answered_of, not_saved, saved_at, state, time_of_day, year_named};
use crate::model::assessment::State;

/// How often a running job's bar is drawn again.
const PROGRESS_EVERY: Duration = Duration::from_millis(150);

/// Unit, assessment, regulation, state and progress.
pub(super) fn top_bar(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let Some(current) = cx.session.current.as_ref() else {
        return;
    };
    let frame = Frame::new()
        .fill(cx.palette.surface)
        .inner_margin(Margin::symmetric(28, 8));
    Panel::top("top")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let right = 310.0_f32.min(ui.available_width() * 0.5);
                let left = ui.available_width() - right;
                ui.allocate_ui_with_layout(vec2(left, 40.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(left);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    names(ui, cx, current);
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    standing(ui, cx, current);
                });
            });
        });
}

fn names(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current) {
    let head = &current.assessment.head;
    let unit = format!("{} · {}", head.profile.name, head.name);
    let unit = RichText::new(unit).font(fonts::bold(theme::BODY));
    ui.add(Label::new(unit).truncate());
    let regulation = format!(
        "{} · {} · {}",
        year_named(cx.language, head.year),
        current.catalog.instrument,
        current.catalog.title.get(cx.language)
    );
    let regulation = RichText::new(regulation)
        .size(theme::SMALL)
        .color(cx.palette.weak);
    ui.add(Label::new(regulation).truncate());
}

fn standing(ui: &mut Ui, cx: &ViewContext<'_>, current: &Current) {
    let tally = &current.score.overall;
    let (answered, all) = (tally.answered(), tally.in_scope());
    let figures = format!("{answered}/{all}");
    let said = answered_of(cx.language, answered as usize, all as usize);
    let done = share(answered.into(), all.into());
    let tone = state_tone(current.assessment.head.state);
    chip(
        ui,
        cx.palette,
        tone,
        None,
        state(cx.language, current.assessment.head.state),
    );
    bar(ui, cx.palette, 90.0, done, cx.palette.accent, &said).on_hover_text(&said);
    ui.label(RichText::new(figures).font(fonts::bold(theme::BODY)))
        .on_hover_text(said);
}

/// The colour of an assessment's state.
pub(super) fn state_tone(state: State) -> Tone {
    match state {
        State::Draft => Tone::Neutral,
        State::Submitted => Tone::Accent,
        State::Approved | State::Signed => Tone::Ok,
    }
}

/// Running work, whether everything is saved, language, database.
pub(super) fn bottom_bar(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let frame = Frame::new()
        .fill(cx.palette.panel)
        .inner_margin(Margin::symmetric(14, 3));
    Panel::bottom("bottom")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            jobs(ui, cx);
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    place(ui, cx);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| saving(ui, cx));
                });
            });
        });
}

fn saving(ui: &mut Ui, cx: &ViewContext<'_>) {
    let palette = cx.palette;
    let (mark, colour, text) = match &cx.session.saving {
        Saving::Untouched => (Icon::Tick, palette.weak, cx.t(Shell::Untouched).to_owned()),
        Saving::Saving => (Icon::Clock, palette.weak, cx.t(Shell::Saving).to_owned()),
        Saving::Saved(at) => (
            Icon::Tick,
            palette.ok,
            saved_at(cx.language, &time_of_day(*at)),
        ),
        Saving::NotSaved(error) => {
            let reason = error.message(cx.language);
            let kept = cx.t(Shell::KeptInMemory);
            (
                Icon::Warning,
                palette.bad,
                not_saved(cx.language, &format!("{reason} {kept}")),
            )
        }
    };
    icon(ui, mark, colour);
    let words = RichText::new(&text).size(theme::SMALL).color(colour);
    ui.add(Label::new(words).truncate());
}

fn place(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let database = cx.session.database();
    let name = database.file_name().unwrap_or_default().to_string_lossy();
    let hint = format!("{}: {}", cx.t(Shell::Database), database.display());
    let words = RichText::new(name)
        .size(theme::SMALL)
        .color(cx.palette.weak);
    ui.add(Label::new(words).truncate()).on_hover_text(hint);
    let switch = small_link(ui, cx.palette, cx.t(Shell::LanguageSwitch));
    if switch
        .on_hover_text(cx.t(Shell::LanguageSwitchHint))
        .clicked()
    {
        cx.push(Command::Set(Setting::Language(other(cx.language))));
    }
}

fn jobs(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    let session = cx.session;
    for job in &session.jobs {
        let (done, total) = job.progress.get();
        let name = cx.t(work(job.kind));
        ui.horizontal(|ui| {
            ui.label(format!("{name}…"));
            let part = share(done, total);
            let bar = ProgressBar::new(part)
                .desired_width(200.0)
                .desired_height(8.0);
            ui.add(bar.fill(cx.palette.accent)).accessible_name(name);
            if total > 0 {
                ui.label(format!("{:.0} %", part * 100.0));
            }
            if !job.progress.is_cancelled() && ui.button(cx.t(Shell::Cancel)).clicked() {
                cx.push(Command::CancelJob(job.id));
            }
        });
    }
    if !session.jobs.is_empty() {
        ui.request_repaint_after(PROGRESS_EVERY);
    }
}

fn work(kind: JobKind) -> Work {
    match kind {
        JobKind::Import => Work::Import,
        JobKind::ReadEvidence => Work::ReadEvidence,
        JobKind::VerifyEvidence => Work::VerifyEvidence,
        JobKind::Preview => Work::Preview,
        JobKind::Export => Work::Export,
        JobKind::SignFile => Work::SignFile,
        JobKind::ReadPicture => Work::ReadPicture,
        JobKind::ExportOscal => Work::ExportOscal,
        JobKind::Verify => Work::Verify,
        JobKind::FindTokens => Work::FindTokens,
        JobKind::DraftCatalog => Work::DraftCatalog,
        JobKind::CheckDraft => Work::CheckDraft,
        JobKind::ReadRegulation => Work::ReadRegulation,
        JobKind::ExportOffice => Work::ExportOffice,
        JobKind::ReadSheet => Work::ReadSheet,
        JobKind::Collate => Work::Collate,
        JobKind::SaveCollation => Work::SaveCollation,
        JobKind::WritePackage => Work::WritePackage,
        JobKind::ReadPackage => Work::ReadPackage,
        JobKind::TakePackage => Work::TakePackage,
    }
}

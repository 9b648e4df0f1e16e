//! What came of an export or a check, in words.

use std::path::PathBuf;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{CornerRadius, FontFamily, FontId, Frame, Label, Margin, RichText, TextFormat, Ui};

use crate::app::check;
use crate::app::error::AppError;
use crate::app::export::Exported;
use crate::app::message::{
    signature_change, signature_problem, signature_purpose, signature_revocation, signature_time,
    signature_trust,
};
use crate::i18n::{self, Report};
use crate::sign::{Problem, SignatureReport, Verification};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{Tone, banner, icon, side_remark};

/// Digits of a certificate's hash that are shown; all of them on hover.
const SHORT: usize = 16;

/// Changes that are shown one by one.
const MOST_CHANGES: usize = 12;

/// What came of it.
pub(super) enum Outcome {
    /// The report is written, and checked where it was signed.
    Exported(Box<Exported>),
    /// A file was checked.
    Verified {
        path: PathBuf,
        verification: Box<Verification>,
    },
    /// Nothing was done, and why.
    Failed(Arc<AppError>),
}

/// Draws it; `failed` is what a failure means here.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, outcome: &Outcome, failed: Report) {
    match outcome {
        Outcome::Failed(error) => {
            let text = format!("{} {}", cx.t(failed), error.message(cx.language));
            banner(ui, cx.palette, Tone::Bad, &text);
        }
        Outcome::Verified { path, verification } => {
            verdict(ui, cx, verification, |ui| {
                path_line(ui, cx, &path.display().to_string());
            });
        }
        Outcome::Exported(exported) => {
            let size = i18n::size(cx.language, exported.size);
            let size = i18n::pages_and_size(cx.language, exported.pages, &size);
            let file = |ui: &mut Ui| {
                path_line(ui, cx, &exported.path.display().to_string());
                side_remark(ui, cx.palette, &size);
            };
            match &exported.verification {
                Some(verification) => verdict(ui, cx, verification, file),
                None => ground(ui, cx, Tone::Ok, cx.t(Report::Written), |ui| {
                    file(ui);
                    side_remark(ui, cx.palette, cx.t(Report::WrittenHint));
                }),
            }
        }
    }
}

/// A title with its icon on a soft ground, and what goes with it.
fn ground(ui: &mut Ui, cx: &ViewContext<'_>, tone: Tone, title: &str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(cx.palette.panel)
        .stroke(egui::Stroke::new(1.0, tone.ink(cx.palette)))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(12, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal(|ui| {
            icon(ui, tone.icon(), tone.ink(cx.palette));
            let title = RichText::new(title).font(fonts::bold(theme::SECTION));
            ui.add(Label::new(title.color(tone.ink(cx.palette))).wrap());
        });
        add(ui);
    });
}

fn verdict(ui: &mut Ui, cx: &ViewContext<'_>, found: &Verification, file: impl FnOnce(&mut Ui)) {
    let unsigned = found.problems.contains(&Problem::Unsigned);
    let (tone, title) = match (found.valid, unsigned) {
        (true, _) if found.signatures.len() > 1 => (Tone::Ok, Report::ValidMany),
        (true, _) => (Tone::Ok, Report::Valid),
        (false, true) => (Tone::Warning, Report::NoSignature),
        (false, false) => (Tone::Bad, Report::Invalid),
    };
    ground(ui, cx, tone, cx.t(title), |ui| {
        file(ui);
        for problem in found
            .problems
            .iter()
            .filter(|problem| **problem != Problem::Unsigned)
        {
            said(ui, &signature_problem(cx.language, problem));
        }
        for signature in &found.signatures {
            one(ui, cx, signature);
        }
        later(ui, cx, found);
    });
}

/// What came after a signature: in one line where all of it is allowed, change
/// by change where something is not.
fn later(ui: &mut Ui, cx: &ViewContext<'_>, found: &Verification) {
    let (allowed, refused): (Vec<_>, Vec<_>) = found
        .changes_after
        .iter()
        .partition(|change| change.allowed);
    if refused.is_empty() {
        return;
    }
    ui.add_space(4.0);
    side_remark(ui, cx.palette, cx.t(Report::Changes));
    for change in refused.iter().take(MOST_CHANGES) {
        said(ui, &signature_change(cx.language, change));
    }
    let left = refused.len().saturating_sub(MOST_CHANGES);
    if left > 0 || !allowed.is_empty() {
        let text = i18n::other_changes(cx.language, left, allowed.len());
        side_remark(ui, cx.palette, &text);
    }
}

/// One signature: who, when, what it covers, who vouches for the signer.
fn one(ui: &mut Ui, cx: &ViewContext<'_>, signature: &SignatureReport) {
    ui.add_space(4.0);
    let or_unknown = |text: &str| match text {
        "" => cx.t(Report::Unknown).to_owned(),
        text => text.to_owned(),
    };
    if let Some(purpose) = signature_purpose(cx.language, signature.kind) {
        said(ui, &purpose);
    }
    fact(ui, cx, cx.t(Report::Signer), &or_unknown(&signature.signer));
    if let Some(organization) = &signature.organization {
        fact(ui, cx, cx.t(Report::Organization), organization);
    }
    let time = signature_time(cx.language, signature);
    fact(ui, cx, cx.t(Report::Time), &time);
    let scope = check::scope(cx.language, signature);
    fact(ui, cx, cx.t(Report::Scope), scope);
    if !signature.self_signed {
        fact(ui, cx, cx.t(Report::Issuer), &or_unknown(&signature.issuer));
    }
    let hash = &signature.certificate_sha256;
    if !hash.is_empty() {
        let short: String = hash.chars().take(SHORT).collect();
        let row = ui.scope(|ui| fact(ui, cx, cx.t(Report::Certificate), &format!("{short}…")));
        row.response.on_hover_text(hash);
    }
    for problem in &signature.problems {
        said(ui, &signature_problem(cx.language, problem));
    }
    said(ui, &signature_trust(cx.language, signature));
    if let Some(revocation) = signature_revocation(cx.language, signature) {
        said(ui, &revocation);
    }
}

fn fact(ui: &mut Ui, cx: &ViewContext<'_>, name: &str, value: &str) {
    let font = FontId::new(theme::SMALL, FontFamily::Proportional);
    let mut line = LayoutJob::default();
    let weak = TextFormat::simple(font.clone(), cx.palette.weak);
    line.append(&format!("{name}: "), 0.0, weak);
    line.append(value, 0.0, TextFormat::simple(font, cx.palette.text));
    ui.add(Label::new(line).wrap());
}

fn said(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).size(theme::SMALL)).wrap());
}

fn path_line(ui: &mut Ui, cx: &ViewContext<'_>, path: &str) {
    let words = RichText::new(path)
        .size(theme::SMALL)
        .color(cx.palette.text);
    ui.add(Label::new(words).wrap().selectable(true));
}

//! Whom the person trusts: certificates and lists of revoked ones, file by file.

use egui::{Label, RichText, Ui};

use crate::app::command::Command;
use crate::app::trust::TrustFile;
use crate::i18n::{self, Trust};
use crate::sign::TrustAnchors;
use crate::ui::context::ViewContext;
use crate::ui::dialogs::choose::Choice;
use crate::ui::theme;
use crate::ui::widgets::{Icon, Tone, icon, icon_text_button, section, side_remark, small_link};

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &mut ViewContext<'_>) {
    section(ui, cx.t(Trust::Title));
    side_remark(ui, cx.palette, cx.t(Trust::Remark));
    if let Some(paths) = cx.chosen(Choice::OpenTrust) {
        for path in paths {
            cx.push(Command::AddTrust(path));
        }
    }
    let session = cx.session;
    for file in &session.trust.files {
        one(ui, cx, file);
    }
    if session.trust.files.is_empty() {
        ui.add_space(2.0);
        ui.add(Label::new(cx.t(Trust::Empty)).wrap());
    }
    ui.add_space(4.0);
    ui.add_enabled_ui(!cx.chooser.is_open(), |ui| {
        if icon_text_button(ui, cx.palette, Icon::Plus, cx.t(Trust::Add)).clicked() {
            cx.chooser.open(Choice::OpenTrust, None, cx.language);
        }
    });
}

/// One file: a sentence for each certificate or list in it, and the way out.
fn one(ui: &mut Ui, cx: &mut ViewContext<'_>, file: &TrustFile) {
    let name = file.path.file_name().unwrap_or_default().to_string_lossy();
    let (tone, lines) = match &file.content {
        Ok(content) => sentences(cx, content),
        Err(error) => (Tone::Bad, vec![error.message(cx.language)]),
    };
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        icon(ui, tone.icon(), tone.ink(cx.palette));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for line in lines {
                ui.add(Label::new(line).wrap());
            }
            ui.horizontal_wrapped(|ui| {
                let words = RichText::new(name.as_ref()).size(theme::SMALL);
                ui.add(Label::new(words.color(cx.palette.weak)).selectable(true));
                let remove = i18n::no_longer_trust(cx.language, &name);
                if small_link(ui, cx.palette, &remove).clicked() {
                    cx.push(Command::RemoveTrust(file.path.clone()));
                }
            });
        });
    });
}

fn sentences(cx: &ViewContext<'_>, content: &TrustAnchors) -> (Tone, Vec<String>) {
    let now = cx.session.clock().now();
    let mut tone = Tone::Ok;
    let mut lines = Vec::new();
    for anchor in content.anchors() {
        let until = anchor.not_after().with_timezone(&now.timezone());
        let expired = !anchor.is_valid_at(now.to_utc());
        if expired {
            tone = Tone::Warning;
        }
        lines.push(i18n::anchor(
            cx.language,
            &anchor.common_name(),
            anchor.organization().as_deref(),
            until.date_naive(),
            expired,
        ));
    }
    for list in content.lists() {
        let next = list.next().map(|t| t.with_timezone(&now.timezone()));
        let stale = next.is_some_and(|t| t < now);
        if stale {
            tone = Tone::Warning;
        }
        lines.push(i18n::revocation_list(
            cx.language,
            &list.issuer_name(),
            list.issued().with_timezone(&now.timezone()).date_naive(),
            next.map(|t| t.date_naive()),
            stale,
        ));
    }
    (tone, lines)
}

//! What a package holds, beside what is here of the same assessment.

use chrono::DateTime;
use egui::{Label, RichText, Ui};

use crate::app::package::{Counts, Here, PackageDraft};
use crate::i18n::{self, package::Package};
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme;
use crate::ui::widgets::{section, side_remark};

/// Width of the column of names, in points.
const NAMES: f32 = 170.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, draft: &PackageDraft) {
    let received = &draft.received;
    let (manifest, head) = (&received.manifest, &received.assessment.head);
    let here = draft.here.as_ref();
    row(
        ui,
        cx,
        "",
        (cx.t(Package::Inside), here.map(|_| cx.t(Package::Here))),
        true,
    );
    let mut line = |name: Package, inside: &str, here: Option<&str>| {
        row(ui, cx, cx.t(name), (inside, here), false);
    };
    let mine = |value: fn(&Here) -> &str| here.map(value);
    line(Package::Name, &head.name, mine(|here| &here.name));
    line(Package::Unit, &head.profile.name, None);
    let catalog = &received.catalog;
    let regulation = format!(
        "{} · {} ({})",
        catalog.instrument,
        catalog.title.get(cx.language),
        catalog.content_version
    );
    line(Package::Regulation, &regulation, None);
    let state = i18n::state(cx.language, head.state);
    let state_here = here.map(|here| i18n::state(cx.language, here.state));
    line(Package::State, state, state_here);
    let tally = &draft.overview.tally;
    let answers = i18n::package::answered(cx.language, tally.answered(), tally.in_scope());
    line(Package::Responses, &answers, None);
    let counts = manifest.counts;
    let size = i18n::size(cx.language, counts.bytes);
    let evidence = i18n::package::evidence(cx.language, counts.evidence, counts.files, &size);
    line(Package::Evidence, &evidence, None);
    let plan = i18n::package::plan_lines(cx.language, counts.plan);
    line(Package::Plan, &plan, None);
    let changed = i18n::date_time(received.assessment.changed);
    let changed_here = here.map(|here| i18n::date_time(here.changed));
    line(Package::Changed, &changed, changed_here.as_deref());
    let written = DateTime::parse_from_rfc3339(&manifest.created).map(i18n::date_time);
    line(Package::Written, &written.unwrap_or_default(), None);
    if let Some(here) = here {
        differences(ui, cx, here);
    }
}

/// A name with what the package and this database say of it.
fn row(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    name: &str,
    (inside, here): (&str, Option<&str>),
    bold: bool,
) {
    let room = (ui.available_width() - NAMES - 24.0).max(120.0);
    let width = if here.is_some() { room / 2.0 } else { room };
    let words = |text: &str| {
        let words = RichText::new(text);
        if bold {
            words.font(fonts::bold(theme::BODY))
        } else {
            words
        }
    };
    ui.horizontal_top(|ui| {
        cell(ui, NAMES, RichText::new(name).color(cx.palette.weak));
        cell(ui, width, words(inside));
        if let Some(here) = here {
            cell(ui, width, words(here));
        }
    });
}

fn cell(ui: &mut Ui, width: f32, words: RichText) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.add(Label::new(words).wrap());
    });
}

/// What an update would change.
fn differences(ui: &mut Ui, cx: &ViewContext<'_>, here: &Here) {
    let (l, found) = (cx.language, here.difference);
    let of = |counts: Counts| (counts.added, counts.changed, counts.removed);
    let mut lines = Vec::new();
    if found.responses > 0 {
        lines.push(i18n::package::answers_differ(l, found.responses));
    }
    if found.evidence != Counts::default() {
        lines.push(i18n::package::evidence_differs(l, of(found.evidence)));
    }
    if found.links > 0 {
        lines.push(i18n::package::links_differ(l, found.links));
    }
    if found.plan != Counts::default() {
        lines.push(i18n::package::plan_differs(l, of(found.plan)));
    }
    if found.head {
        lines.push(cx.t(Package::HeadDiffers).to_owned());
    }
    if lines.is_empty() {
        return;
    }
    section(ui, cx.t(Package::Difference));
    for line in lines {
        side_remark(ui, cx.palette, &format!("• {line}"));
    }
}

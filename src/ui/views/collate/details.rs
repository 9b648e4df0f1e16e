//! The line that was chosen, in full.

use egui::{Label, RichText, Ui};

use super::results::Tab;
use crate::app::collate::Collation;
use crate::i18n::collate::{Collate as W, change, finding, severity, share, signed};
use crate::i18n::{self, integer};
use crate::model::collation::sort_by_name;
use crate::model::ranking::{Carrier, Collated, Entry, Finding, Ranked, Severity, WeakArticle};
use crate::model::scoring::Tenths;
use crate::ui::context::ViewContext;
use crate::ui::fonts;
use crate::ui::theme::{BODY, SMALL};
use crate::ui::widgets::{Tone, banner, chip, side_remark};

/// The most units named for one article.
const NAMED: usize = 20;

/// Draws what there is to say of the line at `chosen`.
pub(super) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    collation: &Collation,
    tab: Tab,
    chosen: Option<usize>,
) {
    let collated = &collation.collated;
    let drawn = chosen.and_then(|at| match tab {
        Tab::Ranking => {
            let ranked = collated.ranking.get(at)?;
            ranked_unit(ui, cx, collation, ranked, collated.entry(ranked)?);
            Some(())
        }
        Tab::NotCounted => not_counted(ui, cx, collated, at),
        Tab::Missing => missing(ui, cx, collated, at),
        Tab::Articles => {
            article(ui, cx, collated, collated.articles.get(at)?);
            Some(())
        }
        Tab::Years => years(ui, cx, collated, at),
    });
    if drawn.is_none() {
        side_remark(ui, cx.palette, cx.t(W::ChooseOne));
    }
}

fn name(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(fonts::bold(BODY + 0.5));
    ui.add(Label::new(text).wrap().selectable(true));
}

/// A label with its value below it.
fn fact(ui: &mut Ui, cx: &ViewContext<'_>, label: W, value: &str) {
    if value.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let label = RichText::new(cx.t(label))
            .size(SMALL)
            .color(cx.palette.weak);
        ui.label(label);
        ui.add(Label::new(value).wrap().selectable(true));
    });
}

fn ranked_unit(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    collation: &Collation,
    ranked: &Ranked,
    entry: &Entry,
) {
    let l = cx.language;
    name(ui, &entry.unit);
    if let Some(listed) = ranked
        .listed_as
        .as_ref()
        .filter(|listed| **listed != entry.unit)
    {
        fact(ui, cx, W::ListedAs, listed);
    }
    for remark in &ranked.remarks {
        banner(ui, cx.palette, Tone::Warning, &finding(l, remark));
    }
    let figure = |share_of: crate::model::ranking::Share| {
        let (part, whole) = (integer(l, share_of.part), integer(l, share_of.whole));
        format!("{} ({part}/{whole})", share(l, share_of.tenths()))
    };
    fact(ui, cx, W::Score, &figure(entry.score));
    fact(ui, cx, W::Backed, &figure(entry.backed));
    fact(ui, cx, W::Completeness, &figure(entry.completeness));
    if let Some(grade) = entry.grade {
        let grade = format!("{} ({})", grade.letter(), i18n::grade(l, grade));
        fact(ui, cx, W::Grade, &grade);
    }
    if !entry.critical.is_empty() {
        fact(ui, cx, W::Critical, &critical(cx, collation, entry));
    }
    let signed_on = match (entry.carrier, entry.signed) {
        (Carrier::Package, _) => cx.t(W::Package).to_owned(),
        (_, Some(time)) => signed(l, time.at, time.proven),
        (_, None) => cx.t(W::NoTime).to_owned(),
    };
    fact(ui, cx, W::Signed, &signed_on);
    let signers = entry
        .signers
        .iter()
        .map(|signer| match &signer.organization {
            Some(organization) => format!("{} ({organization})", signer.name),
            None => signer.name.clone(),
        });
    fact(ui, cx, W::Signers, &signers.collect::<Vec<_>>().join("\n"));
    if entry.carrier == Carrier::SignedPdf {
        let (tone, words) = if entry.trusted {
            (Tone::Ok, W::Trusted)
        } else {
            (Tone::Neutral, W::NotTrusted)
        };
        ui.add_space(4.0);
        chip(ui, cx.palette, tone, Some(tone.icon()), cx.t(words));
    }
    if let Some(kind) = entry.unit_type {
        fact(ui, cx, W::UnitType, i18n::unit_type(l, kind));
    }
    fact(ui, cx, W::Version, &entry.catalog_version);
    fact(ui, cx, W::File, &entry.file);
    fact(ui, cx, W::Uid, &entry.uid);
}

/// Critical failures by their place in the regulation, where it is at hand.
fn critical(cx: &ViewContext<'_>, collation: &Collation, entry: &Entry) -> String {
    let place = |id: &String| {
        let catalog = collation.catalog.as_ref();
        let catalog = catalog.filter(|catalog| catalog.id == entry.catalog);
        let item = catalog.and_then(|catalog| {
            catalog
                .items
                .iter()
                .find(|item| item.id.as_str() == id.as_str())
        });
        item.map_or_else(|| id.clone(), |item| i18n::cites(cx.language, &item.cites))
    };
    let places: Vec<_> = entry.critical.iter().map(place).collect();
    places.join("; ")
}

fn not_counted(ui: &mut Ui, cx: &ViewContext<'_>, collated: &Collated, at: usize) -> Option<()> {
    let l = cx.language;
    let counts = |finding: &Finding| finding.severity() == Severity::Remark;
    let mut found = collated
        .findings
        .iter()
        .filter(|found| !counts(&found.finding));
    let found = found.nth(at)?;
    name(ui, found.unit.as_deref().unwrap_or(&found.file));
    let weight = found.finding.severity();
    let tone = match weight {
        Severity::Refused => Tone::Bad,
        _ => Tone::Neutral,
    };
    chip(ui, cx.palette, tone, Some(tone.icon()), severity(l, weight));
    fact(ui, cx, W::Why, &finding(l, &found.finding));
    fact(ui, cx, W::File, &found.file);
    Some(())
}

fn missing(ui: &mut Ui, cx: &ViewContext<'_>, collated: &Collated, at: usize) -> Option<()> {
    let missing = collated.missing.get(at)?;
    name(ui, &missing.unit.name);
    fact(ui, cx, W::Code, &missing.unit.code);
    fact(ui, cx, W::UnitType, &missing.unit.kind);
    for file in &missing.files {
        fact(ui, cx, W::Files, file);
        let mut why = collated.findings.iter().filter(|found| found.file == *file);
        if let Some(found) = why.next() {
            side_remark(ui, cx.palette, &finding(cx.language, &found.finding));
        }
    }
    Some(())
}

fn article(ui: &mut Ui, cx: &ViewContext<'_>, collated: &Collated, weak: &WeakArticle) {
    let l = cx.language;
    let heading = format!("{} {}", cx.t(W::Article), weak.article.number);
    name(ui, &heading);
    ui.add(Label::new(weak.article.title().get(l)).wrap());
    fact(ui, cx, W::LostShare, &share(l, weak.lost.tenths()));
    let (part, whole) = (integer(l, weak.lost.part), integer(l, weak.lost.whole));
    fact(ui, cx, W::Lost, &format!("{part}/{whole}"));
    let (losing, units) = (
        integer(l, weak.losing as u64),
        integer(l, weak.units as u64),
    );
    fact(ui, cx, W::Losing, &format!("{losing}/{units}"));
    let mut losing: Vec<(u64, u64, &str)> = collated
        .ranking
        .iter()
        .filter_map(|ranked| {
            let entry = collated.entry(ranked)?;
            let mut shares = entry.articles.iter();
            let share = shares.find(|share| share.article.number == weak.article.number)?;
            let lost = share.possible.saturating_sub(share.points);
            (lost > 0).then_some((lost, share.possible, entry.unit.as_str()))
        })
        .collect();
    sort_by_name(&mut losing, |(.., unit)| unit);
    losing.sort_by_key(|(lost, possible, _)| std::cmp::Reverse(Tenths::of(*lost, *possible)));
    ui.add_space(6.0);
    for (lost, possible, unit) in losing.into_iter().take(NAMED) {
        let lost = share(l, Tenths::of(lost, possible));
        side_remark(ui, cx.palette, &format!("−{lost} · {unit}"));
    }
}

fn years(ui: &mut Ui, cx: &ViewContext<'_>, collated: &Collated, at: usize) -> Option<()> {
    let l = cx.language;
    let years = &collated.years;
    let Some(row) = at.checked_sub(1) else {
        name(ui, cx.t(W::AllUnits));
        for total in &years.totals {
            let units = integer(l, total.units as u64);
            let line = format!("{}: {} ({units})", total.year, share(l, total.mean));
            ui.add(Label::new(line).wrap());
        }
        return Some(());
    };
    let row = years.rows.get(row)?;
    name(ui, &row.unit);
    for (year, score) in years.years.iter().zip(&row.scores) {
        let Some(score) = score else { continue };
        let grade = score.grade.map(|grade| format!(" ({})", grade.letter()));
        let line = format!(
            "{year}: {}{}",
            share(l, score.score),
            grade.unwrap_or_default()
        );
        ui.add(Label::new(line).wrap());
    }
    if let Some(tenths) = row.change {
        fact(ui, cx, W::Change, &change(l, tenths));
    }
    Some(())
}

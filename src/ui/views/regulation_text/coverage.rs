//! What was found in a text, what could not be placed, and what text and
//! checklist lack of each other.

use egui::{CollapsingHeader, RichText, Ui};

use crate::app::message::{file_remark, text_remark, unplaced_reason};
use crate::app::regulation_copy::RegulationCopy;
use crate::i18n::{Texts, at_line, parts_found};
use crate::model::catalog::Catalog;
use crate::ui::context::ViewContext;
use crate::ui::theme::SMALL;
use crate::ui::widgets::{Tone, banner, side_remark};

/// The greatest number of rows listed under one heading.
const MOST: usize = 200;

/// Draws it.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, catalog: &Catalog, copy: &RegulationCopy) {
    let l = cx.language;
    let name = if copy.name.is_empty() {
        cx.t(Texts::Pasted)
    } else {
        &copy.name
    };
    ui.label(RichText::new(name).size(SMALL).color(cx.palette.weak));
    let chapters = &copy.parsed.chapters;
    let articles = || chapters.iter().flat_map(|chapter| &chapter.articles);
    let clauses = || articles().flat_map(|article| &article.clauses);
    let points = clauses().map(|clause| clause.points.len()).sum();
    let counts = [
        chapters.len(),
        articles().count(),
        clauses().count(),
        points,
    ];
    let coverage = &copy.coverage;
    ui.label(parts_found(l, counts, (coverage.in_text, coverage.matched)));
    if coverage.is_complete() {
        banner(ui, cx.palette, Tone::Ok, cx.t(Texts::AllMatch));
    }
    let cite = |reference: &crate::model::provision::ProvisionRef| reference.cite(l);
    let placeless = coverage.without_place.iter();
    let placeless = placeless.map(|(r, line)| format!("{} ({})", cite(r), at_line(l, *line)));
    list(ui, cx, Texts::WithoutPlace, placeless);
    list(
        ui,
        cx,
        Texts::WithoutItem,
        coverage.without_item.iter().map(cite),
    );
    let citing = coverage.cites_not_in_text.iter().map(|(id, reference)| {
        let question = catalog.item(id).map_or("", |item| item.question.get(l));
        format!("{id} → {}: {question}", cite(reference))
    });
    list(ui, cx, Texts::CitesNotInText, citing);
    list(
        ui,
        cx,
        Texts::NotInText,
        coverage.not_in_text.iter().map(cite),
    );
    let unplaced = coverage.unplaced.iter().map(|line| {
        let place = at_line(l, line.source.line);
        let reason = unplaced_reason(l, line.reason);
        format!("{place}: “{}” – {reason}", line.source.text)
    });
    list(ui, cx, Texts::Unplaced, unplaced);
    let files = copy.remarks.iter().map(|remark| file_remark(l, *remark));
    let texts = copy
        .parsed
        .remarks
        .iter()
        .map(|remark| text_remark(l, remark));
    list(ui, cx, Texts::Remarks, files.chain(texts));
}

/// A heading with its count, and its rows below once it is opened.
fn list(ui: &mut Ui, cx: &ViewContext<'_>, heading: Texts, rows: impl Iterator<Item = String>) {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return;
    }
    let name = format!("{} ({})", cx.t(heading), rows.len());
    let open = heading != Texts::Remarks;
    let header = CollapsingHeader::new(name).default_open(open);
    header.show(ui, |ui| {
        for row in rows.iter().take(MOST) {
            side_remark(ui, cx.palette, &format!("• {row}"));
        }
        if rows.len() > MOST {
            side_remark(ui, cx.palette, &format!("… +{}", rows.len() - MOST));
        }
    });
}

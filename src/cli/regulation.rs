//! `catalog coverage | draft`: catalogs and the regulation's own text.

use std::path::Path;

use super::Exit;
use super::output::Output;
use crate::app::clock::SharedClock;
use crate::app::error::AppError;
use crate::app::library::{Library, read_catalog};
use crate::app::message::{file_remark, text_remark, unplaced_reason};
use crate::app::regulation::draft as draft_from;
use crate::app::regulation::{RegulationText, coverage_form, id_from, read_text, write_new};
use crate::exchange::to_json;
use crate::i18n::Translate;
use crate::i18n::regulation::{Covering, covered, drafted};
use crate::model::catalog::Catalog;
use crate::model::id::CatalogId;
use crate::regulation::{Coverage, Remark, coverage as cover};

/// A built-in catalog, or one from a file.
fn catalog(id: &str) -> Result<Catalog, AppError> {
    let path = Path::new(id);
    if path.extension().is_some_and(|ending| ending == "ron") {
        return read_catalog(path);
    }
    let catalog = Library::built_in()?.get(&CatalogId::new(id))?;
    Ok((*catalog).clone())
}

/// Tells what was met on reading; joined sentences and page numbers only as a count.
fn tell(text: &RegulationText, output: &Output) {
    let l = output.language;
    for remark in &text.remarks {
        output.tell(&file_remark(l, *remark));
    }
    let mut mended = 0;
    for remark in &text.parsed.remarks {
        match remark {
            Remark::Joined { .. } | Remark::PageNumber { .. } => mended += 1,
            remark => output.tell(&text_remark(l, remark)),
        }
    }
    if mended > 0 {
        output.tell(&l.pick(
            format!("{mended} chỗ ngắt trang, số trang đã được xử lý."),
            format!("{mended} page breaks and page numbers were mended."),
        ));
    }
}

pub(super) fn coverage(
    id: &str,
    text: &Path,
    json: bool,
    output: &Output,
) -> Result<Exit, AppError> {
    let catalog = catalog(id)?;
    let text = read_text(text)?;
    tell(&text, output);
    let coverage = cover(&catalog, &text.parsed);
    let shown = if json {
        to_json(&coverage_form(&coverage, &catalog, output.language))?
    } else {
        table(&coverage, output)
    };
    output.data(&shown)?;
    Ok(if coverage.is_complete() {
        Exit::Done
    } else {
        Exit::Negative
    })
}

/// The counts, then one line a finding: kind, provision, place; separated by tabs.
fn table(coverage: &Coverage, output: &Output) -> String {
    let l = output.language;
    let line = l.t(Covering::Line);
    let counts = covered(l, coverage.in_text, coverage.in_catalog, coverage.matched);
    let mut table = format!("{counts}\n");
    let mut row = |kind: Covering, cells: &str| table += &format!("{}\t{cells}\n", l.t(kind));
    for (reference, at) in &coverage.without_place {
        row(Covering::WithoutPlace, &format!("{reference}\t{line} {at}"));
    }
    for reference in &coverage.without_item {
        row(Covering::WithoutItem, reference.as_str());
    }
    for (item, cite) in &coverage.cites_not_in_text {
        row(Covering::CitesNotInText, &format!("{item}\t{cite}"));
    }
    for reference in &coverage.not_in_text {
        row(Covering::NotInText, reference.as_str());
    }
    for unplaced in &coverage.unplaced {
        let (at, text) = (unplaced.source.line, &unplaced.source.text);
        let reason = unplaced_reason(l, unplaced.reason);
        row(
            Covering::Unplaced,
            &format!("{line} {at}\t{reason}\t{text}"),
        );
    }
    if coverage.is_complete() {
        table += &format!("{}\n", l.t(Covering::Complete));
    }
    table
}

pub(super) fn draft(
    text: &Path,
    out: &Path,
    id: Option<String>,
    clock: &SharedClock,
    output: &Output,
) -> Result<Exit, AppError> {
    let id = id.map_or_else(|| id_from(text), CatalogId::new);
    let text = read_text(text)?;
    tell(&text, output);
    let catalog = draft_from(&text.parsed, id, clock.now().date_naive());
    write_new(&catalog, out)?;
    let (provisions, items) = (catalog.provisions().count(), catalog.items.len());
    output.tell(&drafted(output.language, provisions, items));
    output.data(&format!("{}\n", out.display()))?;
    Ok(Exit::Done)
}

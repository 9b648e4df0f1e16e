//! Text in which the words that were searched for stand out.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Stroke};

use crate::ui::theme::Palette;

/// `text` with the parts of `marks` (in bytes, in order) on a ground of their own and underlined.
pub fn marked_text(
    palette: &Palette,
    text: &str,
    marks: &[Range<usize>],
    font: &FontId,
    ink: Color32,
) -> LayoutJob {
    let plain = TextFormat::simple(font.clone(), ink);
    let marked = TextFormat {
        background: palette.partial_soft,
        color: palette.text,
        underline: Stroke::new(1.0, palette.partial),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut from = 0;
    for mark in marks {
        let before = text.get(from..mark.start).unwrap_or_default();
        let Some(found) = text.get(mark.clone()) else {
            continue;
        };
        job.append(before, 0.0, plain.clone());
        job.append(found, 0.0, marked.clone());
        from = mark.end;
    }
    job.append(text.get(from..).unwrap_or_default(), 0.0, plain);
    job
}

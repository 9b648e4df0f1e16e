//! Bar charts: rectangles with their names and figures as text.

use super::columns::{height, slices};
use super::compose::Composer;
use super::display::{Color, Fill, Frame, Item, Mark};
use super::flow::Chunk;
use super::geometry::SMALL;
use super::lines::{Setting, Strip, line_height, set};
use super::structure::Role;
use crate::report::document::{Align, Bar, BarChart, Run};
use crate::report::fonts::Fonts;

/// Parts of the width: names, bars, figures.
const NAMES: f32 = 0.42;
const BARS: f32 = 0.40;
/// Room between the parts.
const GUTTER: f32 = 6.0;
/// Room below each bar.
const GAP: f32 = 4.0;
/// Most lines of a name, and of a figure.
const NAME_LINES: usize = 6;
const FIGURE_LINES: usize = 2;

impl Composer<'_> {
    /// Bars that one page cannot hold go on in a second figure.
    pub(super) fn chart(&mut self, chart: &BarChart) {
        let page = self.geometry.frame.height() * 0.8;
        let mut rest = chart.bars.as_slice();
        while !rest.is_empty() {
            let figure = self.structure.add(Role::Figure, self.parent);
            let mut chunk = Chunk {
                space_before: 10.0,
                figure: Some(figure),
                ..Chunk::default()
            };
            let mut taken = 0;
            for bar in rest {
                let (items, height) = self.bar(bar, Mark::Element(figure));
                if taken > 0 && chunk.height + height > page {
                    break;
                }
                let y = chunk.height;
                chunk
                    .items
                    .extend(items.into_iter().map(|item| item.lowered(y)));
                chunk.height += height;
                taken += 1;
            }
            let (bars, others) = rest.split_at(taken);
            rest = others;
            let alt = if chart.alt.trim().is_empty() {
                spoken(bars)
            } else {
                chart.alt.clone()
            };
            if let Some(element) = self.structure.get_mut(figure) {
                element.alt = Some(alt);
            }
            let caption = rest.is_empty() && !chart.caption.trim().is_empty();
            chunk.keep_with_next = caption;
            self.chunks.push(chunk);
            if caption {
                let mark = Mark::Element(self.structure.add(Role::Caption, figure));
                let setting = Setting {
                    size: SMALL,
                    ..self.setting(mark, Align::Center, 0.0)
                };
                let strips = set(self.fonts, &[Run::italic(chart.caption.as_str())], setting);
                self.lines(strips, 2.0);
            }
        }
    }

    fn bar(&self, bar: &Bar, mark: Mark) -> (Vec<Item>, f32) {
        let frame = self.geometry.frame;
        let track = frame.left + frame.width() * NAMES;
        let track_end = track + frame.width() * BARS;
        let column = |text: &str, x: f32, right: f32, lines: usize| {
            let (size, align) = (SMALL, Align::Left);
            let setting = Setting {
                x,
                width: right - x,
                size,
                align,
                indent: 0.0,
                mark,
            };
            cut(
                self.fonts,
                set(self.fonts, &[Run::plain(text)], setting),
                lines,
                right - x,
            )
        };
        let texts = vec![
            column(&bar.label, frame.left, track - GUTTER, NAME_LINES),
            column(&bar.text, track_end + GUTTER, frame.right, FIGURE_LINES),
        ];
        let line = line_height(SMALL);
        let height = height(&texts).max(line);
        let length = f32::from(bar.permille.min(1000)) / 1000.0;
        let filled = track + (track_end - track) * length;
        let fill = |left: f32, right: f32, color| {
            let frame = Frame {
                left,
                right,
                top: 2.5,
                bottom: line - 2.5,
            };
            Item::Fill(Fill { frame, color, mark })
        };
        let mut items = vec![fill(track, track_end, Color::PALE)];
        if filled > track {
            items.push(fill(track, filled, Color::BAR));
        }
        items.extend(
            slices(texts, f32::MAX)
                .into_iter()
                .flat_map(|slice| slice.items),
        );
        (items, height + GAP)
    }
}

/// Keeps the first lines and shows that more was said.
fn cut(fonts: &Fonts, mut strips: Vec<Strip>, lines: usize, width: f32) -> Vec<Strip> {
    if strips.len() > lines {
        strips.truncate(lines);
        if let Some(Item::Text(text)) = strips.last_mut().and_then(|strip| strip.items.last_mut()) {
            let mut kept = text.text.trim_end().to_owned();
            let fits = |kept: &str| {
                fonts.width(text.face, text.size, kept) + fonts.width(text.face, text.size, "…")
            };
            while !kept.is_empty() && fits(&kept) > width {
                kept.pop();
            }
            text.text = format!("{kept}…");
            text.width = fonts.width(text.face, text.size, &text.text);
        }
    }
    strips
}

fn spoken(bars: &[Bar]) -> String {
    let bars = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.label, bar.text));
    bars.collect::<Vec<_>>().join("; ")
}

//! Breaking a paragraph into lines and setting them.

use super::display::{Item, Mark, TextItem};
use crate::report::document::{Align, Run};
use crate::report::fonts::{Face, Fonts};
use crate::report::text::{clean, joins_previous};

/// Distance of baselines, in type sizes ("single to 1.5" in the decree's words).
const LEADING: f32 = 1.25;
/// A gap wider than this many type sizes looks worse than an uneven margin.
const WIDEST_GAP: f32 = 0.9;

/// A measured character.
#[derive(Debug, Clone, Copy)]
struct Letter {
    c: char,
    face: Face,
    mark: Mark,
    /// Thousandths of the type size.
    advance: f32,
}

/// Part of a paragraph that stands on one line, as indexes of its letters.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    /// Where the blanks at the line's end begin.
    visible_end: usize,
    end: usize,
    /// Width up to `visible_end`, thousandths of the type size.
    natural: f32,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Left edge of the box.
    pub x: f32,
    /// Width of the box.
    pub width: f32,
    /// Type size.
    pub size: f32,
    /// Alignment.
    pub align: Align,
    /// The first line begins this much further right.
    pub indent: f32,
    /// Meaning of the text.
    pub mark: Mark,
}

/// A strip of a page: one line of text, or empty room.
#[derive(Debug, Clone, Default)]
pub(super) struct Strip {
    /// Height.
    pub height: f32,
    /// Items, y from the strip's upper edge.
    pub items: Vec<Item>,
}

/// Sets a paragraph into strips, one a line. Nothing stands outside the box.
pub(super) fn set(fonts: &Fonts, runs: &[Run], setting: Setting) -> Vec<Strip> {
    let pieces = runs
        .iter()
        .map(|run| (run, setting.mark))
        .collect::<Vec<_>>();
    set_marked(fonts, &pieces, setting)
}

/// As [`set`], with a meaning of its own for each piece.
pub(super) fn set_marked(fonts: &Fonts, runs: &[(&Run, Mark)], setting: Setting) -> Vec<Strip> {
    let letters = measure(fonts, runs);
    let indent = setting.indent.min(setting.width / 2.0);
    let unit = setting.size / 1000.0;
    let lines = break_lines(
        &letters,
        (setting.width - indent) / unit,
        setting.width / unit,
    );
    let mut strips = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { indent } else { 0.0 };
        let last = index + 1 == lines.len();
        strips.push(set_line(&letters, *line, indent, last, setting));
    }
    strips
}

/// Height of one line of this size.
pub(super) fn line_height(size: f32) -> f32 {
    size * LEADING
}

/// The baseline's distance from the upper edge of its line. Tinos rises 0.891
/// and falls 0.216 of the size.
pub(super) fn baseline(size: f32) -> f32 {
    size * ((LEADING - 1.107) / 2.0 + 0.891)
}

fn measure(fonts: &Fonts, runs: &[(&Run, Mark)]) -> Vec<Letter> {
    let mut letters = Vec::new();
    for &(run, mark) in runs {
        let face = Face::of(run.bold, run.italic);
        for c in clean(fonts, face, &run.text).chars() {
            letters.push(Letter {
                c,
                face,
                mark,
                advance: fonts.advance(face, c),
            });
        }
    }
    letters
}

/// Greedy breaking; widths in thousandths of the type size.
fn break_lines(letters: &[Letter], first: f32, other: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let width = if lines.is_empty() { first } else { other };
        let line = next_line(letters, start, width);
        start = line.end;
        lines.push(line);
    }
    lines
}

fn next_line(letters: &[Letter], start: usize, width: f32) -> Line {
    let (mut visible, mut pen) = (0.0, 0.0);
    let mut visible_end = start;
    let mut at_blank: Option<Line> = None;
    let mut inside_word: Option<Line> = None;
    for (index, letter) in letters.iter().enumerate().skip(start) {
        pen += letter.advance;
        if letter.c == ' ' {
            if visible_end == start {
                continue;
            }
            let end = index + 1;
            at_blank = Some(Line {
                start,
                visible_end,
                end,
                natural: visible,
            });
            continue;
        }
        let fits = pen <= width;
        if !fits && let Some(line) = at_blank {
            return line;
        }
        if !fits && visible_end > start && !joins_previous(letter.c) {
            let here = Line {
                start,
                visible_end,
                end: visible_end,
                natural: visible,
            };
            return inside_word
                .filter(|line| line.natural > width / 2.0)
                .unwrap_or(here);
        }
        visible = pen;
        visible_end = index + 1;
        if matches!(
            letter.c,
            '/' | '-' | '_' | '.' | ',' | ';' | ':' | '\\' | '@' | '&' | '?' | '='
        ) {
            let end = visible_end;
            inside_word = Some(Line {
                start,
                visible_end,
                end,
                natural: visible,
            });
        }
    }
    Line {
        start,
        visible_end,
        end: letters.len(),
        natural: visible,
    }
}

fn set_line(letters: &[Letter], line: Line, indent: f32, last: bool, setting: Setting) -> Strip {
    let unit = setting.size / 1000.0;
    let letters_of = |from: usize, to: usize| letters.get(from..to).unwrap_or_default();
    let natural = line.natural * unit;
    let spare = (setting.width - indent - natural).max(0.0);
    let gaps = letters_of(line.start, line.visible_end)
        .iter()
        .fold(0.0, |n, letter| if letter.c == ' ' { n + 1.0 } else { n });
    let even = setting.align == Align::Justify && !last && gaps > 0.0;
    let gap = if even && spare / gaps <= setting.size * WIDEST_GAP {
        spare / gaps
    } else {
        0.0
    };
    let mut x = setting.x
        + indent
        + match setting.align {
            Align::Left | Align::Justify => 0.0,
            Align::Center => spare / 2.0,
            Align::Right => spare,
        };
    let baseline = baseline(setting.size);
    let mut items = Vec::new();
    let mut from = line.start;
    while let Some(first) = letters.get(from).filter(|_| from < line.end) {
        let rest = letters_of(from, line.end);
        let same = |letter: &&Letter| (letter.face, letter.mark) == (first.face, first.mark);
        let length = rest.iter().take_while(same).count();
        let piece = letters_of(from, from + length);
        let seen = letters_of(from, (from + length).min(line.visible_end).max(from));
        let width = seen.iter().fold(0.0, |width, letter| {
            width + letter.advance * unit + if letter.c == ' ' { gap } else { 0.0 }
        });
        items.push(Item::Text(TextItem {
            x,
            baseline,
            width,
            size: setting.size,
            face: first.face,
            text: piece.iter().map(|letter| letter.c).collect(),
            word_gap: gap,
            mark: first.mark,
        }));
        x += width;
        from += length;
    }
    Strip {
        height: line_height(setting.size),
        items,
    }
}

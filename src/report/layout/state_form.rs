//! The head of the state form (Decree 30/2020/NĐ-CP, Annex I, boxes 1 to 5a and 9a).

use super::columns::{height, slices};
use super::compose::Composer;
use super::display::{Color, Item, Mark, Rule};
use super::flow::Chunk;
use super::lines::{Setting, Strip, set};
use super::structure::Role;
use crate::report::document::{Align, Run, StateForm};

/// Names of nation and agency ("12 to 13").
const NAMES: f32 = 12.0;
/// Motto, number, place and date ("13 to 14"; the number 13).
const LINES: f32 = 13.0;
/// Room between the two columns.
const GUTTER: f32 = 8.0;
/// Thickness of the rules under motto, agency and title.
const RULE: f32 = 0.7;

/// One column of the head.
#[derive(Clone, Copy)]
struct Side {
    x: f32,
    width: f32,
}

impl Composer<'_> {
    /// Nation and motto on the right, agency on the left, then number and
    /// place, then title, addressees and legal bases.
    pub(super) fn state_form(&mut self, form: &StateForm) {
        let frame = self.geometry.frame;
        let nation = self
            .fonts
            .width(crate::report::fonts::Face::Bold, NAMES, &form.nation);
        let right = (nation + 4.0).clamp(frame.width() / 2.0, frame.width() * 0.65);
        let right = Side {
            x: frame.right - right,
            width: right,
        };
        let left = Side {
            x: frame.left,
            width: frame.width() - right.width - GUTTER,
        };

        let mut names = self.centred(right, &Run::bold(form.nation.as_str()), NAMES);
        names.extend(self.centred(right, &Run::bold(form.motto.as_str()), LINES));
        names.push(under(&names, right, 1.0));
        let mut agency = Vec::new();
        if let Some(superior) = &form.superior_agency {
            agency.extend(self.centred(left, &Run::plain(superior.as_str()), NAMES));
        }
        for line in &form.agency {
            agency.extend(self.centred(left, &Run::bold(line.as_str()), NAMES));
        }
        agency.push(under(&agency, left, 0.4));
        self.beside(vec![names, agency], 0.0);

        let number = self.centred(left, &Run::plain(form.number.as_str()), LINES);
        let place = self.centred(right, &Run::italic(form.place_and_date.as_str()), LINES);
        self.beside(vec![number, place], 6.0);
        self.title(form);
        self.addressees(form);
        self.legal_bases(form);
    }

    fn title(&mut self, form: &StateForm) {
        self.line(
            Role::Heading(1),
            Run::bold(form.document_type.as_str()),
            Align::Center,
            0.0,
            18.0,
        );
        for line in &form.abstract_lines {
            self.line(
                Role::Paragraph,
                Run::bold(line.as_str()),
                Align::Center,
                0.0,
                0.0,
            );
        }
        let frame = self.geometry.frame;
        if let Some(last) = self.chunks.last_mut() {
            rule_under(last, frame.left, frame.width());
        }
        for chunk in &mut self.chunks {
            chunk.keep_with_next = true;
        }
        self.chunks.push(Chunk {
            height: 8.0,
            ..Chunk::default()
        });
    }

    fn addressees(&mut self, form: &StateForm) {
        let word = form.addressed_word.trim_end_matches(':');
        match form.addressed_to.as_slice() {
            [] => {}
            [one] => {
                let text = format!("{word}: {}", one.trim_end_matches('.'));
                self.line(Role::Paragraph, Run::plain(text), Align::Center, 0.0, 6.0);
            }
            several => {
                let indent = self.geometry.frame.width() * 0.18;
                let run = Run::plain(format!("{word}:"));
                self.line(Role::Paragraph, run, Align::Left, indent, 6.0);
                for (index, name) in several.iter().enumerate() {
                    let end = if index + 1 == several.len() { '.' } else { ';' };
                    let name = name.trim().trim_end_matches([';', '.']);
                    let run = Run::plain(format!("- {name}{end}"));
                    self.line(Role::Paragraph, run, Align::Left, indent + 20.0, 2.0);
                }
            }
        }
        self.chunks.push(Chunk {
            height: 6.0,
            ..Chunk::default()
        });
    }

    fn legal_bases(&mut self, form: &StateForm) {
        for (index, basis) in form.legal_bases.iter().enumerate() {
            let end = if index + 1 == form.legal_bases.len() {
                '.'
            } else {
                ';'
            };
            let basis = basis.trim().trim_end_matches([';', '.']);
            let run = Run::italic(format!("{basis}{end}"));
            let indent = super::geometry::INDENT;
            self.line(Role::Paragraph, run, Align::Justify, indent, 6.0);
        }
    }

    fn centred(&mut self, side: Side, text: &Run, size: f32) -> Vec<Strip> {
        let mark = Mark::Element(self.structure.add(Role::Paragraph, self.parent));
        let Side { x, width } = side;
        let setting = Setting {
            x,
            width,
            size,
            align: Align::Center,
            indent: 0.0,
            mark,
        };
        set(self.fonts, std::slice::from_ref(text), setting)
    }

    /// Adds columns as one chunk, or several when no page could hold them.
    pub(super) fn beside(&mut self, columns: Vec<Vec<Strip>>, space_before: f32) {
        let page = self.geometry.frame.height();
        let limit = if height(&columns) > page * 0.9 {
            page / 8.0
        } else {
            page
        };
        for (index, slice) in slices(columns, limit).into_iter().enumerate() {
            let space_before = if index == 0 { space_before } else { 0.0 };
            let (height, items) = (slice.height, slice.items);
            self.chunks.push(Chunk {
                space_before,
                height,
                items,
                ..Chunk::default()
            });
        }
    }
}

/// A rule centred under the last line of text, `part` of the line long.
fn under(lines: &[Strip], side: Side, part: f32) -> Strip {
    let texts = lines.last().into_iter().flat_map(|strip| &strip.items);
    let width = texts.fold(0.0, |width, item| match item {
        Item::Text(text) => width + text.width,
        _ => width,
    });
    let (middle, half) = (side.x + side.width / 2.0, width * part / 2.0);
    let rule = Rule {
        from: (middle - half, 2.0),
        to: (middle + half, 2.0),
        thickness: RULE,
        color: Color::BLACK,
        mark: Mark::Artifact,
    };
    let items = if width > 0.0 {
        vec![Item::Rule(rule)]
    } else {
        Vec::new()
    };
    Strip { height: 5.0, items }
}

/// Adds a centred rule under the text of a chunk.
pub(super) fn rule_under(chunk: &mut Chunk, left: f32, width: f32) {
    let strip = Strip {
        height: chunk.height,
        items: chunk.items.clone(),
    };
    let rule = under(&[strip], Side { x: left, width }, 0.4);
    let y = chunk.height;
    chunk
        .items
        .extend(rule.items.into_iter().map(|item| item.lowered(y)));
    chunk.height += rule.height;
}

//! Blocks become chunks: headings, paragraphs, lists, notes.

use super::display::Mark;
use super::flow::Chunk;
use super::geometry::{BODY, Geometry, INDENT, PARAGRAPH_GAP, SMALL};
use super::lines::{Setting, Strip, set, set_marked};
use super::structure::{ElementId, Numbering, Role, Structure};
use crate::report::document::{Align, Block, Heading, ListItem, Paragraph, Run};
use crate::report::fonts::Fonts;

/// Turns the blocks of one part into chunks.
pub(super) struct Composer<'a> {
    pub fonts: &'a Fonts,
    pub structure: Structure,
    pub geometry: Geometry,
    /// What came out so far.
    pub chunks: Vec<Chunk>,
    /// The element around the blocks.
    pub parent: ElementId,
    /// Level of the part's own heading.
    pub base: u8,
    /// Level of the last heading; levels may not be skipped (ISO 14289-1, 7.4.2).
    last_level: u8,
    list: Option<ElementId>,
}

impl<'a> Composer<'a> {
    /// A composer for the part under `parent` whose own heading has the level `base`.
    pub(super) fn new(
        fonts: &'a Fonts,
        structure: Structure,
        geometry: Geometry,
        parent: ElementId,
        base: u8,
    ) -> Self {
        let chunks = Vec::new();
        Self {
            fonts,
            structure,
            geometry,
            chunks,
            parent,
            base,
            last_level: base,
            list: None,
        }
    }

    /// Adds blocks in order.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
        self.list = None;
    }

    fn block(&mut self, block: &Block) {
        if !matches!(block, Block::ListItem(_)) {
            self.list = None;
        }
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::ListItem(item) => self.list_item(item),
            Block::Table(table) => self.table(table),
            Block::BarChart(chart) => self.chart(chart),
            Block::Note(runs) => self.note(runs),
            Block::PageBreak => self.chunks.push(Chunk {
                page_break: true,
                ..Chunk::default()
            }),
            Block::KeepTogether(blocks) => {
                let from = self.chunks.len();
                self.blocks(blocks);
                let to = self.chunks.len().saturating_sub(1);
                for chunk in self.chunks.get_mut(from..to).unwrap_or_default() {
                    chunk.keep_with_next = true;
                }
            }
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let wanted = heading.level.clamp(1, 3);
        let level = (self.base + wanted).min(self.last_level + 1);
        self.last_level = level;
        let element = self.structure.add(Role::Heading(level), self.parent);
        let run = Run {
            text: heading.text.clone(),
            bold: true,
            italic: wanted == 3,
        };
        let setting = self.setting(Mark::Element(element), Align::Left, INDENT);
        let strips = set(self.fonts, &[run], setting);
        let from = self.chunks.len();
        self.lines(strips, if wanted == 1 { 12.0 } else { 8.0 });
        for chunk in self.chunks.get_mut(from..).unwrap_or_default() {
            chunk.keep_with_next = true;
        }
        if heading.bookmark
            && let Some(first) = self.chunks.get_mut(from)
        {
            // Headings of an annex stand under the annex's own bookmark.
            let depth = usize::from(self.base) + usize::from(wanted) - 2;
            first.bookmark = Some((depth, heading.text.clone()));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let element = self.structure.add(Role::Paragraph, self.parent);
        let align = if paragraph.justified {
            Align::Justify
        } else {
            Align::Left
        };
        let indent = if paragraph.indented { INDENT } else { 0.0 };
        let setting = self.setting(Mark::Element(element), align, indent);
        let strips = set(self.fonts, &paragraph.runs, setting);
        self.lines(strips, PARAGRAPH_GAP);
    }

    fn list_item(&mut self, item: &ListItem) {
        let list = match self.list {
            Some(list) => list,
            None => self.structure.add(Role::List, self.parent),
        };
        if self.list.is_none()
            && let Some(element) = self.structure.get_mut(list)
        {
            element.numbering = Numbering::of(&item.marker);
        }
        self.list = Some(list);
        let entry = self.structure.add(Role::ListItem, list);
        let label = Mark::Element(self.structure.add(Role::Label, entry));
        let body = Mark::Element(self.structure.add(Role::ListBody, entry));
        let marker = Run::plain(format!("{} ", item.marker.trim()));
        let mut pieces = vec![(&marker, label)];
        pieces.extend(item.runs.iter().map(|run| (run, body)));
        let setting = self.setting(body, Align::Justify, INDENT);
        let strips = set_marked(self.fonts, &pieces, setting);
        self.lines(strips, PARAGRAPH_GAP);
    }

    fn note(&mut self, runs: &[Run]) {
        let element = self.structure.add(Role::Paragraph, self.parent);
        let italic = runs
            .iter()
            .map(|run| Run {
                italic: true,
                ..run.clone()
            })
            .collect::<Vec<_>>();
        let setting = self.setting(Mark::Element(element), Align::Justify, 0.0);
        let strips = set(
            self.fonts,
            &italic,
            Setting {
                size: SMALL,
                ..setting
            },
        );
        self.lines(strips, PARAGRAPH_GAP);
    }

    /// A setting over the whole width in the body's size.
    pub(super) fn setting(&self, mark: Mark, align: Align, indent: f32) -> Setting {
        let frame = self.geometry.frame;
        Setting {
            x: frame.left,
            width: frame.width(),
            size: BODY,
            align,
            indent,
            mark,
        }
    }

    /// A one-element paragraph in one style, over the whole width.
    pub(super) fn line(
        &mut self,
        role: Role,
        run: Run,
        align: Align,
        indent: f32,
        space_before: f32,
    ) {
        let element = self.structure.add(role, self.parent);
        let setting = self.setting(Mark::Element(element), align, indent);
        let strips = set(self.fonts, &[run], setting);
        self.lines(strips, space_before);
    }

    /// Adds the lines of a paragraph; no page begins or ends with a single one.
    pub(super) fn lines(&mut self, strips: Vec<Strip>, space_before: f32) {
        let count = strips.len();
        for (index, strip) in strips.into_iter().enumerate() {
            let mut chunk = Chunk::of_strips(vec![strip]);
            chunk.space_before = if index == 0 { space_before } else { 0.0 };
            chunk.keep_with_next = count > 1 && (index == 0 || index + 2 == count);
            self.chunks.push(chunk);
        }
    }
}

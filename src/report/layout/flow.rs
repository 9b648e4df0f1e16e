//! Putting chunks on pages: page breaks, repeated table heads, page numbers.

use std::rc::Rc;

use super::display::{Field, Frame, Item, Mark, OutlineEntry, Page, Pages, TextItem};
use super::geometry::{Geometry, PAGE_NUMBER_BASELINE, PAGE_NUMBER_SIZE};
use super::structure::ElementId;
use crate::report::fonts::{Face, Fonts};

/// Something that stands on one page as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Chunk {
    /// Room above, dropped at the top of a page.
    pub space_before: f32,
    /// Height.
    pub height: f32,
    /// Items, y from the chunk's upper edge.
    pub items: Vec<Item>,
    /// Signature fields, frames from the chunk's upper edge.
    pub fields: Vec<Field>,
    /// Stands on the page of the next chunk.
    pub keep_with_next: bool,
    /// Starts a new page.
    pub page_break: bool,
    /// Drawn above when the chunk begins a page.
    pub head: Option<Rc<Head>>,
    /// Drawn at the lower edge when a page ends after the chunk.
    pub tail: Vec<Item>,
    /// Bookmark of the chunk.
    pub bookmark: Option<(usize, String)>,
    /// The figure the chunk is.
    pub figure: Option<ElementId>,
}

/// A repeated table head.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// Height.
    pub height: f32,
    /// Items without meaning, y from the upper edge.
    pub items: Vec<Item>,
}

/// Fills pages with chunks.
pub(super) struct Flow<'a> {
    fonts: &'a Fonts,
    /// What came out so far.
    pub done: Pages,
    geometry: Geometry,
    /// Pages of the present part.
    number: u16,
    y: f32,
}

impl<'a> Flow<'a> {
    /// No page yet.
    pub(super) fn new(fonts: &'a Fonts, done: Pages) -> Self {
        Self {
            fonts,
            done,
            geometry: Geometry::portrait(),
            number: 0,
            y: 0.0,
        }
    }

    /// Places a part (the report or an annex) on pages numbered from 1.
    pub(super) fn part(&mut self, geometry: Geometry, chunks: Vec<Chunk>) {
        self.geometry = geometry;
        self.number = 0;
        self.new_page();
        let mut chunks = chunks.into_iter().peekable();
        let mut group: Vec<Chunk> = Vec::new();
        let mut tail: Vec<Item> = Vec::new();
        while let Some(chunk) = chunks.next() {
            let complete = !chunk.keep_with_next || chunks.peek().is_none();
            group.push(chunk);
            if complete {
                self.fit(&mut group);
                for chunk in group.drain(..) {
                    let must = chunk.page_break && !self.at_top();
                    if must || !self.has_room(&chunk) {
                        self.place_items(tail.drain(..), 0.0);
                        self.new_page();
                    }
                    tail = self.place(chunk);
                }
            }
        }
    }

    /// A group that one page can hold moves to the next page as a whole.
    fn fit(&self, group: &mut [Chunk]) {
        let head = group
            .first()
            .and_then(|chunk| chunk.head.as_ref())
            .map_or(0.0, |h| h.height);
        let total = group
            .iter()
            .map(|chunk| chunk.space_before + chunk.height)
            .sum::<f32>();
        let whole = total + head <= self.geometry.frame.height();
        if let Some(first) = group.first_mut() {
            first.page_break |= whole && self.y + total > self.geometry.frame.bottom;
        }
    }

    fn at_top(&self) -> bool {
        self.y <= self.geometry.frame.top
    }

    fn has_room(&self, chunk: &Chunk) -> bool {
        let space = chunk.space_before;
        // Empty room never starts a page.
        let empty = chunk.items.is_empty() && chunk.fields.is_empty();
        empty || self.at_top() || self.y + space + chunk.height <= self.geometry.frame.bottom + 0.01
    }

    fn new_page(&mut self) {
        self.number = self.number.saturating_add(1);
        let Geometry {
            width,
            height,
            frame,
        } = self.geometry;
        let mut page = Page {
            width,
            height,
            frame,
            items: Vec::new(),
        };
        if self.number > 1 {
            page.items.push(page_number(self.fonts, self.number, frame));
        }
        self.done.pages.push(page);
        self.y = frame.top;
    }

    fn place_items(&mut self, items: impl IntoIterator<Item = Item>, offset: f32) {
        let y = self.y + offset;
        if let Some(page) = self.done.pages.last_mut() {
            page.items
                .extend(items.into_iter().map(|item| item.lowered(y)));
        }
    }

    /// Draws a chunk; gives back what closes it if the page ends here.
    fn place(&mut self, chunk: Chunk) -> Vec<Item> {
        let page = self.done.pages.len().saturating_sub(1);
        if self.at_top() {
            if let Some(head) = &chunk.head {
                self.place_items(head.items.iter().cloned(), 0.0);
                self.y += head.height;
            }
        } else {
            self.y += chunk.space_before;
        }
        let y = self.y;
        if let Some((level, title)) = chunk.bookmark {
            add_bookmark(
                &mut self.done.outline,
                level,
                OutlineEntry {
                    title,
                    page,
                    y,
                    children: Vec::new(),
                },
            );
        }
        if let Some(figure) = chunk.figure {
            let Frame { left, right, .. } = self.geometry.frame;
            let frame = Frame {
                left,
                right,
                top: y,
                bottom: y + chunk.height,
            };
            if let Some(element) = self.done.structure.get_mut(figure) {
                element.place = Some((page, frame));
            }
        }
        for field in chunk.fields {
            let frame = field.frame.lowered(y);
            self.done.fields.push(Field {
                page,
                frame,
                ..field
            });
        }
        self.place_items(chunk.items, 0.0);
        self.y += chunk.height;
        chunk.tail
    }
}

fn page_number(fonts: &Fonts, number: u16, frame: Frame) -> Item {
    let text = number.to_string();
    let width = fonts.width(Face::Regular, PAGE_NUMBER_SIZE, &text);
    Item::Text(TextItem {
        x: f32::midpoint(frame.left, frame.right) - width / 2.0,
        baseline: PAGE_NUMBER_BASELINE,
        width,
        size: PAGE_NUMBER_SIZE,
        face: Face::Regular,
        text,
        word_gap: 0.0,
        mark: Mark::Artifact,
    })
}

/// Hangs the bookmark under the last one of the level above, or as near to it
/// as there is one.
fn add_bookmark(outline: &mut Vec<OutlineEntry>, level: usize, entry: OutlineEntry) {
    match outline.last_mut() {
        Some(parent) if level > 0 => add_bookmark(&mut parent.children, level - 1, entry),
        _ => outline.push(entry),
    }
}

impl Chunk {
    /// A chunk of strips standing below each other.
    pub(super) fn of_strips(strips: Vec<super::lines::Strip>) -> Self {
        let mut chunk = Self::default();
        for strip in strips {
            let y = chunk.height;
            chunk
                .items
                .extend(strip.items.into_iter().map(|item| item.lowered(y)));
            chunk.height += strip.height;
        }
        chunk
    }
}

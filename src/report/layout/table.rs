//! Tables: column widths, rows cut into chunks, heads repeated on every page.

use std::rc::Rc;

use super::columns::{Slice, height, slices};
use super::compose::Composer;
use super::display::{Color, Fill, Frame, Item, Mark, Rule};
use super::flow::{Chunk, Head};
use super::geometry::{MM, SMALL};
use super::lines::{Setting, Strip, line_height, set};
use super::structure::{ElementId, Role};
use crate::report::document::{Align, Cell, Column, Run, Table};

/// Room left and right of a cell's text.
const PADDING: f32 = 3.5;
/// Room above and below a row's text.
const ROOM: f32 = 2.5;
/// Thickness of the grid.
const GRID: f32 = 0.5;
/// Rows higher than this part of the page are cut into slices.
const LONG_ROW: f32 = 0.3;
/// Lines in one slice of a long row.
const SLICE_LINES: f32 = 4.0;

/// A laid-out row: its slices and the columns' edges around its cells.
struct Row {
    slices: Vec<Slice>,
    edges: Vec<f32>,
}

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let element = self.structure.add(Role::Table, self.parent);
        let mut space = 8.0;
        if !table.caption.trim().is_empty() {
            self.table_caption(element, &table.caption);
            space = 3.0;
        }
        let edges = edges(self.geometry.frame, &table.columns);
        let head = self.head(table, element, &edges, space);
        if !table.head.is_empty() {
            space = 0.0;
        }
        let body = self.structure.add(Role::TableBody, element);
        for (index, cells) in table.rows.iter().enumerate() {
            let row = self.row(cells, &table.columns, body, &edges, false);
            let first = index == 0;
            self.row_chunks(row, head.as_ref(), if first { space } else { 0.0 });
        }
        let bottom = rule(edges_ends(&edges), 0.0);
        if let Some(last) = self.chunks.last_mut() {
            let y = last.height;
            last.items.push(bottom.lowered(y));
        }
        self.chunks.push(Chunk {
            height: 4.0,
            ..Chunk::default()
        });
    }

    fn table_caption(&mut self, table: ElementId, caption: &str) {
        let mark = Mark::Element(self.structure.add(Role::Caption, table));
        let setting = Setting {
            size: SMALL,
            ..self.setting(mark, Align::Center, 0.0)
        };
        let strips = set(self.fonts, &[Run::bold(caption)], setting);
        let from = self.chunks.len();
        self.lines(strips, 10.0);
        for chunk in self.chunks.get_mut(from..).unwrap_or_default() {
            chunk.keep_with_next = true;
        }
    }

    /// Adds the head; gives back what returns on the next pages. A head higher
    /// than half a page would leave no room for rows: it flows like them, once.
    fn head(
        &mut self,
        table: &Table,
        element: ElementId,
        edges: &[f32],
        space_before: f32,
    ) -> Option<Rc<Head>> {
        if table.head.is_empty() {
            return None;
        }
        let group = self.structure.add(Role::TableHead, element);
        let rows = table
            .head
            .iter()
            .map(|cells| self.row(cells, &table.columns, group, edges, true));
        let rows = rows.collect::<Vec<_>>();
        let height = rows
            .iter()
            .flat_map(|row| &row.slices)
            .map(|slice| slice.height)
            .sum::<f32>();
        if height > self.geometry.frame.height() / 2.0 {
            for row in rows {
                self.row_chunks(row, None, 0.0);
            }
            return None;
        }
        let keep_with_next = !table.rows.is_empty();
        let mut chunk = Chunk {
            space_before,
            height,
            keep_with_next,
            ..Chunk::default()
        };
        let (left, right) = edges_ends(edges);
        let frame = Frame {
            left,
            right,
            top: 0.0,
            bottom: height,
        };
        chunk.items.push(Item::Fill(Fill {
            frame,
            color: Color::PALE,
            mark: Mark::Artifact,
        }));
        let mut y = 0.0;
        for row in rows {
            for (index, slice) in row.slices.into_iter().enumerate() {
                let (items, height) = grid(slice, &row.edges, index == 0);
                chunk
                    .items
                    .extend(items.into_iter().map(|item| item.lowered(y)));
                y += height;
            }
        }
        chunk.items.push(rule((left, right), height));
        let items = chunk.items.iter().cloned().map(Item::as_artifact).collect();
        self.chunks.push(chunk);
        Some(Rc::new(Head { height, items }))
    }

    fn row_chunks(&mut self, row: Row, head: Option<&Rc<Head>>, mut space_before: f32) {
        let tail = vec![rule(edges_ends(&row.edges), 0.0)];
        for (index, slice) in row.slices.into_iter().enumerate() {
            let (items, height) = grid(slice, &row.edges, index == 0);
            let (head, tail) = (head.cloned(), tail.clone());
            self.chunks.push(Chunk {
                space_before,
                height,
                items,
                head,
                tail,
                ..Chunk::default()
            });
            space_before = 0.0;
        }
    }

    fn row(
        &mut self,
        cells: &[Cell],
        columns: &[Column],
        group: ElementId,
        edges: &[f32],
        is_head: bool,
    ) -> Row {
        let row = self.structure.add(Role::Row, group);
        let mut row_edges = vec![edges.first().copied().unwrap_or_default()];
        let mut strips = Vec::new();
        for (cell, at) in regular(cells, columns.len()) {
            let role = if is_head {
                Role::HeadCell
            } else {
                Role::DataCell
            };
            let element = self.structure.add(role, row);
            let end = at + cell.span;
            if let Some(element) = self.structure.get_mut(element) {
                element.span = cell.span;
            }
            let left = edges.get(at).copied().unwrap_or_default();
            let right = edges.get(end).copied().unwrap_or(left);
            row_edges.push(right);
            let column = columns.get(at).map_or(Align::Left, |column| column.align);
            let align = if is_head {
                Align::Center
            } else {
                cell.align.unwrap_or(column)
            };
            let size = SMALL;
            let width = (right - left - 2.0 * PADDING).max(1.0);
            let mark = Mark::Element(element);
            let setting = Setting {
                x: left + PADDING,
                width,
                size,
                align,
                indent: 0.0,
                mark,
            };
            strips.push(self.cell(&cell, setting, element, is_head));
        }
        let page = self.geometry.frame.height();
        let long = height(&strips) > page * LONG_ROW;
        let limit = if long {
            SLICE_LINES * line_height(SMALL)
        } else {
            page
        };
        let mut slices = slices(strips, limit);
        if let Some(first) = slices.first_mut() {
            first.items = first
                .items
                .drain(..)
                .map(|item| item.lowered(ROOM))
                .collect();
            first.height += ROOM;
        }
        if let Some(last) = slices.last_mut() {
            last.height += ROOM;
        }
        Row {
            slices,
            edges: row_edges,
        }
    }

    fn cell(
        &mut self,
        cell: &Cell,
        setting: Setting,
        element: ElementId,
        is_head: bool,
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        for paragraph in &cell.paragraphs {
            let several = cell.paragraphs.len() > 1;
            let mark = if several {
                Mark::Element(self.structure.add(Role::Paragraph, element))
            } else {
                setting.mark
            };
            let bold = |run: &Run| Run {
                bold: run.bold || is_head,
                ..run.clone()
            };
            let runs = paragraph.iter().map(bold).collect::<Vec<_>>();
            strips.extend(set(self.fonts, &runs, Setting { mark, ..setting }));
        }
        strips
    }
}

/// Cells with their columns: every row covers every column (ISO 14289-1, 7.5).
pub(in crate::report) fn regular(cells: &[Cell], columns: usize) -> Vec<(Cell, usize)> {
    let mut row: Vec<(Cell, usize)> = Vec::new();
    let mut at = 0;
    for cell in cells {
        if at >= columns {
            if let Some((last, _)) = row.last_mut() {
                last.paragraphs.extend(cell.paragraphs.iter().cloned());
            }
            continue;
        }
        let span = cell.span.clamp(1, columns - at);
        row.push((cell.clone().spanning(span), at));
        at += span;
    }
    row.extend((at..columns).map(|at| (Cell::default().spanning(1), at)));
    row
}

/// Left edge of each column and right edge of the last.
pub(in crate::report) fn edges(frame: Frame, columns: &[Column]) -> Vec<f32> {
    let least_of = |column: &Column| (f32::from(column.min_mm) * MM).max(2.0 * PADDING + SMALL);
    let least = columns.iter().map(least_of).sum::<f32>();
    let shares = columns
        .iter()
        .map(|column| f32::from(column.share))
        .sum::<f32>();
    let scale = if least > frame.width() {
        frame.width() / least
    } else {
        1.0
    };
    let rest = (frame.width() - least * scale).max(0.0);
    let mut edges = vec![frame.left];
    let mut x = frame.left;
    for column in columns {
        let share = if shares > 0.0 {
            f32::from(column.share) / shares
        } else {
            0.0
        };
        x += least_of(column) * scale + rest * share;
        edges.push(x);
    }
    edges
}

fn edges_ends(edges: &[f32]) -> (f32, f32) {
    let left = edges.first().copied().unwrap_or_default();
    (left, edges.last().copied().unwrap_or(left))
}

/// The slice's items with the lines around its cells.
fn grid(slice: Slice, edges: &[f32], top: bool) -> (Vec<Item>, f32) {
    let mut items = Vec::new();
    if top {
        items.push(rule(edges_ends(edges), 0.0));
    }
    items.extend(edges.iter().map(|&x| line((x, 0.0), (x, slice.height))));
    items.extend(slice.items);
    (items, slice.height)
}

fn rule((left, right): (f32, f32), y: f32) -> Item {
    line((left, y), (right, y))
}

fn line(from: (f32, f32), to: (f32, f32)) -> Item {
    Item::Rule(Rule {
        from,
        to,
        thickness: GRID,
        color: Color::BLACK,
        mark: Mark::Artifact,
    })
}

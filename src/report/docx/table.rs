//! Tables with a grid; their heads come back on every page.

use super::markup::Markup;
use super::paragraph::{Look, POINT, Writer};
use crate::report::document::{Align, Cell, Column, Run, Table};
use crate::report::layout::{edges, regular};

/// Rows with more text than this may break over pages.
const LONG_ROW: usize = 900;

/// What sets the rows of a head apart.
#[derive(Clone, Copy)]
struct Row<'a> {
    columns: &'a [Column],
    widths: &'a [u32],
    is_head: bool,
}

impl Writer<'_> {
    /// A table with its caption above.
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        if !table.caption.trim().is_empty() {
            self.kept(true, |writer| {
                writer.line(Look::of("Caption"), &Run::bold(table.caption.as_str()));
            });
        }
        self.rows(table);
    }

    /// The table itself.
    pub(super) fn rows(&mut self, table: &Table) {
        if table.head.is_empty() && table.rows.is_empty() {
            return;
        }
        if self.page_break {
            self.paragraph(Look::of("Rule"), &[]);
        }
        let widths = widths(&edges(self.section.frame(), &table.columns));
        self.open_table("TableGrid", &widths, |writer| {
            let row = Row {
                columns: &table.columns,
                widths: &widths,
                is_head: true,
            };
            for cells in &table.head {
                writer.kept(true, |writer| writer.row(cells, row));
            }
            let row = Row {
                is_head: false,
                ..row
            };
            for cells in &table.rows {
                writer.row(cells, row);
            }
        });
        // Two tables in a row would otherwise become one.
        self.tiny(|_| {});
    }

    /// A table of columns so wide, in twentieths of a point.
    pub(super) fn open_table(
        &mut self,
        style: &str,
        widths: &[u32],
        write: impl FnOnce(&mut Self),
    ) {
        let total = widths.iter().sum::<u32>().to_string();
        self.element("w:tbl", &[], |writer| {
            writer.xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", style);
                xml.empty("w:tblW", &[("w:w", &total), ("w:type", "dxa")]);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            });
            writer.xml.element("w:tblGrid", &[], |xml| {
                for width in widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            write(writer);
        });
    }

    fn row(&mut self, cells: &[Cell], row: Row<'_>) {
        let cells = regular(cells, row.columns.len());
        let length = |cell: &Cell| {
            let texts = cell.paragraphs.iter().flatten();
            texts.map(|run| run.text.len()).sum::<usize>()
        };
        let whole = cells.iter().all(|(cell, _)| length(cell) < LONG_ROW);
        self.element("w:tr", &[], |writer| {
            if whole || row.is_head {
                writer.xml.element("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    if row.is_head {
                        xml.empty("w:tblHeader", &[]);
                    }
                });
            }
            for (cell, at) in &cells {
                writer.cell(cell, *at, row);
            }
        });
    }

    fn cell(&mut self, cell: &Cell, at: usize, row: Row<'_>) {
        let widths = row.widths.iter().skip(at).take(cell.span);
        let width = widths.sum::<u32>().to_string();
        let column = row.columns.get(at).map(|column| column.align);
        let align = if row.is_head {
            Some(Align::Center)
        } else {
            cell.align.or(column)
        };
        let look = Look {
            align,
            ..Look::of("TableText")
        };
        let span = cell.span.to_string();
        let properties = |xml: &mut Markup| {
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
            if cell.span > 1 {
                xml.value("w:gridSpan", &span);
            }
            if row.is_head {
                let pale = [
                    ("w:val", "clear"),
                    ("w:color", "auto"),
                    ("w:fill", "EDF1F5"),
                ];
                xml.empty("w:shd", &pale);
                xml.value("w:vAlign", "center");
            }
        };
        self.element("w:tc", &[], |writer| {
            writer.xml.element("w:tcPr", &[], properties);
            for runs in &cell.paragraphs {
                let bold = |run: &Run| Run {
                    bold: run.bold || row.is_head,
                    ..run.clone()
                };
                let runs: Vec<_> = runs.iter().map(bold).collect();
                writer.paragraph(look, &runs);
            }
            // A cell ends with a paragraph, even an empty one.
            if cell.paragraphs.is_empty() {
                writer.paragraph(look, &[]);
            }
        });
    }
}

/// Widths between edges, in twentieths of a point, whose sum is that of the whole.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "edges lie on a sheet of paper and rise from left to right"
)]
pub(super) fn widths(edges: &[f32]) -> Vec<u32> {
    let at = |x: &f32| (x * POINT).round().max(0.0) as u32;
    let pairs = edges.iter().zip(edges.iter().skip(1));
    pairs
        .map(|(left, right)| at(right).saturating_sub(at(left)))
        .collect()
}

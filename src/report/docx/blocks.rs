//! Blocks of the body and of annexes.

use super::paragraph::{Look, Writer};
use crate::report::document::{
    Align, Annex, BarChart, Block, Cell, Column, Heading, ListItem, Paragraph, Run, Table,
};

/// The body's size ("13 to 14").
const BODY: f32 = 14.0;

impl Writer<'_> {
    /// The blocks of the report; the last stays with the signature.
    pub(super) fn body(&mut self, blocks: &[Block]) {
        let Some((last, before)) = blocks.split_last() else {
            return;
        };
        self.blocks(before);
        self.kept(true, |writer| writer.block(last));
    }

    /// An annex: label, title, reference, then its blocks.
    pub(super) fn annex(&mut self, annex: &Annex) {
        let line = Look::line(Align::Center, BODY, 0.0);
        let label = Look {
            style: "Heading1",
            align: Some(Align::Center),
            before: Some(0.0),
            ..Look::default()
        };
        let reference = Run::italic(annex.reference.as_str());
        let width = self.section.width();
        self.kept(true, |writer| {
            writer.line(label, &Run::plain(annex.label.as_str()));
            writer.line(line, &Run::bold(annex.title.as_str()));
            writer.line(line, &reference);
            writer.rule_under((&reference, BODY), width, 0.4);
        });
        self.blocks(&annex.blocks);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.text(paragraph),
            Block::ListItem(item) => self.list_item(item),
            Block::Table(table) => self.table(table),
            Block::BarChart(chart) => self.chart(chart),
            Block::Note(runs) => self.note(runs),
            Block::PageBreak => self.page_break = true,
            Block::KeepTogether(blocks) => {
                let Some((last, before)) = blocks.split_last() else {
                    return;
                };
                self.kept(true, |writer| writer.blocks(before));
                self.block(last);
            }
        }
    }

    /// Writes with the wish to stay with what follows, on top of one that holds already.
    pub(super) fn kept(&mut self, keep: bool, write: impl FnOnce(&mut Self)) {
        let before = self.keep;
        self.keep = before || keep;
        write(self);
        self.keep = before;
    }

    fn heading(&mut self, heading: &Heading) {
        let style = match heading.level {
            0 | 1 => "Heading1",
            2 => "Heading2",
            _ => "Heading3",
        };
        let look = Look {
            unlisted: !heading.bookmark,
            ..Look::of(style)
        };
        self.line(look, &Run::plain(heading.text.as_str()));
    }

    fn text(&mut self, paragraph: &Paragraph) {
        let style = if paragraph.indented {
            "BodyText"
        } else {
            "BodyTextFlush"
        };
        let align = (!paragraph.justified).then_some(Align::Left);
        let look = Look {
            align,
            ..Look::of(style)
        };
        self.paragraph(look, &paragraph.runs);
    }

    fn list_item(&mut self, item: &ListItem) {
        let mut runs = vec![Run::plain(format!("{} ", item.marker.trim()))];
        runs.extend(item.runs.iter().cloned());
        self.paragraph(Look::of("BodyText"), &runs);
    }

    fn note(&mut self, runs: &[Run]) {
        let italic = |run: &Run| Run {
            italic: true,
            ..run.clone()
        };
        let runs: Vec<_> = runs.iter().map(italic).collect();
        self.paragraph(Look::of("Note"), &runs);
    }

    /// The figures of a chart as a table: a person who edits the report can change them.
    fn chart(&mut self, chart: &BarChart) {
        if chart.bars.is_empty() {
            return;
        }
        let column = |share, align| Column {
            share,
            min_mm: 20,
            align,
        };
        let bars = chart.bars.iter();
        let table = Table {
            caption: String::new(),
            columns: vec![column(3, Align::Left), column(1, Align::Right)],
            head: vec![],
            rows: bars
                .map(|bar| vec![Cell::text(&bar.label), Cell::text(&bar.text)])
                .collect(),
        };
        let caption = !chart.caption.trim().is_empty();
        self.kept(caption, |writer| writer.rows(&table));
        if caption {
            self.line(
                Look::of("FigureCaption"),
                &Run::italic(chart.caption.as_str()),
            );
        }
    }
}

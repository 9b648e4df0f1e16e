//! Laying a [`Document`] out on pages.
//!
//! Blocks are composed into chunks (what stands on one page as a whole), and
//! chunks flow onto pages. The result is a display list with its structure
//! tree: a plain value that the PDF and the preview draw alike.

mod chart;
mod closing;
mod columns;
mod compose;
pub mod display;
mod flow;
mod geometry;
mod lines;
mod state_form;
pub mod structure;
mod table;

use self::compose::Composer;
use self::display::Pages;
use self::flow::{Chunk, Flow};
pub(super) use self::geometry::Geometry;
use self::structure::{Role, Structure};
pub(super) use self::table::{edges, regular};
use crate::report::document::{Align, Annex, Block, Document, Paragraph, Run};
use crate::report::fonts::Fonts;

/// Lays a document out. Never fails: text that fits nowhere is broken, text
/// the fonts lack is shown as `□`.
pub fn layout(document: &Document, fonts: &Fonts) -> Pages {
    let body = Composer::new(
        fonts,
        Structure::default(),
        Geometry::portrait(),
        Structure::ROOT,
        1,
    );
    let (structure, chunks) = compose_body(body, document);
    let mut flow = Flow::new(
        fonts,
        Pages {
            structure,
            ..Pages::default()
        },
    );
    flow.part(Geometry::portrait(), chunks);
    for annex in &document.annexes {
        let geometry = if annex.landscape {
            Geometry::landscape()
        } else {
            Geometry::portrait()
        };
        let mut structure = std::mem::take(&mut flow.done.structure);
        let part = structure.add(Role::Part, Structure::ROOT);
        let composer = Composer::new(fonts, structure, geometry, part, 2);
        let (structure, chunks) = compose_annex(composer, annex);
        flow.done.structure = structure;
        flow.part(geometry, chunks);
    }
    flow.done
}

fn compose_body(mut composer: Composer<'_>, document: &Document) -> (Structure, Vec<Chunk>) {
    composer.state_form(&document.form);
    composer.blocks(&closed(&document.body));
    composer.closing(&document.recipients, &document.signature);
    (composer.structure, composer.chunks)
}

fn compose_annex(mut composer: Composer<'_>, annex: &Annex) -> (Structure, Vec<Chunk>) {
    let frame = composer.geometry.frame;
    let label = Run::bold(annex.label.as_str());
    composer.line(Role::Heading(2), label, Align::Center, 0.0, 0.0);
    if let Some(first) = composer.chunks.first_mut() {
        let title = format!("{}. {}", annex.label.trim(), annex.title.trim());
        first.bookmark = Some((0, title));
    }
    composer.line(
        Role::Paragraph,
        Run::bold(annex.title.as_str()),
        Align::Center,
        0.0,
        0.0,
    );
    composer.line(
        Role::Paragraph,
        Run::italic(annex.reference.as_str()),
        Align::Center,
        0.0,
        0.0,
    );
    if let Some(last) = composer.chunks.last_mut() {
        state_form::rule_under(last, frame.left, frame.width());
    }
    for chunk in &mut composer.chunks {
        chunk.keep_with_next = true;
    }
    composer.chunks.push(Chunk {
        height: 6.0,
        ..Chunk::default()
    });
    composer.blocks(&annex.blocks);
    (composer.structure, composer.chunks)
}

/// The body with the sign that nothing follows: "./.".
pub(super) fn closed(body: &[Block]) -> Vec<Block> {
    let mut blocks = body.to_vec();
    let runs = blocks.last_mut().and_then(last_runs);
    if let Some(run) = runs.and_then(|runs| runs.last_mut()) {
        let text = run.text.trim_end();
        if !text.ends_with("./.") {
            run.text = format!("{}./.", text.trim_end_matches(['.', ';']));
        }
    } else {
        let end = Paragraph {
            runs: vec![Run::plain("./.")],
            justified: false,
            indented: true,
        };
        blocks.push(Block::Paragraph(end));
    }
    blocks
}

/// The text that ends a block, if it is one a sign may follow.
fn last_runs(block: &mut Block) -> Option<&mut Vec<Run>> {
    match block {
        Block::Paragraph(paragraph) => Some(&mut paragraph.runs),
        Block::ListItem(item) => Some(&mut item.runs),
        Block::KeepTogether(blocks) => blocks.last_mut().and_then(last_runs),
        _ => None,
    }
}

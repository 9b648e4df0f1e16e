//! Crosswalks, `checklists/crosswalks/<from>--<to>.ron`.

use super::load::read_whole;
use super::node::{Node, Sink};
use super::problem::Problems;
use super::text::{each, line, name, text};
use super::words::RelationWord;
use crate::model::crosswalk::{Crosswalk, Row};
use crate::model::id::{CatalogId, ItemId};

/// Reads a crosswalk; `name` is what problems call the file. Whether its items
/// are those of the catalogs is said by [`Crosswalk::flaws`].
///
/// # Errors
/// Everything that is wrong with its form.
pub fn load_crosswalk(name: &str, text: &str) -> Result<Crosswalk, Problems> {
    read_whole(name, text, crosswalk)
}

fn crosswalk<'a>(root: Node<'a>, sink: &mut Sink<'a>) -> Option<Crosswalk> {
    let root = root.fields(&["from", "to", "rows"], sink)?;
    let mut side = |field| {
        let id = root.need(field, sink).and_then(|n| name(n, "-", sink));
        id.map(|id| CatalogId::new(id.value))
    };
    let (from, to) = (side("from"), side("to"));
    let list = root.need("rows", sink).and_then(|n| n.full_list(sink));
    let rows = each(list, sink, row)?;
    Some(Crosswalk {
        from: from?,
        to: to?,
        rows,
    })
}

fn row<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Row> {
    let fields = node.fields(&["from", "to", "relation", "change"], sink)?;
    let mut side = |field| match fields.may(field) {
        None => Some(Vec::new()),
        Some(node) => {
            let list = node.full_list(sink);
            each(list, sink, |n, sink| Some(ItemId::new(line(n, sink)?)))
        }
    };
    let (from, to) = (side("from"), side("to"));
    let relation = fields.need("relation", sink);
    let relation = relation.and_then(|n| n.read::<RelationWord>(sink));
    let change = fields.need("change", sink).and_then(|n| text(n, sink));
    Some(Row {
        from: from?,
        to: to?,
        relation: relation?.into(),
        change: change?,
    })
}

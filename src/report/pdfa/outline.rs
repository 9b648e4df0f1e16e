//! Bookmarks: nested, in the document's order, leading to the heading itself.

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, dictionary};

use super::{integer, strings};
use crate::report::layout::display::{OutlineEntry, Pages};

/// Adds the outline and lets viewers open with it shown.
pub(super) fn add(tree: &mut Tree, catalog: &mut Dictionary, pages: &Pages, page_ids: &[ObjectId]) {
    if pages.outline.is_empty() {
        return;
    }
    let root = tree.new_object_id();
    let mut dictionary = dictionary! { "Type" => "Outlines" };
    level(tree, &mut dictionary, root, &pages.outline, pages, page_ids);
    tree.set_object(root, dictionary);
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
}

/// Writes `entries` under `parent` and links them both ways.
fn level(
    tree: &mut Tree,
    parent: &mut Dictionary,
    parent_id: ObjectId,
    entries: &[OutlineEntry],
    pages: &Pages,
    page_ids: &[ObjectId],
) {
    let ids = entries
        .iter()
        .map(|_| tree.new_object_id())
        .collect::<Vec<_>>();
    if let (Some(&first), Some(&last)) = (ids.first(), ids.last()) {
        parent.set("First", first);
        parent.set("Last", last);
        parent.set("Count", integer(count(entries)));
    }
    for (index, (entry, &id)) in entries.iter().zip(&ids).enumerate() {
        let page = pages.pages.get(entry.page);
        let top = page.map_or(0.0, |page| page.height - entry.y);
        let target: Vec<Object> = vec![
            page_ids.get(entry.page).copied().unwrap_or_default().into(),
            "XYZ".into(),
            0.into(),
            top.ceil().into(),
            Object::Null,
        ];
        let mut dictionary = dictionary! {
            "Title" => strings::text(&strings::property(&entry.title)),
            "Parent" => parent_id,
            "Dest" => target,
        };
        if let Some(&previous) = index.checked_sub(1).and_then(|index| ids.get(index)) {
            dictionary.set("Prev", previous);
        }
        if let Some(&next) = ids.get(index + 1) {
            dictionary.set("Next", next);
        }
        level(tree, &mut dictionary, id, &entry.children, pages, page_ids);
        tree.set_object(id, dictionary);
    }
}

/// Entries of all levels; all are shown open.
fn count(entries: &[OutlineEntry]) -> usize {
    entries.iter().map(|entry| 1 + count(&entry.children)).sum()
}

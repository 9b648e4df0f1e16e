//! Looking into pages and into the file.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Tree, Object};
use tukiem::report::document::Document;
use tukiem::report::fonts::Fonts;
use tukiem::report::layout::display::{Item, Mark, Page, Pages, TextItem};
use tukiem::report::layout::structure::Role;
use tukiem::report::{layout, render};

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn laid(document: &Document) -> Pages {
    layout(document, Fonts::embedded().unwrap())
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn tree(document: &Document) -> Tree {
    Tree::load_mem(&render(document).unwrap()).unwrap()
}

/// A dictionary's entry as a dictionary, through any reference.
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn sub<'a>(tree: &'a Tree, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
    dictionary
        .get_deref(key.as_bytes(), tree)
        .unwrap()
        .as_dict()
        .unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn name(dictionary: &Dictionary, key: &str) -> String {
    let name = dictionary.get(key.as_bytes()).unwrap().as_name().unwrap();
    String::from_utf8(name.to_vec()).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn list<'a>(tree: &'a Tree, dictionary: &'a Dictionary, key: &str) -> &'a Vec<Object> {
    dictionary
        .get_deref(key.as_bytes(), tree)
        .unwrap()
        .as_array()
        .unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
pub(crate) fn string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units = units
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

pub(crate) fn texts(page: &Page) -> impl Iterator<Item = &TextItem> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// What an element says, over all pages.
pub(crate) fn said(pages: &Pages, role: Role) -> Vec<String> {
    let mut said: BTreeMap<usize, String> = BTreeMap::new();
    for text in pages.pages.iter().flat_map(texts) {
        if let Mark::Element(id) = text.mark
            && pages.structure.elements[id.0].role == role
        {
            said.entry(id.0).or_default().push_str(&text.text);
        }
    }
    said.into_values().collect()
}

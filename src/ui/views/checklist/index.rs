//! What the checklist knows of a catalog once it is open: the items of each
//! article, and the text in which they are searched.

use std::sync::Arc;

use crate::i18n::{Language, cites};
use crate::model::catalog::{Catalog, Item};
use crate::model::text::search_key;

/// Made once for a catalog.
#[derive(Debug, Default)]
pub(super) struct Index {
    catalog: Option<Arc<Catalog>>,
    /// Position of the article of each item in [`Catalog::articles`].
    article_of: Vec<Option<usize>>,
    /// Items of each article in the order of the law; the last group holds
    /// those whose article the catalog does not name.
    groups: Vec<(Option<usize>, Vec<usize>)>,
    /// Search keys by item, made at the first search.
    keys: Vec<String>,
}

impl Index {
    /// Makes the index anew where `catalog` is another one. Returns whether it did.
    pub(super) fn update(&mut self, catalog: &Arc<Catalog>) -> bool {
        if self
            .catalog
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, catalog))
        {
            return false;
        }
        let places = catalog.article_positions();
        let article = |item: &Item| places.get(item.article()).map(|(article, _)| *article);
        let article_of: Vec<_> = catalog.items.iter().map(article).collect();
        let mut groups: Vec<(Option<usize>, Vec<usize>)> = (0..places.len())
            .map(|article| (Some(article), Vec::new()))
            .collect();
        let mut homeless = Vec::new();
        for (position, article) in article_of.iter().enumerate() {
            match article.and_then(|article| groups.get_mut(article)) {
                Some((_, items)) => items.push(position),
                None => homeless.push(position),
            }
        }
        groups.push((None, homeless));
        groups.retain(|(_, items)| !items.is_empty());
        *self = Self {
            catalog: Some(catalog.clone()),
            article_of,
            groups,
            keys: Vec::new(),
        };
        true
    }

    /// The article of the item at `position`.
    pub(super) fn article_of(&self, position: usize) -> Option<usize> {
        self.article_of.get(position).copied().flatten()
    }

    /// Articles that have items, with the positions of these.
    pub(super) fn groups(&self) -> &[(Option<usize>, Vec<usize>)] {
        &self.groups
    }

    /// Makes the search keys, which takes a moment in a large catalog.
    pub(super) fn prepare_search(&mut self) {
        if let Some(catalog) = self.catalog.as_ref().filter(|_| self.keys.is_empty()) {
            self.keys = catalog.items.iter().map(key).collect();
        }
    }

    /// Whether the item's question, guidance or citation holds `needle`, a search key.
    pub(super) fn matches(&self, position: usize, needle: &str) -> bool {
        self.keys
            .get(position)
            .is_some_and(|key| key.contains(needle))
    }
}

/// Both languages, one part a line, so that nothing is found across two parts.
fn key(item: &Item) -> String {
    let mut text = cites(Language::Vietnamese, &item.cites);
    text.push('\n');
    text.push_str(&cites(Language::English, &item.cites));
    for part in [&item.question, &item.guidance] {
        text.push('\n');
        text.push_str(&part.vi);
        if let Some(en) = &part.en {
            text.push('\n');
            text.push_str(en);
        }
    }
    search_key(&text)
}

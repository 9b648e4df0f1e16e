//! The rows of the middle pane: made anew only when something they depend on changed.

use super::filter::Filter;
use super::index::Index;
use crate::app::current::Current;
use crate::model::text::search_key;

/// What part of the regulation is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// All of it, with a heading for each article.
    #[default]
    Everything,
    /// One article, by its position in the catalog.
    Article(usize),
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The article that begins here.
    Heading(usize),
    /// An item, by its position in the catalog.
    Item(usize),
}

/// What decides which rows there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The part of the regulation.
    pub(super) place: Place,
    /// The filter.
    pub(super) filter: Filter,
    /// The search as typed.
    pub(super) search: String,
    /// An item that stays although it no longer passes the filter, because it
    /// was answered a moment ago and must not vanish under the person's hand.
    pub(super) kept: Option<usize>,
}

/// The rows with what they were made from.
#[derive(Debug, Default)]
pub(super) struct Rows {
    made_from: Option<(u64, Wanted)>,
    all: Vec<Row>,
    /// Row of each item of the catalog, where it has one.
    row_of: Vec<Option<usize>>,
    items: usize,
}

impl Rows {
    /// Brings the rows up to date. Returns whether they were made anew.
    pub(super) fn update(&mut self, current: &Current, index: &mut Index, wanted: &Wanted) -> bool {
        let stamp = (current.revision, wanted);
        if self
            .made_from
            .as_ref()
            .is_some_and(|(revision, w)| (*revision, w) == stamp)
        {
            return false;
        }
        let needle = search_key(wanted.search.trim());
        if !needle.is_empty() {
            index.prepare_search();
        }
        let passes = |position: usize| {
            wanted.kept == Some(position)
                || wanted.filter.keeps(current, position)
                    && (needle.is_empty()
                        || index.matches(position, &needle)
                        || note_holds(current, position, &needle))
        };
        self.all.clear();
        self.row_of = vec![None; current.catalog.items.len()];
        self.items = 0;
        for (article, positions) in index.groups() {
            if matches!(wanted.place, Place::Article(shown) if Some(shown) != *article) {
                continue;
            }
            let (inside, outside): (Vec<_>, Vec<_>) = positions
                .iter()
                .copied()
                .filter(|position| passes(*position))
                .partition(|position| current.scope.applies(*position));
            if let (Some(article), Place::Everything, false) = (
                *article,
                wanted.place,
                inside.is_empty() && outside.is_empty(),
            ) {
                self.all.push(Row::Heading(article));
            }
            for position in inside.into_iter().chain(outside) {
                if let Some(row) = self.row_of.get_mut(position) {
                    *row = Some(self.all.len());
                }
                self.all.push(Row::Item(position));
                self.items += 1;
            }
        }
        self.made_from = Some((current.revision, wanted.clone()));
        true
    }

    /// The rows from top to bottom.
    pub(super) fn as_slice(&self) -> &[Row] {
        &self.all
    }

    /// How many items there are.
    pub(super) fn items(&self) -> usize {
        self.items
    }

    /// The row of the item at `position`.
    pub(super) fn row_of(&self, position: usize) -> Option<usize> {
        self.row_of.get(position).copied().flatten()
    }

    /// The first item.
    pub(super) fn first(&self) -> Option<usize> {
        self.all.iter().find_map(item)
    }

    /// The next (or previous) item after `position` among the rows.
    pub(super) fn step(&self, position: usize, forward: bool) -> Option<usize> {
        let row = self.row_of(position)?;
        if forward {
            self.all.get(row + 1..)?.iter().find_map(item)
        } else {
            self.all.get(..row)?.iter().rev().find_map(item)
        }
    }
}

fn item(row: &Row) -> Option<usize> {
    match row {
        Row::Item(position) => Some(*position),
        Row::Heading(_) => None,
    }
}

fn note_holds(current: &Current, position: usize, needle: &str) -> bool {
    let item = current.catalog.items.get(position);
    let response = item.and_then(|item| current.assessment.responses.get(&item.id));
    response.is_some_and(|r| !r.note.is_empty() && search_key(&r.note).contains(needle))
}

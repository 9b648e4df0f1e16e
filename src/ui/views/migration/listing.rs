//! The lines of the preview, and which of them are shown: found once for a
//! draft, so that a frame costs only the lines in view.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::migrate::MigrationDraft;
use crate::i18n::{Language, cites};
use crate::model::carry::{Proposal, Verdict};
use crate::model::catalog::{Catalog, Item};
use crate::model::crosswalk::{Relation, Row};
use crate::model::id::ItemId;
use crate::model::text::{Text, search_key};

/// What a line is counted under, and the filter that keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Taken as it is.
    Carried,
    /// Waits for a person's word.
    Confirm,
    /// Without an earlier answer.
    New,
    /// Left behind.
    Dropped,
}

impl Kind {
    /// All of them, in the order in which they are counted.
    pub(super) const ALL: [Self; 4] = [Self::Carried, Self::Confirm, Self::New, Self::Dropped];
}

/// Why nothing takes an earlier answer up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// The later regulation does not ask it.
    NotAsked,
    /// What would take it up does not concern the unit.
    OutOfScope,
    /// Nothing in the later regulation is like it.
    NoMatch,
}

/// One line, by positions in the migration and the two catalogs.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// An item of the later catalog.
    Proposal {
        /// Position among the proposals.
        at: usize,
        /// Position in the later catalog.
        item: usize,
        /// Positions of what it takes up in the earlier one.
        sources: Vec<usize>,
        /// The crosswalk names an ancestor, although nothing is recorded for it.
        has_ancestor: bool,
    },
    /// An item of the earlier catalog that nothing takes up.
    Dropped {
        /// Position in the earlier catalog.
        item: usize,
        /// Why.
        why: Left,
        /// What the crosswalk says of it: its row's number.
        row: Option<usize>,
    },
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// One kind only.
    pub(super) kind: Option<Kind>,
    /// The search as typed.
    pub(super) search: String,
}

/// All lines of a draft.
#[derive(Debug)]
pub(super) struct Listing {
    /// What they are lines of.
    pub(super) draft: Arc<MigrationDraft>,
    lines: Vec<Line>,
    /// Search keys by line, made at the first search.
    keys: Vec<String>,
    shown_for: Option<Wanted>,
    shown: Vec<usize>,
    waiting: Vec<ItemId>,
}

impl Listing {
    /// Works the lines of a draft out.
    pub(super) fn new(draft: Arc<MigrationDraft>) -> Self {
        let lines = lines(&draft);
        Self {
            draft,
            lines,
            keys: Vec::new(),
            shown_for: None,
            shown: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Finds the lines wanted. Returns whether they are others than before.
    pub(super) fn show(&mut self, wanted: &Wanted) -> bool {
        if self.shown_for.as_ref() == Some(wanted) {
            return false;
        }
        let needle = search_key(wanted.search.trim());
        if !needle.is_empty() && self.keys.is_empty() {
            let lines = self.lines.iter();
            self.keys = lines.map(|line| key(&self.draft, line)).collect();
        }
        let fits = |at: &usize| {
            let kind = self.lines.get(*at).and_then(|line| self.kind(line));
            let kept = wanted.kind.is_none() || wanted.kind == kind;
            kept && (needle.is_empty()
                || self.keys.get(*at).is_some_and(|key| key.contains(&needle)))
        };
        self.shown = (0..self.lines.len()).filter(fits).collect();
        let lines = self.shown.iter().filter_map(|at| self.lines.get(*at));
        let proposals = lines.filter_map(|line| self.proposal(line));
        let waiting = proposals.filter(|proposal| proposal.verdict == Verdict::Confirm);
        self.waiting = waiting.map(|proposal| proposal.item.clone()).collect();
        self.shown_for = Some(wanted.clone());
        true
    }

    /// The lines shown, as positions among all.
    pub(super) fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// The line at a position among all.
    pub(super) fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(at)
    }

    /// The proposal of a line.
    pub(super) fn proposal(&self, line: &Line) -> Option<&Proposal> {
        match line {
            Line::Proposal { at, .. } => self.draft.migration.proposals.get(*at),
            Line::Dropped { .. } => None,
        }
    }

    /// What a line is counted under.
    pub(super) fn kind(&self, line: &Line) -> Option<Kind> {
        if matches!(line, Line::Dropped { .. }) {
            return Some(Kind::Dropped);
        }
        Some(match self.proposal(line)?.verdict {
            Verdict::Carry => Kind::Carried,
            Verdict::Confirm => Kind::Confirm,
            Verdict::New => Kind::New,
        })
    }

    /// The items shown that wait for a person's word.
    pub(super) fn waiting(&self) -> &[ItemId] {
        &self.waiting
    }

    /// What the crosswalk says of a line: relation and what changed.
    pub(super) fn relation(&self, line: &Line) -> Option<(Relation, &Text)> {
        match line {
            Line::Proposal { .. } => {
                let row = self.proposal(line)?.row.as_ref()?;
                Some((row.0, &row.1))
            }
            Line::Dropped { row, .. } => {
                let row = self.draft.crosswalk.as_ref()?.rows.get((*row)?)?;
                Some((row.relation, &row.change))
            }
        }
    }
}

/// Position of each item.
fn positions(catalog: &Catalog) -> BTreeMap<&ItemId, usize> {
    let items = catalog.items.iter().enumerate();
    items.map(|(at, item)| (&item.id, at)).collect()
}

fn lines(draft: &MigrationDraft) -> Vec<Line> {
    let (old, new) = (positions(&draft.from), positions(&draft.to));
    let rows = draft.crosswalk.as_deref().map_or(&[][..], |c| &c.rows);
    let mut row_of: BTreeMap<&ItemId, (usize, &Row)> = BTreeMap::new();
    let mut with_ancestor = BTreeSet::new();
    for (number, row) in rows.iter().enumerate() {
        for id in &row.from {
            // A row that leads somewhere says more than one that drops.
            let known = row_of.get(id).is_some_and(|(_, row)| !row.to.is_empty());
            if !known {
                row_of.insert(id, (number, row));
            }
        }
        if !row.from.is_empty() {
            with_ancestor.extend(&row.to);
        }
    }
    let same = draft.from.id == draft.to.id;
    let proposals = draft.migration.proposals.iter().enumerate();
    let proposals = proposals.filter_map(|(at, proposal)| {
        let sources = proposal
            .sources
            .iter()
            .filter_map(|id| old.get(id).copied());
        let by_name = same && rows.is_empty() && old.contains_key(&proposal.item);
        Some(Line::Proposal {
            at,
            item: *new.get(&proposal.item)?,
            sources: sources.collect(),
            has_ancestor: by_name || with_ancestor.contains(&proposal.item),
        })
    });
    let dropped = draft.migration.dropped.iter().filter_map(|id| {
        let row = row_of.get(id).copied();
        let why = match row {
            Some((_, row)) if row.to.is_empty() => Left::NotAsked,
            Some(_) => Left::OutOfScope,
            None if same && new.contains_key(id) => Left::OutOfScope,
            None if same => Left::NotAsked,
            None => Left::NoMatch,
        };
        Some(Line::Dropped {
            item: *old.get(id)?,
            why,
            row: row.map(|(number, _)| number),
        })
    });
    proposals.chain(dropped).collect()
}

/// What a line is found by: both sides' numbers, citations, questions and notes.
fn key(draft: &MigrationDraft, line: &Line) -> String {
    let mut text = String::new();
    let (item, sources) = match line {
        Line::Proposal { item, sources, .. } => (draft.to.items.get(*item), sources.as_slice()),
        Line::Dropped { item, .. } => (None, std::slice::from_ref(item)),
    };
    let sources = sources.iter().filter_map(|at| draft.from.items.get(*at));
    for source in sources.clone() {
        if let Some(response) = draft.earlier.responses.get(&source.id) {
            text.push_str(&response.note);
            text.push('\n');
        }
    }
    for item in item.into_iter().chain(sources) {
        add(&mut text, item);
    }
    search_key(&text)
}

fn add(text: &mut String, item: &Item) {
    let cited = [Language::Vietnamese, Language::English].map(|l| cites(l, &item.cites));
    let english = item.question.en.as_deref().unwrap_or_default();
    let parts = [
        item.id.as_str(),
        &cited[0],
        &cited[1],
        &item.question.vi,
        english,
    ];
    for part in parts {
        text.push_str(part);
        text.push('\n');
    }
}

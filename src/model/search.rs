//! Search over all catalogs: made ready once, answered at once.
//!
//! Every word of the texts is kept with the records it stands in, so that a
//! search reads the list of words, not the texts. A typed word finds words that
//! begin with it; marks that are typed must be there, marks that are not may be.

mod excerpt;
mod query;
mod word;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::{Article, Catalog, Item, Provision, Treatment};
use super::control::Controls;
use super::provision::ProvisionRef;
use super::text::{Language, Text};
pub use excerpt::excerpt;
pub use query::Query;
use word::{Marks, Word, words};

/// What was found: a thing of a catalog, by its positions there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// An article, by its position in [`Catalog::articles`].
    Article(usize),
    /// An item, by its position in [`Catalog::items`].
    Item(usize),
    /// A provision that is set aside, by its position in [`Catalog::provisions`].
    SetAside(usize),
}

/// One result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// A number that stays with this result through all searches, below [`Index::len`].
    pub record: usize,
    /// The catalog, by its position in [`Index::catalogs`].
    pub catalog: usize,
    /// What of it.
    pub target: Target,
}

/// All results, in the order of the catalogs and of the law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The results.
    pub hits: Vec<Hit>,
    /// The language of the texts in which they were found.
    pub language: Language,
}

/// What can be found.
#[derive(Debug)]
struct Record {
    catalog: usize,
    target: Target,
    /// The provisions it is at; none for an article.
    cites: Vec<ProvisionRef>,
}

/// The records a word stands in.
#[derive(Debug, Default)]
struct Postings {
    marks: Marks,
    /// In the record's own texts.
    own: Vec<usize>,
    /// In the title of its article.
    title: Vec<usize>,
}

/// The words of one language, by their letters without marks.
type Vocabulary = BTreeMap<String, Vec<Postings>>;

/// All catalogs made ready for searching.
#[derive(Debug, Default)]
pub struct Index {
    catalogs: Vec<Arc<Catalog>>,
    records: Vec<Record>,
    vietnamese: Vocabulary,
    english: Vocabulary,
}

impl Index {
    /// Reads every text of the catalogs; results come in their order.
    pub fn new(catalogs: Vec<Arc<Catalog>>, controls: &Controls) -> Self {
        let mut index = Self::default();
        for (at, catalog) in catalogs.iter().enumerate() {
            index.add(at, catalog, controls);
        }
        index.catalogs = catalogs;
        index
    }

    /// The catalogs in the order of the results.
    pub fn catalogs(&self) -> &[Arc<Catalog>] {
        &self.catalogs
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Everything in which all of the query occurs, in texts of `language`, or,
    /// where there is nothing, in those of the other one. An empty query finds nothing.
    pub fn search(&self, query: &Query, language: Language) -> Found {
        let other = match language {
            Language::Vietnamese => Language::English,
            Language::English => Language::Vietnamese,
        };
        let hits = self.search_in(query, language);
        if hits.is_empty() {
            let hits = self.search_in(query, other);
            if !hits.is_empty() {
                return Found {
                    hits,
                    language: other,
                };
            }
        }
        Found { hits, language }
    }

    fn search_in(&self, query: &Query, language: Language) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let vocabulary = match language {
            Language::Vietnamese => &self.vietnamese,
            Language::English => &self.english,
        };
        let mut all = vec![true; self.records.len()];
        // A word of its article's title alone does not make an item a result.
        let mut own = vec![query.words.is_empty(); self.records.len()];
        for word in &query.words {
            let mut here = vec![false; self.records.len()];
            each_found(vocabulary, word, |postings| {
                set(&mut here, &postings.own);
                set(&mut own, &postings.own);
                set(&mut here, &postings.title);
            });
            all.iter_mut()
                .zip(here)
                .for_each(|(all, here)| *all &= here);
        }
        for (place, word) in &query.dotted {
            let mut here: Vec<_> = self.records.iter().map(|r| self.is_at(r, place)).collect();
            each_found(vocabulary, word, |postings| set(&mut here, &postings.own));
            all.iter_mut()
                .zip(here)
                .for_each(|(all, here)| *all &= here);
        }
        let records = self.records.iter().enumerate();
        records
            .zip(all.into_iter().zip(own))
            .filter(|((_, record), (all, own))| {
                *all && *own && (!query.place.is_some() || self.is_at(record, &query.place))
            })
            .map(|((number, record), _)| Hit {
                record: number,
                catalog: record.catalog,
                target: record.target,
            })
            .collect()
    }

    fn is_at(&self, record: &Record, place: &query::Place) -> bool {
        match record.target {
            Target::Article(at) => {
                let catalog = self.catalogs.get(record.catalog);
                let article = catalog.and_then(|catalog| catalog.articles().nth(at));
                article.is_some_and(|article| place.is_article(&article.number))
            }
            _ => record.cites.iter().any(|cite| place.holds(cite)),
        }
    }

    fn add(&mut self, at: usize, catalog: &Catalog, controls: &Controls) {
        let mut provision = 0;
        for (position, article) in catalog.articles().enumerate() {
            let number = self.record(at, Target::Article(position), Vec::new());
            self.read(number, [&article.title], true);
            let mut of_article = Vec::new();
            let items = catalog.items.iter().enumerate();
            for (position, item) in items.filter(|(_, item)| item.article() == article.number) {
                of_article.push((item.cites.first(), Target::Item(position)));
            }
            for stands in &article.provisions {
                if let Treatment::SetAside { .. } = stands.treatment {
                    of_article.push((Some(&stands.reference), Target::SetAside(provision)));
                }
                provision += 1;
            }
            // In the order of the law, set aside or not.
            of_article.sort();
            for (_, target) in of_article {
                self.add_part(at, catalog, article, target, controls);
            }
        }
    }

    fn add_part(
        &mut self,
        at: usize,
        catalog: &Catalog,
        article: &Article,
        target: Target,
        controls: &Controls,
    ) {
        let (cites, texts) = match target {
            Target::Item(position) => match catalog.items.get(position) {
                Some(item) => (item.cites.clone(), texts(item, controls)),
                None => return,
            },
            Target::SetAside(position) => match catalog.provisions().nth(position) {
                Some(Provision {
                    reference,
                    treatment: Treatment::SetAside { note, .. },
                }) => (vec![reference.clone()], vec![note]),
                _ => return,
            },
            Target::Article(_) => return,
        };
        let number = self.record(at, target, cites);
        self.read(number, texts, true);
        self.read(number, [&article.title], false);
    }

    fn record(&mut self, catalog: usize, target: Target, cites: Vec<ProvisionRef>) -> usize {
        self.records.push(Record {
            catalog,
            target,
            cites,
        });
        self.records.len() - 1
    }

    /// Enters the words of a record's texts.
    fn read<'a>(&mut self, record: usize, texts: impl IntoIterator<Item = &'a Text>, own: bool) {
        for text in texts {
            enter(&mut self.vietnamese, record, &text.vi, own);
            let english = text.get(Language::English);
            enter(&mut self.english, record, english, own);
        }
    }
}

/// Everything of an item in which words are looked for.
pub fn texts<'a>(item: &'a Item, controls: &'a Controls) -> Vec<&'a Text> {
    let named = item.controls.iter().filter_map(|id| controls.get(id));
    [&item.question, &item.guidance]
        .into_iter()
        .chain(&item.evidence)
        .chain(named.map(|control| &control.name))
        .collect()
}

fn enter(vocabulary: &mut Vocabulary, record: usize, text: &str, own: bool) {
    for (_, word) in words(text) {
        let forms = vocabulary.entry(word.base).or_default();
        let at = forms.iter().position(|form| form.marks == word.marks);
        let at = at.unwrap_or_else(|| {
            forms.push(Postings {
                marks: word.marks,
                ..Postings::default()
            });
            forms.len() - 1
        });
        let Some(form) = forms.get_mut(at) else {
            continue;
        };
        let list = if own { &mut form.own } else { &mut form.title };
        if list.last() != Some(&record) {
            list.push(record);
        }
    }
}

/// Hands out the postings of every word that `word` finds.
fn each_found(vocabulary: &Vocabulary, word: &Word, mut take: impl FnMut(&Postings)) {
    let from = vocabulary.range(word.base.clone()..);
    let begins = from.take_while(|(base, _)| base.starts_with(&word.base));
    for (base, forms) in begins {
        if word.is_number() && *base != word.base {
            continue;
        }
        forms
            .iter()
            .filter(|form| word.marks.are_in(&form.marks))
            .for_each(&mut take);
    }
}

fn set(flags: &mut [bool], records: &[usize]) {
    for record in records {
        if let Some(flag) = flags.get_mut(*record) {
            *flag = true;
        }
    }
}

/// The positions of the catalogs that hold a result, with how many.
pub fn by_catalog(hits: &[Hit]) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for hit in hits {
        *counts.entry(hit.catalog).or_default() += 1;
    }
    counts
}

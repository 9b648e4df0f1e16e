//! The results of `catalog search WORDS --json` (`search.schema.json`).

use serde::Serialize;

use crate::model::catalog::{Catalog, Treatment};
use crate::model::search::{Found, Index, Target};
use crate::model::text::Language;

/// All results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SearchForm {
    /// What was asked for.
    pub query: String,
    /// The language of the texts in which it was found: `vi` or `en`.
    pub language: &'static str,
    /// The results, in the order of the catalogs and of the law.
    pub results: Vec<ResultForm>,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultForm {
    /// The catalog's name.
    pub catalog: String,
    /// What was found: `article`, `item` or `set_aside`.
    pub kind: &'static str,
    /// The article's number, the item's name or the provision's reference.
    pub id: String,
    /// The provisions; none for an article.
    pub cites: Vec<String>,
    /// The article's title, the item's question or why the provision is set aside.
    pub text: String,
}

impl SearchForm {
    /// What `index` found for `query`.
    pub fn of(query: &str, index: &Index, found: &Found) -> Self {
        let results = found.hits.iter().filter_map(|hit| {
            let catalog = index.catalogs().get(hit.catalog)?;
            ResultForm::of(catalog, hit.target, found.language)
        });
        Self {
            query: query.to_owned(),
            language: match found.language {
                Language::Vietnamese => "vi",
                Language::English => "en",
            },
            results: results.collect(),
        }
    }
}

impl ResultForm {
    fn of(catalog: &Catalog, target: Target, language: Language) -> Option<Self> {
        let (kind, id, cites, text) = match target {
            Target::Article(at) => {
                let article = catalog.articles().nth(at)?;
                ("article", article.number.clone(), vec![], &article.title)
            }
            Target::Item(at) => {
                let item = catalog.items.get(at)?;
                let cites = item.cites.iter().map(ToString::to_string).collect();
                ("item", item.id.to_string(), cites, &item.question)
            }
            Target::SetAside(at) => {
                let provision = catalog.provisions().nth(at)?;
                let Treatment::SetAside { note, .. } = &provision.treatment else {
                    return None;
                };
                let id = provision.reference.to_string();
                ("set_aside", id.clone(), vec![id], note)
            }
        };
        Some(Self {
            catalog: catalog.id.to_string(),
            kind,
            id,
            cites,
            text: text.get(language).to_owned(),
        })
    }
}

//! What of a draft is shown in the form.

use crate::model::catalog::Catalog;
use crate::model::id::ItemId;
use crate::model::provision::ProvisionRef;
use crate::pack::Place;

/// One thing of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Selected {
    /// What stands once.
    #[default]
    Head,
    /// A chapter, by its position.
    Chapter(usize),
    /// An article, by its number.
    Article(String),
    /// A provision.
    Provision(ProvisionRef),
    /// An item, and the position it had: its name changes with what it cites.
    Item(ItemId, usize),
}

impl Selected {
    /// The thing as it is in the catalog now, or the nearest that is left.
    pub(super) fn follow(self, catalog: &Catalog) -> Self {
        match self {
            Self::Item(id, at) => {
                let found = catalog.items.iter().position(|item| item.id == id);
                let at = found.unwrap_or(at);
                match catalog.items.get(at) {
                    Some(item) => Self::Item(item.id.clone(), at),
                    None => Self::Head,
                }
            }
            Self::Provision(reference)
                if catalog.provisions().all(|p| p.reference != reference) =>
            {
                Self::Head
            }
            Self::Article(number) if catalog.articles().all(|a| a.number != number) => Self::Head,
            Self::Chapter(at) if at >= catalog.chapters.len() => Self::Head,
            still => still,
        }
    }

    /// Its place, to be found among the findings.
    pub(super) fn place(&self, catalog: &Catalog) -> Option<Place> {
        match self {
            Self::Head => Some(Place::Head),
            Self::Chapter(at) => Some(Place::Chapter(*at)),
            Self::Article(number) => {
                let at = catalog.articles().position(|a| a.number == *number);
                at.map(Place::Article)
            }
            Self::Provision(reference) => {
                let at = catalog.provisions().position(|p| p.reference == *reference);
                at.map(Place::Provision)
            }
            Self::Item(_, at) => Some(Place::Item(*at)),
        }
    }
}

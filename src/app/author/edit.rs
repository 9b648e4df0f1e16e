//! Changes of a draft as values.

use super::head::HeadEdit;
use super::{item, provision};
use crate::app::error::AppError;
use crate::model::catalog::{Catalog, Item, Treatment};
use crate::model::id::ItemId;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Change what stands once.
    Head(HeadEdit),
    /// Rename a chapter, by its position.
    Chapter {
        /// Which.
        position: usize,
        /// Its number; empty where the text has no chapters.
        number: String,
        /// Its title.
        title: Text,
    },
    /// Rename an article.
    Article {
        /// Its number.
        number: String,
        /// Its title.
        title: Text,
    },
    /// Add a citable provision where the law has it, with its article if need be.
    AddProvision(ProvisionRef),
    /// Take a provision out, with the items that assess only it.
    RemoveProvision(ProvisionRef),
    /// Assess a provision or set it aside. One that is assessed gets an item if
    /// it has none; one set aside is cited no longer.
    Treat {
        /// Which.
        reference: ProvisionRef,
        /// What becomes of it.
        treatment: Treatment,
    },
    /// Put another item in the place of one. Its id follows its first cited provision.
    Item {
        /// The item as it was called.
        id: ItemId,
        /// The item as it shall be.
        after: Box<Item>,
    },
    /// Add an empty item to a provision.
    AddItem(ProvisionRef),
    /// Add a copy of an item behind it.
    CopyItem(ItemId),
    /// Take an item out.
    RemoveItem(ItemId),
    /// Exchange an item with its neighbour of the same provision.
    MoveItem {
        /// Which.
        id: ItemId,
        /// Towards the beginning.
        up: bool,
    },
}

impl Edit {
    /// Applies it; gives the name of an item that it made or renamed.
    pub(super) fn apply(&self, catalog: &mut Catalog) -> Result<Option<ItemId>, AppError> {
        match self {
            Self::Head(edit) => edit.apply(catalog),
            Self::Chapter {
                position,
                number,
                title,
            } => {
                if let Some(chapter) = catalog.chapters.get_mut(*position) {
                    chapter.number.clone_from(number);
                    chapter.title.clone_from(title);
                }
            }
            Self::Article { number, title } => {
                let chapters = catalog.chapters.iter_mut();
                let articles = chapters.flat_map(|chapter| &mut chapter.articles);
                for article in articles.filter(|article| article.number == *number) {
                    article.title.clone_from(title);
                }
            }
            Self::AddProvision(reference) => {
                provision::add(catalog, reference)?;
                return Ok(item::add(catalog, reference).ok());
            }
            Self::RemoveProvision(reference) => provision::remove(catalog, reference),
            Self::Treat {
                reference,
                treatment,
            } => return provision::treat(catalog, reference, treatment),
            Self::Item { id, after } => return item::replace(catalog, id, after).map(Some),
            Self::AddItem(reference) => {
                provision::treat(catalog, reference, &Treatment::Assessed)?;
                return item::add(catalog, reference).map(Some);
            }
            Self::CopyItem(id) => return item::copy(catalog, id).map(Some),
            Self::RemoveItem(id) => catalog.items.retain(|item| item.id != *id),
            Self::MoveItem { id, up } => item::shift(catalog, id, *up)?,
        }
        Ok(None)
    }
}

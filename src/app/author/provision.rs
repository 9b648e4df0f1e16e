//! Provisions of a draft: added, taken out, assessed, set aside.

use super::item;
use crate::app::error::AppError;
use crate::model::catalog::{Article, Catalog, Chapter, Provision, Treatment};
use crate::model::id::ItemId;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

/// Adds a provision where the law has it. Its article is made if there is none
/// of its number, in the chapter of the article before it.
pub(super) fn add(catalog: &mut Catalog, reference: &ProvisionRef) -> Result<(), AppError> {
    if catalog.provisions().any(|p| p.reference == *reference) {
        return Err(AppError::KnownProvision(reference.clone()));
    }
    let article = article(catalog, reference)?;
    let at = article
        .provisions
        .partition_point(|p| p.reference < *reference);
    let provision = Provision {
        reference: reference.clone(),
        treatment: Treatment::Assessed,
    };
    article.provisions.insert(at, provision);
    Ok(())
}

/// The article of a provision, made if need be.
fn article<'a>(
    catalog: &'a mut Catalog,
    reference: &ProvisionRef,
) -> Result<&'a mut Article, AppError> {
    let number = reference.article().to_owned();
    if catalog.chapters.is_empty() {
        catalog.chapters.push(Chapter {
            number: String::new(),
            title: Text::default(),
            articles: Vec::new(),
        });
    }
    let place = ProvisionRef::parse(&number).ok();
    let before = |article: &Article| ProvisionRef::parse(&article.number).ok() <= place;
    let has = |chapter: &Chapter| chapter.articles.iter().any(|a| a.number == number);
    let chapters = &mut catalog.chapters;
    let chapter = chapters
        .iter()
        .position(has)
        .or_else(|| chapters.iter().rposition(|c| c.articles.iter().any(before)))
        .unwrap_or(0);
    let gone = || AppError::UnknownProvision(reference.clone());
    let articles = &mut chapters.get_mut(chapter).ok_or_else(gone)?.articles;
    let found = articles.iter().position(|a| a.number == number);
    let at = found.unwrap_or_else(|| {
        let at = articles.partition_point(before);
        let article = Article {
            number,
            title: Text::default(),
            provisions: Vec::new(),
        };
        articles.insert(at, article);
        at
    });
    articles.get_mut(at).ok_or_else(gone)
}

/// Takes a provision out. An article or chapter that is left empty goes with it.
pub(super) fn remove(catalog: &mut Catalog, reference: &ProvisionRef) {
    uncite(catalog, reference);
    for chapter in &mut catalog.chapters {
        for article in &mut chapter.articles {
            article.provisions.retain(|p| p.reference != *reference);
        }
        chapter
            .articles
            .retain(|article| !article.provisions.is_empty());
    }
    catalog
        .chapters
        .retain(|chapter| !chapter.articles.is_empty());
}

/// Assesses a provision or sets it aside; gives the name of an item it had to make.
pub(super) fn treat(
    catalog: &mut Catalog,
    reference: &ProvisionRef,
    treatment: &Treatment,
) -> Result<Option<ItemId>, AppError> {
    let chapters = catalog.chapters.iter_mut();
    let articles = chapters.flat_map(|chapter| &mut chapter.articles);
    let mut provisions = articles.flat_map(|article| &mut article.provisions);
    let provision = provisions
        .find(|p| p.reference == *reference)
        .ok_or_else(|| AppError::UnknownProvision(reference.clone()))?;
    let was = std::mem::replace(&mut provision.treatment, treatment.clone());
    match treatment {
        Treatment::SetAside { .. } => uncite(catalog, reference),
        Treatment::Assessed if was != Treatment::Assessed => {
            let cited = |item: &crate::model::catalog::Item| item.cites.contains(reference);
            if !catalog.items.iter().any(cited) {
                return item::add(catalog, reference).map(Some);
            }
        }
        Treatment::Assessed => {}
    }
    Ok(None)
}

/// Takes a provision out of every item; those that cite nothing else go.
fn uncite(catalog: &mut Catalog, reference: &ProvisionRef) {
    let citing = catalog.items.iter();
    let citing = citing.filter(|item| item.cites.contains(reference));
    for mut item in citing.cloned().collect::<Vec<_>>() {
        let id = item.id.clone();
        item.cites.retain(|cite| cite != reference);
        // An id that cannot be renamed has no other provision to be named after.
        if item.cites.is_empty() || item::replace(catalog, &id, &item).is_err() {
            catalog.items.retain(|other| other.id != id);
        }
    }
}

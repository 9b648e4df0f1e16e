//! Items of a draft: made, renamed, moved.

use crate::app::error::AppError;
use crate::model::bearer::Bearer;
use crate::model::catalog::{Catalog, Force, Item};
use crate::model::condition::Condition;
use crate::model::id::ItemId;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

/// Adds an empty item behind the last one of its provision.
pub(super) fn add(catalog: &mut Catalog, reference: &ProvisionRef) -> Result<ItemId, AppError> {
    let id = fresh_id(catalog, reference, None)?;
    let item = Item {
        id: id.clone(),
        cites: vec![reference.clone()],
        question: Text::default(),
        guidance: Text::default(),
        evidence: vec![Text::default()],
        bearers: vec![Bearer::Unit],
        force: Force::Duty,
        critical: false,
        applies_if: Condition::Always,
        interval: None,
        criteria: Vec::new(),
        controls: Vec::new(),
    };
    insert(catalog, item);
    Ok(id)
}

/// Adds a copy of an item right behind it.
pub(super) fn copy(catalog: &mut Catalog, id: &ItemId) -> Result<ItemId, AppError> {
    let at = position(catalog, id)?;
    let mut item = at_position(catalog, at, id)?;
    let home = home(&item).ok_or_else(|| AppError::UnknownItem(id.clone()))?;
    item.id = fresh_id(catalog, &home, None)?;
    let made = item.id.clone();
    catalog.items.insert(at + 1, item);
    Ok(made)
}

/// Puts `after` in the place of an item and gives the name it has then.
pub(super) fn replace(
    catalog: &mut Catalog,
    id: &ItemId,
    after: &Item,
) -> Result<ItemId, AppError> {
    let at = position(catalog, id)?;
    let before = at_position(catalog, at, id)?;
    let mut after = after.clone();
    after.id = id.clone();
    let moved = home(&after) != home(&before);
    if let Some(home) = home(&after).filter(|_| moved) {
        after.id = fresh_id(catalog, &home, Some(id))?;
    }
    let named = after.id.clone();
    catalog.items.remove(at);
    if moved {
        insert(catalog, after);
    } else {
        catalog.items.insert(at, after);
    }
    Ok(named)
}

/// Exchanges an item with the one before or behind it of the same provision.
pub(super) fn shift(catalog: &mut Catalog, id: &ItemId, up: bool) -> Result<(), AppError> {
    let at = position(catalog, id)?;
    let home = catalog.items.get(at).and_then(home);
    let same = |(other, item): (usize, &Item)| (self::home(item) == home).then_some(other);
    let mut others = catalog.items.iter().enumerate().filter_map(same);
    let other = if up {
        others.rfind(|other| *other < at)
    } else {
        others.find(|other| *other > at)
    };
    if let Some(other) = other {
        catalog.items.swap(at, other);
    }
    Ok(())
}

/// The provision an item is named after.
pub(super) fn home(item: &Item) -> Option<ProvisionRef> {
    item.cites.first().cloned()
}

/// Puts an item where the law has its provision, behind those of the same.
fn insert(catalog: &mut Catalog, item: Item) {
    let home = home(&item);
    let at = catalog
        .items
        .iter()
        .rposition(|other| self::home(other) <= home)
        .map_or(0, |at| at + 1);
    catalog.items.insert(at, item);
}

fn position(catalog: &Catalog, id: &ItemId) -> Result<usize, AppError> {
    let found = catalog.items.iter().position(|item| item.id == *id);
    found.ok_or_else(|| AppError::UnknownItem(id.clone()))
}

fn at_position(catalog: &Catalog, at: usize, id: &ItemId) -> Result<Item, AppError> {
    let item = catalog.items.get(at).cloned();
    item.ok_or_else(|| AppError::UnknownItem(id.clone()))
}

/// A name that no other item than `own` has: the provision's, then with -b, -c …
fn fresh_id(
    catalog: &Catalog,
    reference: &ProvisionRef,
    own: Option<&ItemId>,
) -> Result<ItemId, AppError> {
    let taken = |id: &ItemId| {
        let mut others = catalog.items.iter().filter(|item| Some(&item.id) != own);
        others.any(|item| item.id == *id)
    };
    let plain = std::iter::once(reference.to_string());
    let lettered = ('a'..='z').map(|letter| format!("{reference}-{letter}"));
    // Beside a plain name the next is the second, "-b".
    let skip_a = taken(&ItemId::new(reference.as_str()));
    let skipped = format!("{reference}-a");
    plain
        .chain(lettered)
        .filter(|name| !(skip_a && *name == skipped))
        .map(ItemId::new)
        .find(|id| !taken(id))
        .ok_or_else(|| AppError::TooManyItems(reference.clone()))
}

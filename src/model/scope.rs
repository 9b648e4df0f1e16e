//! Which items concern a unit, and why the others do not.

use super::bearer::{Bearer, Role};
use super::catalog::{Catalog, Item};
use super::condition::Condition;
use super::profile::Profile;

/// Whether an item concerns the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// It does.
    Applies,
    /// The duty is borne by others, who are named.
    OthersBear(Vec<Bearer>),
    /// The unit's answers to the scoping questions rule it out.
    ConditionFails(Condition),
}

impl Applicability {
    /// Whether the item concerns the unit.
    pub fn applies(&self) -> bool {
        *self == Self::Applies
    }
}

/// The applicability of every item of a catalog, by the item's position in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    applicability: Vec<Applicability>,
    /// Positions in the order of the items' names, so that scoring walks answers
    /// and items side by side instead of looking each one up.
    by_name: Vec<usize>,
}

impl Scope {
    /// Works out the scope of a unit.
    pub fn of(catalog: &Catalog, profile: &Profile) -> Self {
        let items = &catalog.items;
        let mut by_name: Vec<_> = (0..items.len()).collect();
        by_name.sort_by(|a, b| items[*a].id.cmp(&items[*b].id));
        Self {
            applicability: items
                .iter()
                .map(|item| applicability(item, profile))
                .collect(),
            by_name,
        }
    }

    /// Positions of all items in the order of their names.
    pub fn by_name(&self) -> &[usize] {
        &self.by_name
    }

    /// The applicability of the item at `position` in the catalog.
    pub fn get(&self, position: usize) -> &Applicability {
        self.applicability
            .get(position)
            .unwrap_or(&Applicability::Applies)
    }

    /// Whether the item at `position` concerns the unit.
    pub fn applies(&self, position: usize) -> bool {
        self.get(position).applies()
    }

    /// How many items concern the unit, and how many do not.
    pub fn counts(&self) -> (usize, usize) {
        let inside = self.applicability.iter().filter(|a| a.applies()).count();
        (inside, self.applicability.len() - inside)
    }
}

/// Whether and why one item concerns a unit. An organisation outside the state
/// agencies bears only what the text puts on outsiders.
pub fn applicability(item: &Item, profile: &Profile) -> Applicability {
    let outsider = profile.roles.contains(&Role::Outsider);
    let bears = |bearer: &Bearer| match bearer.needs() {
        None => !outsider,
        Some(role) => profile.roles.contains(&role),
    };
    if !item.bearers.iter().any(bears) {
        return Applicability::OthersBear(item.bearers.clone());
    }
    if !profile.meets(&item.applies_if) {
        return Applicability::ConditionFails(item.applies_if.clone());
    }
    Applicability::Applies
}

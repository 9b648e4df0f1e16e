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
pub struct Scope(Vec<Applicability>);

impl Scope {
    /// Works out the scope of a unit.
    pub fn of(catalog: &Catalog, profile: &Profile) -> Self {
        Self(
            catalog
                .items
                .iter()
                .map(|item| applicability(item, profile))
                .collect(),
        )
    }

    /// The applicability of the item at `position` in the catalog.
    pub fn get(&self, position: usize) -> &Applicability {
        self.0.get(position).unwrap_or(&Applicability::Applies)
    }

    /// Whether the item at `position` concerns the unit.
    pub fn applies(&self, position: usize) -> bool {
        self.get(position).applies()
    }

    /// How many items concern the unit, and how many do not.
    pub fn counts(&self) -> (usize, usize) {
        let inside = self.0.iter().filter(|a| a.applies()).count();
        (inside, self.0.len() - inside)
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

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
    /// What scoring needs of each item, close together.
    rows: Vec<Row>,
    /// Positions in the order of the items' names, so that scoring walks answers
    /// and items side by side instead of looking each one up.
    by_name: Vec<usize>,
    /// The names in that order, one after the other, and where each ends.
    names: String,
    ends: Vec<usize>,
}

/// What scoring needs of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 3, 2 or 1 by force.
    pub weight: u32,
    /// Whether failing it caps the grade.
    pub critical: bool,
    /// Whether it concerns the unit.
    pub applies: bool,
    /// Positions of its article and chapter, if the skeleton has its article.
    pub place: Option<(usize, usize)>,
    /// Bit n stands for the n-th of [`Bearer::ALL`].
    pub bearers: u32,
}

impl Scope {
    /// Works out the scope of a unit.
    pub fn of(catalog: &Catalog, profile: &Profile) -> Self {
        let items = &catalog.items;
        let places = catalog.article_positions();
        let mut by_name: Vec<_> = (0..items.len()).collect();
        by_name.sort_by(|a, b| items[*a].id.cmp(&items[*b].id));
        let (mut names, mut ends) = (String::new(), Vec::with_capacity(items.len()));
        for position in &by_name {
            names += items[*position].id.as_str();
            ends.push(names.len());
        }
        let applicability: Vec<_> = items
            .iter()
            .map(|item| applicability(item, profile))
            .collect();
        let row = |(item, applicability): (&Item, &Applicability)| Row {
            weight: item.force.weight(),
            critical: item.critical,
            applies: applicability.applies(),
            place: places.get(item.article()).copied(),
            bearers: mask(&item.bearers),
        };
        Self {
            rows: items.iter().zip(&applicability).map(row).collect(),
            applicability,
            by_name,
            names,
            ends,
        }
    }

    /// What scoring needs of each item, in the catalog's order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Name and position of all items in the order of their names.
    pub fn by_name(&self) -> impl Iterator<Item = (&str, usize)> {
        let mut from = 0;
        self.by_name
            .iter()
            .zip(&self.ends)
            .map(move |(position, end)| {
                let name = &self.names[from..*end];
                from = *end;
                (name, *position)
            })
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

fn mask(bearers: &[Bearer]) -> u32 {
    let all = Bearer::ALL.iter().enumerate();
    let borne = all.filter(|(_, bearer)| bearers.contains(bearer));
    borne.fold(0, |mask, (bit, _)| mask | 1 << bit)
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

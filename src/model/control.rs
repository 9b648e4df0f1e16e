//! Common controls: what duties of different regulations have in common, so that
//! results can be compared by domain and an answer given once.

use std::collections::{BTreeMap, BTreeSet};

use super::id::ControlId;
use super::text::Text;

/// Which half of Circular 12/2022/TT-BTTTT a group belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Requirements of management, Article 9.3.
    Management,
    /// Requirements of technology, Article 9.4.
    Technical,
}

/// One common control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its name in catalogs, beginning with that of its group: `data.backup`.
    pub id: ControlId,
    /// What it is called.
    pub name: Text,
    /// What it asks, in one sentence.
    pub description: Text,
}

/// A group of requirements: a domain of the results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlGroup {
    /// Short name: `data`.
    pub id: String,
    /// Management or technology.
    pub kind: GroupKind,
    /// What it is called.
    pub name: Text,
    /// Its controls.
    pub controls: Vec<Control>,
}

/// All common controls, in their groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Controls {
    /// Version of the list.
    pub version: String,
    /// The groups, in the order of the circular.
    pub groups: Vec<ControlGroup>,
}

impl Controls {
    /// All controls in order.
    pub fn iter(&self) -> impl Iterator<Item = &Control> {
        self.groups.iter().flat_map(|group| &group.controls)
    }

    /// The control of this name.
    pub fn get(&self, id: &ControlId) -> Option<&Control> {
        self.iter().find(|control| &control.id == id)
    }

    /// The names of all controls.
    pub fn ids(&self) -> BTreeSet<ControlId> {
        self.iter().map(|control| control.id.clone()).collect()
    }

    /// Position of the group of every control.
    pub fn group_positions(&self) -> BTreeMap<&ControlId, usize> {
        let groups = self.groups.iter().enumerate();
        groups
            .flat_map(|(at, group)| group.controls.iter().map(move |c| (&c.id, at)))
            .collect()
    }
}

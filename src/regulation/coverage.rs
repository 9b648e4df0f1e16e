//! A regulation's text held against a catalog made from it.

use std::collections::{BTreeMap, BTreeSet};

use super::parsed::{Parsed, Unplaced, bare};
use crate::model::catalog::{Catalog, Treatment};
use crate::model::id::ItemId;
use crate::model::provision::ProvisionRef;

/// Where text and catalog differ. References are compared without the brackets
/// of inferred articles; each list is in the order of its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many smallest provisions the text has.
    pub in_text: usize,
    /// How many provisions the catalog has.
    pub in_catalog: usize,
    /// How many of them are the same.
    pub matched: usize,
    /// Provisions of the text without a place in the catalog, with their line.
    pub without_place: Vec<(ProvisionRef, usize)>,
    /// Provisions that the catalog assesses but no item cites.
    pub without_item: Vec<ProvisionRef>,
    /// Items with a cited provision that is not in the text.
    pub cites_not_in_text: Vec<(ItemId, ProvisionRef)>,
    /// Provisions of the catalog that are not in the text.
    pub not_in_text: Vec<ProvisionRef>,
    /// Lines of the text without a place in it.
    pub unplaced: Vec<Unplaced>,
}

impl Coverage {
    /// Whether nothing is missing on either side.
    pub fn is_complete(&self) -> bool {
        self.without_place.is_empty()
            && self.without_item.is_empty()
            && self.cites_not_in_text.is_empty()
            && self.not_in_text.is_empty()
            && self.unplaced.is_empty()
    }
}

/// Holds a text against a catalog.
pub fn coverage(catalog: &Catalog, text: &Parsed) -> Coverage {
    let in_text: BTreeSet<String> = text.leaves().map(|leaf| bare(leaf.reference)).collect();
    let in_catalog: BTreeMap<String, &Treatment> = catalog
        .provisions()
        .map(|provision| (bare(&provision.reference), &provision.treatment))
        .collect();
    let cites = catalog
        .items
        .iter()
        .flat_map(|item| item.cites.iter().map(move |cite| (&item.id, cite)));
    let cited: BTreeSet<String> = cites.clone().map(|(_, cite)| bare(cite)).collect();
    let unknown = |reference: &&ProvisionRef| !in_text.contains(&bare(reference));
    let catalog_refs = || catalog.provisions().map(|provision| &provision.reference);
    Coverage {
        in_text: in_text.len(),
        in_catalog: in_catalog.len(),
        matched: in_catalog
            .keys()
            .filter(|name| in_text.contains(*name))
            .count(),
        without_place: text
            .leaves()
            .filter(|leaf| !in_catalog.contains_key(&bare(leaf.reference)))
            .map(|leaf| (leaf.reference.clone(), leaf.line))
            .collect(),
        without_item: catalog
            .provisions()
            .filter(|provision| provision.treatment == Treatment::Assessed)
            .map(|provision| &provision.reference)
            .filter(|reference| !cited.contains(&bare(reference)))
            .cloned()
            .collect(),
        cites_not_in_text: cites
            .filter(|(_, cite)| unknown(cite))
            .map(|(id, cite)| (id.clone(), cite.clone()))
            .collect(),
        not_in_text: catalog_refs().filter(unknown).cloned().collect(),
        unplaced: text.unplaced.clone(),
    }
}

//! Which report of a unit counts where it sent several.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::entry::Entry;

/// An entry with the form by which its unit is told from others.
pub(super) struct Candidate<'a> {
    pub(super) at: usize,
    pub(super) entry: &'a Entry,
    pub(super) unit: String,
}

/// For each candidate, in their order: the position of the entry that counts instead of
/// it, or `None` where it counts itself.
///
/// Reports are of the same when they were made from the same assessment, or by the same
/// unit on the same year. Of these a signer the agency trusts goes before others, a
/// signature before a package, and the newest before the older.
pub(super) fn replaced(candidates: &[Candidate<'_>]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    let of = |at: &usize| candidates.get(*at);
    order.sort_by_key(|at| {
        of(at).map(|candidate| {
            let entry = candidate.entry;
            let signed = entry.signed.map(|time| time.at);
            (
                Reverse(entry.trusted),
                entry.carrier,
                Reverse(signed),
                entry.file.as_str(),
            )
        })
    });
    let mut by_uid: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_unit: BTreeMap<(&str, i32), usize> = BTreeMap::new();
    let mut replaced = vec![None; candidates.len()];
    for at in order {
        let Some(candidate) = candidates.get(at) else {
            continue;
        };
        let uid = candidate.entry.uid.as_str();
        let unit = (candidate.unit.as_str(), candidate.entry.year);
        let counted = by_unit
            .get(&unit)
            .or_else(|| by_uid.get(uid).filter(|_| !uid.is_empty()))
            .copied();
        if let Some(replaced) = replaced.get_mut(at) {
            *replaced = counted;
        }
        // What is of the same as this one is of the same as the one that counts.
        let counted = counted.unwrap_or(candidate.at);
        by_uid.entry(uid).or_insert(counted);
        by_unit.entry(unit).or_insert(counted);
    }
    replaced
}

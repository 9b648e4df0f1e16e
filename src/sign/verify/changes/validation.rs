//! Data for checking later: the document security store (EN 319 142-1 5.4.2).

use lopdf::Object;
use std::collections::BTreeSet;

use crate::sign::pdf::file::{Fault, Found, PdfFile};

/// Most objects of one store.
const MAX_OBJECTS: usize = 2_000;

/// Objects of the store that `new` has and `old` has not, and lists of the store
/// that `old` has already. Nothing of it is seen on a page.
#[derive(Default)]
pub(super) struct Store {
    /// New objects.
    pub(super) added: BTreeSet<u32>,
    /// The old store's own dictionaries and lists, which may grow.
    pub(super) lists: BTreeSet<u32>,
}

impl Store {
    /// Follows the store of both revisions.
    pub(super) fn between(old: &PdfFile<'_>, new: &PdfFile<'_>) -> Result<Self, Fault> {
        let lists = reached(old, |found| found.data.is_none())?;
        let added = reached(new, |_| true)?;
        let added = added
            .into_iter()
            .filter(|n| super::is_absent(old, *n))
            .collect();
        Ok(Self { added, lists })
    }
}

/// Numbers of the objects under the catalog's /DSS that `wanted` takes.
fn reached(
    file: &PdfFile<'_>,
    wanted: impl Fn(&Found<'_>) -> bool,
) -> Result<BTreeSet<u32>, Fault> {
    let (_, catalog) = file.catalog()?;
    let mut open: Vec<Object> = catalog.get(b"DSS").ok().cloned().into_iter().collect();
    let mut found = BTreeSet::new();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if !found.contains(&id.0) => {
                if found.len() == MAX_OBJECTS {
                    return Err(Fault("validation data"));
                }
                let Some(held) = file.find(id.0)? else {
                    continue;
                };
                // A page or a field would lead out of the store.
                let is_typed = matches!(&held.object, Object::Dictionary(d) if d.has(b"Type")
                    && !d.has_type(b"DSS") && !d.has_type(b"VRI"));
                if is_typed || !wanted(&held) {
                    continue;
                }
                found.insert(id.0);
                if held.data.is_none() {
                    open.push(held.object);
                }
            }
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dict) => open.extend(dict.iter().map(|(_, v)| v.clone())),
            _ => {}
        }
    }
    Ok(found)
}

/// Whether a list or a dictionary of the store only grew.
pub(super) fn only_grew(before: &Object, after: &Object) -> bool {
    match (before, after) {
        (Object::Array(old), Object::Array(new)) => new.starts_with(old),
        (Object::Dictionary(old), Object::Dictionary(new)) => {
            old.iter().all(|(key, value)| match (value, new.get(key)) {
                (Object::Array(a), Ok(Object::Array(b))) => b.starts_with(a),
                (a @ Object::Dictionary(_), Ok(b @ Object::Dictionary(_))) => only_grew(a, b),
                (a, Ok(b)) => a == b,
                (_, Err(_)) => false,
            })
        }
        _ => false,
    }
}

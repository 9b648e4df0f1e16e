//! Whether two objects say the same, however they are written.

use lopdf::{Dictionary, Object, StringFormat};
use std::collections::BTreeMap;

use crate::sign::pdf::file::Found;

/// The same but for these keys.
pub(super) fn same_but(before: &Dictionary, after: &Dictionary, keys: &[&[u8]]) -> bool {
    sorted(before, keys) == sorted(after, keys)
}

fn sorted<'d>(dict: &'d Dictionary, without: &[&[u8]]) -> BTreeMap<&'d [u8], Object> {
    dict.iter()
        .map(|(k, v)| (k.as_slice(), plain(v)))
        .filter(|(k, _)| !without.contains(k))
        .collect()
}

/// The same value with every string in one way of writing: another program may
/// write `<414243>` as `(ABC)` when it writes an object again.
pub(super) fn plain(object: &Object) -> Object {
    match object {
        Object::String(bytes, _) => Object::String(bytes.clone(), StringFormat::Literal),
        Object::Array(items) => Object::Array(items.iter().map(plain).collect()),
        Object::Dictionary(dict) => {
            Object::Dictionary(dict.iter().map(|(k, v)| (k.clone(), plain(v))).collect())
        }
        other => other.clone(),
    }
}

/// The same object, its stream's bytes included.
pub(super) fn same(old: &Found<'_>, new: &Found<'_>) -> bool {
    let same_value = match (&old.object, &new.object) {
        (Object::Dictionary(a), Object::Dictionary(b)) => same_but(a, b, &[]),
        (a, b) => plain(a) == plain(b),
    };
    old.id == new.id && old.data == new.data && same_value
}

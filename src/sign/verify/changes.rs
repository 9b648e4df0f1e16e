//! What one increment did to the objects of the revision before it.
//!
//! After a signature only one thing may follow: another of the empty fields is
//! signed. With it, the signer's program may touch the description of the file
//! (version, metadata, date of change), as agencies' programs do. Everything
//! else is listed and makes the file invalid.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use std::collections::{BTreeMap, BTreeSet};

use crate::sign::pdf::file::{Fault, PdfFile};
use crate::sign::pdf::xref::{Entry, Section};
use crate::sign::problem::Problem;

/// Most changed objects looked at.
const MAX_CHANGES: usize = 5_000;
/// Most objects belonging to one signature.
const MAX_REACHED: usize = 1_000;

/// What was done to an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The empty field got its value and appearance.
    FieldSigned,
    /// Part of the new signature: its dictionary, its appearance.
    SignatureAdded,
    /// `SigFlags` of the form.
    FormFlags,
    /// The version, the metadata or the date of change, renewed by a signer's program.
    Description,
    /// Cross-reference or object stream of the increment itself.
    Bookkeeping,
    /// An object that belongs to no signature was added.
    Added,
    /// An existing object was changed.
    Modified,
    /// An existing object was removed.
    Removed,
    /// The trailer points elsewhere.
    Trailer,
    /// The object cannot be read.
    Unreadable,
}

impl ChangeKind {
    /// Stable snake-case name of the variant.
    pub fn code(self) -> &'static str {
        match self {
            Self::FieldSigned => "field_signed",
            Self::SignatureAdded => "signature_added",
            Self::FormFlags => "form_flags",
            Self::Description => "description",
            Self::Bookkeeping => "bookkeeping",
            Self::Added => "added",
            Self::Modified => "modified",
            Self::Removed => "removed",
            Self::Trailer => "trailer",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One changed object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// Number of the object; 0 for the trailer.
    pub object: u32,
    /// Whether signing another field explains it.
    pub allowed: bool,
}

/// The field signed by an increment.
#[derive(Clone, Copy)]
pub(super) struct Signed {
    /// The field's object.
    pub(super) field: ObjectId,
    /// The signature dictionary's object.
    pub(super) value: ObjectId,
}

/// Compares a revision with a later one that signs `signed`, or nothing.
pub(super) fn between(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    signed: Option<Signed>,
) -> Result<Vec<Change>, Problem> {
    let added = added_sections(old, new).ok_or(Problem::HistoryBroken)?;
    let numbers: BTreeSet<u32> = added
        .iter()
        .flat_map(|s| s.entries.keys().copied())
        .collect();
    if numbers.len() > MAX_CHANGES {
        return Err(Problem::HistoryBroken);
    }
    let belonging = match signed {
        Some(signed) => reached(old, new, signed).map_err(|_| Problem::HistoryBroken)?,
        None => BTreeSet::new(),
    };
    let comparison = Comparison {
        old,
        new,
        signed,
        belonging,
        added,
    };
    let mut changes: Vec<Change> = numbers
        .into_iter()
        .filter_map(|n| comparison.change(n))
        .collect();
    if !same_trailer(old, new) {
        changes.push(Change {
            kind: ChangeKind::Trailer,
            object: 0,
            allowed: false,
        });
    }
    Ok(changes)
}

/// Sections of `new` on top of exactly the chain of `old`.
fn added_sections<'s>(old: &PdfFile<'_>, new: &'s PdfFile<'_>) -> Option<&'s [Section]> {
    let count = new.sections.len().checked_sub(old.sections.len())?;
    let (added, base) = new.sections.split_at_checked(count)?;
    let same_base = base
        .iter()
        .zip(&old.sections)
        .all(|(a, b)| a.offset == b.offset);
    let all_after = added.iter().all(|s| s.offset >= old.bytes.len());
    (same_base && all_after).then_some(added)
}

/// New objects that hang on the signed field's value and appearance.
fn reached(old: &PdfFile<'_>, new: &PdfFile<'_>, signed: Signed) -> Result<BTreeSet<u32>, Fault> {
    let Object::Dictionary(field) = new.get(signed.field)? else {
        return Err(Fault("field"));
    };
    let mut open: Vec<Object> = [&b"V"[..], b"AP"]
        .iter()
        .filter_map(|key| field.get(key).ok().cloned())
        .collect();
    let mut found = BTreeSet::new();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if is_absent(old, id.0) && found.insert(id.0) => {
                if found.len() > MAX_REACHED {
                    return Err(Fault("signature"));
                }
                open.push(new.get(id)?);
            }
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dict) => open.extend(dict.iter().map(|(_, v)| v.clone())),
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, v)| v.clone())),
            _ => {}
        }
    }
    Ok(found)
}

fn is_absent(file: &PdfFile<'_>, number: u32) -> bool {
    matches!(file.entry(number), None | Some(Entry::Free))
}

struct Comparison<'c, 'a> {
    old: &'c PdfFile<'a>,
    new: &'c PdfFile<'a>,
    signed: Option<Signed>,
    belonging: BTreeSet<u32>,
    added: &'c [Section],
}

impl Comparison<'_, '_> {
    fn change(&self, number: u32) -> Option<Change> {
        let (kind, allowed) = match (self.old.numbered(number), self.new.numbered(number)) {
            (Err(_), _) | (_, Err(_)) => (ChangeKind::Unreadable, false),
            (Ok(None), Ok(None)) => return None,
            (Ok(Some(_)), Ok(None)) => (ChangeKind::Removed, false),
            (Ok(None), Ok(Some((id, object)))) => self.addition(id, &object),
            (Ok(Some((old_id, old))), Ok(Some((new_id, new)))) => {
                if old_id == new_id && same(&old, &new) {
                    return None;
                }
                if old_id == new_id {
                    self.modification(new_id, &old, &new)
                } else {
                    (ChangeKind::Modified, false)
                }
            }
        };
        Some(Change {
            kind,
            object: number,
            allowed,
        })
    }

    fn addition(&self, id: ObjectId, object: &Object) -> (ChangeKind, bool) {
        if self.belonging.contains(&id.0) {
            return (ChangeKind::SignatureAdded, true);
        }
        if self.is_metadata(id, object) {
            return (ChangeKind::Description, true);
        }
        let is_own_table = self.added.iter().any(|s| s.stream == Some(id.0));
        let holds_objects = matches!(object, Object::Stream(s) if s.dict.has_type(b"ObjStm"));
        if is_own_table || (self.signed.is_some() && holds_objects) {
            return (ChangeKind::Bookkeeping, true);
        }
        (ChangeKind::Added, false)
    }

    fn modification(&self, id: ObjectId, old: &Object, new: &Object) -> (ChangeKind, bool) {
        if matches!(old, Object::Stream(s) if s.dict.has_type(b"Metadata"))
            && self.is_metadata(id, new)
        {
            return (ChangeKind::Description, true);
        }
        let (Object::Dictionary(before), Object::Dictionary(after), Some(signed)) =
            (old, new, self.signed)
        else {
            return (ChangeKind::Modified, false);
        };
        if id == signed.field {
            let was_empty = before.get(b"V").is_ok_and(Object::is_null) || !before.has(b"V");
            let points = matches!(after.get(b"V"), Ok(Object::Reference(v)) if *v == signed.value);
            let allowed = was_empty && points && same_but(before, after, &[b"V", b"AP"]);
            return (ChangeKind::FieldSigned, allowed);
        }
        let Ok((catalog_id, catalog)) = self.old.catalog() else {
            return (ChangeKind::Modified, false);
        };
        if id == catalog_id {
            return catalog_change(before, after);
        }
        let is = |place: Result<&Object, _>| matches!(place, Ok(Object::Reference(r)) if *r == id);
        if is(catalog.get(b"AcroForm")) {
            return (ChangeKind::FormFlags, same_form(before, after));
        }
        if is(self.old.trailer.get(b"Info")) {
            return (
                ChangeKind::Description,
                same_but(before, after, &[b"ModDate", b"Producer"]),
            );
        }
        (ChangeKind::Modified, false)
    }

    /// Whether the new catalog names this stream as the document's metadata.
    fn is_metadata(&self, id: ObjectId, object: &Object) -> bool {
        let is_stream = matches!(object, Object::Stream(s) if s.dict.has_type(b"Metadata"));
        let catalog = self.new.catalog();
        is_stream
            && self.signed.is_some()
            && matches!(catalog, Ok((_, c)) if matches!(c.get(b"Metadata"), Ok(Object::Reference(r)) if *r == id))
    }
}

/// A signer's program may raise the version, name the extension it uses and
/// renew the metadata; nothing of that shows on a page.
fn catalog_change(before: &Dictionary, after: &Dictionary) -> (ChangeKind, bool) {
    let form_fits = match (before.get(b"AcroForm"), after.get(b"AcroForm")) {
        (Ok(Object::Dictionary(old)), Ok(Object::Dictionary(new))) => same_form(old, new),
        (old, new) => old.ok().map(plain) == new.ok().map(plain),
    };
    if same_but(before, after, &[b"AcroForm"]) {
        return (ChangeKind::FormFlags, form_fits);
    }
    let rest = same_but(
        before,
        after,
        &[b"AcroForm", b"Extensions", b"Version", b"Metadata"],
    );
    let kind = if rest {
        ChangeKind::Description
    } else {
        ChangeKind::Modified
    };
    (kind, rest && form_fits)
}

/// The same form but for `SigFlags`, of which no bit was taken away.
fn same_form(before: &Dictionary, after: &Dictionary) -> bool {
    let flags = |d: &Dictionary| d.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0);
    let (old, new) = (flags(before), flags(after));
    same_but(before, after, &[b"SigFlags"]) && old & new == old && (0..=3).contains(&new)
}

fn same_but(before: &Dictionary, after: &Dictionary, keys: &[&[u8]]) -> bool {
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
fn plain(object: &Object) -> Object {
    match object {
        Object::String(bytes, _) => Object::String(bytes.clone(), StringFormat::Literal),
        Object::Array(items) => Object::Array(items.iter().map(plain).collect()),
        Object::Dictionary(dict) => {
            Object::Dictionary(dict.iter().map(|(k, v)| (k.clone(), plain(v))).collect())
        }
        other => other.clone(),
    }
}

fn same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Stream(a), Object::Stream(b)) => {
            same_but(&a.dict, &b.dict, &[]) && a.content == b.content
        }
        (Object::Dictionary(a), Object::Dictionary(b)) => same_but(a, b, &[]),
        _ => plain(old) == plain(new),
    }
}

fn same_trailer(old: &PdfFile<'_>, new: &PdfFile<'_>) -> bool {
    let kept = [&b"Root"[..], b"Info", b"Encrypt"]
        .iter()
        .all(|key| old.trailer.get(key).ok() == new.trailer.get(key).ok());
    let first_id = |file: &PdfFile<'_>| match file.trailer.get(b"ID") {
        Ok(Object::Array(halves)) => halves
            .first()
            .and_then(|h| h.as_str().ok().map(<[u8]>::to_vec)),
        _ => None,
    };
    kept && (first_id(old).is_none() || first_id(old) == first_id(new))
}

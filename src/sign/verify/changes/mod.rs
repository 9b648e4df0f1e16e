//! What one increment did to the objects of the revision before it.
//!
//! After a signature few things may follow: one of the empty fields is signed;
//! one new signature field comes with its signature, where it covers nothing;
//! data for checking later is added; and the signer's program touches the
//! description of the file. Everything else is listed and makes the file invalid.

mod kind;
mod later_field;
mod same;
mod validation;

pub use kind::{Change, ChangeKind, Permission, Subject};
pub(super) use later_field::Block;

use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

use self::later_field::LaterField;
use self::same::{plain, same, same_but};
use self::validation::Store;
use super::shadow::{self, Seen};
use crate::sign::pdf::file::{Fault, Found, PdfFile};
use crate::sign::pdf::scan::is_space;
use crate::sign::pdf::xref::{Entry, Section};
use crate::sign::problem::Problem;

/// Most changed objects looked at.
const MAX_CHANGES: usize = 5_000;
/// Most objects belonging to one signature.
const MAX_REACHED: usize = 1_000;

/// The field signed by an increment.
#[derive(Clone, Copy)]
pub(super) struct Signed {
    /// The field's object.
    pub(super) field: ObjectId,
    /// The signature dictionary's object.
    pub(super) value: ObjectId,
    /// Where the first signatures of the file stand.
    pub(super) block: Option<Block>,
}

/// What came between two revisions.
#[derive(Default)]
pub(super) struct Difference {
    /// Every changed object.
    pub(super) changes: Vec<Change>,
    /// The new signature lies over what was signed before.
    pub(super) covers: bool,
    /// Objects of the new signature that can make it look different.
    pub(super) shadows: Vec<Problem>,
}

/// Compares a revision with a later one that signs `signed`, or nothing.
/// `seen` is what was found in the first signed revision.
pub(super) fn between(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    signed: Option<Signed>,
    seen: &Seen,
) -> Result<Difference, Problem> {
    let broken = |_| Problem::HistoryBroken;
    let added = added_sections(old, new).ok_or(Problem::HistoryBroken)?;
    let numbers: BTreeSet<u32> = added
        .iter()
        .flat_map(|s| s.entries().iter().map(|(n, _)| *n))
        .collect();
    if numbers.len() > MAX_CHANGES {
        return Err(Problem::HistoryBroken);
    }
    only_listed_bytes(old, new, added)?;
    let mut difference = Difference::default();
    let mut comparison = Comparison {
        old,
        new,
        signed,
        belonging: BTreeSet::new(),
        later: None,
        store: Store::between(old, new).map_err(broken)?,
        seen,
        added,
    };
    if let Some(signed) = signed {
        let (belonging, shadows) = reached(old, new, signed).map_err(broken)?;
        comparison.belonging = belonging;
        comparison.later = later_field::find(old, new, signed).map_err(broken)?;
        difference.shadows = shadows;
        difference.covers = comparison.later.as_ref().is_some_and(|l| l.covers);
    }
    difference.changes = numbers
        .into_iter()
        .filter_map(|n| comparison.change(n))
        .collect();
    held_twice(old, new, added, &mut difference.changes);
    // A first /Info points at an object that was judged among the others.
    let info = new.trailer.get(b"Info").and_then(Object::as_reference);
    let first_info = !old.trailer.has(b"Info")
        && difference.changes.iter().any(|c| {
            c.allowed
                && c.kind == ChangeKind::Description
                && info.as_ref().is_ok_and(|id| id.0 == c.object)
        });
    if !same_trailer(old, new, first_info) {
        difference.changes.push(Change {
            kind: ChangeKind::Trailer,
            subject: Subject::Table,
            object: 0,
            allowed: false,
            after: 0,
        });
    }
    Ok(difference)
}

/// Sections of `new` on top of exactly the chain of `old`, each written so that no
/// program has a reason to repair it.
fn added_sections<'s>(old: &PdfFile<'_>, new: &'s PdfFile<'_>) -> Option<&'s [Section]> {
    let count = new.sections.len().checked_sub(old.sections.len())?;
    let (added, base) = new.sections.split_at_checked(count)?;
    let same_base = base
        .iter()
        .zip(old.sections.iter())
        .all(|(a, b)| a.offset == b.offset);
    let all_after = added.iter().all(|s| s.offset >= old.bytes.len() && s.exact);
    (same_base && all_after).then_some(added)
}

/// Whether the bytes of an increment are its objects and tables, and nothing
/// lies between or inside them for a program that reads by another way.
fn only_listed_bytes(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    added: &[Section],
) -> Result<(), Problem> {
    let start = old.bytes.len();
    let mut parts = Vec::new();
    for section in added {
        parts.push((section.offset, section.end));
        for (_, entry) in section.entries() {
            match *entry {
                Entry::At { offset, .. } if offset >= start && offset != section.offset => {
                    if !new.bytes.get(offset).is_some_and(u8::is_ascii_digit) {
                        return Err(Problem::HiddenBytes { offset });
                    }
                    let (_, end) = new.read_at(offset).map_err(|_| Problem::HistoryBroken)?;
                    parts.push((offset, end));
                }
                _ => {}
            }
        }
    }
    parts.sort_unstable();
    parts.dedup();
    if let Some(offset) = unlisted(new.bytes, start, &parts) {
        return Err(Problem::HiddenBytes { offset });
    }
    let mut at = start;
    for (from, to) in parts {
        let Some(gap) = new.bytes.get(at..from) else {
            // Two objects share bytes: one lies inside the other.
            return Err(Problem::HiddenBytes { offset: from });
        };
        if !is_between(gap) {
            return Err(Problem::HiddenBytes { offset: at });
        }
        at = to;
    }
    if is_between(new.bytes.get(at..).unwrap_or_default()) {
        Ok(())
    } else {
        Err(Problem::HiddenBytes { offset: at })
    }
}

/// Notes every object that the increment holds more than once, unless the one that
/// counts stands last and was judged: a program that repairs a file takes the last.
fn held_twice(old: &PdfFile<'_>, new: &PdfFile<'_>, added: &[Section], changes: &mut Vec<Change>) {
    let mut hidden = BTreeSet::new();
    for section in added {
        for (number, entry) in section.entries() {
            let counts = new.entry(*number);
            let Entry::At { offset, .. } = *entry else {
                continue;
            };
            let is_table = section.offset == offset;
            if is_table || offset < old.bytes.len() || counts == Some(*entry) {
                continue;
            }
            let holder = match counts {
                Some(Entry::In { container }) => new.entry(container),
                other => other,
            };
            let is_last = matches!(holder, Some(Entry::At { offset: last, .. }) if last > offset);
            let is_judged = changes.iter().any(|c| c.object == *number);
            if !is_last || !is_judged {
                hidden.insert(*number);
            }
        }
    }
    let modified = (ChangeKind::Modified, false);
    changes.extend(
        hidden
            .into_iter()
            .map(|n| change(n, Subject::Other, modified)),
    );
}

/// Where the bytes seem to hold an object that is none of the `listed`. A program
/// that repairs a file finds objects by their first words wherever they stand, in
/// strings and streams too.
fn unlisted(bytes: &[u8], start: usize, listed: &[(usize, usize)]) -> Option<usize> {
    const WORD: &[u8] = b"obj";
    let text = bytes.get(start..).unwrap_or_default();
    let places = text.windows(WORD.len()).enumerate();
    let mut places = places.filter(|(_, window)| *window == WORD);
    places.find_map(|(at, _)| {
        let mut from = text.get(..at)?;
        for _ in 0..2 {
            let end = from.iter().rposition(|b| !is_space(*b))? + 1;
            let number = from.get(..end)?;
            let rest = number.iter().rposition(|b| !b.is_ascii_digit());
            from = number.get(..rest.map_or(0, |last| last + 1))?;
            if from.len() == end {
                return None;
            }
        }
        let place = start + from.len();
        let next = listed.partition_point(|(from, _)| *from <= place);
        let (from, _) = *listed.get(next.checked_sub(1)?)?;
        let is_listed = bytes.get(from..place)?.iter().all(|b| is_space(*b));
        (!is_listed).then_some(place)
    })
}

/// White space, the lines that end a table, and the line of comment in which a
/// signer's program names itself. A comment that looks like an object is none:
/// programs that repair a file would find it.
fn is_between(bytes: &[u8]) -> bool {
    const LONGEST: usize = 256;
    if bytes.len() > LONGEST {
        return false;
    }
    let holds = |line: &[u8], word: &[u8]| line.windows(word.len()).any(|w| w == word);
    bytes
        .split(|b| matches!(b, b'\r' | b'\n'))
        .map(<[u8]>::trim_ascii)
        .all(|line| match line {
            [b'%', ..] => [&b"obj"[..], b"stream", b"xref", b"trailer", b"PDF-"]
                .iter()
                .all(|word| line == b"%%EOF" || !holds(line, word)),
            _ => line
                .split(|b| is_space(*b))
                .filter(|word| !word.is_empty())
                .all(|word| word == b"startxref" || word.iter().all(u8::is_ascii_digit)),
        })
}

/// New objects that hang on the signed field's value and appearance, and what
/// of them can look different.
fn reached(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    signed: Signed,
) -> Result<(BTreeSet<u32>, Vec<Problem>), Fault> {
    let field = new.dictionary(signed.field)?.ok_or(Fault("field"))?;
    let mut open: Vec<Object> = [&b"V"[..], b"AP"]
        .iter()
        .filter_map(|key| field.get(key).ok().cloned())
        .collect();
    let mut found = BTreeSet::new();
    let mut shadows = Vec::new();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if is_absent(old, id.0) && found.insert(id.0) => {
                if found.len() > MAX_REACHED {
                    return Err(Fault("signature"));
                }
                if let Some(held) = new.find(id.0)? {
                    let what = shadow::of(&held.object, held.data.is_some());
                    let object = id.0;
                    shadows.extend(what.map(|what| Problem::ShadowContent { what, object }));
                    open.push(held.object);
                }
            }
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dict) => open.extend(dict.iter().map(|(_, v)| v.clone())),
            _ => {}
        }
    }
    Ok((found, shadows))
}

fn is_absent(file: &PdfFile<'_>, number: u32) -> bool {
    matches!(file.entry(number), None | Some(Entry::Free))
}

struct Comparison<'c, 'a> {
    old: &'c PdfFile<'a>,
    new: &'c PdfFile<'a>,
    signed: Option<Signed>,
    belonging: BTreeSet<u32>,
    later: Option<LaterField>,
    store: Store,
    seen: &'c Seen,
    added: &'c [Section],
}

impl Comparison<'_, '_> {
    fn change(&self, number: u32) -> Option<Change> {
        let (old, new) = match (self.old.find(number), self.new.find(number)) {
            (Err(_), _) | (_, Err(_)) => {
                let unreadable = (ChangeKind::Unreadable, false);
                return Some(change(number, Subject::Other, unreadable));
            }
            (Ok(old), Ok(new)) => (old, new),
        };
        let shown = new.as_ref().or(old.as_ref())?;
        let subject = Subject::of(shown);
        let verdict = match (&old, &new) {
            (None, None) => return None,
            (Some(_), None) => (ChangeKind::Removed, false),
            (None, Some(new)) => self.addition(new),
            (Some(old), Some(new)) if same(old, new) => return None,
            (Some(old), Some(new)) if old.id == new.id => self.modification(old, new),
            (Some(_), Some(_)) => (ChangeKind::Modified, false),
        };
        Some(change(number, subject, verdict))
    }

    fn addition(&self, new: &Found<'_>) -> (ChangeKind, bool) {
        let number = new.id.0;
        if self.seen.dangling.contains(&number) {
            return (ChangeKind::Added, false);
        }
        if let Some(later) = &self.later {
            if later.field == new.id {
                return (ChangeKind::FieldAdded, !later.covers);
            }
            if later.lists.contains(&number) {
                return (ChangeKind::FieldListed, true);
            }
        }
        if self.belonging.contains(&number) {
            return (ChangeKind::SignatureAdded, true);
        }
        if self.store.added.contains(&number) {
            return (ChangeKind::ValidationData, true);
        }
        if self.is_metadata(new) || self.is_first_info(new) {
            return (ChangeKind::Description, true);
        }
        let is_own_table = self.added.iter().any(|s| s.stream == Some(number));
        let holds_objects = matches!(&new.object, Object::Dictionary(d) if new.data.is_some() && d.has_type(b"ObjStm"));
        if is_own_table || holds_objects {
            return (ChangeKind::Bookkeeping, true);
        }
        (ChangeKind::Added, false)
    }

    fn modification(&self, old: &Found<'_>, new: &Found<'_>) -> (ChangeKind, bool) {
        let id = new.id;
        let is_shown = self.seen.shown.contains(&id.0);
        let was_metadata = matches!(&old.object, Object::Dictionary(d) if d.has_type(b"Metadata"));
        if was_metadata && !is_shown && old.data.is_some() && self.is_metadata(new) {
            return (ChangeKind::Description, true);
        }
        if old.data.is_some() || new.data.is_some() {
            return (ChangeKind::Modified, false);
        }
        let is_store = !is_shown && self.store.lists.contains(&id.0);
        if is_store && validation::only_grew(&old.object, &new.object) {
            return (ChangeKind::ValidationData, true);
        }
        let listed = self.later.as_ref().is_some_and(|l| l.lists.contains(&id.0));
        let (Object::Dictionary(before), Object::Dictionary(after)) = (&old.object, &new.object)
        else {
            // The whole list was compared when the field was looked at.
            let is_list = matches!(&new.object, Object::Array(_));
            return if listed && is_list {
                (ChangeKind::FieldListed, true)
            } else {
                (ChangeKind::Modified, false)
            };
        };
        if listed && (before.has_type(b"Page") || before.has(b"Fields")) {
            return (ChangeKind::FieldListed, true);
        }
        if let Some(signed) = self.signed.filter(|s| s.field == id) {
            let was_empty = before.get(b"V").is_ok_and(Object::is_null) || !before.has(b"V");
            let points = matches!(after.get(b"V"), Ok(Object::Reference(v)) if *v == signed.value);
            let same = same_but(before, after, &[b"V", b"AP", b"F"]);
            let allowed = was_empty && points && same && later_field::flags_fit(before, after);
            return (ChangeKind::FieldSigned, allowed);
        }
        let Ok((catalog_id, catalog)) = self.old.catalog() else {
            return (ChangeKind::Modified, false);
        };
        if id == catalog_id {
            return self.catalog_change(before, after);
        }
        let is = |place: Result<&Object, _>| matches!(place, Ok(Object::Reference(r)) if *r == id);
        if is(catalog.get(b"AcroForm")) && self.signed.is_some() {
            return (ChangeKind::FormFlags, same_form(before, after, false));
        }
        if is(self.old.trailer.get(b"Info")) && self.has_purpose() {
            return (
                ChangeKind::Description,
                same_but(before, after, &[b"ModDate", b"Producer"]),
            );
        }
        (ChangeKind::Modified, false)
    }

    /// A signer's program may raise the version, name the extension it uses and
    /// renew the metadata; nothing of that shows on a page.
    fn catalog_change(&self, before: &Dictionary, after: &Dictionary) -> (ChangeKind, bool) {
        let listed = self.later.is_some();
        let form_fits = match (before.get(b"AcroForm"), after.get(b"AcroForm")) {
            (Ok(Object::Dictionary(old)), Ok(Object::Dictionary(new))) => {
                same_form(old, new, listed)
            }
            (old, new) => old.ok().map(plain) == new.ok().map(plain),
        };
        let store_fits = match (before.get(b"DSS"), after.get(b"DSS")) {
            (Err(_), _) => true,
            (Ok(old), Ok(new)) => old == new || validation::only_grew(old, new),
            (Ok(_), Err(_)) => false,
        };
        if same_but(before, after, &[b"AcroForm"]) && self.signed.is_some() {
            return (ChangeKind::FormFlags, form_fits);
        }
        if same_but(before, after, &[b"DSS", b"Extensions"]) && after.has(b"DSS") {
            return (ChangeKind::ValidationData, store_fits);
        }
        let rest = same_but(
            before,
            after,
            &[b"AcroForm", b"Extensions", b"Version", b"Metadata", b"DSS"],
        );
        if rest && self.has_purpose() {
            (ChangeKind::Description, form_fits && store_fits)
        } else {
            (ChangeKind::Modified, false)
        }
    }

    /// Whether the increment signs or adds data for checking; only then is there
    /// a reason to touch the description.
    fn has_purpose(&self) -> bool {
        self.signed.is_some() || !self.store.added.is_empty()
    }

    /// Whether this is the first /Info of a file that had none, and says no more
    /// than which program saved it and when.
    fn is_first_info(&self, found: &Found<'_>) -> bool {
        let is_named = |file: &PdfFile<'_>| matches!(file.trailer.get(b"Info"), Ok(Object::Reference(r)) if *r == found.id);
        self.has_purpose()
            && !self.old.trailer.has(b"Info")
            && is_named(self.new)
            && found.data.is_none()
            && matches!(&found.object, Object::Dictionary(d) if d.iter().all(|(key, _)| {
                matches!(key.as_slice(), b"Producer" | b"ModDate" | b"CreationDate")
            }))
    }

    /// Whether the new catalog names this stream as the document's metadata.
    fn is_metadata(&self, found: &Found<'_>) -> bool {
        let is_stream = matches!(&found.object, Object::Dictionary(d) if found.data.is_some() && d.has_type(b"Metadata"));
        is_stream
            && self.has_purpose()
            && matches!(self.new.catalog(), Ok((_, c)) if matches!(c.get(b"Metadata"), Ok(Object::Reference(r)) if *r == found.id))
    }
}

fn change(object: u32, subject: Subject, (kind, allowed): (ChangeKind, bool)) -> Change {
    Change {
        kind,
        subject,
        object,
        allowed,
        after: 0,
    }
}

/// The same form but for `SigFlags`, of which no bit was taken away; its fields
/// are compared elsewhere where a new one came.
fn same_form(before: &Dictionary, after: &Dictionary, listed: bool) -> bool {
    let flags = |d: &Dictionary| d.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0);
    let (old, new) = (flags(before), flags(after));
    let free: &[&[u8]] = if listed {
        &[b"SigFlags", b"Fields"]
    } else {
        &[b"SigFlags"]
    };
    same_but(before, after, free) && old & new == old && (0..=3).contains(&new)
}

/// The same but for the second half of /ID and a /Size that grew, and for the first /Info where that
/// was looked at.
fn same_trailer(old: &PdfFile<'_>, new: &PdfFile<'_>, first_info: bool) -> bool {
    let kept = [&b"Root"[..], b"Info", b"Encrypt"]
        .iter()
        .filter(|key| !(first_info && **key == b"Info"))
        .all(|key| old.trailer.get(key).ok() == new.trailer.get(key).ok());
    let first_id = |file: &PdfFile<'_>| match file.trailer.get(b"ID") {
        Ok(Object::Array(halves)) => halves
            .first()
            .and_then(|h| h.as_str().ok().map(<[u8]>::to_vec)),
        _ => None,
    };
    let size = |file: &PdfFile<'_>| file.trailer.get(b"Size").and_then(Object::as_i64).ok();
    kept && size(old) <= size(new) && (first_id(old).is_none() || first_id(old) == first_id(new))
}

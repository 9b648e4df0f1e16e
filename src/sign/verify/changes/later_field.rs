//! A signature field that came after the first signature: the number, the date
//! or the stamp of another agency's program (Decree 30/2020, article 15).
//!
//! Exactly one such field may come with a signature, all of its own objects, and
//! only where it covers nothing that was signed before.

use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

use super::Signed;
use super::same::same_but;
use crate::sign::pdf::field::{self, SignatureField};
use crate::sign::pdf::file::{Fault, PdfFile};
use crate::sign::pdf::place::{self, Area};

/// What a field and its widget may say. No action, no kids, no parent, no
/// characteristics that draw by themselves.
const KEYS: [&[u8]; 14] = [
    b"Type", b"Subtype", b"FT", b"T", b"TU", b"V", b"Rect", b"P", b"F", b"AP", b"M", b"NM",
    b"Border", b"Lock",
];
/// Hidden, print, no view, read-only, locked, locked contents. The flags left
/// out let a widget keep its size or its direction against its /Rect.
const FLAGS: i64 = 1 << 1 | 1 << 2 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 9;
/// A field may take one part in this many of a page.
const PART_OF_PAGE: f32 = 8.0;
/// The head of page 1 is one part in this many of its height.
const HEAD: f32 = 4.0;
/// How far round the first signatures' fields their block goes, in points.
const ROUND_BLOCK: f32 = 36.0;

/// The new field and the lists that name it.
pub(super) struct LaterField {
    /// The field's object.
    pub(super) field: ObjectId,
    /// Objects that may change because they list it: page, form, their lists.
    pub(super) lists: BTreeSet<u32>,
    /// It lies where something was printed.
    pub(super) covers: bool,
}

/// Whether a field that was signed is seen as before: its program may lock it.
pub(super) fn flags_fit(before: &Dictionary, after: &Dictionary) -> bool {
    const LOCKS: i64 = 1 << 6 | 1 << 7 | 1 << 9;
    let flags = |d: &Dictionary| d.get(b"F").and_then(Object::as_i64).unwrap_or(0);
    let (old, new) = (flags(before), flags(after));
    old == new || (new & !old & !LOCKS == 0 && old & !new == 0)
}

/// The field of `signed` where it is new and fits; `None` if it is not new or
/// does anything a signature field has no need to do.
pub(super) fn find(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    signed: Signed,
) -> Result<Option<LaterField>, Fault> {
    if !super::is_absent(old, signed.field.0) {
        return Ok(None);
    }
    let Some(dict) = new.dictionary(signed.field)? else {
        return Ok(None);
    };
    let only_known = dict.iter().all(|(key, _)| KEYS.contains(&key.as_slice()));
    let is_widget = matches!(dict.get(b"Subtype"), Ok(Object::Name(n)) if n == b"Widget");
    let is_signature = matches!(dict.get(b"FT"), Ok(Object::Name(n)) if n == b"Sig");
    let flags = dict.get(b"F").and_then(Object::as_i64).unwrap_or(0);
    let Ok(Object::Reference(page)) = dict.get(b"P") else {
        return Ok(None);
    };
    if !only_known || !is_widget || !is_signature || flags & !FLAGS != 0 {
        return Ok(None);
    }
    let mut lists = BTreeSet::new();
    if !listed_on_page(old, new, *page, signed.field, &mut lists)?
        || !listed_in_form(old, new, signed.field, &mut lists)?
    {
        return Ok(None);
    }
    Ok(Some(LaterField {
        field: signed.field,
        lists,
        covers: covers(old, *page, &dict, signed.block)?,
    }))
}

/// Whether the page says the same but for the new annotation at the end.
fn listed_on_page(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    page: ObjectId,
    field: ObjectId,
    lists: &mut BTreeSet<u32>,
) -> Result<bool, Fault> {
    let (Some(before), Some(after)) = (old.dictionary(page)?, new.dictionary(page)?) else {
        return Ok(false);
    };
    lists.insert(page.0);
    Ok(before.has_type(b"Page")
        && same_but(&before, &after, &[b"Annots"])
        && appended(old, new, (&before, &after), b"Annots", field, lists)?)
}

/// Whether the form says the same but for its flags and the new field at the end.
fn listed_in_form(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    field: ObjectId,
    lists: &mut BTreeSet<u32>,
) -> Result<bool, Fault> {
    let (Some((old_id, before)), Some((new_id, after))) = (field::form(old)?, field::form(new)?)
    else {
        return Ok(false);
    };
    lists.extend(old_id.map(|id| id.0));
    Ok(old_id == new_id
        && same_but(&before, &after, &[b"Fields", b"SigFlags"])
        && appended(old, new, (&before, &after), b"Fields", field, lists)?)
}

/// Whether the list under `key` is the old one with `added` at its end. A list
/// that is an object of its own is noted.
fn appended(
    old: &PdfFile<'_>,
    new: &PdfFile<'_>,
    (before, after): (&Dictionary, &Dictionary),
    key: &[u8],
    added: ObjectId,
    lists: &mut BTreeSet<u32>,
) -> Result<bool, Fault> {
    let mut items = Vec::new();
    if let Ok(list) = before.get(key) {
        let Object::Array(list) = old.resolve(list)? else {
            return Ok(false);
        };
        items = list;
    }
    let Ok(list) = after.get(key) else {
        return Ok(false);
    };
    if let Object::Reference(id) = list {
        let is_same = matches!(before.get(key), Ok(Object::Reference(o)) if o == id);
        if !is_same && !super::is_absent(old, id.0) {
            return Ok(false);
        }
        lists.insert(id.0);
    }
    items.push(Object::Reference(added));
    Ok(matches!(new.resolve(list)?, Object::Array(list) if list == items))
}

/// Whether a field lies elsewhere than in the head of page 1 or in the block of
/// the first signatures, or is too large for either.
fn covers(
    file: &PdfFile<'_>,
    page: ObjectId,
    field: &Dictionary,
    block: Option<Block>,
) -> Result<bool, Fault> {
    let Some(area) = place::area_of(file, field)? else {
        return Ok(true);
    };
    if area.is_empty() {
        return Ok(false);
    }
    let Some(sheet) = place::sheet(file, page)? else {
        return Ok(true);
    };
    if area.size() * PART_OF_PAGE > sheet.size() {
        return Ok(true);
    }
    let is_first = place::first_page(file)? == Some(page);
    let head = Area {
        bottom: sheet.top - (sheet.top - sheet.bottom) / HEAD,
        ..sheet
    };
    if is_first && area.is_within(&head) {
        return Ok(false);
    }
    Ok(!block.is_some_and(|block| block.page == page && area.is_within(&block.area)))
}

/// Where the first signatures stand.
#[derive(Clone, Copy)]
pub(in crate::sign::verify) struct Block {
    page: ObjectId,
    area: Area,
}

impl Block {
    /// Round all signature fields of the page on which `first` stands. `file` is the
    /// first signed revision: fields that came later do not widen the block.
    pub(in crate::sign::verify) fn of(
        file: &PdfFile<'_>,
        first: ObjectId,
    ) -> Result<Option<Self>, Fault> {
        let fields = field::signature_fields(file)?;
        let page_of = |field: &SignatureField| field.dict.get(b"P").and_then(Object::as_reference);
        let first = fields.iter().find(|field| field.id == first);
        let Some(page) = first.and_then(|field| page_of(field).ok()) else {
            return Ok(None);
        };
        let mut block: Option<Area> = None;
        for field in fields
            .iter()
            .filter(|f| page_of(f).is_ok_and(|p| p == page))
        {
            if let Some(area) = place::area_of(file, &field.dict)?.filter(|a| !a.is_empty()) {
                block = Some(block.map_or(area, |b| b.with(&area)));
            }
        }
        Ok(block.map(|block| Self {
            page,
            area: block.grown(ROUND_BLOCK),
        }))
    }
}

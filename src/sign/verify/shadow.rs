//! Content prepared before signing that can look different without the
//! signature breaking (“shadow attacks”, Mainka, Mladenov and Rohlmann 2021),
//! and content that asks its viewer to do something.

use lopdf::{Dictionary, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

use crate::sign::pdf::field::MAX_FIELDS;
use crate::sign::pdf::file::{Fault, PdfFile};
use crate::sign::pdf::place;
use crate::sign::problem::Problem;

/// Most objects looked at.
const MAX_OBJECTS: usize = 100_000;
/// A signature field waiting to be signed takes at most one part in this many of a page.
const PART_OF_PAGE: f32 = 8.0;

/// What can look different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shadow {
    /// A script or another action of the viewer.
    Action,
    /// Content that lies outside the file.
    External,
    /// Layers that can be shown and hidden.
    Layers,
    /// An annotation that lies over the page.
    Annotation,
    /// A form field whose value shows on the page, or a dynamic form.
    FormField,
    /// A signature field large enough to cover the page when it is signed.
    LargeField,
    /// Other pictures for the screen, the printer or a program.
    Alternates,
}

impl Shadow {
    /// Stable snake-case name of the variant.
    pub fn code(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::External => "external",
            Self::Layers => "layers",
            Self::Annotation => "annotation",
            Self::FormField => "form_field",
            Self::LargeField => "large_field",
            Self::Alternates => "alternates",
        }
    }
}

/// Actions (ISO 32000-1 12.6.4) that reach outside the document, run something
/// or change what is seen.
const ACTIONS: [&[u8]; 16] = [
    b"JavaScript",
    b"Launch",
    b"GoToR",
    b"GoToE",
    b"SubmitForm",
    b"ImportData",
    b"ResetForm",
    b"Hide",
    b"SetOCGState",
    b"Rendition",
    b"Sound",
    b"Movie",
    b"Trans",
    b"GoTo3DView",
    b"RichMediaExecute",
    b"Thread",
];

/// What one object by itself can do.
pub(super) fn of(object: &Object, is_stream: bool) -> Option<Shadow> {
    let Object::Dictionary(dict) = object else {
        return None;
    };
    let name = |key: &[u8]| match dict.get(key) {
        Ok(Object::Name(name)) => name.as_slice(),
        _ => b"",
    };
    if dict.has(b"JS") || dict.has(b"AA") || ACTIONS.contains(&name(b"S")) {
        return Some(Shadow::Action);
    }
    if is_stream && (dict.has(b"F") || dict.has(b"Ref")) {
        return Some(Shadow::External);
    }
    if dict.has(b"OC") || matches!(name(b"Type"), b"OCG" | b"OCMD") {
        return Some(Shadow::Layers);
    }
    if dict.has(b"Alternates") || dict.has(b"OPI") {
        return Some(Shadow::Alternates);
    }
    if dict.has(b"XFA") || matches!(dict.get(b"NeedAppearances"), Ok(Object::Boolean(true))) {
        return Some(Shadow::FormField);
    }
    match name(b"FT") {
        b"Tx" | b"Btn" | b"Ch" => Some(Shadow::FormField),
        _ => None,
    }
}

/// What a walk over a whole revision found.
#[derive(Default)]
pub(super) struct Seen {
    /// One finding a kind, with the first object of it.
    pub(super) kinds: BTreeMap<Shadow, u32>,
    /// Numbers that are referred to and stand for nothing: whoever gives them an
    /// object changes what refers to them.
    pub(super) dangling: BTreeSet<u32>,
    /// Objects that a viewer reaches otherwise than as metadata or data for
    /// checking: they are never changed under such a name.
    pub(super) shown: BTreeSet<u32>,
}

impl Seen {
    /// The findings as problems.
    pub(super) fn problems(&self) -> impl Iterator<Item = Problem> + '_ {
        self.kinds
            .iter()
            .map(|(what, object)| Problem::ShadowContent {
                what: *what,
                object: *object,
            })
    }

    fn note(&mut self, what: Shadow, object: u32) {
        self.kinds.entry(what).or_insert(object);
    }
}

/// Walks everything a viewer can reach from the catalog but the structure for
/// readers, which is not seen.
pub(super) fn walk(file: &PdfFile<'_>) -> Result<Seen, Fault> {
    let (root, mut catalog) = file.catalog()?;
    let mut seen = Seen::default();
    of_catalog(file, root, &catalog, &mut seen)?;
    for unseen in [&b"StructTreeRoot"[..], b"Metadata", b"DSS"] {
        catalog.remove(unseen);
    }
    seen.shown.insert(root.0);
    follow(file, vec![(root.0, Object::Dictionary(catalog))], &mut seen)?;
    seen.shown.remove(&root.0);
    Ok(seen)
}

/// Goes on with the objects that a later signature brought or changed: what they
/// lead to is seen from then on.
pub(super) fn go_on(
    file: &PdfFile<'_>,
    changed: impl Iterator<Item = u32>,
    seen: &mut Seen,
) -> Result<(), Fault> {
    let (root, _) = file.catalog()?;
    let mut open = Vec::new();
    for number in changed.filter(|number| *number != root.0) {
        if let Some(found) = file.find(number)? {
            seen.shown.remove(&number);
            open.push((number, Object::Reference(found.id)));
        }
    }
    seen.shown.insert(root.0);
    follow(file, open, seen)?;
    seen.shown.remove(&root.0);
    Ok(())
}

/// Follows every reference to an object that was not seen yet.
fn follow(file: &PdfFile<'_>, mut open: Vec<(u32, Object)>, seen: &mut Seen) -> Result<(), Fault> {
    while let Some((number, object)) = open.pop() {
        match object {
            Object::Reference(id) if !seen.shown.contains(&id.0) => {
                let found = file.find(id.0)?;
                if found.as_ref().is_some_and(|f| f.id != id) {
                    // Another generation stands for nothing; the object is still to be seen.
                    continue;
                }
                seen.shown.insert(id.0);
                if seen.shown.len() > MAX_OBJECTS {
                    return Err(Fault("too much to read"));
                }
                let Some(found) = found else {
                    seen.dangling.insert(id.0);
                    continue;
                };
                if let Some(what) = of(&found.object, found.data.is_some()) {
                    seen.note(what, id.0);
                }
                if let Object::Dictionary(dict) = &found.object {
                    of_page(file, id, dict, seen)?;
                }
                open.push((id.0, found.object));
            }
            Object::Array(items) => open.extend(items.into_iter().map(|i| (number, i))),
            Object::Dictionary(dict) => {
                for (_, value) in &dict {
                    if let Some(what) = of(value, false) {
                        seen.note(what, number);
                    }
                    open.push((number, value.clone()));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn of_catalog(
    file: &PdfFile<'_>,
    root: ObjectId,
    catalog: &Dictionary,
    seen: &mut Seen,
) -> Result<(), Fault> {
    if let Some(what) = of(&Object::Dictionary(catalog.clone()), false) {
        seen.note(what, root.0);
    }
    if let Ok(action) = catalog.get(b"OpenAction")
        && let Object::Dictionary(action) = file.resolve(action)?
        && !matches!(action.get(b"S"), Ok(Object::Name(n)) if n == b"GoTo")
    {
        seen.note(Shadow::Action, root.0);
    }
    if catalog.has(b"Collection") {
        seen.note(Shadow::Action, root.0);
    }
    if let Ok(layers) = catalog.get(b"OCProperties")
        && let Object::Dictionary(layers) = file.resolve(layers)?
        && let Ok(groups) = layers.get(b"OCGs")
        && !matches!(file.resolve(groups)?, Object::Array(list) if list.is_empty())
    {
        seen.note(Shadow::Layers, root.0);
    }
    Ok(())
}

/// The annotations of a page, whether or not it calls itself one: links without a
/// face and signature fields of a moderate size are no cover.
fn of_page(
    file: &PdfFile<'_>,
    id: ObjectId,
    page: &Dictionary,
    seen: &mut Seen,
) -> Result<(), Fault> {
    let Ok(list) = page.get(b"Annots") else {
        return Ok(());
    };
    let Object::Array(list) = file.resolve(list)? else {
        return Ok(());
    };
    if list.len() > MAX_FIELDS {
        return Err(Fault("too much to read"));
    }
    for item in &list {
        let number = item.as_reference().map_or(id.0, |(n, _)| n);
        let Object::Dictionary(note) = file.resolve(item)? else {
            continue;
        };
        let kind = note.get(b"Subtype").and_then(Object::as_name);
        match kind.unwrap_or_default() {
            b"Link" if !note.has(b"AP") => {}
            b"Widget" if !is_signature(file, &note)? => seen.note(Shadow::FormField, number),
            b"Widget" => {
                let area = place::area_of(file, &note)?;
                let sheet = place::sheet(file, id)?;
                let is_large = match (area, sheet) {
                    (Some(area), Some(sheet)) => area.size() * PART_OF_PAGE > sheet.size(),
                    (Some(area), None) => !area.is_empty(),
                    (None, _) => true,
                };
                if is_large {
                    seen.note(Shadow::LargeField, number);
                }
            }
            _ => seen.note(Shadow::Annotation, number),
        }
    }
    Ok(())
}

/// Whether a widget is a signature field, by itself or through its parent.
fn is_signature(file: &PdfFile<'_>, widget: &Dictionary) -> Result<bool, Fault> {
    const MAX_DEPTH: usize = 16;
    let mut kind = widget.get(b"FT").ok().cloned();
    let mut parent = widget.get(b"Parent").and_then(Object::as_reference).ok();
    for _ in 0..MAX_DEPTH {
        let (None, Some(id)) = (&kind, parent) else {
            break;
        };
        let Some(dict) = file.dictionary(id)? else {
            break;
        };
        kind = dict.get(b"FT").ok().cloned();
        parent = dict.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(matches!(kind, Some(Object::Name(n)) if n == b"Sig"))
}

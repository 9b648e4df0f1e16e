//! One revision of a PDF: its objects, read one at a time within a budget.

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Object, ObjectId, ObjectStream, Reader, Stream};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::xref::{self, Entry, Section};

/// Largest object stream decoded, in bytes.
const MAX_CONTAINER: usize = 64 * 1024 * 1024;
/// Bytes that may be copied while reading objects of one revision.
const BUDGET: usize = 1024 * 1024 * 1024;
/// Longest chain of references followed.
const MAX_HOPS: usize = 16;

/// What could not be read, in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault(pub(crate) &'static str);

/// A PDF up to the end of one of its revisions.
pub(crate) struct PdfFile<'a> {
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
    /// Cross-reference sections, newest first; never empty.
    pub(crate) sections: Vec<Section>,
    /// Newest trailer.
    pub(crate) trailer: Dictionary,
    entries: BTreeMap<u32, Entry>,
    reader: Reader<'a>,
    containers: RefCell<BTreeMap<u32, Rc<BTreeMap<ObjectId, Object>>>>,
    budget: Cell<usize>,
}

impl<'a> PdfFile<'a> {
    /// Reads the cross-references of `bytes`, which end with `%%EOF`.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault("no %PDF- header"));
        }
        let sections = xref::read_chain(bytes)?;
        let trailer = sections
            .first()
            .map(|s| s.trailer.clone())
            .ok_or(Fault("no trailer"))?;
        let mut entries = BTreeMap::new();
        for section in &sections {
            for (id, entry) in &section.entries {
                entries.entry(*id).or_insert(*entry);
            }
        }
        let table = entries.iter().filter_map(|(id, entry)| match *entry {
            Entry::At { offset, generation } if offset < bytes.len() => {
                let offset = u32::try_from(offset).ok()?;
                Some((*id, XrefEntry::Normal { offset, generation }))
            }
            _ => None,
        });
        let reader = xref::reader(bytes, table.collect());
        let (containers, budget) = (RefCell::default(), Cell::new(BUDGET));
        Ok(Self {
            bytes,
            sections,
            trailer,
            entries,
            reader,
            containers,
            budget,
        })
    }

    /// Where an object is in this revision.
    pub(crate) fn entry(&self, number: u32) -> Option<Entry> {
        self.entries.get(&number).copied()
    }

    /// Highest object number plus one, at least the trailer's /Size.
    pub(crate) fn next_number(&self) -> Result<u32, Fault> {
        let size = self
            .trailer
            .get(b"Size")
            .and_then(Object::as_i64)
            .unwrap_or(0);
        let highest = self.entries.keys().next_back().map_or(0, |n| n + 1);
        u32::try_from(size)
            .map(|s| s.max(highest).max(1))
            .map_err(|_| Fault("Size"))
    }

    /// The object of that number and its generation; `None` if it is free or absent.
    pub(crate) fn numbered(&self, number: u32) -> Result<Option<(ObjectId, Object)>, Fault> {
        match self.entry(number) {
            None | Some(Entry::Free) => Ok(None),
            Some(Entry::At { generation, .. }) => {
                let id = (number, generation);
                let object = self
                    .reader
                    .get_object(id, &mut HashSet::new())
                    .map_err(|_| Fault("damaged object"))?;
                self.spend(&object)?;
                if let Object::Stream(Stream {
                    content,
                    start_position: Some(_),
                    dict,
                    ..
                }) = &object
                    && content.is_empty()
                    && !matches!(dict.get(b"Length"), Ok(Object::Integer(0)))
                {
                    return Err(Fault("stream without length"));
                }
                Ok(Some((id, object)))
            }
            Some(Entry::In { container }) => {
                let id = (number, 0);
                let object = self.container(container)?.get(&id).cloned();
                let object = object.ok_or(Fault("object missing in its stream"))?;
                self.spend(&object)?;
                Ok(Some((id, object)))
            }
        }
    }

    /// The object a reference points at; null if there is none.
    pub(crate) fn get(&self, id: ObjectId) -> Result<Object, Fault> {
        match self.numbered(id.0)? {
            Some((found, object)) if found == id => Ok(object),
            _ => Ok(Object::Null),
        }
    }

    /// Follows references until something else is reached.
    pub(crate) fn resolve(&self, object: &Object) -> Result<Object, Fault> {
        let mut current = object.clone();
        for _ in 0..MAX_HOPS {
            match current {
                Object::Reference(id) => current = self.get(id)?,
                other => return Ok(other),
            }
        }
        Err(Fault("references in a circle"))
    }

    /// The reference and the dictionary of the document catalog.
    pub(crate) fn catalog(&self) -> Result<(ObjectId, Dictionary), Fault> {
        let id = self
            .trailer
            .get(b"Root")
            .and_then(Object::as_reference)
            .map_err(|_| Fault("no catalog"))?;
        match self.get(id)? {
            Object::Dictionary(catalog) => Ok((id, catalog)),
            _ => Err(Fault("no catalog")),
        }
    }

    fn container(&self, number: u32) -> Result<Rc<BTreeMap<ObjectId, Object>>, Fault> {
        if let Some(known) = self.containers.borrow().get(&number) {
            return Ok(Rc::clone(known));
        }
        if !matches!(self.entry(number), Some(Entry::At { .. })) {
            return Err(Fault("object stream missing"));
        }
        let Some((_, Object::Stream(stream))) = self.numbered(number)? else {
            return Err(Fault("object stream missing"));
        };
        if !stream.dict.has_type(b"ObjStm") {
            return Err(Fault("object stream missing"));
        }
        let content = xref::decode(&stream, MAX_CONTAINER)?;
        self.take(content.len())?;
        let mut plain = Stream::new(stream.dict, content);
        plain.dict.remove(b"Filter");
        plain.dict.remove(b"DecodeParms");
        let objects = ObjectStream::new_with_limit(&mut plain, Some(MAX_CONTAINER))
            .map_err(|_| Fault("object stream damaged"))?
            .objects;
        let objects = Rc::new(objects);
        self.containers
            .borrow_mut()
            .insert(number, Rc::clone(&objects));
        Ok(objects)
    }

    fn spend(&self, object: &Object) -> Result<(), Fault> {
        let content = if let Object::Stream(stream) = object {
            stream.content.len()
        } else {
            0
        };
        self.take(content + 1024)
    }

    fn take(&self, bytes: usize) -> Result<(), Fault> {
        let left = self
            .budget
            .get()
            .checked_sub(bytes)
            .ok_or(Fault("too much to read"))?;
        self.budget.set(left);
        Ok(())
    }
}

//! One revision of a PDF: its objects, read one at a time within a budget.

use lopdf::{Dictionary, Object, ObjectId, Stream};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::rc::Rc;

use super::scan::Scan;
use super::syntax::{self, MAX_TEXT};
use super::xref::{self, Entry, Section};

/// Largest object stream decoded, in bytes.
const MAX_CONTAINER: usize = 32 * 1024 * 1024;
/// Most objects of one object stream.
const MAX_HELD: usize = 100_000;
/// Text of objects that may be parsed for all revisions together, in bytes.
const TEXT_BUDGET: usize = 16 * 1024 * 1024;
/// Bytes that may be copied or decoded for all revisions together.
const COPY_BUDGET: usize = 256 * 1024 * 1024;
/// What one object costs besides its text, in bytes of the text budget.
const OBJECT_COST: usize = 64;
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
    pub(crate) sections: Sections,
    /// Newest trailer.
    pub(crate) trailer: Dictionary,
    shared: Rc<Shared>,
}

/// The sections of one revision: the newest of the file left out.
#[derive(Clone)]
pub(crate) struct Sections {
    all: Rc<Vec<Section>>,
    from: usize,
}

impl Deref for Sections {
    type Target = [Section];

    fn deref(&self) -> &[Section] {
        self.all.get(self.from..).unwrap_or_default()
    }
}

/// What all revisions of one file draw on.
struct Shared {
    /// Decoded object streams, by their offset in the file.
    containers: RefCell<BTreeMap<usize, Rc<Container>>>,
    text: Cell<usize>,
    copies: Cell<usize>,
}

/// A decoded object stream (ISO 32000-1 7.5.7).
struct Container {
    content: Vec<u8>,
    objects: BTreeMap<u32, Range<usize>>,
}

/// One object, its stream's bytes not copied.
pub(crate) struct Found<'a> {
    /// Number and generation.
    pub(crate) id: ObjectId,
    /// The value; of a stream its dictionary.
    pub(crate) object: Object,
    /// The bytes of a stream, as they stand in the file.
    pub(crate) data: Option<&'a [u8]>,
}

impl<'a> PdfFile<'a> {
    /// Reads the cross-references of `bytes`, up to the last `%%EOF`.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let end = xref::end_of_document(bytes).ok_or(Fault("no %%EOF"))?;
        Self::open_until(bytes, end)
    }

    /// Reads the cross-references of `bytes`, whose last `%%EOF` ends at `end`.
    pub(crate) fn open_until(bytes: &'a [u8], end: usize) -> Result<Self, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault("no %PDF- header"));
        }
        let all = Rc::new(xref::read_chain(bytes, end)?);
        let sections = Sections { all, from: 0 };
        let trailer = sections
            .first()
            .map(|s| s.trailer.clone())
            .ok_or(Fault("no trailer"))?;
        let shared = Rc::new(Shared {
            containers: RefCell::default(),
            text: Cell::new(TEXT_BUDGET),
            copies: Cell::new(COPY_BUDGET),
        });
        Ok(Self {
            bytes,
            sections,
            trailer,
            shared,
        })
    }

    /// The revision that ends at `end`: its own cross-references must be part of
    /// this file's chain, and lie in it as a whole.
    pub(crate) fn revision(&self, end: usize) -> Result<Self, Fault> {
        const WHAT: Fault = Fault("revision");
        let bytes = self.bytes.get(..end).ok_or(WHAT)?;
        if !xref::ends_a_revision(bytes) {
            return Err(WHAT);
        }
        let start = xref::start(bytes, end)?;
        let newer = self.sections.iter().take_while(|s| s.offset != start);
        let from = self.sections.from + newer.count();
        let sections = Sections {
            all: Rc::clone(&self.sections.all),
            from,
        };
        let newest = sections.first().ok_or(WHAT)?;
        if sections.iter().any(|s| s.end > end) {
            return Err(WHAT);
        }
        Ok(Self {
            bytes,
            trailer: newest.trailer.clone(),
            sections,
            shared: Rc::clone(&self.shared),
        })
    }

    /// Where an object is in this revision.
    pub(crate) fn entry(&self, number: u32) -> Option<Entry> {
        self.sections.iter().find_map(|s| s.entry(number))
    }

    /// Highest object number plus one, at least the trailer's /Size.
    pub(crate) fn next_number(&self) -> Result<u32, Fault> {
        let size = self
            .trailer
            .get(b"Size")
            .and_then(Object::as_i64)
            .unwrap_or(0);
        let last = self.sections.iter().filter_map(|s| s.entries().last());
        let highest = last.map(|(n, _)| n + 1).max().unwrap_or(0);
        u32::try_from(size)
            .map(|s| s.max(highest).max(1))
            .map_err(|_| Fault("Size"))
    }

    /// The object of that number; `None` if it is free or absent.
    pub(crate) fn find(&self, number: u32) -> Result<Option<Found<'a>>, Fault> {
        match self.entry(number) {
            None | Some(Entry::Free) => Ok(None),
            Some(Entry::At { offset, generation }) => {
                let (found, _) = self.read_at(offset)?;
                if found.id == (number, generation) {
                    Ok(Some(found))
                } else {
                    Err(Fault("another object at that place"))
                }
            }
            Some(Entry::In { container }) => self.held(number, container).map(Some),
        }
    }

    /// The object that begins at `offset`, and where it ends.
    pub(crate) fn read_at(&self, offset: usize) -> Result<(Found<'a>, usize), Fault> {
        let rest = self.bytes.len().saturating_sub(offset).min(MAX_TEXT);
        let extent = match syntax::indirect(self.bytes, offset) {
            Ok(extent) => extent,
            Err(fault) => {
                // How far it was walked is not known: the worst is paid.
                self.spend_text(rest)?;
                return Err(fault);
            }
        };
        self.spend_text(extent.body.len() + OBJECT_COST)?;
        let text = self.bytes.get(extent.body).ok_or(Fault("object"))?;
        let object = xref::parse(text)?;
        let (data, end) = match (&object, extent.data) {
            (Object::Dictionary(dict), Some(from)) => {
                let length = self.length_of(dict)?;
                let stop = from
                    .checked_add(length)
                    .ok_or(Fault("length of a stream"))?;
                let end = syntax::stream_end(self.bytes, stop)?;
                (self.bytes.get(from..stop), end)
            }
            (_, Some(_)) => return Err(Fault("stream without its dictionary")),
            (_, None) => (None, extent.end),
        };
        let id = extent.id;
        Ok((Found { id, object, data }, end))
    }

    /// The /Length of a stream, given directly or as an object of its own.
    fn length_of(&self, dict: &Dictionary) -> Result<usize, Fault> {
        const WHAT: Fault = Fault("length of a stream");
        let length = match dict.get(b"Length") {
            Ok(Object::Integer(n)) => *n,
            Ok(Object::Reference(id)) => {
                let Some(Entry::At { offset, generation }) = self.entry(id.0) else {
                    return Err(WHAT);
                };
                let extent = syntax::indirect(self.bytes, offset).map_err(|_| WHAT)?;
                let mut scan = Scan::new(self.bytes, extent.body.start);
                let value = scan.number().ok_or(WHAT)?;
                let is_it = extent.id == *id && id.1 == generation && scan.at == extent.body.end;
                return if is_it { Ok(value) } else { Err(WHAT) };
            }
            _ => return Err(WHAT),
        };
        usize::try_from(length).map_err(|_| WHAT)
    }

    /// The object of that number and its generation, a stream with a copy of
    /// its bytes; `None` if it is free or absent.
    pub(crate) fn numbered(&self, number: u32) -> Result<Option<(ObjectId, Object)>, Fault> {
        let Some(found) = self.find(number)? else {
            return Ok(None);
        };
        match (found.object, found.data) {
            (Object::Dictionary(dict), Some(data)) => {
                self.spend_copy(data.len())?;
                let mut stream = Stream::new(Dictionary::new(), data.to_vec());
                stream.dict = dict;
                Ok(Some((found.id, Object::Stream(stream))))
            }
            (object, _) => Ok(Some((found.id, object))),
        }
    }

    /// The object a reference points at; null if there is none.
    pub(crate) fn get(&self, id: ObjectId) -> Result<Object, Fault> {
        match self.numbered(id.0)? {
            Some((found, object)) if found == id => Ok(object),
            _ => Ok(Object::Null),
        }
    }

    /// The dictionary a reference points at, of a stream its own; `None` if it
    /// is something else.
    pub(crate) fn dictionary(&self, id: ObjectId) -> Result<Option<Dictionary>, Fault> {
        match self.find(id.0)? {
            Some(Found {
                id: found,
                object: Object::Dictionary(dict),
                ..
            }) if found == id => Ok(Some(dict)),
            _ => Ok(None),
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
        let catalog = self.dictionary(id)?.ok_or(Fault("no catalog"))?;
        Ok((id, catalog))
    }

    fn held(&self, number: u32, container: u32) -> Result<Found<'a>, Fault> {
        let container = self.container(container)?;
        let range = container.objects.get(&number).cloned();
        let range = range.ok_or(Fault("object missing in its stream"))?;
        self.spend_text(range.len() + OBJECT_COST)?;
        let text = container.content.get(range).unwrap_or_default();
        Ok(Found {
            id: (number, 0),
            object: xref::parse(text)?,
            data: None,
        })
    }

    fn container(&self, number: u32) -> Result<Rc<Container>, Fault> {
        const WHAT: Fault = Fault("object stream missing");
        let Some(Entry::At { offset, .. }) = self.entry(number) else {
            return Err(WHAT);
        };
        if let Some(known) = self.shared.containers.borrow().get(&offset) {
            return Ok(Rc::clone(known));
        }
        let Some(found) = self.find(number)? else {
            return Err(WHAT);
        };
        let (Object::Dictionary(dict), Some(data)) = (found.object, found.data) else {
            return Err(WHAT);
        };
        if !dict.has_type(b"ObjStm") {
            return Err(WHAT);
        }
        self.spend_copy(data.len())?;
        let left = self.shared.copies.get().min(MAX_CONTAINER);
        let content = xref::decode(&dict, data, left)?;
        self.spend_copy(content.len())?;
        self.spend_text(content.len())?;
        let container = Rc::new(Container::new(&dict, content)?);
        let mut containers = self.shared.containers.borrow_mut();
        containers.insert(offset, Rc::clone(&container));
        Ok(container)
    }

    fn spend_text(&self, bytes: usize) -> Result<(), Fault> {
        spend(&self.shared.text, bytes)
    }

    fn spend_copy(&self, bytes: usize) -> Result<(), Fault> {
        spend(&self.shared.copies, bytes)
    }
}

fn spend(budget: &Cell<usize>, bytes: usize) -> Result<(), Fault> {
    let left = budget.get().checked_sub(bytes);
    budget.set(left.unwrap_or(0));
    left.map(|_| ()).ok_or(Fault("too much to read"))
}

impl Container {
    /// Reads the head: pairs of number and offset, no number twice; the objects
    /// stand one behind the other and fill their places.
    fn new(dict: &Dictionary, content: Vec<u8>) -> Result<Self, Fault> {
        const WHAT: Fault = Fault("object stream damaged");
        let whole = |key: &[u8]| {
            let number = dict.get(key).and_then(Object::as_i64);
            usize::try_from(number.map_err(|_| WHAT)?).map_err(|_| WHAT)
        };
        let (count, first) = (whole(b"N")?, whole(b"First")?);
        if count > MAX_HELD || first > content.len() {
            return Err(WHAT);
        }
        let mut scan = Scan::new(&content, 0);
        let mut objects = BTreeMap::new();
        let mut least = first;
        for _ in 0..count {
            let number = scan.number().and_then(|n| u32::try_from(n).ok());
            let (Some(number), Some(place)) = (number, scan.number()) else {
                return Err(WHAT);
            };
            let range = syntax::value(&content, first.saturating_add(place))?;
            if scan.at > first || range.start < least {
                return Err(WHAT);
            }
            least = range.end;
            if objects.insert(number, range).is_some() {
                return Err(Fault("object listed twice"));
            }
        }
        Ok(Self { content, objects })
    }
}

//! Appending an incremental update (ISO 32000-1 7.5.6) in the original's kind of
//! cross-reference.

use aws_lc_rs::digest;
use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use std::collections::BTreeMap;

use super::emit;
use super::file::{Fault, PdfFile};

/// The objects of one increment, each already written out.
pub(crate) struct Increment {
    next: u32,
    objects: BTreeMap<ObjectId, Vec<u8>>,
}

impl Increment {
    /// Starts an empty increment after `file`.
    pub(crate) fn after(file: &PdfFile<'_>) -> Result<Self, Fault> {
        Ok(Self {
            next: file.next_number()?,
            objects: BTreeMap::new(),
        })
    }

    /// Reserves the number of a new object.
    pub(crate) fn reserve(&mut self) -> ObjectId {
        let id = (self.next, 0);
        self.next += 1;
        id
    }

    /// Puts an object's bytes under a number.
    pub(crate) fn put_bytes(&mut self, id: ObjectId, body: Vec<u8>) {
        self.objects.insert(id, body);
    }

    /// Puts an object under a number.
    pub(crate) fn put(&mut self, id: ObjectId, value: &Object) {
        let mut body = Vec::new();
        emit::object(&mut body, value);
        self.put_bytes(id, body);
    }

    /// Adds a new object and returns its reference.
    pub(crate) fn add(&mut self, value: &Object) -> ObjectId {
        let id = self.reserve();
        self.put(id, value);
        id
    }

    /// The whole file with the increment, and where `wanted`'s body begins.
    pub(crate) fn append(
        mut self,
        file: &PdfFile<'_>,
        wanted: ObjectId,
    ) -> Result<(Vec<u8>, usize), Fault> {
        let newest = file.sections.first().ok_or(Fault("no trailer"))?;
        let mut out = file.bytes.to_vec();
        if !matches!(out.last(), Some(b'\n' | b'\r')) {
            out.push(b'\n');
        }
        let mut offsets = BTreeMap::new();
        let mut place = 0;
        for (id, body) in &self.objects {
            offsets.insert(*id, out.len());
            out.extend(format!("{} {} obj\n", id.0, id.1).bytes());
            if *id == wanted {
                place = out.len();
            }
            out.extend(body);
            out.extend(b"\nendobj\n");
        }
        let xref_offset = out.len();
        let mut trailer = trailer_after(file, newest.offset, &out)?;
        if newest.stream.is_some() {
            let id = self.reserve();
            offsets.insert(id, xref_offset);
            trailer.set("Size", i64::from(self.next));
            write_stream(&mut out, id, &trailer, &offsets)?;
        } else {
            trailer.set("Size", i64::from(self.next));
            write_table(&mut out, &trailer, &offsets);
        }
        out.extend(format!("startxref\n{xref_offset}\n%%EOF\n").bytes());
        Ok((out, place))
    }
}

/// Root and Info as before; /ID's first half kept, its second half renewed
/// from the content, so that the same input gives the same bytes.
fn trailer_after(file: &PdfFile<'_>, previous: usize, content: &[u8]) -> Result<Dictionary, Fault> {
    let mut trailer = Dictionary::new();
    for key in [&b"Root"[..], b"Info"] {
        if let Ok(value) = file.trailer.get(key) {
            trailer.set(key, value.clone());
        }
    }
    let digest = digest::digest(&digest::SHA256, content);
    let fresh = digest.as_ref().get(..16).unwrap_or_default().to_vec();
    let fresh = Object::String(fresh, StringFormat::Hexadecimal);
    let first = match file.trailer.get(b"ID").map(|id| file.resolve(id)) {
        Ok(Ok(Object::Array(halves))) => halves.first().cloned(),
        _ => None,
    };
    let first = match first {
        Some(Object::String(bytes, _)) => Object::String(bytes, StringFormat::Hexadecimal),
        _ => fresh.clone(),
    };
    trailer.set("ID", vec![first, fresh]);
    trailer.set("Prev", i64::try_from(previous).map_err(|_| Fault("Prev"))?);
    Ok(trailer)
}

/// Runs of consecutive object numbers.
fn runs(offsets: &BTreeMap<ObjectId, usize>) -> Vec<Vec<(ObjectId, usize)>> {
    let mut runs: Vec<Vec<(ObjectId, usize)>> = Vec::new();
    for (id, offset) in offsets {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last.0 + 1 == id.0) => {
                run.push((*id, *offset));
            }
            _ => runs.push(vec![(*id, *offset)]),
        }
    }
    runs
}

fn write_table(out: &mut Vec<u8>, trailer: &Dictionary, offsets: &BTreeMap<ObjectId, usize>) {
    out.extend(b"xref\n");
    for run in runs(offsets) {
        let first = run.first().map_or(0, |(id, _)| id.0);
        out.extend(format!("{first} {}\n", run.len()).bytes());
        for ((_, generation), offset) in run {
            out.extend(format!("{offset:010} {generation:05} n \n").bytes());
        }
    }
    out.extend(b"trailer\n");
    emit::dictionary(out, trailer);
    out.push(b'\n');
}

fn write_stream(
    out: &mut Vec<u8>,
    id: ObjectId,
    trailer: &Dictionary,
    offsets: &BTreeMap<ObjectId, usize>,
) -> Result<(), Fault> {
    let mut index = Vec::new();
    let mut rows = Vec::new();
    for run in runs(offsets) {
        let first = run.first().map_or(0, |(id, _)| id.0);
        index.push(Object::Integer(i64::from(first)));
        index.push(Object::Integer(
            i64::try_from(run.len()).map_err(|_| Fault("Index"))?,
        ));
        for ((_, generation), offset) in run {
            rows.push(1);
            rows.extend(
                u32::try_from(offset)
                    .map_err(|_| Fault("offset"))?
                    .to_be_bytes(),
            );
            rows.extend(generation.to_be_bytes());
        }
    }
    let mut dict = Dictionary::new();
    dict.set("Type", "XRef");
    dict.set(
        "W",
        vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)],
    );
    dict.set("Index", index);
    dict.extend(trailer);
    let stream = lopdf::Stream::new(dict, rows);
    out.extend(format!("{} {} obj\n", id.0, id.1).bytes());
    emit::object(out, &Object::Stream(stream));
    out.extend(b"\nendobj\n");
    Ok(())
}

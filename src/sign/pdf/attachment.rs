//! An embedded file that the signatures of a PDF cover (ISO 32000-2, 7.11.4 and
//! 14.13; ISO 19005-3, 6.8).

use lopdf::{Dictionary, Error, Object, ObjectId, Stream};
use thiserror::Error as Described;

use super::field::{shown, signature_fields};
use super::file::{Fault, PdfFile};
use crate::sign::MAX_PDF;

/// Most embedded or associated files looked at.
const MAX_FILES: usize = 1000;
/// Deepest nesting of the name tree.
const MAX_DEPTH: usize = 8;

/// Why an embedded file is not given back.
#[derive(Debug, Clone, PartialEq, Eq, Described)]
pub enum AttachmentProblem {
    /// Nothing is signed, so nothing is covered.
    #[error("nothing in the file is signed")]
    Unsigned,
    /// There is no embedded file of this name.
    #[error("there is no such embedded file")]
    Missing,
    /// Two embedded or associated files have this name.
    #[error("two embedded files have this name")]
    Doubled,
    /// The file is embedded, but not associated with the document.
    #[error("the embedded file is not associated with the document")]
    NotAssociated,
    /// It is not the document's data.
    #[error("the embedded file is associated as {found}, not as Data")]
    WrongRelationship {
        /// The relationship it has; empty for none.
        found: String,
    },
    /// It is of another media type.
    #[error("the embedded file is of the type {found}")]
    WrongType {
        /// The type it has; empty for none.
        found: String,
    },
    /// It was embedded after the first signature.
    #[error("the embedded file was added after signing")]
    AddedLater,
    /// It is not the file that was signed.
    #[error("the embedded file was changed after signing")]
    ChangedLater,
    /// It is larger than it may be.
    #[error("the embedded file has more than {max} bytes")]
    TooLarge {
        /// The greatest size in bytes.
        max: usize,
    },
    /// The PDF or the embedded file cannot be read.
    #[error("the embedded file cannot be read: {detail}")]
    Damaged {
        /// What the reader found, in English.
        detail: String,
    },
}

impl From<Fault> for AttachmentProblem {
    fn from(fault: Fault) -> Self {
        damaged(fault.0)
    }
}

fn damaged(detail: &str) -> AttachmentProblem {
    AttachmentProblem::Damaged {
        detail: detail.to_owned(),
    }
}

/// The embedded file `name` of the media type `mime`, of at most `max` bytes. It
/// stands in the first signed revision and is the same file in the newest one.
///
/// This speaks of the place of the file only. Whether the signatures hold is for
/// [`verify`](crate::sign::verify()) to say, which must be asked too.
///
/// # Errors
/// See [`AttachmentProblem`].
pub fn covered_attachment(
    pdf: &[u8],
    name: &str,
    mime: &str,
    max: usize,
) -> Result<Vec<u8>, AttachmentProblem> {
    if pdf.len() > MAX_PDF {
        return Err(AttachmentProblem::TooLarge { max: MAX_PDF });
    }
    let newest = PdfFile::open(pdf)?;
    let end = first_signed_end(&newest)?.ok_or(AttachmentProblem::Unsigned)?;
    let now = Embedded::find(&newest, name, mime)?;
    let prefix = pdf.get(..end).ok_or_else(|| damaged("ByteRange"))?;
    let signed = PdfFile::open(prefix)?;
    let then = match Embedded::find(&signed, name, mime) {
        Err(AttachmentProblem::Missing) => return Err(AttachmentProblem::AddedLater),
        other => other?,
    };
    if now != then {
        return Err(AttachmentProblem::ChangedLater);
    }
    then.unpack(max)
}

/// Where the revision ends that the first signature covers, as its /ByteRange says.
fn first_signed_end(file: &PdfFile<'_>) -> Result<Option<usize>, Fault> {
    let mut first: Option<usize> = None;
    for field in signature_fields(file)? {
        let Some(value) = field.value() else { continue };
        let Object::Dictionary(signature) = file.resolve(value)? else {
            return Err(Fault("signature"));
        };
        let end = signature.get(b"ByteRange").ok().and_then(end_of_range);
        let end = end.ok_or(Fault("ByteRange"))?;
        first = Some(first.map_or(end, |first| first.min(end)));
    }
    Ok(first)
}

fn end_of_range(range: &Object) -> Option<usize> {
    let [.., from, length] = range.as_array().ok()?.as_slice() else {
        return None;
    };
    let number = |object: &Object| usize::try_from(object.as_i64().ok()?).ok();
    number(from)?.checked_add(number(length)?)
}

/// An embedded file in one revision.
#[derive(PartialEq)]
struct Embedded {
    specification: ObjectId,
    place: ObjectId,
    stream: Stream,
}

impl Embedded {
    fn find(file: &PdfFile<'_>, name: &str, mime: &str) -> Result<Self, AttachmentProblem> {
        let (_, catalog) = file.catalog()?;
        let mut named = Vec::new();
        for (key, entry) in name_tree(file, &catalog)? {
            let specification = match file.resolve(&entry)? {
                Object::Dictionary(specification) => specification,
                _ => Dictionary::new(),
            };
            if key == name || is_called(&specification, name) {
                named.push((key, entry, specification));
            }
        }
        let (key, entry, specification) = match named.len() {
            0 => return Err(AttachmentProblem::Missing),
            1 => named.swap_remove(0),
            _ => return Err(AttachmentProblem::Doubled),
        };
        let Object::Reference(id) = entry else {
            return Err(AttachmentProblem::NotAssociated);
        };
        if key != name || !names(&specification).all(|other| other == name) {
            return Err(damaged("it has different names"));
        }
        associated(file, &catalog, id, name)?;
        let found = name_of(&specification, b"AFRelationship");
        if found != "Data" {
            return Err(AttachmentProblem::WrongRelationship { found });
        }
        let place = content_of(file, &specification)?;
        let Object::Stream(stream) = file.get(place)? else {
            return Err(damaged("it has no content"));
        };
        let found = name_of(&stream.dict, b"Subtype");
        if found != mime {
            return Err(AttachmentProblem::WrongType { found });
        }
        Ok(Self {
            specification: id,
            place,
            stream,
        })
    }

    /// Its content: plain or Flate without a predictor, and as long as it says.
    fn unpack(&self, max: usize) -> Result<Vec<u8>, AttachmentProblem> {
        let Stream { dict, content, .. } = &self.stream;
        let filter = dict.get(b"Filter").ok();
        let bytes = match filter {
            None if content.len() > max => return Err(AttachmentProblem::TooLarge { max }),
            None => content.clone(),
            Some(Object::Name(name)) if name == b"FlateDecode" && !dict.has(b"DecodeParms") => {
                match self.stream.decompressed_content_with_limit(max) {
                    Ok(bytes) => bytes,
                    // Flate alone, without parameters, fails this way only at the limit.
                    Err(Error::Decompress(_)) => return Err(AttachmentProblem::TooLarge { max }),
                    Err(_) => return Err(damaged("it cannot be unpacked")),
                }
            }
            Some(_) => return Err(damaged("it is packed in an unusual way")),
        };
        let parameters = dict.get(b"Params").and_then(Object::as_dict);
        let size = parameters.and_then(|p| p.get(b"Size"));
        let size = size.and_then(Object::as_i64).ok();
        if size.and_then(|size| usize::try_from(size).ok()) != Some(bytes.len()) {
            return Err(damaged("it is not as long as it says"));
        }
        Ok(bytes)
    }
}

/// The file specification stands in /AF once, and no other of its name does.
fn associated(
    file: &PdfFile<'_>,
    catalog: &Dictionary,
    id: ObjectId,
    name: &str,
) -> Result<(), AttachmentProblem> {
    let Ok(list) = catalog.get(b"AF") else {
        return Err(AttachmentProblem::NotAssociated);
    };
    let Object::Array(list) = file.resolve(list)? else {
        return Err(AttachmentProblem::NotAssociated);
    };
    if list.len() > MAX_FILES {
        return Err(damaged("too many associated files"));
    }
    let mut times = 0;
    for entry in &list {
        if matches!(entry, Object::Reference(other) if *other == id) {
            times += 1;
        } else if let Object::Dictionary(other) = file.resolve(entry)?
            && is_called(&other, name)
        {
            return Err(AttachmentProblem::Doubled);
        }
    }
    match times {
        0 => Err(AttachmentProblem::NotAssociated),
        1 => Ok(()),
        _ => Err(AttachmentProblem::Doubled),
    }
}

/// The one stream that every entry of /EF leads to.
fn content_of(
    file: &PdfFile<'_>,
    specification: &Dictionary,
) -> Result<ObjectId, AttachmentProblem> {
    let files = specification.get(b"EF").map_err(|_| Fault("no EF"))?;
    let Object::Dictionary(files) = file.resolve(files)? else {
        return Err(damaged("no EF"));
    };
    let mut place = None;
    for (_, entry) in &files {
        match (entry, place) {
            (Object::Reference(id), None) => place = Some(*id),
            (Object::Reference(id), Some(known)) if *id == known => {}
            (Object::Reference(_), Some(_)) => return Err(AttachmentProblem::Doubled),
            _ => return Err(damaged("no content")),
        }
    }
    place.ok_or_else(|| damaged("no content"))
}

/// The entries of the name tree of embedded files (ISO 32000-2, 7.9.6).
fn name_tree(
    file: &PdfFile<'_>,
    catalog: &Dictionary,
) -> Result<Vec<(String, Object)>, AttachmentProblem> {
    let mut found = Vec::new();
    let Ok(names) = catalog.get(b"Names") else {
        return Ok(found);
    };
    let Object::Dictionary(names) = file.resolve(names)? else {
        return Ok(found);
    };
    let Ok(root) = names.get(b"EmbeddedFiles") else {
        return Ok(found);
    };
    let mut open = vec![(root.clone(), 0)];
    let mut visited = 0;
    while let Some((node, depth)) = open.pop() {
        visited += 1;
        if visited > MAX_FILES || depth > MAX_DEPTH {
            return Err(damaged("tree of embedded files"));
        }
        let Object::Dictionary(node) = file.resolve(&node)? else {
            return Err(damaged("tree of embedded files"));
        };
        if let Ok(kids) = node.get(b"Kids") {
            let Object::Array(kids) = file.resolve(kids)? else {
                return Err(damaged("tree of embedded files"));
            };
            if open.len() + kids.len() > MAX_FILES {
                return Err(damaged("tree of embedded files"));
            }
            open.extend(kids.into_iter().map(|kid| (kid, depth + 1)));
        }
        if let Ok(pairs) = node.get(b"Names") {
            let Object::Array(pairs) = file.resolve(pairs)? else {
                return Err(damaged("tree of embedded files"));
            };
            if pairs.len() % 2 != 0 || found.len() + pairs.len() / 2 > MAX_FILES {
                return Err(damaged("tree of embedded files"));
            }
            for pair in pairs.chunks_exact(2) {
                let key = file.resolve(&pair[0])?;
                let key = lopdf::decode_text_string(&key).map_err(|_| Fault("name of a file"))?;
                found.push((key, pair[1].clone()));
            }
        }
    }
    Ok(found)
}

/// Every name a file specification gives its file (ISO 32000-2, table 43).
fn names(specification: &Dictionary) -> impl Iterator<Item = String> {
    let keys = [&b"UF"[..], b"F", b"DOS", b"Mac", b"Unix"];
    let names = keys
        .into_iter()
        .filter_map(|key| specification.get(key).ok());
    names.map(|name| lopdf::decode_text_string(name).unwrap_or_default())
}

fn is_called(specification: &Dictionary, name: &str) -> bool {
    names(specification).any(|other| other == name)
}

/// A name of the dictionary as text; empty where there is none.
fn name_of(dictionary: &Dictionary, key: &[u8]) -> String {
    match dictionary.get(key) {
        Ok(Object::Name(name)) => shown(name),
        _ => String::new(),
    }
}

//! Signature fields of the interactive form (ISO 32000-1 12.7).

use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

use super::file::{Fault, PdfFile};
use crate::model::text::clean_line;

/// Most form fields looked at.
pub(crate) const MAX_FIELDS: usize = 2_000;
/// Deepest nesting of fields.
const MAX_DEPTH: usize = 16;

/// A signature field merged with its widget.
pub(crate) struct SignatureField {
    /// The field's object.
    pub(crate) id: ObjectId,
    /// Full name, parts joined by dots.
    pub(crate) name: String,
    /// Its dictionary.
    pub(crate) dict: Dictionary,
}

impl SignatureField {
    /// The name as it may be shown: a file could write lines of the check's answer
    /// into it.
    pub(crate) fn shown(&self) -> String {
        clean_line(&self.name)
    }

    /// The value /V, if it is there and not null.
    pub(crate) fn value(&self) -> Option<&Object> {
        self.dict.get(b"V").ok().filter(|v| !v.is_null())
    }
}

/// A name object of the file as it may be shown, at most 80 characters of it.
pub(crate) fn shown(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    clean_line(&name).chars().take(80).collect()
}

/// The form's dictionary and, if it is an object of its own, its reference.
pub(crate) fn form(file: &PdfFile<'_>) -> Result<Option<(Option<ObjectId>, Dictionary)>, Fault> {
    let (_, catalog) = file.catalog()?;
    let Ok(entry) = catalog.get(b"AcroForm") else {
        return Ok(None);
    };
    match (entry, file.resolve(entry)?) {
        (Object::Reference(id), Object::Dictionary(form)) => Ok(Some((Some(*id), form))),
        (_, Object::Dictionary(form)) => Ok(Some((None, form))),
        (_, Object::Null) => Ok(None),
        _ => Err(Fault("form")),
    }
}

/// All signature fields in the form's order.
pub(crate) fn signature_fields(file: &PdfFile<'_>) -> Result<Vec<SignatureField>, Fault> {
    let Some((_, form)) = form(file)? else {
        return Ok(Vec::new());
    };
    let Ok(list) = form.get(b"Fields") else {
        return Ok(Vec::new());
    };
    let mut walk = Walk {
        file,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    walk.list(list, "", false, 0)?;
    Ok(walk.found)
}

struct Walk<'f, 'a> {
    file: &'f PdfFile<'a>,
    seen: BTreeSet<ObjectId>,
    found: Vec<SignatureField>,
}

impl Walk<'_, '_> {
    fn list(
        &mut self,
        list: &Object,
        prefix: &str,
        signs: bool,
        depth: usize,
    ) -> Result<(), Fault> {
        let Object::Array(items) = self.file.resolve(list)? else {
            return Err(Fault("form"));
        };
        if depth > MAX_DEPTH {
            return Err(Fault("form"));
        }
        for item in &items {
            let Object::Reference(id) = *item else {
                return Err(Fault("form"));
            };
            if !self.seen.insert(id) || self.seen.len() > MAX_FIELDS {
                return Err(Fault("form"));
            }
            if let Object::Dictionary(dict) = self.file.get(id)? {
                self.field(id, dict, prefix, signs, depth)?;
            }
        }
        Ok(())
    }

    fn field(
        &mut self,
        id: ObjectId,
        dict: Dictionary,
        prefix: &str,
        signs: bool,
        depth: usize,
    ) -> Result<(), Fault> {
        let name = match dict.get(b"T") {
            Ok(own @ Object::String(..)) => {
                let own = lopdf::decode_text_string(own).map_err(|_| Fault("form"))?;
                if prefix.is_empty() {
                    own
                } else {
                    format!("{prefix}.{own}")
                }
            }
            _ => prefix.to_owned(),
        };
        let signs = match dict.get(b"FT") {
            Ok(Object::Name(kind)) => kind == b"Sig",
            _ => signs,
        };
        let kids = dict.get(b"Kids").ok().cloned();
        if signs {
            self.found.push(SignatureField {
                id,
                name: name.clone(),
                dict,
            });
        }
        match kids {
            Some(kids) => self.list(&kids, &name, signs, depth + 1),
            None => Ok(()),
        }
    }
}

//! What a signature says may be changed after it (ISO 32000-1 12.8.2).

use lopdf::{Dictionary, Object};

use super::changes::Permission;
use crate::sign::pdf::field::shown;
use crate::sign::pdf::file::PdfFile;
use crate::sign::problem::Problem;

/// Most references of one signature.
const MAX_REFERENCES: usize = 16;
/// Most fields named in one of them.
const MAX_NAMES: usize = 1_000;

/// One signature reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reference {
    /// `DocMDP`: what may be done to the document.
    Document(Permission),
    /// `FieldMDP`: which fields may no longer be changed.
    Fields(Lock),
}

/// The fields a signature locks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lock {
    /// Every field.
    All,
    /// These.
    Include(Vec<String>),
    /// All but these.
    Exclude(Vec<String>),
}

impl Lock {
    /// Whether the field of that full name, or one above it, is locked.
    pub(super) fn holds(&self, field: &str) -> bool {
        let named = |names: &[String]| {
            let mut names = names.iter();
            names.any(|n| field == n || field.strip_prefix(n).is_some_and(|r| r.starts_with('.')))
        };
        match self {
            Self::All => true,
            Self::Include(names) => named(names),
            Self::Exclude(names) => !named(names),
        }
    }
}

/// The references of a signature dictionary.
///
/// # Errors
/// [`Problem::UnsupportedFilter`] for a transform method or parameters this
/// program does not know: what they would allow is not known either.
pub(super) fn all(file: &PdfFile<'_>, signature: &Dictionary) -> Result<Vec<Reference>, Problem> {
    let unknown = |name: &[u8]| Problem::UnsupportedFilter { name: shown(name) };
    let resolved = |object: &Object| file.resolve(object).map_err(|_| unknown(b"Reference"));
    let Ok(list) = signature.get(b"Reference") else {
        return Ok(Vec::new());
    };
    let Object::Array(list) = resolved(list)? else {
        return Err(unknown(b"Reference"));
    };
    if list.len() > MAX_REFERENCES {
        return Err(unknown(b"Reference"));
    }
    let mut found = Vec::new();
    for item in &list {
        let Object::Dictionary(item) = resolved(item)? else {
            return Err(unknown(b"Reference"));
        };
        let method = item.get(b"TransformMethod").and_then(Object::as_name);
        let parameters = match item.get(b"TransformParams") {
            Ok(parameters) => resolved(parameters)?,
            Err(_) => Object::Dictionary(Dictionary::new()),
        };
        let Object::Dictionary(parameters) = parameters else {
            return Err(unknown(b"TransformParams"));
        };
        found.push(match method.unwrap_or_default() {
            b"DocMDP" => Reference::Document(match parameters.get(b"P") {
                Ok(Object::Integer(1)) => Permission::Nothing,
                Ok(Object::Integer(2)) | Err(_) => Permission::Signing,
                Ok(Object::Integer(3)) => Permission::Annotating,
                Ok(_) => return Err(unknown(b"DocMDP")),
            }),
            b"FieldMDP" => {
                Reference::Fields(lock(&parameters).ok_or_else(|| unknown(b"FieldMDP"))?)
            }
            other => return Err(unknown(other)),
        });
    }
    Ok(found)
}

fn lock(parameters: &Dictionary) -> Option<Lock> {
    let names = || {
        let list = parameters.get(b"Fields").and_then(Object::as_array).ok()?;
        if list.len() > MAX_NAMES {
            return None;
        }
        let names = list.iter().map(|n| lopdf::decode_text_string(n).ok());
        names.collect::<Option<Vec<_>>>()
    };
    match parameters.get(b"Action").and_then(Object::as_name).ok()? {
        b"All" => Some(Lock::All),
        b"Include" => Some(Lock::Include(names()?)),
        b"Exclude" => Some(Lock::Exclude(names()?)),
        _ => None,
    }
}

/// What a certification signature allows; the least, should it say so twice.
pub(super) fn permission(references: &[Reference]) -> Option<Permission> {
    let all = references.iter().filter_map(|r| match r {
        Reference::Document(permission) => Some(*permission),
        Reference::Fields(_) => None,
    });
    all.min()
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn a_lock_holds_a_field_and_what_is_below_it() {
        let names = || vec!["Ky".to_owned()];
        assert!(Lock::All.holds("CoQuan"));
        assert!(Lock::Include(names()).holds("Ky.CoQuan"));
        assert!(!Lock::Include(names()).holds("Kyc"));
        assert!(!Lock::Exclude(names()).holds("Ky"));
        assert!(Lock::Exclude(names()).holds("CoQuan"));
    }
}

//! Whether every reference in the documents leads somewhere. Validators of OSCAL
//! look at one document's form and let a dangling reference pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use super::{FileName, NAMESPACE, OscalFile};

/// A reference that leads nowhere, or a name that stands twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The document.
    pub file: FileName,
    /// JSON pointer (RFC 6901) to the value.
    pub pointer: String,
    /// What it should lead to.
    pub kind: BrokenKind,
    /// The value.
    pub value: String,
}

/// What a reference should lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BrokenKind {
    /// The document is no JSON.
    NotJson,
    /// The UUID or id stands twice in its document.
    Doubled,
    /// A document of the export, or a thing in one.
    Href,
    /// A control of the catalog.
    Control,
    /// A group of the catalog.
    Group,
    /// A part of a control.
    Part,
    /// An assessment objective of a control.
    Objective,
    /// A role of the document's metadata.
    Role,
    /// A party of the document's metadata.
    Party,
    /// An observation of the document.
    Observation,
    /// A risk of the document.
    Risk,
    /// A finding of the document.
    Finding,
    /// A task of the document.
    Task,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            pointer,
            kind,
            value,
        } = self;
        write!(f, "{}#{pointer}: {value} ({kind:?})", file.text())
    }
}

/// Everything wrong between the documents, in their order; empty where all is well.
pub fn check(files: &[OscalFile]) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut documents = BTreeMap::new();
    for file in files {
        match serde_json::from_str::<Value>(&file.text) {
            Ok(value) => {
                let mut index = Index::default();
                let place = Place::root(file.name);
                index.collect(&value, &place, "", &mut broken);
                documents.insert(file.name, (value, index));
            }
            Err(error) => broken.push(Broken {
                file: file.name,
                pointer: String::new(),
                kind: BrokenKind::NotJson,
                value: error.to_string(),
            }),
        }
    }
    let checker = Checker {
        documents: &documents,
    };
    for (name, (value, _)) in &documents {
        checker.walk(value, &Place::root(*name), "", &mut broken);
    }
    broken
}

/// Where in which document.
#[derive(Clone, Debug)]
struct Place {
    file: FileName,
    pointer: String,
}

impl Place {
    fn root(file: FileName) -> Self {
        Self {
            file,
            pointer: String::new(),
        }
    }

    fn below(&self, step: impl fmt::Display) -> Self {
        Self {
            file: self.file,
            pointer: format!("{}/{step}", self.pointer),
        }
    }

    fn broken(&self, kind: BrokenKind, value: &str) -> Broken {
        Broken {
            file: self.file,
            pointer: self.pointer.clone(),
            kind,
            value: value.to_owned(),
        }
    }
}

/// What a document defines.
#[derive(Debug, Default)]
struct Index {
    /// The list each UUID stands in; for the document's own, its name.
    uuids: BTreeMap<String, String>,
    /// Groups, controls, parts and roles by id: the list, and the part's name.
    tokens: BTreeMap<String, (String, String)>,
    /// Roles.
    roles: BTreeSet<String>,
}

impl Index {
    fn collect(&mut self, value: &Value, at: &Place, list: &str, broken: &mut Vec<Broken>) {
        match value {
            Value::Array(values) => {
                for (number, value) in values.iter().enumerate() {
                    self.collect(value, &at.below(number), list, broken);
                }
            }
            Value::Object(fields) => {
                let text = |name: &str| fields.get(name).and_then(Value::as_str);
                let mut doubled = false;
                if let Some(uuid) = text("uuid") {
                    doubled = self.uuids.insert(uuid.into(), list.into()).is_some();
                }
                if let Some(id) = text("id") {
                    doubled |= match list {
                        "roles" => !self.roles.insert(id.into()),
                        "groups" | "controls" | "parts" => {
                            let name = text("name").unwrap_or_default();
                            let known = (list.to_owned(), name.to_owned());
                            self.tokens.insert(id.into(), known).is_some()
                        }
                        _ => false,
                    };
                }
                if doubled {
                    let named = text("uuid").or_else(|| text("id"));
                    broken.push(at.broken(BrokenKind::Doubled, named.unwrap_or_default()));
                }
                for (name, value) in fields {
                    self.collect(value, &at.below(name), name, broken);
                }
            }
            _ => {}
        }
    }
}

struct Checker<'a> {
    documents: &'a BTreeMap<FileName, (Value, Index)>,
}

impl Checker<'_> {
    /// `field` is the name under which `value` stands; the values of a list stand
    /// under the name of the list.
    fn walk(&self, value: &Value, at: &Place, field: &str, broken: &mut Vec<Broken>) {
        match value {
            Value::Array(values) => {
                for (number, value) in values.iter().enumerate() {
                    self.walk(value, &at.below(number), field, broken);
                }
            }
            Value::Object(fields) => {
                self.property(value, at, broken);
                for (name, value) in fields {
                    self.walk(value, &at.below(name), name, broken);
                }
            }
            Value::String(text) => {
                if let Some(kind) = wanted(field)
                    && !self.leads(kind, text, at)
                {
                    broken.push(at.broken(kind, text));
                }
            }
            _ => {}
        }
    }

    /// Properties of ours that name something of the catalog.
    fn property(&self, value: &Value, at: &Place, broken: &mut Vec<Broken>) {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        if text("ns") != Some(NAMESPACE) {
            return;
        }
        let (field, kind) = match text("name") {
            Some("out-of-scope" | "objective" | "critical-failure") => {
                ("value", BrokenKind::Objective)
            }
            Some("article-score") => ("class", BrokenKind::Group),
            _ => return,
        };
        let named = text(field).unwrap_or_default();
        if !self.leads(kind, named, at) {
            broken.push(at.below(field).broken(kind, named));
        }
    }

    fn leads(&self, kind: BrokenKind, to: &str, at: &Place) -> bool {
        let here = self.documents.get(&at.file).map(|(_, index)| index);
        let catalog = self.documents.get(&FileName::Catalog);
        let token = catalog.and_then(|(_, index)| index.tokens.get(to));
        let listed = |list: &str| {
            let found = here.and_then(|index| index.uuids.get(to));
            found.is_some_and(|found| found == list)
        };
        let in_catalog = |list: &str, part: Option<&str>| {
            token.is_some_and(|(of, name)| of == list && part.is_none_or(|part| name == part))
        };
        match kind {
            BrokenKind::NotJson | BrokenKind::Doubled => true,
            BrokenKind::Href => self.href(to, at),
            BrokenKind::Control => in_catalog("controls", None),
            BrokenKind::Group => in_catalog("groups", None),
            BrokenKind::Part => in_catalog("parts", None),
            BrokenKind::Objective => in_catalog("parts", Some("assessment-objective")),
            BrokenKind::Role => here.is_some_and(|index| index.roles.contains(to)),
            BrokenKind::Party => listed("parties"),
            BrokenKind::Observation => listed("observations"),
            BrokenKind::Risk => listed("risks"),
            BrokenKind::Finding => listed("findings"),
            BrokenKind::Task => listed("tasks"),
        }
    }

    /// `#…` leads to a resource of the same document, or to a part of the catalog in
    /// it; `name.json` and `name.json#…` to another document; evidence is named by its
    /// digest. Nothing leads out of the export.
    fn href(&self, to: &str, at: &Place) -> bool {
        if let Some(digest) = to.strip_prefix("nih:sha-256;") {
            let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            return digest.len() == 64 && digest.bytes().all(hexadecimal);
        }
        let (name, thing) = match to.split_once('#') {
            Some((name, thing)) => (name, Some(thing)),
            None => (to, None),
        };
        if name.is_empty() {
            let here = self.documents.get(&at.file).map(|(_, index)| index);
            return here.zip(thing).is_some_and(|(index, thing)| {
                let resource = index
                    .uuids
                    .get(thing)
                    .is_some_and(|list| list == "resources");
                let of_catalog = at.file == FileName::Catalog && index.tokens.contains_key(thing);
                resource || of_catalog
            });
        }
        let other = FileName::ALL.into_iter().find(|file| file.text() == name);
        let other = other.and_then(|file| self.documents.get(&file));
        other.is_some_and(|(_, index)| thing.is_none_or(|thing| index.uuids.contains_key(thing)))
    }
}

/// What the text in a field of this name leads to.
fn wanted(field: &str) -> Option<BrokenKind> {
    Some(match field {
        "href" => BrokenKind::Href,
        "with-ids" | "control-id" => BrokenKind::Control,
        "by-id" | "statement-ids" => BrokenKind::Part,
        "objective-id" | "target-id" => BrokenKind::Objective,
        "role-id" => BrokenKind::Role,
        "party-uuids" | "actor-uuid" | "subject-uuid" | "member-of-organizations" => {
            BrokenKind::Party
        }
        "observation-uuid" => BrokenKind::Observation,
        "risk-uuid" => BrokenKind::Risk,
        "finding-uuid" => BrokenKind::Finding,
        "task-uuid" => BrokenKind::Task,
        _ => return None,
    })
}

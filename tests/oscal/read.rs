//! Reading the documents that were made.

use std::collections::BTreeMap;

use serde_json::Value;
use tukiem::app::export::Snapshot;
use tukiem::app::oscal::documents;
use tukiem::exchange::oscal::{FileName, NAMESPACE, OscalFile};
use tukiem::i18n::Language;

pub(crate) const VI: Language = Language::Vietnamese;
pub(crate) const EN: Language = Language::English;

pub(crate) fn parsed(files: &[OscalFile]) -> BTreeMap<FileName, Value> {
    let parse = |file: &OscalFile| (file.name, serde_json::from_str(&file.text).unwrap());
    files.iter().map(parse).collect()
}

/// The documents of an assessment, by name and without the one field around them.
pub(crate) fn made(snapshot: &Snapshot, language: Language) -> BTreeMap<FileName, Value> {
    let files = parsed(&documents(snapshot, language).unwrap());
    let inner = |value: Value| value.as_object().unwrap().values().next().unwrap().clone();
    files
        .into_iter()
        .map(|(n, value)| (n, inner(value)))
        .collect()
}

pub(crate) fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    let list = value.pointer(pointer).and_then(Value::as_array);
    list.map_or(&[], Vec::as_slice)
}

/// The value of a property of ours.
pub(crate) fn prop<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    let ours = |p: &&Value| p["ns"] == NAMESPACE && p["name"] == name;
    list(value, "/props").iter().find(ours)?["value"].as_str()
}

/// Every object below `value`, with the name of the list or field it stands in.
pub(crate) fn walk<'a>(value: &'a Value, field: &str, each: &mut impl FnMut(&'a Value, &str)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, field, each)),
        Value::Object(fields) => {
            each(value, field);
            fields
                .iter()
                .for_each(|(name, value)| walk(value, name, each));
        }
        _ => {}
    }
}

/// The parts of a kind in a catalog, by id.
pub(crate) fn parts<'a>(catalog: &'a Value, name: &str) -> BTreeMap<&'a str, &'a Value> {
    let mut found = BTreeMap::new();
    walk(catalog, "", &mut |value, field| {
        if field == "parts" && value["name"] == name {
            found.insert(value["id"].as_str().unwrap(), value);
        }
    });
    found
}

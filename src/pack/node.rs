//! Untouched slices of the file, opened one layer at a time.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::load::MAX_PROBLEMS;
use super::place::Lines;
use super::problem::{ProblemKind, Wanted};
use super::syntax::{options, trivia, understand};

/// A value and the offset at which it stands.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

/// Where problems gather, by byte offset.
pub(super) struct Sink<'a> {
    text: &'a str,
    lines: Lines<'a>,
    pub(super) problems: Vec<(usize, ProblemKind)>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: Lines::of(text),
            problems: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, at: usize, kind: ProblemKind) {
        if self.problems.len() <= MAX_PROBLEMS {
            self.problems.push((at, kind));
        }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.line(at)
    }

    /// The whole text as a value.
    pub(super) fn root(&self) -> Node<'a> {
        Node::of(self.text, self.text)
    }

    /// The slice of the file that RON handed back, with its place.
    pub(super) fn node(&self, raw: &'a RawValue) -> Node<'a> {
        Node::of(self.text, raw.get_ron())
    }
}

/// One value, not yet read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    raw: &'a str,
    pub(super) at: usize,
}

impl<'a> Node<'a> {
    /// `raw` is a slice of `file`, so that the distance of their beginnings is its place.
    fn of(file: &'a str, raw: &'a str) -> Self {
        let distance = (raw.as_ptr() as usize).saturating_sub(file.as_ptr() as usize);
        let skipped = trivia(raw);
        Self {
            raw: raw.get(skipped..).unwrap_or_default(),
            at: distance.min(file.len()) + skipped,
        }
    }

    /// Reads the value as a `T`, or says why not.
    pub(super) fn read<T: Deserialize<'a>>(self, sink: &mut Sink<'a>) -> Option<T> {
        match options().from_str(self.raw) {
            Ok(value) => Some(value),
            Err(error) => {
                let (at, kind) = understand(self.raw, &error);
                sink.add(self.at + at, kind);
                None
            }
        }
    }

    /// Reads the value as a `T`, calling anything else a value of the wrong kind.
    pub(super) fn read_as<T: Deserialize<'a>>(
        self,
        wanted: Wanted,
        sink: &mut Sink<'a>,
    ) -> Option<T> {
        let read = options().from_str(self.raw).ok();
        if read.is_none() {
            sink.add(self.at, ProblemKind::WrongKind { wanted });
        }
        read
    }

    /// The elements of a list.
    pub(super) fn list(self, sink: &mut Sink<'a>) -> Option<Vec<Node<'a>>> {
        let raw: Vec<&RawValue> = self.read_as(Wanted::List, sink)?;
        Some(raw.into_iter().map(|raw| sink.node(raw)).collect())
    }

    /// The elements of a list that must not be empty.
    pub(super) fn full_list(self, sink: &mut Sink<'a>) -> Option<Vec<Node<'a>>> {
        let list = self.list(sink)?;
        if list.is_empty() {
            sink.add(self.at, ProblemKind::EmptyList);
        }
        Some(list)
    }

    /// The fields of a value of which these are known; unknown and doubled ones are reported.
    pub(super) fn fields(
        self,
        known: &'static [&'static str],
        sink: &mut Sink<'a>,
    ) -> Option<Fields<'a>> {
        let read: RawFields<'a> = self.read_as(Wanted::Fields, sink)?;
        let mut fields = Fields {
            at: self.at,
            found: Vec::with_capacity(read.0.len()),
        };
        for (name, raw) in read.0 {
            let node = sink.node(raw);
            if !known.contains(&name) {
                let kind = ProblemKind::UnknownField {
                    name: name.to_owned(),
                    known: known.iter().map(|k| (*k).to_owned()).collect(),
                };
                sink.add(node.at, kind);
            } else if fields.found.iter().any(|(other, _)| *other == name) {
                let name = name.to_owned();
                sink.add(node.at, ProblemKind::DoubledField { name });
            } else {
                fields.found.push((name, node));
            }
        }
        Some(fields)
    }
}

/// The opened fields of one value.
pub(super) struct Fields<'a> {
    pub(super) at: usize,
    found: Vec<(&'a str, Node<'a>)>,
}

impl<'a> Fields<'a> {
    /// A field that may be left out.
    pub(super) fn may(&self, name: &str) -> Option<Node<'a>> {
        let found = self.found.iter().find(|(found, _)| *found == name);
        found.map(|(_, node)| *node)
    }

    /// A field that must be there.
    pub(super) fn need(&self, name: &str, sink: &mut Sink<'a>) -> Option<Node<'a>> {
        let node = self.may(name);
        if node.is_none() {
            let name = name.to_owned();
            sink.add(self.at, ProblemKind::MissingField { name });
        }
        node
    }
}

/// Field names and raw values in the order of the text.
struct RawFields<'a>(Vec<(&'a str, &'a RawValue)>);

impl<'de> Deserialize<'de> for RawFields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = RawFields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut found = Vec::new();
                while let Some(Name(name)) = map.next_key()? {
                    found.push((name, map.next_value()?));
                }
                Ok(RawFields(found))
            }
        }
        // An empty name: any field may come, none is an error of RON's.
        deserializer.deserialize_struct("", &[], Collect)
    }
}

/// A field's name, which RON hands out only when asked for an identifier.
struct Name<'a>(&'a str);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl<'de> Visitor<'de> for Take {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(name))
            }
        }
        deserializer.deserialize_identifier(Take)
    }
}

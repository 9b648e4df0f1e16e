//! JSON that enters: bounded, without doubled names, opened value by value so
//! that everything wrong is found at once.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

use super::error::{ExchangeError, Finding, FindingKind};
use crate::model::text::{clean_line, is_direction_mark, nfc};

/// The greatest size of a JSON file in bytes: 32 MiB.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The findings listed for one file at most.
const MAX_FINDINGS: usize = 1000;

/// Reads a whole file. A byte order mark is passed over.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, ExchangeError> {
    parse_up_to(MAX_BYTES, bytes)
}

/// Reads a whole file of at most `max` bytes. A byte order mark is passed over.
pub(super) fn parse_up_to(max: usize, bytes: &[u8]) -> Result<Value, ExchangeError> {
    if bytes.len() > max {
        let bytes = bytes.len();
        return Err(ExchangeError::TooLarge { bytes, max });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Strict(value) = serde_json::from_slice(bytes).map_err(|error| {
        // The reader ends its words with the place, which has fields of its own here.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        ExchangeError::Json {
            line: error.line(),
            column: error.column(),
            message: message.to_owned(),
        }
    })?;
    Ok(value)
}

/// Any JSON value in which no object has a name twice.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(value)) = seq.next_element()? {
            list.push(value);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!("the name `{name}` stands twice")));
            }
            let Strict(value) = map.next_value()?;
            object.insert(name, value);
        }
        Ok(object.into())
    }
}

/// Where findings gather.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn add(&mut self, pointer: &str, kind: FindingKind) {
        if self.0.len() < MAX_FINDINGS {
            let pointer = pointer.to_owned();
            self.0.push(Finding { pointer, kind });
        }
    }

    /// Whether no more findings are kept.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MAX_FINDINGS
    }

    /// The value, if nothing was found against it.
    pub(super) fn pass<T>(self, value: Option<T>) -> Result<T, ExchangeError> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(ExchangeError::Invalid(self.0)),
        }
    }
}

/// The named values of one object.
pub(super) struct Object {
    pointer: String,
    values: Map<String, Value>,
}

impl Object {
    /// Opens an object that may have these names; unknown ones are reported.
    pub(super) fn open(
        value: Value,
        pointer: &str,
        known: &[&str],
        findings: &mut Findings,
    ) -> Option<Self> {
        let Value::Object(mut values) = value else {
            let message = "an object must stand here".to_owned();
            findings.add(pointer, FindingKind::Form { message });
            return None;
        };
        for name in values.keys().filter(|n| !known.contains(&n.as_str())) {
            let at = format!("{pointer}/{}", escaped(name));
            let known = known.iter().map(|k| (*k).to_owned()).collect();
            findings.add(&at, FindingKind::UnknownName { known });
        }
        // A name that is null has been left out.
        values.retain(|_, value| !value.is_null());
        Some(Self {
            pointer: pointer.to_owned(),
            values,
        })
    }

    /// The pointer to one of its values.
    pub(super) fn at(&self, name: &str) -> String {
        format!("{}/{name}", self.pointer)
    }

    /// A value that may be left out, read as a `T`.
    pub(super) fn may<T: DeserializeOwned>(
        &mut self,
        name: &str,
        findings: &mut Findings,
    ) -> Option<T> {
        let value = self.values.remove(name)?;
        match serde_json::from_value(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let message = error.to_string();
                findings.add(&self.at(name), FindingKind::Form { message });
                None
            }
        }
    }

    /// A value that must be there, read as a `T`.
    pub(super) fn need<T: DeserializeOwned>(
        &mut self,
        name: &str,
        findings: &mut Findings,
    ) -> Option<T> {
        if !self.values.contains_key(name) {
            let kind = FindingKind::Missing {
                name: name.to_owned(),
            };
            findings.add(&self.pointer, kind);
            return None;
        }
        self.may(name, findings)
    }

    /// The entries of a list with their pointers; none where it is left out.
    pub(super) fn list(
        &mut self,
        name: &str,
        max: usize,
        findings: &mut Findings,
    ) -> Vec<(String, Value)> {
        let at = self.at(name);
        let list: Vec<Value> = self.may(name, findings).unwrap_or_default();
        if list.len() > max {
            let length = list.len();
            findings.add(&at, FindingKind::TooLong { length, max });
            return Vec::new();
        }
        let entries = list.into_iter().enumerate();
        entries.map(|(n, v)| (format!("{at}/{n}"), v)).collect()
    }

    /// A line of text that may be left out: NFC, trimmed, at most `max` characters.
    pub(super) fn line(
        &mut self,
        name: &str,
        max: usize,
        findings: &mut Findings,
    ) -> Option<String> {
        let raw: String = self.may(name, findings)?;
        let at = self.at(name);
        checked(&raw, char::is_control, max, &at, findings).map(|text| clean_line(&text))
    }

    /// A line of text that must be there and say something.
    pub(super) fn full_line(
        &mut self,
        name: &str,
        max: usize,
        findings: &mut Findings,
    ) -> Option<String> {
        let raw: String = self.need(name, findings)?;
        full_line(&raw, max, &self.at(name), findings)
    }

    /// A text of several lines that may be left out: NFC, line ends `\n`.
    pub(super) fn paragraph(
        &mut self,
        name: &str,
        max: usize,
        findings: &mut Findings,
    ) -> Option<String> {
        let raw: String = self.may(name, findings)?;
        let control = |c: char| c.is_control() && c != '\n' && c != '\t';
        let raw = raw.replace("\r\n", "\n");
        checked(&raw, control, max, &self.at(name), findings)
    }

    /// A day that may be left out.
    pub(super) fn date(&mut self, name: &str, findings: &mut Findings) -> Option<NaiveDate> {
        let raw: String = self.may(name, findings)?;
        let date = NaiveDate::parse_from_str(&raw, "%Y-%m-%d").ok();
        let digits = raw.len() == 10 && raw.starts_with(|c: char| c.is_ascii_digit());
        if date.is_none() || !digits {
            let found = raw.chars().take(40).collect();
            findings.add(&self.at(name), FindingKind::BadDate { found });
            return None;
        }
        date
    }

    /// A day that must be there.
    pub(super) fn full_date(&mut self, name: &str, findings: &mut Findings) -> Option<NaiveDate> {
        if self.values.contains_key(name) {
            return self.date(name, findings);
        }
        self.need::<String>(name, findings);
        None
    }
}

/// A line of text that must say something.
pub(super) fn full_line(
    raw: &str,
    max: usize,
    at: &str,
    findings: &mut Findings,
) -> Option<String> {
    let text = checked(raw, char::is_control, max, at, findings)?;
    let text = clean_line(&text);
    if text.is_empty() {
        findings.add(at, FindingKind::Empty);
        return None;
    }
    Some(text)
}

/// A text brought to NFC, without forbidden characters and not too long.
fn checked(
    raw: &str,
    forbidden: impl Fn(char) -> bool,
    max: usize,
    at: &str,
    findings: &mut Findings,
) -> Option<String> {
    let text = nfc(raw);
    let length = text.chars().count();
    if length > max {
        findings.add(at, FindingKind::TooLong { length, max });
        return None;
    }
    if let Some(c) = text
        .chars()
        .find(|c| forbidden(*c) || is_direction_mark(*c))
    {
        let code = u32::from(c);
        findings.add(at, FindingKind::ControlCharacter { code });
        return None;
    }
    Some(text)
}

/// A name as a part of a JSON pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

//! From bytes to a submission.

use serde::Deserialize;
use serde_json::Value;

use super::check::check;
use super::{FORMAT, MAX_BYTES, SubmissionForm, VERSION};
use crate::exchange::error::{ExchangeError, FindingKind};
use crate::exchange::inbound::{Findings, escaped, parse_up_to};

/// Reads a submission. Nothing is passed over: a name the form does not have is
/// refused, and so is one that is left out, stands twice or has an impossible value.
///
/// # Errors
/// [`ExchangeError::NewerVersion`] for a version this program does not know yet;
/// else everything that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<SubmissionForm, ExchangeError> {
    let value = parse_up_to(MAX_BYTES, bytes)?;
    head(&value)?;
    let mut findings = Findings::default();
    let form = match SubmissionForm::deserialize(&value) {
        Ok(form) => form,
        Err(error) => {
            let message = error.to_string();
            findings.add("", FindingKind::Form { message });
            return findings.pass(None);
        }
    };
    // What was read writes exactly the names that were there, or some were passed over.
    let again = serde_json::to_value(&form).map_err(|error| ExchangeError::Write {
        message: error.to_string(),
    })?;
    same_names(&value, &again, &mut String::new(), &mut findings);
    check(&form, &mut findings);
    findings.pass(Some(form))
}

/// Whether it is a submission at all, and of a known version.
fn head(value: &Value) -> Result<(), ExchangeError> {
    let mut findings = Findings::default();
    let format = value.get("format").and_then(Value::as_str);
    if format != Some(FORMAT) {
        let found = format.unwrap_or_default().chars();
        let found = found.filter(|c| !c.is_control()).take(40).collect();
        let wanted = FORMAT.to_owned();
        findings.add("/format", FindingKind::Other { found, wanted });
        return findings.pass(None);
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version > VERSION => Err(ExchangeError::NewerVersion {
            version,
            known: VERSION,
        }),
        Some(1..) => Ok(()),
        _ => {
            let max = i64::try_from(VERSION).unwrap_or(i64::MAX);
            findings.add("/version", FindingKind::OutOfRange { min: 1, max });
            findings.pass(None)
        }
    }
}

/// Compares the names of all objects of both values. Their nesting is bounded by the parser's.
fn same_names(read: &Value, again: &Value, at: &mut String, findings: &mut Findings) {
    let length = at.len();
    if findings.is_full() {
        return;
    }
    match (read, again) {
        (Value::Object(read), Value::Object(again)) => {
            for (name, value) in read {
                at.push('/');
                at.push_str(&escaped(name));
                if let Some(other) = again.get(name) {
                    same_names(value, other, at, findings);
                } else {
                    let known = again.keys().cloned().collect();
                    findings.add(at, FindingKind::UnknownName { known });
                }
                at.truncate(length);
            }
            for name in again.keys().filter(|name| !read.contains_key(*name)) {
                let name = name.clone();
                findings.add(at, FindingKind::Missing { name });
            }
        }
        (Value::Array(read), Value::Array(again)) => {
            for (n, (value, other)) in read.iter().zip(again).enumerate() {
                at.push('/');
                at.push_str(&n.to_string());
                same_names(value, other, at, findings);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

//! Closed words as the values of properties: those of the other JSON forms.

use serde::Serialize;

use super::super::words::StandingWord;
use crate::model::assessment::State;
use crate::model::scoring::{Standing, Tenths};

/// A word of the model's lists as it stands in JSON; empty for what is no word.
pub(super) fn word(of: impl Serialize) -> String {
    match serde_json::to_value(of) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// A value with parts, as the JSON it is in the other forms; empty where it cannot be written.
pub(super) fn json(of: &impl Serialize) -> String {
    serde_json::to_string(of).unwrap_or_default()
}

/// The standing of an item in the score.
pub(super) fn standing(standing: Standing) -> String {
    word(StandingWord::from(standing))
}

/// Where the assessment stands.
pub(super) fn state(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Submitted => "submitted",
        State::Approved => "approved",
        State::Signed => "signed",
    }
}

/// Yes or no.
pub(super) fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// 81.3, a percentage with one decimal.
pub(super) fn percent(share: Tenths) -> String {
    format!("{}.{}", share.0 / 10, share.0 % 10)
}

//! Stub.
use crate::model::text::Language;
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct ExchangeError;
impl ExchangeError { pub fn message(&self, _: Language) -> String { String::new() } }

//! A table as a value: made once in a language, shown as text, spreadsheet,
//! PDF and in the window.

use crate::i18n::{self, Language, integer};
use crate::model::scoring::Tenths;

/// Horizontal place of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Short words and dates.
    Center,
    /// Figures.
    Right,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its width in characters, as far as there is a choice.
    pub width: u16,
    /// Where its cells stand.
    pub align: Align,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A share in tenths of a percent; none where there is nothing to share.
    Share(Option<Tenths>),
    /// A gain in tenths of a percentage point.
    Change(Option<i32>),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }

    /// As a person reads it.
    pub fn shown(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => integer(language, *count),
            Self::Share(share) => i18n::collate::share(language, *share),
            Self::Change(Some(tenths)) => i18n::collate::change(language, *tenths),
            Self::Change(None) => "–".to_owned(),
        }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as there are columns.
    pub rows: Vec<Vec<Value>>,
}

//! The display list: pages of positioned text, rules and rectangles. The PDF
//! and the window's preview draw the same list.
//!
//! Lengths are points (1/72 inch); x runs right and y runs **down** from the
//! page's top left corner.

use super::structure::{ElementId, Structure};
use crate::report::fonts::Face;

/// A laid-out document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Bookmarks, nested.
    pub outline: Vec<OutlineEntry>,
    /// Empty signature fields.
    pub fields: Vec<Field>,
    /// What the pieces of the pages mean, in reading order.
    pub structure: Structure,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Where body text may stand.
    pub frame: Frame,
    /// What is drawn, in painting and reading order.
    pub items: Vec<Item>,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Frame {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A piece of one line of text.
    Text(TextItem),
    /// A straight line.
    Rule(Rule),
    /// A filled rectangle.
    Fill(Fill),
}

/// A piece of one line in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// Left end of the baseline.
    pub x: f32,
    /// Height of the baseline.
    pub baseline: f32,
    /// Width up to the last visible character, word gaps included.
    pub width: f32,
    /// Type size.
    pub size: f32,
    /// Face.
    pub face: Face,
    /// NFC text; the space before a line break stands at its end.
    pub text: String,
    /// Added after every U+0020 to make the line even with the right margin.
    pub word_gap: f32,
    /// Meaning.
    pub mark: Mark,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Start.
    pub from: (f32, f32),
    /// End.
    pub to: (f32, f32),
    /// Thickness.
    pub thickness: f32,
    /// Colour.
    pub color: Color,
    /// Meaning.
    pub mark: Mark,
}

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Where.
    pub frame: Frame,
    /// Colour.
    pub color: Color,
    /// Meaning.
    pub mark: Mark,
}

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Text and rules.
    pub const BLACK: Self = Self(0, 0, 0);
    /// The empty part of a bar, the ground of table heads.
    pub const PALE: Self = Self(0xEC, 0xEC, 0xEC);
    /// The full part of a bar: one restrained blue.
    pub const BAR: Self = Self(0x2F, 0x5D, 0x8A);
}

/// What an item is to a reader of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Page number, rule, repeated table head: not part of the content.
    Artifact,
    /// Content of an element.
    Element(ElementId),
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Text of the heading.
    pub title: String,
    /// Index of the page.
    pub page: usize,
    /// Upper edge of the heading.
    pub y: f32,
    /// Bookmarks under this one.
    pub children: Vec<OutlineEntry>,
}

/// An empty signature field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name, see [`crate::report::document::LEADER_FIELD`].
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Index of the page.
    pub page: usize,
    /// Where.
    pub frame: Frame,
    /// The field's place in the structure.
    pub element: ElementId,
}

impl Item {
    /// The same item moved down.
    #[must_use]
    pub fn lowered(self, by: f32) -> Self {
        match self {
            Self::Text(text) => Self::Text(TextItem {
                baseline: text.baseline + by,
                ..text
            }),
            Self::Rule(rule) => Self::Rule(Rule {
                from: (rule.from.0, rule.from.1 + by),
                to: (rule.to.0, rule.to.1 + by),
                ..rule
            }),
            Self::Fill(fill) => Self::Fill(Fill {
                frame: fill.frame.lowered(by),
                ..fill
            }),
        }
    }

    /// The same item as decoration without meaning.
    #[must_use]
    pub fn as_artifact(self) -> Self {
        let mark = Mark::Artifact;
        match self {
            Self::Text(text) => Self::Text(TextItem { mark, ..text }),
            Self::Rule(rule) => Self::Rule(Rule { mark, ..rule }),
            Self::Fill(fill) => Self::Fill(Fill { mark, ..fill }),
        }
    }

    /// What the item is to a reader of the structure.
    pub fn mark(&self) -> Mark {
        match self {
            Self::Text(text) => text.mark,
            Self::Rule(rule) => rule.mark,
            Self::Fill(fill) => fill.mark,
        }
    }
}

impl Frame {
    /// The same rectangle moved down.
    #[must_use]
    pub fn lowered(self, by: f32) -> Self {
        Self {
            top: self.top + by,
            bottom: self.bottom + by,
            ..self
        }
    }

    /// Distance between the sides.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// Distance between the upper and the lower edge.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }
}

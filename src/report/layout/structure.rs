//! The logical structure: what a screen reader and a text extractor follow.

use super::display::Frame;

/// Index of an element in [`Structure::elements`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ElementId(pub usize);

/// Elements in reading order. The first is the document itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// All elements; a parent stands before its children.
    pub elements: Vec<Element>,
}

/// One element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Standard type.
    pub role: Role,
    /// The element around it; none for the document.
    pub parent: Option<ElementId>,
    /// What a figure shows.
    pub alt: Option<String>,
    /// Columns a cell covers.
    pub span: usize,
    /// How a list is counted.
    pub numbering: Numbering,
    /// Page and rectangle of a figure.
    pub place: Option<(usize, Frame)>,
}

/// How a list's entries are marked (ISO 14289-1, 7.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    /// Dashes and dots.
    #[default]
    Marks,
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    Letters,
}

impl Numbering {
    /// Name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Marks => "Disc",
            Self::Decimal => "Decimal",
            Self::Letters => "LowerAlpha",
        }
    }

    /// The kind a marker such as "-", "1." or "a)" shows.
    pub fn of(marker: &str) -> Self {
        match marker.trim().chars().next() {
            Some(c) if c.is_numeric() => Self::Decimal,
            Some(c) if c.is_alphabetic() => Self::Letters,
            _ => Self::Marks,
        }
    }
}

/// Standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A part: an annex.
    Part,
    /// Heading of level 1 to 6.
    Heading(u8),
    /// Paragraph.
    Paragraph,
    /// List.
    List,
    /// Entry of a list.
    ListItem,
    /// Its marker.
    Label,
    /// Its text.
    ListBody,
    /// Table.
    Table,
    /// Head rows.
    TableHead,
    /// Body rows.
    TableBody,
    /// Row.
    Row,
    /// Head cell, over a column.
    HeadCell,
    /// Cell.
    DataCell,
    /// Title of a table or figure.
    Caption,
    /// Picture, with a text that stands for it.
    Figure,
    /// Form field.
    Form,
}

impl Role {
    /// Name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Part => "Part",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Table => "Table",
            Self::TableHead => "THead",
            Self::TableBody => "TBody",
            Self::Row => "TR",
            Self::HeadCell => "TH",
            Self::DataCell => "TD",
            Self::Caption => "Caption",
            Self::Figure => "Figure",
            Self::Form => "Form",
        }
    }
}

impl Structure {
    /// The document element.
    pub const ROOT: ElementId = ElementId(0);

    /// Adds an element under `parent`.
    pub fn add(&mut self, role: Role, parent: ElementId) -> ElementId {
        self.elements.push(Element::new(role, Some(parent)));
        ElementId(self.elements.len() - 1)
    }

    /// The element of an id given out by this structure.
    pub fn get_mut(&mut self, id: ElementId) -> Option<&mut Element> {
        self.elements.get_mut(id.0)
    }
}

impl Default for Structure {
    fn default() -> Self {
        Self {
            elements: vec![Element::new(Role::Document, None)],
        }
    }
}

impl Element {
    fn new(role: Role, parent: Option<ElementId>) -> Self {
        Self {
            role,
            parent,
            alt: None,
            span: 1,
            numbering: Numbering::Marks,
            place: None,
        }
    }
}

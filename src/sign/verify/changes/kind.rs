//! The words for what an increment did.

use lopdf::{Dictionary, Object};

use crate::sign::pdf::file::Found;

/// What was done to an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The empty field got its value and appearance.
    FieldSigned,
    /// A new signature field with its place on a page.
    FieldAdded,
    /// A list of fields or annotations got the new signature field at its end.
    FieldListed,
    /// Part of the new signature: its dictionary, its appearance.
    SignatureAdded,
    /// `SigFlags` of the form.
    FormFlags,
    /// Certificates and revocation lists for checking later (/DSS).
    ValidationData,
    /// The version, the metadata or the date of change, renewed by a signer's program.
    Description,
    /// Cross-reference or object stream of the increment itself.
    Bookkeeping,
    /// An object that belongs to no signature was added.
    Added,
    /// An existing object was changed.
    Modified,
    /// An existing object was removed.
    Removed,
    /// The trailer points elsewhere.
    Trailer,
    /// The object cannot be read.
    Unreadable,
}

impl ChangeKind {
    /// Stable snake-case name of the variant.
    pub fn code(self) -> &'static str {
        match self {
            Self::FieldSigned => "field_signed",
            Self::FieldAdded => "field_added",
            Self::FieldListed => "field_listed",
            Self::SignatureAdded => "signature_added",
            Self::FormFlags => "form_flags",
            Self::ValidationData => "validation_data",
            Self::Description => "description",
            Self::Bookkeeping => "bookkeeping",
            Self::Added => "added",
            Self::Modified => "modified",
            Self::Removed => "removed",
            Self::Trailer => "trailer",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What kind of thing an object is, as a reader would name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The document's catalog.
    Catalog,
    /// The order of the pages.
    PageTree,
    /// One page.
    Page,
    /// What is drawn on a page, or another stream without a type.
    Content,
    /// A picture or a drawing that pages use.
    Graphic,
    /// A font.
    Font,
    /// A signature field or a signature.
    Signature,
    /// Another form field or the form.
    Form,
    /// An annotation on a page.
    Annotation,
    /// An embedded file or its description.
    Attachment,
    /// Title, author, dates, metadata.
    Metadata,
    /// A script or another action.
    Action,
    /// A layer (optional content).
    Layer,
    /// The outline, the structure for readers, or their parts.
    Structure,
    /// The file's own tables.
    Table,
    /// Anything else.
    Other,
}

impl Subject {
    /// Stable snake-case name of the variant.
    pub fn code(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::PageTree => "page_tree",
            Self::Page => "page",
            Self::Content => "content",
            Self::Graphic => "graphic",
            Self::Font => "font",
            Self::Signature => "signature",
            Self::Form => "form",
            Self::Annotation => "annotation",
            Self::Attachment => "attachment",
            Self::Metadata => "metadata",
            Self::Action => "action",
            Self::Layer => "layer",
            Self::Structure => "structure",
            Self::Table => "table",
            Self::Other => "other",
        }
    }

    /// What an object calls itself, or looks like.
    pub(super) fn of(found: &Found<'_>) -> Self {
        let Object::Dictionary(dict) = &found.object else {
            return Self::Other;
        };
        let name = |key: &[u8]| match dict.get(key) {
            Ok(Object::Name(name)) => name.as_slice(),
            _ => b"",
        };
        match (name(b"Type"), name(b"Subtype"), name(b"FT")) {
            (_, _, b"Sig") | (b"Sig" | b"DocTimeStamp", _, _) => Self::Signature,
            (_, _, b"Tx" | b"Btn" | b"Ch") => Self::Form,
            (b"Annot", _, _) => Self::Annotation,
            (b"Catalog", _, _) => Self::Catalog,
            (b"Pages", _, _) => Self::PageTree,
            (b"Page", _, _) => Self::Page,
            (b"Font" | b"FontDescriptor" | b"CMap" | b"Encoding", _, _) => Self::Font,
            (b"XObject", _, _) | (_, b"Image" | b"Form", _) => Self::Graphic,
            (b"Filespec" | b"F" | b"EmbeddedFile", _, _) => Self::Attachment,
            (b"Metadata", _, _) => Self::Metadata,
            (b"Action", _, _) => Self::Action,
            (b"OCG" | b"OCMD", _, _) => Self::Layer,
            (b"Outlines" | b"StructElem" | b"StructTreeRoot", _, _) => Self::Structure,
            (b"XRef" | b"ObjStm", _, _) => Self::Table,
            _ => Self::by_keys(dict, found.data.is_some()),
        }
    }

    fn by_keys(dict: &Dictionary, is_stream: bool) -> Self {
        if dict.has(b"JS") || dict.has(b"S") && !dict.has(b"P") {
            Self::Action
        } else if dict.has(b"Fields") {
            Self::Form
        } else if dict.has(b"EF") {
            Self::Attachment
        } else if dict.has(b"Producer") || dict.has(b"ModDate") {
            Self::Metadata
        } else if is_stream {
            Self::Content
        } else {
            Self::Other
        }
    }
}

/// One changed object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// To what kind of thing.
    pub subject: Subject,
    /// Number of the object; 0 for the trailer.
    pub object: u32,
    /// Whether a later signature explains it and the earlier ones permit it.
    pub allowed: bool,
    /// How many signatures stood before it.
    pub after: usize,
}

/// What a certification signature allows afterwards (ISO 32000-1 12.8.2.2, /P).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// Nothing; only what proves the signature for later may be added.
    Nothing,
    /// Signing the fields that are there.
    Signing,
    /// Signing, also in new fields. Annotations would be allowed too, but no
    /// annotation other than a signature is accepted here.
    Annotating,
}

impl Permission {
    /// Stable snake-case name of the variant.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Signing => "signing",
            Self::Annotating => "annotating",
        }
    }
}

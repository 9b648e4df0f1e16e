//! From the drawing library's object tree to PDF/A-3a (ISO 19005-3) and PDF/UA-1
//! (ISO 14289-1), one concern a file.

mod attachments;
pub(super) mod embedding;
mod fields;
mod fonts;
mod metadata_xmp;
mod outline;
mod output_intent;
mod strings;
mod structure;

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use self::embedding::EmbeddedFace;
use super::ReportError;
use super::document::Document;
use super::layout::display::Pages;
use super::layout::structure::ElementId;

/// What came out of drawing.
pub(super) struct Drawn {
    /// The file's objects.
    pub tree: Tree,
    /// For each page, the element of each marked-content id.
    pub marks: Vec<Vec<ElementId>>,
    /// The faces used.
    pub faces: Vec<EmbeddedFace>,
}

/// Completes the object tree and writes it.
pub(super) fn finish(
    document: &Document,
    pages: &Pages,
    drawn: Drawn,
) -> Result<Vec<u8>, ReportError> {
    let Drawn {
        mut tree,
        marks,
        faces,
    } = drawn;
    "1.7".clone_into(&mut tree.version);
    let page_ids = tree.page_iter().collect::<Vec<_>>();
    tidy_pages(&mut tree, &page_ids)?;
    fonts::map_codes(&mut tree, &faces)?;
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages_root(&tree)?,
        "PageMode" => "UseNone",
        "Lang" => Object::string_literal(document.meta.language.tag()),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    let widgets = fields::add(&mut tree, &mut catalog, pages, &page_ids)?;
    let structure = structure::Input {
        pages,
        marks: &marks,
        page_ids: &page_ids,
        widgets: &widgets,
    };
    structure::add(&mut tree, &mut catalog, &structure)?;
    outline::add(&mut tree, &mut catalog, pages, &page_ids);
    output_intent::add(&mut tree, &mut catalog);
    attachments::add(&mut tree, &mut catalog, document)?;
    let info = metadata_xmp::add(&mut tree, &mut catalog, &document.meta)?;
    let catalog = tree.add_object(catalog);
    tree.trailer = Dictionary::new();
    tree.trailer.set("Root", catalog);
    tree.trailer.set("Info", info);
    tree.prune_objects();
    tree.renumber_objects();
    tree.compress();
    identify(&mut tree, &document.meta.seed)?;
    save(&mut tree)
}

/// The file identifier (ISO 19005-3, 6.1.3) comes from the content, so that
/// the same report gives the same bytes.
fn identify(tree: &mut Tree, seed: &str) -> Result<(), ReportError> {
    let mut digest = Sha256::new();
    digest.update(save(tree)?);
    digest.update(seed.as_bytes());
    let digest = digest.finalize();
    let id = digest.iter().copied().take(16).collect::<Vec<_>>();
    let id = Object::String(id, StringFormat::Hexadecimal);
    tree.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

fn save(tree: &mut Tree) -> Result<Vec<u8>, ReportError> {
    let mut bytes = Vec::new();
    tree.save_to(&mut bytes)
        .map_err(|error| ReportError::Pdf(error.to_string()))?;
    Ok(bytes)
}

fn pages_root(tree: &Tree) -> Result<Object, ReportError> {
    let pages = tree
        .catalog()
        .and_then(|catalog| catalog.get(b"Pages").cloned());
    pages.map_err(|error| ReportError::Pdf(error.to_string()))
}

/// Takes out the empty entries the drawing library writes on every page.
fn tidy_pages(tree: &mut Tree, page_ids: &[ObjectId]) -> Result<(), ReportError> {
    for &id in page_ids {
        let page = dictionary_mut(tree, id)?;
        page.remove(b"Annots");
        let resources = page.get(b"Resources").and_then(Object::as_reference);
        let resources = resources.map_err(|error| ReportError::Pdf(error.to_string()))?;
        let resources = dictionary_mut(tree, resources)?;
        for empty in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            resources.remove(empty);
        }
    }
    Ok(())
}

fn dictionary_mut(tree: &mut Tree, id: ObjectId) -> Result<&mut Dictionary, ReportError> {
    tree.get_dictionary_mut(id)
        .map_err(|error| ReportError::Pdf(error.to_string()))
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

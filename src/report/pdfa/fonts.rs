//! The map from content codes to the subset's glyphs (ISO 19005-3, 6.2.11.3.2).

use lopdf::{Dictionary, Document as Tree, Object, Stream};

use super::embedding::EmbeddedFace;
use crate::report::ReportError;

/// Gives every descendant font its `CIDToGIDMap`.
pub(super) fn map_codes(tree: &mut Tree, faces: &[EmbeddedFace]) -> Result<(), ReportError> {
    for face in faces {
        let map = tree.add_object(Stream::new(Dictionary::new(), map(face)));
        let name = face.base_font.as_bytes();
        let font = tree
            .objects
            .values_mut()
            .filter_map(|object| object.as_dict_mut().ok())
            .find(|dictionary| {
                let named = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).ok();
                named(b"Subtype") == Some(b"Type0") && named(b"BaseFont") == Some(name)
            });
        let descendant = font
            .and_then(|font| font.get_mut(b"DescendantFonts").ok())
            .and_then(|fonts| fonts.as_array_mut().ok())
            .and_then(|fonts| fonts.first_mut())
            .and_then(|font| font.as_dict_mut().ok());
        let Some(descendant) = descendant else {
            return Err(ReportError::Pdf(format!(
                "font {} was not written",
                face.base_font
            )));
        };
        descendant.set("CIDToGIDMap", map);
    }
    Ok(())
}

/// Two bytes for each code up to the highest.
fn map(face: &EmbeddedFace) -> Vec<u8> {
    let codes = face
        .codes
        .last_key_value()
        .map_or(0, |(&code, _)| usize::from(code) + 1);
    let mut glyphs = vec![0_u16; codes];
    for (&code, glyph) in &face.codes {
        if let Some(slot) = glyphs.get_mut(usize::from(code)) {
            *slot = glyph.gid;
        }
    }
    glyphs.into_iter().flat_map(u16::to_be_bytes).collect()
}

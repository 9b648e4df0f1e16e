//! Associated files (ISO 19005-3, 6.8): the machine-readable result travels in
//! the report.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, Stream, dictionary};

use super::{integer, strings};
use crate::report::ReportError;
use crate::report::document::{Attachment, Document};

/// Embeds the files and ties them to the document as its data.
pub(super) fn add(
    tree: &mut Tree,
    catalog: &mut Dictionary,
    document: &Document,
) -> Result<(), ReportError> {
    // A name tree is sorted by its keys' bytes (ISO 32000-1, 7.9.6).
    let mut names: BTreeMap<Vec<u8>, (Object, ObjectId)> = BTreeMap::new();
    let mut associated = Vec::new();
    for attachment in &document.attachments {
        let (name, id) = embed(tree, attachment, document)?;
        let key = name.as_str().map(<[u8]>::to_vec).unwrap_or_default();
        if names.insert(key, (name, id)).is_some() {
            return Err(ReportError::SameAttachmentName(attachment.name.clone()));
        }
        associated.push(Object::from(id));
    }
    if !associated.is_empty() {
        let names = names.into_values().flat_map(|(name, id)| [name, id.into()]);
        let names = names.collect::<Vec<_>>();
        let files = tree.add_object(dictionary! { "Names" => names });
        catalog.set("Names", dictionary! { "EmbeddedFiles" => files });
        catalog.set("AF", associated);
    }
    Ok(())
}

fn embed(
    tree: &mut Tree,
    attachment: &Attachment,
    document: &Document,
) -> Result<(Object, ObjectId), ReportError> {
    // A slash would name a folder (ISO 32000-1, 7.11.2).
    let name = strings::property(&attachment.name).replace(['/', '\\'], "_");
    let mime = attachment.mime.trim();
    let is_mime = mime.is_ascii() && mime.split('/').filter(|part| !part.is_empty()).count() == 2;
    if name.is_empty() || !is_mime {
        return Err(ReportError::BadAttachment(attachment.name.clone()));
    }
    let file = tree.add_object(Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => mime,
            "Params" => dictionary! {
                "Size" => integer(attachment.bytes.len()),
                "ModDate" => strings::date(&document.meta.created),
            },
        },
        attachment.bytes.clone(),
    ));
    // Old readers take /F byte by byte, so it stays ASCII; /UF has the real name.
    let plain = name
        .chars()
        .map(|c| if c.is_ascii() { c } else { '_' })
        .collect::<String>();
    let specification = tree.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(plain),
        "UF" => strings::text(&name),
        "Desc" => strings::text(&strings::property(&attachment.description)),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => file, "UF" => file },
    });
    Ok((strings::text(&name), specification))
}

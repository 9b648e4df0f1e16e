//! The empty signature fields. Both exist, with their structure, before the
//! first signature: a field added later would change what was signed.

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, Stream, dictionary};

use super::{dictionary_mut, strings};
use crate::report::ReportError;
use crate::report::layout::display::{Field, Pages};
use crate::report::layout::structure::ElementId;

/// A field's widget and its element.
pub(super) struct Widget {
    /// Place in the structure.
    pub element: ElementId,
    /// The annotation.
    pub id: ObjectId,
    /// Index of the page.
    pub page: usize,
}

/// Adds the fields, merged with their widgets. `SigFlags` stays away until
/// something is signed.
pub(super) fn add(
    tree: &mut Tree,
    catalog: &mut Dictionary,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Vec<Widget>, ReportError> {
    let mut widgets = Vec::new();
    for field in &pages.fields {
        let missing = || ReportError::Pdf(format!("field {} stands on no page", field.name));
        let page_id = *page_ids.get(field.page).ok_or_else(missing)?;
        let height = pages.pages.get(field.page).ok_or_else(missing)?.height;
        let key = page_ids.len() + widgets.len();
        let widget = widget(tree, field, page_id, height, key);
        let id = tree.add_object(widget);
        let page = dictionary_mut(tree, page_id)?;
        // Tab order follows the structure (ISO 14289-1, 7.18.3).
        page.set("Tabs", "S");
        match page.get_mut(b"Annots").and_then(Object::as_array_mut) {
            Ok(annotations) => annotations.push(id.into()),
            Err(_) => page.set("Annots", vec![id.into()]),
        }
        widgets.push(Widget {
            element: field.element,
            id,
            page: field.page,
        });
    }
    if !widgets.is_empty() {
        let fields = widgets
            .iter()
            .map(|widget| widget.id.into())
            .collect::<Vec<Object>>();
        let form = tree.add_object(dictionary! { "Fields" => fields });
        catalog.set("AcroForm", form);
    }
    Ok(widgets)
}

fn widget(tree: &mut Tree, field: &Field, page: ObjectId, height: f32, key: usize) -> Dictionary {
    let frame = field.frame;
    let bbox = vec![
        0.into(),
        0.into(),
        frame.width().into(),
        frame.height().into(),
    ];
    // Every annotation has an appearance (ISO 19005-3, 6.3.3); this one is empty.
    let appearance = tree.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => bbox,
            "Resources" => Dictionary::new(),
        },
        Vec::new(),
    ));
    let rect = [
        frame.left,
        height - frame.bottom,
        frame.right,
        height - frame.top,
    ];
    let rect = rect
        .map(|value| Object::Real((value * 100.0).round() / 100.0))
        .to_vec();
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => strings::text(&field.name),
        "TU" => strings::text(&strings::property(&field.description)),
        "Rect" => rect,
        // Print, and neither hidden nor invisible (ISO 19005-3, 6.3.2).
        "F" => 4,
        "P" => page,
        "StructParent" => super::integer(key),
        "AP" => dictionary! { "N" => appearance },
    }
}

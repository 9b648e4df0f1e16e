//! Finding the picture that a seal shall stand over: the other field's, where it is drawn.

use lopdf::{Dictionary, Object};

use super::appearance::{self, Appearance};
use super::field::{self, SignatureField};
use super::file::PdfFile;
use super::standing::{Place, Spot};
use super::xref;

/// Longest appearance read to find the picture in it, in bytes.
const MAX_CONTENT: usize = 1024 * 1024;

/// The field's /Rect on its page.
pub(super) fn spot_of(file: &PdfFile<'_>, field: &Dictionary) -> Option<Spot> {
    let Object::Array(corners) = file.resolve(field.get(b"Rect").ok()?).ok()? else {
        return None;
    };
    let corners: Vec<f32> = corners.iter().filter_map(|c| c.as_float().ok()).collect();
    let [left, bottom, right, top] = corners[..] else {
        return None;
    };
    Some(Spot {
        x: left.min(right),
        y: bottom.min(top),
        width: (right - left).abs(),
        height: (top - bottom).abs(),
    })
}

/// The picture under the seal in the coordinates of the seal's own field: what the other
/// field shows where this program drew it, else the other field as a whole. `None` where
/// no seal is drawn, or the other field is missing or stands on another page.
pub(super) fn under(
    file: &PdfFile<'_>,
    own: &SignatureField,
    area: Spot,
    appearance: &Appearance<'_>,
) -> Option<Spot> {
    let Place::Seal { over, .. } = &appearance.picture.as_ref()?.place else {
        return None;
    };
    let fields = field::signature_fields(file).ok()?;
    let other = fields.into_iter().find(|field| field.name == *over)?;
    if other.dict.get(b"P").ok() != own.dict.get(b"P").ok() {
        return None;
    }
    let field = spot_of(file, &other.dict)?;
    let shown = other.value().and_then(|_| shown(file, &other.dict));
    let found = shown.map_or(field, |shown| Spot {
        x: field.x + shown.x,
        y: field.y + shown.y,
        ..shown
    });
    Some(Spot {
        x: found.x - area.x,
        y: found.y - area.y,
        ..found
    })
}

/// Where the field's appearance shows its picture.
fn shown(file: &PdfFile<'_>, field: &Dictionary) -> Option<Spot> {
    let Object::Dictionary(states) = file.resolve(field.get(b"AP").ok()?).ok()? else {
        return None;
    };
    let Object::Stream(normal) = file.resolve(states.get(b"N").ok()?).ok()? else {
        return None;
    };
    let content = xref::decode(&normal.dict, &normal.content, MAX_CONTENT).ok()?;
    appearance::shown_picture(&content)
}

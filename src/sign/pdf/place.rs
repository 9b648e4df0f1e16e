//! Places on a page: rectangles in points, the sheet, the first page.

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{Fault, PdfFile};

/// Deepest page tree followed.
const MAX_DEPTH: usize = 32;

/// A rectangle in points of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    /// Smallest x.
    pub(crate) left: f32,
    /// Smallest y.
    pub(crate) bottom: f32,
    /// Largest x.
    pub(crate) right: f32,
    /// Largest y.
    pub(crate) top: f32,
}

impl Area {
    /// Whether nothing can be seen in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.right <= self.left || self.top <= self.bottom
    }

    /// Square points.
    pub(crate) fn size(&self) -> f32 {
        (self.right - self.left) * (self.top - self.bottom)
    }

    /// Whether it lies in `other` as a whole.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.bottom >= other.bottom
            && self.top <= other.top
    }

    /// The least rectangle round both.
    pub(crate) fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    /// The rectangle with a margin round it.
    pub(crate) fn grown(&self, margin: f32) -> Self {
        Self {
            left: self.left - margin,
            bottom: self.bottom - margin,
            right: self.right + margin,
            top: self.top + margin,
        }
    }
}

fn area(file: &PdfFile<'_>, corners: &Object) -> Result<Option<Area>, Fault> {
    let Object::Array(corners) = file.resolve(corners)? else {
        return Ok(None);
    };
    let mut numbers = Vec::new();
    for corner in corners.iter().take(5) {
        let number = file.resolve(corner)?.as_float();
        numbers.extend(number.ok().filter(|n| n.is_finite()));
    }
    Ok(match numbers[..] {
        [a, b, c, d] => Some(Area {
            left: a.min(c),
            bottom: b.min(d),
            right: a.max(c),
            top: b.max(d),
        }),
        _ => None,
    })
}

/// The /Rect of an annotation; empty if it has none, `None` if it is damaged.
pub(crate) fn area_of(file: &PdfFile<'_>, widget: &Dictionary) -> Result<Option<Area>, Fault> {
    match widget.get(b"Rect") {
        Ok(rect) => area(file, rect),
        Err(_) => Ok(Some(Area {
            left: 0.0,
            bottom: 0.0,
            right: 0.0,
            top: 0.0,
        })),
    }
}

/// What is seen of a page: its media box cut by its crop box, both of which may
/// come from above. `None` if there is none, or if the page is turned.
pub(crate) fn sheet(file: &PdfFile<'_>, page: ObjectId) -> Result<Option<Area>, Fault> {
    let mut media = None;
    let mut crop = None;
    let mut turned = None;
    let mut next = Some(page);
    for _ in 0..MAX_DEPTH {
        let Some(id) = next else { break };
        let Some(node) = file.dictionary(id)? else {
            break;
        };
        let inherited = |known: Option<Object>, key: &[u8]| known.or(node.get(key).ok().cloned());
        media = inherited(media, b"MediaBox");
        crop = inherited(crop, b"CropBox");
        turned = inherited(turned, b"Rotate");
        next = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    if !matches!(turned, None | Some(Object::Integer(0))) {
        return Ok(None);
    }
    let Some(sheet) = media.map(|m| area(file, &m)).transpose()?.flatten() else {
        return Ok(None);
    };
    let Some(crop) = crop.map(|c| area(file, &c)).transpose()?.flatten() else {
        return Ok(Some(sheet));
    };
    Ok(Some(Area {
        left: sheet.left.max(crop.left),
        bottom: sheet.bottom.max(crop.bottom),
        right: sheet.right.min(crop.right),
        top: sheet.top.min(crop.top),
    }))
}

/// The first page in reading order.
pub(crate) fn first_page(file: &PdfFile<'_>) -> Result<Option<ObjectId>, Fault> {
    let (_, catalog) = file.catalog()?;
    let mut node = catalog.get(b"Pages").and_then(Object::as_reference).ok();
    for _ in 0..MAX_DEPTH {
        let Some(id) = node else { return Ok(None) };
        let Some(dict) = file.dictionary(id)? else {
            return Ok(None);
        };
        if dict.has_type(b"Page") {
            return Ok(Some(id));
        }
        let Ok(kids) = dict.get(b"Kids") else {
            return Ok(None);
        };
        let Object::Array(kids) = file.resolve(kids)? else {
            return Ok(None);
        };
        node = kids.first().and_then(|k| k.as_reference().ok());
    }
    Ok(None)
}

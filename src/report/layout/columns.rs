//! Strips standing beside each other: head of the state form, table rows,
//! signature beside the list of receivers.

use super::display::Item;
use super::lines::Strip;

/// Columns of strips with the same upper edge, cut into slices no higher than
/// `limit` (a single strip may be).
#[derive(Debug, Clone, Default)]
pub(super) struct Slice {
    /// Height of the highest column.
    pub height: f32,
    /// Items, y from the slice's upper edge.
    pub items: Vec<Item>,
}

/// Height of the highest column.
pub(super) fn height(columns: &[Vec<Strip>]) -> f32 {
    let heights = columns
        .iter()
        .map(|column| column.iter().map(|strip| strip.height).sum());
    heights.fold(0.0, f32::max)
}

/// Cuts columns into slices; at least one, even when all columns are empty.
pub(super) fn slices(columns: Vec<Vec<Strip>>, limit: f32) -> Vec<Slice> {
    let mut rest = columns
        .into_iter()
        .map(|column| column.into_iter().peekable())
        .collect::<Vec<_>>();
    let mut slices = Vec::new();
    loop {
        let mut slice = Slice::default();
        for column in &mut rest {
            let mut y = 0.0;
            while let Some(strip) = column.next_if(|s| y == 0.0 || y + s.height <= limit) {
                slice
                    .items
                    .extend(strip.items.into_iter().map(|item| item.lowered(y)));
                y += strip.height;
            }
            slice.height = slice.height.max(y);
        }
        slices.push(slice);
        if rest.iter_mut().all(|column| column.peek().is_none()) {
            return slices;
        }
    }
}

//! Cutting empty margins and making a picture smaller, in integers: the same picture gives
//! the same bytes on every machine.

/// Alpha from which a pixel belongs to the drawing.
const DRAWN: u8 = 48;
/// Pixels a row or column must have to belong to it: one alone is dust.
const LEAST: usize = 2;

type Size = (u32, u32);

/// The part that is drawn on; `None` where nothing is.
pub(super) fn trimmed(rgba: Vec<u8>, (width, height): Size) -> Option<(Vec<u8>, Size)> {
    let (wide, high) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    let mut rows = vec![0_usize; high];
    let mut columns = vec![0_usize; wide];
    let lines = rgba.chunks_exact((wide * 4).max(4));
    for (line, row) in lines.zip(&mut rows) {
        for (pixel, column) in line.chunks_exact(4).zip(&mut columns) {
            if pixel.last().is_some_and(|alpha| *alpha >= DRAWN) {
                *row += 1;
                *column += 1;
            }
        }
    }
    let (top, bottom) = ends(&rows)?;
    let (left, right) = ends(&columns)?;
    let size = (
        u32::try_from(right - left).ok()?,
        u32::try_from(bottom - top).ok()?,
    );
    if size == (width, height) {
        return Some((rgba, size));
    }
    let lines = rgba.chunks_exact(wide * 4);
    let kept = lines.skip(top).take(bottom - top);
    let kept = kept.filter_map(|line| line.get(left * 4..right * 4));
    Some((kept.flatten().copied().collect(), size))
}

/// First and one past the last place that is drawn on. A drawing of single pixels counts too.
fn ends(counts: &[usize]) -> Option<(usize, usize)> {
    let of = |least: usize| {
        let first = counts.iter().position(|count| *count >= least)?;
        let last = counts.iter().rposition(|count| *count >= least)?;
        Some((first, last + 1))
    };
    of(LEAST).or_else(|| of(1))
}

/// The picture brought into `most`, its aspect kept; one that fits is left as it is.
/// Every pixel becomes the mean of what it stands for, weighted by how much is seen.
pub(super) fn shrunk(rgba: Vec<u8>, size: Size, most: Size) -> (Vec<u8>, Size) {
    let (width, height) = (u64::from(size.0), u64::from(size.1));
    let (wide, high) = (u64::from(most.0), u64::from(most.1));
    if width <= wide && height <= high || width == 0 || height == 0 {
        return (rgba, size);
    }
    // The side that has to shrink most decides.
    let (new_width, new_height) = if width * high >= height * wide {
        (wide, (height * wide).div_ceil(width))
    } else {
        ((width * high).div_ceil(height), high)
    };
    let mut small = Vec::new();
    for y in 0..new_height {
        for x in 0..new_width {
            small.extend(mean(
                &rgba,
                width,
                &spans(x, width, new_width),
                spans(y, height, new_height),
            ));
        }
    }
    let side = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    (small, (side(new_width), side(new_height)))
}

/// The old pixels a new one covers, each with how much of it.
fn spans(new: u64, old_count: u64, new_count: u64) -> impl Iterator<Item = (u64, u64)> + Clone {
    // Measured in units of which an old pixel has `new_count` and a new one `old_count`.
    let (from, to) = (new * old_count, (new + 1) * old_count);
    let (first, last) = (from / new_count, to.div_ceil(new_count));
    (first..last).map(move |old| {
        let begin = from.max(old * new_count);
        let end = to.min((old + 1) * new_count);
        (old, end.saturating_sub(begin))
    })
}

fn mean(
    rgba: &[u8],
    width: u64,
    across: &(impl Iterator<Item = (u64, u64)> + Clone),
    down: impl Iterator<Item = (u64, u64)>,
) -> [u8; 4] {
    let mut sums = [0_u64; 3];
    let (mut seen, mut all) = (0_u64, 0_u64);
    for (y, high) in down {
        for (x, wide) in across.clone() {
            let Ok(at) = usize::try_from((y * width + x) * 4) else {
                continue;
            };
            if let Some([red, green, blue, alpha]) = rgba.get(at..at + 4) {
                let weight = high * wide;
                all += weight;
                let weight = weight * u64::from(*alpha);
                seen += weight;
                for (sum, channel) in sums.iter_mut().zip([red, green, blue]) {
                    *sum += weight * u64::from(*channel);
                }
            }
        }
    }
    let rounded = |sum: u64, by: u64| {
        let value = (sum + by / 2).checked_div(by).unwrap_or(0);
        u8::try_from(value).unwrap_or(u8::MAX)
    };
    let [red, green, blue] = sums.map(|sum| rounded(sum, seen));
    [red, green, blue, rounded(seen, all)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: [u8; 4] = [10, 20, 200, 255];
    const NONE: [u8; 4] = [255, 255, 255, 0];

    fn picture(width: u32, height: u32, ink: impl Fn(u32, u32) -> bool) -> Vec<u8> {
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        places
            .flat_map(|(x, y)| if ink(x, y) { INK } else { NONE })
            .collect()
    }

    #[test]
    fn margins_and_dust_are_cut() {
        let drawn = |x: u32, y: u32| (3..7).contains(&x) && (2..5).contains(&y) || (x, y) == (9, 9);
        let (rgba, size) = trimmed(picture(10, 10, drawn), (10, 10)).unwrap();
        assert_eq!(size, (4, 3));
        assert!(rgba.chunks_exact(4).all(|pixel| pixel == INK));
        assert_eq!(trimmed(picture(5, 5, |_, _| false), (5, 5)), None);
    }

    #[test]
    fn a_huge_picture_keeps_aspect_and_colour() {
        let (rgba, size) = shrunk(picture(300, 100, |_, y| y < 50), (300, 100), (40, 40));
        assert_eq!(size, (40, 14));
        assert_eq!(rgba.len(), 40 * 14 * 4);
        assert_eq!(&rgba[..4], INK);
        assert_eq!(rgba[rgba.len() - 1], 0, "the lower half stays open");
        // An edge pixel is half ink, and its colour is not mixed with the open part's.
        let edge = rgba
            .chunks_exact(4)
            .find(|pixel| (1..255).contains(&pixel[3]));
        assert!(edge.is_none_or(|pixel| pixel[..3] == INK[..3]), "{edge:?}");
        let (same, size) = shrunk(picture(30, 10, |_, _| true), (30, 10), (40, 40));
        assert_eq!((same.len(), size), (30 * 10 * 4, (30, 10)));
    }

    #[test]
    fn sides_that_do_not_divide_cover_everything_once() {
        let total: u64 = (0..7)
            .flat_map(|new| spans(new, 19, 7))
            .map(|(_, share)| share)
            .sum();
        assert_eq!(total, 19 * 7);
    }
}

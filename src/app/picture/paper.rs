//! What is behind the drawing, and taking white paper away.

/// A pixel counts as seen from this alpha on.
const SEEN: u8 = 250;
/// Share of the pixels that must be open for a picture to count as transparent: one in so many.
const OPEN_SHARE: usize = 20;
/// Darkest channel of paper.
const DARKEST: u8 = 160;
/// How far the channels of paper may differ: paper is white or greyish, not coloured.
const TINT: u8 = 45;
/// How far the edge of a sheet may differ from its middle colour: shadows, folds.
const UNEVEN: u8 = 60;
/// Share of the edge that must be paper, in percent.
const EDGE: usize = 90;
/// Ink weaker than this, of 255, is a shadow or grain of the paper.
const GRAIN: u32 = 36;

/// What is behind the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nothing: the page shows through.
    Transparent,
    /// White or nearly white paper of this colour; it can be taken away.
    Paper([u8; 3]),
    /// Something else: a photograph, a coloured ground.
    Other,
}

/// Judges by the pixels' alpha, then by the edge of the picture.
pub(super) fn ground(rgba: &[u8], (width, height): (u32, u32)) -> Ground {
    let all = rgba.len() / 4;
    let open = rgba
        .chunks_exact(4)
        .filter(|pixel| pixel.last().is_some_and(|alpha| *alpha < SEEN))
        .count();
    if all > 0 && open * OPEN_SHARE >= all {
        return Ground::Transparent;
    }
    let edge = edge(rgba, (width, height));
    let colour = [0, 1, 2].map(|channel| median(&edge, channel));
    let (least, most) = (colour.iter().min(), colour.iter().max());
    let (Some(&least), Some(&most)) = (least, most) else {
        return Ground::Other;
    };
    let near = |pixel: &[u8; 3]| {
        let pairs = pixel.iter().zip(&colour);
        pairs.map(|(a, b)| a.abs_diff(*b)).all(|d| d <= UNEVEN)
    };
    let paper = edge.iter().filter(|pixel| near(pixel)).count();
    let even = paper * 100 >= edge.len() * EDGE;
    if !edge.is_empty() && least >= DARKEST && most - least <= TINT && even {
        Ground::Paper(colour)
    } else {
        Ground::Other
    }
}

/// The outermost pixels, a fiftieth of each side deep.
fn edge(rgba: &[u8], (width, height): (u32, u32)) -> Vec<[u8; 3]> {
    let deep = (width.min(height) / 50).max(1);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let pixels = rgba.chunks_exact(4).zip(places);
    let outer = pixels
        .filter(|(_, (x, y))| *x < deep || *y < deep || *x + deep >= width || *y + deep >= height);
    let colours = outer.filter_map(|(pixel, _)| match pixel {
        [red, green, blue, _] => Some([*red, *green, *blue]),
        _ => None,
    });
    colours.collect()
}

/// The middle value of a channel, by counting.
fn median(pixels: &[[u8; 3]], channel: usize) -> u8 {
    let mut counts = [0_usize; 256];
    for value in pixels.iter().filter_map(|pixel| pixel.get(channel)) {
        if let Some(count) = counts.get_mut(usize::from(*value)) {
            *count += 1;
        }
    }
    let mut passed = 0;
    for (value, count) in (0..=u8::MAX).zip(counts) {
        passed += count;
        if passed * 2 >= pixels.len() && passed > 0 {
            return value;
        }
    }
    u8::MAX
}

/// Makes paper of this colour transparent: each pixel becomes the ink that, laid over the
/// paper, looks as the pixel did. Grain and shadows of the paper go with it.
pub(super) fn clear(rgba: &mut [u8], paper: [u8; 3]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let [red, green, blue, alpha] = pixel else {
            continue;
        };
        let channels = [red, green, blue];
        // How much of the paper's light the ink takes, by the channel that loses most.
        let taken = channels.iter().zip(paper).map(|(value, paper)| {
            let (value, paper) = (u32::from(**value), u32::from(paper).max(1));
            paper.saturating_sub(value) * 255 / paper
        });
        let taken = taken.max().unwrap_or(0);
        let seen = taken.saturating_sub(GRAIN) * 255 / (255 - GRAIN);
        for (value, paper) in channels.into_iter().zip(paper) {
            let (old, paper) = (u32::from(*value), u32::from(paper));
            let light = (paper.saturating_sub(old) * 255)
                .checked_div(taken)
                .map_or(0, |lost| paper.saturating_sub(lost));
            *value = byte(light);
        }
        *alpha = byte(seen * u32::from(*alpha) / 255);
        if *alpha == 0 {
            pixel.fill(0);
        }
    }
}

fn byte(value: u32) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: u32 = 20;

    /// A sheet of this colour with a stroke in its middle.
    fn sheet(paper: [u8; 4], ink: [u8; 4]) -> Vec<u8> {
        let pixels = (0..SIDE * SIDE).map(|at| {
            let (x, y) = (at % SIDE, at / SIDE);
            if (9..11).contains(&y) && (4..16).contains(&x) {
                ink
            } else {
                paper
            }
        });
        pixels.flatten().collect()
    }

    #[test]
    fn grounds_are_told_apart() {
        #[track_caller]
        fn case(paper: [u8; 4], ground: Ground) {
            let picture = sheet(paper, [20, 40, 150, 255]);
            assert_eq!(super::ground(&picture, (SIDE, SIDE)), ground, "{paper:?}");
        }
        case([255, 255, 255, 0], Ground::Transparent);
        case([255, 255, 255, 255], Ground::Paper([255, 255, 255]));
        case([231, 228, 220, 255], Ground::Paper([231, 228, 220]));
        case([90, 140, 90, 255], Ground::Other);
        case([0, 0, 0, 255], Ground::Other);
        case([255, 240, 180, 255], Ground::Other);
    }

    #[test]
    fn paper_goes_and_ink_looks_as_before() {
        for (paper, ink) in [
            ([255, 255, 255], [20, 40, 150]),
            ([231, 228, 220], [60, 80, 170]),
            ([240, 240, 240], [200, 30, 40]),
        ] {
            let opaque = |[r, g, b]: [u8; 3]| [r, g, b, 255];
            let mut picture = sheet(opaque(paper), opaque(ink));
            clear(&mut picture, paper);
            assert_eq!(&picture[..4], [0; 4], "paper is gone");
            let at = ((10 * SIDE + 10) * 4) as usize;
            let stroke = &picture[at..at + 4];
            assert!(stroke[3] > 150, "{stroke:?}");
            // Laid over white paper again, it is about what it was.
            let over = |channel: usize| {
                let alpha = u32::from(stroke[3]);
                let mixed = u32::from(stroke[channel]) * alpha + 255 * (255 - alpha);
                i64::from(mixed / 255)
            };
            for channel in 0..3 {
                let far = (over(channel) - i64::from(ink[channel])).abs();
                assert!(far < 40, "{stroke:?} for {ink:?}");
            }
        }
    }

    #[test]
    fn grain_of_the_paper_goes_too() {
        let mut picture = sheet([250, 250, 250, 255], [230, 230, 230, 255]);
        clear(&mut picture, [250, 250, 250]);
        assert!(picture.iter().all(|byte| *byte == 0));
    }
}

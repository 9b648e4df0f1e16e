//! The colour a picture is drawn in.

/// By how much the strongest channel must stand out, of 255.
const STANDS_OUT: u64 = 24;

/// What a person would call the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// As a signature should be.
    Blue,
    /// As a seal should be.
    Red,
    /// Black, grey, or another colour.
    Other,
}

impl Ink {
    /// The colour of all pixels together, each as much as it is seen.
    pub(super) fn of(rgba: &[u8]) -> Self {
        let mut sums = [0_u64; 3];
        let mut weight = 0_u64;
        for pixel in rgba.chunks_exact(4) {
            if let [red, green, blue, alpha] = pixel {
                let alpha = u64::from(*alpha);
                weight += alpha;
                for (sum, channel) in sums.iter_mut().zip([red, green, blue]) {
                    *sum += alpha * u64::from(*channel);
                }
            }
        }
        let [red, green, blue] = sums.map(|sum| sum / weight.max(1));
        if blue >= red + STANDS_OUT && blue >= green + STANDS_OUT / 2 {
            Self::Blue
        } else if red >= blue + STANDS_OUT && red >= green + STANDS_OUT {
            Self::Red
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_called_as_people_call_them() {
        #[track_caller]
        fn case(rgba: [u8; 4], ink: Ink) {
            let other = [255, 255, 255, 0];
            let picture = [other, rgba, rgba].concat();
            assert_eq!(Ink::of(&picture), ink, "{rgba:?}");
        }
        case([20, 40, 160, 255], Ink::Blue);
        case([60, 90, 200, 120], Ink::Blue);
        case([200, 20, 30, 255], Ink::Red);
        case([0, 0, 0, 255], Ink::Other);
        case([40, 160, 60, 255], Ink::Other);
        case([0, 0, 255, 0], Ink::Other);
    }
}

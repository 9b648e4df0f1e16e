//! Thousands of changed files: none may be found valid that is not the same.

use super::given::{VICTIMS, check};
use super::support::{KINDS, signed_twice};

/// A small generator of one's own, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(most.max(1)).unwrap()).unwrap()
    }
}

/// Words that mean something in a PDF, to be laid over others.
const WORDS: [&[u8]; 14] = [
    b"endobj",
    b"stream\n",
    b"%%EOF\n",
    b"startxref\n9\n",
    b"/Contents",
    b"/ByteRange",
    b"/Prev 0",
    b"xref\n0 1\n",
    b"<<",
    b">>",
    b"4 0 R",
    b"/Kids",
    b"/Length 0",
    b"null",
];

fn mutant(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = whole.to_vec();
    for _ in 0..=dice.below(3) {
        // The structure stands at the end: half of the changes aim there.
        let from = if dice.below(2) == 0 {
            0
        } else {
            out.len() * 7 / 8
        };
        let at = from + dice.below(out.len() - from);
        let length = 1 + dice.below(40).min(out.len() - at - 1);
        match dice.below(7) {
            0 => out[at] ^= 1 << dice.below(8),
            1 => {
                out.drain(at..at + length);
            }
            2 => {
                let copy = out[at..at + length].to_vec();
                let to = dice.below(out.len());
                out.splice(to..to, copy);
            }
            3 => {
                let word = WORDS[dice.below(WORDS.len())];
                let end = (at + word.len()).min(out.len());
                out.splice(at..end, word.iter().copied());
            }
            4 => {
                let word = WORDS[dice.below(WORDS.len())];
                out.splice(at..at, word.iter().copied());
            }
            5 => out.truncate(at),
            _ => {
                let other = dice.below(out.len());
                out.swap(at, other);
            }
        }
        if out.len() < 64 {
            return whole[..64].to_vec();
        }
    }
    out
}

#[test]
fn no_mutant_is_valid() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for kind in KINDS {
        let whole = signed_twice(kind);
        for number in 0..1_500 {
            let changed = mutant(&whole, &mut dice);
            // A cut at the end of the first signature's revision is that revision.
            let is_revision = whole.starts_with(&changed);
            let same = changed == whole
                || changed.strip_suffix(b"\n") == Some(&whole[..])
                || whole.strip_suffix(b"\n") == Some(&changed[..]);
            let answer = check(&changed);
            assert!(
                !answer.valid || same || (is_revision && answer.signatures.len() == 1),
                "{kind:?} mutant {number}"
            );
        }
    }
}

#[test]
fn no_mutant_of_a_report_is_valid() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let whole = &VICTIMS[2].pdf;
    for number in 0..150 {
        let changed = mutant(whole, &mut dice);
        if changed == *whole || whole.starts_with(&changed) {
            continue;
        }
        assert!(!check(&changed).valid, "mutant {number}");
    }
}

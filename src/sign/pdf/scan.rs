//! Walking over PDF tokens in raw bytes.

/// Most white space or comment at one place, in bytes; nobody writes more, and
/// a file of nothing else shall not cost a walk for every object.
const MAX_SPACE: usize = 8 * 1024;

/// White space of PDF (ISO 32000-1 table 1).
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Characters that end a word besides white space (ISO 32000-1 table 2).
pub(crate) fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

/// A place in the bytes that moves forward only.
#[derive(Clone, Copy)]
pub(crate) struct Scan<'a> {
    bytes: &'a [u8],
    /// Offset of the next byte.
    pub(crate) at: usize,
}

impl<'a> Scan<'a> {
    /// Starts at `at`, which may lie beyond the end.
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Skips white space, as much as may stand at one place.
    pub(crate) fn space(&mut self) {
        let rest = self.rest().iter().take(MAX_SPACE);
        self.at += rest.take_while(|b| is_space(**b)).count();
    }

    /// Skips white space and comments.
    pub(crate) fn space_and_comments(&mut self) {
        let start = self.at;
        while self.at - start < MAX_SPACE {
            self.space();
            if self.rest().first() != Some(&b'%') {
                return;
            }
            let line = self.rest().iter().take(MAX_SPACE);
            self.at += line.take_while(|b| !b"\r\n".contains(b)).count();
        }
    }

    /// Skips white space, then takes `word` if it stands there.
    pub(crate) fn word(&mut self, word: &[u8]) -> Option<()> {
        let mut next = *self;
        next.space();
        next.rest()
            .starts_with(word)
            .then(|| next.at += word.len())?;
        *self = next;
        Some(())
    }

    /// Skips white space, then takes an unsigned decimal of at most 10 digits.
    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut next = *self;
        next.space();
        let digits = next
            .rest()
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits == 0 || digits > 10 {
            return None;
        }
        let text = std::str::from_utf8(next.rest().get(..digits)?).ok()?;
        let value = text.parse().ok()?;
        next.at += digits;
        *self = next;
        Some(value)
    }
}

/// Offset of the last `needle`.
pub(crate) fn find_last(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|w| w == needle)
}

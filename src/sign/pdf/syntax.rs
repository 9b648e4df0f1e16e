//! The extent of one object in raw bytes, found before any parser sees it.
//!
//! A parser that goes down by calling itself can be sent deep by hostile
//! bytes, and one that lets the last of two equal keys win reads another
//! document than the viewer that lets the first one win. So every object is
//! walked here first: nesting, tokens and length are bounded, only well-formed
//! tokens pass, and no dictionary may name a key twice.

use lopdf::ObjectId;
use std::collections::BTreeSet;
use std::ops::Range;

use super::file::Fault;
use super::scan::{Scan, is_delimiter, is_space};

/// Deepest nesting of arrays and dictionaries.
const MAX_DEPTH: usize = 32;
/// Deepest nesting of brackets inside a string.
const MAX_BRACKETS: usize = 32;
/// Most tokens of one object.
const MAX_TOKENS: usize = 200_000;
/// Longest object without its stream, in bytes.
pub(crate) const MAX_TEXT: usize = 4 * 1024 * 1024;

const BAD: Fault = Fault("object not well formed");

/// Where the parts of `N G obj … endobj` are.
pub(crate) struct Extent {
    /// Object and generation number.
    pub(crate) id: ObjectId,
    /// The value, without white space around it; of a stream its dictionary.
    pub(crate) body: Range<usize>,
    /// Where the bytes of a stream begin.
    pub(crate) data: Option<usize>,
    /// After `endobj`; for a stream, where its bytes begin.
    pub(crate) end: usize,
}

/// Finds the indirect object at `offset`.
pub(crate) fn indirect(bytes: &[u8], offset: usize) -> Result<Extent, Fault> {
    let mut scan = Scan::new(bytes, offset);
    let number = scan.number().and_then(|n| u32::try_from(n).ok());
    let generation = scan.number().and_then(|n| u16::try_from(n).ok());
    let (Some(number), Some(generation)) = (number, generation) else {
        return Err(BAD);
    };
    scan.word(b"obj").ok_or(BAD)?;
    let body = value(bytes, scan.at)?;
    let is_dictionary = bytes
        .get(body.clone())
        .is_some_and(|b| b.starts_with(b"<<"));
    let mut scan = Scan::new(bytes, body.end);
    scan.space_and_comments();
    let id = (number, generation);
    if is_dictionary && scan.word(b"stream").is_some() {
        let data = match bytes.get(scan.at..) {
            Some([b'\r', b'\n', ..]) => scan.at + 2,
            Some([b'\n', ..]) => scan.at + 1,
            _ => return Err(Fault("stream without its line end")),
        };
        return Ok(Extent {
            id,
            body,
            data: Some(data),
            end: data,
        });
    }
    scan.word(b"endobj").ok_or(BAD)?;
    Ok(Extent {
        id,
        body,
        data: None,
        end: scan.at,
    })
}

/// After the `endobj` of a stream whose bytes end at `at`.
pub(crate) fn stream_end(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    const WHAT: Fault = Fault("length of a stream");
    let mut scan = Scan::new(bytes, at);
    scan.word(b"endstream").ok_or(WHAT)?;
    // At most one end-of-line may stand between the bytes and the word.
    if scan.at > at + b"\r\nendstream".len() {
        return Err(WHAT);
    }
    scan.word(b"endobj").ok_or(WHAT)?;
    Ok(scan.at)
}

/// Extent of the direct object at or after `from`.
pub(crate) fn value(bytes: &[u8], from: usize) -> Result<Range<usize>, Fault> {
    Walk::new(bytes, from, None).run().map(|(whole, _)| whole)
}

/// Extent of the value of `key` in the dictionary at or after `from`.
pub(crate) fn value_of(bytes: &[u8], from: usize, key: &[u8]) -> Option<Range<usize>> {
    let (_, found) = Walk::new(bytes, from, Some(key)).run().ok()?;
    found
}

enum Frame {
    Array,
    Dictionary {
        keys: BTreeSet<Vec<u8>>,
        wants_key: bool,
    },
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    stop: usize,
    tokens: usize,
    open: Vec<Frame>,
    wanted: Option<&'a [u8]>,
    wanted_from: Option<usize>,
    found: Option<Range<usize>>,
}

impl<'a> Walk<'a> {
    fn new(bytes: &'a [u8], from: usize, wanted: Option<&'a [u8]>) -> Self {
        Self {
            bytes,
            at: from,
            stop: bytes.len().min(from.saturating_add(MAX_TEXT)),
            tokens: 0,
            open: Vec::new(),
            wanted,
            wanted_from: None,
            found: None,
        }
    }

    fn run(mut self) -> Result<(Range<usize>, Option<Range<usize>>), Fault> {
        self.space();
        let start = self.at;
        loop {
            self.space();
            self.tokens += 1;
            if self.tokens > MAX_TOKENS {
                return Err(Fault("object too long"));
            }
            self.token()?;
            if self.open.is_empty() {
                return Ok((start..self.at, self.found));
            }
        }
    }

    fn space(&mut self) {
        let mut scan = Scan::new(self.bytes, self.at);
        scan.space_and_comments();
        self.at = scan.at;
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        let at = self.at + ahead;
        if at < self.stop {
            self.bytes.get(at).copied()
        } else {
            None
        }
    }

    fn token(&mut self) -> Result<(), Fault> {
        let first = self.peek(0).ok_or(Fault("object too long"))?;
        let wants_key =
            matches!(self.open.last(), Some(Frame::Dictionary { wants_key, .. }) if *wants_key);
        if wants_key {
            return match (first, self.peek(1)) {
                (b'/', _) => self.key(),
                (b'>', Some(b'>')) => {
                    self.at += 2;
                    self.open.pop();
                    self.value_ended();
                    Ok(())
                }
                _ => Err(BAD),
            };
        }
        if self.open.len() == 1 && self.wanted_from == Some(usize::MAX) {
            self.wanted_from = Some(self.at);
        }
        match (first, self.peek(1)) {
            (b'<', Some(b'<')) => {
                self.at += 2;
                self.push(Frame::Dictionary {
                    keys: BTreeSet::new(),
                    wants_key: true,
                })?;
            }
            (b'[', _) => {
                self.at += 1;
                self.push(Frame::Array)?;
            }
            (b']', _) if matches!(self.open.last(), Some(Frame::Array)) => {
                self.at += 1;
                self.open.pop();
                self.value_ended();
            }
            (b'<', _) => {
                self.hexadecimal()?;
                self.value_ended();
            }
            (b'(', _) => {
                self.literal()?;
                self.value_ended();
            }
            (b'/', _) => {
                self.name()?;
                self.value_ended();
            }
            _ => {
                self.plain()?;
                self.value_ended();
            }
        }
        Ok(())
    }

    fn push(&mut self, frame: Frame) -> Result<(), Fault> {
        if self.open.len() == MAX_DEPTH {
            return Err(Fault("object nested too deep"));
        }
        self.open.push(frame);
        Ok(())
    }

    /// The innermost container has one value more.
    fn value_ended(&mut self) {
        let is_top = self.open.len() == 1;
        if let Some(Frame::Dictionary { wants_key, .. }) = self.open.last_mut() {
            *wants_key = true;
            if is_top && let Some(from) = self.wanted_from.take() {
                self.found = Some(from..self.at);
            }
        }
    }

    fn key(&mut self) -> Result<(), Fault> {
        let name = self.name()?;
        let is_top = self.open.len() == 1;
        if is_top && self.wanted == Some(name.as_slice()) {
            // The value's own start is noted when its first token comes.
            self.wanted_from = Some(usize::MAX);
        }
        if let Some(Frame::Dictionary { keys, wants_key }) = self.open.last_mut() {
            *wants_key = false;
            if !keys.insert(name) {
                return Err(Fault("the same key twice in a dictionary"));
            }
        }
        Ok(())
    }

    fn name(&mut self) -> Result<Vec<u8>, Fault> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek(0).filter(|b| !is_space(*b) && !is_delimiter(*b)) {
            if byte == b'#' {
                let digit = |b: Option<u8>| char::from(b?).to_digit(16);
                let (Some(high), Some(low)) = (digit(self.peek(1)), digit(self.peek(2))) else {
                    return Err(BAD);
                };
                name.push(u8::try_from(high << 4 | low).map_err(|_| BAD)?);
                self.at += 3;
            } else {
                name.push(byte);
                self.at += 1;
            }
        }
        Ok(name)
    }

    fn hexadecimal(&mut self) -> Result<(), Fault> {
        self.at += 1;
        let rest = self.bytes.get(self.at..self.stop).unwrap_or_default();
        let length = rest
            .iter()
            .position(|b| !b.is_ascii_hexdigit() && !is_space(*b))
            .ok_or(BAD)?;
        if rest.get(length) != Some(&b'>') {
            return Err(BAD);
        }
        self.at += length + 1;
        Ok(())
    }

    fn literal(&mut self) -> Result<(), Fault> {
        let mut depth = 0;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' if depth == MAX_BRACKETS => return Err(Fault("object nested too deep")),
                b'(' => depth += 1,
                b')' if depth == 1 => return Ok(()),
                b')' => depth -= 1,
                _ => {}
            }
        }
        Err(BAD)
    }

    /// A number, a reference or one of the three words.
    fn plain(&mut self) -> Result<(), Fault> {
        let mut scan = Scan::new(self.bytes, self.at);
        if scan.number().is_some() && scan.number().is_some() && scan.word(b"R").is_some() {
            let next = self.bytes.get(scan.at).copied().unwrap_or(b' ');
            if is_space(next) || is_delimiter(next) {
                self.at = scan.at;
                return Ok(());
            }
        }
        let rest = self.bytes.get(self.at..self.stop).unwrap_or_default();
        let length = rest
            .iter()
            .position(|b| is_space(*b) || is_delimiter(*b))
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let is_number = || {
            let digits = word.strip_prefix(b"-").or(word.strip_prefix(b"+"));
            let digits = digits.unwrap_or(word);
            digits.iter().any(u8::is_ascii_digit)
                && digits.iter().all(|b| b.is_ascii_digit() || *b == b'.')
                && digits.split(|b| *b == b'.').count() <= 2
        };
        if !matches!(word, b"true" | b"false" | b"null") && !is_number() {
            return Err(BAD);
        }
        self.at += length;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{indirect, value, value_of};

    #[test]
    fn an_object_ends_where_its_value_ends() {
        let whole = |text: &str| value(text.as_bytes(), 0).map(|r| r.end).ok();
        for text in [
            "<</A[1 -2.5 +3]/B(a(b)\\)c)/C<48 65>/D 4 0 R/E null/F#41 true>>",
            "[ [ ] << >> /N ]",
            "12",
        ] {
            assert_eq!(whole(text), Some(text.len()), "{text}");
        }
        for text in [
            "<</A 1/A 2>>",
            "<</A 1/#41 2>>",
            "<</A>>",
            "[1 2",
            "(a",
            "--5",
            "nul",
            "<</A 1]",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!(
            whole(&format!("{}{}", "[".repeat(33), "]".repeat(33))),
            None
        );
    }

    #[test]
    fn only_the_outer_dictionary_is_asked_for_a_key() {
        let text = b"<</R(/Contents <11>)/N<</Contents<22>>>/Contents <33>/Z 1>>";
        assert_eq!(
            value_of(text, 0, b"Contents").map(|r| &text[r]),
            Some(&b"<33>"[..])
        );
        assert_eq!(value_of(text, 0, b"Missing"), None);
    }

    #[test]
    fn a_stream_begins_after_its_line_end() {
        let text = b"7 0 obj\n<</Length 3>>\nstream\r\nabc\nendstream\nendobj\n";
        let found = indirect(text, 0).expect("a stream");
        assert_eq!(found.data.map(|d| &text[d..d + 3]), Some(&b"abc"[..]));
        assert!(indirect(b"7 0 obj 5 6 endobj", 0).is_err());
    }
}

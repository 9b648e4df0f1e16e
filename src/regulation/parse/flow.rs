//! Lines of one provision becoming its words: cut sentences joined, paragraphs kept.

use super::line::{Gap, Line};

/// Words that grow line by line.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    words: String,
}

/// How a line went into the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// As their first line or a paragraph of its own.
    Apart,
    /// As the next line of a wrapped paragraph.
    Wrapped,
    /// As the rest of a sentence that an empty line or page break had cut.
    Mended,
}

impl Flow {
    /// Adds text that stands in `line`.
    pub(super) fn add(&mut self, text: &str, line: &Line) -> Joint {
        if text.is_empty() {
            return Joint::Apart;
        }
        if self.words.is_empty() {
            text.clone_into(&mut self.words);
            return Joint::Apart;
        }
        if self.goes_on(text, line) {
            self.words.push(' ');
            self.words.push_str(text);
            if line.gap > Gap::None {
                Joint::Mended
            } else {
                Joint::Wrapped
            }
        } else {
            self.paragraph(text);
            Joint::Apart
        }
    }

    /// Adds a paragraph that never joins what stands before, such as a dash.
    pub(super) fn paragraph(&mut self, text: &str) {
        if !self.words.is_empty() {
            self.words.push('\n');
        }
        self.words.push_str(text);
    }

    fn goes_on(&self, text: &str, line: &Line) -> bool {
        let small = text.starts_with(|c: char| c.is_lowercase());
        small || dangling(&self.words) || (line.gap < Gap::Empty && !ended(&self.words))
    }

    /// Whether the last sentence is cut for certain.
    pub(super) fn dangles(&self) -> bool {
        dangling(&self.words)
    }

    /// Whether the last sentence has its stop.
    pub(super) fn ended(&self) -> bool {
        self.words.is_empty() || ended(&self.words)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn as_str(&self) -> &str {
        &self.words
    }

    pub(super) fn into_words(self) -> String {
        self.words
    }
}

/// Ends with a stop, quotes and brackets aside.
fn ended(words: &str) -> bool {
    let words = words.trim_end_matches(['”', '"', '’', ')', ']', ' ']);
    words.ends_with(['.', ';', ':', '!', '?', '…', '/'])
}

/// Ends with a comma or a word that cannot end a sentence.
pub(super) fn dangling(words: &str) -> bool {
    const OPEN: [&str; 27] = [
        "và", "hoặc", "của", "các", "những", "cho", "trong", "về", "đối", "tại", "theo", "thuộc",
        "với", "đến", "từ", "do", "là", "có", "khoản", "điểm", "điều", "bằng", "khi", "được",
        "phải", "số", "một",
    ];
    if words.ends_with(',') {
        return true;
    }
    if ended(words) {
        return false;
    }
    let last = words.rsplit([' ', '\n']).next().unwrap_or_default();
    OPEN.contains(&last)
}

//! Reads Rust source text: which paths does a file name, and where do they lead?
//!
//! A small lexer, not a parser: comments and literals are dropped, `use` trees
//! are unfolded, and `crate`, `self` and `super` are resolved from the module
//! the path stands in, so that `super::super::store` is seen for what it is.

/// One source file.
pub(crate) struct Source {
    /// Path from the repository root, with `/`.
    pub(crate) file: String,
    /// The text as it stands on disk.
    pub(crate) text: String,
    tokens: Vec<Token>,
    /// Every path in the file, `use` trees unfolded, keywords resolved.
    pub(crate) paths: Vec<Named>,
}

/// One path that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Segments; the first is `crate` when the path leads into this crate by keyword.
    pub(crate) segments: Vec<String>,
    /// Line it starts on, from 1.
    pub(crate) line: usize,
    /// It climbs over the crate root, or takes the root itself under a name.
    pub(crate) at_root: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    line: usize,
}

impl Source {
    /// Takes the text of `file` (a path from the repository root).
    pub(crate) fn new(file: &str, text: &str) -> Self {
        let mut source = Self {
            file: file.to_owned(),
            text: text.to_owned(),
            tokens: tokens(text),
            paths: Vec::new(),
        };
        source.paths = source.read_paths();
        source
    }

    /// The module the file holds: `src/model/scoring/mod.rs` is `[model, scoring]`.
    pub(crate) fn module(&self) -> Vec<String> {
        let path = self.file.strip_prefix("src/").unwrap_or(&self.file);
        let path = path.strip_suffix(".rs").unwrap_or(path);
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "lib" | "main") || path.starts_with("bin/") {
            return Vec::new();
        }
        path.split('/').map(str::to_owned).collect()
    }

    /// Lines on which the tokens of `words` follow one another.
    pub(crate) fn lines_with(&self, words: &[&str]) -> Vec<usize> {
        self.tokens
            .windows(words.len())
            .filter(|window| {
                window
                    .iter()
                    .zip(words)
                    .all(|(token, word)| token.text == *word)
            })
            .map(|window| window[0].line)
            .collect()
    }

    fn read_paths(&self) -> Vec<Named> {
        let mut named = Vec::new();
        let mut module = self.module();
        let mut inner: Vec<usize> = Vec::new(); // brace depth at which each inline module opened
        let mut depth = 0;
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    if inner.last() == Some(&depth) {
                        inner.pop();
                        module.pop();
                    }
                }
                // `pub(super)` says who may look, it takes nothing.
                "pub" if self.is(at + 1, "(") => at = self.after(at + 1, ")") - 1,
                "mod" if self.is(at + 2, "{") => {
                    module.push(self.tokens[at + 1].text.clone());
                    inner.push(depth);
                    depth += 1;
                    at += 2;
                }
                text if is_word(text) => {
                    let mut found = Vec::new();
                    at = self.tree(at, &[], &mut found);
                    named.extend(
                        found
                            .into_iter()
                            .map(|(path, line)| resolve(&module, path, line)),
                    );
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        named
    }

    /// Does the file use the crate `name`, rather than a module of its own of that name?
    pub(crate) fn uses_crate(&self, name: &str) -> bool {
        let paths = &self.paths;
        let ours = !self.lines_with(&["mod", name]).is_empty()
            || paths.iter().any(|path| {
                path.segments.len() > 1
                    && path.segments[0] == "crate"
                    && path.segments.last().is_some_and(|last| last == name)
            });
        !self.lines_with(&["use", "::", name]).is_empty()
            || !ours
                && paths
                    .iter()
                    .any(|path| path.segments.len() > 1 && path.segments[0] == name)
    }

    /// Unfolds the path or `use` tree at `at` into `found`; returns where it ends.
    fn tree(&self, at: usize, before: &[String], found: &mut Vec<(Vec<String>, usize)>) -> usize {
        let line = self.tokens.get(at).map_or(0, |token| token.line);
        let mut path = before.to_vec();
        let mut at = at;
        loop {
            match self.tokens.get(at).map(|token| token.text.as_str()) {
                Some("{") => {
                    at += 1;
                    while let Some(token) = self.tokens.get(at) {
                        at = match token.text.as_str() {
                            "}" => return at + 1,
                            "," => at + 1,
                            _ => self.tree(at, &path, found).max(at + 1),
                        };
                    }
                    return at;
                }
                Some(word) if is_word(word) || word == "*" => path.push(word.to_owned()),
                _ => break,
            }
            at += 1;
            let goes_on = self
                .tokens
                .get(at + 1)
                .is_some_and(|next| is_word(&next.text) || matches!(next.text.as_str(), "{" | "*"));
            if !self.is(at, "::") || !goes_on {
                break;
            }
            at += 1;
        }
        if path.len() > before.len() {
            found.push((path, line));
        }
        if self.is(at, "as") { at + 2 } else { at }
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text == text)
    }

    /// The place after the next `text`.
    fn after(&self, at: usize, text: &str) -> usize {
        let rest = self.tokens.get(at..).unwrap_or_default();
        at + rest
            .iter()
            .position(|token| token.text == text)
            .map_or(rest.len(), |found| found + 1)
    }
}

/// Turns `self` and `super` into a path from the root.
fn resolve(module: &[String], path: Vec<String>, line: usize) -> Named {
    let keyword = path.first().map(String::as_str);
    let mut place = match keyword {
        Some("crate" | "tukiem") => Vec::new(),
        Some("self" | "super") => module.to_vec(),
        _ => {
            return Named {
                segments: path,
                line,
                at_root: false,
            };
        }
    };
    let mut over = false;
    let single = path.len() == 1;
    for (nth, segment) in path.into_iter().enumerate() {
        match segment.as_str() {
            "crate" | "tukiem" if nth == 0 => {}
            "self" => {}
            "super" => over |= place.pop().is_none(),
            _ => place.push(segment),
        }
    }
    let bare = place.is_empty() || place.first().is_some_and(|first| first == "*");
    let at_root = over || (bare && !single);
    place.insert(0, "crate".to_owned());
    Named {
        segments: place,
        line,
        at_root,
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words and signs of Rust text, without comments and without what stands in literals.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let end = match c {
            '/' if next == Some('/') => until(&chars, at, |c| c == '\n'),
            '/' if next == Some('*') => block_comment(&chars, at),
            '"' => string(&chars, at + 1),
            '\'' => char_or_lifetime(&chars, at),
            _ if c.is_alphabetic() || c == '_' => {
                let end = until(&chars, at, |c| !c.is_alphanumeric() && c != '_');
                let word: String = chars[at..end].iter().collect();
                match raw_string(&chars, &word, end) {
                    Some(end) => end,
                    None if word == "r" && chars.get(end) == Some(&'#') => end + 1, // raw identifier
                    None => {
                        tokens.push(Token { text: word, line });
                        end
                    }
                }
            }
            ':' if next == Some(':') => {
                tokens.push(Token {
                    text: "::".to_owned(),
                    line,
                });
                at + 2
            }
            _ if c.is_whitespace() => at + 1,
            _ => {
                tokens.push(Token {
                    text: c.to_string(),
                    line,
                });
                at + 1
            }
        };
        line += chars[at..end.min(chars.len())]
            .iter()
            .filter(|c| **c == '\n')
            .count();
        at = end;
    }
    tokens
}

fn until(chars: &[char], from: usize, stop: impl Fn(char) -> bool) -> usize {
    chars[from..]
        .iter()
        .position(|c| stop(*c))
        .map_or(chars.len(), |found| from + found)
}

fn block_comment(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) if depth == 1 => return at + 2,
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    at
}

/// The place after the closing quote.
fn string(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// `r"…"`, `br#"…"#`, `b"…"`, `c"…"`: where it ends, if `word` starts one.
fn raw_string(chars: &[char], word: &str, from: usize) -> Option<usize> {
    if matches!(word, "b" | "c") && chars.get(from) == Some(&'"') {
        return Some(string(chars, from + 1));
    }
    let open = until(chars, from, |c| c != '#');
    if !matches!(word, "r" | "br" | "cr") || chars.get(open) != Some(&'"') {
        return None;
    }
    let hashes = open - from;
    let closes = |at: &usize| {
        chars[*at] == '"'
            && chars
                .get(at + 1..=at + hashes)
                .is_some_and(|h| h.iter().all(|c| *c == '#'))
    };
    Some(
        (open + 1..chars.len())
            .find(closes)
            .map_or(chars.len(), |at| at + 1 + hashes),
    )
}

fn char_or_lifetime(chars: &[char], from: usize) -> usize {
    match (chars.get(from + 1), chars.get(from + 2)) {
        (Some('\\'), _) => until(chars, from + 3, |c| c == '\'') + 1,
        (Some(_), Some('\'')) => from + 3,
        _ => until(chars, from + 1, |c| !c.is_alphanumeric() && c != '_'),
    }
}

//! The article under construction.

use super::flow::Flow;

/// A point or step being filled.
#[derive(Debug)]
pub(super) struct OpenPoint {
    /// "đ" or "B3".
    pub(super) name: String,
    /// Its place in the order of points: letters before and after đ keep theirs.
    pub(super) rank: u32,
    pub(super) line: usize,
    pub(super) words: Flow,
}

/// A clause being filled.
#[derive(Debug)]
pub(super) struct OpenClause {
    pub(super) number: u32,
    pub(super) line: usize,
    pub(super) words: Flow,
    pub(super) points: Vec<OpenPoint>,
}

/// An article being filled. Its number is none where the heading is lost.
#[derive(Debug)]
pub(super) struct OpenArticle {
    pub(super) number: Option<u32>,
    pub(super) chapter: usize,
    pub(super) title: Flow,
    pub(super) section: Option<String>,
    pub(super) line: usize,
    pub(super) words: Flow,
    pub(super) clauses: Vec<OpenClause>,
}

impl OpenArticle {
    /// The words the next plain line belongs to.
    pub(super) fn words(&mut self) -> &mut Flow {
        match self.clauses.last_mut() {
            None => &mut self.words,
            Some(clause) => match clause.points.last_mut() {
                None => &mut clause.words,
                Some(point) => &mut point.words,
            },
        }
    }

    /// The number of its last clause.
    pub(super) fn last_clause(&self) -> Option<u32> {
        self.clauses.last().map(|clause| clause.number)
    }

    /// Whether nothing but the heading has been read.
    pub(super) fn only_heading(&mut self) -> bool {
        self.number.is_some() && self.clauses.is_empty() && self.words().is_empty()
    }
}

/// Rank of a letter in the order in which points are lettered, đ between d and e;
/// `None` for a letter that never letters a point.
pub(super) fn letter_rank(letter: char) -> Option<u32> {
    const LETTERS: &str = "abcdđefghijklmnopqrstuvwxyz";
    let at = LETTERS.chars().position(|c| c == letter)?;
    u32::try_from(at + 1).ok()
}

/// Whether `rank` may follow `last`: letters that Vietnamese lacks, and đ, may be skipped.
pub(super) fn follows(last: u32, rank: u32) -> bool {
    const SKIPPED: [char; 5] = ['đ', 'f', 'j', 'w', 'z'];
    let skipped: Vec<u32> = SKIPPED.iter().filter_map(|c| letter_rank(*c)).collect();
    (last + 1..rank).all(|between| skipped.contains(&between))
}

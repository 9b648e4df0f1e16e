//! The data against what the pages print.

use super::Mismatch;
use crate::app::yearly::binding::{
    DIGEST_MARK, Figures, SCORE_MARK, digest_line, figures_line, verdict,
};
use crate::exchange::submission_json::SubmissionForm;
use crate::model::evidence::Sha256;
use crate::sign::page_texts;

/// Pages at the front among which the results begin, and at the end among which
/// the digest stands.
const PAGES: usize = 3;

/// What was looked for and what stands there, without blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What the page prints from there on.
    pub printed: String,
    /// What the data give.
    pub data: String,
}

/// Everything printed that does not fit.
pub(super) fn compare(pdf: &[u8], submission: &SubmissionForm, digest: Sha256) -> Vec<Mismatch> {
    let texts = page_texts(pdf, PAGES, PAGES).unwrap_or_default();
    let figures = Figures::from(&submission.score);
    let mut mismatches = Vec::new();
    let mark = dense(DIGEST_MARK);
    // The last line that calls itself the digest: nothing that the unit wrote comes after it.
    let found = texts.last.iter().find_map(|page| match page {
        Some(page) => page.rfind(&mark).map(|at| page.get(at..)),
        None => Some(None),
    });
    match found {
        None => mismatches.push(Mismatch::DigestNotPrinted),
        Some(None) => mismatches.push(Mismatch::PagesUnreadable),
        Some(Some(rest)) => mismatches.extend(end(rest, &mark, digest, figures)),
    }
    let mark = dense(SCORE_MARK);
    let first = texts.first.iter().flatten();
    let results = first.filter_map(|page| page.find(&mark).and_then(|at| page.get(at..)));
    match results.into_iter().next() {
        Some(rest) => {
            let shown = differs(rest, dense(&verdict(figures)));
            mismatches.extend(shown.map(Mismatch::VerdictDiffers));
        }
        None if mismatches.contains(&Mismatch::PagesUnreadable) => {}
        None => mismatches.push(Mismatch::PagesUnreadable),
    }
    mismatches
}

/// The digest's line and the figures that follow it.
fn end(rest: &str, mark: &str, digest: Sha256, figures: Figures) -> Option<Mismatch> {
    if let Some(rest) = rest.strip_prefix(&dense(&digest_line(digest))) {
        return differs(rest, dense(&figures_line(figures))).map(Mismatch::FiguresDiffer);
    }
    let printed = beginning(rest.get(mark.len()..).unwrap_or_default(), 64);
    Some(Mismatch::DigestDiffers { printed })
}

fn differs(page: &str, wanted: String) -> Option<Shown> {
    (!page.starts_with(&wanted)).then(|| Shown {
        printed: beginning(page, wanted.chars().count()),
        data: wanted,
    })
}

fn beginning(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}

/// As [`page_texts`] gives its text.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

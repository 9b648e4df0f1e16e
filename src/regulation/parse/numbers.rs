//! Articles get their references: lost headings a number in brackets, gaps and disorder a remark.

use super::article::{OpenArticle, OpenClause, follows};
use crate::model::provision::ProvisionRef;
use crate::regulation::parsed::{
    Article, Clause, Parsed, Point, Remark, SourceLine, Unplaced, UnplacedReason,
};

/// Numbers the articles and puts them into the chapters of `parsed`.
pub(super) fn settle(articles: Vec<OpenArticle>, parsed: &mut Parsed) {
    let numbers = inferred(&articles);
    order(&articles, &numbers, &mut parsed.remarks);
    for (open, number) in articles.into_iter().zip(numbers) {
        let lost = open.number.is_none();
        let Some(number) = number else {
            unplace(open, &mut parsed.unplaced);
            continue;
        };
        let name = if lost {
            format!("[{number}]")
        } else {
            number.to_string()
        };
        if lost {
            parsed.remarks.push(Remark::InferredArticle {
                number: name.clone(),
                line: open.line,
            });
        }
        let chapter = open.chapter;
        if let Some(article) = article(open, &name, parsed)
            && let Some(chapter) = parsed.chapters.get_mut(chapter)
        {
            chapter.articles.push(article);
        }
    }
}

/// A number for each article. One without heading takes the number before the
/// article that follows it; `None` where that number stands already.
fn inferred(articles: &[OpenArticle]) -> Vec<Option<u32>> {
    let mut numbers: Vec<Option<u32>> = articles.iter().map(|a| a.number).collect();
    let taken: std::collections::BTreeSet<u32> = numbers.iter().flatten().copied().collect();
    let mut taken = taken;
    for at in (0..articles.len()).rev() {
        if articles.get(at).is_none_or(|a| a.number.is_some()) {
            continue;
        }
        let next = numbers.get(at + 1).copied();
        let before = articles.get(..at).unwrap_or_default();
        let number = match next {
            // The text ends without another heading: the number after the last one.
            None => before
                .iter()
                .rev()
                .find_map(|a| a.number)
                .map(|n| n + 1 + unheaded(before)),
            Some(next) => next.and_then(|n| n.checked_sub(1)),
        };
        let number = number.filter(|n| (1..=999).contains(n) && taken.insert(*n));
        if let Some(place) = numbers.get_mut(at) {
            *place = number;
        }
    }
    numbers
}

/// How many articles without heading stand at the end of `articles`.
fn unheaded(articles: &[OpenArticle]) -> u32 {
    let count = articles
        .iter()
        .rev()
        .take_while(|a| a.number.is_none())
        .count();
    u32::try_from(count).unwrap_or(u32::MAX - 1000)
}

/// Remarks on missing numbers and on articles behind greater ones.
fn order(articles: &[OpenArticle], numbers: &[Option<u32>], remarks: &mut Vec<Remark>) {
    let mut previous = 0;
    let sorted = {
        let headed: Vec<u32> = articles.iter().filter_map(|a| a.number).collect();
        headed.is_sorted()
    };
    let mut seen: Vec<(u32, usize)> = Vec::new();
    for (article, number) in articles.iter().zip(numbers) {
        let Some(number) = *number else { continue };
        let line = article.line;
        if number < previous {
            remarks.push(Remark::OutOfOrder { number, line });
        }
        previous = number;
        seen.push((number, line));
    }
    // Gaps are those of the sorted numbers; in a text that is in order, where they stand.
    if !sorted {
        seen.sort_unstable();
    }
    let mut before = 0;
    for (number, line) in seen {
        if number > before + 1 {
            remarks.push(Remark::MissingArticles {
                from: before + 1,
                to: number - 1,
                line,
            });
        }
        before = before.max(number);
    }
}

fn article(open: OpenArticle, name: &str, parsed: &mut Parsed) -> Option<Article> {
    let reference = ProvisionRef::parse(name).ok()?;
    if open.clauses.is_empty() && has_points(open.words.as_str()) {
        parsed.remarks.push(Remark::PointsWithoutClause {
            article: reference.clone(),
            line: open.line,
        });
    }
    let mut clauses = Vec::new();
    let mut expected = 1;
    for clause in open.clauses {
        let from = expected;
        expected = clause.number + 1;
        let number = clause.number;
        let line = clause.line;
        let Some(clause) = self::clause(clause, name, &mut parsed.remarks) else {
            continue;
        };
        if number > from {
            parsed.remarks.push(Remark::MissingClauses {
                reference: clause.reference.clone(),
                from,
                line,
            });
        }
        clauses.push(clause);
    }
    Some(Article {
        reference,
        title: open.title.into_words(),
        section: open.section,
        line: open.line,
        words: open.words.into_words(),
        clauses,
    })
}

fn has_points(words: &str) -> bool {
    words
        .split('\n')
        .any(|paragraph| paragraph.starts_with("a) "))
}

fn clause(open: OpenClause, article: &str, remarks: &mut Vec<Remark>) -> Option<Clause> {
    let name = format!("{article}.{}", open.number);
    let reference = ProvisionRef::parse(&name).ok()?;
    let mut points = Vec::new();
    let mut last = 0;
    for point in open.points {
        let reference = ProvisionRef::parse(&format!("{name}.{}", point.name)).ok()?;
        if !point.name.starts_with('B') && !follows(last, point.rank) {
            remarks.push(Remark::MissingPoints {
                reference: reference.clone(),
                line: point.line,
            });
        }
        last = point.rank;
        points.push(Point {
            reference,
            line: point.line,
            words: point.words.into_words(),
        });
    }
    Some(Clause {
        reference,
        line: open.line,
        words: open.words.into_words(),
        points,
    })
}

/// The clauses of a lost article for which no number is free.
fn unplace(open: OpenArticle, unplaced: &mut Vec<Unplaced>) {
    let mut put = |line, text| {
        unplaced.push(Unplaced {
            source: SourceLine { line, text },
            reason: UnplacedReason::ClauseTwice,
        });
    };
    for clause in open.clauses {
        let words = clause.words.into_words();
        put(clause.line, format!("{}. {words}", clause.number));
        for point in clause.points {
            let words = point.words.into_words();
            put(point.line, format!("{}) {words}", point.name));
        }
    }
}

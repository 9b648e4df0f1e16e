//! The regulation's lines, one after the other, each to its place.

use std::collections::BTreeSet;

use super::article::{OpenArticle, OpenClause, OpenPoint, follows, letter_rank};
use super::flow::{Flow, Joint, dangling};
use super::line::{Gap, Line};
use super::marker::{Marker, is_capitals, marker};
use super::numbers;
use super::segment::{closes, is_annex};
use crate::regulation::parsed::{Chapter, Parsed, Remark, SourceLine, Unplaced, UnplacedReason};

/// The length in bytes after which a title takes no further line.
const MAX_TITLE: usize = 1000;

/// Where plain lines go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Into the chapter's title, or nowhere once it has one.
    Chapter,
    /// Into the article's title while it goes on, else into the open provision.
    Article,
    /// Nowhere, for this reason, until the next heading.
    Nowhere(UnplacedReason),
    /// Nowhere until the next marker.
    LostPoint,
    /// Behind the articles.
    Closing,
}

#[derive(Default)]
struct Body {
    chapters: Vec<Chapter>,
    articles: Vec<OpenArticle>,
    numbers: BTreeSet<u32>,
    section: Option<(String, bool)>,
    closing: Vec<SourceLine>,
    annexed: bool,
    unplaced: Vec<Unplaced>,
    remarks: Vec<Remark>,
}

/// Takes the regulation's own lines apart.
pub(super) fn body(lines: &[Line], remarks: Vec<Remark>) -> Parsed {
    let mut body = Body {
        remarks,
        ..Body::default()
    };
    let mut place = Place::Chapter;
    for line in lines {
        place = body.line(line, place);
    }
    let mut parsed = Parsed {
        chapters: body.chapters,
        closing: body.closing,
        unplaced: body.unplaced,
        remarks: body.remarks,
        ..Parsed::default()
    };
    numbers::settle(body.articles, &mut parsed);
    parsed
}

impl Body {
    fn line(&mut self, line: &Line, place: Place) -> Place {
        let found = marker(&line.text, line.emphasised);
        match found {
            Marker::Chapter(number, title) => {
                self.chapters.push(Chapter {
                    number: number.to_owned(),
                    title: title.to_owned(),
                    line: line.number,
                    articles: Vec::new(),
                });
                self.section = None;
                return Place::Chapter;
            }
            Marker::Section if place != Place::Closing => {
                self.section = Some((line.text.clone(), true));
                return Place::Chapter;
            }
            Marker::Article(number, title) if !self.cut_citation(line) => {
                return self.article(number, title, line);
            }
            _ => {}
        }
        match place {
            Place::Closing => {
                self.close(line);
                Place::Closing
            }
            _ if closes(&line.text) && !self.articles.is_empty() => {
                self.close(line);
                Place::Closing
            }
            Place::Chapter => self.chapter_title(line),
            Place::Nowhere(reason) => {
                self.unplace(line, reason);
                place
            }
            Place::Article | Place::LostPoint => self.within(&found, line, place),
        }
    }

    fn close(&mut self, line: &Line) {
        if !self.annexed && is_annex(&line.text) {
            self.annexed = true;
            self.remarks.push(Remark::Annex { line: line.number });
        }
        self.closing.push(source(line));
    }

    /// "… theo khoản 1" + "Điều 7. Sau đó …" is a cut sentence, not a heading.
    fn cut_citation(&mut self, line: &Line) -> bool {
        let open = self.articles.last_mut();
        !line.emphasised
            && line.gap < Gap::Empty
            && open.is_some_and(|a| !a.only_heading() && a.words().dangles())
    }

    fn unplace(&mut self, line: &Line, reason: UnplacedReason) {
        self.unplaced.push(Unplaced {
            source: source(line),
            reason,
        });
    }

    fn chapter_title(&mut self, line: &Line) -> Place {
        if let Some((section, open)) = &mut self.section {
            if *open && section.len() < MAX_TITLE && (is_capitals(&line.text) || line.emphasised) {
                section.push(' ');
                section.push_str(&line.text);
                return Place::Chapter;
            }
            *open = false;
        } else if let Some(chapter) = self.chapters.last_mut() {
            let empty = chapter.title.is_empty();
            let title = is_capitals(&line.text)
                || (line.emphasised || dangling(&chapter.title)) && !line.text.ends_with('.')
                || empty && line.text.chars().count() < 150;
            if title && chapter.title.len() < MAX_TITLE {
                if !empty {
                    chapter.title.push(' ');
                }
                chapter.title.push_str(&line.text);
                return Place::Chapter;
            }
        }
        self.unplace(line, UnplacedReason::BeforeArticle);
        Place::Chapter
    }

    fn article(&mut self, number: &str, title: &str, line: &Line) -> Place {
        let Ok(number) = number.parse::<u32>() else {
            self.unplace(line, UnplacedReason::ArticleNumber);
            return Place::Nowhere(UnplacedReason::ArticleNumber);
        };
        if !self.numbers.insert(number) {
            self.remarks.push(Remark::ArticleTwice {
                number,
                line: line.number,
            });
            self.unplace(line, UnplacedReason::ArticleTwice);
            return Place::Nowhere(UnplacedReason::ArticleTwice);
        }
        let mut article = self.open(Some(number), line);
        article.title.add(title, line);
        self.articles.push(article);
        Place::Article
    }

    fn open(&mut self, number: Option<u32>, line: &Line) -> OpenArticle {
        if self.chapters.is_empty() {
            self.chapters.push(Chapter::default());
        }
        OpenArticle {
            number,
            chapter: self.chapters.len() - 1,
            title: Flow::default(),
            section: self.section.as_ref().map(|(section, _)| section.clone()),
            line: line.number,
            words: Flow::default(),
            clauses: Vec::new(),
        }
    }

    fn within(&mut self, found: &Marker<'_>, line: &Line, place: Place) -> Place {
        match *found {
            Marker::Clause(number, rest) => self.clause(number, rest, line, place),
            Marker::Step(number, rest) => self.step(number, rest, line, place),
            Marker::Point(letter, closed, rest) => self.point(letter, closed, rest, line, place),
            _ if place == Place::LostPoint => {
                self.unplace(line, UnplacedReason::PointTwice);
                place
            }
            Marker::Dash(rest) => {
                let words = format!("- {rest}");
                if let Some(article) = self.articles.last_mut() {
                    article.words().paragraph(&words);
                }
                Place::Article
            }
            Marker::Decimal => {
                self.remarks
                    .push(Remark::DecimalNumber { line: line.number });
                if let Some(article) = self.articles.last_mut() {
                    article.words().paragraph(&line.text);
                }
                Place::Article
            }
            _ => self.text(line),
        }
    }

    /// A plain line: more of a heading's title, or of the open provision.
    fn text(&mut self, line: &Line) -> Place {
        let Some(article) = self.articles.last_mut() else {
            self.unplace(line, UnplacedReason::BeforeArticle);
            return Place::Article;
        };
        let small = line.text.starts_with(|c: char| c.is_lowercase());
        if article.only_heading()
            && (article.title.is_empty()
                || line.gap < Gap::Empty && (small || article.title.dangles()))
        {
            article.title.add(&line.text, line);
            return Place::Article;
        }
        if article.words().add(&line.text, line) == Joint::Mended {
            self.remarks.push(Remark::Joined { line: line.number });
        }
        Place::Article
    }

    fn clause(&mut self, number: u32, rest: &str, line: &Line, place: Place) -> Place {
        let Some(article) = self.articles.last_mut() else {
            return self.text(line);
        };
        let last = article.last_clause();
        let next = last.map_or(1, |last| last + 1);
        let cut = !article.words().is_empty()
            && (article.words().dangles() || line.gap < Gap::Empty && !article.words().ended());
        if number != next && (cut || number == 0) && place == Place::Article {
            return self.text(line);
        }
        if last.is_some_and(|last| number <= last) {
            // The heading of another article is lost; its number is settled at the end.
            let lost = self.open(None, line);
            self.articles.push(lost);
        }
        let mut words = Flow::default();
        words.add(rest, line);
        if let Some(article) = self.articles.last_mut() {
            article.clauses.push(OpenClause {
                number,
                line: line.number,
                words,
                points: Vec::new(),
            });
        }
        Place::Article
    }

    fn step(&mut self, number: u32, rest: &str, line: &Line, place: Place) -> Place {
        let Some(clause) = self.articles.last_mut().and_then(|a| a.clauses.last_mut()) else {
            return self.text(line);
        };
        let (last, ended) = match clause.points.last() {
            None => (0, true),
            Some(point) => (point.rank, point.words.ended()),
        };
        let steps = clause
            .points
            .iter()
            .all(|point| point.name.starts_with('B'));
        if !steps || number != last + 1 || !ended {
            return if place == Place::LostPoint {
                self.unplace(line, UnplacedReason::PointTwice);
                place
            } else {
                self.text(line)
            };
        }
        push_point(clause, format!("B{number}"), number, rest, line);
        Place::Article
    }

    fn point(
        &mut self,
        letter: char,
        closed: bool,
        rest: &str,
        line: &Line,
        place: Place,
    ) -> Place {
        let (Some(rank), Some(article)) = (letter_rank(letter), self.articles.last_mut()) else {
            return self.text(line);
        };
        let Some(clause) = article.clauses.last_mut() else {
            // A bracket makes it a point for certain; there is no citing it without a clause.
            if closed && (rank == 1 || !article.only_heading()) {
                article.words().paragraph(&format!("{letter}) {rest}"));
            } else {
                return self.text(line);
            }
            return Place::Article;
        };
        let steps = clause
            .points
            .iter()
            .any(|point| point.name.starts_with('B'));
        let last = clause.points.last().map_or(0, |point| point.rank);
        if !closed && !(follows(last, rank) && rank > last && (last > 0 || rank == 1)) || steps {
            return if place == Place::LostPoint {
                self.unplace(line, UnplacedReason::PointTwice);
                place
            } else {
                self.text(line)
            };
        }
        if rank <= last {
            self.unplace(line, UnplacedReason::PointTwice);
            return Place::LostPoint;
        }
        push_point(clause, letter.to_string(), rank, rest, line);
        Place::Article
    }
}

fn push_point(clause: &mut OpenClause, name: String, rank: u32, rest: &str, line: &Line) {
    let mut words = Flow::default();
    words.add(rest, line);
    clause.points.push(OpenPoint {
        name,
        rank,
        line: line.number,
        words,
    });
}

fn source(line: &Line) -> SourceLine {
    SourceLine {
        line: line.number,
        text: line.text.clone(),
    }
}

//! What was found in a regulation's text.

use chrono::NaiveDate;

use crate::model::provision::ProvisionRef;

/// A line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its number, from 1.
    pub line: usize,
    /// Its text without marks of layout.
    pub text: String,
}

/// An article of the instrument that issued the regulation ("Điều 2. Quyết định này có hiệu lực …").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionArticle {
    /// Its number.
    pub number: String,
    /// Its words.
    pub words: String,
    /// Line of its heading, from 1.
    pub line: usize,
}

/// What stands before the first chapter or article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preamble {
    /// Number and symbol: "39/2024/QĐ-UBND".
    pub instrument: Option<String>,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Place of issue: "Hải Dương".
    pub place: Option<String>,
    /// The issuing body, in the capitals of the text.
    pub issuer: Option<String>,
    /// Title of the regulation, its kind first: "Quy chế bảo đảm …".
    pub title: Option<String>,
    /// First day in force, where an article of the decision names it.
    pub effective: Option<NaiveDate>,
    /// "Căn cứ …", "Theo đề nghị …".
    pub bases: Vec<String>,
    /// The covering decision's own articles.
    pub decision: Vec<DecisionArticle>,
    /// Everything else, line by line: agency, motto, recipients and signature of the decision.
    pub other: Vec<SourceLine>,
}

/// Chương. A text without chapters has one with an empty number and title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// Roman (or Arabic) number as it stands.
    pub number: String,
    /// Title.
    pub title: String,
    /// Line of its heading, from 1; 0 where there is none.
    pub line: usize,
    /// Its articles in the order of the text.
    pub articles: Vec<Article>,
}

/// Điều.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Where it stands: `13`, or `[25]` where its heading is lost.
    pub reference: ProvisionRef,
    /// Its title; empty where the heading is lost or has none.
    pub title: String,
    /// "Mục 1 …", where the chapter has sections.
    pub section: Option<String>,
    /// Line of its heading (of its first clause where that is lost), from 1.
    pub line: usize,
    /// Its own words: all of them where it has no clause, else what leads to the first.
    pub words: String,
    /// Its clauses in the order of the text.
    pub clauses: Vec<Clause>,
}

/// Khoản.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands: `13.1`.
    pub reference: ProvisionRef,
    /// Its line, from 1.
    pub line: usize,
    /// Its own words: all of them where it has no point, else what leads to the first.
    pub words: String,
    /// Its points or steps.
    pub points: Vec<Point>,
}

/// Điểm, or Bước (`17.2.B3`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Where it stands: `13.1.đ`.
    pub reference: ProvisionRef,
    /// Its line, from 1.
    pub line: usize,
    /// Its words.
    pub words: String,
}

/// One smallest citable provision with what leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf<'a> {
    /// Where it stands.
    pub reference: &'a ProvisionRef,
    /// Its own words; paragraphs are separated by a line end.
    pub words: &'a str,
    /// Its line, from 1.
    pub line: usize,
    /// Its chapter.
    pub chapter: &'a Chapter,
    /// Its article.
    pub article: &'a Article,
    /// The clause it is a point of.
    pub clause: Option<&'a Clause>,
}

/// Why a line has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnplacedReason {
    /// It stands between a chapter's heading and the first article.
    BeforeArticle,
    /// An article of this number stood before; the first one is kept.
    ArticleTwice,
    /// The article's number is not one that can be cited (such as 12a).
    ArticleNumber,
    /// The clause's number starts again and no number of an article is free for a lost heading.
    ClauseTwice,
    /// The point's letter stands again or out of order within its clause.
    PointTwice,
}

/// A line that was not placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The line.
    pub source: SourceLine,
    /// Why.
    pub reason: UnplacedReason,
}

/// Something the reader of the result should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// A sentence was cut by an empty line or page break and joined again.
    Joined {
        /// Line of its second part.
        line: usize,
    },
    /// A page number was dropped.
    PageNumber {
        /// Its line.
        line: usize,
    },
    /// A heading stood in the same line as the text before it.
    GluedHeading {
        /// The line.
        line: usize,
    },
    /// A clause number started again: the heading of this article is lost, its number inferred.
    InferredArticle {
        /// The number given to it, in brackets.
        number: String,
        /// Line of its first clause.
        line: usize,
    },
    /// Articles are missing between two headings.
    MissingArticles {
        /// The first missing number.
        from: u32,
        /// The last missing number.
        to: u32,
        /// Line of the heading after the gap.
        line: usize,
    },
    /// An article stands after one of a greater number.
    OutOfOrder {
        /// Its number.
        number: u32,
        /// Its line.
        line: usize,
    },
    /// An article's number stands a second time.
    ArticleTwice {
        /// The number.
        number: u32,
        /// Line of the second one.
        line: usize,
    },
    /// A clause's number skips others.
    MissingClauses {
        /// The clause after the gap.
        reference: ProvisionRef,
        /// The first missing number.
        from: u32,
        /// Its line.
        line: usize,
    },
    /// A point's letter skips others.
    MissingPoints {
        /// The point after the gap.
        reference: ProvisionRef,
        /// Its line.
        line: usize,
    },
    /// Points stand under an article without a clause: they are kept in its words.
    PointsWithoutClause {
        /// The article.
        article: ProvisionRef,
        /// Line of the first.
        line: usize,
    },
    /// Clauses numbered 1.1, 1.2: they are kept in the words of their clause.
    DecimalNumber {
        /// The line.
        line: usize,
    },
    /// Annexes or forms follow the last article and are not taken apart.
    Annex {
        /// Their first line.
        line: usize,
    },
}

impl Remark {
    /// The line it speaks of, from 1.
    pub fn line(&self) -> usize {
        match self {
            Self::Joined { line }
            | Self::PageNumber { line }
            | Self::GluedHeading { line }
            | Self::InferredArticle { line, .. }
            | Self::MissingArticles { line, .. }
            | Self::OutOfOrder { line, .. }
            | Self::ArticleTwice { line, .. }
            | Self::MissingClauses { line, .. }
            | Self::MissingPoints { line, .. }
            | Self::PointsWithoutClause { line, .. }
            | Self::DecimalNumber { line }
            | Self::Annex { line } => *line,
        }
    }
}

/// A regulation's text taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What stands before the regulation's first chapter or article.
    pub preamble: Preamble,
    /// Chapters in the order of the text.
    pub chapters: Vec<Chapter>,
    /// Signature, recipients and annexes after the last article.
    pub closing: Vec<SourceLine>,
    /// Lines without a place.
    pub unplaced: Vec<Unplaced>,
    /// What else is worth knowing, in the order of the lines.
    pub remarks: Vec<Remark>,
}

impl Parsed {
    /// All articles in the order of the text.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.chapters.iter().flat_map(|chapter| &chapter.articles)
    }

    /// The smallest citable provisions in the order of the text: points, clauses
    /// without points, articles without clauses.
    pub fn leaves(&self) -> impl Iterator<Item = Leaf<'_>> {
        self.chapters.iter().flat_map(|chapter| {
            let articles = chapter.articles.iter();
            articles.flat_map(move |article| article_leaves(chapter, article))
        })
    }

    /// The provision of this reference, brackets of inferred articles aside.
    pub fn leaf(&self, reference: &ProvisionRef) -> Option<Leaf<'_>> {
        let wanted = bare(reference);
        self.leaves().find(|leaf| bare(leaf.reference) == wanted)
    }
}

fn article_leaves<'a>(chapter: &'a Chapter, article: &'a Article) -> Vec<Leaf<'a>> {
    let leaf = |reference, words, line, clause| Leaf {
        reference,
        words,
        line,
        chapter,
        article,
        clause,
    };
    if article.clauses.is_empty() {
        return vec![leaf(&article.reference, &article.words, article.line, None)];
    }
    let mut leaves = Vec::new();
    for clause in &article.clauses {
        if clause.points.is_empty() {
            leaves.push(leaf(&clause.reference, &clause.words, clause.line, None));
        }
        let points = clause.points.iter();
        leaves.extend(points.map(|p| leaf(&p.reference, &p.words, p.line, Some(clause))));
    }
    leaves
}

/// The reference without the brackets of an inferred article, to compare two sources.
pub(super) fn bare(reference: &ProvisionRef) -> String {
    reference.as_str().replace(['[', ']'], "")
}

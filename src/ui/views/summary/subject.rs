//! What a number is about, and which number it is.

use crate::app::current::Current;
use crate::i18n::{Language, Summary, Translate, Working, article_named, chapter_named, percent};
use crate::model::catalog::Item;
use crate::model::scoring::{Line, Tally, Tenths};

/// The items a number sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// All of them.
    Whole,
    /// Those of the chapter at this position.
    Chapter(usize),
    /// Those of the article at this position.
    Article(usize),
    /// Those of the domain at this position.
    Domain(usize),
}

impl Subject {
    /// What they add up to, as the score has it.
    pub(super) fn tally(self, current: &Current) -> Tally {
        let score = &current.score;
        match self {
            Self::Whole => score.overall,
            Self::Chapter(at) => score.chapters.get(at).copied().unwrap_or_default(),
            Self::Article(at) => score.articles.get(at).copied().unwrap_or_default(),
            Self::Domain(at) => current.by_domain.get(at).copied().unwrap_or_default(),
        }
    }

    /// Its items with their position in the catalog and what each contributes.
    pub(super) fn lines(self, current: &Current) -> impl Iterator<Item = (usize, &Item, &Line)> {
        let places = current.catalog.article_positions();
        let all = current.catalog.items.iter().zip(&current.score.lines);
        all.enumerate().filter_map(move |(position, (item, line))| {
            let place = places.get(item.article()).copied();
            let inside = match self {
                Self::Whole => true,
                Self::Chapter(at) => place.is_some_and(|(_, chapter)| chapter == at),
                Self::Article(at) => place.is_some_and(|(article, _)| article == at),
                Self::Domain(at) => {
                    let domain = current.domains.items.get(at);
                    domain.is_some_and(|items| items.binary_search(&position).is_ok())
                }
            };
            inside.then_some((position, item, line))
        })
    }

    /// Its name: the title alone, with the number before it where provisions are shown.
    pub(super) fn name(self, current: &Current, language: Language, codes: bool) -> String {
        let catalog = &current.catalog;
        let (number, title) = match self {
            Self::Whole => return language.t(Working::Whole).to_owned(),
            Self::Chapter(at) => match catalog.chapters.get(at) {
                Some(chapter) => (
                    chapter_named(language, &chapter.number),
                    chapter.title.get(language),
                ),
                None => return String::new(),
            },
            Self::Article(at) => match catalog.articles().nth(at) {
                Some(article) => (
                    article_named(language, &article.number),
                    article.title.get(language),
                ),
                None => return String::new(),
            },
            Self::Domain(at) => {
                let group = current.controls.groups.get(at);
                return group.map_or_else(String::new, |g| g.name.get(language).to_owned());
            }
        };
        if codes || title.is_empty() {
            format!("{number}. {title}")
                .trim_end_matches([' ', '.'])
                .to_owned()
        } else {
            title.to_owned()
        }
    }
}

/// Which of a tally's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Score,
    Backed,
    OnAnswered,
    Completeness,
}

impl Measure {
    pub(super) const ALL: [Self; 4] = [
        Self::Score,
        Self::Backed,
        Self::OnAnswered,
        Self::Completeness,
    ];

    /// The figure.
    pub(super) fn of(self, tally: &Tally) -> Option<Tenths> {
        match self {
            Self::Score => tally.score(),
            Self::Backed => tally.backed_score(),
            Self::OnAnswered => tally.answered_score(),
            Self::Completeness => tally.completeness(),
        }
    }

    /// What it divides by what.
    pub(super) fn fraction(self, tally: &Tally) -> (u64, u64) {
        match self {
            Self::Score => (tally.points, tally.possible),
            Self::Backed => (tally.backed_points, tally.possible),
            Self::OnAnswered => (tally.points, tally.answered_possible),
            Self::Completeness => (tally.answered().into(), tally.in_scope().into()),
        }
    }

    /// Its name.
    pub(super) fn name(self) -> Summary {
        match self {
            Self::Score => Summary::Score,
            Self::Backed => Summary::Backed,
            Self::OnAnswered => Summary::OnAnswered,
            Self::Completeness => Summary::Completeness,
        }
    }

    /// What it counts, in words.
    pub(super) fn rule(self) -> Working {
        match self {
            Self::Score => Working::ScoreRule,
            Self::Backed => Working::BackedRule,
            Self::OnAnswered => Working::AnsweredRule,
            Self::Completeness => Working::CompleteRule,
        }
    }
}

/// The figure in words; a dash where there is none.
pub(super) fn figure(language: Language, share: Option<Tenths>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| percent(language, share))
}

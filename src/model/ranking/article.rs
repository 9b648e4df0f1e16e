//! Where the units are weak, article by article.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::entry::{ArticleName, Entry, Share};
use crate::model::scoring::Tenths;

/// One article across the units that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakArticle {
    /// Which.
    pub article: Arc<ArticleName>,
    /// Points lost of those that could be had, all units together.
    pub lost: Share,
    /// Units in which the article is in the sum.
    pub units: usize,
    /// Units that lost points in it.
    pub losing: usize,
}

/// All articles, those that cost the units the most first; equals in the order of the regulation.
pub(super) fn weak_articles<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<WeakArticle> {
    let mut sums: BTreeMap<&str, (usize, WeakArticle)> = BTreeMap::new();
    for entry in entries {
        for (place, share) in entry.articles.iter().enumerate() {
            let (_, sum) = sums.entry(&share.article.number).or_insert_with(|| {
                let empty = WeakArticle {
                    article: share.article.clone(),
                    lost: Share::default(),
                    units: 0,
                    losing: 0,
                };
                (place, empty)
            });
            // The same number under two titles: whatever order the files come in, one of them.
            if share.article < sum.article {
                sum.article = share.article.clone();
            }
            if share.possible == 0 {
                continue;
            }
            let lost = share.possible.saturating_sub(share.points);
            sum.lost.part += lost;
            sum.lost.whole += share.possible;
            sum.units += 1;
            sum.losing += usize::from(lost > 0);
        }
    }
    let mut articles: Vec<_> = sums
        .into_values()
        .filter(|(_, sum)| sum.units > 0)
        .collect();
    articles.sort_by_key(|(place, sum)| {
        let lost = sum.lost.tenths().unwrap_or(Tenths(0));
        (Reverse(lost), Reverse(sum.losing), *place)
    });
    articles.into_iter().map(|(_, sum)| sum).collect()
}

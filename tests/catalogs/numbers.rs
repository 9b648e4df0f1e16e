//! The numbers and closed lists of the law, provision by provision, as the
//! catalogs must hold them as data.

#[path = "numbers/hai_duong.rs"]
mod hai_duong;
#[path = "numbers/hai_phong_2993.rs"]
mod hai_phong_2993;
#[path = "numbers/hai_phong_draft.rs"]
mod hai_phong_draft;
#[path = "numbers/hau_giang.rs"]
mod hau_giang;
#[path = "numbers/quang_binh.rs"]
mod quang_binh;
#[path = "numbers/tra_vinh.rs"]
mod tra_vinh;

use super::catalog;
use tukiem::model::criterion::{Bound, Measure};

/// A number of the law: provision, subject, condition, what it is counted in.
type Figure = (&'static str, &'static str, Bound, Measure);

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|&name| name.to_owned()).collect()
}

fn any(list: &[&str]) -> Bound {
    Bound::AnyOf(names(list))
}

fn all(list: &[&str]) -> Bound {
    Bound::AllOf(names(list))
}

/// Every figure stands as a criterion of an item that cites its provision.
#[track_caller]
fn holds(id: &str, figures: &[Figure]) {
    let catalog = catalog(id);
    for (provision, subject, bound, measure) in figures {
        let found = catalog.items.iter().any(|item| {
            item.cites.iter().any(|cite| cite.as_str() == *provision)
                && item.criteria.iter().any(|criterion| {
                    criterion.subject == *subject
                        && criterion.bound == *bound
                        && criterion.measure == *measure
                })
        });
        assert!(found, "{id} {provision}: {subject} {bound:?} {measure:?}");
    }
}

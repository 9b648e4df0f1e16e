//! What a new assessment can begin from, and where the unit's newest one should move on to.

use std::sync::Arc;

use chrono::NaiveDate;

use super::library::Library;
use super::session::Session;
use crate::model::catalog::{Catalog, Status};
use crate::model::id::{AssessmentId, CatalogId};
use crate::model::validity::Validity;
use crate::store::AssessmentSummary;

/// How the items of an earlier catalog are matched with those of a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// By the crosswalk between the two.
    Crosswalk,
    /// By the items' own names: it is one catalog.
    Names,
    /// By the common controls that they share.
    Controls,
}

impl Basis {
    /// What joins two catalogs.
    pub fn between(library: &Library, from: &CatalogId, to: &CatalogId) -> Self {
        if library.crosswalk(from, to).is_some() {
            Self::Crosswalk
        } else if from == to {
            Self::Names
        } else {
            Self::Controls
        }
    }
}

/// Why the newest assessment should move on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The library holds another version of its catalog.
    OtherVersion,
    /// Its regulation is replaced, will be, or may be.
    Succession(Validity),
    /// A crosswalk leads from its catalog to this one.
    Crosswalk,
}

/// A move that is worth offering.
#[derive(Clone, Debug)]
pub struct Move {
    /// The assessment whose answers move.
    pub from: AssessmentId,
    /// Its catalog.
    pub old: Arc<Catalog>,
    /// The catalog of the new assessment.
    pub to: Arc<Catalog>,
    /// Why.
    pub why: Why,
}

/// Where the unit's newest assessment should move on to as of `today`. `None`
/// where it is up to date, or the unit has an assessment there already.
pub fn next_move(session: &Session, today: NaiveDate) -> Option<Move> {
    let newest = session.assessments.first()?;
    let library = &session.library;
    let old = library.get(&newest.catalog).ok()?;
    let follows = follower(library, &old, today)
        .filter(|(to, _)| !session.assessments.iter().any(|a| a.catalog == to.id));
    let differs = newest.catalog_version != old.content_version;
    let version = differs.then(|| (old.clone(), Why::OtherVersion));
    // A regulation that no longer binds is left; one that still does is first brought up to date.
    let is_over = |(_, why): &(_, Why)| matches!(why, Why::Succession(Validity::Replaced { .. }));
    let (to, why) = match follows {
        Some(next) if version.is_none() || is_over(&next) => next,
        _ => version?,
    };
    Some(Move {
        from: newest.id,
        old,
        to,
        why,
    })
}

/// The catalog that follows this one, if it is at hand.
fn follower(library: &Library, old: &Catalog, today: NaiveDate) -> Option<(Arc<Catalog>, Why)> {
    let validity = library.validity(old, today);
    let next = match &validity {
        Validity::InForce {
            until: Some((by, _)),
        }
        | Validity::Doubtful { by, .. } => Some(by.clone()),
        Validity::Replaced { by, .. } => by.clone(),
        _ => None,
    };
    if let Some(next) = next.and_then(|id| library.get(&id).ok()) {
        return Some((next, Why::Succession(validity)));
    }
    let mut leading = library.crosswalks_from(&old.id);
    leading.find_map(|crosswalk| Some((library.get(&crosswalk.to).ok()?, Why::Crosswalk)))
}

/// The assessment that one of `to` for `year` most sensibly begins from: the last
/// earlier one of the same catalog, else the last of a catalog that this one follows.
pub fn ancestor(session: &Session, to: &CatalogId, year: i32) -> Option<AssessmentId> {
    let library = &session.library;
    let find = |fits: &dyn Fn(&AssessmentSummary) -> bool| {
        let mut all = session.assessments.iter();
        all.find(|a| fits(a) && library.get(&a.catalog).is_ok())
            .map(|a| a.id)
    };
    find(&|a| a.catalog == *to && a.year < year)
        .or_else(|| find(&|a| a.year <= year && library.crosswalk(&a.catalog, to).is_some()))
        .or_else(|| find(&|a| a.year <= year && is_replaced_by(library, &a.catalog, to)))
}

fn is_replaced_by(library: &Library, old: &CatalogId, new: &CatalogId) -> bool {
    let old = library.get(old);
    old.is_ok_and(|old| matches!(&old.status, Status::Replaced { by: Some(by), .. } if by == new))
}

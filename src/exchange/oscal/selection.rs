//! Which controls and objectives of the catalog concern the unit.

use std::collections::BTreeSet;

use super::catalog::assessed;
use super::form::forms;
use super::phrase::Phrase;
use super::text::said;
use super::{Source, token};
use crate::model::catalog::Item;

forms! {
    /// What is assessed.
    ReviewedControls {
        description: Option<String>,
        control_selections: Vec<ControlSelection>,
        control_objective_selections: Vec<ObjectiveSelection>,
    }
    /// Controls taken in, or all without some.
    ControlSelection {
        include_all: Option<All>,
        include_controls: Vec<ControlId>,
        exclude_controls: Vec<ControlId>,
    }
    /// A control by its id.
    ControlId {
        control_id: String,
    }
    /// Objectives taken in.
    ObjectiveSelection {
        include_objectives: Vec<ObjectiveId>,
    }
    /// An objective by its id.
    ObjectiveId {
        objective_id: String,
    }
    /// `{}`: all there are.
    All {}
}

/// The controls of the catalog, and what of them concerns the unit.
#[derive(Clone, Debug)]
pub(super) struct Selection<'a> {
    /// Controls in the order of the law, those with an item in scope.
    pub(super) inside: Vec<String>,
    /// The other controls.
    pub(super) outside: Vec<String>,
    /// Items in scope, with their positions in the catalog.
    pub(super) items: Vec<(usize, &'a Item)>,
    /// Items out of scope, with their positions.
    pub(super) left_out: Vec<(usize, &'a Item)>,
}

impl<'a> Selection<'a> {
    /// Works it out. A control is in scope if any item that cites it is.
    pub(super) fn of(source: Source<'a>) -> Self {
        let items = source.catalog.items.iter().enumerate();
        let (items, left_out): (Vec<_>, Vec<_>) =
            items.partition(|(position, _)| source.scope.applies(*position));
        let cites = items.iter().flat_map(|(_, item)| &item.cites);
        let cited: BTreeSet<String> = cites.map(token::control).collect();
        let mut controls = Vec::new();
        for article in source.catalog.articles() {
            let same = |a: &_, b: &_| control_of(a) == control_of(b);
            let chunks = article.provisions.chunk_by(same);
            let made = chunks.filter(|provisions| assessed(provisions));
            controls.extend(made.filter_map(|p| p.first().map(control_of)));
        }
        let (inside, outside) = controls.into_iter().partition(|id| cited.contains(id));
        Self {
            inside,
            outside,
            items,
            left_out,
        }
    }

    /// As a plan or a result names it.
    pub(super) fn reviewed(&self, source: Source<'_>) -> ReviewedControls {
        let ids = |ids: &[String]| {
            let ids = ids.iter().cloned();
            ids.map(|control_id| ControlId { control_id }).collect()
        };
        // OSCAL knows no empty selection: where nothing concerns the unit, all is
        // taken in and each control taken out again.
        let controls = if self.inside.is_empty() {
            ControlSelection {
                include_all: Some(All {}),
                exclude_controls: ids(&self.outside),
                ..ControlSelection::default()
            }
        } else {
            ControlSelection {
                include_controls: ids(&self.inside),
                ..ControlSelection::default()
            }
        };
        let objectives = self.items.iter().map(|(_, item)| ObjectiveId {
            objective_id: token::objective(item),
        });
        let objectives: Vec<_> = objectives.collect();
        let counts = Phrase::Reviewed {
            inside: self.items.len(),
            all: self.items.len() + self.left_out.len(),
        };
        ReviewedControls {
            description: said(&source.say(counts)),
            control_selections: vec![controls],
            control_objective_selections: if objectives.is_empty() {
                Vec::new()
            } else {
                vec![ObjectiveSelection {
                    include_objectives: objectives,
                }]
            },
        }
    }
}

fn control_of(provision: &crate::model::catalog::Provision) -> String {
    token::control(&provision.reference)
}

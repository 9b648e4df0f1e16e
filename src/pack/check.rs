//! The rules that hold between the head, the skeleton and the items.

use std::collections::{BTreeMap, BTreeSet};

use super::item::Traces;
use super::node::{At, Sink};
use super::problem::ProblemKind;
use super::skeleton::{Place, Skeleton};
use super::text::once;
use crate::model::id::ControlId;
use crate::model::provision::ProvisionRef;

/// Item ids stand once; every assessed provision is cited; no item cites a
/// provision that is unknown or set aside; the head cites known provisions;
/// controls exist where a list of them is given.
pub(super) fn across(
    head_cites: &[At<ProvisionRef>],
    skeleton: Option<&Skeleton>,
    traces: &Traces,
    controls: Option<&BTreeSet<ControlId>>,
    sink: &mut Sink<'_>,
) {
    once(traces.ids.iter().map(|id| (&id.value, id.at)), sink);
    if let Some(skeleton) = skeleton {
        provisions(head_cites, &skeleton.places, &traces.cites, sink);
    }
    for control in &traces.controls {
        if controls.is_some_and(|known| !known.contains(&control.value)) {
            let found = control.value.to_string();
            sink.add(control.at, ProblemKind::UnknownControl { found });
        }
    }
}

fn provisions(
    head_cites: &[At<ProvisionRef>],
    places: &[Place],
    cites: &[At<ProvisionRef>],
    sink: &mut Sink<'_>,
) {
    let known: BTreeMap<_, _> = places.iter().map(|p| (&p.reference.value, p)).collect();
    for cite in head_cites {
        if !known.contains_key(&cite.value) {
            unknown(cite, sink);
        }
    }
    for cite in cites {
        match known.get(&cite.value) {
            None => unknown(cite, sink),
            Some(place) if !place.assessed => {
                let line = sink.line(place.reference.at);
                let provision = cite.value.to_string();
                sink.add(cite.at, ProblemKind::CitesSetAside { provision, line });
            }
            Some(_) => {}
        }
    }
    let covered: BTreeSet<_> = cites.iter().map(|cite| &cite.value).collect();
    for place in places {
        if place.assessed && !covered.contains(&place.reference.value) {
            let provision = place.reference.value.to_string();
            sink.add(place.reference.at, ProblemKind::Uncited { provision });
        }
    }
}

fn unknown(cite: &At<ProvisionRef>, sink: &mut Sink<'_>) {
    let provision = cite.value.to_string();
    sink.add(cite.at, ProblemKind::CitesUnknown { provision });
}

//! What of the regulation concerns the unit, as an OSCAL profile: the controls with
//! at least one item in scope, without the items that are not, each with the reason.

use super::common::{Metadata, Property, metadata};
use super::form::forms;
use super::name::Names;
use super::phrase::{Document, Phrase};
use super::selection::{All, Selection};
use super::{FileName, Source, token};
use crate::model::catalog::Item;
use crate::model::scope::Applicability;

forms! {
    /// `{"profile": …}`.
    ProfileDocument {
        profile: ProfileForm,
    }
    /// The profile.
    ProfileForm {
        uuid: String,
        metadata: Metadata,
        imports: Vec<Import>,
        merge: Merge,
        modify: Option<Modify>,
    }
    /// What is taken from where.
    Import {
        href: &'static str,
        include_all: Option<All>,
        include_controls: Vec<WithIds>,
        exclude_controls: Vec<WithIds>,
    }
    /// Controls by their ids.
    WithIds {
        with_ids: Vec<String>,
    }
    /// The groups stay as they are.
    Merge {
        as_is: bool,
    }
    /// Changes to the controls taken.
    Modify {
        alters: Vec<Alter>,
    }
    /// Changes to one control.
    Alter {
        control_id: String,
        removes: Vec<Remove>,
    }
    /// A part taken out.
    Remove {
        by_id: String,
    }
}

/// The profile of the unit.
pub(super) fn document(source: Source<'_>, selection: &Selection<'_>) -> ProfileDocument {
    let names = Names::of_assessment(source.assessment);
    let mut metadata = metadata(source, Document::Profile, &names);
    let reasons = selection.left_out.iter();
    let reasons = reasons.filter_map(|(position, item)| reason(source, *position, item));
    metadata.props.extend(reasons);
    let ids = |with_ids: &[String]| {
        let with_ids = with_ids.to_vec();
        vec![WithIds { with_ids }]
    };
    let href = FileName::Catalog.text();
    // As in a plan: OSCAL knows no empty selection.
    let import = if selection.inside.is_empty() {
        Import {
            href,
            include_all: Some(All {}),
            exclude_controls: ids(&selection.outside),
            ..Import::default()
        }
    } else {
        Import {
            href,
            include_controls: ids(&selection.inside),
            ..Import::default()
        }
    };
    let alters = alters(selection);
    ProfileDocument {
        profile: ProfileForm {
            uuid: names.document("profile", source.language()),
            metadata,
            imports: vec![import],
            merge: Merge { as_is: true },
            modify: (!alters.is_empty()).then_some(Modify { alters }),
        },
    }
}

/// An item out of scope, and why. OSCAL has no place for a reason beside an excluded
/// control, and one control may hold items with different reasons.
fn reason(source: Source<'_>, position: usize, item: &Item) -> Option<Property> {
    let why = source.scope.get(position);
    let kind = match why {
        Applicability::Applies => return None,
        Applicability::OthersBear(_) => "others-bear",
        Applicability::ConditionFails(_) => "condition-fails",
    };
    let property = Property::ours("out-of-scope", &token::objective(item))?;
    Some(Property {
        class: Some(kind.to_owned()),
        ..property.explained(&source.say(Phrase::WhyNot(why)))
    })
}

/// Parts of items out of scope in controls that are in scope.
fn alters(selection: &Selection<'_>) -> Vec<Alter> {
    let mut alters = Vec::<Alter>::new();
    for id in &selection.inside {
        let here = |item: &Item| item.cites.first().map(token::control).as_ref() == Some(id);
        let items = selection.left_out.iter().map(|(_, item)| *item);
        let parts = items.filter(|item| here(item)).flat_map(|item| {
            [
                token::objective(item),
                token::guidance(item),
                token::method(item),
            ]
        });
        let removes: Vec<_> = parts.map(|by_id| Remove { by_id }).collect();
        if !removes.is_empty() {
            alters.push(Alter {
                control_id: id.clone(),
                removes,
            });
        }
    }
    alters
}

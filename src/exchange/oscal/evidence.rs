//! Evidence: what it is called and its digest, never its content.

use super::Source;
use super::common::{Citation, Hash, Property, Resource, ResourceLink};
use super::form::forms;
use super::name::Names;
use super::text::{said, title, value};
use super::word::yes;
use crate::model::catalog::Item;
use crate::model::evidence::Evidence;

forms! {
    /// Evidence for one observation.
    RelevantEvidence {
        href: Option<String>,
        description: String,
        props: Vec<Property>,
    }
}

fn uuid(names: &Names, evidence: &Evidence) -> String {
    names.uuid(&["evidence", &evidence.id.to_string()])
}

/// The evidence of an item, and whether it was still fresh on the last day of the period.
pub(super) fn relevant(source: Source<'_>, names: &Names, item: &Item) -> Vec<RelevantEvidence> {
    let as_of = source.assessment.head.period_end;
    let entry = |evidence: &Evidence| {
        let fresh = evidence.is_fresh(item.interval.as_ref(), as_of);
        let date = evidence.fact_date.map(|day| day.to_string());
        let props = [
            date.and_then(|day| Property::ours("fact-date", &day)),
            Property::ours("fresh", yes(fresh)),
        ];
        RelevantEvidence {
            href: Some(format!("#{}", uuid(names, evidence))),
            description: title(&evidence.name),
            props: props.into_iter().flatten().collect(),
        }
    };
    source.assessment.evidence_of(&item.id).map(entry).collect()
}

/// All evidence of the assessment.
pub(super) fn resources(source: Source<'_>, names: &Names) -> Vec<Resource> {
    let all = source.assessment.evidence.values();
    all.map(|evidence| resource(names, evidence)).collect()
}

fn resource(names: &Names, evidence: &Evidence) -> Resource {
    let size = evidence.file.as_ref().map(|file| file.size.to_string());
    let props = [
        Property::theirs("type", "evidence"),
        size.and_then(|bytes| Property::ours("size", &bytes)),
    ];
    let file = evidence.file.as_ref().map(|file| {
        let digest = file.sha256.to_string();
        ResourceLink {
            // The file itself stays with the unit. It is named by its content (RFC 6920,
            // section 7), which no program can take for a place to fetch it from.
            href: format!("nih:sha-256;{digest}"),
            media_type: value(&file.media_type),
            hashes: vec![Hash {
                algorithm: "SHA-256",
                value: digest,
            }],
        }
    });
    // A paper kept elsewhere is cited.
    let named = [value(&evidence.name), value(&evidence.description)];
    let named: Vec<_> = named.into_iter().flatten().collect();
    let citation = evidence.file.is_none().then(|| Citation {
        text: title(&named.join(". ")),
    });
    Resource {
        uuid: uuid(names, evidence),
        title: Some(title(&evidence.name)),
        description: said(&evidence.description),
        props: props.into_iter().flatten().collect(),
        citation,
        rlinks: file.into_iter().collect(),
        ..Resource::default()
    }
}

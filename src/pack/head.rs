//! What the catalog says of the regulation as a whole.

use chrono::NaiveDate;
use ron::value::RawValue;

use super::forms::StatusForm;
use super::node::{At, Fields, Node, Sink};
use super::problem::{ProblemKind, Wanted};
use super::text::{date, day_of_year, each, in_range, line, name, once, reference, text};
use super::words::ClockWord;
use crate::model::catalog::{
    AnnualReport, GradeBands, IncidentClass, IncidentReport, IncidentScheme, Recipient, Status,
    Territory,
};
use crate::model::id::CatalogId;
use crate::model::provision::ProvisionRef;
use crate::model::text::Text;

/// The head as far as it could be read.
pub(super) struct Head {
    pub(super) id: Option<CatalogId>,
    pub(super) content_version: Option<String>,
    pub(super) title: Option<Text>,
    pub(super) instrument: Option<String>,
    pub(super) issuer: Option<Text>,
    pub(super) issued: Option<NaiveDate>,
    pub(super) effective: Option<NaiveDate>,
    pub(super) status: Option<Status>,
    pub(super) territory: Option<Territory>,
    pub(super) recipients: Option<Vec<Recipient>>,
    pub(super) annual_report: Option<AnnualReport>,
    pub(super) incidents: Option<IncidentScheme>,
    pub(super) text_gaps: Option<Vec<Text>>,
    pub(super) grade_bands: GradeBands,
    /// Provisions the head cites.
    pub(super) cites: Vec<At<ProvisionRef>>,
}

pub(super) fn head<'a>(root: &Fields<'a>, sink: &mut Sink<'a>) -> Head {
    let mut cites = Vec::new();
    let id = root.need("id", sink).and_then(|n| name(n, "-", sink));
    let issued = root.need("issued", sink).and_then(|n| date(n, sink));
    let effective_at = root.may("effective");
    let effective = effective_at.and_then(|n| date(n, sink));
    if let (Some(node), Some(issued), Some(effective)) = (effective_at, issued, effective)
        && effective < issued
    {
        sink.add(node.at, ProblemKind::EffectiveBeforeIssued);
    }
    Head {
        id: id.map(|id| CatalogId::new(id.value)),
        content_version: root
            .need("content_version", sink)
            .and_then(|n| line(n, sink)),
        title: root.need("title", sink).and_then(|n| text(n, sink)),
        instrument: root.need("instrument", sink).and_then(|n| line(n, sink)),
        issuer: root.need("issuer", sink).and_then(|n| text(n, sink)),
        issued,
        effective,
        status: root.need("status", sink).and_then(|n| status(n, sink)),
        territory: root
            .need("territory", sink)
            .and_then(|n| territory(n, sink)),
        recipients: optional_list(root, "recipients", sink, recipient),
        annual_report: root
            .may("annual_report")
            .and_then(|n| annual_report(n, &mut cites, sink)),
        incidents: match root.may("incidents") {
            Some(node) => incidents(node, &mut cites, sink),
            None => Some(IncidentScheme::default()),
        },
        text_gaps: optional_list(root, "text_gaps", sink, text),
        grade_bands: root
            .may("grade_bands")
            .and_then(|n| grade_bands(n, sink))
            .unwrap_or_default(),
        cites,
    }
}

/// A list that may be left out, which is the same as an empty one.
fn optional_list<'a, T>(
    fields: &Fields<'a>,
    name: &str,
    sink: &mut Sink<'a>,
    read: impl Fn(Node<'a>, &mut Sink<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    match fields.may(name) {
        None => Some(Vec::new()),
        Some(node) => {
            let list = node.list(sink);
            each(list, sink, read)
        }
    }
}

fn status<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Status> {
    Some(match node.read::<StatusForm<&'a RawValue>>(sink)? {
        StatusForm::Draft => Status::Draft,
        StatusForm::InForce => Status::InForce,
        StatusForm::Replaced { by, from } => {
            let by = by.map(|raw| sink.node(raw));
            let from = from.map(|raw| sink.node(raw));
            Status::Replaced {
                by: by
                    .and_then(|n| name(n, "-", sink))
                    .map(|id| CatalogId::new(id.value)),
                from: from.and_then(|n| date(n, sink)),
            }
        }
    })
}

fn territory<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Territory> {
    let fields = node.fields(&["name", "became"], sink)?;
    let name = fields.need("name", sink).and_then(|n| text(n, sink));
    let became = match fields.may("became") {
        None => None,
        Some(node) => {
            let fields = node.fields(&["name", "from"], sink)?;
            let name = fields.need("name", sink).and_then(|n| text(n, sink));
            let from = fields.need("from", sink).and_then(|n| date(n, sink));
            Some((name?, from?))
        }
    };
    Some(Territory {
        name: name?,
        became,
    })
}

fn recipient<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<Recipient> {
    let fields = node.fields(&["name", "now"], sink)?;
    let name = fields.need("name", sink).and_then(|n| text(n, sink));
    let now = fields.may("now").and_then(|n| text(n, sink));
    Some(Recipient { name: name?, now })
}

fn annual_report<'a>(
    node: Node<'a>,
    cites: &mut Vec<At<ProvisionRef>>,
    sink: &mut Sink<'a>,
) -> Option<AnnualReport> {
    let fields = node.fields(&["day", "month", "cite", "contents"], sink)?;
    let day_at = fields.need("day", sink);
    let day = day_at.and_then(|n| n.read_as::<u8>(Wanted::Number, sink));
    let month = fields.need("month", sink);
    let month = month.and_then(|n| n.read_as::<u8>(Wanted::Number, sink));
    let cite = cite(&fields, cites, sink);
    let contents = optional_list(&fields, "contents", sink, text);
    let (day, month) = (day?, month?);
    if !day_of_year(day, month, day_at?.at, sink) {
        return None;
    }
    Some(AnnualReport {
        day,
        month,
        cite: cite?,
        contents: contents?,
    })
}

fn cite<'a>(
    fields: &Fields<'a>,
    cites: &mut Vec<At<ProvisionRef>>,
    sink: &mut Sink<'a>,
) -> Option<ProvisionRef> {
    let cite = fields.need("cite", sink).and_then(|n| reference(n, sink))?;
    cites.push(cite.clone());
    Some(cite.value)
}

fn incidents<'a>(
    node: Node<'a>,
    cites: &mut Vec<At<ProvisionRef>>,
    sink: &mut Sink<'a>,
) -> Option<IncidentScheme> {
    let fields = node.fields(&["classes", "reports"], sink)?;
    let (mut classes, mut reports, mut known) = (Vec::new(), Vec::new(), Vec::new());
    let list = fields.may("classes").and_then(|n| n.list(sink));
    for node in list.into_iter().flatten() {
        let Some(fields) = node.fields(&["id", "name", "cite"], sink) else {
            continue;
        };
        let id = fields.need("id", sink).and_then(|n| name(n, "-", sink));
        let title = fields.need("name", sink).and_then(|n| text(n, sink));
        let cite = cite(&fields, cites, sink);
        known.extend(id.clone());
        if let (Some(id), Some(name), Some(cite)) = (id, title, cite) {
            let id = id.value;
            classes.push(IncidentClass { id, name, cite });
        }
    }
    once(known.iter().map(|id| (&id.value, id.at)), sink);
    let list = fields.may("reports").and_then(|n| n.list(sink));
    for node in list.into_iter().flatten() {
        reports.extend(incident_report(node, &known, cites, sink));
    }
    Some(IncidentScheme { classes, reports })
}

fn incident_report<'a>(
    node: Node<'a>,
    known: &[At<String>],
    cites: &mut Vec<At<ProvisionRef>>,
    sink: &mut Sink<'a>,
) -> Option<IncidentReport> {
    let fields = node.fields(&["classes", "what", "within", "cite"], sink)?;
    let list = fields.need("classes", sink).and_then(|n| n.list(sink));
    let classes = each(list, sink, |n, sink| name(n, "-", sink));
    for class in classes.iter().flatten() {
        if !known.iter().any(|id| id.value == class.value) {
            let found = class.value.clone();
            sink.add(class.at, ProblemKind::UnknownClass { found });
        }
    }
    once(classes.iter().flatten().map(|c| (&c.value, c.at)), sink);
    let what = fields.need("what", sink).and_then(|n| text(n, sink));
    let cite = cite(&fields, cites, sink);
    let within = match fields.may("within") {
        None => None,
        Some(node) => {
            let (hours, from): (u16, ClockWord) = node.read(sink)?;
            in_range(hours.into(), 1, 720, node.at, sink);
            Some((hours, from.into()))
        }
    };
    Some(IncidentReport {
        classes: classes?.into_iter().map(|c| c.value).collect(),
        what: what?,
        within,
        cite: cite?,
    })
}

fn grade_bands<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<GradeBands> {
    let fields = node.fields(&["a", "b", "c", "d"], sink)?;
    let mut limit = |name: &str| {
        let node = fields.need(name, sink)?;
        node.read_as::<u32>(Wanted::Number, sink)
    };
    let (a, b, c, d) = (limit("a"), limit("b"), limit("c"), limit("d"));
    let bands = GradeBands {
        a: a?,
        b: b?,
        c: c?,
        d: d?,
    };
    if !(bands.a <= 1000 && bands.a > bands.b && bands.b > bands.c && bands.c > bands.d) {
        sink.add(node.at, ProblemKind::BandsNotDescending);
    }
    Some(bands)
}

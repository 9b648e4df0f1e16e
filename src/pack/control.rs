//! The list of common controls, `checklists/controls.ron`.

use super::load::read_whole;
use super::node::{At, Fields, Node, Sink};
use super::problem::{ProblemKind, Problems};
use super::text::{each, line, name, once, text};
use super::words::GroupKindWord;
use crate::model::control::{Control, ControlGroup, Controls};
use crate::model::id::ControlId;

/// Reads and checks a list of controls; `name` is what problems call the file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load_controls(name: &str, text: &str) -> Result<Controls, Problems> {
    read_whole(name, text, controls)
}

fn controls<'a>(root: Node<'a>, sink: &mut Sink<'a>) -> Option<Controls> {
    let root = root.fields(&["version", "groups"], sink)?;
    let version = root.need("version", sink).and_then(|n| line(n, sink));
    let list = root.need("groups", sink).and_then(|n| n.full_list(sink));
    let groups = each(list, sink, group)?;
    once(groups.iter().map(|g| (&g.value.id, g.at)), sink);
    Some(Controls {
        version: version?,
        groups: groups.into_iter().map(|group| group.value).collect(),
    })
}

fn group<'a>(node: Node<'a>, sink: &mut Sink<'a>) -> Option<At<ControlGroup>> {
    let fields = node.fields(&["id", "kind", "name", "controls"], sink)?;
    let id = fields.need("id", sink).and_then(|n| name(n, "-", sink));
    let kind = fields.need("kind", sink);
    let kind = kind.and_then(|n| n.read::<GroupKindWord>(sink));
    let title = fields.need("name", sink).and_then(|n| text(n, sink));
    let list = fields
        .need("controls", sink)
        .and_then(|n| n.full_list(sink));
    let group_id = id.as_ref()?.value.clone();
    let controls = each(list, sink, |n, sink| control(n, &group_id, sink))?;
    once(controls.iter().map(|c| (&c.value.id, c.at)), sink);
    Some(At {
        at: node.at,
        value: ControlGroup {
            id: group_id,
            kind: kind?.into(),
            name: title?,
            controls: controls.into_iter().map(|control| control.value).collect(),
        },
    })
}

fn control<'a>(node: Node<'a>, group: &str, sink: &mut Sink<'a>) -> Option<At<Control>> {
    let fields: Fields<'a> = node.fields(&["id", "name", "description"], sink)?;
    let id = fields.need("id", sink).and_then(|n| name(n, ".-", sink));
    if let Some(id) = &id
        && id
            .value
            .strip_prefix(group)
            .is_none_or(|rest| !rest.starts_with('.'))
    {
        let found = id.value.clone();
        sink.add(id.at, ProblemKind::UnknownControl { found });
    }
    let title = fields.need("name", sink).and_then(|n| text(n, sink));
    let description = fields.need("description", sink).and_then(|n| text(n, sink));
    Some(At {
        at: node.at,
        value: Control {
            id: ControlId::new(id?.value),
            name: title?,
            description: description?,
        },
    })
}

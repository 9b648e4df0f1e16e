//! The structure tree and the way back into it from the pages' marked content
//! (ISO 32000-1, 14.7; ISO 19005-3, 6.7; ISO 14289-1, 7).

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, dictionary};

use super::fields::Widget;
use super::{dictionary_mut, integer, strings};
use crate::report::ReportError;
use crate::report::layout::display::Pages;
use crate::report::layout::structure::{Element, ElementId, Role};

/// What the tree is made from.
pub(super) struct Input<'a> {
    /// Elements and page heights.
    pub pages: &'a Pages,
    /// For each page, the element of each marked-content id.
    pub marks: &'a [Vec<ElementId>],
    /// Pages' objects.
    pub page_ids: &'a [ObjectId],
    /// Fields' annotations.
    pub widgets: &'a [Widget],
}

/// Adds the tree and the parent tree.
pub(super) fn add(
    tree: &mut Tree,
    catalog: &mut Dictionary,
    input: &Input<'_>,
) -> Result<(), ReportError> {
    let elements = &input.pages.structure.elements;
    let content = content(input, elements.len());
    let alive = alive(elements, &content);
    let root = tree.new_object_id();
    let ids = alive
        .iter()
        .map(|alive| alive.then(|| tree.new_object_id()))
        .collect::<Vec<_>>();
    let id_of = |element: ElementId| ids.get(element.0).copied().flatten();
    let mut kids: Vec<Vec<Object>> = content.iter().map(|own| own_kids(own, input)).collect();
    for (index, element) in elements.iter().enumerate() {
        if let (Some(id), Some(parent)) = (id_of(ElementId(index)), element.parent)
            && let Some(kids) = kids.get_mut(parent.0)
        {
            kids.push(id.into());
        }
    }
    for (index, (element, kids)) in elements.iter().zip(kids).enumerate() {
        let Some(id) = id_of(ElementId(index)) else {
            continue;
        };
        let parent = element.parent.and_then(id_of).unwrap_or(root);
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => element.role.name(),
            "P" => parent,
        };
        if !kids.is_empty() {
            // A single kid stands bare: pyHanko takes a widget inside an array for
            // an illegal change when the second field is signed.
            match <[Object; 1]>::try_from(kids) {
                Ok([only]) => dictionary.set("K", only),
                Err(kids) => dictionary.set("K", kids),
            }
        }
        let page = content
            .get(index)
            .and_then(|own| own.first())
            .map(Own::page);
        if let Some(page) = page.and_then(|page| input.page_ids.get(page)) {
            dictionary.set("Pg", *page);
        }
        describe(&mut dictionary, element, input);
        tree.set_object(id, dictionary);
    }
    let parents = parents(tree, input, &id_of)?;
    let parent_tree = tree.add_object(dictionary! { "Nums" => parents });
    let mut top = dictionary! { "Type" => "StructTreeRoot", "ParentTree" => parent_tree };
    top.set(
        "K",
        id_of(ElementId(0))
            .map(Object::from)
            .into_iter()
            .collect::<Vec<_>>(),
    );
    top.set(
        "ParentTreeNextKey",
        integer(input.page_ids.len() + input.widgets.len()),
    );
    tree.set_object(root, top);
    catalog.set("StructTreeRoot", root);
    Ok(())
}

/// What an element itself holds.
enum Own {
    /// Marked content: page and id.
    Marked(usize, usize),
    /// An annotation.
    Widget(usize, ObjectId),
}

impl Own {
    fn page(&self) -> usize {
        match self {
            Self::Marked(page, _) | Self::Widget(page, _) => *page,
        }
    }
}

fn content(input: &Input<'_>, elements: usize) -> Vec<Vec<Own>> {
    let mut content: Vec<Vec<Own>> = Vec::new();
    content.resize_with(elements, Vec::new);
    for (page, marks) in input.marks.iter().enumerate() {
        for (id, element) in marks.iter().enumerate() {
            if let Some(own) = content.get_mut(element.0) {
                own.push(Own::Marked(page, id));
            }
        }
    }
    for widget in input.widgets {
        if let Some(own) = content.get_mut(widget.element.0) {
            own.push(Own::Widget(widget.page, widget.id));
        }
    }
    content
}

/// Elements that hold something, or are cells: an empty paragraph is noise, an
/// empty cell keeps its row regular.
fn alive(elements: &[Element], content: &[Vec<Own>]) -> Vec<bool> {
    let mut alive = vec![false; elements.len()];
    for (index, element) in elements.iter().enumerate().rev() {
        let held = content.get(index).is_some_and(|own| !own.is_empty());
        let cell = matches!(
            element.role,
            Role::HeadCell | Role::DataCell | Role::Document
        );
        let Some(mine) = alive.get_mut(index) else {
            continue;
        };
        *mine |= held || cell;
        if let (true, Some(parent)) = (*mine, element.parent)
            && let Some(parent) = alive.get_mut(parent.0)
        {
            *parent = true;
        }
    }
    alive
}

fn own_kids(own: &[Own], input: &Input<'_>) -> Vec<Object> {
    let first = own.first().map(Own::page);
    let page_id = |page: usize| input.page_ids.get(page).copied().unwrap_or_default();
    let kid = |own: &Own| match own {
        Own::Marked(page, id) if Some(*page) == first => integer(*id),
        Own::Marked(page, id) => Object::Dictionary(dictionary! {
            "Type" => "MCR",
            "Pg" => page_id(*page),
            "MCID" => integer(*id),
        }),
        Own::Widget(page, id) => Object::Dictionary(dictionary! {
            "Type" => "OBJR",
            "Pg" => page_id(*page),
            "Obj" => *id,
        }),
    };
    own.iter().map(kid).collect()
}

/// Attributes and substitute text.
fn describe(dictionary: &mut Dictionary, element: &Element, input: &Input<'_>) {
    if let Some(alt) = &element.alt {
        dictionary.set("Alt", strings::text(&strings::property(alt)));
    }
    let mut attributes = match element.role {
        Role::HeadCell => dictionary! { "O" => "Table", "Scope" => "Column" },
        Role::DataCell if element.span > 1 => dictionary! { "O" => "Table" },
        Role::List => dictionary! { "O" => "List", "ListNumbering" => element.numbering.name() },
        Role::Figure => dictionary! { "O" => "Layout", "Placement" => "Block" },
        _ => return,
    };
    if element.span > 1 {
        attributes.set("ColSpan", integer(element.span));
    }
    if let Some((page, frame)) = element.place {
        let height = input.pages.pages.get(page).map_or(0.0, |page| page.height);
        let corners = [
            frame.left,
            height - frame.bottom,
            frame.right,
            height - frame.top,
        ];
        attributes.set("BBox", corners.map(Object::Real).to_vec());
    }
    dictionary.set("A", attributes);
}

/// For each page the elements of its marked content, for each widget its element.
fn parents(
    tree: &mut Tree,
    input: &Input<'_>,
    id_of: &dyn Fn(ElementId) -> Option<ObjectId>,
) -> Result<Vec<Object>, ReportError> {
    let mut numbers = Vec::new();
    for (page, (marks, &id)) in input.marks.iter().zip(input.page_ids).enumerate() {
        dictionary_mut(tree, id)?.set("StructParents", integer(page));
        let elements = marks
            .iter()
            .map(|&element| id_of(element).map_or(Object::Null, Object::from));
        numbers.push(integer(page));
        numbers.push(elements.collect::<Vec<_>>().into());
    }
    for (index, widget) in input.widgets.iter().enumerate() {
        numbers.push(integer(input.page_ids.len() + index));
        numbers.push(id_of(widget.element).map_or(Object::Null, Object::from));
    }
    Ok(numbers)
}

//! The structure tree, fields and bookmarks against ISO 19005-3 and ISO 14289-1.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as Tree, Object, ObjectId};
use tukiem::report::document::{Block, Cell, Document};
use tukiem::report::layout::structure::Role;

use crate::reading::{laid, list, name, said, string, sub, tree};
use crate::report_sample::{empty, sample, table};

/// Walks the structure tree: parents, roles, and the marked content held.
struct Walk<'a> {
    tree: &'a Tree,
    held: BTreeMap<(ObjectId, i64), ObjectId>,
    widgets: BTreeMap<ObjectId, ObjectId>,
    roles: Vec<String>,
}

impl Walk<'_> {
    #[expect(clippy::unwrap_used, reason = "a helper of tests")]
    fn element(&mut self, id: ObjectId, parent: ObjectId) {
        let element = self.tree.get_dictionary(id).unwrap();
        assert_eq!(element.get(b"P").unwrap().as_reference().unwrap(), parent);
        let role = name(element, "S");
        self.check(&role, element);
        self.roles.push(role);
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.as_slice(),
            // ISO 32000-1, table 323: one kid may stand without an array.
            Ok(only) => std::slice::from_ref(only),
            Err(_) => &[],
        };
        for kid in kids {
            match kid {
                Object::Integer(mcid) => {
                    let page = element.get(b"Pg").unwrap().as_reference().unwrap();
                    assert!(self.held.insert((page, *mcid), id).is_none(), "held twice");
                }
                Object::Reference(child) => self.element(*child, id),
                Object::Dictionary(kid) => {
                    let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                    if name(kid, "Type") == "MCR" {
                        let mcid = kid.get(b"MCID").unwrap().as_i64().unwrap();
                        assert!(self.held.insert((page, mcid), id).is_none(), "held twice");
                    } else {
                        assert_eq!(name(kid, "Type"), "OBJR");
                        let object = kid.get(b"Obj").unwrap().as_reference().unwrap();
                        self.widgets.insert(object, id);
                    }
                }
                other => assert!(other.is_null(), "a strange kid: {other:?}"),
            }
        }
    }

    #[expect(clippy::unwrap_used, reason = "a helper of tests")]
    fn check(&self, role: &str, element: &Dictionary) {
        let attributes = || sub(self.tree, element, "A");
        match role {
            // ISO 14289-1, 7.3: a figure has a text in its place, and a place.
            "Figure" => {
                assert!(!string(element.get(b"Alt").unwrap()).is_empty());
                assert_eq!(list(self.tree, attributes(), "BBox").len(), 4);
            }
            // ISO 14289-1, 7.5: head cells say what they are the head of.
            "TH" => assert_eq!(name(attributes(), "Scope"), "Column"),
            // ISO 14289-1, 7.6: numbered lists say how.
            "L" => assert!(attributes().has(b"ListNumbering")),
            _ => {}
        }
    }
}

#[test]
fn structure_holds_all_content() {
    let tree = tree(&sample(40));
    let root = sub(&tree, tree.catalog().unwrap(), "StructTreeRoot");
    let root_id = tree
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let top = list(&tree, root, "K")[0].as_reference().unwrap();
    let (held, widgets, roles) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let mut walk = Walk {
        tree: &tree,
        held,
        widgets,
        roles,
    };
    walk.element(top, root_id);
    assert_eq!(walk.roles[0], "Document");
    let numbers = list(&tree, sub(&tree, root, "ParentTree"), "Nums");
    let parents = numbers
        .chunks(2)
        .map(|pair| (pair[0].as_i64().unwrap(), &pair[1]));
    let parents = parents.collect::<BTreeMap<_, _>>();
    let mut content = 0;
    for (_, id) in tree.get_pages() {
        let page = tree.get_dictionary(id).unwrap();
        let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
        let elements = parents[&key].as_array().unwrap();
        let mut open: Option<bool> = None;
        let mut next = 0;
        for operation in Content::decode(&tree.get_page_content(id))
            .unwrap()
            .operations
        {
            match operation.operator.as_str() {
                "BDC" => {
                    assert!(open.replace(true).is_none(), "marks do not nest here");
                    let mcid = operation.operands[1]
                        .as_dict()
                        .unwrap()
                        .get(b"MCID")
                        .unwrap();
                    let mcid = mcid.as_i64().unwrap();
                    assert_eq!(mcid, next);
                    next += 1;
                    // ISO 19005-3, 6.7.3: content leads to its element and back.
                    let element = elements[usize::try_from(mcid).unwrap()]
                        .as_reference()
                        .unwrap();
                    assert_eq!(walk.held.get(&(id, mcid)), Some(&element));
                }
                "BMC" => {
                    assert!(open.replace(false).is_none());
                    assert_eq!(operation.operands[0].as_name().unwrap(), b"Artifact");
                }
                "EMC" => assert!(open.take().is_some()),
                // ISO 14289-1, 7.1: all content is marked, as content or as artifact.
                "Tj" | "TJ" | "re" | "m" | "f" | "S" => assert!(open.is_some()),
                _ => {}
            }
        }
        assert!(open.is_none());
        assert_eq!(usize::try_from(next).unwrap(), elements.len());
        content += elements.len();
    }
    assert_eq!(
        content,
        walk.held.len(),
        "the tree holds nothing that is not on a page"
    );
    // ISO 14289-1, 7.4.2: headings begin at H1 and skip no level.
    let mut level = 0;
    for role in &walk.roles {
        if let Some(next) = role.strip_prefix('H').and_then(|n| n.parse::<u32>().ok()) {
            assert!(next <= level + 1, "{role} after H{level}");
            level = next;
        }
    }
    for role in [
        "H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "THead", "TBody", "TR", "Caption",
        "Figure", "Form",
    ] {
        assert!(walk.roles.iter().any(|found| found == role), "{role}");
    }
    // ISO 14289-1, 7.18.4: widgets stand in a Form element.
    assert_eq!(walk.widgets.len(), 2);
    for (widget, element) in &walk.widgets {
        assert_eq!(name(tree.get_dictionary(*element).unwrap(), "S"), "Form");
        let key = tree
            .get_dictionary(*widget)
            .unwrap()
            .get(b"StructParent")
            .unwrap();
        assert_eq!(
            parents[&key.as_i64().unwrap()].as_reference().unwrap(),
            *element
        );
    }
}

#[test]
fn skipped_heading_levels_are_closed() {
    let body = vec![
        Block::heading(3, "Sâu"),
        Block::text("a"),
        Block::heading(1, "Nông"),
    ];
    let pages = laid(&Document { body, ..empty() });
    let levels = pages
        .structure
        .elements
        .iter()
        .filter_map(|element| match element.role {
            Role::Heading(level) => Some(level),
            _ => None,
        });
    assert_eq!(levels.collect::<Vec<_>>(), [1, 2, 2]);
}

#[test]
fn every_row_covers_every_column() {
    // ISO 14289-1, 7.5: tables are regular.
    let mut table = table(0);
    let text = |text: &str| Cell::text(text);
    table.rows = vec![
        vec![text("Điều 5").spanning(4)],
        vec![text("một"), text("hai").spanning(9)],
        vec![text("một")],
        (0..6).map(|n| text(&n.to_string())).collect(),
    ];
    let pages = laid(&Document {
        body: vec![Block::Table(table)],
        ..empty()
    });
    let elements = &pages.structure.elements;
    let mut covered: BTreeMap<usize, usize> = BTreeMap::new();
    for element in elements
        .iter()
        .filter(|element| element.role == Role::DataCell)
    {
        *covered.entry(element.parent.unwrap().0).or_default() += element.span;
    }
    assert_eq!(covered.into_values().collect::<Vec<_>>(), [4, 4, 4, 4]);
    assert!(
        said(&pages, Role::Paragraph).contains(&"5".to_owned()),
        "no cell is lost"
    );
}

#[test]
fn fields_are_ready_and_empty() {
    let tree = tree(&sample(3));
    let form = sub(&tree, tree.catalog().unwrap(), "AcroForm");
    assert!(!form.has(b"SigFlags") && !form.has(b"NeedAppearances") && !form.has(b"XFA"));
    let pages = tree.get_pages();
    let mut names = Vec::new();
    for id in list(&tree, form, "Fields") {
        let id = id.as_reference().unwrap();
        let field = tree.get_dictionary(id).unwrap();
        names.push(string(field.get(b"T").unwrap()));
        assert_eq!(
            (name(field, "FT"), name(field, "Subtype")),
            ("Sig".into(), "Widget".into())
        );
        assert!(!field.has(b"V"), "not signed");
        // ISO 19005-3, 6.3.2: printed, not hidden.
        assert_eq!(field.get(b"F").unwrap().as_i64().unwrap(), 4);
        // ISO 19005-3, 6.3.3: an appearance, and nothing but the normal one.
        let appearance = sub(&tree, field, "AP");
        assert_eq!(
            appearance
                .iter()
                .map(|(key, _)| key.as_slice())
                .collect::<Vec<_>>(),
            [b"N"]
        );
        appearance
            .get_deref(b"N", &tree)
            .unwrap()
            .as_stream()
            .unwrap();
        // ISO 14289-1, 7.18.1: a description.
        assert!(string(field.get(b"TU").unwrap()).starts_with("Chữ ký số"));
        let page_id = field.get(b"P").unwrap().as_reference().unwrap();
        assert!(pages.values().any(|id| *id == page_id));
        let page = tree.get_dictionary(page_id).unwrap();
        assert!(list(&tree, page, "Annots").contains(&Object::Reference(id)));
    }
    assert_eq!(names, ["ThuTruong", "CoQuan"]);
    // ISO 14289-1, 7.18.3: tab order on every page with annotations.
    for page in pages.values() {
        let page = tree.get_dictionary(*page).unwrap();
        assert_eq!(page.has(b"Annots"), page.has(b"Tabs"));
        assert!(!page.has(b"Tabs") || name(page, "Tabs") == "S");
    }
}

#[test]
fn bookmarks_are_nested_and_in_order() {
    let document = sample(60);
    let tree = tree(&document);
    let pages = tree
        .get_pages()
        .into_iter()
        .map(|(number, id)| (id, number));
    let pages = pages.collect::<BTreeMap<_, _>>();
    let mut found = Vec::new();
    let mut stack = vec![(sub(&tree, tree.catalog().unwrap(), "Outlines"), 0)];
    while let Some((entry, depth)) = stack.pop() {
        if depth > 0 {
            let target = list(&tree, entry, "Dest");
            assert_eq!(target[1].as_name().unwrap(), b"XYZ");
            let page = pages[&target[0].as_reference().unwrap()];
            found.push((
                depth,
                string(entry.get(b"Title").unwrap()),
                page,
                target[3].as_float().unwrap(),
            ));
            if entry.has(b"Next") {
                stack.push((sub(&tree, entry, "Next"), depth));
            }
        }
        if entry.has(b"First") {
            stack.push((sub(&tree, entry, "First"), depth + 1));
        }
    }
    let titles = found
        .iter()
        .map(|(depth, title, ..)| (*depth, title.as_str()));
    assert_eq!(
        titles.collect::<Vec<_>>(),
        [
            (1, "I. TÌNH HÌNH CHUNG"),
            (2, "1. Phạm vi tự kiểm"),
            (1, "II. KẾT QUẢ"),
            (2, "1. Điểm số"),
            (3, "1.1. Cách tính điểm"),
            (2, "2. Kết quả theo điều khoản"),
            (1, "III. KIẾN NGHỊ"),
            (1, "Phụ lục I. KẾT QUẢ TỰ KIỂM THEO TỪNG YÊU CẦU"),
            (2, "A. Yêu cầu quản lý"),
            (1, "Phụ lục II. KẾT QUẢ TỰ KIỂM THEO TỪNG YÊU CẦU"),
        ]
    );
    for pair in found.windows(2) {
        let ((_, _, page, y), (_, _, next_page, next_y)) = (&pair[0], &pair[1]);
        assert!(
            next_page > page || (next_page == page && next_y < y),
            "{pair:?}"
        );
    }
}

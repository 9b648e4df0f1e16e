//! The report's engine from inside: pages as data, then the file's objects,
//! clause by clause.

mod report_sample;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document as Tree, Object, ObjectId};
use report_sample::{chart, empty, sample, table};
use tukiem::report::document::{
    Attachment, BarChart, Block, Cell, Column, Document, Paragraph, Run, Table,
};
use tukiem::report::fonts::Fonts;
use tukiem::report::layout::display::{Item, Mark, Page, Pages, TextItem};
use tukiem::report::layout::structure::Role;
use tukiem::report::{ReportError, layout, render};

// ---- reading ---------------------------------------------------------------

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn laid(document: &Document) -> Pages {
    layout(document, Fonts::embedded().unwrap())
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn tree(document: &Document) -> Tree {
    Tree::load_mem(&render(document).unwrap()).unwrap()
}

/// A dictionary's entry as a dictionary, through any reference.
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn sub<'a>(tree: &'a Tree, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
    dictionary
        .get_deref(key.as_bytes(), tree)
        .unwrap()
        .as_dict()
        .unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn name(dictionary: &Dictionary, key: &str) -> String {
    let name = dictionary.get(key.as_bytes()).unwrap().as_name().unwrap();
    String::from_utf8(name.to_vec()).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn list<'a>(tree: &'a Tree, dictionary: &'a Dictionary, key: &str) -> &'a Vec<Object> {
    dictionary
        .get_deref(key.as_bytes(), tree)
        .unwrap()
        .as_array()
        .unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units = units
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

fn texts(page: &Page) -> impl Iterator<Item = &TextItem> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// What an element says, over all pages.
fn said(pages: &Pages, role: Role) -> Vec<String> {
    let mut said: BTreeMap<usize, String> = BTreeMap::new();
    for text in pages.pages.iter().flat_map(texts) {
        if let Mark::Element(id) = text.mark
            && pages.structure.elements[id.0].role == role
        {
            said.entry(id.0).or_default().push_str(&text.text);
        }
    }
    said.into_values().collect()
}

/// Nothing stands outside the margins, but page numbers in the middle of the top one.
fn assert_inside(pages: &Pages) {
    for (number, page) in pages.pages.iter().enumerate() {
        let frame = page.frame;
        for item in &page.items {
            let (left, top, right, bottom) = match item {
                Item::Text(text) if text.mark == Mark::Artifact && text.baseline < frame.top => {
                    let middle = text.x + text.width / 2.0;
                    assert!((middle - f32::midpoint(frame.left, frame.right)).abs() < 0.5);
                    assert!(text.baseline > text.size && text.text.parse::<u16>().is_ok());
                    continue;
                }
                Item::Text(text) => {
                    let top = text.baseline - text.size * 0.9;
                    (
                        text.x,
                        top,
                        text.x + text.width,
                        text.baseline + text.size * 0.216,
                    )
                }
                Item::Rule(rule) => (rule.from.0, rule.from.1, rule.to.0, rule.to.1),
                Item::Fill(fill) => (
                    fill.frame.left,
                    fill.frame.top,
                    fill.frame.right,
                    fill.frame.bottom,
                ),
            };
            let inside = left >= frame.left - 0.1
                && right <= frame.right + 0.1
                && top >= frame.top - 0.1
                && bottom <= frame.bottom + 0.1;
            assert!(
                inside,
                "outside the margins of page {}: {item:?}",
                number + 1
            );
        }
    }
}

// ---- pages -----------------------------------------------------------------

#[test]
fn pages_have_the_decrees_paper_and_numbers() {
    let pages = laid(&sample(60));
    assert_inside(&pages);
    // Decree 30/2020, Annex I, section I: A4, margins 20-25, 20-25, 30-35, 15-20 mm.
    let mm = |points: f32| points * 25.4 / 72.0;
    let first = &pages.pages[0];
    assert!((mm(first.width) - 210.0).abs() < 0.01 && (mm(first.height) - 297.0).abs() < 0.01);
    assert!((30.0..=35.0).contains(&mm(first.frame.left)));
    assert!((14.99..=20.0).contains(&mm(first.width - first.frame.right)));
    assert!((20.0..=25.0).contains(&mm(first.frame.top)));
    assert!((19.99..=25.0).contains(&mm(first.height - first.frame.bottom)));
    // Page numbers: none on the first page of each part, then 2, 3, …
    let number = |page: &Page| {
        let number = texts(page).find(|text| text.baseline < page.frame.top);
        number.map(|text| (text.text.clone(), text.size))
    };
    let numbers = pages.pages.iter().map(number).collect::<Vec<_>>();
    let parts = numbers.iter().filter(|number| number.is_none()).count();
    assert_eq!(
        parts, 3,
        "report and two annexes each begin without a number"
    );
    let mut expected = 1;
    for found in numbers {
        match found {
            None => expected = 1,
            Some((text, size)) => {
                assert_eq!(text, expected.to_string());
                assert!((13.0..=14.0).contains(&size));
            }
        }
        expected += 1;
    }
    let last = pages.pages.last().unwrap();
    assert!(
        last.width > last.height,
        "the second annex lies on its long side"
    );
}

#[test]
fn table_heads_come_back_on_every_page() {
    let document = Document {
        body: vec![Block::Table(table(500))],
        ..empty()
    };
    let pages = laid(&document);
    assert_inside(&pages);
    assert!(pages.pages.len() > 40, "{} pages", pages.pages.len());
    let with_rows = pages
        .pages
        .iter()
        .filter(|page| texts(page).any(|t| t.text.starts_with("MC-")));
    let mut repeated = 0;
    for page in with_rows {
        let head = texts(page).find(|text| text.text.starts_with("Nội dung kiểm tra"));
        let head = head.expect("a page of the table without its head");
        let above = texts(page).filter(|text| text.text.starts_with("MC-"));
        assert!(above.into_iter().all(|row| row.baseline > head.baseline));
        repeated += usize::from(head.mark == Mark::Artifact);
    }
    assert!(repeated > 40, "repeated heads are artifacts: {repeated}");
    let cells = said(&pages, Role::HeadCell);
    assert_eq!(cells.len(), 4, "the structure has the head once");
    let evidence = said(&pages, Role::Paragraph);
    assert_eq!(
        evidence
            .iter()
            .filter(|text| text.starts_with("MC-"))
            .count(),
        500
    );
}

#[test]
fn long_and_odd_input_stays_inside_and_complete() {
    let note = "Ghi chú dài của đơn vị về minh chứng. ".repeat(53);
    let word = "x".repeat(300);
    let odd = "😀 a\u{202E}b\u{0}c e\u{302}\u{301} \u{FFFE}\u{E000} 漢字 \u{200D}";
    let long_row = vec![
        Cell::text(&note),
        Cell::text(note.repeat(4)),
        Cell::text(&word),
    ];
    let columns = vec![
        Column {
            share: 1,
            min_mm: 0,
            align: <_>::default()
        };
        3
    ];
    let table = Table {
        caption: note.clone(),
        columns: columns.clone(),
        head: vec![vec![Cell::text(&note), Cell::text("B"), Cell::text(&word)]],
        rows: vec![long_row.clone(), vec![Cell::text(odd)], long_row],
    };
    let chart = BarChart {
        caption: note.clone(),
        alt: String::new(),
        bars: (0..80).flat_map(|_| chart().bars).collect(),
    };
    let mut form = empty();
    form.form.agency = vec![note.clone()];
    form.form.abstract_lines = vec![note.repeat(3)];
    form.form.place_and_date = word.clone();
    form.signature.authority = vec![note.repeat(4)];
    form.signature.name = note.repeat(4);
    form.recipients.lines = vec![note.repeat(3); 8];
    let body = vec![
        Block::heading(9, &*note),
        Block::text(&*note),
        Block::text(&*word),
        Block::text(odd),
        Block::text("   "),
        Block::PageBreak,
        Block::PageBreak,
        Block::Table(table),
        Block::Table(Table {
            columns: Vec::new(),
            ..report_sample::table(1)
        }),
        Block::BarChart(chart),
        Block::KeepTogether(vec![Block::text(note.repeat(5))]),
    ];
    let document = Document { body, ..form };
    let pages = laid(&document);
    assert_inside(&pages);
    assert!(pages.pages.iter().all(|page| !page.items.is_empty()));
    let paragraphs = said(&pages, Role::Paragraph);
    assert!(paragraphs.contains(&note), "the note is whole");
    assert!(paragraphs.contains(&word), "the word is whole");
    let odd = paragraphs
        .iter()
        .find(|text| text.starts_with('□'))
        .expect("a visible stand-in");
    assert_eq!(odd, "□ abc ế □□ □□ ");
    let cells = said(&pages, Role::DataCell);
    assert_eq!(cells.iter().filter(|text| **text == word).count(), 2);
    assert_eq!(
        cells.iter().filter(|text| **text == note.repeat(4)).count(),
        2
    );
    render(&document).unwrap();
}

#[test]
fn empty_document_is_a_state_form_with_signature() {
    let pages = laid(&empty());
    assert_eq!(pages.pages.len(), 1);
    assert!(
        said(&pages, Role::Paragraph)
            .iter()
            .any(|text| text == "./.")
    );
    assert_inside(&pages);
    assert_eq!(pages.fields.len(), 2);
}

#[test]
fn seal_covers_a_third_of_the_signature() {
    // Decree 30/2020, Annex I, section II, 7d and 8a.
    let pages = laid(&sample(3));
    let field = |name: &str| {
        pages
            .fields
            .iter()
            .find(|field| field.name == name)
            .unwrap()
    };
    let (leader, seal) = (field("ThuTruong"), field("CoQuan"));
    assert_eq!(leader.page, seal.page);
    let covered = (seal.frame.right - leader.frame.left) / leader.frame.width();
    assert!((covered - 1.0 / 3.0).abs() < 0.01, "{covered}");
    assert!(seal.frame.left < leader.frame.left);
    assert!(
        (seal.frame.width() * 25.4 / 72.0 - 36.0).abs() < 0.1,
        "real size of a seal"
    );
    let page = &pages.pages[leader.page];
    for frame in [leader.frame, seal.frame] {
        assert!(frame.left >= page.frame.left && frame.right <= page.frame.right);
        assert!(frame.bottom <= page.frame.bottom);
    }
    let name = texts(page)
        .find(|text| text.text.starts_with("Nguyễn Thị"))
        .unwrap();
    let position = texts(page)
        .find(|text| text.text.starts_with("PHÓ"))
        .unwrap();
    assert!(position.baseline < leader.frame.top && leader.frame.bottom < name.baseline);
}

#[test]
fn signature_never_stands_alone() {
    for lines in 20..45 {
        let body = (0..lines)
            .map(|n| Block::text(format!("Đoạn {n}.")))
            .collect();
        let pages = laid(&Document { body, ..empty() });
        let page = &pages.pages[pages.fields[0].page];
        let last = format!("Đoạn {}./.", lines - 1);
        assert!(texts(page).any(|text| text.text == last), "{lines} lines");
    }
}

#[test]
fn headings_stay_with_their_text_and_lines_do_not_stand_alone() {
    let filler =
        "Một câu vừa đủ dài để đoạn văn này chiếm nhiều hơn một dòng trên trang giấy. ".repeat(4);
    for lines in 0..40 {
        let mut body = (0..lines).map(|_| Block::text("Dòng.")).collect::<Vec<_>>();
        body.push(Block::heading(1, "MỤC CẦN GIỮ"));
        body.push(Block::text(&*filler));
        let pages = laid(&Document { body, ..empty() });
        let heading = pages.outline[0].page;
        let on_page = |page: &Page| {
            let lines =
                texts(page).filter(|text| filler.contains(text.text.trim_end_matches("./.")));
            lines.filter(|text| text.text.len() > 20).count()
        };
        assert!(on_page(&pages.pages[heading]) >= 2, "{lines} lines before");
    }
}

#[test]
fn justified_lines_are_even() {
    let pages = laid(&sample(3));
    let page = &pages.pages[0];
    let even = texts(page)
        .filter(|text| text.word_gap > 0.0)
        .collect::<Vec<_>>();
    assert!(even.len() > 8);
    let ends = even
        .iter()
        .filter(|text| (text.x + text.width - page.frame.right).abs() < 0.05);
    assert!(ends.count() > 8);
}

// ---- file ------------------------------------------------------------------

#[test]
fn same_document_same_bytes() {
    let first = render(&sample(40)).unwrap();
    let other = render(&empty()).unwrap();
    assert_eq!(first, render(&sample(40)).unwrap());
    // ISO 19005-3, 6.1.3: a file identifier, which tells documents apart.
    let id = |bytes: &[u8]| {
        let tree = Tree::load_mem(bytes).unwrap();
        let id = tree.trailer.get(b"ID").unwrap().as_array().unwrap().clone();
        assert_eq!(id.len(), 2);
        id[0].as_str().unwrap().to_vec()
    };
    assert_eq!(id(&first).len(), 16);
    assert_ne!(id(&first), id(&other));
    let mut reseeded = sample(40);
    reseeded.meta.seed.push('x');
    assert_ne!(id(&first), id(&render(&reseeded).unwrap()));
}

#[test]
fn header_and_trailer() {
    let bytes = render(&sample(3)).unwrap();
    // ISO 19005-3, 6.1.2: version, then a comment of at least four bytes above 127.
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
    assert!(
        bytes[10..14].iter().all(|byte| *byte > 127),
        "{:?}",
        &bytes[..16]
    );
    assert!(
        bytes.ends_with(b"%%EOF") || bytes.ends_with(b"%%EOF\n"),
        "nothing after the end"
    );
    let tree = Tree::load_mem(&bytes).unwrap();
    // ISO 19005-3, 6.1.3: no encryption.
    assert!(tree.trailer.get(b"Encrypt").is_err());
    // ISO 19005-3, 6.6.1 and 6.5.1: no scripts and no actions.
    for object in tree.objects.values() {
        if let Ok(dictionary) = object.as_dict() {
            assert!(["JS", "A", "AA", "OpenAction"].iter().all(|key| {
                // An element's attributes are also under /A.
                !dictionary.has(key.as_bytes()) || dictionary.has_type(b"StructElem")
            }));
        }
    }
}

#[test]
fn catalog_says_what_the_file_is() {
    let document = sample(3);
    let tree = tree(&document);
    let catalog = tree.catalog().unwrap();
    // ISO 14289-1, 7.2: natural language; 6.7.4 of ISO 19005-3.
    assert_eq!(string(catalog.get(b"Lang").unwrap()), "vi-VN");
    // ISO 19005-3, 6.7.2.2: marked.
    assert!(
        sub(&tree, catalog, "MarkInfo")
            .get(b"Marked")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    // ISO 14289-1, 7.1: the title is shown.
    let preferences = sub(&tree, catalog, "ViewerPreferences");
    assert!(
        preferences
            .get(b"DisplayDocTitle")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    assert_eq!(name(catalog, "PageMode"), "UseOutlines");
}

#[test]
fn xmp_and_info_agree() {
    let document = sample(3);
    let tree = tree(&document);
    let metadata = tree
        .catalog()
        .unwrap()
        .get_deref(b"Metadata", &tree)
        .unwrap()
        .as_stream()
        .unwrap();
    // ISO 19005-3, 6.6.2.1: plain XMP.
    assert!(metadata.dict.get(b"Filter").is_err());
    let xmp = String::from_utf8(metadata.content.clone()).unwrap();
    assert!(xmp.starts_with("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"));
    // ISO 19005-3, 6.6.4 and ISO 14289-1, 5: identification; 6.6.2.3.3: extension schema.
    for part in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
        "Báo cáo tự kiểm an toàn thông tin mạng năm 2026 &lt;A &amp; B&gt;",
        "<pdf:Keywords>tự kiểm, an toàn thông tin</pdf:Keywords>",
        "<xmp:CreateDate>2026-11-20T08:30:00+07:00</xmp:CreateDate>",
    ] {
        assert!(xmp.contains(part), "{part} is missing in {xmp}");
    }
    let info = sub(&tree, &tree.trailer, "Info");
    assert_eq!(string(info.get(b"Title").unwrap()), document.meta.title);
    assert_eq!(string(info.get(b"Author").unwrap()), document.meta.author);
    assert_eq!(
        string(info.get(b"CreationDate").unwrap()),
        "D:20261120083000+07'00'"
    );
    let keys = info
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key).into_owned());
    let known = [
        "Title",
        "Author",
        "Subject",
        "Keywords",
        "Creator",
        "Producer",
        "CreationDate",
        "ModDate",
    ];
    assert!(keys.into_iter().all(|key| known.contains(&key.as_str())));
}

#[test]
fn colours_have_an_output_intent() {
    let tree = tree(&sample(3));
    let intents = list(&tree, tree.catalog().unwrap(), "OutputIntents");
    assert_eq!(intents.len(), 1);
    let intent = tree.dereference(&intents[0]).unwrap().1.as_dict().unwrap();
    // ISO 19005-3, 6.2.3.
    assert_eq!(name(intent, "S"), "GTS_PDFA1");
    let profile = intent
        .get_deref(b"DestOutputProfile", &tree)
        .unwrap()
        .as_stream()
        .unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
    let profile = profile
        .decompressed_content()
        .unwrap_or_else(|_| profile.content.clone());
    assert_eq!(&profile[12..20], b"mntrRGB ");
    assert_eq!(&profile[36..40], b"acsp");
    // ISO 19005-3, 6.2.4.3: only RGB and grey without a colour space of their own; 6.4: no
    // transparency, so no graphics states.
    for (_, page) in tree.get_pages() {
        for operation in Content::decode(&tree.get_page_content(page))
            .unwrap()
            .operations
        {
            let foreign = [
                "k", "K", "cs", "CS", "sc", "scn", "SC", "SCN", "sh", "gs", "ri", "Do", "BI",
            ];
            assert!(
                !foreign.contains(&operation.operator.as_str()),
                "{}",
                operation.operator
            );
        }
        assert!(!tree.get_dictionary(page).unwrap().has(b"Group"));
    }
}

#[test]
fn fonts_are_embedded_subsets_with_unicode() {
    let tree = tree(&sample(3));
    let dictionaries = tree
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    let fonts = dictionaries.filter(|dictionary| {
        dictionary
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Type0")
    });
    let mut seen = BTreeSet::new();
    for font in fonts {
        let base = name(font, "BaseFont");
        // ISO 32000-1, 9.6.4: six capitals and a plus sign mark a subset.
        let (tag, face) = base.split_once('+').unwrap();
        assert!(
            tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()),
            "{base}"
        );
        assert!(seen.insert(face.to_owned()));
        // ISO 19005-3, 6.2.11.7.2: a map to Unicode.
        let unicode = font
            .get_deref(b"ToUnicode", &tree)
            .unwrap()
            .as_stream()
            .unwrap();
        let unicode = unicode
            .decompressed_content()
            .unwrap_or_else(|_| unicode.content.clone());
        assert!(String::from_utf8(unicode).unwrap().contains("beginbfchar"));
        assert_eq!(name(font, "Encoding"), "Identity-H");
        let descendant = list(&tree, font, "DescendantFonts")[0].as_dict().unwrap();
        assert_eq!(name(descendant, "BaseFont"), base);
        let descriptor = sub(&tree, descendant, "FontDescriptor");
        assert_eq!(name(descriptor, "FontName"), base);
        // ISO 19005-3, 6.2.11.4.1: the program is inside.
        let program = descriptor
            .get_deref(b"FontFile2", &tree)
            .unwrap()
            .as_stream()
            .unwrap();
        let program = program.decompressed_content().unwrap();
        assert!(
            program.len() < 120_000,
            "{base} is not cut: {}",
            program.len()
        );
        let face = ttf_parser::Face::parse(&program, 0).unwrap();
        // ISO 19005-3, 6.2.11.3.2: a stream leads from codes to glyphs that exist.
        let map = descendant
            .get_deref(b"CIDToGIDMap", &tree)
            .unwrap()
            .as_stream()
            .unwrap();
        let map = map
            .decompressed_content()
            .unwrap_or_else(|_| map.content.clone());
        let glyphs = map
            .chunks(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        let glyphs = glyphs.collect::<Vec<_>>();
        assert!(glyphs.iter().all(|glyph| *glyph < face.number_of_glyphs()));
        // ISO 19005-3, 6.2.11.5: widths agree within one thousandth.
        let mut widths = list(&tree, descendant, "W").iter();
        while let (Some(first), Some(run)) = (widths.next(), widths.next()) {
            let first = usize::try_from(first.as_i64().unwrap()).unwrap();
            for (index, width) in run.as_array().unwrap().iter().enumerate() {
                let glyph = ttf_parser::GlyphId(glyphs[first + index]);
                // ISO 19005-3, 6.2.11.8: never the glyph for "no such character".
                assert_ne!(glyph.0, 0, "code {}", first + index);
                let units = f32::from(face.glyph_hor_advance(glyph).unwrap());
                let real = units * 1000.0 / f32::from(face.units_per_em());
                assert!((real - width.as_float().unwrap()).abs() <= 1.0);
            }
        }
    }
    assert_eq!(seen.len(), 4);
}

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
        let kids = element
            .get(b"K")
            .map_or(&[][..], |kids| kids.as_array().unwrap());
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
fn attachments_are_associated_files() {
    let document = sample(3);
    let tree = tree(&document);
    let catalog = tree.catalog().unwrap();
    let associated = list(&tree, catalog, "AF");
    let names = list(
        &tree,
        sub(&tree, sub(&tree, catalog, "Names"), "EmbeddedFiles"),
        "Names",
    );
    assert_eq!(names.len(), 2 * associated.len());
    assert_eq!(names[1], associated[0]);
    let file = tree
        .dereference(&associated[0])
        .unwrap()
        .1
        .as_dict()
        .unwrap();
    // ISO 19005-3, 6.8: both names, relationship, media type, date of change.
    assert_eq!(string(file.get(b"UF").unwrap()), "ket-qua-tự-kiểm.json");
    assert!(string(file.get(b"F").unwrap()).is_ascii());
    assert_eq!(name(file, "AFRelationship"), "Data");
    let stream = sub(&tree, file, "EF")
        .get_deref(b"F", &tree)
        .unwrap()
        .as_stream()
        .unwrap();
    assert_eq!(name(&stream.dict, "Subtype"), "application/json");
    assert!(sub(&tree, &stream.dict, "Params").has(b"ModDate"));
    let bytes = stream
        .decompressed_content()
        .unwrap_or_else(|_| stream.content.clone());
    assert_eq!(bytes, document.attachments[0].bytes);
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

#[test]
fn bad_input_is_named() {
    let mut document = empty();
    document.meta.title = " \n".to_owned();
    assert_eq!(render(&document), Err(ReportError::NoTitle));
    let file = |name: &str, mime: &str| Attachment {
        name: name.to_owned(),
        mime: mime.to_owned(),
        description: String::new(),
        bytes: Vec::new(),
    };
    let with = |attachments: Vec<Attachment>| {
        render(&Document {
            attachments,
            ..empty()
        })
    };
    let twice = with(vec![file("a.json", "a/b"), file("a.json", "a/b")]);
    assert_eq!(
        twice,
        Err(ReportError::SameAttachmentName("a.json".to_owned()))
    );
    assert_eq!(
        with(vec![file("", "a/b")]),
        Err(ReportError::BadAttachment(String::new()))
    );
    assert_eq!(
        with(vec![file("a", "json")]),
        Err(ReportError::BadAttachment("a".to_owned()))
    );
    assert!(with(vec![file("../a", "a/b")]).is_ok());
}

#[test]
fn plain_paragraph_is_left_as_it_is() {
    let runs = vec![Run::plain("Một "), Run::bold("hai"), Run::plain(" ba.")];
    let paragraph = Paragraph {
        runs,
        justified: false,
        indented: false,
    };
    let body = vec![Block::Paragraph(paragraph), Block::text("Hết.")];
    let pages = laid(&Document { body, ..empty() });
    let paragraphs = said(&pages, Role::Paragraph);
    assert!(paragraphs.contains(&"Một hai ba.".to_owned()));
    assert!(paragraphs.contains(&"Hết./.".to_owned()));
}

//! The file's objects against ISO 19005-3 (PDF/A-3) and ISO 14289-1 (PDF/UA-1).

use std::collections::BTreeSet;

use lopdf::content::Content;
use lopdf::{Document as Tree, Object};
use tukiem::report::document::{Attachment, Document};
use tukiem::report::fonts::Face;
use tukiem::report::{ReportError, render};

use crate::reading::{list, name, string, sub, tree};
use crate::report_sample::{empty, sample};

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
        let whole = Face::ALL
            .into_iter()
            .find(|whole| whole.name() == face)
            .unwrap();
        let whole = ttf_parser::Face::parse(whole.bytes(), 0).unwrap();
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
                // The code is the character's own; its outline is the whole font's.
                let letter = char::from_u32(u32::try_from(first + index).unwrap()).unwrap();
                let outline = whole.glyph_bounding_box(whole.glyph_index(letter).unwrap());
                assert_eq!(face.glyph_bounding_box(glyph), outline, "{letter}");
                let units = f32::from(face.glyph_hor_advance(glyph).unwrap());
                let real = units * 1000.0 / f32::from(face.units_per_em());
                assert!((real - width.as_float().unwrap()).abs() <= 1.0);
            }
        }
    }
    assert_eq!(seen.len(), 4);
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

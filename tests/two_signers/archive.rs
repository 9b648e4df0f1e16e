//! PDF/A-3 of what the signatures added (ISO 19005-3), object by object.

use lopdf::{Dictionary, Document, Object, Stream};

use super::{P256, Rsa, signed_by_both};

/// The widget of a signature field.
fn field<'a>(tree: &'a Document, name: &str) -> &'a Dictionary {
    let form = tree
        .catalog()
        .unwrap()
        .get_deref(b"AcroForm", tree)
        .unwrap();
    let fields = form
        .as_dict()
        .unwrap()
        .get(b"Fields")
        .unwrap()
        .as_array()
        .unwrap();
    let found = fields.iter().find_map(|id| {
        let field = tree.get_dictionary(id.as_reference().unwrap()).unwrap();
        let named = lopdf::decode_text_string(field.get(b"T").unwrap()).unwrap();
        (named == name).then_some(field)
    });
    found.unwrap()
}

/// The signature dictionary of a field.
pub(crate) fn signature<'a>(tree: &'a Document, name: &str) -> &'a Dictionary {
    let value = field(tree, name).get_deref(b"V", tree).unwrap();
    value.as_dict().unwrap()
}

fn appearance<'a>(tree: &'a Document, name: &str) -> &'a Stream {
    let states = field(tree, name).get_deref(b"AP", tree).unwrap();
    let states = states.as_dict().unwrap();
    // 6.3.3: nothing but the normal appearance.
    assert_eq!(
        states
            .iter()
            .map(|(key, _)| key.as_slice())
            .collect::<Vec<_>>(),
        [b"N"]
    );
    states.get_deref(b"N", tree).unwrap().as_stream().unwrap()
}

fn name(dict: &Dictionary, key: &[u8]) -> String {
    String::from_utf8_lossy(dict.get(key).unwrap().as_name().unwrap()).into_owned()
}

#[test]
fn pictures_keep_to_the_archive_standard() {
    let desk = signed_by_both(Rsa, P256);
    let tree = Document::load(desk.path("both.pdf")).unwrap();
    let catalog = tree.catalog().unwrap();
    // 6.2.3, 6.2.4.3: an sRGB output intent stands for DeviceRGB and DeviceGray.
    let intents = catalog.get(b"OutputIntents").unwrap().as_array().unwrap();
    let intent = intents[0]
        .as_dict()
        .or_else(|_| tree.get_dictionary(intents[0].as_reference().unwrap()));
    let intent = intent.unwrap();
    assert_eq!(name(intent, b"S"), "GTS_PDFA1");
    assert!(intent.has(b"DestOutputProfile"));
    // 6.3.2, 12.7.2: printed and not hidden; the form says that signatures exist.
    let form = catalog
        .get_deref(b"AcroForm", &tree)
        .unwrap()
        .as_dict()
        .unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 3);
    assert!(!form.has(b"NeedAppearances") && !form.has(b"XFA"));
    for field_name in ["ThuTruong", "CoQuan"] {
        let widget = field(&tree, field_name);
        assert_eq!(widget.get(b"F").unwrap().as_i64().unwrap(), 4);
        let form = appearance(&tree, field_name);
        assert_eq!(name(&form.dict, b"Subtype"), "Form");
        // 6.2.9: no PostScript, no reference to another file.
        for never in [&b"PS"[..], b"Subtype2", b"Ref", b"OPI", b"F"] {
            assert!(!form.dict.has(never));
        }
        let resources = form.dict.get_deref(b"Resources", &tree).unwrap();
        let objects = resources.as_dict().unwrap().get(b"XObject").unwrap();
        let image = objects.as_dict().unwrap().get_deref(b"Im", &tree).unwrap();
        image_keeps_to_it(&tree, image.as_stream().unwrap());
    }
}

fn image_keeps_to_it(tree: &Document, image: &Stream) {
    assert_eq!(name(&image.dict, b"ColorSpace"), "DeviceRGB");
    assert_eq!(name(&image.dict, b"Filter"), "FlateDecode");
    // 6.2.8: no alternates, no interpolation, 8 bits.
    for never in [&b"Alternates"[..], b"OPI", b"Interpolate", b"Mask", b"F"] {
        assert!(!image.dict.has(never));
    }
    assert_eq!(
        image
            .dict
            .get(b"BitsPerComponent")
            .unwrap()
            .as_i64()
            .unwrap(),
        8
    );
    // 6.2.10: transparency is allowed in parts 2 and 3, by a soft mask of the same size.
    let mask = image
        .dict
        .get_deref(b"SMask", tree)
        .unwrap()
        .as_stream()
        .unwrap();
    assert_eq!(name(&mask.dict, b"ColorSpace"), "DeviceGray");
    for side in [&b"Width"[..], b"Height"] {
        assert_eq!(mask.dict.get(side).unwrap(), image.dict.get(side).unwrap());
    }
    let number = |key: &[u8]| image.dict.get(key).unwrap().as_i64().unwrap();
    let pixels = usize::try_from(number(b"Width") * number(b"Height")).unwrap();
    assert_eq!(image.decompressed_content().unwrap().len(), pixels * 3);
    let alpha = mask.decompressed_content().unwrap();
    assert_eq!(alpha.len(), pixels);
    assert!(alpha.contains(&0) && alpha.iter().any(|value| *value > 200));
}

/// The second increment adds nothing to the first one's objects but the field it fills.
#[test]
fn the_second_increment_touches_only_its_own_field() {
    let desk = signed_by_both(P256, P256);
    let once = Document::load(desk.path("r.pdf")).unwrap();
    let both = Document::load(desk.path("both.pdf")).unwrap();
    let changed: Vec<_> = once
        .objects
        .iter()
        .filter(|(id, object)| both.objects.get(id) != Some(object))
        .filter_map(|(id, _)| both.objects.get(id).map(|object| (id, object)))
        .collect();
    let [(_, Object::Dictionary(only))] = &changed[..] else {
        panic!("{changed:?}")
    };
    assert_eq!(
        lopdf::decode_text_string(only.get(b"T").unwrap()).unwrap(),
        "CoQuan"
    );
}

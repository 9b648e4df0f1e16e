//! The parts of an Office Open XML package (ISO/IEC 29500-2), read without the
//! libraries that wrote it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// Every part by its name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(parts.insert(name, text).is_none(), "a part stands twice");
    }
    parts
}

/// Fails unless every part is well-formed XML.
pub(crate) fn well_formed(parts: &BTreeMap<String, String>) {
    for (name, text) in parts {
        let mut reader = Reader::from_str(text);
        let mut depth = 0_i32;
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(Event::Start(_)) => depth += 1,
                Ok(Event::End(_)) => depth -= 1,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        assert_eq!(depth, 0, "{name} ends inside an element");
    }
}

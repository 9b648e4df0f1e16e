//! The parts put together as a package (Open Packaging Conventions, ISO/IEC 29500-2).

use std::io::{Cursor, Write};

use chrono::{SecondsFormat, Utc};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::markup::Markup;
use super::section::header;
use super::spelling;
use super::styles::styles;
use crate::report::ReportError;
use crate::report::document::{Document, Meta};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// Writes all parts. The order and the times within the file are fixed, so that
/// the same document gives the same bytes.
pub(super) fn pack(document: &Document, main: &Markup) -> Result<Vec<u8>, ReportError> {
    let language = spelling(document.meta.language);
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", properties(&document.meta)),
        ("word/_rels/document.xml.rels", document_relations()),
        ("word/styles.xml", styles(language)),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header()),
    ];
    let parts = parts.iter().map(|(name, part)| (*name, part));
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let failed = |error: &dyn std::fmt::Display| ReportError::Docx(error.to_string());
    for (name, part) in parts.chain([("word/document.xml", main)]) {
        file.start_file(name, options).map_err(|e| failed(&e))?;
        file.write_all(part.as_str().as_bytes())
            .map_err(|e| failed(&e))?;
    }
    Ok(file.finish().map_err(|e| failed(&e))?.into_inner())
}

fn content_types() -> Markup {
    let mut part = Markup::part();
    part.element("Types", &[("xmlns", TYPES)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (extension, of) in [("rels", relations), ("xml", "application/xml")] {
            xml.empty("Default", &[("Extension", extension), ("ContentType", of)]);
        }
        let word = |name: &str| format!("{WORD_TYPE}.{name}+xml");
        let parts = [
            ("/word/document.xml", word("document.main")),
            ("/word/styles.xml", word("styles")),
            ("/word/settings.xml", word("settings")),
            ("/word/header1.xml", word("header")),
            ("/docProps/core.xml", CORE_TYPE.to_owned()),
        ];
        for (name, of) in &parts {
            xml.empty("Override", &[("PartName", name), ("ContentType", of)]);
        }
    });
    part
}

fn relations(entries: &[(&str, &str, &str)]) -> Markup {
    let mut part = Markup::part();
    part.element("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (id, of, target) in entries {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", of), ("Target", target)],
            );
        }
    });
    part
}

fn root_relations() -> Markup {
    let document = format!("{OFFICE}/officeDocument");
    relations(&[
        ("rIdDocument", &document, "word/document.xml"),
        ("rIdCore", CORE, "docProps/core.xml"),
    ])
}

fn document_relations() -> Markup {
    let of = |name: &str| format!("{OFFICE}/{name}");
    relations(&[
        ("rIdStyles", &of("styles"), "styles.xml"),
        ("rIdSettings", &of("settings"), "settings.xml"),
        ("rIdHeader", &of("header"), "header1.xml"),
    ])
}

/// Title, author and dates of the file.
fn properties(meta: &Meta) -> Markup {
    let created = meta
        .created
        .with_timezone(&Utc)
        .to_rfc3339_opts(SecondsFormat::Secs, true);
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut part = Markup::part();
    part.element("cp:coreProperties", &spaces, |xml| {
        let keywords = meta.keywords.join(", ");
        let texts = [
            ("dc:title", meta.title.as_str()),
            ("dc:subject", &meta.subject),
            ("dc:creator", &meta.author),
            ("cp:keywords", &keywords),
            ("cp:lastModifiedBy", &meta.author),
            ("dc:language", meta.language.tag()),
        ];
        for (name, text) in texts {
            xml.element(name, &[], |xml| xml.text(text));
        }
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| {
                xml.text(&created);
            });
        }
    });
    part
}

/// What tells Word to lay the file out as its present versions do.
fn settings() -> Markup {
    let mut part = Markup::part();
    part.element("w:settings", &[super::WORD], |xml| {
        xml.value("w:defaultTabStop", "720");
        xml.element("w:compat", &[], |xml| {
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &mode);
        });
    });
    part
}

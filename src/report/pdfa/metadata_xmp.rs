//! The file's properties, twice: as XMP (ISO 19005-3, 6.6) and as the Info
//! dictionary, which must agree.

use std::fmt::Write;

use lopdf::{Dictionary, Document as Tree, Object, ObjectId, Stream, dictionary};

use super::strings;
use crate::report::ReportError;
use crate::report::document::Meta;

/// The program that wrote the file.
const PRODUCER: &str = concat!("Tukiem ", env!("CARGO_PKG_VERSION"));

/// Adds the XMP to the catalog; gives the Info dictionary's id.
pub(super) fn add(
    tree: &mut Tree,
    catalog: &mut Dictionary,
    meta: &Meta,
) -> Result<ObjectId, ReportError> {
    let title = strings::property(&meta.title);
    if title.is_empty() {
        return Err(ReportError::NoTitle);
    }
    let properties = Properties {
        title,
        author: strings::property(&meta.author),
        subject: strings::property(&meta.subject),
        keywords: strings::property(&meta.keywords.join(", ")),
    };
    let stamp = meta.created.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let packet = packet(&properties, &stamp, meta.language.tag());
    let stream = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        packet.into(),
    );
    // Plain text, so that archives find it without knowing PDF filters.
    catalog.set("Metadata", tree.add_object(stream.with_compression(false)));
    let date = strings::date(&meta.created);
    let mut info = dictionary! {
        "Title" => strings::text(&properties.title),
        "Creator" => Object::string_literal(PRODUCER),
        "Producer" => Object::string_literal(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    let Properties {
        author,
        subject,
        keywords,
        ..
    } = &properties;
    for (key, value) in [
        ("Author", author),
        ("Subject", subject),
        ("Keywords", keywords),
    ] {
        if !value.is_empty() {
            info.set(key, strings::text(value));
        }
    }
    Ok(tree.add_object(info))
}

struct Properties {
    title: String,
    author: String,
    subject: String,
    keywords: String,
}

fn packet(properties: &Properties, stamp: &str, language: &str) -> String {
    let Properties {
        title,
        author,
        subject,
        keywords,
    } = properties;
    let mut about = format!(
        "<dc:format>application/pdf</dc:format>\n\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
         <dc:title>{}</dc:title>\n",
        alternative(title)
    );
    // Writing to a String cannot fail.
    if !author.is_empty() {
        let author = escape(author);
        let _ = writeln!(
            about,
            "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        );
    }
    if !subject.is_empty() {
        let _ = writeln!(
            about,
            "<dc:description>{}</dc:description>",
            alternative(subject)
        );
    }
    if !keywords.is_empty() {
        let _ = writeln!(about, "<pdf:Keywords>{}</pdf:Keywords>", escape(keywords));
    }
    for name in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
        let _ = writeln!(about, "<{name}>{stamp}</{name}>");
    }
    for name in ["xmp:CreatorTool", "pdf:Producer"] {
        let _ = writeln!(about, "<{name}>{PRODUCER}</{name}>");
    }
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
         {about}\
         <pdfaid:part>3</pdfaid:part>\n\
         <pdfaid:conformance>A</pdfaid:conformance>\n\
         <pdfuaid:part>1</pdfuaid:part>\n\
         {EXTENSION}\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// PDF/A knows no `pdfuaid`; its one property is declared (ISO 19005-3, 6.6.2.3).
const EXTENSION: &str = "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaProperty:name>part</pdfaProperty:name>\n\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
    <pdfaProperty:category>internal</pdfaProperty:category>\n\
    <pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\n\
    </rdf:li></rdf:Seq></pdfaSchema:property>\n\
    </rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

fn alternative(text: &str) -> String {
    let text = escape(text);
    format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt>")
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

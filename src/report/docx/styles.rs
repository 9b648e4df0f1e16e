//! `word/styles.xml`: the styles a person finds in Word's list.

use super::markup::Markup;
use super::paragraph::twips;

/// The font of the state's papers.
const FONT: &str = "Times New Roman";
/// First line of a paragraph: 1.27 cm.
const INDENT: f32 = 36.0;

/// A paragraph style.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Room above and below, first line moved in (points).
    before: f32,
    after: f32,
    indent: f32,
    align: &'static str,
    size: f32,
    bold: bool,
    italic: bool,
    /// Level in the outline, from 0.
    outline: Option<u8>,
    /// Stays with what follows.
    keep: bool,
}

const TEXT: Style = Style {
    id: "BodyText",
    name: "Body Text",
    before: 6.0,
    after: 0.0,
    indent: INDENT,
    align: "both",
    size: 14.0,
    bold: false,
    italic: false,
    outline: None,
    keep: false,
};

const HEADING: Style = Style {
    after: 3.0,
    align: "left",
    bold: true,
    keep: true,
    ..TEXT
};

const STYLES: &[Style] = &[
    Style {
        id: "Heading1",
        name: "heading 1",
        before: 12.0,
        outline: Some(0),
        ..HEADING
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        before: 8.0,
        outline: Some(1),
        ..HEADING
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        before: 8.0,
        italic: true,
        outline: Some(2),
        ..HEADING
    },
    Style {
        id: "Title",
        name: "Title",
        before: 18.0,
        indent: 0.0,
        align: "center",
        ..HEADING
    },
    TEXT,
    Style {
        id: "BodyTextFlush",
        name: "Body Text Flush",
        indent: 0.0,
        ..TEXT
    },
    Style {
        id: "Note",
        name: "Note",
        indent: 0.0,
        size: 12.0,
        italic: true,
        ..TEXT
    },
    Style {
        id: "Caption",
        name: "caption",
        before: 10.0,
        after: 3.0,
        indent: 0.0,
        align: "center",
        size: 12.0,
        bold: true,
        ..TEXT
    },
    Style {
        id: "FigureCaption",
        name: "Figure Caption",
        before: 2.0,
        indent: 0.0,
        align: "center",
        size: 12.0,
        italic: true,
        ..TEXT
    },
    Style {
        id: "TableText",
        name: "Table Text",
        before: 0.0,
        indent: 0.0,
        align: "left",
        size: 12.0,
        ..TEXT
    },
    Style {
        id: "Header",
        name: "header",
        before: 0.0,
        indent: 0.0,
        align: "center",
        size: 13.0,
        ..TEXT
    },
    // Rules, and paragraphs that only carry something: as low as may be.
    Style {
        id: "Rule",
        name: "Rule",
        before: 0.0,
        indent: 0.0,
        align: "left",
        size: 2.0,
        ..TEXT
    },
];

/// All styles; `language` is that of the text, for spelling.
pub(super) fn styles(language: &str) -> Markup {
    let mut part = Markup::part();
    part.element("w:styles", &[super::WORD], |xml| {
        defaults(xml, language);
        let normal = [
            ("w:type", "paragraph"),
            ("w:default", "1"),
            ("w:styleId", "Normal"),
        ];
        xml.element("w:style", &normal, |xml| {
            xml.value("w:name", "Normal");
            xml.empty("w:qFormat", &[]);
        });
        for style in STYLES {
            paragraph_style(xml, style);
        }
        table_style(xml, "TableGrid", "Table Grid", true);
        table_style(xml, "Plain", "Plain", false);
    });
    part
}

fn defaults(xml: &mut Markup, language: &str) {
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let fonts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
                xml.empty("w:rFonts", &fonts.map(|script| (script, FONT)));
                size(xml, 14.0);
                xml.empty("w:lang", &[("w:val", language)]);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                // 240 is single.
                let lines = [("w:line", "264"), ("w:lineRule", "auto")];
                xml.empty(
                    "w:spacing",
                    &[("w:before", "0"), ("w:after", "0"), lines[0], lines[1]],
                );
            });
        });
    });
}

fn paragraph_style(xml: &mut Markup, style: &Style) {
    let of = [("w:type", "paragraph"), ("w:styleId", style.id)];
    xml.element("w:style", &of, |xml| {
        xml.value("w:name", style.name);
        xml.value("w:basedOn", "Normal");
        if style.outline.is_some() {
            xml.value("w:next", TEXT.id);
        }
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if style.keep {
                xml.empty("w:keepNext", &[]);
            }
            let room = [twips(style.before), twips(style.after)];
            xml.empty(
                "w:spacing",
                &[("w:before", &room[0]), ("w:after", &room[1])],
            );
            xml.empty("w:ind", &[("w:firstLine", &twips(style.indent))]);
            xml.value("w:jc", style.align);
            if let Some(level) = style.outline {
                xml.value("w:outlineLvl", &level.to_string());
            }
        });
        xml.element("w:rPr", &[], |xml| {
            if style.bold {
                xml.empty("w:b", &[]);
            }
            if style.italic {
                xml.empty("w:i", &[]);
            }
            size(xml, style.size);
        });
    });
}

fn table_style(xml: &mut Markup, id: &str, name: &str, grid: bool) {
    let of = [("w:type", "table"), ("w:styleId", id)];
    xml.element("w:style", &of, |xml| {
        xml.value("w:name", name);
        xml.element("w:tblPr", &[], |xml| {
            if grid {
                xml.element("w:tblBorders", &[], |xml| {
                    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                        let line = [
                            ("w:val", "single"),
                            ("w:sz", "4"),
                            ("w:space", "0"),
                            ("w:color", "auto"),
                        ];
                        xml.empty(&format!("w:{side}"), &line);
                    }
                });
            }
            let (beside, above) = if grid { (3.5, 1.5) } else { (0.0, 0.0) };
            let (beside, above) = (twips(beside), twips(above));
            xml.element("w:tblCellMar", &[], |xml| {
                let sides = [
                    ("w:top", &above),
                    ("w:left", &beside),
                    ("w:bottom", &above),
                    ("w:right", &beside),
                ];
                for (side, room) in sides {
                    xml.empty(side, &[("w:w", room), ("w:type", "dxa")]);
                }
            });
        });
    });
}

/// A size in points; Word counts half points.
fn size(xml: &mut Markup, points: f32) {
    let half = format!("{:.0}", points * 2.0);
    xml.value("w:sz", &half);
    xml.value("w:szCs", &half);
}

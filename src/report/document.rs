//! The report as a value: what it says and in which order, nothing about
//! pages or PDF. Golden tests compare this; [`super::layout()`] turns it into
//! pages.
//!
//! The shape follows the form of an administrative report in Decree
//! 30/2020/NĐ-CP, Annex I: head of the state form, title, addressees, legal
//! bases, body, signature beside the list of receivers, annexes.
//!
//! Every text may hold any Unicode: the layout brings it to NFC, drops control
//! and bidi-override characters and shows `□` for what the font lacks.

use chrono::{DateTime, FixedOffset};

/// Quốc hiệu, box 1 of the decree's layout.
pub const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ, box 1 of the decree's layout.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Name of the leader's signature field.
pub const LEADER_FIELD: &str = "ThuTruong";
/// Name of the signature field of the agency's seal.
pub const AGENCY_FIELD: &str = "CoQuan";

/// A whole report, ready to be laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, author and dates for the file's properties.
    pub meta: Meta,
    /// Head of the state form, on page one.
    pub form: StateForm,
    /// The report's content. The engine closes it with "./.".
    pub body: Vec<Block>,
    /// Who signs, and where the two signature fields stand.
    pub signature: SignatureBlock,
    /// "Nơi nhận", beside the signature.
    pub recipients: Recipients,
    /// Annexes, each on its own pages with its own numbering.
    pub annexes: Vec<Annex>,
    /// Files that travel inside the PDF (PDF/A-3 associated files).
    pub attachments: Vec<Attachment>,
}

/// Properties of the file. All of it is written to the Info dictionary and to XMP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Title shown in the viewer's window bar; must not be empty (PDF/UA-1, 7.1).
    pub title: String,
    /// The unit or person that wrote the report.
    pub author: String,
    /// One line on what the report is about.
    pub subject: String,
    /// Keywords, any number.
    pub keywords: Vec<String>,
    /// Language of the text.
    pub language: Language,
    /// Creation time, from the caller's clock; also the modification time.
    pub created: DateTime<FixedOffset>,
    /// Anything that tells this document from another of equal content (an
    /// assessment id); goes into the file identifier.
    pub seed: String,
}

/// Natural language of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `vi-VN`
    Vietnamese,
    /// `en`
    English,
}

impl Language {
    /// BCP 47 tag, as written to the PDF's `/Lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi-VN",
            Self::English => "en",
        }
    }
}

/// Head of the state form (boxes 1 to 5a and 9a of the decree's layout).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateForm {
    /// Quốc hiệu; normally [`NATION`].
    pub nation: String,
    /// Tiêu ngữ; normally [`MOTTO`].
    pub motto: String,
    /// The agency directly above, in capitals, if any.
    pub superior_agency: Option<String>,
    /// Name of the issuing agency in capitals, one entry a line.
    pub agency: Vec<String>,
    /// "Số:        /BC-…", number left open for the document system.
    pub number: String,
    /// "Hải Dương, ngày     tháng     năm 2026", day left open.
    pub place_and_date: String,
    /// Document type in capitals: "BÁO CÁO".
    pub document_type: String,
    /// Trích yếu, one entry a line.
    pub abstract_lines: Vec<String>,
    /// The word before the addressees: "Kính gửi".
    pub addressed_word: String,
    /// Addressees; empty leaves the line out.
    pub addressed_to: Vec<String>,
    /// Legal bases (căn cứ) without the closing sign; the engine sets ";" and ".".
    pub legal_bases: Vec<String>,
}

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text; a line feed counts as a space.
    pub text: String,
    /// Bold face.
    pub bold: bool,
    /// Italic face.
    pub italic: bool,
}

impl Run {
    /// Upright text of normal weight.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: false,
            italic: false,
        }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: true,
            italic: false,
        }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            bold: false,
            italic: true,
        }
    }
}

/// One building block of the body or of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; stays with what follows.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// One entry of a list; neighbours form one list.
    ListItem(ListItem),
    /// A table.
    Table(Table),
    /// Horizontal bars with their figures.
    BarChart(BarChart),
    /// A small italic remark.
    Note(Vec<Run>),
    /// The next block starts a new page.
    PageBreak,
    /// Blocks that stay on one page if one page can hold them.
    KeepTogether(Vec<Block>),
}

impl Block {
    /// A justified paragraph of plain text, first line indented.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(Paragraph::new(vec![Run::plain(text)]))
    }

    /// A heading that also stands in the bookmarks.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading(Heading {
            level,
            text: text.into(),
            bookmark: true,
        })
    }
}

/// A heading. Level 1 is bold capitals as given by the caller, level 2 bold,
/// level 3 bold italic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 3; other values count as the nearest of these.
    pub level: u8,
    /// Text with its number.
    pub text: String,
    /// Whether the heading stands in the outline.
    pub bookmark: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Styled pieces, in order.
    pub runs: Vec<Run>,
    /// Both margins even; else left.
    pub justified: bool,
    /// First line moved in by 1.27 cm.
    pub indented: bool,
}

impl Paragraph {
    /// A body paragraph: justified and indented.
    pub fn new(runs: Vec<Run>) -> Self {
        Self {
            runs,
            justified: true,
            indented: true,
        }
    }
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// "-", "a)", "1." … shown before the text.
    pub marker: String,
    /// The text.
    pub runs: Vec<Run>,
}

/// Horizontal place of text in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Even on the left.
    #[default]
    Left,
    /// Centred.
    Center,
    /// Even on the right.
    Right,
    /// Both sides even, last line left.
    Justify,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Share of the width left after the minimums, relative to the other columns.
    pub share: u16,
    /// Least width in millimetres.
    pub min_mm: u16,
    /// Alignment of body cells.
    pub align: Align,
}

/// A table. Head rows come back on every page; a row breaks over pages only
/// when it is long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Title above the table; empty for none.
    pub caption: String,
    /// Columns; at least one, at most about 25 on an upright page.
    pub columns: Vec<Column>,
    /// Rows repeated at the top of each page, bold and centred.
    pub head: Vec<Vec<Cell>>,
    /// Body rows. A short row is filled with empty cells; cells beyond the
    /// last column are added to it.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Paragraphs of styled pieces.
    pub paragraphs: Vec<Vec<Run>>,
    /// Number of columns covered; 0 counts as 1.
    pub span: usize,
    /// Alignment other than the column's.
    pub align: Option<Align>,
}

impl Cell {
    /// A cell of plain text; each line of `text` is a paragraph.
    pub fn text(text: impl AsRef<str>) -> Self {
        let paragraphs = text
            .as_ref()
            .lines()
            .map(|line| vec![Run::plain(line)])
            .collect::<Vec<_>>();
        Self {
            paragraphs,
            span: 1,
            align: None,
        }
    }

    /// A cell of styled pieces in one paragraph.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self {
            paragraphs: vec![runs],
            span: 1,
            align: None,
        }
    }

    /// The same cell over `span` columns.
    #[must_use]
    pub fn spanning(self, span: usize) -> Self {
        Self { span, ..self }
    }
}

/// A bar chart; always with its numbers as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarChart {
    /// Title below the figure; empty for none.
    pub caption: String,
    /// What the chart says, for readers who cannot see it (PDF/UA-1, 7.3); when
    /// empty the engine writes label and figure of each bar.
    pub alt: String,
    /// The bars, top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Name at the left; cut with "…" after six lines.
    pub label: String,
    /// Length in thousandths of the full width; more than 1000 counts as 1000.
    pub permille: u16,
    /// The figure at the right, such as "87,5%"; cut after two lines.
    pub text: String,
}

/// Who signs (boxes 7a and 7b) and the two signature fields between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureBlock {
    /// Authority in capitals, one entry a line: "TM. …", "KT. GIÁM ĐỐC".
    pub authority: Vec<String>,
    /// Position in capitals: "GIÁM ĐỐC".
    pub position: String,
    /// Name without titles; may be empty.
    pub name: String,
    /// What the leader's field is for, read out by a screen reader.
    pub leader_description: String,
    /// What the seal's field is for, read out by a screen reader.
    pub agency_description: String,
}

/// "Nơi nhận" (box 9b).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients {
    /// The word above the list: "Nơi nhận:".
    pub word: String,
    /// Receivers without dash and closing sign; the last is "Lưu: VT, …".
    pub lines: Vec<String>,
}

/// An annex on pages of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// "Phụ lục I".
    pub label: String,
    /// Title in capitals.
    pub title: String,
    /// "(Kèm theo Báo cáo số     /BC-… ngày … của …)".
    pub reference: String,
    /// Content.
    pub blocks: Vec<Block>,
    /// Pages lie on their long side (wide tables).
    pub landscape: bool,
}

/// A file that travels inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name, unique in the document.
    pub name: String,
    /// Media type such as `application/json`.
    pub mime: String,
    /// What it is.
    pub description: String,
    /// The content, kept byte for byte.
    pub bytes: Vec<u8>,
}

//! The result as the report the receiving agency makes to the People's
//! Committee (NĐ 30/2020, Phụ lục I). It is Vietnamese as the form is, and
//! unsigned: both fields stand ready for the agency's own signing tool.

use super::table::{self, Table, Value};
use super::{Collation, tables};
use crate::i18n::{Language, date, date_in_words};
use crate::model::ranking::{Finding, Severity, WeakArticle};
use crate::report::document as doc;
use crate::report::document::{
    Annex, Block, Cell, Document, MOTTO, Meta, NATION, Recipients, SignatureBlock, StateForm,
};

const VI: Language = Language::Vietnamese;

/// How many of the best units and of the weakest articles the body names.
const NAMED: usize = 10;

/// The agency that collates. What is empty is taken from the regulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// The body above it.
    pub superior: String,
    /// Địa danh printed before the date.
    pub place: String,
}

impl Agency {
    /// The agency, what it does not say taken from the regulation: the body to which units
    /// report, and its province.
    fn complete(&self, collation: &Collation) -> Self {
        let or = |own: &str, other: String| {
            if own.is_empty() {
                other
            } else {
                own.to_owned()
            }
        };
        let Some(catalog) = &collation.catalog else {
            return self.clone();
        };
        let territory = &catalog.territory;
        let province = territory
            .became
            .as_ref()
            .map_or(&territory.name, |(name, _)| name);
        let recipient = catalog.recipients.first();
        let recipient = recipient.map(|to| to.now.as_ref().unwrap_or(&to.name).vi.as_str());
        // Where two bodies share what one did, the first is the head of the paper.
        let recipient = recipient.and_then(|names| names.split(" / ").next());
        Self {
            name: or(&self.name, recipient.unwrap_or_default().to_owned()),
            superior: or(&self.superior, format!("Ủy ban nhân dân {}", province.vi)),
            place: or(&self.place, place(&province.vi)),
        }
    }
}

/// "thành phố Hải Phòng" → "Hải Phòng".
fn place(province: &str) -> String {
    let short = ["thành phố ", "tỉnh "].iter();
    let mut short = short.filter_map(|words| province.strip_prefix(words));
    short.next().unwrap_or(province).to_owned()
}

/// The report as a value.
pub fn document(collation: &Collation, agency: &Agency) -> Document {
    let agency = agency.complete(collation);
    let year = collation.collated.basis.year;
    let of_year = year.map(|year| format!(" năm {year}")).unwrap_or_default();
    let title = format!("Tổng hợp kết quả tự đánh giá an toàn thông tin mạng{of_year}");
    Document {
        meta: Meta {
            title: format!("Báo cáo {}", lower_first(&title)),
            author: agency.name.clone(),
            subject: title,
            keywords: vec!["tổng hợp".to_owned(), "tự đánh giá".to_owned()],
            language: doc::Language::Vietnamese,
            created: collation.created,
            seed: collation.folder.display().to_string(),
        },
        form: state_form(collation, &agency, &of_year),
        body: body(collation),
        signature: SignatureBlock {
            authority: vec![],
            position: "THỦ TRƯỞNG CƠ QUAN".to_owned(),
            name: String::new(),
            leader_description: "Chữ ký số của thủ trưởng cơ quan".to_owned(),
            agency_description: format!("Chữ ký số của cơ quan: {}", agency.name),
        },
        recipients: Recipients {
            word: "Nơi nhận:".to_owned(),
            lines: vec!["Như trên".to_owned(), "Lưu: VT".to_owned()],
        },
        annexes: annexes(collation, &agency),
        attachments: vec![],
    }
}

fn state_form(collation: &Collation, agency: &Agency, of_year: &str) -> StateForm {
    let catalog = collation.catalog.as_ref();
    let legal_bases = catalog.map(|catalog| {
        format!(
            "Căn cứ Quyết định số {} {} của {} về việc ban hành {}",
            catalog.instrument,
            date_in_words(VI, catalog.issued),
            catalog.issuer.vi,
            lower_first(&catalog.title.vi)
        )
    });
    let dots = "…………………………".to_owned();
    let name = agency.name.to_uppercase();
    let place = &agency.place;
    StateForm {
        nation: NATION.to_owned(),
        motto: MOTTO.to_owned(),
        superior_agency: (!agency.superior.is_empty()).then(|| agency.superior.to_uppercase()),
        agency: vec![if name.is_empty() { dots } else { name }],
        number: "Số:          /BC".to_owned(),
        place_and_date: format!("{place}, ngày       tháng       năm         "),
        document_type: "BÁO CÁO".to_owned(),
        abstract_lines: vec![
            "Tổng hợp kết quả tự đánh giá việc thực hiện quy chế".to_owned(),
            format!("bảo đảm an toàn thông tin mạng{of_year}"),
        ],
        addressed_word: "Kính gửi".to_owned(),
        addressed_to: (!agency.superior.is_empty())
            .then(|| agency.superior.clone())
            .into_iter()
            .collect(),
        legal_bases: legal_bases.into_iter().collect(),
    }
}

fn body(collation: &Collation) -> Vec<Block> {
    let collated = &collation.collated;
    let mut blocks = vec![Block::heading(1, "I. TÌNH HÌNH GỬI BÁO CÁO")];
    let lines = tables::overview(VI, collation);
    blocks.extend(lines.into_iter().map(|line| Block::text(ended(line))));
    let late = collated.late();
    if let Some(deadline) = collated.basis.deadline.filter(|_| late > 0) {
        let claimed = collated.ranking.iter().flat_map(|line| &line.remarks);
        let claimed = claimed
            .filter(|remark| matches!(remark, Finding::Late { signed, .. } if !signed.proven));
        let claimed = claimed.count();
        blocks.push(Block::text(format!(
            "Có {late} báo cáo ký sau ngày {}; trong đó {claimed} báo cáo chỉ có thời điểm theo đồng hồ của máy ký.",
            date(deadline)
        )));
    }
    blocks.push(Block::heading(1, "II. KẾT QUẢ XẾP HẠNG"));
    if collated.ranking.is_empty() {
        blocks.push(Block::text("Chưa có báo cáo nào đủ điều kiện xếp hạng."));
    } else {
        let mut best = tables::ranking(VI, collated);
        let all = best.rows.len();
        best.rows.truncate(NAMED);
        keep_columns(&mut best, &[0, 1, 3, 4, 5, 6]);
        let caption = if all > NAMED {
            format!("Bảng 1. {NAMED} đơn vị đứng đầu (toàn bộ {all} đơn vị ở Phụ lục I)")
        } else {
            "Bảng 1. Xếp hạng các đơn vị".to_owned()
        };
        blocks.push(drawn(&best, caption));
        blocks.push(Block::text(
            "Xếp theo điểm tổng, rồi điểm có minh chứng, rồi mức độ hoàn thành, so sánh theo số đã làm tròn một chữ số \
             thập phân; các đơn vị bằng nhau cả ba chỉ số cùng hạng.",
        ));
    }
    blocks.push(Block::heading(1, "III. NỘI DUNG CÒN YẾU"));
    blocks.extend(weak(&collated.articles));
    if !collated.years.rows.is_empty() {
        blocks.push(Block::heading(1, "IV. SO VỚI CÁC NĂM TRƯỚC"));
        let mut all = tables::years(VI, collated);
        all.rows.truncate(1);
        blocks.push(drawn(&all, "Bảng 3. Điểm trung bình các năm".to_owned()));
    }
    blocks
}

fn weak(articles: &[WeakArticle]) -> Vec<Block> {
    let losing: Vec<_> = articles.iter().filter(|weak| weak.losing > 0).collect();
    if losing.is_empty() {
        return vec![Block::text("Không điều nào bị mất điểm.")];
    }
    let rows = losing.iter().take(NAMED).map(|weak| {
        vec![
            Cell::text(format!("Điều {}", weak.article.number)),
            Cell::text(&weak.article.title_vi),
            Cell::text(crate::i18n::collate::share(VI, weak.lost.tenths())),
            Cell::text(format!("{}/{}", weak.losing, weak.units)),
        ]
    });
    let column = |share, min_mm, align| doc::Column {
        share,
        min_mm,
        align,
    };
    vec![Block::Table(doc::Table {
        caption: "Bảng 2. Các điều mất nhiều điểm nhất".to_owned(),
        columns: vec![
            column(0, 20, doc::Align::Center),
            column(1, 60, doc::Align::Left),
            column(0, 26, doc::Align::Center),
            column(0, 28, doc::Align::Center),
        ],
        head: vec![
            ["Điều", "Nội dung", "Tỷ lệ điểm mất", "Đơn vị mất điểm"]
                .iter()
                .map(Cell::text)
                .collect(),
        ],
        rows: rows.collect(),
    })]
}

fn annexes(collation: &Collation, agency: &Agency) -> Vec<Annex> {
    let collated = &collation.collated;
    let with_list = collated.listed.is_some();
    let mut ranking = tables::ranking(VI, collated);
    // The kind stands in the spreadsheet; on paper the names need the room.
    keep_columns(&mut ranking, &[0, 1, 3, 4, 5, 6, 7, 8, 9, 10]);
    let counted = collated.count(Severity::Refused) + collated.count(Severity::SetAside);
    let parts = [
        (true, "XẾP HẠNG CÁC ĐƠN VỊ", ranking),
        (
            counted > 0,
            "BÁO CÁO KHÔNG ĐƯỢC TÍNH",
            tables::not_counted(VI, collated),
        ),
        (
            with_list,
            "ĐƠN VỊ CHƯA NỘP BÁO CÁO",
            tables::missing(VI, collated),
        ),
        (true, "KẾT QUẢ THEO ĐIỀU", tables::articles(VI, collated)),
        (
            !collated.years.rows.is_empty(),
            "KẾT QUẢ QUA CÁC NĂM",
            tables::years(VI, collated),
        ),
    ];
    let shown = parts.into_iter().filter(|(shown, ..)| *shown);
    let annexes = shown.zip(["I", "II", "III", "IV", "V"]);
    annexes
        .map(|((_, title, table), number)| Annex {
            label: format!("Phụ lục {number}"),
            title: title.to_owned(),
            reference: format!(
                "(Kèm theo Báo cáo số       /BC ngày       tháng       năm         của {})",
                agency.name
            ),
            blocks: if table.rows.is_empty() {
                vec![Block::text("Không có.")]
            } else {
                vec![drawn(&table, String::new())]
            },
            landscape: true,
        })
        .collect()
}

/// Leaves only these columns, in this order.
fn keep_columns(table: &mut Table, kept: &[usize]) {
    let pick = |at: &usize| table.columns.get(*at).cloned();
    table.columns = kept.iter().filter_map(pick).collect();
    for row in &mut table.rows {
        *row = kept.iter().filter_map(|at| row.get(*at).cloned()).collect();
    }
}

/// The table on paper: narrow columns as narrow as their words allow, the rest shared.
fn drawn(table: &Table, caption: String) -> Block {
    let columns = table.columns.iter().map(|column| doc::Column {
        share: if column.width > 16 { column.width } else { 0 },
        min_mm: if column.width > 16 {
            20
        } else {
            (column.width * 2).max(14)
        },
        align: match column.align {
            table::Align::Left => doc::Align::Left,
            table::Align::Center => doc::Align::Center,
            table::Align::Right => doc::Align::Right,
        },
    });
    let rows = table.rows.iter();
    Block::Table(doc::Table {
        caption,
        columns: columns.collect(),
        head: vec![table.columns.iter().map(|c| Cell::text(&c.title)).collect()],
        rows: rows.map(|row| row.iter().map(cell).collect()).collect(),
    })
}

fn cell(value: &Value) -> Cell {
    Cell::text(value.shown(VI))
}

/// The sentence with a full stop.
fn ended(line: String) -> String {
    if line.ends_with('.') {
        line
    } else {
        line + "."
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

//! A report with every kind of block, for the tests of the report engine.

use chrono::DateTime;
use tukiem::report::document::{
    Align, Annex, Attachment, Bar, BarChart, Block, Cell, Column, Document, Language, ListItem,
    MOTTO, Meta, NATION, Paragraph, Recipients, Run, SignatureBlock, StateForm, Table,
};

/// The twelve vowels, each bare and with the five tones, and đ: 67 letters
/// beyond ASCII's reach when the six plain ones are left out.
pub(crate) fn accented() -> String {
    let lower = "áàảãạ ăắằẳẵặ âấầẩẫậ đ éèẻẽẹ êếềểễệ íìỉĩị óòỏõọ ôốồổỗộ ơớờởỡợ úùủũụ ưứừửữự ýỳỷỹỵ";
    format!("{lower} {}", lower.to_uppercase())
}

pub(crate) fn meta() -> Meta {
    Meta {
        title: "Báo cáo tự kiểm an toàn thông tin mạng năm 2026 <A & B>".to_owned(),
        author: "Sở Khoa học và Công nghệ".to_owned(),
        subject: "Kết quả tự kiểm".to_owned(),
        keywords: vec!["tự kiểm".to_owned(), "an toàn thông tin".to_owned()],
        language: Language::Vietnamese,
        created: DateTime::parse_from_rfc3339("2026-11-20T08:30:00+07:00").unwrap(),
        seed: "hai-duong-39-2024/2026".to_owned(),
    }
}

pub(crate) fn form() -> StateForm {
    StateForm {
        nation: NATION.to_owned(),
        motto: MOTTO.to_owned(),
        superior_agency: Some("UBND THÀNH PHỐ HẢI PHÒNG".to_owned()),
        agency: vec!["SỞ KHOA HỌC VÀ CÔNG NGHỆ".to_owned()],
        number: "Số:        /BC-SKHCN".to_owned(),
        place_and_date: "Hải Phòng, ngày      tháng      năm 2026".to_owned(),
        document_type: "BÁO CÁO".to_owned(),
        abstract_lines: vec![
            "Kết quả tự kiểm việc thực hiện Quy chế bảo đảm".to_owned(),
            "an toàn thông tin mạng năm 2026".to_owned(),
        ],
        addressed_word: "Kính gửi".to_owned(),
        addressed_to: vec![
            "Ủy ban nhân dân thành phố Hải Phòng".to_owned(),
            "Công an thành phố Hải Phòng".to_owned(),
        ],
        legal_bases: vec![
            "Căn cứ Luật An ninh mạng ngày 10 tháng 12 năm 2025".to_owned(),
            "Căn cứ Quyết định số 39/2024/QĐ-UBND của Ủy ban nhân dân tỉnh Hải Dương ban hành Quy chế \
             bảo đảm an toàn thông tin mạng trong hoạt động ứng dụng công nghệ thông tin"
                .to_owned(),
        ],
    }
}

pub(crate) fn empty() -> Document {
    Document {
        meta: meta(),
        form: form(),
        body: Vec::new(),
        signature: SignatureBlock {
            authority: vec!["KT. GIÁM ĐỐC".to_owned()],
            position: "PHÓ GIÁM ĐỐC".to_owned(),
            name: "Nguyễn Thị Hồng Vân".to_owned(),
            leader_description: "Chữ ký số của người có thẩm quyền".to_owned(),
            agency_description: "Chữ ký số của cơ quan".to_owned(),
        },
        recipients: Recipients {
            word: "Nơi nhận:".to_owned(),
            lines: vec![
                "Như trên".to_owned(),
                "Giám đốc, các Phó Giám đốc".to_owned(),
                "Lưu: VT, CNTT".to_owned(),
            ],
        },
        annexes: Vec::new(),
        attachments: Vec::new(),
    }
}

const BODY: &str = "Thực hiện quy định về chế độ báo cáo hằng năm, đơn vị đã rà soát toàn bộ hệ thống \
    thông tin đang vận hành, đối chiếu từng điều, khoản của Quy chế với hiện trạng, thu thập minh chứng \
    và xác định những việc còn phải khắc phục trong năm tới.";

fn column(share: u16, min_mm: u16, align: Align) -> Column {
    Column {
        share,
        min_mm,
        align,
    }
}

pub(crate) fn table(rows: usize) -> Table {
    let head = ["TT", "Nội dung kiểm tra", "Kết quả", "Minh chứng, ghi chú"];
    let row = |index: usize| {
        vec![
            Cell::text((index + 1).to_string()),
            Cell::text(format!(
                "Khoản {} Điều {}: đặt mật khẩu theo quy định",
                index % 7 + 1,
                index / 7 + 5
            )),
            Cell::text(["Đạt", "Đạt một phần", "Chưa đạt"][index % 3]),
            Cell::text(format!(
                "MC-{index:04} biên bản kiểm tra\nSHA-256 {:064x}",
                index * 7919
            )),
        ]
    };
    Table {
        caption: "Bảng 1. Kết quả theo từng khoản".to_owned(),
        columns: vec![
            column(0, 11, Align::Center),
            column(5, 20, Align::Left),
            column(0, 24, Align::Center),
            column(4, 20, Align::Left),
        ],
        head: vec![head.map(Cell::text).to_vec()],
        rows: (0..rows).map(row).collect(),
    }
}

pub(crate) fn chart() -> BarChart {
    let bar = |label: &str, permille: u16, text: &str| Bar {
        label: label.to_owned(),
        permille,
        text: text.to_owned(),
    };
    BarChart {
        caption: "Hình 1. Tỷ lệ đạt theo nhóm yêu cầu".to_owned(),
        alt: String::new(),
        bars: vec![
            bar(
                "Thiết lập chính sách an toàn thông tin",
                875,
                "87,5% (14/16)",
            ),
            bar("Tổ chức bảo đảm an toàn thông tin", 1000, "100,0% (8/8)"),
            bar("Bảo đảm nguồn nhân lực", 500, "50,0% (3/6)"),
            bar(
                "Quản lý vận hành hệ thống, sao lưu dự phòng và ứng cứu sự cố",
                642,
                "64,2% (9/14)",
            ),
            bar("Kiểm tra, đánh giá", 0, "0,0% (0/3)"),
        ],
    }
}

/// A report of a real one's build, with `rows` rows in its annex table.
pub(crate) fn sample(rows: usize) -> Document {
    let item = |marker: &str, text: &str| {
        Block::ListItem(ListItem {
            marker: marker.to_owned(),
            runs: vec![Run::plain(text)],
        })
    };
    let bold = Paragraph::new(vec![
        Run::plain("Điểm tự đánh giá chung là "),
        Run::bold("78,4 trên 100"),
        Run::plain(", xếp "),
        Run::italic("loại Khá"),
        Run::plain(". Đơn vị còn ba yêu cầu trọng yếu chưa đạt, nêu tại Phụ lục I."),
    ]);
    let body = vec![
        Block::heading(1, "I. TÌNH HÌNH CHUNG"),
        Block::text(BODY),
        Block::text(accented()),
        Block::heading(2, "1. Phạm vi tự kiểm"),
        Block::text(BODY),
        item(
            "a)",
            "Hệ thống thư điện tử công vụ và trang thông tin điện tử của đơn vị, đặt tại trung tâm dữ liệu của thành phố;",
        ),
        item("b)", "Mạng nội bộ và 64 máy trạm."),
        Block::heading(1, "II. KẾT QUẢ"),
        Block::heading(2, "1. Điểm số"),
        Block::Paragraph(bold),
        Block::BarChart(chart()),
        Block::heading(3, "1.1. Cách tính điểm"),
        Block::text(BODY),
        Block::Note(vec![Run::plain(
            "Ghi chú: điểm chỉ tính các yêu cầu thuộc phạm vi của đơn vị.",
        )]),
        Block::heading(2, "2. Kết quả theo điều khoản"),
        Block::Table(Table {
            rows: table(9).rows,
            ..table(9)
        }),
        Block::heading(1, "III. KIẾN NGHỊ"),
        item(
            "-",
            "Bố trí kinh phí thay thế 12 máy trạm không còn được hỗ trợ bản vá;",
        ),
        item("-", "Tổ chức diễn tập ứng cứu sự cố trong quý II."),
        Block::KeepTogether(vec![Block::text(BODY), Block::text("Trân trọng báo cáo.")]),
    ];
    let annex = |label: &str, landscape: bool, blocks: Vec<Block>| Annex {
        label: label.to_owned(),
        title: "KẾT QUẢ TỰ KIỂM THEO TỪNG YÊU CẦU".to_owned(),
        reference: "(Kèm theo Báo cáo số        /BC-SKHCN của Sở Khoa học và Công nghệ)".to_owned(),
        blocks,
        landscape,
    };
    Document {
        body,
        annexes: vec![
            annex(
                "Phụ lục I",
                false,
                vec![
                    Block::heading(1, "A. Yêu cầu quản lý"),
                    Block::text(BODY),
                    Block::Table(table(rows)),
                ],
            ),
            annex("Phụ lục II", true, vec![Block::Table(table(12))]),
        ],
        attachments: vec![Attachment {
            name: "ket-qua-tự-kiểm.json".to_owned(),
            mime: "application/json".to_owned(),
            description: "Kết quả ở dạng máy đọc được".to_owned(),
            bytes: b"{\"score\": 784}".to_vec(),
        }],
        ..empty()
    }
}

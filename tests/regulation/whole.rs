//! A sound decision and regulation, in plain text and in every disguise.

use chrono::NaiveDate;
use tukiem::model::provision::ProvisionRef;
use tukiem::regulation::Remark;

use super::made::{SOUND, half_decomposed, parsed, refs, words};

const REFS: [&str; 13] = [
    "1", "2.1", "2.2", "3.1.a", "3.1.b", "3.1.đ", "3.2", "4.1.B1", "4.1.B2", "4.2", "5", "6", "",
];

fn expected() -> Vec<&'static str> {
    REFS.into_iter().filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_provision_has_its_place_and_words() {
    let text = parsed(SOUND);
    assert_eq!(refs(&text), expected());
    assert_eq!(words(&text, "3.1.b"), "Đổi mật khẩu 04 tháng/lần;");
    assert_eq!(
        words(&text, "3.2"),
        "Máy phải tự khóa màn hình sau 7 phút không sử dụng.\nChủ máy chịu trách nhiệm về việc này."
    );
    let chapters: Vec<_> = text
        .chapters
        .iter()
        .map(|c| (c.number.as_str(), c.title.as_str()))
        .collect();
    assert_eq!(
        chapters,
        [
            ("I", "QUY ĐỊNH CHUNG"),
            ("II", "GIỮ MÁY"),
            ("III", "TỔ CHỨC THỰC HIỆN")
        ]
    );
    assert_eq!(text.unplaced, []);
}

#[test]
fn a_provision_knows_its_line_and_what_leads_to_it() {
    let text = parsed(SOUND);
    let leaf = text.leaf(&ProvisionRef::parse("3.1.a").unwrap()).unwrap();
    let line = SOUND
        .lines()
        .position(|line| line.starts_with("a) Đặt"))
        .unwrap()
        + 1;
    assert_eq!(leaf.line, line);
    assert_eq!(leaf.clause.unwrap().words, "Người sử dụng có trách nhiệm:");
    assert_eq!(leaf.article.title, "Mật khẩu");
    let definition = text.leaf(&ProvisionRef::parse("2.1").unwrap()).unwrap();
    assert_eq!(
        definition.article.words,
        "Trong Quy chế này, các từ sau được hiểu:"
    );
}

#[test]
fn the_decision_is_kept_apart_from_the_regulation() {
    let preamble = parsed(SOUND).preamble;
    let day = |m, d| NaiveDate::from_ymd_opt(2031, m, d);
    assert_eq!(preamble.instrument.as_deref(), Some("07/2031/QĐ-UBND"));
    assert_eq!(preamble.issued, day(3, 5));
    assert_eq!(preamble.place.as_deref(), Some("Sông Xanh"));
    assert_eq!(
        preamble.effective,
        day(3, 20),
        "not the day of what it replaces"
    );
    assert_eq!(
        preamble.issuer.as_deref(),
        Some("ỦY BAN NHÂN DÂN TỈNH SÔNG XANH")
    );
    assert_eq!(
        preamble.title.as_deref(),
        Some("Quy chế giữ gìn máy tính trên địa bàn tỉnh Sông Xanh")
    );
    assert_eq!(preamble.bases.len(), 3);
    assert!(preamble.bases[1].ends_with("của Chính phủ về giữ gìn máy tính;"));
    let numbers: Vec<_> = preamble
        .decision
        .iter()
        .map(|article| article.number.as_str())
        .collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    assert!(preamble.other.iter().any(|line| line.text == "Lê Văn Mẫu"));
}

#[test]
fn what_follows_the_last_article_stays_out_of_it() {
    let text = parsed(SOUND);
    assert!(words(&text, "6").ends_with("về Sở Máy tính./."));
    assert_eq!(text.closing.len(), 3);
    assert!(
        text.remarks
            .iter()
            .any(|remark| matches!(remark, Remark::Annex { .. }))
    );
}

#[test]
fn a_decision_that_is_the_regulation_itself_is_read_as_such() {
    let text = parsed(
        "QUYẾT ĐỊNH:\nĐiều 1. Mật khẩu\nĐặt mật khẩu.\nĐiều 2. Máy\n1. Tắt máy.\n2. Khóa máy.\nĐiều 3. Thi hành\nThi hành ngay.",
    );
    assert_eq!(refs(&text), ["1", "2.1", "2.2", "3"]);
    assert!(text.preamble.decision.is_empty());
}

#[test]
fn disguises_change_nothing() {
    let same = |what: &str, text: &str| {
        let text = parsed(text);
        assert_eq!(refs(&text), expected(), "{what}");
        let all: Vec<String> = text
            .leaves()
            .map(|leaf| leaf.words.replace('\n', " "))
            .collect();
        let plain: Vec<String> = parsed(SOUND)
            .leaves()
            .map(|leaf| leaf.words.replace('\n', " "))
            .collect();
        assert_eq!(all, plain, "{what}");
        assert_eq!(text.unplaced, [], "{what}");
    };
    same("decomposed lines", &half_decomposed(SOUND));
    same(
        "Windows line ends and a byte order mark",
        &format!("\u{feff}{}", SOUND.replace('\n', "\r\n")),
    );
    same("spaces that do not break", &SOUND.replace(' ', "\u{a0}"));
    same("soft hyphens", &SOUND.replace("máy", "m\u{ad}áy"));
    same("bold headings", &bold(SOUND, "**", "**"));
    same("Markdown headings", &bold(SOUND, "### ", ""));
    same("Markdown headings in bold", &bold(SOUND, "#### **", "**"));
    same(
        "no empty lines",
        &SOUND.replace("\n\n", "\n").replace("\n\n", "\n"),
    );
    same(
        "bookmarks",
        &SOUND.replace("Điều ", "[bookmark: dieu_1_name]Điều "),
    );
    same("no space behind numbers", &SOUND.replace("\n2. ", "\n2."));
    same(
        "points behind dashes",
        &SOUND
            .replace("\na) ", "\n - a) ")
            .replace("\nb) ", "\n- b) "),
    );
    same(
        "numbers with brackets",
        &SOUND.replace("\n1. ", "\n1) ").replace("\n2. ", "\n2) "),
    );
    same(
        "capital headings",
        &SOUND
            .replace("\nĐiều ", "\nĐIỀU ")
            .replace("\nChương ", "\nCHƯƠNG "),
    );
    same(
        "titles on the chapter's line",
        &SOUND
            .replace("Chương II\n", "Chương II ")
            .replace("Chương I\n", "Chương I: "),
    );
    same(
        "glued headings",
        &SOUND.replace("QUY ĐỊNH CHUNG\n\nĐiều 1", "QUY ĐỊNH CHUNG**Điều 1"),
    );
    same(
        "a page number",
        &SOUND.replace("\n2. Máy phải", "\n\n- 3 -\n\n2. Máy phải"),
    );
    same(
        "emphasis",
        &SOUND
            .replace("Khóa là", "*Khóa* là")
            .replace("1. Máy là", "1. *Máy* là"),
    );
}

/// Every heading of a chapter or article set off.
fn bold(text: &str, before: &str, after: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.starts_with("Điều ") || line.starts_with("Chương ") {
            format!("{before}{line}{after}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

//! Each defect of real texts alone, in made-up ones.

use tukiem::regulation::{LegacyEncoding, ParseError, Remark, UnplacedReason, parse};

use super::made::{parsed, refs, words};

#[test]
fn sentences_cut_by_a_page_are_joined_and_told() {
    let text = parsed(
        "Điều 1. Máy\n\n1. Giữ máy ở nơi khô ráo và\n\nsạch sẽ.\n\n2. Ghi sổ, kiểm\n\n7\n\ntra sổ.\n\n3. Báo cho các\u{c}Sở biết.",
    );
    assert_eq!(words(&text, "1.1"), "Giữ máy ở nơi khô ráo và sạch sẽ.");
    assert_eq!(words(&text, "1.2"), "Ghi sổ, kiểm tra sổ.");
    assert_eq!(words(&text, "1.3"), "Báo cho các Sở biết.");
    let joined = text
        .remarks
        .iter()
        .filter(|r| matches!(r, Remark::Joined { .. }))
        .count();
    assert_eq!(joined, 3);
    assert!(text.remarks.contains(&Remark::PageNumber { line: 9 }));
}

#[test]
fn a_cut_sentence_may_go_on_with_a_number() {
    let text = parsed(
        "Điều 1. Máy\n1. Theo khoản\n7. Điều này không áp dụng.\n2. Theo quy định tại\nĐiều 9. Sau đó báo cáo.\n3. Hết.",
    );
    assert_eq!(refs(&text), ["1.1", "1.2", "1.3"]);
    assert_eq!(
        words(&text, "1.2"),
        "Theo quy định tại Điều 9. Sau đó báo cáo."
    );
}

#[test]
fn titles_go_on_over_wrapped_lines() {
    let text = parsed(
        "Điều 1. Trách nhiệm của cán bộ,\nNgười lao động trong các\ncơ quan\n\nGiữ máy.\nĐiều 2. Trách nhiệm của Sở Đầu tư\nBố trí tiền.",
    );
    let titles: Vec<_> = text
        .articles()
        .map(|article| article.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "Trách nhiệm của cán bộ, Người lao động trong các cơ quan",
            "Trách nhiệm của Sở Đầu tư"
        ]
    );
    assert_eq!(words(&text, "2"), "Bố trí tiền.");
}

#[test]
fn a_lost_heading_is_inferred_from_the_next_one() {
    let text = parsed(
        "Điều 7. Máy\n1. Một.\n2. Hai.\n3. Ba.\n\n3. Của điều khác.\n4. Cũng vậy.\nĐiều 10. Mạng\nHết.",
    );
    assert_eq!(refs(&text), ["7.1", "7.2", "7.3", "[9].3", "[9].4", "10"]);
    assert!(text.remarks.contains(&Remark::InferredArticle {
        number: "[9]".to_owned(),
        line: 6
    }));
    assert!(text.remarks.contains(&Remark::MissingArticles {
        from: 8,
        to: 8,
        line: 6
    }));
    assert!(text.remarks.iter().any(|r| matches!(
        r,
        Remark::MissingClauses {
            from: 1,
            line: 6,
            ..
        }
    )));
}

#[test]
fn two_lost_headings_count_back_and_a_last_one_counts_on() {
    let text = parsed(
        "Điều 1. A\n1. Một.\n2. Hai.\n1. Ba.\n2. Bốn.\n1. Năm.\nĐiều 4. B\n1. Sáu.\n1. Bảy.",
    );
    assert_eq!(
        refs(&text),
        ["1.1", "1.2", "[2].1", "[2].2", "[3].1", "4.1", "[5].1"]
    );
}

#[test]
fn without_a_free_number_the_clause_stays_unplaced() {
    let text = parsed("Điều 1. A\n1. Một.\n2. Hai.\n2. Lại hai.\nĐiều 2. B\nHết.");
    assert_eq!(refs(&text), ["1.1", "1.2", "2"]);
    let [unplaced] = text.unplaced.as_slice() else {
        panic!("{:?}", text.unplaced);
    };
    assert_eq!(
        (unplaced.reason, unplaced.source.line),
        (UnplacedReason::ClauseTwice, 4)
    );
    assert_eq!(unplaced.source.text, "2. Lại hai.");
}

#[test]
fn articles_out_of_order_missing_and_doubled_are_told() {
    let text = parsed(
        "Điều 1. A\nMột.\nĐiều 3. C\nBa.\nĐiều 2. B\nHai.\nĐiều 6. F\nSáu.\nĐiều 3. Lại C\nBa lần nữa.",
    );
    assert_eq!(refs(&text), ["1", "3", "2", "6"]);
    assert!(
        text.remarks
            .contains(&Remark::OutOfOrder { number: 2, line: 5 })
    );
    assert!(text.remarks.contains(&Remark::MissingArticles {
        from: 4,
        to: 5,
        line: 7
    }));
    assert!(
        text.remarks
            .contains(&Remark::ArticleTwice { number: 3, line: 9 })
    );
    let lines: Vec<_> = text
        .unplaced
        .iter()
        .map(|u| (u.source.line, u.reason))
        .collect();
    assert_eq!(
        lines,
        [
            (9, UnplacedReason::ArticleTwice),
            (10, UnplacedReason::ArticleTwice)
        ]
    );
}

#[test]
fn points_may_have_a_comma_and_must_ascend() {
    let text = parsed(
        "Điều 1. A\n1. Gồm:\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\ne) Năm;\nf, Sáu.\na) Lại một.\nthêm chữ.\n2. Hết.",
    );
    assert_eq!(
        refs(&text),
        ["1.1.a", "1.1.b", "1.1.c", "1.1.d", "1.1.e", "1.1.f", "1.2"]
    );
    let lines: Vec<_> = text
        .unplaced
        .iter()
        .map(|u| (u.source.line, u.reason))
        .collect();
    assert_eq!(
        lines,
        [
            (9, UnplacedReason::PointTwice),
            (10, UnplacedReason::PointTwice)
        ]
    );
    let gap = parsed("Điều 1. A\n1. Gồm:\na) Một;\nh) Tám.");
    assert!(
        gap.remarks
            .iter()
            .any(|r| matches!(r, Remark::MissingPoints { line: 4, .. }))
    );
}

#[test]
fn dashes_and_plain_paragraphs_stay_with_their_parent() {
    let text = parsed(
        "Điều 1. A\n- Máy: là máy.\n- Khóa: là khóa.\n\nĐiều 2. B\n1. Một:\n- Gạch một;\n- Gạch hai.\n\nĐoạn nữa.\n2. Hai.",
    );
    assert_eq!(refs(&text), ["1", "2.1", "2.2"]);
    assert_eq!(words(&text, "1"), "- Máy: là máy.\n- Khóa: là khóa.");
    assert_eq!(
        words(&text, "2.1"),
        "Một:\n- Gạch một;\n- Gạch hai.\nĐoạn nữa."
    );
}

#[test]
fn points_without_a_clause_stay_in_the_article() {
    let text = parsed("Điều 1. A\nĐơn vị phải:\na) Một;\nb) Hai.\nĐiều 2. B\nHết.");
    assert_eq!(refs(&text), ["1", "2"]);
    assert_eq!(words(&text, "1"), "Đơn vị phải:\na) Một;\nb) Hai.");
    assert!(
        text.remarks
            .iter()
            .any(|r| matches!(r, Remark::PointsWithoutClause { .. }))
    );
}

#[test]
fn a_clause_printed_as_a_heading_is_a_clause() {
    let text = parsed(
        "#### **Điều 2. A**\n\n##### **1. Máy chủ**\n\na) Một.\n\n### 2. Người dùng\n\na) Hai.\n\n**Điều 3. B.**\n\nHết.",
    );
    assert_eq!(refs(&text), ["2.1.a", "2.2.a", "3"]);
}

#[test]
fn marks_of_layout_go_and_signs_of_the_text_stay() {
    let text = parsed(
        "Điều 1. A\nCó ký tự !, @, #, \\$, %; tệp *.exe; xem <https://vi.du/a>; **rất** quan trọng*.*",
    );
    assert_eq!(
        words(&text, "1"),
        "Có ký tự !, @, #, $, %; tệp *.exe; xem https://vi.du/a; rất quan trọng."
    );
}

#[test]
fn sections_and_numbers_of_two_parts_are_no_clauses() {
    let text = parsed(
        "Chương I\nCHUNG\nMục 1\nMÁY\nĐiều 1. A\n1. Một.\n1.1. Trong một.\n2. Hai, tổng 1.500 máy.\nMục 2. MẠNG\nĐiều 2. B\nHết.",
    );
    assert_eq!(refs(&text), ["1.1", "1.2", "2"]);
    let sections: Vec<_> = text
        .articles()
        .map(|a| a.section.clone().unwrap_or_default())
        .collect();
    assert_eq!(sections, ["Mục 1 MÁY", "Mục 2. MẠNG"]);
    assert!(text.remarks.contains(&Remark::DecimalNumber { line: 7 }));
    let odd = parsed("Điều 1. A\nMột.\nĐiều 1a. B\nHai.\nĐiều 2. C\nBa.");
    assert_eq!(refs(&odd), ["1", "2"]);
    assert_eq!(odd.unplaced[0].reason, UnplacedReason::ArticleNumber);
    assert_eq!(odd.unplaced.len(), 2);
}

#[test]
fn several_regulations_side_by_side_are_refused() {
    let row =
        |n: u32| format!("\t\n\tĐiều {n}. Cũ\nLời cũ.\n\tĐiều {n}. Mới\nLời mới.\n\tGiải thích\n");
    let table: String = (1..=6).map(row).collect();
    assert_eq!(
        parse(&format!("\tSTT\n\tQuyết định số 1\n\tDự thảo\n{table}")),
        Err(ParseError::SideBySideTable {
            doubled: 6,
            articles: 6
        })
    );
}

#[test]
fn texts_without_a_regulation_say_so() {
    assert_eq!(parse(" \n\u{c}\n"), Err(ParseError::Empty));
    assert_eq!(
        parse("Kính gửi các đơn vị\n1. Một.\n2. Hai."),
        Err(ParseError::NoArticle)
    );
    assert_eq!(
        parse("§iÒu 1. c¬ quan ph¶i gi÷ th«ng tin"),
        Err(ParseError::Legacy(LegacyEncoding::Tcvn3))
    );
}

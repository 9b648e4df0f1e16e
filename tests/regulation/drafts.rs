//! Catalogs drafted from texts: guesses to be gone over, yet sound at once.

use proptest::prelude::*;
use tukiem::app::regulation::draft;
use tukiem::model::bearer::Bearer;
use tukiem::model::catalog::{Catalog, Force, Item, SetAsideReason, Status, Treatment};
use tukiem::model::criterion::Bound;
use tukiem::model::id::{CatalogId, ItemId};
use tukiem::model::interval::{ClockStart, Interval};
use tukiem::pack;
use tukiem::regulation::parse;

use super::made::{SOUND, parsed};

fn drafted(text: &str) -> Catalog {
    let day = chrono::NaiveDate::from_ymd_opt(2031, 4, 1).unwrap();
    draft(&parsed(text), CatalogId::new("thu"), day)
}

#[track_caller]
fn item<'a>(catalog: &'a Catalog, id: &str) -> &'a Item {
    catalog.item(&ItemId::new(id)).unwrap()
}

#[track_caller]
fn aside(catalog: &Catalog, reference: &str) -> SetAsideReason {
    let found = catalog
        .provisions()
        .find(|p| p.reference.as_str() == reference)
        .unwrap();
    match &found.treatment {
        Treatment::SetAside { reason, .. } => *reason,
        Treatment::Assessed => panic!("{reference} is assessed"),
    }
}

#[test]
fn the_head_comes_from_the_preamble() {
    let catalog = drafted(SOUND);
    assert_eq!(catalog.instrument, "07/2031/QĐ-UBND");
    assert_eq!(
        catalog.title.vi,
        "Quy chế giữ gìn máy tính trên địa bàn tỉnh Sông Xanh"
    );
    assert_eq!(catalog.territory.name.vi, "tỉnh Sông Xanh");
    assert_eq!(catalog.status, Status::InForce);
    assert_eq!(catalog.content_version, "2031.04");
    let report = catalog.annual_report.unwrap();
    assert_eq!(
        (report.day, report.month, report.cite.as_str()),
        (10, 12, "6")
    );
}

#[test]
fn kinds_bearers_numbers_and_intervals_are_guessed() {
    let catalog = drafted(SOUND);
    assert_eq!(aside(&catalog, "1"), SetAsideReason::Scope);
    assert_eq!(aside(&catalog, "2.2"), SetAsideReason::Definition);
    let length = item(&catalog, "3.1.a");
    assert_eq!(length.criteria[0].bound, Bound::AtLeast(9));
    assert_eq!(
        (length.force, length.bearers.as_slice()),
        (Force::Duty, &[Bearer::Staff][..])
    );
    assert!(
        length
            .question
            .vi
            .contains("Đặt mật khẩu có ít nhất 9 ký tự")
    );
    assert!(
        length
            .question
            .vi
            .starts_with("Theo Điều 3 khoản 1 điểm a,")
    );
    assert_eq!(
        item(&catalog, "3.1.b").interval,
        Some(Interval::EveryMonths(4))
    );
    assert_eq!(item(&catalog, "3.1.đ").force, Force::Prohibition);
    assert_eq!(item(&catalog, "3.2").criteria[0].bound, Bound::AtMost(7));
    assert_eq!(
        item(&catalog, "4.1.B2").interval,
        Some(Interval::WithinHours(12, ClockStart::Detection))
    );
    assert_eq!(item(&catalog, "4.2").force, Force::Prohibition);
    let finance = item(&catalog, "5");
    assert_eq!(finance.bearers, [Bearer::FinanceDepartment]);
    assert_eq!(finance.interval, Some(Interval::EveryMonths(12)));
    assert_eq!(
        item(&catalog, "6").interval,
        Some(Interval::YearlyBefore { day: 10, month: 12 })
    );
}

#[test]
fn a_text_out_of_order_gives_a_catalog_in_order() {
    let catalog = drafted(
        "Chương I\nA\nĐiều 3. C\nPhải ba.\nChương II\nB\nĐiều 1. A\nPhải một.\nĐiều 2. B\n1. Phải hai.",
    );
    let order: Vec<_> = catalog
        .provisions()
        .map(|p| p.reference.to_string())
        .collect();
    assert_eq!(order, ["1", "2.1", "3"]);
    sound(&catalog);
}

#[track_caller]
fn sound(catalog: &Catalog) {
    let text = pack::write(catalog).unwrap();
    let again =
        pack::load("draft.ron", &text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    assert_eq!(&again, catalog);
}

#[test]
fn a_draft_passes_the_checks_and_comes_back_unchanged() {
    sound(&drafted(SOUND));
    sound(&drafted(
        "Điều 1. A\n1. B\n1. C\nĐiều 9.\n1.\na)\nĐiều 12. \u{202e}D\n\u{7}",
    ));
    sound(&drafted(&format!(
        "Điều 7. A\n1. {}",
        "rất dài ".repeat(2000)
    )));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever words stand in a provision, the catalog made of it is sound.
    #[test]
    fn any_words_give_a_sound_catalog(
        words in proptest::collection::vec(piece(), 1..12),
        title in piece(),
    ) {
        let text = format!("Điều 3. {title}\n1. {}\na) {}\n2. {title}", words.join(" "), words.join(", "));
        if let Ok(parsed) = parse(&text) {
            let day = chrono::NaiveDate::from_ymd_opt(2031, 4, 1).unwrap();
            sound(&draft(&parsed, CatalogId::new("thu"), day));
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("0 tháng/lần".to_owned()),
        (0..9999_u32).prop_map(|n| format!("{n} tháng/lần")),
        (0..9999_u32).prop_map(|n| format!("tối thiểu {n} ký tự")),
        (0..9999_u32).prop_map(|n| format!("trong vòng {n} giờ")),
        (0..9999_u32).prop_map(|n| format!("chậm nhất {n} ngày")),
        (0..99_u32, 0..20_u32).prop_map(|(d, m)| format!("trước ngày {d}/{m} hằng năm báo cáo")),
        (0..99_u32, 0..99_u32).prop_map(|(a, b)| format!("đăng nhập sai từ {a} đến {b} lần")),
        (0..99_u32).prop_map(|n| format!("{n} lần/năm")),
        (0..99_u32).prop_map(|n| format!("màn hình sau {n} phút")),
        (0..999_u32).prop_map(|n| format!("lưu nhật ký ít nhất {n} ngày")),
        Just("trước khi \u{a0} làm".to_owned()),
        Just("ngay khi xong".to_owned()),
        "\\PC{0,12}",
    ]
}

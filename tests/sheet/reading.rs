//! What a file would change, and what is wrong in it with its place.

use tukiem::app::error::AppError;
use tukiem::app::message::{sheet_place, sheet_problem};
use tukiem::app::sheet::{SheetProblemKind as Kind, SheetRefusal};
use tukiem::exchange::workbook::Cell;
use tukiem::i18n::Language;
use tukiem::model::response::Answer;

use crate::given::{ANSWER, ITEM, NOTE, REASON, Unit, row_of};

#[test]
fn what_was_written_changes_nothing() {
    let unit = Unit::new();
    let draft = unit.book().draft();
    assert_eq!(draft.problems, []);
    assert_eq!(draft.rows, []);
    let items = unit.snapshot().catalog.items.len();
    assert_eq!((draft.unchanged, draft.absent), (items, 0));
}

#[test]
fn the_sheets_hold_what_is_recorded() {
    let unit = Unit::new();
    let book = unit.book().book;
    let names: Vec<_> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Bảng kiểm",
            "Tồn tại",
            "Kế hoạch",
            "Minh chứng",
            "Kết quả",
            "Cách tính",
            "Thông tin"
        ]
    );
    let row = &book.sheets[0].rows[unit.position(3)];
    assert_eq!(row[ITEM], Cell::text(unit.item(3).as_str()));
    assert_eq!(row[ANSWER], Cell::text("Không áp dụng"));
    assert_eq!(row[REASON], Cell::text("Đơn vị không có mạng riêng"));
    assert_eq!(book.sheets[1].rows.len(), 2, "two gaps");
    assert_eq!(
        book.sheets[0].columns[ANSWER].choices,
        ["Đạt", "Đạt một phần", "Chưa đạt", "Không áp dụng"]
    );
    // The working adds up to the score.
    let score = unit.snapshot().score;
    let sum = |column: usize| {
        let cells = book.sheets[5].rows.iter().map(|row| &row[column]);
        cells
            .map(|cell| match cell {
                Cell::Integer(points) => *points,
                _ => 0,
            })
            .sum::<i64>()
    };
    assert_eq!(sum(5), i64::try_from(score.overall.points).unwrap());
    assert_eq!(sum(6), i64::try_from(score.overall.possible).unwrap());
    assert_eq!(
        book.sheets[4].rows[0][2],
        Cell::Tenths(score.overall.score().unwrap().0.into())
    );
}

#[test]
fn filled_in_answers_are_what_changes() {
    let unit = Unit::new();
    let draft = unit
        .book()
        .put(0, ANSWER, "CHUA DAT")
        .put(1, NOTE, "Đã xong")
        .put(2, ANSWER, "")
        .put(3, ANSWER, "met")
        .put(4, ANSWER, "Không a\u{301}p du\u{323}ng")
        .put(4, REASON, " Không có máy chủ ")
        .draft();
    assert_eq!(draft.problems, []);
    let rows: Vec<_> = draft.rows.iter().map(|row| &row.item).collect();
    assert_eq!(rows.len(), 5, "{rows:?}");
    let after = |n: usize| draft.rows[n].after.clone();
    assert_eq!(after(0).answer, Some(Answer::NotMet));
    assert_eq!(after(1).answer, Some(Answer::Partial));
    assert_eq!(after(1).note, "Đã xong");
    assert_eq!(after(2).answer, None);
    // The reason of the answer before may stay in its cell.
    assert_eq!(after(3).answer, Some(Answer::Met));
    let reason = "Không có máy chủ".to_owned();
    assert_eq!(after(4).answer, Some(Answer::NotApplicable { reason }));
    assert_eq!(draft.rows[4].row, row_of(unit.position(4)));
}

#[test]
fn every_problem_is_told_with_its_place() {
    let unit = Unit::new();
    let row = |n: usize| Some(row_of(unit.position(n)));
    let outside = {
        let snapshot = unit.snapshot();
        let mut all = 0..snapshot.catalog.items.len();
        all.find(|at| !snapshot.scope.applies(*at)).unwrap()
    };
    let outside_item = unit.snapshot().catalog.items[outside].id.clone();
    let book = || unit.book();
    let found = |text: &str| text.to_owned();

    let wrong = book().put(4, ANSWER, "đạt yêu cầu").problem();
    let kind = Kind::BadAnswer {
        found: found("đạt yêu cầu"),
    };
    assert_eq!(wrong, (row(4), found("Trả lời"), kind));

    let wrong = book().put(4, ANSWER, "Không áp dụng").problem();
    assert_eq!(
        wrong,
        (row(4), found("Lý do không áp dụng"), Kind::ReasonMissing)
    );

    let wrong = book().put(0, REASON, "vì thế").problem();
    assert_eq!(
        wrong,
        (row(0), found("Lý do không áp dụng"), Kind::ReasonNotUsed)
    );

    let wrong = book().put(0, NOTE, &"x".repeat(20_001)).problem();
    assert_eq!(
        wrong,
        (row(0), found("Ghi chú"), Kind::TooLong { max: 20_000 })
    );

    let wrong = book().put(0, ITEM, "99.9").problem();
    let kind = Kind::UnknownItem {
        found: found("99.9"),
    };
    assert_eq!(wrong, (row(0), found("Mã mục"), kind));

    let wrong = book().put(0, ITEM, "").problem();
    assert_eq!(wrong, (row(0), found("Mã mục"), Kind::ItemMissing));

    let at = unit.position(0);
    let wrong = book().put_at(at, ITEM, Cell::Tenths(72)).problem();
    assert_eq!(wrong, (row(0), found("Mã mục"), Kind::ItemChanged));

    let met = Cell::text("Đạt");
    let wrong = book().put_at(outside, ANSWER, met).problem();
    let kind = Kind::OutOfScope { item: outside_item };
    assert_eq!(wrong, (Some(row_of(outside)), found("Trả lời"), kind));

    let wrong = book().put(4, ANSWER, "Ngoài phạm vi").problem();
    assert!(matches!(wrong.2, Kind::BadAnswer { .. }));
}

#[test]
fn doubled_rows_are_not_taken_either_way() {
    let unit = Unit::new();
    let item = unit.item(0);
    let draft = unit
        .book()
        .put(0, ANSWER, "Chưa đạt")
        .put(5, ITEM, item.as_str())
        .draft();
    let first = row_of(unit.position(0));
    let doubled = |row: u32| {
        (
            Some(row),
            Kind::Doubled {
                item: item.clone(),
                first,
            },
        )
    };
    let problems: Vec<_> = draft
        .problems
        .iter()
        .map(|problem| (problem.row, problem.kind.clone()))
        .collect();
    assert_eq!(
        problems,
        [doubled(first), doubled(row_of(unit.position(5)))]
    );
    assert_eq!(draft.rows, []);
    assert_eq!(draft.absent, 1, "the item whose row was written over");
}

#[test]
fn renamed_doubled_and_moved_columns() {
    let unit = Unit::new();
    let renamed = unit
        .book()
        .put(1, NOTE, "mất")
        .edit(|book| book.sheets[0].columns[NOTE].title = "Nhận xét".to_owned());
    let wrong = renamed.problem();
    assert_eq!(wrong, (Some(3), "Ghi chú".to_owned(), Kind::ColumnMissing));
    assert_eq!(renamed.draft().rows, [], "the note stays as it is");

    let doubled = unit
        .book()
        .edit(|book| book.sheets[0].columns[8].title = "GHI CHU".to_owned());
    assert_eq!(doubled.problem().2, Kind::ColumnDoubled);

    // The order of the columns, the sheet's name and rows above do not matter.
    let moved = unit.book().put(0, ANSWER, "Chưa đạt").edit(|book| {
        let sheet = &mut book.sheets[0];
        sheet.name = "Sheet1".to_owned();
        sheet.notes.push("Người điền: Trần Văn Đức".to_owned());
        sheet.columns.swap(0, 8);
        for row in &mut sheet.rows {
            row.swap(0, 8);
        }
        book.sheets.rotate_left(3);
    });
    let draft = moved.draft();
    assert_eq!(draft.problems, []);
    assert_eq!(draft.rows.len(), 1);
    assert_eq!(draft.rows[0].row, row_of(unit.position(0)) + 1);

    let none = unit
        .book()
        .edit(|book| book.sheets[0].columns[ANSWER].title = "Đáp án".to_owned());
    let refused = none.read().unwrap_err();
    assert!(matches!(
        refused,
        AppError::Sheet(SheetRefusal::NoChecklist)
    ));
}

#[test]
fn a_file_of_something_else_is_refused_or_doubted() {
    let unit = Unit::new();
    let about = |row: usize, value: &'static str| {
        unit.book()
            .edit(move |book| book.sheets[6].rows[row][1] = Cell::text(value))
    };
    let refused = about(2, "hau-giang-48-2024").read().unwrap_err();
    assert!(matches!(
        refused,
        AppError::Sheet(SheetRefusal::OtherCatalog { .. })
    ));
    let refused = about(3, "2020.1").read().unwrap_err();
    assert!(matches!(
        refused,
        AppError::Sheet(SheetRefusal::OtherVersion { .. })
    ));
    let other = about(1, "000102030405060708090a0b0c0d0e0f");
    assert!(matches!(other.problem().2, Kind::OtherAssessment { .. }));
    let unmarked = unit.book().edit(|book| {
        book.sheets.pop();
    });
    assert_eq!(unmarked.problem().2, Kind::Unmarked);
}

/// Each problem in both languages: what is wrong, and what to do.
#[test]
fn problems_are_sentences() {
    let item = Unit::new().item(0);
    let kinds = [
        Kind::Unmarked,
        Kind::OtherAssessment { found: "x".into() },
        Kind::ColumnMissing,
        Kind::ColumnDoubled,
        Kind::ItemMissing,
        Kind::UnknownItem { found: "x".into() },
        Kind::ItemChanged,
        Kind::Doubled {
            item: item.clone(),
            first: 4,
        },
        Kind::OutOfScope { item },
        Kind::BadAnswer { found: "x".into() },
        Kind::ReasonMissing,
        Kind::ReasonNotUsed,
        Kind::TooLong { max: 9 },
        Kind::Formula,
        Kind::Unreadable,
    ];
    for kind in kinds {
        let said = [Language::Vietnamese, Language::English].map(|l| sheet_problem(l, &kind));
        assert_ne!(said[0], said[1]);
        for text in said {
            assert!(text.ends_with('.') && text.len() > 30, "{text}");
        }
    }
    let draft = Unit::new();
    let draft = draft.book().put(0, ITEM, "z").draft();
    let place = sheet_place(Language::Vietnamese, &draft.problems[0]);
    assert!(place.starts_with("Bảng kiểm, dòng ") && place.ends_with(", cột “Mã mục”"));
}

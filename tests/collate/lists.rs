//! Lists of units as agencies keep them.

use std::path::PathBuf;

use tukiem::app::collate::{CollateError, read_unit_list};
use tukiem::app::error::AppError;
use tukiem::exchange::workbook::{Cell, Column, Sheet, Workbook, write};
use tukiem::model::ranking::UnitList;

use super::given::now;

fn list(name: &str, bytes: &[u8]) -> Result<UnitList, AppError> {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_unit_list(&path)
}

fn names(list: &UnitList) -> Vec<&str> {
    list.units().iter().map(|unit| unit.name.as_str()).collect()
}

#[test]
fn text_and_csv_are_read() {
    let text = list("a.txt", "\u{feff}UBND xã A\r\nSở Y tế\r\n".as_bytes()).unwrap();
    assert_eq!(names(&text), ["UBND xã A", "Sở Y tế"]);
    let csv = "Mã,Tên đơn vị,Tên khác\nSYT,Sở Y tế,\"Sở Y tế cũ; Ty Y tế\"\n";
    let csv = list("a.CSV", csv.as_bytes()).unwrap();
    let unit = &csv.units()[0];
    assert_eq!((unit.name.as_str(), unit.code.as_str()), ("Sở Y tế", "SYT"));
    assert_eq!(unit.aliases, ["Sở Y tế cũ", "Ty Y tế"]);
    // Decomposed letters are the same letters.
    let nfd = list("a.txt", "Sơ\u{309} Y tê\u{301}".as_bytes()).unwrap();
    assert_eq!(names(&nfd), ["Sở Y tế"]);
}

#[test]
fn a_spreadsheet_is_read() {
    let sheet = Sheet {
        name: "Đơn vị".into(),
        notes: vec!["DANH SÁCH ĐƠN VỊ PHẢI BÁO CÁO".into()],
        columns: ["STT", "Tên đơn vị", "Loại hình"]
            .map(|title| Column::new(title, 20))
            .to_vec(),
        rows: vec![
            vec![Cell::Integer(1), Cell::text("UBND xã A"), Cell::text("Xã")],
            vec![Cell::Integer(2), Cell::text("Sở Y tế"), Cell::Empty],
        ],
        frozen_columns: 0,
    };
    let book = Workbook {
        sheets: vec![sheet],
        ..Workbook::default()
    };
    let read = list("a.xlsx", &write(&book, now()).unwrap()).unwrap();
    assert_eq!(names(&read), ["UBND xã A", "Sở Y tế"]);
    assert_eq!(read.units()[0].kind, "Xã");
}

/// A file whose size the system does not know ends all the same.
#[cfg(unix)]
#[test]
fn an_endless_list_is_too_large() {
    let endless = read_unit_list(std::path::Path::new("/dev/zero"));
    assert!(matches!(
        endless,
        Err(AppError::Collate(CollateError::ListTooLarge { .. }))
    ));
}

#[test]
fn what_is_no_list_is_said_to_be_none() {
    let refused = |name: &str, bytes: &[u8]| list(name, bytes).unwrap_err();
    let empty = refused("a.txt", b"\n# nothing\n");
    assert!(matches!(
        empty,
        AppError::Collate(CollateError::ListEmpty { .. })
    ));
    let utf16 = refused("a.csv", b"\xff\xfeT\0e\0n\0");
    assert!(matches!(
        utf16,
        AppError::Collate(CollateError::ListUnreadable { .. })
    ));
    let broken = refused("a.xlsx", b"PK\x03\x04 no zip");
    assert!(matches!(broken, AppError::Exchange(_)), "{broken:?}");
    let absent = read_unit_list(&PathBuf::from("/no/such/list.txt")).unwrap_err();
    assert!(matches!(absent, AppError::Read { .. }));
}

//! Real signed reports, honest and not, from the folder to the files that come out.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tukiem::app::collate::{
    Agency, CollateRequest, Collation, SaveAs, document, form, run, save, text,
};
use tukiem::app::job::Progress;
use tukiem::app::library::Library;
use tukiem::app::package::Passphrase;
use tukiem::exchange::package::{Contents, PackageError, write};
use tukiem::exchange::{collate_json, to_json, workbook};
use tukiem::i18n::Language;
use tukiem::model::ranking::Severity;
use tukiem::pack;
use zeroize::Zeroizing;

use super::given::{KEY, OTHER, Unit, now, signed, unsigned};

const PASSPHRASE: &str = "mật khẩu của gói";

/// Every kind of file that an agency gets, and its list.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let a = Unit::new("Ủy ban nhân dân xã An Phú", 1, 9);
    a.write(at, "xa/an-phu.pdf");
    Unit {
        signed: "2026-11-08T09:00:00+07:00",
        gap_every: 2,
        ..a.clone()
    }
    .write(at, "xa/an-phu-lan-1.pdf");
    let b = Unit::new("Ủy ban nhân dân xã Bình Minh", 2, 5);
    Unit {
        signed: "2026-11-20T10:00:00+07:00",
        ..b
    }
    .write(at, "xa/binh-minh.pdf");
    Unit {
        year: 2025,
        uid: 3,
        gap_every: 3,
        signed: "2025-11-10T09:00:00+07:00",
        ..a.clone()
    }
    .write(at, "2025/an-phu.pdf");
    Unit {
        regulation: OTHER,
        ..Unit::new("Ủy ban nhân dân xã Cát Hải", 4, 9)
    }
    .write(at, "cat-hai.pdf");
    Unit::new("Ủy ban nhân dân xã Lạ", 5, 9).write(at, "la.pdf");
    hostile(at);
    package(at);
    let list = "Tên đơn vị;Tên khác\nUBND xã An Phú;\nUBND xã Bình Minh;\nUBND xã Cát Hải;\n\
                Trường mầm non Hoa Sen;Trường mẫu giáo Hoa Sen\nUBND xã Vắng Mặt;\n";
    fs::write(at.join("danh-sach.csv"), list).unwrap();
    folder
}

/// Files that are not to be relied on, each made from a unit of its own.
fn hostile(at: &Path) {
    let unit = Unit::new("Ủy ban nhân dân xã Giả", 6, 7);
    let honest = unit.report();
    fs::write(at.join("unsigned.pdf"), unsigned(&unit.document())).unwrap();
    let mut altered = honest.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(at.join("altered.pdf"), altered).unwrap();
    let mut longer = honest.clone();
    longer.extend(b"<script>one more page</script>");
    fs::write(at.join("longer.pdf"), longer).unwrap();
    fs::write(at.join("cut.pdf"), &honest[..honest.len() / 3]).unwrap();
    fs::write(at.join("empty.pdf"), b"").unwrap();
    fs::write(at.join("picture.pdf"), b"\x89PNG\r\n\x1a\n not a report").unwrap();
    let deep = [b"%PDF-1.7\n1 0 obj ".as_slice(), &vec![b'['; 200_000]].concat();
    fs::write(at.join("deep.pdf"), deep).unwrap();
    // Signed, but with other data than those whose digest is printed.
    let mut document = unit.document();
    let data = &mut document.attachments[0].bytes;
    let text = String::from_utf8(data.clone()).unwrap();
    *data = text.replace("xã Giả", "xã Thật").into_bytes();
    let swapped = signed(&unsigned(&document), unit.signed);
    fs::write(at.join("swapped.pdf"), swapped).unwrap();
    // Signed, with the data of another kind, and without any.
    let mut document = unit.document();
    "text/plain".clone_into(&mut document.attachments[0].mime);
    let strange = signed(&unsigned(&document), unit.signed);
    fs::write(at.join("strange.pdf"), strange).unwrap();
    document.attachments.clear();
    let bare = signed(&unsigned(&document), unit.signed);
    fs::write(at.join("bare.pdf"), bare).unwrap();
}

/// A package of a school, with the passphrase and with another one.
fn package(at: &Path) {
    let unit = Unit::new("Trường mẫu giáo Hoa Sen", 7, 2);
    let snapshot = unit.snapshot();
    let catalog = pack::write(&snapshot.catalog).unwrap();
    let contents = Contents {
        assessment: &snapshot.assessment,
        catalog: &catalog,
        controls: pack::CONTROLS.text,
        created: now(),
    };
    for (name, passphrase) in [
        ("hoa-sen.tukiem", PASSPHRASE),
        ("khoa.tukiem", "mật khẩu khác"),
    ] {
        let file = fs::File::create(at.join(name)).unwrap();
        write_package(&contents, passphrase, file);
    }
}

fn write_package(contents: &Contents<'_>, passphrase: &str, file: fs::File) {
    // There is no evidence to be fed.
    let mut feed = |_, _: &mut dyn std::io::Write| Ok::<_, PackageError>(());
    write(file, passphrase, contents, &mut feed).unwrap();
}

fn request(folder: &Path) -> CollateRequest {
    CollateRequest {
        folder: folder.to_owned(),
        units: Some(folder.join("danh-sach.csv")),
        passphrase: Some(Passphrase::new(Zeroizing::new(PASSPHRASE.to_owned()))),
        ..CollateRequest::default()
    }
}

fn collation(folder: &Path) -> Collation {
    let library = Library::built_in().unwrap();
    run(&request(folder), &library, now(), &Progress::default()).unwrap()
}

#[test]
fn every_file_gets_its_place_and_its_reason() {
    let folder = folder();
    let done = collation(folder.path());
    let collated = &done.collated;
    let mut found: Vec<_> = collated
        .findings
        .iter()
        .map(|found| (found.file.as_str(), found.finding.code()))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("2025/an-phu.pdf", "other_year"),
            ("altered.pdf", "altered"),
            ("bare.pdf", "not_report"),
            ("cat-hai.pdf", "wrong_regulation"),
            ("cut.pdf", "not_report"),
            ("deep.pdf", "not_report"),
            ("empty.pdf", "not_report"),
            ("hoa-sen.tukiem", "package_unsigned"),
            ("khoa.tukiem", "locked"),
            ("la.pdf", "not_listed"),
            ("longer.pdf", "altered"),
            ("picture.pdf", "not_report"),
            ("strange.pdf", "not_covered"),
            ("swapped.pdf", "figures_differ"),
            ("unsigned.pdf", "unsigned"),
            ("xa/an-phu-lan-1.pdf", "duplicate"),
            ("xa/binh-minh.pdf", "late"),
        ]
    );
    let ranked: Vec<_> = collated
        .ranking
        .iter()
        .map(|line| (line.rank, collated.entry(line).unwrap().file.as_str()))
        .collect();
    assert_eq!(
        ranked,
        [
            (1, "xa/an-phu.pdf"),
            (2, "xa/binh-minh.pdf"),
            (3, "hoa-sen.tukiem"),
        ]
    );
    // The score that is ranked is the one the unit worked out.
    let first = collated.entry(&collated.ranking[0]).unwrap();
    let unit = Unit::new("Ủy ban nhân dân xã An Phú", 1, 9);
    assert_eq!(first.score.tenths(), unit.tenths());
    assert_eq!(first.signers[0].name, "Nguyễn Thị Minh Huệ");
    assert!(!first.trusted);
    let missing: Vec<_> = collated
        .missing
        .iter()
        .map(|missing| (missing.unit.name.as_str(), missing.files.join(";")))
        .collect();
    assert_eq!(
        missing,
        [
            ("UBND xã Cát Hải", "cat-hai.pdf".to_owned()),
            ("UBND xã Vắng Mặt", String::new()),
        ]
    );
    assert_eq!(collated.years.years, [2025, 2026]);
    assert_eq!(collated.basis.deadline.unwrap().to_string(), "2026-11-14");
    assert!(!collated.is_clean());
    for found in &collated.findings {
        let severe = found.finding.severity() == Severity::Refused;
        let says = |l| tukiem::i18n::collate::finding(l, &found.finding);
        assert!(!severe || says(Language::Vietnamese) != says(Language::English));
    }
}

#[test]
fn trusted_signers_are_told_from_others() {
    let folder = tempfile::tempdir().unwrap();
    Unit::new("Ủy ban nhân dân xã An Phú", 1, 9).write(folder.path(), "a.pdf");
    let trust = folder.path().join("tin-cay");
    fs::create_dir(&trust).unwrap();
    fs::write(trust.join("key.der"), KEY.certificate().der()).unwrap();
    let trusting = CollateRequest {
        folder: folder.path().to_owned(),
        trust: vec![trust],
        ..CollateRequest::default()
    };
    let library = Library::built_in().unwrap();
    let done = run(&trusting, &library, now(), &Progress::default()).unwrap();
    assert!(done.collated.entries[0].trusted);
    assert!(
        done.collated.findings.is_empty(),
        "{:?}",
        done.collated.findings
    );
    let stranger = tukiem::sign::generate_own_key(
        &tukiem::sign::OwnKeyRequest {
            person: "Người khác".into(),
            unit: "Cơ quan khác".into(),
            from: now().date_naive(),
            to: now().date_naive() + chrono::Days::new(100),
        },
        &Zeroizing::new("một mật khẩu".to_owned()),
    );
    let stranger = tukiem::sign::open_pkcs12(
        &stranger.unwrap(),
        &Zeroizing::new("một mật khẩu".to_owned()),
    )
    .unwrap();
    let other = folder.path().join("other.der");
    fs::write(&other, stranger.certificate().der()).unwrap();
    let trusting = CollateRequest {
        trust: vec![other],
        ..trusting
    };
    let done = run(&trusting, &library, now(), &Progress::default()).unwrap();
    let codes: Vec<_> = done
        .collated
        .findings
        .iter()
        .map(|f| f.finding.code())
        .collect();
    assert_eq!(codes, ["untrusted"]);
    assert_eq!(done.collated.ranking.len(), 1, "it counts, and is remarked");
}

#[test]
fn the_result_leaves_as_text_data_spreadsheet_and_report() {
    let folder = folder();
    let done = collation(folder.path());
    let page = text(Language::Vietnamese, &done);
    for said in [
        "An Phú",
        "UBND xã Vắng Mặt",
        "hạn đến hết ngày 14/11/2026",
        "Nộp muộn",
    ] {
        assert!(page.contains(said), "{said} is not in\n{page}");
    }
    // Data: of the schema, and read again as an earlier result.
    let json = to_json(&form(&done, Language::English)).unwrap();
    let schema: Value =
        serde_json::from_str(include_str!("../../assets/schemas/collate.schema.json")).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let value: Value = serde_json::from_str(&json).unwrap();
    let errors: Vec<_> = schema
        .iter_errors(&value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let earlier = collate_json::earlier(json.as_bytes()).unwrap();
    let of_2026 = earlier.iter().filter(|unit| unit.year == 2026);
    assert!(of_2026.clone().any(|unit| unit.unit.ends_with("An Phú")));
    assert!(earlier.iter().any(|unit| unit.year == 2025));
    let refused = collate_json::earlier(json.replace("tukiem-collation", "other").as_bytes());
    assert!(refused.is_err());
    // Files: the same bytes each time.
    let out = tempfile::tempdir().unwrap();
    let write = |how, name: &str| {
        let path = out.path().join(name);
        save(&done, how, &Agency::default(), Language::Vietnamese, &path).unwrap();
        fs::read(path).unwrap()
    };
    let xlsx = write(SaveAs::Xlsx, "a.xlsx");
    assert_eq!(xlsx, write(SaveAs::Xlsx, "b.xlsx"));
    let sheets = workbook::read(&xlsx).unwrap();
    let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Xếp hạng",
            "Phát hiện",
            "Chưa nộp",
            "Theo điều",
            "Qua các năm"
        ]
    );
    let pdf = write(SaveAs::Pdf, "a.pdf");
    assert_eq!(pdf, write(SaveAs::Pdf, "b.pdf"));
    assert!(pdf.starts_with(b"%PDF-"));
    let made = document(&done, &Agency::default());
    assert_eq!(made.annexes.len(), 5);
    assert_eq!(made.form.document_type, "BÁO CÁO");
    let again = collation(folder.path());
    assert_eq!(again.collated, done.collated);
}

//! `tukiem-cli read`.

use std::path::Path;
use std::process::Command;

use tukiem::report;

use super::given::{DEMO, data, document, sealed, signed_document, with_data};

struct Said {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

fn run(folder: &Path, locale: &str, words: &[&str]) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_tukiem-cli"))
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", locale)
        .env("HOME", folder)
        .arg("read")
        .args(words)
        .output()
        .unwrap();
    Said {
        code: output.status.code(),
        out: output.stdout,
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn the_data_come_out_as_they_were_signed() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::write(desk.path().join("r.pdf"), sealed(&DEMO.signed)).unwrap();
    let said = run(desk.path(), "vi_VN.UTF-8", &["r.pdf", "--json"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out == data().1);
    let score = &DEMO.snapshot.score;
    let share = tukiem::i18n::percent(
        tukiem::i18n::Language::Vietnamese,
        score.overall.score().unwrap(),
    );
    let said = run(desk.path(), "vi_VN.UTF-8", &["r.pdf"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let page = String::from_utf8(said.out).unwrap();
    let profile = &DEMO.snapshot.assessment.head.profile;
    for line in [
        format!("Đơn vị: {}\n", profile.name),
        format!("Điểm tổng: {share}\n"),
        "Năm: 2026\n".to_owned(),
        format!("Người ký: {}", profile.head.name),
    ] {
        assert!(page.contains(&line), "{line} in {page}");
    }
    let said = run(desk.path(), "en_US.UTF-8", &["r.pdf"]);
    assert!(String::from_utf8(said.out).unwrap().contains("Unit: "));
}

#[test]
fn nothing_is_said_where_nothing_vouches_for_it() {
    let desk = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(desk.path().join(name), bytes).unwrap();
    put("unsigned.pdf", &report::render(&document()).unwrap());
    let mut cut = DEMO.signed.clone();
    let at = cut.len() / 3;
    cut[at] ^= 1;
    put("damaged.pdf", &cut);
    let swapped = with_data(|value| value["unit"]["place"] = "Nơi khác".into());
    put("swapped.pdf", &signed_document(&swapped));
    let bad = with_data(|value| value["extra"] = 1.into());
    put("form.pdf", &signed_document(&bad));
    let mut bare = document();
    bare.attachments.clear();
    put("bare.pdf", &signed_document(&bare));
    put("note.pdf", b"hello");
    for (file, vi, en) in [
        ("unsigned.pdf", "chưa có chữ ký số", "no digital signature"),
        (
            "damaged.pdf",
            "không có chữ ký số hợp lệ",
            "no valid signature",
        ),
        ("swapped.pdf", "tệp dữ liệu khác", "another data file's"),
        ("form.pdf", "/extra", "/extra"),
        (
            "bare.pdf",
            "không kèm tệp",
            "carries no tukiem-submission.json",
        ),
        ("note.pdf", "PDF", "PDF"),
    ] {
        for (locale, words, option) in [("vi_VN.UTF-8", vi, "--json"), ("en_US.UTF-8", en, "")] {
            let options = [file, option];
            let options = if option.is_empty() {
                &options[..1]
            } else {
                &options
            };
            let said = run(desk.path(), locale, options);
            assert_eq!(said.code, Some(1), "{file}: {}", said.err);
            assert!(said.out.is_empty(), "{file}");
            assert!(said.err.contains(words), "{file}: {}", said.err);
        }
    }
    let said = run(desk.path(), "vi_VN.UTF-8", &["none.pdf"]);
    assert_eq!(said.code, Some(3), "{}", said.err);
    let words = ["unsigned.pdf", "--trust", "none.pem"];
    assert_eq!(run(desk.path(), "vi_VN.UTF-8", &words).code, Some(3));
}

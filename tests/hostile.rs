//! What must never work, through the program as a person starts it: a clear
//! sentence, the right exit code, nothing changed and nothing left behind.
#![expect(clippy::unwrap_used, clippy::panic)]

#[path = "cli/desk.rs"]
mod desk;
#[path = "hostile/fuzz.rs"]
mod fuzz;

use std::path::Path;
use std::process::Command;

use desk::{CATALOG, Desk, FOR_SIGNING, PASSPHRASE, example, said};
use serde_json::{Value, json};

fn answers() -> Value {
    serde_json::from_slice(&std::fs::read(example("answers.json")).unwrap()).unwrap()
}

/// A text as bytes in encodings that are not UTF-8, and with a zero in it.
fn misencoded(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |bom: u16, turn: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(bom)
            .chain(text.encode_utf16())
            .flat_map(turn)
            .collect()
    };
    let mut zero = text.as_bytes().to_vec();
    zero.insert(text.find('"').unwrap() + 2, 0);
    vec![
        ("UTF-16LE", wide(0xFEFF, u16::to_le_bytes)),
        ("UTF-16BE", wide(0xFEFF, u16::to_be_bytes)),
        (
            "Latin-1",
            text.chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap_or(0xE9))
                .collect(),
        ),
        ("zero", zero),
        ("empty", vec![]),
    ]
}

#[test]
fn broken_profiles_and_answers_are_refused_before_anything_is_written() {
    let desk = Desk::new();
    let evidence = example("evidence");
    let bytes = std::fs::read(example("answers.json")).unwrap();
    let mut cases: Vec<(String, Vec<u8>)> = (0..bytes.len() - 2)
        .step_by(bytes.len() / 12)
        .map(|length| (format!("cut at {length}"), bytes[..length].to_vec()))
        .collect();
    let text = String::from_utf8(bytes).unwrap();
    cases.extend(
        misencoded(&text)
            .into_iter()
            .map(|(name, bytes)| (name.to_owned(), bytes)),
    );
    cases.push(("deep".into(), "[".repeat(100_000).into_bytes()));
    cases.push((
        "number".into(),
        text.replacen("2026", "1e999", 1).into_bytes(),
    ));
    cases.push((
        "twice".into(),
        text.replacen("\"year\"", "\"year\": 2026, \"year\"", 1)
            .into_bytes(),
    ));
    for (name, bytes) in cases {
        let answers = desk.write("answers.json", bytes);
        let said = desk.untouched(|| desk.assess(&answers, &evidence));
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(2), ""),
            "{name}: {said:?}"
        );
        said.refused(2, "");
    }
    let profile = std::fs::read_to_string(example("profile.json")).unwrap();
    for (name, bytes) in misencoded(&profile) {
        desk.write("profile.json", bytes);
        let answers = example("answers.json");
        let words = [
            "assess",
            "--catalog",
            CATALOG,
            "--profile",
            "profile.json",
            "--db",
            "a.db",
            "--answers",
        ];
        let said = desk.untouched(|| said(desk.program("vi_VN.UTF-8").args(words).arg(&answers)));
        assert_eq!(said.code, Some(2), "{name}: {said:?}");
        said.refused(2, "");
    }
}

#[test]
fn broken_catalogs_are_refused() {
    let desk = Desk::new();
    let text = include_str!("fixtures/pack/good.ron");
    let mut cases: Vec<Vec<u8>> = misencoded(text)
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    cases.extend(
        (1..text.trim_end().len())
            .step_by(700)
            .map(|length| text.as_bytes()[..length].to_vec()),
    );
    cases.push("(".repeat(100_000).into_bytes());
    cases.push(
        text.replacen(
            "\"thu-nghiem-1\"",
            &format!("\"{}\"", "x".repeat(2_000_000)),
            1,
        )
        .into_bytes(),
    );
    for bytes in cases {
        desk.write("bad.ron", bytes);
        desk.untouched(|| desk.run(&["catalog", "check", "bad.ron"]))
            .refused(1, "bad.ron");
    }
    std::fs::create_dir(desk.path("folder.ron")).unwrap();
    desk.run(&["catalog", "check", "folder.ron"])
        .refused(3, "folder.ron");
}

/// The example with the evidence of its first entry replaced.
#[expect(clippy::needless_pass_by_value, reason = "called with json! literals")]
fn with_evidence(desk: &Desk, evidence: Value) -> std::path::PathBuf {
    let mut answers = answers();
    answers["answers"] = json!([{"item": "22.2-a", "answer": "met", "evidence": [evidence]}]);
    desk.write("answers.json", answers.to_string())
}

#[test]
fn evidence_never_leads_out_of_its_folder() {
    let desk = Desk::assessed();
    desk.write("secret.txt", "bí mật");
    desk.write("evidence/inner/a.txt", "a");
    let folder = desk.path("evidence");
    let secret = desk.path("secret.txt");
    for name in [
        "../secret.txt",
        "inner/../../secret.txt",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "..\\secret.txt",
        "",
        "./a.txt",
        "inner//a.txt",
        "a\u{0}b",
        "a\u{202E}b.txt",
        "a\nb.txt",
    ] {
        let answers = with_evidence(&desk, json!({"file": name, "name": "x"}));
        desk.untouched(|| desk.assess(&answers, &folder))
            .refused(2, "/answers/0/evidence/0/file");
    }
    std::os::unix::fs::symlink(&secret, folder.join("link.txt")).unwrap();
    std::os::unix::fs::symlink(desk.path("."), folder.join("up")).unwrap();
    for name in ["link.txt", "up/secret.txt"] {
        let answers = with_evidence(&desk, json!({"file": name}));
        desk.untouched(|| desk.assess(&answers, &folder))
            .refused(2, "dẫn ra ngoài thư mục minh chứng");
    }
    for (name, words) in [("inner", "thư mục"), ("missing.txt", "không tìm thấy")] {
        let answers = with_evidence(&desk, json!({"file": name}));
        desk.untouched(|| desk.assess(&answers, &folder))
            .refused(3, words);
    }
    let huge = std::fs::File::create(folder.join("huge.bin")).unwrap();
    huge.set_len(101 * 1024 * 1024).unwrap();
    drop(huge);
    let answers = with_evidence(&desk, json!({"file": "huge.bin"}));
    desk.assess(&answers, &folder).refused(2, "huge.bin");
    // A link that stays inside is a file like any other.
    std::fs::remove_file(folder.join("huge.bin")).unwrap();
    std::os::unix::fs::symlink("inner/a.txt", folder.join("inside.txt")).unwrap();
    let answers = with_evidence(&desk, json!({"file": "inside.txt"}));
    assert_eq!(desk.assess(&answers, &folder).ended(0).out, "2\n");
}

#[test]
fn evidence_names_are_made_harmless() {
    let desk = Desk::new();
    let folder = desk.path("evidence");
    let long = format!("{}.txt", "n".repeat(190));
    for name in ["CON", "nul.txt", long.as_str()] {
        desk.write(&format!("evidence/{name}"), "x");
        let answers = with_evidence(&desk, json!({"file": name}));
        desk.assess(&answers, &folder).ended(0);
    }
    let too_long = with_evidence(&desk, json!({"file": "CON", "name": "n".repeat(300)}));
    desk.untouched(|| desk.assess(&too_long, &folder))
        .refused(2, "/answers/0/evidence/0/name");
    desk.run(&[
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "r.pdf",
    ])
    .ended(0);
    let text = desk::tool(
        Command::new("pdftotext")
            .arg("-raw")
            .arg(desk.path("r.pdf"))
            .arg("-"),
    );
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.lines().any(|line| line.contains("1 _CON")), "{text}");
}

#[test]
fn keys_that_cannot_sign_are_refused_and_leave_the_old_report() {
    let desk = Desk::assessed();
    desk.key_of("expired.p12", "20200101000000Z", "20210101000000Z");
    desk.key_of("early.p12", "20900101000000Z", "20910101000000Z");
    desk.key(
        "tls.p12",
        &[
            "keyUsage=critical,keyEncipherment",
            "basicConstraints=CA:FALSE",
        ],
        &["-days", "9"],
    );
    desk.key(
        "root.p12",
        &[
            "keyUsage=critical,keyCertSign",
            "basicConstraints=critical,CA:TRUE",
        ],
        &["-days", "9"],
    );
    desk.key("good.p12", FOR_SIGNING, &["-days", "365"]);
    desk.openssl(&[
        "pkcs12",
        "-export",
        "-nokeys",
        "-in",
        "cert.pem",
        "-out",
        "keyless.p12",
        "-passout",
        &format!("pass:{PASSPHRASE}"),
    ]);
    let good = desk.read("good.p12");
    for part in 1..8 {
        desk.write(&format!("cut{part}.p12"), &good[..good.len() * part / 8]);
    }
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    desk.write("noise.p12", noise);
    desk.write(
        "lengths.p12",
        [&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF][..], &good].concat(),
    );
    desk.write(
        "longer.p12",
        [
            &[0x30, 0x88, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF][..],
            &good,
        ]
        .concat(),
    );
    desk.write("nested.p12", [0x30, 0x80].repeat(50_000));
    desk.write("empty.p12", "");
    desk.write("r.pdf", "bản cũ");
    let mut cases = vec![
        ("expired.p12", "đã hết hạn"),
        ("early.p12", "chỉ có hiệu lực từ"),
        ("tls.p12", "không dùng để ký"),
        ("root.p12", "chứng"),
        ("keyless.p12", "khóa bí mật"),
    ];
    cases.extend(
        [
            "noise.p12",
            "lengths.p12",
            "longer.p12",
            "nested.p12",
            "empty.p12",
        ]
        .map(|name| (name, "tệp khóa")),
    );
    let cut: Vec<_> = (1..8).map(|part| format!("cut{part}.p12")).collect();
    cases.extend(cut.iter().map(|name| (name.as_str(), "tệp khóa")));
    for (key, words) in cases {
        desk.untouched(|| desk.sign("r.pdf", key)).refused(4, words);
    }
    desk.untouched(|| desk.sign("r.pdf", "missing.p12"))
        .refused(3, "missing.p12");
    for pass in ["sai\n", "\n", ""] {
        desk.write("pass", pass);
        desk.untouched(|| desk.sign("r.pdf", "good.p12"))
            .refused(4, "Mật khẩu");
    }
    desk.write("pass", [0xFF, 0xFE, 0x00]);
    desk.untouched(|| desk.sign("r.pdf", "good.p12"))
        .refused(3, "pass");
}

#[test]
fn databases_that_are_none_stay_as_they_are() {
    let desk = Desk::assessed();
    let good = desk.read("a.db");
    desk.write("garbage.db", b"garbage ".repeat(10_000));
    desk.write("zeros.db", vec![0; 65_536]);
    for part in [1, 3, 7] {
        desk.write(&format!("cut{part}.db"), &good[..good.len() * part / 8]);
    }
    desk::tool(
        Command::new("sqlite3")
            .arg(desk.path("foreign.db"))
            .arg("CREATE TABLE t (x); INSERT INTO t VALUES (1)"),
    );
    desk.write("newer.db", &good);
    desk::tool(
        Command::new("sqlite3")
            .arg(desk.path("newer.db"))
            .arg("PRAGMA journal_mode=DELETE; PRAGMA user_version=99"),
    );
    std::fs::create_dir(desk.path("folder.db")).unwrap();
    for (name, words) in [
        ("garbage.db", "không phải tệp dữ liệu"),
        ("zeros.db", "không phải tệp dữ liệu"),
        ("cut1.db", "hỏng"),
        ("cut3.db", "hỏng"),
        ("cut7.db", "hỏng"),
        ("foreign.db", "không phải tệp dữ liệu"),
        ("newer.db", "mới hơn"),
        ("folder.db", "folder.db"),
    ] {
        desk.untouched(|| desk.run(&["score", "--db", name, "--assessment", "1"]))
            .refused(3, words);
        let assess = || {
            let words = ["assess", "--catalog", CATALOG, "--db", name, "--profile"];
            let mut command = desk.program("vi_VN.UTF-8");
            command
                .args(words)
                .arg(example("profile.json"))
                .arg("--answers")
                .arg(example("answers.json"));
            said(command.arg("--evidence").arg(example("evidence")))
        };
        desk.untouched(assess).refused(3, words);
    }
}

#[test]
fn reports_go_whole_or_not_at_all() {
    let desk = Desk::assessed();
    desk.key("key.p12", FOR_SIGNING, &["-days", "365"]);
    desk.write("file", "một tệp");
    std::fs::create_dir(desk.path("folder")).unwrap();
    let report = |out: &str| {
        desk.untouched(|| desk.run(&["report", "--db", "a.db", "--assessment", "1", "--out", out]))
    };
    report("folder").refused(3, "thư mục");
    report("file/r.pdf").refused(3, "file/r.pdf");
    // Not even root may write here.
    report("/sys/kernel/r.pdf").refused(3, "/sys/kernel/r.pdf");
    report("/proc/self/r.pdf").refused(3, "/proc/self/r.pdf");
    desk.write("not.png", "no picture");
    let words = [
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "file",
        "--sign-p12",
        "key.p12",
        "--pass-file",
        "pass",
        "--picture",
        "not.png",
    ];
    desk.untouched(|| desk.run(&words)).refused(2, "not.png");
}

/// The program where no file may grow past so many KiB: the disk is full.
fn in_little_room(desk: &Desk, kib: u32, words: &[&str]) -> desk::Said {
    let shell = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$@\"");
    let mut command = Command::new("bash");
    command
        .current_dir(desk.path("."))
        .env_clear()
        .env("LC_ALL", "vi_VN.UTF-8");
    said(
        command
            .args(["-c", &shell, "bash", env!("CARGO_BIN_EXE_tukiem-cli")])
            .args(words),
    )
}

#[test]
fn a_full_disk_loses_neither_the_old_report_nor_an_answer() {
    let desk = Desk::assessed();
    desk.write("r.pdf", "bản cũ");
    let report = [
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "r.pdf",
    ];
    desk.untouched(|| in_little_room(&desk, 64, &report))
        .refused(3, "r.pdf");

    let score = [
        "score",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--json",
        "--explain",
    ];
    let before = desk.run(&score).ended(0).out;
    let big: Vec<u8> = (0..3_000_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0])
        .collect();
    desk.write("evidence/big.bin", big);
    let mut answers = answers();
    answers["answers"] =
        json!([{"item": "22.2-a", "answer": "met", "evidence": [{"file": "big.bin"}]}]);
    desk.write("more.json", answers.to_string());
    let profile = example("profile.json");
    let assess = [
        "assess",
        "--catalog",
        CATALOG,
        "--db",
        "a.db",
        "--profile",
        &profile.to_string_lossy(),
        "--answers",
        "more.json",
        "--evidence",
        "evidence",
    ];
    for kib in [400, 1000, 2000] {
        in_little_room(&desk, kib, &assess).refused(3, "");
        assert_eq!(desk.run(&score).ended(0).out, before);
        let said = desk::tool(
            Command::new("sqlite3")
                .arg(desk.path("a.db"))
                .arg("PRAGMA integrity_check"),
        );
        assert_eq!(said.stdout, b"ok\n");
    }
    // With room again everything goes in.
    desk.run(&assess).ended(0);
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let said = desk
        .program("vi_VN.UTF-8")
        .args(score)
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&said.stderr).contains("ổ đĩa đã đầy"));
}

#[test]
fn documents_that_are_none_are_not_valid() {
    let desk = Desk::new();
    desk.write("empty.pdf", "");
    desk.write("text.pdf", "%PDF-1.7\nkhông có gì");
    desk.write(
        "bomb.pdf",
        format!(
            "%PDF-1.7\n1 0 obj\n{}\nendobj\nstartxref\n9\n%%EOF\n",
            "[".repeat(200_000)
        ),
    );
    for name in ["empty.pdf", "text.pdf", "bomb.pdf"] {
        let said = desk.run(&["verify", name]).ended(1);
        assert!(said.out.starts_with("KHÔNG HỢP LỆ"), "{name}: {said:?}");
    }
    std::fs::create_dir(desk.path("folder.pdf")).unwrap();
    desk.run(&["verify", "folder.pdf"]).refused(3, "thư mục");
    assert!(Path::new("/dev/null").exists());
    desk.write("no.pem", "no certificate");
    desk.run(&["verify", "text.pdf", "--trust", "no.pem"])
        .refused(4, "");
}

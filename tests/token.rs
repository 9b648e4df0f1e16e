//! Keys inside tokens: SoftHSM2 stands in for a USB token. Its keys and
//! certificates are made here; pdfsig and pyHanko judge what is signed with them.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test cannot set up must stop it"
)]

#[path = "token/bench.rs"]
mod bench;
#[path = "token/child.rs"]
mod child;
#[cfg(feature = "gui")]
#[path = "ui_result/desk.rs"]
mod desk;
#[path = "fixtures/sign/mod.rs"]
mod support;
#[cfg(feature = "gui")]
#[path = "token/window.rs"]
mod window;

use std::path::{Path, PathBuf};

use bench::{Bench, P256, P384, PIN, RSA_2048, RSA_3072, SOFTHSM, TASK};
use serde_json::{Value, json};
use support::{openssl, run};
use tukiem::sign::token::{Build, Machine, System};
use tukiem::sign::{TrustAnchors, verify};

fn pyhanko() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYHANKO") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/pyhanko");
    assert!(local.is_file(), "run scripts/test");
    local
}

/// Our verification, pdfsig and pyHanko all accept `signed.pdf`, with `id.pem` as root.
#[track_caller]
fn all_accept(bench: &Bench, id: &str, what: &str) {
    let signed = std::fs::read(bench.path("signed.pdf")).unwrap();
    let ours = verify(&signed, &TrustAnchors::default(), None);
    assert!(ours.valid && ours.signatures[0].intact, "{what}: {ours:#?}");
    let poppler = run(bench.command("pdfsig").arg("signed.pdf"));
    let poppler = String::from_utf8_lossy(&poppler.stdout).into_owned();
    assert!(poppler.contains("Signature is Valid"), "{what}: {poppler}");
    let said = run(bench.command(pyhanko()).args([
        "sign",
        "validate",
        "--no-revocation-check",
        "--trust-replace",
        "--trust",
        &format!("{id}.pem"),
        "signed.pdf",
    ]));
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains(":INTACT:TRUSTED,UNTOUCHED"), "{what}: {said}");
}

/// The child's part of the tests below, and the proof that a child sees other tokens.
#[test]
fn a_process_of_its_own_sees_its_own_tokens() {
    if let Some(task) = std::env::var_os(TASK) {
        let task: Value = serde_json::from_slice(&std::fs::read(task).unwrap()).unwrap();
        let said = child::work(&task);
        std::fs::write(task["said"].as_str().unwrap(), said).unwrap();
        return;
    }
    let task = json!({"do": "list", "module": SOFTHSM});
    assert_eq!(Bench::new().child(&task), "no_token");
    let bench = Bench::with_token("Token so 1");
    bench.set_up("Token so 2");
    assert_eq!(bench.child(&task), "2 tokens");
}

#[test]
fn tokens_are_listed_before_any_pin() {
    let bench = Bench::with_token("Token UBND");
    bench.key("Token UBND", "01", P256, "Nguyen Van A");
    let output = bench.cli(&["token", "list", "--module", SOFTHSM, "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let schema: Value =
        serde_json::from_str(include_str!("../assets/schemas/tokens.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    assert!(schema.is_valid(&said), "{said}");
    let token = &said["modules"][0]["tokens"][0];
    assert_eq!(
        (&token["label"], &token["pin"]),
        (&json!("Token UBND"), &json!("ready"))
    );
    let certificate = &token["certificates"][0];
    assert_eq!(certificate["id"], "01");
    assert_eq!(certificate["holder"], "Nguyen Van A");
    assert_eq!(certificate["organization"], "UBND xa Tu Ky");
    assert_eq!(certificate["key_seen"], true);

    let page = bench.cli(&["token", "list", "--module", SOFTHSM]);
    let page = String::from_utf8_lossy(&page.stdout).into_owned();
    for part in [
        "Token “Token UBND”",
        "  01  Nguyen Van A, UBND xa Tu Ky; nơi cấp",
    ] {
        assert!(page.contains(part), "{page}");
    }
}

#[test]
fn every_kind_of_key_signs_over_every_digest() {
    let bench = Bench::with_token("T");
    let kinds = [
        ("01", RSA_2048, "SHA-256"),
        ("02", RSA_3072, "SHA-512"),
        ("03", P256, ""),
        ("04", P384, ""),
        ("03", P256, "SHA-512"),
        ("04", P384, "SHA-256"),
        ("01", RSA_2048, "SHA-384"),
    ];
    for (id, kind, digest) in kinds {
        if !bench.path(&format!("{id}.pem")).exists() {
            bench.key("T", id, kind, "Le Van C");
        }
        assert_eq!(bench.sign("T", id, PIN, digest), "signed", "{id} {digest}");
        all_accept(&bench, id, &format!("{id} {digest}"));
    }
}

#[test]
fn a_key_that_asks_for_the_pin_each_time_gets_it() {
    let bench = Bench::with_token("T");
    let task = json!({"do": "generate", "slot": bench.slot("T"), "id": "0a"});
    let spki = bench.child(&task);
    std::fs::write(
        bench.path("public.der"),
        tukiem::app::tokens::read_hex(&spki).unwrap(),
    )
    .unwrap();
    let folder = bench.path("");
    openssl(
        &folder,
        &[
            "pkey",
            "-pubin",
            "-inform",
            "DER",
            "-in",
            "public.der",
            "-out",
            "public.pem",
        ],
    );
    bench.certificate("ca", P256, "Goc thu", &["-days", "3650"]);
    std::fs::write(
        bench.path("leaf.ext"),
        "keyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE\n",
    )
    .unwrap();
    openssl(
        &folder,
        &[
            "x509",
            "-new",
            "-force_pubkey",
            "public.pem",
            "-subj",
            "/CN=Tran Thi B",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-days",
            "3000",
            "-extfile",
            "leaf.ext",
            "-out",
            "0a.pem",
        ],
    );
    bench.put_certificate("T", "0a");
    assert_eq!(bench.sign("T", "0a", PIN, ""), "signed");
    let poppler = run(bench.command("pdfsig").arg("signed.pdf"));
    let poppler = String::from_utf8_lossy(&poppler.stdout).into_owned();
    assert!(poppler.contains("Signature is Valid"), "{poppler}");
}

#[test]
fn a_wrong_pin_is_told_with_what_is_known_of_the_tries() {
    let bench = Bench::with_token("T");
    bench.key("T", "01", P256, "A");
    assert_eq!(bench.sign("T", "01", "00000000", ""), "wrong_pin");
    assert!(!bench.path("signed.pdf").exists());
    assert_eq!(bench.listed()["tokens"][0]["pin"], "few_tries");
    let page = bench.cli(&["token", "list", "--module", SOFTHSM]);
    let page = String::from_utf8_lossy(&page.stdout).into_owned();
    assert!(page.contains("Chỉ còn ít lần thử"), "{page}");
    assert_eq!(bench.sign("T", "01", PIN, ""), "signed");
    assert_eq!(bench.listed()["tokens"][0]["pin"], "ready");
}

#[test]
fn a_locked_token_is_not_asked() {
    let bench = Bench::with_token("T");
    bench.key("T", "01", P256, "A");
    bench.lock();
    assert_eq!(bench.listed()["tokens"][0]["pin"], "locked");
    assert_eq!(bench.sign("T", "01", PIN, ""), "pin_locked");
}

#[test]
fn a_certificate_that_cannot_sign_costs_no_try() {
    let bench = Bench::with_token("T");
    bench.certificate("01", P256, "Het han", &["-days", "1"]);
    bench.put_certificate("T", "01");
    bench.certificate("02", P256, "SHA-1", &["-days", "3650", "-sha1"]);
    bench.put_certificate("T", "02");
    bench.certificate("03", P256, "Khong khoa", &["-days", "3650"]);
    bench.put_certificate("T", "03");
    bench.certificate("04", &["-newkey", "rsa:1024"], "Ngan", &["-days", "3650"]);
    bench.put_certificate("T", "04");
    // The fixtures sign on a day in December 2026, later than a day from now.
    for (id, kind) in [
        ("01", "certificate_expired"),
        ("02", "certificate_weak"),
        ("04", "unsupported_rsa_size"),
        ("09", "no_token_certificate"),
    ] {
        assert_eq!(bench.sign("T", id, "00000000", ""), kind, "{id}");
        assert_eq!(bench.listed()["tokens"][0]["pin"], "ready", "{id}");
    }
    assert_eq!(bench.sign("T", "03", PIN, ""), "no_token_key");
}

#[test]
fn a_token_is_used_by_one_signature_at_a_time_and_may_vanish() {
    let bench = Bench::with_token("T");
    bench.key("T", "01", P256, "A");
    let task = |extra: Value| {
        let mut task = json!({
            "do": "sign", "slot": bench.slot("T"), "id": "01", "pin": PIN, "digest": "",
            "out": bench.path("signed.pdf"),
        });
        task.as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        task
    };
    assert_eq!(bench.child(&task(json!({"twice": true}))), "signed");
    let vanish = task(json!({"remove": bench.path("tokens")}));
    let said = bench.child(&vanish);
    assert!(
        ["token_removed", "token_failed"].contains(&&*said),
        "{said}"
    );
}

#[test]
fn a_file_that_is_no_module_is_told_before_it_is_loaded() {
    let bench = Bench::new();
    let mut elf = b"\x7fELF\x01\x01\x01".to_vec();
    elf.resize(64, 0);
    elf[18] = 3;
    let mut pe = b"MZ".to_vec();
    pe.resize(0x40, 0);
    pe[0x3c] = 0x40;
    pe.extend(b"PE\0\0\x4c\x01");
    for (name, bytes) in [
        ("elf32.so", &elf[..]),
        ("pe32.dll", &pe),
        ("words.so", b"xin chao"),
    ] {
        std::fs::write(bench.path(name), bytes).unwrap();
    }
    let list = |module: &str| {
        let said = bench.cli(&["token", "list", "--module", module]);
        assert_eq!(said.status.code(), Some(1), "{said:?}");
        String::from_utf8_lossy(&said.stderr).into_owned()
    };
    assert!(
        list("elf32.so")
            .contains("dành cho Linux 32-bit (x86), còn chương trình này là bản cho Linux 64-bit")
    );
    assert!(list("pe32.dll").contains("dành cho Windows 32-bit (x86)"));
    assert!(list("words.so").contains("không phải thư viện PKCS#11"));
    assert!(list("khong-co.so").contains("Không tìm thấy thư viện của token"));
    assert!(list(SOFTHSM).contains("Chưa thấy USB token"));
    // A library of this very machine, but of something else.
    let libm = [
        "/lib/x86_64-linux-gnu/libm.so.6",
        "/lib/aarch64-linux-gnu/libm.so.6",
    ];
    let libm = libm.iter().find(|path| Path::new(path).exists()).unwrap();
    assert!(list(libm).contains("không phải thư viện PKCS#11"));
    std::fs::write(bench.path("cut.so"), &std::fs::read(libm).unwrap()[..4096]).unwrap();
    assert!(list("cut.so").contains("bị hỏng hoặc chép chưa hết"));
}

#[test]
fn headers_of_program_files_are_read_or_refused() {
    let own = std::fs::read(SOFTHSM).unwrap();
    assert_eq!(Build::of_file(&own), Some(Build::of_program()));
    let mut big = b"\x7fELF\x02\x02\x01".to_vec();
    big.resize(64, 0);
    big[19] = 183;
    let arm = Build {
        system: System::Linux,
        machine: Machine::Arm64,
    };
    assert_eq!(Build::of_file(&big), Some(arm));
    let hostile: [&[u8]; 5] = [b"", b"MZ", b"\x7fELF", &[b'M'; 64], b"#!/bin/sh"];
    for head in hostile {
        assert_eq!(Build::of_file(head), None, "{head:?}");
    }
    let mut far = b"MZ".to_vec();
    far.resize(0x3c, 0);
    far.extend([0xff; 4]);
    assert_eq!(Build::of_file(&far), None);
}

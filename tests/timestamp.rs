//! Time stamps: `openssl ts` is the service, pyHanko judges.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a test cannot set up must stop it"
)]

#[path = "fixtures/sign/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use support::*;
use tukiem::app::error::AppError;
use tukiem::app::responder::Responder;
use tukiem::sign::timestamp::{TimeStamper, embed, request_for};
use tukiem::sign::{SignRequest, SigningKey, TrustAnchors, sign_pdf, sign_pdf_stamped, verify};

/// A time stamping service of openssl in a folder.
struct Service(tempfile::TempDir);

impl Service {
    fn new() -> Self {
        let service = Self(tempfile::tempdir().unwrap());
        let config = "[req]\nprompt=no\ndistinguished_name=dn\n[dn]\nCN=Dich vu dau thoi gian\nO=Don vi thu\n\
             [ext]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:FALSE\n\
             [tsa]\ndefault_tsa=own\n[own]\nserial=serial\nsigner_cert=tsa.pem\ncerts=root.pem\nsigner_key=tsa.key\n\
             signer_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256,sha384,sha512\naccuracy=secs:1\n\
             ess_cert_id_alg=sha256\n";
        std::fs::write(service.path("tsa.cnf"), config).unwrap();
        std::fs::write(service.path("serial"), "01\n").unwrap();
        let at = service.0.path();
        openssl(
            at,
            &[
                "req",
                "-x509",
                "-nodes",
                "-subj",
                "/CN=Goc dau thoi gian",
                "-newkey",
                "rsa:2048",
                "-keyout",
                "root.key",
                "-out",
                "root.pem",
                "-days",
                "3650",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign",
            ],
        );
        openssl(
            at,
            &[
                "req", "-nodes", "-config", "tsa.cnf", "-newkey", "rsa:2048", "-keyout", "tsa.key",
                "-out", "tsa.csr",
            ],
        );
        openssl(
            at,
            &[
                "x509",
                "-req",
                "-in",
                "tsa.csr",
                "-CA",
                "root.pem",
                "-CAkey",
                "root.key",
                "-CAcreateserial",
                "-days",
                "3000",
                "-extfile",
                "tsa.cnf",
                "-extensions",
                "ext",
                "-out",
                "tsa.pem",
            ],
        );
        service
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The command of a person who has this service on the computer.
    fn command(&self) -> String {
        let config = self.path("tsa.cnf");
        // openssl reads the names inside its configuration from where it runs.
        let script = self.path("reply.sh");
        let text = format!(
            "#!/bin/sh\ncd '{}' && exec openssl ts -reply -config '{}' -queryfile \"$1\" -out \"$2\"\n",
            self.0.path().display(),
            config.display()
        );
        std::fs::write(&script, text).unwrap();
        format!("sh \"{}\" {{request}} {{reply}}", script.display())
    }

    fn reply(&self, query: &str, reply: &str) {
        openssl(
            self.0.path(),
            &[
                "ts",
                "-reply",
                "-config",
                "tsa.cnf",
                "-queryfile",
                query,
                "-out",
                reply,
            ],
        );
    }

    /// pyHanko's lines, with the signers and the service's root trusted.
    fn pyhanko(&self, pdf: &[u8], keys: &[&SigningKey]) -> String {
        std::fs::write(self.path("judged.pdf"), pdf).unwrap();
        let mut command = Command::new(pyhanko());
        command.current_dir(self.0.path());
        command.args([
            "sign",
            "validate",
            "--no-revocation-check",
            "--trust-replace",
            "--trust",
            "root.pem",
        ]);
        for (i, key) in keys.iter().enumerate() {
            std::fs::write(self.path("signer.der"), key.certificate().der()).unwrap();
            let name = format!("signer{i}.pem");
            openssl(
                self.0.path(),
                &["x509", "-inform", "DER", "-in", "signer.der", "-out", &name],
            );
            command.args(["--trust", &name]);
        }
        let said = run(command.arg("judged.pdf"));
        String::from_utf8_lossy(&said.stdout).into_owned()
    }
}
fn pyhanko() -> PathBuf {
    if let Some(path) = std::env::var_os("TUKIEM_PYHANKO") {
        return path.into();
    }
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/pyhanko");
    assert!(local.is_file(), "run scripts/test");
    local
}

/// The service stamps with the clock of this computer, so the signature does too.
fn today() -> DateTime<FixedOffset> {
    Utc::now().fixed_offset()
}

fn made_today<'a>(field: &'a str, key: &'a SigningKey) -> SignRequest<'a> {
    SignRequest {
        time: today(),
        ..request(field, key)
    }
}

#[track_caller]
fn kind<T: std::fmt::Debug>(result: Result<T, tukiem::sign::SignError>) -> &'static str {
    result.unwrap_err().kind()
}

#[test]
fn a_signature_is_made_with_its_time_stamp() {
    let service = Service::new();
    let responder = Responder::parse(&service.command()).unwrap();
    for pdf_kind in KINDS {
        let request = made_today("ThuTruong", &OWN);
        let signed = sign_pdf_stamped(&pdf(pdf_kind), &request, &responder).unwrap();
        let ours = verify(&signed, &TrustAnchors::none(), None);
        assert!(ours.valid, "{ours:#?}");
        let said = service.pyhanko(&signed, &[&OWN]);
        assert!(said.contains(":INTACT:TRUSTED"), "{said}");
        assert!(said.contains("TIMESTAMP"), "{said}");
        // The clerk's signature on top leaves it valid.
        let both = sign_pdf(&signed, &made_today("CoQuan", &OTHER)).unwrap();
        assert!(verify(&both, &TrustAnchors::none(), None).valid);
    }
}

#[test]
fn a_time_stamp_that_comes_by_file_goes_to_the_last_signature() {
    let service = Service::new();
    let once = sign_pdf(&pdf(Kind::Table), &made_today("ThuTruong", &OTHER)).unwrap();
    let twice = sign_pdf(&once, &made_today("CoQuan", &OWN)).unwrap();
    std::fs::write(service.path("signed.pdf"), &twice).unwrap();
    let cli = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tukiem-cli"));
        command.current_dir(service.0.path()).args(words);
        command.env("LC_ALL", "vi_VN.UTF-8").output().unwrap()
    };
    let asked = cli(&["timestamp", "signed.pdf", "--request", "ask.tsq"]);
    assert_eq!(asked.status.code(), Some(0), "{asked:?}");
    service.reply("ask.tsq", "answer.tsr");
    let words = [
        "timestamp",
        "signed.pdf",
        "--reply",
        "answer.tsr",
        "--out",
        "stamped.pdf",
    ];
    let done = cli(&words);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(
        told.contains("Đã gắn dấu thời gian") && told.contains("CoQuan"),
        "{told}"
    );

    let stamped = std::fs::read(service.path("stamped.pdf")).unwrap();
    assert_eq!(stamped.len(), twice.len());
    assert!(verify(&stamped, &TrustAnchors::none(), None).valid);
    let said = service.pyhanko(&stamped, &[&OWN, &OTHER]);
    let line = said
        .lines()
        .find(|line| line.starts_with("CoQuan:"))
        .unwrap();
    assert!(
        line.contains(":INTACT:TRUSTED") && line.contains("TIMESTAMP"),
        "{said}"
    );
    let first = said
        .lines()
        .find(|line| line.starts_with("ThuTruong:"))
        .unwrap();
    assert!(!first.contains("TIMESTAMP"), "{said}");

    std::fs::write(service.path("signed.pdf"), &stamped).unwrap();
    let again = cli(&words);
    assert_eq!(again.status.code(), Some(4), "{again:?}");
    let told = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(told.contains("đã có dấu thời gian"), "{told}");
}

#[test]
fn a_reply_to_something_else_is_refused() {
    let service = Service::new();
    let signed = sign_pdf(&pdf(Kind::Table), &made_today("ThuTruong", &OWN)).unwrap();
    let other = sign_pdf(&pdf(Kind::Stream), &made_today("ThuTruong", &OWN)).unwrap();
    std::fs::write(service.path("other.tsq"), request_for(&other).unwrap()).unwrap();
    service.reply("other.tsq", "other.tsr");
    let reply = std::fs::read(service.path("other.tsr")).unwrap();
    assert_eq!(kind(embed(&signed, &reply)), "stamp_of_other_signature");
    assert!(embed(&other, &reply).is_ok());

    // The right imprint, but asked by somebody else: the nonce is another, or there is none.
    let asked = request_for(&signed).unwrap();
    let imprint = asked.windows(4).position(|w| w == [5, 0, 4, 32]).unwrap() + 4;
    let digest: String = asked[imprint..imprint + 32]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for nonce in [&["-cert"][..], &["-cert", "-no_nonce"]] {
        let mut words = vec![
            "ts", "-query", "-sha256", "-digest", &digest, "-out", "mine.tsq",
        ];
        words.extend(nonce);
        openssl(service.0.path(), &words);
        service.reply("mine.tsq", "mine.tsr");
        let reply = std::fs::read(service.path("mine.tsr")).unwrap();
        assert_eq!(kind(embed(&signed, &reply)), "stamp_of_other_request");
    }

    // The service says no: a digest it does not take.
    std::fs::write(service.path("data"), b"x").unwrap();
    openssl(
        service.0.path(),
        &["ts", "-query", "-sha1", "-data", "data", "-out", "sha1.tsq"],
    );
    service.reply("sha1.tsq", "no.tsr");
    let reply = std::fs::read(service.path("no.tsr")).unwrap();
    assert_eq!(kind(embed(&signed, &reply)), "stamp_refused");

    for hostile in [
        &b""[..],
        b"\x30\x80",
        &[0x30; 4000],
        &reply[..reply.len() - 1],
    ] {
        assert_eq!(kind(embed(&signed, hostile)), "stamp_reply_unreadable");
    }
    assert_eq!(kind(embed(&signed, &[0; 70_000])), "stamp_reply_too_large");
    assert_eq!(kind(request_for(&pdf(Kind::Table))), "nothing_to_stamp");
    assert_eq!(kind(request_for(b"no pdf")), "not_pdf");
}

#[test]
fn a_program_that_misbehaves_leaves_nothing_signed() {
    let dir = tempfile::tempdir().unwrap();
    let stamp = |line: &str| {
        let responder = Responder::parse(line)
            .unwrap()
            .within(Duration::from_millis(900));
        kind(sign_pdf_stamped(
            &pdf(Kind::Table),
            &request("ThuTruong", &OWN),
            &responder,
        ))
    };
    assert_eq!(stamp("sleep 30"), "stamp_program_slow");
    assert_eq!(stamp("false"), "stamp_program_failed");
    assert_eq!(
        stamp("sh -c \"echo hong >&2; exit 3\""),
        "stamp_program_failed"
    );
    assert_eq!(
        stamp("khong-co-chuong-trinh-nay"),
        "stamp_program_not_started"
    );
    assert_eq!(stamp("true"), "stamp_reply_unreadable");
    assert_eq!(stamp("head -c 3000000 /dev/zero"), "stamp_reply_too_large");
    assert_eq!(stamp("true {request} {reply}"), "stamp_program_failed");
    let nothing = Responder::parse("  ").unwrap_err();
    assert!(matches!(nothing, AppError::Sign(error) if error.kind() == "no_stamp_program"));

    // What the program gets: the request on its standard input and in the file.
    let (seen, read) = (dir.path().join("seen"), dir.path().join("read"));
    let line = format!("cp {{request}} {}", seen.display());
    let responder = Responder::parse(&line).unwrap();
    assert_eq!(responder.reply(b"request").unwrap(), b"");
    assert_eq!(std::fs::read(&seen).unwrap(), b"request");
    let responder = Responder::parse(&format!("tee {}", read.display())).unwrap();
    assert_eq!(responder.reply(b"request").unwrap(), b"request");
    assert_eq!(std::fs::read(&read).unwrap(), b"request");
}

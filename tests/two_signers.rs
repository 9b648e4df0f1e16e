//! Two people, one document: the leader signs the report, the clerk seals it, and other
//! programs judge every step. Goes the way people go: by the command line and by the session.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test cannot set up must stop it"
)]

#[path = "two_signers/archive.rs"]
mod archive;
#[path = "token/bench.rs"]
#[allow(dead_code, reason = "each test binary uses its own part")]
mod bench;
#[path = "token/child.rs"]
mod child;
#[path = "cli/desk.rs"]
mod desk;
#[path = "two_signers/others.rs"]
mod others;
#[path = "two_signers/page.rs"]
mod page;
#[path = "two_signers/pictures.rs"]
mod pictures;
#[path = "two_signers/refused.rs"]
mod refused;
#[path = "two_signers/session.rs"]
mod session;
#[path = "fixtures/sign/mod.rs"]
mod support;
#[path = "two_signers/token.rs"]
mod token;

use std::sync::LazyLock;

use desk::{Desk, FOR_SIGNING, PASSPHRASE};
use pictures::{seal, signature};

/// What openssl makes a key of, each kind once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Rsa,
    P256,
    P384,
}

use Kind::{P256, P384, Rsa};

impl Kind {
    fn words(self) -> &'static [&'static str] {
        match self {
            Rsa => &["-newkey", "rsa:2048"],
            P256 => &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
            P384 => &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
        }
    }
}

/// A key of openssl for this holder as `name.p12`, its certificate as `name.pem`.
fn key(desk: &Desk, name: &str, holder: &str, kind: Kind) {
    let config = format!(
        "[req]\nprompt=no\ndistinguished_name=dn\n[dn]\nCN={holder}\nO=UBND xa Tan Minh Mau\n[ext]\n{}\n",
        FOR_SIGNING.join("\n")
    );
    desk.write("req.cnf", config);
    desk.write("pass", format!("{PASSPHRASE}\n"));
    let (pem, p12) = (format!("{name}.pem"), format!("{name}.p12"));
    let new = [
        "req",
        "-x509",
        "-nodes",
        "-sha256",
        "-config",
        "req.cnf",
        "-extensions",
        "ext",
        "-days",
        "900",
        "-keyout",
        "key.pem",
        "-out",
        &pem,
    ];
    desk.openssl(&[&new[..], kind.words()].concat());
    let word = format!("pass:{PASSPHRASE}");
    desk.openssl(&[
        "pkcs12", "-export", "-inkey", "key.pem", "-in", &pem, "-out", &p12, "-passout", &word,
    ]);
}

/// Everything that is the same for all tests: the assessment, the keys, the pictures, and
/// the report unsigned (`p.pdf`).
static BASE: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::assessed();
    for kind in [Rsa, P256, P384] {
        key(
            &desk,
            &format!("leader-{kind:?}"),
            "Nguyen Thi Minh Hue",
            kind,
        );
        key(
            &desk,
            &format!("agency-{kind:?}"),
            "UBND xa Tan Minh Mau",
            kind,
        );
    }
    desk.write("chu-ky.png", signature());
    desk.write("dau.png", seal());
    desk.run(&[
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "p.pdf",
    ])
    .ended(0);
    desk
});

/// A desk with a leader's and an agency's key, their pictures and the unsigned report.
fn ready(leader: Kind, agency: Kind) -> Desk {
    let desk = Desk::new();
    for name in ["a.db", "pass", "chu-ky.png", "dau.png", "p.pdf"] {
        desk.write(name, BASE.read(name));
    }
    for (whose, kind) in [("leader", leader), ("agency", agency)] {
        for ending in ["p12", "pem"] {
            let from = format!("{whose}-{kind:?}.{ending}");
            desk.write(&format!("{whose}.{ending}"), BASE.read(&from));
        }
    }
    desk
}

/// The leader signs the prepared report as `r.pdf`, with more words after it.
fn lead(desk: &Desk, more: &[&str]) -> desk::Said {
    let words = [
        "sign",
        "p.pdf",
        "--out",
        "r.pdf",
        "--field",
        "ThuTruong",
        "--place",
        "Tân Minh Mẫu",
        "--p12",
        "leader.p12",
        "--pass-file",
        "pass",
        "--picture",
        "chu-ky.png",
    ];
    desk.run(&[&words[..], more].concat())
}

/// `sign` by the agency with its seal, from `r.pdf` to `out`, with more words after it.
fn sealed(desk: &Desk, out: &str, more: &[&str]) -> desk::Said {
    let words = [
        "sign",
        "r.pdf",
        "--out",
        out,
        "--p12",
        "agency.p12",
        "--pass-file",
        "pass",
        "--picture",
        "dau.png",
    ];
    desk.run(&[&words[..], more].concat())
}

/// The desk with `r.pdf` of the leader and `both.pdf` of both.
fn signed_by_both(leader: Kind, agency: Kind) -> Desk {
    let desk = ready(leader, agency);
    assert_eq!(lead(&desk, &[]).ended(0).out, "r.pdf\n");
    let said = sealed(&desk, "both.pdf", &[]).ended(0);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("both.pdf\n", ""));
    desk
}

#[test]
fn each_kind_of_key_signs_over_each_other() {
    for (leader, agency) in [(Rsa, P256), (P256, P384), (P384, Rsa)] {
        let desk = signed_by_both(leader, agency);
        for (file, signatures) in [("r.pdf", 1), ("both.pdf", 2)] {
            desk.run(&["verify", file]).ended(0);
            others::agree(&desk, file, signatures);
        }
        let (once, both) = (desk.read("r.pdf"), desk.read("both.pdf"));
        assert!(
            both.starts_with(&once),
            "the earlier revision stands untouched"
        );
    }
}

#[test]
fn digests_are_chosen_where_the_key_offers_them() {
    let desk = ready(Rsa, Rsa);
    lead(&desk, &["--digest", "sha512"]).ended(0);
    sealed(&desk, "both.pdf", &["--digest", "sha384"]).ended(0);
    others::agree(&desk, "both.pdf", 2);
    let said = others::pdfsig(&desk, "both.pdf");
    assert!(
        said.contains("SHA-512") && said.contains("SHA-384"),
        "{said}"
    );
}

#[test]
fn signing_in_place_replaces_the_file_as_a_whole() {
    let desk = ready(P256, P256);
    lead(&desk, &[]).ended(0);
    let before = desk.read("r.pdf");
    sealed(&desk, "r.pdf", &[]).ended(0);
    let after = desk.read("r.pdf");
    assert!(after.starts_with(&before) && after.len() > before.len());
    let left: Vec<_> = desk
        .files()
        .into_keys()
        .filter(|n| n.contains("r.pdf"))
        .collect();
    assert_eq!(left, ["r.pdf"], "nothing half-written is left");
    others::agree(&desk, "r.pdf", 2);
}

/// The leader's signature made with the report itself, the clerk's into the file.
#[test]
fn a_report_signed_as_it_is_written_is_sealed() {
    let desk = ready(Rsa, P256);
    let said = others::pdfsig(&desk, "p.pdf");
    for name in ["ThuTruong", "CoQuan"] {
        assert!(
            said.contains(&format!("Signature Field Name: {name}")),
            "{said}"
        );
    }
    let words = [
        "report",
        "--db",
        "a.db",
        "--assessment",
        "1",
        "--out",
        "r.pdf",
        "--sign-p12",
        "leader.p12",
        "--pass-file",
        "pass",
        "--picture",
        "chu-ky.png",
    ];
    assert_eq!(desk.run(&words).ended(0).out, "r.pdf\n");
    sealed(&desk, "both.pdf", &[]).ended(0);
    others::agree(&desk, "both.pdf", 2);
}

#[test]
fn the_signatures_say_who_why_and_where() {
    let desk = signed_by_both(P256, P256);
    let tree = lopdf::Document::load(desk.path("both.pdf")).unwrap();
    let text = |field: &str, key: &str| {
        let value = archive::signature(&tree, field);
        lopdf::decode_text_string(value.get(key.as_bytes()).unwrap()).unwrap()
    };
    assert_eq!(text("ThuTruong", "Name"), "Nguyen Thi Minh Hue");
    assert_eq!(text("ThuTruong", "Reason"), "Ký duyệt báo cáo");
    assert!(
        !text("ThuTruong", "Location").is_empty(),
        "the unit's place"
    );
    assert_eq!(text("CoQuan", "Name"), "UBND xa Tan Minh Mau");
    assert!(text("CoQuan", "Reason").starts_with("Ký số của cơ quan"));
}

/// The children of the bench come here; alone it only proves that no task is left.
#[test]
fn a_process_of_its_own_sees_its_own_tokens() {
    if let Some(task) = std::env::var_os(bench::TASK) {
        let task: serde_json::Value =
            serde_json::from_slice(&std::fs::read(task).unwrap()).unwrap();
        let done = child::work(&task);
        std::fs::write(task["said"].as_str().unwrap(), done).unwrap();
    }
}

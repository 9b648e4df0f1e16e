//! Other people's tools judge our signatures, and we judge theirs: pdfsig
//! (poppler), qpdf and pyHanko.

#![expect(clippy::unwrap_used, reason = "what a test cannot set up must stop it")]

#[path = "fixtures/sign/mod.rs"]
mod support;

#[path = "sign_outside/matrix.rs"]
mod matrix;
#[path = "sign_outside/others.rs"]
mod others;
#[path = "sign_outside/tools.rs"]
mod tools;
#[path = "sign_outside/trust.rs"]
mod trust;

use std::process::Command;
use support::*;
use tools::pyhanko;
use tukiem::sign::{SigningKey, TrustAnchors, open_pkcs12, sign_pdf, verify};

fn text_of(command: &mut Command) -> String {
    String::from_utf8_lossy(&run(command).stdout).into_owned()
}

/// A folder with the file and the certificates as PEM.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(pdf: &[u8], signers: &[&SigningKey]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("report.pdf"), pdf).unwrap();
        for (i, key) in signers.iter().enumerate() {
            std::fs::write(dir.path().join("c.der"), key.certificate().der()).unwrap();
            let name = format!("{i}.pem");
            openssl(
                dir.path(),
                &["x509", "-inform", "DER", "-in", "c.der", "-out", &name],
            );
        }
        Self(dir)
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.0.path());
        command
    }

    fn pdfsig(&self) -> String {
        text_of(self.command("pdfsig").arg("report.pdf"))
    }

    fn qpdf(&self) {
        let said = text_of(self.command("qpdf").args(["--check", "report.pdf"]));
        assert!(
            said.contains("No syntax or stream encoding errors"),
            "{said}"
        );
    }

    /// pyHanko's one line a signature, with the certificates as trust roots.
    fn pyhanko(&self, roots: usize) -> Vec<String> {
        let mut command = self.command(pyhanko());
        // The fixtures sign in December 2026 with keys made today.
        command.args([
            "sign",
            "validate",
            "--no-revocation-check",
            "--trust-replace",
        ]);
        for i in 0..roots {
            command.args(["--trust", &format!("{i}.pem")]);
        }
        text_of(command.arg("report.pdf"))
            .lines()
            .map(str::to_owned)
            .collect()
    }
}

#[test]
fn one_signature_of_every_kind_of_key() {
    let kinds = [RSA, P256, P384].map(|key| {
        open_pkcs12(
            &Recipe {
                key,
                ..Recipe::default()
            }
            .make(),
            &passphrase(),
        )
        .unwrap()
    });
    for kind in KINDS {
        for key in kinds.iter().chain([&*OWN]) {
            let signed = sign_pdf(&pdf(kind), &request("ThuTruong", key)).unwrap();
            let desk = Desk::new(&signed, &[key]);
            desk.qpdf();
            let poppler = desk.pdfsig();
            assert!(poppler.contains("Signature is Valid"), "{poppler}");
            assert!(poppler.contains("Total document signed"), "{poppler}");
            let said = desk.pyhanko(1);
            let [line] = &said[..] else {
                panic!("{said:?}")
            };
            assert!(
                line.starts_with("ThuTruong:") && line.ends_with(":INTACT:TRUSTED,UNTOUCHED"),
                "{line}"
            );
        }
    }
}

#[test]
fn a_second_signature_extends_the_first() {
    for kind in KINDS {
        let desk = Desk::new(&signed_twice(kind), &[&OWN, &OTHER]);
        desk.qpdf();
        let poppler = desk.pdfsig();
        assert_eq!(
            poppler.matches("Signature is Valid").count(),
            2,
            "{poppler}"
        );
        let said = desk.pyhanko(2);
        let [first, second] = &said[..] else {
            panic!("{said:?}")
        };
        assert!(first.starts_with("ThuTruong:"), "{first}");
        assert!(
            first.contains(":INTACT:TRUSTED,EXTENDED_WITH_FORM_FILLING,ACCEPTABLE"),
            "{first}"
        );
        assert!(
            second.starts_with("CoQuan:") && second.ends_with(":INTACT:TRUSTED,UNTOUCHED"),
            "{second}"
        );
    }
}

/// pyHanko accepts a field in the structure tree only as the single kid of its
/// element (`/K <</Type/OBJR …>>`, not an array); the report must be written so.
#[test]
fn fields_in_a_structure_tree_stay_acceptable() {
    let mut parts = objects("x");
    parts[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R/MarkInfo<</Marked true>>/StructTreeRoot 9 0 R>>".into();
    for (field, parent) in [(4, 0), (5, 1)] {
        parts[field] = parts[field].replace("/F 132", &format!("/F 132/StructParent {parent}"));
    }
    let element = |field: u32| {
        format!(
            "<</Type/StructElem/S/Form/P 10 0 R/Pg 3 0 R/K<</Type/OBJR/Pg 3 0 R/Obj {field} 0 R>>>>"
        )
    };
    parts.push("<</Type/StructTreeRoot/K[10 0 R]/ParentTree<</Nums[0 11 0 R 1 12 0 R]>>/ParentTreeNextKey 2>>".into());
    parts.push("<</Type/StructElem/S/Document/P 9 0 R/K[11 0 R 12 0 R]>>".into());
    parts.extend([element(5), element(6)]);
    let once = sign_pdf(&build(Kind::Table, &parts), &request("ThuTruong", &OWN)).unwrap();
    let twice = sign_pdf(&once, &request("CoQuan", &OTHER)).unwrap();
    assert!(verify(&twice, &TrustAnchors::none(), None).valid);
    let said = Desk::new(&twice, &[&OWN, &OTHER]).pyhanko(2);
    assert!(
        said[0].contains("EXTENDED_WITH_FORM_FILLING,ACCEPTABLE"),
        "{said:?}"
    );
}

#[test]
fn a_chain_of_a_root_and_a_signer_is_trusted_by_both() {
    let (file, root) = issued_key();
    let key = open_pkcs12(&file, &passphrase()).unwrap();
    assert_eq!(key.issuers().len(), 1);
    let signed = sign_pdf(&pdf(Kind::Table), &request("CoQuan", &key)).unwrap();
    let desk = Desk::new(&signed, &[]);
    std::fs::write(desk.0.path().join("0.pem"), &root).unwrap();
    assert!(desk.pyhanko(1)[0].contains(":INTACT:TRUSTED"));

    openssl(
        desk.0.path(),
        &[
            "x509", "-in", "0.pem", "-outform", "DER", "-out", "root.der",
        ],
    );
    let root = std::fs::read(desk.0.path().join("root.der")).unwrap();
    let ours = verify(&signed, &TrustAnchors::from_der([&root[..]]).unwrap(), None);
    assert!(ours.valid, "{ours:#?}");
    let one = &ours.signatures[0];
    assert!(one.trusted && !one.self_signed);
    assert_eq!(
        (one.signer.as_str(), one.issuer.as_str()),
        ("Le Van C", "Goc thu")
    );
    assert!(!verify(&signed, &TrustAnchors::none(), None).signatures[0].trusted);
}

/// A key whose certificate a root issued, with the root inside; and the root as PEM.
fn issued_key() -> (Vec<u8>, Vec<u8>) {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    let ext = "basicConstraints=CA:FALSE\nkeyUsage=critical,nonRepudiation\n";
    std::fs::write(at.join("leaf.ext"), ext).unwrap();
    let usage = "keyUsage=critical,keyCertSign,cRLSign";
    let mut root = vec![
        "req",
        "-x509",
        "-nodes",
        "-subj",
        "/CN=Goc thu",
        "-addext",
        usage,
    ];
    root.extend(["-keyout", "root.key", "-out", "root.pem", "-days", "3650"]);
    root.extend(RSA);
    openssl(at, &root);
    let mut leaf = vec![
        "req",
        "-nodes",
        "-subj",
        "/CN=Le Van C",
        "-keyout",
        "k.pem",
        "-out",
        "l.csr",
    ];
    leaf.extend(P256);
    openssl(at, &leaf);
    openssl(
        at,
        &[
            "x509",
            "-req",
            "-in",
            "l.csr",
            "-CA",
            "root.pem",
            "-CAkey",
            "root.key",
            "-days",
            "3000",
            "-CAcreateserial",
            "-extfile",
            "leaf.ext",
            "-out",
            "l.pem",
        ],
    );
    let word = format!("pass:{PASSPHRASE}");
    openssl(
        at,
        &[
            "pkcs12",
            "-export",
            "-inkey",
            "k.pem",
            "-in",
            "l.pem",
            "-certfile",
            "root.pem",
            "-out",
            "k.p12",
            "-passout",
            &word,
        ],
    );
    (
        std::fs::read(at.join("k.p12")).unwrap(),
        std::fs::read(at.join("root.pem")).unwrap(),
    )
}

#[test]
fn our_own_key_file_opens_in_openssl() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("own.p12"), &*OWN_FILE).unwrap();
    let word = format!("pass:{PASSPHRASE}");
    let said = openssl(
        dir.path(),
        &["pkcs12", "-in", "own.p12", "-nodes", "-passin", &word],
    );
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(
        said.contains("BEGIN PRIVATE KEY") && said.contains("BEGIN CERTIFICATE"),
        "{said}"
    );
}

#[test]
fn a_second_signature_by_another_program_is_accepted() {
    for kind in KINDS {
        let desk = Desk::new(&signed_once(kind), &[]);
        let at = desk.0.path();
        std::fs::write(at.join("own.p12"), &*OWN_FILE).unwrap();
        std::fs::write(at.join("word"), PASSPHRASE).unwrap();
        run(desk
            .command(pyhanko())
            .args([
                "sign",
                "addsig",
                "--field",
                "CoQuan",
                "--use-pades",
                "pkcs12",
            ])
            .args(["--passfile", "word", "report.pdf", "both.pdf", "own.p12"]));
        let both = std::fs::read(at.join("both.pdf")).unwrap();
        let ours = verify(&both, &TrustAnchors::none(), None);
        assert!(ours.valid, "{kind:?} {ours:#?}");
        assert_eq!(ours.signatures.len(), 2);
    }
}

#[test]
fn pyhanko_and_we_both_refuse_a_changed_page() {
    let white = "<</Length 25>>\nstream\n1 1 1 rg 0 0 595 842 re f\nendstream";
    let changed = append(&signed_once(Kind::Table), &[(4, white)], "");
    let desk = Desk::new(&changed, &[&OWN]);
    let output = desk
        .command(pyhanko())
        .args([
            "sign",
            "validate",
            "--no-revocation-check",
            "--trust",
            "0.pem",
            "report.pdf",
        ])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("ILLEGAL_MODIFICATIONS"), "{said}");
    assert!(!verify(&changed, &TrustAnchors::none(), None).valid);
}

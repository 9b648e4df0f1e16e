//! Chains and revocation lists made by openssl: who is trusted, and why not.

use std::path::Path;

use tukiem::sign::{
    Distrust, Revocation, SignatureReport, TrustAnchors, open_pkcs12, sign_pdf, verify,
};

use super::support::{Kind, now, openssl, passphrase, pdf, request};
use super::tools::{Office, authority, issue, key_file};

/// The report of a document signed by `name`, its chain inside.
fn signed_by(office: &Office, name: &str, others: &str, trust: &TrustAnchors) -> SignatureReport {
    let key = open_pkcs12(&key_file(office.path(), name, others), &passphrase()).unwrap();
    let signed = sign_pdf(&pdf(Kind::Table), &request("ThuTruong", &key)).unwrap();
    let answer = verify(&signed, trust, Some(now()));
    assert!(answer.valid, "trust does not decide: {answer:#?}");
    answer.signatures[0].clone()
}

fn extensions(office: &Office, text: &str) {
    let mut all = office.read("ext.cnf");
    all.extend(text.bytes());
    office.write("ext.cnf", &all);
}

#[test]
fn chains_are_followed_and_held_to_their_conditions() {
    let office = Office::new();
    let at = office.path();
    extensions(
        &office,
        "[sub]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n\
         [short]\nbasicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n\
         [nosign]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign\n\
         [odd]\nbasicConstraints=CA:FALSE\nkeyUsage=nonRepudiation\n1.2.3.4=critical,ASN1:NULL\n\
         [named]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nnameConstraints=critical,permitted;email:a.vn\n",
    );
    issue(at, "sub", "ca", "sub", &[]);
    issue(at, "short", "ca", "short", &[]);
    issue(at, "below", "short", "sub", &[]);
    issue(at, "nosign", "ca", "nosign", &[]);
    issue(at, "named", "ca", "named", &[]);
    for (name, issuer) in [
        ("direct", "ca"),
        ("two", "sub"),
        ("fine", "short"),
        ("toolong", "below"),
        ("plain", "leaf"),
        ("crlonly", "nosign"),
        ("limited", "named"),
    ] {
        issue(at, name, issuer, "leaf", &[]);
    }
    issue(at, "odd", "ca", "odd", &[]);
    let chain = |names: &[&str]| {
        let all: Vec<_> = names
            .iter()
            .map(|n| office.read(&format!("{n}.pem")))
            .collect();
        office.write("chain.pem", &all.concat());
        "chain.pem"
    };
    let trust = office.trust(&["ca.pem"]);
    let by = |name: &str, others: &[&str]| {
        let others = if others.is_empty() { "" } else { chain(others) };
        signed_by(&office, name, others, &trust).trusted_by
    };
    let anchor = || Ok("Goc ca".to_owned());
    assert_eq!(by("direct", &[]), anchor());
    assert_eq!(by("two", &["sub"]), anchor());
    assert_eq!(by("fine", &["short"]), anchor());
    let code = |found: Result<String, Distrust>| found.map_err(|why| why.code());
    assert_eq!(
        code(by("two", &[])),
        Err("no_chain"),
        "the step between is missing"
    );
    assert_eq!(
        code(by("toolong", &["below", "short"])),
        Err("chain_too_long")
    );
    assert_eq!(code(by("plain", &["leaf"])), Err("not_authority"));
    assert_eq!(code(by("crlonly", &["nosign"])), Err("not_authority"));
    assert_eq!(code(by("limited", &["named"])), Err("unknown_condition"));
    assert_eq!(code(by("odd", &[])), Err("unknown_condition"));

    // The step between may come from the folder of anchors, or be trusted itself.
    let both = office.trust(&["ca.pem", "sub.pem"]);
    assert!(signed_by(&office, "two", "", &both).trusted);
    let only = office.trust(&["sub.pem"]);
    assert_eq!(
        signed_by(&office, "two", "", &only).trusted_by,
        Ok("Ten sub".to_owned())
    );
    let none = TrustAnchors::none();
    assert_eq!(
        signed_by(&office, "direct", "", &none).trusted_by,
        Err(Distrust::NoAnchors)
    );
    // Another authority of the same name has not signed it.
    let other = Office::new();
    let found = signed_by(&office, "direct", "", &other.trust(&["ca.pem"])).trusted_by;
    assert_eq!(code(found), Err("no_chain"));
}

#[test]
fn weak_certificates_prove_nothing() {
    let office = Office::new();
    let at = office.path();
    issue(at, "sub", "ca", "leaf", &[]);
    let old = ["-sha1"];
    authority(at, "old", &old);
    issue(at, "bysha1", "ca", "leaf", &old);
    let weak = office.read("bysha1.pem");
    // The signer refuses such a key, so the certificate is looked at by itself.
    let signer = tukiem::sign::Certificate::from_file(&weak).unwrap();
    let issuer = tukiem::sign::Certificate::from_file(&office.read("ca.pem")).unwrap();
    assert!(!issuer[0].has_issued(&signer[0]));
    let sound = tukiem::sign::Certificate::from_file(&office.read("sub.pem")).unwrap();
    assert!(issuer[0].has_issued(&sound[0]));
}

/// A list of the authority: serial numbers with the day of their revocation.
fn list(at: &Path, revoked: &[(&str, &str)], days: &str, ca: &str) -> Vec<u8> {
    let mut index = String::new();
    for (name, when) in revoked {
        let pem = format!("{name}.pem");
        let said = openssl(at, &["x509", "-in", &pem, "-noout", "-serial"]).stdout;
        let said = String::from_utf8_lossy(&said).into_owned();
        let serial = said.trim().strip_prefix("serial=").unwrap().to_owned();
        index += &format!("R\t401231235959Z\t{when}\t{serial}\tunknown\t/CN=Ten {name}\n");
    }
    std::fs::write(at.join("index.txt"), index).unwrap();
    let config =
        "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\ncrlnumber=crlnumber\n";
    std::fs::write(at.join("crl.cnf"), config).unwrap();
    std::fs::write(at.join("crlnumber"), "01\n").unwrap();
    let (pem, key) = (format!("{ca}.pem"), format!("{ca}.key"));
    openssl(
        at,
        &[
            "ca", "-gencrl", "-config", "crl.cnf", "-cert", &pem, "-keyfile", &key, "-crldays",
            days, "-out", "list.crl",
        ],
    );
    std::fs::read(at.join("list.crl")).unwrap()
}

#[test]
fn revoked_certificates_are_told_with_their_day() {
    let office = Office::new();
    let at = office.path();
    issue(at, "good", "ca", "leaf", &[]);
    let with = |lists: &[&[u8]]| {
        let mut trust = office.trust(&["ca.pem"]);
        for list in lists {
            trust.add_revocations(list).unwrap();
        }
        trust
    };
    let fresh = list(at, &[("leaf", "261201000000Z")], "60", "ca");
    let good = signed_by(&office, "good", "", &with(&[&fresh]));
    assert!(
        good.trusted && matches!(good.revocation, Revocation::Good { .. }),
        "{good:#?}"
    );
    let revoked = signed_by(&office, "leaf", "", &with(&[&fresh]));
    assert!(!revoked.trusted, "{revoked:#?}");
    assert_eq!(revoked.revocation.code(), "revoked");
    assert!(
        revoked
            .problems
            .iter()
            .any(|p| p.code() == "certificate_revoked")
    );
    // DER is read too.
    openssl(
        at,
        &[
            "crl", "-in", "list.crl", "-outform", "DER", "-out", "list.der",
        ],
    );
    let der = office.read("list.der");
    assert!(!signed_by(&office, "leaf", "", &with(&[&der])).trusted);

    // A list that has run out says nothing of those it does not name.
    let stale = list(at, &[("leaf", "261201000000Z")], "1", "ca");
    let found = signed_by(&office, "good", "", &with(&[&stale]));
    assert_eq!((found.revocation.code(), found.trusted), ("outdated", true));
    assert!(!signed_by(&office, "leaf", "", &with(&[&stale])).trusted);

    // A list of a stranger of the same name, and one that was changed.
    let stranger = Office::new();
    let foreign = list(stranger.path(), &[], "60", "ca");
    let found = signed_by(&office, "good", "", &with(&[&foreign]));
    assert_eq!(found.revocation.code(), "unknown");
    let mut changed = der.clone();
    let last = changed.len() - 5;
    changed[last] ^= 1;
    let found = signed_by(&office, "leaf", "", &with(&[&changed]));
    assert_eq!((found.revocation.code(), found.trusted), ("unknown", true));
    assert!(with(&[]).add_revocations(b"no list").is_err());
}

#[test]
fn a_time_stamp_shows_that_the_signature_is_older_than_the_revocation() {
    let office = Office::new();
    let at = office.path();
    let stamped = office.pyhanko("stamped", &pdf(Kind::Table), "ThuTruong");
    let with = |when: &str| {
        let mut trust = office.trust(&["ca.pem"]);
        trust
            .add_revocations(&list(at, &[("leaf", when)], "60", "ca"))
            .unwrap();
        verify(&stamped, &trust, None).signatures[0].clone()
    };
    let later = with("390101000000Z");
    assert_eq!(
        (later.revocation.code(), later.trusted),
        ("revoked_later", true)
    );
    // A list that came after the signature speaks of it too.
    let mut trust = office.trust(&["ca.pem"]);
    trust.add_revocations(&list(at, &[], "60", "ca")).unwrap();
    let good = verify(&stamped, &trust, None).signatures[0].clone();
    assert_eq!((good.revocation.code(), good.trusted), ("good", true));
    let before = with("200101000000Z");
    assert_eq!(
        (before.revocation.code(), before.trusted),
        ("revoked", false)
    );
}

#[test]
fn folders_of_certificates_and_lists_are_taken_on_the_command_line() {
    let office = Office::new();
    let at = office.path();
    let signed = office.pyhanko("approve", &pdf(Kind::Table), "ThuTruong");
    office.write("signed.pdf", &signed);
    for folder in ["tin-cay", "crl"] {
        std::fs::create_dir(at.join(folder)).unwrap();
    }
    std::fs::copy(at.join("ca.pem"), at.join("tin-cay/goc.pem")).unwrap();
    std::fs::write(at.join("tin-cay/ghi-chu.txt"), "không phải chứng thư").unwrap();
    office.write(
        "crl/ds.crl",
        &list(at, &[("leaf", "200101000000Z")], "60", "ca"),
    );
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tukiem-cli"));
        let command = command.current_dir(at).args(["verify", "signed.pdf"]);
        let output = command.args(arguments).output().unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (code, said) = run(&["--trust", "tin-cay"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("nhờ chứng thư Goc ca") && said.contains("Chưa biết chứng thư có bị thu hồi"),
        "{said}"
    );
    let (code, said) = run(&["--trust", "tin-cay", "--crl", "crl"]);
    assert_eq!(code, Some(0), "trust does not decide: {said}");
    assert!(said.contains("đã bị thu hồi ngày 01/01/2020"), "{said}");
    let (_, said) = run(&["--trust", "tin-cay", "--crl", "crl/ds.crl", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(value["signatures"][0]["revocation"], "revoked");
    assert_eq!(value["signatures"][0]["distrust"], "revoked");
    assert_eq!(run(&["--trust", "crl/ds.crl"]).0, Some(4));
}

//! What runs in a process of its own: SoftHSM reads its place from the
//! environment of the process, once.

use std::path::Path;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, CertificateType, ObjectClass};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;
use serde_json::Value;
use tukiem::sign::token::{self, TokenChoice};
use tukiem::sign::{Digest, SignError, sign_pdf};
use zeroize::Zeroizing;

use super::bench::{PIN, SOFTHSM};
use super::support::{Kind, now, pdf, request};

/// Does the task; gives what it found.
pub(crate) fn work(task: &Value) -> String {
    match task["do"].as_str().unwrap() {
        "list" => match token::list(Path::new(task["module"].as_str().unwrap())) {
            Ok(tokens) => format!("{} tokens", tokens.len()),
            Err(error) => error.kind().to_owned(),
        },
        "put" => put(task),
        "generate" => generate(task),
        "sign" => sign(task).unwrap_or_else(|error| error.kind().to_owned()),
        other => panic!("no task {other}"),
    }
}

fn id(task: &Value) -> Vec<u8> {
    let digits = task["id"].as_str().unwrap();
    tukiem::app::tokens::read_hex(digits).unwrap()
}

/// Work of the token's owner, past the program.
fn owner(task: &Value, work: impl FnOnce(&Session)) {
    let module = Pkcs11::new(SOFTHSM).unwrap();
    let threads = CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK);
    module.initialize(threads).unwrap();
    let slot = task["slot"].as_u64().unwrap().try_into().unwrap();
    let session = module.open_rw_session(slot).unwrap();
    session
        .login(UserType::User, Some(&AuthPin::new(PIN.into())))
        .unwrap();
    work(&session);
}

fn put(task: &Value) -> String {
    let der = std::fs::read(task["certificate"].as_str().unwrap()).unwrap();
    let read = tukiem::sign::Certificate::from_der(&der).unwrap();
    let attributes = [
        Attribute::Class(ObjectClass::CERTIFICATE),
        Attribute::CertificateType(CertificateType::X_509),
        Attribute::Token(true),
        Attribute::Private(false),
        Attribute::Label(read.common_name().into_bytes()),
        Attribute::Id(id(task)),
        // The subject is not looked at by anyone here.
        Attribute::Subject(vec![0x30, 0]),
        Attribute::Value(der),
    ];
    owner(task, |session| {
        session.create_object(&attributes).unwrap();
    });
    "put".to_owned()
}

/// An RSA key that wants the PIN for each signature; gives its public key as PEM text.
fn generate(task: &Value) -> String {
    let mut spki = Vec::new();
    owner(task, |session| {
        let public = [
            Attribute::Token(true),
            Attribute::Id(id(task)),
            Attribute::ModulusBits(2048.into()),
            Attribute::PublicExponent(vec![1, 0, 1]),
            Attribute::Verify(true),
        ];
        let private = [
            Attribute::Token(true),
            Attribute::Private(true),
            Attribute::Id(id(task)),
            Attribute::Sensitive(true),
            Attribute::Sign(true),
            Attribute::AlwaysAuthenticate(true),
        ];
        let made = session.generate_key_pair(&Mechanism::RsaPkcsKeyPairGen, &public, &private);
        let (public, _) = made.unwrap();
        let read = session.get_attributes(public, &[AttributeType::Modulus]);
        let Attribute::Modulus(modulus) = read.unwrap().remove(0) else {
            panic!("a modulus");
        };
        spki = subject_public_key(&modulus);
    });
    spki.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `SubjectPublicKeyInfo` of an RSA key with exponent 65537.
fn subject_public_key(modulus: &[u8]) -> Vec<u8> {
    let value = |tag: u8, content: &[u8]| {
        let mut out = vec![tag];
        match content.len() {
            short @ 0..0x80 => out.push(u8::try_from(short).unwrap()),
            long => {
                out.push(0x82);
                out.extend(u16::try_from(long).unwrap().to_be_bytes());
            }
        }
        out.extend(content);
        out
    };
    let modulus = value(2, &[&[0], modulus].concat());
    let key = value(0x30, &[modulus, value(2, &[1, 0, 1])].concat());
    let algorithm = [
        0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0,
    ];
    let bits = value(3, &[&[0], &key[..]].concat());
    value(0x30, &[&algorithm[..], &bits].concat())
}

fn sign(task: &Value) -> Result<String, SignError> {
    let choice = TokenChoice {
        module: SOFTHSM.into(),
        slot: task["slot"].as_u64().unwrap(),
        id: id(task),
    };
    let pin = task["pin"].as_str().unwrap();
    let at = now();
    let key = token::open(&choice, &Zeroizing::new(pin.to_owned()), at)?;
    assert!(!format!("{key:?}").contains(pin), "{key:?}");
    let key = match task["digest"].as_str().unwrap() {
        "" => key,
        name => {
            let digest = Digest::ALL.iter().find(|digest| digest.name() == name);
            key.with_digest(*digest.unwrap())?
        }
    };
    if let Some(gone) = task["remove"].as_str() {
        std::fs::remove_dir_all(gone).unwrap();
    }
    if task["twice"] == true {
        // While one signature is on its way, another with this token waits for it.
        let again = token::open(&choice, &Zeroizing::new(pin.to_owned()), at);
        assert_eq!(again.map(|_| ()).unwrap_err().kind(), "token_busy");
        assert!(token::list(Path::new(SOFTHSM)).is_ok());
    }
    let signed = sign_pdf(&pdf(Kind::Table), &request("ThuTruong", &key))?;
    std::fs::write(task["out"].as_str().unwrap(), signed).unwrap();
    Ok("signed".to_owned())
}

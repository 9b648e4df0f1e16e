//! Packages as somebody else would make them: any entries, any manifest, true encryption.

use std::io::{Cursor, Read, Write};
use std::sync::OnceLock;

use age::secrecy::SecretString;
use serde_json::{Value, json};
use sha2::Digest;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::desk::{Machine, WORDS};

/// One entry of a package.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
    pub(crate) method: CompressionMethod,
}

impl Entry {
    pub(crate) fn new(name: &str, content: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.to_owned(),
            content: content.into(),
            method: CompressionMethod::Stored,
        }
    }
}

/// The entries of a good package, small, with one file.
pub(crate) fn good() -> Vec<Entry> {
    static GOOD: OnceLock<Vec<Entry>> = OnceLock::new();
    GOOD.get_or_init(make_good).clone()
}

fn make_good() -> Vec<Entry> {
    let mut machine = Machine::new();
    let catalog = machine
        .session
        .library
        .get(&tukiem::model::id::CatalogId::new("quang-binh-26-2014"))
        .unwrap();
    let head = tukiem::app::demo::head(&catalog, super::desk::at(0).date_naive());
    machine.do_it(tukiem::app::command::Command::Create(Box::new(head)));
    let item = machine.item(0);
    machine.answer(&item, tukiem::model::response::Answer::Met);
    machine.attach("bien-ban.txt", b"bien ban", Some(item));
    let path = machine.package("good.tukiem");
    entries(&open(&std::fs::read(path).unwrap()))
}

/// What is inside the encryption.
pub(crate) fn open(package: &[u8]) -> Vec<u8> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(WORDS));
    identity.set_max_work_factor(18);
    let decryptor = age::Decryptor::new(package).unwrap();
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut plain = Vec::new();
    let mut reader = decryptor.decrypt(identities).unwrap();
    reader.read_to_end(&mut plain).unwrap();
    plain
}

/// Another reader's view of the zip file inside.
pub(crate) fn entries(plain: &[u8]) -> Vec<Entry> {
    let mut archive = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut file = archive.by_index(n).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            Entry {
                name: file.name().unwrap().into_owned(),
                content,
                method: file.compression(),
            }
        })
        .collect()
}

/// The zip file of these entries, as any program writes it.
pub(crate) fn zipped(entries: &[Entry]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = SimpleFileOptions::default().compression_method(entry.method);
        zip.start_file(&entry.name, options).unwrap();
        zip.write_all(&entry.content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Encrypts with little work, so that many cases take little time.
pub(crate) fn sealed(plain: &[u8]) -> Vec<u8> {
    sealed_with(plain, 2)
}

/// Encrypts with 2^`factor` rounds.
pub(crate) fn sealed_with(plain: &[u8], factor: u8) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(WORDS));
    recipient.set_work_factor(factor);
    encrypted(plain, &recipient)
}

/// Encrypts to any recipient.
pub(crate) fn encrypted(plain: &[u8], recipient: &dyn age::Recipient) -> Vec<u8> {
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap();
    sealed
}

/// A package of these entries.
pub(crate) fn package(entries: &[Entry]) -> Vec<u8> {
    sealed(&zipped(entries))
}

/// Edits the JSON of an entry; where it is not the manifest, the manifest is made to fit.
pub(crate) fn edit(entries: &[Entry], name: &str, change: impl FnOnce(&mut Value)) -> Vec<Entry> {
    let mut entries = entries.to_vec();
    let entry = entries.iter_mut().find(|entry| entry.name == name).unwrap();
    let mut value: Value = serde_json::from_slice(&entry.content).unwrap();
    change(&mut value);
    entry.content = serde_json::to_vec(&value).unwrap();
    if name != "manifest.json" {
        list_again(&mut entries);
    }
    entries
}

/// Puts true sizes and hashes into the manifest.
pub(crate) fn list_again(entries: &mut [Entry]) {
    let mut manifest: Value = serde_json::from_slice(&entries[0].content).unwrap();
    let mut catalog = None;
    for file in manifest["files"].as_array_mut().unwrap() {
        let name = file["path"].as_str().unwrap().to_owned();
        if let Some(entry) = entries.iter().find(|entry| entry.name == name) {
            let digest = sha2::Sha256::digest(&entry.content);
            let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            file["size"] = json!(entry.content.len());
            file["sha256"] = json!(digest);
            if name == "catalog.ron" {
                catalog = Some(file["sha256"].clone());
            }
        }
    }
    if let Some(digest) = catalog {
        manifest["catalog"]["sha256"] = digest;
    }
    entries[0].content = serde_json::to_vec(&manifest).unwrap();
}

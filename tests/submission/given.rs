//! The demonstration's report, and the same made wrong on purpose before or after signing.

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document as Tree, Object, ObjectId};
use serde_json::Value;
use tukiem::app::clock::FixedClock;
use tukiem::app::command::Command;
use tukiem::app::demo::{self, PASSPHRASE};
use tukiem::app::export::Snapshot;
use tukiem::app::session::Session;
use tukiem::app::submission::{self, Opened, Refused};
use tukiem::exchange::submission_json::SubmissionForm;
use tukiem::model::id::AssessmentId;
use tukiem::report;
use tukiem::report::document::{AGENCY_FIELD, Document, LEADER_FIELD};
use tukiem::sign::{SignRequest, SigningKey, TrustAnchors, open_pkcs12, sign_pdf};
use zeroize::Zeroizing;

pub(crate) fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T09:30:05+07:00").unwrap()
}

/// What the demonstration's session holds, its signed file, and its key.
pub(crate) struct Demo {
    pub(crate) snapshot: Snapshot,
    pub(crate) signed: Vec<u8>,
    pub(crate) key: SigningKey,
}

/// Made once.
pub(crate) static DEMO: LazyLock<Demo> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock(now()));
    let made = demo::run(folder.path(), clock.clone()).unwrap();
    let signed = std::fs::read(&made.report.path).unwrap();
    let mut session = Session::open(&made.database, clock, Arc::new(|| {})).unwrap();
    session.execute(Command::Open(AssessmentId(1))).unwrap();
    let current = session.current.as_ref().unwrap();
    let snapshot = Snapshot {
        assessment: current.assessment.clone(),
        catalog: current.catalog.clone(),
        controls: current.controls.clone(),
        scope: current.scope.clone(),
        score: current.score.clone(),
    };
    let mut files = std::fs::read_dir(folder.path()).unwrap();
    let key = files.find_map(|file| {
        let path = file.unwrap().path();
        let is_key = path.extension().is_some_and(|ending| ending == "p12");
        is_key.then(|| std::fs::read(path).unwrap())
    });
    let passphrase = Zeroizing::new(PASSPHRASE.to_owned());
    Demo {
        snapshot,
        signed,
        key: open_pkcs12(&key.unwrap(), &passphrase).unwrap(),
    }
});

/// The demonstration's report as a value.
pub(crate) fn document() -> Document {
    DEMO.snapshot.document(now()).unwrap()
}

/// The demonstration's data.
pub(crate) fn data() -> (SubmissionForm, Vec<u8>) {
    let bytes = document().attachments.remove(0).bytes;
    (serde_json::from_slice(&bytes).unwrap(), bytes)
}

pub(crate) fn signed(unsigned: &[u8]) -> Vec<u8> {
    signed_in(LEADER_FIELD, unsigned)
}

/// Signed once more, in the agency's field.
pub(crate) fn sealed(signed: &[u8]) -> Vec<u8> {
    signed_in(AGENCY_FIELD, signed)
}

fn signed_in(field: &str, pdf: &[u8]) -> Vec<u8> {
    let request = SignRequest {
        field,
        key: &DEMO.key,
        time: now(),
        reason: None,
        location: None,
        contact: None,
        appearance: None,
    };
    sign_pdf(pdf, &request).unwrap()
}

pub(crate) fn signed_document(document: &Document) -> Vec<u8> {
    signed(&report::render(document).unwrap())
}

pub(crate) fn open(pdf: &[u8]) -> Result<Opened, Box<Refused>> {
    submission::open(pdf, &TrustAnchors::none(), now())
}

/// The report with its data changed before anything is drawn; the printed digest
/// stays that of the right data.
pub(crate) fn with_data(change: impl FnOnce(&mut Value)) -> Document {
    let mut document = document();
    let attachment = &mut document.attachments[0];
    let mut value = serde_json::from_slice(&attachment.bytes).unwrap();
    change(&mut value);
    attachment.bytes = serde_json::to_vec_pretty(&value).unwrap();
    document
}

/// The unsigned report with its objects changed.
pub(crate) fn reworked(change: impl FnOnce(&mut Tree)) -> Vec<u8> {
    let mut tree = Tree::load_mem(&report::render(&document()).unwrap()).unwrap();
    change(&mut tree);
    let mut bytes = Vec::new();
    tree.save_to(&mut bytes).unwrap();
    bytes
}

/// The catalog's associated files.
pub(crate) fn associated(tree: &mut Tree) -> &mut Vec<Object> {
    let catalog = tree.catalog_mut().unwrap();
    catalog.get_mut(b"AF").unwrap().as_array_mut().unwrap()
}

/// The file specification of the data.
pub(crate) fn specification(tree: &mut Tree) -> (ObjectId, &mut Dictionary) {
    let id = associated(tree)[0].as_reference().unwrap();
    (id, tree.get_dictionary_mut(id).unwrap())
}

/// The embedded stream of the data.
pub(crate) fn embedded(tree: &mut Tree) -> ObjectId {
    let (_, specification) = specification(tree);
    let files = specification.get(b"EF").unwrap().as_dict().unwrap();
    files.get(b"F").unwrap().as_reference().unwrap()
}

/// The leaf of the name tree.
pub(crate) fn names(tree: &mut Tree) -> &mut Vec<Object> {
    let catalog = tree.catalog().unwrap();
    let names = catalog.get(b"Names").unwrap().as_dict().unwrap();
    let leaf = names.get(b"EmbeddedFiles").unwrap().as_reference().unwrap();
    let leaf = tree.get_dictionary_mut(leaf).unwrap();
    leaf.get_mut(b"Names").unwrap().as_array_mut().unwrap()
}

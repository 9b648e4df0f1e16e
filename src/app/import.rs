//! Evidence into the store: streamed in pieces, so that a file is never whole in
//! memory and answers are saved in between.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::error::AppError;
use super::job::Progress;
use super::writer::{Order, ask};
use crate::model::evidence::{MAX_FILE_BYTES, StoredFile, media_type, safe_file_name};
use crate::model::id::{AssessmentId, ItemId};

/// Bytes read at a time.
const PIECE: usize = 1024 * 1024;

/// A file that is in the store and waits to become evidence.
#[derive(Clone, Debug)]
pub struct ImportedFile {
    /// Its safe name.
    pub name: String,
    /// The stored file.
    pub file: StoredFile,
}

/// What an import brought.
#[derive(Debug)]
pub struct Imported {
    /// The assessment it was asked for.
    pub assessment: AssessmentId,
    /// The item the files prove.
    pub item: Option<ItemId>,
    /// Files stored.
    pub files: Vec<ImportedFile>,
    /// Files refused, by name.
    pub refused: Vec<(String, Arc<AppError>)>,
}

/// Stores each file; one that fails does not stop the others.
pub(super) fn import_files(
    orders: &Sender<Order>,
    paths: &[PathBuf],
    (assessment, item): (AssessmentId, Option<ItemId>),
    progress: &Progress,
) -> Imported {
    let mut imported = Imported {
        assessment,
        item,
        files: vec![],
        refused: vec![],
    };
    let sizes = paths
        .iter()
        .map(|path| path.metadata().map_or(0, |m| m.len()));
    let total = sizes.sum();
    let mut done = 0;
    for path in paths {
        let raw = path.file_name().unwrap_or_default().to_string_lossy();
        let name = safe_file_name(&raw);
        match import_file(orders, path, &name, &mut |bytes| {
            done += bytes;
            progress.set(done, total);
            progress.check()
        }) {
            Ok(file) => imported.files.push(ImportedFile { name, file }),
            Err(error) => imported.refused.push((name, Arc::new(error))),
        }
    }
    imported
}

/// Stores bytes that are already in memory.
pub(super) fn import_bytes(
    orders: &Sender<Order>,
    name: &str,
    mut bytes: &[u8],
) -> Result<StoredFile, AppError> {
    store_stream(orders, &mut bytes, name, Path::new(name), &mut |_| Ok(()))
}

fn import_file(
    orders: &Sender<Order>,
    path: &Path,
    name: &str,
    step: &mut dyn FnMut(u64) -> Result<(), AppError>,
) -> Result<StoredFile, AppError> {
    let mut file = File::open(path).map_err(|e| AppError::read(path, &e))?;
    let size = file.metadata().map_err(|e| AppError::read(path, &e))?.len();
    if size > MAX_FILE_BYTES {
        return Err(AppError::TooLarge {
            name: name.to_owned(),
            size,
        });
    }
    store_stream(orders, &mut file, name, path, step)
}

fn store_stream(
    orders: &Sender<Order>,
    source: &mut dyn Read,
    name: &str,
    path: &Path,
    step: &mut dyn FnMut(u64) -> Result<(), AppError>,
) -> Result<StoredFile, AppError> {
    let id = ask(orders, Order::BlobBegin)?;
    let streamed = (|| {
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            let limit = PIECE as u64;
            source
                .take(limit)
                .read_to_end(&mut piece)
                .map_err(|e| AppError::read(path, &e))?;
            if piece.is_empty() {
                return ask(orders, |reply| Order::BlobFinish(id, reply));
            }
            step(piece.len() as u64)?;
            ask(orders, |reply| Order::BlobAppend(id, piece, reply))?;
        }
    })();
    match streamed {
        Ok(blob) => Ok(StoredFile {
            sha256: blob.sha256,
            size: blob.size,
            media_type: media_type(name).to_owned(),
        }),
        Err(error) => {
            // If the writer is gone too, the half-stored file is swept at the next start.
            drop(orders.send(Order::BlobCancel(id)));
            Err(error)
        }
    }
}

//! The evidence of a package into the store, streamed. Until an assessment names
//! it nobody sees it.

use std::path::Path;
use std::sync::mpsc::Sender;

use super::named;
use super::passphrase::Passphrase;
use super::read::{Received, open_file};
use super::refusal::PackageRefusal;
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::app::writer::{Order, ask};
use crate::exchange::package::EvidenceSink;
use crate::model::evidence::Sha256;
use crate::store::UploadId;

/// Reads the package again and stores its evidence.
///
/// # Errors
/// [`PackageRefusal::Changed`] where it is not the file that was looked at; as
/// [`super::read()`]; the store refuses.
pub(in crate::app) fn store_evidence(
    orders: &Sender<Order>,
    path: &Path,
    passphrase: &Passphrase,
    expected: &Received,
    progress: &Progress,
) -> Result<(), AppError> {
    let package = open_file(path, passphrase, progress)?;
    // The manifest has the hash of everything else.
    if package.manifest != expected.manifest || package.assessment != expected.assessment {
        return Err(PackageRefusal::Changed.into());
    }
    let mut upload = Upload {
        orders,
        progress,
        under_way: None,
    };
    package
        .evidence(&mut upload)
        .map_err(|error| named(path, error))
}

/// Hands files to the writer thread.
struct Upload<'a> {
    orders: &'a Sender<Order>,
    progress: &'a Progress,
    under_way: Option<UploadId>,
}

impl EvidenceSink<AppError> for Upload<'_> {
    fn begin(&mut self, _: Sha256, _: u64) -> Result<(), AppError> {
        self.progress.check()?;
        self.under_way = Some(ask(self.orders, Order::BlobBegin)?);
        Ok(())
    }

    fn piece(&mut self, bytes: Vec<u8>) -> Result<(), AppError> {
        self.progress.check()?;
        if let Some(id) = self.under_way {
            ask(self.orders, |reply| Order::BlobAppend(id, bytes, reply))?;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), AppError> {
        if let Some(id) = self.under_way.take() {
            ask(self.orders, |reply| Order::BlobFinish(id, reply))?;
        }
        Ok(())
    }
}

impl Drop for Upload<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.under_way {
            // If the writer is gone too, the half-stored file is swept at the next start.
            drop(self.orders.send(Order::BlobCancel(id)));
        }
    }
}

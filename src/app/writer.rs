//! The writer thread: the only owner of the store. It takes orders one by one
//! and never loses one: what the disk refuses is kept and tried again.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::clock::SharedClock;
use super::error::AppError;
use super::job::Waker;
use crate::model::assessment::{Assessment, Head};
use crate::model::change::Change;
use crate::model::id::{AssessmentId, AssessmentUid, CatalogId};
use crate::store::{AssessmentSummary, RegulationCopy, Store, StoreError, StoredBlob, UploadId};

/// How long to wait before an order that the disk refused is tried again.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// Where the answer to an order goes.
type Reply<T> = Sender<Result<T, StoreError>>;

/// One order to the store.
#[derive(Debug)]
pub enum Order {
    /// Write changes as one transaction; acknowledged by an [`Ack`].
    Apply {
        /// The assessment.
        assessment: AssessmentId,
        /// The changes.
        changes: Vec<Change>,
        /// Who made them.
        actor: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Keep a setting; acknowledged by an [`Ack`].
    Setting(&'static str, String),
    /// Make an assessment that holds these changes from the start.
    Create(
        AssessmentUid,
        Box<Head>,
        Vec<Change>,
        DateTime<FixedOffset>,
        Reply<AssessmentId>,
    ),
    /// Take in an assessment from elsewhere, with the text of its catalog.
    TakeIn(
        Box<Assessment>,
        String,
        DateTime<FixedOffset>,
        Reply<AssessmentId>,
    ),
    /// Keep the text of a catalog that an assessment is made against.
    KeepCatalog(CatalogId, String, String, Reply<()>),
    /// The text of a catalog of one version, if it was kept.
    CatalogText(CatalogId, String, Reply<Option<String>>),
    /// Keep the unit's copy of a regulation, or take it out.
    KeepRegulation(CatalogId, Option<Box<RegulationCopy>>, Reply<()>),
    /// The unit's copy of a regulation, if there is one.
    RegulationText(CatalogId, Reply<Option<RegulationCopy>>),
    /// List the assessments.
    List(Reply<Vec<AssessmentSummary>>),
    /// Load one.
    Load(AssessmentId, Reply<Assessment>),
    /// Begin a file.
    BlobBegin(Reply<UploadId>),
    /// Add to it.
    BlobAppend(UploadId, Vec<u8>, Reply<()>),
    /// Finish it.
    BlobFinish(UploadId, Reply<StoredBlob>),
    /// Give it up.
    BlobCancel(UploadId),
    /// Copy the database to a file.
    Backup(std::path::PathBuf, Reply<()>),
}

/// What became of an order that is acknowledged.
#[derive(Debug)]
pub enum Ack {
    /// It is on disk since this moment.
    Saved(DateTime<FixedOffset>),
    /// The disk refused it; it is kept and will be tried again.
    Waiting(StoreError),
    /// The store refused it for good.
    Refused(StoreError),
}

/// The handle of the writer thread. Dropping it waits until everything is written.
#[derive(Debug)]
pub struct Writer {
    orders: Option<Sender<Order>>,
    acks: Receiver<Ack>,
    thread: Option<JoinHandle<()>>,
    in_flight: usize,
}

impl Writer {
    /// Starts the thread that owns `store`. `wake` is called after every acknowledgement.
    pub fn start(store: Store, clock: SharedClock, wake: Waker) -> Result<Self, AppError> {
        let (orders, inbox) = channel();
        let (outbox, acks) = channel();
        let work = move || {
            Thread {
                store,
                clock,
                wake,
                outbox,
                waiting: VecDeque::new(),
            }
            .run(&inbox);
        };
        let thread = Builder::new().name("writer".to_owned()).spawn(work);
        let thread = thread.map_err(|source| AppError::Thread {
            detail: source.to_string(),
        })?;
        Ok(Self {
            orders: Some(orders),
            acks,
            thread: Some(thread),
            in_flight: 0,
        })
    }

    /// Sends an order that is acknowledged later.
    pub(super) fn send(&mut self, order: Order) -> Result<(), AppError> {
        self.sender()?
            .send(order)
            .map_err(|_| AppError::WriterGone)?;
        self.in_flight += 1;
        Ok(())
    }

    /// Sends an order and waits for its answer: for rare, small requests.
    pub(super) fn ask<T>(&self, order: impl FnOnce(Reply<T>) -> Order) -> Result<T, AppError> {
        ask(&self.sender()?, order)
    }

    /// A sender for a job.
    pub(super) fn sender(&self) -> Result<Sender<Order>, AppError> {
        self.orders.clone().ok_or(AppError::WriterGone)
    }

    /// The next acknowledgement, if one has come.
    pub(super) fn next_ack(&mut self) -> Option<Ack> {
        let ack = self.acks.try_recv().ok()?;
        if !matches!(ack, Ack::Waiting(_)) {
            self.in_flight = self.in_flight.saturating_sub(1);
        }
        Some(ack)
    }

    /// Waits for the next acknowledgement, at most so long.
    pub(super) fn wait_ack(&mut self, at_most: Duration) -> Option<Ack> {
        let ack = self.acks.recv_timeout(at_most).ok()?;
        if !matches!(ack, Ack::Waiting(_)) {
            self.in_flight = self.in_flight.saturating_sub(1);
        }
        Some(ack)
    }

    /// Whether every order has been acknowledged.
    pub fn is_idle(&self) -> bool {
        self.in_flight == 0
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panicked writer has nothing left to tell; what it confirmed is on disk.
            drop(thread.join());
        }
    }
}

/// Sends an order over `orders` and waits for its answer.
pub(super) fn ask<T>(
    orders: &Sender<Order>,
    order: impl FnOnce(Reply<T>) -> Order,
) -> Result<T, AppError> {
    let (reply, answer) = channel();
    orders
        .send(order(reply))
        .map_err(|_| AppError::WriterGone)?;
    Ok(answer.recv().map_err(|_| AppError::WriterGone)??)
}

/// Whether the disk may take the order later.
fn is_transient(error: &StoreError) -> bool {
    use StoreError as E;
    matches!(
        error,
        E::DiskFull | E::Busy | E::ReadOnly { .. } | E::Io { .. } | E::Sqlite { .. }
    )
}

/// What the thread owns.
struct Thread {
    store: Store,
    clock: SharedClock,
    wake: Waker,
    outbox: Sender<Ack>,
    /// Orders the disk refused, in their order.
    waiting: VecDeque<Order>,
}

impl Thread {
    fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            let next = if self.waiting.is_empty() {
                inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                inbox.recv_timeout(RETRY_AFTER)
            };
            match next {
                Ok(order @ (Order::Apply { .. } | Order::Setting(..))) => {
                    self.waiting.push_back(order);
                    self.write_waiting();
                }
                Ok(order) => self.answer(order),
                Err(RecvTimeoutError::Timeout) => self.write_waiting(),
                Err(RecvTimeoutError::Disconnected) => {
                    self.write_waiting();
                    return;
                }
            }
        }
    }

    /// Writes what waits, oldest first, until the disk refuses.
    fn write_waiting(&mut self) {
        while let Some(order) = self.waiting.front() {
            let done = match order {
                Order::Apply {
                    assessment,
                    changes,
                    actor,
                    at,
                } => self.store.apply(*assessment, changes, *at, actor),
                Order::Setting(key, value) => self.store.set_setting(key, value),
                _ => Ok(()),
            };
            match done {
                Ok(()) => {
                    self.waiting.pop_front();
                    self.tell(Ack::Saved(self.clock.now()));
                }
                Err(error) if is_transient(&error) => {
                    self.tell(Ack::Waiting(error));
                    return;
                }
                Err(error) => {
                    self.waiting.pop_front();
                    self.tell(Ack::Refused(error));
                }
            }
        }
    }

    fn tell(&self, ack: Ack) {
        // Nobody listens any more when the window closes; what is written stays written.
        drop(self.outbox.send(ack));
        (self.wake)();
    }

    /// Answers an order that waits for its answer; the asker may have gone meanwhile.
    fn answer(&mut self, order: Order) {
        let store = &mut self.store;
        match order {
            Order::Create(uid, head, changes, at, reply) => {
                let actor = &head.profile.officer.name;
                drop(reply.send(store.create_with(uid, &head, &changes, at, actor)));
            }
            Order::TakeIn(assessment, catalog, at, reply) => {
                let actor = &assessment.head.profile.officer.name;
                drop(reply.send(store.take_in(&assessment, &catalog, at, actor)));
            }
            Order::KeepCatalog(id, version, text, reply) => {
                drop(reply.send(store.keep_catalog(&id, &version, &text)));
            }
            Order::CatalogText(id, version, reply) => {
                drop(reply.send(store.catalog_text(&id, &version)));
            }
            Order::KeepRegulation(id, text, reply) => {
                drop(reply.send(store.set_regulation_text(&id, text.as_deref())));
            }
            Order::RegulationText(id, reply) => drop(reply.send(store.regulation_text(&id))),
            Order::List(reply) => drop(reply.send(store.assessments())),
            Order::Load(id, reply) => drop(reply.send(store.load(id))),
            Order::BlobBegin(reply) => drop(reply.send(store.blob_begin())),
            Order::BlobAppend(id, bytes, reply) => drop(reply.send(store.blob_append(id, &bytes))),
            Order::BlobFinish(id, reply) => drop(reply.send(store.blob_finish(id))),
            Order::BlobCancel(id) => drop(store.blob_cancel(id)),
            Order::Backup(path, reply) => drop(reply.send(store.backup_to(&path))),
            Order::Apply { .. } | Order::Setting(..) => {}
        }
    }
}

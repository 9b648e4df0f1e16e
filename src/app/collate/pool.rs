//! Many files on all cores: a fixed number of threads, each with one file in
//! hand, and one collector that keeps only what is small.
//!
//! A thread that a file brings down is replaced; the file is then a finding.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};

use super::journal::Journal;
use super::one_file::{Read, ReadReport, read_file};
use super::walk::Source;
use crate::app::error::AppError;
use crate::app::job::Progress;
use crate::model::ranking::{Finding, Reading};

/// Stack of a reading thread in bytes: damaged files nest deeply.
const STACK: usize = 8 * 1024 * 1024;

/// The most threads: beyond that the disk is what is slow, and a hostile package may
/// make each derive its key in 256 MiB.
const MAX_THREADS: usize = 8;

/// No task is in hand.
const NOTHING: usize = usize::MAX;

/// What a thread tells the collector.
enum Told {
    /// The task at this position is done.
    Done(usize, Read),
    /// The thread in this slot has ended, by itself or by a panic.
    Ended(usize),
}

/// A file still to be read.
struct Task<'a> {
    /// Its position among all files.
    at: usize,
    source: &'a Source,
    /// The hash of a content that the journal knows under this name.
    known: Option<String>,
}

/// What the threads share.
struct Desk<'a> {
    tasks: Vec<Task<'a>>,
    next: AtomicUsize,
    /// By slot: the task in hand.
    in_hand: Vec<AtomicUsize>,
    reader: &'a dyn ReadReport,
    progress: &'a Progress,
}

/// Reads every file that the journal does not know, and gives what came of all of them in
/// their order.
///
/// # Errors
/// The person stopped it, or no thread can be started.
pub(super) fn read_all(
    sources: &[Source],
    reader: &dyn ReadReport,
    journal: &mut Journal,
    progress: &Progress,
) -> Result<Vec<Reading>, AppError> {
    let mut readings: Vec<Option<Reading>> = Vec::with_capacity(sources.len());
    let mut tasks = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let unchanged = journal.unchanged(source);
        if unchanged.is_none() {
            let known = journal.hash_of(source);
            tasks.push(Task { at, source, known });
        }
        readings.push(unchanged);
    }
    let threads = thread::available_parallelism().map_or(1, Into::into);
    let threads = threads.min(MAX_THREADS).min(tasks.len());
    let desk = Desk {
        tasks,
        next: AtomicUsize::new(0),
        in_hand: (0..threads).map(|_| AtomicUsize::new(NOTHING)).collect(),
        reader,
        progress,
    };
    if threads > 0 {
        thread::scope(|scope| collect(scope, &desk, &mut readings, journal))?;
    }
    progress.check()?;
    let all = readings.into_iter().zip(sources);
    // A file without a reading was in hand when its thread died and no other could be started.
    Ok(all
        .map(|(reading, source)| reading.unwrap_or_else(|| crashed(source)))
        .collect())
}

fn crashed(source: &Source) -> Reading {
    Reading::Refused {
        file: source.name.clone(),
        finding: Finding::Crashed,
    }
}

fn collect<'scope, 'env>(
    scope: &'scope Scope<'scope, 'env>,
    desk: &'env Desk<'env>,
    readings: &mut [Option<Reading>],
    journal: &mut Journal,
) -> Result<(), AppError> {
    let total = readings.len() as u64;
    let mut done = total - desk.tasks.len() as u64;
    desk.progress.set(done, total);
    let slots = desk.in_hand.len();
    let (sender, receiver) = sync_channel(2 * slots);
    let mut threads = Vec::with_capacity(slots);
    for slot in 0..slots {
        threads.push(Some(start(scope, desk, slot, sender.clone())?));
    }
    let mut running = slots;
    while running > 0 {
        let (at, mut reading, source, sha256) = match receiver.recv() {
            Ok(Told::Done(task, read)) => {
                let Some(task) = desk.tasks.get(task) else {
                    continue;
                };
                let Some(reading) = reading(task, read.outcome, journal) else {
                    continue;
                };
                (task.at, reading, task.source, read.sha256)
            }
            Ok(Told::Ended(slot)) => {
                let thread = threads.get_mut(slot).and_then(Option::take);
                if thread.is_none_or(|thread| thread.join().is_ok()) {
                    running -= 1;
                    continue;
                }
                if let Some(thread) = threads.get_mut(slot) {
                    *thread = Some(start(scope, desk, slot, sender.clone())?);
                }
                let in_hand = desk.in_hand.get(slot);
                let in_hand = in_hand.map(|task| task.swap(NOTHING, Ordering::SeqCst));
                let Some(task) = in_hand.and_then(|task| desk.tasks.get(task)) else {
                    continue;
                };
                (task.at, crashed(task.source), task.source, String::new())
            }
            Err(_) => break,
        };
        journal.keep(source, &sha256, &mut reading);
        if let Some(place) = readings.get_mut(at) {
            *place = Some(reading);
        }
        done += 1;
        desk.progress.set(done, total);
    }
    Ok(())
}

fn reading(
    task: &Task<'_>,
    outcome: Option<Result<Box<crate::model::ranking::Entry>, Finding>>,
    journal: &Journal,
) -> Option<Reading> {
    let file = task.source.name.clone();
    match outcome {
        Some(Ok(mut entry)) => {
            entry.file = file;
            Some(Reading::Report(entry))
        }
        Some(Err(finding)) => Some(Reading::Refused { file, finding }),
        None => journal.content(&file),
    }
}

fn start<'scope, 'env>(
    scope: &'scope Scope<'scope, 'env>,
    desk: &'env Desk<'env>,
    slot: usize,
    sender: SyncSender<Told>,
) -> Result<ScopedJoinHandle<'scope, ()>, AppError> {
    let thread = Builder::new()
        .name(format!("collate {slot}"))
        .stack_size(STACK);
    let started = thread.spawn_scoped(scope, move || work(desk, slot, sender));
    started.map_err(|error| AppError::Thread {
        detail: error.to_string(),
    })
}

fn work(desk: &Desk<'_>, slot: usize, sender: SyncSender<Told>) {
    let ended = Ended { slot, sender };
    while !desk.progress.is_cancelled() {
        let at = desk.next.fetch_add(1, Ordering::SeqCst);
        let Some(task) = desk.tasks.get(at) else {
            return;
        };
        let in_hand = desk.in_hand.get(slot);
        let hold = |task| in_hand.inspect(|place| place.store(task, Ordering::SeqCst));
        hold(at);
        let read = read_file(task.source, task.known.as_deref(), desk.reader);
        hold(NOTHING);
        if ended.sender.send(Told::Done(at, read)).is_err() {
            return;
        }
    }
}

/// Tells the collector that a thread has ended, however it ends.
struct Ended {
    slot: usize,
    sender: SyncSender<Told>,
}

impl Drop for Ended {
    fn drop(&mut self) {
        // A collector that has gone waits for nobody.
        drop(self.sender.send(Told::Ended(self.slot)));
    }
}

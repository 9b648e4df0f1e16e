//! The only owner of connections. Every connection to the data file is made
//! here, so that encryption at rest can be switched on in one place.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::aside::{beside, free_name};
use super::backup;
use super::error::StoreError;
use super::header::{APPLICATION_ID, Header};
use super::integrity;
use super::lock::Lock;
use super::migrate::{self, VERSION};
use super::upload::{self, Upload, UploadId};

/// The usual name of a unit's data file. What stands under it is taken for ours even when damaged.
pub const FILE_NAME: &str = "tukiem.db";

/// How long to wait for another connection.
const PATIENCE: Duration = Duration::from_secs(10);
const PAGE_BYTES: u32 = 16_384;
/// The log shrinks back to this after a big file went through it.
const LOG_BYTES: u32 = 64 * 1024 * 1024;

/// A read-only view of the data file for jobs; many may be open beside the [`Store`].
pub struct Reader {
    connection: Connection,
}

/// The data file, open for writing by this program alone. It can do all that a [`Reader`] can.
pub struct Store {
    // Closed before the lock is let go: fields are dropped in this order.
    reader: Reader,
    /// Files being received.
    pub(super) uploads: BTreeMap<UploadId, Upload>,
    _lock: Lock,
}

/// An opened store, and what the person should be told.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What happened on the way.
    pub notice: Option<Notice>,
}

/// What happened while opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An older file was brought up to date; the file as it was is kept beside it.
    Upgraded {
        /// Its version before.
        from: u32,
        /// Its version now.
        to: u32,
        /// Where the copy is.
        copy: PathBuf,
    },
}

impl Store {
    /// Opens the data file, makes it where there is none, brings an older one up to date.
    ///
    /// # Errors
    /// [`StoreError::AlreadyOpen`], [`StoreError::Newer`], [`StoreError::NotADatabase`],
    /// [`StoreError::NotOurs`], [`StoreError::Damaged`], [`StoreError::ReadOnly`],
    /// [`StoreError::DiskFull`], [`StoreError::Io`]. What was refused is left as it was.
    pub fn open(path: &Path, now: DateTime<FixedOffset>) -> Result<Opened, StoreError> {
        let lock = Lock::take(path)?;
        let found = match inspect(path)? {
            None => Some(make(path, now).map_err(|error| error.at(path))?),
            found => found,
        };
        let (reader, notice) = prepare(path, found, now).map_err(|error| error.at(path))?;
        let store = Self {
            reader,
            uploads: BTreeMap::new(),
            _lock: lock,
        };
        Ok(Opened { store, notice })
    }

    /// The connection, for writing.
    pub(super) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.reader.connection
    }
}

impl Deref for Store {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Reader {
    /// Opens a second connection to a file that a [`Store`] has made or brought up to date.
    ///
    /// # Errors
    /// As [`Store::open`], and [`StoreError::Older`]; a missing file is [`StoreError::Io`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        fs::metadata(path).map_err(|error| StoreError::io(path, error))?;
        judge_header(path)?;
        let connection = connect(path, Access::Read)?;
        match judge(path, &connection).map_err(|error| error.at(path))? {
            VERSION => Ok(Self { connection }),
            found => Err(StoreError::Older {
                path: path.to_owned(),
                found,
                supported: VERSION,
            }),
        }
    }

    /// The connection, for reading.
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Whether the copy at `path` is a whole data file.
pub(super) fn check_copy(path: &Path) -> Result<(), StoreError> {
    let connection = connect(path, Access::Read)?;
    integrity::quick_check(&connection)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

fn connect(path: &Path, access: Access) -> Result<Connection, StoreError> {
    let access = match access {
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(connection)
}

/// The version of the file at `path`, `None` where there is no file. Reads
/// only, so that what is refused stays as it is, log included.
fn inspect(path: &Path) -> Result<Option<u32>, StoreError> {
    if !path
        .try_exists()
        .map_err(|error| StoreError::io(path, error))?
    {
        // SQLite would throw away a log without its file; it may hold answers.
        if log_is_full(path) {
            return Err(StoreError::Damaged {
                path: path.to_owned(),
                detail: "only its log is left".to_owned(),
            });
        }
        return Ok(None);
    }
    judge_header(path)?;
    let read = || {
        let connection = connect(path, Access::Read)?;
        let version = judge(path, &connection)?;
        integrity::quick_check(&connection)?;
        Ok(version)
    };
    read().map(Some).map_err(|error: StoreError| error.at(path))
}

/// Refuses by the first bytes alone what they show not to be for us.
fn judge_header(path: &Path) -> Result<(), StoreError> {
    let Some(header) = Header::read(path)? else {
        if path.file_name().is_some_and(|name| name == FILE_NAME) {
            return Err(StoreError::Damaged {
                path: path.to_owned(),
                detail: "it does not begin as a data file does".to_owned(),
            });
        }
        return Err(StoreError::NotADatabase {
            path: path.to_owned(),
        });
    };
    // A log may hold a newer first page; then SQLite must be asked.
    if header.application_id != 0 && !log_is_full(path) {
        judge_numbers(path, header)?;
    }
    Ok(())
}

/// Refuses what is not for us, and gives the version. A file without tables and
/// without owner is one whose making was cut short.
fn judge(path: &Path, connection: &Connection) -> Result<u32, StoreError> {
    let header = Header {
        application_id: connection.pragma_query_value(None, "application_id", |row| row.get(0))?,
        user_version: connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
    };
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let nobodys = Header {
        application_id: 0,
        user_version: 0,
    };
    if header == nobodys && tables == 0 {
        return Ok(0);
    }
    judge_numbers(path, header)
}

fn judge_numbers(path: &Path, header: Header) -> Result<u32, StoreError> {
    let path = path.to_owned();
    match header {
        Header { application_id, .. } if application_id != APPLICATION_ID => {
            Err(StoreError::NotOurs { path })
        }
        Header { user_version, .. } if user_version > VERSION => Err(StoreError::Newer {
            path,
            found: user_version,
            supported: VERSION,
        }),
        Header { user_version, .. } => Ok(user_version),
    }
}

fn log_is_full(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Makes a new data file beside its place and moves it there once it is whole, so that
/// a program killed meanwhile leaves no empty file that looks like a damaged one.
fn make(path: &Path, now: DateTime<FixedOffset>) -> Result<u32, StoreError> {
    let making = beside(path, ".moi");
    // What an earlier attempt left holds nothing that a person typed.
    for ending in ["", "-wal", "-shm", "-journal"] {
        let left = beside(&making, ending);
        match fs::remove_file(&left) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(StoreError::io(&left, error));
            }
            _ => {}
        }
    }
    let (reader, _) = prepare(&making, None, now)?;
    let Reader { connection } = reader;
    connection.close().map_err(|(_, error)| error)?;
    if log_is_full(&making) {
        return Err(StoreError::Sqlite {
            detail: "the log of the new file was not written back".to_owned(),
        });
    }
    fs::rename(&making, path).map_err(|error| StoreError::io(path, error))?;
    Ok(VERSION)
}

/// Opens for writing a file that was found good, or makes a new one.
fn prepare(
    path: &Path,
    found: Option<u32>,
    now: DateTime<FixedOffset>,
) -> Result<(Reader, Option<Notice>), StoreError> {
    let mut connection = connect(path, Access::Write)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly {
            path: path.to_owned(),
        });
    }
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Sqlite {
            detail: format!("this folder does not allow a write-ahead log, only {mode}"),
        });
    }
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update_and_check(None, "journal_size_limit", LOG_BYTES, |_| Ok(()))?;

    let from = found.unwrap_or(0);
    let mut notice = None;
    if (1..VERSION).contains(&from) {
        let copy = free_name(path, &format!("truoc-v{VERSION}"), now)?;
        backup::copy(&connection, &copy)?;
        notice = Some(Notice::Upgraded {
            from,
            to: VERSION,
            copy,
        });
    }
    migrate::migrate(&mut connection, from)?;
    upload::sweep(&connection)?;
    Ok((Reader { connection }, notice))
}

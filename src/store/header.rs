//! The first bytes of a `SQLite` file (sqlite.org/fileformat2.html §1.3), read
//! without `SQLite`, so that a file that is not ours is not touched at all.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::error::StoreError;

/// `TuKm` in ASCII, at offset 68 of every file of ours.
pub const APPLICATION_ID: u32 = 0x5475_4B6D;

const MAGIC: &[u8] = b"SQLite format 3\0";
const LENGTH: u64 = 100;

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Whose file it is; 0 where nobody said.
    pub(super) application_id: u32,
    /// Version of its schema.
    pub(super) user_version: u32,
}

impl Header {
    /// Reads the header; `None` where the file does not begin as `SQLite` files do.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, StoreError> {
        read(path).map_err(|error| StoreError::io(path, error))
    }
}

fn read(path: &Path) -> io::Result<Option<Header>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LENGTH).read_to_end(&mut bytes)?;
    if !bytes.starts_with(MAGIC) {
        return Ok(None);
    }
    let number = |at: usize| {
        let field = bytes.get(at..at + 4)?;
        Some(u32::from_be_bytes(field.try_into().ok()?))
    };
    let header = number(68)
        .zip(number(60))
        .map(|(application_id, user_version)| Header {
            application_id,
            user_version,
        });
    Ok(header)
}

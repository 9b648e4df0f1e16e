//! What can be wrong with a package, as facts; `app::message` makes sentences of them.

use std::io;

use thiserror::Error;

/// Why a package could not be written or read.
#[derive(Debug, Error)]
pub enum PackageError {
    /// The file is something else.
    #[error("this is no package of Tukiem")]
    NotAPackage,
    /// A newer Tukiem wrote it.
    #[error("the package has version {found}, this Tukiem reads up to {supported}")]
    Newer {
        /// The package's version.
        found: u32,
        /// The newest version this program reads.
        supported: u32,
    },
    /// The passphrase does not open it.
    #[error("the passphrase does not open the package")]
    WrongPassphrase,
    /// Opening it would take more work than any package of Tukiem asks for.
    #[error("the package asks for 2^{factor} rounds of scrypt; it does not come from Tukiem")]
    TooMuchWork {
        /// The logarithm of scrypt's N (RFC 7914).
        factor: u8,
    },
    /// Cut short, or its bytes are not those that were written.
    #[error("the package is damaged or cut short")]
    Damaged,
    /// It opens, yet what it holds contradicts itself. No Tukiem wrote it so.
    #[error("{entry}: {fault}")]
    Inconsistent {
        /// The entry.
        entry: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// More than a package may hold.
    #[error("{entry} is larger than a package may hold")]
    TooLarge {
        /// The entry.
        entry: String,
    },
    /// The passphrase for a new package is too short.
    #[error("the passphrase needs at least {least} characters")]
    ShortPassphrase {
        /// The least length, in characters.
        least: usize,
    },
    /// The file could not be read.
    #[error("reading the package failed: {0}")]
    Input(#[source] io::Error),
    /// The file could not be written.
    #[error("writing the package failed: {0}")]
    Output(#[source] io::Error),
}

/// What is wrong with an entry of a package that opens.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Fault {
    /// Another entry stands where this one belongs: a strange or doubled name, or a path that leads elsewhere.
    #[error("{found:?} stands in its place")]
    OtherEntry {
        /// Its name, at most 80 characters.
        found: String,
    },
    /// It is missing.
    #[error("it is missing")]
    Missing,
    /// It is compressed or encrypted once more, which no package needs.
    #[error("it is not stored plainly")]
    NotPlain,
    /// Its size is not that of the manifest.
    #[error("its size is not as listed")]
    Size,
    /// Its SHA-256 is not that of the manifest.
    #[error("its content is not as listed")]
    Hash,
    /// It is not of its form.
    #[error("not of its form: {detail}")]
    Form {
        /// The reader's words, in English.
        detail: String,
    },
    /// A value that no Tukiem writes.
    #[error("{place} has an impossible value")]
    Value {
        /// Where.
        place: String,
    },
    /// Something stands twice.
    #[error("{place} stands twice")]
    Doubled {
        /// What.
        place: String,
    },
    /// Something names what is not there.
    #[error("{place} names what is not there")]
    Dangling {
        /// What.
        place: String,
    },
    /// The manifest says one thing, the content another.
    #[error("{place} is not as the manifest says")]
    Contradiction {
        /// What.
        place: &'static str,
    },
}

impl PackageError {
    /// The contradiction in `entry`.
    pub(super) fn fault(entry: &str, fault: Fault) -> Self {
        Self::Inconsistent {
            entry: entry.to_owned(),
            fault,
        }
    }
}

//! The versions of the schema. A step, once released, never changes.

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;
use super::header::APPLICATION_ID;

/// Step n leads from version n to version n + 1.
const STEPS: [&str; 4] = [
    include_str!("migrations/v1.sql"),
    include_str!("migrations/v2.sql"),
    include_str!("migrations/v3.sql"),
    include_str!("migrations/v4.sql"),
];

/// The version this program reads and writes.
pub const VERSION: u32 = 4;

const _: () = assert!(STEPS.len() == VERSION as usize);

/// Brings the schema from version `from` to [`VERSION`], each step in a
/// transaction of its own, so that a power cut leaves a whole version.
pub(super) fn migrate(connection: &mut Connection, from: u32) -> Result<(), StoreError> {
    for (version, step) in (1..=VERSION).zip(STEPS) {
        if version <= from {
            continue;
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

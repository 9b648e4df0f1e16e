//! One `SQLite` file a unit: every assessment, its evidence files and who changed what.
//!
//! [`Store`] writes and is meant for one thread; a [`Reader`] is a second,
//! read-only connection for jobs. Each [`Change`](crate::model::change::Change)
//! is written with its audit row, and a call returns only when it is on the disk.
//!
//! | file | concept |
//! |---|---|
//! | `open` | the only owner of connections: what is opened, what is refused |
//! | `lock`, `header`, `aside` | exclusive use, a file's first bytes, files kept beside |
//! | `migrate` | the versions of the schema (`migrations/*.sql`) |
//! | `assessment`, `head`, `response`, `evidence`, `link`, `plan` | one table each |
//! | `apply` | a list of changes as one transaction |
//! | `audit`, `record`, `history` | the chain of audit rows, what they hold, reading them |
//! | `upload`, `blob` | evidence files in and out |
//! | `texts` | catalogs as they were used, the unit's copies of regulations |
//! | `setting`, `backup`, `integrity` | settings, copies, checks |
//! | `code`, `value` | model values as text in columns |

mod apply;
mod aside;
mod assessment;
mod audit;
mod backup;
mod blob;
mod code;
mod error;
mod evidence;
mod head;
mod header;
mod history;
mod integrity;
mod link;
mod lock;
mod migrate;
mod open;
mod plan;
mod record;
mod response;
mod setting;
mod texts;
mod upload;
mod value;

pub use aside::set_aside;
pub use assessment::AssessmentSummary;
pub use audit::AuditChain;
pub use blob::BlobState;
pub use error::StoreError;
pub use header::APPLICATION_ID;
pub use history::HistoryRow;
pub use migrate::VERSION;
pub use open::{FILE_NAME, Notice, Opened, Reader, Store};
pub use texts::RegulationCopy;
pub use upload::{StoredBlob, UploadId};
